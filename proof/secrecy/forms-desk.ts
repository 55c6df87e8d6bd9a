import type { Form } from './forms.ts'
import { TODAY } from './household.ts'
import type { Household } from './household.ts'
import type { World } from './world.ts'

/** The passage waits again, as it did before the one who asked last: each who asks next finds it so. */
const waitsAgain = async ({ own, permanence }: World): Promise<void> => {
  await own.admin.query(
    `update permanence_contact set status = 'waiting', taken_by = null, taken_at = null, ended_at = null, outcome = null, request_id = null where id = $1`,
    [permanence.passageId],
  )
}

/** Its letter waits to be printed again, as it did before the one who asked last. */
const letterWaits = async (household: Household, { own }: World): Promise<void> => {
  await own.admin.query(
    `update message set outcome = 'toPrint', channel = 'letter', printed_at = null, said_how = null, said_by = null, settled_at = null where id = $1`,
    [household.ids['postId']],
  )
}

/** Forms of permanences, watched visits and messages. See `forms.ts`. */
export const deskForms: Readonly<Record<string, Form>> = {
  arrive: () => [['calledName', 'Une dame']],
  receiveNext: async (_, world) => {
    await waitsAgain(world)
    return []
  },
  receive: async (_, world) => {
    await waitsAgain(world)
    return []
  },
  endPassage: async (_, world) => {
    await waitsAgain(world)
    return [['outcome', 'left']]
  },
  passageToRequest: async (_, world) => {
    await waitsAgain(world)
    return []
  },
  saySafe: () => [['intent', 'arrivee']],
  watchVisit: (_, world) => [
    ['watcherId', world.people.teammate?.agentId ?? ''],
    ['time', '23:30'],
    ['where', 'En ville'],
  ],
  sayAbsent: () => [['intent', 'noter']],
  chooseMessages: () => [
    ['intent', 'choisir'],
    ['channel', 'none'],
    ['from', '09:00'],
    ['until', '18:00'],
    ['askedOn', TODAY()],
  ],
  printed: async ({ household }, world) => {
    await letterWaits(household, world)
    return []
  },
  saidByVoice: async ({ household }, world) => {
    await letterWaits(household, world)
    return [
      ['messageId', household.ids['postId'] ?? ''],
      ['how', 'voice'],
    ]
  },
}
