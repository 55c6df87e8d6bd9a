import { noBreak, writeFullDate } from '#core/french.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { wallClock } from '#web/clock.ts'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { assessment as acts } from './actions.ts'
import { AnswersRead, keptWords, Proposals } from './answers.tsx'
import { lookAgain } from './commands.server.ts'
import { lookForm } from './forms.ts'
import { Frames } from './frames.tsx'
import { NOT_A_DECISION, places } from './model.ts'
import { instrumentFor, namesOf } from './page-queries.server.ts'
import { AssessmentPage, StateTag } from './parts.tsx'
import { getAssessment } from './queries.server.ts'
import { ResultRead } from './result.tsx'
import type { Route } from './+types/show.route'

export const loader = householdPage(acts.show, async ({ tx, id, params, today, time, timeZone, actor }) => {
  const head = await getHead(tx, id, today)
  const one = await getAssessment(tx, id, params['assessmentId'] ?? '')
  const reads = head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional')
  const { finishedAt, startedAt: _startedAt, looks, ...shown } = one
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    one: shown,
    instrument: await instrumentFor(tx, one),
    finishedOn: finishedAt && wallClock(finishedAt, timeZone).date,
    looks: looks.map(({ at, ...look }) => ({ ...look, on: wallClock(at, timeZone).date })),
    person: one.personId === null ? null : ((await namesOf(tx, id, today)).get(one.personId) ?? 'une personne du foyer'),
    canWrite: head.closedOn === null && actor.roles.includes('worker') && !reads,
    canLook: head.closedOn === null && one.state === 'finished' && !one.isMine && !reads,
  }
})

export const action = submit(acts.lookAgain, lookForm, async ({ tx, id, params, value }) => {
  const assessmentId = params['assessmentId'] ?? ''
  await lookAgain(tx, { caseFileId: id, assessmentId, ...value })
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
          <View view={one.body.view} draft={one.state === 'draft'} />
          {instrument && (
            <>
              <Proposals instrument={instrument} answers={one.body.answers} />
              <AnswersRead instrument={instrument} answers={one.body.answers} />
            </>
          )}
        </div>
        <div>
          <How data={loaderData} />
          <Looks data={loaderData} state={state} />
        </div>
      </div>
    </AssessmentPage>
  )
}

/** What she thinks of it, or that nobody asked her: never a blank. */
const View = ({ view, draft }: { view: string; draft: boolean }) => (
  <Section id="h-avis" title="Ce que la personne en pense" className="haut-3">
    {view ? (
      <p className="voix haut-1">« {view} »</p>
    ) : (
      <p className="doux haut-1">{draft ? 'Pas encore noté.' : 'Son avis n’a pas été recueilli.'}</p>
    )}
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
          ['Par', one.isMine ? `${one.author} (vous)` : one.author],
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

/** What others who hold this part think of it, and the form of who has not written it. */
const Looks = ({ data: { head, one, instrument, looks, canLook }, state }: { data: Data; state: FormState | undefined }) => {
  if (one.state !== 'finished' || (looks.length === 0 && !canLook && !instrument?.secondLook)) return null
  const errors = state?.errors ?? {}
  return (
    <Section id="h-second" title="Second regard" className="haut-3">
      {looks.length === 0 && instrument?.secondLook && (
        <p className="haut-1">
          Un second regard est demandé{noBreak}: ouvrez cette partie du dossier à votre encadrement, ou à un collègue tenu au secret.
        </p>
      )}
      <ul className="lignes">
        {looks.map((look) => (
          <li key={look.id}>
            <Tag kind={look.shares ? 'ouvert' : 'verifier'}>{look.shares ? 'Partage la conclusion' : 'Voit autrement'}</Tag>
            <p className="petit doux">
              {look.author}, le {writeFullDate(look.on)}
            </p>
            {look.words && <p>{look.words}</p>}
          </li>
        ))}
      </ul>
      {canLook && (
        <form
          method="post"
          action={paths.caseFile.assessmentOf({ id: head.id, assessmentId: one.id })}
          className="formulaire haut-1 ne-pas-imprimer"
        >
          <Choice
            name="shares"
            legend="Partagez-vous cette conclusion ?"
            options={[
              { value: 'oui', label: 'Oui' },
              { value: 'non', label: 'Non, ou pas tout à fait' },
            ]}
            value={typedText(state, 'shares')}
            error={errors['shares']}
          />
          <TextArea
            name="words"
            label="Ce que vous voyez"
            rows={3}
            maxLength={5_000}
            value={typedText(state, 'words')}
            error={errors['words']}
          />
          <Actions>
            <Button>Garder ce second regard</Button>
          </Actions>
        </form>
      )}
    </Section>
  )
}
