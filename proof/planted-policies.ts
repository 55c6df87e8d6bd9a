import { openOwnHouse } from './secrecy/own-house.ts'
import type { OwnHouse } from './secrecy/own-house.ts'
import type { Proof } from './promise.ts'
import { askReads } from './secrecy/reads.ts'
import type { ReadOptions } from './secrecy/reads.ts'
import { routes } from './secrecy/table.ts'
import { askAcceptedWrites, askRefusedWrites } from './secrecy/writes.ts'
import { buildWorld } from './secrecy/world.ts'
import type { World } from './secrecy/world.ts'

/**
 * Whether the proof over HTTP is worth something: wrong policies planted in the database of the running application, one at a time; each must
 * turn it red. The same is done in SQL for every policy and every right: src/db/secrecy-mutations.db.test.ts. There alone is seen a policy widened
 * over sealed rows (request, compartment): over HTTP the key, or the row, is still refused by another policy.
 */
type Planted = { readonly how: 'drop' | 'widen'; readonly policy: string; readonly table: string }
const planted: readonly Planted[] = [
  { how: 'widen', policy: 'read', table: 'case_file' },
  { how: 'drop', policy: 'read', table: 'case_file' },
  { how: 'drop', policy: 'read', table: 'entry_passage' },
  { how: 'drop', policy: 'read', table: 'fact_observation' },
  { how: 'widen', policy: 'read', table: 'person' },
  { how: 'drop', policy: 'read_reception', table: 'person' },
  { how: 'drop', policy: 'read', table: 'request' },
  { how: 'drop', policy: 'change', table: 'next_step' },
]

const lines = routes.filter(({ address }) =>
  [
    '/dossiers/:id',
    '/dossiers/:id/fil/:entryId',
    '/dossiers/:id/faits',
    '/accueil/contacts/:id',
    '/dossiers',
    '/chercher',
    '/demandes/:id',
  ].includes(address),
)
const steps = routes.filter(({ address }) => address === '/dossiers/:id/suite')
const asked: ReadOptions = {
  askers: ['referent', 'teammate', 'nurse', 'reception', 'otherReception'],
  statesOf: () => ['open'],
  lines,
  data: () => false,
}

/** How many cells are red now. */
const red = async (world: World): Promise<number> => {
  const reads = await askReads(world, asked)
  const refused = await askRefusedWrites(world, { ...asked, askers: ['teammate'], lines: steps })
  const done = await askAcceptedWrites(world, { askers: ['referent'], statesOf: () => ['open'], lines: steps }).catch(() => ({
    wrong: ['no household could be made'],
  }))
  return reads.wrong.length + refused.wrong.length + done.wrong.length
}

type Policy = { command: string; permissive: string; roles: string; using: string | null; check: string | null }
const find = async ({ admin }: OwnHouse, { policy, table }: Planted): Promise<Policy> => {
  const found = await admin.query<Policy>(
    `select cmd as command, permissive, array_to_string(roles, ', ') as roles, qual as "using", with_check as "check" from pg_policies where schemaname = 'public' and tablename = $1 and policyname = $2`,
    [table, policy],
  )
  const [row] = found.rows
  if (!row) throw new Error(`No policy ${policy} on ${table}: choose another to plant`)
  return row
}

const plant = async (own: OwnHouse, one: Planted): Promise<() => Promise<void>> => {
  const { policy, table, how } = one
  const was = await find(own, one)
  await own.admin.query(how === 'drop' ? `drop policy "${policy}" on "${table}"` : `alter policy "${policy}" on "${table}" using (true)`)
  return async () => {
    const again =
      `create policy "${policy}" on "${table}" as ${was.permissive} for ${was.command} to ${was.roles}` +
      `${was.using === null ? '' : ` using (${was.using})`}${was.check === null ? '' : ` with check (${was.check})`}`
    await own.admin.query(how === 'drop' ? again : `alter policy "${policy}" on "${table}" using (${was.using})`)
  }
}

const proof: Proof = async ({ log }) => {
  const own = await openOwnHouse()
  try {
    const world = await buildWorld(own)
    const before = await red(world)
    const unseen: string[] = []
    for (const one of planted) {
      const undo = await plant(own, one)
      const found = await red(world).finally(undo)
      log(`  ${one.how} ${one.policy} on ${one.table}: ${found} cells red`)
      if (found === 0) unseen.push(`${one.how} ${one.policy} on ${one.table}`)
    }
    const after = await red(world)
    return {
      figures: [
        {
          found: `${planted.length} wrong policies planted under the running application, ${planted.length - unseen.length} seen over HTTP${unseen.length > 0 ? ` (not: ${unseen.join(', ')})` : ''}; ${before} cells red before, ${after} after`,
          target: 'each seen, 0 red before and after',
          held: unseen.length === 0 && before === 0 && after === 0,
          counted: planted.length,
        },
      ],
    }
  } finally {
    await own.close()
  }
}
export default proof
