import { optionsOf, UNKNOWN } from './instrument.ts'
import type { Answer, Answers, Band, Condition, Hundredths, Instrument, Proposal, Question, Section } from './instrument.ts'

/** All questions in order. */
export const questionsOf = (instrument: Instrument): Question[] => instrument.sections.flatMap((section) => section.questions)

/** The words of an answer as they are stored, for conditions and weights. */
const wordsOf = (answer: Answer | undefined): readonly string[] =>
  answer === undefined ? [] : typeof answer === 'object' ? answer : [String(answer)]

const holds = (condition: Condition, answers: Answers, open: ReadonlySet<string>): boolean =>
  open.has(condition.question) && wordsOf(answers[condition.question]).some((word) => condition.is.includes(word))

/** Ids of the questions that are asked, given what was answered: a condition on a question that is not asked does not hold. */
export const askedIds = (instrument: Instrument, answers: Answers): Set<string> => {
  const open = new Set<string>()
  for (const question of questionsOf(instrument)) if (!question.when || holds(question.when, answers, open)) open.add(question.id)
  return open
}

/** An answer that says something: not missing, not empty, not « ne sait pas ». */
export const isKnown = (answer: Answer | undefined): boolean =>
  answer !== undefined && answer !== '' && answer !== UNKNOWN && !(typeof answer === 'object' && answer.length === 0)

/** An answer in words: labels of its options, « Ne sait pas », a number with its unit, a text as it is; null when nobody answered. Dates stay ISO. */
export const sayAnswer = (question: Question, answer: Answer | undefined): string | null => {
  if (answer === undefined || answer === '' || (typeof answer === 'object' && answer.length === 0)) return null
  const options = optionsOf(question)
  if (question.kind === 'number') return `${String(answer).replace('.', ',')}${question.unit ? ` ${question.unit}` : ''}`
  if (question.kind === 'scale' && question.scale && answer !== UNKNOWN)
    return `${String(answer)} (de ${question.scale.from}, ${question.scale.lowest}, à ${question.scale.to}, ${question.scale.highest})`
  if (options.length === 0) return String(answer)
  const labels = wordsOf(answer).map(
    (word) => options.find((option) => option.id === word)?.label ?? (word === UNKNOWN ? 'Ne sait pas' : word),
  )
  return labels.join(', ')
}

/** Where a section stands: how many of its questions are asked, and how many of them have an answer (« ne sait pas » is one). */
export const progressOf = (section: Section, instrument: Instrument, answers: Answers): { asked: number; answered: number } => {
  const open = askedIds(instrument, answers)
  const asked = section.questions.filter((question) => open.has(question.id))
  const answered = asked.filter((question) => sayAnswer(question, answers[question.id]) !== null)
  return { asked: asked.length, answered: answered.length }
}

/** Questions that are asked and need an answer (`needed`), and have none. */
export const lackingOf = (instrument: Instrument, answers: Answers): Question[] => {
  const open = askedIds(instrument, answers)
  return questionsOf(instrument).filter((question) => question.needed && open.has(question.id) && !isKnown(answers[question.id]))
}

/** The person's own words among the answers, in order: question and answer. Empty: none is noted. */
export const voicesOf = (instrument: Instrument, answers: Answers): { ask: string; words: string }[] => {
  const open = askedIds(instrument, answers)
  return questionsOf(instrument).flatMap(({ id, ask, voice }) =>
    voice && open.has(id) && isKnown(answers[id]) ? [{ ask, words: String(answers[id]) }] : [],
  )
}

export type Outcome =
  | { readonly kind: 'none' }
  /** Questions without which nothing is given: nobody answered, or nobody knows. */
  | { readonly kind: 'incomplete'; readonly missing: readonly Question[] }
  | { readonly kind: 'sum'; readonly sum: Hundredths; readonly band: Band | null }
  | { readonly kind: 'chosen'; readonly ask: string; readonly option: string; readonly label: string }

/** Hundredths as written: « 30,17 », « 4 », « −8,28 ». */
export const sayPoints = (points: Hundredths, decimals: number): string => {
  const sign = points < 0 ? '−' : ''
  const all = Math.abs(points)
  if (decimals === 0) return `${sign}${Math.round(all / 100)}`
  const shown = decimals === 1 ? Math.round(all / 10) : all
  const unit = 10 ** decimals
  return `${sign}${Math.floor(shown / unit)},${String(shown % unit).padStart(decimals, '0')}`
}

/** What comes out of the answers, and the sentences by which it came. The same answers always give the same. */
export const outcomeOf = (instrument: Instrument, answers: Answers): { outcome: Outcome; trace: string[] } => {
  const open = askedIds(instrument, answers)
  const { result } = instrument
  if (result.kind === 'none') return { outcome: { kind: 'none' }, trace: [] }
  const by = new Map(questionsOf(instrument).map((question) => [question.id, question]))
  if (result.kind === 'choice') {
    const question = by.get(result.question)
    const chosen = answers[result.question]
    if (!question || typeof chosen !== 'string' || !isKnown(chosen))
      return { outcome: { kind: 'incomplete', missing: question ? [question] : [] }, trace: [] }
    const label = sayAnswer(question, chosen) ?? chosen
    return {
      outcome: { kind: 'chosen', ask: question.ask, option: chosen, label },
      trace: [`« ${label} » est la conclusion de qui évalue. Elle n’est pas calculée : aucun compte des réponses n’est fait.`],
    }
  }
  const weighed = Object.keys(result.weights).flatMap((id) => by.get(id) ?? [])
  const missing = weighed.filter((question) => open.has(question.id) && !isKnown(answers[question.id]))
  if (missing.length > 0) return { outcome: { kind: 'incomplete', missing }, trace: [] }
  const trace: string[] = []
  const say = (points: Hundredths): string => sayPoints(points, result.decimals)
  let sum = result.start
  if (result.start !== 0) trace.push(`Point de départ : ${say(result.start)}.`)
  for (const question of weighed) {
    if (!open.has(question.id)) {
      trace.push(`« ${question.ask} » : ne se pose pas.`)
      continue
    }
    const weights = result.weights[question.id] ?? {}
    const points = wordsOf(answers[question.id]).reduce((all, word) => all + (weights[word] ?? 0), 0)
    sum += points
    const signed = points > 0 ? `+${say(points)}` : say(points)
    trace.push(`« ${question.ask} » : ${sayAnswer(question, answers[question.id])}, ${signed}.`)
  }
  const band = result.bands.findLast((one) => sum >= one.from) ?? null
  trace.push(`Total : ${say(sum)}${band ? `, soit « ${band.label} » (à partir de ${say(band.from)})` : ''}.`)
  return { outcome: { kind: 'sum', sum, band }, trace }
}

/** How many days are left to a second look once it is finished with these answers; null: none is asked for, or nothing is concluded yet. */
export const lookWithin = (instrument: Instrument, answers: Answers): number | null => {
  const { outcome } = outcomeOf(instrument, answers)
  return instrument.secondLook && outcome.kind === 'chosen' ? (instrument.secondLook.days[outcome.option] ?? null) : null
}

/** What the answers call for, each with the sentences of the answers that called for it. Proposals: nobody has done anything. */
export const proposalsOf = (instrument: Instrument, answers: Answers): { proposal: Proposal; because: string[] }[] => {
  const open = askedIds(instrument, answers)
  const by = new Map(questionsOf(instrument).map((question) => [question.id, question]))
  return instrument.proposals.flatMap((proposal) => {
    const because = proposal.when
      .filter((condition) => holds(condition, answers, open))
      .flatMap((condition) => {
        const question = by.get(condition.question)
        return question
          ? [`${question.ask}${question.ask.endsWith('?') ? '' : ' :'} ${sayAnswer(question, answers[question.id]) ?? ''}`.trim()]
          : []
      })
    return because.length > 0 ? [{ proposal, because }] : []
  })
}
