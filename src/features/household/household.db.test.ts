import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#core/actor.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import {
  addHelper,
  addMember,
  addPerson,
  askAddress,
  changeHelper,
  correctPerson,
  endMembership,
  linkSamePerson,
  relate,
  setContactRule,
  setDwelling,
} from './commands.server.ts'
import type { ContactInput, HelperInput, PersonInput } from './model.ts'
import {
  genogramData,
  getContact,
  getContactFlags,
  getDwelling,
  getHousehold,
  listContactHistory,
  listHelpers,
  listRelations,
} from './queries.server.ts'
import { listAddressViews } from './page-queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today = '2026-06-16'
const aPerson = (over: Partial<PersonInput> = {}): PersonInput => ({
  firstName: 'Camille',
  lastName: 'Essai',
  usualName: '',
  civilTitle: 'none',
  sex: 'F',
  birthDate: '1990-05-04',
  ...over,
})
const aHelper = (over: Partial<HelperInput> = {}): HelperInput => ({
  name: 'Centre social',
  organisation: '',
  phone: '',
  kind: 'association',
  telling: 'yes',
  about: '',
  ownNeeds: '',
  quality: 'strong',
  agreedOn: '2026-06-01',
  untilDate: null,
  ...over,
})
const aRule = (over: Partial<ContactInput> = {}): ContactInput => ({
  mayCall: false,
  mayMessage: false,
  mayWrite: null,
  addressHidden: true,
  phone: '06 39 98 00 00',
  hours: 'de 9 h à 11 h',
  how: 'SMS sans autre mot',
  reason: 'Le répondeur est écouté',
  reviewedOn: today,
  ...over,
})
const aMember = async (agent: Actor, caseFileId: string, over: Partial<PersonInput> = {}, fromDate = '2026-03-03') =>
  t.asWriter(agent, async (tx) => {
    const personId = await addPerson(tx, { ...aPerson(over), caseFileId })
    return { personId, memberId: await addMember(tx, { personId, role: 'child', custody: 'full', fromDate }) }
  })
const lend = async (caseFileId: string, agentId: string, kinds: string[], by: string) => {
  const found = await t.admin.query<{ id: string }>('select id from compartment where case_file_id = $1 and kind = any ($2)', [
    caseFileId,
    kinds,
  ])
  for (const { id } of found.rows)
    await t.admin.query(
      `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
       values ($1, $2, $3, $4, $5, 'coWorker', $6, now() - interval '1 hour')`,
      [t.organisationId, t.house.newId(), id, caseFileId, agentId, by],
    )
}

describe('composition', () => {
  it('dates who comes, leaves and comes back, without rewriting the past', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const { personId, memberId } = await aMember(marie, file.id, { firstName: 'Ugo', detail: 'Classe de CM1.' })
    await t.asWriter(marie, (tx) => endMembership(tx, { memberId, untilDate: '2026-05-01' }))
    await t.asWriter(marie, (tx) => addMember(tx, { personId, role: 'child', custody: 'visits', fromDate: '2026-06-01' }))
    const on = (date: string) => t.asAgent(marie, (tx) => getHousehold(tx, file.id, date))
    expect((await on('2026-04-30')).members.map((one) => [one.name, one.custody, one.age])).toEqual([['Ugo Essai', 'full', 35]])
    expect((await on('2026-05-01')).members).toEqual([])
    expect((await on('2026-05-01')).coming).toHaveLength(1)
    const now = await on(today)
    expect(now.members[0]).toMatchObject({ custody: 'visits', detail: 'Classe de CM1.', personId })
    expect(now.former[0]).toMatchObject({ custody: 'full', untilDate: '2026-05-01' })
  })

  it('refuses one person twice at a time, an end before the start, and an end said twice', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const { personId, memberId } = await aMember(marie, file.id)
    const again = t.asWriter(marie, (tx) => addMember(tx, { personId, role: 'other', custody: null, fromDate: '2026-04-01' }))
    await expect(again).rejects.toMatchObject({ fields: { fromDate: 'Cette personne est déjà dans le foyer à cette date.' } })
    await expect(t.asWriter(marie, (tx) => endMembership(tx, { memberId, untilDate: '2026-01-01' }))).rejects.toBeInstanceOf(Refused)
    await t.asWriter(marie, (tx) => endMembership(tx, { memberId, untilDate: '2026-05-01' }))
    await expect(t.asWriter(marie, (tx) => endMembership(tx, { memberId, untilDate: '2026-06-01' }))).rejects.toBeInstanceOf(NotFound)
  })

  it('keeps what stood before a correction, and a name of any script', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const { personId } = await aMember(marie, file.id, { firstName: '<script>', lastName: 'مريم 🙂', detail: 'Avant.' })
    await t.asWriter(marie, (tx) => correctPerson(tx, { ...aPerson({ firstName: 'Maryam', diedOn: '2026-06-10' }), personId }))
    const now = await t.asAgent(marie, (tx) => getHousehold(tx, file.id, today))
    expect(now.members[0]).toMatchObject({ firstName: 'Maryam', diedOn: '2026-06-10', detail: 'Avant.' })
    const kept = await t.asAgent(marie, (tx) => tx.q.selectFrom('person_version').select('was').where('person_id', '=', personId).execute())
    expect(kept).toHaveLength(1)
    expect(kept[0]?.was).toMatchObject({ first_name: '<script>', last_name: 'مريم 🙂' })
    expect(JSON.stringify(kept[0]?.was)).not.toContain('Avant.')
  })
})

describe('who sees persons', () => {
  it('reception: names and contact rules of an unprotected household only, no detail, no composition, no child to come', async () => {
    const team = await t.aTeam({ kind: 'reception' })
    const [marie, desk] = [await t.anAgent(), await t.anAgent({ roles: ['reception'], teamId: team })]
    const [plain, hidden] = [await t.aCaseFile(marie), await t.aCaseFile(marie, { protected: true })]
    for (const file of [plain, hidden]) {
      await aMember(marie, file.id, { firstName: 'Zélie', detail: 'Sous le sceau du fil.' })
      await aMember(marie, file.id, { firstName: '', lastName: '', birthDate: null, unborn: true, expectedOn: '2026-09-01' })
      await t.asWriter(marie, (tx) => setContactRule(tx, { ...aRule(), caseFileId: file.id }))
    }
    const names = await t.asAgent(desk, (tx) =>
      tx.q.selectFrom('person').select(['first_name', 'case_file_id']).where('case_file_id', 'in', [plain.id, hidden.id]).execute(),
    )
    expect(names).toEqual([{ first_name: 'Zélie', case_file_id: plain.id }])
    expect(await t.asAgent(desk, (tx) => getContact(tx, plain.id))).toMatchObject({ mayCall: false, phone: '06 39 98 00 00' })
    expect(await t.asAgent(desk, (tx) => getContact(tx, hidden.id))).toBeNull()
    expect([...(await t.asAgent(desk, (tx) => getContactFlags(tx, [plain.id, hidden.id]))).keys()]).toEqual([plain.id])
    expect(await t.asAgent(desk, (tx) => getHousehold(tx, plain.id, today))).toEqual({ members: [], former: [], coming: [] })
    // even with the row in hand, its key is not reception's
    await t.asAgent(desk, async (tx) => {
      await tx.unlockCase(plain.id)
      expect(tx.holds(plain.general)).toBe(false)
      expect(await getDwelling(tx, plain.id)).toBeNull()
      expect(await listHelpers(tx, plain.id)).toEqual([])
    })
    const forMarie = await t.asAgent(marie, (tx) => getHousehold(tx, plain.id, today))
    expect(forMarie.members.map((one) => [one.name, one.unborn])).toEqual([
      ['Zélie Essai', false],
      ['Enfant à naître', true],
    ])
  })

  it('a tie of violence is absent for who lacks that compartment', async () => {
    const [marie, bruno] = [await t.anAgent(), await t.anAgent()]
    const file = await t.aCaseFile(marie)
    const mother = await aMember(marie, file.id, { firstName: 'Nour' })
    const child = await aMember(marie, file.id, { firstName: 'Lise', birthDate: '2018-02-02' })
    await t.asWriter(marie, async (tx) => {
      const father = await addHelper(tx, { ...aHelper({ name: 'Le père', kind: 'relative', quality: 'violence' }), caseFileId: file.id })
      await relate(tx, { fromPerson: mother.personId, toPerson: child.personId, kind: 'child', quality: 'strong' })
      await relate(tx, { fromPerson: mother.personId, toHelper: father, kind: 'formerPartner', quality: 'violence' })
    })
    await lend(file.id, bruno.agentId, ['identity', 'general'], marie.agentId)
    const see = async (agent: Actor) => t.asAgent(agent, async (tx) => (await listRelations(tx, file.id)).map((tie) => tie.quality))
    expect(await see(marie)).toEqual(['strong', 'violence'])
    expect(await see(bruno)).toEqual(['strong'])
    const [helper] = await t.asAgent(bruno, (tx) => listHelpers(tx, file.id))
    expect(helper).toMatchObject({ name: 'Le père', quality: null })
    const drawn = await t.asAgent(bruno, (tx) => genogramData(tx, file.id, today))
    expect(JSON.stringify(drawn)).not.toContain('violence')
    expect(drawn.links).toEqual([{ from: mother.personId, to: child.personId, kind: 'parentOf', quality: 'strong' }])
    const whole = await t.asAgent(marie, (tx) => genogramData(tx, file.id, today))
    expect(whole.people.map((one) => [one.name, one.livesIn])).toContainEqual(['Le père', false])
    // a colleague who is not the referent may not make that compartment, nor learn whether it is there
    const other = await t.aCaseFile(marie)
    const lone = await aMember(marie, other.id)
    const second = await aMember(marie, other.id, { firstName: 'Deux' })
    await lend(other.id, bruno.agentId, ['identity', 'general'], marie.agentId)
    const refusalsOf = (from: string, to: string) =>
      t
        .asWriter(bruno, (tx) => relate(tx, { fromPerson: from, toPerson: to, kind: 'partner', quality: 'violence' }))
        .then(() => null)
        .catch((error: Refused) => error.fields)
    expect(await refusalsOf(lone.personId, second.personId)).toEqual(await refusalsOf(mother.personId, child.personId))
  })

  it('the link of a child in two households is readable only by who holds both', async () => {
    const [marie, paul, zoe] = [await t.anAgent(), await t.anAgent(), await t.anAgent()]
    const [hers, his] = [await t.aCaseFile(marie), await t.aCaseFile(paul)]
    const child = { firstName: 'Lou', birthDate: '2019-01-01' }
    const [a, b] = [await aMember(marie, hers.id, child), await aMember(paul, his.id, child)]
    const link = (agent: Actor) => t.asWriter(agent, (tx) => linkSamePerson(tx, { personA: a.personId, personB: b.personId }))
    await expect(link(marie)).rejects.toBeInstanceOf(NotFound)
    await lend(hers.id, zoe.agentId, ['identity'], marie.agentId)
    await lend(his.id, zoe.agentId, ['identity'], paul.agentId)
    const id = await link(zoe)
    expect(await link(zoe)).toBe(id)
    const elsewhere = async (agent: Actor, file: string) =>
      (await t.asAgent(agent, (tx) => getHousehold(tx, file, today))).members[0]?.elsewhere
    expect(await elsewhere(zoe, hers.id)).toEqual([{ caseFileId: his.id, personId: b.personId }])
    expect(await elsewhere(zoe, his.id)).toEqual([{ caseFileId: hers.id, personId: a.personId }])
    expect(await elsewhere(marie, hers.id)).toEqual([])
    expect(await elsewhere(paul, his.id)).toEqual([])
    const rows = await t.asAgent(marie, (tx) => sql`select id from same_person`.execute(tx.q as never))
    expect(rows.rows).toEqual([])
  })
})

describe('contact, address, helpers', () => {
  it('supersede the former rules and keep them', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    await t.asWriter(marie, (tx) => setContactRule(tx, { ...aRule({ mayCall: null, reviewedOn: null }), caseFileId: file.id }))
    await t.asWriter(marie, (tx) => setContactRule(tx, { ...aRule(), caseFileId: file.id }))
    expect((await t.asAgent(marie, (tx) => listContactHistory(tx, file.id))).map((rule) => rule.mayCall)).toEqual([false, null])
    expect(await t.asAgent(marie, (tx) => getContact(tx, file.id))).toMatchObject({
      mayCall: false,
      writtenBy: `${marie.firstName} ${marie.lastName}`,
    })
  })

  it('let two writers take turns, none of them failing', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    await Promise.all(
      [1, 2, 3].map((n) => t.asWriter(marie, (tx) => setContactRule(tx, { ...aRule({ hours: `${n} h` }), caseFileId: file.id }))),
    )
    expect(await t.asAgent(marie, (tx) => listContactHistory(tx, file.id))).toHaveLength(3)
  })

  it('show a hidden address only to who wrote why, for ten minutes, and keep the reason', async () => {
    const [marie, bruno] = [await t.anAgent(), await t.anAgent()]
    const file = await t.aCaseFile(marie)
    const start = new Date()
    t.setClock(start)
    await t.asWriter(marie, async (tx) => {
      await setDwelling(tx, {
        caseFileId: file.id,
        line: '3 rue du Puits',
        detail: 'Deux-pièces',
        communeCode: null,
        tenure: 'privateTenant',
        fromDate: today,
      })
      await setContactRule(tx, { ...aRule({ addressHidden: false }), caseFileId: file.id })
    })
    expect(await t.asAgent(marie, (tx) => getDwelling(tx, file.id))).toMatchObject({ line: '3 rue du Puits', hidden: false })
    await t.asWriter(marie, (tx) => setContactRule(tx, { ...aRule(), caseFileId: file.id }))
    expect(await t.asAgent(marie, (tx) => getDwelling(tx, file.id))).toMatchObject({ line: null, hidden: true, detail: 'Deux-pièces' })
    const viewId = await t.asWriter(marie, (tx) => askAddress(tx, { caseFileId: file.id, reason: 'Accompagner le serrurier' }))
    expect(await t.asAgent(marie, (tx) => getDwelling(tx, file.id, viewId))).toMatchObject({ line: '3 rue du Puits' })
    const renewed = {
      caseFileId: file.id,
      line: null,
      detail: 'Trois-pièces',
      communeCode: null,
      tenure: 'socialTenant',
      fromDate: today,
    } as const
    await t.asWriter(marie, (tx) => setDwelling(tx, renewed))
    expect(await t.asAgent(marie, (tx) => getDwelling(tx, file.id, viewId))).toMatchObject({
      line: '3 rue du Puits',
      detail: 'Trois-pièces',
    })
    await lend(file.id, bruno.agentId, ['identity'], marie.agentId)
    expect(await t.asAgent(bruno, (tx) => getDwelling(tx, file.id, viewId))).toMatchObject({ line: null })
    expect(await t.asAgent(bruno, (tx) => listAddressViews(tx, file.id))).toMatchObject([{ reason: 'Accompagner le serrurier' }])
    t.setClock(new Date(start.getTime() + 11 * 60_000))
    expect(await t.asAgent(marie, (tx) => getDwelling(tx, file.id, viewId))).toMatchObject({ line: null })
    t.setClock(start)
    const log = await t.admin.query<{ detail: unknown }>('select detail from audit.entry where agent_id = $1 and detail is not null', [
      marie.agentId,
    ])
    expect(log.rows).toEqual([{ detail: { field: 'address', reasonGiven: true, addressView: viewId } }])
  })

  it('keep one series for a helper through its versions', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const id = await t.asWriter(marie, (tx) => addHelper(tx, { ...aHelper(), caseFileId: file.id }))
    await t.asWriter(marie, (tx) =>
      changeHelper(tx, {
        ...aHelper({ telling: 'partly', about: 'le logement', ownNeeds: 'Épuisée.' }),
        helperId: id,
        caseFileId: file.id,
      }),
    )
    expect(await t.asAgent(marie, (tx) => listHelpers(tx, file.id))).toMatchObject([{ id, telling: 'partly', ownNeeds: 'Épuisée.' }])
    const rows = await t.asAgent(marie, (tx) => tx.q.selectFrom('helper').select('id').where('series_id', '=', id).execute())
    expect(rows).toHaveLength(2)
  })
})
