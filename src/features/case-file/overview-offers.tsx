import type { EventOffer } from '#features/review/model.ts'
import { LinkButton } from '#ui/button.tsx'
import { paths } from '#web/paths.ts'
import type { Head } from './model.ts'

/** What a recent event puts in question, one sentence each; absent when nothing is left to prepare. */
export const OffersPart = ({ head, offers, canWrite }: { head: Head; offers: readonly EventOffer[]; canWrite: boolean }) =>
  offers.map((offer) => (
    <section key={offer.event.id} className="bloc demande" aria-label={offer.event.name}>
      <p>{offer.sentence}</p>
      {canWrite && (
        <p className="haut-1">
          <LinkButton small href={paths.caseFile.rightsEvent({ id: head.id, event: offer.event.slug })}>
            Préparer
          </LinkButton>
        </p>
      )}
    </section>
  ))
