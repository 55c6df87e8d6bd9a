import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#core/actor.ts'
import { NotFound, Refused } from '#core/errors.ts'
import type { IsoDate } from '#core/dates.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import { planAppointment } from '#features/agenda/commands.server.ts'
import { addDeadline, addStep, closeDeadline, saveDraft, startDraft, tickSteps } from './commands.server.ts'
import { getMargin, getPage } from './page-queries.server.ts'
import { readProposals } from './proposals.ts'
import { listAppointments, listDeadlines, listOpenDrafts, listSheets, listSteps } from './queries.server.ts'
import { getTidyPage } from './tidy-queries.server.ts'
import { tidyDraft } from './tidy.server.ts'
import type { Tidying } from './tidy.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today: IsoDate = '2026-06-16'
const timeZone = 'Europe/Paris'
const notes = [
  'Vient avec Jade. « Je ne veux plus avoir peur. »',
  'Le loyer d’avril reste dû, 548 €. J’appelle la CAF avant le 30 juin.',
  '((Elle a porté plainte le 4 mars. Je rappelle le CIDFF avant le 24 juin.))',
].join('\n\n')

const nothing = (revision: number, given: Partial<Tidying> = {}): Tidying => ({
  revision,
  kind: 'interview',
  happenedAt: new Date('2026-06-16T07:30:00Z'),
  on: today,
  minutes: 50,
  present: '',
  compartment: 'general',
  aparteReaders: [],
  facts: [],
  deadlines: [],
  steps: [],
  themes: [],
  carried: { done: [], dropped: [] },
  next: null,
  ...given,
})
const aPage = async (agent: Actor, text = notes) => {
  const file = await t.aCaseFile(agent)
  const { id } = await t.asWriter(agent, (tx) => startDraft(tx, { caseFileId: file.id }))
  const kept = await t.asWriter(agent, (tx) => saveDraft(tx, id, { text, revision: 1 }))
  return { file, id, revision: kept.revision }
}
const rows = async <T extends object>(query: string, ...values: unknown[]): Promise<T[]> => (await t.admin.query<T>(query, values)).rows

describe('the page while it is written', () => {
  it('is there for its author alone: not for the referent, a co-worker or a manager', async () => {
    const [referent, author, manager] = [await t.anAgent(), await t.anAgent(), await t.anAgent({ roles: ['manager', 'worker'] })]
    const file = await t.aCaseFile(referent)
    await t.asWriter(referent, (tx) =>
      tx.q
        .insertInto('compartment_access')
        .values(
          [file.identity, file.general].map((compartment) => ({
            organisation_id: tx.org,
            id: tx.newId(),
            compartment_id: compartment,
            case_file_id: file.id,
            agent_id: author.agentId,
            basis: 'coWorker',
            granted_by: referent.agentId,
            from_at: new Date(tx.now.getTime() - 1000),
          })),
        )
        .execute(),
    )
    const { id } = await t.asWriter(author, (tx) => startDraft(tx, { caseFileId: file.id, text: 'Elle hésite encore.' }))
    expect((await t.asAgent(author, (tx) => getPage(tx, id))).text).toBe('Elle hésite encore.')
    for (const other of [referent, manager]) {
      await expect(t.asAgent(other, (tx) => getPage(tx, id))).rejects.toBeInstanceOf(NotFound)
      await expect(t.asWriter(other, (tx) => saveDraft(tx, id, { text: 'x', revision: 1 }))).rejects.toBeInstanceOf(NotFound)
      await expect(t.asWriter(other, (tx) => tidyDraft(tx, id, nothing(1)))).rejects.toBeInstanceOf(NotFound)
      expect(await t.asAgent(other, (tx) => listOpenDrafts(tx))).toEqual([])
      expect(await t.asAgent(other, (tx) => tx.q.selectFrom('draft').select('id').execute())).toEqual([])
      // not even that a private compartment was made
      const kinds = await t.asAgent(other, (tx) =>
        tx.q.selectFrom('compartment').select('kind').where('case_file_id', '=', file.id).execute(),
      )
      expect(kinds.map((one) => one.kind)).not.toContain('aparte')
    }
    expect(await t.asAgent(author, (tx) => listOpenDrafts(tx))).toMatchObject([{ id, caseFileId: file.id, caseName: 'Camille Essai' }])
  })

  it('is not opened on a household that one does not hold, nor on a closed one', async () => {
    const [marie, paul] = [await t.anAgent(), await t.anAgent()]
    const file = await t.aCaseFile(marie)
    await expect(t.asWriter(paul, (tx) => startDraft(tx, { caseFileId: file.id }))).rejects.toBeInstanceOf(NotFound)
    await t.admin.query(`update case_file set closed_at = now(), closure_reason = 'moved' where id = $1`, [file.id])
    await expect(t.asWriter(marie, (tx) => startDraft(tx, { caseFileId: file.id }))).rejects.toBeInstanceOf(Refused)
  })

  it('is resumed on the same day, and tied to the appointment of now', async () => {
    const marie = await t.anAgent()
    const file = await t.aCaseFile(marie)
    const soon = new Date(t.house.clock().getTime() + 40 * 60_000)
    const appointment = await t.asWriter(marie, (tx) =>
      planAppointment(tx, { caseFileId: file.id, startsAt: soon, minutes: 60, kind: 'interview', with: 'avec Jade' }),
    )
    const first = await t.asWriter(marie, (tx) => startDraft(tx, { caseFileId: file.id }))
    const again = await t.asWriter(marie, (tx) => startDraft(tx, { caseFileId: file.id }))
    expect(again).toEqual({ id: first.id, resumed: true })
    expect((await t.asAgent(marie, (tx) => getPage(tx, first.id))).appointment).toMatchObject({ id: appointment, with: 'avec Jade' })
  })

  it('never overwrites what another tab kept', async () => {
    const marie = await t.anAgent()
    const { id, revision } = await aPage(marie, 'un')
    expect(revision).toBe(2)
    const save = (text: string, from: number, both = false) => t.asWriter(marie, (tx) => saveDraft(tx, id, { text, revision: from, both }))
    expect(await save('un, deux', 2)).toMatchObject({ kept: true, revision: 3 })
    expect(await save('un, autre', 2)).toMatchObject({ kept: false, theirs: 'un, deux', revision: 3, tidied: false })
    expect((await t.asAgent(marie, (tx) => getPage(tx, id))).text).toBe('un, deux')
    // an answer that was lost on the way is sent again: the same text is no conflict
    expect(await save('un, deux', 2)).toMatchObject({ kept: true, revision: 3 })
    expect(await save('un, autre', 2, true)).toMatchObject({ kept: true, revision: 4 })
    expect((await t.asAgent(marie, (tx) => getPage(tx, id))).text).toBe('un, deux\n\nun, autre')
    // chosen on a page that had already read the other version: both are kept all the same, and only once
    expect(await save('trois', 4, true)).toMatchObject({ kept: true, revision: 5 })
    expect(await save('trois', 5, true)).toMatchObject({ kept: true, revision: 5 })
    expect((await t.asAgent(marie, (tx) => getPage(tx, id))).text).toBe('un, deux\n\nun, autre\n\ntrois')
  })

  it('keeps anything that can be typed', async () => {
    const marie = await t.anAgent()
    const text = `${'é'.repeat(99_900)} 👩🏽‍👧 مرحبا <script>alert(1)</script> ((`
    const { id } = await aPage(marie, text)
    expect((await t.asAgent(marie, (tx) => getPage(tx, id))).text).toBe(text)
  })

  it('can still be read by its author when the household was handed over', async () => {
    const [marie, paul] = [await t.anAgent(), await t.anAgent()]
    const { file, id } = await aPage(marie, 'À reprendre.')
    await t.asWriter(marie, (tx) => sql`select app.transfer_case(${file.id}, ${paul.agentId}, ${tx.now})`.execute(tx.q))
    expect(await t.asAgent(marie, (tx) => getPage(tx, id))).toMatchObject({ text: 'À reprendre.', protected: true, closed: true })
    expect(await t.asAgent(marie, (tx) => listOpenDrafts(tx))).toMatchObject([{ id, caseName: null }])
    await expect(t.asAgent(paul, (tx) => getPage(tx, id))).rejects.toBeInstanceOf(NotFound)
  })

  it('lies sealed in the database', async () => {
    const marie = await t.anAgent()
    const { id } = await aPage(marie)
    const [row] = await rows<{ body: Buffer }>('select body from draft where id = $1', id)
    expect(row?.body.toString('utf8')).not.toContain('loyer')
  })
})

describe('the margin', () => {
  it('recalls promises of both sides and asks for what is not known, contact first', async () => {
    const marie = await t.anAgent()
    const { file, id } = await aPage(marie)
    const margin = async () => t.asAgent(marie, async (tx) => getMargin(tx, await getPage(tx, id), { today, timeZone }))
    const before = await margin()
    expect(before.questions.map((one) => one.key)).toEqual(['contact', 'demand', 'composition'])
    const step = await t.asWriter(marie, (tx) =>
      addStep(tx, { caseFileId: file.id, what: 'Apporter le courrier', doer: 'person', saidOn: '2026-06-09' }),
    )
    expect((await margin()).steps).toMatchObject([{ id: step, what: 'Apporter le courrier', doneAt: null }])
    await t.asWriter(marie, (tx) => tickSteps(tx, file.id, [step], true))
    expect((await margin()).steps).toMatchObject([{ id: step, doneAt: expect.any(Date) }])
    await t.asWriter(marie, (tx) => tickSteps(tx, file.id, [step], false))
    expect((await margin()).steps).toMatchObject([{ id: step, doneAt: null }])
  })
})

describe('tidying', () => {
  it('writes the notes and nothing else when nothing is ticked', async () => {
    const marie = await t.anAgent()
    const { file, id, revision } = await aPage(marie)
    const { entryId } = await t.asWriter(marie, (tx) => tidyDraft(tx, id, nothing(revision)))
    for (const table of ['fact_observation', 'deadline', 'next_step', 'entry_theme', 'appointment', 'sheet'])
      expect(await rows(`select id from ${table} where case_file_id = $1`, file.id), table).toEqual([])
    expect(await rows('select id from entry where case_file_id = $1', file.id)).toEqual([{ id: entryId }])
    expect(await rows('select tidied_at is not null as done, entry_id from draft where id = $1', id)).toEqual([
      { done: true, entry_id: entryId },
    ])
    // no second copy of the words stays behind
    await t.asAgent(marie, async (tx) => {
      const draft = await tx.q.selectFrom('draft').select(['compartment_id', 'body']).where('id', '=', id).executeTakeFirstOrThrow()
      await tx.unlock([draft.compartment_id])
      expect(tx.open(draft.compartment_id, id, draft.body)).toBe('')
    })
  })

  it('keeps what is ticked, once, however often it is pressed', async () => {
    const marie = await t.anAgent()
    const { file, id, revision } = await aPage(marie)
    const proposals = readProposals(notes, today)
    const fact = proposals.facts.find((one) => one.key === 'debt.rentArrears')
    expect(fact?.value?.cents).toBe(54_800)
    const tidying = nothing(revision, {
      facts: [
        {
          key: 'debt.rentArrears',
          label: fact?.label ?? '',
          value: fact?.value ?? {},
          subjectId: null,
          compartment: 'budget',
          aparte: null,
        },
      ],
      steps: [{ what: 'Appeler la CAF', doer: 'worker', dueOn: '2026-06-30', aparte: null }],
      themes: [{ domain: 'economic', aparte: null }],
      next: { startsAt: new Date(t.house.clock().getTime() + 14 * 86_400_000), minutes: 60, kind: 'interview', place: 'bureau 2' },
    })
    const press = () => t.asWriter(marie, (tx) => tidyDraft(tx, id, tidying))
    const [one, two] = await Promise.all([press(), press()])
    const three = await press()
    expect(new Set([one.entryId, two.entryId, three.entryId]).size).toBe(1)
    expect([one.already, two.already].toSorted()).toEqual([false, true])
    for (const table of ['entry', 'fact_observation', 'next_step', 'entry_theme', 'appointment'])
      expect(await rows(`select id from ${table} where case_file_id = $1`, file.id), table).toHaveLength(1)
    expect(await t.asAgent(marie, (tx) => listSteps(tx, file.id))).toMatchObject([
      { what: 'Appeler la CAF', dueOn: '2026-06-30', saidOn: today },
    ])
    await expect(t.asWriter(marie, (tx) => saveDraft(tx, id, { text: 'encore', revision }))).resolves.toMatchObject({
      kept: false,
      tidied: true,
    })
  })

  it('leaves what comes of a private passage in that passage', async () => {
    const [marie, paul, helene] = [await t.anAgent(), await t.anAgent(), await t.anAgent({ roles: ['manager'] })]
    const { file, id, revision } = await aPage(marie)
    await t.asWriter(marie, (tx) =>
      tx.q
        .insertInto('compartment_access')
        .values({
          organisation_id: tx.org,
          id: tx.newId(),
          compartment_id: file.general,
          case_file_id: file.id,
          agent_id: paul.agentId,
          basis: 'coWorker',
          granted_by: marie.agentId,
          from_at: new Date(tx.now.getTime() - 1000),
        })
        .execute(),
    )
    const view = await t.asAgent(marie, (tx) => getTidyPage(tx, id, { today, timeZone }))
    const filed = view.proposals.facts.find((one) => one.key === 'complaint.filed')
    expect(filed?.aparte).toBe(0)
    expect(view.candidates.map((one) => one.agentId)).toEqual(expect.arrayContaining([paul.agentId, helene.agentId]))
    await t.asWriter(marie, (tx) =>
      tidyDraft(
        tx,
        id,
        nothing(revision, {
          aparteReaders: [[helene.agentId]],
          facts: [
            {
              key: 'complaint.filed',
              label: 'Plainte le 4 mars',
              value: { on: '2026-03-04', boolean: true },
              subjectId: null,
              compartment: 'justice',
              aparte: 0,
            },
          ],
          steps: [{ what: 'Rappeler le CIDFF', doer: 'worker', dueOn: '2026-06-24', aparte: 0 }],
          deadlines: [{ title: 'Audience', dueOn: '2026-09-09', aparte: 0 }],
          themes: [
            { domain: 'justice', aparte: 0 },
            { domain: 'housing', aparte: null },
          ],
        }),
      ),
    )
    const seen = async (agent: Actor) =>
      t.asAgent(agent, async (tx) => ({
        passages: (await tx.q.selectFrom('entry_passage').select('id').where('case_file_id', '=', file.id).execute()).length,
        facts: (await tx.q.selectFrom('fact_observation').select('key').where('case_file_id', '=', file.id).execute()).map(
          (one) => one.key,
        ),
        themes: (await tx.q.selectFrom('entry_theme').select('domain').where('case_file_id', '=', file.id).execute()).map(
          (one) => one.domain,
        ),
        steps: (await listSteps(tx, file.id)).map((one) => one.what),
        deadlines: (await listDeadlines(tx, { caseFileId: file.id })).map((one) => one.title),
      }))
    expect(await seen(marie)).toMatchObject({
      passages: 2,
      facts: ['complaint.filed'],
      steps: ['Rappeler le CIDFF'],
      deadlines: ['Audience'],
    })
    expect(await seen(paul)).toEqual({ passages: 1, facts: [], themes: ['housing'], steps: [], deadlines: [] })
    expect(await seen(helene)).toEqual({
      passages: 1,
      facts: ['complaint.filed'],
      themes: ['justice'],
      steps: ['Rappeler le CIDFF'],
      deadlines: ['Audience'],
    })
    // its value is sealed: not even the date stands clear
    expect(await rows('select value, valid_from from fact_observation where case_file_id = $1', file.id)).toEqual([
      { value: null, valid_from: null },
    ])
  })

  it('writes nothing when the notes changed meanwhile, when the page is empty, or when the hour is taken', async () => {
    const marie = await t.anAgent()
    const { file, id, revision } = await aPage(marie)
    await expect(t.asWriter(marie, (tx) => tidyDraft(tx, id, nothing(revision - 1)))).rejects.toBeInstanceOf(Refused)
    const startsAt = new Date(t.house.clock().getTime() + 3 * 86_400_000)
    await t.asWriter(marie, (tx) => planAppointment(tx, { caseFileId: file.id, startsAt, minutes: 60, kind: 'call' }))
    const next = { startsAt: new Date(startsAt.getTime() + 1_800_000), minutes: 60, kind: 'interview' as const, place: '' }
    await expect(t.asWriter(marie, (tx) => tidyDraft(tx, id, nothing(revision, { next })))).rejects.toMatchObject({
      fields: { 'next-time': expect.stringContaining('déjà prise') },
    })
    expect(await rows('select id from entry where case_file_id = $1', file.id)).toEqual([])
    const empty = await aPage(marie, ' ')
    await expect(t.asWriter(marie, (tx) => tidyDraft(tx, empty.id, nothing(empty.revision)))).rejects.toBeInstanceOf(Refused)
  })
})

describe('the key of local copies', () => {
  it('is one for an agent, passes to her next session, and is never given on a shared computer', async () => {
    const [marie, paul] = [await t.anAgent(), await t.anAgent()]
    const ask = (agent: Actor, fresh: string) =>
      t.asAgent(agent, async (tx) => {
        const found = await sql<{ key: Buffer | null }>`select app.draft_key(${Buffer.from(fresh)}) as key`.execute(tx.q)
        return found.rows[0]?.key?.toString() ?? null
      })
    expect(await ask(marie, 'first')).toBe('first')
    expect(await ask(marie, 'second')).toBe('first')
    const next = { ...marie, ...(await t.aSession(marie.agentId)) }
    expect(await ask(next, 'third')).toBe('first')
    expect(await ask(paul, 'other')).toBe('other')
    const shared = { ...marie, ...(await t.aSession(marie.agentId)) }
    await t.admin.query('update session set shared_computer = true where id = $1', [shared.sessionId])
    expect(await ask(shared, 'fourth')).toBe(null)
  })
})

describe('appointments and deadlines', () => {
  it('are told to who reads the household, and closed once', async () => {
    const [marie, paul] = [await t.anAgent(), await t.anAgent({ teamId: await t.aTeam({ siteId: await t.aSite() }) })]
    const file = await t.aCaseFile(marie)
    const startsAt = new Date(t.house.clock().getTime() + 86_400_000)
    await t.asWriter(marie, (tx) =>
      planAppointment(tx, { caseFileId: file.id, startsAt, minutes: 45, kind: 'homeVisit', place: 'chez elle', with: 'Jade' }),
    )
    const filter = { caseFileId: file.id, from: startsAt, to: new Date(startsAt.getTime() + 1) }
    expect(await t.asAgent(marie, (tx) => listAppointments(tx, filter))).toMatchObject([
      { kind: 'homeVisit', place: 'chez elle', with: 'Jade', caseName: 'Camille Essai' },
    ])
    expect(await t.asAgent(paul, (tx) => listAppointments(tx, filter))).toEqual([])
    const id = await t.asWriter(marie, (tx) =>
      addDeadline(tx, { caseFileId: file.id, title: 'Contester l’indu', dueOn: '2026-08-03', law: 'CSS, art. L. 142-4' }),
    )
    expect(await t.asAgent(marie, (tx) => listDeadlines(tx, { until: '2026-08-03' }))).toMatchObject([{ id, title: 'Contester l’indu' }])
    expect(await t.asAgent(marie, (tx) => listDeadlines(tx, { until: '2026-08-02' }))).toEqual([])
    await expect(t.asWriter(paul, (tx) => closeDeadline(tx, file.id, id))).rejects.toBeInstanceOf(NotFound)
    await expect(t.asWriter(marie, (tx) => closeDeadline(tx, file.id, id, ' '))).rejects.toBeInstanceOf(Refused)
    await t.asWriter(marie, (tx) => closeDeadline(tx, file.id, id, 'La CAF a annulé'))
    await t.asWriter(marie, (tx) => closeDeadline(tx, file.id, id))
    expect(await rows('select done_at, dropped_reason from deadline where id = $1', id)).toEqual([
      { done_at: null, dropped_reason: 'given up' },
    ])
    expect(await t.asAgent(marie, (tx) => listSheets(tx, file.id))).toEqual([])
  })
})
