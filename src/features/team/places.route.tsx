import type { ActionFunctionArgs } from 'react-router'
import { z } from 'zod'
import { timeZones } from '#features/identity/model.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field, Select } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { idField, neededText, oneOf, text } from '#web/form.ts'
import { intentOf } from '#web/form.server.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { typedIn } from './agent-form.ts'
import { addSite, addTeam } from './commands.server.ts'
import { teamKinds } from './model.ts'
import { listSites, listTeamsOfSites } from './queries.server.ts'
import type { Route } from './+types/places.route'

export const meta = () => [{ title: 'Sites et équipes — Aparté' }]

export const loader = page(actions.places, async ({ tx, actor }) => ({
  sites: await listSites(tx),
  teams: await listTeamsOfSites(tx),
  administers: actor.roles.includes('administrator'),
}))

const handlers = {
  site: submit(
    actions.editPlaces,
    z.object({ siteName: neededText('Écrivez le nom du site.', 200), address: text(300), phone: text(40), timeZone: oneOf(timeZones) }),
    async ({ tx, value }) => {
      await addSite(tx, { name: value.siteName, address: value.address, phone: value.phone, timeZone: value.timeZone })
      return redirectWithMessage(paths.team.places(), 'lieu-garde')
    },
  ),
  team: submit(
    actions.editPlaces,
    z.object({ teamName: neededText('Écrivez le nom de l’équipe.', 200), siteId: idField('Choisissez un site.'), kind: oneOf(teamKinds) }),
    async ({ tx, value }) => {
      await addTeam(tx, { name: value.teamName, siteId: value.siteId, kind: value.kind })
      return redirectWithMessage(paths.team.places(), 'lieu-garde')
    },
  ),
}

export const action = async (args: ActionFunctionArgs) => {
  const intent = await intentOf(args.request)
  return intent === 'team' ? handlers.team(args) : handlers.site(args)
}

const optionsOf = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

export default function PlacesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { sites, teams, administers } = loaderData
  const { errors, values } = actionData ?? {}
  const field = (name: string) => ({ name, value: typedIn(values, name), error: errors?.[name] })
  return (
    <Frame>
      <Page>
        <TitleBar
          title="Sites et équipes"
          actions={
            <>
              <LinkButton href={paths.team.sectors()}>Secteurs</LinkButton>
              <LinkButton href={paths.agenda.places()}>Salles et horaires</LinkButton>
              <LinkButton href={paths.team.list()}>Équipe</LinkButton>
            </>
          }
        >
          L’accueil d’un site voit les identités de son site ; une équipe lit les demandes qu’elle reçoit.
        </TitleBar>
        <ErrorSummary errors={errors} />
        <Section id="equipes" title="Équipes">
          <Table
            caption="Équipes par site"
            hideCaption
            rows={teams}
            rowKey={(team) => team.id}
            columns={[
              { key: 'name', title: 'Équipe', head: true, cell: (team) => team.name },
              { key: 'kind', title: 'Sorte', cell: (team) => teamKinds[team.kind] },
              { key: 'site', title: 'Site', cell: (team) => team.siteName },
              { key: 'people', title: 'Agents', numeric: true, cell: (team) => team.people },
            ]}
          />
          {administers && (
            <form method="post" className="formulaire deux haut-3">
              <input type="hidden" name="intent" value="team" />
              <Field {...field('teamName')} label="Nouvelle équipe" maxLength={200} />
              <Select {...field('kind')} label="Sorte" options={optionsOf(teamKinds)} />
              <Select {...field('siteId')} label="Site" options={sites.map((site) => ({ value: site.id, label: site.name }))} />
              <Actions>
                <Button>Ajouter l’équipe</Button>
              </Actions>
            </form>
          )}
        </Section>
        {administers && (
          <p>
            <a href={paths.night.threshold()}>Avis de la nuit : à partir de quelle différence prévenir</a>
          </p>
        )}
        <Section id="sites" title="Sites">
          <ul className="lignes">
            {sites.map((site) => (
              <li key={site.id}>
                <b>{site.name}</b> <span className="doux">{[site.address, site.phone].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
          {administers && (
            <form method="post" className="formulaire deux haut-3">
              <input type="hidden" name="intent" value="site" />
              <Field {...field('siteName')} label="Nouveau site" maxLength={200} />
              <Field {...field('address')} label="Adresse" optional maxLength={300} />
              <Field {...field('phone')} type="tel" label="Téléphone" optional maxLength={40} />
              <Select {...field('timeZone')} label="Heure du site" options={optionsOf(timeZones)} />
              <Actions>
                <Button>Ajouter le site</Button>
              </Actions>
            </form>
          )}
        </Section>
      </Page>
    </Frame>
  )
}
