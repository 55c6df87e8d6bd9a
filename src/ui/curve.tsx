/** A curve of one quantity over months: one question, said in its title; labels at the points that count, the same figures in a table behind it. */
export interface CurvePoint {
  id: string
  /** Under the axis: « juin ». */
  label: string
  /** Null: nobody knows; the line stops and takes up again. */
  value: number | null
  /** Beside the point: « 4,76 ». */
  text: string
}
export interface CurveProps {
  /** All values in words, for who does not see it. */
  alt: string
  points: readonly CurvePoint[]
  /** A landmark drawn dashed: « repère 10 € ». */
  mark?: { value: number; text: string } | undefined
  /** Something that happened at the beginning of a month, by its place among the points. */
  event?: { at: number; text: string } | undefined
}

const [WIDTH, TOP, BOTTOM, LEFT, RIGHT] = [330, 26, 98, 20, 300]
const round = (n: number): number => Math.round(n * 10) / 10

/** Points whose label is written: the first, the last, the lowest and the highest. */
const told = (points: readonly CurvePoint[]): Set<string> => {
  const known = points.filter(({ value }) => value !== null)
  const sorted = known.toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0))
  return new Set([known[0], known.at(-1), sorted[0], sorted.at(-1)].flatMap((one) => one?.id ?? []))
}

/** Drawn on the server; positions are attributes, so that no style is inline. */
export const Curve = ({ alt, points, mark, event }: CurveProps) => {
  const values = [...points.flatMap(({ value }) => value ?? []), ...(mark ? [mark.value] : []), 0]
  const [low, high] = [Math.min(...values), Math.max(...values, 1)]
  const y = (value: number): number => round(BOTTOM - ((value - low) / (high - low)) * (BOTTOM - TOP))
  const x = (at: number): number => (points.length <= 1 ? (LEFT + RIGHT) / 2 : round(LEFT + (at * (RIGHT - LEFT)) / (points.length - 1)))
  const named = told(points)
  const last = points.findLastIndex(({ value }) => value !== null)
  // the landmark is named where the last point leaves room
  const crowded = mark !== undefined && last >= 0 && Math.abs(y(points[last]?.value ?? 0) - y(mark.value)) < 24
  // after a month that nobody knows, the pen is lifted
  const path = points
    .map(({ value }, at) => (value === null ? '' : `${at > 0 && points[at - 1]?.value !== null ? 'L' : 'M'}${x(at)} ${y(value)}`))
    .join('')
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an SVG drawn in the page, named as one picture
    <svg className="courbe" viewBox={`0 0 ${WIDTH} 128`} role="img" aria-label={alt} focusable="false">
      <path className="axe" d={`M0 ${y(0)}H${WIDTH - 20}`} />
      {mark && <path className="jalon" d={`M0 ${y(mark.value)}H${WIDTH - 20}`} />}
      {event && <path className="moment" d={`M${x(event.at) - (points.length > 1 ? (x(1) - x(0)) / 2 : 0)} 18V${BOTTOM}`} />}
      <path className="ligne" d={path} />
      {points.map(({ id, value }, at) =>
        value === null ? null : (
          <circle key={id} className={at === last ? 'fin' : undefined} cx={x(at)} cy={y(value)} r={at === last ? 5 : 4} />
        ),
      )}
      {points.map(({ id, value, text }, at) =>
        value === null || !named.has(id) ? null : (
          <text key={id} className={at === last ? 'fort' : undefined} x={x(at)} y={y(value) - 10} textAnchor="middle">
            {text}
          </text>
        ),
      )}
      {mark && (
        <text className="jalon" x={crowded ? 0 : WIDTH - 20} y={y(mark.value) - 5} textAnchor={crowded ? 'start' : 'end'}>
          {mark.text}
        </text>
      )}
      {event && (
        <text x={x(event.at) - (points.length > 1 ? (x(1) - x(0)) / 2 : 0) + 6} y={24}>
          {event.text}
        </text>
      )}
      {points.map(({ id, label }, at) => (
        <text key={id} x={x(at)} y={119} textAnchor="middle">
          {label}
        </text>
      ))}
    </svg>
  )
}
