import { noBreak, writeFullDate, writeTimeInSentence } from '#core/french.ts'
import { CellBar } from '#ui/graphics.tsx'
import { Empty, Page, PrintFoot, Section, TitleBar } from '#ui/page.tsx'
import { Filters } from '#ui/thread.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { review } from './actions.ts'
import { nonTakeUpTypes, reasons } from './model.ts'
import type { Reason } from './model.ts'
import { getNonTakeUp } from './non-take-up.server.ts'
import type { Count } from './non-take-up.server.ts'
import type { Route } from './+types/non-take-up.route'

/** Years that the page offers, back from this one. */
const yearsShown = 3

export const loader = page(review.nonTakeUp, async ({ tx, url, today, time, actor }) => {
  const thisYear = Number(today.slice(0, 4))
  const years = Array.from({ length: yearsShown }, (_, back) => thisYear - back)
  const asked = Number(url.searchParams.get('annee'))
  const year = years.includes(asked) ? asked : thisYear
  return {
    year,
    years,
    thisYear,
    ...(await getNonTakeUp(tx, year)),
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
  }
})

export const meta: Route.MetaFunction = () => [{ title: 'Non-recours — Aparté' }]

export default function NonTakeUp({ loaderData }: Route.ComponentProps) {
  const { year, years, thisYear, byReason, byRight, printed } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar title="Non-recours">
          Pourquoi des droits ne sont pas demandés{noBreak}: foyers de vos sites, en nombres, d’après le suivi des droits
          {year === thisYear ? ` de ${year}, année en cours` : ` de ${year}`}.
        </TitleBar>
        <Filters
          label="Année"
          entries={years.map((one) => ({ href: `${paths.catalogue.nonTakeUp()}?annee=${one}`, label: String(one), current: one === year }))}
        />
        <div className="stat2 haut-3">
          <div>
            <Section id="h-raisons" title="Par raison" end="foyers">
              <Counts caption="Foyers par raison de ne pas demander un droit" head="Raison" rows={byReason} detail={typeOf} />
            </Section>
          </div>
          <div>
            <Section id="h-droits" title="Par droit" end="foyers">
              {byRight.length === 0 ? (
                <Empty title="Aucun droit n’est noté pour cinq foyers ou plus." />
              ) : (
                <Counts caption="Foyers par droit qui n’est pas souhaité" head="Droit" rows={byRight} />
              )}
            </Section>
          </div>
        </div>
        <Section id="h-lecture" title="Comment lire" className="haut-4 mesure">
          <ul className="lignes">
            <li>Un foyer compte une fois par raison et une fois par droit{noBreak}: les lignes ne s’ajoutent pas.</li>
            <li>
              « Moins de 5 » se dit aussi quand il n’y en a aucun. Un droit noté pour moins de cinq foyers ne figure pas ici. Aucun total
              n’est donné.
            </li>
            <li>
              Les parties réservées des dossiers (santé, violences, enfance, justice, passages à part) ne sont pas comptées{noBreak}: les
              droits liés au handicap ou à la santé n’apparaissent donc pas.
            </li>
            <li>Une raison est la parole de la personne, notée par qui l’accompagne. Elle ne dit rien d’un foyer en particulier.</li>
          </ul>
        </Section>
        <PrintFoot>
          Extrait le {writeFullDate(printed.today)} à {writeTimeInSentence(printed.time)} par {printed.by}. Champ{noBreak}: foyers des sites
          encadrés, année civile {year}. Unité{noBreak}: foyer. Seuil{noBreak}: 5.
        </PrintFoot>
      </Page>
    </Frame>
  )
}

const typeOf = (code: string): string => (Object.hasOwn(reasons, code) ? nonTakeUpTypes[reasons[code as Reason].type] : '')

const Counts = ({
  caption,
  head,
  rows,
  detail,
}: {
  caption: string
  head: string
  rows: readonly Count[]
  detail?: (code: string) => string
}) => {
  const max = Math.max(...rows.map((one) => one.households ?? 0), 1)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a frame that scrolls must be reachable by keyboard
    <section className="defile" tabIndex={0} aria-label={caption}>
      <table className="tab">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {detail && <th scope="col">Type</th>}
            <th scope="col" className="num">
              Foyers
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.code}>
              <th scope="row">{one.label}</th>
              {detail && <td className="doux">{detail(one.code)}</td>}
              {one.households === null ? (
                <td className="num masque">moins de 5</td>
              ) : (
                <td className="num f">
                  <CellBar value={one.households} max={max}>
                    {one.households}
                  </CellBar>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
