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
import { letter as acts } from './actions.ts'
import { letterType } from './model.ts'
import { addPages, paperOf } from './pages.server.ts'
import { LetterPage } from './parts.tsx'
import { getLetter } from './queries.server.ts'
import type { Route } from './+types/pages.route'

export const loader = householdPage(acts.pages, async ({ tx, id, params, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const one = await getLetter(tx, id, params['letterId'] ?? '')
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    one,
    pages: await listPages(tx, paperOf(id, one.seriesId)),
    canWrite: head.closedOn === null && !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional'),
  }
})

export const action = submitAfter(
  acts.changePages,
  pagesForm,
  pagesSent,
  async ({ tx, id, params, value, first }) => {
    const seriesId = params['letterId'] ?? ''
    if (value.intent === 'remove') await removePage(tx, paperOf(id, seriesId), value.pageId)
    else await addPages(tx, { caseFileId: id, seriesId }, first)
    tx.about({ subjectId: seriesId, detail: value.intent === 'remove' ? { removed: 1 } : { added: first.length } })
    return value.intent === 'remove'
      ? redirectWithMessage(paths.caseFile.letterPages({ id, letterId: seriesId }), 'page-retiree')
      : redirectWithMessage(paths.caseFile.letter({ id, letterId: seriesId }), 'pages-jointes')
  },
  takesPages,
)

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Pages du courrier') }]

export default function LetterPagesRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, one, pages, printed, canWrite } = loaderData
  const state: FormState | undefined = actionData
  return (
    <LetterPage
      head={head}
      title="Pages du courrier"
      intro={[letterType(one.type).label, one.sender, `reçu le ${writeDate(one.receivedOn, printed.today)}`].filter(Boolean).join(', ')}
      printed={printed}
      state={state}
    >
      <PagesForms
        label="La lettre, numérisée ou en photo"
        note="Elles se lisent comme le courrier : par qui lit cette partie du dossier. L’original reste à la personne."
        pages={pages}
        state={state}
        canWrite={canWrite}
        back={{ href: paths.caseFile.letter({ id: head.id, letterId: one.seriesId }), words: 'Revenir au courrier' }}
      />
    </LetterPage>
  )
}
