import type { ReactNode } from 'react'
import type { IsoDate } from '#core/dates.ts'
import { noBreak, writeDate, writeDay } from '#core/french.ts'
import { DEADLINES } from '#rules/deadlines/rules.ts'
import type { Clock } from '#rules/procedures/clocks.ts'
import type { ProcedureState, StepState } from '#rules/procedures/run.ts'
import { ACTORS, OUTCOMES } from '#rules/procedures/words.ts'
import { LinkButton } from '#ui/button.tsx'
import { Tag } from '#ui/tag.tsx'
import type { TagKind } from '#ui/tag.tsx'
import { Thread, ThreadEntry } from '#ui/thread.tsx'
import { paths } from '#web/paths.ts'
import type { Run } from './model.ts'
import { saidWords } from './parts.tsx'

type Data = {
  head: { id: string }
  run: Run
  state: ProcedureState
  canWrite: boolean
  printed: { today: IsoDate }
}

const looks: Readonly<Record<StepState['status'], { kind: TagKind; words: string }>> = {
  done: { kind: 'ouvert', words: 'fait' },
  open: { kind: 'verifier', words: 'à faire' },
  waiting: { kind: 'delai', words: 'on attend' },
  silent: { kind: 'verifier', words: 'sans réponse' },
  ahead: { kind: 'delai', words: 'le délai court déjà' },
  passed: { kind: 'neutre', words: 'on n’attend plus' },
  closed: { kind: 'neutre', words: 'pas encore' },
}

/** The steps that are or were open, from the first to the last, on a vertical line; those that may follow are folded. */
export const Steps = ({ data }: { data: Data }) => {
  const reached = data.state.steps.filter(({ status }) => status !== 'closed')
  const others = data.state.steps.filter(({ status }) => status === 'closed')
  return (
    <>
      <Thread>
        {reached.map((one) => (
          <Reached key={one.step.code} one={one} data={data} />
        ))}
      </Thread>
      {others.length > 0 && (
        <details className="ajouts haut-2">
          <summary>Les étapes qui peuvent suivre</summary>
          <ul className="lignes">
            {others.map(({ step }) => (
              <li key={step.code}>
                {step.label} <span className="doux petit">{ACTORS[step.actor].label}</span>
                <NoteAlready step={step} data={data} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** What comes before its step, or after it: nothing forbids to note it. */
const NoteAlready = ({ step, data }: { step: StepState['step']; data: Data }) =>
  data.canWrite && (
    <LinkButton
      small
      look="nu"
      href={`${paths.caseFile.procedure({ id: data.head.id, runId: data.run.id, step: step.code })}#h-noter`}
      label={`Noter déjà : ${step.label}`}
    >
      Noter déjà
    </LinkButton>
  )

const Reached = ({ one, data }: { one: StepState; data: Data }) => {
  const { today } = data.printed
  const { step } = one
  const look = looks[one.status]
  const over = one.status === 'done' || one.status === 'passed'
  return (
    <ThreadEntry
      id={`etape-${step.code}`}
      day={writeDate(one.endedOn ?? one.openedOn ?? one.clocks[0]?.since ?? today, today)}
      detail={one.status === 'ahead' ? 'à venir' : one.endedOn === null ? 'ouverte' : undefined}
      meeting={over}
      title={step.label}
      by={
        <>
          <span className="doux">{ACTORS[step.actor].label}</span> <Tag kind={look.kind}>{look.words}</Tag>
        </>
      }
    >
      {one.outcome !== null && (
        <p>{one.status === 'silent' ? `Personne n’a répondu${noBreak}: ${lower(OUTCOMES[one.outcome])}.` : `${OUTCOMES[one.outcome]}.`}</p>
      )}
      {!over && <p>{step.content}</p>}
      {!over && step.asks.length > 0 && (
        <p className="petit">
          À demander{noBreak}: {step.asks.join(', ')}.
        </p>
      )}
      {!over && step.produces.length > 0 && (
        <p className="petit">
          À garder{noBreak}: {step.produces.join(', ')}.
        </p>
      )}
      {one.clocks.map((clock) => (
        <ClockLine key={`${clock.rule} ${clock.from}`} clock={clock} today={today} />
      ))}
      {!over && <Silence one={one} today={today} />}
      {(one.status === 'ahead' || one.status === 'passed') && <NoteAlready step={step} data={data} />}
      {!over && <p className="petit doux">{step.law.length > 0 ? step.law.map(saidWords).join(' ') : (step.lawless ?? '')}</p>}
    </ThreadEntry>
  )
}

const clockTags: Readonly<Record<Clock['status'], { kind: TagKind; words: (clock: Clock, today: IsoDate) => string }>> = {
  noDate: { kind: 'neutre', words: () => 'la date de départ manque' },
  stopped: { kind: 'neutre', words: () => 'arrêté' },
  running: { kind: 'delai', words: ({ due }, today) => `au plus tard le ${due === null ? '' : writeDay(due, today)}` },
  overdue: { kind: 'non', words: ({ due }, today) => `délai passé le ${due === null ? '' : writeDate(due, today)}` },
  met: { kind: 'ouvert', words: ({ due }, today) => `tenu, avant le ${due === null ? '' : writeDate(due, today)}` },
  late: { kind: 'non', words: ({ due }, today) => `fait après le ${due === null ? '' : writeDate(due, today)}` },
}

/** A clock of the step, with the sentences of its count folded under it. */
const ClockLine = ({ clock, today }: { clock: Clock; today: IsoDate }) => {
  const rule = DEADLINES.get(clock.rule)
  const { kind, words } = clockTags[clock.status]
  return (
    <div className="haut-1">
      <p>
        {rule?.title ?? clock.rule} <Tag kind={kind}>{words(clock, today)}</Tag>
      </p>
      {clock.steps.length > 0 && (
        <details className="ajouts">
          <summary className="petit">D’où vient cette date</summary>
          <ol className="calcul petit">
            {clock.steps.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
          {rule && (
            <p className="petit doux">
              {saidWords(rule.law)} Si rien n’est fait{noBreak}: {lower(rule.ifMissed)}
            </p>
          )}
        </details>
      )}
    </div>
  )
}

/** What happens if nobody answers; why nothing does, where nobody is awaited. */
const Silence = ({ one, today }: { one: StepState; today: IsoDate }): ReactNode => {
  const { silence, step } = one
  if (silence === null)
    return 'none' in step.ifNobodyAnswers && one.status === 'waiting' ? <p className="petit doux">{step.ifNobodyAnswers.none}</p> : null
  return (
    <p className="haut-1">
      <b>Si personne ne répond{silence.on === null ? '' : ` avant le ${writeDate(silence.on, today)} inclus`}</b>
      {noBreak}: {lower(silence.means.text)} {silence.act}
    </p>
  )
}

const lower = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`
