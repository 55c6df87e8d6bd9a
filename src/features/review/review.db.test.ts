import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, addMonths } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { Conflict, NotFound, Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { observeFact } from '#features/case-file/commands.server.ts'
import { addPerson } from '#features/household/commands.server.ts'
import { listDeadlines, listSteps } from '#features/interview/queries.server.ts'
import { followRight, recordInformation, setStatus } from './commands.server.ts'
import type { SetStatus } from './commands.server.ts'
import { prepareEvent } from './event-commands.server.ts'
import { readEvent } from './event.server.ts'
import type { StatusInput } from './model.ts'
import { getNonTakeUp } from './non-take-up.server.ts'
import { planOf } from './plan.ts'
import { listEventOffers, listInformation, listStatuses, listStatusVersions } from './queries.server.ts'
import { followedRight, namedRight } from './rights.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today: IsoDate = '2026-06-16'
const blank: Omit<StatusInput, 'status'> = {
  amountCents: null,
  per: null,
  since: null,
  until: null,
  notifiedOn: null,
  reason: null,
  note: '',
  saidOn: today,
}

/** A referent with the compartments of her household, and a colleague who holds its identity, thread and budget. */
const aTeamOfTwo = async () => {
  const [marie, bruno] = [await t.anAgent(), await t.anAgent()]
  const file = await t.aCaseFile(marie)
  await t.asWriter(marie, (tx) => say(tx, file, 'rsa', { status: 'toVerify' }))
  await t.admin.query(
    `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
     select organisation_id, gen_random_uuid(), id, case_file_id, $2, 'coWorker', $3, now() - interval '1 hour'
     from compartment where case_file_id = $1 and kind in ('identity', 'general', 'budget')`,
    [file.id, bruno.agentId, marie.agentId],
  )
  return { marie, bruno, file }
}

type Tx = Parameters<typeof setStatus>[0]
/** Writes a status over what stands, with all that follows from it said yes to. */
const say = async (
  tx: Tx,
  file: TestCase,
  slug: string,
  input: Partial<StatusInput> & Pick<StatusInput, 'status'>,
  over: Partial<SetStatus> = {},
) => {
  const right = await namedRight(tx, slug)
  const standing = (await listStatuses(tx, file.id)).find((one) => one.slug === slug && one.subjectId === (over.subjectId ?? null))
  const full = { ...blank, ...input }
  const plan = planOf(followedRight(right), { ...full, renewOn: null })
  return setStatus(tx, { caseFileId: file.id, right, subjectId: null, readId: standing?.id ?? null, input: full, ...plan, ...over })
}
const write = (
  agent: TestAgent,
  file: TestCase,
  slug: string,
  input: Partial<StatusInput> & Pick<StatusInput, 'status'>,
  over?: Partial<SetStatus>,
) => t.asWriter(agent, (tx) => say(tx, file, slug, input, over))
const see = (agent: TestAgent, file: TestCase) =>
  t.asAgent(agent, async (tx) => (await listStatuses(tx, file.id)).map((one) => [one.slug, one.status, one.compartmentKind]))
const deadlines = (agent: TestAgent, file: TestCase) => t.asAgent(agent, (tx) => listDeadlines(tx, { caseFileId: file.id }))

describe('a right put among those that are followed', () => {
  const follow = async (agent: TestAgent, file: TestCase, slug: string, subjectId: string | null = null) =>
    t.asWriter(agent, async (tx) => followRight(tx, { caseFileId: file.id, right: await namedRight(tx, slug), subjectId, saidOn: today }))

  it('is to be verified, once: asked again, even by two at once, nothing is written over what stands', async () => {
    const { marie, bruno, file } = await aTeamOfTwo()
    const both = await Promise.all([follow(marie, file, 'prime-d-activite'), follow(bruno, file, 'prime-d-activite')])
    expect(both.toSorted()).toEqual([false, true])
    expect(await follow(marie, file, 'prime-d-activite')).toBe(false)
    await write(marie, file, 'rsa', { status: 'open', amountCents: 31_240, per: 'month' })
    expect(await follow(bruno, file, 'rsa')).toBe(false)
    expect(await see(marie, file)).toEqual([
      ['prime-d-activite', 'toVerify', 'budget'],
      ['rsa', 'open', 'budget'],
    ])
    expect(await t.asAgent(marie, (tx) => listStatusVersions(tx, file.id))).toHaveLength(3)
  })

  it('is refused to who may not write where it lies, without saying whether it is there', async () => {
    const { marie, bruno, file } = await aTeamOfTwo()
    await expect(follow(bruno, file, 'aah')).rejects.toBeInstanceOf(Refused)
    expect(await follow(marie, file, 'aah')).toBe(true)
    await expect(follow(bruno, file, 'aah')).rejects.toBeInstanceOf(Refused)
    await expect(follow(marie, file, 'rsa', t.house.newId())).rejects.toBeInstanceOf(NotFound)
  })
})

describe('a status', () => {
  it('keeps every version in order, and who said it; the amounts stand in clear in the budget alone', async () => {
    const { marie, bruno, file } = await aTeamOfTwo()
    await write(bruno, file, 'rsa', { status: 'requested' })
    await write(marie, file, 'rsa', { status: 'open', amountCents: 31_240, per: 'month', since: '2026-05-01', note: 'Virement le 5' })
    const versions = await t.asAgent(bruno, (tx) => listStatusVersions(tx, file.id))
    expect(versions.map((one) => [one.status, one.author, one.current])).toEqual([
      ['toVerify', `${marie.firstName} ${marie.lastName}`, false],
      ['requested', `${bruno.firstName} ${bruno.lastName}`, false],
      ['open', `${marie.firstName} ${marie.lastName}`, true],
    ])
    expect(versions[2]).toMatchObject({
      amountCents: 31_240,
      per: 'month',
      since: '2026-05-01',
      note: 'Virement le 5',
      compartmentKind: 'budget',
    })
    expect(new Set(versions.map((one) => one.seriesId)).size).toBe(1)
    await write(marie, file, 'aah', { status: 'open', amountCents: 103_332, per: 'month', since: '2026-01-01' })
    await write(marie, file, 'pch', { status: 'notWanted', reason: 'controlFear' })
    const rows = await t.admin.query<Record<string, unknown>>(
      `select right_slug, amount_cents, per, since_on, reason, r.body from right_status r join compartment c on c.id = r.compartment_id
       where r.case_file_id = $1 and c.kind = 'health' order by r.created_at`,
      [file.id],
    )
    expect(rows.rows.map(({ body: _body, ...clear }) => clear)).toEqual([
      { right_slug: null, amount_cents: null, per: null, since_on: null, reason: null },
      { right_slug: null, amount_cents: null, per: null, since_on: null, reason: 'other' },
    ])
    expect(rows.rows.map((row) => String(row['body'])).join()).not.toMatch(/aah|pch|controlFear|103332/)
    expect((await t.asAgent(marie, (tx) => listStatuses(tx, file.id))).find((one) => one.slug === 'pch')).toMatchObject({
      reason: 'controlFear',
    })
  })

  it('of health or violence is not there for who holds the budget alone: no row, no deadline, no history, and no way to write one', async () => {
    const { marie, bruno, file } = await aTeamOfTwo()
    await write(marie, file, 'aah', { status: 'refused', notifiedOn: '2026-06-01' })
    await write(marie, file, 'aide-universelle-d-urgence', { status: 'toVerify' })
    await write(marie, file, 'domiciliation', { status: 'open' })
    expect(await see(marie, file)).toHaveLength(4)
    expect(await see(bruno, file)).toEqual([
      ['rsa', 'toVerify', 'budget'],
      ['domiciliation', 'open', 'general'],
    ])
    expect(await t.asAgent(bruno, (tx) => listStatusVersions(tx, file.id))).toHaveLength(2)
    expect((await deadlines(marie, file)).map((one) => one.compartmentKind)).toEqual(['health'])
    // the text of law would tell the right: it is sealed with the rest
    expect((await deadlines(marie, file))[0]?.law).toBeNull()
    expect(await deadlines(bruno, file)).toEqual([])
    await expect(write(bruno, file, 'aah', { status: 'open' })).rejects.toBeInstanceOf(Refused)
    expect(await see(await t.anAgent(), file)).toEqual([])
  })

  it('of a person stands beside that of the household', async () => {
    const { marie, file } = await aTeamOfTwo()
    const personId = await t.asWriter(marie, (tx) =>
      addPerson(tx, {
        caseFileId: file.id,
        firstName: 'Noé',
        lastName: 'Essai',
        usualName: '',
        civilTitle: 'none',
        birthDate: null,
        sex: 'unknown',
        detail: '',
      }),
    )
    await write(marie, file, 'rsa', { status: 'proposed' }, { subjectId: personId })
    expect((await t.asAgent(marie, (tx) => listStatuses(tx, file.id))).map((one) => [one.status, one.subjectId])).toEqual([
      ['toVerify', null],
      ['proposed', personId],
    ])
    const other = await t.aCaseFile(marie)
    await expect(write(marie, other, 'rsa', { status: 'proposed' }, { subjectId: personId })).rejects.toBeInstanceOf(NotFound)
  })

  it('written by two at once: the second is told what stands, and nothing is lost', async () => {
    const { marie, bruno, file } = await aTeamOfTwo()
    const [read] = await t.asAgent(marie, (tx) => listStatuses(tx, file.id))
    const both = await Promise.allSettled(
      [marie, bruno].map((agent, index) =>
        write(agent, file, 'rsa', { status: index === 0 ? 'requested' : 'open' }, { readId: read?.id ?? null }),
      ),
    )
    const refused = both.filter((one) => one.status === 'rejected')
    expect(refused).toHaveLength(1)
    const conflict = refused[0]?.reason as Conflict | undefined
    expect(conflict).toBeInstanceOf(Conflict)
    const [stands] = await t.asAgent(marie, (tx) => listStatuses(tx, file.id))
    expect(conflict?.theirs).toMatchObject({ id: stands?.id, status: stands?.status })
    // the first of a right, by two who both saw nothing
    const fresh = await Promise.allSettled(
      [marie, bruno].map((agent) => write(agent, file, 'aspa', { status: 'toVerify' }, { readId: null })),
    )
    expect(fresh.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await see(marie, file)).filter(([slug]) => slug === 'aspa')).toHaveLength(1)
  })
})

describe('a refusal', () => {
  it('notes the last day to contest and the step, in the compartment of the right; a contest before it meets that deadline', async () => {
    const { marie, file } = await aTeamOfTwo()
    await write(marie, file, 'rsa', { status: 'refused', notifiedOn: '2026-06-10', note: 'Ressources au-dessus du plafond' })
    expect(await deadlines(marie, file)).toMatchObject([
      { title: 'Contester le refus : RSA', dueOn: '2026-08-10', compartmentKind: 'budget' },
    ])
    expect(await t.asAgent(marie, (tx) => listSteps(tx, file.id))).toMatchObject([{ what: 'Écrire le recours : RSA', dueOn: '2026-08-10' }])
    await write(marie, file, 'rsa', { status: 'contested', saidOn: '2026-06-16' })
    // the former is done; the silence that would be a refusal is the next
    expect(await deadlines(marie, file)).toMatchObject([{ title: 'Sans réponse au recours, c’est un refus : RSA', dueOn: '2026-08-16' }])
    const rows = await t.admin.query<{ done: boolean; dropped_reason: string | null }>(
      'select done_at is not null as done, dropped_reason from deadline where case_file_id = $1 order by created_at',
      [file.id],
    )
    expect(rows.rows).toEqual([
      { done: true, dropped_reason: null },
      { done: false, dropped_reason: null },
    ])
  })

  it('contested after its last day is given up in those words; without a notification nothing is counted', async () => {
    const { marie, file } = await aTeamOfTwo()
    await write(marie, file, 'rsa', { status: 'refused', notifiedOn: '2026-03-01' })
    await write(marie, file, 'rsa', { status: 'contested' })
    const rows = await t.admin.query<{ dropped_reason: string | null }>(
      'select dropped_reason from deadline where case_file_id = $1 and dropped_reason is not null',
      [file.id],
    )
    // the words are sealed
    expect(rows.rows).toEqual([{ dropped_reason: 'given up' }])
    const other = await t.aCaseFile(marie)
    await write(marie, other, 'rsa', { status: 'refused' })
    expect(await deadlines(marie, other)).toEqual([])
  })
})

describe('the information given', () => {
  it('is kept in as many compartments as its rights need, and told as one act to who holds them', async () => {
    const { marie, bruno, file } = await aTeamOfTwo()
    await t.asWriter(marie, async (tx) =>
      recordInformation(tx, {
        caseFileId: file.id,
        rights: [await namedRight(tx, 'rsa'), await namedRight(tx, 'aah'), await namedRight(tx, 'domiciliation')],
        givenOn: today,
        medium: 'sheet',
        words: 'Elle veut y réfléchir',
      }),
    )
    const told = (agent: TestAgent) => t.asAgent(agent, (tx) => listInformation(tx, file.id))
    const [all, ...none] = await told(marie)
    expect(none).toEqual([])
    expect(all).toMatchObject({ givenOn: today, medium: 'sheet', words: 'Elle veut y réfléchir' })
    expect(all?.slugs.toSorted()).toEqual(['aah', 'domiciliation', 'rsa'])
    const [less] = await told(bruno)
    expect(less?.slugs.toSorted()).toEqual(['domiciliation', 'rsa'])
    // what was said in one breath lies with the most secret of its rights
    expect(less).toMatchObject({ words: '' })
    expect(less?.kinds.toSorted()).toEqual(['budget', 'general'])
    await expect(
      t.asWriter(bruno, async (tx) =>
        recordInformation(tx, { caseFileId: file.id, rights: [await namedRight(tx, 'aah')], givenOn: today, medium: 'spoken' }),
      ),
    ).rejects.toBeInstanceOf(Refused)
    await expect(
      t.asWriter(marie, (tx) => recordInformation(tx, { caseFileId: file.id, rights: [], givenOn: today, medium: 'spoken' })),
    ).rejects.toBeInstanceOf(Refused)
  })
})

describe('an event', () => {
  const separated = (agent: TestAgent, file: TestCase, compartment: 'general' | 'violence' = 'general') =>
    t.asWriter(agent, (tx) =>
      observeFact(tx, {
        caseFileId: file.id,
        key: 'family.separation',
        subjectId: null,
        compartment,
        value: { boolean: true, on: '2026-06-03' },
        label: 'Séparation le 3 juin',
        observedAt: new Date('2026-06-09T09:00:00Z'),
        source: 'said',
      }),
    )
  const offers = (agent: TestAgent, file: TestCase) =>
    t.asAgent(agent, async (tx) => (await listEventOffers(tx, file.id, today)).map(({ sentence }) => sentence))
  const holder = (file: TestCase, agent: TestAgent) => ({
    id: file.id,
    myKinds: ['identity', 'general', 'budget'] as const,
    referent: { agentId: agent.agentId, name: '', jobTitle: '', isMe: true },
  })

  it('that is noted offers what it asks; prepared once, twice writes nothing more', async () => {
    const { marie, file } = await aTeamOfTwo()
    expect(await offers(marie, file)).toEqual([])
    await separated(marie, file)
    expect(await offers(marie, file)).toEqual([
      'Une séparation est notée le 3\u00A0juin\u00A0: 3\u00A0droits à vérifier, 2\u00A0échéances, une feuille.',
    ])
    const prepare = () =>
      t.asWriter(marie, async (tx) => {
        const read = await readEvent(tx, holder(file, marie), 'separation', today)
        const rights = read.rights.filter((line) => line.ticked).map((line) => line.right.slug)
        return prepareEvent(tx, holder(file, marie), {
          slug: 'separation',
          day: read.day,
          today,
          // the same form again, whatever it shows by now
          rights: rights.length > 0 ? rights : ['allocation-de-soutien-familial', 'aide-au-logement', 'prime-d-activite'],
          deadlines: [0, 1],
          steps: [0, 1, 2],
          letters: [0],
        })
      })
    expect(await prepare()).toEqual({ rights: 3, deadlines: 2, steps: 4 })
    expect(await offers(marie, file)).toEqual([])
    const after = await see(marie, file)
    expect(after).toHaveLength(4)
    expect((await deadlines(marie, file)).map((one) => one.dueOn)).toEqual(['2026-07-03', '2026-08-02'])
    expect(await prepare()).toEqual({ rights: 0, deadlines: 0, steps: 0 })
    expect(await see(marie, file)).toEqual(after)
    expect(await deadlines(marie, file)).toHaveLength(2)
  })

  it('keeps a right that runs, and asks to go over it again', async () => {
    const { marie, file } = await aTeamOfTwo()
    await write(marie, file, 'aide-au-logement', { status: 'open', amountCents: 45_200, per: 'month', saidOn: '2026-01-10' })
    await separated(marie, file)
    await t.asWriter(marie, (tx) =>
      prepareEvent(tx, holder(file, marie), {
        slug: 'separation',
        day: '2026-06-03',
        today,
        rights: ['aide-au-logement'],
        deadlines: [],
        steps: [],
        letters: [],
      }),
    )
    expect((await t.asAgent(marie, (tx) => listStatuses(tx, file.id))).find((one) => one.slug === 'aide-au-logement')).toMatchObject({
      status: 'open',
      amountCents: 45_200,
      saidOn: '2026-01-10',
    })
    expect((await t.asAgent(marie, (tx) => listSteps(tx, file.id))).map((one) => one.what)).toEqual([
      'Revoir : Aide au logement, la situation a changé',
    ])
    expect(await offers(marie, file)).toEqual([])
  })

  it('told where few may read is offered to them alone, ticks nothing that would tell it, and leaves its steps there', async () => {
    const { marie, bruno, file } = await aTeamOfTwo()
    await separated(marie, file, 'violence')
    expect(await offers(marie, file)).toHaveLength(1)
    expect(await offers(bruno, file)).toEqual([])
    const read = await t.asAgent(marie, (tx) => readEvent(tx, holder(file, marie), 'separation', today))
    expect(read.rights.filter((line) => line.ticked)).toEqual([])
    expect(read.rights.every((line) => line.widens)).toBe(true)
    await t.asWriter(marie, (tx) =>
      prepareEvent(tx, holder(file, marie), {
        slug: 'separation',
        day: read.day,
        today,
        rights: [],
        deadlines: [0],
        steps: [0],
        letters: [],
      }),
    )
    expect((await deadlines(marie, file)).map((one) => one.compartmentKind)).toEqual(['violence'])
    expect(await deadlines(bruno, file)).toEqual([])
    expect(await t.asAgent(bruno, (tx) => listSteps(tx, file.id))).toEqual([])
  })

  it('denied, or of another year, offers nothing', async () => {
    const { marie, file } = await aTeamOfTwo()
    const at = (value: object, validFrom: IsoDate | null) =>
      t.asWriter(marie, (tx) =>
        observeFact(tx, {
          caseFileId: file.id,
          key: 'employment.dismissed',
          subjectId: null,
          compartment: 'general',
          value,
          label: 'Licenciement',
          validFrom,
          observedAt: new Date(),
          source: 'said',
        }),
      )
    await at({ boolean: true, on: addMonths(today, -20) }, null)
    expect(await offers(marie, file)).toEqual([])
    await at({ boolean: true, on: addDays(today, -5) }, null)
    expect(await offers(marie, file)).toHaveLength(1)
    await at({ boolean: false }, null)
    expect(await offers(marie, file)).toEqual([])
  })
})

describe('non-take-up in numbers', () => {
  it('counts households of the managed sites from five on, never what is restricted, and whole years only', async () => {
    const siteId = await t.aSite('Antenne du port')
    const teamId = await t.aTeam({ siteId })
    const worker = await t.anAgent({ siteId, teamId })
    const chief = await t.anAgent({ roles: ['manager'], siteId, teamId })
    const files = await Promise.all(Array.from({ length: 5 }, () => t.aCaseFile(worker, { teamId })))
    for (const [index, file] of files.entries()) {
      await write(worker, file, 'rsa', { status: 'notWanted', reason: index < 4 ? 'tooComplex' : 'stigma' })
      await write(worker, file, 'aah', { status: 'notWanted', reason: 'tooComplex' })
      // a slip, mended in the same year
      await write(worker, file, 'aspa', { status: 'notWanted', reason: 'stigma' })
      await write(worker, file, 'aspa', { status: 'toVerify' })
    }
    const read = (agent: TestAgent, year: number) => t.asAgent(agent, (tx) => getNonTakeUp(tx, year))
    const numbers = (counts: { households: number | null }[]): unknown[] => counts.filter(({ households }) => households !== null)
    const few = await read(chief, 2026)
    expect(few.byRight).toEqual([{ code: 'rsa', households: 5, label: 'Revenu de solidarité active' }])
    // a reason of three households is told as one of none
    expect(numbers(few.byReason)).toEqual([])
    expect(few.byReason).toEqual((await read(chief, 2025)).byReason)
    const [last] = files.slice(-1)
    if (last) await write(worker, last, 'prime-d-activite', { status: 'notWanted', reason: 'tooComplex' })
    expect(numbers((await read(chief, 2026)).byReason)).toMatchObject([{ code: 'tooComplex', households: 5 }])
    expect((await read(chief, 2025)).byRight).toEqual([])
    const elsewhere = await t.anAgent({ roles: ['manager'] })
    expect((await read(elsewhere, 2026)).byRight.find(({ code }) => code === 'rsa')?.households ?? null).toBeNull()
    expect(await read(worker, 2026)).toEqual(await read(chief, 2025))
    const raw = await t.asAgent(chief, async (tx) => {
      const { sql } = await import('kysely')
      return sql`select * from app.non_take_up('2026-01-01', '2026-07-01')`.execute(tx.q)
    })
    expect(raw.rows).toEqual([])
  })
})
