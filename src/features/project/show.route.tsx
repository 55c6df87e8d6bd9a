import { compartmentLabels } from '#core/compartments.ts'
import { isUuid } from '#core/ids.ts'
import { writeDate, writeFullDate } from '#core/french.ts'
import { listAssessments } from '#features/assessment/queries.server.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { dropSteps, tickSteps } from '#features/interview/commands.server.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import { listStatements } from '#features/needs/queries.server.ts'
import { NotFound } from '#core/errors.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import type { Write } from '#db/door.server.ts'
import { Actions, LinkButton } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { ActForm } from './act-form.tsx'
import { adultsOf } from './adults.ts'
import { project as acts } from './actions.ts'
import { addProjectStep, tellProject } from './commands.server.ts'
import type { Said } from './commands.server.ts'
import { projectForm, resultsOf } from './forms.ts'
import type { ProjectValue } from './forms.ts'
import { diagnosisFor, fromDiagnosis } from './from-diagnosis.ts'
import { acts as actWords, isAct, nextWords, offered } from './next.ts'
import type { Act } from './next.ts'
import { DropOption, Options } from './options-table.tsx'
import { ProjectPage, StageTag } from './parts.tsx'
import { Agreements, History, Reviews } from './past.tsx'
import { getProject } from './queries.server.ts'
import { Choice, Commitments, Objectives, Understood } from './reading.tsx'
import { agreementTextOf, isCurrent, notAgreeable } from './state.ts'
import type { Route } from './+types/show.route'

export const loader = householdPage(acts.show, async ({ tx, id, url, params, today, time, timeZone, actor }) => {
  const head = await getHead(tx, id, today)
  const { compartmentId: _place, ...one } = await getProject(tx, id, params['projectId'] ?? '')
  const [wanted, line] = [url.searchParams.get('faire'), url.searchParams.get('ligne')]
  const act = isAct(wanted) ? wanted : null
  const used = new Set(one.state.objectives.map(({ statement }) => statement))
  const adults = act === 'comprendre' ? adultsOf((await getHousehold(tx, id, today)).members) : []
  const diagnosis =
    act === 'comprendre' && one.state.understood === null
      ? diagnosisFor(await listAssessments(tx, id), one.compartmentKind, adults)
      : undefined
  return {
    head,
    timeZone,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    one,
    act,
    line: line && isUuid(line) ? line : null,
    statements:
      act === 'objectif' ? (await listStatements(tx, id, 'objective')).filter((said) => said.outcome === null && !used.has(said.id)) : [],
    diagnosis: diagnosis
      ? {
          id: diagnosis.id,
          of: adults.find(({ id: adult }) => adult === diagnosis.personId)?.name ?? null,
          on: writeFullDate(diagnosis.assessedOn),
          by: diagnosis.author,
          understood: fromDiagnosis(diagnosis),
        }
      : null,
    current: isCurrent(one.agreements.at(-1), agreementTextOf(one.title, one.state, one.steps)),
    canWrite:
      head.closedOn === null &&
      actor.roles.includes('worker') &&
      !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional'),
  }
})

/** What a form says, as an event; null for what is done to a step. */
const saidOf = (value: ProjectValue): Said | null => {
  switch (value.intent) {
    case 'comprendre': {
      const { herView, strengths, obstacles, hypotheses, priorities } = value
      return { kind: 'understood', herView, strengths, obstacles, hypotheses, priorities }
    }
    case 'possibilite': {
      const { option, title, gives, asks, delay, risks } = value
      return { kind: 'option', option, title, gives, asks, delay, risks }
    }
    case 'possibilite-retirer':
      return { kind: 'optionDropped', option: value.line }
    case 'proposer':
      return { kind: 'proposed', option: value.option, words: value.words }
    case 'choix': {
      const { answer, option, words, comeBackOn } = value
      // a no is to all of it, a later to what was proposed; the day is of a later alone
      return {
        kind: 'chosen',
        answer,
        option: answer === 'refused' ? null : option,
        words,
        comeBackOn: answer === 'later' ? comeBackOn : null,
      }
    }
    case 'objectif':
      return { kind: 'objective', objective: value.objective, words: value.words, statement: value.statement }
    case 'objectif-retirer':
      return { kind: 'objectiveDropped', objective: value.line }
    case 'engagement':
      return { kind: 'commitment', commitment: value.commitment, side: value.side, words: value.words }
    case 'engagement-retirer':
      return { kind: 'commitmentDropped', commitment: value.line }
    case 'date':
      return { kind: 'reviewPlanned', on: value.on }
    case 'point': {
      const { herView, ourView, goesOn, next } = value
      return { kind: 'reviewed', results: resultsOf(value), herView, ourView, goesOn, next: goesOn === 'end' ? null : next }
    }
    case 'fin': {
      const { why, done, herView, relay } = value
      return { kind: 'ended', why, done, results: resultsOf(value), herView, relay }
    }
    case 'etape':
    case 'etape-faite':
    case 'etape-reprise':
    case 'etape-abandonnee':
      return null
  }
}

/** A step of this project and of no other. */
const ownStep = async (tx: Write, at: { caseFileId: string; projectId: string }, line: string): Promise<string> => {
  await requireOpenCase(tx, at.caseFileId)
  if (!(await getProject(tx, at.caseFileId, at.projectId)).steps.some(({ id }) => id === line)) throw new NotFound('step')
  return line
}

export const action = submit(acts.change, projectForm, async ({ tx, id: caseFileId, params, today, value }) => {
  const at = { caseFileId, projectId: params['projectId'] ?? '' }
  const said = saidOf(value)
  if (said) await tellProject(tx, { ...at, said, day: 'day' in value ? value.day : today, today })
  else if (value.intent === 'etape')
    await addProjectStep(tx, { ...at, what: value.what, doer: value.doer, dueOn: value.dueOn, objective: value.objective, today })
  else if (value.intent === 'etape-faite') await tickSteps(tx, caseFileId, [await ownStep(tx, at, value.line)], true)
  else if (value.intent === 'etape-reprise') await tickSteps(tx, caseFileId, [await ownStep(tx, at, value.line)], false)
  else if (value.intent === 'etape-abandonnee') await dropSteps(tx, caseFileId, [await ownStep(tx, at, value.line)])
  tx.about({ subjectId: at.projectId })
  const { projectId } = at
  if ('again' in value && value.again)
    return redirectWithMessage(`${paths.caseFile.project({ id: caseFileId, projectId, act: value.intent })}#h-ecrire`, 'projet-note')
  if (value.intent === 'fin') return redirectWithMessage(paths.caseFile.projectOutcome({ id: caseFileId, projectId }), 'projet-fini')
  if (value.intent === 'point' && value.goesOn === 'end')
    return redirectWithMessage(paths.caseFile.project({ id: caseFileId, projectId, act: 'fin' }), 'point-note-fin')
  return redirectWithMessage(paths.caseFile.project({ id: caseFileId, projectId }), 'projet-note')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Projet') }]

type Data = Route.ComponentProps['loaderData']

/** Nothing stands beside what is to be written: it takes the whole page. */
const isBlank = ({ state, steps }: Data['one']): boolean =>
  !state.understood &&
  !state.proposal &&
  !state.choice &&
  !state.ended &&
  steps.length + state.objectives.length + state.commitments.length + state.reviews.length === 0

export default function ProjectRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, one, printed, canWrite, current } = loaderData
  const state: FormState | undefined = actionData
  const typed = state?.values['intent']
  const act: Act | null = typeof typed === 'string' && isAct(typed) ? typed : loaderData.act
  const { today } = printed
  const at = { id: head.id, projectId: one.id }
  const shown = { at, state: one.state, steps: one.steps, today, canWrite: canWrite && !one.state.ended }
  // a form that came back stays, also when somebody ended the project meanwhile: what was typed must not be lost
  const writes = shown.canWrite || state !== undefined
  return (
    <ProjectPage
      head={head}
      title={one.title}
      intro={[
        `Commencé le ${writeDate(one.begunOn, today)} par ${one.author}.`,
        one.compartmentKind !== 'general' && `Lu par qui lit « ${compartmentLabels[one.compartmentKind]} ».`,
      ]
        .filter(Boolean)
        .join(' ')}
      actions={
        one.state.ended && (
          <LinkButton href={paths.caseFile.projectOutcome(at)} icon="imprimer">
            Bilan de fin
          </LinkButton>
        )
      }
      within
      printed={printed}
      state={state}
    >
      <p className="ligne haut-1">
        <StageTag stage={one.state.stage} /> {nextWords(one.state, current, today)}
      </p>
      <Options at={at} state={one.state} canWrite={shown.canWrite} />
      <div className="deux-colonnes haut-2">
        {!isBlank(one) && (
          <div>
            <Choice state={one.state} today={today} />
            <Objectives {...shown} />
            <Commitments {...shown} />
            <Reviews state={one.state} today={today} />
            <Understood state={one.state} />
          </div>
        )}
        <div>
          {writes && <Writing data={loaderData} act={act} state={state} />}
          <Agreements at={at} agreements={one.agreements} today={today} />
          <History events={one.events} today={today} timeZone={loaderData.timeZone} />
        </div>
      </div>
    </ProjectPage>
  )
}

/** The form that was asked for; without one, what usually comes next as buttons, the rest at hand, smaller. */
const Writing = ({ data, act, state }: { data: Data; act: Act | null; state: FormState | undefined }) => {
  const { head, one, line, printed, current } = data
  const at = { id: head.id, projectId: one.id }
  const option = act === 'possibilite' ? one.state.options.find(({ id }) => id === line) : undefined
  if (act)
    return (
      <>
        <ActForm
          key={act}
          act={act}
          data={{ at, state: one.state, line, today: printed.today, statements: data.statements, diagnosis: data.diagnosis }}
          state={state}
        />
        {option && <DropOption at={at} line={option.id} title={option.title} />}
      </>
    )
  const [usual, others] = offered(one.state)
  const href = (name: Act): string => `${paths.caseFile.project({ ...at, act: name })}#h-ecrire`
  const agreeable = !current && notAgreeable(one.state, one.steps) === null
  return (
    <Section id="h-suite" title="La suite" className="ne-pas-imprimer">
      <Actions className="haut-2">
        {agreeable && (
          <LinkButton look="principal" href={paths.caseFile.agreement(at)}>
            {one.agreements.length === 0 ? 'Relire et donner l’accord' : 'Relire la nouvelle version'}
          </LinkButton>
        )}
        {usual.map((name) => (
          <LinkButton key={name} href={href(name)}>
            {actWords[name]}
          </LinkButton>
        ))}
      </Actions>
      <Actions className="haut-2">
        {others.map((name) => (
          <LinkButton key={name} small look="nu" href={href(name)}>
            {actWords[name]}
          </LinkButton>
        ))}
      </Actions>
    </Section>
  )
}
