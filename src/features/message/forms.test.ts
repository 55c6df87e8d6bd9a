import { describe, expect, it } from 'vitest'
import { checkChoice } from './forms.ts'
import type { Typed } from './forms.ts'
import { isToSay, mayLeavePaper, stateWords } from './model.ts'
import type { Choice, Standing } from './model.ts'

const calm: Standing = { mayMessage: true, mayWrite: true, addressHidden: false, danger: false }
const typed: Typed = {
  intent: 'choisir',
  channel: 'sms',
  to: '06 12 34 56 78',
  from: '09:00',
  until: '18:00',
  despiteDanger: false,
  said: '',
  askedOn: '2026-11-20',
}
const today = '2026-11-22'

describe('what is typed of a choice', () => {
  it('holds when a mobile number, an address or a letter can be reached', () => {
    expect(checkChoice(typed, calm, today)).toEqual({})
    expect(checkChoice({ ...typed, channel: 'email', to: 'mme@courriel.example' }, calm, today)).toEqual({})
    expect(checkChoice({ ...typed, channel: 'letter', to: '', from: '21:00', until: '20:00' }, calm, today)).toEqual({})
    expect(checkChoice({ ...typed, channel: 'none', to: '' }, { ...calm, mayMessage: false, mayWrite: false }, today)).toEqual({})
  })
  it('is refused beside its field otherwise', () => {
    expect(Object.keys(checkChoice({ ...typed, to: '02 96 12 34 56' }, calm, today))).toEqual(['to'])
    expect(Object.keys(checkChoice({ ...typed, channel: 'email' }, calm, today))).toEqual(['to'])
    expect(Object.keys(checkChoice({ ...typed, until: '08:30' }, calm, today))).toEqual(['until'])
    expect(Object.keys(checkChoice({ ...typed, from: '20:30', until: '22:00' }, calm, today))).toEqual(['until'])
    expect(Object.keys(checkChoice({ ...typed, askedOn: '2026-11-23' }, calm, today))).toEqual(['askedOn'])
    expect(Object.keys(checkChoice(typed, { ...calm, mayMessage: false }, today))).toEqual(['channel'])
    expect(Object.keys(checkChoice({ ...typed, channel: 'letter' }, { ...calm, addressHidden: true }, today))).toEqual(['channel'])
    expect(Object.keys(checkChoice({ ...typed, channel: 'letter' }, { ...calm, mayWrite: false }, today))).toEqual(['channel'])
  })
})

describe('a paper left at the door', () => {
  it('asks for a letter that was chosen, or for her word that one may write; never against the plate, nor in danger without her own word', () => {
    let asked = 0
    for (const channel of ['sms', 'email', 'letter', 'none', null] as const)
      for (const mayWrite of [true, false, null])
        for (const addressHidden of [false, true])
          for (const danger of [false, true])
            for (const despiteDanger of [false, true]) {
              const choice: Choice | null = channel && { channel, from: '09:00', until: '18:00', despiteDanger }
              const may = mayLeavePaper(choice, { mayMessage: null, mayWrite, addressHidden, danger })
              asked += 1
              if (mayWrite === false || addressHidden || channel === 'none') expect(may).toBe(false)
              else if (danger) expect(may).toBe(channel === 'letter' && despiteDanger)
              else expect(may).toBe(channel === 'letter' || mayWrite === true)
            }
    expect(asked).toBe(120)
  })
})

describe('what a list says of a message', () => {
  const one = { outcome: 'sent', code: null, printed: false, withdrawn: false } as const
  it('in words that name no danger', () => {
    expect(stateWords(one)).toBe('Envoyé')
    expect(stateWords({ ...one, outcome: 'withheld' })).toBe('Retenu par prudence')
    expect(stateWords({ ...one, outcome: 'toPrint' })).toBe('À imprimer et à poster')
    expect(stateWords({ ...one, outcome: 'toPrint', printed: true })).toBe('Imprimé')
    expect(stateWords({ ...one, outcome: 'waiting', withdrawn: true })).toBe('Repris avant de partir')
    expect(stateWords({ ...one, outcome: 'failed', code: 'noWay' })).toMatch(/cette voie/)
    expect(stateWords({ ...one, outcome: 'failed', code: '550' })).toBe('N’est pas parti')
    expect(stateWords({ ...one, outcome: 'dropped' })).toBe('Sans objet : le rendez-vous a changé')
    expect(stateWords({ ...one, outcome: 'dropped', code: 'declined' })).toMatch(/ne souhaite pas/)
  })
  it('and whether somebody must tell her by voice', () => {
    expect(isToSay({ ...one, outcome: 'withheld' })).toBe(true)
    expect(isToSay({ ...one, outcome: 'dropped', code: 'notAsked' })).toBe(true)
    expect(isToSay({ ...one, outcome: 'dropped' })).toBe(false)
    expect(isToSay(one)).toBe(false)
    expect(isToSay({ ...one, outcome: 'failed', withdrawn: true })).toBe(false)
  })
})
