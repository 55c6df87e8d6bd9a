import type { ReactNode } from 'react'
import { Scale } from '#ui/graphics.tsx'
import { Tag } from '#ui/tag.tsx'
import { groups } from './model.ts'
import type { Bar, Group, RightKey, RightsTable, Row } from './model.ts'
import { scaleMarks } from './words.ts'

const Figure = ({ bar, max }: { bar: Bar; max: number }) =>
  bar.kind === 'amount' ? <Scale max={max} amount={bar.cents} /> : <Scale max={max} from={bar.from} to={bar.to} />

const Marks = ({ row }: { row: Pick<Row, 'stale' | 'unverified'> }) => (
  <>
    {row.stale && <span className="marque-droit">barème à confirmer</span>}
    {row.unverified && <span className="marque-droit">à vérifier</span>}
  </>
)

/** One right: its name leads to its computation, the figure stands in words beside the scale. `data-` names the cells that a script fills again. */
const Line = ({ row, max, current, href, gap }: { row: Row; max: number; current: boolean; href: string; gap: string | null }) => (
  <tr className={current ? 'choisi' : undefined} data-droit={row.key}>
    <th scope="row">
      <a className="nom" href={href} aria-current={current ? 'true' : undefined}>
        {row.title}
        {row.who !== null && `, ${row.who}`}
      </a>
      <span className="pq" data-petit="">
        {row.small}
      </span>
      {gap !== null && <span className="pq">{gap}</span>}
      <Marks row={row} />
    </th>
    <td className={row.group === 'closed' ? 'num doux' : 'num'}>
      <span data-montant="" className={row.group === 'toVerify' || row.group === 'toRequest' ? 'fort' : undefined}>
        {row.amount}
      </span>
      <span className="petit doux bloc-note" data-note="">
        {row.note}
      </span>
    </td>
    <td className="petit doux" data-echelle="">
      {row.bar ? <Figure bar={row.bar} max={max} /> : row.aside}
    </td>
  </tr>
)

/** The rights of a household by state, on one scale in euros. Groups that are empty are there, hidden, for what a supposed answer moves. */
export const RightsList = ({
  table,
  chosen,
  hrefOf,
  gapOf,
  children,
}: {
  table: RightsTable
  chosen: RightKey | null
  hrefOf: (row: Row) => string
  /** What the line says of a difference between what is received and what is computed; null for none. */
  gapOf: (row: Row) => string | null
  /** Further groups. */
  children?: ReactNode
}) => {
  const marks = scaleMarks(table.max)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a frame that scrolls must be reachable by keyboard
    <section className="defile" tabIndex={0} aria-label="Liste des droits">
      <table className="tab droits-tab" data-droits-max={table.max}>
        <caption className="vh">Droits du foyer, par état, avec le montant ou la fourchette</caption>
        <thead>
          <tr>
            <th scope="col">Droit</th>
            <th scope="col" className="num">
              Par mois
            </th>
            <th scope="col" className="col-echelle">
              <span className="vh">Échelle de </span>
              <span className="axe-euros" data-axe="">
                {marks.map((mark, index) => (
                  <span key={mark}>
                    {mark}
                    {index < 4 && <span className="vh"> </span>}
                  </span>
                ))}
              </span>
            </th>
          </tr>
        </thead>
        {(Object.keys(groups) as Group[]).map((group) => {
          const rows = table.rows.filter((row) => row.group === group)
          return (
            <tbody key={group} data-groupe={group} hidden={rows.length === 0}>
              <tr className="groupe">
                <th colSpan={3} scope="rowgroup">
                  <Tag kind={groups[group].look}>{groups[group].title}</Tag> <span className="suite">{groups[group].more}</span>
                </th>
              </tr>
              {rows.map((row) => (
                <Line key={row.key} row={row} max={table.max} current={row.key === chosen} href={hrefOf(row)} gap={gapOf(row)} />
              ))}
            </tbody>
          )
        })}
        {children}
      </table>
    </section>
  )
}

/** Rights whose first condition fails: folded, each with its reason. */
export const FarRights = ({ rows, hrefOf }: { rows: readonly Row[]; hrefOf: (row: Row) => string }): ReactNode =>
  rows.length === 0 ? null : (
    <details className="haut-2 lointains">
      <summary>
        {rows.length} {rows.length > 1 ? 'autres droits ne concernent pas' : 'autre droit ne concerne pas'} ce foyer, et pourquoi
      </summary>
      <ul className="lignes">
        {rows.map((row) => (
          <li key={row.key}>
            <a href={hrefOf(row)}>{row.title}</a>
            {row.who !== null && `, ${row.who}`} <span className="petit doux">{row.small}</span>
          </li>
        ))}
      </ul>
    </details>
  )
