import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotFound } from '#core/errors.ts'
import type { WritableKind } from '#core/compartments.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestHouse } from '#db/testing/house.ts'
import { observeFact } from '#features/case-file/commands.server.ts'
import { addMember, addPerson } from '#features/household/commands.server.ts'
import { addLocalAid } from '#features/catalogue/commands.server.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { compute } from './compute.ts'
import { evaluatedAids } from './local.server.ts'
import { localLines } from './local.ts'
import { getGiven, listBestQuestions } from './queries.server.ts'
import { rememberedCompute } from './remember.server.ts'
import { rightsTable } from './table.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today = '2026-06-16'
const month = '2026-06'

/** A person alone; a referent who holds all; a colleague who holds identity and thread, made before budget and health exist. */
const aHousehold = async (birthDate: string | null = '1990-03-12') => {
  const [marie, bruno] = [await t.anAgent(), await t.anAgent()]
  const file = await t.aCaseFile(marie)
  await t.asWriter(marie, async (tx) => {
    const personId = await addPerson(tx, { caseFileId: file.id, firstName: 'Lise', lastName: 'Aubry', usualName: '', civilTitle: 'none', sex: 'F', birthDate })
    await addMember(tx, { personId, role: 'main', custody: null, fromDate: '2025-01-10' })
  }) // prettier-ignore
  for (const id of [file.identity, file.general])
    await t.admin.query(
      `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
       values ($1, $2, $3, $4, $5, 'coWorker', $6, now() - interval '1 hour')`,
      [t.organisationId, t.house.newId(), id, file.id, bruno.agentId, marie.agentId],
    )
  const observe = (key: string, value: FactValue, compartment: WritableKind) =>
    t.asWriter(marie, (tx) =>
      observeFact(tx, { caseFileId: file.id, key, subjectId: null, compartment, value, label: key, observedAt: new Date('2026-06-02T10:00:00Z'), source: 'said' }),
    ) // prettier-ignore
  const see = (agent: TestAgent) => t.asAgent(agent, (tx) => getGiven(tx, file.id, today, month))
  return { marie, bruno, file, observe, see }
}

describe('the rights of a household', () => {
  it('are computed from what was said, with no second entry', async () => {
    const { marie, observe, see } = await aHousehold()
    const before = compute((await see(marie)).given).answers.total
    await observe('income.salary', { cents: 900_00, period: 'month', from: '2025-01-01' }, 'budget')
    const after = compute((await see(marie)).given)
    expect(after.answers.total.high).toBeLessThan(before.high)
    expect(after.given.names).toEqual({ [after.given.situation.persons[0]?.id ?? '']: 'Lise' })
  })

  it('of a reader without budget and health are computed without them: no fact, no figure, no question answered', async () => {
    const { marie, bruno, observe, see } = await aHousehold()
    const bare = compute((await see(bruno)).given)
    await observe('income.salary', { cents: 1234_00, period: 'month', from: '2025-01-01' }, 'budget')
    await observe('disability.rate', { number: 0.8 }, 'health')
    const hers = compute((await see(marie)).given)
    const his = await see(bruno)
    for (const secret of ['123400', '0.8']) expect(JSON.stringify(hers.given)).toContain(secret)
    // exactly what it was before those facts were: no trace, no gap
    expect(his.given).toEqual(bare.given)
    expect(JSON.stringify([his.known.uses, his.known.stale, his.known.contradictions])).not.toMatch(/123400|disability|salary/)
    const [seen, hidden] = [rightsTable(hers), rightsTable(compute(his.given))]
    expect(seen.rows.find(({ rightId }) => rightId === 'aah')?.amount).not.toBe(
      hidden.rows.find(({ rightId }) => rightId === 'aah')?.amount,
    )
    expect(JSON.stringify(hidden)).toBe(JSON.stringify(rightsTable(bare)))
  })

  it('are remembered by what they were computed from: a reader who may see less never gets those of another', async () => {
    const { marie, bruno, observe, see } = await aHousehold()
    await observe('income.salary', { cents: 1234_00, period: 'month', from: '2025-01-01' }, 'budget')
    const hers = await rememberedCompute((await see(marie)).given)
    const his = await rememberedCompute((await see(bruno)).given)
    expect(await rememberedCompute((await see(marie)).given)).toBe(hers)
    expect(his.answers.total).not.toEqual(hers.answers.total)
  })

  it('are not there for who holds nothing of the household', async () => {
    const { file } = await aHousehold()
    const stranger = await t.anAgent()
    await expect(t.asAgent(stranger, (tx) => getHead(tx, file.id, today))).rejects.toBeInstanceOf(NotFound)
    expect(await t.asAgent(stranger, (tx) => listBestQuestions(tx, file.id, today))).toEqual([])
  })
})

describe('local aids of a household', () => {
  it('are read from the same facts as its rights: who may not see a fact gets the question', async () => {
    const { marie, bruno, observe, see } = await aHousehold()
    const manager = await t.anAgent({ roles: ['manager'] })
    await t.asWriter(manager, (tx) =>
      addLocalAid(tx, {
        name: 'Aide au loyer',
        provider: 'CCAS',
        domain: 'housing',
        nature: 'financial',
        what: 'Une aide.',
        conditions: [
          {
            id: 'c0',
            ask: 'Paie-t-elle au plus 500 € ?',
            expects: 'yes',
            otherwise: 'Plus de 500 €',
            verified: true,
            test: { fact: 'rent', is: 'atMost', value: 500_00 },
          },
        ],
        gives: { kind: 'amount', cents: 60_00, per: 'once' },
        documents: [],
        otherDocuments: [],
        apply: 'Au CCAS.',
        basis: 'Règlement',
        validFrom: '2026-01-01',
        validUntil: '2026-12-31',
      }),
    )
    await observe('housing.rent', { cents: 480_00, period: 'month', from: '2025-01-01' }, 'budget')
    const lines = async (agent: TestAgent, on = today) => {
      const computed = compute((await see(agent)).given)
      return t.asAgent(agent, async (tx) => localLines(await evaluatedAids(tx, computed, on), new Set()))
    }
    expect((await lines(marie)).map(({ kind, small }) => [kind, small])).toEqual([['due', '']])
    expect((await lines(bruno)).map(({ kind, small }) => [kind, small])).toEqual([['unknown', 'Paie-t-elle au plus 500 € ?']])
    expect(await lines(marie, '2027-01-01')).toEqual([])
  })
})

describe('the questions worth asking', () => {
  it('are three at most, each with what it narrows, and change with what is known', async () => {
    const { marie, file, observe } = await aHousehold()
    const ask = () => t.asAgent(marie, (tx) => listBestQuestions(tx, file.id, today))
    const first = await ask()
    expect(first).toHaveLength(3)
    for (const { narrows, text } of first) expect(narrows >= 100 && text.endsWith('?')).toBe(true)
    expect(first.map(({ narrows }) => narrows)).toEqual(first.map(({ narrows }) => narrows).toSorted((a, b) => b - a))
    await observe('income.disabilityPension', { boolean: false }, 'budget')
    await observe('income.salary', { cents: 900_00, period: 'month', from: '2025-01-01' }, 'budget')
    const paths = (await ask()).map(({ path }) => path)
    expect(paths.some((path) => path.endsWith('.netWage') || path.endsWith('.invalidityPension'))).toBe(false)
  })
  it('are none while not even an age is known', async () => {
    const { marie, file } = await aHousehold(null)
    expect(await t.asAgent(marie, (tx) => listBestQuestions(tx, file.id, today))).toEqual([])
  })
})
