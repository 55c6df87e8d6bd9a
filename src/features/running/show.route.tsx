import { redirect } from 'react-router'
import { Refused } from '#core/errors.ts'
import { compartmentLabels } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeDate, writeDay } from '#core/french.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { tabTitle, toHeadProps } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { closeDeadline } from '#features/interview/commands.server.ts'
import { DEADLINES } from '#rules/deadlines/rules.ts'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { HouseholdPrintFoot } from '#ui/print-foot.tsx'
import { Tag } from '#ui/tag.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { running as acts } from './actions.ts'
import { handOver, moveDeadline, resumeDeadline, stopDeadline } from './commands.server.ts'
import { deadlineForm } from './forms.ts'
import { TERRITORIES } from '#rules/deadlines/rule.ts'
import { waits, weights } from './model.ts'
import type { DeadlineEvent, RunningLine } from './model.ts'
import { listColleagues, listDeadlineEvents } from './page-queries.server.ts'
import { listRunning, openDeadline, stepToSay } from './queries.server.ts'
import { DeadlineActs } from './show-parts.tsx'
import type { Route } from './+types/show.route'

export const loader = householdPage(acts.show, async ({ tx, id, params, today, time, timeZone, actor }) => {
  const head = await getHead(tx, id, today)
  const one = await openDeadline(tx, params['deadlineId'] ?? '', id)
  const line = (await listRunning(tx, { caseFileId: id })).find((running) => running.id === one.id)
  const rule = one.body.rule === undefined ? undefined : DEADLINES.get(one.body.rule)
  return {
    head,
    timeZone,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    one,
    line,
    stops: rule?.stoppedBy ?? [],
    checkedOn: rule?.checkedOn ?? null,
    events: await listDeadlineEvents(tx, one.id),
    colleagues: await listColleagues(tx, [one.compartmentId]),
    canWrite:
      line !== undefined &&
      head.closedOn === null &&
      actor.roles.includes('worker') &&
      !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional'),
  }
})

/** The fields of the page have names of their own, since six forms stand on it; the commands say which thing is wrong. */
const fieldsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  move: { reason: 'moveReason' },
  stop: { reason: 'stopReason' },
  handOver: { to: 'agentId' },
}
export const action = submit(acts.change, deadlineForm, async ({ tx, id: caseFileId, params, today, value }) => {
  const id = params['deadlineId'] ?? ''
  const of = { id, caseFileId, today }
  try {
    switch (value.intent) {
      case 'move':
        await moveDeadline(tx, { ...of, to: value.to, reason: value.moveReason })
        break
      case 'stop':
        await stopDeadline(tx, { ...of, from: value.from, by: value.by, reason: value.stopReason })
        break
      case 'resume':
        await resumeDeadline(tx, { ...of, until: value.until, reason: value.resumeReason })
        break
      case 'handOver':
        await handOver(tx, { ...of, to: value.agentId, reason: value.handReason })
        break
      case 'done':
      case 'drop': {
        await requireOpenCase(tx, caseFileId)
        const to = value.intent === 'done' ? await stepToSay(tx, await openDeadline(tx, id, caseFileId), today) : null
        if (to !== null) return redirect(`${paths.caseFile.procedure(to)}#h-noter`)
        await closeDeadline(tx, caseFileId, id, value.intent === 'drop' ? value.dropReason : undefined)
      }
    }
  } catch (error) {
    throw error instanceof Refused ? error.renamed(fieldsOf[value.intent] ?? {}) : error
  }
  tx.about({ subjectId: id })
  return redirectWithMessage(paths.caseFile.deadline({ id: caseFileId, deadlineId: id }), 'echeance-changee')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Échéance') }]

export default function DeadlinePage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, one, line, events, printed, canWrite } = loaderData
  const state: FormState | undefined = actionData
  const { today } = printed
  // sent while somebody settled it: its forms are no longer on the page, and what was written must not be lost
  const late = state !== undefined && !canWrite
  return (
    <Frame>
      <HouseholdHead {...toHeadProps(head, 'steps')} />
      <Page>
        <TitleBar title={one.body.title} small>
          {one.over
            ? 'Faite, ou abandonnée.'
            : one.stoppedOn !== null
              ? `Arrêtée depuis le ${writeDate(one.stoppedOn, today)}.`
              : `Au plus tard le ${writeDay(one.due, today)}.`}
        </TitleBar>
        <ErrorSummary
          errors={late ? { '': 'Cette échéance ne change plus : rien n’a été gardé de cet envoi.' } : state?.errors}
          actAlone={late}
        />
        {late && <Unkept state={state} />}
        <div className="deux-colonnes haut-2">
          <div>
            <Why data={loaderData} />
            {events.length > 0 && (
              <Section id="h-devenue" title="Ce qu’elle est devenue" end="rien n’est effacé">
                <ol className="lignes">
                  {events.map((event) => (
                    <li key={event.id}>
                      {eventWords(event, today, loaderData.colleagues)}
                      {event.reason && <p>{event.reason}</p>}
                      <p className="petit doux">
                        {writeDate(wallClock(event.writtenAt, loaderData.timeZone).date, today)}, {event.author}
                      </p>
                    </li>
                  ))}
                </ol>
              </Section>
            )}
          </div>
          {canWrite && line && <DeadlineActs data={{ ...loaderData, line }} state={state} />}
        </div>
        <HouseholdPrintFoot printed={printed} />
      </Page>
    </Frame>
  )
}

type Data = Route.ComponentProps['loaderData']

const Unkept = ({ state }: { state: FormState }) => {
  const words = Object.entries(state.values).filter(([name, typed]) => name.endsWith('Reason') && typed !== '')
  return words.length === 0 ? null : (
    <Section id="h-ecrit" title="Ce que vous aviez écrit">
      {words.map(([name, typed]) => (
        <p key={name}>{typed}</p>
      ))}
    </Section>
  )
}

/** The count, one sentence for each step, with its text and what it costs to let it pass. */
const Why = ({ data: { head, one, line, checkedOn, printed } }: { data: Data }) => {
  const { body } = one
  const { today } = printed
  const law = line?.law ?? body.law ?? null
  return (
    <Section id="h-date" title="D’où vient cette date" end={line ? weights[line.weight].toLowerCase() : undefined}>
      {body.edited && (
        <p className="haut-1">
          <Tag kind="verifier">date choisie</Tag> Le {writeDay(body.edited.to, today)}, notée le {writeDate(body.edited.on, today)} :{' '}
          {body.edited.reason}
        </p>
      )}
      {body.steps && body.steps.length > 0 ? (
        <>
          {body.edited && <p className="petit doux haut-1">Ce que le compte donne :</p>}
          <ol className="calcul haut-1">
            {body.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      ) : (
        <p className="haut-1">Date notée à la main : aucun calcul.</p>
      )}
      {law && <p className="petit">{law}</p>}
      {body.rule !== undefined && (
        <p className="petit doux">
          {checkedOn === null ? 'Texte à vérifier : personne ne l’a encore relu.' : `Texte relu le ${writeDate(checkedOn, today)}.`}
          {body.territory !== undefined && body.territory !== 'mainland' && ` Jours fériés : ${TERRITORIES[body.territory]}.`}
        </p>
      )}
      {body.ifMissed && <p>Si rien n’est fait : {lower(body.ifMissed)}</p>}
      {body.note && <p>{body.note}</p>}
      <p className="petit doux">
        {line && line.waitsFor !== 'us' && `On attend : ${waits[line.waitsFor].toLowerCase()}. `}
        {line?.forAgentName && `Confiée à ${line.forAgentName}. `}
        {line && line.compartmentKind !== 'general' && compartmentLabels[line.compartmentKind]}
      </p>
      {line && <Belongs line={line} id={head.id} />}
    </Section>
  )
}

const Belongs = ({ line, id }: { line: RunningLine; id: string }) => (
  <p>
    {line.runId !== null && <a href={paths.caseFile.procedure({ id, runId: line.runId })}>La procédure dont elle vient</a>}
    {line.applicationId !== null && (
      <a href={paths.caseFile.application({ id, applicationId: line.applicationId })}>La démarche dont elle vient</a>
    )}
    {line.projectId !== null && <a href={paths.caseFile.project({ id, projectId: line.projectId })}>Le projet dont elle vient</a>}
    {line.measureId !== null && <a href={paths.caseFile.measure({ id, measureId: line.measureId })}>La mesure dont elle vient</a>}
    {line.debtId !== null && <a href={paths.caseFile.debt({ id, debtId: line.debtId })}>La dette dont elle vient</a>}
    {line.assessmentId !== null && <a href={paths.caseFile.assessmentOf({ id, assessmentId: line.assessmentId })}>L’évaluation à relire</a>}
  </p>
)

const lower = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

const eventWords = (event: DeadlineEvent, today: IsoDate, colleagues: Data['colleagues']): string => {
  switch (event.kind) {
    case 'moved':
      return `Déplacée du ${writeDate(event.from, today)} au ${writeDate(event.to, today)}`
    case 'recounted':
      return `Comptée à nouveau : du ${writeDate(event.from, today)} au ${writeDate(event.to, today)}`
    case 'stopped':
      return `Arrêtée à partir du ${writeDate(event.from, today)}`
    case 'resumed':
      return `Reprise après le ${writeDate(event.until, today)} : jusqu’au ${writeDate(event.due, today)}`
    case 'dropped':
      return 'Abandonnée'
    case 'handedOver':
      return event.to === null
        ? 'Rendue à la ou au référent'
        : `Confiée à ${colleagues.find(({ id }) => id === event.to)?.name ?? 'une ou un collègue'}`
  }
}
