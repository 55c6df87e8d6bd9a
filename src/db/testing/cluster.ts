import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startCluster } from '../cluster/cluster.ts'
import { prepareDatabase } from '../prepare.server.ts'

export const TEMPLATE = 'aparte_template'

/** Starts one throwaway cluster for the whole run and migrates the template that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'aparte-test-'))
  const cluster = await startCluster({ dataFolder: folder, log: () => {}, throwaway: true })
  await prepareDatabase({
    admin: cluster.adminConfig,
    database: TEMPLATE,
    sqlFolder: resolve('db'),
    mode: 'real',
    passwordOf: (role) => cluster.configFor(role).password,
  })
  const config = (role: string) => ({ ...cluster.configFor(role) })
  project.provide('postgres', {
    admin: { ...cluster.adminConfig },
    web: config('aparte_web'),
    jobs: config('aparte_jobs'),
    sealer: config('aparte_sealer'),
    backup: config('aparte_backup'),
  })
  return async () => {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: Record<
      'admin' | 'web' | 'jobs' | 'sealer' | 'backup',
      { host: string; port: number; user: string; password: string; database: string }
    >
  }
}
