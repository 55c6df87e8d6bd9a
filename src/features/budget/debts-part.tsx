import { writeDate, writeEuros } from '#core/french.ts'
import { DEBT_KINDS, REASONS, STAGES } from '#rules/budget/debts.ts'
import type { Stage } from '#rules/budget/debts.ts'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import type { PageData as Data } from './page.server.ts'
import { figureEuros } from './words.ts'

type Debt = Data['view']['debts'][number]

/** Debts in the order in which to act: why each stands there, where it is, what is owed, and what a procedure of over-indebtedness would do to it. */
export const Debts = ({ data: { head, view, printed, canWrite } }: { data: Data }) => (
  <section aria-label="Dettes">
    <div className="defile">
      <table className="tab">
        <caption>Dettes, dans l’ordre où agir</caption>
        <thead>
          <tr>
            <th scope="col">À qui</th>
            <th scope="col">Où cela en est</th>
            <th scope="col" className="num">
              Dû
            </th>
            <th scope="col" className="num">
              / mois
            </th>
          </tr>
        </thead>
        <tbody>
          {view.debts.map((debt, at) => (
            <Row
              key={debt.id}
              debt={debt}
              place={at + 1}
              today={printed.today}
              letter={canWrite && ASKABLE.includes(debt.stage) ? paths.caseFile.askDelay({ id: head.id, debtId: debt.id }) : null}
            />
          ))}
          {view.debts.length === 0 ? (
            <tr>
              <td colSpan={4}>Aucune dette notée.</td>
            </tr>
          ) : (
            <tr className="total">
              <th scope="row" colSpan={2}>
                Ensemble
              </th>
              <td className="num">{figureEuros(view.owed)}</td>
              <td className="num">{figureEuros(view.instalments)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
    {view.debts.length > 0 && <Erased debts={view.debts} />}
  </section>
)

/** Where a delay can still be asked of the creditor: not of what is paid, agreed, or seized already. */
const ASKABLE: readonly Stage[] = ['contestable', 'late', 'reminder', 'notice', 'collection', 'title']

const Row = ({ debt, place, today, letter }: { debt: Debt; place: number; today: string; letter: string | null }) => {
  const more = [debt.detail, debt.guarantor && `caution : ${debt.guarantor}`].filter(Boolean).join(', ')
  return (
    <tr id={`dette-${debt.id}`}>
      <th scope="row">
        <b>{place}</b> {debt.label || DEBT_KINDS[debt.kind]}
        <span className="petit doux bloc-petit">{more || (debt.label ? DEBT_KINDS[debt.kind] : '')}</span>
      </th>
      <td>
        {debt.plan || STAGES[debt.stage]}
        {debt.seizure && debt.stage !== 'seizure' && ', saisie en cours'}
        {debt.fromLedger && ', noté au dossier'}
        {debt.actBy && (
          <>
            <br />
            <Tag kind="delai">{writeDate(debt.actBy, today)}</Tag>
          </>
        )}
        {debt.reason !== 'calm' && debt.reason !== 'late' && (
          <span className="petit doux bloc-petit">{debt.place ? 'place choisie' : REASONS[debt.reason]}</span>
        )}
        {letter && (
          <a
            className="petit bloc-petit ne-pas-imprimer"
            href={letter}
            aria-label={`Demander un délai : ${debt.label || DEBT_KINDS[debt.kind]}`}
          >
            Demander un délai
          </a>
        )}
      </td>
      <td className="num">{debt.due === null ? 'à trouver' : writeEuros(debt.due)}</td>
      <td className="num">{debt.monthly === null ? '' : writeEuros(debt.monthly)}</td>
    </tr>
  )
}

/** What a procedure of over-indebtedness would leave standing; the article is said, and that nobody has checked it. */
const Erased = ({ debts }: { debts: readonly Debt[] }) => {
  const stay = debts.filter(({ effect }) => effect.effect !== 'may')
  return (
    <details className="haut-1">
      <summary>Ce qu’une procédure de surendettement efface ou non</summary>
      {stay.length === 0 ? (
        <p className="petit">
          Parmi ces dettes, aucune n’est de celles qui restent toujours dues : reports, étalement ou effacement sont possibles.
        </p>
      ) : (
        <ul className="lignes">
          {stay.map((debt) => (
            <li key={debt.id}>
              <b>{debt.label || DEBT_KINDS[debt.kind]}</b>
              <p className="petit">
                {debt.effect.why} <span className="doux">{debt.effect.law}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
      <p className="petit doux">À vérifier dans le texte : ces règles n’ont pas encore été relues. La commission décide.</p>
    </details>
  )
}
