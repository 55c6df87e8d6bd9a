/** What each kind of answer of a visit becomes in Aparté, by the commands of the desk. */
import { createHash } from 'node:crypto'
import { isIsoDate } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { writeTimeInSentence } from '#core/french.ts'
import type { Read, Write } from '#db/door.server.ts'
import { recordAssessment, saveAnswers, startAssessment } from '#features/assessment/commands.server.ts'
import { listAssessments } from '#features/assessment/queries.server.ts'
import { AGGIR } from '#features/autonomy/model.ts'
import { keepBudgetLines } from '#features/budget/commands.server.ts'
import type { BudgetBody } from '#features/budget/model.ts'
import { writeEntry } from '#features/case-file/commands.server.ts'
import { noteFact } from '#features/facts/commands.server.ts'
import { formOf, kindOfPath, valueOfForm } from '#features/facts/model.ts'
import type { FactKind } from '#features/facts/model.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { DEBT_KINDS } from '#rules/budget/debts.ts'
import { lineLabel } from '#rules/budget/kinds.ts'
import { housing } from '#rules/instruments/housing.ts'
import { instantOf, wallClock } from '#web/clock.ts'
import { merged } from './grid.ts'
import { housingSections, wordKinds } from './model.ts'
import type { Became, Fact, Told } from './model.ts'
import type { Waiting } from './queries.server.ts'

export type When = { today: IsoDate; timeZone: string }
export type Of<K extends Told['kind']> = Waiting & { told: Extract<Told, { kind: K }> }
/** What of a part stays all the same, by the id of its gesture: the sentence that says why. */
type Stays = ReadonlyMap<string, string>
/** What a part became; null: nothing that others of its part of the household could open. */
export type Filed = { became: Became | null; stays?: Stays }

const happened = (tx: Write, at: number): Date => new Date(Math.min(at, tx.now.getTime()))

/** One entry for the words of a visit: each with its hour; what surrounds the person, and her own words, under their heading. */
export const fileWords = async (
  tx: Write,
  caseFileId: string,
  words: readonly Of<'words'>[],
  { today, timeZone }: When,
): Promise<Filed> => {
  const said = words.filter(({ told }) => told.text.trim() !== '')
  const first = said[0]
  if (!first) return { became: null }
  const hour = (at: number): string => writeTimeInSentence(wallClock(happened(tx, at), timeZone).time)
  const line = ({ told, at }: Of<'words'>): string =>
    told.of === 'wants' ? `« ${told.text.trim()} »` : told.of === 'note' ? `${hour(at)} : ${told.text.trim()}` : told.text.trim()
  const { members } = await getHousehold(tx as unknown as Read, caseFileId, today)
  const nameOf = (personId: string | null): string => members.find((one) => one.personId === personId)?.name ?? ''
  const parts = (['note', 'around', 'wants'] as const).flatMap((of) =>
    [
      ...Map.groupBy(
        said.filter(({ told }) => told.of === of),
        ({ told }) => (of === 'wants' ? (told.personId ?? null) : null),
      ),
    ].map(([personId, own]) =>
      [...(of === 'note' ? [] : [[wordKinds[of], nameOf(personId)].filter(Boolean).join(', ')]), ...own.map(line)].join('\n'),
    ),
  )
  const { entryId, compartmentId } = await writeEntry(tx, {
    caseFileId,
    kind: 'homeVisit',
    title: '',
    happenedAt: happened(tx, first.at),
    text: parts.join('\n\n'),
    compartmentKind: 'general',
    aparteReaders: [],
    themes: [],
  })
  // all of it said apart: it is there for who may read that, and nobody else learns of it
  const isOpen = compartmentId === first.compartmentId
  return { became: isOpen ? { to: 'entry', id: entryId, label: 'Visite à domicile, dans le fil' } : null }
}

/** A fact as the person told it, on the day of the visit: what the desk noted meanwhile stays beside it, to be confirmed. */
export const fileFact = async (tx: Write, caseFileId: string, { told, at }: Of<'fact'>, { today, timeZone }: When): Promise<Filed> => {
  const place = kindOfPath(told.path)
  if (!place) throw new NotFound('kind of fact')
  const { kind, personId } = place
  const observedAt = happened(tx, at)
  const observedOn = wallClock(observedAt, timeZone).date
  await noteFact(tx, {
    caseFileId,
    kind,
    personId,
    value: factValue(kind, told, today),
    detail: '',
    source: 'said',
    observedOn,
    observedAt: observedOn === today ? observedAt : instantOf(observedOn, '12:00', timeZone),
    compartment: kind.compartment,
    today,
    field: '',
  })
  return { became: { to: 'fact', id: told.path, label: told.label } }
}

/** What the ledger is told; a choice, a day and a short text pass through the form of the desk. @throws Refused with its sentence. */
const factValue = (kind: FactKind, { value, unit, text = '' }: Fact, today: IsoDate): FactValue => {
  if (unit === 'text') {
    const isDay = ['date', 'month', 'pregnancy'].includes(formOf(kind))
    if (isDay && text !== '' && !isIsoDate(text)) throw new Refused({ '': 'Cette date n’existe pas.' })
    const typed = { line: '', amount: null, figure: isDay ? '' : text, code: text, answer: null, from: null, year: '' }
    return valueOfForm(kind, { ...typed, day: isDay && text !== '' ? (text as IsoDate) : null, none: text === '' }, today)
  }
  if (value === null) throw new Refused({ '': 'Cette réponse est vide.' })
  if (unit === 'yesNo') return { boolean: value === 1 }
  if (unit === 'number') return { number: value }
  return value === 0 ? { boolean: false } : { cents: Math.round(value), period: 'month' }
}

/** The same copy and grid, the same filled instrument: answers that come later go on with it. A UUID of our own making (version 8) from what names it. */
export const idFrom = (...names: string[]): string => {
  const hex = createHash('sha256').update(names.join('\n'), 'utf8').digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What was seen of the dwelling, as a draft of the instrument « logement »: who was present and what the household wants is said at the desk, then it is finished there. */
export const fileHousing = async (
  tx: Write,
  caseFileId: string,
  seen: readonly Of<'housing'>[],
  { today, timeZone }: When,
): Promise<Filed> => {
  const [first] = seen
  if (!first) return { became: null }
  const answers: Record<string, string> = {}
  for (const { told } of seen) if (told.level !== null) answers[told.check] = told.level
  for (const section of housingSections) {
    const words = section.checks.flatMap(({ id, ask }) => {
      const said = seen.find(({ told }) => told.check === id)?.told.words.trim()
      return said ? [`${ask} : ${said}`] : []
    })
    if (words.length > 0) answers[`${section.id}Words`] = words.join('\n')
  }
  const id = idFrom(first.packId, 'logement')
  await recordAssessment(
    tx,
    {
      id,
      caseFileId,
      lies: housing.compartment,
      instrument: housing.id,
      version: housing.version,
      title: housing.title,
      personId: null,
      assessedOn: wallClock(happened(tx, first.at), timeZone).date,
      today,
      place: 'home',
      answers,
    },
    null,
  )
  return { became: { to: 'assessment', id, label: `${housing.title}, à terminer`, instrument: housing.id } }
}

/** What comes in, goes out or is owed, as a line of the budget of that month, under the id that the device drew: sent twice, it is one line. */
export const fileMoney = async (tx: Write, caseFileId: string, { id, at, told }: Of<'money'> | Of<'debt'>, when: When): Promise<Filed> => {
  const { today, timeZone } = when
  const proof = told.about ? 'estimated' : 'said'
  const body: BudgetBody =
    told.kind === 'money'
      ? { sort: 'line', kind: told.of, label: told.label, cents: told.cents, period: told.period, proof, paper: '' }
      : { ...EMPTY_DEBT, kind: told.of, label: told.label, due: told.due, monthly: told.monthly, proof }
  await keepBudgetLines(tx, {
    caseFileId,
    today,
    observedAt: happened(tx, at),
    versions: [
      {
        id,
        seriesId: told.kind === 'money' && told.instead !== null && !told.inLedger ? told.instead : id,
        subjectId: told.kind === 'money' ? told.personId : null,
        fromMonth: wallClock(happened(tx, at), timeZone).date.slice(0, 7),
        body,
      },
    ],
  })
  const what = told.kind === 'money' ? lineLabel(told.of) : DEBT_KINDS[told.of]
  return { became: { to: 'budget', id, label: `${what}, au budget` } }
}
/** A debt of which a kitchen table said who, how much and how much a month; where it stands is looked up in the letters, at the desk. */
const EMPTY_DEBT = {
  sort: 'debt',
  detail: '',
  late: null,
  stage: 'late',
  seizure: false,
  plan: '',
  guarantor: '',
  actBy: null,
  place: null,
  paper: '',
} as const

/**
 * The gestes of a person, under the keys that the desk reads. They go on with the grid that was begun there: the one the copy was taken with (once it is finished, its correction), else the actor's open one, else a
 * new draft. @returns the gestes of which the desk answered something else meanwhile: its answers stay.
 */
export const fileAggir = async (tx: Write, caseFileId: string, seen: readonly Of<'aggir'>[], { today, timeZone }: When): Promise<Filed> => {
  const [first] = seen
  if (!first) return { became: null }
  const { personId } = first.told
  const own = idFrom(first.packId, 'aggir', personId)
  const mine = (await listAssessments(tx, caseFileId)).filter(
    (one) => one.instrument === AGGIR.instrument && one.personId === personId && one.isMine,
  )
  const taken = mine.find(({ id }) => seen.some(({ told }) => told.begun?.id === id))
  const open = mine.filter(({ state }) => state === 'draft').toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
  const draft = (taken?.state === 'draft' ? taken : open.find(({ id }) => id === own)) ?? open[0]
  const before = draft ?? (taken?.supersededById === null ? taken : undefined)
  const parts = seen.map((one) => ({ id: one.id, ...merged(one.told, before?.body.answers ?? {}) }))
  const answers = Object.assign({}, ...parts.map((one) => one.answers)) as Record<string, string | null>
  const day = wallClock(happened(tx, first.at), timeZone).date
  const isNew = draft === undefined
  const assessmentId = isNew
    ? await startAssessment(tx, {
        ...AGGIR,
        id: own,
        caseFileId,
        personId,
        assessedOn: day,
        today,
        place: 'home',
        supersedesId: before?.id ?? null,
      })
    : draft.id
  const said = draft?.body.place === '' ? { place: 'home' as const } : {}
  if (Object.keys(answers).length > 0) await saveAnswers(tx, { caseFileId, assessmentId, answers, today, ...said })
  const stays = new Map(parts.flatMap(({ id, apart }) => (apart.length > 0 ? [[id, `${apart.join(' ')} ${DESK_STAYS}`]] : [])))
  return { became: { to: 'assessment', id: assessmentId, label: `${AGGIR.title}, à terminer`, instrument: AGGIR.instrument }, stays }
}
const DESK_STAYS = 'Ce qui est à l’ordinateur reste ; changez-le dans la grille, ou écartez ceci.'
