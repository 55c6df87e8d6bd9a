import { randomBytes } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { may } from '#core/actor.ts'
import { isIsoDate } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { Forbidden, Refused } from '#core/errors.ts'
import { attach } from '#db/cluster/attach.ts'
import { openHouse } from '#db/door.server.ts'
import { hashToken } from '#db/token.server.ts'
import { Vault } from '#db/vault.server.ts'
import { facts } from '#features/facts/actions.ts'
import { importHousehold } from '#features/facts/import.server.ts'
import { demoLogIn, listDemoPeople, logOut } from '#features/identity/login.server.ts'
import { resolveSession, sessionCookie } from '#features/identity/session.server.ts'
import { BadInput } from '#rules/bad-input.ts'
import { lastMonth } from '#rules/openfisca/calculate.ts'
import { isObject } from '#rules/openfisca/reader.ts'
import type { Situation } from '#rules/openfisca/reader.ts'
import { instantOf, wallClock } from '#web/clock.ts'
import { openKeys } from '#app/root-key.server.ts'
import { readSettings } from '#app/settings.ts'

/**
 * `npm run import:openfisca -- cases.jsonl [--limit N] [--every N] [--as "Prénom Nom"] [--on YYYY-MM-DD]`: households of OpenFisca, one a line (as
 * `npm run calculate` takes them), become case files of an invented worker of the demonstration that runs here. « Foyer importé 241 » is line 241.
 * `--every`: every so many lines. `--on`: the day of the import, today without it. Each household stands or falls alone: prints one line for each that
 * is refused, with its reason, and a count. Demonstration only: who writes a case file proves who she is, and here that takes one click.
 */
const give = (message: string, code: number): never => {
  console.error(message)
  process.exit(code)
}

const USAGE = 'Usage : npm run import:openfisca -- foyers.jsonl [--limit N] [--every N] [--as "Prénom Nom"] [--on AAAA-MM-JJ]'
const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { limit: { type: 'string' }, every: { type: 'string' }, as: { type: 'string' }, on: { type: 'string' } },
    })
    const count = (typed: string | undefined, otherwise: number): number => (typed === undefined ? otherwise : /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : give(`« ${typed} » n’est pas un nombre de lignes.\n${USAGE}`, 2)) // prettier-ignore
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) return give(USAGE, 2)
    if (values.on !== undefined && !isIsoDate(values.on)) give(`« ${values.on} » n’est pas un jour.\n${USAGE}`, 2)
    return { file, limit: count(values.limit, Infinity), every: count(values.every, 1), name: values.as, on: values.on }
  } catch {
    return give(USAGE, 2)
  }
}

/** A line as `npm run calculate` takes it: a situation, bare or beside `id` and `period`. */
const readLine = (text: string): { request: unknown; period: string } => {
  let line: unknown
  try {
    line = JSON.parse(text)
  } catch {
    throw new BadInput('ligne', `${text.slice(0, 40)}…`, 'un objet JSON')
  }
  if (!isObject(line)) throw new BadInput('ligne', line, 'un objet JSON')
  const { id: _, period, ...bare } = line
  const request = 'situation' in line ? line['situation'] : bare
  if (typeof period === 'string') return { request, period }
  if (!isObject(request)) throw new BadInput('situation', request, 'un objet JSON')
  return { request, period: lastMonth(request as Situation) }
}

const reasonOf = (error: unknown): string => {
  if (error instanceof BadInput) return error.message
  if (error instanceof Refused) return Object.values(error.fields).join(' ')
  throw error
}

const { file, limit, every, name, on } = readArguments()
if (!existsSync(file)) give(`Le fichier ${file} n’est pas là.`, 2)
const settings = readSettings(process.env, process.cwd())
const configFor = settings.databaseUrl ? null : await attach(settings.dataFolder)
if (!settings.databaseUrl && !configFor) give(`Aparté n’est pas ouvert dans ${settings.dataFolder} : lancez d’abord npm start.`, 12)
const keys = await openKeys(
  configFor ? { ...configFor('aparte_jobs', 'aparte') } : { connectionString: settings.databaseOwnerUrl, options: '-c role=aparte_jobs' },
  settings,
  process.env,
)
const pool = new pg.Pool({ ...(configFor ? configFor('aparte_web', 'aparte') : { connectionString: settings.databaseUrl }), max: 2 })
let day: Date | undefined
const house = openHouse({ pool, vault: new Vault(keys, randomBytes), clock: () => day ?? new Date(), random: randomBytes })

const people = (await listDemoPeople(house)).filter(({ roles }) => facts.import.roles.some((role) => roles.includes(role)))
if (people.length === 0)
  give('Cette base contient de vraies données : des foyers d’OpenFisca ne s’importent que dans une démonstration. Rien n’a été écrit.', 15)
const person =
  people.find((one) => name === undefined || one.name === name) ??
  give(`« ${name} » ne fait pas ce travail ici. Choisissez parmi : ${people.map((one) => one.name).join(', ')}.`, 2)
const token = await demoLogIn(house, person.agentId, { device: 'npm run import:openfisca', shared: false })
if (token === undefined) give('La session n’a pas pu s’ouvrir. Rien n’a été écrit.', 15)
const cookie = sessionCookie('http://localhost', token ?? '')
const { actor, timeZone } = await resolveSession(house, new Request('http://localhost', { headers: { cookie } }), '127.0.0.1')
try {
  if (actor === null || !may(actor, facts.import)) throw new Forbidden(facts.import.id)
  const now = wallClock(new Date(), timeZone).date
  const today: IsoDate = on ?? now
  if (today > now) give(`Le ${today} n’est pas encore là.`, 2)
  if (on !== undefined) day = instantOf(on, '10:00', timeZone)
  let [number, opened, refused, written] = [0, 0, 0, 0]
  for await (const text of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    number += 1
    if ((number - 1) % every > 0 || text.trim() === '') continue
    if (opened + refused >= limit) break
    try {
      const asked = { ...readLine(text), number, today }
      written += (await house.writing(actor, facts.import, {}, (tx) => importHousehold(tx, asked))).facts
      opened += 1
    } catch (error) {
      console.log(`ligne ${number} refusée : ${reasonOf(error)}`)
      refused += 1
    }
  }
  console.log(`Foyers repris pour ${person.name} : ${opened} (${written} faits). Refusés : ${refused}.`)
} finally {
  await logOut(house, hashToken(token ?? ''))
  await house.close()
}
