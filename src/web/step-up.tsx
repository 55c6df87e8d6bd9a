import { Refused } from '#core/errors.ts'
import { LinkButton } from '#ui/button.tsx'
import type { Visit } from './context.ts'
import { paths } from './paths.ts'

/** Before an act that opens what is closed, or changes accounts, rights and keys: a proof of identity less than five minutes old. The database asks it again. @throws Refused */
export const requireStepUp = (visit: Pick<Visit, 'steppedUp'>): void => {
  if (!visit.steppedUp)
    throw new Refused({
      '': 'Votre confirmation a plus de cinq minutes. Confirmez à nouveau dans un autre onglet, puis renvoyez ce formulaire : rien n’est perdu.',
    })
}

/** In the place of the form, as long as she has not proved herself again. */
export const ProveFirst = ({ to, children }: { to: string; children: string }) => (
  <section className="feuille haut-3" aria-label="Confirmer d’abord">
    <p>{children} La confirmation vaut cinq minutes.</p>
    <p className="haut-2">
      <LinkButton look="principal" icon="cle" href={paths.stepUp(to)}>
        Confirmer que c’est bien vous
      </LinkButton>
    </p>
  </section>
)
