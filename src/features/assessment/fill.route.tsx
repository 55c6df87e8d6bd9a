import { Fragment } from 'react'
import { redirect } from 'react-router'
import { Refused } from '#core/errors.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { lackingOf, progressOf, sayAnswer } from '#rules/instruments/engine.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { ClientScript } from '#web/client-script.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { assessment as acts } from './actions.ts'
import { saveAnswers } from './commands.server.ts'
import { fieldOf } from './field-names.ts'
import { QuestionField } from './fields.tsx'
import { fillForm } from './forms.ts'
import { Frames } from './frames.tsx'
import { knownLine } from './known.ts'
import { getOwnDraft, knownOfCase, namesOf } from './page-queries.server.ts'
import { readPart, readShown, shownOf, withAnswers } from './part-answers.ts'
import { AssessmentPage } from './parts.tsx'
import type { Route } from './+types/fill.route'

export const loader = householdPage(acts.filling, async ({ tx, id, params, url, today, time, actor, script }) => {
  const head = await getHead(tx, id, today)
  const { one, instrument } = await getOwnDraft(tx, id, params['assessmentId'] ?? '')
  const wanted = url.searchParams.get('partie')
  const place = Math.max(
    instrument.sections.findIndex((section) => section.id === wanted),
    0,
  )
  const { answers } = one.body
  const known = await knownOfCase(tx, id, { instrument, personId: one.personId, today })
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    assessmentId: one.id,
    script: script('fill'),
    instrument,
    answers,
    place,
    person: one.personId === null ? null : ((await namesOf(tx, id, today)).get(one.personId) ?? null),
    // by question of this part: what the file knows of it
    known: Object.fromEntries(
      (instrument.sections[place]?.questions ?? []).map((question) => [question.id, knownLine(question, answers[question.id], known)]),
    ),
    progress: instrument.sections.map((section) => progressOf(section, instrument, answers)),
  }
})

/** Before the id of a question, in what a button says: its answer is the one that the file offers. */
const TAKE = 'reprendre:'

/** The answers of one part, each read as its question says; what does not hold comes back beside its question, and the rest of the form with it. */
export const action = submit(
  acts.fill,
  fillForm,
  async ({ tx, id, params, value, today }) => {
    const { one, instrument } = await getOwnDraft(tx, id, params['assessmentId'] ?? '')
    const at = { id, assessmentId: one.id }
    const section = instrument.sections.find((part) => part.id === value.part)
    if (!section) throw new Refused({ '': 'Cette partie n’existe pas. Choisissez-la dans la liste.' })
    // what the file knows, taken over in one press
    const taken = section.questions.find((question) => value.next === `${TAKE}${question.id}`)
    const known = taken && (await knownOfCase(tx, id, { instrument, personId: one.personId, today }))
    const offered = taken && known && knownLine(taken, one.body.answers[taken.id], known)?.offers
    const typed = taken && offered ? { ...value, [fieldOf(taken)]: String(offered.answer) } : value
    const { answers, errors, elsewhere } = readPart(section, typed, one.body.answers, readShown(value.was))
    // kept for later, it may wait
    const waits = value.next === 'plus-tard' || taken !== undefined
    const lacking = waits
      ? []
      : lackingOf(instrument, withAnswers(one.body.answers, answers)).filter((asked) => section.questions.includes(asked))
    for (const question of lacking) errors[fieldOf(question)] ??= question.needed ?? ''
    // what was answered in another tab is shown before it is written over
    const theirs = elsewhere.map((question): [string, string] => [
      fieldOf(question),
      `Répondu aussi dans un autre onglet : « ${sayAnswer(question, one.body.answers[question.id]) ?? 'sans réponse'} ». Gardez encore : votre réponse remplacera celle-là.`,
    ])
    if (Object.keys(errors).length + theirs.length > 0) throw new Refused({ ...errors, ...Object.fromEntries(theirs) })
    await saveAnswers(tx, { caseFileId: id, assessmentId: one.id, answers, today })
    tx.about({ subjectId: one.id })
    if (value.next === 'fin') return redirect(paths.caseFile.finishAssessment(at))
    if (value.next === 'plus-tard') return redirectWithMessage(paths.caseFile.assessments({ id }), 'reponses-gardees')
    return redirect(paths.caseFile.fillAssessment({ ...at, part: taken ? section.id : value.next }))
  },
  { again: true },
)

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Remplir une évaluation') }]

export default function FillAssessment({ loaderData, actionData }: Route.ComponentProps) {
  const { head, instrument, answers, place, printed, assessmentId, person } = loaderData
  const state: FormState | undefined = actionData
  const section = instrument.sections[place]
  if (!section) return null
  const next = instrument.sections[place + 1]
  const at = { id: head.id, assessmentId }
  return (
    <AssessmentPage
      head={head}
      title={instrument.title}
      intro={[person && `Pour ${person}.`, 'Vos réponses sont gardées quand vous changez de partie.'].filter(Boolean).join(' ')}
      within
      printed={printed}
      state={state}
    >
      <Parts data={loaderData} />
      <Section id="h-partie" title={section.title} end={`partie ${place + 1} sur ${instrument.sections.length}`}>
        {section.help && <p className="petit doux haut-1">{section.help}</p>}
        <form
          method="post"
          action={paths.caseFile.fillAssessment({ ...at, part: section.id })}
          id="remplir"
          data-principal=""
          data-remplir={`${assessmentId}:${section.id}`}
          data-garder={paths.caseFile.keepAssessment(at)}
          data-cle={paths.interview.key()}
        >
          <input type="hidden" name="part" value={section.id} />
          <input type="hidden" name="was" value={shownOf(section, answers)} />
          {section.questions.map((question) => {
            const name = fieldOf(question)
            const line = loaderData.known[question.id]
            return (
              <Fragment key={question.id}>
                <QuestionField
                  instrument={instrument}
                  question={question}
                  value={state ? state.values[name] : answers[question.id]}
                  error={state?.errors[name]}
                  known={line ? [line.words, line.against && 'À regarder avec elle : votre réponse est gardée telle quelle.'] : []}
                />
                {line?.offers && (
                  <p className="petit">
                    <Button small look="nu" name="next" value={`${TAKE}${question.id}`}>
                      Reprendre : {line.offers.label}
                    </Button>
                  </p>
                )}
              </Fragment>
            )
          })}
          <Actions className="haut-2">
            <Button look="principal" big name="next" value={next?.id ?? 'fin'}>
              {next ? `Garder, et passer à « ${next.title} »` : 'Garder, et relire avant de terminer'}
            </Button>
            <Button name="next" value="plus-tard">
              Garder, et reprendre plus tard
            </Button>
          </Actions>
          <p className="petit doux avec-js" data-garde="">
            Vos réponses se gardent à mesure.
          </p>
        </form>
        <ClientScript src={loaderData.script} />
      </Section>
      <details className="ajouts haut-3">
        <summary>Cadre et limites de cette grille</summary>
        <Frames instrument={instrument} />
        <form method="post" action={paths.caseFile.dropAssessment(at)} className="haut-2">
          <Button small look="nu">
            Jeter ce brouillon
          </Button>
        </form>
      </details>
    </AssessmentPage>
  )
}

/** The parts of the instrument, with how many of their questions have an answer. They are buttons of the form: going elsewhere keeps what stands here. */
const Parts = ({ data: { instrument, place, progress } }: { data: Route.ComponentProps['loaderData'] }) => (
  <fieldset className="parties ne-pas-imprimer">
    <legend className="vh">Parties de l’évaluation</legend>
    {/* the first button is what Enter presses in a field: it goes on, as the large one below */}
    <button form="remplir" name="next" value={instrument.sections[place + 1]?.id ?? 'fin'} hidden>
      Continuer
    </button>
    {instrument.sections.map((part, i) => (
      <button key={part.id} form="remplir" name="next" value={part.id} aria-current={i === place ? 'step' : undefined}>
        {part.title}
        <small>
          {progress[i]?.answered} sur {progress[i]?.asked}
        </small>
      </button>
    ))}
    <button form="remplir" name="next" value="fin">
      Relire et terminer
    </button>
  </fieldset>
)
