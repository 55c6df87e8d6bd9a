import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  title: ReactNode
  cell: (row: Row) => ReactNode
  /** Right-aligned with tabular figures. */
  numeric?: boolean | undefined
  /** The column whose cell names the line. */
  head?: boolean | undefined
}

/** A table with its caption; it scrolls in its own frame, which the keyboard can reach. */
export const Table = <Row,>(props: {
  caption: string
  hideCaption?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Lines of total, already written as `<tr>`. */
  foot?: ReactNode
  className?: string | undefined
}) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a frame that scrolls must be reachable by keyboard
  <section className="defile" tabIndex={0} aria-label={props.caption}>
    <table className={props.className ? `tab ${props.className}` : 'tab'}>
      <caption className={props.hideCaption ? 'vh' : undefined}>{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th key={column.key} scope="col" className={column.numeric ? 'num' : undefined}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)}>
            {props.columns.map((column) =>
              column.head ? (
                <th key={column.key} scope="row" className={column.numeric ? 'num' : undefined}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.key} className={column.numeric ? 'num' : undefined}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
      {props.foot && <tfoot>{props.foot}</tfoot>}
    </table>
  </section>
)

/** Previous and next page of a list, as links; the numbers are 1-based. Absent when everything fits on one page. */
export const Pagination = ({ page, pages, href, label }: { page: number; pages: number; href: (page: number) => string; label: string }) =>
  pages <= 1 ? null : (
    <nav className="pagination" aria-label={label}>
      {page > 1 ? (
        <a className="b b-s" href={href(page - 1)} rel="prev">
          Page précédente
        </a>
      ) : (
        <span />
      )}
      <span>
        Page {page} sur {pages}
      </span>
      {page < pages ? (
        <a className="b b-s" href={href(page + 1)} rel="next">
          Page suivante
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
