import type { Scope } from '../promise.ts'
import { everyAsker, everyState } from './expected.ts'
import { holds } from './table.ts'
import type { Asker, State } from './table.ts'
import type { ReadOptions } from './reads.ts'

/** Those who hold something of a household; all others are to be answered alike, whatever its state. */
export const holders = everyAsker.filter((asker) => holds[asker] !== undefined)
const inTurn = (asker: Asker, place: number): readonly State[] => [
  everyState[(place + everyAsker.indexOf(asker)) % everyState.length] ?? 'open',
]

/**
 * What is asked: in `all`, every cell. In `prove`, holders of every household, the others of one of the three in turn (they hold nothing of
 * any: one class). In `test`, one asker of each class, of one household in turn.
 */
export const askedIn = (scope: Scope): { reads: ReadOptions; refused: ReadOptions; accepted: ReadOptions } => {
  if (scope === 'all') return { reads: {}, refused: {}, accepted: {} }
  if (scope === 'prove') {
    const statesOf = (asker: Asker, place: number) => (holders.includes(asker) ? everyState : inTurn(asker, place))
    return {
      reads: { statesOf, data: (asker) => holders.includes(asker) || asker === 'teammate' },
      refused: { statesOf },
      accepted: { statesOf: (asker) => (asker === 'referent' ? everyState : ['open']) },
    }
  }
  const askers: Asker[] = ['referent', 'author', 'exceptional', 'teammate', 'reception', 'nobody']
  return {
    reads: { askers, statesOf: inTurn, data: (asker) => asker === 'author' },
    refused: { askers: ['nurse', 'teammate', 'administrator'], statesOf: inTurn },
    accepted: { askers: ['referent'], statesOf: () => ['open'] },
  }
}
