import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse } from '../testing/house.ts'
import type { TestAgent, TestHouse } from '../testing/house.ts'
import { blockHash, canonicalSql, momentText, noBlock, sha256, signBlock } from './block.server.ts'
import { ensureSealKey, newSealKey } from './seal-key.server.ts'
import type { SealKey } from './seal-key.server.ts'
import { ForeignSealKey, sealAll, sealOnce, startSealer } from './sealer.server.ts'
import { summary, verifyLog } from './verify.server.ts'
import type { Anchor } from './verify.server.ts'

let t: TestHouse
let sealer: pg.Client
let marie: TestAgent
const key = newSealKey()
const clock = (): Date => new Date()
const verify = (anchors: readonly Anchor[] = []) => verifyLog(sealer, key.publicKey, anchors)
const act = () => t.asAgent(marie, async (tx) => tx.about({ detail: { field: 'body' } }))

/**
 * Waits until no transaction that could precede a line of this log still runs. Transaction numbers belong to the whole server: those of other
 * test files, in their own databases, hold the sealer back for a moment too.
 */
const settle = async (): Promise<void> => {
  for (;;) {
    const held = await t.admin.query(
      'select from audit.entry where block_no is null and xid >= pg_snapshot_xmin(pg_current_snapshot()) limit 1',
    )
    if (held.rowCount === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

beforeAll(async () => {
  t = await openTestHouse()
  marie = await t.anAgent()
  sealer = new pg.Client(t.configOf('sealer'))
  await sealer.connect()
  // more than nine blocks: their numbers must not be compared as text
  for (let block = 0; block < 12; block += 1) {
    for (let line = 0; line < 4; line += 1) await act()
    await settle()
    await sealAll(sealer, key, clock)
  }
  await t.admin.query('create table public.kept_entry as table audit.entry; create table public.kept_block as table audit.block')
})
afterAll(async () => {
  await sealer.end()
  await t.close()
})

describe('the sealer', () => {
  it('leaves a clean log: every act has its line, every line its block', async () => {
    const found = await verify()
    expect(summary(found)).toMatchObject({ exitCode: 0 })
    expect(found).toMatchObject({ entries: 48, blocks: 12, unsealed: 0, problems: [], warnings: [] })
  })

  it('seals nothing that a transaction still running could precede, and all of it afterwards', async () => {
    const slow = new pg.Client(t.configOf('web'))
    await slow.connect()
    await slow.query(`begin; set local role aparte_writer; set local app.session = '${marie.tokenHash}'`)
    await slow.query(
      `insert into audit.entry (organisation_id, agent_id, session_id, action, row_hash) values ($1, $2, $3, 'test.slow', '')`,
      [marie.organisationId, marie.agentId, marie.sessionId],
    )
    await act()
    expect(await sealOnce(sealer, key, clock())).toBeNull()
    await slow.query('commit')
    await slow.end()
    await settle()
    expect(await sealOnce(sealer, key, clock())).toMatchObject({ n: 2 })
    expect((await verify()).problems).toEqual([])
    await restore()
  })

  it('is not sealed by a machine with another seal key, which would break what can be verified', async () => {
    await act()
    await settle()
    await expect(sealOnce(sealer, newSealKey(), clock())).rejects.toThrow(ForeignSealKey)
    expect(await sealOnce(sealer, key, clock())).toMatchObject({ n: 1 })
    expect((await verify()).problems).toEqual([])
    await restore()
  })

  it('keeps one chain with eight writers, two sealers and undone acts; as many lines as acts', async () => {
    const before = (await verify()).entries
    const failures: unknown[] = []
    const sealers = [1, 2].map(() =>
      startSealer({ config: t.configOf('sealer'), key, clock, everyMs: 15, failed: (error) => failures.push(error) }),
    )
    const agents: TestAgent[] = []
    for (let writer = 0; writer < 8; writer += 1) agents.push(await t.anAgent())
    let acts = 0
    await Promise.all(
      agents.map(async (agent, writer) => {
        for (let i = 0; i < 40; i += 1) {
          if ((i + writer) % 7 === 0) await t.asWriter(agent, () => Promise.reject(new Error('undone'))).catch(() => undefined)
          else {
            await t.asWriter(agent, async () => undefined)
            acts += 1
          }
        }
      }),
    )
    await settle()
    await Promise.all(sealers.map((one) => one.stop()))
    const found = await verify()
    expect(failures).toEqual([])
    expect(found.problems).toEqual([])
    expect(found.unsealed).toBe(0)
    expect(found.entries - before).toBe(acts)
    process.stdout.write(`audit log: ${acts} acts of 8 writers, ${acts} lines, ${found.blocks} blocks, clean\n`)
    await restore()
  })

  it('tells its head to a place outside the database', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aparte-head-'))
    const headFile = join(folder, 'head')
    const running = startSealer({ config: t.configOf('sealer'), key, clock, everyMs: 10, headFile, failed: () => undefined })
    await act()
    await settle()
    await running.stop()
    const head = JSON.parse(await readFile(headFile, 'utf8')) as Anchor
    expect((await verify()).head).toMatchObject({ no: head.no, hash: head.hash })
    await rm(folder, { recursive: true })
    await restore()
  })
})

it('the key file is made once, closed to others, and refused when it is open', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aparte-key-'))
  const path = join(folder, 'deep', 'seal.key')
  const [one, two] = await Promise.all([ensureSealKey(path), ensureSealKey(path)])
  expect(one.publicBytes.equals(two.publicBytes)).toBe(true)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  await import('node:fs/promises').then((fs) => fs.chmod(path, 0o644))
  await expect(ensureSealKey(path)).rejects.toThrow('chmod 600')
  await rm(folder, { recursive: true })
})

/** Puts the log back as it was kept, whatever was done to it. */
const restore = () =>
  t.admin.query(`begin; set local session_replication_role = replica;
    delete from audit.entry; delete from audit.block; delete from audit.anchor;
    insert into audit.entry overriding system value table public.kept_entry; insert into audit.block table public.kept_block; commit`)

/** With the owner of the server's rights, and its triggers off: what an intruder in the database can do. */
const tamper = (statements: string, values: unknown[] = []) =>
  t.admin
    .query('begin; set local session_replication_role = replica')
    .then(() => t.admin.query(statements, values))
    .then(() => t.admin.query('commit'))

/** Rewrites every block from the lines that stand, as someone would who holds the database and this key. */
const rewriteChain = async (forger: SealKey): Promise<void> => {
  await t.admin.query('begin; set local session_replication_role = replica')
  await t.admin.query(`update audit.entry e set row_hash = sha256(convert_to(${canonicalSql}, 'UTF8') || nonce)`)
  const blocks = await t.admin.query<{ no: string; sealed_at: Date }>('select no, sealed_at from audit.block order by no')
  let prevHash: Buffer = noBlock
  for (const { no, sealed_at } of blocks.rows) {
    const rows = await t.admin.query<{ id: string; row_hash: Buffer }>(
      'select id, row_hash from audit.entry where block_no = $1 order by id',
      [no],
    )
    const [first, last, n] = [rows.rows[0]?.id ?? '0', rows.rows.at(-1)?.id ?? '0', rows.rows.length]
    const rowsHash = sha256(...rows.rows.map((row) => row.row_hash))
    const hash = blockHash({ no: BigInt(no), n, firstId: BigInt(first), lastId: BigInt(last), prevHash, rowsHash })
    await t.admin.query(
      'update audit.block set prev_hash = $2, n = $3, first_id = $4, last_id = $5, rows_hash = $6, hash = $7, mac = $8 where no = $1',
      [no, prevHash, n, first, last, rowsHash, hash, signBlock(hash, momentText(sealed_at), forger.privateKey)],
    )
    prevHash = hash
  }
  await t.admin.query('commit')
}

type Tampering = { name: string; does: () => Promise<unknown>; undo?: string; anchored?: boolean }
const inBlock = (no: number, place = 1): string => `(select id from audit.entry where block_no = ${no} order by id offset ${place} limit 1)`

const tamperings: Tampering[] = [
  { name: 'a value is edited', does: () => tamper(`update audit.entry set action = 'test.other' where id = ${inBlock(3)}`) },
  { name: 'a detail is edited', does: () => tamper(`update audit.entry set detail = '{"field": "title"}' where id = ${inBlock(3)}`) },
  { name: 'the actor is another', does: () => tamper(`update audit.entry set agent_id = gen_random_uuid() where id = ${inBlock(3)}`) },
  {
    name: 'the household is another',
    does: () => tamper(`update audit.entry set case_file_id = gen_random_uuid() where id = ${inBlock(2)}`),
  },
  { name: 'an act is back-dated', does: () => tamper(`update audit.entry set at = at - interval '1 hour' where id = ${inBlock(3)}`) },
  { name: 'the nonce is changed', does: () => tamper(`update audit.entry set nonce = '\\x00' where id = ${inBlock(3)}`) },
  {
    name: 'a line is forged into a block',
    does: async () => {
      await tamper(`insert into audit.entry (organisation_id, agent_id, session_id, action, row_hash, block_no)
        select organisation_id, agent_id, session_id, 'test.forged', '', 3 from audit.entry where id = ${inBlock(3)}`)
      await tamper(`update audit.entry e set row_hash = sha256(convert_to(${canonicalSql}, 'UTF8') || nonce) where action = 'test.forged'`)
    },
  },
  {
    name: 'a line is forged without its hash',
    does: () =>
      tamper(
        `insert into audit.entry (organisation_id, action, row_hash) select organisation_id, 'test.forged', '' from audit.entry limit 1`,
      ),
  },
  { name: 'a line is moved to another block', does: () => tamper(`update audit.entry set block_no = 4 where id = ${inBlock(3)}`) },
  { name: 'a line is taken out of its block', does: () => tamper(`update audit.entry set block_no = null where id = ${inBlock(3)}`) },
  { name: 'a line is deleted', does: () => tamper(`delete from audit.entry where id = ${inBlock(3)}`) },
  { name: 'the first line of a block is deleted', does: () => tamper(`delete from audit.entry where id = ${inBlock(3, 0)}`) },
  { name: 'a block is deleted', does: () => tamper('delete from audit.block where no = 3') },
  {
    name: 'the first block is deleted with its lines',
    does: () => tamper('with b as (delete from audit.block where no = 1) delete from audit.entry where block_no = 1'),
  },
  {
    name: 'a block is deleted with its lines',
    does: () => tamper('with b as (delete from audit.block where no = 3) delete from audit.entry where block_no = 3'),
  },
  {
    name: 'a block is deleted with its lines, the others renumbered',
    does: async () => {
      await tamper('with b as (delete from audit.block where no = 3) delete from audit.entry where block_no = 3')
      await tamper('update audit.block set no = no - 1 where no > 3')
      await tamper('update audit.entry set block_no = block_no - 1 where block_no > 3')
    },
  },
  {
    name: 'the tail is cut: last block and its lines (anchor)',
    anchored: true,
    does: () => tamper('with b as (delete from audit.block where no = 12) delete from audit.entry where block_no = 12'),
  },
  {
    name: 'everything is erased (anchor)',
    anchored: true,
    does: () => tamper('with b as (delete from audit.block) delete from audit.entry'),
  },
  {
    name: 'two blocks change places',
    does: async () => {
      await tamper('update audit.block set no = case no when 3 then -4 when 4 then -3 else no end')
      await tamper('update audit.block set no = -no where no < 0')
    },
  },
  {
    name: 'a line is edited and its own hash recomputed',
    does: async () => {
      await tamper(`update audit.entry set action = 'test.other' where id = ${inBlock(3)}`)
      await tamper(`update audit.entry e set row_hash = sha256(convert_to(${canonicalSql}, 'UTF8') || nonce) where id = ${inBlock(3)}`)
    },
  },
  {
    name: 'the whole chain is recomputed by another key',
    does: async () => {
      await tamper(`update audit.entry set action = 'test.other' where id = ${inBlock(3)}`)
      await rewriteChain(newSealKey())
    },
  },
  {
    name: 'the whole chain and the recorded public key are replaced',
    does: async () => {
      const forger = newSealKey()
      await rewriteChain(forger)
      await tamper('update audit.public_key set key = $1', [forger.publicBytes])
    },
  },
  { name: 'the recorded public key is replaced', does: () => tamper('update audit.public_key set key = $1', [newSealKey().publicBytes]) },
  {
    name: 'the seal key itself rewrites the past (anchor)',
    anchored: true,
    does: async () => {
      await tamper(`update audit.entry set action = 'test.other' where id = ${inBlock(3)}`)
      await rewriteChain(key)
    },
  },
  {
    name: 'the moment of a seal is changed',
    does: () => tamper(`update audit.block set sealed_at = sealed_at - interval '1 day' where no = 4`),
  },
  {
    name: 'a signature is changed',
    does: () => tamper('update audit.block set mac = (select mac from audit.block where no = 2) where no = 4'),
  },
  {
    name: 'a trigger is dropped',
    does: () => t.admin.query('drop trigger refuse_change on audit.entry'),
    undo: 'create trigger refuse_change before update or delete on audit.entry for each row execute function audit.refuse_change()',
  },
  {
    name: 'a trigger is switched off',
    does: () => t.admin.query('alter table audit.block disable trigger refuse_change'),
    undo: 'alter table audit.block enable trigger refuse_change',
  },
  {
    name: 'the function that refuses is hollowed out',
    does: () =>
      t.admin.query('create or replace function audit.refuse_change() returns trigger language plpgsql as $$ begin return new; end $$'),
    undo: '',
  },
  {
    name: 'the pages’ role may update',
    does: () => t.admin.query('grant update on audit.entry to aparte_web'),
    undo: 'revoke update on audit.entry from aparte_web',
  },
  {
    name: 'the writer may choose the moment',
    does: () => t.admin.query('grant insert (at) on audit.entry to aparte_writer'),
    undo: 'revoke insert (at) on audit.entry from aparte_writer',
  },
  {
    name: 'everybody may delete',
    does: () => t.admin.query('grant delete on audit.entry to public'),
    undo: 'revoke delete on audit.entry from public',
  },
  {
    name: 'row security is no longer forced',
    does: () => t.admin.query('alter table audit.entry no force row level security'),
    undo: 'alter table audit.entry force row level security',
  },
  {
    name: 'a policy is added',
    does: () => t.admin.query('create policy more on audit.entry for delete to aparte_writer using (true)'),
    undo: 'drop policy more on audit.entry',
  },
  {
    name: 'a rule swallows lines',
    does: () => t.admin.query('create rule swallow as on insert to audit.entry do instead nothing'),
    undo: 'drop rule swallow on audit.entry',
  },
  {
    name: 'the table has another owner',
    does: () => t.admin.query('alter table audit.entry owner to current_user'),
    undo: 'alter table audit.entry owner to aparte_owner',
  },
]

describe('tampering with the owner’s rights, triggers off', () => {
  let anchor: Anchor
  let keys: Buffer
  let refuse = ''
  let detected = 0
  beforeAll(async () => {
    const head = (await verify()).head
    anchor = { no: head?.no ?? '', hash: head?.hash ?? '', where: 'sauvegarde' }
    keys = (await t.admin.query<{ key: Buffer }>('select key from audit.public_key')).rows[0]?.key ?? Buffer.alloc(0)
    refuse =
      (await t.admin.query<{ text: string }>(`select pg_get_functiondef('audit.refuse_change'::regproc) as text`)).rows[0]?.text ?? ''
  })
  afterEach(async () => {
    await tamper('update audit.public_key set key = $1', [keys])
    await restore()
  })
  afterAll(() => {
    process.stdout.write(`audit log: ${detected} of ${tamperings.length} tamperings detected\n`)
  })

  it.each(tamperings)('$name: detected', async ({ does, undo, anchored }) => {
    expect((await verify([anchor])).problems).toEqual([])
    await does()
    const found = await verify(anchored ? [anchor] : [])
    // the anchor is what finds these: without it they pass, and the page on security says so
    if (anchored) expect((await verify()).problems).toEqual([])
    if (undo !== undefined) await t.admin.query(undo || refuse)
    expect(found.problems.length).toBeGreaterThan(0)
    expect(summary(found).exitCode).toBe(1)
    detected += 1
  })

  it('an anchor kept in the database is seen as well', async () => {
    await tamper(
      `insert into audit.anchor (id, block_no, hash, kept_where, at) values (gen_random_uuid(), 90, '\\x00', 'sauvegarde', now())`,
    )
    expect((await verify()).problems).toHaveLength(1)
  })

  it('warns about a line that waits for its seal, and a clock set back', async () => {
    await tamper(
      `insert into audit.entry (organisation_id, action, row_hash, at) select organisation_id, 'test.late', '', now() - interval '5 minutes' from audit.entry limit 1`,
    )
    await tamper(`update audit.entry e set row_hash = sha256(convert_to(${canonicalSql}, 'UTF8') || nonce) where action = 'test.late'`)
    const found = await verify()
    expect(found.problems).toEqual([])
    expect(found.warnings).toHaveLength(2)
    expect(summary(found).exitCode).toBe(2)
    await settle()
    expect((await sealAll(sealer, key, clock)).lines).toBe(1)
  })

  it('the roles that serve cannot even try', async () => {
    const web = new pg.Client(t.configOf('web'))
    await web.connect()
    for (const statement of [
      'update audit.entry set action = action',
      'delete from audit.entry',
      'truncate audit.entry',
      'delete from audit.block',
    ])
      for (const role of ['aparte_web', 'aparte_reader', 'aparte_writer']) {
        await web.query(`set role ${role}`)
        await expect(web.query(statement)).rejects.toMatchObject({ code: '42501' })
      }
    await web.end()
    for (const statement of [
      'update audit.entry set block_no = 1',
      'delete from audit.entry',
      'update audit.block set n = 1',
      'delete from audit.block',
      'delete from audit.anchor',
    ])
      await expect(sealer.query(statement)).rejects.toMatchObject({ code: '42501' })
  })
})
