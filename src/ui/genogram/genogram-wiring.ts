export type Point = { x: number; y: number }
type Side = 'top' | 'middle' | 'foot'
type Start = { row: number; side: Side; x: number } | { row: number; side: 'track'; key: string; x: number }
type Hop = { channel: number; key: string; x: number }
type Route = { from: Start; hops: Hop[]; to: { row: number; side: Side } | null }
type Place = {
  top: (row: number) => number
  middle: (row: number) => number
  foot: (row: number) => number
  track: (channel: number, key: string) => number
}
type End = { row: number; x: number; column: number }

/**
 * Wires of the drawing. A channel runs across above each row (channel 0 over the first, and one more under the last); in a
 * channel each wire has a track of its own where it would meet another. Down through a row, a wire takes a corridor between symbols.
 */
export class Wiring {
  /** For each row, the places between its symbols. */
  readonly corridors: readonly (readonly number[])[]
  readonly #routes = new Map<string, Route>()
  readonly #spans = new Map<number, Map<string, { from: number; to: number }>>()
  readonly #tracks = new Map<number, Map<string, number>>()
  readonly #used = new Map<string, number>()

  constructor(corridors: readonly (readonly number[])[]) {
    this.corridors = corridors
  }

  straight(from: Start & { side: Side }, to: { row: number; side: Side; x: number }): string {
    return this.#keep({ from, hops: [{ channel: -1, key: '', x: to.x }], to })
  }

  /** A wire along these hops; with no end, it stops at the end of its last track. */
  route(from: Start, hops: Hop[], to: { row: number; side: Side } | null): string {
    let x = from.x
    for (const hop of hops) {
      const spans = this.#spans.get(hop.channel) ?? new Map<string, { from: number; to: number }>()
      const span = spans.get(hop.key) ?? { from: x, to: x }
      spans.set(hop.key, { from: Math.min(span.from, x, hop.x), to: Math.max(span.to, x, hop.x) })
      this.#spans.set(hop.channel, spans)
      x = hop.x
    }
    return this.#keep({ from, hops, to })
  }

  /** From a couple or a parent down to a child, on tracks shared by the brothers and sisters. */
  descend(from: Start, child: { row: number; x: number }, key: string): string {
    return this.route(from, this.#down(from.x, from.row, child.row, child.x, key), { row: child.row, side: 'top' })
  }

  /** Between two people anywhere; side by side, under their row, or above it when `over`. */
  join(a: End, b: End, over = false): string {
    const [upper, lower] = a.row <= b.row ? [a, b] : [b, a]
    const key = `join ${this.#routes.size}`
    if (upper.row === lower.row) {
      const side: Side = over ? 'top' : 'foot'
      const [x1, x2] = [upper, lower].map((end) => end.x + this.offset(end.row, side, end.column)) as [number, number]
      return this.route({ row: upper.row, side, x: x1 }, [{ channel: upper.row + (over ? 0 : 1), key, x: x2 }], { row: upper.row, side })
    }
    const x1 = upper.x + this.offset(upper.row, 'foot', upper.column)
    const x2 = lower.x + this.offset(lower.row, 'top', lower.column)
    return this.route({ row: upper.row, side: 'foot', x: x1 }, this.#down(x1, upper.row, lower.row, x2, key), {
      row: lower.row,
      side: 'top',
    })
  }

  /** A place to leave a symbol that no other wire uses, off its middle, which descent keeps. */
  offset(row: number, side: Side, column: number): number {
    return [6, -6, 9, -9, 3, -3][this.#turn(`${side} ${row} ${column}`) % 6] ?? 0
  }

  /** The corridor of a row nearest to `x`, beside the wires already there. */
  free(row: number, x: number): number {
    const nearest = (this.corridors[row] ?? []).reduce(
      (best, each) => (Math.abs(each - x) < Math.abs(best - x) ? each : best),
      Number.MAX_SAFE_INTEGER,
    )
    return nearest + ([0, 2, -2][this.#turn(`corridor ${row} ${nearest}`) % 3] ?? 0)
  }

  /** Tracks a channel needs. */
  tracks(channel: number): number {
    return Math.max(0, ...[...this.#assigned(channel).values()].map((track) => track + 1))
  }

  trackOf(channel: number, key: string): number {
    return this.#assigned(channel).get(key) ?? 0
  }

  points(id: string, place: Place): Point[] {
    const route = this.#routes.get(id)
    if (!route) return []
    const { from, hops, to } = route
    const start = from.side === 'track' ? place.track(from.row + 1, from.key) : place[from.side](from.row)
    const points = [{ x: from.x, y: start }]
    let x = from.x
    for (const hop of hops) {
      const y = hop.channel < 0 ? start : place.track(hop.channel, hop.key)
      points.push({ x, y }, { x: hop.x, y })
      x = hop.x
    }
    if (to) points.push({ x, y: place[to.side](to.row) })
    return points.filter((point, i) => i === 0 || point.x !== points[i - 1]?.x || point.y !== points[i - 1]?.y)
  }

  /** Where a wire ends. */
  ends(id: string, place: Place): Point {
    return this.points(id, place).at(-1) ?? { x: 0, y: 0 }
  }

  #down(x: number, fromRow: number, toRow: number, toX: number, key: string): Hop[] {
    const hops: Hop[] = []
    let at = x
    for (let row = fromRow + 1; row < toRow; row++) {
      at = this.#shared(row, at, key)
      hops.push({ channel: row, key, x: at })
    }
    return [...hops, { channel: toRow, key, x: toX }]
  }

  /** Brothers and sisters of one line pass a row by the same corridor. */
  readonly #passages = new Map<string, number>()
  #shared(row: number, x: number, key: string): number {
    const name = `${key} ${row}`
    const passage = this.#passages.get(name) ?? this.free(row, x)
    this.#passages.set(name, passage)
    return passage
  }

  #turn(place: string): number {
    const turn = this.#used.get(place) ?? 0
    this.#used.set(place, turn + 1)
    return turn
  }

  #keep(route: Route): string {
    const id = `wire ${this.#routes.size}`
    this.#routes.set(id, route)
    return id
  }

  /** Tracks from the top down, in the order the wires came; two that do not meet share one. */
  #assigned(channel: number): Map<string, number> {
    const done = this.#tracks.get(channel)
    if (done) return done
    const tracks = new Map<string, number>()
    const lanes: { from: number; to: number }[][] = []
    for (const [key, span] of this.#spans.get(channel) ?? []) {
      let lane = lanes.findIndex((taken) => taken.every((each) => span.to + 6 < each.from || each.to + 6 < span.from))
      if (lane < 0) lane = lanes.push([]) - 1
      lanes[lane]?.push(span)
      tracks.set(key, lane)
    }
    this.#tracks.set(channel, tracks)
    return tracks
  }
}
