import { CATALOGUE } from '#rules/catalogue/catalogue.ts'
import { DOMAINS } from '#rules/catalogue/entry.ts'
import type { Domain } from '#rules/catalogue/entry.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { Refused } from '#core/errors.ts'
import { findEntry } from '#rules/catalogue/catalogue.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedList, typedText } from '#web/typed.ts'
import { actions } from './actions.ts'
import { addNote } from './commands.server.ts'
import { noteForm } from './forms.ts'
import type { Route } from './+types/note.route'

export const meta = () => [{ title: 'Note de veille — Aparté' }]

export const loader = page(actions.noteForm, async () => ({
  domains: (Object.keys(DOMAINS) as Domain[]).map((domain) => ({
    title: DOMAINS[domain],
    rights: CATALOGUE.filter((entry) => entry.domain === domain).map(({ slug, name }) => ({ slug, name })),
  })),
}))

export const action = submit(actions.addNote, noteForm, async ({ tx, value }) => {
  if (value.rights.some((slug) => !findEntry(slug))) throw new Refused({ rights: 'Choisissez dans la liste.' })
  await addNote(tx, value)
  return redirectWithMessage(paths.watch.list(), 'note-de-veille-gardee')
})

export default function NotePage({ loaderData, actionData }: Route.ComponentProps) {
  const errors = actionData?.errors
  const chosen = typedList(actionData, 'rights')
  return (
    <Frame>
      <Page>
        <TitleBar title="Écrire une note de veille">
          Lue par toute l’organisation. Elle ne dit rien d’un foyer : seulement ce qui change, à partir de quand, et d’où vous le tenez.
        </TitleBar>
        <ErrorSummary errors={errors} />
        <form method="post" className="formulaire">
          <Field name="title" label="Titre" value={typedText(actionData, 'title')} error={errors?.['title']} maxLength={200} />
          <TextArea name="words" label="Ce qui change" rows={5} value={typedText(actionData, 'words')} error={errors?.['words']} />
          <Field
            name="effectiveOn"
            type="date"
            label="À partir du"
            value={typedText(actionData, 'effectiveOn')}
            error={errors?.['effectiveOn']}
          />
          <Field
            name="source"
            label="Source"
            help="Un texte, un courrier, une réunion et sa date."
            value={typedText(actionData, 'source')}
            error={errors?.['source']}
          />
          <details className="haut-2" open={chosen.length > 0 || Boolean(errors?.['rights'])} id="champ-rights">
            <summary>Droits concernés</summary>
            {errors?.['rights'] && (
              <p className="erreur" id="champ-rights-erreur">
                {errors['rights']}
              </p>
            )}
            {loaderData.domains.map(({ title, rights }) => (
              <fieldset key={title} className="haut-2">
                <legend>{title}</legend>
                <div className="choix">
                  {rights.map(({ slug, name }) => (
                    <label key={slug} className="pastille">
                      <input type="checkbox" name="rights[]" value={slug} defaultChecked={chosen.includes(slug)} />
                      <span>{name}</span>
                    </label>
                  ))}
                </div>
              </fieldset>
            ))}
          </details>
          <Actions>
            <Button look="principal">Garder la note</Button>
            <LinkButton href={paths.watch.list()}>Ne rien écrire</LinkButton>
          </Actions>
        </form>
      </Page>
    </Frame>
  )
}
