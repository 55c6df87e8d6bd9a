import { ofName } from '#core/french.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { TextArea } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { request } from './actions.ts'
import { answerRequest } from './commands.server.ts'
import { answerForm } from './forms.ts'
import { unmetReasons } from './model.ts'
import { getRequest } from './queries.server.ts'
import type { Route } from './+types/answer.route'

export const loader = page(request.answerForm, async ({ tx, id }) => ({ item: await getRequest(tx, id) }))

export const action = submit(request.answer, answerForm, async ({ tx, id, value }) => {
  await answerRequest(tx, id, value)
  return redirectWithMessage(paths.request.queue(), 'demande-close')
})

export const meta: Route.MetaFunction = () => [{ title: 'Donner l’information — Aparté' }]

export default function Answer({ loaderData, actionData }: Route.ComponentProps) {
  const { item } = loaderData
  const typed = (name: string): string | null => {
    const value = actionData?.values[name]
    return typeof value === 'string' ? value : null
  }
  return (
    <Frame>
      <Page>
        <TitleBar title="Donner l’information et clore">Demande {ofName(item.calledName)}</TitleBar>
        <form method="post" className="mesure haut-3" data-principal="">
          <ErrorSummary errors={actionData?.errors} />
          {item.words && <p className="voix mots">{item.words}</p>}
          <div className="haut-3">
            <TextArea
              name="answer"
              label="Ce qui lui a été dit"
              rows={5}
              value={typed('answer')}
              error={actionData?.errors['answer']}
              help="Gardé chiffré avec la demande, lisible par les mêmes personnes."
            />
          </div>
          <Choice
            className="haut-3"
            name="unmetReason"
            legend="Si l’on n’a pas pu répondre à sa demande, pourquoi ?"
            optional
            options={Object.entries(unmetReasons).map(([value, label]) => ({ value, label }))}
            value={typed('unmetReason')}
            error={actionData?.errors['unmetReason']}
            help="Compté dans l’activité, sans nom."
          />
          <Actions className="haut-3">
            <Button look="principal" kbd="Ctrl Entrée">
              Clore la demande
            </Button>
            <LinkButton look="nu" href={paths.request.show({ id: item.id })}>
              Revenir
            </LinkButton>
          </Actions>
        </form>
      </Page>
    </Frame>
  )
}
