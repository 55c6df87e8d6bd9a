import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { isIsoDate } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { Denied, NotFound, Refused } from '#core/errors.ts'
import { writeTimeInSentence } from '#core/french.ts'
import type { Write } from '#db/door.server.ts'
import { domainError } from '#db/errors.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import { recordAssessment, saveAnswers, startAssessment } from '#features/assessment/commands.server.ts'
import { listAssessments } from '#features/assessment/queries.server.ts'
import { AGGIR } from '#features/autonomy/model.ts'
import { keepBudgetLines } from '#features/budget/commands.server.ts'
import type { BudgetBody } from '#features/budget/model.ts'
import { writeEntry } from '#features/case-file/commands.server.ts'
import { noteFact } from '#features/facts/commands.server.ts'
import { formOf, kindOfPath, valueOfForm } from '#features/facts/model.ts'
import type { FactKind } from '#features/facts/model.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { housing } from '#rules/instruments/housing.ts'
import { instantOf, wallClock } from '#web/clock.ts'
import { merged } from './grid.ts'
import { distinct, standing } from './merge.ts'
import { housingSections, wordKinds } from './model.ts'
import type { Fact, Told } from './model.ts'
import { listWaiting } from './queries.server.ts'
import type { Waiting, WaitingBody } from './queries.server.ts'

export type When = { today: IsoDate; timeZone: string }
type Of<K extends Told['kind']> = Waiting & { told: Extract<Told, { kind: K }> }
/** What of a part stays all the same, by the id of its gesture: the sentence that says why. */
type Stays = ReadonlyMap<string, string>
type Part = readonly [rows: readonly Waiting[], file: () => Promise<Stays | void>]
const isOf = <K extends Told['kind']>(one: Waiting, kind: K): one is Of<K> => one.told?.kind === kind

/**
 * Files what the actor brought back from visits of a household, by the commands of the desk: words become one entry of the thread for each visit, facts go through the ledger. What cannot be filed stays, with the
 * sentence that says why; the rest is filed all the same. Done twice, the second finds nothing to do. @returns how many gestures were filed, and how many wait.
 */
export const fileWaiting = async (tx: Write, caseFileId: string, when: When): Promise<{ filed: number; waiting: number }> => {
  await requireOpenCase(tx, caseFileId)
  await inTurn(tx, 'visit filing', caseFileId)
  const mine = (await listWaiting(tx, caseFileId)).filter((one) => one.by === tx.actor.agentId)
  let filed = 0
  for (const visit of Map.groupBy(mine, ({ packId }) => packId).values()) {
    const stands = new Set(standing(visit).map(({ id }) => id))
    // what a later gesture stands for, and what was taken back, is over
    const over = distinct(visit).filter(({ id }) => !stands.has(id))
    filed += await settle(tx, over.map(({ id }) => id)) // prettier-ignore
    const all = visit.filter(({ id, state }) => stands.has(id) && state === 'waiting')
    const parts: readonly Part[] = [
      [
        all.filter((one) => isOf(one, 'words')),
        () =>
          fileWords(
            tx,
            caseFileId,
            all.filter((one) => isOf(one, 'words')),
            when,
          ),
      ],
      [
        all.filter((one) => isOf(one, 'housing')),
        () =>
          fileHousing(
            tx,
            caseFileId,
            all.filter((one) => isOf(one, 'housing')),
            when,
          ),
      ],
      ...[
        ...Map.groupBy(
          all.filter((one) => isOf(one, 'aggir')),
          ({ told }) => told.personId,
        ).values(),
      ].map((rows): Part => [rows, () => fileAggir(tx, caseFileId, rows, when)]),
      // each by itself: what cannot be holds nothing else up
      ...all.flatMap((one): Part[] => {
        if (isOf(one, 'fact')) return [[[one], () => fileFact(tx, caseFileId, one, when)]]
        return isOf(one, 'money') || isOf(one, 'debt') ? [[[one], () => fileMoney(tx, caseFileId, one, when)]] : []
      }),
    ]
    for (const [rows, file] of parts) if (rows.length > 0) filed += await tryToFile(tx, rows, file)
  }
  return { filed, waiting: mine.filter(({ state }) => state === 'waiting').length - filed }
}

/** One part, or none of it: what is refused leaves nothing behind but its reason. */
const tryToFile = async (tx: Write, rows: readonly Waiting[], file: () => Promise<Stays | void>): Promise<number> => {
  await sql`savepoint filing`.execute(tx.q)
  try {
    const stays = (await file()) ?? new Map<string, string>()
    const done = await settle(tx, rows.flatMap(({ id }) => (stays.has(id) ? [] : [id]))) // prettier-ignore
    await sql`release savepoint filing`.execute(tx.q)
    for (const one of rows) await sayWhy(tx, one, stays.get(one.id))
    return done
  } catch (thrown) {
    const error = domainError(thrown)
    if (!(error instanceof Refused || error instanceof Denied || error instanceof NotFound)) throw thrown
    await sql`rollback to savepoint filing`.execute(tx.q)
    const why =
      error instanceof NotFound
        ? 'Ce qui est nommé là n’est plus dans le dossier.'
        : (Object.values(error.fields)[0] ?? 'Cela ne peut pas être rangé ainsi.')
    for (const one of rows) await sayWhy(tx, one, why)
    return 0
  }
}

const sayWhy = async (tx: Write, one: Waiting, why: string | undefined): Promise<void> => {
  if (why === undefined) return
  const body: WaitingBody = { place: one.place, told: one.told, at: one.at, why }
  await tx.q
    .updateTable('visit_observation')
    .set({ body: tx.sealJson(one.compartmentId, one.id, body) })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', one.id)
    .execute()
}

const settle = async (tx: Write, ids: readonly string[]): Promise<number> => {
  if (ids.length === 0) return 0
  const done = await tx.q
    .updateTable('visit_observation')
    .set({ state: 'filed', body: null })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .where('state', '<>', 'filed')
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

const happened = (tx: Write, at: number): Date => new Date(Math.min(at, tx.now.getTime()))

/** One entry for the words of a visit: each with its hour; what surrounds the person, and her own words, under their heading. */
const fileWords = async (tx: Write, caseFileId: string, words: readonly Of<'words'>[], { timeZone }: When): Promise<void> => {
  const said = words.filter(({ told }) => told.text.trim() !== '')
  const first = said[0]
  if (!first) return
  const hour = (at: number): string => writeTimeInSentence(wallClock(happened(tx, at), timeZone).time)
  const line = ({ told, at }: Of<'words'>): string =>
    told.of === 'wants' ? `« ${told.text.trim()} »` : told.of === 'note' ? `${hour(at)} : ${told.text.trim()}` : told.text.trim()
  const parts = (['note', 'around', 'wants'] as const).flatMap((of) => {
    const own = said.filter(({ told }) => told.of === of)
    if (own.length === 0) return []
    return [[...(of === 'note' ? [] : [wordKinds[of]]), ...own.map(line)].join('\n')]
  })
  await writeEntry(tx, {
    caseFileId,
    kind: 'homeVisit',
    title: '',
    happenedAt: happened(tx, first.at),
    text: parts.join('\n\n'),
    compartmentKind: 'general',
    aparteReaders: [],
    themes: [],
  })
}

/** A fact as the person told it, on the day of the visit: what the desk noted meanwhile stays beside it, to be confirmed. */
const fileFact = async (tx: Write, caseFileId: string, { told, at }: Of<'fact'>, { today, timeZone }: When): Promise<void> => {
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
const idFrom = (...names: string[]): string => {
  const hex = createHash('sha256').update(names.join('\n'), 'utf8').digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What was seen of the dwelling, as a draft of the instrument « logement »: who was present and what the household wants is said at the desk, then it is finished there. */
const fileHousing = async (tx: Write, caseFileId: string, seen: readonly Of<'housing'>[], { today, timeZone }: When): Promise<void> => {
  const [first] = seen
  if (!first) return
  const answers: Record<string, string> = {}
  for (const { told } of seen) if (told.level !== null) answers[told.check] = told.level
  for (const section of housingSections) {
    const words = section.checks.flatMap(({ id, ask }) => {
      const said = seen.find(({ told }) => told.check === id)?.told.words.trim()
      return said ? [`${ask} : ${said}`] : []
    })
    if (words.length > 0) answers[`${section.id}Words`] = words.join('\n')
  }
  await recordAssessment(
    tx,
    {
      id: idFrom(first.packId, 'logement'),
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
}

/** What comes in, goes out or is owed, as a line of the budget of that month, under the id that the device drew: sent twice, it is one line. */
const fileMoney = async (tx: Write, caseFileId: string, { id, at, told }: Of<'money'> | Of<'debt'>, when: When): Promise<void> => {
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
const fileAggir = async (tx: Write, caseFileId: string, seen: readonly Of<'aggir'>[], { today, timeZone }: When): Promise<Stays> => {
  const [first] = seen
  if (!first) return new Map()
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
  return new Map(parts.flatMap(({ id, apart }) => (apart.length > 0 ? [[id, `${apart.join(' ')} ${DESK_STAYS}`]] : [])))
}
const DESK_STAYS = 'Ce qui est à l’ordinateur reste ; changez-le dans la grille, ou écartez ceci.'
