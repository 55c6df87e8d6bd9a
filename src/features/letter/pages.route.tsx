import { noBreak, writeDate } from '#core/french.ts'
import { Refused } from '#core/errors.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { householdPage, redirectWithMessage, submitAfter } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { letter as acts } from './actions.ts'
import { pagesForm, takesPages } from './forms.ts'
import { letterType } from './model.ts'
import { PagesField, pageWords } from './page-parts.tsx'
import { addPages, listPages, readPages, removePage } from './pages.server.ts'
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
    pages: await listPages(tx, id, one.seriesId),
    canWrite: head.closedOn === null && !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional'),
  }
})

export const action = submitAfter(
  acts.changePages,
  pagesForm,
  // what came is looked at before a door opens: twenty megabytes hold nobody up
  async ({ value }) => {
    if (value.intent === 'remove') return []
    if (value.pages.length === 0) throw new Refused({ pages: 'Choisissez au moins un fichier.' })
    return readPages(value.pages)
  },
  async ({ tx, id, params, value, first }) => {
    const seriesId = params['letterId'] ?? ''
    const at = { caseFileId: id, seriesId }
    if (value.intent === 'remove') await removePage(tx, { ...at, pageId: value.pageId })
    else await addPages(tx, at, first)
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
  const back = paths.caseFile.letter({ id: head.id, letterId: one.seriesId })
  return (
    <LetterPage
      head={head}
      title="Pages du courrier"
      intro={[letterType(one.type).label, one.sender, `reçu le ${writeDate(one.receivedOn, printed.today)}`].filter(Boolean).join(', ')}
      printed={printed}
      state={state}
    >
      <div className="deux-colonnes haut-2">
        {canWrite ? (
          <Section id="h-joindre" title="Joindre des pages">
            <form method="post" encType="multipart/form-data" className="formulaire haut-1" data-principal="">
              <PagesField error={state?.errors['pages']} />
              <Actions>
                <Button name="intent" value="add" look="principal">
                  Joindre
                </Button>
                <LinkButton look="nu" href={back}>
                  Revenir au courrier
                </LinkButton>
              </Actions>
            </form>
            <p className="petit doux haut-2">
              Elles se lisent comme le courrier : par qui lit cette partie du dossier. L’original reste à la personne.
            </p>
          </Section>
        ) : (
          <p className="doux">Rien ne se joint ni ne se retire ici : le dossier est clos, ou vous ne faites que le lire.</p>
        )}
        {canWrite && pages.length > 0 && (
          <Section id="h-retirer" title="Pages jointes">
            <ol className="lignes">
              {pages.map((page, at) => (
                <li key={page.id}>
                  <details className="ajouts">
                    <summary>{pageWords(page, at + 1)}</summary>
                    <form method="post" encType="multipart/form-data" className="haut-1">
                      <input type="hidden" name="pageId" value={page.id} />
                      <p className="petit">
                        Jointe par erreur, ou d’un autre foyer{noBreak}? Elle sera effacée pour de bon. Il restera écrit qu’une page a été
                        retirée.
                      </p>
                      <Button name="intent" value="remove">
                        Effacer cette page
                      </Button>
                    </form>
                  </details>
                </li>
              ))}
            </ol>
          </Section>
        )}
      </div>
    </LetterPage>
  )
}
