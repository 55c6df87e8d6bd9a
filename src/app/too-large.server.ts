import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuse } from './refuse.server.ts'

/** Up to so much is read and thrown away before the refusal; beyond, the line is cut. */
const DRAINED = 64 * 1024 * 1024

/**
 * Refuses a body that is too large once it was all sent: an answer given in the middle closes the line under a browser that is still
 * writing, which then shows « connection reset » and never our sentence.
 */
export const refuseTooLarge = (request: IncomingMessage, response: ServerResponse): void => {
  const answer = (): void => refuse(request, response, 413, 'Cet envoi est trop grand : 4 Mo au plus. Rien n’a été enregistré.')
  if (Number(request.headers['content-length']) > DRAINED) return answer()
  request.once('end', answer)
  request.resume()
}
