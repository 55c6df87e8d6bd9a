import type { IncomingMessage } from 'node:http'

/** All that our pages and programs use. */
const METHODS: readonly string[] = ['GET', 'HEAD', 'POST']

const canBeRead = (address: string): boolean => {
  try {
    decodeURIComponent(address)
    return true
  } catch {
    return false
  }
}

/** Why a request is refused before any route sees it. */
export type EarlyRefusal = {
  readonly status: 400 | 405 | 411
  readonly sentence: string
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * The refusal of a request before any route sees it; null when it may go on. The framework would make an incident of TRACE, take PUT or DELETE
 * for a form, and print an address that it cannot decode in the log, whatever was typed there. A body without its length has no limit
 * either; browsers always say it.
 */
export const refusedEarly = ({
  method = '',
  url = '',
  headers,
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): EarlyRefusal | null => {
  if (!METHODS.includes(method))
    return { status: 405, sentence: 'Ici, on ne peut que lire une page ou envoyer un formulaire.', headers: { allow: METHODS.join(', ') } }
  if (!canBeRead(url.split('?')[0] ?? '')) return { status: 400, sentence: 'Cette adresse est mal écrite : rien n’a été lu.' }
  if (headers['transfer-encoding'] !== undefined && headers['content-length'] === undefined)
    return { status: 411, sentence: 'Cet envoi ne dit pas sa longueur (Content-Length) : rien n’a été lu.' }
  return null
}
