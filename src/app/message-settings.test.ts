import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readMessages } from './message-settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'aparte-messages-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'jeton')
writeFileSync(file, ' mot-de-passe d’exemple/1 \n', { mode: 0o600 })
const open = join(folder, 'ouvert')
writeFileSync(open, 'x', { mode: 0o644 })
const empty = join(folder, 'vide')
writeFileSync(empty, '\n', { mode: 0o600 })

it('opens no way that was not asked for', () => {
  expect(readMessages({})).toEqual({ smtp: null, sms: null })
})

it('reads both ways, with their secrets from files', () => {
  const read = readMessages({
    APARTE_SMTP_URL: 'smtps://messager@courrier.example:465',
    APARTE_SMTP_FROM: 'rendez-vous@ville.example',
    APARTE_SMTP_SECRET_FILE: file,
    APARTE_SMS_URL: 'https://sms.example/envoi',
    APARTE_SMS_TOKEN_FILE: file,
  })
  expect(read.sms).toEqual({ url: 'https://sms.example/envoi', token: 'mot-de-passe d’exemple/1' })
  expect(read.smtp?.from).toBe('rendez-vous@ville.example')
  expect(decodeURIComponent(new URL(read.smtp?.url ?? '').password)).toBe('mot-de-passe d’exemple/1')
  expect(readMessages({ APARTE_SMS_URL: 'http://127.0.0.1:8080/sms', APARTE_SMS_TOKEN_FILE: file }).sms?.url).toBe(
    'http://127.0.0.1:8080/sms',
  )
})

it.each([
  [{ APARTE_SMTP_FROM: 'a@b.example' }, /sans APARTE_SMTP_URL/],
  [{ APARTE_SMTP_URL: 'https://x.example', APARTE_SMTP_FROM: 'a@b.example' }, /smtp:/],
  [{ APARTE_SMTP_URL: 'n’importe quoi', APARTE_SMTP_FROM: 'a@b.example' }, /smtp:/],
  [{ APARTE_SMTP_URL: 'smtp://moi:secret@x.example', APARTE_SMTP_FROM: 'a@b.example' }, /sans secret dedans/],
  [{ APARTE_SMTP_URL: 'smtp://x.example' }, /APARTE_SMTP_FROM est attendu/],
  [{ APARTE_SMTP_URL: 'smtp://x.example', APARTE_SMTP_FROM: 'a@b.example', APARTE_SMTP_SECRET_FILE: open }, /chmod 600/],
  [{ APARTE_SMTP_URL: 'smtp://x.example', APARTE_SMTP_FROM: 'a@b.example', APARTE_SMTP_SECRET_FILE: empty }, /est vide/],
  [{ APARTE_SMS_TOKEN_FILE: file }, /sans APARTE_SMS_URL/],
  [{ APARTE_SMS_URL: 'http://sms.example', APARTE_SMS_TOKEN_FILE: file }, /https:/],
  [{ APARTE_SMS_URL: 'http://127.0.0.1.example', APARTE_SMS_TOKEN_FILE: file }, /https:/],
  [{ APARTE_SMS_URL: 'https://sms.example' }, /sans APARTE_SMS_TOKEN_FILE/],
  [{ APARTE_SMS_URL: 'https://sms.example', APARTE_SMS_TOKEN_FILE: join(folder, 'absent') }, /ne peut pas être lu/],
] as const)('says in French what is wrong: %o', (env, message) => {
  expect(() => readMessages(env)).toThrow(message)
})
