import { optionsOf, UNKNOWN } from './instrument.ts'
import type { Instrument, Question } from './instrument.ts'

/** What keeps an instrument from being published: where (`title`, `section`, `question`, `result`), whose, and a French sentence that says what to do. */
export interface Fault {
  readonly where: 'title' | 'section' | 'question' | 'result'
  /** Id of the section or question; empty for the title and the result. */
  readonly id: string
  readonly message: string
}

export const MOST_QUESTIONS = 120
const MOST_STEPS = 11
const identifier = /^[A-Za-z0-9-]{1,60}$/

/** Questions whose answers a condition or a weight can name. */
export const isClosed = (question: Question): boolean => ['yesNo', 'choice', 'choices', 'scale'].includes(question.kind)

const ofQuestion = (question: Question): string[] => {
  const faults: string[] = []
  if (question.ask.trim() === '') faults.push('Écrivez la question.')
  if (question.kind === 'choice' || question.kind === 'choices') {
    const labels = (question.options ?? []).map((option) => option.label.trim().toLocaleLowerCase('fr'))
    const ids = (question.options ?? []).map((option) => option.id)
    if (labels.length < 2) faults.push('Donnez au moins deux réponses possibles.')
    if (labels.includes('')) faults.push('Une réponse est vide : écrivez-la ou retirez-la.')
    if (new Set(labels).size !== labels.length || new Set(ids).size !== ids.length)
      faults.push('Deux réponses sont les mêmes : gardez-en une.')
    if (ids.some((id) => !identifier.test(id))) faults.push('Une réponse n’a pas de nom utilisable : réécrivez-la.')
  }
  if (question.kind === 'scale') {
    const { from, to } = question.scale ?? { from: 0, to: 0 }
    if (!Number.isInteger(from) || !Number.isInteger(to) || to <= from) faults.push('L’échelle va d’un nombre à un nombre plus grand.')
    else if (to - from + 1 > MOST_STEPS) faults.push(`L’échelle a ${MOST_STEPS} degrés au plus.`)
  }
  if (question.least !== undefined && question.most !== undefined && question.most < question.least)
    faults.push('Le plus grand nombre est plus petit que le plus petit.')
  return faults
}

/** Whether a condition can hold: it names an earlier question, and answers that this one has. */
const ofCondition = (question: Question, earlier: ReadonlyMap<string, Question>): string[] => {
  if (!question.when) return []
  const asked = earlier.get(question.when.question)
  if (!asked || !isClosed(asked)) return ['Elle dépend d’une question qui n’est pas posée avant elle : choisissez-en une autre.']
  const answers = new Set([...optionsOf(asked).map((option) => option.id), UNKNOWN])
  if (question.when.is.length === 0 || question.when.is.some((one) => !answers.has(one)))
    return ['Elle dépend d’une réponse qui n’existe pas : choisissez-la de nouveau.']
  return []
}

const ofResult = (instrument: Instrument, by: ReadonlyMap<string, Question>): string[] => {
  const { result } = instrument
  if (result.kind === 'choice')
    return by.get(result.question)?.kind === 'choice' ? [] : ['Dites quelle question « un choix » porte la conclusion.']
  if (result.kind === 'none') return []
  const faults: string[] = []
  const lines = Object.entries(result.weights)
  if (lines.length === 0) faults.push('Donnez des points à une réponse au moins, ou choisissez « aucun résultat ».')
  for (const [id, weights] of lines) {
    const question = by.get(id)
    const answers = question && isClosed(question) ? new Set(optionsOf(question).map((option) => option.id)) : null
    if (!answers || Object.keys(weights).some((answer) => !answers.has(answer)))
      faults.push(`Des points portent sur une réponse qui n’existe plus${question ? ` : « ${question.ask} »` : ''}.`)
  }
  if ([result.start, ...lines.flatMap(([, weights]) => Object.values(weights))].some((points) => !Number.isSafeInteger(points)))
    faults.push('Les points ont deux décimales au plus.')
  if (result.bands.some((band, i) => band.label.trim() === '' || (i > 0 && band.from <= (result.bands[i - 1]?.from ?? band.from))))
    faults.push('Les paliers vont du plus petit au plus grand, chacun avec un nom.')
  return faults
}

/** A second look hangs on the conclusion: every option that it names is one of it. */
const ofLook = (instrument: Instrument, by: ReadonlyMap<string, Question>): string[] => {
  if (!instrument.secondLook) return []
  const options = instrument.result.kind === 'choice' ? (by.get(instrument.result.question)?.options ?? []) : []
  const known = new Set(options.map(({ id }) => id))
  const fits = Object.entries(instrument.secondLook.days).every(([id, days]) => known.has(id) && Number.isInteger(days) && days >= 0)
  return fits ? [] : ['Le second regard suit une conclusion qui n’existe pas.']
}

/** All that keeps it from being published; empty: it can be. The instruments of the house answer to the same. */
export const faultsOf = (instrument: Instrument): Fault[] => {
  const faults: Fault[] = []
  const add = (where: Fault['where'], id: string, message: string): void => void faults.push({ where, id, message })
  if (instrument.title.trim() === '') add('title', '', 'Donnez un nom à la grille.')
  if (instrument.sections.length === 0) add('section', '', 'Ajoutez une partie.')
  const earlier = new Map<string, Question>()
  const sections = new Set<string>()
  for (const section of instrument.sections) {
    if (section.title.trim() === '') add('section', section.id, 'Donnez un nom à cette partie.')
    if (section.questions.length === 0)
      add('section', section.id, `La partie « ${section.title} » n’a pas de question : ajoutez-en une ou retirez-la.`)
    if (sections.has(section.id) || !identifier.test(section.id)) add('section', section.id, 'Cette partie est en double : retirez-la.')
    sections.add(section.id)
    for (const question of section.questions) {
      if (earlier.has(question.id) || !identifier.test(question.id))
        add('question', question.id, 'Cette question est en double : retirez-la.')
      for (const message of [...ofQuestion(question), ...ofCondition(question, earlier)]) add('question', question.id, message)
      earlier.set(question.id, question)
    }
  }
  if (earlier.size > MOST_QUESTIONS)
    add('section', '', `Une grille a ${MOST_QUESTIONS} questions au plus : personne n’en remplit davantage.`)
  for (const message of [...ofResult(instrument, earlier), ...ofLook(instrument, earlier)]) add('result', '', message)
  return faults
}
