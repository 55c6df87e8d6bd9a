import type { ReactNode } from 'react'

/** Charts in SVG with positions in percent: they follow the width without a script and without any inline style. */

const percent = (part: number, whole: number): string => `${Math.round((Math.min(Math.max(part, 0), whole) / whole) * 10_000) / 100}%`

/** A known amount as a full bar, or a range as a dashed frame, on an axis from 0 to `max` (same unit). The figure stands beside it in words. */
export const Scale = (props: { max: number } & ({ amount: number } | { from: number; to: number; sure?: boolean })) => (
  <svg className="echelle" aria-hidden="true" focusable="false">
    {[25, 50, 75, 100].map((mark) => (
      <line key={mark} x1={`${mark}%`} x2={`${mark}%`} y1="0" y2="14" />
    ))}
    {'amount' in props ? (
      <rect x="0" y="1" height="12" width={percent(props.amount, props.max)} />
    ) : (
      <>
        {props.sure && <rect className="sur" x="0" y="1" height="12" width={percent(props.from, props.max)} />}
        <rect
          className="plage"
          x={percent(props.from, props.max)}
          y="2"
          height="10"
          width={percent(Math.max(props.to - props.from, props.max * 0.02), props.max)}
        />
      </>
    )}
    <line className="origine" x1="0" x2="0" y1="0" y2="14" />
  </svg>
)

export interface Segment {
  id: string
  label: string
  /** Already written: « 986 € ». */
  text: string
  value: number
  /** c2 light petrol, c3 sand, c4 brown, c5 green, cr what remains (ink frame), cd to be asked (dashed). Default: petrol. */
  look?: 'c2' | 'c3' | 'c4' | 'c5' | 'cr' | 'cd' | undefined
}

/** One bar of a budget, labelled inside; `max` is shared by the bars that compare. */
export const StackedBar = (props: { title: ReactNode; note?: ReactNode; total: ReactNode; segments: readonly Segment[]; max: number }) => {
  const starts = props.segments.map((_, index) => props.segments.slice(0, index).reduce((sum, segment) => sum + segment.value, 0))
  return (
    <div className="barre">
      <div className="lab">
        <b>{props.title}</b>
        {props.note && <small>{props.note}</small>}
      </div>
      <svg className="seg" focusable="false">
        {props.segments.map((segment, index) => (
          <foreignObject
            key={segment.id}
            x={percent(starts[index] ?? 0, props.max)}
            y="0"
            width={percent(segment.value, props.max)}
            height="56"
          >
            <span className={segment.look}>
              <b>{segment.label}</b>
              {segment.text}
            </span>
          </foreignObject>
        ))}
      </svg>
      <div className="tot">{props.total}</div>
    </div>
  )
}

/** The content of a numeric cell (`<td class="num f">`) with its share drawn behind the figure. */
export const CellBar = ({ value, max, children }: { value: number; max: number; children: ReactNode }) => (
  <>
    <svg aria-hidden="true" focusable="false">
      <rect width={percent(value, max)} height="100%" />
    </svg>
    <span>{children}</span>
  </>
)
