import { FieldError, fieldId } from '#ui/field.tsx'
import type { SelectOption } from '#ui/field.tsx'
import type { FormState } from '#web/page.server.ts'

/** What was typed when the form came back; what stands in a field that the form did not have when it was sent: another wrote that row since. */
const typedOr = (state: FormState | undefined, name: string, standing = ''): string => {
  const typed = state?.values[name]
  return typeof typed === 'string' ? typed : standing
}

/** A field inside a table: its name is read with its row, its error stands under it. */
export const Cell = (props: {
  name: string
  label: string
  standing?: string | undefined
  state: FormState | undefined
  numeric?: boolean
  list?: string
  hint?: string
}) => {
  const id = fieldId(props.name)
  const error = props.state?.errors[props.name]
  return (
    <>
      <label className="vh" htmlFor={id}>
        {props.label}
      </label>
      <input
        id={id}
        name={props.name}
        type="text"
        className={`saisie serree${props.numeric ? ' num' : ''}${error ? ' en-erreur' : ''}`}
        defaultValue={typedOr(props.state, props.name, props.standing)}
        autoComplete="off"
        list={props.list}
        placeholder={props.hint}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-erreur` : undefined}
      />
      {error && <FieldError id={`${id}-erreur`}>{error}</FieldError>}
    </>
  )
}

type Group = { group: string; options: readonly SelectOption[] }

/** A closed list inside a table. */
export const ChoiceCell = (props: {
  name: string
  label: string
  standing?: string | undefined
  state: FormState | undefined
  empty?: string
  options: readonly (SelectOption | Group)[]
}) => {
  const id = fieldId(props.name)
  const error = props.state?.errors[props.name]
  const line = ({ value, label }: SelectOption) => (
    <option key={value} value={value}>
      {label}
    </option>
  )
  return (
    <>
      <label className="vh" htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        name={props.name}
        className={`saisie serree${error ? ' en-erreur' : ''}`}
        defaultValue={typedOr(props.state, props.name, props.standing)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-erreur` : undefined}
      >
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map((one) =>
          'group' in one ? (
            <optgroup key={one.group} label={one.group}>
              {one.options.map(line)}
            </optgroup>
          ) : (
            line(one)
          ),
        )}
      </select>
      {error && <FieldError id={`${id}-erreur`}>{error}</FieldError>}
    </>
  )
}
