import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { mailAddress, mobileNumber } from './sender.ts'
import { smsSender } from './sms.server.ts'
import { smtpSender } from './smtp.server.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

const parcel = {
  id: '0199a0de-0000-7000-8000-000000000001',
  to: 'mme.exemple@courriel.example',
  subject: 'Rendez-vous',
  text: 'Rappel : rendez-vous le jeudi 3 décembre à 14 h.\n',
}
const from = 'rendez-vous@ville.example'

/** A real SMTP server on this machine; `onText` decides what becomes of each message. */
const mailServer = async (onText?: (text: string) => Error | undefined, onRcpt?: () => Error | undefined) => {
  const kept: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => done(onRcpt?.() ?? null),
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8')
        const refused = onText?.(text)
        if (!refused) kept.push(text)
        done(refused ?? null)
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => new Promise((done) => server.close(() => done(undefined))))
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, kept }
}
const refusal = (responseCode: number): Error => Object.assign(new Error('no'), { responseCode })

describe('an e-mail', () => {
  it('arrives at a real server with neutral headers and our own id', async () => {
    const { url, kept } = await mailServer()
    expect(await smtpSender({ url, from })(parcel)).toEqual({ outcome: 'sent' })
    expect(kept).toHaveLength(1)
    const [text = ''] = kept
    expect(text).toContain(`Message-ID: <${parcel.id}@ville.example>`)
    expect(text).toContain('Subject: Rendez-vous')
    expect(text).toContain('Auto-Submitted: auto-generated')
    expect(text).not.toMatch(/nodemailer|x-mailer|aparte/i)
  })
  it('is tried again when nobody answers, when the server is busy, and not when it is refused for good', async () => {
    const empty = createTcpServer()
    await new Promise<void>((done) => empty.listen(0, '127.0.0.1', done))
    const { port } = empty.address() as AddressInfo
    await new Promise((done) => empty.close(done))
    expect(await smtpSender({ url: `smtp://127.0.0.1:${port}`, from })(parcel)).toMatchObject({ outcome: 'again' })
    const busy = await mailServer(undefined, () => refusal(451))
    expect(await smtpSender({ url: busy.url, from })(parcel)).toEqual({ outcome: 'again', code: '451' })
    const gone = await mailServer(undefined, () => refusal(550))
    expect(await smtpSender({ url: gone.url, from })(parcel)).toEqual({ outcome: 'refused', code: '550' })
    const late = await mailServer(() => refusal(452))
    expect(await smtpSender({ url: late.url, from })(parcel)).toEqual({ outcome: 'again', code: '452' })
    expect([...busy.kept, ...gone.kept, ...late.kept]).toEqual([])
  })
  it('is uncertain when the line breaks after the text was given over', async () => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined)
      socket.write('220 mail.example\r\n')
      let inText = false
      socket.on('data', (part) => {
        const said = part.toString('utf8')
        if (inText) {
          if (said.includes('\r\n.\r\n')) socket.destroy()
          return
        }
        if (/^EHLO/i.test(said)) socket.write('250 mail.example\r\n')
        else if (/^DATA/i.test(said)) {
          inText = true
          socket.write('354 go on\r\n')
        } else socket.write('250 ok\r\n')
      })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    closing.push(() => new Promise((done) => server.close(done)))
    expect(await smtpSender({ url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, from })(parcel)).toMatchObject({
      outcome: 'uncertain',
    })
  })
  it('takes one address and nothing that hides a second', () => {
    expect(mailAddress(' mme.exemple@courriel.example ')).toBe('mme.exemple@courriel.example')
    for (const bad of [
      '',
      'x',
      'a@b',
      'a@b.c',
      'a@b.fr, c@d.fr',
      'a@b.fr\nBcc: c@d.fr',
      '"x" <a@b.fr>',
      `${'a'.repeat(250)}@b.fr`,
      'a b@c.fr',
    ])
      expect(mailAddress(bad)).toBeNull()
  })
})

/** The gateway of a provider, as docs/guide/messages.md describes it. */
const gateway = async (answer: (request: IncomingMessage, body: string, response: ServerResponse) => void) => {
  const asked: { headers: IncomingMessage['headers']; body: string }[] = []
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString('utf8')))
    request.on('end', () => {
      asked.push({ headers: request.headers, body })
      answer(request, body, response)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => new Promise((done) => server.close(done)))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`, asked }
}

describe('an SMS', () => {
  it('is given to the gateway with its id, its number and its text, and nothing else', async () => {
    const { url, asked } = await gateway((_request, _body, response) => response.writeHead(202).end('{}'))
    expect(await smsSender({ url, token: 'jeton-d-exemple' })({ ...parcel, to: '+33612345678' })).toEqual({ outcome: 'sent' })
    expect(asked).toHaveLength(1)
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ id: parcel.id, to: '+33612345678', text: parcel.text })
    expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer jeton-d-exemple', 'idempotency-key': parcel.id })
  })
  it.each([
    [409, 'sent'],
    [429, 'again'],
    [503, 'again'],
    [400, 'refused'],
    [401, 'refused'],
  ] as const)('answered %i is %s', async (status, outcome) => {
    const { url } = await gateway((_request, _body, response) => response.writeHead(status).end())
    expect(await smsSender({ url, token: 't' })(parcel)).toMatchObject({ outcome })
  })
  it('follows no redirection: the number would go elsewhere', async () => {
    const other = await gateway((_request, _body, response) => response.writeHead(200).end())
    const { url } = await gateway((_request, _body, response) => response.writeHead(307, { location: other.url }).end())
    expect(await smsSender({ url, token: 't' })(parcel)).toMatchObject({ outcome: 'again' })
    expect(other.asked).toEqual([])
  })
  it('goes to a mobile telephone only, by the country it is of', () => {
    expect(mobileNumber('06 12 34 56 78')).toBe('+33612345678')
    expect(mobileNumber('+33 (0)7.12.34.56.78')).toBe('+33712345678')
    expect(mobileNumber('0692 12 34 56')).toBe('+262692123456')
    expect(mobileNumber('0690 12 34 56')).toBe('+590690123456')
    expect(mobileNumber('0694 12 34 56')).toBe('+594694123456')
    expect(mobileNumber('0696 12 34 56')).toBe('+596696123456')
    expect(mobileNumber('0032 470 12 34 56')).toBe('+32470123456')
    for (const bad of ['', '02 96 12 34 56', '0612', 'abc', '+33 2 96 12 34 56', '3919']) expect(mobileNumber(bad)).toBeNull()
  })
})
