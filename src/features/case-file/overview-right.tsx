import { writeDate, writeDay, writeShortDay, writeTimeInSentence } from '#core/french.ts'
import { daysBetween } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { stageLooks, stages } from '#features/application/model.ts'
import type { Stage } from '#features/application/model.ts'
import { appointmentKinds } from '#features/interview/model.ts'
import type { AppointmentLine, DeadlineLine, StepLine } from '#features/interview/model.ts'
import { issueDomains, issueStatuses } from '#features/needs/model.ts'
import type { Need, Statement } from '#features/needs/model.ts'
import { Icon } from '#ui/icons.tsx'
import { Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { wallClock } from '#web/clock.ts'
import { paths } from '#web/paths.ts'
import { factSources } from './model.ts'
import type { Head } from './model.ts'
import type { ShownFact } from './overview-facts.ts'
import { lowerFirst, titleUnder } from './words.ts'

/** A few sentences of ours; until somebody writes them, the demand in her words. */
export const SummaryPart = ({ head, summary, demand }: { head: Head; summary: Statement | null; demand: Statement | null }) => (
  <>
    {summary && (
      <Section id="h-bref" title="En bref" end={writeDate(summary.saidOn, head.today)} href={paths.caseFile.words({ id: head.id })}>
        <p className="resume haut-2">{summary.words}</p>
      </Section>
    )}
    {demand && !summary && (
      <Section id="h-demande" title="Ce que la personne demande" end={writeDate(demand.saidOn, head.today)}>
        <p className="voix haut-2">{quoted(demand.words)}</p>
      </Section>
    )}
  </>
)

const quoted = (words: string): string => (words.includes('«') ? words : `« ${words} »`)

export const ObjectivesPart = ({ head, objectives }: { head: Head; objectives: readonly Statement[] }) =>
  objectives.length === 0 && !head.myKinds.includes('general') ? null : (
    <Section id="h-but" title="Ce que la personne veut" end="Écrit ensemble" href={paths.caseFile.needs({ id: head.id })}>
      {objectives.length === 0 ? (
        <p className="doux haut-2">Pas encore écrit. À noter avec ses mots, quand la personne les dit.</p>
      ) : (
        <ul className="but">
          {objectives.map((objective) => (
            <li key={objective.id}>
              <p className="voix">{quoted(objective.words)}</p>
              {objective.step && (
                <p className="pas">
                  <Icon name="drapeau" /> {objective.step}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )

const [soon, shownSteps, shownFacts] = [10, 4, 6]

const Due = ({ deadline, today }: { deadline: DeadlineLine; today: IsoDate }) => (
  <>
    <Tag kind="delai">
      {deadline.stoppedOn !== null
        ? 'arrêté depuis le'
        : deadline.dueOn < today
          ? 'dépassé depuis le'
          : daysBetween(today, deadline.dueOn) <= soon
            ? 'avant'
            : 'avant le'}{' '}
      {deadline.stoppedOn !== null
        ? writeDate(deadline.stoppedOn, today)
        : daysBetween(today, deadline.dueOn) <= soon && deadline.dueOn >= today
          ? writeShortDay(deadline.dueOn, today)
          : writeDate(deadline.dueOn, today)}
    </Tag>{' '}
    <span className="doux">{[deadline.note, deadline.law].filter(Boolean).join(' · ')}</span>
  </>
)

/** What is asked for, where it stands, who is awaited and by when, each said once; then deadlines, then promises of both sides, the dated ones before. */
export const ProceedingsPart = ({
  head,
  applications,
  deadlines,
  steps,
}: {
  head: Head
  applications: readonly { id: string; title: string; stage: Stage; next: string }[]
  deadlines: readonly DeadlineLine[]
  steps: readonly StepLine[]
}) => (
  <Section id="h-demarches" title="Démarches en cours" end="Tout voir" href={paths.caseFile.applications({ id: head.id })}>
    {applications.length + deadlines.length + steps.length === 0 ? (
      <p className="doux haut-2">
        {head.myKinds.includes('general') ? 'Rien ne court en ce moment.' : 'Rien ne court dans ce qui vous est ouvert.'}
      </p>
    ) : (
      <ul className="lignes">
        {applications.map((one) => (
          <li key={one.id}>
            <b>
              <a href={paths.caseFile.application({ id: head.id, applicationId: one.id })}>{one.title}</a>
            </b>
            <br />
            <Tag kind={stageLooks[one.stage]}>{stages[one.stage]}</Tag> <span className="doux">{one.next}</span>
            {deadlines
              .filter(({ applicationId }) => applicationId === one.id)
              .map((deadline) => (
                <div key={deadline.id} className="haut-2">
                  <a href={paths.caseFile.deadline({ id: head.id, deadlineId: deadline.id })}>{titleUnder(one.title, deadline.title)}</a>{' '}
                  <Due deadline={deadline} today={head.today} />
                </div>
              ))}
          </li>
        ))}
        {deadlines
          .filter(({ applicationId }) => !applications.some(({ id }) => id === applicationId))
          .map((deadline) => (
            <li key={deadline.id}>
              <b>
                <a href={paths.caseFile.deadline({ id: head.id, deadlineId: deadline.id })}>{deadline.title}</a>
              </b>
              <br />
              <Due deadline={deadline} today={head.today} />
            </li>
          ))}
        {steps
          .toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
          .slice(0, shownSteps)
          .map((step) => (
            <li key={step.id}>
              {step.what}
              <br />
              <span className="doux">
                {stepWho[step.doer]}
                {step.dueOn && `, ${step.dueOn < head.today ? 'devait être fait' : 'à faire'} le ${writeDate(step.dueOn, head.today)}`}
              </span>
            </li>
          ))}
      </ul>
    )}
  </Section>
)

/** Between colleagues, on the screen; the sheet handed over says « Vous » and « Moi ». */
const stepWho = { person: 'La personne', worker: 'Nous', both: 'Ensemble', other: 'Un partenaire' } as const

export const AppointmentPart = ({
  head,
  appointments,
  timeZone,
}: {
  head: Head
  appointments: readonly AppointmentLine[]
  timeZone: string
}) => {
  const [next] = appointments
  const wall = next && wallClock(next.startsAt, timeZone)
  if (!next && !head.myKinds.includes('general')) return null
  return (
    <Section
      id="h-rdv"
      title="Prochain rendez-vous"
      end={next ? 'Changer' : 'En poser un'}
      href={next ? paths.caseFile.steps({ id: head.id }) : paths.caseFile.appointment({ id: head.id })}
    >
      {next && wall ? (
        <p className="haut-2">
          <b>
            {writeDay(wall.date, head.today)}, {writeTimeInSentence(wall.time)}
          </b>
          <br />
          <span className="doux">
            {[
              appointmentKinds[next.kind],
              next.place && lowerFirst(next.place),
              next.agentId !== head.referent.agentId && `avec ${next.agentName}`,
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        </p>
      ) : (
        <p className="doux haut-2">Aucun rendez-vous n’est posé.</p>
      )}
    </Section>
  )
}

export const NeedsPart = ({ head, needs }: { head: Head; needs: readonly Need[] }) =>
  needs.length === 0 ? null : (
    <Section id="h-besoins" title="Besoins" end="Détail" href={paths.caseFile.needs({ id: head.id })}>
      <ul className="lignes">
        {needs.map((need) => (
          <li key={need.id}>
            {need.primary ? <b>{need.topic || issueDomains[need.domain]}</b> : need.topic || issueDomains[need.domain]}
            <br />
            <span className="doux">
              {issueDomains[need.domain]}, {lowerFirst(issueStatuses[need.status])}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )

/** The ledger as it stands, newest first, each line with where it comes from. */
export const FactsPart = ({ head, facts }: { head: Head; facts: readonly ShownFact[] }) =>
  facts.length === 0 ? null : (
    <Section
      id="h-faits"
      title="Ce que nous savons"
      end={facts.length > shownFacts ? `Tout, et ce qui manque (${facts.length})` : 'Tout, et ce qui manque'}
      href={paths.caseFile.facts({ id: head.id })}
    >
      <ul className="lignes">
        {facts.slice(0, shownFacts).map((fact) => (
          <li key={fact.id}>
            {fact.entryId ? <a href={paths.caseFile.entry({ id: head.id, entryId: fact.entryId })}>{fact.label}</a> : fact.label}
            <br />
            <span className="doux petit">
              {fact.who && (
                <>
                  <b>{fact.who}</b> ·{' '}
                </>
              )}
              {factSources[fact.source]}, {writeDate(fact.observedOn, head.today)}
            </span>
            {fact.toConfirm && (
              <>
                {' '}
                <Tag kind="verifier">à confirmer</Tag>{' '}
                <a className="petit" href={paths.caseFile.facts({ id: head.id })}>
                  Deux valeurs différentes
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
