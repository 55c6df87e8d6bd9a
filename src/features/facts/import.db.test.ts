import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import { BadInput } from '#rules/bad-input.ts'
import { calculate, everything } from '#rules/openfisca/calculate.ts'
import { observeFact } from '#features/case-file/commands.server.ts'
// the page's own computation and table
import { compute } from '#features/rights/compute.ts'
import { getGiven } from '#features/rights/queries.server.ts'
import { rightsTable } from '#features/rights/table.ts'
import { importHousehold } from './import.server.ts'
import { getKnown } from './queries.server.ts'
import { compareShown, every } from './testing/shown.ts'
import type { Line } from './testing/shown.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
  t.setClock(new Date('2026-08-14T09:30:00Z'))
})
afterAll(() => t.close())

const today = '2026-08-14'
const corpus = (): string | null => {
  try {
    return readFileSync('../shared/conformance/generated.open.jsonl', 'utf8')
  } catch {
    return null
  }
}
const parent = { p: { date_naissance: { ETERNITY: '1990-03-12' }, salaire_net: { '2026-04': 900, '2026-05': 900 } } }
const small: Line = {
  id: 'small',
  period: '2026-05',
  situation: { individus: parent, familles: { f: { parents: ['p'] } }, foyers_fiscaux: { t: { declarants: ['p'] } }, menages: { m: { personne_de_reference: ['p'] } } },
} // prettier-ignore
const bring = (agent: Awaited<ReturnType<TestHouse['anAgent']>>, line: Line, number = 1) =>
  t.asWriter(agent, (tx) => importHousehold(tx, { request: line.situation, period: line.period, number, today }))

describe('households of OpenFisca', () => {
  it('sixty of them, taken over as case files, show what the program computes, to the cent', async ({ skip }) => {
    const text = corpus()
    if (text === null) return skip('the corpus of OpenFisca is not at hand')
    const marie = await t.anAgent()
    const lines = every(text, 20, 60)
    const sum = { households: 0, facts: 0, compared: 0, shown: 0, positive: 0 }
    const periods = new Map<string, number>()
    const differ: string[] = []
    for (const [at, line] of lines.entries()) {
      const { caseFileId, personIds, facts } = await bring(marie, line, at + 1)
      const given = await t.asAgent(marie, async (tx) => (await getGiven(tx, caseFileId, today, line.period)).given)
      expect(given.situation.imported).toBeDefined()
      const { rows, far } = rightsTable(compute(given))
      const found = compareShown(
        line,
        calculate(line.situation, () => everything(line.situation as never, line.period)),
        [...rows, ...far],
        Object.fromEntries(Object.entries(personIds).map(([name, id]) => [name, [given.names[id] ?? '']])),
      )
      sum.households += 1
      sum.facts += facts
      sum.compared += found.compared
      sum.shown += found.shown
      sum.positive += found.positive
      differ.push(...found.differ)
      periods.set(line.period, (periods.get(line.period) ?? 0) + 1)
    }
    process.stdout.write(
      `openfisca: ${sum.households} households taken over (${[...periods].map(([period, n]) => `${period}: ${n}`).join(', ')}), ${sum.facts} facts, ${sum.compared} amounts compared, ${sum.shown} of them shown, ${sum.positive} not nil, ${differ.length} differ\n`,
    )
    expect(differ).toEqual([])
    expect(sum.households).toBe(60)
    expect(periods.size).toBe(6)
    expect(sum.positive).toBeGreaterThan(150)
  }, 240_000)

  it('follow OpenFisca’s conventions until a fact is noted, and only for who holds all of it', async () => {
    const [marie, bruno] = [await t.anAgent(), await t.anAgent()]
    const { caseFileId, personIds } = await bring(marie, small)
    const known = (agent: typeof marie, day = today) => t.asAgent(agent, (tx) => getKnown(tx, caseFileId, day))
    expect((await known(marie)).situation.imported).toBeDefined()
    expect((await known(marie)).people.map(({ name }) => name)).toEqual(['Adulte 1'])
    // somebody who holds the thread and the budget, and not the health
    for (const { id, kind } of (await t.admin.query<{ id: string; kind: string }>('select id, kind from compartment where case_file_id = $1', [caseFileId])).rows)
      if (kind !== 'health')
        await t.admin.query(
          `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
           values ($1, $2, $3, $4, $5, 'coWorker', $6, now() - interval '90 days')`,
          [t.organisationId, t.house.newId(), id, caseFileId, bruno.agentId, marie.agentId],
        ) // prettier-ignore
    const his = await known(bruno)
    expect([his.situation.imported, his.situation.persons[0]?.birthDate?.slice(0, 7)]).toEqual([undefined, '1990-03'])
    // months later it is old
    expect((await known(marie, '2027-02-13')).situation.imported).toBeDefined()
    expect((await known(marie, '2027-02-14')).situation.imported).toBeUndefined()
    await t.asWriter(marie, (tx) =>
      observeFact(tx, { caseFileId, key: 'income.salary', subjectId: personIds['p'] ?? null, compartment: 'budget', value: { cents: 1000_00, period: 'month', from: '2026-08-01' }, label: 'Salaire', observedAt: new Date('2026-08-14T09:31:00Z'), source: 'said' }),
    ) // prettier-ignore
    expect((await known(marie)).situation.imported).toBeUndefined()
  })

  it('of which nothing is written when it cannot be taken over', async () => {
    const marie = await t.anAgent()
    const count = async () => (await t.admin.query<{ n: string }>('select count(*) as n from case_file')).rows[0]?.n
    const before = await count()
    const grown = { ...parent, g: { date_naissance: { ETERNITY: '2001-05-01' } } }
    const old = {
      individus: { ...grown, p: { date_naissance: { ETERNITY: '1970-03-12' } } },
      familles: { f: { parents: ['p'], enfants: ['g'] } },
    }
    await expect(bring(marie, { ...small, situation: old })).rejects.toThrow('A 25 ans ou plus')
    await expect(bring(marie, { ...small, situation: { individus: parent, familles: { f: { parents: [] } } } })).rejects.toThrow(BadInput)
    expect(await count()).toBe(before)
  })
})
