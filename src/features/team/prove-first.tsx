import { LinkButton } from '#ui/button.tsx'
import { paths } from '#web/paths.ts'

/** Said by a form of accounts and rights that was sent more than five minutes after the last proof: nothing is lost, nothing is done. */
export const EXPIRED =
  'La preuve de tout à l’heure ne vaut plus : elle dure cinq minutes. Confirmez à nouveau dans un autre onglet, puis renvoyez ce formulaire.'

/** In the place of forms that change accounts and rights, as long as who administers has not proved herself again. */
export const ProveFirst = ({ to }: { to: string }) => (
  <section className="feuille haut-2" aria-label="Confirmer avant de modifier">
    <p>Changer un compte ou des droits demande de prouver que c’est bien vous. La preuve vaut cinq minutes.</p>
    <p className="haut-2">
      <LinkButton look="principal" icon="cle" href={paths.stepUp(to)}>
        Confirmer
      </LinkButton>
    </p>
  </section>
)
