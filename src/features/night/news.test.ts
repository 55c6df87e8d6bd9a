import { describe, expect, it } from 'vitest'
import { endOfDecision, newsOf, toldUntil } from './news.ts'
import { noticeSentence, whySentence } from './model.ts'
import type { KeptRight, ResultBody, Span } from './model.ts'

const body = (month: string, rights: KeptRight[]): ResultBody => ({ month, rights, total: [0, 0], questions: [], unknown: [] })
const sure = (right: string, amount: number | Span, more: Partial<KeptRight> = {}): KeptRight => ({
  right, member: null, open: 'sure', span: typeof amount === 'number' ? [amount, amount] : amount, ...more,
}) // prettier-ignore
const maybe = (right: string, low: number, high: number): KeptRight => ({ right, member: null, open: 'maybe', span: [low, high] })
const unsupported = (right: string): KeptRight => ({ right, member: null, open: 'unsupported', span: [0, 0] })
const news = (before: KeptRight[], after: KeptRight[], { months = ['2026-03', '2026-04'], fromCents = 20_00, today = '2026-04-01' } = {}) =>
  newsOf({
    before: body(months[0] as string, before),
    after: body(months[1] as string, after),
    today,
    fromCents,
    whyIn: () => ({ kind: 'revaluation' }),
  })
const told = (...given: Parameters<typeof news>): string[] => news(...given).map(({ kind, right, on }) => `${kind} ${right} ${on}`)

describe('what the night tells', () => {
  it.each<[string, KeptRight[], KeptRight[], string[]]>([
    ['nothing when nothing changed', [sure('rsa', 600_00)], [sure('rsa', 600_00)], []],
    ['a right that was closed and is surely open', [], [sure('rsa', 100_00)], ['new rsa 2026-04-01']],
    ['nothing of a right that was possible and is now sure: it was asked for', [maybe('rsa', 0, 600_00)], [sure('rsa', 300_00)], []],
    ['nothing of a right that becomes possible', [], [maybe('rsa', 0, 600_00)], []],
    ['a right that was sure and is closed', [sure('af', 151_00)], [], ['ended af 2026-04-01']],
    ['nothing of a right that was only possible and is closed', [maybe('af', 0, 151_00)], [], []],
    ['nothing of a right that becomes only possible: a fact went out of date', [sure('rsa', 600_00)], [maybe('rsa', 0, 600_00)], []],
    ['nothing of a right that cannot be computed any more', [sure('apl', 200_00)], [unsupported('apl')], []],
    ['a rise of more than the difference', [sure('ppa', 100_00)], [sure('ppa', 120_01)], ['changed ppa 2026-04-01']],
    ['a fall of more than the difference', [sure('ppa', 120_01)], [sure('ppa', 100_00)], ['changed ppa 2026-04-01']],
    ['nothing of the difference itself', [sure('ppa', 100_00)], [sure('ppa', 120_00)], []],
    ['nothing of a range that narrows', [sure('ppa', [50_00, 300_00])], [sure('ppa', [100_00, 120_00])], []],
    ['nothing of ranges that meet', [sure('ppa', [50_00, 100_00])], [sure('ppa', [100_00, 300_00])], []],
    ['ranges that lie apart', [sure('ppa', [50_00, 100_00])], [sure('ppa', [120_01, 300_00])], ['changed ppa 2026-04-01']],
    ['no amount of what is not money', [sure('css', 0)], [sure('css', 30_00)], []],
    ['no amount of what is paid by the year', [sure('ars', 400_00)], [sure('ars', 900_00)], []],
    ['nothing of what creditors may seize', [], [sure('quotiteSaisissable', 900_00)], []],
    ['no end of what is paid once', [sure('pajeNaissance', 1000_00)], [], []],
    [
      'a stop ahead, on the first of its month',
      [sure('af', 151_00)],
      [sure('af', 151_00, { ahead: { month: '2026-07', stops: true, after: [0, 0] } })],
      ['ending af 2026-07-01'],
    ],
    [
      'a fall ahead of more than the difference',
      [sure('rsa', 900_00)],
      [sure('rsa', 900_00, { ahead: { month: '2026-06', stops: false, after: [700_00, 700_00] } })],
      ['changed rsa 2026-06-01'],
    ],
    [
      'nothing of a small fall ahead',
      [sure('rsa', 900_00)],
      [sure('rsa', 900_00, { ahead: { month: '2026-06', stops: false, after: [880_00, 880_00] } })],
      [],
    ],
  ])('%s', (_, before, after, expected) => expect(told(before, after)).toEqual(expected))

  it('within a month it is of today: facts changed', () =>
    expect(told([], [sure('rsa', 1)], { months: ['2026-04', '2026-04'], today: '2026-04-17' })).toEqual(['new rsa 2026-04-17']))
  it('a stop that was told ahead is the same news when its month comes', () => {
    const [ahead] = news([sure('af', 1)], [sure('af', 1, { ahead: { month: '2026-05', stops: true, after: [0, 0] } })])
    const [ended] = news([sure('af', 1)], [], { months: ['2026-04', '2026-05'] })
    expect(ended?.about).toBe(ahead?.about)
  })
  it('a fall that was told ahead is the same news when it comes as it was said, another when not', () => {
    const [ahead] = news(
      [sure('rsa', 900_00)],
      [sure('rsa', 900_00, { ahead: { month: '2026-05', stops: false, after: [700_00, 700_00] } })],
    )
    const came = (cents: number) => news([sure('rsa', 900_00)], [sure('rsa', cents)], { months: ['2026-04', '2026-05'] })[0]?.about
    expect(came(700_00)).toBe(ahead?.about)
    expect(came(650_00)).not.toBe(ahead?.about)
  })
  it('with a difference of 0 every change is told', () =>
    expect(told([sure('ppa', 100_00)], [sure('ppa', 100_01)], { fromCents: 0 })).toEqual(['changed ppa 2026-04-01']))
  it('rights of two persons are two rights', () =>
    expect(told([sure('aah', 1, { member: 'a' })], [sure('aah', 1, { member: 'b' })])).toEqual([
      'new aah 2026-04-01',
      'ended aah 2026-04-01',
    ]))
  it('the end of a decision is told three months ahead, once for each end', () => {
    expect(toldUntil('2026-03-31')).toBe('2026-06-30')
    const end = (on: string) => endOfDecision({ id: 's', right: 'aah', member: null, on, cents: null })
    expect(end('2026-06-30')).toMatchObject({ kind: 'ending', source: 'review', before: null, why: { kind: 'decision' } })
    expect(end('2026-06-30').about).not.toBe(end('2026-07-31').about)
  })
})

describe('its words', () => {
  it.each([
    ['new', null, [312_50, 312_50], 's’ouvrirait au 1er avril 2026, 312,50 €'],
    ['ending', [312_00, 312_00], null, 's’arrêterait le 1er avril 2026 (aujourd’hui 312 €)'],
    ['ended', [312_00, 312_00], null, 's’arrêterait au 1er avril 2026 (avant, 312 €)'],
    ['changed', [312_00, 312_00], [300_00, 300_00], 'passerait de 312 € à 300 € au 1er avril 2026'],
    ['changed', [312_00, 312_00], [100_00, 120_00], 'changerait au 1er avril 2026 (avant, 312 € ; ensuite, entre 100 € et 120 €)'],
  ] as const)('%s', (kind, before, after, words) =>
    expect(noticeSentence({ kind, before, after, on: '2026-04-01' }, 'money').replaceAll('\u00A0', ' ')).toBe(words),
  )
  it('say no amount of a right that is none', () =>
    expect(noticeSentence({ kind: 'new', before: null, after: [0, 0], on: '2026-04-01' }, 'access').replaceAll('\u00A0', ' ')).toBe('s’ouvrirait au 1er avril 2026')) // prettier-ignore
  it('name who reaches an age when she may be named', () => {
    expect(whySentence({ kind: 'birthday', member: 'x', age: 20 }, () => 'Jules')).toBe('Jules atteint 20 ans.')
    expect(whySentence({ kind: 'birthday', member: 'x', age: 20 }, () => null)).toBe('Une personne du foyer atteint 20 ans.')
  })
})
