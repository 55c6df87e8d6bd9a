import { redirect } from 'react-router'
import type { Read } from '#db/door.server.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Check } from '#ui/choice.tsx'
import { Field } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import type { Route } from './+types/edit.route'
import { actions } from './actions.ts'
import { changeSheet } from './commands.server.ts'
import { ActionRows, AskRows, Remarks, SaidRows } from './edit-parts.tsx'
import { readSheet, sheetForm } from './forms.ts'
import { checkSheet } from './model.ts'
import type { Sheet } from './model.ts'
import { getSecrets, getSheet } from './queries.server.ts'

export const loader = page(actions.editForm, async ({ tx, id }) => {
  const kept = await getSheet(tx, id)
  return { kept, remarks: checkSheet(kept.sheet, await getSecrets(tx, kept.caseFileId, kept.entryId)) }
})

export const action = submit(actions.edit, sheetForm, async ({ tx, id, value, url }) => {
  const kept = await getSheet(tx as unknown as Read, id)
  await changeSheet(tx, id, readSheet(kept.sheet, value))
  return redirect(url.searchParams.get('puis') === 'relire' ? paths.sheet.edit({ id }) : paths.sheet.show({ id }))
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData, 'Relire le résumé') }]

/** What had been typed comes back as a sheet, so that a refusal loses nothing. */
const typedSheet = (before: Sheet, values: Readonly<Record<string, string | string[]>> | undefined): Sheet => {
  const parsed = values && sheetForm.safeParse(values)
  return parsed?.success ? readSheet(before, parsed.data) : before
}

export default function Edit({ loaderData, actionData }: Route.ComponentProps) {
  const { kept, remarks } = loaderData
  const sheet = typedSheet(kept.sheet, actionData?.values)
  const errors = actionData?.errors ?? {}
  const here = paths.sheet.edit({ id: kept.id })
  return (
    <Frame>
      <Page>
        <TitleBar title="Relire le résumé" small>
          Ce que la personne emportera. Chaque ligne se récrit ; une ligne vidée disparaît.
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        {kept.handedAt ? (
          <p>
            Ce résumé a été remis : il reste tel que la personne l’a reçu. <a href={paths.sheet.show({ id: kept.id })}>Le voir</a>
          </p>
        ) : (
          <form method="post" action={here} data-principal="">
            <Remarks remarks={remarks} sheet={sheet} />
            <Section title="Vous nous avez dit" id="h-said" end="à « vous », une idée par ligne">
              <div className="lignes-resume">
                <SaidRows sheet={sheet} errors={errors} />
              </div>
            </Section>
            <Section title="Ce que vous pouvez demander" id="h-ask">
              <div className="lignes-resume">
                <AskRows sheet={sheet} errors={errors} />
              </div>
            </Section>
            <Section title="Qui fait quoi" id="h-actions">
              <div className="lignes-resume">
                <ActionRows sheet={sheet} errors={errors} />
              </div>
            </Section>
            <Section title="Notre prochain rendez-vous" id="h-next">
              <div className="resume-ligne">
                <Field name="nextDay" label="Jour" value={sheet.next?.day} error={errors['nextDay']} />
                <Field name="nextTime" label="Heure" value={sheet.next?.time} error={errors['nextTime']} />
                <Field name="nextPlace" label="Où" value={sheet.next?.place} error={errors['nextPlace']} />
              </div>
            </Section>
            <Section title="La feuille" id="h-sheet">
              <Field name="place" label="Où vous vous êtes vus" value={sheet.place} error={errors['place']} />
              <Check
                name="discreet"
                label="Version discrète"
                checked={sheet.discreet}
                help="Seulement les rendez-vous et ce qu’il faut apporter, sans le motif : un papier peut être trouvé."
              />
            </Section>
            <Actions className="haut-3">
              <Button look="principal" kbd="Ctrl Entrée">
                Garder et voir la feuille
              </Button>
              <Button formAction={`${here}?puis=relire`}>Garder et relire encore</Button>
              <LinkButton href={paths.caseFile.interview({ id: kept.caseFileId })} look="nu">
                Finir plus tard
              </LinkButton>
            </Actions>
          </form>
        )}
      </Page>
    </Frame>
  )
}
