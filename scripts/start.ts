import { startHouse, StartProblem } from '#app/start.ts'
import type { Running } from '#app/start.ts'
import { seedTown } from '../seed/load.ts'
import { build } from './build.ts'

/** `npm start`: everything from a fresh clone to the first page. Ends with a French sentence and a code ≠ 0 when something is wrong. */
const log = (line: string): void => console.log(line)

let running: Running | undefined
let asked = 0
// asked to stop before it is open: what is being made is finished first, so that nothing stays half made; asked again, at once
const stop = async (): Promise<void> => {
  asked += 1
  if (!running) {
    if (asked > 1) process.exit(130)
    log('Aparté s’arrêtera dès que son ouverture sera finie.')
    return
  }
  if (asked > 1) return
  log('Aparté s’arrête…')
  await running.stop()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())

try {
  build(log)
  running = await startHouse({ env: process.env, projectFolder: process.cwd(), log, seed: seedTown })
  if (asked > 0) {
    asked = 0
    await stop()
  }
} catch (error) {
  if (error instanceof StartProblem) {
    console.error(`\n${error.message}\n`)
    process.exit(error.exitCode)
  }
  console.error(error)
  process.exit(1)
}
