import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { TitleBar } from '#ui/page.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { joinNames } from '#core/french.ts'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { protectForm } from './forms.ts'
import { tabTitle } from './model.ts'
import { CaseFilePage, NotReferent } from './parts.tsx'
import { getHead } from './queries.server.ts'
import { setProtected } from './sharing.server.ts'
import type { Route } from './+types/protect.route'

export const loader = page(actions.protectForm, async ({ tx, id, today, time, actor }) => ({
  head: await getHead(tx, id, today),
  printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
}))

export const action = submit(actions.protect, protectForm, async ({ tx, id, value }) => {
  await setProtected(tx, id, value.protected === 'oui')
  return redirectWithMessage(paths.caseFile.show({ id }), value.protected === 'oui' ? 'foyer-protege' : 'foyer-non-protege')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Protection') }]

export default function Protect({ loaderData, actionData }: Route.ComponentProps) {
  const { head } = loaderData
  const state = actionData && 'errors' in actionData ? actionData : undefined
  const reception = joinNames(head.reception.map(({ name }) => name))
  return (
    <CaseFilePage head={head} tab={null} printed={loaderData.printed}>
      <TitleBar title={head.protected ? 'Foyer protégé' : 'Protéger ce foyer'} small />
      {!head.referent.isMe ? (
        <NotReferent head={head} />
      ) : (
        <form method="post" className="formulaire">
          <ErrorSummary errors={state?.errors} actAlone />
          <ul className="lignes">
            <li>
              {head.protected
                ? 'L’accueil ne voit ni les noms, ni les consignes de contact : pour l’accueil, ce foyer n’existe pas.'
                : `L’accueil ${reception ? `(${reception}) ` : ''}voit aujourd’hui les noms et les consignes de contact. Protégé, le foyer n’existe plus pour l’accueil.`}
            </li>
            <li>
              {head.protected ? 'Un relais d’absence ne l’ouvre pas.' : 'Un relais d’absence peut l’ouvrir. Protégé, il ne l’ouvre plus.'}
            </li>
            <li>Un accès exceptionnel demande alors une seconde personne, de l’encadrement.</li>
            <li>L’onglet du navigateur ne porte pas de nom.</li>
            <li>Vous, et les personnes à qui vous donnez un accès, le voyez comme avant.</li>
          </ul>
          <input type="hidden" name="protected" value={head.protected ? 'non' : 'oui'} />
          <Actions>
            <Button look="principal">{head.protected ? 'Lever la protection' : 'Protéger ce foyer'}</Button>
            <LinkButton href={paths.caseFile.show({ id: head.id })} look="nu">
              Revenir
            </LinkButton>
          </Actions>
          <p className="doux petit">L’effet est immédiat, dans un sens comme dans l’autre.</p>
        </form>
      )}
    </CaseFilePage>
  )
}
