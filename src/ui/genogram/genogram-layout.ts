import { textWidth } from '#ui/text-width.ts'
import { carriesBond } from './genogram-family.ts'
import type { Family, GenogramLink, GenogramPerson } from './genogram-family.ts'
import { columnMetrics, gridOf, wideMetrics } from './genogram-grid.ts'
import type { GridRow } from './genogram-grid.ts'
import type { LinkQuality } from './genogram-terms.ts'
import { householdOutline } from './genogram-outline.ts'
import { Wiring } from './genogram-wiring.ts'
import type { Point } from './genogram-wiring.ts'

export type Box = { x: number; y: number; width: number; height: number }
export type Node = { person: GenogramPerson; x: number; y: number; symbol: Box; label: string; labelBox: Box }
export type Pill = { id: string; label: string; box: Box }
export type Trace = {
  kind: 'couple' | 'descent' | 'bond' | 'support'
  quality: LinkQuality
  /** Former couple: two slashes. */
  former: boolean
  /** Who the line ties; a support has the pill's id second. */
  ends: readonly [string, string]
  points: Point[]
}
export type Layout = {
  width: number
  height: number
  font: number
  nodes: Node[]
  pills: Pill[]
  traces: Trace[]
  /** Closed outlines around those living under the same roof. */
  household: Point[][]
}

const labelHigh = (font: number): number => font + 3
const step = 7

/**
 * Places everything: symbols on rows by generation, lines in the channels between rows and in the corridors between symbols,
 * pills on the right. No symbol, label or pill covers another, and no line runs through one it does not tie.
 */
export function layoutOf(family: Family, wide: boolean): Layout {
  const m = wide ? wideMetrics : columnMetrics
  const side = family.around.length > 0 ? m.pillWidth + m.gutter : 0
  const columns = Math.floor((m.width - side - 4) / m.pitch)
  const rows = gridOf(family, columns)
  const taken = rows.flatMap((row) => [...row.column.values()])
  const [first, last] = [Math.min(0, ...taken), Math.max(0, ...taken)]
  // A small family takes the room it finds: wider places, longer names.
  const room = m.width - side - 4
  const pitch = Math.min(m.widest, room / (last - first + 1))
  // What the family leaves free is shared on both sides; with pills, it is left on the outer side, near them stays the family.
  const free = room - (last - first + 1) * pitch
  const left = 2 + (side > 0 ? free : free / 2) - first * pitch
  const xOf = (column: number): number => left + (column + 0.5) * pitch
  const right = m.width - side

  const rowOf = new Map(rows.flatMap((row, index) => row.ids.map((id) => [id, index] as const)))
  const columnOf = (id: string): number => rows[rowOf.get(id) ?? 0]?.column.get(id) ?? 0
  const wiring = new Wiring(rows.map((row) => corridorsOf(row, xOf, columns).filter((x) => x > 0 && x < right)))
  const drafts = [...wireUnions(family, rowOf, columnOf, xOf, wiring), ...wireBonds(family, rowOf, columnOf, xOf, wiring)]
  const port = wirePort(family, rows, rowOf, columnOf, xOf, right, wiring)

  const rowHigh = m.symbol + 3 + labelHigh(m.font) + 1
  const tops: number[] = []
  let y = 4
  for (const [index] of rows.entries()) {
    const tracks = wiring.tracks(index)
    y += index === 0 ? 6 + tracks * step : 16 + tracks * step
    tops.push(y)
    y += rowHigh
  }
  const bottom = y + 8 + wiring.tracks(rows.length) * step
  const pillsHigh = family.around.length * (m.pillHeight + 10) - 10
  const height = Math.max(bottom, pillsHigh + 8)
  const down = Math.max(0, (height - bottom) / 2)
  const place = {
    top: (row: number) => (tops[row] ?? 0) + down,
    middle: (row: number) => (tops[row] ?? 0) + down + m.symbol / 2,
    foot: (row: number) => (tops[row] ?? 0) + down + rowHigh,
    track: (channel: number, key: string) => {
      const above = channel === 0 ? 4 + down : (tops[channel - 1] ?? 0) + down + rowHigh
      return above + 5 + wiring.trackOf(channel, key) * step + step / 2
    },
  }
  const nodes = [...family.people.values()].map((person): Node => {
    const [x, top] = [xOf(columnOf(person.id)), place.top(rowOf.get(person.id) ?? 0)]
    const bolder = person.main ? 1.08 : 1
    const label = shortened(person.name, (pitch - 8) / bolder, m.font)
    const wideLabel = Math.min(pitch - 7, textWidth(label, m.font) * bolder)
    return {
      person,
      x,
      y: top + m.symbol / 2,
      symbol: { x: x - m.symbol / 2, y: top, width: m.symbol, height: m.symbol },
      label,
      labelBox: { x: x - wideLabel / 2, y: top + m.symbol + 3, width: wideLabel, height: labelHigh(m.font) },
    }
  })
  const mainY = port ? wiring.ends(port, place).y : height / 2
  const pillsTop = Math.min(Math.max(4, mainY - pillsHigh / 2), height - pillsHigh - 4)
  const pills = family.around.map((each, index): Pill => ({
    id: each.id,
    label: cutTo(each.name.trim(), m.pillWidth - 14, m.font),
    box: { x: m.width - m.pillWidth - 1, y: pillsTop + index * (m.pillHeight + 10), width: m.pillWidth, height: m.pillHeight },
  }))
  const traces: Trace[] = drafts.map(({ route, ...rest }) => ({ ...rest, points: wiring.points(route, place) }))
  if (port && family.main) {
    const main = family.main.id
    const stem = wiring.points(port, place)
    traces.push({ kind: 'support', quality: 'ordinary', former: false, ends: [main, main], points: stem })
    for (const [index, pill] of pills.entries())
      traces.push({
        kind: 'support',
        quality: family.around[index]?.quality ?? 'ordinary',
        former: false,
        ends: [main, pill.id],
        points: [stem.at(-1) ?? { x: right, y: mainY }, { x: pill.box.x, y: pill.box.y + m.pillHeight / 2 }],
      })
  }
  const cells = nodes.filter(({ person }) => person.livesIn).map((node) => ({ row: rowOf.get(node.person.id) ?? 0, x: node.x }))
  const bands = rows.map((_, row) => ({ top: place.top(row) - 5, bottom: place.foot(row) + 3 }))
  return {
    width: m.width,
    height,
    font: m.font,
    nodes,
    pills,
    traces,
    household: householdOutline(cells, bands, pitch - 6, wiring.corridors),
  }
}

/** The longest writing of a name that fits: whole, « Julien F. », « Julien », then cut. */
export function shortened(name: string, width: number, font: number): string {
  const words = name.trim().split(/\s+/u)
  const [given = '', ...rest] = words
  const [initial] = [...(rest.findLast((word) => /^\p{L}/u.test(word)) ?? '')]
  for (const text of [words.join(' '), ...(initial ? [`${given} ${initial}.`] : []), given]) if (textWidth(text, font) <= width) return text
  return cutTo(given, width, font)
}

const cutTo = (text: string, width: number, font: number): string => {
  if (textWidth(text, font) <= width) return text
  const letters = [...text]
  while (letters.length > 1 && textWidth(`${letters.join('').trimEnd()}…`, font) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

type Draft = Omit<Trace, 'points'> & { route: string }
type X = (column: number) => number
type Of = (id: string) => number

const corridorsOf = (row: GridRow, xOf: X, columns: number): number[] =>
  Array.from({ length: columns + 1 }, (_, i) => xOf(i + row.fraction - 0.5)).filter((x, i) => row.fraction === 0 || i < columns)

/** Couple lines, and the lines of descent that hang from them. */
function wireUnions(family: Family, rowOf: Map<string, number>, columnOf: Of, xOf: X, wiring: Wiring): Draft[] {
  const drafts: Draft[] = []
  const wired = family.unions.map((union) => {
    const [a = '', b] = union.parents
    const row = rowOf.get(a) ?? 0
    const alone = { union, row, from: { row, side: 'foot' as const, x: xOf(columnOf(a)) } }
    if (b === undefined) return alone
    const couple = {
      kind: 'couple' as const,
      quality: union.couple?.quality ?? 'ordinary',
      former: union.couple?.kind === 'formerPartner',
      ends: [a, b] as const,
    }
    if (rowOf.get(b) !== row) {
      drafts.push({ ...couple, route: wiring.join(end(a), end(b)) })
      return alone
    }
    const [left, right] = [Math.min(columnOf(a), columnOf(b)), Math.max(columnOf(a), columnOf(b))]
    const middle = xOf((left + right) / 2)
    if (right - left === 1) {
      drafts.push({ ...couple, route: wiring.straight({ row, side: 'middle', x: xOf(left) }, { row, side: 'middle', x: xOf(right) }) })
      return { union, row, from: { row, side: 'middle' as const, x: middle } }
    }
    const key = `couple ${union.key}`
    const [x1, x2] = [xOf(left) + wiring.offset(row, 'foot', left), xOf(right) + wiring.offset(row, 'foot', right)]
    drafts.push({ ...couple, route: wiring.route({ row, side: 'foot', x: x1 }, [{ channel: row + 1, key, x: x2 }], { row, side: 'foot' }) })
    return { union, row, from: { row, side: 'track' as const, key, x: wiring.free(row, middle) } }
  })
  function end(id: string): { row: number; x: number; column: number } {
    return { row: rowOf.get(id) ?? 0, x: xOf(columnOf(id)), column: columnOf(id) }
  }
  // Descent comes after every couple line, so that it hangs below those that pass under the symbols.
  for (const { union, from } of wired)
    for (const child of union.children) {
      const { row, x } = end(child)
      const bond = carriesBond(union) ? (family.bonds.get(`${union.parents[0]} ${child}`) ?? 'ordinary') : 'ordinary'
      drafts.push({
        kind: 'descent',
        quality: bond,
        former: false,
        ends: [union.parents[0] ?? '', child],
        route: wiring.descend(from, { row, x }, `descent ${union.key}`),
      })
    }
  return drafts
}

/** The lines apart: brothers and sisters above their symbols, the others from the foot of one to the top of the other. */
function wireBonds(family: Family, rowOf: Map<string, number>, columnOf: Of, xOf: X, wiring: Wiring): Draft[] {
  return family.loose.map((link: GenogramLink): Draft => {
    const at = (id: string) => ({ row: rowOf.get(id) ?? 0, x: xOf(columnOf(id)), column: columnOf(id) })
    return {
      kind: 'bond',
      quality: link.quality,
      former: link.kind === 'formerPartner',
      ends: [link.from, link.to],
      route: wiring.join(at(link.from), at(link.to), link.kind === 'sibling'),
    }
  })
}

/** The stem from the person met to where the supports fan out; straight when nobody stands between. Undefined without supports. */
function wirePort(
  family: Family,
  rows: GridRow[],
  rowOf: Map<string, number>,
  columnOf: Of,
  xOf: X,
  right: number,
  wiring: Wiring,
): string | undefined {
  if (!family.main || family.around.length === 0) return undefined
  const [row, column] = [rowOf.get(family.main.id) ?? 0, columnOf(family.main.id)]
  const clear = [...(rows[row]?.column.values() ?? [])].every((other) => other <= column)
  const from = { row, x: xOf(column) }
  if (clear) return wiring.straight({ ...from, side: 'middle' }, { row, side: 'middle', x: right })
  return wiring.route({ row, side: 'top', x: from.x + wiring.offset(row, 'top', column) }, [{ channel: row, key: 'port', x: right }], null)
}
