import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'
import type { IconName } from './icons.tsx'

/** The thread of a household, latest first; its children are `ThreadEntry`. */
export const Thread = ({ children }: { children: ReactNode }) => (
  <ol className="fil" data-lignes="">
    {children}
  </ol>
)

export interface ThreadEntryProps {
  /** « 12 juin », « aujourd’hui » */
  day: string
  /** Under it: « vendredi », « 9 h 30 » */
  detail?: string | undefined
  icon?: IconName | undefined
  title: ReactNode
  /** By whom, how long, a link. */
  by?: ReactNode
  /** A meeting has a full point; anything else a hollow one. */
  meeting?: boolean | undefined
  /** What was written: paragraphs and `Apart`, in the face of speech. */
  children?: ReactNode
  /** What came out of it. */
  facts?: readonly { href: string; label: ReactNode; id?: string | undefined }[] | undefined
  id?: string | undefined
}

export const ThreadEntry = (props: ThreadEntryProps) => (
  <li id={props.id}>
    <div className="q">
      <b>{props.day}</b>
      {props.detail}
    </div>
    <div className={props.meeting ? 'e fort' : 'e'}>
      <p className="tt">
        {props.icon && <Icon name={props.icon} />} <b>{props.title}</b> {props.by}
      </p>
      {props.children && <div className="txt">{props.children}</div>}
      {props.facts && props.facts.length > 0 && (
        <p className="faits">
          {props.facts.map((fact) => (
            <a key={fact.id ?? fact.href} href={fact.href}>
              {fact.label}
            </a>
          ))}
        </p>
      )}
    </div>
  </li>
)

/** Filters of a list, as links; the current one is said. */
export const Filters = ({
  label,
  entries,
}: {
  label: string
  entries: readonly { href: string; label: ReactNode; icon?: IconName; current?: boolean }[]
}) => (
  <nav className="filtres" aria-label={label}>
    {entries.map((entry) => (
      <a key={entry.href} href={entry.href} aria-current={entry.current ? 'true' : undefined}>
        {entry.icon && <Icon name={entry.icon} />} {entry.label}
      </a>
    ))}
  </nav>
)
