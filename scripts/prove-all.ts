/** `npm run prove:all`: the long proofs too. The same as `npm run prove -- --all`. */
import { counted, prove } from './prove.ts'

const count = await prove(
  'all',
  process.argv.slice(2).filter((one) => !one.startsWith('--')),
  process.argv.includes('--write'),
)
console.log(counted(count))
process.exit(count.failed === 0 && count.held > 0 ? 0 : 1)
