import { sql } from 'kysely'
import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import type { Write } from '#db/door.server.ts'
import { observeFact, writeEntry } from '#features/case-file/commands.server.ts'
import type { StepDoer } from '#features/case-file/model.ts'
import type { IssueDomain } from '#features/needs/model.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { planAppointment } from '#features/agenda/commands.server.ts'
import { addDeadline, addStep, dropSteps, lockedDraft, tickSteps } from './commands.server.ts'
import type { Lies } from './commands.server.ts'
import { meetingKinds } from './model.ts'
import type { MeetingKind } from './model.ts'

/** `aparte`: the number (from 0) of the private passage that a line comes from; null when it comes from the open text. */
type FromNotes = { aparte: number | null }
export type KeptFact = FromNotes & {
  key: string
  label: string
  value: FactValue
  /** Null: the household. */
  subjectId: string | null
  compartment: WritableKind
}
export type KeptDeadline = FromNotes & { title: string; dueOn: IsoDate }
export type KeptStep = FromNotes & { what: string; doer: StepDoer; dueOn: IsoDate | null }
export type KeptTheme = FromNotes & { domain: IssueDomain }

/** What somebody said yes to. What is not here is not written. */
export type Tidying = {
  /** The revision that was read; when the page has changed since, nothing is written. */
  revision: number
  kind: MeetingKind
  happenedAt: Date
  /** The day of the meeting at the site: when what follows was said. */
  on: IsoDate
  minutes: number | null
  present: string
  compartment: WritableKind
  /** Agents who read each private passage beside the author, by number; absent means nobody. */
  aparteReaders: readonly (readonly string[])[]
  facts: readonly KeptFact[]
  deadlines: readonly KeptDeadline[]
  steps: readonly KeptStep[]
  themes: readonly KeptTheme[]
  /** Steps carried over from before. */
  carried: { done: readonly string[]; dropped: readonly string[] }
  next: { startsAt: Date; minutes: number; kind: MeetingKind; place: string } | null
}
export type Tidied = { caseFileId: string; entryId: string; appointmentId: string | null; already: boolean }

/**
 * Gives its structure to a page, in one transaction: the entry and its passages, and each thing that was said yes to. What comes of a
 * private passage stays in the compartment of that passage. A page already tidied stays as it is, and says where it went.
 * @throws Refused when the page changed since it was read, or when something cannot be kept as it was given.
 */
export const tidyDraft = async (tx: Write, id: string, tidying: Tidying): Promise<Tidied> => {
  const draft = await lockedDraft(tx, id)
  const caseFileId = draft.case_file_id
  if (draft.tidied_at && draft.entry_id) return { caseFileId, entryId: draft.entry_id, appointmentId: null, already: true }
  if (draft.revision !== tidying.revision)
    throw new Refused({
      '': 'Vos notes ont changé dans un autre onglet depuis l’ouverture de cette page. Relisez ce qui est proposé, rien n’a été rangé.',
    })
  const text = tx.open(draft.compartment_id, id, draft.body)
  if (text.trim() === '') throw new Refused({ '': 'La page est vide : il n’y a rien à ranger. Revenez l’écrire, ou laissez-la.' })

  const entry = await writeEntry(tx, {
    caseFileId,
    kind: tidying.kind,
    title: meetingKinds[tidying.kind],
    happenedAt: tidying.happenedAt,
    minutes: tidying.minutes,
    present: tidying.present,
    text,
    compartmentKind: tidying.compartment,
    aparteReaders: [],
    themes: tidying.themes.filter((theme) => theme.aparte === null).map((theme) => theme.domain),
  })
  await nameReaders(tx, entry.apartes, tidying.aparteReaders)
  const placeOf = (from: FromNotes): string =>
    from.aparte === null ? entry.compartmentId : (entry.apartes[from.aparte]?.compartmentId ?? entry.compartmentId)
  const lies = (from: FromNotes): Lies => ({ compartmentId: placeOf(from) })
  const isPrivate = (from: FromNotes): boolean =>
    from.aparte !== null || entry.apartes.some((one) => one.compartmentId === entry.compartmentId)

  await addPrivateThemes(tx, caseFileId, entry.entryId, tidying.themes, placeOf)
  for (const fact of tidying.facts)
    await observeFact(tx, {
      caseFileId,
      key: fact.key,
      subjectId: fact.subjectId,
      compartment: isPrivate(fact) ? { aparteId: placeOf(fact) } : fact.compartment,
      value: fact.value,
      label: fact.label,
      observedAt: tidying.happenedAt,
      source: 'said',
      entryId: entry.entryId,
    })
  for (const deadline of tidying.deadlines)
    await addDeadline(tx, { caseFileId, title: deadline.title, dueOn: deadline.dueOn, entryId: entry.entryId, lies: lies(deadline) })
  for (const step of tidying.steps)
    await addStep(tx, {
      caseFileId,
      what: step.what,
      doer: step.doer,
      dueOn: step.dueOn,
      saidOn: tidying.on,
      entryId: entry.entryId,
      lies: lies(step),
    })
  await tickSteps(tx, caseFileId, tidying.carried.done, true)
  await dropSteps(tx, caseFileId, tidying.carried.dropped)
  const appointmentId = tidying.next ? await planNext(tx, caseFileId, tidying.next) : null
  if (draft.appointment_id)
    await tx.q
      .updateTable('appointment')
      .set({ status: 'held' })
      .where('organisation_id', '=', tx.org)
      .where('id', '=', draft.appointment_id)
      .where('status', '=', 'planned')
      .execute()
  // The words stand in the thread now, each in its compartment; no second copy of them remains.
  await tx.q
    .updateTable('draft')
    .set({ body: tx.seal(draft.compartment_id, id, ''), tidied_at: tx.now, entry_id: entry.entryId })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .execute()
  return { caseFileId, entryId: entry.entryId, appointmentId, already: false }
}

/** Names the readers of each private passage. Passages kept as one (a page private from end to end) get those named for all of them. */
const nameReaders = async (
  tx: Write,
  apartes: readonly { compartmentId: string }[],
  readers: readonly (readonly string[])[],
): Promise<void> => {
  for (const compartmentId of new Set(apartes.map((one) => one.compartmentId))) {
    const lists = apartes.flatMap((one, number) => (one.compartmentId === compartmentId ? [readers[number] ?? []] : []))
    const named = (lists[0] ?? []).filter((reader) => lists.every((list) => list.includes(reader)))
    if (named.length > 0) await sql`select app.set_aparte_readers(${compartmentId}, ${named}::uuid[], ${tx.now})`.execute(tx.q)
  }
}

/** A theme heard in a private passage alone stays in it; one that the open text has too is told there only. */
const addPrivateThemes = async (
  tx: Write,
  caseFileId: string,
  entryId: string,
  themes: readonly KeptTheme[],
  placeOf: (from: FromNotes) => string,
): Promise<void> => {
  const told = new Set(themes.filter((theme) => theme.aparte === null).map((theme) => theme.domain))
  for (const theme of themes) {
    if (theme.aparte === null || told.has(theme.domain)) continue
    told.add(theme.domain)
    await tx.q
      .insertInto('entry_theme')
      .values({
        organisation_id: tx.org,
        id: tx.newId(),
        entry_id: entryId,
        case_file_id: caseFileId,
        compartment_id: placeOf(theme),
        domain: theme.domain,
      })
      .execute()
  }
}

const planNext = async (tx: Write, caseFileId: string, next: NonNullable<Tidying['next']>): Promise<string> => {
  try {
    return await planAppointment(tx, { caseFileId, ...next })
  } catch (error) {
    // the sentence of the agenda, beside the field of this page
    if (error instanceof Refused && error.fields['time']) throw new Refused({ 'next-time': error.fields['time'] })
    if ((error as { constraint?: string }).constraint?.startsWith('exclude$busy_'))
      throw new Refused({ 'next-time': 'Cette heure est déjà prise, ou cette personne a déjà un rendez-vous. Choisissez une autre heure.' })
    throw error
  }
}
