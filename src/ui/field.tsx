import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import { Icon } from './icons.tsx'

/** The id of the control named so: what the error summary and labels point to. */
export const fieldId = (name: string): string => `champ-${name.replace(/\[\]$/, '').replaceAll(/[^\w-]/g, '-')}`

interface FieldCommon {
  name: string
  label: ReactNode
  /** Label for assistive technology only. To be used where the heading just above already says it. */
  hideLabel?: boolean | undefined
  help?: ReactNode
  /** Writes « facultatif » after the label; nothing is ever marked as compulsory. A text replaces the word. */
  optional?: boolean | string | undefined
  /** A sentence that proposes a correction. */
  error?: string | undefined
  id?: string | undefined
  className?: string | undefined
}

interface Wiring {
  id: string
  describedBy: string | undefined
}

const wiringOf = (props: FieldCommon): Wiring => {
  const id = props.id ?? fieldId(props.name)
  const describedBy = [props.error && `${id}-erreur`, props.help && `${id}-aide`].filter(Boolean).join(' ')
  return { id, describedBy: describedBy || undefined }
}

/** « facultatif », written small after a label. */
export const Optional = ({ text }: { text: boolean | string | undefined }) =>
  text ? <span className="facultatif"> {text === true ? 'facultatif' : text}</span> : null

/** The sentence under a control that was not understood. */
export const FieldError = ({ id, children }: { id: string; children: ReactNode }) => (
  <p className="erreur" id={id}>
    <Icon name="alerte" />
    <span>
      <span className="vh">Erreur : </span>
      {children}
    </span>
  </p>
)

const Frame = ({ props, id, children }: { props: FieldCommon; id: string; children: ReactNode }) => (
  <div className={props.className ? `champ ${props.className}` : 'champ'}>
    <label htmlFor={id} className={props.hideLabel ? 'vh' : undefined}>
      {props.label}
      <Optional text={props.optional} />
    </label>
    {children}
    {props.error && <FieldError id={`${id}-erreur`}>{props.error}</FieldError>}
    {props.help && (
      <p className="aide" id={`${id}-aide`}>
        {props.help}
      </p>
    )}
  </div>
)

export interface FieldProps extends FieldCommon {
  type?: 'text' | 'tel' | 'email' | 'password' | 'date' | 'time' | 'month' | 'number' | 'search' | 'file' | undefined
  /** What was typed, given back unchanged after a refusal. */
  value?: string | number | null | undefined
  placeholder?: string | undefined
  autoComplete?: HTMLInputAutoCompleteAttribute | undefined
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | undefined
  maxLength?: number | undefined
  min?: string | number | undefined
  max?: string | number | undefined
  step?: string | number | undefined
  accept?: string | undefined
  /** Of a file: several at once. */
  multiple?: boolean | undefined
  list?: string | undefined
  autoFocus?: boolean | undefined
  readOnly?: boolean | undefined
  /** Only where the act itself demands it (password at login): asks the browser to refuse the empty form. */
  required?: boolean | undefined
}

/** One line of text. Autocompletion is off unless named: the computer may be shared. */
export const Field = (props: FieldProps) => {
  const { id, describedBy } = wiringOf(props)
  return (
    <Frame props={props} id={id}>
      <input
        id={id}
        name={props.name}
        type={props.type ?? 'text'}
        defaultValue={props.value ?? undefined}
        className={props.error ? 'en-erreur' : undefined}
        placeholder={props.placeholder}
        autoComplete={props.autoComplete ?? 'off'}
        inputMode={props.inputMode}
        maxLength={props.maxLength}
        min={props.min}
        max={props.max}
        step={props.step}
        accept={props.accept}
        multiple={props.multiple}
        list={props.list}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- login and search pages, whose only purpose is that field
        autoFocus={props.autoFocus}
        readOnly={props.readOnly}
        required={props.required}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={describedBy}
      />
    </Frame>
  )
}

export interface TextAreaProps extends FieldCommon {
  value?: string | null | undefined
  rows?: number | undefined
  placeholder?: string | undefined
  maxLength?: number | undefined
}

/** Several lines, in the face of what people say and write. */
export const TextArea = (props: TextAreaProps) => {
  const { id, describedBy } = wiringOf(props)
  return (
    <Frame props={props} id={id}>
      <textarea
        id={id}
        name={props.name}
        rows={props.rows ?? 3}
        defaultValue={props.value ?? undefined}
        className={props.error ? 'en-erreur' : undefined}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        autoComplete="off"
        aria-invalid={props.error ? true : undefined}
        aria-describedby={describedBy}
      />
    </Frame>
  )
}

export interface SelectOption {
  value: string
  label: string
}

export interface SelectProps extends FieldCommon {
  options: readonly (SelectOption | { group: string; options: readonly SelectOption[] })[]
  value?: string | null | undefined
  /** Text of the first, empty choice; without it the list starts on its first option. */
  empty?: string | undefined
}

/** A closed list of more than seven; under that number prefer `Choice`. */
export const Select = (props: SelectProps) => {
  const { id, describedBy } = wiringOf(props)
  const line = (option: SelectOption) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  )
  return (
    <Frame props={props} id={id}>
      <select
        id={id}
        name={props.name}
        defaultValue={props.value ?? undefined}
        className={props.error ? 'en-erreur' : undefined}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={describedBy}
      >
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map((option) =>
          'group' in option ? (
            <optgroup key={option.group} label={option.group}>
              {option.options.map(line)}
            </optgroup>
          ) : (
            line(option)
          ),
        )}
      </select>
    </Frame>
  )
}

/** A fact already known, shown where a field would stand, with where it comes from. */
export const Known = ({ label, value, source, href }: { label: string; value: ReactNode; source?: string; href?: string }) => (
  <div className="champ connu">
    <p className="etiquette">{label}</p>
    <p>
      {value}{' '}
      <span className="doux petit">
        {source}
        {source && href && ', '}
        {href && <a href={href}>corriger</a>}
      </span>
    </p>
  </div>
)
