import type { ReactNode } from 'react'
import { joinNames } from '#core/french.ts'
import { Icon } from './icons.tsx'

export type WhoSeesProps =
  /** Only the one who reads. `detail`: « page pas encore rangée ». */
  | { kind: 'alone'; label?: string | undefined; detail?: ReactNode }
  /** `count` people, always named in `lines`: « Hélène Prigent, cheffe de service, sur motif écrit ». */
  | { kind: 'several'; count: number; title?: string | undefined; lines: readonly ReactNode[] }
  /** Closed to the reader, who may ask and say why. */
  | { kind: 'closed'; href?: string | undefined }

/** Who else can see, by name. Never « l’équipe ». */
export const WhoSees = (props: WhoSeesProps) => {
  if (props.kind === 'several')
    return (
      <div className="vue">
        <b>
          <Icon name="oeil" /> {props.title ?? `Visible par ${props.count} personne${props.count > 1 ? 's' : ''}`}
        </b>
        <ul>
          {props.lines.map((line, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines are static text, never reordered in place
            <li key={index}>{line}</li>
          ))}
        </ul>
      </div>
    )
  const alone = props.kind === 'alone'
  return (
    <div className="vue">
      <b>
        <Icon name={alone ? 'oeil' : 'oeilbarre'} /> {alone ? (props.label ?? 'Vous uniquement') : 'Fermé'}
      </b>
      {alone && props.detail && <p>{props.detail}</p>}
      {!alone && props.href && (
        <p>
          <a href={props.href}>Demander l’accès en disant pourquoi</a>
        </p>
      )}
    </div>
  )
}

/**
 * A passage kept for named readers, between tall parentheses. For anyone else it must not be rendered at all: no gap, no count.
 * `readers` as written in a sentence: « vous », « Hélène Prigent ».
 */
export const Apart = ({ children, readers, note }: { children: ReactNode; readers: readonly string[]; note?: string | undefined }) => (
  <>
    <div className="apart">
      <span className="vh">Début de passage à part. </span>
      {children}
      <span className="vh"> Fin de passage à part.</span>
    </div>
    <p className="apart-qui">
      <Icon name="verrou" /> À part : {joinNames(readers)}
      {note && `. ${note}`}
    </p>
  </>
)

/** A person’s name, in the face of names. With names masked (key M) only the initials stay on the screen. */
export const PersonName = ({ children, initials }: { children: ReactNode; initials?: string | undefined }) => (
  <span className="nom-personne" data-initiales={initials ?? '…'}>
    <bdi className="nom">{children}</bdi>
  </span>
)

/** Words that somebody wrote freely, beside a name: they may name anybody, or say where she hides. With names masked (key M) they leave the screen and the paper. */
export const FreeWords = ({ children }: { children: ReactNode }) => (
  <>
    <span className="mots-libres">{children}</span>
    <span className="mots-masques">mots masqués</span>
  </>
)
