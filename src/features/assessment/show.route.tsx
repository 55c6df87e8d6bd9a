import { writeFullDate } from '#core/french.ts'
import type { Read } from '#db/door.server.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { voicesOf } from '#rules/instruments/engine.ts'
import type { Instrument } from '#rules/instruments/instrument.ts'
import { LinkButton } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { assessment as acts } from './actions.ts'
import { AnswersRead, keptWords, Proposals } from './answers.tsx'
import { lookAgain } from './commands.server.ts'
import { lookForm } from './forms.ts'
import { Looks } from './look-parts.tsx'
import { findAwaitedLook, listLookers } from './look.server.ts'
import { Frames } from './frames.tsx'
import { NOT_A_DECISION, places, quote } from './model.ts'
import type { Assessment } from './model.ts'
import { instrumentFor, namesOf } from './page-queries.server.ts'
import { AssessmentPage, StateTag } from './parts.tsx'
import { getAssessment, listAssessments } from './queries.server.ts'
import { ResultRead } from './result.tsx'
import { changesBetween, previousOf } from './since.ts'
import type { Since } from './since.ts'
import type { Route } from './+types/show.route'

/** What changed since the one before; null: there is none that the reader may read, or none with pages here. */
const sinceOf = async (tx: Read, one: Assessment, instrument: Instrument): Promise<Since | null> => {
  const before = previousOf(one, await listAssessments(tx, one.caseFileId))
  const asked = before && (await instrumentFor(tx, before))
  if (!before || !asked) return null
  const changes = changesBetween({ instrument: asked, answers: before.body.answers }, { instrument, answers: one.body.answers })
  return { id: before.id, on: before.assessedOn, changes }
}

export const loader = householdPage(acts.show, async ({ tx, id, params, today, time, timeZone, actor }) => {
  const head = await getHead(tx, id, today)
  const one = await getAssessment(tx, id, params['assessmentId'] ?? '')
  const instrument = await instrumentFor(tx, one)
  const reads = head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional')
  const { finishedAt, startedAt: _startedAt, looks, ...shown } = one
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    one: shown,
    instrument,
    since: instrument && one.state === 'finished' ? await sinceOf(tx, one, instrument) : null,
    finishedOn: finishedAt && wallClock(finishedAt, timeZone).date,
    looks: looks.map(({ at, ...look }) => ({ ...look, on: wallClock(at, timeZone).date })),
    person: one.personId === null ? null : ((await namesOf(tx, id, today)).get(one.personId) ?? 'une personne du foyer'),
    canWrite: head.closedOn === null && actor.roles.includes('worker') && !reads,
    awaited: one.state === 'finished' ? await findAwaitedLook(tx, one) : null,
    lookers: one.isMine || head.referent.isMe ? await listLookers(tx, one.compartmentId) : [],
    canLook: head.closedOn === null && one.state === 'finished' && !one.isMine && !reads,
  }
})

export const action = submit(acts.lookAgain, lookForm, async ({ tx, id, params, value, today }) => {
  const assessmentId = params['assessmentId'] ?? ''
  await lookAgain(tx, { caseFileId: id, assessmentId, ...value, today })
  tx.about({ subjectId: assessmentId })
  return redirectWithMessage(paths.caseFile.assessmentOf({ id, assessmentId }), 'second-regard-garde')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Évaluation') }]

type Data = Route.ComponentProps['loaderData']

export default function ShowAssessment({ loaderData, actionData }: Route.ComponentProps) {
  const { head, one, instrument, printed, person, canWrite } = loaderData
  const state: FormState | undefined = actionData
  const at = { id: head.id, assessmentId: one.id }
  return (
    <AssessmentPage
      head={head}
      title={one.body.title}
      intro={[person && `Pour ${person}.`, instrument && keptWords(instrument.compartment)].filter(Boolean).join(' ')}
      actions={
        canWrite &&
        instrument &&
        (one.state === 'draft'
          ? one.isMine && (
              <LinkButton look="principal" href={paths.caseFile.fillAssessment(at)}>
                Continuer
              </LinkButton>
            )
          : !one.supersededById && (
              <LinkButton href={paths.caseFile.beginAssessment({ id: head.id, corrects: one.id })}>Corriger par une nouvelle</LinkButton>
            ))
      }
      within
      printed={printed}
      state={state}
    >
      <div className="deux-colonnes haut-2">
        <div>
          <p className="ligne">
            <StateTag one={one} />
            {one.supersededById && (
              <a href={paths.caseFile.assessmentOf({ id: head.id, assessmentId: one.supersededById })}>Lire celle qui la remplace</a>
            )}
            {one.supersedesId && (
              <a href={paths.caseFile.assessmentOf({ id: head.id, assessmentId: one.supersedesId })}>Lire celle qu’elle remplace</a>
            )}
          </p>
          <ResultRead result={one.body.result} trace={one.body.trace} />
          {one.body.result === null && <p className="petit doux haut-1">{NOT_A_DECISION}</p>}
          <View view={one.body.view} voices={instrument ? voicesOf(instrument, one.body.answers) : []} draft={one.state === 'draft'} />
          <Changed since={loaderData.since} id={head.id} />
          {instrument && (
            <>
              <Proposals instrument={instrument} answers={one.body.answers} id={head.id} />
              <AnswersRead instrument={instrument} answers={one.body.answers} />
            </>
          )}
        </div>
        <div>
          <How data={loaderData} />
          <Looks {...loaderData} state={state} />
        </div>
      </div>
    </AssessmentPage>
  )
}

/** What she thinks of it; where nobody asked again, her own words among the answers; or that nobody asked her: never a blank. */
const View = ({ view, voices, draft }: { view: string; voices: readonly { ask: string; words: string }[]; draft: boolean }) => (
  <Section id="h-avis" title="Ce que la personne en pense" className="haut-3">
    {view ? (
      <p className="voix haut-1">{quote(view)}</p>
    ) : voices.length > 0 ? (
      voices.map(({ ask, words }) => (
        <div key={ask} className="haut-1">
          <p className="petit doux">{ask}</p>
          <p className="voix">{quote(words)}</p>
        </div>
      ))
    ) : (
      <p className="doux haut-1">{draft ? 'Pas encore noté.' : 'Son avis n’a pas été recueilli.'}</p>
    )}
  </Section>
)

/** Answers that are others now: read side by side, neither counted nor judged. */
const Changed = ({ since, id }: { since: Since | null; id: string }) =>
  since && (
    <Section id="h-depuis" title={`Depuis le ${writeFullDate(since.on)}`} className="haut-3">
      {since.changes.length === 0 ? (
        <p className="doux petit haut-1">Aucune réponse n’a changé.</p>
      ) : (
        <dl className="reponses-lues">
          {since.changes.map(({ ask, before, now }) => (
            <div key={ask}>
              <dt>{ask}</dt>
              <dd>
                {now === null ? (
                  'réécrit'
                ) : (
                  <>
                    <span className="doux">{before}, puis</span> {now}
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="petit ne-pas-imprimer">
        <a href={paths.caseFile.assessmentOf({ id, assessmentId: since.id })}>Lire celle d’avant</a>
      </p>
    </Section>
  )

const How = ({ data: { one, instrument, finishedOn } }: { data: Data }) => (
  <Section id="h-comment" title="Comment elle a été faite">
    <dl className="reponses-lues">
      {(
        [
          ['Faite le', writeFullDate(one.assessedOn)],
          ['Où', one.body.place ? places[one.body.place] : 'Pas noté'],
          ['Qui était présent', one.body.present || 'Pas encore noté'],
          [
            'Par',
            <>
              {one.author}
              {one.isMine && <span className="ne-pas-imprimer"> (vous)</span>}
            </>,
          ],
          ['Terminée le', finishedOn && one.state === 'finished' ? writeFullDate(finishedOn) : 'Pas encore'],
        ] as const
      ).map(([label, words]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
    {instrument ? <Frames instrument={instrument} /> : <p className="petit doux haut-1">Version {one.version}.</p>}
  </Section>
)
