import type { ReactNode } from 'react'
import type { IsoDate } from '#core/dates.ts'
import type { DeadlineRule } from '#rules/deadlines/rule.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Field, Select } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import type { FormState } from '#web/page.server.ts'
import { stateOf, typedText } from '#web/typed.ts'
import type { RunningLine } from './model.ts'
import type { OpenedDeadline } from './queries.server.ts'

type Data = {
  one: OpenedDeadline
  line: RunningLine
  stops: DeadlineRule['stoppedBy']
  colleagues: readonly { id: string; name: string }[]
  printed: { today: IsoDate }
}
type Props = { data: Data; state: FormState | undefined }

/** What may be done with a deadline; each form keeps its own words when it comes back. */
export const DeadlineActs = ({ data, state }: Props) => (
  <Section id="h-agir" title="Noter" className="ne-pas-imprimer">
    <form method="post" className="haut-1">
      <Actions>
        <Button name="intent" value="done" look="principal">
          {data.one.runId === null ? 'C’est fait' : 'Dire ce qui s’est passé'}
        </Button>
      </Actions>
    </form>
    {data.one.stoppedOn === null ? (
      <>
        <Move data={data} state={state} />
        <Stop data={data} state={state} />
      </>
    ) : (
      <>
        {/* a form that came back stays, also when somebody stopped the clock meanwhile: what was typed must not be lost */}
        {stateOf(state, 'move') && <Move data={data} state={state} />}
        {stateOf(state, 'stop') && <Stop data={data} state={state} />}
        <Resume data={data} state={state} />
      </>
    )}
    <HandOver data={data} state={state} />
    <Drop state={state} />
  </Section>
)

const Part = ({ title, open, children }: { title: string; open: boolean; children: ReactNode }) => (
  <details className="ajouts haut-2" open={open}>
    <summary>{title}</summary>
    <form method="post" className="haut-1 formulaire">
      {children}
    </form>
  </details>
)

const Move = ({ data, state }: Props) => {
  const typed = stateOf(state, 'move')
  return (
    <Part title="Choisir une autre date" open={typed !== undefined}>
      <Field name="to" label="Au plus tard le" type="date" value={typedText(typed, 'to', data.one.due)} error={typed?.errors['to']} />
      <Field
        name="moveReason"
        label="Pourquoi"
        maxLength={500}
        value={typedText(typed, 'moveReason')}
        error={typed?.errors['moveReason']}
        help="Le calcul reste lisible à côté de la date choisie."
      />
      <Button name="intent" value="move">
        Garder cette date
      </Button>
    </Part>
  )
}

const Stop = ({ data, state }: Props) => {
  const typed = stateOf(state, 'stop')
  return (
    <Part title="Arrêter le délai" open={typed !== undefined}>
      <Field name="from" label="Depuis le" type="date" value={typedText(typed, 'from', data.printed.today)} error={typed?.errors['from']} />
      {data.stops.length > 0 && (
        <Select
          name="by"
          label="Ce qui l’arrête"
          optional
          empty="Autre raison"
          options={data.stops.map(({ id, event }) => ({ value: id, label: event }))}
          value={typedText(typed, 'by')}
          error={typed?.errors['by']}
        />
      )}
      <Field
        name="stopReason"
        label="Pourquoi"
        maxLength={500}
        value={typedText(typed, 'stopReason')}
        error={typed?.errors['stopReason']}
      />
      <Button name="intent" value="stop">
        Noter l’arrêt
      </Button>
    </Part>
  )
}

const Resume = ({ data, state }: Props) => {
  const typed = stateOf(state, 'resume')
  return (
    <Part title="Il court à nouveau" open>
      <Field
        name="until"
        label="Dernier jour de l’arrêt"
        type="date"
        value={typedText(typed, 'until', data.printed.today)}
        error={typed?.errors['until']}
      />
      <Field
        name="resumeReason"
        label="À savoir"
        optional
        maxLength={500}
        value={typedText(typed, 'resumeReason')}
        error={typed?.errors['resumeReason']}
      />
      <Button name="intent" value="resume">
        Noter la reprise
      </Button>
    </Part>
  )
}

const HandOver = ({ data, state }: Props) => {
  const typed = stateOf(state, 'handOver')
  if (data.colleagues.length === 0 && data.line.forAgentId === null) return null
  return (
    <Part title="Confier à une ou un collègue" open={typed !== undefined}>
      <Select
        name="agentId"
        label="À"
        empty="La ou le référent du foyer"
        options={data.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        value={typedText(typed, 'agentId', data.line.forAgentId)}
        error={typed?.errors['agentId']}
        help="Seulement qui lit déjà cette partie du dossier."
      />
      <Field
        name="handReason"
        label="À savoir"
        optional
        maxLength={500}
        value={typedText(typed, 'handReason')}
        error={typed?.errors['handReason']}
      />
      <Button name="intent" value="handOver">
        Confier
      </Button>
    </Part>
  )
}

const Drop = ({ state }: { state: FormState | undefined }) => {
  const typed = stateOf(state, 'drop')
  return (
    <Part title="Abandonner" open={typed !== undefined}>
      <Field
        name="dropReason"
        label="Pourquoi"
        maxLength={500}
        value={typedText(typed, 'dropReason')}
        error={typed?.errors['dropReason']}
      />
      <Button name="intent" value="drop">
        Abandonner cette échéance
      </Button>
    </Part>
  )
}
