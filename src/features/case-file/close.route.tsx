import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Select, TextArea } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { TitleBar } from '#ui/page.tsx'
import { writeDate, writeTimeInSentence } from '#core/french.ts'
import { wallClock } from '#web/clock.ts'
import { Choice } from '#ui/choice.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { closeForm, typed } from './forms.ts'
import { closeWithPending, isNothing, listPending } from './closing.server.ts'
import { closureReasons, pendingFates, tabTitle } from './model.ts'
import { CaseFilePage, NotReferent } from './parts.tsx'
import { getHead } from './queries.server.ts'
import type { Route } from './+types/close.route'

export const loader = page(actions.closeForm, async ({ tx, id, today, time, actor, timeZone }) => ({
  head: await getHead(tx, id, today),
  pending: await listPending(tx, id).then((pending) =>
    isNothing(pending)
      ? null
      : { ...pending, appointments: pending.appointments.map((one) => ({ id: one.id, on: wallClock(one.startsAt, timeZone) })) },
  ),
  printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
}))

export const action = submit(actions.close, closeForm, async ({ tx, id, value }) => {
  await closeWithPending(tx, { caseFileId: id, ...value })
  return redirectWithMessage(paths.caseFile.show({ id }), 'dossier-clos')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Clore') }]

export default function Close({ loaderData, actionData }: Route.ComponentProps) {
  const { head, pending } = loaderData
  const state = actionData && 'errors' in actionData ? actionData : undefined
  return (
    <CaseFilePage head={head} tab={null} printed={loaderData.printed}>
      <TitleBar title="Clore ce dossier" small />
      {!head.referent.isMe ? (
        <NotReferent head={head} />
      ) : head.closedOn ? (
        <p>
          Ce dossier est déjà clos. <a href={paths.caseFile.reopen({ id: head.id })}>Le rouvrir</a>
        </p>
      ) : (
        <form method="post" className="formulaire">
          <ErrorSummary errors={state?.errors} />
          <p>Rien n’est effacé : le dossier reste lisible par celles et ceux qui le lisent, et se rouvre quand la personne revient.</p>
          <Select
            name="reason"
            label="Raison"
            empty="Choisir"
            options={Object.entries(closureReasons).map(([value, label]) => ({ value, label }))}
            value={typed(state?.values, 'reason')}
            error={state?.errors['reason']}
          />
          <TextArea
            name="note"
            label="Ce qui a été fait, ce qui reste"
            rows={6}
            value={typed(state?.values, 'note')}
            error={state?.errors['note']}
            help="Se range en tête du fil. La personne peut le lire."
          />
          {pending && <StillRunning id={head.id} today={head.today} pending={pending} state={state} />}
          <Actions>
            <Button look="principal">Clore le dossier</Button>
            <LinkButton href={paths.caseFile.show({ id: head.id })} look="nu">
              Revenir
            </LinkButton>
          </Actions>
        </form>
      )}
    </CaseFilePage>
  )
}

type Data = Route.ComponentProps['loaderData']

/** What nobody would follow any more from that day on, and what becomes of it: one answer for all of it, in the closing note. */
const StillRunning = ({
  id,
  today,
  pending,
  state,
}: {
  id: string
  today: string
  pending: NonNullable<Data['pending']>
  state: FormState | undefined
}) => (
  <div>
    <p className="etiquette">Court encore</p>
    <ul className="lignes">
      {pending.runs.map((one) => (
        <li key={one.id}>
          Procédure : <a href={paths.caseFile.procedure({ id, runId: one.id })}>{one.name}</a>
        </li>
      ))}
      {pending.applications.map((one) => (
        <li key={one.id}>
          Démarche : <a href={paths.caseFile.application({ id, applicationId: one.id })}>{one.title}</a>
          <span className="doux"> · {one.stage.toLowerCase()}</span>
        </li>
      ))}
      {pending.appointments.map((one) => (
        <li key={one.id}>
          Rendez-vous du {writeDate(one.on.date, today)} à {writeTimeInSentence(one.on.time)}
        </li>
      ))}
      {pending.lines.map((one) => (
        <li key={one.id}>
          {one.title}
          {one.stoppedOn !== null
            ? `, arrêté depuis le ${writeDate(one.stoppedOn, today)}`
            : one.due !== null && `, ${one.due < today ? 'dépassé depuis le' : 'avant le'} ${writeDate(one.due, today)}`}
        </li>
      ))}
    </ul>
    <Choice
      className="haut-2"
      name="fate"
      legend="Ce que cela devient"
      options={Object.entries(pendingFates).map(([value, { label }]) => ({ value, label }))}
      value={typed(state?.values, 'fate') ?? null}
      error={state?.errors['fate']}
    />
    <TextArea
      className="haut-2"
      name="told"
      label="Qui s’en charge, qui est prévenu, ou pourquoi cela ne sert plus"
      rows={3}
      maxLength={2_000}
      value={typed(state?.values, 'told')}
      error={state?.errors['told']}
      help="Se range avec la note. Ce qui court n’apparaît plus dans vos listes ; si le dossier se rouvre, il court à nouveau, sauf ce qui ne sert plus."
    />
  </div>
)
