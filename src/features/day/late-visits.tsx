import { LinkButton } from '#ui/button.tsx'
import { Urgent } from '#ui/messages.tsx'
import { paths } from '#web/paths.ts'
import type { DayNotice } from './model.ts'

/** A colleague who is not back from a visit: above everything else of the day, until it is read. Who, and where, stands on the page of the visit. */
export const LateVisits = ({ notices }: { notices: readonly Pick<DayNotice, 'id' | 'kind' | 'aboutId'>[] }) =>
  notices
    .filter(({ kind, aboutId }) => kind === 'visitOverdue' && aboutId !== null)
    .map((one, index) => (
      <Urgent
        key={one.id}
        label={index === 0 ? 'Visite en retard' : `Visite en retard, ${index + 1}`}
        actions={
          <LinkButton look="nuit" href={paths.visit.show({ id: one.aboutId ?? '' })}>
            Voir la visite
          </LinkButton>
        }
      >
        <b>Une ou un collègue n’est pas revenu de sa visite à l’heure dite.</b> Quelqu’un doit l’appeler maintenant.
      </Urgent>
    ))
