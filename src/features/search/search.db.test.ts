import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeNumber } from '#core/french.ts'
import { nameKey } from '#core/names.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { answer } from './answer.server.ts'
import { actions } from './actions.ts'
import { findPeople, searchesTooOften } from './queries.server.ts'

let t: TestHouse
let solene: TestAgent
let ines: TestAgent
let desk: TestAgent
let otherDesk: TestAgent

const aPerson = (
  agent: TestAgent,
  file: TestCase,
  firstName: string,
  lastName: string,
  more: { usualName?: string; birthDate?: string; unborn?: boolean } = {},
) =>
  t.asWriter(agent, (tx) =>
    tx.q
      .insertInto('person')
      .values({
        organisation_id: tx.org,
        id: tx.newId(),
        case_file_id: file.id,
        compartment_id: file.identity,
        first_name: firstName,
        last_name: lastName,
        usual_name: more.usualName ?? '',
        name_key: nameKey(`${firstName} ${lastName} ${more.usualName ?? ''}`),
        birth_date: more.birthDate ?? null,
        unborn: more.unborn ?? false,
        created_at: tx.now,
        created_by: agent.agentId,
      })
      .execute(),
  )
const find = (agent: TestAgent, question: string) => t.asAgent(agent, (tx) => findPeople(tx, question))
const namesOf = async (agent: TestAgent, question: string): Promise<string[]> => (await find(agent, question)).map((line) => line.name)

let kerbrat: TestCase
let hidden: TestCase

beforeAll(async () => {
  t = await openTestHouse()
  solene = await t.anAgent()
  ines = await t.anAgent()
  desk = await t.anAgent({ roles: ['reception'], teamId: await t.aTeam({ kind: 'reception' }) })
  const site = await t.aSite('Autre maison')
  otherDesk = await t.anAgent({ roles: ['reception'], siteId: site, teamId: await t.aTeam({ kind: 'reception', siteId: site }) })
  kerbrat = await t.aCaseFile(solene, { name: 'Solange Kerbrat' })
  await aPerson(solene, kerbrat, 'Solange', 'Kerbrat', { usualName: 'Lili', birthDate: '1958-03-12' })
  await aPerson(solene, kerbrat, 'Erwan', 'Kerbrat', { birthDate: '1990-05-01' })
  await aPerson(solene, kerbrat, 'Enfant', 'Aneitre', { unborn: true })
  hidden = await t.aCaseFile(solene, { name: 'Céline Aubertin', protected: true })
  await aPerson(solene, hidden, 'Céline', 'Aubertin', { birthDate: '1992-02-04' })
  const lady = await t.aCaseFile(solene, { name: 'La dame au landau bleu' })
  await aPerson(solene, lady, '', '', { usualName: 'La dame au landau bleu' })
})
afterAll(() => t.close())

describe('whom one finds', () => {
  it('finds one’s own households by any of their names, as heard, in any order', async () => {
    for (const question of ['Kerbrat', 'querbra', 'solange kerbrat', 'KERBRAT Solange', 'lili', 'Kerbrat 1958', '12/03/1958'])
      expect(await namesOf(solene, question), question).toContain('Solange Kerbrat')
    expect(await namesOf(solene, 'landau')).toEqual(['La dame au landau bleu'])
    expect(await namesOf(solene, 'erwan kerbrat 1990')).toEqual(['Erwan Kerbrat'])
    for (const typed of [String(kerbrat.number), writeNumber(kerbrat.number), `n° ${writeNumber(kerbrat.number).replaceAll(/\s/g, ' ')}`])
      expect(
        (await find(solene, typed)).map((line) => line.caseFileId),
        typed,
      ).toContain(kerbrat.id)
  })
  it('gives one line for a household', async () => {
    expect((await find(solene, 'kerbrat')).filter((line) => line.caseFileId === kerbrat.id)).toHaveLength(1)
  })
  it('finds nobody for one letter, for signs, for nothing', async () => {
    for (const question of ['', 'k', '  ', '%%', "'", '!!!', '\\', ':*', '& |']) expect(await find(solene, question), question).toEqual([])
  })
  it('takes any text for a question', async () => {
    for (const question of [
      "O'Brien & (fils)",
      'a | b',
      "x'y\\z",
      'محمد',
      '🙂🙂',
      'le le le le le le le le le le le',
      '99999999999',
      'à'.repeat(500),
    ])
      await expect(find(solene, question), question).resolves.toBeInstanceOf(Array)
  })
})

describe('whom one does not find', () => {
  it('a colleague finds nothing of a household she does not hold', async () => {
    for (const question of ['Kerbrat', 'Aubertin', 'landau', '1958', '01', 'lili']) expect(await find(ines, question), question).toEqual([])
  })
  it('reception finds the unprotected names of her site, never a protected one, never a child who is expected', async () => {
    expect(await namesOf(desk, 'querbra solange')).toEqual(['Solange Kerbrat'])
    expect(await find(desk, 'aubertin')).toEqual([])
    expect(await find(desk, 'celine aubertin 1992')).toEqual([])
    expect(await find(desk, 'aneitre')).toEqual([])
    expect(await namesOf(solene, 'aneitre')).toEqual(['Enfant Aneitre'])
    expect(await find(otherDesk, 'kerbrat')).toEqual([])
  })
  it('reception lists nobody by a year or a number alone, and learns nothing of the case file', async () => {
    expect(await find(desk, '1958')).toEqual([])
    expect(await find(desk, String(kerbrat.number).padStart(2, '0'))).toEqual([])
    expect(await find(desk, 'kerbrat')).toMatchObject([{ household: null, closed: false }])
  })
  it('an agent who shut herself out finds nothing, were she given everything', async () => {
    const file = await t.aCaseFile(solene, { name: 'Rozenn Tual' })
    await aPerson(solene, file, 'Rozenn', 'Tual')
    await t.admin.query(
      `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
       select $1, gen_random_uuid(), c, $2, $3, 'granted', $4, now() - interval '1 day' from unnest($5::uuid[]) c`,
      [t.organisationId, file.id, ines.agentId, solene.agentId, [file.identity, file.general]],
    )
    expect(await namesOf(ines, 'tual')).toEqual(['Rozenn Tual'])
    for (const agent of [ines, desk])
      await t.admin.query(
        'insert into exclusion (organisation_id, id, case_file_id, agent_id, declared_by, declared_at) values ($1, gen_random_uuid(), $2, $3, $3, now())',
        [t.organisationId, file.id, agent.agentId],
      )
    expect(await find(ines, 'tual')).toEqual([])
    expect(await find(desk, 'rozenn tual')).toEqual([])
  })
  it('who is not bound by secrecy, or only administers, finds nobody', async () => {
    const unbound = await t.anAgent({ secrecyBasis: 'none' })
    const admin = await t.anAgent({ roles: ['administrator'] })
    for (const agent of [unbound, admin]) expect(await find(agent, 'kerbrat')).toEqual([])
  })
  it('answers the same, to the letter, with and without a hidden household of the same name', async () => {
    const questions = ['kerbrat', 'querbra solange', 'solange', 'ker', '1958', 'xavier kerbrat', 'kerbra']
    const all = (agent: TestAgent) => Promise.all(questions.map((question) => t.asAgent(agent, (tx) => answer(tx, agent, question))))
    const before = [await all(solene), await all(ines), await all(desk)]
    const twin = await t.aCaseFile(await t.anAgent(), { name: 'Solange Kerbrat', protected: true })
    const other = await t.anAgent()
    for (const [first, last] of [
      ['Solange', 'Kerbrat'],
      ['Xavier', 'Kerbrat'],
    ] as const)
      await t.admin.query(
        `insert into person (organisation_id, id, case_file_id, compartment_id, first_name, last_name, name_key, created_at, created_by)
         values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, now(), $7)`,
        [t.organisationId, twin.id, twin.identity, first, last, nameKey(`${first} ${last}`), other.agentId],
      )
    expect([await all(solene), await all(ines), await all(desk)]).toEqual(before)
  })
})

describe('the trace', () => {
  it('holds the ids shown, and never the question', async () => {
    await t.house.reading(solene, actions.find, {}, (tx) => answer(tx, solene, 'Kerbrat Solange'))
    const { rows } = await t.admin.query('select shown, detail::text from audit.entry where agent_id = $1 order by id desc limit 1', [
      solene.agentId,
    ])
    expect(rows[0].shown).toContain(kerbrat.id)
    expect(rows[0].shown).not.toContain(hidden.id)
    expect(JSON.stringify(rows[0]).toLowerCase()).not.toContain('kerbrat')
  })
  it('lets reception search thirty times a minute, others as they need', async () => {
    const clerk = await t.anAgent({ roles: ['reception'], teamId: await t.aTeam({ kind: 'reception' }) })
    const ask = () => t.house.reading(clerk, actions.find, {}, (tx) => answer(tx, clerk, 'solange kerbrat'))
    for (let n = 0; n < 30; n++) expect((await ask()).tooOften, String(n)).toBe(false)
    const refused = await ask()
    expect(refused.tooOften).toBe(true)
    expect(refused.groups.every((group) => group.items.every((item) => !item.name))).toBe(true)
    expect(await t.asAgent(solene, searchesTooOften)).toBe(false)
    t.setClock(new Date(Date.now() + 61_000))
    expect((await ask()).tooOften).toBe(false)
    t.setClock(new Date())
  })
})
