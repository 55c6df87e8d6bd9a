import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuse } from './refuse.server.ts'

const MEGABYTE = 1024 * 1024

/** The most that a form without files holds: 4 MB. */
const LARGEST = 4 * MEGABYTE
/** Where pages of a letter are sent. */
const TAKES_PAGES = /^\/dossiers\/[^/?]+\/courriers\/(?:noter|[^/?]+\/pages)(?:\.data)?(?:\?|$)/
const LARGEST_WITH_PAGES = 20 * MEGABYTE

/** Bytes that a request to this address may have at most; what is larger is not read. */
export const largestBody = (address: string): number => (TAKES_PAGES.test(address) ? LARGEST_WITH_PAGES : LARGEST)

/** Up to so much is read and thrown away before the refusal; beyond, the line is cut. */
const DRAINED = 64 * 1024 * 1024

/**
 * Refuses a body that is too large once it was all sent: an answer given in the middle closes the line under a browser that is still
 * writing, which then shows « connection reset » and never our sentence.
 */
export const refuseTooLarge = (request: IncomingMessage, response: ServerResponse, largest: number): void => {
  const more =
    largest > LARGEST ? ' Envoyez les pages en plusieurs fois : en revenant en arrière, vous retrouvez ce que vous aviez écrit.' : ''
  const answer = (): void =>
    refuse(request, response, 413, `Cet envoi est trop grand : ${largest / MEGABYTE} Mo au plus. Rien n’a été enregistré.${more}`)
  if (Number(request.headers['content-length']) > DRAINED) return answer()
  request.once('end', answer)
  request.resume()
}
