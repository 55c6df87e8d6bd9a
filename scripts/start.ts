import { startHouse } from '#app/start.ts'
import { seedTown } from '../seed/load.ts'
import { build } from './build.ts'
import { untilStopped } from './until-stopped.ts'

/** `npm start`: everything from a fresh clone to the first page. Ends with a French sentence and a code ≠ 0 when something is wrong. */
await untilStopped((log) => {
  build(log)
  return startHouse({ env: process.env, projectFolder: process.cwd(), log, seed: seedTown })
})
