import { describe, expect, it } from 'vitest'
import { readAnswer } from './answer.ts'
import { askedIds, isKnown, outcomeOf, lackingOf, progressOf, proposalsOf, questionsOf, sayAnswer, sayPoints, voicesOf } from './engine.ts'
import { epices } from './epices.ts'
import { faultsOf, isClosed } from './faults.ts'
import { optionsOf } from './instrument.ts'
import type { Answer, Answers, Instrument, Question } from './instrument.ts'
import { FORMER_INSTRUMENTS, INSTRUMENTS, instrumentOf } from './instruments.ts'

const own = (more: Partial<Instrument> = {}): Instrument => ({
  id: 'essai',
  version: 1,
  title: 'Essai',
  summary: '',
  compartment: 'general',
  about: 'household',
  frame: [],
  warnings: [],
  sections: [
    {
      id: 'a',
      title: 'A',
      questions: [
        { id: 'q1', ask: 'Premier ?', kind: 'yesNo' },
        {
          id: 'q2',
          ask: 'Second ?',
          kind: 'scale',
          scale: { from: 0, to: 4, lowest: 'bas', highest: 'haut' },
          when: { question: 'q1', is: ['yes'] },
        },
        {
          id: 'q3',
          ask: 'Troisième ?',
          kind: 'choices',
          options: [
            { id: 'x', label: 'Ex' },
            { id: 'y', label: 'Igrec' },
          ],
        },
      ],
    },
  ],
  result: { kind: 'none' },
  proposals: [],
  secondLook: false,
  verified: false,
  ...more,
})
const weighed = (weights: Record<string, Record<string, number>>): Instrument =>
  own({ result: { kind: 'weights', start: 0, weights, bands: [{ from: 300, label: 'plus' }], decimals: 0 } })

describe('the instruments of the house', () => {
  it.each(INSTRUMENTS.map((one) => [one.id, one] as const))('%s has no fault', (_id, one) => {
    expect(faultsOf(one)).toEqual([])
    const known = new Map(questionsOf(one).map((question) => [question.id, question]))
    for (const condition of one.proposals.flatMap((proposal) => proposal.when)) {
      const answers = optionsOf(known.get(condition.question) as Question).map((option) => option.id)
      expect(condition.is.filter((word) => !answers.includes(word))).toEqual([])
    }
    // French typography: apostrophes are curly, and what could not be checked is not said to be
    expect(JSON.stringify(one)).not.toMatch(/[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]/)
    if (one.verified) expect(one.frame.every((line) => line.verified) || one.result.kind === 'none').toBe(true)
    expect(instrumentOf(one.id)).toBe(one)
    expect(instrumentOf(one.id, one.version)).toBe(one)
    expect(instrumentOf(one.id, 99)).toBeUndefined()
  })

  it('a child is evaluated by ten domains, each a part, and by two; a version that was used is still read', () => {
    const child = instrumentOf('enfant-en-danger') as Instrument
    expect(child.version).toBe(2)
    expect(child.sections.map(({ id }) => id)).toEqual([
      'needs',
      'health',
      'school',
      'ties',
      'parents',
      'context',
      'voice',
      'resources',
      'dangers',
      'measures',
      'outcome',
    ])
    const outcome = questionsOf(child).find(({ id }) => id === 'outcome') as Question
    expect(optionsOf(outcome).map(({ id }) => id)).toEqual(['none', 'risk', 'danger', 'immediate'])
    expect(lackingOf(child, {})).toEqual([])
    expect(lackingOf(child, { two: 'yes', agreement: 'partly' }).map(({ id }) => id)).toEqual(['evaluators', 'disagreement'])
    expect(lackingOf(child, { two: 'yes', evaluators: 'Mme R., puéricultrice', agreement: 'all' })).toEqual([])
    expect(proposalsOf(child, { two: 'no' }).map(({ proposal }) => proposal.id)).toEqual(['two'])
    // no question of the first version is lost
    const first = instrumentOf('enfant-en-danger', 1) as Instrument
    const now = new Set(questionsOf(child).map(({ id }) => id))
    expect(questionsOf(first).filter(({ id }) => !now.has(id))).toEqual([])
    for (const former of FORMER_INSTRUMENTS) {
      expect(faultsOf(former)).toEqual([])
      expect(instrumentOf(former.id, former.version)).toBe(former)
      expect(instrumentOf(former.id)?.version).toBeGreaterThan(former.version)
    }
  })

  it('finds her own words among the answers, as they are', () => {
    const child = instrumentOf('enfant-en-danger') as Instrument
    expect(voicesOf(child, { voice: 'Je dors chez mamie.', ties: 'Proche de sa sœur' })).toEqual([
      { ask: 'Ce qu’il dit, dans ses mots', words: 'Je dors chez mamie.' },
    ])
    for (const id of ['diagnostic-psychosocial', 'logement', 'danger-conjugal', 'enfant-en-danger', 'mdph-volet-social'])
      expect(
        questionsOf(instrumentOf(id) as Instrument).some(({ voice }) => voice),
        id,
      ).toBe(true)
  })

  it('danger and children have no points, and ask for a second look', () => {
    for (const id of ['danger-conjugal', 'enfant-en-danger'])
      expect(instrumentOf(id)).toMatchObject({ result: { kind: 'choice' }, verified: false })
    expect(instrumentOf('danger-conjugal')?.compartment).toBe('violence')
    expect(instrumentOf('enfant-en-danger')?.compartment).toBe('childProtection')
  })

  it('every sign of danger may call for something, and nothing is proposed of an empty page', () => {
    for (const one of INSTRUMENTS) expect(proposalsOf(one, {})).toEqual([])
    const danger = instrumentOf('danger-conjugal') as Instrument
    const { proposal, because } = proposalsOf(danger, { strangled: 'yes' }).find((line) => line.proposal.id === 'doctor') ?? {}
    expect(proposal?.text).toContain('examen médical')
    expect(because?.join(' ')).toContain('étranglée')
    // a sign that is not known calls for nothing, and does not reassure either: no outcome is worked out of it
    expect(proposalsOf(danger, { strangled: 'unknown', weapon: 'no' })).toEqual([])
    const all = Object.fromEntries(
      questionsOf(danger)
        .filter((q) => q.kind === 'yesNo')
        .map((q) => [q.id, 'yes']),
    )
    expect(outcomeOf(danger, all).outcome).toMatchObject({ kind: 'incomplete' })
    expect(outcomeOf(danger, { outcome: 'watch' })).toMatchObject({ outcome: { kind: 'chosen', label: 'À surveiller' } })
    expect(proposalsOf(danger, { children: 'none', childrenHit: 'yes' })).toEqual([])
  })
})

describe('EPICES', () => {
  const all = (answer: (id: string) => string): Answers => Object.fromEntries(questionsOf(epices).map(({ id }) => [id, answer(id)]))
  const bad = new Set(['socialWorker', 'money'])
  const sum = (answers: Answers): number | null => {
    const { outcome } = outcomeOf(epices, answers)
    return outcome.kind === 'sum' ? outcome.sum : null
  }

  it('closes: all favourable answers give 0, all others 100,00', () => {
    expect(sum(all((id) => (bad.has(id) ? 'no' : 'yes')))).toBe(0)
    expect(sum(all((id) => (bad.has(id) ? 'yes' : 'no')))).toBe(100_00)
  })

  it('stays between 0 and 100 for all 2 048 profiles, and each answer moves it as its sign says', () => {
    const ids = questionsOf(epices).map(({ id }) => id)
    let [least, most, seen] = [Infinity, -Infinity, 0]
    for (let profile = 0; profile < 2 ** ids.length; profile += 1) {
      const value = sum(Object.fromEntries(ids.map((id, i) => [id, (profile >> i) & 1 ? 'yes' : 'no']))) ?? Number.NaN
      least = Math.min(least, value)
      most = Math.max(most, value)
      seen += 1
    }
    process.stdout.write(`EPICES: ${seen} profiles, from ${sayPoints(least, 2)} to ${sayPoints(most, 2)}\n`)
    expect([least, most]).toEqual([0, 100_00])
  })

  it('gives nothing with ten answers of eleven, nor with one « ne sait pas »', () => {
    const full = all(() => 'no')
    const { housing: _left, ...ten } = full
    for (const answers of [ten, { ...full, housing: 'unknown' }]) {
      const { outcome, trace } = outcomeOf(epices, answers)
      expect(outcome.kind === 'incomplete' ? outcome.missing.map(({ id }) => id) : []).toEqual(['housing'])
      expect(trace).toEqual([])
    }
  })

  it('says the threshold at 30,17 and not below, and writes each step', () => {
    const { result } = epices
    const bands = result.kind === 'weights' ? result.bands : []
    expect(bands.map(({ from }) => from)).toEqual([0, 3017])
    const { outcome, trace } = outcomeOf(
      epices,
      all((id) => (bad.has(id) ? 'no' : 'yes')),
    )
    expect(outcome).toMatchObject({ sum: 0, band: { label: 'sous le seuil de fragilité sociale' } })
    expect(trace).toHaveLength(13)
    expect(trace[0]).toBe('Point de départ : 75,14.')
    expect(trace.at(-1)).toContain('Total : 0,00')
  })
})

describe('what is asked, and what comes out', () => {
  it('a question that depends on another is asked when it has that answer, and left out of the sum otherwise', () => {
    const one = weighed({ q1: { yes: 100 }, q2: { 3: 300 } })
    expect([...askedIds(one, {})]).toEqual(['q1', 'q3'])
    expect([...askedIds(one, { q1: 'yes' })]).toEqual(['q1', 'q2', 'q3'])
    expect(outcomeOf(one, { q1: 'yes' }).outcome).toMatchObject({ kind: 'incomplete', missing: [{ id: 'q2' }] })
    expect(outcomeOf(one, { q1: 'yes', q2: 3 }).outcome).toMatchObject({ kind: 'sum', sum: 400, band: { label: 'plus' } })
    // answered before the first was changed: it no longer counts
    const left = outcomeOf(one, { q1: 'no', q2: 3 })
    expect(left.outcome).toMatchObject({ kind: 'sum', sum: 0, band: null })
    expect(left.trace.join(' ')).toContain('ne se pose pas')
  })

  it('several choices add up; an answer without points weighs nothing', () => {
    const one = weighed({ q3: { x: 100, y: 250 } })
    expect(outcomeOf(one, { q3: ['x', 'y'] }).outcome).toMatchObject({ sum: 350 })
    expect(outcomeOf(weighed({ q3: { x: 100 } }), { q3: ['y'] }).outcome).toMatchObject({ sum: 0 })
  })

  it('an instrument without result gives none, however full', () => {
    expect(outcomeOf(own(), { q1: 'yes', q2: 1 })).toEqual({ outcome: { kind: 'none' }, trace: [] })
    expect(outcomeOf(own({ result: { kind: 'choice', question: 'gone' } }), {}).outcome).toEqual({ kind: 'incomplete', missing: [] })
  })

  it('counts what is answered of what is asked; « ne sait pas » is an answer', () => {
    const one = own()
    const [section] = one.sections
    if (!section) throw new Error('no section')
    expect(progressOf(section, one, {})).toEqual({ asked: 2, answered: 0 })
    expect(progressOf(section, one, { q1: 'unknown', q3: [] })).toEqual({ asked: 2, answered: 1 })
    expect(progressOf(section, one, { q1: 'yes', q2: 0, q3: ['x'] })).toEqual({ asked: 3, answered: 3 })
    expect([isKnown(undefined), isKnown(''), isKnown([]), isKnown('unknown'), isKnown(0), isKnown('no')]).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
    ])
  })

  it('says answers in words', () => {
    const [q1, q2, q3] = questionsOf(own()) as [Question, Question, Question]
    expect(sayAnswer(q1, 'no')).toBe('Non')
    expect(sayAnswer(q1, undefined)).toBeNull()
    expect(sayAnswer(q2, 3)).toBe('3 (de 0, bas, à 4, haut)')
    expect(sayAnswer(q2, 'unknown')).toBe('Ne sait pas')
    expect(sayAnswer(q3, ['x', 'y'])).toBe('Ex, Igrec')
    expect(sayAnswer(q3, ['gone'])).toBe('gone')
    const area: Question = { id: 'n', ask: 'Surface', kind: 'number', unit: 'm²' }
    expect(sayAnswer(area, 32.5)).toBe('32,5 m²')
    expect(sayAnswer({ ...area, unit: '' }, 3)).toBe('3')
    expect(sayAnswer({ id: 't', ask: '', kind: 'text' }, 'Bonjour')).toBe('Bonjour')
    expect([sayPoints(-828, 2), sayPoints(4060, 1), sayPoints(400, 0), sayPoints(30_17, 2), sayPoints(5, 2)]).toEqual([
      '−8,28',
      '40,6',
      '4',
      '30,17',
      '0,05',
    ])
  })
})

describe('answers read from a form', () => {
  const read = (question: Partial<Question>, typed: string | string[] | undefined) =>
    readAnswer({ id: 'q', ask: '', kind: 'text', ...question }, typed)
  it('nothing typed is no answer, never a no', () => {
    for (const kind of ['yesNo', 'choice', 'choices', 'scale', 'number', 'text', 'date'] as const)
      for (const typed of [undefined, '', '  ', []]) expect(read({ kind }, typed)).toEqual({ answer: null })
  })
  it('takes what the question offers and nothing else', () => {
    const options = [
      { id: 'x', label: 'Ex' },
      { id: 'y', label: 'Igrec' },
    ]
    expect(read({ kind: 'yesNo' }, 'unknown')).toEqual({ answer: 'unknown' })
    expect(read({ kind: 'yesNo' }, 'oui')).toHaveProperty('error')
    expect(read({ kind: 'choice', options }, 'y')).toEqual({ answer: 'y' })
    expect(read({ kind: 'choice' }, 'y')).toHaveProperty('error')
    expect(read({ kind: 'choices', options }, ['y', 'x'])).toEqual({ answer: ['x', 'y'] })
    expect(read({ kind: 'choices', options }, ['y', 'z'])).toHaveProperty('error')
    const scale = { from: 1, to: 3, lowest: '', highest: '' }
    expect(read({ kind: 'scale', scale }, '2')).toEqual({ answer: 2 })
    expect(read({ kind: 'scale', scale }, 'unknown')).toEqual({ answer: 'unknown' })
    expect(read({ kind: 'scale', scale }, '4')).toHaveProperty('error')
  })
  it('reads numbers and days as they are typed, and says what is wrong with them', () => {
    expect(read({ kind: 'number' }, '1 250,5')).toEqual({ answer: 1250.5 })
    for (const typed of ['douze', '1,234', '1e3']) expect(read({ kind: 'number' }, typed)).toHaveProperty('error')
    expect(read({ kind: 'number', least: 0 }, '-1')).toHaveProperty('error')
    expect(read({ kind: 'number', most: 40 }, '41')).toHaveProperty('error')
    expect(read({ kind: 'date' }, '29/02/2024')).toEqual({ answer: '2024-02-29' })
    expect(read({ kind: 'date' }, '2026-03-14')).toEqual({ answer: '2026-03-14' })
    for (const typed of ['29/02/2026', '29/02/1900', '31/04/2026', '2026-13-01', 'hier', '1/1/1800', '00/01/2026'])
      expect(read({ kind: 'date' }, typed)).toHaveProperty('error')
    expect(read({ kind: 'date' }, '29/02/2000')).toEqual({ answer: '2000-02-29' })
    expect(read({}, 'x'.repeat(10_001))).toHaveProperty('error')
    expect(read({}, ' Bonjour ')).toEqual({ answer: 'Bonjour' })
  })
  it('every closed answer of every instrument comes back as it was', () => {
    let answers = 0
    for (const question of INSTRUMENTS.flatMap(questionsOf).filter(isClosed))
      for (const option of optionsOf(question)) {
        const expected: Answer = question.kind === 'choices' ? [option.id] : option.id
        expect(readAnswer(question, option.id)).toEqual({ answer: expected })
        answers += 1
      }
    process.stdout.write(
      `instruments: ${INSTRUMENTS.length}, ${INSTRUMENTS.flatMap(questionsOf).length} questions, ${answers} closed answers\n`,
    )
  })
})

describe('what keeps a grid from being published', () => {
  const q = (more: Partial<Question>): Instrument =>
    own({ sections: [{ id: 'a', title: 'A', questions: [{ id: 'q', ask: 'Q ?', kind: 'text', ...more }] }] })
  const said = (one: Instrument) => faultsOf(one).map((fault) => fault.message)
  it('says each in French, beside what it is about', () => {
    expect(said(own())).toEqual([])
    expect(said(own({ title: ' ' }))).toEqual(['Donnez un nom à la grille.'])
    expect(said(own({ sections: [] }))).toEqual(['Ajoutez une partie.'])
    expect(said(own({ sections: [{ id: 'a', title: '', questions: [] }] }))).toHaveLength(2)
    expect(said(own({ sections: [...own().sections, ...own().sections] }))).toContain('Cette partie est en double : retirez-la.')
    expect(said(q({ ask: '' }))).toEqual(['Écrivez la question.'])
    expect(said(q({ kind: 'choice' }))).toEqual(['Donnez au moins deux réponses possibles.'])
    expect(
      said(
        q({
          kind: 'choice',
          options: [
            { id: 'a', label: 'Oui' },
            { id: 'a', label: 'oui ' },
          ],
        }),
      ),
    ).toEqual(['Deux réponses sont les mêmes : gardez-en une.'])
    expect(
      said(
        q({
          kind: 'choice',
          options: [
            { id: 'a', label: '' },
            { id: 'é', label: 'B' },
          ],
        }),
      ),
    ).toHaveLength(2)
    expect(said(q({ kind: 'scale' }))).toEqual(['L’échelle va d’un nombre à un nombre plus grand.'])
    expect(said(q({ kind: 'scale', scale: { from: 0, to: 20, lowest: '', highest: '' } }))).toEqual(['L’échelle a 11 degrés au plus.'])
    expect(said(q({ kind: 'number', least: 3, most: 2 }))).toHaveLength(1)
    expect(said(q({ when: { question: 'later', is: ['yes'] } }))).toHaveLength(1)
    const many = Array.from({ length: 121 }, (_, i): Question => ({ id: `q${i}`, ask: 'Q ?', kind: 'text' }))
    expect(said(own({ sections: [{ id: 'a', title: 'A', questions: many }] }))).toHaveLength(1)
    const [first, second] = questionsOf(own()) as [Question, Question]
    const gone = { ...second, when: { question: 'q1', is: ['gone'] } }
    expect(said(own({ sections: [{ id: 'a', title: 'A', questions: [first, gone] }] }))).toHaveLength(1)
  })
  it('of a result: what it names must be there', () => {
    expect(said(own({ result: { kind: 'choice', question: 'q1' } }))).toHaveLength(1)
    expect(said(weighed({}))).toHaveLength(1)
    expect(said(weighed({ q1: { maybe: 100 } }))).toHaveLength(1)
    expect(said(weighed({ gone: { yes: 100 } }))).toHaveLength(1)
    expect(said(weighed({ q1: { yes: 0.5 } }))).toEqual(['Les points ont deux décimales au plus.'])
    const bands = [
      { from: 3, label: 'b' },
      { from: 3, label: 'c' },
    ]
    expect(said(own({ result: { kind: 'weights', start: 0, weights: { q1: { yes: 1 } }, bands, decimals: 0 } }))).toHaveLength(1)
  })
})
