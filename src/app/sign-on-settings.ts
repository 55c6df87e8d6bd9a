import type { SignOnSettings } from '#web/sign-on.ts'
import { BadSetting } from './bad-setting.ts'
import { secretIn } from './secret-file.ts'

/** Signatures that a provider makes with a key of its own; none and HMAC, whose key we would share, are not among them. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

const algorithmOf = (name: string, written: string): string => {
  if (!algorithms.includes(written)) throw new BadSetting(`${name} vaut « ${written} » : ${algorithms.join(', ')} sont acceptés.`)
  return written
}

/**
 * Single sign-on of agents, when `APARTE_OIDC_ISSUER` is set (docs/guide/connexion-unique.md); null otherwise. The provider itself is asked
 * nothing here: when it does not answer, the pages say so and the passphrase still opens. @throws BadSetting
 */
export const readSignOn = (env: NodeJS.ProcessEnv): SignOnSettings | null => {
  const issuer = env['APARTE_OIDC_ISSUER']
  if (!issuer) {
    const other = Object.keys(env).find((name) => name.startsWith('APARTE_OIDC_') && env[name])
    if (other) throw new BadSetting(`${other} est donné sans APARTE_OIDC_ISSUER.`)
    return null
  }
  if (!/^https:\/\/[^\s?#]+$/.test(issuer) && !/^http:\/\/localhost(:\d+)?(\/[^\s?#]*)?$/.test(issuer))
    throw new BadSetting(`APARTE_OIDC_ISSUER vaut « ${issuer} » : l’adresse https:// du fournisseur est attendue, sans question ni ancre.`)
  const needed = (name: string): string => {
    const value = env[name]
    if (!value) throw new BadSetting(`APARTE_OIDC_ISSUER est donné sans ${name}.`)
    return value
  }
  const [, claim, values] = /^(acr|amr)=(.+)$/.exec(env['APARTE_OIDC_MFA'] ?? '') ?? []
  if (env['APARTE_OIDC_MFA'] && !claim)
    throw new BadSetting(`APARTE_OIDC_MFA vaut « ${env['APARTE_OIDC_MFA']} » : acr=valeur,valeur ou amr=valeur,valeur est attendu.`)
  const scope = env['APARTE_OIDC_SCOPE'] || 'openid email'
  if (!scope.split(' ').includes('openid')) throw new BadSetting('APARTE_OIDC_SCOPE doit comprendre openid.')
  return {
    issuer,
    clientId: needed('APARTE_OIDC_CLIENT_ID'),
    clientSecret: secretIn({ name: 'APARTE_OIDC_SECRET_FILE', file: needed('APARTE_OIDC_SECRET_FILE'), what: 'de la connexion unique' }),
    name: (env['APARTE_OIDC_NAME'] || new URL(issuer).hostname).slice(0, 60),
    scope,
    match: env['APARTE_OIDC_MATCH'] || 'email',
    strong:
      claim === 'acr' || claim === 'amr'
        ? { claim, values: (values ?? '').split(',').flatMap((one) => (one.trim() ? [one.trim()] : [])) }
        : null,
    algorithm: algorithmOf('APARTE_OIDC_ALG', env['APARTE_OIDC_ALG'] || 'RS256'),
    userinfoAlgorithm: env['APARTE_OIDC_USERINFO_ALG'] ? algorithmOf('APARTE_OIDC_USERINFO_ALG', env['APARTE_OIDC_USERINFO_ALG']) : null,
  }
}
