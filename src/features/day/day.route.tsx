import { redirect } from 'react-router'
import { z } from 'zod'
import { found } from '#db/door.server.ts'
import { hasPassagesForMe } from '#features/case-file/queries.server.ts'
import { closeDeadline } from '#features/interview/commands.server.ts'
import { openDeadline, stepToSay } from '#features/running/queries.server.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { Icon } from '#ui/icons.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { idField } from '#web/form.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import type { Route } from './+types/day.route'
import { actions } from './actions.ts'
import { daySentence, dayTitle, onlyYou } from './model.ts'
import { LateVisits } from './late-visits.tsx'
import { Teams } from './manager-parts.tsx'
import { DayAgenda } from './agenda-parts.tsx'
import { Aside, HandedToMe, Pressing, Running } from './parts.tsx'
import { getManagerDay, getWorkerDay } from './queries.server.ts'

export const loader = page(actions.show, async ({ tx, actor, today, time, timeZone }) => ({
  today,
  time,
  isWorker: actor.roles.includes('worker'),
  onlyYou: onlyYou(actor.jobTitle),
  day: await getWorkerDay(tx, { today, time, timeZone }),
  teams: actor.roles.includes('manager') ? { ...(await getManagerDay(tx, today)), passagesForMe: await hasPassagesForMe(tx) } : null,
}))

const dayForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('fait'), id: idField(), caseFileId: idField() }),
  z.object({ intent: z.literal('vu'), id: idField() }),
])

/** A deadline met, or a notice read. */
export const action = submit(actions.act, dayForm, async ({ tx, value, today }) => {
  if (value.intent === 'fait') {
    tx.about({ caseFileId: value.caseFileId, subjectId: value.id })
    const to = await stepToSay(tx, await openDeadline(tx, value.id, value.caseFileId), today)
    if (to !== null) return redirect(`${paths.caseFile.procedure(to)}#h-noter`)
    await closeDeadline(tx, value.caseFileId, value.id)
    return redirectWithMessage(paths.day(), 'echeance-faite')
  }
  tx.about({ subjectId: value.id })
  const notice = tx.q.selectFrom('notice').select('id').where('organisation_id', '=', tx.org).where('id', '=', value.id)
  found(await notice.executeTakeFirst(), 'notice')
  await tx.q
    .updateTable('notice')
    .set({ seen_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', value.id)
    .where('seen_at', 'is', null)
    .execute()
  return redirectWithMessage(paths.day(), 'etape-faite')
})

// no name of a household may stand in the title of a tab
export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Ma journée, ${dayTitle(loaderData.today).toLowerCase()} — Aparté` : 'Ma journée — Aparté' },
]

export default function DayPage({ loaderData, actionData }: Route.ComponentProps) {
  const { today, time, isWorker, day, teams } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar
          title={dayTitle(today)}
          actions={
            <>
              {isWorker && (
                <LinkButton href={paths.interview.start()} icon="plume" shortcut="e" kbd="E">
                  Écrire une note
                </LinkButton>
              )}
              <LinkButton href={paths.reception.first()} icon="plus" shortcut="n" kbd="N">
                Nouvelle demande
              </LinkButton>
              <Button type="button" look="nu" icon="oeilbarre" pressed={false} kbd="M" data={{ 'data-masquer-noms': '' }}>
                Masquer les noms
              </Button>
            </>
          }
        >
          {daySentence(time, day.appointments, day.waitingTotal)}
          <br />
          <span className="petit doux">
            <Icon name="oeil" /> {loaderData.onlyYou}
          </span>
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} actAlone />
        <LateVisits notices={day.notices} />
        {day.pressing && <Pressing {...day.pressing} today={today} mayTake={isWorker} />}
        {isWorker ? (
          <div className="colonnes jour3">
            <DayAgenda lines={day.agenda} essentials={day.essentials} waiting={day.waiting} />
            <Running deadlines={day.deadlines} others={day.otherDeadlines} today={today} />
            <Aside day={day} today={today} />
          </div>
        ) : (
          <>
            <HandedToMe deadlines={day.deadlines} today={today} />
            {day.notices.length > 0 && <Aside day={day} today={today} />}
          </>
        )}
        {teams && <Teams day={teams} />}
      </Page>
    </Frame>
  )
}
