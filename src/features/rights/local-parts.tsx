import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import type { LocalLine } from './local.ts'

const hrefOf = (id: string, line: LocalLine): string => paths.caseFile.localAidSheet({ id, aidId: line.id })

/** Local aids that seem open or are to be verified: a group of the table, beside the law's. `id`: of the household. */
export const LocalGroup = ({ lines, id }: { lines: readonly LocalLine[]; id: string }) => {
  const near = lines.filter(({ kind }) => kind !== 'closed')
  return near.length === 0 ? null : (
    <tbody>
      <tr className="groupe">
        <th colSpan={3} scope="rowgroup">
          <Tag kind="neutre">Aides locales</Tag> <span className="suite">selon le règlement de qui les donne</span>
        </th>
      </tr>
      {near.map((line) => (
        <tr key={line.id}>
          <th scope="row">
            <a className="nom" href={hrefOf(id, line)}>
              {line.name}
            </a>
            <span className="pq">{[line.provider, line.small].filter(Boolean).join(' · ')}</span>
          </th>
          <td className="num">{line.amount}</td>
          <td className="petit doux">
            {line.kind === 'due' ? <Tag kind="ouvert">semble ouverte</Tag> : <Tag kind="verifier">à vérifier</Tag>}
          </td>
        </tr>
      ))}
    </tbody>
  )
}

/** Local aids that do not seem open: folded, each with its reason. */
export const ClosedLocal = ({ lines, id }: { lines: readonly LocalLine[]; id: string }) => {
  const closed = lines.filter(({ kind }) => kind === 'closed')
  return closed.length === 0 ? null : (
    <details className="haut-2 lointains">
      <summary>
        {closed.length} {closed.length > 1 ? 'aides locales ne semblent pas ouvertes' : 'aide locale ne semble pas ouverte'}, et pourquoi
      </summary>
      <ul className="lignes">
        {closed.map((line) => (
          <li key={line.id}>
            <a href={hrefOf(id, line)}>{line.name}</a> <span className="petit doux">{line.small}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
