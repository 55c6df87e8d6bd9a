import { startHouse, StartProblem } from '#app/start.ts'
import { seedTown } from '../seed/load.ts'
import { build } from './build.ts'

/** `npm start`: everything from a fresh clone to the first page. Ends with a French sentence and a code ≠ 0 when something is wrong. */
const log = (line: string): void => console.log(line)

try {
  build(log)
  const running = await startHouse({ env: process.env, projectFolder: process.cwd(), log, seed: seedTown })
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    log('Aparté s’arrête…')
    await running.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
} catch (error) {
  if (error instanceof StartProblem) {
    console.error(`\n${error.message}\n`)
    process.exit(error.exitCode)
  }
  console.error(error)
  process.exit(1)
}
