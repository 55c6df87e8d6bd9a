import type { ReactNode } from 'react'
import type { IsoDate } from '#core/dates.ts'
import { addDays } from '#core/dates.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedList, typedText } from '#web/typed.ts'
import { Decided, euros, optionsOf } from './decided-fields.tsx'
import { eventLabels } from './event-words.ts'
import { chasedWhom, opinions, sendings } from './model.ts'
import type { ApplicationEvent, ApplicationEventBody, ApplicationEventKind, ApplicationState } from './model.ts'

type Data = {
  head: { id: string }
  one: { id: string; state: ApplicationState }
  here: string
  /** The event that is corrected: what it said stands in the fields; null for a new one. */
  corrected: ApplicationEvent | null
  printed: { today: IsoDate }
}
type Props = { kind: ApplicationEventKind; data: Data; state: FormState | undefined }

/** A month: how long one usually waits before calling again; no law says so, and another day may be typed. */
const usualWait = 30

/** One event, with the fields that have a meaning for it. */
export const EventForm = ({ kind, data, state }: Props) => {
  const { corrected } = data
  const errors = state?.errors ?? {}
  return (
    <Section
      id="h-noter"
      title={corrected ? `Corriger : ${eventLabels[kind].toLowerCase()}` : eventLabels[kind]}
      className="ne-pas-imprimer"
    >
      <form method="post" action={data.here} className="formulaire haut-2" data-principal="">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="correctsId" value={corrected?.id ?? ''} />
        <Field
          name="day"
          label="Le"
          type="date"
          value={typedText(state, 'day', corrected?.day ?? data.printed.today)}
          error={errors['day']}
          help={kind === 'notified' ? 'La date de réception de la lettre : le délai pour contester part de là.' : undefined}
        />
        <Fields kind={kind} data={data} state={state} />
        <Actions>
          <Button look="principal" kbd="Ctrl Entrée">
            Garder
          </Button>
          <LinkButton look="nu" href={paths.caseFile.application({ id: data.head.id, applicationId: data.one.id })}>
            Renoncer
          </LinkButton>
        </Actions>
      </form>
    </Section>
  )
}

/** What the corrected event says, when it is of this kind. */
const known = <K extends ApplicationEventKind>(data: Data, kind: K): Extract<ApplicationEventBody, { kind: K }> | null =>
  data.corrected?.kind === kind ? (data.corrected as unknown as Extract<ApplicationEventBody, { kind: K }>) : null

const Fields = ({ kind, data, state }: Props): ReactNode => {
  const errors = state?.errors ?? {}
  const text = (name: string, label: string, more: { standing?: string | null; rows?: number; help?: string } = {}) => (
    <TextArea
      name={name}
      label={label}
      optional
      rows={more.rows ?? 2}
      maxLength={2_000}
      value={typedText(state, name, more.standing)}
      error={errors[name]}
      help={more.help}
    />
  )
  const date = (name: string, label: string, standing: IsoDate | null = null, help?: string) => (
    <Field name={name} label={label} type="date" optional value={typedText(state, name, standing)} error={errors[name]} help={help} />
  )
  const documents = (label: string, standing: readonly string[], rows = 3) => (
    <TextArea
      name="documents"
      label={label}
      rows={rows}
      maxLength={5_000}
      value={typedText(state, 'documents', standing.join('\n'))}
      error={errors['documents']}
      help="Une par ligne."
    />
  )
  const chase = date(
    'chaseOn',
    'Relancer le',
    data.corrected ? null : addDays(data.printed.today, usualWait),
    'Si personne n’a répondu d’ici là.',
  )
  switch (kind) {
    case 'asked': {
      const was = known(data, 'asked')
      return (
        <>
          {documents('Pièces demandées', was?.documents ?? [])}
          {date('until', 'À remettre avant le', was?.until)}
          {text('note', 'À savoir', { standing: was?.note ?? '' })}
        </>
      )
    }
    case 'given': {
      const was = known(data, 'given')
      const missing = data.one.state.missing
      return (
        <>
          {missing.length > 0 && (
            <Choice
              name="given[]"
              legend="Remises"
              multiple
              options={missing.map((one) => ({ value: one, label: one }))}
              value={typedList(state, 'given')}
              error={errors['given']}
            />
          )}
          {documents(missing.length > 0 ? 'Et d’autres' : 'Pièces remises', was?.documents ?? [], 2)}
        </>
      )
    }
    case 'chased': {
      const was = known(data, 'chased')
      return (
        <>
          <Choice
            name="whom"
            legend="Qui"
            options={optionsOf(chasedWhom)}
            value={typedText(state, 'whom', was?.whom ?? (data.one.state.missing.length > 0 ? 'person' : 'body'))}
            error={errors['whom']}
          />
          {text('note', 'Comment, et ce qui a été répondu', { standing: was?.note ?? '' })}
          {chase}
        </>
      )
    }
    case 'opinion': {
      const was = known(data, 'opinion')
      return (
        <>
          <Choice
            name="opinion"
            legend="Avis"
            options={optionsOf(opinions)}
            value={typedText(state, 'opinion', was?.opinion)}
            error={errors['opinion']}
          />
          {text('words', 'Ce qu’il dit', {
            standing: was?.words ?? '',
            rows: 5,
            help: 'Des faits utiles à la décision, que la personne connaît et peut relire.',
          })}
        </>
      )
    }
    case 'sent': {
      const was = known(data, 'sent')
      return (
        <>
          <Choice
            name="how"
            legend="Comment"
            options={optionsOf(sendings)}
            value={typedText(state, 'how', was?.how)}
            error={errors['how']}
          />
          {text('note', 'Preuve gardée, à savoir', { standing: was?.note ?? '' })}
          {chase}
        </>
      )
    }
    case 'acknowledged': {
      const was = known(data, 'acknowledged')
      return (
        <>
          <Choice
            name="complete"
            legend="Le dossier est"
            optional="s’il le dit"
            options={[
              { value: 'oui', label: 'Complet' },
              { value: 'non', label: 'Incomplet' },
            ]}
            value={typedText(state, 'complete', was?.complete === true ? 'oui' : was?.complete === false ? 'non' : '')}
            error={errors['complete']}
          />
          {text('note', 'À savoir', { standing: was?.note ?? '' })}
        </>
      )
    }
    case 'decided':
      return <Decided was={known(data, 'decided')} state={state} />
    case 'notified':
      return null
    case 'paid': {
      const was = known(data, 'paid')
      return (
        <>
          <Field
            name="amount"
            label="Montant, en euros"
            inputMode="decimal"
            value={typedText(state, 'amount', euros(was?.amountCents ?? null))}
            error={errors['amount']}
          />
          <Field name="to" label="À qui" optional maxLength={200} value={typedText(state, 'to', was?.to)} error={errors['to']} />
        </>
      )
    }
    case 'withdrawn':
      return (
        <Field
          name="reason"
          label="Pourquoi"
          maxLength={1_000}
          value={typedText(state, 'reason', known(data, 'withdrawn')?.reason)}
          error={errors['reason']}
        />
      )
    case 'note':
      return (
        <TextArea
          name="words"
          label="Note"
          rows={4}
          maxLength={5_000}
          value={typedText(state, 'words', known(data, 'note')?.words)}
          error={errors['words']}
        />
      )
  }
}
