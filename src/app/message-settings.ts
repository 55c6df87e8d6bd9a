import type { SmsSettings } from '#features/message/sms.server.ts'
import type { SmtpSettings } from '#features/message/smtp.server.ts'
import { isNear, mailAddress } from '#features/message/sender.ts'
import { BadSetting } from './bad-setting.ts'
import { secretIn } from './secret-file.ts'

/** The ways by which a person may be told of an appointment; one that is not set is closed. */
export type MessageSettings = { smtp: SmtpSettings | null; sms: SmsSettings | null }

const smtpOf = (env: NodeJS.ProcessEnv): SmtpSettings | null => {
  const url = env['APARTE_SMTP_URL']
  if (!url) {
    if (env['APARTE_SMTP_FROM']) throw new BadSetting('APARTE_SMTP_FROM est donné sans APARTE_SMTP_URL.')
    return null
  }
  const wrong = (): never => {
    throw new BadSetting(
      'APARTE_SMTP_URL n’est pas une adresse de messagerie : smtp://serveur:587 ou smtps://serveur:465 est attendu, sans secret dedans.',
    )
  }
  const parsed = URL.canParse(url) ? new URL(url) : wrong()
  // a secret in the environment is read by whoever lists the processes
  if (!['smtp:', 'smtps:'].includes(parsed.protocol) || !parsed.hostname || parsed.password) wrong()
  const file = env['APARTE_SMTP_SECRET_FILE']
  if (file) parsed.password = encodeURIComponent(secretIn({ name: 'APARTE_SMTP_SECRET_FILE', file, what: 'de la messagerie' }))
  const from = mailAddress(env['APARTE_SMTP_FROM'] ?? '')
  if (!from)
    throw new BadSetting('APARTE_SMTP_FROM est attendu avec APARTE_SMTP_URL : une adresse neutre, qui ne dit pas de quel service elle est.')
  return { url: parsed.href, from }
}

const smsOf = (env: NodeJS.ProcessEnv): SmsSettings | null => {
  const url = env['APARTE_SMS_URL']
  const file = env['APARTE_SMS_TOKEN_FILE']
  if (!url) {
    if (file) throw new BadSetting('APARTE_SMS_TOKEN_FILE est donné sans APARTE_SMS_URL.')
    return null
  }
  if (!URL.canParse(url) || !(url.startsWith('https://') || (url.startsWith('http://') && isNear(new URL(url).hostname))))
    throw new BadSetting('APARTE_SMS_URL n’est pas une adresse https:// : un numéro et un rendez-vous ne voyagent pas en clair.')
  if (!file) throw new BadSetting('APARTE_SMS_URL est donné sans APARTE_SMS_TOKEN_FILE.')
  return { url, token: secretIn({ name: 'APARTE_SMS_TOKEN_FILE', file, what: 'de la passerelle de SMS' }) }
}

/** Reads the ways of sending (docs/guide/messages.md). Nobody is asked anything here. @throws BadSetting */
export const readMessages = (env: NodeJS.ProcessEnv): MessageSettings => ({ smtp: smtpOf(env), sms: smsOf(env) })
