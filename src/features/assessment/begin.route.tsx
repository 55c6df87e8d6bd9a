import { compartmentLabels } from '#core/compartments.ts'
import { isUuid } from '#core/ids.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, FieldError } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { householdPage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { redirect } from 'react-router'
import { assessment as acts } from './actions.ts'
import { startAssessment } from './commands.server.ts'
import { beginForm } from './forms.ts'
import { Frames } from './frames.tsx'
import { NOT_A_DECISION, places } from './model.ts'
import { instrumentFor, listInstruments, listOffered, peopleFor } from './page-queries.server.ts'
import { AssessmentPage } from './parts.tsx'
import { getAssessment } from './queries.server.ts'
import type { Route } from './+types/begin.route'

export const loader = householdPage(acts.beginning, async ({ tx, id, url, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const correcting = url.searchParams.get('corrige')
  const before = correcting && isUuid(correcting) ? await getAssessment(tx, id, correcting) : null
  const wanted = url.searchParams.get('grille') ?? ''
  const offered = await listOffered(tx, head)
  const instrument = before ? await instrumentFor(tx, before) : (offered.find((one) => one.id === wanted) ?? null)
  if (wanted !== '' && instrument === null) throw new NotFound('instrument')
  const people = instrument === null ? [] : await peopleFor(tx, id, instrument.about, today)
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    // its questions come one part after the other
    instrument: instrument && { ...instrument, sections: [], proposals: [], result: { kind: 'none' as const } },
    offered: offered.map((one) => ({ id: one.id, title: one.title })),
    before: before && { id: before.id, personId: before.personId, assessedOn: before.assessedOn, place: before.body.place },
    people,
    open: head.closedOn === null,
  }
})

export const action = submit(acts.begin, beginForm, async ({ tx, id, value, today }) => {
  const before = value.correctsId === null ? null : await getAssessment(tx, id, value.correctsId)
  // a correction is asked with the questions of its day
  const instrument = before ? await instrumentFor(tx, before) : (await listInstruments(tx)).find((one) => one.id === value.instrument)
  if (!instrument) throw new Refused({ '': 'Cette grille ne peut pas être remplie ici. Choisissez-la de nouveau dans la liste.' })
  if (instrument.about !== 'household' && value.personId === null && !before) throw new Refused({ personId: 'Dites de qui il s’agit.' })
  const assessmentId = await startAssessment(tx, {
    caseFileId: id,
    lies: instrument.compartment,
    instrument: instrument.id,
    version: instrument.version,
    title: instrument.title,
    personId: before ? before.personId : value.personId,
    assessedOn: value.assessedOn,
    place: value.place,
    today,
    supersedesId: value.correctsId,
  })
  tx.about({ subjectId: assessmentId })
  return redirect(paths.caseFile.fillAssessment({ id, assessmentId }))
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Commencer une évaluation') }]

export default function BeginAssessment({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, instrument, before, people, open, offered } = loaderData
  const state: FormState | undefined = actionData
  if (instrument === null)
    return (
      <AssessmentPage head={head} title="Commencer une évaluation" intro="Choisissez une grille." within printed={printed} state={state}>
        <ul className="lignes haut-2">
          {offered.map((one) => (
            <li key={one.id}>
              <a href={paths.caseFile.beginAssessment({ id: head.id, instrument: one.id })}>{one.title}</a>
            </li>
          ))}
        </ul>
      </AssessmentPage>
    )
  const errors = state?.errors ?? {}
  return (
    <AssessmentPage
      head={head}
      title={before ? `Corriger : ${instrument.title}` : instrument.title}
      intro={
        before
          ? 'Une évaluation terminée ne change plus : celle-ci la remplacera, avec ses réponses pour commencer. L’ancienne reste lisible.'
          : instrument.summary
      }
      within
      printed={printed}
      state={state}
    >
      <div className="deux-colonnes haut-2">
        {open && (
          <Section
            id="h-quand"
            title="Avec qui, quand, où"
            end={instrument.compartment === 'general' ? undefined : compartmentLabels[instrument.compartment]}
          >
            <form
              method="post"
              action={paths.caseFile.beginAssessment({ id: head.id, instrument: instrument.id, corrects: before?.id })}
              className="formulaire haut-1"
              data-principal=""
            >
              <input type="hidden" name="instrument" value={instrument.id} />
              <input type="hidden" name="correctsId" value={before?.id ?? ''} />
              {people.length > 0 && !before && (
                <Choice
                  name="personId"
                  legend={instrument.about === 'child' ? 'Quel enfant' : 'Qui'}
                  options={people.map(({ id, name }) => ({ value: id, label: name }))}
                  value={typedText(state, 'personId', people.length === 1 ? (people[0]?.id ?? '') : '')}
                  error={errors['personId']}
                />
              )}
              {people.length === 0 && !before && instrument.about !== 'household' && (
                <>
                  <p>Ajoutez d’abord la personne au foyer.</p>
                  {errors['personId'] && <FieldError id="champ-personId-erreur">{errors['personId']}</FieldError>}
                </>
              )}
              <Field
                name="assessedOn"
                label="Faite le"
                type="date"
                value={typedText(state, 'assessedOn', before?.assessedOn ?? printed.today)}
                error={errors['assessedOn']}
              />
              <Choice
                name="place"
                legend="Où"
                optional
                options={Object.entries(places).map(([value, label]) => ({ value, label }))}
                value={typedText(state, 'place', before?.place)}
                error={errors['place']}
              />
              <Actions>
                <Button look="principal">{before ? 'Reprendre ses réponses' : 'Commencer'}</Button>
                <LinkButton look="nu" href={paths.caseFile.assessments({ id: head.id })}>
                  Renoncer
                </LinkButton>
              </Actions>
            </form>
          </Section>
        )}
        <Section id="h-cadre" title="Avant de commencer">
          <p>{NOT_A_DECISION}</p>
          <Frames instrument={instrument} />
        </Section>
      </div>
    </AssessmentPage>
  )
}
