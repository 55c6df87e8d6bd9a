import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'
import type { IconName } from './icons.tsx'

/** `principal`: one for each screen. `nuit`: taking an urgent request. `nu`: the discreet one. */
export type ButtonLook = 'courant' | 'principal' | 'nu' | 'nuit'

interface Common {
  children: ReactNode
  look?: ButtonLook | undefined
  small?: boolean | undefined
  /** 56 px, for a home visit. */
  big?: boolean | undefined
  icon?: IconName | undefined
  /** The key that does the same, as shown: `Ctrl Entrée`. */
  kbd?: string | undefined
  /** The single letter (or figure) that activates it outside a field. */
  shortcut?: string | undefined
  className?: string | undefined
}

const looks: Record<ButtonLook, string> = { courant: '', principal: ' b-1', nu: ' b-nu', nuit: ' b-nuit' }

const classOf = ({ look = 'courant', small, big, className }: Common): string =>
  `b${looks[look]}${small ? ' b-s' : ''}${big ? ' gros' : ''}${className ? ` ${className}` : ''}`

const Inside = ({ icon, kbd, children }: Common) => (
  <>
    {icon && <Icon name={icon} />} {children}
    {kbd && (
      <>
        {' '}
        <kbd aria-hidden="true">{kbd}</kbd>
      </>
    )}
  </>
)

export interface ButtonProps extends Common {
  type?: 'submit' | 'button' | undefined
  name?: string | undefined
  value?: string | undefined
  form?: string | undefined
  formAction?: string | undefined
  /** Why it cannot be done now: written beside the button, which stays reachable by keyboard and does nothing. */
  disabledBecause?: string | undefined
  id?: string | undefined
  busy?: boolean | undefined
  pressed?: boolean | undefined
  expanded?: boolean | undefined
  controls?: string | undefined
  label?: string | undefined
  data?: Readonly<Record<`data-${string}`, string>> | undefined
}

/** A button; `submit` unless told otherwise, since ordinary pages are forms. */
export const Button = (props: ButtonProps) => {
  const { type = 'submit', disabledBecause, id, shortcut, data } = props
  const reasonId = disabledBecause ? `${id ?? `b-${props.name ?? 'action'}-${props.value ?? ''}`}-raison` : undefined
  const button = (
    <button
      className={classOf(props)}
      type={disabledBecause ? 'button' : type}
      id={id}
      name={props.name}
      value={props.value}
      form={props.form}
      formAction={props.formAction}
      aria-disabled={disabledBecause ? true : undefined}
      aria-describedby={reasonId}
      aria-busy={props.busy || undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      aria-label={props.label}
      aria-keyshortcuts={shortcut?.toUpperCase()}
      data-touche={shortcut?.toLowerCase()}
      {...data}
    >
      <Inside {...props} />
    </button>
  )
  if (!disabledBecause) return button
  return (
    <span className="b-empeche">
      {button}
      <span className="petit doux" id={reasonId}>
        {disabledBecause}
      </span>
    </span>
  )
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export const LinkButton = (props: Common & { href: string; label?: string | undefined; download?: boolean | undefined }) => (
  <a
    className={classOf(props)}
    href={props.href}
    aria-label={props.label}
    download={props.download || undefined}
    aria-keyshortcuts={props.shortcut?.toUpperCase()}
    data-touche={props.shortcut?.toLowerCase()}
  >
    <Inside {...props} />
  </a>
)

/** Buttons side by side, wrapping. */
export const Actions = ({ children, className }: { children: ReactNode; className?: string | undefined }) => (
  <div className={className ? `actions ${className}` : 'actions'}>{children}</div>
)
