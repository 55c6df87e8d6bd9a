import type { Point } from './genogram-wiring.ts'

type Rect = { left: number; right: number; top: number; bottom: number }

/**
 * Closed outlines around the cells of those living under the same roof: their cells row by row, joined through the channels
 * between rows, by a narrow passage where a row between has none of them. Whoever stands among them stays outside.
 */
export function householdOutline(
  cells: readonly { row: number; x: number }[],
  bands: readonly { top: number; bottom: number }[],
  width: number,
  corridors: readonly (readonly number[])[],
): Point[][] {
  if (cells.length === 0) return []
  const rows = [...new Set(cells.map((cell) => cell.row))]
  const [first, last] = [Math.min(...rows), Math.max(...rows)]
  const rects: Rect[] = []
  let above: Rect[] = []
  for (let row = first; row <= last; row++) {
    const band = bands[row] ?? { top: 0, bottom: 0 }
    const here = cells.filter((cell) => cell.row === row).map((cell) => ({ left: cell.x - width / 2, right: cell.x + width / 2, ...band }))
    const next = here.length > 0 ? here : [passage(above, corridors[row] ?? [], band)]
    // Cells side by side become one, so that the outline does not run between two who live together.
    const joined = next
      .toSorted((a, b) => a.left - b.left)
      .reduce<Rect[]>((done, rect) => {
        const before = done.at(-1)
        if (before && rect.left - before.right < 8) return [...done.slice(0, -1), { ...before, right: rect.right }]
        return [...done, rect]
      }, [])
    rects.push(...joined)
    if (above.length > 0) {
      const both = [...above, ...joined]
      rects.push({
        left: Math.min(...both.map((rect) => rect.left)),
        right: Math.max(...both.map((rect) => rect.right)),
        top: above[0]?.bottom ?? 0,
        bottom: band.top,
      })
    }
    above = joined
  }
  return boundary(rects)
}

function passage(above: readonly Rect[], corridors: readonly number[], band: { top: number; bottom: number }): Rect {
  const middle = above.reduce((sum, rect) => sum + (rect.left + rect.right) / 2, 0) / Math.max(1, above.length)
  const x = corridors.reduce((best, each) => (Math.abs(each - middle) < Math.abs(best - middle) ? each : best), corridors[0] ?? middle)
  return { left: x - 2.5, right: x + 2.5, ...band }
}

/** The outline of a union of rectangles, as loops of corners. */
function boundary(rects: readonly Rect[]): Point[][] {
  const sorted = (values: number[]): number[] => [...new Set(values)].toSorted((a, b) => a - b)
  const xs = sorted(rects.flatMap((rect) => [rect.left, rect.right]))
  const ys = sorted(rects.flatMap((rect) => [rect.top, rect.bottom]))
  const full = (i: number, j: number): boolean => {
    const [x, y] = [((xs[i] ?? 0) + (xs[i + 1] ?? 0)) / 2, ((ys[j] ?? 0) + (ys[j + 1] ?? 0)) / 2]
    const inside = i >= 0 && j >= 0 && i < xs.length - 1 && j < ys.length - 1
    return inside && rects.some((rect) => x > rect.left && x < rect.right && y > rect.top && y < rect.bottom)
  }
  // Each edge between a full and an empty cell, turning clockwise round the full one.
  const edges = new Map<string, string[]>()
  const add = (i1: number, j1: number, i2: number, j2: number): unknown =>
    edges.set(`${i1},${j1}`, [...(edges.get(`${i1},${j1}`) ?? []), `${i2},${j2}`])
  for (let i = 0; i < xs.length - 1; i++)
    for (let j = 0; j < ys.length - 1; j++) {
      if (!full(i, j)) continue
      if (!full(i, j - 1)) add(i, j, i + 1, j)
      if (!full(i + 1, j)) add(i + 1, j, i + 1, j + 1)
      if (!full(i, j + 1)) add(i + 1, j + 1, i, j + 1)
      if (!full(i - 1, j)) add(i, j + 1, i, j)
    }
  const loops: Point[][] = []
  for (let start = edges.keys().next().value; start !== undefined; start = edges.keys().next().value) {
    const loop: Point[] = []
    let at = start
    while (edges.has(at)) {
      const [to = start, ...others] = edges.get(at) ?? []
      if (others.length > 0) edges.set(at, others)
      else edges.delete(at)
      const [i = 0, j = 0] = at.split(',').map(Number)
      loop.push({ x: xs[i] ?? 0, y: ys[j] ?? 0 })
      at = to
    }
    loops.push(corners(loop))
  }
  return loops
}

/** Only the points where the outline turns. */
const corners = (loop: readonly Point[]): Point[] =>
  loop.filter((point, i) => {
    const [before, after] = [loop.at(i - 1), loop[(i + 1) % loop.length]]
    return !((before?.x === point.x && after?.x === point.x) || (before?.y === point.y && after?.y === point.y))
  })
