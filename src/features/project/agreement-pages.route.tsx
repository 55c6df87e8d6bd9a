import { writeDate } from '#core/french.ts'
import { listPages, removePage } from '#db/paper/pages.server.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { householdPage, redirectWithMessage, submitAfter } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { pagesSent } from '#web/paper-file.server.ts'
import { pagesForm, takesPages } from '#web/paper-form.ts'
import { PagesForms } from '#web/paper-pages.tsx'
import { paths } from '#web/paths.ts'
import { project as acts } from './actions.ts'
import { addSignedPages, getAgreement, paperOf } from './agreement-pages.server.ts'
import { ProjectPage } from './parts.tsx'
import type { Route } from './+types/agreement-pages.route'

const atOf = (id: string, params: Readonly<Record<string, string | undefined>>) => ({
  caseFileId: id,
  projectId: params['projectId'] ?? '',
  agreementId: params['agreementId'] ?? '',
})

export const loader = householdPage(acts.agreementPages, async ({ tx, id, params, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const at = atOf(id, params)
  const { project, agreement } = await getAgreement(tx, at)
  const { version, agreedOn, how } = agreement
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    projectId: at.projectId,
    title: project.title,
    version,
    agreedOn,
    pages: await listPages(tx, paperOf(at)),
    canWrite: how === 'paper' && head.closedOn === null && !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional'),
  }
})

export const action = submitAfter(
  acts.changeAgreementPages,
  pagesForm,
  pagesSent,
  async ({ tx, id, params, value, first }) => {
    const at = atOf(id, params)
    const { agreement } = await getAgreement(tx, at)
    if (value.intent === 'remove') await removePage(tx, paperOf(at), value.pageId)
    else await addSignedPages(tx, at, first)
    tx.about({ subjectId: at.agreementId, detail: value.intent === 'remove' ? { removed: 1 } : { added: first.length } })
    const { projectId, agreementId } = at
    return value.intent === 'remove'
      ? redirectWithMessage(paths.caseFile.agreementPages({ id, projectId, agreementId }), 'page-retiree')
      : redirectWithMessage(paths.caseFile.agreement({ id, projectId, version: agreement.version }), 'papier-joint')
  },
  takesPages,
)

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Papier signé') }]

export default function AgreementPagesRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, projectId, title, version, agreedOn, pages, printed, canWrite } = loaderData
  const state: FormState | undefined = actionData
  return (
    <ProjectPage
      head={head}
      title="Le papier signé"
      intro={`${title}, version ${version} du ${writeDate(agreedOn, printed.today)}`}
      within
      printed={printed}
      state={state}
    >
      <PagesForms
        label="Le papier signé, numérisé ou en photo"
        note="Les pages se lisent comme le projet : par qui lit cette partie du dossier. Chacun garde son exemplaire en papier."
        pages={pages}
        state={state}
        canWrite={canWrite}
        back={{ href: paths.caseFile.agreement({ id: head.id, projectId, version }), words: 'Revenir à l’accord' }}
      />
    </ProjectPage>
  )
}
