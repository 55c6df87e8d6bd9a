import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compartmentOf } from '#db/compartment-of.server.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestHouse } from '#db/testing/house.ts'
import { planAppointment, sayAppointment } from '#features/agenda/commands.server.ts'
import { shareCaseFile } from '#features/case-file/sharing.server.ts'
import { setContactRule } from '#features/household/commands.server.ts'
import { chooseMessages, markPrinted, sayMessage, sayTold, tell, withdrawMessage } from './commands.server.ts'
import type { Channel } from './model.ts'
import { getAbsence, getLetter, getStanding, listChoices, listLetters, listMessages, listToSay } from './queries.server.ts'

let t: TestHouse
let referent: TestAgent
let coWorker: TestAgent
let other: TestAgent
const now = new Date('2026-06-15T09:00:00+02:00')
/** Two in the afternoon, so many days after the last of May. */
const at = (day: number): Date => new Date(new Date('2026-05-31T14:00:00+02:00').getTime() + day * 86_400_000)

beforeAll(async () => {
  t = await openTestHouse()
  t.setClock(now)
  referent = await t.anAgent()
  coWorker = await t.anAgent()
  other = await t.anAgent({ teamId: await t.aTeam() })
})
afterAll(() => t.close())

let day = 16
const aHousehold = async (channel: Channel | 'none', isProtected = false) => {
  const file = await t.aCaseFile(referent, { protected: isProtected })
  await t.asWriter(referent, (tx) =>
    shareCaseFile(tx, { caseFileId: file.id, agentId: coWorker.agentId, kinds: ['general'], reason: 'Travail commun.', until: null }),
  )
  await t.asWriter(referent, (tx) =>
    chooseMessages(tx, {
      caseFileId: file.id,
      channel,
      from: '09:00',
      until: '18:00',
      despiteDanger: false,
      to: channel === 'sms' ? '06 12 34 56 78' : '',
      said: 'Ma fille ouvre la boîte.',
      askedOn: '2026-06-15',
    }),
  )
  const startsAt = at((day += 1))
  const appointmentId = await t.asWriter(referent, (tx) =>
    planAppointment(tx, { caseFileId: file.id, startsAt, minutes: 30, kind: 'homeVisit' }),
  )
  await t.asWriter(referent, (tx) => sayAppointment(tx, appointmentId, { status: 'cancelled', by: 'service' }))
  await t.asWriter(referent, (tx) => tell(tx, { appointmentId, purpose: 'cancelled' }))
  const [line] = await t.asAgent(referent, (tx) => listMessages(tx, file.id))
  return { id: file.id, startsAt, messageId: line?.id ?? '' }
}
const settle = (id: string, outcome: string, code: string | null = null) =>
  t.admin.query(
    `update message set outcome = $2, code = $3, channel = 'letter', settled_at = case when $2 = 'toPrint' then null else $4::timestamptz end where id = $1`,
    [id, outcome, code, now],
  )
const states = (agent: TestAgent, id: string) =>
  t.asAgent(agent, async (tx) => (await listMessages(tx, id)).map(({ outcome, withdrawn }) => [outcome, withdrawn]))

describe('what was told', () => {
  it('is read by who holds the identity; what waits or was held back, by the referent alone; nothing by others', async () => {
    const home = await aHousehold('sms')
    expect(await states(referent, home.id)).toEqual([['waiting', false]])
    expect(await states(coWorker, home.id)).toEqual([])
    for (const outcome of ['withheld', 'failed', 'uncertain']) {
      await settle(home.messageId, outcome)
      expect(await states(coWorker, home.id)).toEqual([])
      expect((await t.asAgent(referent, listToSay)).map(({ id }) => id)).toContain(home.messageId)
      expect(await t.asAgent(coWorker, listToSay)).toEqual([])
    }
    await settle(home.messageId, 'sent')
    expect(await states(coWorker, home.id)).toEqual([['sent', false]])
    expect(await states(other, home.id)).toEqual([])
    expect((await t.asAgent(coWorker, (tx) => listChoices(tx, home.id))).map(({ channel, to, said }) => [channel, to, said])).toEqual([
      ['sms', '06 12 34 56 78', 'Ma fille ouvre la boîte.'],
    ])
    expect(await t.asAgent(other, (tx) => listChoices(tx, home.id))).toEqual([])
    await expect(t.asAgent(other, (tx) => getStanding(tx, home.id))).rejects.toMatchObject({ name: 'NotFound' })
  })
  it('is taken back while it waits, by the referent, once', async () => {
    const home = await aHousehold('sms')
    const takeBack = (agent: TestAgent) => t.asWriter(agent, (tx) => withdrawMessage(tx, home.id, home.messageId))
    await expect(takeBack(coWorker)).rejects.toMatchObject({ name: 'Refused' })
    await expect(takeBack(other)).rejects.toMatchObject({ name: 'Refused' })
    await takeBack(referent)
    expect(await states(referent, home.id)).toEqual([['waiting', true]])
    await expect(takeBack(referent)).rejects.toMatchObject({ name: 'Refused' })
    const left = await aHousehold('sms')
    await settle(left.messageId, 'sent')
    await expect(t.asWriter(referent, (tx) => withdrawMessage(tx, left.id, left.messageId))).rejects.toMatchObject({ name: 'Refused' })
  })
})

describe('told by voice', () => {
  const said = (agent: TestAgent, id: string) =>
    t.asAgent(agent, async (tx) => (await listMessages(tx, id)).map(({ outcome, saidHow, saidBy }) => [outcome, saidHow, saidBy]))
  const appointmentOf = async (id: string): Promise<string> =>
    String((await t.admin.query('select appointment_id from message where id = $1', [id])).rows[0].appointment_id)
  const nameOf = async (agent: TestAgent): Promise<string> =>
    String((await t.admin.query(`select first_name || ' ' || last_name as name from agent where id = $1`, [agent.agentId])).rows[0].name)

  it('stops what waits, names who said it to all who hold the identity, and leaves nobody to tell', async () => {
    const home = await aHousehold('sms')
    // of a message that she does not see, a colleague is told nothing but that her own word is written down
    await t.asWriter(coWorker, async (tx) =>
      sayTold(tx, { appointmentId: await appointmentOf(home.messageId), purpose: 'cancelled', how: 'phone' }),
    )
    const line = [['said', 'phone', await nameOf(coWorker)]]
    expect(await said(referent, home.id)).toEqual(line)
    expect(await said(coWorker, home.id)).toEqual(line)
    expect(await said(other, home.id)).toEqual([])
  })
  it('settles what was held back, once; what left stays as it is', async () => {
    const home = await aHousehold('letter')
    await settle(home.messageId, 'withheld')
    expect((await t.asAgent(referent, listToSay)).map(({ id }) => id)).toContain(home.messageId)
    await expect(t.asWriter(coWorker, (tx) => sayMessage(tx, home.messageId, 'voice'))).rejects.toMatchObject({ name: 'NotFound' })
    await t.asWriter(referent, (tx) => sayMessage(tx, home.messageId, 'voice'))
    expect(await said(coWorker, home.id)).toEqual([['said', 'voice', await nameOf(referent)]])
    expect((await t.asAgent(referent, listToSay)).map(({ id }) => id)).not.toContain(home.messageId)
    await expect(t.asWriter(referent, (tx) => sayMessage(tx, home.messageId, 'phone'))).rejects.toMatchObject({ name: 'Refused' })
    const left = await aHousehold('sms')
    await settle(left.messageId, 'sent')
    await t.asWriter(referent, async (tx) =>
      sayTold(tx, { appointmentId: await appointmentOf(left.messageId), purpose: 'cancelled', how: 'voice' }),
    )
    expect(await said(referent, left.id)).toEqual([['sent', null, null]])
  })
  it('keeps the reminder of that hour from leaving', async () => {
    const home = await aHousehold('sms')
    const appointmentId = await appointmentOf(home.messageId)
    await t.asWriter(referent, (tx) => sayTold(tx, { appointmentId, purpose: 'reminder', how: 'voice' }))
    await t.admin.query('select app.plan_reminders($1)', [new Date(home.startsAt.getTime() - 86_400_000)])
    const { rows } = await t.admin.query(`select outcome from message where appointment_id = $1 and purpose = 'reminder'`, [appointmentId])
    expect(rows).toEqual([{ outcome: 'said' }])
  })
  it('is nothing to who holds nothing of the household', async () => {
    const home = await aHousehold('sms')
    const appointmentId = await appointmentOf(home.messageId)
    await expect(t.asWriter(other, (tx) => sayTold(tx, { appointmentId, purpose: 'cancelled', how: 'voice' }))).rejects.toMatchObject({
      name: 'NotFound',
    })
    expect(await states(referent, home.id)).toEqual([['waiting', false]])
  })
})

describe('that she asked in spite of a danger', () => {
  it('is read by who reads of the danger, and by nobody else who holds the identity', async () => {
    const home = await aHousehold('sms')
    await t.asWriter(referent, (tx) => compartmentOf(tx, home.id, 'violence'))
    await t.asWriter(referent, (tx) =>
      chooseMessages(tx, {
        caseFileId: home.id,
        channel: 'sms',
        from: '09:00',
        until: '18:00',
        despiteDanger: true,
        to: '06 12 34 56 78',
        said: '',
        askedOn: '2026-06-15',
      }),
    )
    const read = (agent: TestAgent) => t.asAgent(agent, async (tx) => (await listChoices(tx, home.id))[0]?.despiteDanger)
    expect(await read(referent)).toBe(true)
    expect(await read(coWorker)).toBe(false)
    // the column itself is no way round
    await expect(t.asAgent(coWorker, (tx) => tx.q.selectFrom('message_choice').select('despite_danger').execute())).rejects.toMatchObject({
      name: 'Forbidden',
    })
    await t.admin.query('update case_file set protected = true where id = $1', [home.id])
    expect(await read(coWorker)).toBe(true)
  })
})

describe('a letter', () => {
  it('waits in the list, is made of what is true now, and is printed once', async () => {
    const home = await aHousehold('letter')
    await settle(home.messageId, 'toPrint')
    expect((await t.asAgent(coWorker, listLetters)).map(({ id }) => id)).toContain(home.messageId)
    expect(await t.asAgent(other, listLetters)).toEqual([])
    const open = (agent: TestAgent) => t.asAgent(agent, (tx) => getLetter(tx, home.messageId, 'Europe/Paris'))
    const { letter } = await open(coWorker)
    expect(letter?.text).toMatch(/^Le rendez-vous du .* à\s14\sh est annulé\.$/u)
    await expect(open(other)).rejects.toMatchObject({ name: 'NotFound' })
    // she is in danger since: the same letter does not leave any more
    await t.asWriter(referent, (tx) =>
      setContactRule(tx, {
        caseFileId: home.id,
        mayCall: null,
        mayMessage: null,
        mayWrite: false,
        addressHidden: false,
        phone: '',
        hours: '',
        how: '',
        reason: '',
        reviewedOn: null,
      }),
    )
    expect((await open(referent)).letter).toBeNull()
    await t.asWriter(coWorker, (tx) => markPrinted(tx, home.messageId))
    await expect(t.asWriter(referent, (tx) => markPrinted(tx, home.messageId))).rejects.toMatchObject({ name: 'Refused' })
    expect((await t.asAgent(referent, listLetters)).map(({ id }) => id)).not.toContain(home.messageId)
  })
})

describe('a letter to a home that comes to be known as in danger', () => {
  it('is held back at once for everybody, without a reason for who reads none; unless she asked for letters all the same', async () => {
    for (const become of ['violence', 'protected'] as const) {
      const home = await aHousehold('letter')
      await settle(home.messageId, 'toPrint')
      const lists = async (agent: TestAgent) => (await t.asAgent(agent, listLetters)).map(({ id }) => id)
      expect(await lists(coWorker)).toContain(home.messageId)
      if (become === 'violence') await t.asWriter(referent, (tx) => compartmentOf(tx, home.id, 'violence'))
      else await t.admin.query('update case_file set protected = true where id = $1', [home.id])
      expect(await lists(coWorker)).not.toContain(home.messageId)
      await expect(t.asAgent(coWorker, (tx) => getLetter(tx, home.messageId, 'Europe/Paris'))).rejects.toMatchObject({ name: 'NotFound' })
      expect((await t.asAgent(coWorker, (tx) => listMessages(tx, home.id))).map(({ id }) => id)).not.toContain(home.messageId)
      expect((await t.asAgent(referent, (tx) => listMessages(tx, home.id))).map(({ outcome }) => outcome)).toContain('withheld')
    }
    const agreed = await aHousehold('letter')
    await settle(agreed.messageId, 'toPrint')
    await t.admin.query('update message_choice set despite_danger = true where case_file_id = $1', [agreed.id])
    await t.asWriter(referent, (tx) => compartmentOf(tx, agreed.id, 'violence'))
    expect((await t.asAgent(referent, listLetters)).map(({ id }) => id)).toContain(agreed.messageId)
  })
})

describe('nobody was there', () => {
  it('a paper is the referent’s to leave: anybody else is sent to ask, wherever it is', async () => {
    for (const danger of [false, true]) {
      const home = await aHousehold('letter')
      if (danger) await t.asWriter(referent, (tx) => compartmentOf(tx, home.id, 'violence'))
      const ask = (agent: TestAgent) =>
        t.asAgent(agent, (tx) => getAbsence(tx, { caseFileId: home.id, startsAt: home.startsAt, timeZone: 'Europe/Paris' }))
      expect(await ask(coWorker)).toMatchObject({ paper: null, askReferent: true })
      expect((await ask(referent)).paper !== null).toBe(!danger)
    }
  })
  it('leaves a paper only where it does no harm, and tells by her way', async () => {
    const absence = async (channel: Channel | 'none', isProtected = false) => {
      const home = await aHousehold(channel, isProtected)
      const found = await t.asAgent(referent, (tx) =>
        getAbsence(tx, { caseFileId: home.id, startsAt: home.startsAt, timeZone: 'Europe/Paris' }),
      )
      return [found.paper !== null, 'send' in found.decision ? found.decision.send : found.decision.silent]
    }
    expect(await absence('letter')).toEqual([true, 'letter'])
    expect(await absence('sms')).toEqual([false, 'sms'])
    expect(await absence('none')).toEqual([false, 'declined'])
    expect(await absence('letter', true)).toEqual([false, 'withheld'])
  })
})
