import type { ReactNode } from 'react'

/** The content of an ordinary page; the target of « Aller au contenu ». */
export const Page = ({ children, className }: { children: ReactNode; className?: string | undefined }) => (
  <main className={className ? `page ${className}` : 'page'} id="contenu" tabIndex={-1}>
    {children}
  </main>
)

/** The title of the screen, what it says at a glance, and its actions at the end of the line. `small` under a household head. */
export const TitleBar = (props: { title: ReactNode; children?: ReactNode; actions?: ReactNode; small?: boolean | undefined }) => (
  <div className="titre-page">
    <h1 className={props.small ? 'moyen' : undefined}>{props.title}</h1>
    {props.children && <p>{props.children}</p>}
    {props.actions && <div className="actions">{props.actions}</div>}
  </div>
)

export interface RubricProps {
  title: ReactNode
  id?: string | undefined
  level?: 2 | 3 | undefined
  /** One piece of information, or one link (with `href`). */
  end?: ReactNode
  href?: string | undefined
}

/** A title, a rule in ink, and one thing at the right. Never a card. */
export const Rubric = ({ title, id, level = 2, end, href }: RubricProps) => {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="rub">
      <Heading id={id}>{title}</Heading>
      {end &&
        (href ? (
          <a className="fin" href={href}>
            {end}
          </a>
        ) : (
          <span className="fin">{end}</span>
        ))}
    </div>
  )
}

/** A named region under its rubric. `id` names the heading. */
export const Section = ({
  children,
  className,
  ...rubric
}: RubricProps & { id: string; children: ReactNode; className?: string | undefined }) => (
  <section className={className ? `bloc ${className}` : 'bloc'} aria-labelledby={rubric.id}>
    <Rubric {...rubric} />
    {children}
  </section>
)

/** Nothing to show, and it is normal: one sentence in the present, and the useful action if there is one. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="vide-etat">
    <b>{title}</b>
    {children}
  </div>
)

/** What is handed over in person, or any letter, on its sheet. */
export const A4 = ({ children, label }: { children: ReactNode; label?: string | undefined }) => (
  <article className="a4" aria-label={label}>
    {children}
  </article>
)

/** The foot of an internal print: when, by whom, and the reminder of secrecy. Seen on paper only. */
export const PrintFoot = ({ children }: { children: ReactNode }) => <p className="imprime">{children}</p>

/** First element of the body: the first stop of the keyboard. */
export const SkipLink = ({ children = 'Aller au contenu' }: { children?: ReactNode }) => (
  <a className="evitement" href="#contenu">
    {children}
  </a>
)
