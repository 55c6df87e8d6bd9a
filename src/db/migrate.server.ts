import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ClientBase } from 'pg'

/** The database was made by a newer version of Aparté: refused, nothing touched. */
export class NewerDatabase extends Error {
  override name = 'NewerDatabase'
}

type Script = { name: string; text: string; checksum: string }

/** Every script of this version, with its checksum: what `app.schema_scripts()` must tell of a database of this version. */
export const scriptsOf = async (sqlFolder: string): Promise<{ name: string; kind: 'migration' | 'policy'; checksum: string }[]> => [
  ...(await readScripts(join(sqlFolder, 'migrations'))).map(({ name, checksum }) => ({ name, kind: 'migration' as const, checksum })),
  ...(await readScripts(join(sqlFolder, 'policies'))).map(({ name, checksum }) => ({ name, kind: 'policy' as const, checksum })),
]

const readScripts = async (folder: string): Promise<Script[]> =>
  Promise.all(
    (await readdir(folder))
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .map(async (name) => {
        const text = await readFile(join(folder, name), 'utf8')
        return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
      }),
  )

/** A table that is in use is waited for so long, then all is given up and tried again: pages that came after us must not wait behind us. */
const LOCK_MS = 500
const TRIES = 120

const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === '55P03' || error.code === '40P01')

/** The migrations of this version, in their order. */
export const readMigrations = (sqlFolder: string): Promise<Script[]> => readScripts(join(sqlFolder, 'migrations'))

const inTransaction = async (client: ClientBase, body: () => Promise<void>): Promise<void> => {
  for (let round = 1; ; round += 1) {
    await client.query('begin')
    try {
      await client.query(`set local role aparte_owner; set local lock_timeout = ${LOCK_MS}`)
      await body()
      await client.query('commit')
      return
    } catch (error) {
      await client.query('rollback')
      if (!isBusy(error) || round === TRIES) throw error
      await pause(100 + 20 * round)
    }
  }
}

/**
 * Brings a database to this version: roles, then each migration once (its name inserted first, in the same transaction, so that two
 * starters cannot both apply it), then every policy file whose text changed. `sqlFolder` holds `roles.sql`, `migrations/`, `policies/`.
 * `only`: these migrations alone, and no policy: the empty tables of an older version, for its backup to be put into.
 * The client must be a login that may create roles and become `aparte_owner` and `aparte_definer`.
 * @returns the names of what was applied, empty when all stood already.
 * @throws NewerDatabase when the database knows a migration that this version does not have; Error when an applied one was edited.
 */
export const migrate = async (client: ClientBase, sqlFolder: string, only: ReadonlySet<string> | null = null): Promise<string[]> => {
  const applied: string[] = []
  await client.query('select pg_advisory_lock(7421001)')
  try {
    await client.query(await readFile(join(sqlFolder, 'roles.sql'), 'utf8'))
    await client.query("do $$ begin execute format('grant create, connect on database %I to aparte_owner', current_database()); end $$")
    await client.query('grant create, usage on schema public to aparte_owner')
    await inTransaction(client, async () => {
      await client.query(`create table if not exists schema_script (
        name text not null, kind text not null, checksum text not null, applied_at timestamptz not null default now(), constraint "pk$schema_script" primary key (name))`)
      await client.query('alter table schema_script enable row level security; alter table schema_script force row level security')
      await client.query(
        'drop policy if exists owner on schema_script; create policy owner on schema_script to aparte_owner using (true) with check (true)',
      )
    })
    const known = new Map<string, { kind: string; checksum: string }>()
    await client.query('set role aparte_owner')
    const rows = await client.query<{ name: string; kind: string; checksum: string }>('select name, kind, checksum from schema_script')
    await client.query('reset role')
    for (const row of rows.rows) known.set(row.name, row)

    const migrations = await readMigrations(sqlFolder)
    const names = new Set(migrations.map((script) => script.name))
    const unknown = [...known].find(([name, row]) => row.kind === 'migration' && !names.has(name))
    if (unknown) throw new NewerDatabase(unknown[0])
    for (const script of migrations) {
      const before = known.get(script.name)
      if (before && before.checksum !== script.checksum) throw new Error(`Migration ${script.name} was edited after it was applied`)
      if (before || (only && !only.has(script.name))) continue
      await inTransaction(client, async () => {
        await client.query('insert into schema_script (name, kind, checksum) values ($1, $2, $3)', [
          script.name,
          'migration',
          script.checksum,
        ])
        await client.query(script.text)
      })
      applied.push(script.name)
    }
    for (const script of only ? [] : await readScripts(join(sqlFolder, 'policies'))) {
      if (known.get(script.name)?.checksum === script.checksum && applied.length === 0) continue
      await inTransaction(client, async () => {
        await client.query(script.text)
        await client.query(
          `insert into schema_script (name, kind, checksum) values ($1, 'policy', $2)
           on conflict on constraint "pk$schema_script" do update set checksum = excluded.checksum, applied_at = now()`,
          [script.name, script.checksum],
        )
      })
      applied.push(script.name)
    }
  } finally {
    await client.query('select pg_advisory_unlock(7421001)')
  }
  return applied
}
