import { describe, expect, it } from 'vitest'
import { noBreak } from '#core/french.ts'
import { questionsOf } from '#rules/instruments/engine.ts'
import type { Answer, Instrument, Question } from '#rules/instruments/instrument.ts'
import { instrumentOf } from '#rules/instruments/instruments.ts'
import { againstFile, knownLine } from './known.ts'
import type { KnownOfCase } from './known.ts'

type Someone = KnownOfCase['members'][number]
const someone = (more: Partial<Someone>): Someone => ({
  personId: 'p1',
  firstName: 'Linh',
  name: 'Linh Nguyen',
  role: 'main',
  custody: null,
  birthDate: '1990-01-01',
  age: 36,
  unborn: false,
  diedOn: null,
  ...more,
})
const linh = someone({})
const mai = someone({ personId: 'p2', firstName: 'Mai', role: 'child', birthDate: '2026-10-10', age: 0 })
const noe = someone({ personId: 'p3', firstName: 'Noé', role: 'child', custody: 'visits', birthDate: '2018-01-01', age: 8 })
const known = (members: readonly Someone[], more: Partial<KnownOfCase> = {}): KnownOfCase => ({
  members,
  dwelling: null,
  today: '2026-11-22',
  personId: null,
  ...more,
})
const question = (instrument: string, id: string): Question =>
  questionsOf(instrumentOf(instrument) as Instrument).find((one) => one.id === id) as Question
const line = (instrument: string, id: string, answer: Answer | undefined, of: KnownOfCase) =>
  knownLine(question(instrument, id), answer, of)

describe('what the file knows of a question', () => {
  it('names the children where none is said, and says nothing where it agrees', () => {
    const of = known([linh, mai])
    const words = `Le dossier connaît Mai, 1${noBreak}mois.`
    expect(line('danger-conjugal', 'children', 'none', of)).toEqual({ words, offers: null, against: true })
    expect(line('danger-conjugal', 'children', undefined, of)).toEqual({ words, offers: null, against: false })
    expect(line('danger-conjugal', 'children', 'present', of)).toBeNull()
    expect(line('danger-conjugal', 'pregnant', 'no', of)?.against).toBe(true)
    expect(line('danger-conjugal', 'pregnant', 'no', known([linh, noe]))).toBeNull()
    expect(line('danger-conjugal', 'children', 'none', known([linh]))).toBeNull()
    expect(line('danger-conjugal', 'children', 'none', known([linh, { ...mai, diedOn: '2026-11-01' }]))).toBeNull()
    const expected = someone({ role: 'child', birthDate: null, age: null, unborn: true })
    expect(line('danger-conjugal', 'pregnant', 'no', known([linh, expected]))?.words).toBe('Le dossier connaît un enfant à naître.')
  })

  it('names the other children of the home beside the one who is evaluated', () => {
    const of = known([linh, mai, noe], { personId: 'p2' })
    expect(line('enfant-en-danger', 'others', undefined, of)?.words).toBe(`Le dossier connaît aussi Noé, 8${noBreak}ans.`)
    expect(line('enfant-en-danger', 'others', 'Noé, chez son père', of)).toBeNull()
  })

  it('offers who sleeps there and by which title, with where it is known from, and never answers by itself', () => {
    const of = known([linh, mai, noe], { dwelling: { tenure: 'furnishedTenant', fromDate: '2024-03-12' } })
    expect(line('logement', 'sleepers', undefined, of)).toEqual({
      words: `Le foyer, dans le dossier${noBreak}: 2${noBreak}personnes, Linh, Mai.`,
      offers: { answer: 2, label: `2${noBreak}personnes` },
      against: false,
    })
    expect(line('logement', 'sleepers', 2, of)).toBeNull()
    expect(line('logement', 'sleepers', 5, of)?.against).toBe(true)
    expect(line('logement', 'title', undefined, of)).toMatchObject({ offers: { answer: 'tenantPrivate' }, against: false })
    expect(line('logement', 'title', undefined, of)?.words).toContain('Locataire en meublé, depuis le')
    expect(line('logement', 'title', 'tenantPrivate', of)).toBeNull()
    // a place that the list of the check does not name: said, not offered
    const chrs = known([linh], { dwelling: { tenure: 'chrs', fromDate: '2024-03-12' } })
    expect(line('logement', 'title', 'hosted', chrs)).toMatchObject({ offers: null, against: false })
    expect(line('logement', 'title', undefined, known([linh]))).toBeNull()
  })

  it('lists what is against the file before the end, among what is asked', () => {
    const danger = instrumentOf('danger-conjugal') as Instrument
    expect(againstFile(danger, { children: 'none', pregnant: 'no' }, known([linh, mai])).map(({ part }) => part)).toEqual([
      'signs',
      'children',
    ])
    expect(againstFile(danger, {}, known([linh, mai]))).toEqual([])
  })
})
