import { createHash, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import type { IsoDate } from '#core/dates.ts'
import { Vault } from '#db/vault.server.ts'
import { benchHousehold } from './bench-night-households.ts'

/** Fills case files `from` to `until` of the bench, a thousand at a time: real keys, values of health really sealed, unchecked foreign keys. */
const BATCH = 500
/** Of a hundred case files: those with forgotten answers (one to six), and those that a colleague holds too, without health. */
const FORGOTTEN = 25
const SHARED = 10

export type FillTask = {
  admin: pg.ClientConfig
  rootKey: string
  from: number
  until: number
  day: IsoDate
  place: { org: string; site: string; team: string; agents: string[] }
}

type Table = { name: string; columns: readonly (readonly [name: string, type: string])[]; rows: unknown[][] }
const table = (name: string, columns: string): Table => ({
  name,
  columns: columns.split(', ').map((one) => one.split(' ') as [string, string]),
  rows: [],
})

const flush = async (client: pg.Client, { name, columns, rows }: Table): Promise<void> => {
  if (rows.length === 0) return
  const names = columns.map(([column]) => column)
  await client.query(
    `insert into ${name} (${names.join(', ')}) select * from unnest(${columns.map(([, type], at) => `$${at + 1}::${type}[]`).join(', ')}) r(${names.join(', ')})`,
    columns.map((_, at) => rows.map((row) => row[at])),
  )
  rows.length = 0
}

export const fillPart = async ({ admin, rootKey, from, until, day, place: { org, site, team, agents } }: FillTask): Promise<{ contents: string[] }> => {
  const client = new pg.Client(admin)
  await client.connect()
  await client.query('set session_replication_role = replica; set synchronous_commit = off')
  const vault = new Vault(Buffer.from(rootKey, 'base64'), randomBytes)
  const files = table('case_file', 'organisation_id uuid, id uuid, number int, site_id uuid, team_id uuid, referent_id uuid, identity_compartment_id uuid, general_compartment_id uuid, name text, name_key text, origin text, channel text, opened_at timestamptz, opened_by uuid')
  const compartments = table('compartment', 'organisation_id uuid, id uuid, case_file_id uuid, kind text, key_id uuid, wrapped_key bytea, created_by uuid, created_at timestamptz')
  const accesses = table('compartment_access', 'organisation_id uuid, id uuid, compartment_id uuid, case_file_id uuid, agent_id uuid, basis text, granted_by uuid, from_at timestamptz')
  const persons = table('person', 'organisation_id uuid, id uuid, case_file_id uuid, compartment_id uuid, first_name text, name_key text, sex text, birth_date date, created_at timestamptz, created_by uuid')
  const members = table('household_member', 'organisation_id uuid, id uuid, case_file_id uuid, compartment_id uuid, person_id uuid, role text, custody text, from_date date, created_at timestamptz, created_by uuid')
  const dwellings = table('dwelling', 'organisation_id uuid, id uuid, case_file_id uuid, compartment_id uuid, tenure text, body bytea, from_date date, created_at timestamptz, created_by uuid')
  const facts = table('fact_observation', 'organisation_id uuid, id uuid, case_file_id uuid, compartment_id uuid, subject_id uuid, key text, value jsonb, body bytea, valid_from date, observed_at timestamptz, received_at timestamptz, agent_id uuid, source text')
  const all = [files, compartments, accesses, persons, members, dwellings, facts]
  const contents: string[] = []
  const opened = '2024-01-08T09:00:00Z'
  for (let n = from; n <= until; n += 1) {
    const household = benchHousehold(n, day, n % 100 < FORGOTTEN ? 1 + (n % 6) : 0)
    contents.push(createHash('sha256').update(JSON.stringify(household)).digest('hex').slice(0, 20))
    const [id, agent, other] = [randomUUID(), agents[n % agents.length] as string, agents[(n + 7) % agents.length] as string]
    const boxes = Object.fromEntries(['identity', 'general', 'budget', 'health'].map((kind) => [kind, { id: randomUUID(), keyId: randomUUID(), key: Buffer.alloc(0) as Buffer }]))
    for (const [kind, box] of Object.entries(boxes)) {
      const { key, wrapped } = vault.newKey(box.id)
      box.key = key
      compartments.rows.push([org, box.id, id, kind, box.keyId, wrapped, agent, opened])
      accesses.rows.push([org, randomUUID(), box.id, id, agent, 'referent', agent, opened])
      if (n % 100 >= 100 - SHARED && kind !== 'health') accesses.rows.push([org, randomUUID(), box.id, id, other, 'coWorker', agent, opened])
    }
    const box = (kind: string): { id: string; keyId: string; key: Buffer } => boxes[kind] as { id: string; keyId: string; key: Buffer }
    files.rows.push([org, id, n, site, team, agent, box('identity').id, box('general').id, `Foyer ${n}`, `foyer ${n}`, 'self', 'phone', opened, agent])
    const ids = household.persons.map(() => randomUUID())
    for (const { at, role, birthDate } of household.persons) {
      persons.rows.push([org, ids[at], id, box('identity').id, `Prénom${at}`, `prenom${at}`, at === 1 ? 'M' : 'F', birthDate, opened, agent])
      members.rows.push([org, randomUUID(), id, box('identity').id, ids[at], role, role === 'child' ? 'full' : null, '2020-01-01', opened, agent])
    }
    const home = randomUUID()
    dwellings.rows.push([org, home, id, box('identity').id, household.tenure, vault.sealText(box('identity').key, box('identity').keyId, home, '{"line":"","detail":""}'), '2021-01-01', opened, agent])
    for (const fact of household.facts) {
      const { id: compartment, key, keyId } = box(fact.compartment)
      const sealed = fact.compartment === 'health'
      const row = randomUUID()
      const body = vault.sealText(key, keyId, row, JSON.stringify({ label: fact.key, text: '', ...(sealed ? { value: fact.value } : {}) }))
      const at = `${fact.observedOn}T10:00:00Z`
      facts.rows.push([org, row, id, compartment, fact.subject === null ? null : ids[fact.subject], fact.key, sealed ? null : JSON.stringify(fact.value), body, sealed ? null : (fact.value.from ?? null), at, at, agent, fact.source])
    }
    if (n % BATCH === 0 || n === until) for (const one of all) await flush(client, one)
  }
  await client.end()
  return { contents }
} // prettier-ignore
