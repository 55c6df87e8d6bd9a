import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as attend } from 'node:timers/promises'
import { instantOf } from '#web/clock.ts'
import { startHouse } from '#app/start.ts'
import { seedTown } from '../seed/load.ts'
import { build } from '../scripts/build.ts'
import { dansNJours } from './people.ts'

/** The longest that the stories take on a slow machine. */
const MINUTES = 15

/** The town is invented for its day: appointments, who waits. Stories begun just before midnight would be told on a day that has nothing of it. */
const attendLeLendemain = async (): Promise<void> => {
  const reste = instantOf(dansNJours(1), '00:00', 'Europe/Paris').getTime() - Date.now()
  if (reste > MINUTES * 60_000) return
  console.log(`Minuit est proche à Clairval : les histoires commencent dans ${Math.ceil(reste / 60_000)} min, avec le jour.`)
  await attend(reste + 1_000)
}

/**
 * One house for all stories: a fresh demonstration in a folder of its own, on a free port.
 * With APARTE_STORY_ORIGIN already set, the stories are told in that house instead (to write one without starting a house each time).
 */
// oxlint-disable-next-line import/no-default-export -- Playwright asks for it
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env['APARTE_STORY_ORIGIN']) return async () => {}
  const folder = await mkdtemp(join(tmpdir(), 'aparte-stories-'))
  build(console.log)
  await attendLeLendemain()
  const running = await startHouse({
    env: { PORT: '0', APARTE_DATA: join(folder, 'data'), APARTE_KEY_FILE: join(folder, 'root.key'), APARTE_MODE: 'demo' },
    projectFolder: process.cwd(),
    log: () => {},
    seed: seedTown,
  })
  process.env['APARTE_STORY_ORIGIN'] = running.origin
  // where a story that plays a night finds the database of the house
  process.env['APARTE_STORY_FOLDER'] = folder
  return async () => {
    await running.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
