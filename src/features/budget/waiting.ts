/** Lines of which two values wait to be settled: the budget counts the one that the ledger counts, and says the other. Pure. */
import { kindOfKey } from './ledger-keys.ts'
import { ledgerLine, saidOf } from './merge.ts'
import type { Observed, Shown } from './model.ts'

/** Two values of one fact: the one that counts today, and the one set aside. */
export type Pair = { used: { id: string; label: string }; other: { id: string; label: string } }

/** Of values that set each other aside, the one that counts. */
const winnerOf = (id: string, pairs: readonly Pair[], seen: readonly string[] = []): string => {
  const next = pairs.find(({ other }) => other.id === id)?.used.id
  return next === undefined || seen.includes(next) ? id : winnerOf(next, pairs, [...seen, id])
}

/** The lines of the month that runs, each with the value that counts today; a line that would repeat another’s fact is left out. */
export const asTheLedger = (lines: readonly Shown[], observed: readonly Observed[], pairs: readonly Pair[], month: string): Shown[] =>
  lines.flatMap((line): Shown[] => {
    const { factId } = line
    const sides = pairs.filter(({ used, other }) => used.id === factId || other.id === factId).flatMap(({ used, other }) => [used, other])
    if (factId === null || factId === undefined || sides.length === 0) return [line]
    const besides = (id: string): string[] => [...new Set(sides.filter((side) => side.id !== id).map(({ label }) => label))]
    const winner = winnerOf(factId, pairs)
    if (winner !== factId && lines.some((other) => other.factId === winner)) return []
    const value = winner === factId ? undefined : observed.find(({ id }) => id === winner)
    const cents = value === undefined ? null : saidOf(value, month)
    const kind = value === undefined ? undefined : kindOfKey(value.key)
    if (value === undefined || cents === null || kind === undefined) return [{ ...line, waiting: besides(factId) }]
    const told = ledgerLine(value, kind, month, cents)
    // the line stays the one that is edited: its series goes on
    const fromLedger = line.fromLedger === null ? null : told.fromLedger
    return [{ ...told, seriesId: line.seriesId, label: line.label, fromLedger, waiting: besides(winner) }]
  })
