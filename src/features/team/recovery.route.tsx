import { data, redirect } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { z } from 'zod'
import { hashToken, newToken } from '#db/token.server.ts'
import { Button } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Empty, Page, TitleBar } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { hallContext } from '#web/context.ts'
import { idField } from '#web/form.ts'
import { Frame } from '#web/frame.tsx'
import { page, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { confirmRecovery } from './commands.server.ts'
import { listAgents, listRecoveries } from './queries.server.ts'
import type { Route } from './+types/recovery.route'

export const meta = () => [{ title: 'Comptes à rouvrir — Aparté' }]

export const loader = page(actions.recoveries, async ({ tx, actor, visit }) => {
  const administers = actor.roles.includes('administrator')
  if (administers && !visit.steppedUp) throw redirect(paths.stepUp(paths.team.recovery()))
  const names = new Map((await listAgents(tx)).map(({ id, name }) => [id, name]))
  const nameOf = (id: string | null): string => (id ? (names.get(id) ?? 'quelqu’un') : '')
  return {
    recoveries: (await listRecoveries(tx)).map((recovery) => ({
      id: recovery.id,
      agent: nameOf(recovery.agentId),
      askedBy: nameOf(recovery.askedBy),
      confirmedBy: recovery.confirmedBy ? nameOf(recovery.confirmedBy) : null,
      mine: recovery.askedBy === actor.agentId,
      mayConfirm: administers && !recovery.confirmedBy && recovery.askedBy !== actor.agentId && recovery.agentId !== actor.agentId,
    })),
  }
})

/** Second person of a recovery: the link is shown once, here. */
export const action = async (args: ActionFunctionArgs) => {
  const { house, origin } = args.context.get(hallContext)
  const token = newToken(house.random)
  const outcome = await submit(actions.confirmRecovery, z.object({ id: idField() }), async ({ tx, value }) => {
    await confirmRecovery(tx, value.id, hashToken(token))
    tx.about({ subjectId: value.id })
    return new Response(null, { status: 204 })
  })(args)
  if (!(outcome instanceof Response)) return data({ errors: outcome.data.errors, link: null }, { status: 422 })
  return data({ errors: {}, link: `${origin}${paths.accountLink({ token })}` })
}

export default function RecoveryPage({ loaderData, actionData }: Route.ComponentProps) {
  const { recoveries } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar title="Comptes à rouvrir">
          Deux personnes rouvrent un compte : l’une demande et tient le code, l’autre confirme et tient le lien. La personne qui revient a
          besoin des deux.
        </TitleBar>
        {actionData?.link && (
          <section className="feuille" aria-label="À remettre en main propre">
            <p>Le lien de réouverture, à remettre en main propre. Il sert une fois, dans les 24 heures, et ne sera plus montré.</p>
            <p>
              <code className="code-secret">{actionData.link}</code>
            </p>
          </section>
        )}
        <ErrorSummary errors={actionData?.errors} actAlone />
        {recoveries.length === 0 ? (
          <Empty title="Aucun compte n’attend d’être rouvert">
            <p>La demande se fait depuis la page de la personne, dans Équipe.</p>
          </Empty>
        ) : (
          <ul className="lignes">
            {recoveries.map((recovery) => (
              <li key={recovery.id} className="ligne">
                <span>
                  <b>{recovery.agent}</b> <span className="doux">demandé par {recovery.mine ? 'vous' : recovery.askedBy}</span>
                </span>
                {recovery.confirmedBy ? <Tag kind="ouvert">confirmé par {recovery.confirmedBy}</Tag> : <Tag kind="delai">à confirmer</Tag>}
                {recovery.mayConfirm && (
                  <form method="post">
                    <Button small name="id" value={recovery.id} label={`Confirmer la réouverture du compte de ${recovery.agent}`}>
                      Confirmer
                    </Button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        )}
      </Page>
    </Frame>
  )
}
