import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'
import type { IconName } from './icons.tsx'

/** The day, line by line; rows are `AgendaRow`, `AgendaNow` and `AgendaPause`. */
export const Agenda = ({ children }: { children: ReactNode }) => (
  <ol className="agenda" data-lignes="">
    {children}
  </ol>
)

export interface AgendaRowProps {
  /** « 9 h 30 » */
  time: string
  /** Under the time: room, end, travel. */
  place?: ReactNode
  icon?: IconName | undefined
  /** « Entretien · vient avec Jade, 4 ans » */
  kind?: ReactNode
  who?: ReactNode
  what?: ReactNode
  past?: boolean | undefined
  /** The very next one opens by itself with the essentials, the tag of danger and two buttons as children. */
  next?: boolean | undefined
  children?: ReactNode
}

export const AgendaRow = (props: AgendaRowProps) => (
  <li className={props.next ? 'suivant' : props.past ? 'passe' : undefined}>
    <div className="h">
      {props.time}
      {props.place && <small>{props.place}</small>}
    </div>
    <div>
      {props.kind && (
        <p className="genre">
          {props.icon && <Icon name={props.icon} />} {props.kind}
        </p>
      )}
      {props.who && <p className="qui">{props.who}</p>}
      {props.what && <p className="quoi">{props.what}</p>}
      {props.children}
    </div>
  </li>
)

/** The line « now ». */
export const AgendaNow = ({ time }: { time: string }) => (
  <li className="maintenant">
    <span className="vh">Il est </span>
    {time}
  </li>
)

/** A pause is a line like another, and it is defended. */
export const AgendaPause = ({ time, children }: { time: string; children: ReactNode }) => (
  <li className="pause">
    <div className="h">{time}</div>
    <div>{children}</div>
  </li>
)

/** Three lines at most of what matters before someone enters. */
export const Essentials = ({ lines }: { lines: readonly { id: string; text: ReactNode }[] }) => (
  <ul className="essentiel">
    {lines.map((line) => (
      <li key={line.id}>{line.text}</li>
    ))}
  </ul>
)
