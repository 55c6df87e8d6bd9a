import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Forbidden, Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestHouse } from '#db/testing/house.ts'
import { addAgent, addTeam, closeAccount, editAgent, joinTeam, leaveTeam, relieve, setRoles } from './commands.server.ts'
import { agentProblems, proposedLogin } from './model.ts'
import type { AgentForm } from './model.ts'
import { getAgent, listAccounts, listAgents } from './queries.server.ts'

const TODAY = '2026-06-16'
let t: TestHouse
let administrator: TestAgent
beforeAll(async () => {
  t = await openTestHouse()
  administrator = await t.anAgent({ roles: ['administrator'] })
})
afterAll(() => t.close())

let counter = 0
const aForm = (over: Partial<AgentForm> = {}): AgentForm => ({
  siteId: t.siteId,
  login: `nouvelle.${++counter}`,
  firstName: 'Inès',
  lastName: 'Aït-Saïd',
  jobTitle: 'assistante de service social',
  profession: 'assistantServiceSocial',
  secrecyBasis: 'profession',
  secrecyProof: 'Diplôme',
  secrecyUntil: null,
  trainee: false,
  tutorId: null,
  diplomaKind: 'DEASS',
  diplomaOn: '2015-06-30',
  diplomaNumber: '',
  ...over,
})
const add = (form: AgentForm, by = administrator) =>
  t.asWriter(by, (tx) => addAgent(tx, form, { roles: ['worker'], teamId: t.teamId, today: TODAY }))
const fieldsOf = async (promise: Promise<unknown>): Promise<string[]> => {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refused)) throw new Error(`expected a refusal, got ${String(error)}`)
  return Object.keys(error.fields)
}

describe('an agent', () => {
  it('with the title of assistante de service social has a diploma, or is in training with a tutor', async () => {
    expect(await fieldsOf(add(aForm({ diplomaKind: null, diplomaOn: null })))).toEqual(['diplomaKind'])
    expect(await fieldsOf(add(aForm({ diplomaKind: 'DEES' })))).toEqual(['diplomaKind'])
    expect(await fieldsOf(add(aForm({ diplomaOn: null })))).toEqual(['diplomaOn'])
    expect(await fieldsOf(add(aForm({ trainee: true, diplomaKind: null, diplomaOn: null })))).toEqual(['tutorId'])
    const tutor = await t.anAgent()
    await add(aForm({ trainee: true, diplomaKind: null, diplomaOn: null, tutorId: tutor.agentId }))
    await add(aForm())
    // and the database itself refuses what the sentences would have let through
    const forced = t.asWriter(administrator, (tx) =>
      tx.q.updateTable('agent').set({ diploma_kind: null }).where('login', '=', `nouvelle.${counter}`).execute(),
    )
    expect(await fieldsOf(forced)).toEqual(['diplomaKind'])
  })

  it('bound by secrecy says by what', () => {
    expect(Object.keys(agentProblems(aForm({ secrecyProof: '' }), TODAY))).toEqual(['secrecyProof'])
    expect(agentProblems(aForm({ secrecyBasis: 'none', secrecyProof: '', profession: 'other' }), TODAY)).toEqual({})
    expect(Object.keys(agentProblems(aForm({ diplomaOn: '2026-06-17' }), TODAY))).toEqual(['diplomaOn'])
  })

  it('has a login of plain letters, that nobody else has', async () => {
    expect(proposedLogin('Inès', 'Aït-Saïd')).toBe('ines.ait-said')
    const { id } = await add(aForm({ login: '' }))
    expect((await t.asAgent(administrator, (tx) => getAgent(tx, id))).form.login).toBe('ines.ait-said')
    expect(await fieldsOf(add(aForm({ login: 'ines.ait-said' })))).toEqual(['login'])
  })

  it('is added, changed and closed by an administrator alone', async () => {
    const manager = await t.anAgent({ roles: ['manager'] })
    await expect(add(aForm(), manager)).rejects.toBeInstanceOf(Forbidden)
    const { id } = await add(aForm())
    await expect(t.asWriter(manager, (tx) => closeAccount(tx, id))).rejects.toThrow()
    await t.asWriter(administrator, (tx) => editAgent(tx, id, aForm({ jobTitle: 'assistante sociale' }), TODAY))
    await t.asWriter(administrator, (tx) => closeAccount(tx, id))
    const line = (await t.asAgent(administrator, (tx) => listAgents(tx))).find((agent) => agent.id === id)
    expect(line).toMatchObject({ jobTitle: 'assistante sociale', roles: ['worker'], teams: ['Secteur'] })
    expect(line?.endedAt).not.toBeNull()
  })

  it('never closes her own account nor changes her own functions, even by hand', async () => {
    const me = administrator.agentId
    expect(await fieldsOf(t.asWriter(administrator, (tx) => closeAccount(tx, me)))).toEqual([''])
    expect(await fieldsOf(t.asWriter(administrator, (tx) => setRoles(tx, me, ['administrator', 'dpo'])))).toEqual(['roles'])
    await expect(
      t.asWriter(administrator, (tx) => tx.q.updateTable('agent').set({ ended_at: tx.now }).where('id', '=', me).execute()),
    ).rejects.toBeInstanceOf(Forbidden)
    await expect(
      t.asWriter(administrator, (tx) =>
        tx.q.insertInto('agent_role').values({ organisation_id: tx.org, agent_id: me, role: 'dpo' }).execute(),
      ),
    ).rejects.toBeInstanceOf(Forbidden)
    await t.asWriter(administrator, (tx) => tx.q.deleteFrom('agent_role').where('agent_id', '=', me).execute())
    expect((await t.asAgent(administrator, (tx) => getAgent(tx, me))).roles).toEqual(['administrator'])
  })

  it('gains and loses functions and teams at once', async () => {
    const worker = await t.anAgent()
    await t.asWriter(administrator, (tx) => setRoles(tx, worker.agentId, ['reception', 'dpo']))
    const mine = () =>
      t.asAgent(
        worker,
        async (tx) =>
          (await sql<{ roles: string[]; teams: string[] }>`select app.my_roles() as roles, app.my_teams() as teams`.execute(tx.q)).rows[0],
      )
    expect((await mine())?.roles.sort()).toEqual(['dpo', 'reception'])
    const reception = await t.aTeam({ kind: 'reception' })
    const today = (await t.admin.query<{ d: string }>('select current_date::text as d')).rows[0]?.d ?? ''
    await t.asWriter(administrator, (tx) => joinTeam(tx, { agentId: worker.agentId, teamId: reception, fromDate: today }))
    expect((await mine())?.teams).toContain(reception)
    expect(
      await fieldsOf(t.asWriter(administrator, (tx) => joinTeam(tx, { agentId: worker.agentId, teamId: reception, fromDate: today }))),
    ).toEqual(['teamId'])
    const { memberships } = await t.asAgent(administrator, (tx) => getAgent(tx, worker.agentId))
    const membership = memberships.find(({ teamId }) => teamId === reception)
    await t.asWriter(administrator, (tx) => leaveTeam(tx, membership?.id ?? '', worker.agentId))
    expect((await mine())?.teams).not.toContain(reception)
  })

  it('shows the state of accounts to administrators and managers alone', async () => {
    expect(await t.asAgent(await t.anAgent(), (tx) => listAccounts(tx))).toEqual([])
    expect((await t.asAgent(administrator, (tx) => listAccounts(tx))).length).toBeGreaterThan(3)
  })
})

describe('relief', () => {
  it('opens the absent one’s unprotected households to the colleague, for a reason and until a day', async () => {
    const site = await t.aSite('Site du relais')
    const [sector, management] = [await t.aTeam({ siteId: site }), await t.aTeam({ siteId: site, kind: 'management' })]
    const manager = await t.anAgent({ roles: ['manager'], siteId: site, teamId: management })
    const [absent, colleague] = [await t.anAgent({ siteId: site, teamId: sector }), await t.anAgent({ siteId: site, teamId: sector })]
    const [open] = [await t.aCaseFile(absent, { teamId: sector }), await t.aCaseFile(absent, { teamId: sector, protected: true })]
    const give = (over: Partial<Parameters<typeof relieve>[1]> = {}, by = manager) =>
      t.asWriter(by, (tx) =>
        relieve(tx, {
          absentId: absent.agentId,
          toId: colleague.agentId,
          reason: 'Congé maladie',
          until: new Date(Date.now() + 86_400_000),
          ...over,
        }),
      )
    expect(await fieldsOf(give({ toId: absent.agentId }))).toEqual(['toId'])
    expect(await fieldsOf(give({ toId: manager.agentId }))).toEqual(['toId'])
    expect(await fieldsOf(give({ until: new Date(Date.now() - 1000) }))).toEqual(['until'])
    expect(await fieldsOf(give({ reason: ' ' }))).toEqual([''])
    expect(await fieldsOf(give({}, await t.anAgent({ roles: ['manager'] })))).toEqual([''])
    expect(await give()).toBe(1)
    const sees = await t.asAgent(colleague, (tx) => tx.q.selectFrom('case_file').select('id').execute())
    expect(sees).toEqual([{ id: open?.id }])
  })
})

describe('places', () => {
  it('are changed by an administrator alone', async () => {
    await t.asWriter(administrator, (tx) => addTeam(tx, { name: 'Logement', siteId: t.siteId, kind: 'specialised' }))
    await expect(
      t.asWriter(await t.anAgent({ roles: ['manager'] }), (tx) => addTeam(tx, { name: 'X', siteId: t.siteId, kind: 'sector' })),
    ).rejects.toBeInstanceOf(Forbidden)
  })
})
