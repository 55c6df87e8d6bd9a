import { redirect } from 'react-router'
import { Refused } from '#core/errors.ts'
import { writeTime } from '#core/french.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { Button } from '#ui/button.tsx'
import { FieldError } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page as PlainPage, TitleBar } from '#ui/page.tsx'
import { ClientScript } from '#web/client-script.tsx'
import { wallClock } from '#web/clock.ts'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import type { Route } from './+types/page.route'
import { actions } from './actions.ts'
import { keepTicks, saveDraft } from './commands.server.ts'
import { pageForm } from './forms.ts'
import { getMargin, getPage } from './page-queries.server.ts'
import { MarginColumn, PageBand, PageFoot } from './parts.tsx'
import { Versions } from './versions.tsx'

export const loader = page(actions.show, async ({ tx, id, today, timeZone, script, actor }) => {
  const draft = await getPage(tx, id)
  const margin = draft.tidied ? null : await getMargin(tx, draft, { today, timeZone })
  return {
    draft,
    margin,
    wall: { today, timeZone },
    jobTitle: actor.jobTitle,
    script: script('interview'),
    rightsScript: script('rights-margin'),
  }
})

/** Keeps the page by its buttons: without JavaScript, and when JavaScript gave up. */
export const action = submit(actions.save, pageForm, async ({ tx, id, value }) => {
  const kept = await saveDraft(tx, id, { text: value.text, revision: value.revision, both: value.intent === 'deux' })
  if (!kept.kept) {
    if (kept.tidied)
      throw new Refused({
        '': 'Cette page vient d’être rangée dans un autre onglet. Copiez ce que vous aviez ajouté, il n’est pas encore gardé.',
      })
    throw new Refused({ text: 'Cette page a été gardée entre-temps dans un autre onglet. Les deux versions sont ci-dessous.' })
  }
  await keepTicks(tx, kept.caseFileId, value)
  if (value.intent === 'ranger') return redirect(paths.interview.tidy({ id }))
  return redirectWithMessage(paths.interview.page({ id }), 'note-gardee')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData, 'Entretien') }]

export default function InterviewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { draft, margin, wall, jobTitle, script, rightsScript } = loaderData
  const errors = actionData?.errors
  const typed = typeof actionData?.values['text'] === 'string' ? actionData.values['text'] : null
  const ticked = Array.isArray(actionData?.values['done']) ? actionData.values['done'] : null
  const text = typed ?? draft.text
  if (draft.tidied || !margin) return <Tidied draft={draft} typed={typed} wall={wall} />
  const conflict = Boolean(errors?.['text']) && typed !== null && typed !== draft.text && typed.length <= 100_000
  return (
    <>
      <PageBand page={draft} wall={wall} />
      {errors && (
        <div className="page">
          <ErrorSummary errors={errors} />
        </div>
      )}
      {conflict && <Versions theirs={draft.text} mine={text} when={`à ${writeTime(wallClock(draft.updatedAt, wall.timeZone).time)}`} />}
      <form
        method="post"
        action={paths.interview.page({ id: draft.id })}
        data-principal=""
        data-entretien={draft.id}
        data-garder={paths.interview.save({ id: draft.id })}
        data-ranger={paths.interview.tidy({ id: draft.id })}
        data-dossier={paths.caseFile.show({ id: draft.caseFileId })}
        data-cle={paths.interview.key()}
        data-jour={wallClock(draft.appointment?.startsAt ?? draft.startedAt, wall.timeZone).date}
      >
        <input type="hidden" name="revision" value={draft.revision} />
        <main className="entretien" id="contenu" tabIndex={-1}>
          <div className="page-ecrite">
            <div className="texte">
              <label className="vh" htmlFor="champ-text">
                Page de l’entretien
              </label>
              <textarea
                id="champ-text"
                name="text"
                className="texte-simple"
                defaultValue={text}
                rows={20}
                spellCheck
                lang="fr"
                autoComplete="off"
                aria-invalid={errors?.['text'] ? true : undefined}
                aria-describedby={errors?.['text'] ? 'champ-text-erreur' : undefined}
              />
              {errors?.['text'] && <FieldError id="champ-text-erreur">{errors['text']}</FieldError>}
              {conflict && (
                <Button name="intent" value="deux">
                  Garder les deux
                </Button>
              )}
            </div>
          </div>
          <MarginColumn margin={margin} notes={text} today={wall.today} ticked={ticked} caseFileId={draft.caseFileId} />
        </main>
        <PageFoot page={draft} wall={wall} jobTitle={jobTitle} />
      </form>
      <ClientScript src={script} />
      <ClientScript src={rightsScript} />
    </>
  )
}

/** The page was tidied, here or in another tab: its words are in the thread. What could not be kept is given back. */
const Tidied = ({ draft, typed, wall }: Pick<Route.ComponentProps['loaderData'], 'draft' | 'wall'> & { typed: string | null }) => (
  <>
    <PageBand page={draft} wall={wall} />
    <PlainPage>
      <TitleBar title="Cette page est rangée" />
      <p>
        Ses mots sont dans le fil.{' '}
        <a
          href={
            draft.tidied?.entryId
              ? paths.caseFile.entry({ id: draft.caseFileId, entryId: draft.tidied.entryId })
              : paths.caseFile.show({ id: draft.caseFileId })
          }
        >
          Les lire
        </a>
      </p>
      {typed && (
        <section className="bloc" aria-labelledby="h-typed">
          <div className="rub">
            <h2 id="h-typed">Ce que vous écriviez ici</h2>
            <span className="fin">pas encore gardé : copiez-le dans une note</span>
          </div>
          <textarea className="texte-simple" defaultValue={typed} rows={12} readOnly aria-labelledby="h-typed" />
        </section>
      )}
    </PlainPage>
  </>
)
