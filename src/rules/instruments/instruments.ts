import { childProtection } from './child.ts'
import { danger } from './danger.ts'
import { diagnosis } from './diagnosis.ts'
import { disability } from './disability.ts'
import { epices } from './epices.ts'
import { housing } from './housing.ts'
import type { Instrument } from './instrument.ts'

/** The instruments of the house, in the order in which they are offered. A version that was ever used stays here, so that what was filled with it can be read. */
export const INSTRUMENTS: readonly Instrument[] = [diagnosis, housing, danger, childProtection, disability, epices]

/** An instrument of the house; a former version when it is named. Undefined: no such id, or no such version. */
export const instrumentOf = (id: string, version?: number): Instrument | undefined =>
  INSTRUMENTS.findLast((one) => one.id === id && (version === undefined || one.version === version))
