import { isIP } from 'node:net'
import { BadSetting } from './bad-setting.ts'

/** What only an installation of several machines, or behind a proxy, has to say (docs/guide/installer-departement.md). */
export type ProductionSettings = {
  /** `DATABASE_URL` goes through a pooler in transaction mode (PgBouncer): nothing of the pages may belong to a connection. */
  pooled: boolean
  /** Connections that this process keeps to the database for its pages. */
  connections: number
  /** Addresses and networks whose `X-Forwarded-For` is believed; without any, the address is the socket's. */
  proxies: readonly string[]
  /** Where the figures of the process are read (Prometheus); nowhere by default. */
  metrics: { host: string; port: number } | undefined
  /** How each request is told on standard output; not at all by default. */
  requestLog: 'json' | 'text' | undefined
  /** False: the calculations of the night are left to `npm run jobs`, on this machine or another. */
  nightHere: boolean
  /** Seconds between « no longer ready » and the end of listening: what a proxy takes to notice. */
  drainSeconds: number
  /** Direct addresses (never through a pooler) of the logins of the jobs and of the sealer; else DATABASE_OWNER_URL becomes them. */
  jobsUrl: string | undefined
  sealerUrl: string | undefined
}

const listening = (written: string): { host: string; port: number } => {
  const [, host = '', port = ''] = /^\[?([^\]]+)\]?:(\d{1,5})$/.exec(written) ?? []
  if (isIP(host) === 0 || Number(port) > 65_535)
    throw new BadSetting(`APARTE_METRICS vaut « ${written} » : une adresse et un port sont attendus, comme 127.0.0.1:9464.`)
  return { host, port: Number(port) }
}

const proxiesOf = (written: string): string[] =>
  written
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const [address = '', bits] = one.split('/', 2)
      const family = isIP(address)
      if (family === 0 || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))))
        throw new BadSetting(
          `APARTE_PROXY vaut « ${written} » : des adresses IP ou des réseaux sont attendus, comme 127.0.0.1,10.0.0.0/24.`,
        )
      return one
    })

const wholeNumber = (name: string, written: string | undefined, fallback: number, most: number): number => {
  const value = written === undefined ? fallback : Number(written)
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new BadSetting(`${name} vaut « ${written} » : un nombre entier de 0 à ${most} est attendu.`)
  return value
}

/** @throws BadSetting */
export const readProduction = (env: NodeJS.ProcessEnv): ProductionSettings => {
  const choice = <T extends string>(name: string, ...allowed: readonly T[]): T | undefined => {
    const value = env[name]
    if (value === undefined || value === '') return undefined
    const found = allowed.find((one) => one === value)
    if (!found) throw new BadSetting(`${name} vaut « ${value} » : ${allowed.map((one) => `« ${one} »`).join(' ou ')} est attendu.`)
    return found
  }
  const pooled = choice('APARTE_POOLER', 'transaction') === 'transaction'
  if (pooled && !env['DATABASE_URL']) throw new BadSetting('APARTE_POOLER est donné sans DATABASE_URL : il ne concerne qu’une base à vous.')
  for (const name of ['DATABASE_JOBS_URL', 'DATABASE_SEALER_URL'])
    if (env[name] && !/^postgres(ql)?:\/\//.test(env[name]))
      throw new BadSetting(`${name} n’est pas une adresse PostgreSQL : postgresql://utilisateur:secret@serveur/base est attendu.`)
  const connections = wholeNumber('APARTE_CONNECTIONS', env['APARTE_CONNECTIONS'], 16, 500)
  if (connections === 0) throw new BadSetting('APARTE_CONNECTIONS vaut 0 : il en faut au moins une.')
  return {
    pooled,
    connections,
    proxies: proxiesOf(env['APARTE_PROXY'] ?? ''),
    metrics: env['APARTE_METRICS'] ? listening(env['APARTE_METRICS']) : undefined,
    requestLog: choice('APARTE_LOG', 'json', 'text'),
    nightHere: choice('APARTE_NIGHT', 'elsewhere') === undefined,
    drainSeconds: wholeNumber('APARTE_DRAIN', env['APARTE_DRAIN'], 0, 120),
    jobsUrl: env['DATABASE_JOBS_URL'] || undefined,
    sealerUrl: env['DATABASE_SEALER_URL'] || undefined,
  }
}
