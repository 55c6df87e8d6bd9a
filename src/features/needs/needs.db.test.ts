import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotFound, Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import { addNeed, changeNeed, endPublic, setStatement, tagPublic } from './commands.server.ts'
import type { NeedInput } from './model.ts'
import { listNeeds, listPublics, listStatements, listStatementVersions } from './queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const aNeed = (over: Partial<NeedInput> = {}): NeedInput => ({
  domain: 'housing',
  topic: 'Expulsion',
  cause: 'Perte d’emploi',
  axes: ['economic', 'social'],
  primary: true,
  status: 'identified',
  ...over,
})
/** A referent, her household, and a colleague who holds its identity and its thread, no more. */
const aTeamOfTwo = async () => {
  const [marie, bruno] = [await t.anAgent(), await t.anAgent()]
  const file = await t.aCaseFile(marie)
  for (const id of [file.identity, file.general])
    await t.admin.query(
      `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
       values ($1, $2, $3, $4, $5, 'coWorker', $6, now() - interval '1 hour')`,
      [t.organisationId, t.house.newId(), id, file.id, bruno.agentId, marie.agentId],
    )
  return { marie, bruno, file }
}

describe('needs', () => {
  it('keep every state, in order, and who said it', async () => {
    const { marie, bruno, file } = await aTeamOfTwo()
    const id = await t.asWriter(marie, (tx) => addNeed(tx, { ...aNeed(), caseFileId: file.id }))
    await t.asWriter(bruno, (tx) => changeNeed(tx, { ...aNeed({ status: 'worked', axes: ['social'] }), needId: id, caseFileId: file.id }))
    const [need, ...others] = await t.asAgent(marie, (tx) => listNeeds(tx, file.id))
    expect(others).toEqual([])
    expect(need).toMatchObject({ id, status: 'worked', axes: ['social'], topic: 'Expulsion', cause: 'Perte d’emploi', primary: true })
    expect(need?.history.map((step) => [step.status, step.by])).toEqual([
      ['identified', `${marie.firstName} ${marie.lastName}`],
      ['worked', `${bruno.firstName} ${bruno.lastName}`],
    ])
  })

  it('of health or violence are absent for who lacks the compartment', async () => {
    const { marie, bruno, file } = await aTeamOfTwo()
    await t.asWriter(marie, async (tx) => {
      await addNeed(tx, { ...aNeed(), caseFileId: file.id })
      await addNeed(tx, { ...aNeed({ domain: 'violence' }), caseFileId: file.id })
      return addNeed(tx, { ...aNeed({ domain: 'health' }), caseFileId: file.id })
    })
    const see = async (agent: typeof marie) => (await t.asAgent(agent, (tx) => listNeeds(tx, file.id))).map((need) => need.domain).sort()
    expect(await see(marie)).toEqual(['health', 'housing', 'violence'])
    expect(await see(bruno)).toEqual(['housing'])
    await expect(t.asWriter(bruno, (tx) => addNeed(tx, { ...aNeed({ domain: 'health' }), caseFileId: file.id }))).rejects.toBeInstanceOf(
      Refused,
    )
    expect(await see(await t.anAgent())).toEqual([])
  })
})

describe('publics', () => {
  it('lie in the compartment of their word, are dated, and are not said twice', async () => {
    const { marie, bruno, file } = await aTeamOfTwo()
    const tag = (name: 'loneParent' | 'victimDomesticViolence' | 'pregnant') =>
      t.asWriter(marie, (tx) => tagPublic(tx, { caseFileId: file.id, tag: name, fromDate: '2026-03-03' }))
    const lone = await tag('loneParent')
    await tag('victimDomesticViolence')
    await tag('pregnant')
    const see = async (agent: typeof marie) =>
      (await t.asAgent(agent, (tx) => listPublics(tx, file.id))).map((one) => [one.tag, one.compartment])
    expect(await see(marie)).toEqual([
      ['loneParent', 'general'],
      ['pregnant', 'health'],
      ['victimDomesticViolence', 'violence'],
    ])
    expect(await see(bruno)).toEqual([['loneParent', 'general']])
    await expect(tag('loneParent')).rejects.toBeInstanceOf(Refused)
    const end = (untilDate: string) => t.asWriter(marie, (tx) => endPublic(tx, { caseFileId: file.id, publicId: lone, untilDate }))
    await expect(end('2026-01-01')).rejects.toBeInstanceOf(Refused)
    await end('2026-06-01')
    await tag('loneParent')
    expect(await see(bruno)).toHaveLength(2)
  })
})

describe('words', () => {
  it('keep their versions, each kind apart, sealed', async () => {
    const { marie, bruno, file } = await aTeamOfTwo()
    const say = (words: string, statementId?: string) =>
      t.asWriter(marie, (tx) =>
        setStatement(tx, { caseFileId: file.id, kind: 'objective', words, step: 'Écrire', saidOn: '2026-06-09', statementId }),
      )
    const id = await say('« Ne plus avoir peur de la boîte aux lettres. »')
    await say('« Dormir. »', id)
    await t.asWriter(marie, (tx) =>
      setStatement(tx, { caseFileId: file.id, kind: 'demand', words: '« Un toit »', step: '', saidOn: '2026-03-03' }),
    )
    const list = await t.asAgent(bruno, (tx) => listStatements(tx, file.id, 'objective'))
    expect(list).toMatchObject([{ id, words: '« Dormir. »', version: 2, writtenBy: `${marie.firstName} ${marie.lastName}` }])
    const versions = await t.asAgent(bruno, (tx) => listStatementVersions(tx, file.id, 'objective'))
    expect(versions.map((one) => [one.version, one.current])).toEqual([
      [2, true],
      [1, false],
    ])
    const raw = await t.admin.query<{ body: Buffer }>('select body from statement where case_file_id = $1', [file.id])
    expect(raw.rows.map((row) => row.body.toString('utf8')).join()).not.toContain('Dormir')
    // the series of another household, or of another kind, is not there
    const other = await t.aCaseFile(marie)
    const forged = t.asWriter(marie, (tx) =>
      setStatement(tx, { caseFileId: other.id, kind: 'objective', words: 'x', step: '', saidOn: '2026-06-09', statementId: id }),
    )
    await expect(forged).rejects.toBeInstanceOf(NotFound)
    const stranger = await t.anAgent()
    expect(await t.asAgent(stranger, (tx) => listStatements(tx, file.id, 'objective'))).toEqual([])
    await expect(
      t.asWriter(stranger, (tx) => setStatement(tx, { caseFileId: file.id, kind: 'demand', words: 'x', step: '', saidOn: '2026-06-09' })),
    ).rejects.toBeInstanceOf(NotFound)
  })
})
