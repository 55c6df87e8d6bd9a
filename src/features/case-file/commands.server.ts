import { sql } from 'kysely'
import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { Denied, Refused } from '#core/errors.ts'
import { nameKey } from '#core/names.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import type { Tenure } from '#features/household/model.ts'
import type { IssueDomain } from '#features/needs/model.ts'
import type { Channel, Origin } from '#features/reception/model.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { caseFileRow, makeAparte } from './compartments.server.ts'
import { insertPassage } from './entry-text.server.ts'
import { entryKinds } from './model.ts'
import type { EntryKind, FactSource } from './model.ts'
import { splitText } from './passages.ts'
import { readName } from './words.ts'

export type OpenCaseFile = {
  /** A name, a first name, or what the person is called. */
  name: string
  origin: Origin
  channel: Channel
  /** S18: does she know and agree; null: not asked. */
  informed: boolean | null
  protected: boolean
  /** The first sector team of the actor when null. */
  sectorId: string | null
  /** Today at the site: from when the person is in the household. */
  on: IsoDate
  openedAt?: Date
  /** Her demand, in her words. */
  demand?: string
  contact?: { phone: string; hours: string; mayCall: boolean | null; mayMessage: boolean | null }
  address?: { line: string; communeCode: string | null; tenure: Tenure; hidden: boolean }
  /** The request that this file comes from: its words stand as the first entry of the thread. */
  requestId?: string
  /** Without a first person, when the household is written by the caller. */
  withoutPerson?: boolean
}

export type OpenedCaseFile = { id: string; number: number; identityCompartmentId: string; generalCompartmentId: string }

/**
 * Opens a case file of which the actor is the referent, with what is known of the person, so that nothing is typed twice.
 * @throws Refused when somebody else took the request meanwhile.
 */
export const openCaseFile = async (tx: Write, input: OpenCaseFile): Promise<OpenedCaseFile> => {
  const name = input.name.trim().replaceAll(/\s+/g, ' ')
  if (name === '') throw new Refused({ name: 'Écrivez un prénom, un nom, ou comment l’appeler.' })
  const [id, identity, general] = [tx.newId(), tx.newId(), tx.newId()]
  const [identityKey, generalKey] = [tx.newKey(identity), tx.newKey(general)]
  const team = await teamOf(tx, input.sectorId)
  const opened = await sql<{ number: number }>`select app.open_case(${id}, ${name}, ${nameKey(name)}, ${input.protected}, ${input.origin},
    ${input.channel}, ${input.informed}, ${team}, ${input.sectorId}, ${identity}, ${identityKey.keyId}, ${identityKey.wrapped},
    ${general}, ${generalKey.keyId}, ${generalKey.wrapped}, ${input.openedAt ?? tx.now}) as number`.execute(tx.q)
  tx.about({ caseFileId: id, detail: { protected: input.protected, fromRequest: input.requestId !== undefined } })
  const row = { organisation_id: tx.org, case_file_id: id, compartment_id: identity, created_at: tx.now, created_by: tx.actor.agentId }
  if (!input.withoutPerson) {
    const parts = readName(name)
    const personId = tx.newId()
    const names = { civil_title: parts.civilTitle, first_name: parts.firstName, last_name: parts.lastName, usual_name: parts.usualName }
    await tx.q
      .insertInto('person')
      .values({ ...row, ...names, id: personId, name_key: nameKey(name) })
      .execute()
    await tx.q
      .insertInto('household_member')
      .values({ ...row, id: tx.newId(), person_id: personId, role: 'main', custody: null, from_date: input.on })
      .execute()
  }
  const { contact, address, demand } = input
  if (contact || address?.hidden) {
    const ruleId = tx.newId()
    const body = { phone: contact?.phone.trim() ?? '', hours: contact?.hours.trim() ?? '', how: '', reason: '' }
    await tx.q
      .insertInto('contact_rule')
      .values({
        ...row,
        id: ruleId,
        may_call: contact?.mayCall ?? null,
        may_message: contact?.mayMessage ?? null,
        may_write: null,
        address_hidden: address?.hidden ?? false,
        body: tx.sealJson(identity, ruleId, body),
        // what the counter noted was not gone over with her by the one who opens
        reviewed_on: !input.requestId && contact && (contact.mayCall !== null || contact.mayMessage !== null) ? input.on : null,
      })
      .execute()
  }
  if (address && (address.line.trim() !== '' || address.communeCode || address.tenure !== 'unknown')) {
    const dwellingId = tx.newId()
    await tx.q
      .insertInto('dwelling')
      .values({
        ...row,
        id: dwellingId,
        commune_code: await knownCommune(tx, address.communeCode),
        tenure: address.tenure,
        body: tx.sealJson(identity, dwellingId, { line: address.line.trim(), detail: '' }),
        from_date: input.on,
      })
      .execute()
  }
  if (demand && demand.trim() !== '') {
    const statementId = tx.newId()
    await tx.q
      .insertInto('statement')
      .values({
        ...row,
        compartment_id: general,
        id: statementId,
        series_id: statementId,
        kind: 'demand',
        body: tx.sealJson(general, statementId, { words: demand.trim(), step: '' }),
        said_on: input.on,
      })
      .execute()
  }
  if (input.requestId) await takeOver(tx, input.requestId, id)
  return { id, number: opened.rows[0]?.number ?? 0, identityCompartmentId: identity, generalCompartmentId: general }
}

/** The code when it is that of a commune; a wrong one is left out rather than losing the whole form. */
const knownCommune = async (tx: Write, code: string | null): Promise<string | null> =>
  code ? ((await tx.q.selectFrom('commune').select('code').where('code', '=', code).executeTakeFirst())?.code ?? null) : null

/** The team of the sector; without one, the actor's own, a sector team first. */
const teamOf = async (tx: Write, sectorId: string | null): Promise<string> => {
  if (sectorId) {
    const sector = await tx.q
      .selectFrom('sector')
      .select('team_id')
      .where('organisation_id', '=', tx.org)
      .where('id', '=', sectorId)
      .executeTakeFirst()
    if (!sector) throw new Refused({ sectorId: 'Choisissez un secteur dans la liste.' })
    return sector.team_id
  }
  const own = await tx.q
    .selectFrom('team_member')
    .innerJoin('team', (join) =>
      join.onRef('team.organisation_id', '=', 'team_member.organisation_id').onRef('team.id', '=', 'team_member.team_id'),
    )
    .select(['team.id', 'team.kind'])
    .where('team_member.organisation_id', '=', tx.org)
    .where('team_member.agent_id', '=', tx.actor.agentId)
    .where((eb) => eb.or([eb('team_member.until_date', 'is', null), eb('team_member.until_date', '>=', sql<string>`current_date`)]))
    .orderBy('team_member.from_date')
    .execute()
  const team = own.find(({ kind }) => kind === 'sector') ?? own[0]
  if (!team) throw new Refused({ sectorId: 'Vous n’êtes dans aucune équipe. Choisissez un secteur.' })
  return team.id
}

/** The request becomes part of the case file, and its words its first entry, signed by who received it: they follow the household. */
const takeOver = async (tx: Write, requestId: string, caseFileId: string): Promise<void> => {
  const request = found(
    await tx.q
      .selectFrom('request')
      .select(['id', 'compartment_id', 'body', 'received_at', 'received_by', 'called_name'])
      .where('organisation_id', '=', tx.org)
      .where('id', '=', requestId)
      .executeTakeFirst(),
    'request',
  )
  await tx.unlock([request.compartment_id])
  const body = tx.openJson<{ words?: string; urgencyReason?: string }>(request.compartment_id, request.id, request.body)
  // taking it first gives the actor an access of her own, which stays when the team's ends
  await sql`select app.take_request(${requestId}, ${tx.now})`.execute(tx.q)
  const attached = await sql<{ ok: boolean }>`select app.attach_request(${requestId}, ${caseFileId}, ${tx.now}) as ok`.execute(tx.q)
  if (!attached.rows[0]?.ok) throw new Refused({ '': 'Cette demande vient d’être prise par quelqu’un d’autre.' })
  await writeEntry(tx, {
    caseFileId,
    kind: 'firstRequest',
    title: entryKinds.firstRequest,
    happenedAt: request.received_at,
    // what was written at the counter is quoted as it is: its parentheses are no marks
    text: [body.words, body.urgencyReason]
      .filter(Boolean)
      .join('\n')
      .replaceAll(/\(\(|\)\)/g, (mark) => mark.charAt(0)),
    compartmentKind: 'general',
    aparteReaders: [],
    themes: [],
    authorId: request.received_by,
  })
}

export type WriteEntry = {
  caseFileId: string
  kind: EntryKind
  /** The name of the kind when empty. */
  title: string
  happenedAt: Date
  minutes?: number | null
  present?: string
  /** As typed: `((…))` marks private passages. */
  text: string
  compartmentKind: WritableKind
  /** Agents who read the private passages of this text beside the author. */
  aparteReaders: readonly string[]
  themes: readonly IssueDomain[]
  /** Who received a first request at the counter; anything else is always signed by the actor. */
  authorId?: string
}

export type WrittenEntry = {
  entryId: string
  /** Compartment of the entry: what comes of its open text belongs there. */
  compartmentId: string
  /** Compartment of each private passage, with its offsets in the text as typed: what comes of it stays in it. */
  apartes: { compartmentId: string; start: number; end: number }[]
}

/**
 * Adds an entry to the thread: the open text in its compartment, each private passage in one of its own. A text that is private from end
 * to end makes the whole entry private: for anyone else there is no entry at all.
 */
export const writeEntry = async (tx: Write, input: WriteEntry): Promise<WrittenEntry> => {
  const file = await caseFileRow(tx, input.caseFileId)
  if (file.closed_at) throw new Denied({ text: 'Ce dossier est clos. Rouvrez-le pour y écrire : votre texte est toujours là.' })
  const split = splitText(input.text)
  if (split.main === '' && split.apartes.length === 0 && input.title.trim() === '')
    throw new Refused({ text: 'Écrivez quelques mots, ou un titre.' })
  await tx.unlockCase(input.caseFileId)
  const allPrivate = split.main === '' && split.apartes.length > 0
  const compartmentId = allPrivate
    ? await makeAparte(tx, input.caseFileId, input.aparteReaders)
    : await compartmentOf(tx, input.caseFileId, input.compartmentKind, 'compartment')
  const entryId = tx.newId()
  const key = { organisation_id: tx.org, case_file_id: input.caseFileId }
  await tx.q
    .insertInto('entry')
    .values({
      ...key,
      id: entryId,
      compartment_id: compartmentId,
      kind: input.kind,
      head: tx.sealJson(compartmentId, entryId, {
        title: input.title.trim() || entryKinds[input.kind],
        present: input.present?.trim() ?? '',
      }),
      happened_at: input.happenedAt,
      minutes: input.minutes ?? null,
      author_id: input.kind === 'firstRequest' ? (input.authorId ?? tx.actor.agentId) : tx.actor.agentId,
      version: 1,
      created_at: tx.now,
    })
    .execute()
  const addPassage = (compartment: string, place: number, text: string) =>
    insertPassage(tx, { ...key, entryId, compartment, version: 1, place, text })
  const apartes: WrittenEntry['apartes'] = []
  if (allPrivate) {
    await addPassage(compartmentId, 0, split.apartes.map(({ text }) => text).join('\n\n'))
    for (const { start, end } of split.apartes) apartes.push({ compartmentId, start, end })
  } else {
    await addPassage(compartmentId, 0, split.main)
    for (const { place, text, start, end } of split.apartes) {
      const own = await makeAparte(tx, input.caseFileId, input.aparteReaders)
      await addPassage(own, place, text)
      apartes.push({ compartmentId: own, start, end })
    }
  }
  const themes = [...new Set(input.themes)]
  if (themes.length > 0)
    await tx.q
      .insertInto('entry_theme')
      .values(themes.map((domain) => ({ ...key, id: tx.newId(), entry_id: entryId, compartment_id: compartmentId, domain })))
      .execute()
  tx.about({ caseFileId: input.caseFileId, subjectId: entryId })
  return { entryId, compartmentId, apartes }
}

export type ObserveFact = {
  caseFileId: string
  /** Stable key of the ledger: `income.salary`, `debt.rentArrears`. */
  key: string
  /** A person of the household; the household itself when null. */
  subjectId: string | null
  /** A kind of compartment, or the private passage that the fact comes from. */
  compartment: WritableKind | { aparteId: string }
  value: FactValue
  /** The short French line: « Loyer d’avril dû, 548 € ». */
  label: string
  text?: string
  validFrom?: IsoDate | null
  observedAt: Date
  source: FactSource
  entryId?: string | null
}

const sealedKinds: readonly string[] = ['health', 'violence', 'justice']

/**
 * Adds an observation to the ledger; the former ones stay. Numbers and dates stay clear, except in health, violence, justice and private
 * passages, where the whole value is sealed (decision 10).
 */
export const observeFact = async (tx: Write, input: ObserveFact): Promise<string> => {
  const aparteId = typeof input.compartment === 'object' ? input.compartment.aparteId : null
  const compartmentId =
    typeof input.compartment === 'object' ? input.compartment.aparteId : await compartmentOf(tx, input.caseFileId, input.compartment)
  if (aparteId) await tx.unlockCase(input.caseFileId)
  const sealed = aparteId !== null || sealedKinds.includes(String(input.compartment))
  const id = tx.newId()
  const { text: valueText, ...clear } = input.value
  const body = { label: input.label, text: input.text ?? valueText ?? '', ...(sealed ? { value: input.value } : {}) }
  await tx.q
    .insertInto('fact_observation')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: input.caseFileId,
      compartment_id: compartmentId,
      subject_id: input.subjectId,
      key: input.key,
      value: sealed ? null : JSON.stringify(clear),
      body: tx.sealJson(compartmentId, id, body),
      valid_from: sealed ? null : (input.validFrom ?? input.value.from ?? null),
      observed_at: input.observedAt,
      received_at: tx.now,
      agent_id: tx.actor.agentId,
      source: input.source,
      entry_id: input.entryId ?? null,
    })
    .execute()
  return id
}
