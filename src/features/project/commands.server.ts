import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeDate } from '#core/french.ts'
import { Refused } from '#core/errors.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import type { StepDoer } from '#features/case-file/model.ts'
import { addStep } from '#features/interview/commands.server.ts'
import { setStatement } from '#features/needs/commands.server.ts'
import type { Outcome } from '#features/needs/model.ts'
import { listStatements } from '#features/needs/queries.server.ts'
import { keepOwnDays } from '#features/running/commands.server.ts'
import type { Agreeing, ProjectEvent, ProjectEventBody, ProjectState, Strokes } from './model.ts'
import type { AgreementBody, Project } from './queries.server.ts'
import { getProject } from './queries.server.ts'
import { agreementTextOf, nextDay, notAgreeable, refusalOf, stateOf } from './state.ts'

const future = 'Cette date est dans l’avenir. Vérifiez-la.'

/** Begins a project, in the compartment that its author chose. @throws Refused beside the field that stops it. @returns its id. */
export const beginProject = async (
  tx: Write,
  given: { caseFileId: string; title: string; lies: WritableKind; begunOn: IsoDate; today: IsoDate },
): Promise<string> => {
  await requireOpenCase(tx, given.caseFileId)
  await inTurn(tx, 'project', given.caseFileId)
  if (given.begunOn > given.today) throw new Refused({ begunOn: future })
  if (given.title.trim() === '') throw new Refused({ title: 'Donnez-lui un nom, en quelques mots.' })
  const compartmentId = await compartmentOf(tx, given.caseFileId, given.lies, 'lies')
  const id = tx.newId()
  await tx.q
    .insertInto('project')
    .values({
      organisation_id: tx.org,
      id,
      case_file_id: given.caseFileId,
      compartment_id: compartmentId,
      body: tx.sealJson(compartmentId, id, { title: given.title.trim() }),
      begun_on: given.begunOn,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return id
}

/** The project to be written in, its turn taken. @throws NotFound; Denied in a closed file. */
const openProject = async (tx: Write, caseFileId: string, id: string): Promise<Project> => {
  await requireOpenCase(tx, caseFileId)
  await inTurn(tx, 'project', caseFileId)
  return getProject(tx, caseFileId, id)
}

const insertEvent = async (tx: Write, of: Project, body: ProjectEventBody, day: IsoDate): Promise<ProjectEvent> => {
  const id = tx.newId()
  await tx.q
    .insertInto('project_event')
    .values({
      organisation_id: tx.org,
      id,
      project_id: of.id,
      case_file_id: of.caseFileId,
      compartment_id: of.compartmentId,
      body: tx.sealJson(of.compartmentId, id, body),
      happened_on: day,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return { ...body, id, day, author: '', writtenAt: tx.now }
}

/** The review, or the day to talk of it again, as a deadline of the project; none for what she refused, nor for what is over. */
const keepDays = async (tx: Write, of: Project, state: ProjectState): Promise<void> => {
  const next = nextDay(state)
  await keepOwnDays(
    tx,
    { caseFileId: of.caseFileId, compartmentId: of.compartmentId, projectId: of.id },
    next === null
      ? []
      : [
          {
            code: next.what,
            title: `${next.what === 'review' ? 'Point d’étape' : 'En reparler'} : ${of.title}`,
            due: next.on,
            weight: 3,
            waitsFor: 'us',
          },
        ],
  )
}

/** What a form says of a project; the ids of new lines are drawn here, and her words are kept once among what she wants. */
export type Said =
  | Exclude<ProjectEventBody, { kind: 'option' | 'objective' | 'commitment' }>
  | Drawn<Extract<ProjectEventBody, { kind: 'option' }>, 'option'>
  | Drawn<Extract<ProjectEventBody, { kind: 'commitment' }>, 'commitment'>
  /** `statement`: words that stand among what she wants already, taken as they are. */
  | Drawn<Extract<ProjectEventBody, { kind: 'objective' }>, 'objective'>
/** The same, where a null id is a new line. */
type Drawn<T, K extends keyof T> = Omit<T, K> & { [key in K]: string | null }

/**
 * Adds what was said or decided. Objectives of a project that lies with the thread are among what she wants (« Ce que la personne veut ») by the same act, with their
 * outcome: nothing is typed twice. A project kept apart keeps its words for itself.
 * @throws Refused beside the field that stops it; NotFound when it is not there.
 */
export const tellProject = async (
  tx: Write,
  given: { caseFileId: string; projectId: string; said: Said; day: IsoDate; today: IsoDate },
): Promise<void> => {
  const { caseFileId, day, today } = given
  const project = await openProject(tx, caseFileId, given.projectId)
  if (day > today) throw new Refused({ day: future })
  if (day < project.begunOn) throw new Refused({ day: `Le projet a commencé le ${writeDate(project.begunOn, today)}. Vérifiez la date.` })
  const body = await complete(tx, project, given.said, day)
  const refused = refusalOf(project.state, body) ?? wrongDay(body, today)
  if (refused) throw new Refused(refused)
  if (body.kind === 'reviewed' || body.kind === 'ended') await keepOutcomes(tx, project, body.results, day)
  const event = await insertEvent(tx, project, body, day)
  await keepDays(tx, project, stateOf([...project.events, event], project.agreements.length > 0))
  if (body.kind === 'ended')
    await tx.q.updateTable('project').set({ ended_on: day }).where('organisation_id', '=', tx.org).where('id', '=', project.id).execute()
}

const wrongDay = (body: ProjectEventBody, today: IsoDate): Record<string, string> | null => {
  const toCome = 'Choisissez un jour à venir.'
  if (body.kind === 'chosen' && body.comeBackOn !== null && body.comeBackOn < today) return { comeBackOn: toCome }
  if (body.kind === 'reviewPlanned' && body.on !== null && body.on < today) return { on: toCome }
  return body.kind === 'reviewed' && body.next !== null && body.next < today ? { next: toCome } : null
}

const complete = async (tx: Write, project: Project, said: Said, day: IsoDate): Promise<ProjectEventBody> => {
  const gone = { '': 'Cette ligne n’est plus là : la page a changé depuis.' }
  switch (said.kind) {
    case 'option':
      if (said.option !== null && !project.state.options.some(({ id }) => id === said.option)) throw new Refused(gone)
      return { ...said, option: said.option ?? tx.newId() }
    case 'commitment':
      if (said.commitment !== null && !project.state.commitments.some(({ id }) => id === said.commitment)) throw new Refused(gone)
      return { ...said, commitment: said.commitment ?? tx.newId() }
    case 'objective': {
      const known = project.state.objectives.find(({ id }) => id === said.objective)
      if (said.objective !== null && !known) throw new Refused(gone)
      if (said.objective === null && said.statement !== null && said.words !== '')
        throw new Refused({ words: 'Choisissez ce qui est déjà écrit, ou écrivez autre chose : pas les deux.' })
      const kept = await keepWords(tx, project, { words: said.words, statement: said.statement ?? known?.statement ?? null }, day)
      return { kind: 'objective', objective: said.objective ?? tx.newId(), ...kept }
    }
    default:
      return said
  }
}

/** Her words, where they are kept: a statement that stands is taken as it is, or changed; without one it is made, with the thread alone. */
const keepWords = async (
  tx: Write,
  project: Project,
  said: { words: string; statement: string | null },
  day: IsoDate,
): Promise<{ words: string; statement: string | null }> => {
  if (said.statement !== null) {
    const stands = found(
      (await listStatements(tx, project.caseFileId, 'objective')).find(({ id }) => id === said.statement),
      'statement',
    )
    if (said.words === '' || said.words === stands.words) return { words: stands.words, statement: stands.id }
    // words of a project kept apart go nowhere else
    if (project.compartmentKind !== 'general') return said
    const { id, step, outcome } = stands
    await setStatement(tx, {
      caseFileId: project.caseFileId,
      kind: 'objective',
      words: said.words,
      step,
      saidOn: day,
      outcome,
      statementId: id,
    })
    return { words: said.words, statement: id }
  }
  if (said.words === '') throw new Refused({ words: 'Écrivez ce qu’elle veut, avec ses mots.' })
  if (project.compartmentKind !== 'general') return { words: said.words, statement: null }
  const statement = await setStatement(tx, { caseFileId: project.caseFileId, kind: 'objective', words: said.words, step: '', saidOn: day })
  return { words: said.words, statement }
}

/** What became of her objectives, told where they stand among what she wants. */
const keepOutcomes = async (
  tx: Write,
  project: Project,
  results: readonly { objective: string; outcome: Outcome }[],
  day: IsoDate,
): Promise<void> => {
  if (project.compartmentKind !== 'general') return
  const standing = await listStatements(tx, project.caseFileId, 'objective')
  for (const { objective, outcome } of results) {
    const series = project.state.objectives.find(({ id }) => id === objective)?.statement ?? null
    const one = standing.find(({ id }) => id === series)
    if (!one || one.outcome === outcome) continue
    const { id, words, step } = one
    await setStatement(tx, { caseFileId: project.caseFileId, kind: 'objective', words, step, saidOn: day, outcome, statementId: id })
  }
}

/** Who does what by when, for one of her objectives or for the project as a whole: a step of the household like any other. */
export const addProjectStep = async (
  tx: Write,
  given: {
    caseFileId: string
    projectId: string
    what: string
    doer: StepDoer
    dueOn: IsoDate | null
    objective: string | null
    today: IsoDate
  },
): Promise<void> => {
  const project = await openProject(tx, given.caseFileId, given.projectId)
  if (project.state.ended) throw new Refused({ '': 'Ce projet est terminé : commencez-en un autre.' })
  if (given.objective !== null && !project.state.objectives.some(({ id }) => id === given.objective))
    throw new Refused({ objective: 'Choisissez dans la liste.' })
  await addStep(tx, {
    caseFileId: given.caseFileId,
    what: given.what,
    doer: given.doer,
    dueOn: given.dueOn,
    saidOn: given.today,
    lies: { compartmentId: project.compartmentId },
    project: { id: project.id, objective: given.objective },
  })
}

/**
 * Keeps a version of the agreement: what both sides have before their eyes now, who agreed and how. It changes no more; what changes afterwards is another version.
 * @throws Refused when it binds one side alone, or when the screen was to be signed and nothing was drawn.
 * @returns its id, and the number of its version.
 */
export const agree = async (
  tx: Write,
  given: {
    caseFileId: string
    projectId: string
    how: Agreeing
    who: string
    strokes: Strokes
    agreedOn: IsoDate
    reviewOn: IsoDate | null
    /** What was before their eyes: the number of events and steps read; another number means that the page has changed since. */
    seen: string
    today: IsoDate
  },
): Promise<{ id: string; version: number }> => {
  const project = await openProject(tx, given.caseFileId, given.projectId)
  const stops = notAgreeable(project.state, project.steps)
  if (stops) throw new Refused({ '': stops })
  if (given.agreedOn > given.today) throw new Refused({ agreedOn: future })
  if (given.agreedOn < project.begunOn) throw new Refused({ agreedOn: 'Le projet n’avait pas commencé ce jour-là. Vérifiez la date.' })
  if (given.reviewOn !== null && given.reviewOn < given.today) throw new Refused({ reviewOn: 'Choisissez un jour à venir.' })
  if (given.how === 'screen' && given.strokes.length === 0)
    throw new Refused({ how: 'Rien n’est signé dans le cadre. Signez, ou choisissez « sur papier » ou « de vive voix ».' })
  const text = agreementTextOf(project.title, project.state, project.steps)
  if (seenOf(project) !== given.seen)
    throw new Refused({ '': 'Le projet a changé depuis que cette page est ouverte. Relisez-le ensemble, puis recommencez.' })
  const version = (project.agreements.at(-1)?.version ?? 0) + 1
  const id = tx.newId()
  await tx.q
    .insertInto('agreement')
    .values({
      organisation_id: tx.org,
      id,
      project_id: project.id,
      case_file_id: project.caseFileId,
      compartment_id: project.compartmentId,
      version,
      body: tx.sealJson(project.compartmentId, id, {
        text: { ...text, reviewOn: given.reviewOn },
        how: given.how,
        who: given.who,
        withWhom: `${tx.actor.firstName} ${tx.actor.lastName}`,
        strokes: given.how === 'screen' ? given.strokes : null,
      } satisfies AgreementBody),
      agreed_on: given.agreedOn,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  if (given.reviewOn !== project.state.reviewOn) await insertEvent(tx, project, { kind: 'reviewPlanned', on: given.reviewOn }, given.today)
  await keepDays(tx, project, { ...project.state, stage: 'running', reviewOn: given.reviewOn })
  return { id, version }
}

/** What a page of the agreement has shown, so that nobody signs another text than the one she reads, and two who have it open do not agree to it twice. */
export const seenOf = ({ events, steps, agreements }: Pick<Project, 'events' | 'steps' | 'agreements'>): string =>
  `${events.length}-${events.at(-1)?.id ?? ''}-${steps
    .map(({ id }) => id)
    .join('-')
    .slice(-36)}-${steps.length}-${agreements.length}`
