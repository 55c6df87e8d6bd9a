import { sql } from 'kysely'
import type { IsoDate } from '#core/dates.ts'
import type { GenogramHelper, GenogramLink, GenogramPerson } from '#ui/genogram/genogram-family.ts'
import { ageOn, displayName } from './model.ts'
import type {
  Contact,
  ContactFlags,
  Custody,
  CivilTitle,
  Dwelling,
  Helper,
  HelperKind,
  Household,
  HouseholdRole,
  LinkQuality,
  Member,
  Relation,
  RelationKind,
  Sex,
  Telling,
  Tenure,
} from './model.ts'
import { idOf, listElsewhere, listPersonRows, openDetail } from './person-rows.server.ts'
import type { PersonRow, Tx } from './person-rows.server.ts'

type ContactBody = { phone: string; hours: string; how: string; reason: string }
type DwellingBody = { line: string; detail: string }
type HelperBody = { name: string; organisation: string; phone: string; about: string; ownNeeds?: string; sex?: Sex }

/**
 * The dated composition of a household on a day. Empty lists for who does not hold its identity. A person of the case file who was never
 * a member (a row without stay) is in none of the lists.
 */
export const getHousehold = async (tx: Tx, caseFileId: string, on: IsoDate): Promise<Household> => {
  const general = idOf(await tx.unlockCase(caseFileId), 'general')
  const stays = await tx.q
    .selectFrom('household_member')
    .selectAll()
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .execute()
  if (stays.length === 0) return { members: [], former: [], coming: [] }
  const persons = new Map((await listPersonRows(tx, caseFileId)).map((row) => [row.id, row]))
  const elsewhere = await listElsewhere(tx, [...persons.keys()])
  const all = stays.flatMap((stay): Member[] => {
    const row = persons.get(stay.person_id)
    if (!row) return []
    const named = { firstName: row.first_name, lastName: row.last_name, usualName: row.usual_name }
    const dated = { birthDate: row.birth_date, diedOn: row.died_on }
    return [
      {
        personId: row.id,
        memberId: stay.id,
        name: displayName(named),
        ...named,
        civilTitle: row.civil_title as CivilTitle,
        role: stay.role as HouseholdRole,
        custody: stay.custody as Custody | null,
        ...dated,
        age: ageOn(dated, on),
        sex: row.sex as Sex,
        detail: openDetail(tx, row, general),
        fromDate: stay.from_date,
        untilDate: stay.until_date,
        unborn: row.unborn,
        expectedOn: row.expected_on,
        elsewhere: elsewhere.get(row.id) ?? [],
      },
    ]
  })
  return {
    members: all.filter((one) => one.fromDate <= on && (one.untilDate === null || one.untilDate > on)).toSorted(byPlace),
    former: all.filter((one) => one.untilDate !== null && one.untilDate <= on).toSorted((a, b) => compare(b.untilDate, a.untilDate)),
    coming: all
      .filter((one) => one.fromDate > on && (one.untilDate === null || one.untilDate > one.fromDate))
      .toSorted((a, b) => compare(a.fromDate, b.fromDate)),
  }
}

const compare = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0)
const places: readonly HouseholdRole[] = ['main', 'partner', 'parent', 'child', 'other']
/** The main person, her partner, parents, children from the eldest to the one expected, others. */
const byPlace = (a: Member, b: Member): number =>
  places.indexOf(a.role) - places.indexOf(b.role) ||
  Number(a.unborn) - Number(b.unborn) ||
  compare(a.birthDate ?? '9999', b.birthDate ?? '9999') ||
  compare(a.name, b.name)

/** The contact rules in force, also for the reception of an unprotected household; null when nobody wrote any. */
export const getContact = async (tx: Tx, caseFileId: string): Promise<Contact | null> =>
  (await listContacts(tx, caseFileId, true))[0] ?? null

/** Contact rules of a household, the newest first: the first is in force. */
export const listContactHistory = (tx: Tx, caseFileId: string): Promise<Contact[]> => listContacts(tx, caseFileId, false)

const listContacts = async (tx: Tx, caseFileId: string, currentOnly: boolean): Promise<Contact[]> => {
  let query = tx.q
    .selectFrom('contact_rule as c')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'c.organisation_id').onRef('a.id', '=', 'c.created_by'))
    .selectAll('c')
    .select(['a.first_name', 'a.last_name'])
    .where('c.organisation_id', '=', tx.org)
    .where('c.case_file_id', '=', caseFileId)
  if (currentOnly) query = query.where('c.superseded_at', 'is', null)
  const rows = await query.orderBy('c.created_at', 'desc').orderBy('c.id', 'desc').execute()
  await tx.unlock(rows.map((row) => row.compartment_id))
  return rows.map((row) => ({
    id: row.id,
    mayCall: row.may_call,
    mayMessage: row.may_message,
    mayWrite: row.may_write,
    addressHidden: row.address_hidden,
    ...tx.openJson<ContactBody>(row.compartment_id, row.id, row.body),
    reviewedOn: row.reviewed_on,
    writtenAt: row.created_at,
    writtenBy: [row.first_name, row.last_name].filter(Boolean).join(' '),
  }))
}

/** What lists need to show a danger tag, by household; one without rules is absent. Reads no sealed text. */
export const getContactFlags = async (tx: Tx, caseFileIds: readonly string[]): Promise<Map<string, ContactFlags>> => {
  if (caseFileIds.length === 0) return new Map()
  const rows = await tx.q
    .selectFrom('contact_rule')
    .select(['case_file_id', 'may_call', 'may_message', 'may_write', 'address_hidden'])
    .where('organisation_id', '=', tx.org)
    .where('superseded_at', 'is', null)
    .where('case_file_id', '=', sql<string>`any (${[...caseFileIds]}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.case_file_id,
      { mayCall: row.may_call, mayMessage: row.may_message, mayWrite: row.may_write, addressHidden: row.address_hidden },
    ]),
  )
}

/** How long a reason given for a hidden address keeps it on the screen, in milliseconds. */
const addressShownFor = 10 * 60_000

/**
 * Where the household lives now; null when nobody wrote it, or it is not the actor's. A hidden address has neither line nor commune,
 * unless `viewId` is a reason that this actor gave less than ten minutes ago.
 */
export const getDwelling = async (tx: Tx, caseFileId: string, viewId?: string): Promise<Dwelling | null> => {
  const row = await tx.q
    .selectFrom('dwelling as d')
    .leftJoin('commune as c', 'c.code', 'd.commune_code')
    .selectAll('d')
    .select('c.name as commune_name')
    .where('d.organisation_id', '=', tx.org)
    .where('d.case_file_id', '=', caseFileId)
    .where('d.superseded_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  await tx.unlock([row.compartment_id])
  const hidden = (await getContactFlags(tx, [caseFileId])).get(caseFileId)?.addressHidden ?? false
  const shut = hidden && !(viewId && (await isReasonGiven(tx, caseFileId, viewId)))
  const body = tx.openJson<DwellingBody>(row.compartment_id, row.id, row.body)
  return {
    id: row.id,
    tenure: row.tenure as Tenure,
    line: shut ? null : body.line || null,
    detail: body.detail,
    commune: shut || !row.commune_code ? null : { code: row.commune_code, name: row.commune_name ?? row.commune_code },
    hidden,
    fromDate: row.from_date,
  }
}

const isReasonGiven = async (tx: Tx, caseFileId: string, viewId: string): Promise<boolean> => {
  const view = await tx.q
    .selectFrom('address_view')
    .select('id')
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('id', '=', viewId)
    .where('agent_id', '=', tx.actor.agentId)
    .where('at', '>', new Date(tx.now.getTime() - addressShownFor))
    .executeTakeFirst()
  return view !== undefined
}

/** Relatives outside the household and helpers, as they stand now; ended ones last. */
export const listHelpers = async (tx: Tx, caseFileId: string): Promise<Helper[]> => {
  const rows = await tx.q
    .selectFrom('helper')
    .selectAll()
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('superseded_at', 'is', null)
    .orderBy('series_id')
    .execute()
  await tx.unlock(rows.map((row) => row.compartment_id))
  return rows
    .map((row): Helper => {
      const body = tx.openJson<HelperBody>(row.compartment_id, row.id, row.body)
      return {
        id: row.series_id,
        name: body.name,
        organisation: body.organisation,
        phone: body.phone,
        kind: row.kind as HelperKind,
        telling: row.telling as Telling,
        about: body.about,
        ownNeeds: body.ownNeeds ?? '',
        sex: body.sex ?? 'unknown',
        quality: row.quality === 'unsaid' ? null : (row.quality as LinkQuality),
        agreedOn: row.agreed_on,
        untilDate: row.until_date,
      }
    })
    .toSorted((a, b) => Number(a.untilDate !== null) - Number(b.untilDate !== null))
}

/** Ties in force between persons, and from a person to somebody outside. A tie of violence is absent for who may not read it. */
export const listRelations = async (tx: Tx, caseFileId: string): Promise<Relation[]> => {
  const rows = await tx.q
    .selectFrom('relation')
    .selectAll()
    .where('organisation_id', '=', tx.org)
    .where('case_file_id', '=', caseFileId)
    .where('superseded_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    fromPerson: row.from_person,
    toPerson: row.to_person,
    toHelper: row.to_helper,
    kind: row.kind as RelationKind,
    quality: row.quality as LinkQuality,
  }))
}

/** Persons of the case file that have no stay: relatives written as persons. Rare; most relatives are helpers. */
const listOutsiders = async (tx: Tx, caseFileId: string, inside: ReadonlySet<string>): Promise<PersonRow[]> =>
  (await listPersonRows(tx, caseFileId)).filter((row) => !inside.has(row.id))

type Drawn = { people: GenogramPerson[]; links: GenogramLink[]; helpers: GenogramHelper[] }

/**
 * What the genogram draws on a day, for this reader: members (those who left stand outside the roof), relatives tied to them, and the
 * services around. Helpers without kinship are pills; those whose tie ended are left out.
 */
export const genogramData = async (tx: Tx, caseFileId: string, on: IsoDate): Promise<Drawn> => {
  const { members, former } = await getHousehold(tx, caseFileId, on)
  const [helpers, relations] = [await listHelpers(tx, caseFileId), await listRelations(tx, caseFileId)]
  const present = new Set(members.map((one) => one.personId))
  const gone = former.filter(
    (one, index) => !present.has(one.personId) && former.findIndex((two) => two.personId === one.personId) === index,
  )
  const inside = new Set([...present, ...gone.map((one) => one.personId)])
  const outsiders = (await listOutsiders(tx, caseFileId, inside)).filter((row) =>
    relations.some((tie) => tie.fromPerson === row.id || tie.toPerson === row.id),
  )
  const standing = helpers.filter((helper) => helper.untilDate === null || helper.untilDate > on)
  const relatives = standing.filter((helper) => relations.some((tie) => tie.toHelper === helper.id && tie.kind !== 'helper'))
  const people: GenogramPerson[] = [
    ...members.map((one) => ({
      ...drawnMember(one, on),
      livesIn: one.custody !== 'visits' && !(one.diedOn && one.diedOn <= on),
      main: one.role === 'main',
    })),
    ...gone.map((one) => ({ ...drawnMember(one, on), livesIn: false })),
    ...outsiders.map((row) => ({
      id: row.id,
      name: displayName({ firstName: row.first_name, lastName: row.last_name, usualName: row.usual_name }),
      sex: row.sex as Sex,
      age: ageOn({ birthDate: row.birth_date, diedOn: row.died_on }, on),
      dead: row.died_on !== null,
      livesIn: false,
    })),
    ...relatives.map((helper) => ({ id: helper.id, name: helper.name, sex: helper.sex, age: null, livesIn: false })),
  ]
  return {
    people,
    links: relations.flatMap((tie) => {
      const to = tie.toPerson ?? tie.toHelper
      return to && people.some((one) => one.id === to) ? [drawnLink(tie, to)] : []
    }),
    helpers: standing
      .filter((helper) => !relatives.includes(helper))
      .map((helper) => {
        const quality = relations.find((tie) => tie.toHelper === helper.id)?.quality ?? helper.quality ?? 'ordinary'
        // a pill draws no zigzag: the words of the helper's own page say the violence
        return { id: helper.id, name: helper.name, quality: quality === 'violence' ? 'conflict' : quality }
      }),
  }
}

const drawnMember = (one: Member, on: IsoDate) => ({
  id: one.personId,
  name: one.name,
  sex: one.sex,
  age: one.age,
  dead: one.diedOn !== null && one.diedOn <= on,
})

const drawnKinds: Readonly<Record<RelationKind, GenogramLink['kind']>> = {
  partner: 'partner',
  formerPartner: 'formerPartner',
  child: 'parentOf',
  unbornChild: 'parentOf',
  parent: 'parentOf',
  sibling: 'sibling',
  stepParent: 'otherRelative',
  grandparent: 'otherRelative',
  otherRelative: 'otherRelative',
  guardian: 'otherRelative',
  other: 'otherRelative',
  hostPerson: 'friend',
  friend: 'friend',
  neighbour: 'neighbour',
  helper: 'helper',
}
const drawnLink = (tie: Relation, to: string): GenogramLink => {
  const ends = tie.kind === 'parent' ? { from: to, to: tie.fromPerson } : { from: tie.fromPerson, to }
  return { ...ends, kind: drawnKinds[tie.kind], quality: tie.quality }
}
