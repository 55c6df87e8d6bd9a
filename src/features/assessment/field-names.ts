import type { Question } from '#rules/instruments/instrument.ts'

/** The field of a question, as a form that was read names it. */
export const fieldOf = ({ id }: Pick<Question, 'id'>): string => `q-${id}`

/** The same in the HTML of the form: `[]` where several answers may come. */
export const inputNameOf = (question: Pick<Question, 'id' | 'kind'>): string =>
  `${fieldOf(question)}${question.kind === 'choices' ? '[]' : ''}`
