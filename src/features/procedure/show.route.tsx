import { NotFound, Refused } from '#core/errors.ts'
import { compartmentLabels } from '#core/compartments.ts'
import { joinNames, writeDate } from '#core/french.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { procedure as acts } from './actions.ts'
import { addProcedureEvent } from './commands.server.ts'
import type { NewProcedureEvent } from './commands.server.ts'
import { procedureForm, typedAt } from './forms.ts'
import { History, withdrawnBefore } from './history.tsx'
import { stateOf } from './model.ts'
import { ProcedurePage, SafetyPart } from './parts.tsx'
import { getRun } from './queries.server.ts'
import { StepForms } from './step-forms.tsx'
import { Steps } from './steps.tsx'
import type { Route } from './+types/show.route'

export const loader = householdPage(acts.show, async ({ tx, id, url, params, today, time, timeZone, actor }) => {
  const head = await getHead(tx, id, today)
  const run = await getRun(tx, id, params['runId'] ?? '')
  const state = stateOf(run.procedure, run.events, today, run.body.territory)
  const wanted = url.searchParams.get('etape')
  const chosen = state.steps.find(({ step }) => step.code === (wanted ?? state.next?.step ?? state.steps[0]?.step.code))
  if (!chosen) throw new NotFound('step')
  const { members, former } = await getHousehold(tx, id, today)
  const names = new Map([...former, ...members].map((one) => [one.personId, one.firstName || one.name]))
  return {
    head,
    timeZone,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    run,
    state,
    chosen,
    subjects: run.body.subjects.map((person) => names.get(person) ?? 'une personne du foyer'),
    canWrite:
      head.closedOn === null &&
      actor.roles.includes('worker') &&
      !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional'),
  }
})

/** The commands say which thing is wrong; on the page each form has names of its own. */
const fieldsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  day: { day: 'on' },
  end: { day: 'endedOn' },
  pause: { from: 'pauseFrom', until: 'pauseUntil', reason: 'pauseReason', day: 'pauseFrom' },
  choose: { reason: 'chosenReason', day: 'chosenDue' },
  note: { words: 'note' },
  withdraw: { reason: 'withdrawReason' },
}
const beside =
  (names: Readonly<Record<string, string>>) =>
  (error: unknown): never => {
    throw error instanceof Refused ? error.renamed(names) : error
  }

export const action = submit(acts.change, procedureForm, async ({ tx, id: caseFileId, params, today, value }) => {
  const runId = params['runId'] ?? ''
  const add = (body: NewProcedureEvent['body'], more: Partial<NewProcedureEvent> = {}): Promise<string> =>
    addProcedureEvent(tx, { caseFileId, runId, today, day: today, body, ...more }).catch(beside(fieldsOf[value.intent] ?? {}))
  let step: string | undefined
  switch (value.intent) {
    case 'day':
      await add({ kind: 'day', event: value.event, on: value.on }, { day: value.on, ...(value.corrects && { correctsId: value.corrects }) })
      break
    case 'answers': {
      const run = await getRun(tx, caseFileId, runId)
      const checks = run.procedure.steps.find(({ code }) => code === value.step)?.before
      if (!checks) throw new NotFound('step')
      let written = 0
      for (const { id: check } of checks) {
        const answer = typedAt(value, `answer-${check}`)
        const reason = typedAt(value, `reason-${check}`)
        if (answer === '') continue
        // answered so already: nothing to write again
        const last = run.events.findLast((one) => one.kind === 'recorded' && one.step === value.step && one.check === check)
        if (last?.kind === 'recorded' && last.answer === answer && (last.reason ?? '') === reason) continue
        await addProcedureEvent(tx, {
          caseFileId,
          runId,
          today,
          day: today,
          body: { kind: 'recorded', step: value.step, check, answer, ...(reason !== '' && { reason }) },
        }).catch(beside({ answer: `answer-${check}`, reason: `reason-${check}` }))
        written += 1
      }
      if (written === 0) throw new Refused({ '': 'Rien de nouveau n’a été répondu.' })
      step = value.step
      break
    }
    case 'end':
      await add({ kind: 'ended', step: value.step, outcome: value.outcome, on: value.endedOn }, { day: value.endedOn })
      if (value.words !== '') await add({ kind: 'note', step: value.step, words: value.words })
      break
    case 'pause':
      await add({
        kind: 'paused',
        rule: value.rule,
        from: value.pauseFrom,
        until: value.pauseUntil,
        reason: value.pauseReason,
        ...(value.by !== null && { by: value.by }),
      })
      break
    case 'choose':
      await add({ kind: 'chosen', rule: value.rule, from: value.from, due: value.chosenDue, reason: value.chosenReason })
      break
    case 'note':
      await add({ kind: 'note', step: value.step, words: value.note })
      step = value.step
      break
    case 'withdraw':
      await add({ kind: 'withdrawn', reason: value.withdrawReason }, { correctsId: value.eventId })
  }
  tx.about({ subjectId: runId })
  return redirectWithMessage(paths.caseFile.procedure({ id: caseFileId, runId, ...(step !== undefined && { step }) }), 'procedure-notee')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Procédure') }]

export default function ProcedureRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, run, state, printed, subjects, canWrite } = loaderData
  const sent: FormState | undefined = actionData
  const { today } = printed
  return (
    <ProcedurePage
      head={head}
      title={run.procedure.name}
      intro={[
        subjects.length > 0 && `Pour ${joinNames(subjects)}.`,
        `Commencée le ${writeDate(run.begunOn, today)} par ${run.author}${run.endedOn ? `, terminée le ${writeDate(run.endedOn, today)}` : ''}.`,
        run.compartmentKind !== 'general' && `Lue par qui lit « ${compartmentLabels[run.compartmentKind]} ».`,
      ]
        .filter(Boolean)
        .join(' ')}
      printed={printed}
      state={withdrawnBefore(sent, run) ? { ...sent, errors: { '': 'Cette ligne ne compte déjà plus : il n’y a rien à retirer.' } } : sent}
    >
      <SafetyPart procedure={run.procedure} />
      <div className="deux-colonnes haut-2">
        <div>
          <Section id="h-etapes" title="Les étapes" end={state.ended ? 'terminée' : undefined}>
            <Steps data={loaderData} />
          </Section>
          <Section id="h-note" title="Ce qui a été noté" end="rien n’est effacé">
            <History data={loaderData} state={sent} />
          </Section>
        </div>
        <div>
          <Section id="h-maintenant" title="Maintenant">
            {state.actions.length === 0 ? (
              <Empty title={state.ended ? 'Cette procédure est terminée.' : 'Rien n’attend.'} />
            ) : (
              <ol className="lignes">
                {state.actions.map((one) => (
                  <li key={`${one.kind} ${one.step}`}>
                    {one.sentence} {one.by && <Tag kind="delai">avant le {writeDate(one.by, today)}</Tag>}
                    {canWrite && (
                      <p>
                        <LinkButton
                          small
                          href={`${paths.caseFile.procedure({ id: head.id, runId: run.id, step: one.step })}#h-noter`}
                          label={`Noter la suite : ${one.sentence}`}
                        >
                          Noter la suite
                        </LinkButton>
                      </p>
                    )}
                  </li>
                ))}
              </ol>
            )}
          </Section>
          {canWrite && <StepForms key={loaderData.chosen.step.code} data={loaderData} state={sent} />}
        </div>
      </div>
    </ProcedurePage>
  )
}
