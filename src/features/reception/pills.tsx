import { Icon } from '#ui/icons.tsx'

type Answer = { value: string; label: string; icon?: 'telbarre' | 'repbarre' }

/** Two or three pills on one line, over real radio buttons; nothing ticked is an answer of its own. `form` when they stand outside of it. */
export const Pills = (props: {
  name: string
  label: string
  answers: readonly Answer[]
  value: string | null
  form?: string
  className?: string
}) => (
  <fieldset className={props.className ? `choix ${props.className}` : 'choix'}>
    <legend className="vh">{props.label}</legend>
    {props.answers.map((answer, index) => (
      <label className="pastille" key={answer.value}>
        <input
          type="radio"
          name={props.name}
          value={answer.value}
          form={props.form}
          id={index === 0 ? `champ-${props.name}` : undefined}
          defaultChecked={props.value === answer.value}
          data-facultatif=""
        />
        <span>
          {answer.icon && <Icon name={answer.icon} />} {answer.label}
        </span>
      </label>
    ))}
  </fieldset>
)
