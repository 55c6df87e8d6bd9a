import { fieldId } from '#ui/field.tsx'
import { speaksOfHer } from './first-draft.ts'
import { sheetLimits } from './model.ts'
import type { Sheet, SheetRemark } from './model.ts'

type Rows = { sheet: Sheet; errors: Readonly<Record<string, string>> }

/** Empty lines after those that are there: three, as long as the sheet can take them. */
const rowsOf = (count: number): number[] =>
  Array.from({ length: Math.min(Math.max(count, 0) + 3, Math.max(count, sheetLimits.items)) }, (_, i) => i)

const Line = (props: { name: string; label: string; index: number; value: string | undefined; error: string | undefined }) => {
  const id = `${fieldId(props.name)}-${props.index}`
  return (
    <div className="champ">
      <label htmlFor={id} className="vh">
        {props.label}, ligne {props.index + 1}
      </label>
      <input
        type="text"
        id={id}
        name={`${props.name}[]`}
        defaultValue={props.value}
        autoComplete="off"
        placeholder={props.label}
        aria-invalid={props.error ? true : undefined}
      />
      {props.error && <p className="erreur">{props.error}</p>}
    </div>
  )
}

/** An error of a list names its line: `said.2`. */
const errorAt = (errors: Rows['errors'], name: string, index: number): string | undefined => errors[`${name}.${index}`]

export const SaidRows = ({ sheet, errors }: Rows) =>
  rowsOf(sheet.said.length).map((index) => (
    <Line key={index} name="said" label="Une phrase" index={index} value={sheet.said[index]} error={errorAt(errors, 'said', index)} />
  ))

export const AskRows = ({ sheet, errors }: Rows) =>
  rowsOf(sheet.canAsk.length).map((index) => (
    <div key={index} className="resume-ligne deux">
      <Line
        name="askTitle"
        label="Le droit ou l’aide"
        index={index}
        value={sheet.canAsk[index]?.title}
        error={errorAt(errors, 'askTitle', index)}
      />
      <Line
        name="askDetail"
        label="Le détail"
        index={index}
        value={sheet.canAsk[index]?.detail}
        error={errorAt(errors, 'askDetail', index)}
      />
    </div>
  ))

export const ActionRows = ({ sheet, errors }: Rows) =>
  rowsOf(sheet.actions.length).map((index) => {
    const action = sheet.actions[index]
    return (
      <div key={index} className="resume-ligne">
        <Line name="what" label="Quoi" index={index} value={action?.what} error={errorAt(errors, 'what', index)} />
        <Line name="who" label="Qui" index={index} value={action?.who} error={errorAt(errors, 'who', index)} />
        <Line name="when" label="Quand" index={index} value={action?.when} error={errorAt(errors, 'when', index)} />
        <label className="coche-ligne">
          <input type="checkbox" name="bring[]" value={index} defaultChecked={action?.bring === true} /> <span>à apporter</span>
        </label>
      </div>
    )
  })

/** What must be mended before it leaves, then what its author decides. */
export const Remarks = ({ remarks, sheet }: { remarks: readonly SheetRemark[]; sheet: Sheet }) => {
  const toHer = [...sheet.said, ...sheet.actions.map((action) => action.what)].filter(speaksOfHer)
  const blocks = remarks.filter((remark) => remark.severity === 'blocks')
  const advice = [
    ...toHer.map((line) => `« ${line} » parle de la personne. Écrivez-le à « vous ».`),
    ...remarks.filter((remark) => remark.severity === 'advice').map((remark) => remark.message),
  ]
  return (
    <>
      {blocks.length > 0 && (
        <div className="recapitulatif" role="alert">
          <h2>À changer avant de remettre</h2>
          <ul>
            {blocks.map((remark) => (
              <li key={remark.message}>{remark.message}</li>
            ))}
          </ul>
        </div>
      )}
      {advice.length > 0 && (
        <div className="conseils">
          <h2>Pour une feuille plus facile à lire</h2>
          <ul>
            {advice.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
