/** Changes of an own grid, one gesture each. Pure: the grid before, the grid after; what keeps it from being published is `faultsOf`. */
import { isClosed } from '#rules/instruments/faults.ts'
import { optionsOf } from '#rules/instruments/instrument.ts'
import type { About, Instrument, Option, Question, QuestionKind, Section } from '#rules/instruments/instrument.ts'

/** What a manager writes of a grid as a whole. */
export type GridHead = {
  title: string
  summary: string
  compartment: Instrument['compartment']
  about: About
  warnings: readonly string[]
  /** Where it comes from, in words; empty: nobody said. Never said to be verified here. */
  source: string
}

export const emptyGrid = (head: GridHead): Instrument =>
  withHead({ id: '', version: 1, title: '', summary: '', compartment: 'general', about: 'household', frame: [], warnings: [], sections: [], result: { kind: 'none' }, proposals: [], secondLook: false, verified: false }, head) // prettier-ignore

export const withHead = (grid: Instrument, head: GridHead): Instrument => ({
  ...grid,
  title: head.title,
  summary: head.summary,
  compartment: head.compartment,
  about: head.about,
  warnings: head.warnings,
  frame: head.source === '' ? [] : [{ text: head.source, verified: false }],
})

const next = (prefix: string, used: readonly string[]): string =>
  `${prefix}${Math.max(0, ...used.map((id) => Number(id.replace(prefix, '')) || 0)) + 1}`

/** Adds a section at the end, or names one anew. */
export const putSection = (grid: Instrument, id: string, title: string, help: string): Instrument => {
  const words = { title, ...(help && { help }) }
  if (id === '')
    return {
      ...grid,
      sections: [
        ...grid.sections,
        {
          id: next(
            's',
            grid.sections.map((one) => one.id),
          ),
          questions: [],
          ...words,
        },
      ],
    }
  return {
    ...grid,
    sections: grid.sections.map((one) => (one.id === id ? { id: one.id, questions: one.questions, ...words } : one)),
  }
}

export type QuestionInput = {
  section: string
  /** Empty: a new one, at the end of its section. */
  id: string
  ask: string
  help: string
  kind: QuestionKind
  /** Labels of its answers. */
  options: readonly string[]
  scale: { from: number; to: number; lowest: string; highest: string } | null
  unit: string
  when: { question: string; is: readonly string[] } | null
  /** Points in hundredths by label of answer; null: the grid gives none. */
  points: Readonly<Record<string, number>> | null
}

/** An answer that keeps its words keeps its id: what was filled before is read with it. */
const optionsFor = (labels: readonly string[], before: readonly Option[]): Option[] => {
  const used = before.map(({ id }) => id)
  return labels.map((label) => {
    const id = before.find((one) => one.label === label)?.id ?? next('r', used)
    used.push(id)
    return { id, label }
  })
}

const allOf = (grid: Instrument): Question[] => grid.sections.flatMap((section) => section.questions)

/** Adds a question, or writes one anew, with the points of its answers. */
export const putQuestion = (grid: Instrument, input: QuestionInput): Instrument => {
  const before = allOf(grid).find((one) => one.id === input.id)
  const id =
    before?.id ??
    next(
      'q',
      allOf(grid).map((one) => one.id),
    )
  const many = input.kind === 'choice' || input.kind === 'choices'
  const question: Question = {
    id,
    ask: input.ask,
    kind: input.kind,
    ...(input.help && { help: input.help }),
    ...(many && { options: optionsFor(input.options, before?.options ?? []) }),
    ...(input.kind === 'scale' && input.scale && { scale: input.scale }),
    ...(input.kind === 'number' && input.unit && { unit: input.unit }),
    ...(input.when && { when: input.when }),
  }
  const put = (section: Section): Section => {
    if (section.questions.some((one) => one.id === id))
      return { ...section, questions: section.questions.map((one) => (one.id === id ? question : one)) }
    return !before && section.id === input.section ? { ...section, questions: [...section.questions, question] } : section
  }
  const after = { ...grid, sections: grid.sections.map(put) }
  if (after.result.kind !== 'weights') return after
  const { [id]: _before, ...others } = after.result.weights
  const points = Object.fromEntries(
    optionsOf(question).flatMap((option) =>
      input.points?.[option.label] === undefined ? [] : [[option.id, input.points[option.label] ?? 0]],
    ),
  )
  const counts = isClosed(question) && Object.keys(points).length > 0
  return { ...after, result: { ...after.result, weights: counts ? { ...others, [id]: points } : others } }
}

/** Points by label, as the form shows them: « Souvent = 2 ». */
export const pointsOf = (grid: Instrument, question: Question): Readonly<Record<string, number>> => {
  const weights = grid.result.kind === 'weights' ? (grid.result.weights[question.id] ?? {}) : {}
  return Object.fromEntries(optionsOf(question).flatMap(({ id, label }) => (weights[id] === undefined ? [] : [[label, weights[id]]])))
}

const swapped = <T extends { id: string }>(list: readonly T[], id: string, by: 1 | -1): readonly T[] => {
  const from = list.findIndex((one) => one.id === id)
  const [one, other] = [list[from], list[from + by]]
  if (!one || !other) return list
  return list.map((each, i) => (i === from ? other : i === from + by ? one : each))
}

/** Moves a section, or a question inside its section, up or down by one place. At the end it stays. */
export const move = (grid: Instrument, id: string, by: 1 | -1): Instrument => ({
  ...grid,
  sections: swapped(grid.sections, id, by).map((section) => ({ ...section, questions: swapped(section.questions, id, by) })),
})

/** Takes a section with its questions, or a question, away; the points of what is gone go with it. */
export const remove = (grid: Instrument, id: string): Instrument => {
  const sections = grid.sections
    .filter((section) => section.id !== id)
    .map((section) => ({ ...section, questions: section.questions.filter((one) => one.id !== id) }))
  const left = new Set(sections.flatMap((section) => section.questions.map((one) => one.id)))
  const { result } = grid
  if (result.kind !== 'weights') return { ...grid, sections }
  return {
    ...grid,
    sections,
    result: { ...result, weights: Object.fromEntries(Object.entries(result.weights).filter(([one]) => left.has(one))) },
  }
}

export type ResultInput =
  | { kind: 'none' }
  | { kind: 'choice'; question: string }
  | { kind: 'weights'; bands: readonly { from: number; label: string }[] }

/** Says what the grid gives; the points that were written stay as long as it adds points. */
export const withResult = (grid: Instrument, input: ResultInput): Instrument => {
  if (input.kind !== 'weights') return { ...grid, result: input }
  const weights = grid.result.kind === 'weights' ? grid.result.weights : {}
  const all = [...Object.values(weights).flatMap((one) => Object.values(one)), ...input.bands.map(({ from }) => from)]
  const decimals = all.some((points) => points % 10 !== 0) ? 2 : all.some((points) => points % 100 !== 0) ? 1 : 0
  return { ...grid, result: { kind: 'weights', start: 0, weights, bands: input.bands, decimals } }
}
