import { writeEuros } from '#core/french.ts'
import { Empty } from '#ui/page.tsx'
import { Pagination } from '#ui/table.tsx'
import { paths } from '#web/paths.ts'
import { householdsConcerned } from './parts.tsx'
import type { ConcernedHousehold } from './model.ts'

export type ConcernedList = {
  households: ConcernedHousehold[]
  sure: number
  maybe: number
  computed: number
  followed: number
  page: number
  pages: number
}

const said = (cents: number): string => (cents === 0 ? 'rien' : writeEuros(cents))
const suffix = { month: ' par mois', year: ' par an', once: ' en une fois' } as const

/** More or less: a word and a sign, never a colour alone. */
const Difference = ({ before, after }: { before: number; after: number }) => (
  <b className={after > before ? 'plus' : 'moins'}>
    {after > before ? `+ ${writeEuros(after - before)} de plus` : `− ${writeEuros(before - after)} de moins`}
  </b>
)

const openSentence = (open: number): string =>
  open === 0
    ? 'aucun montant ne bouge ce mois-là'
    : open === 1
      ? 'un droit possible, selon ce qui reste à demander'
      : `${open} droits possibles, selon ce qui reste à demander`

/** « 14 de vos foyers sont concernés », and what moves for those of this page. */
export const ConcernedPart = ({ list, href }: { list: ConcernedList; href: (page: number) => string }) => {
  if (list.followed === 0) return <p>Vous n’êtes référente ou référent d’aucun foyer ouvert.</p>
  if (list.computed === 0)
    return <Empty title="La nuit n’a pas encore calculé vos foyers.">Revenez demain matin : le calcul se fait après minuit.</Empty>
  return (
    <>
      <p className="haut-1">
        <b>{householdsConcerned(list)}</b>{' '}
        <span className="doux">
          {list.computed < list.followed && `${list.followed - list.computed} foyers ne sont pas encore calculés. `}
          Mois d’avant et mois du changement, avec ce qui est connu aujourd’hui. Estimation, ne vaut pas décision.
        </span>
      </p>
      {list.households.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a frame that scrolls must be reachable by keyboard
        <section className="defile" tabIndex={0} aria-label="Vos foyers, avant et après">
          <table className="tab">
            <caption className="vh">Vos foyers concernés, avant et après</caption>
            <thead>
              <tr>
                <th scope="col">Foyer</th>
                <th scope="col">Droit</th>
                <th scope="col" className="num">
                  Avant
                </th>
                <th scope="col" className="num">
                  Après
                </th>
                <th scope="col" className="num">
                  Écart
                </th>
              </tr>
            </thead>
            {list.households.map((one) => (
              <tbody key={one.caseFileId}>
                {one.rights.length === 0 ? (
                  <tr>
                    <th scope="row">
                      <a href={paths.caseFile.rights({ id: one.caseFileId })}>{one.name}</a>
                    </th>
                    <td colSpan={4} className="doux">
                      {openSentence(one.open)}
                    </td>
                  </tr>
                ) : (
                  one.rights.map((right, at) => (
                    <tr key={`${right.id} ${right.person}`}>
                      {at === 0 && (
                        <th scope="rowgroup" rowSpan={one.rights.length}>
                          <a href={paths.caseFile.rights({ id: one.caseFileId })}>{one.name}</a>
                        </th>
                      )}
                      <td>
                        {right.title}
                        {right.person && ` (${right.person})`}
                      </td>
                      <td className="num">{said(right.before)}</td>
                      <td className="num">
                        <b>{said(right.after)}</b>
                        <span className="petit doux">{right.after > 0 && suffix[right.per]}</span>
                      </td>
                      <td className="num">
                        <Difference before={right.before} after={right.after} />
                      </td>
                    </tr>
                  ))
                )}
              </tbody>
            ))}
          </table>
        </section>
      )}
      <Pagination page={list.page} pages={list.pages} href={href} label="Pages de vos foyers concernés" />
    </>
  )
}
