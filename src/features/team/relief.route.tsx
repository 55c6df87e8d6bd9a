import { z } from 'zod'
import { addDays } from '#core/dates.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { instantOf } from '#web/clock.ts'
import { dateField, idField, neededText } from '#web/form.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { typedIn } from './agent-form.ts'
import { relieve } from './commands.server.ts'
import { listAgents } from './queries.server.ts'
import type { Route } from './+types/relief.route'

export const meta = () => [{ title: 'Relais — Aparté' }]

export const loader = page(actions.relieveForm, async ({ tx, actor, today }) => {
  const workers = (await listAgents(tx)).filter((agent) => agent.roles.includes('worker'))
  return {
    until: addDays(today, 14),
    // a worker who left may still be the referent of households that wait
    absent: workers.map(({ id, name, endedAt }) => ({ value: id, label: endedAt ? `${name} (compte fermé)` : name })),
    colleagues: workers
      .filter((agent) => !agent.endedAt && agent.secrecyBasis !== 'none' && agent.id !== actor.agentId)
      .map(({ id, name }) => ({ value: id, label: name })),
  }
})

const form = z.object({
  absentId: idField('Dites qui est absent.'),
  toId: idField('Dites qui prend le relais.'),
  reason: neededText('Écrivez pourquoi : la raison est montrée à la personne relayée et au journal.', 500).refine(
    (reason) => reason.length >= 3,
    'Quelques mots suffisent, mais il en faut.',
  ),
  until: dateField,
})

export const action = submit(actions.relieve, form, async ({ tx, value, timeZone }) => {
  const households = await relieve(tx, { ...value, until: instantOf(addDays(value.until, 1), '00:00', timeZone) })
  tx.about({ subjectId: value.absentId, detail: { to: value.toId, households, until: value.until } })
  return redirectWithMessage(paths.team.list(), 'relais-donne')
})

export default function ReliefPage({ loaderData, actionData }: Route.ComponentProps) {
  const { errors, values } = actionData ?? {}
  const field = (name: string) => ({ name, value: typedIn(values, name), error: errors?.[name] })
  return (
    <Frame>
      <Page>
        <TitleBar title="Relais d’un agent absent">
          Sa collègue verra le fil et l’identité de ses foyers, jusqu’au jour dit. Les foyers protégés et les passages à part restent
          fermés.
        </TitleBar>
        <form method="post" className="formulaire" data-principal="">
          <ErrorSummary errors={errors} />
          <Select {...field('absentId')} label="Qui est absent" options={loaderData.absent} empty="Choisir" />
          <Select {...field('toId')} label="Qui prend le relais" options={loaderData.colleagues} empty="Choisir" />
          <TextArea {...field('reason')} label="Pourquoi" placeholder="Congé maladie depuis lundi" maxLength={500} rows={2} />
          <Field
            name="until"
            type="date"
            label="Jusqu’au, compris"
            value={typedIn(values, 'until') ?? loaderData.until}
            error={errors?.['until']}
          />
          <Actions>
            <Button look="principal">Donner le relais</Button>
            <LinkButton look="nu" href={paths.team.list()}>
              Ne rien donner
            </LinkButton>
          </Actions>
        </form>
      </Page>
    </Frame>
  )
}
