import type { IsoDate } from '#core/dates.ts'
import { typographie, writeDate, writeNearDay, writeTimeInSentence } from '#core/french.ts'
import type { Read } from '#db/door.server.ts'
import { listAgendaAppointments } from '#features/agenda/queries.server.ts'
import type { Answers } from '#features/assessment/model.ts'
import { listAssessments } from '#features/assessment/queries.server.ts'
import { AGGIR } from '#features/autonomy/model.ts'
import { getHead, listThread } from '#features/case-file/queries.server.ts'
import { getLandmarks, personsIn, readBudget } from '#features/budget/queries.server.ts'
import { MANY, monthBudget } from '#features/budget/model.ts'
import { figuresOf, formOf, kindOfPath, wordsOf } from '#features/facts/model.ts'
import { getKnown } from '#features/facts/queries.server.ts'
import { helperKinds } from '#features/household/model.ts'
import { getDwelling, getHousehold, listHelpers } from '#features/household/queries.server.ts'
import { getRightsToTake } from '#features/rights/queries.server.ts'
import { SELF_EMPLOYED } from '#rules/situation/inputs-amounts.ts'
import { WORK_INPUTS } from '#rules/situation/inputs-work.ts'
import { instantOf, wallClock } from '#web/clock.ts'
import type { Question, Taken, TakenBudget } from './taken.ts'

/** Notes that go along unless others are chosen, and how many there are to choose from. */
const NOTES = 3
const NOTES_TO_CHOOSE = 6
const QUESTIONS = 8

type When = { today: IsoDate; timeZone: string; now: Date; notes?: readonly string[] | undefined }

/**
 * What a visit takes of a household: as far as the actor may read it now, and never a private passage. A hidden address is not taken: it is asked for with a reason, each time, on its page.
 * @throws NotFound when the actor holds nothing of it.
 */
export const getTaken = async (tx: Read, caseFileId: string, { today, timeZone, now, notes }: When): Promise<Taken> => {
  const head = await getHead(tx, caseFileId, today)
  const { members } = await getHousehold(tx, caseFileId, today)
  const dwelling = await getDwelling(tx, caseFileId)
  const [visit] = (
    await listAgendaAppointments(tx, {
      caseFileId,
      from: instantOf(today, '00:00', timeZone),
      to: new Date(now.getTime() + 2 * 86_400_000),
      open: true,
    })
  ).filter((one) => one.kind === 'homeVisit' && (one.agentId === tx.actor.agentId || one.coAgentIds.includes(tx.actor.agentId)))
  const thread = await listThread(tx, caseFileId, {})
  const known = await getKnown(tx, caseFileId, today)
  const rights = await getRightsToTake(tx, caseFileId, today, QUESTIONS)
  const at = visit && wallClock(visit.startsAt, timeZone)
  const writable = (kind: string): boolean => head.referent.isMe || head.myKinds.some((one) => one === kind)
  return {
    caseFileId,
    name: head.name,
    composition: head.composition ?? '',
    people: members.filter((one) => one.diedOn === null).map(({ personId, name, role, age }) => ({ id: personId, name, role, age })),
    when: at ? `${writeNearDay(at.date, today)}, ${writeTimeInSentence(at.time)}` : '',
    appointmentId: visit?.id ?? null,
    place: visit?.place || [dwelling?.line, dwelling?.commune?.name].filter(Boolean).join(', '),
    access: visit?.access ?? '',
    contact: head.contact && {
      mayCall: head.contact.mayCall,
      mayMessage: head.contact.mayMessage,
      mayWrite: head.contact.mayWrite,
      addressHidden: head.contact.addressHidden,
      phone: head.contact.phone ?? '',
      hours: head.contact.hours ?? '',
      how: head.contact.how ?? '',
    },
    around: (await listHelpers(tx, caseFileId))
      .filter((one) => one.untilDate === null || one.untilDate >= today)
      .map((one) => ({
        name: [one.name, one.organisation].filter(Boolean).join(', '),
        kind: helperKinds[one.kind] ?? '',
        phone: one.phone,
        about: one.about,
      })),
    notes: notesOf(thread)
      .filter(({ id }, at) => (notes === undefined ? at < NOTES : notes.includes(id)))
      .map((one) => ({ title: one.title, day: writeDate(wallClock(one.happenedAt, timeZone).date, today), text: one.text.main })),
    facts: known.uses.map(({ label }) => label),
    aggir: writable('health'),
    money: writable('budget'),
    grids: writable('health') ? await listBegun(tx, caseFileId) : [],
    budget: writable('budget') ? await getBudget(tx, caseFileId, today) : null,
    rights: rights && {
      given: rights.given,
      questions: workLast(rights.questions, members).flatMap((one) => questionOf(one, writable) ?? []),
    },
    on: today,
  }
}

/** The last notes that may go along: of the thread, and never said apart. */
const notesOf = ({ entries }: Awaited<ReturnType<typeof listThread>>) =>
  entries.filter((one) => one.compartmentKind === 'general' && !one.text.isPrivate).slice(0, NOTES_TO_CHOOSE)

/** The notes to choose from, the newest first; `goes`: goes along unless it is unticked. */
export const listNotes = async (
  tx: Read,
  caseFileId: string,
): Promise<{ id: string; title: string; happenedAt: Date; goes: boolean }[]> => {
  await tx.unlockCase(caseFileId)
  return notesOf(await listThread(tx, caseFileId, {})).map(({ id, title, happenedAt }, at) => ({ id, title, happenedAt, goes: at < NOTES }))
}

/** The actor's own open grids of the gestes of the day, the latest begun of each person. */
const listBegun = async (tx: Read, caseFileId: string): Promise<Taken['grids']> => {
  const mine = (await listAssessments(tx, caseFileId))
    .filter((one) => one.instrument === AGGIR.instrument && one.state === 'draft' && one.isMine)
    .toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
  return [...Map.groupBy(mine, ({ personId }) => personId).values()].flatMap(([one]) =>
    one && one.personId !== null ? [{ id: one.id, personId: one.personId, answers: wordsOnly(one.body.answers) }] : [],
  )
}
const wordsOnly = (answers: Answers): Record<string, string> =>
  Object.fromEntries(Object.entries(answers).flatMap(([key, answer]) => (typeof answer === 'string' ? [[key, answer]] : [])))

/** The age from which nobody asks for years of work (CSS, L351-8): the full pension is due. */
const PAST_WORK = 67
const ABOUT_WORK = new Set([
  ...WORK_INPUTS.map(({ id }) => id),
  ...SELF_EMPLOYED.map((one) => `amounts.${one}`),
  'amounts.netWage',
  'amounts.netUnemployment',
  'amounts.sickPay',
])
/** The same questions; those about work are the last ones for whom is past it. */
export const workLast = (questions: readonly View[], people: readonly { personId: string; age: number | null }[]): View[] => {
  const isOld = (id: string | null): boolean => people.some(({ personId, age }) => personId === id && age !== null && age >= PAST_WORK)
  const isLate = ({ inputId, personId }: View): boolean => ABOUT_WORK.has(inputId) && isOld(personId)
  return [...questions.filter((one) => !isLate(one)), ...questions.filter(isLate)]
}

type View = NonNullable<Awaited<ReturnType<typeof getRightsToTake>>>['questions'][number]

/** The budget of the month that runs; without a line before anybody wrote one. */
const getBudget = async (tx: Read, caseFileId: string, today: IsoDate): Promise<TakenBudget> => {
  const { versions, observed, persons } = await readBudget(tx, caseFileId, today)
  const month = today.slice(0, 7)
  const { lines, debts } = monthBudget(versions, observed, month)
  const { monthDays, sharedBy } = await getLandmarks(tx)
  return {
    budget: {
      month,
      lines: lines.map(({ seriesId, kind, label, cents, period, onceIn }) => ({ id: seriesId, kind, label, cents, period, onceIn })),
      debts: debts.map(({ id, kind, label, due, monthly, stage, late }) => ({ id, kind, label, due, monthly, stage, late })),
      persons: personsIn(persons, month, today).map(({ age, role }) => ({ age, role })),
    },
    about: Object.fromEntries(
      lines
        // several of one kind told apart by the ledger: nothing says which of them a new amount stands for
        .filter(({ fromLedger, kind }) => fromLedger === null || !MANY.includes(kind))
        .map(({ seriesId, subjectId, fromLedger }) => [seriesId, { personId: subjectId, inLedger: fromLedger !== null }]),
    ),
    monthDays,
    sharedBy,
  }
}

/** A question as a tablet may ask it, so that the desk takes its answer by the same form; null for what is read in a paper (a year of the tax notice) or is a form of its own. */
const questionOf = (view: View, writable: (kind: string) => boolean): Question | null => {
  const kind = kindOfPath(view.path)?.kind
  if (!kind || !writable(kind.compartment) || /\.\d{4}$/.test(view.path)) return null
  const about = {
    path: view.path,
    text: typographie(view.text),
    where: view.where,
    narrows: view.narrows,
    label: kind.label,
    pills: [],
    none: null,
  }
  // the rules know answers by their place, and the words are the same on both sides
  const valueOf = (said: string): number | null => view.pills.find(({ label }) => label.toLowerCase() === said.toLowerCase())?.value ?? null
  const choice = (labels: Readonly<Record<string, string>>): Question => ({
    ...about,
    ask: 'choice',
    pills: Object.entries(labels).map(([says, label]) => ({
      says,
      label: `${label.charAt(0).toUpperCase()}${label.slice(1)}`,
      value: valueOf(label),
    })),
  })
  const form = formOf(kind)
  switch (form) {
    case 'yesNo': {
      const pills = view.pills.map(({ value, label }) => ({ value, label, says: /^oui/i.test(label) ? 1 : 0 }))
      return pills.length !== 2 || pills[0]?.says === pills[1]?.says ? null : { ...about, ask: 'yesNo', pills }
    }
    case 'line':
    case 'amount':
      return view.typed?.unit === 'money' && kind.shape !== 'received' && kind.input.unit !== 'cents/year'
        ? { ...about, ask: 'cents', once: kind.input.unit === 'cents' }
        : null
    case 'words':
      return choice(wordsOf(kind.input.id) ?? {})
    case 'figures':
      return kind.input.period === 'year' ? null : choice(figuresOf(kind.input.id) ?? {})
    case 'figure': {
      const like = {
        pattern: '\\d{1,3}(?:[.,]\\d{1,2})?',
        sentence: kind.input.unit === 'rate' ? 'Écrivez un taux, comme 80.' : 'Écrivez un nombre.',
      }
      const isRate = kind.input.unit === 'rate'
      return { ...about, text: isRate ? `${about.text} (en pour cent)` : about.text, ask: isRate ? 'text' : 'number', like }
    }
    case 'commune':
      return {
        ...about,
        ask: 'text',
        like: { pattern: '(?:\\d\\d|2[AB])\\d{3}', sentence: 'Écrivez le code INSEE, cinq signes, comme 35238.' },
      }
    case 'date':
    case 'month':
    case 'pregnancy': {
      const no = NONE[form === 'pregnancy' ? 'pregnancy' : (kind.none ?? '')]
      return { ...about, ask: form === 'month' ? 'month' : 'day', none: no === undefined ? null : { label: no, value: valueOf('non') } }
    }
    default:
      return null
  }
}
/** The answer that stands in the place of a day, by the word of its kind. */
const NONE: Readonly<Record<string, string>> = { never: 'Non, jamais', always: 'Depuis toujours', pregnancy: 'Non, aucun' }
