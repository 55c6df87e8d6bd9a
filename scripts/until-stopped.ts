import { StartProblem } from '#app/start.ts'
import type { Running } from '#app/start.ts'

/** What is still not ended after so long ends without us: less than the thirty seconds that systemd is told to wait (deploy/). */
const AT_MOST_MS = 28_000

/**
 * Opens the house and keeps it open until a signal, then stops it gently with exit code 0. A house that cannot open ends with a French
 * sentence and a code of its own.
 */
export const untilStopped = async (open: (log: (line: string) => void) => Promise<Running>): Promise<void> => {
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
    const drain = running.settings.production.drainSeconds * 1_000
    setTimeout(() => {
      console.error(JSON.stringify({ level: 'error', stop: 'too long' }))
      process.exit(1)
    }, AT_MOST_MS + drain).unref()
    await running.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())

  try {
    running = await open(log)
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
}
