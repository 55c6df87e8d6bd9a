import { open } from '#web/page.server.ts'
import { calculation } from './calculate.server.ts'

/** No session: the key is the proof, and opens nothing but the arithmetic. */
export const loader = open(calculation)
export const action = open(calculation)
