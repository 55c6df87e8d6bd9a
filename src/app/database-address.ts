import { isIPv4 } from 'node:net'
import pg from 'pg'
import { BadSetting } from './bad-setting.ts'

/** How a connection to the database is kept from being read on its way: it cannot be (one machine), it is encrypted to a verified server, or not so. */
export type DatabaseLink = 'inside' | 'verified' | { readonly weak: string }

/** What the address may say, and `pg` understands. `no-verify` is its own word: encrypted, to whoever answers. */
const modes = ['verify-full', 'verify-ca', 'require', 'prefer', 'no-verify', 'disable']

/** A socket of this machine, or its loopback: nothing goes over a network. */
const isInside = (host: string): boolean =>
  host.startsWith('/') || host === 'localhost' || host === '::1' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'))

/**
 * How the database of this address is reached. Beyond this machine, names and tokens go over the network: the address must say what becomes of
 * them (`sslmode`); anything but `verify-full` is taken when it is said, and told on the page of the installation.
 * @throws BadSetting with the name of the variable, never its value: it holds a secret
 */
export const databaseLink = (name: string, address: string): DatabaseLink => {
  // the last word is the one that `pg` keeps
  const mode = new URLSearchParams(/\?(.*)$/.exec(address)?.[1]).getAll('sslmode').at(-1)
  if (mode !== undefined && !modes.includes(mode))
    throw new BadSetting(
      `${name} : sslmode vaut « ${mode} ». « verify-full » est attendu (connexion chiffrée, certificat du serveur vérifié).`,
    )
  let host: string
  try {
    // read as `pg` will read it, with the certificate files that it names; nothing is connected
    ;({ host } = new pg.Client({ connectionString: address }))
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && 'path' in error ? ` : ${String(error.path)} ne peut pas être lu` : ''
    throw new BadSetting(
      `${name} n’est pas une adresse PostgreSQL que l’on puisse lire${missing}. postgresql://utilisateur:secret@serveur/base est attendu.`,
    )
  }
  if (isInside(host)) return 'inside'
  if (mode === undefined)
    throw new BadSetting(
      `${name} mène à une autre machine sans dire comment la connexion est protégée : les noms y passeraient en clair. Ajoutez à la fin de l’adresse ?sslmode=verify-full&sslrootcert=/chemin/autorite.crt`,
    )
  return mode === 'verify-full' ? 'verified' : { weak: mode }
}

/** The variables that hold an address of the database. */
export const databaseVariables = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_JOBS_URL',
  'DATABASE_SEALER_URL',
  'DATABASE_BACKUP_URL',
] as const

/**
 * Every address that was given. `weak`: those that leave this machine without a verified server, as « VARIABLE (sslmode=…) »; `leaves`: whether any
 * leaves it. @throws BadSetting
 */
export const databaseLinks = (env: NodeJS.ProcessEnv): { leaves: boolean; weak: readonly string[] } => {
  const weak: string[] = []
  let leaves = false
  for (const name of databaseVariables) {
    const address = env[name]
    if (!address) continue
    const link = databaseLink(name, address)
    leaves ||= link !== 'inside'
    if (typeof link === 'object') weak.push(`${name} (sslmode=${link.weak})`)
  }
  return { leaves, weak }
}
