import { redirect } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import type { z } from 'zod'
import type { IsoDate } from '#core/dates.ts'
import type { Read, Write } from '#db/door.server.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { makeSheet } from '#features/sheet/commands.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { ThinBand } from '#ui/band.tsx'
import { DangerTag } from '#ui/danger.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Rubric, TitleBar } from '#ui/page.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import type { Route } from './+types/tidy.route'
import { actions } from './actions.ts'
import { tidyForm } from './forms.ts'
import { pageName, pageWhen } from './parts.tsx'
import { kindsInPlay, markedNotes } from './proposals.ts'
import { MeetingFields, NextFields } from './tidy-fields.tsx'
import { readTidying } from './tidy-form.ts'
import { AddedLines, CarriedLines, FactLine, StepLineRow } from './tidy-lines.tsx'
import { Notes, Readers, Themes } from './tidy-parts.tsx'
import { getTidyPage } from './tidy-queries.server.ts'
import { tidyDraft } from './tidy.server.ts'
import { typedValues } from './typed.ts'

export const loader = page(actions.tidying, async ({ tx, id, today, timeZone }) => ({
  ...(await getTidyPage(tx, id, { today, timeZone })),
  wall: { today, timeZone },
}))

type Tidying = { tx: Write; id: string; value: z.infer<typeof tidyForm>; today: IsoDate; timeZone: string }

const tidyPage = async ({ tx, id, value, today, timeZone }: Tidying): Promise<{ caseFileId: string; entryId: string }> => {
  const { page: draft, proposals, known } = await getTidyPage(tx as unknown as Read, id, { today, timeZone })
  // pressed again after it was written: nothing is written twice, the second press goes where the first one went
  return draft.tidied?.entryId
    ? { caseFileId: draft.caseFileId, entryId: draft.tidied.entryId }
    : await tidyDraft(tx, id, readTidying(value, proposals, known))
}

const keep = submit(actions.tidy, tidyForm, async (ctx) => {
  const { caseFileId } = await tidyPage(ctx)
  return redirectWithMessage(paths.caseFile.show({ id: caseFileId }), 'note-rangee')
})

const keepAndMakeSheet = submit(actions.tidyAndMakeSheet, tidyForm, async (ctx) => {
  const tidied = await tidyPage(ctx)
  return redirect(paths.sheet.edit({ id: await makeSheet(ctx.tx, { ...tidied, today: ctx.today, timeZone: ctx.timeZone }) }))
})

/** The button says which of the two by its address: each leaves its own line in the log. */
export const action = (args: ActionFunctionArgs) =>
  new URL(args.request.url).searchParams.get('puis') === 'remettre' ? keepAndMakeSheet(args) : keep(args)

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Ranger') }]

export default function Tidy({ loaderData, actionData }: Route.ComponentProps) {
  const { page: draft, head, proposals, wall, known, candidates, carried, next, alreadyKnown } = loaderData
  const errors = actionData?.errors ?? {}
  const typed = typedValues(actionData?.values)
  const lines = [...proposals.facts, ...proposals.deadlines, ...proposals.steps]
  const follow = [...proposals.deadlines, ...proposals.steps].toSorted((a, b) => a.number - b.number)
  const back = paths.interview.page({ id: draft.id })
  return (
    <>
      <ThinBand
        plain
        name={pageName(draft)}
        when={pageWhen(draft, wall, true)}
        danger={draft.flags && <DangerTag {...draft.flags} />}
        actions={
          <LinkButton href={back} look="nu" small>
            Revenir à la page
          </LinkButton>
        }
      />
      <Page>
        <TitleBar title="Ranger l’entretien">
          Tout est proposé, rien n’est obligatoire. <kbd>Ctrl Entrée</kbd> garde ce qui est coché.
        </TitleBar>
        {draft.tidied ? (
          <p>
            Cette page est déjà rangée. <a href={paths.caseFile.show({ id: draft.caseFileId })}>Revenir au dossier</a>
          </p>
        ) : (
          <form method="post" action={paths.interview.tidy({ id: draft.id })} data-principal="">
            <ErrorSummary errors={actionData?.errors} />
            <input type="hidden" name="revision" value={draft.revision} />
            <div className="rangement">
              <section className="gauche" aria-labelledby="h-notes">
                <Rubric title="Vos notes" id="h-notes" end="restent telles quelles" />
                <Notes pieces={markedNotes(proposals.pieces, lines)} candidates={candidates} typed={typed} />
              </section>
              <div>
                <section aria-labelledby="h-facts">
                  <Rubric
                    title="Faits relevés dans vos notes"
                    id="h-facts"
                    end={
                      <>
                        <kbd>Espace</kbd> garder ou non
                      </>
                    }
                  />
                  {proposals.facts.length === 0 && <p className="doux petit haut-1">Aucun fait n’a été reconnu. Vos notes suffisent.</p>}
                  {proposals.facts.map((line) => (
                    <FactLine
                      key={line.id}
                      line={line}
                      known={alreadyKnown.get(line.number)}
                      today={wall.today}
                      typed={typed}
                      errors={errors}
                    />
                  ))}
                </section>
                <section className="haut-3" aria-labelledby="h-next">
                  <Rubric title="La suite" id="h-next" />
                  {follow.map((line) => (
                    <StepLineRow
                      key={line.id}
                      line={line}
                      known={alreadyKnown.get(line.number)}
                      today={wall.today}
                      typed={typed}
                      errors={errors}
                    />
                  ))}
                  <CarriedLines steps={carried} typed={typed} />
                  <AddedLines typed={typed} errors={errors} />
                  <NextFields next={next} wall={wall} typed={typed} errors={errors} />
                </section>
                <div className="rangement-pied haut-3">
                  <Themes proposals={proposals} typed={typed} />
                  <Readers
                    head={head}
                    kinds={kindsInPlay(proposals, known.writable)}
                    writable={known.writable}
                    proposals={proposals}
                    typed={typed}
                    error={errors['compartment']}
                  />
                </div>
                <MeetingFields on={loaderData.on} time={loaderData.time} draft={draft} typed={typed} errors={errors} />
                <Actions className="fin-rangement">
                  <Button look="principal" kbd="Ctrl Entrée">
                    Garder et fermer
                  </Button>
                  <Button formAction={paths.interview.tidyAndMakeSheet({ id: draft.id })} icon="imprimer">
                    Garder, et préparer un résumé à remettre
                  </Button>
                  <LinkButton href={paths.caseFile.show({ id: draft.caseFileId })} look="nu">
                    Finir plus tard
                  </LinkButton>
                </Actions>
                <p className="petit doux haut-1">
                  Le résumé se remet en main propre. Finir plus tard : vos notes restent sur leur page, que personne d’autre ne lit.
                </p>
              </div>
            </div>
          </form>
        )}
      </Page>
    </>
  )
}
