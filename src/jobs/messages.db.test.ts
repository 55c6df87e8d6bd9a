import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import pg from 'pg'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestHouse } from '#db/testing/house.ts'
import { chooseMessages, tell } from '#features/message/commands.server.ts'
import type { Choice } from '#features/message/model.ts'
import type { Parcel, Sent } from '#features/message/sender.ts'
import { sendMessages } from './messages.server.ts'

let t: TestHouse
let jobs: pg.Client
beforeAll(async () => {
  t = await openTestHouse()
  jobs = new pg.Client(t.configOf('jobs'))
  await jobs.connect()
})
afterAll(async () => {
  await jobs.end()
  await t.close()
})
beforeEach(async () => {
  await t.admin.query('delete from message')
  await t.admin.query('delete from message_choice')
  await t.admin.query('delete from appointment')
})

const now = new Date('2026-11-24T10:00:00+01:00')
const soon = new Date('2026-11-26T10:00:00+01:00')
const bySms: Choice = { channel: 'sms', from: '09:00', until: '18:00', despiteDanger: false }

const appointment = async (
  referent: TestAgent,
  file: { id: string; general: string },
  starts: Date,
  status = 'planned',
): Promise<string> => {
  const id = t.house.newId()
  await t.admin.query(
    `insert into appointment (organisation_id, id, case_file_id, compartment_id, site_id, agent_id, starts_at, ends_at, kind, body, status, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'interview', 'x', $9, now(), $6)`,
    [t.organisationId, id, file.id, file.general, t.siteId, referent.agentId, starts, new Date(starts.getTime() + 1_800_000), status],
  )
  return id
}
const aHousehold = async (choice: Choice | null, to = '06 12 34 56 78') => {
  const referent = await t.anAgent()
  const file = await t.aCaseFile(referent)
  if (choice)
    await t.asWriter(referent, (tx) => chooseMessages(tx, { ...choice, caseFileId: file.id, to, said: '', askedOn: '2026-11-01' }))
  return { referent, file }
}
const gateway = (answer: (parcel: Parcel) => Sent = () => ({ outcome: 'sent' })) => {
  const left: Parcel[] = []
  const send = async (parcel: Parcel): Promise<Sent> => {
    left.push(parcel)
    return answer(parcel)
  }
  return { left, house: { vault: t.house.vault, senders: { sms: send, email: send }, clock: () => now } }
}
const outcomes = async (): Promise<string[]> =>
  (await t.admin.query<{ outcome: string }>('select outcome from message order by created_at, id')).rows.map((row) => row.outcome)

describe('reminders', () => {
  it('leave once, in neutral words, to the number that she gave', async () => {
    const { referent, file } = await aHousehold(bySms)
    await appointment(referent, file, soon)
    const { left, house } = gateway()
    for (let turn = 0; turn < 3; turn += 1) await sendMessages(jobs, house)
    expect(left).toHaveLength(1)
    expect(left[0]).toMatchObject({ to: '+33612345678', text: 'Rappel : rendez-vous le jeudi 26 novembre à 10 h.' })
    expect(await outcomes()).toEqual(['sent'])
  })
  it('never leave twice when two workers share the work', async () => {
    const { referent, file } = await aHousehold(bySms)
    for (let n = 0; n < 20; n += 1) await appointment(referent, file, new Date(soon.getTime() - n * 3_600_000))
    const { left, house } = gateway()
    const other = new pg.Client(t.configOf('jobs'))
    await other.connect()
    await Promise.all([sendMessages(jobs, house), sendMessages(other, house)])
    await sendMessages(jobs, house)
    await other.end()
    const ids = left.map((parcel) => parcel.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(10)
    process.stdout.write(`messages: ${ids.length} sent by two workers at once, each once\n`)
  })
  it('say nothing at all to a protected household, nor to one that has a reserved part for violence, unless she agreed', async () => {
    const safe = await aHousehold(bySms)
    await appointment(safe.referent, safe.file, soon)
    await t.admin.query('update case_file set protected = true where id = $1', [safe.file.id])
    const violence = await aHousehold(bySms)
    await appointment(violence.referent, violence.file, soon)
    await t.admin.query(
      `insert into compartment (organisation_id, id, case_file_id, kind, key_id, wrapped_key, created_by, created_at) values ($1, $2, $3, 'violence', $4, 'x', $5, now())`,
      [t.organisationId, t.house.newId(), violence.file.id, t.house.newId(), violence.referent.agentId],
    )
    const agreed = await aHousehold({ ...bySms, despiteDanger: true }, '07 00 00 00 01')
    await appointment(agreed.referent, agreed.file, soon)
    await t.admin.query('update case_file set protected = true where id = $1', [agreed.file.id])
    const { left, house } = gateway()
    await sendMessages(jobs, house)
    expect(left.map((parcel) => parcel.to)).toEqual(['+33700000001'])
    expect((await outcomes()).toSorted()).toEqual(['sent', 'withheld', 'withheld'])
  })
  it('wait for her hours, and are dropped when the appointment moves', async () => {
    const { referent, file } = await aHousehold({ ...bySms, from: '14:00', until: '16:00' })
    const id = await appointment(referent, file, soon)
    const { left, house } = gateway()
    await sendMessages(jobs, house)
    expect(await outcomes()).toEqual(['waiting'])
    await t.admin.query(`update appointment set status = 'cancelled' where id = $1`, [id])
    await sendMessages(jobs, { ...house, clock: () => new Date('2026-11-24T15:00:00+01:00') })
    expect(left).toEqual([])
    expect(await outcomes()).toEqual(['dropped'])
  })
  it('become a letter to print when she wants a letter', async () => {
    const { referent, file } = await aHousehold({ ...bySms, channel: 'letter' }, '')
    await appointment(referent, file, new Date('2026-12-02T10:00:00+01:00'))
    const { left, house } = gateway()
    await sendMessages(jobs, house)
    expect(left).toEqual([])
    expect(await outcomes()).toEqual(['toPrint'])
  })
})

describe('a peer that fails', () => {
  it('is asked again later, a little longer each time, until it answers: one message', async () => {
    const { referent, file } = await aHousehold(bySms)
    await appointment(referent, file, soon)
    let down = true
    const { left, house } = gateway(() => (down ? { outcome: 'again', code: '503' } : { outcome: 'sent' }))
    await sendMessages(jobs, house)
    await sendMessages(jobs, house)
    expect(left).toHaveLength(1)
    await sendMessages(jobs, { ...house, clock: () => new Date(now.getTime() + 61_000) })
    expect(left).toHaveLength(2)
    down = false
    await sendMessages(jobs, { ...house, clock: () => new Date(now.getTime() + 20 * 60_000) })
    expect(left.map((parcel) => parcel.id)).toEqual([left[0]?.id, left[0]?.id, left[0]?.id])
    expect(await outcomes()).toEqual(['sent'])
  })
  it('leaves an e-mail uncertain, and an SMS to go again, when the worker is lost in the middle', async () => {
    for (const [channel, to, expected] of [
      ['email', 'mme@courriel.example', 'uncertain'],
      ['sms', '06 12 34 56 78', 'sent'],
    ] as const) {
      await t.admin.query('delete from message')
      await t.admin.query('delete from appointment')
      const { referent, file } = await aHousehold({ ...bySms, channel }, to)
      await appointment(referent, file, soon)
      await jobs.query('select app.plan_reminders($1)', [now])
      await jobs.query('select * from app.claim_messages($1, 1)', [now])
      const { left, house } = gateway()
      await sendMessages(jobs, { ...house, clock: () => new Date(now.getTime() + 6 * 60_000) })
      expect(await outcomes()).toEqual([expected])
      expect(left).toHaveLength(expected === 'sent' ? 1 : 0)
    }
  })
  it('says so when the number is none, or the way was closed', async () => {
    const { referent, file } = await aHousehold(bySms, '02 96 12 34 56')
    await appointment(referent, file, soon)
    const { left, house } = gateway()
    await sendMessages(jobs, house)
    expect(left).toEqual([])
    expect((await t.admin.query('select outcome, code from message')).rows).toEqual([{ outcome: 'failed', code: 'noAddress' }])
    await t.admin.query(`update message set outcome = 'waiting', settled_at = null, not_before = $1`, [now])
    await sendMessages(jobs, { ...house, senders: {} })
    expect((await t.admin.query('select outcome, code from message')).rows).toEqual([{ outcome: 'failed', code: 'noWay' }])
  })
})

describe('what is no longer true', () => {
  const set = (id: string, status: string, movedTo: string | null = null) =>
    t.admin.query('update appointment set status = $2, moved_to = $3 where id = $1', [id, status, movedTo])
  const told = async (purpose: 'cancelled' | 'moved', over: { nextAt?: Date } = {}) => {
    const { referent, file } = await aHousehold(bySms)
    const id = await appointment(referent, file, soon)
    const next = new Date(soon.getTime() + 18_000_000)
    const newId = purpose === 'moved' ? await appointment(referent, file, next) : null
    await set(id, purpose, newId)
    const ask = () => t.asWriter(referent, (tx) => tell(tx, { appointmentId: id, purpose, ...(newId && { nextAt: next }), ...over }))
    await ask()
    return { id, newId: newId ?? '', referent, file, ask }
  }
  const send = async () => {
    const { left, house } = gateway()
    await sendMessages(jobs, house)
    return left.map(({ text }) => text)
  }

  it('is not told: a cancellation of what stands again, until it is called off anew', async () => {
    const { id, ask } = await told('cancelled')
    await set(id, 'planned')
    expect(await send()).not.toContainEqual(expect.stringContaining('annulé'))
    await set(id, 'cancelled')
    await ask()
    expect(await send()).toEqual([expect.stringContaining('annulé')])
    await ask()
    expect(await send()).toEqual([])
  })
  it('is not told: an hour to come to, that was called off or moved again', async () => {
    for (const status of ['cancelled', 'moved']) {
      await t.admin.query('delete from message')
      const { newId } = await told('moved')
      await set(newId, status)
      expect(await send()).toEqual([])
    }
    await t.admin.query('delete from message')
    await told('moved')
    expect(await send()).toContainEqual(expect.stringContaining('déplacé'))
  })
  it('is not told to a household whose file was closed', async () => {
    const { file, referent } = await told('cancelled')
    await t.admin.query(`update case_file set closed_at = now(), closure_reason = 'ended' where id = $1`, [file.id])
    await appointment(referent, file, new Date(soon.getTime() + 3_600_000))
    expect(await send()).toEqual([])
    expect(await outcomes()).toEqual(['dropped'])
  })
  it('waits while its worker is absent at that hour, and leaves when she is back', async () => {
    const { referent, file } = await aHousehold(bySms)
    await appointment(referent, file, soon)
    await t.admin.query(
      `insert into agenda_event (organisation_id, id, agent_id, kind, starts_at, ends_at, yields, created_at, created_by) values ($1, $2, $3, 'absence', $4, $5, true, now(), $3)`,
      [t.organisationId, t.house.newId(), referent.agentId, new Date(soon.getTime() - 3_600_000), new Date(soon.getTime() + 3_600_000)],
    )
    expect(await send()).toEqual([])
    expect(await outcomes()).toEqual(['waiting'])
    await t.admin.query('update agenda_event set cancelled_at = now()')
    const { left, house } = gateway()
    await sendMessages(jobs, { ...house, clock: () => new Date(now.getTime() + 20 * 60_000) })
    expect(left).toHaveLength(1)
  })
})

describe('a change of an appointment', () => {
  it('is told once, in the transaction of the change or not at all', async () => {
    const { referent, file } = await aHousehold(bySms)
    const id = await appointment(referent, file, soon, 'cancelled')
    await t.asWriter(referent, (tx) => tell(tx, { appointmentId: id, purpose: 'cancelled' }))
    await t.asWriter(referent, (tx) => tell(tx, { appointmentId: id, purpose: 'cancelled' }))
    await expect(
      t.asWriter(referent, async (tx) => {
        await tell(tx, { appointmentId: id, purpose: 'moved' })
        throw new Error('the change failed')
      }),
    ).rejects.toThrow()
    const { left, house } = gateway()
    await sendMessages(jobs, house)
    expect(left.map((parcel) => parcel.text)).toEqual(['Le rendez-vous du jeudi 26 novembre à 10 h est annulé.'])
  })
  it('is asked for by nobody who does not hold the household', async () => {
    const { referent, file } = await aHousehold(bySms)
    const id = await appointment(referent, file, soon)
    const other = await t.anAgent()
    await t.asWriter(other, (tx) => tell(tx, { appointmentId: id, purpose: 'cancelled' }))
    expect(await outcomes()).toEqual([])
  })
})
