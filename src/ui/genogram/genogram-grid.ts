import type { Family } from './genogram-family.ts'

/** Measures of the drawing, in units of its view box: one unit is one pixel in a column as wide as `width`. */
export type Metrics = {
  width: number
  /** Least width of a place, and the most a small family gives it. */
  pitch: number
  widest: number
  symbol: number
  font: number
  pillWidth: number
  pillHeight: number
  gutter: number
}
/** For the column of the case file: 304 px wide, so that twelve units are twelve pixels. */
export const columnMetrics: Metrics = { width: 304, pitch: 50, widest: 76, symbol: 27, font: 12, pillWidth: 78, pillHeight: 28, gutter: 22 }
/** For a page of its own. */
export const wideMetrics: Metrics = { width: 720, pitch: 86, widest: 130, symbol: 34, font: 14, pillWidth: 156, pillHeight: 32, gutter: 38 }

/** One line of symbols; a generation too long for the width takes several. `fraction` is 0 or ½: where its columns start. */
export type GridRow = { ids: string[]; column: Map<string, number>; fraction: number }

/** Columns for everyone: parents over their children as far as there is room, nobody twice at one place. */
export function gridOf(family: Family, columns: number): GridRow[] {
  const rows: GridRow[] = []
  const column = new Map<string, number>()
  const single: { groups: string[][]; row: GridRow }[] = []
  for (const groups of family.generations) {
    const lines = linesOf(groups, columns)
    for (const line of lines) {
      const row: GridRow = { ids: line.flat(), column: new Map(), fraction: 0 }
      for (const [index, id] of row.ids.entries()) column.set(id, index)
      rows.push(row)
      if (lines.length === 1) single.push({ groups: line, row })
    }
  }
  // Down, up, and down again: each row is drawn under its parents, then over its children, then settled.
  for (const [pass, order] of [single, single.toReversed(), single].entries())
    for (const { groups, row } of order) row.fraction = settle(groups, columns, column, wishes(family, pass, column, groups))
  for (const row of rows) for (const id of row.ids) row.column.set(id, column.get(id) ?? 0)
  return rows
}

/** Cuts a generation into lines of at most `columns` people; a group stays whole when one line can hold it. */
function linesOf(groups: string[][], columns: number): string[][][] {
  const total = groups.reduce((sum, group) => sum + group.length, 0)
  // Five children where four hold are three and two, not four and one.
  const even = Math.max(Math.ceil(total / Math.ceil(total / columns)), ...groups.map((group) => Math.min(columns, group.length)))
  const lines: string[][][] = []
  let free = 0
  const pieces = groups.flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / columns) }, (_, i) => group.slice(i * columns, (i + 1) * columns)),
  )
  for (const piece of pieces) {
    const line = lines.at(-1)
    if (line && piece.length <= free) line.push(piece)
    else lines.push([piece])
    free = (line && piece.length <= free ? free : even) - piece.length
  }
  return lines
}

/** Where each group would like its first column: under its parents or over its children; undefined at first when neither tells. */
function wishes(family: Family, pass: number, column: Map<string, number>, groups: string[][]): (number | undefined)[] {
  const middle = (ids: string[]): number => ids.reduce((sum, id) => sum + (column.get(id) ?? 0), 0) / ids.length
  const towards = (side: 'parents' | 'children', group: string[]): number | undefined => {
    const wanted = family.unions.flatMap((union) => {
      const [mine, theirs] = side === 'parents' ? [union.children, union.parents] : [union.parents, union.children]
      const own = mine.filter((id) => group.includes(id))
      if (own.length === 0 || theirs.length === 0) return []
      const place = own.reduce((sum, id) => sum + group.indexOf(id), 0) / own.length
      // Brothers and sisters share the place under their parents, each group at its own rank among them.
      const rank = side === 'parents' ? middle(mine) - middle(own) : 0
      return [middle(theirs) - rank - place]
    })
    return wanted.length === 0 ? undefined : wanted.reduce((sum, each) => sum + each, 0) / wanted.length
  }
  return groups.map((group) => {
    if (pass === 0) return towards('parents', group)
    const [first, second] = pass === 1 ? (['children', 'parents'] as const) : (['parents', 'children'] as const)
    return towards(first, group) ?? towards(second, group) ?? column.get(group[0] ?? '')
  })
}

/** Gives the groups of one row their columns, in order, as near to their wishes as may be. Returns 0 or ½, the start of its columns. */
function settle(groups: string[][], columns: number, column: Map<string, number>, wanted: (number | undefined)[]): number {
  const total = groups.reduce((sum, group) => sum + group.length, 0)
  const tries = (total <= columns - 1 ? [0, 0.5] : [0]).map((fraction) => {
    const last = columns - (fraction > 0 ? 1 : 0)
    const starts: number[] = []
    let next = 0
    for (const [i, group] of groups.entries()) {
      const wish = wanted[i] ?? next + fraction
      starts.push(Math.max(next, Math.round(wish - fraction)))
      next = (starts[i] ?? 0) + group.length
    }
    let end = last
    for (let i = groups.length - 1; i >= 0; i--) {
      starts[i] = Math.max(0, Math.min(starts[i] ?? 0, end - (groups[i]?.length ?? 0)))
      end = starts[i] ?? 0
    }
    const cost = starts.reduce((sum, start, i) => sum + (wanted[i] === undefined ? 0 : Math.abs(start + fraction - (wanted[i] ?? 0))), 0)
    return { fraction, starts, cost }
  })
  const best = tries.reduce((a, b) => (b.cost < a.cost - 0.01 ? b : a))
  for (const [i, group] of groups.entries())
    for (const [j, id] of group.entries()) column.set(id, (best.starts[i] ?? 0) + best.fraction + j)
  return best.fraction
}
