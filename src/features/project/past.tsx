import type { IsoDate } from '#core/dates.ts'
import { writeDate } from '#core/french.ts'
import { outcomes } from '#features/needs/model.ts'
import { Empty, Section } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { paths } from '#web/paths.ts'
import { agreeings, answers, endReasons, eventWords, goings, sides } from './model.ts'
import type { Agreement, Ended, ProjectEvent, Review } from './model.ts'
import type { Shown } from './reading.tsx'

/** Versions of the agreement, each readable as it was. */
export const Agreements = ({ at, agreements, today }: Pick<Shown, 'at' | 'today'> & { agreements: readonly Agreement[] }) =>
  agreements.length === 0 ? null : (
    <Section id="h-accord" title="Accord" end="chaque version reste">
      <ul className="lignes">
        {agreements.toReversed().map(({ version, how, who, agreedOn }) => (
          <li key={version}>
            <a href={paths.caseFile.agreement({ ...at, version })}>Version {version}</a>, le {writeDate(agreedOn, today)}
            <p className="petit doux">
              {agreeings[how]} : {who}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )

/** Reviews, the newest first, and the end. */
export const Reviews = ({ state, today }: Pick<Shown, 'state' | 'today'>) => {
  if (state.reviews.length === 0 && !state.ended) return null
  const wordsOf = (id: string): string => state.objectives.find((one) => one.id === id)?.words ?? 'Un objectif retiré depuis'
  const results = (of: Review | Ended) => (
    <ul className="puces">
      {of.results.map((one) => (
        <li key={one.objective}>
          « {wordsOf(one.objective)} » : {outcomes[one.outcome].toLowerCase()}. {one.words}
        </li>
      ))}
    </ul>
  )
  return (
    <Section id="h-points" title="Points d’étape">
      <ol className="lignes">
        {state.ended && (
          <li>
            <b>Fin, {writeDate(state.ended.day, today)}</b> : {endReasons[state.ended.why]}
            {results(state.ended)}
            {state.ended.herView && <p className="voix">« {state.ended.herView} »</p>}
          </li>
        )}
        {state.reviews.toReversed().map((one) => (
          <li key={one.id}>
            <b>{writeDate(one.day, today)}</b> : {goings[one.goesOn].toLowerCase()}
            {results(one)}
            {one.herView && <p className="voix">« {one.herView} »</p>}
            {one.ourView && <p>{one.ourView}</p>}
          </li>
        ))}
      </ol>
    </Section>
  )
}

const said = (event: ProjectEvent): string => {
  switch (event.kind) {
    case 'understood':
      return event.herView || event.priorities || event.strengths
    case 'option':
      return event.title
    case 'chosen':
      return [answers[event.answer], event.words && `« ${event.words} »`].filter(Boolean).join(' : ')
    case 'objective':
      return `« ${event.words} »`
    case 'commitment':
      return `${sides[event.side]} : ${event.words}`
    case 'proposed':
      return event.words
    case 'reviewed':
      return goings[event.goesOn]
    case 'ended':
      return endReasons[event.why]
    case 'optionDropped':
    case 'objectiveDropped':
    case 'commitmentDropped':
    case 'reviewPlanned':
      return ''
  }
}

/** All that was said, folded: nothing is erased, and former words stay readable. */
export const History = ({ events, today, timeZone }: { events: readonly ProjectEvent[]; today: IsoDate; timeZone: string }) => (
  <details className="ajouts haut-2">
    <summary>Tout ce qui a été écrit</summary>
    {events.length === 0 && <Empty title="Rien n’est encore écrit." />}
    <ol className="lignes">
      {events.toReversed().map((event) => (
        <li key={event.id}>
          <b>{eventWords[event.kind]}</b>, {writeDate(event.day, today)}
          {said(event) && <p className="petit">{said(event)}</p>}
          <p className="petit doux">
            {event.author}, écrit le {writeDate(wallClock(event.writtenAt, timeZone).date, today)}
          </p>
        </li>
      ))}
    </ol>
  </details>
)
