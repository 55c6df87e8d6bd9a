import { joinNames, writeFullDate } from '#core/french.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field, Select } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { ProveFirst } from '#web/step-up.tsx'
import { actions } from './actions.ts'
import { readAsked, spanOfPeriod } from './export-form.ts'
import { columns, emptyColumns } from './export-rows.ts'
import { listAppointmentsToExport, listManagedTeams } from './queries.server.ts'
import type { Route } from './+types/export.route'

export const meta = () => [{ title: 'Exporter les rendez-vous — Aparté' }]

export const loader = page(actions.exporting, async ({ tx, visit, url, today, timeZone }) => {
  const asked = readAsked(url.searchParams, today)
  const teams = await listManagedTeams(tx)
  const found = await listAppointmentsToExport(tx, { teamId: asked.teamId, ...spanOfPeriod(asked, timeZone) })
  return {
    asked,
    proven: visit.steppedUp,
    count: found.length,
    from: writeFullDate(asked.fromOn),
    until: writeFullDate(asked.untilOn),
    typed: { du: url.searchParams.get('du'), au: url.searchParams.get('au') },
    teams: teams.map(({ id, name, siteName }) => ({ value: id, label: `${name}, ${siteName}` })),
  }
})

export default function ExportPage({ loaderData }: Route.ComponentProps) {
  const { asked, count, from, until, teams, proven, typed } = loaderData
  const { errors } = asked
  const refused = Object.keys(errors).length > 0
  return (
    <Frame>
      <Page>
        <TitleBar title="Exporter les rendez-vous" actions={<LinkButton href={paths.team.list()}>Équipe</LinkButton>}>
          Les rendez-vous de vos équipes, dans les colonnes de RDV Service Public, sans aucun nom : pour compter l’activité.
        </TitleBar>
        <ErrorSummary errors={errors} actAlone />
        <form method="get" className="formulaire" data-principal="">
          <Select
            name="equipe"
            label="Équipe"
            options={teams}
            empty="Toutes celles de mes sites"
            value={asked.teamId ?? ''}
            error={errors['equipe']}
          />
          <Field name="du" type="date" label="Du" className="court" value={typed.du ?? asked.fromOn} error={errors['du']} />
          <Field name="au" type="date" label="Au, compris" className="court" value={typed.au ?? asked.untilOn} error={errors['au']} />
          <Actions>
            <Button>Compter</Button>
          </Actions>
        </form>
        {!refused && (
          <Section id="fichier" title="Le fichier" className="haut-4">
            <p>
              {count === 0 ? 'Aucun rendez-vous' : count === 1 ? 'Un rendez-vous' : `${count.toLocaleString('fr-FR')} rendez-vous`} du{' '}
              {from} au {until}.
            </p>
            {proven ? (
              <Actions className="haut-2">
                <LinkButton
                  look="principal"
                  href={paths.team.appointmentsFile({ team: asked.teamId, from: asked.fromOn, until: asked.untilOn, form: 'xlsx' })}
                >
                  Télécharger le classeur
                </LinkButton>
                <LinkButton href={paths.team.appointmentsFile({ team: asked.teamId, from: asked.fromOn, until: asked.untilOn })}>
                  Télécharger le fichier CSV
                </LinkButton>
              </Actions>
            ) : (
              <ProveFirst to={paths.team.appointments()}>Sortir un fichier d’Aparté demande de prouver que c’est bien vous.</ProveFirst>
            )}
          </Section>
        )}
        <Section id="colonnes" title="Les colonnes qui restent vides" className="haut-4">
          <p>Les {columns.length} colonnes sont là, dans leur ordre. Celles-ci sont vides :</p>
          <ul className="lignes haut-1">
            {emptyColumns.map((one) => (
              <li key={one.why}>
                <b>{joinNames(one.columns.map((name) => `« ${name} »`))}</b> : {one.why}.
              </li>
            ))}
          </ul>
          <p className="haut-1">
            « professionnel.le(s) » dit la fonction, « lieu » le site ; une visite à domicile n’a pas d’adresse. Les rendez-vous déplacés
            n’y sont qu’une fois, à leur nouvelle heure.
          </p>
        </Section>
      </Page>
    </Frame>
  )
}
