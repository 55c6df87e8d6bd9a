import type { ReactNode } from 'react'
import { FieldError, fieldId, Optional } from './field.tsx'
import { Icon } from './icons.tsx'
import type { IconName } from './icons.tsx'

export interface ChoiceOption {
  value: string
  label: ReactNode
  icon?: IconName | undefined
  /** Once chosen, in the colour of what it says; the word says it too. */
  tone?: 'good' | 'care' | 'risk' | undefined
}

export interface ChoiceProps {
  name: string
  legend: ReactNode
  hideLegend?: boolean | undefined
  options: readonly ChoiceOption[]
  /** Checkboxes instead of radio buttons. */
  multiple?: boolean | undefined
  /** What is chosen: one value, or several when `multiple`. Absent: nothing is ticked. */
  value?: string | readonly string[] | null | undefined
  optional?: boolean | string | undefined
  help?: ReactNode
  error?: string | undefined
  className?: string | undefined
  /** What the legend means, for who rests on it. */
  title?: string | undefined
}

const isChosen = (value: ChoiceProps['value'], option: string): boolean =>
  typeof value === 'string' ? value === option : (value?.includes(option) ?? false)

/** Pills over real radio buttons or checkboxes. A second press on a radio button takes the answer back, since no answer is one. */
export const Choice = (props: ChoiceProps) => {
  const id = fieldId(props.name)
  const describedBy = [props.error && `${id}-erreur`, props.help && `${id}-aide`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset
      className={`champ${props.error ? ' en-erreur' : ''}${props.className ? ` ${props.className}` : ''}`}
      aria-describedby={describedBy}
      title={props.title}
    >
      <legend className={props.hideLegend ? 'vh' : 'etiquette'}>
        {props.legend}
        <Optional text={props.optional} />
      </legend>
      <div className="choix">
        {props.options.map((option, index) => (
          <label className={option.tone ? `pastille ton-${option.tone}` : 'pastille'} key={option.value}>
            <input
              id={index === 0 ? id : undefined}
              type={props.multiple ? 'checkbox' : 'radio'}
              name={props.name}
              value={option.value}
              defaultChecked={isChosen(props.value, option.value)}
              data-facultatif={props.multiple ? undefined : ''}
            />
            <span>
              {option.icon && <Icon name={option.icon} />} {option.label}
            </span>
          </label>
        ))}
      </div>
      {props.error && <FieldError id={`${id}-erreur`}>{props.error}</FieldError>}
      {props.help && (
        <p className="aide" id={`${id}-aide`}>
          {props.help}
        </p>
      )}
    </fieldset>
  )
}

export interface CheckProps {
  name: string
  label: ReactNode
  value?: string | undefined
  checked?: boolean | undefined
  help?: ReactNode
}

/** One checkbox with its sentence. */
export const Check = ({ name, label, value = 'oui', checked, help }: CheckProps) => {
  const id = `${fieldId(name)}-${value.replaceAll(/[^\w-]/g, '-')}`
  return (
    <div className="case">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        aria-describedby={help ? `${id}-aide` : undefined}
      />
      <label htmlFor={id}>{label}</label>
      {help && (
        <p className="aide" id={`${id}-aide`}>
          {help}
        </p>
      )}
    </div>
  )
}

export interface TriageLevel {
  value: string
  title: string
  /** The written criteria: urgency is proposed, never decided. */
  criteria: string
}

/** Urgency as cards; keys 1 to 4 choose one outside a field. */
export const Triage = (props: {
  name: string
  legend: ReactNode
  note?: string | undefined
  levels: readonly TriageLevel[]
  value?: string | null | undefined
  error?: string | undefined
}) => {
  const id = fieldId(props.name)
  return (
    <fieldset className={props.error ? 'champ en-erreur' : 'champ'} aria-describedby={props.error ? `${id}-erreur` : undefined}>
      <legend className="etiquette">
        {props.legend}
        <Optional text={props.note} />
      </legend>
      <div className="triage">
        {props.levels.map((level, index) => (
          // oxlint-disable-next-line jsx-a11y/label-has-associated-control -- its text is the title and criteria, two levels down
          <label className="pastille" key={level.value}>
            <input
              id={index === 0 ? id : undefined}
              type="radio"
              name={props.name}
              value={level.value}
              defaultChecked={props.value === level.value}
              data-touche={String(index + 1)}
              data-facultatif=""
            />
            <span>
              <b>{level.title}</b>
              <i>{level.criteria}</i>
            </span>
          </label>
        ))}
      </div>
      {props.error && <FieldError id={`${id}-erreur`}>{props.error}</FieldError>}
    </fieldset>
  )
}
