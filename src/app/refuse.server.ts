import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers before any route, in a sentence: other programs (`/api/`) read JSON alone. The line is closed: what follows on it is not believed. */
export const refuse = (
  { url = '' }: Pick<IncomingMessage, 'url'>,
  response: ServerResponse,
  status: number,
  sentence: string,
  headers: Readonly<Record<string, string>> = {},
): void => {
  const json = url.startsWith('/api/')
  response.writeHead(status, {
    'content-type': `${json ? 'application/json' : 'text/plain'}; charset=utf-8`,
    connection: 'close',
    ...headers,
  })
  response.end(json ? JSON.stringify({ error: sentence }) : sentence)
}
