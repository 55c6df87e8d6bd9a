import { writeDate, writeFullDate } from '#core/french.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { actions } from './actions.ts'
import { declareLink } from './commands.server.ts'
import { linkForm } from './forms.ts'
import { listMyLinks } from './queries.server.ts'
import type { Route } from './+types/links.route'

export const loader = page(actions.links, async ({ tx, today, timeZone }) => ({
  links: (await listMyLinks(tx)).map((link) => ({
    id: link.id,
    name: link.name,
    birthDate: link.birthDate ? writeFullDate(link.birthDate) : null,
    since: writeDate(wallClock(link.declaredAt, timeZone).date, today),
  })),
}))

export const action = submit(actions.declareLink, linkForm, async ({ tx, value }) => {
  await declareLink(tx, value)
  return redirectWithMessage(paths.account.links(), 'lien-declare')
})

export const meta = () => [{ title: 'Personnes que je connais — Aparté' }]

export default function Links({ loaderData, actionData }: Route.ComponentProps) {
  const state = actionData && 'errors' in actionData ? actionData : undefined
  return (
    <Frame>
      <Page>
        <TitleBar title="Personnes que je connais">
          Famille, voisinage, amitié, ancienne relation : dites-le une fois. Si cette personne est suivie ici, aujourd’hui ou plus tard, son
          dossier vous est fermé. La réponse est la même dans tous les cas.
        </TitleBar>
        <div className="deux-colonnes">
          <div>
            <Section id="h-declarer" title="Déclarer un lien">
              <ErrorSummary errors={state?.errors} />
              <form method="post" className="formulaire haut-3">
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
                />
                <Actions>
                  <Button look="principal">Déclarer</Button>
                </Actions>
              </form>
            </Section>
          </div>
          <div>
            <Section id="h-declares" title="Déclarés">
              {loaderData.links.length === 0 ? (
                <p className="doux">Vous n’avez rien déclaré.</p>
              ) : (
                <ul className="lignes">
                  {loaderData.links.map((link) => (
                    <li key={link.id}>
                      {link.name}
                      {link.birthDate && `, ${link.birthDate}`} <span className="doux">depuis le {link.since}</span>
                    </li>
                  ))}
                </ul>
              )}
              <p className="doux petit haut-3">
                Un lien déclaré par erreur se retire avec votre encadrement : ce n’est pas à vous de le faire.
              </p>
            </Section>
          </div>
        </div>
      </Page>
    </Frame>
  )
}
