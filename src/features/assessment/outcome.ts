/** What an instrument's answers give, in the form in which a filled one keeps it. Pure. */
import { noBreak } from '#core/french.ts'
import { lackingOf, lookWithin, outcomeOf, sayPoints } from '#rules/instruments/engine.ts'
import type { Instrument } from '#rules/instruments/instrument.ts'
import type { Answers, AssessmentResult } from './model.ts'

/**
 * Why an instrument cannot be finished yet, beside which question; null: it can. The worker's own conclusion is waited for, and what another answer announces (`needed`): the rest may
 * stay unknown.
 */
export const notReady = (instrument: Instrument, answers: Answers): { question: string; message: string } | null => {
  const { result } = instrument
  if (result.kind === 'choice' && outcomeOf(instrument, answers).outcome.kind === 'incomplete')
    return { question: result.question, message: 'Dites votre conclusion avant de terminer : elle est la vôtre, elle ne se calcule pas.' }
  const [lacking] = lackingOf(instrument, answers)
  return lacking?.needed ? { question: lacking.id, message: lacking.needed } : null
}

/** The result as it is kept, and its trace. An instrument without result keeps none; with one that cannot be given, it says what is missing. */
export const resultOf = (instrument: Instrument, answers: Answers): { result: AssessmentResult | null; trace: string[] } => {
  const { outcome, trace } = outcomeOf(instrument, answers)
  switch (outcome.kind) {
    case 'none':
      return { result: null, trace }
    case 'incomplete':
      return {
        result: {
          label: 'Pas de total',
          words: [`Il manque des réponses${noBreak}: ${outcome.missing.map(({ ask }) => `« ${ask} »`).join(', ')}.`],
          value: null,
        },
        trace,
      }
    case 'sum': {
      const points = sayPoints(outcome.sum, instrument.result.kind === 'weights' ? instrument.result.decimals : 0)
      return { result: { label: `Total${noBreak}: ${points}`, words: outcome.band ? [outcome.band.label] : [], value: outcome.sum }, trace }
    }
    case 'chosen':
      return {
        result: {
          label: outcome.ask.endsWith('?')
            ? `${outcome.ask} ${outcome.label}`
            : `${outcome.ask}${noBreak}: ${outcome.label.toLocaleLowerCase('fr')}`,
          words: [],
          value: outcome.option,
        },
        trace,
      }
  }
}

/** What a finished one asks of somebody else, in the form in which `finishAssessment` takes it; null: nothing. */
export const lookOf = (instrument: Instrument, answers: Answers): { within: number } | null => {
  const within = lookWithin(instrument, answers)
  return within === null ? null : { within }
}
