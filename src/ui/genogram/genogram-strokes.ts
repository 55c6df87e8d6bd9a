import type { Point } from './genogram-wiring.ts'

const n = (value: number): string => String(Math.round(value * 10) / 10)
const at = (point: Point): string => `${n(point.x)} ${n(point.y)}`

export const linePath = (points: readonly Point[]): string => points.map((point, i) => `${i === 0 ? 'M' : 'L'}${at(point)}`).join('')

/** A closed outline with rounded corners. */
export function roundedPath(loop: readonly Point[], radius: number): string {
  const path = loop.map((point, i) => {
    const [before, after] = [loop.at(i - 1) ?? point, loop[(i + 1) % loop.length] ?? point]
    const [from, to] = [towards(point, before, radius), towards(point, after, radius)]
    return `${i === 0 ? 'M' : 'L'}${at(from)}Q${at(point)} ${at(to)}`
  })
  return `${path.join('')}Z`
}
function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const share = length === 0 ? 0 : Math.min(distance, length / 2) / length
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

/** Along the line: pointed teeth, or a rounded wave. Every segment starts and ends on the line. */
export function teethPath(points: readonly Point[], rounded: boolean): string {
  let path = points[0] ? `M${at(points[0])}` : ''
  for (const [i, from] of points.slice(0, -1).entries()) {
    const to = points[i + 1] ?? from
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    const count = Math.max(1, Math.round(length / (rounded ? 6 : 5)))
    const [ux, uy] = length === 0 ? [0, 0] : [(to.x - from.x) / length, (to.y - from.y) / length]
    for (let k = 0; k < count; k++) {
      const high = (k % 2 === 0 ? 1 : -1) * (rounded ? 5 : 3)
      const [half, end] = [((k + 0.5) * length) / count, ((k + 1) * length) / count]
      const peak = { x: from.x + ux * half - uy * high, y: from.y + uy * half + ux * high }
      const next = { x: from.x + ux * end, y: from.y + uy * end }
      path += rounded ? `Q${at(peak)} ${at(next)}` : `L${at(peak)}L${at(next)}`
    }
  }
  return path
}

/** The longest stretch of a line: its middle, its direction. */
function longest(points: readonly Point[]): { index: number; from: Point; to: Point } {
  const lengths = points
    .slice(0, -1)
    .map((from, i) => Math.hypot((points[i + 1]?.x ?? from.x) - from.x, (points[i + 1]?.y ?? from.y) - from.y))
  const index = lengths.indexOf(Math.max(...lengths))
  const from = points[index] ?? { x: 0, y: 0 }
  return { index, from, to: points[index + 1] ?? from }
}
const between = (a: Point, b: Point, share: number): Point => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share })

/** A line open in the middle of its longest stretch, a bar on each side of the gap. */
export function cutPath(points: readonly Point[]): string {
  const { index, from, to } = longest(points)
  const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y))
  const gap = Math.min(3.5, length / 4) / length
  const [before, after] = [between(from, to, 0.5 - gap), between(from, to, 0.5 + gap)]
  const [ux, uy] = [(-(to.y - from.y) / length) * 5, ((to.x - from.x) / length) * 5]
  const bar = (point: Point): string => `M${n(point.x + ux)} ${n(point.y + uy)}L${n(point.x - ux)} ${n(point.y - uy)}`
  return linePath([...points.slice(0, index + 1), before]) + linePath([after, ...points.slice(index + 1)]) + bar(before) + bar(after)
}

/** The two slashes of a separation, on the longest stretch, off its middle where the children hang. */
export function slashesPath(points: readonly Point[]): string {
  const { from, to } = longest(points)
  const spot = between(from, to, 0.72)
  const slash = (x: number): string => `M${n(x - 3)} ${n(spot.y + 6)}L${n(x + 3)} ${n(spot.y - 6)}`
  return slash(spot.x - 2.5) + slash(spot.x + 2.5)
}
