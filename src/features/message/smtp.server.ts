import { createTransport } from 'nodemailer'
import { isNear } from './sender.ts'
import type { Sender } from './sender.ts'

export type SmtpSettings = {
  /** smtp://host:25, smtps://host:465; name and word of passage in it where the server asks for them. */
  url: string
  /** The neutral sender: « rendez-vous@ville.example ». */
  from: string
}

const seconds = 1000

/** Hears the conversation and keeps one thing of it: whether the text was about to be given over. After that, silence may mean that it was taken. */
const listening = () => {
  let given = false
  const hear = (entry: unknown, message?: unknown): void => {
    if ((entry as { tnx?: unknown }).tnx === 'client' && message === 'DATA') given = true
  }
  return {
    logger: { level: () => undefined, trace: hear, debug: hear, info: hear, warn: hear, error: hear, fatal: hear },
    given: () => given,
  }
}

/**
 * Sends by SMTP, one conversation for each message. Beyond this machine the conversation is encrypted or does not take place. The message id is ours, so that a server which got it twice
 * can know it. Nothing is written to a log.
 */
export const smtpSender = ({ url, from }: SmtpSettings): Sender => {
  const { hostname } = new URL(url)
  const domain = from.split('@')[1] ?? 'localhost'
  return async ({ id, to, subject, text }) => {
    const ear = listening()
    const transport = createTransport({
      url,
      requireTLS: !isNear(hostname) && !url.startsWith('smtps:'),
      connectionTimeout: 10 * seconds,
      greetingTimeout: 10 * seconds,
      socketTimeout: 20 * seconds,
      transactionLog: true,
      logger: ear.logger,
    })
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        // no answer of a machine, no « I am away »
        headers: { 'Auto-Submitted': 'auto-generated' },
        xMailer: false,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      return { outcome: 'sent' }
    } catch (error) {
      const { responseCode, code } = error as { responseCode?: unknown; code?: unknown }
      // the server said no: it kept nothing
      if (typeof responseCode === 'number')
        return { outcome: responseCode >= 500 && code !== 'EAUTH' ? 'refused' : 'again', code: String(responseCode) }
      return { outcome: ear.given() ? 'uncertain' : 'again', code: typeof code === 'string' ? code : 'UNKNOWN' }
    }
  }
}
