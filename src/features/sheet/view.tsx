import type { JSX } from 'react'
import { sheetContent } from './content.ts'
import type { SheetPart } from './content.ts'
import type { Sheet } from './model.ts'

/** The sheet as a page: what is read here is what prints, in the same order. It holds the page's only `h1`. */
export function SheetPage({ sheet }: { sheet: Sheet }): JSX.Element {
  const content = sheetContent(sheet)
  return (
    <article className="a4" aria-labelledby="sheet-title">
      {content.mark && (
        <p className="marque">
          <span aria-hidden="true">(</span>aparté<span aria-hidden="true">)</span>
        </p>
      )}
      <h1 id="sheet-title">{content.title}</h1>
      {content.opening.length > 0 && (
        <p>
          {content.opening.map((line, index) => (
            <span key={line}>
              {index > 0 && <br />}
              {line}
            </span>
          ))}
        </p>
      )}
      {content.parts.map((part) => (
        <section key={part.heading} aria-label={part.heading}>
          <h2>{part.heading}</h2>
          <Part part={part} />
        </section>
      ))}
      {content.closing !== null && <p className="a4-pied">{content.closing}</p>}
    </article>
  )
}

function Part({ part }: { part: SheetPart }): JSX.Element {
  if (part.kind === 'appointment')
    return (
      <p>
        <b>{part.strong}</b>
        {part.text}
      </p>
    )
  if (part.kind === 'table')
    return (
      <table className="tab">
        <caption className="vh">{part.heading}</caption>
        <thead>
          <tr>
            {part.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.rows.map(([what, who, when], index) => (
            // Two lines may say the same thing: the order is the only name a line has.
            <tr key={`${index}`}>
              <td>{what}</td>
              <td>{who}</td>
              <td>{when}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )
  return (
    <>
      <ul>
        {part.items.map((item, index) => (
          <li key={`${index}`}>
            {item.strong !== '' && <b>{item.strong}</b>}
            {item.strong !== '' && item.text !== '' && ', '}
            {item.text}
          </li>
        ))}
      </ul>
      {part.after !== null && <p>{part.after}</p>}
    </>
  )
}
