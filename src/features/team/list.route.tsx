import { roleLabels } from '#core/actor.ts'
import { writeFullDate } from '#core/french.ts'
import { LinkButton } from '#ui/button.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { diplomas, professions, secrecyShort } from './model.ts'
import { listAccounts, listAgents } from './queries.server.ts'
import type { Route } from './+types/list.route'

export const meta = () => [{ title: 'Équipe — Aparté' }]

export const loader = page(actions.list, async ({ tx, actor, today, mode }) => {
  const accounts = new Map((await listAccounts(tx)).map((account) => [account.agentId, account]))
  const agents = (await listAgents(tx)).map((agent) => ({
    ...agent,
    closed: agent.endedAt !== null,
    secrecyOver: agent.secrecyUntil !== null && agent.secrecyUntil < today,
    enrolled: accounts.get(agent.id)?.hasPassphrase || accounts.get(agent.id)?.opened || false,
    invited: Boolean(accounts.get(agent.id)?.linkUntil),
  }))
  return { agents, demo: mode === 'demo', administers: actor.roles.includes('administrator'), manages: actor.roles.includes('manager') }
})

export default function TeamPage({ loaderData }: Route.ComponentProps) {
  const { agents, demo, administers, manages } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar
          title="Équipe"
          actions={
            <>
              {manages && <LinkButton href={paths.team.relief()}>Relais d’un agent absent</LinkButton>}
              {manages && <LinkButton href={paths.grid.list()}>Grilles du service</LinkButton>}
              {manages && <LinkButton href={paths.tariffs()}>Tarifs des aides</LinkButton>}
              {manages && <LinkButton href={paths.team.budget()}>Repères du budget</LinkButton>}
              {manages && <LinkButton href={paths.team.appointments()}>Exporter les rendez-vous</LinkButton>}
              <LinkButton href={paths.team.recovery()}>Comptes à rouvrir</LinkButton>
              <LinkButton href={paths.team.places()}>Sites et équipes</LinkButton>
              {administers && <LinkButton href={paths.team.keys()}>Clés d’accès au calcul</LinkButton>}
              {administers && (
                <LinkButton look="principal" icon="plus" href={paths.team.add()}>
                  Ajouter un agent
                </LinkButton>
              )}
            </>
          }
        >
          Les comptes de l’organisation. Un compte n’ouvre aucun dossier par lui-même.
        </TitleBar>
        <Table
          caption="Agents, fonctions et secret professionnel"
          hideCaption
          rows={agents}
          rowKey={(agent) => agent.id}
          columns={[
            {
              key: 'name',
              title: 'Agent',
              head: true,
              cell: (agent) => (
                <>
                  <a href={paths.team.agent(agent)}>{agent.name}</a>
                  <br />
                  <span className="petit doux">
                    {agent.jobTitle}, {agent.siteName}
                  </span>
                </>
              ),
            },
            { key: 'roles', title: 'Fonctions', cell: (agent) => agent.roles.map((role) => roleLabels[role]).join(', ') || 'aucune' },
            {
              key: 'profession',
              title: 'Profession et diplôme',
              cell: (agent) => (
                <>
                  {professions[agent.profession] ?? agent.profession}
                  {agent.trainee && ', en stage'}
                  {agent.diplomaKind && (
                    <>
                      <br />
                      <span className="petit doux">{diplomas[agent.diplomaKind]}</span>
                    </>
                  )}
                </>
              ),
            },
            {
              key: 'secrecy',
              title: 'Secret',
              cell: (agent) => (
                <>
                  {secrecyShort[agent.secrecyBasis]}
                  {agent.secrecyUntil && (
                    <>
                      <br />
                      <span className="petit doux">
                        {agent.secrecyOver ? 'terminé le' : 'jusqu’au'} {writeFullDate(agent.secrecyUntil)}
                      </span>
                    </>
                  )}
                </>
              ),
            },
            { key: 'teams', title: 'Équipes', cell: (agent) => agent.teams.join(', ') || 'aucune' },
            {
              key: 'state',
              title: 'Compte',
              cell: (agent) => <State closed={agent.closed} enrolled={agent.enrolled} invited={agent.invited} demo={demo} />,
            },
          ]}
        />
      </Page>
    </Frame>
  )
}

const State = ({ closed, enrolled, invited, demo }: { closed: boolean; enrolled: boolean; invited: boolean; demo: boolean }) =>
  closed ? (
    <Tag kind="non">fermé</Tag>
  ) : enrolled ? (
    <Tag kind="ouvert">ouvert</Tag>
  ) : invited ? (
    <Tag kind="delai">lien remis</Tag>
  ) : demo ? (
    <Tag kind="neutre">démonstration</Tag>
  ) : (
    <Tag kind="verifier">sans première connexion</Tag>
  )
