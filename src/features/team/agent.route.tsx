import { data } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { z } from 'zod'
import { roleLabels, roles } from '#core/actor.ts'
import { Refused } from '#core/errors.ts'
import { hashCode, hashToken, newCode, newToken } from '#db/token.server.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { hallContext } from '#web/context.ts'
import { dateField, idField, neededText } from '#web/form.ts'
import { intentOf } from '#web/form.server.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { ProveFirst, requireStepUp } from '#web/step-up.tsx'
import { actions } from './actions.ts'
import { agentFields, rolesField, typedIn } from './agent-form.ts'
import { AgentSections } from './agent-sections.tsx'
import {
  askRecovery,
  awaitIdentity,
  closeAccount,
  editAgent,
  endIdentity,
  invite,
  joinTeam,
  leaveTeam,
  setRoles,
} from './commands.server.ts'
import { plainMatch } from '#web/sign-on.ts'
import { getAgent, listAccounts, listAgents, listIdentities, listSites, listTeamsOfSites } from './queries.server.ts'
import type { Route } from './+types/agent.route'

export const meta = () => [{ title: 'Compte d’un agent — Aparté' }]

export const loader = page(actions.show, async ({ tx, actor, id, visit, today, signOn }) => {
  const administers = actor.roles.includes('administrator')
  const agent = await getAgent(tx, id)
  return {
    ...agent,
    closed: agent.endedAt !== null,
    administers,
    proven: visit.steppedUp,
    oneself: id === actor.agentId,
    today,
    signOn: signOn?.name ?? null,
    identity: (await listIdentities(tx)).find((one) => one.agentId === id && one.issuer === signOn?.issuer) ?? null,
    account: (await listAccounts(tx)).find((account) => account.agentId === id) ?? null,
    sites: (await listSites(tx)).map((site) => ({ value: site.id, label: site.name })),
    teams: (await listTeamsOfSites(tx)).map((team) => ({ value: team.id, label: `${team.name}, ${team.siteName}` })),
    colleagues: (await listAgents(tx))
      .filter((colleague) => colleague.id !== id && !colleague.endedAt && !colleague.trainee)
      .map((colleague) => ({ value: colleague.id, label: colleague.name })),
  }
})

const nothing = z.object({})
type Args = Pick<ActionFunctionArgs, 'request' | 'params' | 'context'>

/** Something to be handed over in person, shown once: the page that answers is the only place where it ever stands. */
type Given = { kind: 'link' | 'code'; text: string }
const given = async (outcome: unknown, value: Given) =>
  outcome instanceof Response && outcome.status === 204
    ? data({ errors: {}, values: {}, given: value })
    : (outcome as ReturnType<typeof handlers.edit>)

const handlers = {
  edit: submit(actions.edit, z.object(agentFields), async ({ tx, id, visit, value, today }) => {
    requireStepUp(visit)
    await editAgent(tx, id, value, today)
    return redirectWithMessage(paths.team.agent({ id }), 'compte-modifie')
  }),
  roles: submit(actions.roles, z.object({ roles: rolesField }), async ({ tx, id, visit, value }) => {
    requireStepUp(visit)
    await setRoles(tx, id, value.roles)
    tx.about({ subjectId: id, detail: { roles: value.roles } })
    return redirectWithMessage(paths.team.agent({ id }), 'compte-modifie')
  }),
  join: submit(
    actions.teams,
    z.object({ teamId: idField('Choisissez une équipe.'), fromDate: dateField }),
    async ({ tx, id, visit, value }) => {
      requireStepUp(visit)
      await joinTeam(tx, { agentId: id, ...value })
      return redirectWithMessage(paths.team.agent({ id }), 'compte-modifie')
    },
  ),
  leave: submit(actions.teams, z.object({ membershipId: idField() }), async ({ tx, id, visit, value }) => {
    requireStepUp(visit)
    await leaveTeam(tx, value.membershipId, id)
    return redirectWithMessage(paths.team.agent({ id }), 'compte-modifie')
  }),
  await: submit(
    actions.awaitIdentity,
    z.object({ awaited: neededText('Écrivez l’adresse ou l’identifiant que le fournisseur connaît.', 200) }),
    async ({ tx, id, visit, value, signOn }) => {
      requireStepUp(visit)
      if (!signOn) throw new Refused({ '': 'Aucune connexion unique n’est réglée sur ce serveur.' })
      await awaitIdentity(tx, id, signOn.issuer, plainMatch(value.awaited))
      return redirectWithMessage(paths.team.agent({ id }), 'compte-modifie')
    },
  ),
  endIdentity: submit(actions.endIdentity, nothing, async ({ tx, id, visit }) => {
    requireStepUp(visit)
    await endIdentity(tx, id)
    return redirectWithMessage(paths.team.agent({ id }), 'compte-modifie')
  }),
  close: submit(actions.close, nothing, async ({ tx, id, visit }) => {
    requireStepUp(visit)
    await closeAccount(tx, id)
    return redirectWithMessage(paths.team.agent({ id }), 'compte-ferme')
  }),
}

const inviting = async (args: Args) => {
  const { house, origin } = args.context.get(hallContext)
  const token = newToken(house.random)
  const outcome = await submit(actions.invite, nothing, async ({ tx, id, visit }) => {
    requireStepUp(visit)
    await invite(tx, id, hashToken(token))
    return new Response(null, { status: 204 })
  })(args)
  return given(outcome, { kind: 'link', text: `${origin}${paths.accountLink({ token })}` })
}

const askingRecovery = async (args: Args) => {
  const code = newCode(args.context.get(hallContext).house.random)
  const outcome = await submit(actions.askRecovery, nothing, async ({ tx, id }) => {
    await askRecovery(tx, id, hashCode(code))
    return new Response(null, { status: 204 })
  })(args)
  return given(outcome, { kind: 'code', text: code })
}

/** One page, several acts: each has its own right and its own line in the log. */
export const action = async (args: ActionFunctionArgs) => {
  const intent = await intentOf(args.request)
  if (intent === 'invite') return inviting(args)
  if (intent === 'recovery') return askingRecovery(args)
  const handler = intent !== null && Object.hasOwn(handlers, intent) ? handlers[intent as keyof typeof handlers] : handlers.edit
  return handler(args)
}

export default function AgentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { errors, values } = actionData ?? {}
  const needsProof = loaderData.administers && !loaderData.proven && !loaderData.closed && !actionData
  const shown = actionData && 'given' in actionData ? actionData.given : undefined
  const standing: Record<string, string | undefined> = {
    ...Object.fromEntries(Object.entries(loaderData.form).map(([name, value]) => [name, typeof value === 'string' ? value : undefined])),
    trainee: loaderData.form.trainee ? 'oui' : undefined,
  }
  const value = (name: string): string | undefined => typedIn(values, name) ?? standing[name]
  return (
    <Frame>
      <Page>
        <TitleBar title={loaderData.name} actions={<LinkButton href={paths.team.list()}>Équipe</LinkButton>}>
          {loaderData.form.jobTitle}
          {loaderData.closed && ', compte fermé'}
        </TitleBar>
        {shown && <HandOver given={shown} />}
        <ErrorSummary errors={errors} />
        {needsProof && (
          <ProveFirst to={paths.team.agent(loaderData)}>Changer un compte ou des droits demande de prouver que c’est bien vous.</ProveFirst>
        )}
        <AgentSections
          data={{ ...loaderData, administers: loaderData.administers && !needsProof }}
          value={value}
          errors={errors}
          roleOptions={roles.map((role) => ({ value: role, label: roleLabels[role] }))}
        />
      </Page>
    </Frame>
  )
}

const HandOver = ({ given: { kind, text } }: { given: Given }) => (
  <section className="feuille" aria-label="À remettre en main propre">
    <p>
      {kind === 'link'
        ? 'Le lien de première connexion, à remettre en main propre. Il sert une fois, dans les 72 heures, et ne sera plus montré.'
        : 'Le code de réouverture, à remettre en main propre. Une personne de l’administration confirmera et remettra le lien ; il faut les deux. Le code ne sera plus montré.'}
    </p>
    <p>
      <code className="code-secret">{text}</code>
    </p>
    <form method="get">
      <Button small>C’est fait</Button>
    </form>
  </section>
)
