import type { Tamper } from './provider.ts'

const now = (): number => Math.floor(Date.now() / 1000)

/** What is done to an id token, in words, and the words by which it must be refused. */
export const tampers: readonly [what: string, words: string, tamper: Tamper][] = [
  ['the nonce of another departure', 'vérifiée', ({ claims }) => ((claims['nonce'] = 'x'), { sign: 'right' })],
  ['no nonce', 'vérifiée', ({ claims }) => ((claims['nonce'] = undefined), { sign: 'right' })],
  ['a token for another application', 'vérifiée', ({ claims }) => ((claims['aud'] = 'autre'), { sign: 'right' })],
  ['a token for two applications', 'vérifiée', ({ claims }) => ((claims['aud'] = ['aparte', 'autre']), { sign: 'right' })],
  ['a token of another issuer', 'vérifiée', ({ claims }) => ((claims['iss'] = 'https://autre.example'), { sign: 'right' })],
  ['a token without a subject', 'vérifiée', ({ claims }) => ((claims['sub'] = undefined), { sign: 'right' })],
  ['a token signed by another key', 'vérifiée', () => ({ sign: 'otherKey' })],
  ['a token without signature (alg none)', 'vérifiée', () => ({ sign: 'none' })],
  ['a token signed with the shared secret (HS256)', 'vérifiée', () => ({ sign: 'hmac' })],
  ['a key that the provider never published', 'vérifiée', ({ header }) => ((header['kid'] = 'autre'), { sign: 'otherKey' })],
  [
    'a token of yesterday',
    'L’heure',
    ({ claims }) => ((claims['iat'] = now() - 90_000), (claims['exp'] = now() - 86_400), { sign: 'right' }),
  ],
  [
    'a token of tomorrow',
    'L’heure',
    ({ claims }) => ((claims['iat'] = now() + 86_400), (claims['exp'] = now() + 90_000), { sign: 'right' }),
  ],
]
