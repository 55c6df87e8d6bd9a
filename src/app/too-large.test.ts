import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { largestBody, refuseTooLarge } from './too-large.server.ts'

/** Sends a body in pieces, as a browser on a slow line does, and gives the answer; rejects when the line is cut under it. */
const send = (port: number, path: string, pieces: number): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const piece = Buffer.alloc(256 * 1024, 97)
    const asked = request({ port, path, method: 'POST', headers: { 'content-length': piece.length * pieces } }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (more: string) => (text += more))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
    })
    asked.on('error', reject)
    let sent = 0
    const next = (): void => {
      if (sent++ === pieces) return void asked.end()
      asked.write(piece, () => setTimeout(next, 2))
    }
    next()
  })

test('a body that is too large is refused after it was sent, so that its sentence is read', async () => {
  const server = createServer((asked, answer) => refuseTooLarge(asked, answer, largestBody(asked.url ?? '')))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    for (let round = 0; round < 5; round++) {
      const page = await send(port, '/entretiens/x/ranger', 20)
      expect(page).toEqual({ status: 413, text: expect.stringContaining('trop grand : 4 Mo au plus') })
    }
    const program = await send(port, '/api/calculate', 20)
    expect(program.status).toBe(413)
    expect(JSON.parse(program.text)).toEqual({ error: expect.stringContaining('4 Mo') })
  } finally {
    server.close()
  }
})

test('pages of a letter may be larger than what is typed, at their two addresses alone', () => {
  const [id, letter] = ['0190a4d0-0000-7000-8000-000000000001', '0190a4d0-0000-7000-8000-000000000002']
  for (const address of [`/dossiers/${id}/courriers/noter?type=other`, `/dossiers/${id}/courriers/${letter}/pages`])
    expect(largestBody(address)).toBe(20 * 1_048_576)
  for (const address of [
    '/connexion',
    `/dossiers/${id}/courriers/${letter}`,
    `/dossiers/${id}/courriers/${letter}/pages/${letter}`,
    `/dossiers/${id}/noter?x=/courriers/noter`,
    '/api/calculate?/dossiers/a/courriers/noter',
  ])
    expect(largestBody(address)).toBe(4 * 1_048_576)
})
