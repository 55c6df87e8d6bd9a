import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { uuidv7 } from '#core/ids.ts'
import { startHouse } from '#app/start.ts'
import { foundTown, leaveTown } from '../seed/town.ts'
import { test } from './people.ts'

/** A house of its own: the people of Clairval, and no household. For a story that plays other days than today, or counts every case file. */
export type Maison = {
  /** Plays a command of ours over the database of this house. @returns what it printed. */
  commande: (script: string, ...args: string[]) => Promise<string>
}

/** Opened before the stories of a file, closed after them; meanwhile « comme » leads into it. `reglages`: more of the environment, asked for just before. */
export const maisonAPart = (reglages: () => Promise<NodeJS.ProcessEnv> = async () => ({})): Maison => {
  let env: NodeJS.ProcessEnv = {}
  let ferme = async (): Promise<void> => {}
  const avant = process.env['APARTE_STORY_ORIGIN']
  test.beforeAll(async () => {
    const dossier = await mkdtemp(join(tmpdir(), 'aparte-story-'))
    const propre = { PORT: '0', APARTE_DATA: join(dossier, 'data'), APARTE_KEY_FILE: join(dossier, 'root.key'), APARTE_MODE: 'demo' }
    // never the database of whoever tells the stories
    const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...autres } = process.env
    env = { ...autres, ...propre, ...(await reglages()) }
    const efface = () => rm(dossier, { recursive: true, force: true })
    ferme = efface
    const running = await startHouse({
      env,
      projectFolder: process.cwd(),
      log: () => {},
      seed: async ({ admin }) => {
        const client = new pg.Client(admin)
        await client.connect()
        await foundTown(client, () => uuidv7(Date.now(), randomBytes(10)))
        await leaveTown(client)
        await client.end()
      },
    })
    process.env['APARTE_STORY_ORIGIN'] = running.origin
    ferme = async () => {
      process.env['APARTE_STORY_ORIGIN'] = avant
      await running.stop()
      await efface()
    }
  })
  test.afterAll(() => ferme())
  return {
    commande: async (script, ...args) =>
      (await promisify(execFile)(process.execPath, [join('scripts', `${script}.ts`), ...args], { env, encoding: 'utf8' })).stdout,
  }
}
