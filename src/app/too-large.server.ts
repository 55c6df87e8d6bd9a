import type { IncomingMessage, ServerResponse } from 'node:http'

/** Up to so much is read and thrown away before the refusal; beyond, the line is cut. */
const DRAINED = 64 * 1024 * 1024

/**
 * Refuses a body that is too large once it was all sent: an answer given in the middle closes the line under a browser that is still
 * writing, which then shows « connection reset » and never our sentence.
 */
export const refuseTooLarge = (request: IncomingMessage, response: ServerResponse): void => {
  const sentence = 'Cet envoi est trop grand : 4 Mo au plus. Rien n’a été enregistré.'
  // other programs read JSON alone (features/calculation, whose own limit is lower)
  const json = request.url?.startsWith('/api/') ?? false
  const answer = (): void => {
    response.writeHead(413, { 'content-type': `${json ? 'application/json' : 'text/plain'}; charset=utf-8`, connection: 'close' })
    response.end(json ? JSON.stringify({ error: sentence }) : sentence)
  }
  if (Number(request.headers['content-length']) > DRAINED) return answer()
  request.once('end', answer)
  request.resume()
}
