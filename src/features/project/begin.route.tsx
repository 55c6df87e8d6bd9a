import { compartmentLabels, writableKinds } from '#core/compartments.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field } from '#ui/field.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { project as acts } from './actions.ts'
import { beginProject } from './commands.server.ts'
import { beginForm } from './forms.ts'
import { ProjectPage } from './parts.tsx'
import type { Route } from './+types/begin.route'

export const loader = householdPage(acts.beginning, async ({ tx, id, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    lies: writableKinds.filter((one) => head.referent.isMe || head.myKinds.includes(one)),
  }
})

export const action = submit(acts.begin, beginForm, async ({ tx, id, today, value }) => {
  const projectId = await beginProject(tx, { ...value, caseFileId: id, today })
  tx.about({ subjectId: projectId })
  return redirectWithMessage(paths.caseFile.project({ id, projectId }), 'projet-commence')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Commencer un projet') }]

export default function BeginProject({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, lies } = loaderData
  const state: FormState | undefined = actionData
  const errors = state?.errors ?? {}
  return (
    <ProjectPage
      head={head}
      title="Commencer un projet"
      intro="Comprendre, comparer ce qui est possible, et ce qu’elle choisit. Un modèle n’est jamais imposé : on n’écrit que ce qui sert."
      within
      printed={printed}
      state={state}
    >
      <div className="deux-colonnes haut-2">
        {head.closedOn !== null ? (
          <Empty title="Ce dossier est clos : rien ne s’y commence." />
        ) : (
          <Section id="h-projet" title="Le projet">
            <form method="post" className="formulaire haut-2" data-principal="">
              <Field
                name="title"
                label="Comment l’appeler"
                maxLength={120}
                value={typedText(state, 'title')}
                error={errors['title']}
                help="Avec ses mots : « le courrier », « un logement à nous ». Elle le lira sur l’accord."
              />
              {lies.length === 1 && <input type="hidden" name="lies" value={lies[0]} />}
              {lies.length > 1 && (
                <Choice
                  name="lies"
                  legend="Qui peut le lire"
                  options={lies.map((value) => ({ value, label: compartmentLabels[value] }))}
                  value={typedText(state, 'lies', 'general')}
                  error={errors['lies']}
                  help="Hors du fil, ses mots, ses étapes et ses dates restent avec cette partie du dossier."
                />
              )}
              <Field
                name="begunOn"
                label="Commencé le"
                type="date"
                value={typedText(state, 'begunOn', printed.today)}
                error={errors['begunOn']}
              />
              <Actions>
                <Button look="principal" kbd="Ctrl Entrée">
                  Commencer
                </Button>
                <LinkButton look="nu" href={paths.caseFile.projects({ id: head.id })}>
                  Renoncer
                </LinkButton>
              </Actions>
            </form>
          </Section>
        )}
      </div>
    </ProjectPage>
  )
}
