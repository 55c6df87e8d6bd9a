import { afterAll, beforeAll, expect, it } from 'vitest'
import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import { getAssessment, listAssessments } from '#features/assessment/queries.server.ts'
import { listFacts } from '#features/case-file/queries.server.ts'
import { addMember, addPerson } from '#features/household/commands.server.ts'
import { PCH_DOMAINS } from '#rules/autonomy/pch-activities.ts'
import type { PchDomain } from '#rules/autonomy/pch-activities.ts'
import { startGrid, toCorrect } from './commands.server.ts'
import { finishPch, rateDomain, sayDuration, sayHelp, startPch } from './pch-commands.server.ts'
import { PCH } from './pch-model.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

const today: IsoDate = '2026-06-16'
const someone = { lastName: 'Essai', usualName: '', civilTitle: 'none', sex: 'unknown', detail: '', unborn: false } as const

it('is rated by domain, told with its durations and minutes, ended with its trace; corrected by another; nothing of it in clear', async () => {
  const marie = await t.anAgent()
  const file = await t.aCaseFile(marie)
  const personId = await t.asWriter(marie, async (tx) => {
    const id = await addPerson(tx, { ...someone, caseFileId: file.id, firstName: 'Nadia', birthDate: '1984-02-10' })
    await addMember(tx, { personId: id, role: 'main', custody: null, fromDate: '2025-01-10' })
    return id
  })
  const at = { caseFileId: file.id, personId, assessedOn: today, today }
  const assessmentId = await t.asWriter(marie, (tx) => startPch(tx, at))
  const of = { caseFileId: file.id, assessmentId, today }
  const rate = (domain: PchDomain, ratings: Parameters<typeof rateDomain>[2]['ratings'], restNone = false) =>
    t.asWriter(marie, (tx) => rateDomain(tx, of, { domain, ratings, restNone, words: 'Le matin, non.' }))
  const finish = (official: boolean) =>
    t.asWriter(marie, (tx) =>
      finishPch(tx, of, { assessedOn: today, present: 'Elle', view: 'Oui.', place: 'home', official, observedAt: tx.now }),
    )
  const answers = async () => (await t.asAgent(marie, (tx) => getAssessment(tx, file.id, assessmentId))).body.answers
  await expect(finish(false)).rejects.toThrow(Refused)

  await rate('selfCare', { seLaver: 'absolute', sHabiller: 'grave' })
  expect(await answers()).toEqual({ seLaver: 'absolute', sHabiller: 'grave', 'selfCare.words': 'Le matin, non.' })
  await expect(finish(true)).rejects.toMatchObject({ fields: { official: expect.stringContaining('vingt activités') } })
  await t.asWriter(marie, (tx) => sayDuration(tx, of, { seLaver: true, sHabiller: true, marcher: true }))
  expect(await answers()).not.toHaveProperty('marcher.lasting')
  // what is no longer grave has no duration
  await rate('selfCare', { seLaver: 'absolute', sHabiller: 'light' }, true)
  expect(await answers()).toMatchObject({ prendreSesRepas: 'none', 'seLaver.lasting': 'yes' })
  expect(await answers()).not.toHaveProperty('sHabiller.lasting')
  for (const domain of Object.keys(PCH_DOMAINS) as PchDomain[]) if (domain !== 'selfCare') await rate(domain, {}, true)
  await t.asWriter(marie, (tx) => sayHelp(tx, of, { minutes: { washing: 90, dressing: null }, carer: 50 }))
  await finish(true)

  const one = await t.asAgent(marie, (tx) => getAssessment(tx, file.id, assessmentId))
  expect(one).toMatchObject({
    state: 'finished',
    compartmentKind: 'health',
    body: { view: 'Oui.', result: { label: 'Critères de difficulté remplis', value: { criteria: 'met', humanHelp: 'met', seen: 20 } } },
  })
  expect(one.body.trace.join(' ')).toMatch(/20 activités vues.*Se laver, absolue.*1\sh\s10 par jour/)
  const facts = await t.asAgent(marie, (tx) => listFacts(tx, file.id))
  expect(facts.filter(({ key }) => key === 'disability.activities')).toHaveLength(1)
  await expect(rate('mobility', {}, true)).rejects.toThrow(Refused)
  const clear = await t.admin.query<{ all: string }>(`select (to_jsonb(a) - 'body')::text as all from assessment a where id = $1`, [
    assessmentId,
  ])
  expect(clear.rows[0]?.all).not.toMatch(/seLaver|absolu|matin/)

  const next = await t.asWriter(marie, async (tx) =>
    startPch(tx, {
      ...(await toCorrect(tx, file.id, assessmentId, PCH.instrument)),
      caseFileId: file.id,
      today,
      supersedesId: assessmentId,
    }),
  )
  expect((await t.asAgent(marie, (tx) => getAssessment(tx, file.id, next))).body.answers).toEqual(one.body.answers)
  // a grid of another instrument is not there for it
  const grid = await t.asWriter(marie, (tx) => startGrid(tx, at))
  await expect(
    t.asWriter(marie, (tx) =>
      rateDomain(tx, { ...of, assessmentId: grid }, { domain: 'mobility', ratings: {}, restNone: true, words: '' }),
    ),
  ).rejects.toThrow(NotFound)
  // who does not hold the health of the household finds nothing of it
  const other = await t.anAgent()
  expect(await t.asAgent(other, (tx) => listAssessments(tx, file.id).catch(() => []))).toEqual([])
})
