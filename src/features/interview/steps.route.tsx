import { writeDay, writeShortDay } from '#core/french.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { tabTitle, toHeadProps } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import type { Route } from './+types/steps.route'
import { actions } from './actions.ts'
import { addDeadline, addStep, closeDeadline, dropSteps, requireStep, tickSteps } from './commands.server.ts'
import { stepsForm } from './forms.ts'
import { appointmentKinds, appointmentWords } from './model.ts'
import { listAppointments, listDeadlines, listSteps } from './queries.server.ts'
import { DeadlineForm, DeadlineList, StepForm, StepList } from './steps-parts.tsx'
import { typedValues } from './typed.ts'

export const loader = householdPage(actions.steps, async ({ tx, id, today, timeZone, now }) => ({
  head: await getHead(tx, id, today),
  deadlines: await listDeadlines(tx, { caseFileId: id }),
  steps: await listSteps(tx, id, { doneSince: new Date(now.getTime() - 30 * 86_400_000) }),
  appointments: (await listAppointments(tx, { caseFileId: id, from: now, to: new Date(now.getTime() + 366 * 86_400_000) })).filter(
    (one) => one.status === 'planned',
  ),
  timeZone,
}))

export const action = submit(actions.changeSteps, stepsForm, async ({ tx, id, value, today }) => {
  const here = paths.caseFile.steps({ id })
  // a closed file takes nothing new; what was promised before may still be told as done
  switch (value.intent) {
    case 'echeance':
      await requireOpenCase(tx, id)
      await addDeadline(tx, { caseFileId: id, title: value.title, dueOn: value.dueOn, law: value.law || null, note: value.note })
      return redirectWithMessage(here, 'note-gardee')
    case 'etape':
      await requireOpenCase(tx, id)
      await addStep(tx, { caseFileId: id, what: value.what, doer: value.doer, dueOn: value.dueOn, saidOn: today })
      return redirectWithMessage(here, 'note-gardee')
    case 'echeance-faite':
      await closeDeadline(tx, id, value.deadlineId)
      return redirectWithMessage(here, 'echeance-faite')
    case 'echeance-abandonnee': {
      const reason = value[`reason-${value.deadlineId}`]
      await closeDeadline(tx, id, value.deadlineId, typeof reason === 'string' ? reason.slice(0, 500) : '')
      return redirectWithMessage(here, 'etape-faite')
    }
    case 'etape-faite':
      await requireStep(tx, id, value.stepId)
      await tickSteps(tx, id, [value.stepId], true)
      return redirectWithMessage(here, 'etape-faite')
    case 'etape-abandonnee':
      await requireStep(tx, id, value.stepId)
      await dropSteps(tx, id, [value.stepId])
      return redirectWithMessage(here, 'etape-faite')
  }
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Rendez-vous et suite') }]

export default function Steps({ loaderData, actionData }: Route.ComponentProps) {
  const { head, deadlines, steps, appointments, timeZone } = loaderData
  const typed = typedValues(actionData?.values)
  const errors = actionData?.errors ?? {}
  const here = paths.caseFile.steps({ id: head.id })
  const next = appointments[0]
  const at = next && wallClock(next.startsAt, timeZone)
  return (
    <Frame>
      <HouseholdHead {...toHeadProps(head, 'steps')} />
      <Page>
        <TitleBar title="Rendez-vous et suite" small>
          {next && at
            ? `Prochain : ${appointmentKinds[next.kind].toLowerCase()}, ${appointmentWords(writeDay(at.date, head.today), at.time, next.place)}. `
            : 'Aucun rendez-vous n’est posé. '}
          <a href={paths.caseFile.appointment({ id: head.id })}>Rendez-vous</a>
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        <div className="deux-colonnes">
          <Section
            title="Échéances"
            id="h-deadlines"
            end={deadlines.length > 0 ? `la première : ${writeShortDay(deadlines[0]?.dueOn ?? head.today, head.today)}` : undefined}
          >
            <DeadlineList deadlines={deadlines} caseFileId={head.id} here={here} today={head.today} typed={typed} errors={errors} />
            {!head.closedOn && <DeadlineForm here={here} typed={typed} errors={errors} />}
          </Section>
          <Section title="Qui fait quoi" id="h-steps">
            <StepList steps={steps} here={here} today={head.today} />
            {!head.closedOn && <StepForm here={here} typed={typed} errors={errors} />}
          </Section>
        </div>
      </Page>
    </Frame>
  )
}
