/** `npm run prove:all`: the long proofs too. The same as `npm run prove -- --all`. */
import { prove } from './prove.ts'

const { held, failed, notRun } = await prove(
  'all',
  process.argv.slice(2).filter((one) => !one.startsWith('--')),
  process.argv.includes('--write'),
)
console.log(`${held} held, ${failed} not held, ${notRun} pending`)
process.exit(failed === 0 && held > 0 ? 0 : 1)
