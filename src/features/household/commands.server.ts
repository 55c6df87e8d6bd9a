import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { nameKey } from '#core/names.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import type { ContactInput, DwellingInput, HelperInput, LinkQuality, MemberInput, PersonInput, RelationKind } from './model.ts'
import { displayName } from './model.ts'

const personRow = async (tx: Write, personId: string) =>
  found(
    await tx.q.selectFrom('person').selectAll().where('organisation_id', '=', tx.org).where('id', '=', personId).executeTakeFirst(),
    'person',
  )

const personColumns = (input: PersonInput) => {
  const usualName = input.unborn && !displayName(input) ? 'Enfant à naître' : input.usualName
  return {
    civil_title: input.civilTitle,
    first_name: input.firstName,
    last_name: input.lastName,
    usual_name: usualName,
    name_key: nameKey(`${input.firstName} ${input.lastName}`) || nameKey(usualName),
    sex: input.sex,
    birth_date: input.unborn ? null : input.birthDate,
    died_on: input.diedOn ?? null,
    unborn: input.unborn ?? false,
    expected_on: input.unborn ? (input.expectedOn ?? null) : null,
  }
}

/** The detail is of the accompaniment: sealed with the thread's key, so that reception never opens it. Needs that key only when there is one. */
const sealDetail = async (tx: Write, caseFileId: string, personId: string, detail: string | undefined): Promise<Buffer | null> =>
  detail ? tx.seal(await compartmentOf(tx, caseFileId, 'general', 'detail'), personId, detail) : null

/** A person of this case file, in the household or not. @returns the person's id. */
export const addPerson = async (tx: Write, input: PersonInput & { caseFileId: string }): Promise<string> => {
  const compartmentId = await compartmentOf(tx, input.caseFileId, 'identity')
  const id = tx.newId()
  await tx.q
    .insertInto('person')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: input.caseFileId,
      compartment_id: compartmentId,
      ...personColumns(input),
      detail: await sealDetail(tx, input.caseFileId, id, input.detail),
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return id
}

/**
 * Corrects a person; what stood before is kept in a version, its detail still sealed. A detail left out (undefined) stays as it is.
 * @returns the id of the kept version.
 */
export const correctPerson = async (tx: Write, input: PersonInput & { personId: string }): Promise<string> => {
  const row = await personRow(tx, input.personId)
  const { civil_title, first_name, last_name, usual_name, sex, birth_date, died_on, unborn, expected_on } = row
  const versionId = tx.newId()
  await tx.q
    .insertInto('person_version')
    .values({
      organisation_id: tx.org,
      id: versionId,
      person_id: row.id,
      compartment_id: row.compartment_id,
      was: JSON.stringify({
        civil_title,
        first_name,
        last_name,
        usual_name,
        sex,
        birth_date,
        died_on,
        unborn,
        expected_on,
        detail: row.detail?.toString('base64') ?? null,
      }),
      changed_at: tx.now,
      changed_by: tx.actor.agentId,
    })
    .execute()
  const detail = input.detail === undefined ? {} : { detail: await sealDetail(tx, row.case_file_id, row.id, input.detail) }
  await tx.q
    .updateTable('person')
    .set({ ...personColumns(input), ...detail })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', row.id)
    .execute()
  return versionId
}

/**
 * Puts a person in the household from a day on; also one who comes back.
 * @throws Refused when the person is in it already at that time. @returns the id of the stay.
 */
export const addMember = async (tx: Write, input: MemberInput & { personId: string }): Promise<string> => {
  const person = await personRow(tx, input.personId)
  const id = tx.newId()
  await tx.q
    .insertInto('household_member')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: person.case_file_id,
      compartment_id: person.compartment_id,
      person_id: person.id,
      role: input.role,
      custody: input.custody,
      from_date: input.fromDate,
      until_date: input.untilDate ?? null,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return id
}

/** Ends a stay that stands: `untilDate` is the first day out of the household. An ended stay is not rewritten. `caseFileId`: it must be of this household. */
export const endMembership = async (tx: Write, input: { memberId: string; untilDate: IsoDate; caseFileId?: string }): Promise<string> => {
  const { caseFileId } = input
  const row = await tx.q
    .updateTable('household_member')
    .set({ until_date: input.untilDate })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', input.memberId)
    .$if(caseFileId !== undefined, (q) => q.where('case_file_id', '=', caseFileId ?? ''))
    .where('until_date', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return found(row, 'stay').id
}

/**
 * Says that two persons of two households are one human being: the actor must hold both identities. Said twice, it is said once.
 * @returns the id of the link, or of the one that stood.
 */
export const linkSamePerson = async (tx: Write, input: { personA: string; personB: string }): Promise<string> => {
  const [a, b] = [await personRow(tx, input.personA), await personRow(tx, input.personB)]
  if (a.case_file_id === b.case_file_id) throw new Refused({ otherPersonId: 'Ces deux personnes sont dans le même foyer.' })
  const known = await tx.q
    .selectFrom('same_person')
    .select('id')
    .where('organisation_id', '=', tx.org)
    .where((eb) =>
      eb.or([
        eb.and([eb('person_a', '=', a.id), eb('person_b', '=', b.id)]),
        eb.and([eb('person_a', '=', b.id), eb('person_b', '=', a.id)]),
      ]),
    )
    .executeTakeFirst()
  if (known) return known.id
  const id = tx.newId()
  await tx.q
    .insertInto('same_person')
    .values({
      organisation_id: tx.org,
      id,
      person_a: a.id,
      compartment_a: a.compartment_id,
      person_b: b.id,
      compartment_b: b.compartment_id,
      linked_by: tx.actor.agentId,
      linked_at: tx.now,
    })
    .execute()
  return id
}

type RelationInput = { caseFileId?: string; fromPerson: string; kind: RelationKind; quality: LinkQuality } & (
  | { toPerson: string; toHelper?: undefined }
  | { toHelper: string; toPerson?: undefined }
)

/**
 * Ties a person to another, or to somebody outside (`toHelper`: a helper's series). `to` is the `kind` of `from`. Replaces the tie that
 * stood between the two, as far as the actor sees it. A tie of violence lies in the compartment « violence », made when first used.
 */
export const relate = async (tx: Write, input: RelationInput): Promise<string> => {
  const from = await personRow(tx, input.fromPerson)
  if (input.caseFileId && input.caseFileId !== from.case_file_id) throw new NotFound('person')
  if (input.toPerson === from.id) throw new Refused({ toPerson: 'Choisissez deux personnes différentes.' })
  if (input.toPerson && (await personRow(tx, input.toPerson)).case_file_id !== from.case_file_id)
    throw new Refused({ toPerson: 'Cette personne n’est pas dans ce dossier.' })
  if (input.toHelper && (await helperRow(tx, input.toHelper)).case_file_id !== from.case_file_id)
    throw new Refused({ toPerson: 'Cette personne n’est pas dans ce dossier.' })
  const compartmentId = await compartmentOf(tx, from.case_file_id, input.quality === 'violence' ? 'violence' : 'general', 'quality')
  // two writers of one household wait for each other: there is one row in force of contact rules, of a dwelling, of a helper
  await inTurn(tx, 'household', from.case_file_id)
  const other = input.toPerson ?? null
  await tx.q
    .updateTable('relation')
    .set({ superseded_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', from.case_file_id)
    .where('superseded_at', 'is', null)
    .where((eb) =>
      other
        ? eb.or([
            eb.and([eb('from_person', '=', from.id), eb('to_person', '=', other)]),
            eb.and([eb('from_person', '=', other), eb('to_person', '=', from.id)]),
          ])
        : eb.and([eb('from_person', '=', from.id), eb('to_helper', '=', input.toHelper ?? null)]),
    )
    .execute()
  const id = tx.newId()
  await tx.q
    .insertInto('relation')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: from.case_file_id,
      compartment_id: compartmentId,
      from_person: from.id,
      to_person: other,
      to_helper: input.toHelper ?? null,
      kind: input.kind,
      quality: input.quality,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return id
}

/** Ends a tie; it is kept as it was. */
export const endRelation = async (tx: Write, input: { relationId: string; caseFileId: string }): Promise<string> => {
  const row = await tx.q
    .updateTable('relation')
    .set({ superseded_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', input.caseFileId)
    .where('id', '=', input.relationId)
    .where('superseded_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return found(row, 'tie').id
}

/** The row in force of a helper's series. */
const helperRow = async (tx: Write, seriesId: string) =>
  found(
    await tx.q
      .selectFrom('helper')
      .select(['id', 'case_file_id', 'series_id'])
      .where('organisation_id', '=', tx.org)
      .where('series_id', '=', seriesId)
      .where('superseded_at', 'is', null)
      .executeTakeFirst(),
    'helper',
  )

const writeHelper = async (tx: Write, caseFileId: string, seriesId: string | null, input: HelperInput): Promise<string> => {
  const compartmentId = await compartmentOf(tx, caseFileId, 'general')
  const id = tx.newId()
  const { name, organisation, phone, about, ownNeeds, sex = 'unknown' } = input
  await tx.q
    .insertInto('helper')
    .values({
      organisation_id: tx.org,
      id,
      series_id: seriesId ?? id,
      case_file_id: caseFileId,
      compartment_id: compartmentId,
      body: tx.sealJson(compartmentId, id, { name, organisation, phone, about, ownNeeds, sex }),
      kind: input.kind,
      telling: input.telling,
      quality: input.quality === 'violence' ? 'unsaid' : input.quality,
      agreed_on: input.agreedOn,
      until_date: input.untilDate,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return seriesId ?? id
}

/**
 * A relative outside the household, or a helper. A quality of violence is not written here: tie the person to the helper with `relate`.
 * @returns the id of the series, for `relate` and `changeHelper`.
 */
export const addHelper = (tx: Write, input: HelperInput & { caseFileId: string }): Promise<string> =>
  writeHelper(tx, input.caseFileId, null, input)

/** A new version of a helper; the former one is kept. @returns the id of the series. */
export const changeHelper = async (tx: Write, input: HelperInput & { caseFileId: string; helperId: string }): Promise<string> => {
  const row = await helperRow(tx, input.helperId)
  if (row.case_file_id !== input.caseFileId) throw new NotFound('helper')
  await inTurn(tx, 'household', row.case_file_id)
  await tx.q
    .updateTable('helper')
    .set({ superseded_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('series_id', '=', row.series_id)
    .where('superseded_at', 'is', null)
    .execute()
  return writeHelper(tx, row.case_file_id, row.series_id, input)
}

/** Contact rules from now on; those before are kept. @returns the id of the row. */
export const setContactRule = async (tx: Write, input: ContactInput & { caseFileId: string }): Promise<string> => {
  const compartmentId = await compartmentOf(tx, input.caseFileId, 'identity')
  await inTurn(tx, 'household', input.caseFileId)
  await tx.q
    .updateTable('contact_rule')
    .set({ superseded_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', input.caseFileId)
    .where('superseded_at', 'is', null)
    .execute()
  const id = tx.newId()
  const { phone, hours, how, reason } = input
  await tx.q
    .insertInto('contact_rule')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: input.caseFileId,
      compartment_id: compartmentId,
      may_call: input.mayCall,
      may_message: input.mayMessage,
      may_write: input.mayWrite,
      address_hidden: input.addressHidden,
      body: tx.sealJson(compartmentId, id, { phone, hours, how, reason }),
      reviewed_on: input.reviewedOn,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return id
}

/** Where the household lives from a day on; the dwelling before is kept. @returns the id of the row. */
export const setDwelling = async (tx: Write, input: DwellingInput & { caseFileId: string }): Promise<string> => {
  const compartmentId = await compartmentOf(tx, input.caseFileId, 'identity')
  await inTurn(tx, 'household', input.caseFileId)
  const former = await tx.q
    .updateTable('dwelling')
    .set({ superseded_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', input.caseFileId)
    .where('superseded_at', 'is', null)
    .returning(['id', 'compartment_id', 'commune_code', 'body'])
    .executeTakeFirst()
  const kept = input.line === null && former ? tx.openJson<{ line: string }>(former.compartment_id, former.id, former.body).line : ''
  const id = tx.newId()
  await tx.q
    .insertInto('dwelling')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: input.caseFileId,
      compartment_id: compartmentId,
      commune_code: input.line === null ? (former?.commune_code ?? null) : input.communeCode,
      tenure: input.tenure,
      body: tx.sealJson(compartmentId, id, { line: input.line ?? kept, detail: input.detail }),
      from_date: input.fromDate,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return id
}

/** Keeps the reason for seeing a hidden address. @returns the id that `getDwelling` takes for ten minutes. */
export const askAddress = async (tx: Write, input: { caseFileId: string; reason: string }): Promise<string> => {
  const compartmentId = await compartmentOf(tx, input.caseFileId, 'identity')
  const id = tx.newId()
  await tx.q
    .insertInto('address_view')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: input.caseFileId,
      compartment_id: compartmentId,
      agent_id: tx.actor.agentId,
      reason: tx.seal(compartmentId, id, input.reason),
      at: tx.now,
    })
    .execute()
  tx.about({ detail: { field: 'address', reasonGiven: true, addressView: id } })
  return id
}
