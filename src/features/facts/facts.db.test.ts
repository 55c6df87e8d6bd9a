import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotFound, Refused } from '#core/errors.ts'
import type { WritableKind } from '#core/compartments.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestHouse } from '#db/testing/house.ts'
import { observeFact } from '#features/case-file/commands.server.ts'
import { addMember, addPerson } from '#features/household/commands.server.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { answer } from '#rules/answer.ts'
import { monthOf } from '#rules/time.ts'
import { noteFact, settleFact } from './commands.server.ts'
import { factKind } from './fact-kinds.ts'
import type { FactKind } from './fact-kinds.ts'
import { getKnown } from './queries.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today = '2026-06-16'
const at = (day: string): Date => new Date(`${day}T10:00:00Z`)
const kindOf = (key: string): FactKind => factKind(key) as FactKind

/** A household with one child; a referent who holds all, a colleague who holds the thread and the budget. */
const aHousehold = async () => {
  const [marie, bruno] = [await t.anAgent(), await t.anAgent()]
  const file = await t.aCaseFile(marie)
  const people = await t.asWriter(marie, async (tx) => {
    const add = async (firstName: string, birthDate: string, role: 'main' | 'child') => {
      const personId = await addPerson(tx, { caseFileId: file.id, firstName, lastName: 'Aubry', usualName: '', civilTitle: 'none', sex: 'F', birthDate })
      await addMember(tx, { personId, role, custody: role === 'child' ? 'full' : null, fromDate: '2025-01-10' })
      return personId
    }
    return { main: await add('Lise', '1990-03-12', 'main'), child: await add('Noé', '2019-02-03', 'child') }
  }) // prettier-ignore
  const observe = (key: string, value: FactValue, day: string, more: { compartment?: WritableKind; source?: 'said' | 'read'; agent?: TestAgent } = {}) =>
    t.asWriter(more.agent ?? marie, (tx) =>
      observeFact(tx, {
        caseFileId: file.id, key, subjectId: null, compartment: more.compartment ?? 'budget', value, label: key, observedAt: at(day), source: more.source ?? 'said',
      }),
    ) // prettier-ignore
  await observe('income.salary', { cents: 900_00, period: 'month', from: '2026-05-01' }, '2026-05-04')
  const compartments = await t.admin.query<{ id: string; kind: string }>('select id, kind from compartment where case_file_id = $1', [
    file.id,
  ])
  for (const { id } of compartments.rows)
    await t.admin.query(
      `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
       values ($1, $2, $3, $4, $5, 'coWorker', $6, now() - interval '1 hour')`,
      [t.organisationId, t.house.newId(), id, file.id, bruno.agentId, marie.agentId],
    )
  const knownBy = (agent: TestAgent, day = today) => t.asAgent(agent, (tx) => getKnown(tx, file.id, day))
  return { marie, bruno, file, people, observe, knownBy }
}

const note = (over: Partial<Parameters<typeof noteFact>[1]> & Pick<Parameters<typeof noteFact>[1], 'caseFileId' | 'kind' | 'value'>) => ({
  personId: null, detail: '', source: 'said' as const, observedOn: today, observedAt: at(today), compartment: over.kind.compartment, today, field: 'line', ...over,
}) // prettier-ignore

describe('what is known', () => {
  it('comes from the composition and the ledger, with names and compartments', async () => {
    const { marie, knownBy, people, file } = await aHousehold()
    const known = await knownBy(marie)
    expect(known.situation.persons).toEqual([
      { id: people.main, role: 'parent', birthDate: '1990-03-12', amounts: { netWage: { from: '2026-05', cents: 900_00 } } },
      { id: people.child, role: 'child', birthDate: '2019-02-03', sharedCustody: false },
    ])
    expect(known.nameOf[people.child]).toBe('Noé Aubry')
    expect(known.uses.find(({ key }) => key === 'income.salary')).toMatchObject({
      author: `${marie.firstName} ${marie.lastName}`, observedOn: '2026-05-04', source: 'said', compartmentKind: 'budget', path: `persons.${people.main}.amounts.netWage`,
    }) // prettier-ignore
    expect(known.compartmentIds).toHaveLength(2)
    expect(known.compartmentIds).toContain(file.identity)
  })

  it('on a past day is what had been observed until then', async () => {
    const { marie, observe, knownBy } = await aHousehold()
    await observe('income.salary', { cents: 986_00, period: 'month', from: '2026-06-01' }, '2026-06-10')
    const wageOn = async (day: string) => (await knownBy(marie, day)).situation.persons[0]?.amounts?.netWage
    expect(await wageOn('2026-05-03')).toBeUndefined()
    expect(await wageOn('2026-06-09')).toEqual({ from: '2026-05', cents: 900_00 })
    expect(await wageOn('2026-06-10')).toEqual({
      levels: [
        { from: '2026-05', until: '2026-05', cents: 900_00 },
        { from: '2026-06', cents: 986_00 },
      ],
    })
  })

  it('leaves no trace of a compartment that the reader does not hold', async () => {
    const { marie, bruno, observe, knownBy } = await aHousehold()
    const before = await knownBy(bruno)
    const health = { compartment: 'health' as const }
    await observe('disability.rate', { number: 0.8 }, '2026-06-01', health)
    await observe('disability.rsdae', { boolean: true }, '2023-01-01', health)
    await observe('income.salary', { cents: 1200_00, period: 'month', from: '2026-05-01' }, '2026-05-20', { ...health, source: 'read' })
    await observe('income.disabilityPension', { cents: -1 }, '2026-06-01', health)
    await observe('violence.evidence', { boolean: true, from: '2026-01-01' }, '2026-06-01', { compartment: 'violence' })
    const mine = await knownBy(marie)
    expect(mine.situation.persons[0]).toMatchObject({ disabilityRate: 0.8, amounts: { netWage: { from: '2026-05', cents: 1200_00 } } })
    expect([mine.contradictions.length, mine.stale.length, mine.refused.length]).toEqual([1, 1, 1])
    const his = await knownBy(bruno)
    expect(his).toEqual(before)
    expect(JSON.stringify(his)).not.toMatch(/disability|violence|120000/)
    const questions = (known: typeof his) => answer(known.situation, monthOf(today)).questions.map(({ unknown }) => unknown.id)
    expect(questions(his)).toEqual(questions(before))
    expect(mine.compartmentIds.length).toBe(his.compartmentIds.length + 2)
  })

  it('is nothing to who holds nothing of the household', async () => {
    const { knownBy } = await aHousehold()
    const stranger = await t.anAgent()
    const known = await knownBy(stranger)
    expect([known.uses, known.people, known.compartmentIds]).toEqual([[], [], []])
  })
})

describe('noting', () => {
  it('adds to the ledger, in its compartment, and counts at once', async () => {
    const { marie, file, knownBy, people } = await aHousehold()
    const value: FactValue = { cents: 986_00, period: 'month', from: '2026-03-01', months: { '2026-05': 0 } }
    await t.asWriter(marie, (tx) => noteFact(tx, note({ caseFileId: file.id, kind: kindOf('income.salary'), value, source: 'read' })))
    const known = await knownBy(marie)
    expect(known.situation.persons[0]?.amounts?.netWage).toEqual({
      levels: [
        { from: '2026-03', until: '2026-04', cents: 986_00 },
        { from: '2026-05', until: '2026-05', cents: 0 },
        { from: '2026-06', cents: 986_00 },
      ],
    })
    expect(known.contradictions).toHaveLength(1)
    await t.asWriter(marie, (tx) =>
      noteFact(tx, note({ caseFileId: file.id, kind: kindOf('health.pregnancy'), value: { on: '2026-11-02' }, personId: people.main })),
    )
    const stored = await t.admin.query('select value, valid_from from fact_observation where case_file_id = $1 and key = $2', [
      file.id,
      'health.pregnancy',
    ])
    // health is sealed whole
    expect(stored.rows).toEqual([{ value: null, valid_from: null }])
    expect((await knownBy(marie)).situation.persons[0]?.pregnancy).toEqual({ expected: '2026-11-02' })
  })

  it.each<[string, string, FactValue, string]>([
    ['a negative amount', 'income.salary', { cents: -1, period: 'month', from: '2026-06-01' }, 'line'],
    ['a total under its months', 'income.salary', { cents: 1_00, period: 'year', from: '2026-01-01', until: '2026-12-31' }, 'line'],
    ['a person of another household', 'employment.status', { code: 'working' }, 'personId'],
    ['a day to come', 'employment.status', { code: 'working' }, 'observedOn'],
  ])('refuses %s beside its field', async (what, key, value, field) => {
    const { marie, file } = await aHousehold()
    const other = what.includes('another') ? { personId: t.house.newId() } : what.includes('to come') ? { observedOn: '2026-06-17' } : {}
    const refused = t.asWriter(marie, (tx) => noteFact(tx, note({ caseFileId: file.id, kind: kindOf(key), value, ...other })))
    await expect(refused).rejects.toBeInstanceOf(Refused)
    await expect(refused).rejects.toMatchObject({ fields: { [field]: expect.any(String) } })
    const rows = await t.admin.query('select id from fact_observation where case_file_id = $1', [file.id])
    expect(rows.rows).toHaveLength(1)
  })

  it('in a compartment that is closed to the writer is refused as if it were not there', async () => {
    const { marie, bruno, file } = await aHousehold()
    const write = (agent: TestAgent) =>
      t.asWriter(agent, (tx) => noteFact(tx, note({ caseFileId: file.id, kind: kindOf('disability.rate'), value: { number: 0.8 } })))
    await expect(write(bruno)).rejects.toBeInstanceOf(Refused)
    await write(marie)
    await expect(write(bruno)).rejects.toBeInstanceOf(Refused)
  })
})

describe('choosing between two values', () => {
  it('keeps one, settled, and both stay in the ledger', async () => {
    const { marie, file, observe, knownBy } = await aHousehold()
    await observe('income.salary', { cents: 986_00, period: 'month', from: '2026-05-01' }, '2026-05-28', { source: 'read' })
    const known = await knownBy(marie)
    const [clash] = known.contradictions
    expect([clash?.used.source, clash?.other.source]).toEqual(['read', 'said'])
    t.setClock(at(today))
    await t.asWriter(marie, (tx) => settleFact(tx, { caseFileId: file.id, factId: clash?.other.id ?? '', today }))
    const after = await knownBy(marie)
    expect(after.contradictions).toEqual([])
    expect(after.situation.persons[0]?.amounts?.netWage).toEqual({ from: '2026-05', cents: 900_00 })
    const rows = await t.admin.query('select id from fact_observation where case_file_id = $1', [file.id])
    expect(rows.rows).toHaveLength(3)
  })

  it('of what one may not read is not there', async () => {
    const { bruno, file, observe } = await aHousehold()
    const secret = await observe('disability.rate', { number: 0.8 }, '2026-06-01', { compartment: 'health' })
    await expect(t.asWriter(bruno, (tx) => settleFact(tx, { caseFileId: file.id, factId: secret, today }))).rejects.toBeInstanceOf(NotFound)
  })
})
