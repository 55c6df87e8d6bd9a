import type { IsoDate } from '#core/dates.ts'
import type { AgreementText, Agreement, ProjectEvent, ProjectEventBody, ProjectState, ProjectStep, Stage } from './model.ts'

/** Where a project stands, from what was said and agreed; and what cannot be said of it now. Pure. */

const empty = (): ProjectState => ({
  stage: 'understanding',
  understood: null,
  options: [],
  proposal: null,
  choice: null,
  objectives: [],
  commitments: [],
  reviewOn: null,
  reviews: [],
  ended: null,
})

/** The same list with one more, or with the one of its id replaced where it stood. */
const put = <T extends { id: string }>(list: readonly T[], one: T): T[] =>
  list.some(({ id }) => id === one.id) ? list.map((known) => (known.id === one.id ? one : known)) : [...list, one]
const without = <T extends { id: string }>(list: readonly T[], gone: string): T[] => list.filter(({ id }) => id !== gone)

/** In order of the day, then of writing. `agreed`: whether an agreement was given. */
export const stateOf = (events: readonly ProjectEvent[], agreed: boolean): ProjectState => {
  const state = empty()
  for (const event of events.toSorted(
    (a, b) => a.day.localeCompare(b.day) || a.writtenAt.getTime() - b.writtenAt.getTime() || a.id.localeCompare(b.id),
  ))
    tell(state, event)
  state.stage = stageOf(state, agreed)
  return state
}

const tell = (state: ProjectState, event: ProjectEvent): void => {
  switch (event.kind) {
    case 'understood': {
      const { herView, strengths, obstacles, hypotheses, priorities } = event
      state.understood = { herView, strengths, obstacles, hypotheses, priorities }
      break
    }
    case 'option': {
      const { title, gives, asks, delay, risks } = event
      state.options = put(state.options, { id: event.option, title, gives, asks, delay, risks })
      break
    }
    case 'optionDropped':
      state.options = without(state.options, event.option)
      break
    case 'proposed':
      state.proposal = { option: event.option, words: event.words, day: event.day }
      // something else is proposed: what she said of the former is no answer to it
      state.choice = null
      break
    case 'chosen': {
      const { answer, option, words, comeBackOn, day } = event
      state.choice = { answer, option, words, comeBackOn, day }
      break
    }
    case 'objective': {
      const known = state.objectives.find(({ id }) => id === event.objective)
      const { words, statement } = event
      state.objectives = put(state.objectives, {
        id: event.objective,
        words,
        statement,
        outcome: known?.outcome ?? null,
        outcomeWords: known?.outcomeWords ?? '',
      })
      break
    }
    case 'objectiveDropped':
      state.objectives = without(state.objectives, event.objective)
      break
    case 'commitment':
      state.commitments = put(state.commitments, { id: event.commitment, side: event.side, words: event.words })
      break
    case 'commitmentDropped':
      state.commitments = without(state.commitments, event.commitment)
      break
    case 'reviewPlanned':
      state.reviewOn = event.on
      break
    case 'reviewed':
    case 'ended':
      for (const { objective, outcome, words } of event.results)
        state.objectives = state.objectives.map((one) => (one.id === objective ? { ...one, outcome, outcomeWords: words } : one))
      if (event.kind === 'ended') state.ended = event
      else {
        state.reviews = [...state.reviews, event]
        state.reviewOn = event.next
      }
  }
}

const stageOf = (state: ProjectState, agreed: boolean): Stage => {
  if (state.ended) return 'over'
  if (state.choice?.answer === 'refused') return 'refused'
  if (state.choice?.answer === 'later') return 'later'
  if (state.choice?.answer === 'accepted') return agreed ? 'running' : 'building'
  if (state.proposal) return 'proposed'
  return state.options.length > 0 ? 'comparing' : 'understanding'
}

/** The day on which the project asks for somebody: its review, or the day to talk of it again; null: none, and none for what she refused. */
export const nextDay = (state: ProjectState): { what: 'review' | 'later'; on: IsoDate } | null => {
  if (state.stage === 'later' && state.choice?.comeBackOn) return { what: 'later', on: state.choice.comeBackOn }
  if ((state.stage === 'running' || state.stage === 'building') && state.reviewOn) return { what: 'review', on: state.reviewOn }
  return null
}

/** What would be agreed now. Steps given up are no part of it; those done stay, since they were agreed. */
export const agreementTextOf = (title: string, state: ProjectState, steps: readonly ProjectStep[]): AgreementText => {
  const chosen = state.options.find(({ id }) => id === state.choice?.option)
  return {
    title,
    herView: state.understood?.herView ?? '',
    choice: state.choice?.answer === 'accepted' ? { title: chosen?.title ?? '', words: state.choice.words } : null,
    objectives: state.objectives.map(({ words }) => words),
    steps: steps.map(({ what, doer, dueOn }) => ({ what, doer, dueOn })),
    // hers first, then ours
    commitments: (['person', 'service', 'other'] as const).flatMap((one) =>
      state.commitments.filter(({ side }) => side === one).map(({ side, words }) => ({ side, words })),
    ),
    reviewOn: state.reviewOn,
  }
}

/** Whether the last agreement says what stands now, the day of the review aside: moving it alone asks for no new signature. */
export const isCurrent = (last: Pick<Agreement, 'text'> | undefined, now: AgreementText): boolean =>
  last !== undefined && JSON.stringify({ ...last.text, reviewOn: null }) === JSON.stringify({ ...now, reviewOn: null })

/** Why nothing can be agreed yet, in words; null: it can. */
export const notAgreeable = (state: ProjectState, steps: readonly Pick<ProjectStep, 'doer'>[]): string | null => {
  if (state.ended) return 'Ce projet est terminé.'
  if (state.choice?.answer !== 'accepted') return 'Notez d’abord ce qu’elle a choisi.'
  if (state.objectives.length === 0) return 'Écrivez d’abord ce qu’elle veut, avec ses mots.'
  const ours = state.commitments.some(({ side }) => side === 'service') || steps.some(({ doer }) => doer === 'worker' || doer === 'both')
  return ours ? null : 'Un accord engage les deux côtés : dites aussi ce que le service fait ou promet.'
}

/** Which field stops an event, and why, in words; null: it can be said. */
export const refusalOf = (state: ProjectState, event: ProjectEventBody): Record<string, string> | null => {
  if (state.ended) return { '': 'Ce projet est terminé : commencez-en un autre.' }
  const known = (id: string): boolean => state.options.some((one) => one.id === id)
  const lost = { '': 'Cette ligne n’est plus là : la page a changé depuis.' }
  switch (event.kind) {
    case 'optionDropped':
      if (!known(event.option)) return lost
      return state.choice?.answer === 'accepted' && state.choice.option === event.option
        ? { '': 'C’est ce qu’elle a choisi : notez d’abord un autre choix.' }
        : null
    case 'proposed':
      return known(event.option) ? null : { option: 'Choisissez ce qui est proposé.' }
    case 'chosen':
      if (state.options.length === 0) return { '': 'Écrivez d’abord au moins une possibilité.' }
      if (event.option !== null && !known(event.option)) return { option: 'Choisissez dans la liste.' }
      return event.answer === 'accepted' && event.option === null ? { option: 'Dites laquelle elle choisit.' } : null
    case 'objectiveDropped':
      return state.objectives.some(({ id }) => id === event.objective) ? null : lost
    case 'commitmentDropped':
      return state.commitments.some(({ id }) => id === event.commitment) ? null : lost
    case 'reviewed':
      return state.choice?.answer === 'accepted' ? null : { '': 'Un point d’étape suit un choix : notez d’abord le sien.' }
    case 'understood':
    case 'option':
    case 'objective':
    case 'commitment':
    case 'reviewPlanned':
    case 'ended':
      return null
  }
}
