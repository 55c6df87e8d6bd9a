import type { ActionFunctionArgs } from 'react-router'
import { addDays } from '#core/dates.ts'
import { Denied, Refused } from '#core/errors.ts'
import { isUuid } from '#core/ids.ts'
import { tell } from '#features/message/commands.server.ts'
import { listAgents } from '#features/team/queries.server.ts'
import { LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { intentOf } from '#web/form.server.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import type { Route } from './+types/absences.route'
import { AbsenceForm, Absences, Replace } from './absence-parts.tsx'
import { listAbsences, listTouchedHours, listWithProposals } from './absence-queries.server.ts'
import { actions } from './actions.ts'
import { cancelEvent, declareAbsence, moveAppointment, replaceAgent } from './commands.server.ts'
import { absenceForm, backForm, moveForm, replaceForm, tellForm } from './forms.ts'
import { getAppointment, listColleagues, listDeparted, listToTell } from './queries.server.ts'
import { listWaysToTell } from './page-queries.server.ts'
import { Handed, ToMoveForm } from './touched-parts.tsx'

export const loader = page(actions.absences, async ({ tx, actor, today, timeZone }) => {
  const absences = await listAbsences(tx, timeZone)
  const receives = actor.roles.includes('worker')
  const manages = actor.roles.includes('manager')
  const toMove = receives ? await listWithProposals(tx, absences, timeZone) : []
  const handed = receives ? await listToTell(tx) : []
  const told = [...toMove.map(({ appointment }) => appointment), ...handed]
  const workers = manages ? (await listAgents(tx)).filter((one) => one.roles.includes('worker') && !one.endedAt) : []
  return {
    me: actor.agentId,
    today,
    timeZone,
    manages,
    absences,
    touched: await listTouchedHours(tx, absences, timeZone),
    toMove,
    handed,
    ways: await listWaysToTell(tx, told, timeZone),
    // whose absence a manager writes: those whose hours she sees
    absentees: manages ? await listColleagues(tx) : [],
    departed: manages ? await listDeparted(tx) : [],
    replacers: workers.filter((one) => one.secrecyBasis !== 'none' && one.id !== actor.agentId).map(({ id, name }) => ({ id, name })),
  }
})

const here = paths.agenda.absences()
const handlers = {
  absence: submit(actions.absent, absenceForm, async ({ tx, value, actor, timeZone }) => {
    if (value.untilOn > addDays(value.fromOn, 400)) throw new Refused({ untilOn: 'Plus d’un an d’un coup : vérifiez la date de fin.' })
    await declareAbsence(tx, {
      ...(value.agentId && value.agentId !== actor.agentId ? { agentId: value.agentId } : {}),
      fromOn: value.fromOn,
      untilOn: value.untilOn,
      timeZone,
    })
    return redirectWithMessage(here, 'absence-notee')
  }),
  retour: submit(actions.absent, backForm, async ({ tx, value }) => {
    await cancelEvent(tx, value.eventId)
    return redirectWithMessage(here, 'absence-retiree')
  }),
  deplacer: submit(actions.moveTouched, moveForm, async ({ tx, value }) => {
    const moves = Object.entries(value).flatMap(([name, slot]) => {
      const id = name.startsWith('slot-') ? name.slice(5) : ''
      return isUuid(id) && typeof slot === 'string' && slot !== '' ? [{ id, slot, told: value[`tell-${id}`] === 'oui' }] : []
    })
    if (moves.length === 0) throw new Refused({ '': 'Choisissez une heure pour au moins un rendez-vous.' })
    for (const { id, slot, told } of moves) {
      const startsAt = new Date(slot)
      if (Number.isNaN(startsAt.getTime()) || startsAt < tx.now)
        throw new Refused({ [`slot-${id}`]: 'Choisissez une heure à venir, dans la liste.' })
      // all of them or none: one that is taken is said on its own line
      await moveAppointment(tx, id, { startsAt, by: 'service' }).catch((error: unknown) => {
        if (!(error instanceof Refused) || error instanceof Denied) throw error
        throw new Refused({ [`slot-${id}`]: Object.values(error.fields)[0] ?? '' })
      })
      if (told) await tell(tx, { appointmentId: id, purpose: 'moved', nextAt: startsAt })
    }
    return redirectWithMessage(here, 'rendez-vous-deplaces')
  }),
  prevenir: submit(actions.tellTouched, tellForm, async ({ tx, value }) => {
    if (value.told.length === 0) throw new Refused({ told: 'Choisissez au moins une personne à prévenir.' })
    for (const appointmentId of value.told) {
      await getAppointment(tx, appointmentId)
      await tell(tx, { appointmentId, purpose: 'replaced' })
    }
    return redirectWithMessage(here, 'personnes-prevenues')
  }),
  remplacer: submit(actions.replace, replaceForm, async ({ tx, value, timeZone }) => {
    if (value.what.length === 0) throw new Refused({ what: 'Choisissez ce qui est confié.' })
    const done = await replaceAgent(tx, {
      absentId: value.absentId,
      byId: value.byId,
      fromOn: value.replaceFrom,
      untilOn: value.replaceUntil,
      timeZone,
      reason: value.reason,
      appointments: value.what.includes('appointments'),
      permanences: value.what.includes('permanences'),
    }).catch((error: unknown) => {
      throw error instanceof Refused ? error.renamed({ untilOn: 'replaceUntil' }) : error
    })
    tx.about({ subjectId: value.absentId, detail: { by: value.byId, ...done } })
    return redirectWithMessage(here, 'remplacement-donne')
  }),
}

export const action = async (args: ActionFunctionArgs) => {
  const intent = (await intentOf(args.request)) ?? ''
  return (Object.hasOwn(handlers, intent) ? handlers[intent as keyof typeof handlers] : handlers.absence)(args)
}

export const meta = () => [{ title: 'Absences et remplacements — Aparté' }]

export default function AbsencesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { toMove, handed, manages } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar title="Absences et remplacements" actions={<LinkButton href={paths.agenda.show()}>Agenda</LinkButton>}>
          Une absence n’a pas de motif ici : aucun n’est gardé.
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        {toMove.length > 0 && <ToMoveForm {...loaderData} state={actionData} />}
        {handed.length > 0 && <Handed {...loaderData} state={actionData} />}
        <div className="deux-colonnes haut-4">
          <Absences {...loaderData} />
          <div>
            <AbsenceForm {...loaderData} state={actionData} />
            {manages && <Replace {...loaderData} state={actionData} />}
          </div>
        </div>
      </Page>
    </Frame>
  )
}
