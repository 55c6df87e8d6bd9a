import { describe, expect, it } from 'vitest'
import { channels, decide, nextSafe, purposes, safeHours, waitBeforeRetry } from './model.ts'
import type { Channel, Choice, Purpose, Standing } from './model.ts'
import { compose } from './templates.ts'

const choice: Choice = { channel: 'sms', from: '09:00', until: '18:00', despiteDanger: false }
const calm: Standing = { mayMessage: true, mayWrite: true, addressHidden: false, danger: false }
const at = { date: '2026-12-03', time: '14:00' }
const now = { date: '2026-11-24', time: '10:30' }

describe('whether a person is told', () => {
  it('says nothing before she was asked, and nothing when she does not wish it', () => {
    expect(decide({ purpose: 'reminder', choice: null, standing: calm, at, now })).toEqual({ silent: 'notAsked' })
    expect(decide({ purpose: 'reminder', choice: { ...choice, channel: 'none' }, standing: calm, at, now })).toEqual({ silent: 'declined' })
  })
  it('sends nothing at all to a protected household unless she agreed, for all purposes and ways', () => {
    const danger = { ...calm, danger: true }
    let asked = 0
    for (const purpose of Object.keys(purposes) as Purpose[])
      for (const channel of Object.keys(channels) as Channel[]) {
        expect(decide({ purpose, choice: { ...choice, channel }, standing: danger, at, now })).toEqual({ silent: 'withheld' })
        expect(decide({ purpose, choice: { ...choice, channel, despiteDanger: true }, standing: danger, at, now })).toHaveProperty(
          'send',
          channel,
        )
        asked += 2
      }
    expect(decide({ purpose: 'reminder', choice: null, standing: danger, at, now })).toEqual({ silent: 'withheld' })
    expect(asked).toBe(30)
  })
  it('follows the plate of today over an older choice, also when she agreed in danger', () => {
    for (const despiteDanger of [false, true]) {
      expect(
        decide({ purpose: 'reminder', choice: { ...choice, despiteDanger }, standing: { ...calm, mayMessage: false }, at, now }),
      ).toEqual({
        silent: 'withheld',
      })
      expect(
        decide({
          purpose: 'moved',
          choice: { ...choice, channel: 'letter', despiteDanger },
          standing: { ...calm, addressHidden: true },
          at,
          now,
        }),
      ).toEqual({ silent: 'withheld' })
      expect(
        decide({
          purpose: 'moved',
          choice: { ...choice, channel: 'letter', despiteDanger },
          standing: { ...calm, mayWrite: false },
          at,
          now,
        }),
      ).toEqual({ silent: 'withheld' })
    }
  })
  it('leaves two days before, inside her hours and those of the house', () => {
    expect(decide({ purpose: 'reminder', choice, standing: calm, at, now })).toEqual({
      send: 'sms',
      notBefore: { date: '2026-12-01', time: '14:00' },
    })
    expect(decide({ purpose: 'reminder', choice: { ...choice, until: '12:00' }, standing: calm, at, now })).toEqual({
      send: 'sms',
      notBefore: { date: '2026-12-02', time: '09:00' },
    })
    expect(decide({ purpose: 'reminder', choice: { ...choice, channel: 'letter' }, standing: calm, at, now })).toEqual({
      send: 'letter',
      notBefore: { date: '2026-11-25', time: '08:00' },
    })
    expect(safeHours({ from: '06:00', until: '23:00' })).toEqual({ from: '08:00', until: '20:00' })
    expect(safeHours({ from: '20:00', until: '22:00' })).toBeNull()
    expect(decide({ purpose: 'moved', choice: { ...choice, from: '20:30', until: '22:00' }, standing: calm, at, now })).toEqual({
      silent: 'withheld',
    })
  })
  it('never arrives at night: one minute before, at the end, on the last day of a month', () => {
    expect(nextSafe({ date: '2026-11-30', time: '17:59' }, { from: '09:00', until: '18:00' })).toEqual({
      date: '2026-11-30',
      time: '17:59',
    })
    expect(nextSafe({ date: '2026-11-30', time: '18:00' }, { from: '09:00', until: '18:00' })).toEqual({
      date: '2026-12-01',
      time: '09:00',
    })
    expect(nextSafe({ date: '2026-11-30', time: '08:59' }, { from: '09:00', until: '18:00' })).toEqual({
      date: '2026-11-30',
      time: '09:00',
    })
  })
  it('does not tell too late, but still tells of a cancellation and of a visit made for nothing', () => {
    const soon = { date: at.date, time: '12:01' }
    expect(decide({ purpose: 'reminder', choice, standing: calm, at, now: soon })).toEqual({ silent: 'tooLate' })
    expect(decide({ purpose: 'reminder', choice, standing: calm, at, now: { ...soon, time: '12:00' } })).toHaveProperty('send', 'sms')
    expect(decide({ purpose: 'cancelled', choice, standing: calm, at, now: soon })).toHaveProperty('send', 'sms')
    expect(decide({ purpose: 'cancelled', choice, standing: calm, at, now: { ...soon, time: '14:01' } })).toEqual({ silent: 'tooLate' })
    expect(decide({ purpose: 'absent', choice, standing: calm, at, now: { ...soon, time: '15:00' } })).toHaveProperty('send', 'sms')
  })
  it('tries again a little later each time, and tells a person after a day', () => {
    const waits = Array.from({ length: 27 }, (_, index) => waitBeforeRetry(index + 1))
    expect(waits.slice(0, 5)).toEqual([1, 5, 15, 60, 60])
    expect(waits.at(-1)).toBeNull()
    expect(waits.filter((one) => one !== null)).toHaveLength(26)
  })
})

describe('the words that leave the house', () => {
  const told = { at, next: { date: '2026-12-08', time: '09:30' }, today: '2026-11-24' }
  const texts = (Object.keys(purposes) as Purpose[]).flatMap((purpose) =>
    (Object.keys(channels) as Channel[]).map((channel) => ({ purpose, channel, ...compose(channel, { ...told, purpose }) })),
  )
  it('are these, whatever the household: no flag reaches the template', () => {
    expect(texts).toMatchSnapshot()
  })
  it('name nobody, no service, no place, no motive, no number and no address of ours', () => {
    expect(texts).toHaveLength(15)
    for (const { text, subject } of texts)
      expect(`${subject} ${text}`).not.toMatch(
        /social|aparté|département|CCAS|mairie|solidarit|enfan|violen|droit|CAF|RSA|dossier|Mme|M\.|assistant|https?:|www|\d{5}|0\d( \d\d){4}/i,
      )
  })
  it('fit in one SMS of the 7-bit alphabet', () => {
    const alphabet = /^[A-Za-z0-9@£$¥èéùìòÇ\n\rÅåΔ_ÆæßÉ !"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà]*$/
    for (const { text, channel } of texts.filter((one) => one.channel === 'sms')) {
      expect(channel).toBe('sms')
      expect(text.length).toBeLessThanOrEqual(160)
      expect(text).toMatch(alphabet)
    }
  })
})
