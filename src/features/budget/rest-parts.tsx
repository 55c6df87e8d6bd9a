import { noBreak, writeAmount, writeEuros, writeShortMonth } from '#core/french.ts'
import type { Sign, SignId } from '#rules/budget/signs.ts'
import { Curve } from '#ui/curve.tsx'
import { Icon } from '#ui/icons.tsx'
import { Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { paths } from '#web/paths.ts'
import type { PageData as Data } from './page.server.ts'
import { daysWords, figureEuros, figureWhole, missingWords, monthWords, rateWords } from './words.ts'

/** What a day leaves to each: how it is divided, its curve, and the other definitions, each with what it takes away. */
export const Remaining = ({ data }: { data: Data }) => {
  const { view, marks, persons } = data
  const [toLive] = view.rests
  const by =
    marks.sharedBy === 'person' ? `${persons.length} personne${persons.length > 1 ? 's' : ''}` : 'les unités de consommation du foyer'
  return (
    <Section id="h-reste" title="Reste pour vivre" end="par jour et par personne">
      <div className="rav haut-1">
        <span className="nb">{figureEuros(view.day)}</span>
        <p className="petit">
          {view.day.kind === 'known' && toLive
            ? `${figureWhole(toLive.figure)} pour le mois, divisés par ${daysWords(marks.monthDays)} jours et ${by}.`
            : missingWords(view.day)}
        </p>
      </div>
      <MonthCurve data={data} />
      <details className="haut-1">
        <summary>Ce que veut dire « reste »</summary>
        <ul className="lignes">
          {view.rests.map(({ kind, label, says, figure }) => (
            <li key={kind}>
              <b>
                {label} : {figureEuros(figure)}
              </b>
              <p className="petit">{says}</p>
              {figure.kind === 'unknown' && <p className="petit doux">{missingWords(figure)}</p>}
            </li>
          ))}
          <li>
            <b>Taux d’effort : {rateWords(view.effort)}</b>
            <p className="petit">Loyer et charges moins l’aide au logement, sur les ressources sans cette aide.</p>
            {view.effort.kind === 'unknown' && <p className="petit doux">{missingWords(view.effort)}</p>}
          </li>
          <QuotientLine quotient={data.quotient} />
        </ul>
      </details>
    </Section>
  )
}

/** What the CAF divides, and what this figure is not. */
const QuotientLine = ({ quotient: { figure, year, benefits, children, disabled } }: { quotient: Data['quotient'] }) => (
  <li>
    <b>Quotient familial de la CAF : {figureEuros(figure)}</b>
    <p className="petit">
      Un douzième des revenus de {year} et les prestations du mois ({figureEuros(benefits)}), divisés par les parts : deux pour les adultes
      {children > 0 && `, celles de ${children} enfant${children > 1 ? 's' : ''}`}
      {disabled > 0 && ', une demi-part de plus pour l’AEEH'}. Il ne dit rien de ce qui reste : ni loyer ni dettes n’y entrent.
    </p>
    <p className="petit doux">
      {figure.kind === 'unknown'
        ? `${missingWords(figure)} À noter dans « ce que l’on sait », d’après l’avis d’impôt.`
        : 'Un ordre de grandeur : la CAF écarte certaines prestations et abat certains revenus. Le sien fait foi.'}
    </p>
  </li>
)

const MonthCurve = ({ data: { curve, separatedIn, marks, printed } }: { data: Data }) => {
  const points = curve.map(({ month, figure }) => ({
    id: month,
    label: writeShortMonth(Number(month.slice(5, 7))),
    value: figure.kind === 'known' ? figure.cents : null,
    text: figure.kind === 'known' ? writeAmount(figure.cents) : '',
  }))
  const mark = marks.perDayCents
  const parted = curve.findIndex(({ month }) => month === separatedIn)
  const alt = curve.map(({ month, figure }) => `${monthWords(month, printed.today)} ${figureEuros(figure)}`).join(', ')
  return (
    <>
      {points.length > 1 && (
        <>
          <Curve
            alt={`Reste par jour et par personne : ${alt}`}
            points={points}
            event={parted > 0 ? { at: parted, text: 'séparation' } : undefined}
            mark={mark === null ? undefined : { value: mark, text: `repère ${writeEuros(mark)}` }}
          />
          <details>
            <summary>Les mois, en tableau</summary>
            <Table
              caption="Les mois comparés : ce qui entre, ce qui sort, le reste par jour et par personne"
              hideCaption
              columns={[
                { key: 'month', title: 'Mois', head: true, cell: (row) => monthWords(row.month, printed.today) },
                { key: 'in', title: 'Entre', numeric: true, cell: (row) => figureWhole(row.income) },
                { key: 'out', title: 'Sort', numeric: true, cell: (row) => figureWhole(row.out) },
                { key: 'day', title: 'Par jour', numeric: true, cell: (row) => figureEuros(row.figure) },
              ]}
              rows={curve}
              rowKey={(row) => row.month}
            />
          </details>
        </>
      )}
      <p className="petit doux">
        {mark === null ? 'Le service n’a pas choisi de repère par jour' : `Repère de ${writeEuros(mark)} : choisi par le service`},{' '}
        <a href={paths.team.budget()}>les repères</a>.
      </p>
    </>
  )
}

const labels: Readonly<Record<SignId, string>> = {
  underMark: 'Reste sous le repère',
  roofLate: 'Loyer ou énergie en retard',
  creditToLive: 'Crédit employé pour vivre',
  lastingOverdraft: 'Découvert permanent',
  creditsOverThird: 'Crédits au-delà du tiers',
}
const said = { yes: 'oui', no: 'non', unknown: 'à demander' } as const
const valueOf = ({ state, value }: Sign): string => {
  if (value.of === 'rate') return rateWords(value.rate)
  if (value.of === 'told') return said[state]
  if (value.figure.kind === 'unknown') return state === 'yes' ? 'oui' : 'à trouver'
  return state === 'no' && value.figure.cents === 0 ? 'non' : figureEuros(value.figure)
}

/** Signs of over-indebtedness: to be read together, never a score. Each has its word; its icon says the same. */
export const Signs = ({ data: { view, marks } }: { data: Data }) => {
  const seen = view.signs.filter(({ state }) => state === 'yes').length
  return (
    <Section id="h-signes" title="Signes de surendettement" end={`${seen} sur${noBreak}${view.signs.length}`}>
      <ul className="signes">
        {view.signs.map((sign) => (
          <li key={sign.id} className={sign.state === 'yes' ? undefined : 'non'}>
            <Icon name={sign.state === 'yes' ? 'alerte' : 'vide'} />
            <span>
              {labels[sign.id]}
              {sign.id === 'underMark' && marks.perDayCents !== null && ` de ${writeEuros(marks.perDayCents)}`}
              <span className="vh">
                {sign.state === 'yes' ? ' : signe présent' : sign.state === 'no' ? ' : absent' : ' : pas encore demandé'}
              </span>
            </span>
            {sign.state === 'yes' ? <b>{valueOf(sign)}</b> : <span>{valueOf(sign)}</span>}
          </li>
        ))}
      </ul>
      {view.remarks.includes('rentWithoutAid') && <p className="petit haut-1">Un loyer, et aucune aide au logement notée : à vérifier.</p>}
      {view.remarks.includes('bankFees') && (
        <p className="petit haut-1">Frais bancaires de plus de 25 € par mois : demander à la banque l’offre pour clientèle fragile.</p>
      )}
      {view.remarks.includes('effort') && (
        <p className="petit haut-1">Le logement prend {rateWords(view.effort)} des ressources, plus du tiers.</p>
      )}
      {view.remarks.includes('creditsUnknown') && (
        <p className="petit haut-1">La mensualité d’un crédit n’est pas connue : les totaux l’attendent.</p>
      )}
      {view.remarks.includes('negative') && <p className="petit haut-1">Il sort plus que ce qui entre, nourriture comprise.</p>}
      <p className="petit doux haut-1">Repères d’usage, que le service discute. La commission de surendettement juge seule.</p>
    </Section>
  )
}
