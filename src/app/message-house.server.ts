import { randomBytes } from 'node:crypto'
import { Vault } from '#db/vault.server.ts'
import type { RootKeys } from '#db/vault.server.ts'
import type { MessageHouse } from '#features/message/leaving.server.ts'
import { smsSender } from '#features/message/sms.server.ts'
import { smtpSender } from '#features/message/smtp.server.ts'
import type { Settings } from './settings.ts'

/** What the messages need of the house: its keys, its clock, and the ways that the installer opened. */
export const messageHouse = ({ messages }: Settings, rootKey: RootKeys | Uint8Array): MessageHouse => ({
  vault: new Vault(rootKey, randomBytes),
  senders: {
    ...(messages.sms && { sms: smsSender(messages.sms) }),
    ...(messages.smtp && { email: smtpSender(messages.smtp) }),
  },
  clock: () => new Date(),
})
