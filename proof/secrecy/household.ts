import { sql } from 'kysely'
import type { Action, Actor } from '#core/actor.ts'
import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import type { House, Write } from '#db/door.server.ts'
import { listPages, readPages } from '#db/paper/pages.server.ts'
import { observeFact, openCaseFile, writeEntry } from '#features/case-file/commands.server.ts'
import { correctEntry } from '#features/case-file/corrections.server.ts'
import { closeCaseFile, shareCaseFile, transferCaseFile } from '#features/case-file/sharing.server.ts'
import { addHelper, addMember, addPerson, setContactRule, setDwelling } from '#features/household/commands.server.ts'
import { planAppointment } from '#features/agenda/commands.server.ts'
import { addDeadline, addStep, startDraft } from '#features/interview/commands.server.ts'
import { beginApplication } from '#features/application/commands.server.ts'
import { keepBudgetLines } from '#features/budget/commands.server.ts'
import { finishAssessment, saveAnswers, startAssessment } from '#features/assessment/commands.server.ts'
import { lookDay } from '#features/assessment/look.ts'
import { getAssessment } from '#features/assessment/queries.server.ts'
import { keepOwnDays } from '#features/running/commands.server.ts'
import { setMatter } from '#features/autonomy/matters.server.ts'
import { rateDomain, startPch } from '#features/autonomy/pch-commands.server.ts'
import { seeVariable, setContext, startGrid, startPlan } from '#features/autonomy/commands.server.ts'
import { noteLetter } from '#features/letter/commands.server.ts'
import { addPages, paperOf } from '#features/letter/pages.server.ts'
import { addNeed, setStatement } from '#features/needs/commands.server.ts'
import { addProcedureEvent, beginRun } from '#features/procedure/commands.server.ts'
import { setStatus } from '#features/review/commands.server.ts'
import { compartmentOfRight } from '#features/review/model.ts'
import { makeSheet } from '#features/sheet/commands.server.ts'
import { CATALOGUE } from '#rules/catalogue/catalogue.ts'
import { procedureOf } from '#rules/procedures/procedures.ts'
import { instantOf } from '#web/clock.ts'
import { beginMeasure } from '#features/measure/commands.server.ts'
import { addSignedPages, paperOf as agreementPaper } from '#features/project/agreement-pages.server.ts'
import { agree, beginProject, seenOf, tellProject } from '#features/project/commands.server.ts'
import { getProject } from '#features/project/queries.server.ts'
import { wordsOf } from './words.ts'
import type { Words } from './words.ts'
import type { Asker, State } from './table.ts'

/** What the matrix asks about: a household with everything in it, its words, and the ids that addresses and forms name. */
export type Household = {
  readonly id: string
  readonly state: State
  readonly words: Words
  /** Ids of its rows by what they are: `entryId.note`, `personId`, `draftId`… */
  readonly ids: Readonly<Record<string, string>>
}
export type People = Readonly<Record<Asker, Actor>>

const building: Action = { id: 'proof', roles: ['worker'], audit: 'a préparé la preuve' }
const ZONE = 'Europe/Paris'
export const TODAY = (): IsoDate => new Date().toISOString().slice(0, 10)
/** A right of the thread: neither money nor health. */
export const generalRight = CATALOGUE.find((one) => compartmentOfRight(one) === 'general') ?? CATALOGUE[0]!

const as = <T>(house: House, who: Actor, body: (tx: Write) => Promise<T>): Promise<T> => house.writing(who, building, {}, body)

const open = (house: House, who: Actor, words: Words, isProtected: boolean) =>
  as(house, who, async (tx) => {
    const today = TODAY()
    const file = await openCaseFile(tx, {
      name: words.caseName,
      origin: 'self',
      channel: 'phone',
      informed: true,
      protected: isProtected,
      sectorId: null,
      on: today,
      withoutPerson: true,
    })
    const someone = { caseFileId: file.id, usualName: '', civilTitle: 'none', sex: 'unknown', birthDate: null, detail: '' } as const
    const personId = await addPerson(tx, { ...someone, firstName: 'Dominique', lastName: words.person, unborn: false })
    const otherId = await addPerson(tx, { ...someone, firstName: 'Claude', lastName: words.person, unborn: false })
    const unbornId = await addPerson(tx, { ...someone, firstName: words.unborn, lastName: '', unborn: true })
    const memberId = await addMember(tx, { personId, role: 'main', custody: null, fromDate: today })
    await addMember(tx, { personId: otherId, role: 'partner', custody: null, fromDate: today })
    await addMember(tx, { personId: unbornId, role: 'child', custody: null, fromDate: today })
    await setContactRule(tx, {
      caseFileId: file.id,
      mayCall: true,
      mayMessage: true,
      mayWrite: false,
      addressHidden: isProtected,
      phone: '00 00 00 00 00',
      hours: '',
      how: words.contact,
      reason: '',
      reviewedOn: today,
    })
    await setDwelling(tx, {
      caseFileId: file.id,
      line: `1 rue ${words.address}`,
      detail: '',
      communeCode: null,
      tenure: 'socialTenant',
      fromDate: today,
    })
    return { file, personId, otherId, unbornId, memberId }
  })

const note = (
  tx: Write,
  caseFileId: string,
  compartmentKind: 'general' | 'budget' | 'health' | 'childProtection' | 'violence' | 'justice',
  text: string,
) =>
  writeEntry(tx, {
    caseFileId,
    kind: 'note',
    title: '',
    happenedAt: new Date(Date.now() - 60_000),
    text,
    compartmentKind,
    aparteReaders: [],
    themes: [],
  })

/** What the referent writes: one row of each kind that a page shows. */
const fill = (house: House, referent: Actor, caseFileId: string, words: Words, personId: string) =>
  as(house, referent, async (tx) => {
    const today = TODAY()
    // near enough for the night to tell of it
    const nextMonth = addDays(today, 30)
    const ids: Record<string, string> = {}
    const first = await note(tx, caseFileId, 'general', `Parole ${words.formerNote}. ((${words.ownPassage}))`)
    ids['entryId.note'] = first.entryId
    ids['ownPassageId'] = first.apartes[0]?.compartmentId ?? ''
    const sealed = ['budget', 'health', 'childProtection', 'violence', 'justice'] as const
    for (const kind of sealed) ids[`entryId.${kind}Note`] = (await note(tx, caseFileId, kind, words[`${kind}Note`])).entryId
    ids['factId'] = await observeFact(tx, {
      caseFileId,
      key: 'housing.rent',
      subjectId: null,
      compartment: 'budget',
      value: { cents: words.cents, period: 'month' },
      label: 'Loyer',
      observedAt: new Date(Date.now() - 60_000),
      source: 'said',
    })
    const debtId = tx.newId()
    ids['debtId'] = debtId
    const owed = { kind: 'energyDebt', label: words.debt, detail: '', due: 120_00, monthly: null, late: null, stage: 'notice' } as const
    const body = {
      sort: 'debt',
      ...owed,
      seizure: false,
      plan: '',
      guarantor: '',
      actBy: nextMonth,
      place: null,
      proof: 'said',
      paper: '',
    } as const
    await keepBudgetLines(tx, {
      caseFileId,
      versions: [{ id: debtId, seriesId: debtId, subjectId: null, fromMonth: today.slice(0, 7), body }],
      today,
    })
    const helper = { caseFileId, organisation: '', phone: '', about: '', ownNeeds: '', agreedOn: null, untilDate: null } as const
    ids['helperId'] = await addHelper(tx, { ...helper, name: words.helper, kind: 'friend', telling: 'yes', quality: 'ordinary' })
    await addNeed(tx, {
      caseFileId,
      domain: 'housing',
      topic: words.need,
      cause: '',
      axes: ['social'],
      primary: true,
      status: 'identified',
    })
    await setStatement(tx, { caseFileId, kind: 'demand', words: words.demand, step: '', saidOn: today })
    await setStatement(tx, { caseFileId, kind: 'summary', words: words.summary, step: '', saidOn: today })
    ids['stepId'] = await addStep(tx, { caseFileId, what: words.step, doer: 'worker', saidOn: today })
    ids['deadlineId'] = await addDeadline(tx, { caseFileId, title: words.deadline, dueOn: today })
    const status = { status: 'open', amountCents: null, per: null, since: null, until: nextMonth, notifiedOn: null, reason: null } as const
    ids['statusId'] = (
      await setStatus(tx, {
        caseFileId,
        right: generalRight,
        subjectId: null,
        readId: null,
        input: { ...status, note: words.rightNote, saidOn: today },
      })
    ).id
    ids['sheetId'] = await makeSheet(tx, {
      caseFileId,
      entryId: first.entryId,
      today,
      timeZone: ZONE,
      sheet: {
        date: today,
        place: 'chez vous',
        workerName: 'Prénom',
        workerFunction: 'travail social',
        said: [words.sheet],
        canAsk: [],
        actions: [],
        next: null,
        discreet: false,
      },
    })
    ids['personId'] = personId
    const application = { caseFileId, kind: 'request', right: null, subjectId: null, to: '', aboutId: null, begunOn: today } as const
    ids['applicationId'] = await beginApplication(tx, { ...application, title: words.application })
    ids['projectId'] = await chosenProject(tx, caseFileId, words.project)
    Object.assign(ids, await signedOnPaper(tx, caseFileId, ids['projectId'], words.project))
    ids['endedProjectId'] = await chosenProject(tx, caseFileId, words.project)
    await tellProject(tx, {
      caseFileId,
      projectId: ids['endedProjectId'],
      said: { kind: 'ended', why: 'reached', done: '', results: [], herView: '', relay: '' },
      day: today,
      today,
    })
    ids['measureId'] = await beginMeasure(tx, {
      caseFileId,
      kind: 'aemo',
      persons: [],
      by: words.measure,
      aim: '',
      herView: '',
      lies: null,
      begunOn: today,
      endsOn: nextMonth,
      today,
    })
    const said = { type: 'other', text: '', explanation: '', action: '', lies: 'budget', receivedOn: today, datedOn: null } as const
    const nothing = { clock: null, ownDay: null, doer: null, run: null, today, timeZone: ZONE } as const
    ids['letterId'] = await noteLetter(tx, { ...said, ...nothing, caseFileId, sender: words.letter })
    const page = Buffer.from(`%PDF-1.7\n(${words.letter})\n%%EOF`)
    await addPages(tx, { caseFileId, seriesId: ids['letterId'] }, readPages([page, page, page, page, page, page]))
    for (const { id, position } of await listPages(tx, paperOf(caseFileId, ids['letterId'])))
      ids[position === 1 ? 'pageId' : `pageId.${position}`] = id
    const gridId = await startGrid(tx, { caseFileId, personId, assessedOn: today, today })
    const geste = { caseFileId, assessmentId: gridId, letter: null, said: {}, today } as const
    await seeVariable(tx, { ...geste, variable: 'toilette', way: 'all', words: words.grid })
    ids['gridId'] = gridId
    const pchId = await startPch(tx, { caseFileId, personId, assessedOn: today, today })
    const rated = { domain: 'selfCare', ratings: {}, restNone: true } as const
    await rateDomain(tx, { caseFileId, assessmentId: pchId, today }, { ...rated, words: words.pch })
    ids['pchId'] = pchId
    ids['planId'] = await startPlan(tx, { caseFileId, personId, today })
    const carer = { kind: 'carer', name: 'Un proche', helps: '', needs: [], alone: null, next: '' } as const
    await setMatter(tx, { caseFileId, seriesId: null, personId: null, body: { ...carer, words: words.carer } })
    const counted = { gir: null, resources: null, couple: false } as const
    await setContext(tx, { caseFileId, seriesId: ids['planId'], today }, { ...counted, words: words.helpPlan })
    const procedure = procedureOf('concernReport')
    if (!procedure) throw new Error('No such procedure')
    const runId = await beginRun(tx, { caseFileId, procedure, subjects: [personId], begunOn: today, today })
    await addProcedureEvent(tx, { caseFileId, runId, today, day: today, body: { kind: 'note', step: 'write', words: words.procedure } })
    ids['runId'] = runId
    const assessed = { caseFileId, version: 1, personId: null, assessedOn: today, today } as const
    const filled = async (lies: 'general' | 'violence', instrument: string, title: string): Promise<string> => {
      const assessmentId = await startAssessment(tx, { ...assessed, lies, instrument, title })
      const outcome = { result: null, trace: [] }
      await finishAssessment(tx, { caseFileId, assessmentId, today, present: words.person, view: title }, () => outcome)
      return assessmentId
    }
    ids['assessmentId.general'] = await filled('general', 'logement', words.assessment)
    ids['assessmentId.violence'] = await filled('violence', 'danger-conjugal', words.dangerAssessment)
    const standing = await getAssessment(tx, caseFileId, ids['assessmentId.general'])
    const ofThis = { caseFileId, compartmentId: standing.compartmentId, assessmentId: standing.id }
    await keepOwnDays(tx, ofThis, [lookDay('Une évaluation', null, today, 7)])
    const draft = await startAssessment(tx, { ...assessed, lies: 'general', instrument: 'logement', title: words.assessmentDraft })
    await saveAnswers(tx, { caseFileId, assessmentId: draft, answers: { movingWords: words.assessmentDraft }, today })
    ids['assessmentDraftId'] = draft
    return ids
  })

/** A project whose agreement may be given: its option chosen, what she wants written, and a promise of the service. */
const chosenProject = async (tx: Write, caseFileId: string, title: string): Promise<string> => {
  const today = TODAY()
  const projectId = await beginProject(tx, { caseFileId, title, lies: 'general', begunOn: today, today })
  const tell = (said: Parameters<typeof tellProject>[1]['said']) => tellProject(tx, { caseFileId, projectId, said, day: today, today })
  await tell({ kind: 'option', option: null, title: 'Une possibilité', gives: '', asks: '', delay: '', risks: '' })
  const [option] = (await getProject(tx, caseFileId, projectId)).state.options
  await tell({ kind: 'chosen', answer: 'accepted', option: option?.id ?? null, words: '', comeBackOn: null })
  await tell({ kind: 'objective', objective: null, words: 'Une parole.', statement: null })
  await tell({ kind: 'commitment', commitment: null, side: 'service', words: 'Un engagement.' })
  return projectId
}

/** Its agreement, signed on paper, with pages that tell what the project is called; all but the first are there to be taken out. */
const signedOnPaper = async (tx: Write, caseFileId: string, projectId: string, title: string): Promise<Record<string, string>> => {
  const today = TODAY()
  const seen = seenOf(await getProject(tx, caseFileId, projectId))
  const given = { how: 'paper', who: 'Une personne', agreedOn: today, reviewOn: null } as const
  const { id: agreementId } = await agree(tx, { caseFileId, projectId, ...given, strokes: [], seen, today })
  const page = Buffer.from(`%PDF-1.7\n(${title})\n%%EOF`)
  const at = { caseFileId, projectId, agreementId }
  await addSignedPages(tx, at, readPages([page, page, page, page, page, page]))
  const pages = await listPages(tx, agreementPaper(at))
  return {
    agreementId,
    ...Object.fromEntries(pages.map(({ id, position }) => [position === 1 ? 'signedPageId' : `signedPageId.${position}`, id])),
  }
}

/** Another hour for each household: an agent has one appointment at a time. */
let hours = 0

/**
 * Makes a household through the real commands: opened by the past referent, handed over, written, shared, then closed where its state says so.
 * What was given by mistake to those who may hold nothing is laid by `admin` (see `world.ts`).
 */
export const makeHousehold = async (house: House, people: People, state: State, seed: string): Promise<Household> => {
  const words = wordsOf(seed)
  const opened = await open(house, people.pastReferent, words, state === 'protected')
  const { file, personId } = opened
  await as(house, people.pastReferent, (tx) =>
    transferCaseFile(tx, { caseFileId: file.id, toAgentId: people.referent.agentId, note: 'Relais.' }),
  )
  const filled = await fill(house, people.referent, file.id, words, personId)
  const ids: Record<string, string> = { ...filled, otherPersonId: opened.otherId, memberId: opened.memberId, caseFileId: file.id }
  ids['appointmentId'] = await as(house, people.referent, (tx) => {
    const startsAt = new Date(instantOf(TODAY(), '09:00', ZONE).getTime() + 86_400_000 + 3_600_000 * (hours += 1))
    return planAppointment(tx, {
      caseFileId: file.id,
      startsAt,
      minutes: 30,
      kind: 'interview',
      note: words.appointment,
      with: words.appointment,
    })
  })
  ids['visitId'] = await as(house, people.referent, (tx) => {
    const startsAt = new Date(instantOf(TODAY(), '09:00', ZONE).getTime() + 86_400_000 + 3_600_000 * hours + 1_800_000)
    return planAppointment(tx, {
      caseFileId: file.id,
      startsAt,
      minutes: 30,
      kind: 'homeVisit',
      access: words.appointment,
    })
  })
  await as(house, people.referent, async (tx) => {
    const entryId = filled['entryId.note'] ?? ''
    const { currentText } = await import('#features/case-file/entry-text.server.ts')
    const compartment_id = await compartmentOf(tx, file.id, 'general')
    const { token } = await currentText(tx, { id: entryId, compartment_id })
    await correctEntry(tx, { caseFileId: file.id, entryId, token, text: `Parole ${words.note}.`, apartes: [], aparteReaders: [] })
  })
  ids['draftId'] = (await as(house, people.referent, (tx) => startDraft(tx, { caseFileId: file.id, text: words.draft }))).id
  const share = (to: Asker, kind: 'general' | 'budget' | 'health') =>
    as(house, people.referent, (tx) =>
      shareCaseFile(tx, { caseFileId: file.id, agentId: people[to].agentId, kinds: [kind], reason: 'Travail commun.', until: null }),
    )
  await share('author', 'general')
  await share('trainee', 'general')
  await share('coWorker', 'budget')
  await share('nurse', 'health')
  const passage = await as(house, people.author, (tx) => note(tx, file.id, 'general', `Parole ${words.authorNote}. ((${words.passage}))`))
  ids['entryId.authorNote'] = passage.entryId
  ids['passageId'] = passage.apartes[0]?.compartmentId ?? ''
  for (const agent of ['excluded', 'expired'] as const)
    await as(house, people.referent, async (tx) => {
      const kinds = ['general', 'budget', 'health', 'childProtection', 'violence', 'justice'] as const
      await shareCaseFile(tx, { caseFileId: file.id, agentId: people[agent].agentId, kinds, reason: 'Travail commun.', until: null })
    })
  await as(house, people.excluded, (tx) => sql`select app.exclude_myself(${file.id}, ${tx.now})`.execute(tx.q))
  if (state === 'closed')
    await as(house, people.referent, (tx) => closeCaseFile(tx, { caseFileId: file.id, reason: 'goalReached', note: '' }))
  return { id: file.id, state, words, ids }
}
