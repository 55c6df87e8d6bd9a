import { createHash } from 'node:crypto'
import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { addDays } from '#core/dates.ts'
import type { Write } from '#db/door.server.ts'
import { finishAssessment, saveAnswers, startAssessment } from '#features/assessment/commands.server.ts'
import { addItem, answerPlan, proposePlan, seeVariable, setContext, startGrid, startPlan } from '#features/autonomy/commands.server.ts'
import { setMatter } from '#features/autonomy/matters.server.ts'
import { aggirOutcome } from '#features/autonomy/model.ts'
import { keepBudgetLines } from '#features/budget/commands.server.ts'
import { beginMeasure, tellMeasure } from '#features/measure/commands.server.ts'
import { keepGestures, takeCopy } from '#features/offline-visit/commands.server.ts'
import type { Told } from '#features/offline-visit/model.ts'
import { addProjectStep, agree, beginProject, seenOf, tellProject } from '#features/project/commands.server.ts'
import { getProject } from '#features/project/queries.server.ts'
import { AGGIR_VARIABLES } from '#rules/autonomy/aggir-tables.ts'

/** What is filled of a household with its instruments: in which parts of its file, with which words and amounts. */
export type Filled = {
  readonly caseFileId: string
  readonly personId: string
  readonly today: IsoDate
  readonly words: string
  readonly cents: number
  readonly parts: ReadonlySet<WritableKind>
  /** When it is done. */
  readonly at: number
}

/** One act in a transaction and at a moment of its own: the order of what happened is that of its moments. */
export type Does = <A extends unknown[], T>(act: (tx: Write, ...args: A) => Promise<T>, ...args: A) => Promise<T>

/** A grid of each part, and the measures that lie in it. */
const grids: Readonly<Partial<Record<WritableKind, string>>> = { general: 'logement', health: 'epices', violence: 'danger-conjugal', childProtection: 'enfant-en-danger' } // prettier-ignore
const measures: Readonly<Partial<Record<WritableKind, string>>> = { general: 'tisfCaf', budget: 'aesf', childProtection: 'aemo', justice: 'maj' } // prettier-ignore

/**
 * Budget with debts, evaluations (a finished one, a corrected one, a draft) in each part, AGGIR, a help plan proposed and answered, what is followed beside it,
 * projects from their beginning to an agreement, measures with their end, a copy on a device and what it brought back: as far as they lie in `parts`.
 * @returns how many acts were done.
 */
export const fillInstruments = async (does: Does, of: Filled): Promise<number> => {
  const { parts } = of
  let done = parts.has('budget') ? await keepBudget(does, of) : 0
  for (const part of parts) done += (await assess(does, of, part)) + (await carryOut(does, of, part))
  if (parts.has('health')) done += await helpAtHome(does, of)
  return done + (await visit(does, of))
}

const uuidFrom = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const keepBudget = async (does: Does, { caseFileId, today, words, cents }: Filled): Promise<number> => {
  const label = words.slice(0, 40)
  const debt = { detail: label, due: cents, monthly: 5_000, late: 2_000, seizure: true, plan: label, guarantor: label, place: 1, proof: 'paper', paper: label } as const
  const bodies = [
    { sort: 'line', kind: 'rent', label: '', cents, period: 'month', proof: 'paper', paper: label },
    { sort: 'line', kind: 'salary', label: '', cents: cents + 1, period: 'month', proof: 'said', paper: '' },
    { sort: 'line', kind: 'otherBound', label, cents: null, period: 'year', proof: 'estimated', paper: '' },
    { sort: 'debt', kind: 'rentArrears', label, stage: 'late', actBy: addDays(today, 6), ...debt },
    { sort: 'told', sign: 'creditToLive', answer: true },
  ] as const
  const versions = bodies.map((body) => {
    const id = crypto.randomUUID()
    return { id, seriesId: id, subjectId: null, fromMonth: today.slice(0, 7), body }
  })
  return (await does(keepBudgetLines, { caseFileId, today, versions })).added
} // prettier-ignore

const assess = async (does: Does, { caseFileId, personId, today, words }: Filled, lies: WritableKind): Promise<number> => {
  const given = { caseFileId, lies, instrument: grids[lies] ?? 'logement', version: 1, title: words.slice(0, 60), personId: lies === 'general' ? null : personId, assessedOn: today, today } as const
  const finish = async (assessmentId: string): Promise<void> => {
    await does(saveAnswers, { caseFileId, assessmentId, answers: { movingWords: words }, today })
    const result = { kind: 'score', label: words.slice(0, 20), score: 3 } as never
    await does(finishAssessment, { caseFileId, assessmentId, today, present: words.slice(0, 100), view: words }, () => ({ result, trace: [] }))
  }
  const first = await does(startAssessment, given)
  await finish(first)
  await finish(await does(startAssessment, { ...given, supersedesId: first }))
  const draft = await does(startAssessment, given)
  await does(saveAnswers, { caseFileId, assessmentId: draft, answers: { movingWords: words }, today })
  return 3
} // prettier-ignore

const helpAtHome = async (does: Does, { caseFileId, personId, today, words, cents }: Filled): Promise<number> => {
  const assessmentId = await does(startGrid, { caseFileId, personId, assessedOn: today, today })
  for (const { id } of AGGIR_VARIABLES)
    await does(seeVariable, { caseFileId, assessmentId, variable: id, way: 'none', said: {}, letter: null, words: words.slice(0, 100), today })
  await does(finishAssessment, { caseFileId, assessmentId, today, present: words.slice(0, 100), view: words }, aggirOutcome)
  const plan = { caseFileId, seriesId: await does(startPlan, { caseFileId, personId, today }), today }
  await does(addItem, plan, { kind: 'homeHelp', provider: 'service', funder: 'apa', quantity: 300, period: 'week', cents: 2_500, taken: 2_400, note: words.slice(0, 80) })
  await does(setContext, plan, { gir: 2, resources: cents, couple: false, words })
  await does(proposePlan, plan, { proposedOn: today, runId: null })
  await does(answerPlan, plan, { answer: 'changes', words, answeredOn: today })
  await does(setMatter, { caseFileId, seriesId: null, personId: null, body: { kind: 'adaptation', room: 'bathroom', need: words, works: 'quotes', quotes: [{ company: words.slice(0, 20), cents, on: null }], funding: [{ funder: 'apa', cents: 100, state: 'asked' }], words } })
  await does(setMatter, { caseFileId, seriesId: null, personId, body: { kind: 'homeHelp', service: words.slice(0, 50), askedOn: today, answer: 'waiting', answeredOn: null, startsOn: null, words } })
  await does(setMatter, { caseFileId, seriesId: null, personId: null, body: { kind: 'carer', name: words.slice(0, 50), helps: words, needs: ['respite'], words, alone: true, next: words.slice(0, 90) } })
  return AGGIR_VARIABLES.length + 9
} // prettier-ignore

/** A project with a step and a day that run in « Ce qui court », agreed; and the measure of that part, with its end near. */
const carryOut = async (does: Does, { caseFileId, personId, today, words }: Filled, lies: WritableKind): Promise<number> => {
  const projectId = await does(beginProject, { caseFileId, title: words.slice(0, 60), lies, begunOn: today, today })
  const tell = (said: Parameters<typeof tellProject>[1]['said']) => does(tellProject, { caseFileId, projectId, said, day: today, today })
  await tell({ kind: 'understood', herView: words, strengths: words, obstacles: words, hypotheses: words, priorities: words })
  await tell({ kind: 'option', option: null, title: words.slice(0, 60), gives: words, asks: words, delay: '', risks: words })
  const option = (await does(getProject, caseFileId, projectId)).state.options[0]?.id ?? ''
  await tell({ kind: 'proposed', option, words })
  await tell({ kind: 'chosen', answer: 'accepted', option, words, comeBackOn: null })
  await tell({ kind: 'objective', objective: null, words, statement: null })
  await tell({ kind: 'commitment', commitment: null, side: 'service', words: words.slice(0, 200) })
  await does(addProjectStep, { caseFileId, projectId, what: words.slice(0, 80), doer: 'worker', dueOn: addDays(today, 3), objective: null, today })
  const seen = seenOf(await does(getProject, caseFileId, projectId))
  await does(agree, { caseFileId, projectId, how: 'spoken', who: words.slice(0, 60), strokes: [], agreedOn: today, reviewOn: addDays(today, 5), seen, today })
  const kind = measures[lies]
  if (kind === undefined) return 10
  const measureId = await does(beginMeasure, { caseFileId, kind, persons: [personId], by: words.slice(0, 60), aim: words, herView: words, lies, begunOn: today, endsOn: addDays(today, 12), today })
  await does(tellMeasure, { caseFileId, measureId, event: { kind: 'note', words }, day: today, today })
  return 12
} // prettier-ignore

/** What a visit without network brought back, by one's own copy: a fact of each part stays as it came. */
const visit = async (does: Does, { caseFileId, personId, words, cents, parts, at }: Filled): Promise<number> => {
  const { id } = await does(takeCopy, { caseFileId, token: uuidFrom(`${caseFileId} copy`).replaceAll('-', '').repeat(2).slice(0, 64), device: 'Firefox sur Linux' })
  const told: Told[] = [
    ...(parts.has('general') ? [{ kind: 'words', of: 'note', text: words } as const, { kind: 'sketch', title: words.slice(0, 40), strokes: [[1, 2, 3, 4]] } as const] : []),
    ...(parts.has('budget') ? [{ kind: 'money', label: words.slice(0, 40), cents, charge: true, of: 'otherBound', period: 'month', about: false, instead: null, inLedger: false, personId: null } as Told] : []),
    ...(parts.has('health') ? [{ kind: 'aggir', personId, variable: 'toilette', part: 'top', adverbs: { totally: false }, words: words.slice(0, 80) } as const] : []),
  ]
  await does(keepGestures, id, told.map((one, n) => ({ id: uuidFrom(`${caseFileId} gesture ${n}`), place: `${one.kind}:${n}`, at: at - 1_000 * n, told: one })))
  return 1 + told.length
} // prettier-ignore
