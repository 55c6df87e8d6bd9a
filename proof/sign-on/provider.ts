import { createHmac, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** Who is at the keyboard of the provider: her subject, what it says of her, and how she proved herself. */
export type AtProvider = { subject: string; email: string; verified: boolean; acr?: string }

/** What a thief, a broken provider or another one does to an id token before we get it. */
export type Tamper = (parts: {
  header: Record<string, unknown>
  claims: Record<string, unknown>
}) => { sign: 'right' | 'otherKey' | 'none' | 'hmac' } | undefined

export type TestProvider = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Who answers the next logins; null refuses them (`access_denied`). */
  who: AtProvider | null
  /** Applied to each id token until set back to null. */
  tamper: Tamper | null
  /** How often the token address was asked. */
  exchanges: number
  readonly stop: () => Promise<void>
}

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const parsed = (part: string | undefined): Record<string, unknown> =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8')) as Record<string, unknown>

const listening = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

/** A token of the provider, made again after `tamper`; as it came when nothing is to be done. */
const forged = (token: string, tamper: Tamper, keys: Record<'right' | 'otherKey', string>, secret: string): string => {
  const [header, claims] = token.split('.').map((part, at) => (at < 2 ? parsed(part) : {}))
  if (!header || !claims) return token
  const how = tamper({ header, claims })
  if (!how) return token
  if (how.sign === 'none') return `${base64({ ...header, alg: 'none' })}.${base64(claims)}.`
  if (how.sign === 'hmac') {
    const head = `${base64({ ...header, alg: 'HS256' })}.${base64(claims)}`
    return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`
  }
  const body = `${base64(header)}.${base64(claims)}`
  return `${body}.${createSign('RSA-SHA256').update(body).sign(keys[how.sign]).toString('base64url')}`
}

/**
 * A real OpenID provider on loopback (`oidc-provider`), whose login page answers by itself for whoever `who` names, and whose id tokens may
 * be tampered with on their way. `origin`: the application that may send its agents here.
 */
export const startProvider = async (origin: string): Promise<TestProvider> => {
  const clientSecret = randomBytes(24).toString('base64url')
  const [own, foreign] = [0, 1].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }))
  if (!own || !foreign) throw new Error('no keys')
  const pem = {
    right: String(own.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    otherKey: String(foreign.privateKey.export({ type: 'pkcs8', format: 'pem' })),
  }
  let handler: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.writeHead(503).end()
  const server = createServer((request, response) => handler(request, response))
  const issuer = `http://localhost:${await listening(server)}`
  const known = new Map<string, AtProvider>()
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'aparte',
        client_secret: clientSecret,
        redirect_uris: [`${origin}/connexion/retour`],
        post_logout_redirect_uris: [`${origin}/connexion`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [{ ...own.privateKey.export({ format: 'jwk' }), kid: 'own', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(24).toString('hex')] },
    features: { devInteractions: { enabled: false } },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], acr: null },
    acrValues: ['mfa', 'password'],
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, email: known.get(id)?.email, email_verified: known.get(id)?.verified }),
    }),
    loadExistingGrant: async (ctx: { oidc: { client: { clientId: string }; session: { accountId: string } } }) => {
      const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  const callback = provider.callback()
  const result: TestProvider = {
    issuer,
    clientId: 'aparte',
    clientSecret,
    who: null,
    tamper: null,
    exchanges: 0,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  handler = (request, response) => {
    if (request.url?.startsWith('/interaction/')) {
      const { who } = result
      if (who) known.set(who.subject, who)
      const answer = who
        ? { login: { accountId: who.subject, ...(who.acr ? { acr: who.acr } : {}) } }
        : { error: 'access_denied', error_description: 'refused' }
      provider.interactionFinished(request, response, answer).catch(() => response.writeHead(500).end())
      return
    }
    if (request.url === '/token') {
      result.exchanges += 1
      const { tamper } = result
      if (tamper) {
        // what the provider answers is held back, and its id token changed
        const chunks: Buffer[] = []
        const end = response.end.bind(response)
        response.write = ((chunk: Buffer | string) => chunks.push(Buffer.from(chunk)) > 0) as typeof response.write
        response.end = ((chunk?: Buffer | string) => {
          if (chunk) chunks.push(Buffer.from(chunk))
          const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { id_token?: string }
          if (body.id_token) body.id_token = forged(body.id_token, tamper, pem, clientSecret)
          const text = JSON.stringify(body)
          response.setHeader('content-length', Buffer.byteLength(text))
          return end(text)
        }) as typeof response.end
      }
    }
    callback(request, response)
  }
  return result
}
