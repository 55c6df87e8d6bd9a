import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import type pg from 'pg'
import { Vault } from '#db/vault.server.ts'
import type { RootKeys } from '#db/vault.server.ts'
import { startQueue } from './queue.server.ts'
import { tellOnce } from './run.server.ts'

/** The thread in which the queue runs beside the pages (`start-night.server.ts`). Its port brings « stop », and takes lines of the log. */
const { config, rootKey } = workerData as { config: pg.ClientConfig; rootKey: RootKeys | Uint8Array }
const clock = (): Date => new Date()
const queue = startQueue({
  config,
  vault: new Vault(rootKey, randomBytes),
  clock,
  failed: tellOnce((line) => parentPort?.postMessage(line), clock),
})
parentPort?.once('message', () => void queue.stop().finally(() => process.exit(0)))
