import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'
import type { IconName } from './icons.tsx'

/** How a person may be reached. `false` forbids; `null` or absent: not asked, so nothing is said (and nobody calls). */
export interface ContactRule {
  mayCall?: boolean | null | undefined
  mayMessage?: boolean | null | undefined
  mayWrite?: boolean | null | undefined
  addressHidden?: boolean | undefined
}

/** The bans of a rule, in the order of the plate. */
const bansOf = (rule: ContactRule): { icon: IconName; long: string; short: string }[] => [
  ...(rule.mayCall === false ? [{ icon: 'telbarre' as const, long: 'Ne pas appeler', short: 'ne pas appeler' }] : []),
  ...(rule.mayMessage === false ? [{ icon: 'repbarre' as const, long: 'Ne pas laisser de message', short: 'pas de message' }] : []),
  ...(rule.mayWrite === false ? [{ icon: 'lettrebarre' as const, long: 'Ne pas écrire', short: 'pas de courrier' }] : []),
  ...(rule.addressHidden ? [{ icon: 'adrbarre' as const, long: 'Adresse masquée', short: 'adresse masquée' }] : []),
]

/** Whether a plate must be shown: a ban, or a sentence to read first. */
export const hasDanger = (rule: ContactRule & { sentence?: ReactNode }): boolean => bansOf(rule).length > 0 || Boolean(rule.sentence)

export interface DangerPlateProps extends ContactRule {
  /** Of whom, when several plates stand on one page: « Mme Aubertin ». */
  who?: string | undefined
  /** Why, and how to reach the person without risk. Whole sentences; `<strong>` for the way to do it. */
  sentence?: ReactNode
  /** « Consignes revues avec elle le 9 juin. » */
  reviewedOn?: string | undefined
  /** After three months: proposes to go over the instructions again with the person. */
  reviewHref?: string | undefined
  /** On what is handed to the person: seen on screen, never printed. */
  handedOver?: boolean | undefined
}

/** The danger of a person: night and hatching, which exist nowhere else. Absent when there is nothing to say. */
export const DangerPlate = (props: DangerPlateProps) => {
  if (!hasDanger(props)) return null
  const bans = bansOf(props)
  return (
    <section
      className={props.handedOver ? 'plaque ne-pas-imprimer' : 'plaque'}
      aria-label={props.who ? `Danger : consignes de contact, ${props.who}` : 'Danger : consignes de contact'}
    >
      <div className="plaque-in">
        {bans.length > 0 && (
          <ul className="interdits">
            {bans.map((ban) => (
              <li key={ban.icon}>
                <Icon name={ban.icon} /> {ban.long}
              </li>
            ))}
          </ul>
        )}
        {(props.sentence || props.reviewedOn || props.reviewHref) && (
          <p className="sur">
            {props.sentence} {props.reviewedOn}
            {props.reviewHref && (
              <>
                {' '}
                <a href={props.reviewHref}>À revoir avec la personne</a>
              </>
            )}
          </p>
        )}
      </div>
    </section>
  )
}

/** The short form, wherever the name appears: « Ne pas appeler · pas de message · adresse masquée ». */
export const DangerTag = (props: ContactRule & { children?: ReactNode }) => {
  const words = bansOf(props)
    .map((ban) => ban.short)
    .join(' · ')
  if (!words && !props.children) return null
  return <span className="t t-danger">{props.children ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`}</span>
}

/** A danger that was concluded to: what it is, for whom, and what answers it. Goes with the plate when somebody else sees the screen, and is on no paper. */
export const AlarmPlate = ({ words, children }: { words: string; children: ReactNode }) => (
  <section className="plaque ne-pas-imprimer" aria-label={words}>
    <div className="plaque-in">
      <ul className="interdits">
        <li>
          <Icon name="alerte" /> {words}
        </li>
      </ul>
      <div className="sur">{children}</div>
    </div>
  </section>
)
