import { compartmentLabels } from '#core/compartments.ts'
import { Refused } from '#core/errors.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { voicesOf } from '#rules/instruments/engine.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { assessment as acts } from './actions.ts'
import { AnswersRead, Proposals } from './answers.tsx'
import { finishAssessment } from './commands.server.ts'
import { finishForm } from './forms.ts'
import { againstFile } from './known.ts'
import { NOT_A_DECISION, places } from './model.ts'
import { askForLook, listLookers } from './look.server.ts'
import { LookChoice, onlyManager } from './look-parts.tsx'
import { lookOf, notReady, resultOf } from './outcome.ts'
import { getOwnDraft, knownOfCase, namesOf } from './page-queries.server.ts'
import { AssessmentPage } from './parts.tsx'
import { ResultRead } from './result.tsx'
import type { Route } from './+types/finish.route'

export const loader = householdPage(acts.ending, async ({ tx, id, params, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const { one, instrument } = await getOwnDraft(tx, id, params['assessmentId'] ?? '')
  const { answers, place, present, view } = one.body
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    assessmentId: one.id,
    instrument,
    answers,
    standing: { place, present, view, assessedOn: one.assessedOn },
    person: one.personId === null ? null : ((await namesOf(tx, id, today)).get(one.personId) ?? null),
    blocked: notReady(instrument, answers),
    against: againstFile(instrument, answers, await knownOfCase(tx, id, { instrument, personId: one.personId, today })),
    voiced: voicesOf(instrument, answers).length > 0,
    outcome: resultOf(instrument, answers),
    look: lookOf(instrument, answers),
    lookers: instrument.secondLook ? await listLookers(tx, one.compartmentId) : [],
    part: compartmentLabels[one.compartmentKind],
  }
})

export const action = submit(acts.finish, finishForm, async ({ tx, id, params, value, today }) => {
  const { one, instrument } = await getOwnDraft(tx, id, params['assessmentId'] ?? '')
  const at = { caseFileId: id, assessmentId: one.id }
  const { lookFrom, ...said } = value
  await finishAssessment(tx, { ...at, ...said, today }, (filled) => {
    const blocked = notReady(instrument, filled.body.answers)
    if (blocked) throw new Refused({ '': blocked.message })
    return { ...resultOf(instrument, filled.body.answers), look: lookOf(instrument, filled.body.answers) }
  })
  if (lookFrom !== null && lookOf(instrument, one.body.answers))
    await askForLook(tx, { ...at, to: lookFrom, today }).catch((error: unknown) => {
      throw error instanceof Refused ? error.renamed({ to: 'lookFrom' }) : error
    })
  tx.about({ subjectId: one.id })
  return redirectWithMessage(paths.caseFile.assessmentOf({ id, assessmentId: one.id }), 'evaluation-terminee')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Terminer une évaluation') }]

export default function FinishAssessment({ loaderData, actionData }: Route.ComponentProps) {
  const { head, instrument, answers, printed, assessmentId, standing, blocked, outcome, person } = loaderData
  const state: FormState | undefined = actionData
  const errors = state?.errors ?? {}
  const at = { id: head.id, assessmentId }
  const conclusion = instrument.sections.find((section) => section.questions.some(({ id }) => id === blocked?.question))
  return (
    <AssessmentPage
      head={head}
      title={`Relire : ${instrument.title}`}
      intro={[
        person && `Pour ${person}.`,
        'Relisez avec la personne quand c’est possible. Une fois terminée, cette évaluation ne change plus.',
      ]
        .filter(Boolean)
        .join(' ')}
      within
      printed={printed}
      state={state}
    >
      <div className="deux-colonnes haut-2">
        <div>
          <ResultRead result={outcome.result} trace={outcome.trace} />
          <Against data={loaderData} />
          <Proposals instrument={instrument} answers={answers} id={head.id} />
          <AnswersRead instrument={instrument} answers={answers} />
        </div>
        <Section id="h-terminer" title="Terminer" className="ne-pas-imprimer">
          {blocked && (
            <p className="haut-1">
              {blocked.message}{' '}
              <a href={paths.caseFile.fillAssessment({ ...at, part: conclusion?.id })}>
                {conclusion ? `Ouvrir « ${conclusion.title} »` : 'Ouvrir'}
              </a>
            </p>
          )}
          <form method="post" action={paths.caseFile.finishAssessment(at)} className="formulaire haut-1" data-principal="">
            <Field
              name="present"
              label="Qui était présent"
              maxLength={500}
              value={typedText(state, 'present', standing.present)}
              error={errors['present']}
              help="La personne, un proche, un interprète, un collègue."
            />
            <TextArea
              name="view"
              label="Ce que la personne en pense, dans ses mots"
              optional={
                loaderData.voiced
                  ? 'laissé vide, ses mots déjà notés en tiendront lieu'
                  : 'laissé vide, il sera dit que son avis n’est pas recueilli'
              }
              rows={4}
              maxLength={10_000}
              value={typedText(state, 'view', standing.view)}
              error={errors['view']}
            />
            <Field
              name="assessedOn"
              label="Faite le"
              type="date"
              value={typedText(state, 'assessedOn', standing.assessedOn)}
              error={errors['assessedOn']}
            />
            <Choice
              name="place"
              legend="Où"
              optional
              options={Object.entries(places).map(([value, label]) => ({ value, label }))}
              value={typedText(state, 'place', standing.place)}
              error={errors['place']}
            />
            {loaderData.look && (
              <LookChoice
                id={head.id}
                part={loaderData.part}
                within={loaderData.look.within}
                lookers={loaderData.lookers}
                name="lookFrom"
                value={typedText(state, 'lookFrom', onlyManager(loaderData.lookers))}
                error={errors['lookFrom']}
              />
            )}
            <Actions>
              <Button look="principal">Terminer</Button>
              <LinkButton look="nu" href={paths.caseFile.fillAssessment(at)}>
                Reprendre les réponses
              </LinkButton>
            </Actions>
            <p className="petit doux">{NOT_A_DECISION}</p>
          </form>
        </Section>
      </div>
    </AssessmentPage>
  )
}

/** Answers that say otherwise than the file: one of the two may be out of date. It stops nothing. */
const Against = ({ data: { against, head, assessmentId } }: { data: Route.ComponentProps['loaderData'] }) =>
  against.length > 0 && (
    <Section id="h-dossier" title="À regarder avec le dossier" className="haut-3">
      <ul className="lignes">
        {against.map(({ ask, words, part }) => (
          <li key={ask}>
            <a href={paths.caseFile.fillAssessment({ id: head.id, assessmentId, part })}>{ask}</a>
            <p className="petit">{words}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
