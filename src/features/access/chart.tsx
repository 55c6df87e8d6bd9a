import { dayNumber, partsOf } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeDate, writeMonth } from '#core/french.ts'
import { Table } from '#ui/table.tsx'
import type { JournalPerson, JournalRow } from './model.ts'

const [WIDTH, LEFT, STEP] = [900, 200, 28]

/** One sign a day, whose shape says why she may: disc, square, triangle, diamond (exceptional), cross (refused). */
const Sign = ({ kind, x, y }: { kind: JournalRow['kind']; x: number; y: number }) => {
  switch (kind) {
    case 'referent':
      return <circle cx={x} cy={y} r="5" fill="var(--petrole)" />
    case 'shared':
      return <rect x={x - 5} y={y - 5} width="10" height="10" fill="var(--petrole)" />
    case 'exceptional':
      return <path d={`m${x} ${y - 8} 8 8-8 8-8-8Z`} fill="var(--delai-trait)" />
    case 'refused':
      return <path d={`m${x - 5} ${y - 5} 10 10M${x + 5} ${y - 5}l-10 10`} stroke="var(--danger)" strokeWidth="3" fill="none" />
    default:
      return <path d={`m${x} ${y - 6} 6 11h-12Z`} fill="var(--trait)" />
  }
}

/** First days of the months between two days, the second excluded. */
const monthStarts = (from: IsoDate, to: IsoDate): IsoDate[] => {
  const starts: IsoDate[] = []
  for (let { year, month } = partsOf(from); ; month += 1) {
    if (month > 12) [year, month] = [year + 1, 1]
    const start = `${year}-${String(month).padStart(2, '0')}-01`
    if (start > to) return starts
    if (start > from) starts.push(start)
  }
}

const summary = (people: readonly JournalPerson[]): string => people.map((person) => `${person.label} ${person.openings} fois`).join(', ')

/** Openings by person over time; the same in figures stands below it, for who does not see it. */
export const OpeningsChart = ({
  people,
  from,
  today,
  caption,
}: {
  people: readonly JournalPerson[]
  from: IsoDate
  today: IsoDate
  caption: string
}) => {
  const span = Math.max(dayNumber(today) - dayNumber(from), 1)
  const x = (date: IsoDate): number => Math.round(LEFT + 8 + ((dayNumber(date) - dayNumber(from)) / span) * (WIDTH - LEFT - 24))
  const y = (index: number): number => 22 + index * STEP
  const bottom = y(people.length - 1) + 12
  const months = monthStarts(from, today)
  // labels of months stay readable over years: one in two, three, six or twelve
  const every = [1, 2, 3, 6, 12].find((step) => months.length / step <= 12) ?? 12
  return (
    <figure className="haut-2">
      <svg
        viewBox={`0 0 ${WIDTH} ${bottom + 24}`}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an SVG drawn in the page, named as one picture
        role="img"
        aria-label={`Ouvertures du dossier par personne : ${summary(people)}`}
        width="100%"
      >
        <g stroke="var(--filet)">
          {people.map((person, index) => (
            <path key={person.key} d={`M${LEFT} ${y(index)}H${WIDTH - 10}`} />
          ))}
        </g>
        <g stroke="var(--trait)" strokeDasharray="2 4">
          {months.map((month) => (
            <path key={month} d={`M${x(month)} 8V${bottom}`} />
          ))}
        </g>
        <g fontFamily="var(--sans)" fontSize="13.5">
          {people.map((person, index) => (
            <text key={person.key} x="0" y={y(index) + 4} fill={person.kind === 'refused' ? 'var(--danger)' : 'var(--encre)'}>
              {person.label.length > 30 ? `${person.label.slice(0, 29)}…` : person.label}
            </text>
          ))}
          <g fill="var(--encre-3)" fontSize="12.5">
            {months
              .filter((_, index) => index % every === 0)
              .map((month) => (
                <text key={month} x={x(month) + 6} y={bottom + 16}>
                  {writeMonth(partsOf(month).month)}
                  {month.slice(0, 4) === today.slice(0, 4) ? '' : ` ${month.slice(0, 4)}`}
                </text>
              ))}
          </g>
        </g>
        {people.map((person, index) =>
          person.days.map((day) => <Sign key={`${person.key} ${day.date}`} kind={day.kind} x={x(day.date)} y={y(index)} />),
        )}
      </svg>
      <figcaption className="petit doux">{caption}</figcaption>
      <details className="haut-2">
        <summary>Le même, en chiffres</summary>
        <Table
          caption="Ouvertures du dossier par personne"
          hideCaption
          rows={people}
          rowKey={(person) => person.key}
          columns={[
            { key: 'qui', title: 'Qui', head: true, cell: (person) => person.label },
            { key: 'fois', title: 'Ouvertures', numeric: true, cell: (person) => person.openings },
            { key: 'jours', title: 'Jours', numeric: true, cell: (person) => person.days.length },
            { key: 'de', title: 'La première', cell: (person) => writeDate(person.first, today) },
            { key: 'a', title: 'La dernière', cell: (person) => writeDate(person.last, today) },
          ]}
        />
      </details>
    </figure>
  )
}
