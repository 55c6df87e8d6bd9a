import './production.ts'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { HalfRestored } from '#db/backup/under-way.server.ts'
import { ClusterProblem } from '#db/cluster/problem.ts'
import type { RootKeys } from '#db/vault.server.ts'
import { NewerDatabase, scriptsOf } from '#db/migrate.server.ts'
import { WrongMode } from '#db/prepare.server.ts'
import { startMessages } from '#jobs/run.server.ts'
import { startNight } from '#jobs/start-night.server.ts'
import { externalDatabase, houseState, ownCluster } from './databases.ts'
import { refuseHalfRestored, startNightlyBackups } from './nightly-backup.server.ts'
import { messageHouse } from './message-house.server.ts'
import { prepareHouse } from './prepare-house.ts'
import { learnKeys, readRootKey, takeKey } from './root-key.server.ts'
import { sealKeyOfHouse } from './seal-key-of-house.server.ts'
import { BadSetting, readSettings } from './settings.ts'
import type { Served } from './server.server.ts'
import type { Settings } from './settings.ts'
import { StartProblem } from './start-problem.ts'

export { StartProblem }

type Serve = (options: Record<string, unknown>) => Promise<Served>
type StartOptions = {
  env: NodeJS.ProcessEnv
  projectFolder: string
  log: (line: string) => void
  /** Fills a new demonstration; given by the scripts, so that no demonstration code is in the application. */
  seed?: (connection: { web: pg.ClientConfig; admin: pg.ClientConfig; rootKey: RootKeys; log: (line: string) => void }) => Promise<void>
}
export type Running = { origin: string; stop: () => Promise<void>; settings: Settings }

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code

/** Asks for the port before anything is started, so that « already taken » is told at once. */
const checkPort = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) =>
      reject(
        isCode(error, 'EADDRINUSE')
          ? new StartProblem(
              `Le port ${port} est déjà pris. Arrêtez l’autre programme, ou choisissez un autre port : PORT=3001 npm start`,
              11,
            )
          : isCode(error, 'EACCES')
            ? new StartProblem(
                `Le port ${port} demande des droits d’administration. Choisissez-en un au-delà de 1024 : PORT=3000 npm start`,
                11,
              )
            : new StartProblem(`L’adresse ${host}:${port} ne peut pas être ouverte (${error.message}).`, 11),
      ),
    )
    probe.listen(port, host, () => probe.close(() => resolve()))
  })

const explain = (error: unknown): unknown => {
  if (error instanceof BadSetting) return new StartProblem(error.message, 10)
  if (error instanceof ClusterProblem) return new StartProblem(error.message, error.exitCode)
  if (error instanceof HalfRestored) return new StartProblem(error.message, 16)
  if (error instanceof NewerDatabase)
    return new StartProblem(
      `Cette base a été faite par une version plus récente d’Aparté (${error.message}). Mettez Aparté à jour ; rien n’a été modifié.`,
      14,
    )
  if (error instanceof WrongMode)
    return new StartProblem(
      error.born === 'demo'
        ? 'Cette base est une démonstration : elle ne peut pas servir pour de vrai. Choisissez un autre dossier (APARTE_DATA).'
        : 'Cette base contient de vraies données : la démonstration refuse de s’y ouvrir. Lancez : APARTE_MODE=real npm start',
      15,
    )
  if (isCode(error, 'ENOSPC') || isCode(error, '53100'))
    return new StartProblem('Le disque est plein. Libérez de la place, puis recommencez : rien n’a été perdu.', 22)
  return error
}

/**
 * From settings to a served page: port, database, migrations, key, communes, the fictional town when asked for, pages and jobs.
 * @throws StartProblem
 */
export const startHouse = async ({ env, projectFolder, log, seed }: StartOptions): Promise<Running> => {
  const undo: (() => Promise<void>)[] = []
  try {
    const given = takeKey(env)
    const settings = readSettings(given, projectFolder)
    if (settings.port !== 0) await checkPort(settings.host, settings.port)
    refuseHalfRestored(settings)
    const database = settings.databaseUrl ? await externalDatabase(settings, settings.databaseUrl) : await ownCluster(settings, log)
    undo.unshift(database.stop)
    const admin = await prepareHouse(database, settings.mode, projectFolder)
    const state = await houseState(database.web, projectFolder)
    if (state.mode !== settings.mode) throw new WrongMode(state.mode ?? 'real')
    const { key, source } = await readRootKey(settings, given, { isNew: !state.sealed })
    const rootKey = await learnKeys(database.jobs, key)
    const sealKey = await sealKeyOfHouse(database.sealer, settings.sealKeyFile)
    if (settings.mode === 'demo' && !state.peopled && seed && admin) await seed({ web: database.web, admin, rootKey, log })
    const build = (await import(join(projectFolder, 'build', 'server', 'index.js'))) as { entry: { module: { serve: Serve } } }
    const served = await build.entry.module.serve({
      build,
      clientFolder: join(projectFolder, 'build', 'client'),
      web: database.web,
      jobs: database.jobs,
      sealer: database.sealer,
      rootKey,
      sealKey,
      headFile: `${settings.sealKeyFile}.head`,
      mode: settings.mode,
      host: settings.host,
      port: settings.port,
      ...(settings.origin ? { origin: settings.origin } : {}),
      signOn: settings.signOn,
      installation: {
        database: database.what,
        ...(settings.databaseLinks.leaves ? { databaseLinks: settings.databaseLinks.weak.join(', ') } : {}),
        keyFile: settings.keyFile,
        keySource: source,
        dataFolder: settings.dataFolder,
        backupFolder: settings.backupFolder,
        recoveryFile: settings.recoveryFile,
      },
      log,
      ...(database.isFull ? { isFull: database.isFull } : {}),
      migrations: (await scriptsOf(join(projectFolder, 'db'))).filter(({ kind }) => kind === 'migration'),
      production: settings.production,
    })
    undo.unshift(served.close)
    if (settings.production.nightHere) {
      const night = startNight({ config: database.jobs, rootKey, clock: () => new Date(), log })
      undo.unshift(night.stop)
    }
    undo.unshift(startMessages(database.jobs, messageHouse(settings, rootKey), log).stop)
    const backups = await startNightlyBackups({ database, settings, rootKey, sealKey, projectFolder, log })
    if (backups) undo.unshift(backups.stop)
    log(`\nAparté est ouvert : ${served.origin}`)
    if (served.installationPath)
      log(
        `Créez la première administratrice ou le premier administrateur avec ce lien, qui ne sert qu’une fois :
${served.origin}${served.installationPath}`,
      )
    return {
      origin: served.origin,
      settings,
      stop: async () => {
        // first of all nobody new is sent here; then pages and night end side by side, and the database last
        served.standDown()
        const steps = undo.splice(0)
        const last = steps.pop()
        const ended = await Promise.allSettled(steps.map((step) => step()))
        // the database goes down whole, whatever failed before it
        await last?.()
        for (const step of ended) if (step.status === 'rejected') throw step.reason
      },
    }
  } catch (error) {
    for (const step of undo.splice(0)) await step().catch(() => undefined)
    throw explain(error)
  }
}
