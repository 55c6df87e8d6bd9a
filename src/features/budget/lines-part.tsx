import { writeAmount, writeDate } from '#core/french.ts'
import { PERIODS } from '#rules/budget/smoothing.ts'
import { paths } from '#web/paths.ts'
import type { PageData as Data } from './page.server.ts'
import { amountWords, figureAmount, sourceWords } from './words.ts'

type Line = Data['view']['lines'][number]

/** Every line with where its figure comes from, by month; a line paid otherwise says how. Food and savings stand after the total: they are what the rest is for. */
export const Lines = ({ data }: { data: Data }) => {
  const { view, head } = data
  const { income, bound, daily } = view.parts
  const rows = (lines: readonly Line[]) => lines.map((line) => <Row key={line.seriesId} line={line} data={data} />)
  const credits = view.instalments
  return (
    <section aria-label="Poste par poste">
      <div className="defile">
        <table className="tab">
          <caption>Poste par poste</caption>
          <thead>
            <tr>
              <th scope="col">Chaque mois</th>
              <th scope="col">D’où vient le chiffre</th>
              <th scope="col" className="num">
                Euros
              </th>
            </tr>
          </thead>
          <tbody>
            {rows(income)}
            <Total label="Entre" value={figureAmount(view.income)} />
            {rows(bound)}
            {(credits.kind === 'unknown' || credits.cents > 0) && (
              <tr>
                <th scope="row">Crédits et plans</th>
                <td className="doux">le tableau des dettes</td>
                <td className="num">{figureAmount(credits)}</td>
              </tr>
            )}
            <Total label="Sort" value={figureAmount(view.out)} />
            {rows(daily)}
          </tbody>
        </table>
      </div>
      <p className="petit doux haut-1">
        Un montant « dit » vaut un montant prouvé : Aparté ne réclame pas de justificatif, il dit seulement lequel servira plus tard.
      </p>
      {view.lines.some(({ fromLedger }) => fromLedger !== null) && (
        <p className="petit doux">
          Une partie vient de <a href={paths.caseFile.facts({ id: head.id })}>ce que l’on sait</a> du foyer, notée une fois.
        </p>
      )}
    </section>
  )
}

const Total = ({ label, value }: { label: string; value: string }) => (
  <tr className="total">
    <th scope="row" colSpan={2}>
      {label}
    </th>
    <td className="num">{value}</td>
  </tr>
)

const Row = ({ line, data: { head, printed } }: { line: Line; data: Data }) => {
  const paid = line.period !== 'month' && line.cents !== null
  return (
    <tr>
      <th scope="row">
        {line.label}
        {line.who && `, ${line.who}`}
        {paid && (
          <span className="petit doux bloc-petit">
            {line.period === 'once' ? PERIODS.once.label : amountWords(line.cents ?? 0, line.period)}
          </span>
        )}
      </th>
      <td className="doux">
        {sourceWords(line)}
        {line.old && <span className="bloc-petit">à revoir : {writeDate(line.saidOn, printed.today)}</span>}
        {line.waiting && (
          <a className="bloc-petit" href={paths.caseFile.facts({ id: head.id })}>
            deux valeurs, à confirmer : {line.waiting.join(' ; ')}
          </a>
        )}
      </td>
      <td className="num">{line.monthly === null ? 'à trouver' : writeAmount(line.monthly)}</td>
    </tr>
  )
}
