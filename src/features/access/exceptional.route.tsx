import { redirect } from 'react-router'
import { writeDate, writeTime } from '#core/french.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { Icon } from '#ui/icons.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { ProveFirst, requireStepUp } from '#web/step-up.tsx'
import { typedText } from '#web/typed.ts'
import { actions } from './actions.ts'
import { askExceptional } from './commands.server.ts'
import { askForm } from './forms.ts'
import { grounds } from './model.ts'
import { listMyExceptional } from './queries.server.ts'
import type { Route } from './+types/exceptional.route'

export const loader = page(actions.askForm, async ({ tx, visit, today, timeZone }) => ({
  proven: visit.steppedUp,
  mine: (await listMyExceptional(tx)).map((one) => {
    const asked = wallClock(one.askedAt, timeZone)
    return { id: one.id, when: `${writeDate(asked.date, today)} à ${writeTime(asked.time)}`, running: one.caseFileId !== null }
  }),
}))

export const action = submit(actions.ask, askForm, async ({ tx, value, visit }) => {
  requireStepUp(visit)
  return redirect(paths.access.exceptionalShow({ id: await askExceptional(tx, value) }))
})

export const meta = () => [{ title: 'Accès exceptionnel — Aparté' }]

export default function Exceptional({ loaderData, actionData }: Route.ComponentProps) {
  const { proven, mine } = loaderData
  const state = actionData && 'errors' in actionData ? actionData : undefined
  return (
    <Frame>
      <Page>
        <TitleBar title="Ouvrir un dossier fermé">Pour un danger, une astreinte, une absence. Pas pour travailler au quotidien.</TitleBar>
        {proven || state ? (
          <section className="dialogue haut-3" aria-labelledby="h-pourquoi">
            <h2 id="h-pourquoi">Pourquoi ouvrir ce dossier ?</h2>
            <p>
              Vous n’accompagnez pas ce foyer. Votre raison sera lue par la personne qui tient le dossier et par l’encadrement, tout de
              suite. La personne accompagnée pourra la lire aussi.
            </p>
            <form method="post" className="formulaire deux haut-3">
              <ErrorSummary errors={state?.errors} />
              <Field name="lastName" label="Nom" value={typedText(state, 'lastName')} error={state?.errors['lastName']} />
              <Field name="firstName" label="Prénom" value={typedText(state, 'firstName')} error={state?.errors['firstName']} />
              <Field
                name="birthDate"
                label="Date de naissance"
                type="date"
                optional
                className="court"
                value={typedText(state, 'birthDate')}
                error={state?.errors['birthDate']}
                help="Elle départage deux personnes du même nom."
              />
              <Choice
                name="ground"
                legend="Ce qui se passe"
                className="plein"
                options={Object.entries(grounds).map(([value, label]) => ({ value, label }))}
                value={typedText(state, 'ground')}
                error={state?.errors['ground']}
              />
              <TextArea
                name="reason"
                label="Votre raison"
                className="plein"
                rows={2}
                value={typedText(state, 'reason')}
                error={state?.errors['reason']}
                help="Une phrase : qui appelle, à quel sujet. Vingt caractères au moins."
              />
              <p className="petit doux plein">
                <Icon name="cle" /> Ouvert soixante minutes, identité et consignes de contact d’abord. Les passages à part restent fermés.
                Un foyer protégé demande l’accord d’une seconde personne.
              </p>
              <Actions>
                <Button look="principal">Demander l’ouverture</Button>
                <LinkButton look="nu" href={paths.home()}>
                  Renoncer
                </LinkButton>
              </Actions>
            </form>
          </section>
        ) : (
          <ProveFirst to={paths.access.exceptional()}>
            Ouvrir un dossier que vous n’accompagnez pas demande de prouver que c’est bien vous.
          </ProveFirst>
        )}
        {mine.length > 0 && (
          <Section id="h-miens" title="Vos demandes" className="haut-5">
            <ul className="lignes">
              {mine.map((one) => (
                <li key={one.id}>
                  <a href={paths.access.exceptionalShow({ id: one.id })}>Demande du {one.when}</a>
                  {one.running && <span className="doux"> · ouverte en ce moment</span>}
                </li>
              ))}
            </ul>
          </Section>
        )}
      </Page>
    </Frame>
  )
}
