import { compartmentLabels } from '#core/compartments.ts'
import { noBreak, writeDate, writeDay } from '#core/french.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { listRuns } from '#features/procedure/queries.server.ts'
import { listPages } from '#db/paper/pages.server.ts'
import { procedureOf } from '#rules/procedures/procedures.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { PageList } from '#web/paper-pages.tsx'
import { paths } from '#web/paths.ts'
import { letter as acts } from './actions.ts'
import { correctLetter } from './commands.server.ts'
import { correctForm } from './forms.ts'
import { letterType } from './model.ts'
import { LetterFields, LetterPage } from './parts.tsx'
import { paperOf } from './pages.server.ts'
import { getLetter, listDeadlinesOfRun, listLetterDeadlines } from './queries.server.ts'
import type { Route } from './+types/show.route'

export const loader = householdPage(acts.show, async ({ tx, id, params, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const one = await getLetter(tx, id, params['letterId'] ?? '')
  const about = letterType(one.type).procedure
  const run = about && (await listRuns(tx, id)).find(({ procedure, endedOn }) => procedure.id === about.id && endedOn === null)
  // what its procedure counts from this very letter
  const inRun = run?.events.some((event) => event.kind === 'day' && event.event === about?.event && event.on === one.receivedOn)
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    one,
    runId: run?.id ?? null,
    pages: await listPages(tx, paperOf(id, one.seriesId)),
    lines: [
      ...(await listLetterDeadlines(tx, id, one.seriesId)),
      ...(run && about && inRun ? await listDeadlinesOfRun(tx, run, about.event) : []),
    ],
    canWrite:
      head.closedOn === null &&
      actor.roles.includes('worker') &&
      !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional'),
  }
})

export const action = submit(acts.change, correctForm, async ({ tx, id, params, today, value }) => {
  const seriesId = params['letterId'] ?? ''
  await correctLetter(tx, { ...value, caseFileId: id, seriesId, today })
  tx.about({ subjectId: seriesId })
  return redirectWithMessage(paths.caseFile.letter({ id, letterId: seriesId }), 'courrier-corrige')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Courrier reçu') }]

export default function LetterRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, one, runId, pages, lines, printed, canWrite } = loaderData
  const state: FormState | undefined = actionData
  const { today } = printed
  const type = letterType(one.type)
  const procedure = type.procedure && procedureOf(type.procedure.id)
  return (
    <LetterPage
      head={head}
      title={type.label}
      intro={[
        [one.sender, `reçu le ${writeDate(one.receivedOn, today)}`, one.datedOn && `daté du ${writeDate(one.datedOn, today)}`]
          .filter(Boolean)
          .join(', '),
        `noté par ${one.author}`,
        one.compartmentKind !== 'general' && `lu par qui lit « ${compartmentLabels[one.compartmentKind]} »`,
      ]
        .filter(Boolean)
        .join(' · ')}
      printed={printed}
      state={state}
    >
      <div className="deux-colonnes haut-2">
        <div>
          {one.explanation && (
            <Section id="h-dit" title="Ce qu’il veut dire">
              <p className="resume haut-1">{one.explanation}</p>
            </Section>
          )}
          {one.action && (
            <Section id="h-faire" title="Ce qu’il faut faire">
              <p className="haut-1">{one.action}</p>
            </Section>
          )}
          {(pages.length > 0 || canWrite) && (
            <Section id="h-pages" title="La lettre" className={pages.length === 0 ? 'ne-pas-imprimer' : undefined}>
              {pages.length > 0 && (
                <PageList
                  pages={pages}
                  href={(pageId) => paths.caseFile.letterPage({ id: head.id, letterId: one.seriesId, pageId })}
                  paper="du courrier"
                />
              )}
              {canWrite && (
                <p className="petit ne-pas-imprimer haut-1">
                  <a href={paths.caseFile.letterPages({ id: head.id, letterId: one.seriesId })}>
                    {pages.length === 0 ? 'Joindre sa photo ou son PDF' : 'Joindre ou retirer des pages'}
                  </a>
                </p>
              )}
            </Section>
          )}
          {one.text && (
            <Section id="h-texte" title="Ce qu’il écrit">
              {one.text.split('\n').map((line, at) => (
                // lines of a letter may be the same
                <p key={`${at} ${line}`} className="voix">
                  {line}
                </p>
              ))}
            </Section>
          )}
        </div>
        <div>
          <Section id="h-delai" title="Son délai">
            {lines.length === 0 && runId === null && <p className="doux haut-1">Aucun délai ne lui est attaché.</p>}
            <ul className="lignes">
              {lines.map((line) => (
                <li key={line.id}>
                  <b>{line.title}</b>{' '}
                  <Tag kind={line.over ? 'ouvert' : 'delai'}>
                    {line.over ? 'faite, ou abandonnée' : `au plus tard le ${writeDay(line.due, today)}`}
                  </Tag>
                  {line.steps.length > 0 && (
                    <details className="ajouts">
                      <summary className="petit">D’où vient cette date</summary>
                      <ol className="calcul petit">
                        {line.steps.map((step) => (
                          <li key={step}>{step}</li>
                        ))}
                      </ol>
                    </details>
                  )}
                  <Actions>
                    <LinkButton
                      small
                      look="nu"
                      href={paths.caseFile.deadline({ id: head.id, deadlineId: line.id })}
                      label={`Ouvrir l’échéance : ${line.title}`}
                    >
                      Ouvrir l’échéance
                    </LinkButton>
                  </Actions>
                </li>
              ))}
            </ul>
            {canWrite && type.contested && (
              <p className="haut-2">
                <LinkButton
                  href={paths.caseFile.beginApplication({
                    id: head.id,
                    kind: 'contest',
                    letter: one.seriesId,
                    ...(type.right !== undefined && { slug: type.right }),
                  })}
                >
                  Contester : commencer la démarche
                </LinkButton>
              </p>
            )}
            {runId !== null && procedure && (
              <p className="haut-1">
                Ses dates sont dans la procédure en cours{noBreak}:{' '}
                <a href={paths.caseFile.procedure({ id: head.id, runId })}>{procedure.name}</a>
              </p>
            )}
            {canWrite && procedure && runId === null && (
              <p className="haut-2">
                <LinkButton href={paths.caseFile.beginProcedure({ id: head.id, slug: procedure.slug })}>
                  Commencer la procédure{noBreak}: {procedure.name}
                </LinkButton>
              </p>
            )}
          </Section>
          {canWrite && (
            <details className="ajouts haut-2 ne-pas-imprimer" open={state !== undefined}>
              <summary>Corriger</summary>
              <form method="post" className="formulaire haut-1">
                <input type="hidden" name="type" value={one.type} />
                <LetterFields state={state} standing={one} />
                <Actions>
                  <Button>Garder la correction</Button>
                </Actions>
                <p className="petit doux">Les délais et les étapes restent comme ils sont : ils se changent chez eux.</p>
              </form>
            </details>
          )}
        </div>
      </div>
    </LetterPage>
  )
}
