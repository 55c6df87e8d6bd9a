import * as oidc from 'openid-client'
import { plainMatch, SignOnProblem } from '#web/sign-on.ts'
import type { Identity, SignOn, SignOnSettings } from '#web/sign-on.ts'
import { paths } from '#web/paths.ts'

/** Seconds by which the two clocks may differ. */
const TOLERATED = 60
/** Seconds between proving herself at the provider and coming back, when she had to do it anew. */
const FRESH = 300
/** How long what the provider says of itself is believed. */
const KNOWN_FOR = 3_600_000

const clockProblems = new Set(['OAUTH_JWT_TIMESTAMP_CHECK_FAILED'])
const silence = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
])

/** The kind of a library's error: a page says it in French; its text, which may hold what the provider sent, goes nowhere. */
const kindOf = (error: unknown): SignOnProblem['kind'] => {
  if (error instanceof oidc.AuthorizationResponseError)
    return ['temporarily_unavailable', 'server_error'].includes(error.error) ? 'down' : 'refused'
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500 ? 'down' : 'invalid'
  // « fetch failed »: no such host, no listener, no valid certificate
  if (error instanceof TypeError) return error.message === 'fetch failed' ? 'down' : 'invalid'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (clockProblems.has(code)) return 'clock'
  if (silence.has(code)) return 'down'
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && cause !== error ? kindOf(cause) : 'invalid'
}

const told = async <T>(body: () => Promise<T>): Promise<T> => {
  try {
    return await body()
  } catch (error) {
    throw error instanceof SignOnProblem ? error : new SignOnProblem(kindOf(error), error)
  }
}

/** The matched claim of a set of claims; undefined when it is not there, null when the provider does not vouch for it. */
const claimOf = (claims: Readonly<Record<string, unknown>>, name: string): string | null | undefined => {
  const value = claims[name]
  if (typeof value !== 'string' || value.trim() === '') return undefined
  // an address that anybody may write into a profile proves nothing
  if (name === 'email' && claims['email_verified'] !== true) return null
  return plainMatch(value)
}

const isStrong = (claims: Readonly<Record<string, unknown>>, trusted: SignOnSettings['strong']): boolean => {
  if (!trusted) return false
  const given = claims[trusted.claim]
  return (Array.isArray(given) ? given : [given]).some((one) => typeof one === 'string' && trusted.values.includes(one))
}

/**
 * An OpenID provider: authorization code with PKCE; the library checks issuer, audience, times, nonce and the signature with the keys that
 * the provider publishes, for the one algorithm that the installer named. Nothing is asked of it before somebody wants to come in.
 * `origin` is ours as browsers see it.
 */
export const openProvider = (settings: SignOnSettings, origin: () => string, clock: () => Date): SignOn => {
  const { clientId, clientSecret, issuer, strong } = settings
  const here = (): string => `${origin()}${paths.signOn.back()}`
  let known: { at: number; config: Promise<oidc.Configuration> } | undefined

  const configuration = (): Promise<oidc.Configuration> => {
    const now = clock().getTime()
    if (known && Math.abs(now - known.at) < KNOWN_FOR) return known.config
    const config = oidc.discovery(
      new URL(issuer),
      clientId,
      {
        client_secret: clientSecret,
        id_token_signed_response_alg: settings.algorithm,
        ...(settings.userinfoAlgorithm ? { userinfo_signed_response_alg: settings.userinfoAlgorithm } : {}),
        [oidc.clockTolerance]: TOLERATED,
      },
      oidc.ClientSecretPost(clientSecret),
      {
        timeout: 5,
        // the signature too, even though the token comes straight from the provider
        // oxlint-disable-next-line typescript/no-deprecated -- « insecure » is refused by the settings beyond localhost
        execute: [oidc.enableNonRepudiationChecks, ...(issuer.startsWith('http://localhost') ? [oidc.allowInsecureRequests] : [])],
      },
    )
    known = { at: now, config }
    config.catch(() => {
      if (known?.config === config) known = undefined
    })
    return config
  }

  return {
    issuer,
    name: settings.name,
    strong: strong !== null,
    depart: (departure) =>
      told(async () => {
        const { state, nonce, verifier, again } = departure
        return oidc.buildAuthorizationUrl(await configuration(), {
          redirect_uri: here(),
          scope: settings.scope,
          state,
          nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          ...(again ? { prompt: 'login', max_age: '0' } : {}),
          ...(strong?.claim === 'acr' ? { acr_values: strong.values.join(' ') } : {}),
          ...(strong?.claim === 'amr' ? { claims: JSON.stringify({ id_token: { amr: { essential: true } } }) } : {}),
        })
      }),
    arrive: (address, { state, nonce, verifier, again }) =>
      told(async (): Promise<Identity> => {
        const config = await configuration()
        const tokens = await oidc.authorizationCodeGrant(config, new URL(address.search, here()), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          ...(again ? { maxAge: FRESH } : {}),
        })
        const claims = tokens.claims()
        if (!claims) throw new SignOnProblem('invalid', new Error('no id token'))
        // the library looks at the end of a token's life, not at its beginning
        if (claims.iat > clock().getTime() / 1000 + TOLERATED) throw new SignOnProblem('clock', new Error('issued in the future'))
        return {
          subject: claims.sub,
          strong: isStrong(claims, strong),
          matchedBy: () =>
            told(async () => {
              const inToken = claimOf(claims, settings.match)
              if (inToken !== undefined) return inToken
              if (!config.serverMetadata().userinfo_endpoint) return null
              return claimOf(await oidc.fetchUserInfo(config, tokens.access_token, claims.sub), settings.match) ?? null
            }),
        }
      }),
    farewell: async () => {
      try {
        const config = await configuration()
        if (!config.serverMetadata().end_session_endpoint) return null
        return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: `${origin()}${paths.login()}` })
      } catch {
        return null
      }
    },
  }
}
