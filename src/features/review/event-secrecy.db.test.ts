import { afterAll, beforeAll, expect, it } from 'vitest'
import type { IsoDate } from '#core/dates.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestHouse } from '#db/testing/house.ts'
import { addLocalAid, changeLocalAid } from '#features/catalogue/commands.server.ts'
import { getLocalAid } from '#features/catalogue/queries.server.ts'
import { observeFact } from '#features/case-file/commands.server.ts'
import { listDeadlines, listSteps } from '#features/interview/queries.server.ts'
import { setStatus } from './commands.server.ts'
import { prepareEvent } from './event-commands.server.ts'
import { readEvent } from './event.server.ts'
import { listStatusVersions } from './queries.server.ts'
import { namedRight } from './rights.server.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today: IsoDate = '2026-06-16'
const day: IsoDate = '2026-06-03'
const all = ['identity', 'general', 'budget'] as const

/** A separation told in the compartment of violence; a colleague holds identity, thread and budget. */
const aHousehold = async () => {
  const [marie, bruno] = [await t.anAgent(), await t.anAgent()]
  const file = await t.aCaseFile(marie)
  const right = await t.asWriter(marie, (tx) => namedRight(tx, 'aide-au-logement'))
  await t.asWriter(marie, (tx) =>
    setStatus(tx, {
      caseFileId: file.id,
      right,
      subjectId: null,
      readId: null,
      input: {
        status: 'open', amountCents: 45_200, per: 'month', since: null, until: null, notifiedOn: null, reason: null, note: '', saidOn: '2026-01-10',
      },
    }),
  ) // prettier-ignore
  await t.admin.query(
    `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
     select organisation_id, gen_random_uuid(), id, case_file_id, $2, 'coWorker', $3, now() - interval '1 hour'
     from compartment where case_file_id = $1 and kind in ('identity', 'general', 'budget')`,
    [file.id, bruno.agentId, marie.agentId],
  )
  await t.asWriter(marie, (tx) =>
    observeFact(tx, {
      caseFileId: file.id, key: 'family.separation', subjectId: null, compartment: 'violence', value: { boolean: true, on: day }, label: 'Séparation',
      observedAt: new Date('2026-06-09T09:00:00Z'), source: 'said',
    }),
  ) // prettier-ignore
  const headOf = (agent: TestAgent) => ({
    id: file.id,
    myKinds: agent === marie ? [...all, 'violence' as const] : all,
    referent: { agentId: marie.agentId, name: '', jobTitle: '', isMe: agent === marie },
  })
  const prepare = (rights: string[]) =>
    t.asWriter(marie, (tx) => prepareEvent(tx, headOf(marie), { slug: 'separation', day, today, rights, deadlines: [], steps: [], letters: [] }))
  return { marie, bruno, file, headOf, prepare }
} // prettier-ignore

it('a right of the budget that an event of a closed compartment asked for does not tell the event to who reads the budget', async () => {
  const { marie, bruno, file, headOf, prepare } = await aHousehold()
  const rights = ['aide-au-logement', 'allocation-de-soutien-familial']
  expect(await prepare(rights)).toEqual({ rights: 2, deadlines: 0, steps: 0 })
  const read = await t.asAgent(bruno, (tx) => listStatusVersions(tx, file.id))
  expect(read.filter((one) => one.current).map((one) => one.slug)).toEqual(expect.arrayContaining(rights))
  expect(JSON.stringify(read)).not.toContain('separation')
  // the page of the event, asked for by its address with a day that he guessed, says of no right that it was prepared for it
  const page = await t.asAgent(bruno, (tx) => readEvent(tx, headOf(bruno), 'separation', today, day))
  expect(page.rights.filter(({ standing }) => standing?.event === page.mark)).toEqual([])
  // and she who holds it finds it prepared: the same form again writes nothing more
  expect(await prepare(rights)).toEqual({ rights: 0, deadlines: 0, steps: 0 })
  const steps = await t.asAgent(marie, (tx) => listSteps(tx, file.id))
  expect(steps.map((one) => one.what)).toEqual(['Revoir : Aide au logement, la situation a changé'])
})

it('what is said of a right lies in a compartment of its own household, whatever the statement says', async () => {
  const [one, other] = [await aHousehold(), await aHousehold()]
  for (const table of ['right_status', 'right_information'] as const) {
    const moved = t.admin.query(`update ${table} set case_file_id = $1 where case_file_id = $2`, [other.file.id, one.file.id])
    if (table === 'right_status') await expect(moved).rejects.toMatchObject({ constraint: 'fk$right_status_same_household' })
    else {
      const added = t.admin.query(
        `insert into right_information (organisation_id, id, case_file_id, compartment_id, given_on, medium, body, created_at, created_by)
         values ($1, gen_random_uuid(), $2, $3, current_date, 'spoken', '', now(), $4)`,
        [t.organisationId, other.file.id, one.file.general, one.marie.agentId],
      )
      await expect(added).rejects.toMatchObject({ constraint: 'fk$right_information_same_household' })
      await moved
    }
  }
})

it('the same form sent twice at once writes once', async () => {
  const { marie, file, headOf } = await aHousehold()
  const days: IsoDate[] = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04']
  const [deadlines, letters] = [[0, 1], [0]]
  for (const at of days) {
    const send = () =>
      t.asWriter(marie, (tx) =>
        prepareEvent(tx, headOf(marie), { slug: 'separation', day: at, today, rights: [], deadlines, steps: [], letters }),
      )
    await Promise.all([send(), send(), send(), send()])
  }
  expect(await t.asAgent(marie, (tx) => listDeadlines(tx, { caseFileId: file.id }))).toHaveLength(days.length * deadlines.length)
  expect(await t.asAgent(marie, (tx) => listSteps(tx, file.id))).toHaveLength(letters.length)
})

it('what was said of a local aid stays where it was said, though its domain is changed by a manager', async () => {
  const { marie, bruno, file } = await aHousehold()
  const manager = await t.anAgent({ roles: ['manager'] })
  const aid: Parameters<typeof addLocalAid>[1] = {
    name: 'Soins', provider: 'CCAS', domain: 'health', nature: 'financial', what: 'Une aide.', conditions: [], documents: [], otherDocuments: [],
    gives: { kind: 'amount', cents: 120_00, per: 'once' }, apply: 'Au CCAS.', basis: 'Délibération', validFrom: '2026-01-01', validUntil: null,
  }
  const id = await t.asWriter(manager, (tx) => addLocalAid(tx, aid))
  const say = (readId: string | null) =>
    t.asWriter(marie, async (tx) => {
      const right = await namedRight(tx, `local:${id}`)
      return setStatus(tx, {
        caseFileId: file.id, right, subjectId: null, readId,
        input: { status: 'requested', amountCents: null, per: null, since: null, until: null, notifiedOn: null, reason: null, note: '', saidOn: today },
        deadlines: [{ key: 'silence', title: 'Sans réponse', dueOn: '2026-08-16', law: null, note: '' }],
      })
    })
  const first = await say(null)
  const { versionId } = (await t.asAgent(manager, (tx) => getLocalAid(tx, id))).aid
  await t.asWriter(manager, (tx) => changeLocalAid(tx, id, versionId, { ...aid, domain: 'childWelfare' }))
  await say(first.id)
  const kinds = (await t.asAgent(marie, (tx) => listStatusVersions(tx, file.id))).filter(({ slug }) => slug === `local:${id}`)
  expect(kinds.map(({ compartmentKind, current }) => [compartmentKind, current])).toEqual([['health', false], ['health', true]])
  expect(JSON.stringify(await t.asAgent(bruno, (tx) => listStatusVersions(tx, file.id)))).not.toContain(id)
  expect(await t.asAgent(bruno, (tx) => listDeadlines(tx, { caseFileId: file.id }))).toEqual([])
}) // prettier-ignore
