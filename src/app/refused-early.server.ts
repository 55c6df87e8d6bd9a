import type { IncomingMessage } from 'node:http'

/** All that our pages and programs use. */
export const METHODS: readonly string[] = ['GET', 'HEAD', 'POST']

const canBeRead = (address: string): boolean => {
  try {
    decodeURIComponent(address)
    return true
  } catch {
    return false
  }
}

/**
 * The status of a request that is refused before any route sees it; null when it may go on. The framework would make an incident of TRACE, take
 * PUT or DELETE for a form, and print an address that it cannot decode in the log, whatever was typed there.
 * 411: a body without its length has no limit either; browsers always say it.
 */
export const refusedEarly = ({
  method = '',
  url = '',
  headers,
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): 400 | 405 | 411 | null => {
  if (!METHODS.includes(method)) return 405
  if (!canBeRead(url.split('?')[0] ?? '')) return 400
  if (headers['transfer-encoding'] !== undefined && headers['content-length'] === undefined) return 411
  return null
}
