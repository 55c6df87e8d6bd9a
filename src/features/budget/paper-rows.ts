/** The rows of the paper form: the usual ones, a wage for each adult, and whatever else stands. Nobody is named: the paper travels. Pure. */
import { isIncome, lineLabel, sectionOf } from '#rules/budget/kinds.ts'
import type { Section } from '#rules/budget/kinds.ts'
import { LEFT, RIGHT, USUAL } from './filling.ts'
import { isOfPerson } from './ledger-keys.ts'
import type { Shown } from './model.ts'
import { typeAmount } from './typed-amount.ts'

export type PaperRow = { name: string; label: string; amount: string; paper: string }

const PLACES: readonly Section[] = [...LEFT, ...RIGHT]

/** The rows of each section. What stands of a section that the paper does not have is written with daily life. */
export const paperRows = (lines: readonly Shown[], adults: readonly { id: string }[]): Partial<Record<Section, PaperRow[]>> => {
  const used = new Set<string>()
  const rowOf = (name: string, label: string, line: Shown | undefined): PaperRow => {
    if (line) used.add(line.seriesId)
    const amount = line ? typeAmount({ cents: line.cents, period: line.period, about: line.proof === 'estimated' }) : ''
    return { name, label, amount, paper: line?.paper ?? '' }
  }
  const rows: Partial<Record<Section, PaperRow[]>> = {}
  for (const section of PLACES)
    rows[section] = (USUAL[section] ?? []).flatMap((kind) => {
      if (!isOfPerson(kind) || adults.length < 2)
        return [
          rowOf(
            kind,
            lineLabel(kind),
            lines.find((line) => line.kind === kind && !used.has(line.seriesId)),
          ),
        ]
      const stands = (id: string) => lines.find((line) => line.kind === kind && line.subjectId === id)
      const own = adults.map(({ id }, at) => ({ at, line: stands(id) }))
      const kept = kind === 'salary' ? own : own.filter(({ line }) => line !== undefined)
      return kept.length === 0
        ? [rowOf(kind, lineLabel(kind), undefined)]
        : kept.map(({ at, line }) => rowOf(`${kind}-${at}`, `${lineLabel(kind)}, adulte ${at + 1}`, line))
    })
  for (const line of lines.filter(({ seriesId }) => !used.has(seriesId))) {
    const own = isIncome(line.kind) ? 'income' : sectionOf(line.kind)
    const section = PLACES.includes(own) ? own : 'daily'
    rows[section] = [...(rows[section] ?? []), rowOf(line.seriesId, line.label, line)]
  }
  return rows
}
