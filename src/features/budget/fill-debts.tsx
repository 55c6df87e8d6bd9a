import { DEBT_KINDS, STAGES } from '#rules/budget/debts.ts'
import type { FormState } from '#web/page.server.ts'
import { typedText } from '#web/typed.ts'
import { Cell, ChoiceCell } from './cell.tsx'
import type { DebtRow } from './filling.ts'
import type { Fields } from './two-hands.ts'

const listed = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

/** Debts, one a line: what is typed from notes stands first; the rest is folded under it. */
export const DebtRows = ({ rows, fields, state }: { rows: readonly DebtRow[]; fields: Fields; state: FormState | undefined }) => (
  <section aria-label="Dettes et crédits" className="defile haut-2">
    <table className="tab saisie-tab dettes">
      <caption>Dettes et crédits</caption>
      <thead>
        <tr>
          <th scope="col">À qui</th>
          <th scope="col">Sorte</th>
          <th scope="col">Reste dû</th>
          <th scope="col">Par mois</th>
          <th scope="col">Où cela en est</th>
          <th scope="col">Agir avant le</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <Row key={row.name} row={row} at={at + 1} fields={fields} state={state} />
        ))}
      </tbody>
    </table>
  </section>
)

const Row = ({
  row: { name, standing },
  at,
  fields,
  state,
}: {
  row: DebtRow
  at: number
  fields: Fields
  state: FormState | undefined
}) => {
  // a debt that another wrote since the form was sent: its boxes are as they stand
  const shownState = state?.values[`ou-${name}`] === undefined ? undefined : state
  const label = (what: string): string => `Dette ${at}, ${what}`
  const more = ['precision', 'retard', 'plan', 'caution', 'rang', 'papier'] as const
  const wrong = more.some((field) => state?.errors[`${field}-${name}`] !== undefined)
  return (
    <>
      <tr>
        <td>
          <Cell name={`nom-${name}`} label={label('à qui')} standing={fields[`nom-${name}`]} state={state} />
        </td>
        <td>
          <ChoiceCell
            name={`sorte-${name}`}
            label={label('sorte')}
            standing={fields[`sorte-${name}`]}
            state={state}
            empty="…"
            options={listed(DEBT_KINDS)}
          />
        </td>
        <td>
          <Cell name={`du-${name}`} label={label('reste dû')} standing={fields[`du-${name}`]} state={state} numeric />
        </td>
        <td>
          <Cell name={`mois-${name}`} label={label('par mois')} standing={fields[`mois-${name}`]} state={state} numeric />
        </td>
        <td>
          <ChoiceCell
            name={`ou-${name}`}
            label={label('où cela en est')}
            standing={fields[`ou-${name}`]}
            state={state}
            options={listed(STAGES)}
          />
        </td>
        <td>
          <Cell name={`avant-${name}`} label={label('agir avant le')} standing={fields[`avant-${name}`]} state={state} hint="jj/mm/aaaa" />
        </td>
      </tr>
      <tr className="suite">
        {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a cell that holds labelled fields */}
        <td colSpan={6}>
          <details open={wrong}>
            <summary>Saisie, plan, caution, place{standing && ` : ${standing.label}`}</summary>
            <div className="saisie-suite">
              <Labelled text="Précision">
                <Cell name={`precision-${name}`} label={label('précision')} standing={fields[`precision-${name}`]} state={state} />
              </Labelled>
              <Labelled text="Dont en retard">
                <Cell name={`retard-${name}`} label={label('dont en retard')} standing={fields[`retard-${name}`]} state={state} numeric />
              </Labelled>
              <Labelled text="Plan ou délai accordé">
                <Cell name={`plan-${name}`} label={label('plan ou délai accordé')} standing={fields[`plan-${name}`]} state={state} />
              </Labelled>
              <Labelled text="Caution">
                <Cell name={`caution-${name}`} label={label('caution')} standing={fields[`caution-${name}`]} state={state} />
              </Labelled>
              <Labelled text="Papier vu">
                <Cell name={`papier-${name}`} label={label('papier vu')} standing={fields[`papier-${name}`]} state={state} list="papiers" />
              </Labelled>
              <Labelled text="Place, si vous la choisissez">
                <Cell name={`rang-${name}`} label={label('place')} standing={fields[`rang-${name}`]} state={state} numeric />
              </Labelled>
              <Box name={`saisie-${name}`} text="Une saisie court" standing={fields[`saisie-${name}`] !== ''} state={shownState} />
              {standing && <Box name={`fin-${name}`} text="N’est plus due" standing={false} state={shownState} />}
            </div>
          </details>
        </td>
      </tr>
    </>
  )
}

const Labelled = ({ text, children }: { text: string; children: React.ReactNode }) => (
  <div>
    <span className="petit" aria-hidden="true">
      {text}
    </span>
    {children}
  </div>
)

const Box = ({ name, text, standing, state }: { name: string; text: string; standing: boolean; state: FormState | undefined }) => (
  <label className="pastille">
    <input type="checkbox" name={name} value="oui" defaultChecked={typedText(state, name, standing ? 'oui' : '') !== ''} />
    <span>{text}</span>
  </label>
)
