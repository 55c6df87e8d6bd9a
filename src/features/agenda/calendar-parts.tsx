import type { IsoDate } from '#core/dates.ts'
import { weekday } from '#core/dates.ts'
import { writeDay, writeShortDay } from '#core/french.ts'
import { paths } from '#web/paths.ts'
import { drawn, placesOf } from './calendar.ts'
import type { Column, Hour } from './calendar.ts'
import { between, Line } from './hour-parts.tsx'
import type { Scene } from './hour-parts.tsx'
import type { Calendar } from './page-queries.server.ts'

/** The days of an agenda, drawn: lists in columns that share their lines, so that an hour stands at the same height everywhere. */

/** What stands on a place of a column: an hour, or what is free. */
type Cell = { key: string; from: string; to: string; hour: Hour | null; isFree: boolean }

const headOf = (column: Column, today: IsoDate, one: boolean): string => (one && column.who ? column.who : writeShortDay(column.day, today))

const DayColumn = ({
  column,
  lines,
  today,
  one,
  scene,
}: {
  column: Column
  lines: { first: number; last: number }
  today: IsoDate
  one: boolean
  scene: Scene
}) => {
  const id = `jour-${column.key.trim().replaceAll(/[^\w-]/g, '-')}`
  const own = column.who === null
  return (
    <section className={`cal-jour${column.day === today ? ' est-aujourdhui' : ''}${column.closed ? ' ferme' : ''}`} aria-labelledby={id}>
      <div className="cal-tete">
        <h2 id={id}>
          {own && one ? (
            'Vous'
          ) : own ? (
            <a href={paths.agenda.show({ view: 'jour', day: column.day })}>{headOf(column, today, one)}</a>
          ) : (
            headOf(column, today, one)
          )}
          {!one && (column.day === today || !own) && (
            <span className="vh">
              {column.day === today ? ', aujourd’hui' : ''}
              {own ? '' : `, ${column.who}`}
            </span>
          )}
        </h2>
        {column.closed && <p className="petit">Fermé : {column.closed}</p>}
        {column.away && <p className="petit cal-absence">Absence, {column.away}</p>}
      </div>
      <ol className="cal-lignes" data-lignes="">
        {placesOf(
          [
            ...column.hours.map((hour): Cell => ({ key: hour.key, from: hour.from, to: hour.to, hour, isFree: false })),
            ...column.free.map((free): Cell => ({ ...free, key: free.from, hour: null, isFree: true })),
          ],
          lines,
        ).map((place) => (
          <li key={place.held[0]?.key} className={`r${place.first} n${place.lines}`}>
            {place.held.map((held) =>
              held.hour ? (
                <Line key={held.key} hour={held.hour} {...scene} />
              ) : (
                <p key={held.key} className="cal-libre">
                  {scene.plans ? (
                    <a
                      href={paths.agenda.plan({ day: column.day, time: held.from })}
                      data-libre={writeDay(column.day, today)}
                      data-jour={column.day}
                      data-de={held.from}
                      data-a={held.to}
                    >
                      Libre, {between(held)}
                      <span className="vh"> {writeDay(column.day, today)} : poser un rendez-vous</span>
                    </a>
                  ) : (
                    `Libre, ${between(held)}`
                  )}
                </p>
              ),
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

const Hours = ({ first, last }: { first: number; last: number }) => (
  <ol className="cal-heures" aria-hidden="true">
    {Array.from({ length: Math.ceil((last - first) / 2) }, (_, n) => (
      <li key={n} className={`r${n * 2} n2`}>
        {Math.floor(first / 2) + n} h
      </li>
    ))}
  </ol>
)

export type Props = { calendar: Calendar; today: IsoDate; now: Date; plans: boolean; here: string }

/** A day of several people side by side, or a week of each. A weekend without anything is left out. */
export const Days = ({ calendar, today, ...scene }: Props) => {
  const oneDay = calendar.days.length === 1
  const groups = oneDay
    ? [{ who: null as string | null, columns: calendar.columns }]
    : [...Map.groupBy(calendar.columns, ({ who }) => who)].map(([who, columns]) => ({
        who,
        columns: columns.filter((one) => weekday(one.day) <= 5 || one.hours.length > 0),
      }))
  return (
    <>
      {groups.map(({ who, columns }) => {
        const lines = drawn(columns)
        return (
          <div key={who ?? ''} className="haut-2">
            {who && <p className="cal-qui">{who}</p>}
            <div className={`calendrier c${columns.length}`}>
              <Hours {...lines} />
              {columns.map((column) => (
                <DayColumn key={column.key} column={column} lines={lines} today={today} one={oneDay} scene={scene} />
              ))}
            </div>
          </div>
        )
      })}
    </>
  )
}
