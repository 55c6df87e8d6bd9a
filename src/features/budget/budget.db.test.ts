import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Denied, NotFound, Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { closeCaseFile, shareCaseFile } from '#features/case-file/sharing.server.ts'
import { observeFact } from '#features/case-file/commands.server.ts'
import { noteFact } from '#features/facts/commands.server.ts'
import { factKind } from '#features/facts/model.ts'
import { getKnown } from '#features/facts/queries.server.ts'
import { addMember, addPerson } from '#features/household/commands.server.ts'
import { closeDeadline } from '#features/interview/commands.server.ts'
import { listRunning } from '#features/running/queries.server.ts'
import { keepBudgetLines, setLandmarks } from './commands.server.ts'
import type { NewVersion } from './commands.server.ts'
import { fillingOf, readFilling } from './filling.ts'
import { monthBudget } from './merge.ts'
import type { DebtBody, LineBody } from './model.ts'
import { readMonth } from './page.server.ts'
import { getLandmarks, readBudget } from './queries.server.ts'
import { byThisHand, fieldsOf } from './two-hands.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today = '2026-06-16'
const line = (kind: LineBody['kind'], cents: number | null, more: Partial<LineBody> = {}): LineBody => ({
  sort: 'line',
  kind,
  label: '',
  cents,
  period: 'month',
  proof: 'said',
  paper: '',
  ...more,
})
const version = (body: NewVersion['body'], more: Partial<NewVersion> = {}): NewVersion => {
  const id = t.house.newId()
  return { id, seriesId: id, subjectId: null, fromMonth: '2026-06', body, ...more }
}
const keep = (who: TestAgent, file: TestCase, ...versions: NewVersion[]) =>
  t.asWriter(who, (tx) => keepBudgetLines(tx, { caseFileId: file.id, versions, today }))
const monthOf = (who: TestAgent, file: TestCase, month = '2026-06') =>
  t.asAgent(who, async (tx) => {
    const { versions, observed } = await readBudget(tx, file.id, today)
    return monthBudget(versions, observed, month)
  })
const aHousehold = async () => {
  t.setClock(new Date(`${today}T09:00:00Z`))
  const marie = await t.anAgent()
  const file = await t.aCaseFile(marie)
  await t.asWriter(marie, async (tx) => {
    const names = { firstName: 'Ana', lastName: 'Aubry', usualName: '', civilTitle: 'none', sex: 'F', birthDate: '1990-02-03' } as const
    const personId = await addPerson(tx, { caseFileId: file.id, ...names })
    await addMember(tx, { personId, role: 'main', custody: null, fromDate: '2025-01-10' })
  })
  return { marie, file }
}

describe('lines of a budget', () => {
  it('are kept sealed, once however often they are sent', async () => {
    const { marie, file } = await aHousehold()
    const sent = [version(line('rent', 548_00, { proof: 'paper', paper: 'bail' })), version(line('energy', 90_00, { period: 'quarter' }))]
    expect(await keep(marie, file, ...sent)).toEqual({ added: 2, already: 0 })
    expect(await keep(marie, file, ...sent)).toEqual({ added: 0, already: 2 })
    const { lines } = await monthOf(marie, file)
    // of two of one act, neither is the first
    expect(new Set(lines.map(({ kind, cents, period, paper }) => [kind, cents, period, paper].join()))).toEqual(
      new Set(['rent,54800,month,bail', 'energy,9000,quarter,']),
    )
    const rows = await t.admin.query<{ body: Buffer }>('select body from budget_line where case_file_id = $1', [file.id])
    expect(rows.rows).toHaveLength(2)
    for (const { body } of rows.rows) expect(body.toString('latin1')).not.toMatch(/bail|rent|548/)
  })

  it('feed the ledger, once: the rights read the wage that the budget says, and the rent', async () => {
    const { marie, file } = await aHousehold()
    const known = await t.asAgent(marie, (tx) => getKnown(tx, file.id, today))
    const salary = version(line('salary', 986_00, { proof: 'paper', paper: 'fiche de paie' }), {
      subjectId: known.mainId,
      fromMonth: '2026-04',
    })
    await keep(marie, file, salary, version(line('rent', 486_00)), version(line('phone', 30_00)))
    await keep(marie, file, salary)
    const after = await t.asAgent(marie, (tx) => getKnown(tx, file.id, today))
    expect(after.situation.persons[0]?.amounts?.netWage).toMatchObject({ from: '2026-04', cents: 986_00 })
    expect(after.situation.housing?.rent).toBeDefined()
    const facts = await t.admin.query<{ key: string; source: string }>(
      'select key, source from fact_observation where case_file_id = $1 order by key',
      [file.id],
    )
    expect(facts.rows).toEqual([
      { key: 'housing.rent', source: 'said' },
      { key: 'income.salary', source: 'read' },
    ])
    expect((await monthOf(marie, file)).lines).toHaveLength(3)
  })

  it('are fed by it: a newer observation shows in the place of the line, and the months before stay', async () => {
    const { marie, file } = await aHousehold()
    const { mainId } = await t.asAgent(marie, (tx) => getKnown(tx, file.id, today))
    t.setClock(new Date('2026-05-02T09:00:00Z'))
    await t.asWriter(marie, (tx) =>
      keepBudgetLines(tx, {
        caseFileId: file.id,
        versions: [version(line('salary', 900_00), { subjectId: mainId, fromMonth: '2026-05' })],
        today: '2026-05-02',
      }),
    )
    t.setClock(new Date(`${today}T09:00:00Z`))
    await t.asWriter(marie, (tx) =>
      observeFact(tx, {
        caseFileId: file.id,
        key: 'income.salary',
        subjectId: mainId,
        compartment: 'budget',
        value: { cents: 1100_00, period: 'month', from: '2026-06-01' },
        label: 'Salaire net, 1 100 €',
        observedAt: new Date(`${today}T08:00:00Z`),
        source: 'read',
      }),
    )
    expect((await monthOf(marie, file)).lines.map(({ cents }) => cents)).toEqual([1100_00])
    expect((await monthOf(marie, file, '2026-05')).lines.map(({ cents }) => cents)).toEqual([900_00])
  })

  it('of which two values wait count the one that the ledger counts, and say the other', async () => {
    const { marie, file } = await aHousehold()
    const { mainId } = await t.asAgent(marie, (tx) => getKnown(tx, file.id, today))
    t.setClock(new Date('2026-06-10T09:00:00Z'))
    const salary = version(line('salary', 640_00, { proof: 'paper', paper: 'fiche de paie' }), { subjectId: mainId })
    await t.asWriter(marie, (tx) => keepBudgetLines(tx, { caseFileId: file.id, versions: [salary], today: '2026-06-10' }))
    t.setClock(new Date(`${today}T09:00:00Z`))
    await keep(marie, file, version(line('salary', 512_00), { seriesId: salary.seriesId, subjectId: mainId }))
    const { contradictions } = await t.asAgent(marie, (tx) => getKnown(tx, file.id, today))
    expect(contradictions.map(({ used, other }) => [used.label, other.label].join(' | '))).toEqual([expect.stringMatching(/640.*\|.*512/)])
    const { shown } = await t.asAgent(marie, (tx) => readMonth(tx, file.id, '2026-06', today))
    expect(shown.lines).toMatchObject([{ kind: 'salary', cents: 640_00, waiting: [expect.stringContaining('512')] }])
  })

  it('of two forms opened at once, the later writes what was changed in it, and nothing else', async () => {
    const { marie, file } = await aHousehold()
    const rent = version(line('rent', 548_00))
    await keep(marie, file, rent, version(line('phone', 30_00)), version(line('canteen', 40_00)))
    const form = () =>
      t.asAgent(marie, async (tx) => {
        const { shown, persons } = await readMonth(tx, file.id, '2026-06', today)
        const filling = fillingOf(shown, persons as { id: string }[], shown.debts)
        return { shown, filling, fields: fieldsOf(filling, shown.told) }
      })
    const opened = await form()
    t.setClock(new Date(`${today}T09:05:00Z`))
    await keep(marie, file, version(line('rent', 700_00), { seriesId: rent.seriesId }), version(line('water', 20_00)))
    t.setClock(new Date(`${today}T09:10:00Z`))
    const stands = await form()
    const sent = { ...opened.fields, 'montant-canteen': '45' }
    const { mine, elsewhere } = byThisHand(sent, opened.fields, stands.fields)
    const of = { month: '2026-06', now: stands.shown, newId: () => t.house.newId(), persons: [] }
    const { versions, errors } = readFilling(mine, stands.filling, of)
    expect([errors, elsewhere]).toEqual([{}, {}])
    expect(await keep(marie, file, ...versions)).toEqual({ added: 1, already: 0 })
    const { lines } = await monthOf(marie, file)
    expect(new Map(lines.map(({ kind, cents }) => [kind, cents]))).toEqual(
      new Map<string, number>([
        ['rent', 700_00],
        ['phone', 30_00],
        ['canteen', 45_00],
        ['water', 20_00],
      ]),
    )
    expect(Object.keys(byThisHand({ ...opened.fields, 'montant-rent': '600' }, opened.fields, stands.fields).elsewhere)).toEqual([
      'montant-rent',
    ])
  })

  it('end from a month on, and the ledger knows it', async () => {
    const { marie, file } = await aHousehold()
    const rent = version(line('rent', 548_00), { fromMonth: '2026-03' })
    await keep(marie, file, rent)
    await keep(marie, file, version(line('rent', null, { gone: true }), { seriesId: rent.seriesId }))
    expect((await monthOf(marie, file)).lines).toEqual([])
    expect((await monthOf(marie, file, '2026-05')).lines).toHaveLength(1)
    const facts = await t.admin.query<{ value: { cents: number } }>(
      'select value from fact_observation where case_file_id = $1 order by received_at, id',
      [file.id],
    )
    expect(facts.rows.map(({ value }) => value.cents).toSorted((a, b) => b - a)).toEqual([548_00, 0])
  })

  it.each<[string, Partial<NewVersion>, string]>([
    ['a month to come', { fromMonth: '2026-07' }, 'month'],
    ['a month that is none', { fromMonth: '2026-13' }, 'month'],
    ['a negative amount', { body: line('rent', -1) }, ''],
    ['half a cent', { body: line('rent', 1.5) }, ''],
    ['more than a million', { body: line('rent', 200_000_000) }, ''],
  ])('refuses %s, and keeps nothing of what came with it', async (_what, wrong, field) => {
    const { marie, file } = await aHousehold()
    const refused = keep(marie, file, version(line('phone', 30_00)), version(line('rent', 1), wrong))
    await expect(refused).rejects.toBeInstanceOf(Refused)
    await expect(refused).rejects.toMatchObject({ fields: { [field]: expect.any(String) } })
    expect((await monthOf(marie, file)).lines).toEqual([])
  })

  it('refuses a fact that cannot be, as the ledger does, beside the field of its line, and keeps nothing', async () => {
    const { marie, file } = await aHousehold()
    const { mainId } = await t.asAgent(marie, (tx) => getKnown(tx, file.id, today))
    const salary = factKind('income.salary')
    if (salary === undefined) throw new Error('no salary')
    const value = { cents: 4000_00, period: 'year', from: '2026-01-01', until: '2026-12-31' } as const
    const common = { caseFileId: file.id, kind: salary, personId: mainId, detail: '', source: 'read', compartment: 'budget' } as const
    await t.asWriter(marie, (tx) =>
      noteFact(tx, { ...common, value, today, observedOn: today, observedAt: new Date(`${today}T08:00:00Z`), field: 'line' }),
    )
    const wrong = [
      // more in two months than in the year that is known
      version(line('salary', 3000_00), { subjectId: mainId, fromMonth: '2026-05', field: 'montant-salary' }),
    ]
    const refused = keep(marie, file, version(line('phone', 30_00)), ...wrong)
    await expect(refused).rejects.toBeInstanceOf(Refused)
    await expect(refused).rejects.toMatchObject({
      fields: { 'montant-salary': expect.stringContaining('un total au moins égal à la somme des mois connus') },
    })
    const rows = await t.admin.query('select key from fact_observation where case_file_id = $1', [file.id])
    expect(rows.rows).toHaveLength(1)
    expect(await t.admin.query('select id from budget_line where case_file_id = $1', [file.id])).toMatchObject({ rows: [] })
    expect(await keep(marie, file, version(line('salary', 300_00), { subjectId: mainId, fromMonth: '2026-05' }))).toMatchObject({
      added: 1,
    })
  })

  it('of somebody who stands outside the rights of the household are kept all the same', async () => {
    const { marie, file } = await aHousehold()
    const grown = await t.asWriter(marie, async (tx) => {
      const names = { firstName: 'Noé', lastName: 'Aubry', usualName: '', civilTitle: 'none', sex: 'M', birthDate: '1999-02-03' } as const
      const personId = await addPerson(tx, { caseFileId: file.id, ...names })
      await addMember(tx, { personId, role: 'child', custody: null, fromDate: '2025-01-10' })
      return personId
    })
    expect(await keep(marie, file, version(line('salary', 1400_00), { subjectId: grown }))).toMatchObject({ added: 1 })
  })

  it('refuses a person of another household, as one who is not there', async () => {
    const { marie, file } = await aHousehold()
    const other = await aHousehold()
    const { mainId } = await t.asAgent(other.marie, (tx) => getKnown(tx, other.file.id, today))
    await expect(keep(marie, file, version(line('salary', 1), { subjectId: mainId }))).rejects.toBeInstanceOf(NotFound)
  })

  it('who holds the budget alone writes it; who does not is told the same whether there is one or not', async () => {
    const { marie, file } = await aHousehold()
    const [bruno, ines, nobody] = [await t.anAgent(), await t.anAgent(), await t.anAgent()]
    await keep(marie, file, version(line('rent', 548_00)))
    const share = (agentId: string, kind: 'budget' | 'general') =>
      t.asWriter(marie, (tx) => shareCaseFile(tx, { caseFileId: file.id, agentId, kinds: [kind], reason: 'Travail commun.', until: null }))
    await share(bruno.agentId, 'budget')
    await share(ines.agentId, 'general')
    await keep(bruno, file, version(line('phone', 20_00)))
    expect((await monthOf(marie, file)).lines).toHaveLength(2)
    expect((await monthOf(ines, file)).lines).toEqual([])
    await expect(keep(ines, file, version(line('phone', 1)))).rejects.toBeInstanceOf(Denied)
    await expect(keep(ines, file)).rejects.toBeInstanceOf(Denied)
    await expect(keep(nobody, file, version(line('phone', 1)))).rejects.toBeInstanceOf(NotFound)
  })

  it('nothing is written in a closed file', async () => {
    const { marie, file } = await aHousehold()
    await t.asWriter(marie, (tx) => closeCaseFile(tx, { caseFileId: file.id, reason: 'moved', note: '' }))
    await expect(keep(marie, file, version(line('rent', 1)))).rejects.toBeInstanceOf(Denied)
  })
})

describe('the day to act of a debt', () => {
  const owed = (more: Partial<DebtBody> = {}): DebtBody => ({
    sort: 'debt',
    kind: 'rentArrears',
    label: 'Habitat 70',
    detail: '',
    due: 548_00,
    monthly: null,
    late: null,
    stage: 'late',
    seizure: false,
    plan: '',
    guarantor: '',
    actBy: '2026-07-31',
    place: null,
    proof: 'said',
    paper: '',
    ...more,
  })
  const running = (who: TestAgent, file: TestCase) =>
    t.asAgent(who, async (tx) =>
      (await listRunning(tx, { caseFileId: file.id })).map(({ due, note, weight, debtId }) => ({ due, note, weight, debtId })),
    )

  it('runs in « Ce qui court », follows the day and leaves with the debt; done for a day, it is not asked again', async () => {
    const { marie, file } = await aHousehold()
    const first = version(owed())
    const debtId = first.seriesId
    let minute = 0
    const change = (more: Partial<DebtBody>) => {
      minute += 1
      t.setClock(new Date(`${today}T10:${String(minute).padStart(2, '0')}:00Z`))
      return keep(marie, file, version(owed(more), { seriesId: debtId }))
    }
    await keep(marie, file, first, version(owed({ actBy: null })))
    const standing = { due: '2026-07-31', note: 'Habitat 70', weight: 1, debtId }
    expect(await running(marie, file)).toEqual([standing])
    await keep(marie, file, first)
    expect(await running(marie, file)).toEqual([standing])
    await change({ actBy: '2026-07-10' })
    expect(await running(marie, file)).toEqual([{ ...standing, due: '2026-07-10' }])
    await change({ actBy: null })
    expect(await running(marie, file)).toEqual([])
    await change({ actBy: '2026-07-10' })
    expect(await running(marie, file)).toEqual([{ ...standing, due: '2026-07-10' }])
    const [line] = await t.asAgent(marie, (tx) => listRunning(tx, { caseFileId: file.id }))
    await t.asWriter(marie, (tx) => closeDeadline(tx, file.id, line?.id ?? ''))
    await change({ actBy: '2026-07-10', label: 'Habitat 72' })
    expect(await running(marie, file)).toEqual([])
    await change({ actBy: '2026-08-20' })
    expect(await running(marie, file)).toHaveLength(1)
    await change({ actBy: '2026-08-20', gone: true })
    expect(await running(marie, file)).toEqual([])
  })

  it('is told to who reads the budget, and to nobody else', async () => {
    const { marie, file } = await aHousehold()
    const [bruno, ines] = [await t.anAgent(), await t.anAgent()]
    const share = (agentId: string, kind: 'budget' | 'general') =>
      t.asWriter(marie, (tx) => shareCaseFile(tx, { caseFileId: file.id, agentId, kinds: [kind], reason: 'Travail commun.', until: null }))
    await keep(marie, file, version(owed()))
    await share(bruno.agentId, 'budget')
    await share(ines.agentId, 'general')
    expect(await running(bruno, file)).toHaveLength(1)
    expect(await running(ines, file)).toEqual([])
    await keep(bruno, file, version(owed({ kind: 'energyDebt', actBy: '2026-07-02' })))
    expect((await running(marie, file)).map(({ due }) => due)).toEqual(['2026-07-02', '2026-07-31'])
  })
})

it('landmarks are the manager’s, for her organisation; the last ones stand', async () => {
  const worker = await t.anAgent()
  const manager = await t.anAgent({ roles: ['manager'] })
  const before = await t.asAgent(worker, (tx) => getLandmarks(tx))
  expect(before).toEqual({ perDayCents: null, monthDays: 3040, sharedBy: 'person', forfaits: {} })
  const marks = { perDayCents: 10_00, monthDays: 3000, sharedBy: 'unit', forfaits: {} } as const
  await t.asWriter(manager, (tx) => setLandmarks(tx, marks))
  expect(await t.asAgent(worker, (tx) => getLandmarks(tx))).toEqual(marks)
  await expect(t.asWriter(worker, (tx) => setLandmarks(tx, marks))).rejects.toThrow()
})
