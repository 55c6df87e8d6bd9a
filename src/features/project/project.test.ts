import { describe, expect, it } from 'vitest'
import type { Assessment } from '#features/assessment/model.ts'
import { agreeForm, projectForm, resultsOf } from './forms.ts'
import { adultsOf } from './adults.ts'
import { diagnosisFor, fromDiagnosis } from './from-diagnosis.ts'
import { acts, nextWords, offered } from './next.ts'
import type { ProjectState } from './model.ts'
import { stateOf } from './state.ts'

const diagnosis = (more: Partial<Assessment> = {}): Assessment => ({
  id: 'a',
  caseFileId: 'f',
  compartmentId: 'c',
  compartmentKind: 'general',
  personId: null,
  instrument: 'diagnostic-psychosocial',
  version: 1,
  state: 'finished',
  assessedOn: '2026-06-01',
  body: {
    title: 'Diagnostic psychosocial',
    place: '',
    present: '',
    view: 'C’est bien cela',
    answers: {
      asked: 'Dormir',
      strengthsWords: 'unknown',
      obstaclesWords: 'Le bruit',
      links: 'Tout tient au bruit',
      resources: ['trust'],
      hers: 'Le sommeil',
    },
    result: null,
    trace: [],
  },
  author: '',
  isMine: true,
  startedAt: new Date(0),
  finishedAt: new Date(0),
  supersedesId: null,
  supersededById: null,
  looks: [],
  ...more,
})

describe('from a filled diagnosis', () => {
  it('takes its words, her view first, and leaves out what nobody knew', () => {
    expect(fromDiagnosis(diagnosis())).toEqual({
      herView: 'Dormir\nC’est bien cela',
      strengths: '',
      obstacles: 'Le bruit\nTout tient au bruit',
      hypotheses: '',
      priorities: 'Le sommeil',
    })
  })
  it('never from a closed part to a more open one, nor a draft, nor one that was corrected', () => {
    expect(diagnosisFor([diagnosis()], 'violence', [])?.id).toBe('a')
    expect(diagnosisFor([diagnosis({ compartmentKind: 'health' })], 'general', [])).toBeUndefined()
    expect(diagnosisFor([diagnosis({ compartmentKind: 'health' })], 'health', [])?.id).toBe('a')
    expect(
      diagnosisFor([diagnosis({ state: 'draft' }), diagnosis({ supersededById: 'b' }), diagnosis({ instrument: 'epices' })], 'general', []),
    ).toBeUndefined()
  })
})

it('never copies a child’s diagnosis into the project of the parents', () => {
  const member = (personId: string, role: 'main' | 'partner' | 'child') => ({ personId, name: personId, role, diedOn: null, unborn: false })
  const adults = adultsOf([member('linh', 'main'), member('thomas', 'partner'), member('mai', 'child')])
  expect(adults.map(({ id }) => id)).toEqual(['linh', 'thomas'])
  expect(diagnosisFor([diagnosis({ personId: 'mai' })], 'general', adults)).toBeUndefined()
  expect(diagnosisFor([diagnosis({ personId: 'mai' }), diagnosis({ id: 'b', personId: 'thomas' })], 'general', adults)?.id).toBe('b')
})

describe('what is offered next', () => {
  const over: ProjectState = { ...stateOf([], false), stage: 'over', ended: null }
  it('names each thing once, and nothing for what is over', () => {
    for (const stage of ['understanding', 'comparing', 'proposed', 'refused', 'later', 'building', 'running'] as const) {
      const all = offered({ ...over, stage }).flat()
      expect(new Set(all).size, stage).toBe(all.length)
      expect(all.every((act) => Object.hasOwn(acts, act))).toBe(true)
      expect(nextWords({ ...over, stage }, true, '2026-06-16'), stage).toMatch(/[.]$/)
    }
  })
  it('says of a no that nothing else stops', () => {
    expect(nextWords({ ...over, stage: 'refused' }, false, '2026-06-16')).toContain('c’est son droit')
  })
})

describe('forms', () => {
  it('reads what became of each objective line by line, and leaves out what was not looked at', () => {
    expect(resultsOf({ objective: ['a', 'b', 'c'], outcome: ['reached', '', 'zzz'], result: [' bien ', 'x', 'y'] })).toEqual([
      { objective: 'a', outcome: 'reached', words: 'bien' },
    ])
    expect(resultsOf({ objective: ['a'], outcome: [], result: [] })).toEqual([])
  })
  it('refuses strokes that no pen of ours draws, in French', () => {
    const typed = { how: 'screen', who: 'Mme A.', agreedOn: '2026-06-16' }
    expect(agreeForm.safeParse({ ...typed, strokes: '[[1,2]]' }).data?.strokes).toEqual([[1, 2]])
    expect(agreeForm.safeParse({ ...typed, strokes: '{"d":"M0"}' }).error?.issues[0]?.message).toContain('signature')
    expect(projectForm.safeParse({ intent: 'zzz' }).error?.issues[0]?.message).toBe('Choisissez ce que vous voulez écrire.')
  })
})
