import { z } from 'zod'
import { roleLabels, roles } from '#core/actor.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Select } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { optionalId } from '#web/form.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { ProveFirst, requireStepUp } from '#web/step-up.tsx'
import { actions } from './actions.ts'
import { AgentFields } from './agent-fields.tsx'
import { agentFields, rolesField, typedIn } from './agent-form.ts'
import { addAgent } from './commands.server.ts'
import { listAgents, listSites, listTeamsOfSites } from './queries.server.ts'
import type { Route } from './+types/add.route'

export const meta = () => [{ title: 'Ajouter un agent — Aparté' }]

export const loader = page(actions.addForm, async ({ tx, visit }) => ({
  proven: visit.steppedUp,
  sites: (await listSites(tx)).map(({ id, name }) => ({ value: id, label: name })),
  teams: (await listTeamsOfSites(tx)).map(({ id, name, siteName }) => ({ value: id, label: `${name}, ${siteName}` })),
  colleagues: (await listAgents(tx))
    .filter((agent) => !agent.endedAt && !agent.trainee)
    .map(({ id, name }) => ({ value: id, label: name })),
}))

export const action = submit(
  actions.add,
  z.object({ ...agentFields, teamId: optionalId, roles: rolesField }),
  async ({ tx, visit, value: { teamId, roles, ...form }, today }) => {
    requireStepUp(visit)
    const { id } = await addAgent(tx, form, { roles, teamId, today })
    tx.about({ subjectId: id })
    return redirectWithMessage(paths.team.agent({ id }), 'compte-cree')
  },
)

export default function AddAgentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { errors, values } = actionData ?? {}
  const value = (name: string): string | undefined => typedIn(values, name)
  return (
    <Frame>
      <Page>
        <TitleBar title="Ajouter un agent">
          Le compte est créé sans mot de passe : la personne choisit sa phrase elle-même, par un lien qui sert une fois.
        </TitleBar>
        {!loaderData.proven && <ProveFirst to={paths.team.add()}>Créer un compte demande de prouver que c’est bien vous.</ProveFirst>}
        {(loaderData.proven || actionData) && (
          <form method="post" className="formulaire deux haut-3" data-principal="">
            <ErrorSummary errors={errors} />
            <AgentFields value={value} errors={errors} sites={loaderData.sites} colleagues={loaderData.colleagues} />
            <Select
              name="teamId"
              label="Équipe"
              options={loaderData.teams}
              empty="Aucune pour l’instant"
              value={value('teamId')}
              error={errors?.['teamId']}
            />
            <div className="plein">
              <Choice
                name="roles[]"
                legend="Fonctions dans Aparté"
                multiple
                options={roles.map((role) => ({ value: role, label: roleLabels[role] }))}
                value={values?.['roles'] ?? []}
                error={errors?.['roles']}
              />
            </div>
            <Actions>
              <Button look="principal">Créer le compte</Button>
              <LinkButton look="nu" href={paths.team.list()}>
                Ne rien créer
              </LinkButton>
            </Actions>
          </form>
        )}
      </Page>
    </Frame>
  )
}
