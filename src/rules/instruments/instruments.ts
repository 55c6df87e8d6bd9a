import { firstChildProtection } from './child-1.ts'
import { childProtection } from './child.ts'
import { danger } from './danger.ts'
import { diagnosis } from './diagnosis.ts'
import { disability } from './disability.ts'
import { epices } from './epices.ts'
import { housing } from './housing.ts'
import type { Instrument } from './instrument.ts'

/** The instruments of the house, in the order in which they are offered. */
export const INSTRUMENTS: readonly Instrument[] = [diagnosis, housing, danger, childProtection, disability, epices]

/** Versions that are no more offered, and with which something may have been filled: it is read with the questions of its day. */
export const FORMER_INSTRUMENTS: readonly Instrument[] = [firstChildProtection]

/** An instrument of the house as it is offered; a version of it, former ones too, when it is named. Undefined: no such id, or no such version. */
export const instrumentOf = (id: string, version?: number): Instrument | undefined =>
  [...INSTRUMENTS, ...FORMER_INSTRUMENTS].find((one) => one.id === id && (version === undefined || one.version === version))
