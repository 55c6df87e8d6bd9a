import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startCluster } from '#db/cluster/cluster.ts'
import { prepareDatabase } from '#db/prepare.server.ts'
import { printSchema, printTypes } from '#db/schema-printer.server.ts'

/** `npm run db:dump`: migrates an empty database and writes `db/schema.sql` and `src/db/schema.ts` from what it became. */
const folder = await mkdtemp(join(tmpdir(), 'aparte-dump-'))
const cluster = await startCluster({ dataFolder: folder, log: () => {}, throwaway: true })
try {
  await prepareDatabase({ admin: cluster.adminConfig, database: 'dump', sqlFolder: 'db', mode: 'real' })
  const client = new pg.Client({ ...cluster.adminConfig, database: 'dump' })
  await client.connect()
  await writeFile('db/schema.sql', await printSchema(client))
  await writeFile('src/db/schema.ts', await printTypes(client))
  await client.end()
  spawnSync(join('node_modules', '.bin', 'oxfmt'), ['src/db/schema.ts'], { stdio: 'inherit' })
  console.log('db/schema.sql, src/db/schema.ts')
} finally {
  await cluster.stop()
  await rm(folder, { recursive: true, force: true })
}
