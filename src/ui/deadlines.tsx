import type { ReactNode } from 'react'
import type { IsoDate } from '#core/dates.ts'
import { daysBetween } from '#core/dates.ts'
import { monthsWithin, writeDaysLeft, writeShortDay } from '#core/french.ts'
import { placeDiscs } from './frieze.ts'

export interface DeadlineItem {
  id: string
  /** The day to act: already brought to a working day by the rules. */
  due: IsoDate
  title: ReactNode
  household?: ReactNode
  href?: string | undefined
  /** The text of law, what is missing, why another day is shown. */
  law?: ReactNode
  /** What can be done from here: a small form. */
  action?: ReactNode
}

const soonDays = 10

/** What runs: a frieze of `weeks` weeks (shapes only, hidden from assistive technology), then the list, with the same numbers. */
export const Deadlines = ({ today, items, weeks = 8 }: { today: IsoDate; items: readonly DeadlineItem[]; weeks?: number | undefined }) => {
  const sorted = items.toSorted((a, b) => a.due.localeCompare(b.due))
  return (
    <>
      <Frieze today={today} items={sorted} days={weeks * 7} />
      <ol className="echeances" data-lignes="">
        {sorted.map((item, index) => (
          <li key={item.id} className={isSoon(today, item.due) ? 'tot' : undefined}>
            <span className="no">{index + 1}</span>
            <span className="j">
              {writeDaysLeft(today, item.due)}
              <small>{writeShortDay(item.due, today)}</small>
            </span>
            <div>
              <b>{item.href ? <a href={item.href}>{item.title}</a> : item.title}</b>
              {item.household && <> · {item.household}</>}
              {item.action}
              {item.law && <p className="loi">{item.law}</p>}
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}

const isSoon = (today: IsoDate, due: IsoDate): boolean => daysBetween(today, due) <= soonDays

const [axis, top] = [45, 18]

/** One disc for each deadline of the days to come; `number`: of its line, where the list below has another order than time. */
export const Frieze = ({
  today,
  items,
  days,
}: {
  today: IsoDate
  items: readonly (Pick<DeadlineItem, 'id' | 'due'> & { number?: number })[]
  days: number
}) => {
  const near = items
    .toSorted((a, b) => a.due.localeCompare(b.due))
    .map((item, index) => ({ item, number: item.number ?? index + 1, day: daysBetween(today, item.due) }))
    .filter(({ day }) => day <= days)
  const discs = placeDiscs(near, days)
  const percent = (value: number): string => `${Math.round(value * 100) / 100}%`
  return (
    <svg className="horizon" aria-hidden="true" focusable="false">
      <line className="axe" x1="0" x2="100%" y1={axis} y2={axis} />
      <rect className="auj" x="0" y={axis - 11} width="3" height="22" />
      {monthsWithin(today, days).map((mark) => (
        <g key={mark.label}>
          <line className="marque-mois" x1={percent((mark.day / days) * 100)} x2={percent((mark.day / days) * 100)} y1={axis} y2="73" />
          <text x={percent((mark.day / days) * 100)} dx="5" y="73">
            {mark.label}
          </text>
        </g>
      ))}
      {discs
        .filter((disc) => disc.high || disc.x !== disc.due)
        .map((disc) => (
          <line
            key={disc.item.id}
            className="tige"
            x1={percent(disc.due)}
            y1={axis}
            x2={percent(disc.x)}
            y2={disc.high ? top + 13 : axis}
          />
        ))}
      {discs.map((disc) => (
        <g key={disc.item.id} className={isSoon(today, disc.item.due) ? 'p tot' : 'p'}>
          <circle cx={percent(disc.x)} cy={disc.high ? top : axis} r="13" />
          <text x={percent(disc.x)} y={disc.high ? top : axis}>
            {disc.number}
          </text>
        </g>
      ))}
    </svg>
  )
}
