import type { IsoDate } from '#core/dates.ts'
import { writeFullDate } from '#core/french.ts'
import type { Statement } from '#rules/catalogue/entry.ts'
import { Icon } from '#ui/icons.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import type { Ticks } from './model.ts'

/** What the statements of a page have in common: whose they are, what was ticked of them, and whether the reader may tick. */
export type Proofs = {
  /** Null for a local aid: its own rules are its proof. */
  slug: string | null
  ticks: Ticks
  mayTick: boolean
}

/** « à vérifier », in words: never a colour alone. */
export const ToVerify = ({ children = 'à vérifier' }: { children?: string }) => (
  <Tag kind="neutre" icon="info">
    {children}
  </Tag>
)

/** The quiet form of the same, beside each statement: its word and its shape, without a box. */
export const Unchecked = ({ children = 'à vérifier' }: { children?: string | undefined }) => (
  <span className="a-verifier">
    <Icon name="demi" /> {children}
  </span>
)

/**
 * Where a statement was read, or who checked it since, or that nobody did; for who may, the way to tick it. The page says once, in a badge, how
 * much is to verify; each statement says it in a quiet word, or nobody would read either.
 */
export const Proof = ({
  place,
  about,
  verified,
  source,
  proofs,
  label,
}: {
  place: string
  /** What the statement is about, for the name of the link. */
  about: string
  verified: boolean
  source?: string | null | undefined
  proofs: Proofs
  /** What the badge says instead of « à vérifier ». */
  label?: string | undefined
}) => {
  const tick = proofs.ticks[place]
  const link = proofs.mayTick && proofs.slug !== null && !verified && (
    <a
      href={paths.catalogue.statement({ slug: proofs.slug, place })}
      aria-label={`${tick?.current ? 'Revoir' : 'Dire vérifié'} : ${about}`}
    >
      {tick?.current ? 'Revoir' : 'Dire vérifié'}
    </a>
  )
  if (verified) return source ? <span className="preuve">{source}</span> : null
  if (tick?.current)
    return (
      <span className="preuve">
        vérifié le {writeFullDate(tick.checkedOn)} par {tick.by} : {tick.source} {link}
      </span>
    )
  return (
    <span className="preuve">
      <Unchecked>{label}</Unchecked> {source}
      {tick && <> Vérifié le {writeFullDate(tick.checkedOn)}, mais les mots ont changé depuis.</>} {link}
    </span>
  )
}

/** A statement with its proof. */
export const Said = ({ one, place, about, proofs }: { one: Statement; place: string; about: string; proofs: Proofs }) => (
  <>
    {one.text} <Proof place={place} about={about} verified={one.verified} source={one.source} proofs={proofs} />
  </>
)

/** « relu le 22 novembre 2026 ». */
export const reviewed = (day: IsoDate): string => `relu le ${writeFullDate(day)}`
