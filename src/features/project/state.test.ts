import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AgreementText, ProjectEvent, ProjectEventBody, ProjectStep } from './model.ts'
import { pathOf, readStrokes } from './signature.ts'
import { agreementTextOf, isCurrent, nextDay, notAgreeable, refusalOf, stateOf } from './state.ts'

let made = 0
const at = (body: ProjectEventBody, day = '2026-06-16'): ProjectEvent => ({
  ...body,
  id: `e${String((made += 1)).padStart(4, '0')}`,
  day,
  author: 'Solène Kerbrat',
  writtenAt: new Date(Date.UTC(2026, 5, 16, 9, 0, made % 60)),
})
const option = (id: string, title = id): ProjectEventBody => ({
  kind: 'option',
  option: id,
  title,
  gives: 'g',
  asks: 'a',
  delay: 'd',
  risks: 'r',
})
const chosen = (
  answer: 'accepted' | 'refused' | 'later',
  one: string | null = 'a',
  comeBackOn: string | null = null,
): ProjectEventBody => ({
  kind: 'chosen',
  answer,
  option: one,
  words: 'Je veux essayer',
  comeBackOn,
})
const objective = (id: string, words: string): ProjectEventBody => ({ kind: 'objective', objective: id, words, statement: null })
const commitment = (id: string, side: 'person' | 'service'): ProjectEventBody => ({
  kind: 'commitment',
  commitment: id,
  side,
  words: `mot de ${id}`,
})
const reviewed = (goesOn: 'carryOn' | 'change' | 'end', next: string | null): ProjectEventBody => ({
  kind: 'reviewed',
  results: [{ objective: 'o1', outcome: 'partly', words: 'deux courriers sur trois' }],
  herView: 'Ça va mieux',
  ourView: '',
  goesOn,
  next,
})
const stateOfAll = (events: ProjectEventBody[], agreed = false) =>
  stateOf(
    events.map((body) => at(body)),
    agreed,
  )

describe('the stage', () => {
  it('goes from what is understood to what runs, then ends', () => {
    expect(stateOfAll([]).stage).toBe('understanding')
    expect(stateOfAll([option('a')]).stage).toBe('comparing')
    expect(stateOfAll([option('a'), { kind: 'proposed', option: 'a', words: '' }]).stage).toBe('proposed')
    expect(stateOfAll([option('a'), chosen('accepted')]).stage).toBe('building')
    expect(stateOfAll([option('a'), chosen('accepted')], true).stage).toBe('running')
    expect(stateOfAll([option('a'), chosen('later', null, '2026-09-01')]).stage).toBe('later')
    const ended: ProjectEventBody = { kind: 'ended', why: 'reached', done: '', results: [], herView: '', relay: '' }
    expect(stateOfAll([option('a'), chosen('accepted'), ended], true).stage).toBe('over')
  })

  it('a no is kept in her words, starts no clock, and another proposal opens the question again', () => {
    const no = stateOfAll([
      option('a'),
      { kind: 'proposed', option: 'a', words: '' },
      { kind: 'reviewPlanned', on: '2026-09-01' },
      chosen('refused'),
    ])
    expect(no).toMatchObject({ stage: 'refused', choice: { answer: 'refused', words: 'Je veux essayer' } })
    expect(nextDay(no)).toBeNull()
    // nothing that she wants is marked by it
    expect(stateOfAll([objective('o1', 'Dormir'), option('a'), chosen('refused')]).objectives[0]).toMatchObject({ outcome: null })
    const again = stateOfAll([option('a'), chosen('refused'), option('b'), { kind: 'proposed', option: 'b', words: '' }])
    expect(again).toMatchObject({ stage: 'proposed', choice: null })
  })

  it('asks again on the day she said, or on none', () => {
    expect(nextDay(stateOfAll([option('a'), chosen('later', null, '2026-09-01')]))).toEqual({ what: 'later', on: '2026-09-01' })
    expect(nextDay(stateOfAll([option('a'), chosen('later', null)]))).toBeNull()
    expect(nextDay(stateOfAll([option('a'), chosen('accepted'), { kind: 'reviewPlanned', on: '2026-09-15' }]))).toEqual({
      what: 'review',
      on: '2026-09-15',
    })
  })

  it('a review says what was reached and moves the next one; the last word on an id stands where it was', () => {
    const state = stateOfAll(
      [
        option('a'),
        chosen('accepted'),
        objective('o1', 'Ouvrir le courrier'),
        objective('o2', 'Dormir'),
        objective('o1', 'Ouvrir tout le courrier'),
        reviewed('carryOn', '2026-12-01'),
      ],
      true,
    )
    expect(state.objectives).toEqual([
      { id: 'o1', words: 'Ouvrir tout le courrier', statement: null, outcome: 'partly', outcomeWords: 'deux courriers sur trois' },
      { id: 'o2', words: 'Dormir', statement: null, outcome: null, outcomeWords: '' },
    ])
    expect(nextDay(state)).toEqual({ what: 'review', on: '2026-12-01' })
    expect(state.reviews).toHaveLength(1)
  })

  it('does not depend on the order in which rows are read', () => {
    const events = [
      option('a'),
      option('b'),
      chosen('refused'),
      { kind: 'proposed', option: 'b', words: '' } as const,
      chosen('accepted', 'b'),
      objective('o1', 'x'),
    ].map((body, n) => at(body, `2026-06-1${n}`))
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        expect(stateOf(shuffled, true)).toEqual(stateOf(events, true))
      }),
    )
  })
})

describe('what cannot be said', () => {
  const state = stateOfAll([option('a')])
  it('says which field, in words', () => {
    expect(refusalOf(stateOfAll([]), chosen('refused', null))).toEqual({ '': 'Écrivez d’abord au moins une possibilité.' })
    expect(refusalOf(state, chosen('accepted', null))).toEqual({ option: 'Dites laquelle elle choisit.' })
    expect(refusalOf(state, chosen('accepted', 'zzz'))).toEqual({ option: 'Choisissez dans la liste.' })
    expect(refusalOf(state, { kind: 'proposed', option: 'zzz', words: '' })).toEqual({ option: 'Choisissez ce qui est proposé.' })
    expect(refusalOf(state, reviewed('carryOn', null))).toEqual({ '': expect.stringContaining('choix') })
    expect(refusalOf(stateOfAll([option('a'), chosen('accepted')]), { kind: 'optionDropped', option: 'a' })).toEqual({
      '': expect.stringContaining('autre choix'),
    })
    for (const event of [
      { kind: 'optionDropped', option: 'z' },
      { kind: 'objectiveDropped', objective: 'z' },
      { kind: 'commitmentDropped', commitment: 'z' },
    ] as const)
      expect(refusalOf(state, event)).toEqual({ '': expect.stringContaining('plus là') })
  })
  it('asks for no reason of a no, nor of a later', () => {
    for (const answer of ['refused', 'later'] as const)
      expect(refusalOf(state, { kind: 'chosen', answer, option: null, words: '', comeBackOn: null })).toBeNull()
  })
  it('adds nothing to what is over', () => {
    const over = stateOfAll([{ kind: 'ended', why: 'noNews', done: '', results: [], herView: '', relay: '' }])
    expect(refusalOf(over, option('a'))).toEqual({ '': 'Ce projet est terminé : commencez-en un autre.' })
  })
})

describe('the agreement', () => {
  const step = (doer: ProjectStep['doer']): ProjectStep => ({
    id: 's',
    what: 'Appeler la CAF',
    doer,
    dueOn: null,
    doneAt: null,
    objective: null,
  })
  const built = [option('a', 'Trier ensemble'), chosen('accepted'), objective('o1', 'Ne plus avoir peur'), commitment('c1', 'person')]
  it('binds both sides', () => {
    expect(notAgreeable(stateOfAll([option('a')]), [])).toContain('choisi')
    expect(notAgreeable(stateOfAll([option('a'), chosen('accepted')]), [])).toContain('ce qu’elle veut')
    expect(notAgreeable(stateOfAll(built), [step('person')])).toContain('deux côtés')
    expect(notAgreeable(stateOfAll(built), [step('both')])).toBeNull()
    expect(notAgreeable(stateOfAll([...built, commitment('c2', 'service')]), [])).toBeNull()
  })
  it('keeps what both had before their eyes, and knows when it is no longer that', () => {
    const now = agreementTextOf('Le courrier', stateOfAll(built), [step('worker')])
    expect(now).toEqual({
      title: 'Le courrier',
      herView: '',
      choice: { title: 'Trier ensemble', words: 'Je veux essayer' },
      objectives: ['Ne plus avoir peur'],
      steps: [{ what: 'Appeler la CAF', doer: 'worker', dueOn: null }],
      commitments: [{ side: 'person', words: 'mot de c1' }],
      reviewOn: null,
    } satisfies AgreementText)
    expect(isCurrent(undefined, now)).toBe(false)
    expect(isCurrent({ text: now }, { ...now, reviewOn: '2026-10-01' })).toBe(true)
    expect(
      isCurrent({ text: now }, agreementTextOf('Le courrier', stateOfAll([...built, objective('o2', 'Dormir')]), [step('worker')])),
    ).toBe(false)
  })
})

describe('a drawn signature', () => {
  it('is whole points within its frame, or nothing of ours', () => {
    expect(readStrokes('')).toEqual([])
    expect(readStrokes('[[0,0,10,12],[600,200]]')).toEqual([
      [0, 0, 10, 12],
      [600, 200],
    ])
    for (const wrong of [
      '{',
      '5',
      '[[1]]',
      '[[]]',
      '[["a",1]]',
      '[[1.5,2]]',
      '[[-1,2]]',
      '[[601,2]]',
      '[[2,201]]',
      '[[1,2,3]]',
      '[null]',
      JSON.stringify(Array.from({ length: 201 }, () => [1, 1])),
    ])
      expect(readStrokes(wrong), wrong.slice(0, 20)).toBeNull()
    expect(readStrokes(JSON.stringify([Array.from({ length: 20_002 }, () => 1)]))).toBeNull()
  })
  it('draws numbers alone', () => {
    expect(
      pathOf([
        [1, 2, 3, 4],
        [5, 6],
      ]),
    ).toBe('M1 2L3 4M5 6l0 1')
    fc.assert(
      fc.property(fc.json(), (text) => {
        const read = readStrokes(text)
        if (read) expect(pathOf(read)).toMatch(/^[\dMLl ]*$/)
      }),
    )
  })
})
