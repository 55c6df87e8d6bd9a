/** Where a disc stands on the frieze: `x` in percent of the width, on the axis or above it, `due` where its day truly is. */
export interface Disc<Item> {
  item: Item
  number: number
  due: number
  x: number
  high: boolean
}

/** Discs are 28 px wide; on the narrowest frieze (320 px) this keeps them apart. */
export const discGap = 9
const edge = discGap / 2

/**
 * Places items, given in order of their day, so that no two discs overlap: on the axis, else above it, else shifted to the nearest free
 * place at the right (then at the left) on either height. Days outside [0, span] are brought to the edges. What finds no
 * place is left out of the frieze (the list below shows everything).
 */
export const placeDiscs = <Item>(items: readonly { item: Item; number: number; day: number }[], span: number): Disc<Item>[] => {
  const placed: Disc<Item>[] = []
  const free = (x: number, high: boolean): boolean =>
    x >= edge && x <= 100 - edge && placed.every((disc) => disc.high !== high || Math.abs(disc.x - x) >= discGap - 1e-9)
  for (const { item, number, day } of items) {
    const due = Math.min(Math.max(day / span, 0), 1) * 100
    const wanted = Math.min(Math.max(due, edge), 100 - edge)
    const spots = placed.flatMap((disc) => [
      { x: disc.x + discGap, high: disc.high },
      { x: disc.x - discGap, high: disc.high },
    ])
    const candidates = [
      { x: wanted, high: false },
      { x: wanted, high: true },
      ...spots.toSorted((a, b) => costOf(a.x - wanted) - costOf(b.x - wanted)),
    ]
    const spot = candidates.find(({ x, high }) => free(x, high))
    if (spot) placed.push({ item, number, due, ...spot })
  }
  return placed
}

/** A shift to the right reads better than one to the left, which would seem sooner than it is. */
const costOf = (shift: number): number => (shift >= 0 ? shift : -shift * 1.5)
