/** From what a manager typed to the grid that it makes. Pure. */
import { Refused } from '#core/errors.ts'
import { faultsOf } from '#rules/instruments/faults.ts'
import { optionsOf } from '#rules/instruments/instrument.ts'
import type { Instrument, Question } from '#rules/instruments/instrument.ts'
import { move, putQuestion, putSection, remove, withHead, withResult } from './grid-edit.ts'
import type { GridValue, QuestionValue } from './grid-forms.ts'

/** Beside which field of its form a fault of a question is said. */
const fieldOfFault = (message: string): string =>
  /échelle|degrés/.test(message) ? 'scaleTo' : /dépend/.test(message) ? 'when' : /réponse/i.test(message) ? 'options' : 'ask'

const questionFrom = (grid: Instrument, value: QuestionValue): Instrument => {
  const before = grid.sections.flatMap((one) => one.questions).find((one) => one.id === value.questionId)
  if (value.questionId !== '' && !before) throw new Refused({ '': 'Cette question n’existe plus. Rechargez la page.' })
  if (!before && !grid.sections.some((one) => one.id === value.section))
    throw new Refused({ '': 'Cette partie n’existe plus. Rechargez la page.' })
  const [question = '', answer = ''] = value.when.split(':')
  const after = putQuestion(grid, {
    section: value.section,
    id: value.questionId,
    ask: value.ask,
    help: value.help,
    kind: value.kind,
    options: value.options,
    scale: value.kind === 'scale' ? { from: value.scaleFrom, to: value.scaleTo, lowest: value.lowest, highest: value.highest } : null,
    unit: value.unit,
    when: value.when === '' ? null : { question, is: [answer] },
    points: value.points,
  })
  const all = after.sections.flatMap((one) => one.questions)
  const written = before
    ? all.find((one) => one.id === before.id)
    : after.sections.find((one) => one.id === value.section)?.questions.at(-1)
  const known = new Set(written ? optionsOf(written).map(({ label }) => label) : [])
  const stray = Object.keys(value.points).find((label) => !known.has(label))
  if (grid.result.kind === 'weights' && stray !== undefined)
    throw new Refused({ points: `« ${stray.slice(0, 80)} » n’est pas une réponse de cette question. Écrivez-la comme dans la liste.` })
  const faults = faultsOf(after).filter((fault) => fault.where === 'question' && fault.id === written?.id)
  if (faults.length > 0) throw new Refused(Object.fromEntries(faults.map(({ message }) => [fieldOfFault(message), message])))
  return after
}

/** The grid after one gesture. @throws Refused beside the field that stops it. */
export const applied = (grid: Instrument, value: GridValue): Instrument => {
  switch (value.intent) {
    case 'head':
      return withHead(grid, value)
    case 'section':
      return putSection(grid, value.sectionId, value.sectionTitle, value.sectionHelp)
    case 'question':
      return questionFrom(grid, value)
    case 'move':
      return move(grid, value.id, value.by === 'up' ? -1 : 1)
    case 'remove':
      return remove(grid, value.id)
    case 'result': {
      if (value.result === 'weights') {
        const bands = Object.entries(value.bands)
          .map(([label, from]) => ({ from, label }))
          .toSorted((a, b) => a.from - b.from)
        return withResult(grid, { kind: 'weights', bands })
      }
      if (value.result === 'none') return withResult(grid, { kind: 'none' })
      if (!grid.sections.some((one) => one.questions.some((question) => question.id === value.outcome && question.kind === 'choice')))
        throw new Refused({ outcome: 'Dites quelle question « un choix » porte la conclusion.' })
      return withResult(grid, { kind: 'choice', question: value.outcome })
    }
  }
}

/** Questions on which another may depend, with their answers: those that come before it. */
export const dependable = (grid: Instrument, questionId: string | null): { value: string; label: string }[] => {
  const all = grid.sections.flatMap((one) => one.questions)
  const at = questionId === null ? all.length : all.findIndex((one) => one.id === questionId)
  const before: readonly Question[] = all.slice(0, at === -1 ? all.length : at)
  return before.flatMap((question) =>
    optionsOf(question).map((option) => ({ value: `${question.id}:${option.id}`, label: `${question.ask} ${option.label}` })),
  )
}
