import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { readSealKey } from '#db/audit/seal-key.server.ts'
import { summary, verifyLog } from '#db/audit/verify.server.ts'
import { attach } from '#db/cluster/attach.ts'
import { startCluster } from '#db/cluster/cluster.ts'
import { ClusterProblem } from '#db/cluster/problem.ts'
import { besideLogin } from '#app/databases.ts'
import { BadSetting, readSettings } from '#app/settings.ts'

/** `npm run verify`: recomputes the whole sealed log of this house, running or not. Exit code 0 intact, 2 to be looked at, 1 altered. */
const connection = async (settings: ReturnType<typeof readSettings>): Promise<{ config: pg.ClientConfig; stop: () => Promise<void> }> => {
  if (settings.databaseUrl)
    return {
      config: besideLogin(settings, 'aparte_sealer') ?? { connectionString: settings.databaseUrl },
      stop: async () => {},
    }
  try {
    const cluster = await startCluster({ dataFolder: settings.dataFolder, log: () => {} })
    return { config: { ...cluster.configFor('aparte_sealer', 'aparte') }, stop: cluster.stop }
  } catch (error) {
    if (!(error instanceof ClusterProblem) || error.code !== 'already-running') throw error
    const configFor = await attach(settings.dataFolder)
    if (!configFor) throw error
    return { config: { ...configFor('aparte_sealer', 'aparte') }, stop: async () => {} }
  }
}

try {
  const settings = readSettings(process.env, process.cwd())
  const key = await readSealKey(settings.sealKeyFile)
  const { config, stop } = await connection(settings)
  const client = new pg.Client(config)
  await client.connect()
  const headFile = `${settings.sealKeyFile}.head`
  const head = await readFile(headFile, 'utf8').then(
    (text) => JSON.parse(text) as { no: string; hash: string },
    () => null,
  )
  const found = summary(await verifyLog(client, key.publicKey, head ? [{ ...head, where: headFile }] : []))
  await client.end()
  await stop()
  console.log(found.line)
  process.exit(found.exitCode)
} catch (error) {
  console.error(error instanceof BadSetting || error instanceof ClusterProblem || error instanceof Error ? error.message : error)
  process.exit(1)
}
