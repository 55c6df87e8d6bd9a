import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Gone } from '#core/errors.ts'
import { openHouse } from '../door.server.ts'
import { openTestHouse } from '../testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '../testing/house.ts'
import { keyIdOf, KeyRing, Vault, wrappedKeys } from '../vault.server.ts'
import type { KeyColumns } from '../vault.server.ts'
import { destroyKeys, forgetOldPages, NotDestroyed } from './destroy.server.ts'
import { openAll } from './open-all.server.ts'
import { rootPlaces, sealedPlaces } from './places.ts'
import { asKeys, learnRootKeys, openRootKeys, RootChangeUnderway, WrongRootKey } from './root-keys.server.ts'
import { rotateData } from './rotate-data.server.ts'
import { HouseIsOpen, rotateRoot } from './rotate-root.server.ts'

let t: TestHouse
let keys: pg.Client
let jobs: pg.Client
const root = randomBytes(32)
const words = { id: 'test.words', roles: ['worker'], audit: 'essai' } as const
beforeAll(async () => {
  t = await openTestHouse()
  keys = new pg.Client(t.configOf('admin'))
  jobs = new pg.Client(t.configOf('jobs'))
  await Promise.all([keys.connect(), jobs.connect()])
})
afterAll(async () => {
  await Promise.all([keys.end(), jobs.end()])
  await t.close()
})

/** A house of its own over the same database, opened with this root key. */
const house = async (key: Uint8Array) => {
  const pool = new pg.Pool({ ...t.configOf('web'), max: 2 })
  pool.on('error', () => {})
  return openHouse({
    pool,
    vault: new Vault(await learnRootKeys(jobs, key, randomBytes), randomBytes),
    clock: () => new Date(),
    random: randomBytes,
  })
}
type Opened = Awaited<ReturnType<typeof house>>

const loginOf = async (one: TestAgent): Promise<string> =>
  (await t.admin.query<{ login: string }>('select login from agent where id = $1', [one.agentId])).rows[0]?.login ?? ''
const notices = async (file: TestCase): Promise<string[][]> =>
  (
    await t.admin.query<{ compartment_ids: string[] }>(
      'select compartment_ids::text[] from right_notice where case_file_id = $1 union all select compartment_ids::text[] from right_result where case_file_id = $1',
      [file.id],
    )
  ).rows.map((row) => row.compartment_ids)

/** Another compartment of a household, and a way to seal what a night worked out through several. */
const aNight = async (at: Opened, agent: TestAgent, file: TestCase) => {
  const health = at.newId()
  const { wrapped } = at.vault.newKey(health)
  await t.admin.query(
    `insert into compartment (organisation_id, id, case_file_id, kind, key_id, wrapped_key, created_by, created_at)
     values ($1, $2, $3, 'health', gen_random_uuid(), $4, $5, now())`,
    [t.organisationId, health, file.id, wrapped, agent.agentId],
  )
  const { rows } = await t.admin.query<{ id: string } & KeyColumns>('select * from compartment where case_file_id = $1', [file.id])
  const tell = async (...through: string[]): Promise<void> => {
    const ring = new KeyRing(at.vault)
    for (const row of rows) {
      const known = wrappedKeys(row)
      if (known) ring.addLater(row.id, known)
    }
    const [result, notice] = [at.newId(), at.newId()]
    await t.admin.query(
      `insert into right_result (organisation_id, id, case_file_id, month, compartment_ids, digest, law_digest, next_change_on, body, computed_at)
       values ($1, $2, $3, date_trunc('month', now() - interval '3 months'), $4, $5, $5, current_date, $6, now())`,
      [t.organisationId, result, file.id, through, randomBytes(32), ring.sealThrough(through, result, 'un résultat')],
    )
    await t.admin.query(
      `insert into right_notice (organisation_id, id, case_file_id, compartment_ids, kind, digest, body, on_date, created_at)
       values ($1, $2, $3, $4, 'new', $5, $6, current_date, now())`,
      [t.organisationId, notice, file.id, through, randomBytes(32), ring.sealThrough(through, notice, 'une annonce')],
    )
  }
  return { health, tell }
}

/** A household with an entry, sealed in its general compartment. */
const aTold = async (at: Opened, agent: TestAgent): Promise<TestCase & { entryId: string }> => {
  const file = await t.aCaseFile(agent)
  // sealed by the test house's own vault: this one has another root key
  const made = new Map(await Promise.all([file.identity, file.general].map(async (id) => [id, at.vault.newKey(id)] as const)))
  for (const [id, { wrapped }] of made) await t.admin.query('update compartment set wrapped_key = $2 where id = $1', [id, wrapped])
  const entryId = at.newId()
  await at.writing(agent, words, {}, async (tx) => {
    await tx.unlockCase(file.id)
    await tx.q
      .insertInto('entry')
      .values({
        organisation_id: tx.org,
        id: entryId,
        case_file_id: file.id,
        compartment_id: file.general,
        kind: 'note',
        head: tx.sealJson(file.general, entryId, { title: 'Elle a retrouvé un logement' }),
        happened_at: tx.now,
        author_id: agent.agentId,
        created_at: tx.now,
      })
      .execute()
  })
  return { ...file, entryId }
}
const titleOf = (at: Opened, agent: TestAgent, file: { id: string; general: string; entryId: string }): Promise<string> =>
  at.reading(agent, words, {}, async (tx) => {
    await tx.unlockCase(file.id)
    const row = await tx.q.selectFrom('entry').select('head').where('id', '=', file.entryId).executeTakeFirstOrThrow()
    return tx.openJson<{ title: string }>(file.general, file.entryId, row.head).title
  })

it('every column of bytes of the schema is a sealed place, or one of the digests named here', async () => {
  const found = await t.admin.query<{ place: string }>(
    `select c.relname || '.' || a.attname as place from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'bytea'::regtype and not a.attisdropped`,
  )
  const digests = /_hash$|_digest$|\.digest$|^form_sent\.mark$|\.imported_uid$|^root_key\./
  const sealed = [...sealedPlaces, ...rootPlaces].map(({ table, column }) => `${table}.${column}`)
  expect(found.rows.length).toBeGreaterThan(30)
  expect(
    found.rows
      .map(({ place }) => place)
      .filter((place) => !digests.test(place))
      .toSorted(),
  ).toEqual(sealed.toSorted())
  const granted = await t.admin.query<{ place: string }>(
    `select table_name || '.' || column_name as place from information_schema.column_privileges
     where grantee = 'aparte_keys' and privilege_type = 'UPDATE' and data_type_of(table_name, column_name) = 'bytea'`.replace(
      'data_type_of(table_name, column_name)',
      `(select data_type from information_schema.columns c where c.table_name = column_privileges.table_name and c.column_name = column_privileges.column_name and c.table_schema = 'public')`,
    ),
  )
  expect([...new Set(granted.rows.map(({ place }) => place))].filter((place) => !place.startsWith('root_key.')).toSorted()).toEqual(
    sealed.toSorted(),
  )
})

it('the role of the keys reads ids and sealed values, and nothing that a person is called', async () => {
  const found = await t.admin.query<{ place: string }>(
    `select table_name || '.' || column_name as place from information_schema.column_privileges where grantee = 'aparte_keys' and privilege_type = 'SELECT'
     and (column_name ~ 'name|birth|label|value|text|phone|address' or table_name in ('household_member', 'credential'))`,
  )
  expect(found.rows).toEqual([])
})

describe('the root key', () => {
  const next = randomBytes(32)
  beforeAll(async () => {
    const at = await house(root)
    await aTold(at, await t.anAgent())
    await at.close()
  })

  it('is known again, and another one is refused', async () => {
    await expect(openRootKeys(jobs, root, randomBytes)).resolves.toMatchObject({ id: expect.any(String) })
    await expect(openRootKeys(jobs, randomBytes(32), randomBytes)).rejects.toBeInstanceOf(WrongRootKey)
    await expect(learnRootKeys(jobs, randomBytes(32), randomBytes)).rejects.toBeInstanceOf(WrongRootKey)
  })

  it('does not change while somebody uses the database', async () => {
    const told = rotateRoot(keys, { from: root, to: next, random: randomBytes, now: new Date(), progress: () => {} })
    await expect(told).rejects.toBeInstanceOf(HouseIsOpen)
  })
})

describe('data keys', () => {
  it('change under the reader’s eyes: every text opens at every moment, and is sealed anew', async () => {
    const at = await house(root)
    const agent = await t.anAgent()
    const files = await Promise.all(Array.from({ length: 3 }, () => aTold(at, agent)))
    const before = await t.admin.query<{ head: Buffer }>('select head from entry where id = any ($1)', [files.map((one) => one.entryId)])
    let [reading, read, wrong] = [true, 0, 0]
    const reader = (async () => {
      while (reading)
        for (const file of files) {
          const title = await titleOf(at, agent, file).catch(() => 'not opened')
          read += 1
          if (title !== 'Elle a retrouvé un logement') wrong += 1
        }
    })()
    const done = await rotateData(keys, {
      vault: at.vault,
      random: randomBytes,
      now: new Date(),
      scope: files[0]?.id ?? '',
      progress: () => {},
    })
    expect(done).toMatchObject({ compartments: 2, unreadable: 0 })
    expect(done.values).toBeGreaterThanOrEqual(1)
    reading = false
    await reader
    expect(read).toBeGreaterThan(0)
    expect(wrong).toBe(0)
    const after = await t.admin.query<{ id: string; head: Buffer; key_id: string; other_key: string | null }>(
      `select e.id, e.head, c.key_id, c.other_key from entry e join compartment c on c.id = e.compartment_id where e.id = $1`,
      [files[0]?.entryId],
    )
    const [row] = after.rows
    expect(row?.other_key).toBeNull()
    expect(keyIdOf(row?.head as Buffer)).toBe(row?.key_id)
    expect(before.rows.map(({ head }) => keyIdOf(head))).not.toContain(row?.key_id)
    await at.close()
  })

  it('change under pages of letters as well: each opens before and after, byte for byte, and is told where it does not', async () => {
    const at = await house(root)
    const agent = await t.anAgent()
    const file = await aTold(at, agent)
    const [letterId, pageId, bytes] = [at.newId(), at.newId(), randomBytes(200_000)]
    await at.writing(agent, words, {}, async (tx) => {
      await tx.unlockCase(file.id)
      const where = {
        organisation_id: tx.org,
        case_file_id: file.id,
        compartment_id: file.general,
        created_at: tx.now,
        created_by: agent.agentId,
      }
      const body = tx.sealJson(file.general, letterId, {})
      await tx.q
        .insertInto('letter')
        .values({ ...where, id: letterId, series_id: letterId, body, received_on: '2026-01-01' })
        .execute()
      const content = await tx.sealFile(file.general, pageId, bytes)
      const page = { letter_id: letterId, position: 1, kind: 'pdf', size: bytes.length, content }
      await tx.q
        .insertInto('letter_page')
        .values({ ...where, ...page, id: pageId })
        .execute()
    })
    const content = (): Promise<{ content: Buffer; key_id: string }> =>
      t.admin
        .query('select p.content, c.key_id from letter_page p join compartment c on c.id = p.compartment_id where p.id = $1', [pageId])
        .then(({ rows }) => rows[0] as { content: Buffer; key_id: string })
    const before = await content()
    await rotateData(keys, { vault: at.vault, random: randomBytes, now: new Date(), scope: file.id, progress: () => {} })
    const after = await content()
    expect(keyIdOf(before.content)).toBe(before.key_id)
    expect(keyIdOf(after.content)).toBe(after.key_id)
    expect(after.key_id).not.toBe(before.key_id)
    const opened = await at.reading(agent, words, {}, async (tx) => {
      await tx.unlockCase(file.id)
      return tx.openFile(file.general, pageId, after.content)
    })
    expect(opened.equals(bytes)).toBe(true)
    const lostPages = async (): Promise<string[]> =>
      (await openAll(keys, at.vault)).lost.filter(({ place }) => place === 'letter_page.content').map(({ id }) => id)
    expect(await lostPages()).toEqual([])
    await t.admin.query('update letter_page set content = set_byte(content, 100, (get_byte(content, 100) + 1) % 256) where id = $1', [
      pageId,
    ])
    expect(await lostPages()).toEqual([pageId])
    await t.admin.query('update letter_page set content = $2 where id = $1', [pageId, after.content])
    await at.close()
  })

  it('a change that was cut anywhere goes on: announced, or already sealing, both keys open', async () => {
    const at = await house(root)
    const agent = await t.anAgent()
    const file = await aTold(at, agent)
    const [old] = (
      await t.admin.query<{ key_id: string; wrapped_key: Buffer }>('select key_id, wrapped_key from compartment where id = $1', [
        file.general,
      ])
    ).rows
    const other = at.vault.newKey(file.general).wrapped
    // as a kill leaves it after the new key began to seal
    await t.admin.query(
      `update compartment set other_key_id = key_id, other_wrapped_key = wrapped_key, key_id = gen_random_uuid(), wrapped_key = $2, other_key = 'former', key_since = now() where id = $1`,
      [file.general, other],
    )
    expect(await titleOf(at, agent, file)).toBe('Elle a retrouvé un logement')
    await rotateData(keys, { vault: at.vault, random: randomBytes, now: new Date(), scope: file.id, progress: () => {} })
    expect(await titleOf(at, agent, file)).toBe('Elle a retrouvé un logement')
    const [now] = (
      await t.admin.query<{ head: Buffer; other_key: null }>(
        'select head, other_key from entry join compartment c on c.id = compartment_id where entry.id = $1',
        [file.entryId],
      )
    ).rows
    expect(now?.other_key).toBeNull()
    expect(keyIdOf(now?.head as Buffer)).not.toBe(old?.key_id)
    await at.close()
  })
})

describe('a key that is destroyed', () => {
  it('takes two persons in office, and takes the household with it: nobody holds it, nobody opens it, the log says who asked', async () => {
    const at = await house(root)
    const [agent, manager, dpo] = [await t.anAgent(), await t.anAgent({ roles: ['manager'] }), await t.anAgent({ roles: ['dpo'] })]
    const file = await aTold(at, agent)
    const [asks, agrees, worker] = [await loginOf(manager), await loginOf(dpo), await loginOf(agent)]
    const destroy = (target: string, askedBy: string, agreedBy: string) => destroyKeys(keys, { target, askedBy, agreedBy, now: new Date() })
    await expect(destroy(file.id, asks, asks)).rejects.toMatchObject({ why: 'twoPersons' })
    await expect(destroy(file.id, asks, worker)).rejects.toMatchObject({ why: 'twoPersons' })
    await expect(destroy(file.general, asks, agrees)).rejects.toMatchObject({ why: 'onlyWithCase' })
    await expect(destroy(at.newId(), asks, agrees)).rejects.toBeInstanceOf(NotDestroyed)
    expect(await titleOf(at, agent, file)).toBe('Elle a retrouvé un logement')
    expect((await destroy(file.id, asks, agrees)).toSorted()).toEqual([file.identity, file.general].toSorted())
    expect(await at.reading(agent, words, {}, (tx) => tx.unlockCase(file.id))).toEqual([])
    await expect(destroy(file.id, asks, agrees)).rejects.toMatchObject({ why: 'alreadyGone' })
    const opened = await openAll(keys, at.vault)
    expect(opened.erased).toBeGreaterThanOrEqual(1)
    const logged = await t.admin.query(`select agent_id, detail from audit.entry where action = 'keys.destroy' and case_file_id = $1`, [
      file.id,
    ])
    expect(logged.rows).toEqual([{ agent_id: manager.agentId, detail: { whole: true, agreedBy: dpo.agentId } }])
    // even who would hold it again finds nothing to open
    await t.admin.query('update compartment_access set until_at = null where compartment_id = $1', [file.general]).catch(() => undefined)
    await t.admin.query(
      `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
       values ($1, gen_random_uuid(), $2, $3, $4, 'referent', $4, now() - interval '1 hour')`,
      [t.organisationId, file.general, file.id, agent.agentId],
    )
    await expect(titleOf(at, agent, file)).rejects.toBeInstanceOf(Gone)
    await at.close()
  })
})

describe('one compartment destroyed', () => {
  const destroyed = async () => {
    const at = await house(root)
    const [agent, manager, dpo] = [await t.anAgent(), await t.anAgent({ roles: ['manager'] }), await t.anAgent({ roles: ['dpo'] })]
    const file = await aTold(at, agent)
    const night = await aNight(at, agent, file)
    const destroy = async (target: string): Promise<string[]> =>
      destroyKeys(keys, { target, askedBy: await loginOf(manager), agreedBy: await loginOf(dpo), now: new Date() })
    return { at, agent, file, destroy, ...night }
  }

  it('takes with it what the nights worked out through it, and nothing else', async () => {
    const { at, file, destroy, health, tell } = await destroyed()
    await tell(file.general, health)
    await tell(file.general)
    expect(await destroy(health)).toEqual([health])
    expect(await notices(file)).toEqual([[file.general], [file.general]])
    await at.close()
  })

  it('does not hold back a change of the others, which can still be destroyed: also where such rows stayed', async () => {
    const { at, agent, file, destroy, health, tell } = await destroyed()
    await tell(file.general)
    await destroy(health)
    // as an earlier version, or a night that was working at that moment, left them
    await t.admin.query(`update right_result set compartment_ids = compartment_ids || $2::uuid where case_file_id = $1`, [file.id, health])
    await t.admin.query(`update right_notice set compartment_ids = compartment_ids || $2::uuid where case_file_id = $1`, [file.id, health])
    const change = () => rotateData(keys, { vault: at.vault, random: randomBytes, now: new Date(), scope: file.id, progress: () => {} })
    expect(await change()).toMatchObject({ compartments: 2, unreadable: 0 })
    const { rows } = await t.admin.query('select other_key from compartment where case_file_id = $1 and other_key is not null', [file.id])
    expect(rows).toEqual([])
    expect(await titleOf(at, agent, file)).toBe('Elle a retrouvé un logement')
    expect((await destroy(file.id)).toSorted()).toEqual([file.identity, file.general].toSorted())
    await at.close()
  })

  it('leaves no old page of the table of keys, also by a login that may ask for no checkpoint, and again after a cut', async () => {
    const { at, destroy, health } = await destroyed()
    await destroy(health)
    await expect(destroy(health)).rejects.toMatchObject({ why: 'alreadyGone' })
    const owner = new pg.Client(t.configOf('admin'))
    await owner.connect()
    const file = async (): Promise<string> =>
      (await owner.query<{ file: string }>(`select pg_relation_filepath('compartment') as file`)).rows[0]?.file ?? ''
    const before = await file()
    await owner.query('set role aparte_owner')
    expect(await forgetOldPages(owner)).toBe(false)
    const between = await file()
    await owner.query('reset role')
    expect(await forgetOldPages(owner)).toBe(true)
    expect(new Set([before, between, await file()]).size).toBe(3)
    await owner.end()
    await at.close()
  })
})

it('the role of the keys ends accesses and prolongs none, adds lines about keys and no others, and changes nobody', async () => {
  const at = await house(root)
  const agent = await t.anAgent()
  const file = await aTold(at, agent)
  await at.close()
  const refused = (sql: string, values: unknown[] = []) =>
    asKeys(keys, async () => {
      await keys.query('begin')
      const done = await keys.query(sql, values).then(
        (result) => result.rowCount ?? 0,
        (error: Error & { code?: string }) => error.code,
      )
      await keys.query('rollback')
      return done
    })
  const until = (sql: string) => refused(`update compartment_access set until_at = ${sql} where compartment_id = $1`, [file.general])
  const line = (action: string) =>
    refused(
      `insert into audit.entry (organisation_id, agent_id, action, outcome, case_file_id, compartments, detail, row_hash)
       values ($1, $2, $3, 'done', $4, '{}', '{}', '')`,
      [t.organisationId, agent.agentId, action, file.id],
    )
  expect(await until('now()')).toBeGreaterThan(0)
  expect(await until(`now() + interval '1 day'`)).toBe('42501')
  expect(await until('null')).toBe('42501')
  await t.admin.query(`update compartment_access set until_at = greatest(from_at, now() - interval '1 minute') where compartment_id = $1`, [
    file.general,
  ])
  expect(await until('now()')).toBe(0)
  expect(await line('keys.destroy')).toBe(1)
  expect(await line('case.read')).toBe('42501')
  const { rows } = await t.admin.query<{ line: string }>(
    `select tablename || ' ' || cmd as line from pg_policies where roles = '{aparte_keys}' and tablename in ('agent', 'agent_role', 'case_file', 'entry') and schemaname || policyname <> 'publickeys_change'
     order by 1`,
  )
  expect(rows.map((row) => row.line)).toEqual(['agent SELECT', 'agent_role SELECT', 'case_file SELECT', 'entry INSERT', 'entry SELECT'])
})

it('the root key changes, also when it is cut in the middle; keyed hashes stay', async () => {
  const at = await house(root)
  const agent = await t.anAgent()
  const file = await aTold(at, agent)
  const print = at.vault.fingerprint('night', 'le même texte')
  await at.close()
  const before = await openAll(keys, new Vault(await asKeys(keys, () => openRootKeys(keys, root, randomBytes)), randomBytes))
  await jobs.end()
  await t.house.close()
  await t.admin.end()
  // a connection that was ended is still there for a moment
  for (let turn = 0; turn < 200; turn += 1) {
    const others = `select from pg_stat_activity where datname = current_database() and usename is not null and pid <> pg_backend_pid()`
    if ((await keys.query(others)).rowCount === 0) break
    await new Promise((done) => setTimeout(done, 10))
  }
  const next = randomBytes(32)
  // what a kill leaves: some values of the new key, both proofs remembered
  let cut = 0
  const half = rotateRoot(keys, {
    from: root,
    to: next,
    random: randomBytes,
    now: new Date(),
    progress: () => {
      cut += 1
      throw new Error('cut')
    },
  })
  await expect(half).rejects.toThrow('cut')
  expect(cut).toBe(1)
  await expect(asKeys(keys, () => openRootKeys(keys, root, randomBytes))).rejects.toBeInstanceOf(RootChangeUnderway)
  await expect(
    rotateRoot(keys, { from: root, to: randomBytes(32), random: randomBytes, now: new Date(), progress: () => {} }),
  ).rejects.toBeInstanceOf(WrongRootKey)
  await rotateRoot(keys, { from: root, to: next, random: randomBytes, now: new Date(), progress: () => {} })
  expect(await rotateRoot(keys, { from: root, to: next, random: randomBytes, now: new Date(), progress: () => {} })).toBe(0)
  const renewed = new Vault(await asKeys(keys, () => openRootKeys(keys, next, randomBytes)), randomBytes)
  expect(renewed.fingerprint('night', 'le même texte')).toEqual(print)
  const after = await openAll(keys, renewed)
  expect(after.opened).toBe(before.opened)
  expect(after.lost.length).toBe(before.lost.length)
  jobs = new pg.Client(t.configOf('jobs'))
  await jobs.connect()
  const again = await house(next)
  expect(await titleOf(again, agent, file)).toBe('Elle a retrouvé un logement')
  await again.close()
  await expect(house(root)).rejects.toBeInstanceOf(WrongRootKey)
})
