import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { logIn } from './person.ts'

/**
 * A door before the house for scanners that know nothing of sessions: each request gets the cookie and the origin of a person who is logged in, a
 * new session when the last one ended, and never reaches the forms that end one.
 */
export const escort = async (house: string, name: string): Promise<{ origin: string; passed: () => number; close: () => void }> => {
  let person = await logIn(house, name)
  let passed = 0
  let renewing: Promise<void> | null = null
  const renew = (): void => {
    renewing ??= logIn(house, name).then((again) => {
      person = again
      renewing = null
    })
  }
  const server = createServer((asked, answer) => {
    if (/^\/(?:deconnexion|rideau|connexion)/.test(asked.url ?? '')) {
      asked.resume()
      answer.writeHead(404).end()
      return
    }
    passed += 1
    const { host: _host, origin: _origin, ...headers } = asked.headers
    const onward = request(
      house + (asked.url ?? '/'),
      { method: asked.method, headers: { ...headers, cookie: person.cookie, origin: house } },
      (came) => {
        const to = came.headers.location ?? ''
        if (/^\/(?:connexion|rideau|confirmer)/.test(to)) renew()
        const { 'set-cookie': _cookie, ...others } = came.headers
        answer.writeHead(came.statusCode ?? 502, others)
        came.pipe(answer)
      },
    )
    onward.on('error', () => answer.headersSent || answer.writeHead(400).end())
    asked.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed: () => passed,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
