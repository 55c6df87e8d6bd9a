import type { IsoDate } from '#core/dates.ts'
import { partsOf } from '#core/dates.ts'
import { writeDay, writeMonth, writeTimeInSentence } from '#core/french.ts'
import { Empty } from '#ui/page.tsx'
import { paths } from '#web/paths.ts'
import type { Hour } from './calendar.ts'
import type { Props } from './calendar-parts.tsx'
import { Line, Whom } from './hour-parts.tsx'
import { busyWords, eventKinds } from './model.ts'
import type { Calendar } from './page-queries.server.ts'

/** A month as a table, and four weeks as a list. */

/** Most lines of a day of the month before « et d’autres ». */
const mostInMonth = 4

/** A month: a table of weeks, each day leading to its own page. */
export const Month = ({ calendar, today, shown }: { calendar: Calendar; today: IsoDate; shown: { day: IsoDate } }) => {
  const own = calendar.columns.filter(({ who }) => who === null)
  const weeks = Array.from({ length: own.length / 7 }, (_, n) => own.slice(n * 7, n * 7 + 7))
  const { month } = partsOf(shown.day)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a frame that scrolls must be reachable by keyboard
    <section className="defile haut-2" tabIndex={0} aria-label="Le mois">
      <table className="tab cal-mois">
        <caption className="vh">Le mois, par semaines</caption>
        <thead>
          <tr>
            {['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.key}>
              {week.map((column) => (
                <td
                  key={column.key}
                  className={`${partsOf(column.day).month === month ? '' : 'autre-mois'}${column.day === today ? ' est-aujourdhui' : ''}`}
                >
                  <a href={paths.agenda.show({ view: 'jour', day: column.day })}>
                    {partsOf(column.day).day}
                    <span className="vh"> {writeMonth(partsOf(column.day).month)}</span>
                  </a>
                  {(column.closed ?? column.away) && <p className="petit doux">{column.closed ?? 'Absence'}</p>}
                  <ul className="petit">
                    {column.hours.slice(0, mostInMonth).map((hour) => (
                      <li key={hour.key}>
                        {writeTimeInSentence(hour.from)} <Brief hour={hour} />
                      </li>
                    ))}
                  </ul>
                  {column.hours.length > mostInMonth && <p className="petit doux">et {column.hours.length - mostInMonth} de plus</p>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Brief = ({ hour: { entry } }: { hour: Hour }) =>
  entry.what === 'appointment' ? (
    <Whom appointment={entry.appointment} />
  ) : entry.what === 'event' ? (
    eventKinds[entry.event.kind]
  ) : (
    busyWords[entry.busy.kind]
  )

/** Four weeks, day after day: what stands there, and nothing of what is free. */
export const List = ({ calendar, today, ...scene }: Props) => {
  const days = calendar.columns.filter(
    (column) => column.who === null && (column.hours.length > 0 || column.away !== null || column.closed !== null),
  )
  if (days.length === 0) return <Empty title="Rien n’est posé ces quatre semaines" />
  return (
    <div className="cal-liste">
      {days.map((column) => (
        <section key={column.key} aria-labelledby={`jour-${column.day}`} className="bloc">
          <div className="rub">
            <h2 id={`jour-${column.day}`}>{writeDay(column.day, today)}</h2>
            {(column.closed ?? column.away) && <span className="fin">{column.closed ?? `Absence, ${column.away}`}</span>}
          </div>
          <ul className="lignes" data-lignes="">
            {column.hours.map((hour) => (
              <li key={hour.key}>
                <Line hour={hour} {...scene} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
