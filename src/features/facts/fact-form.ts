/** What the form of a fact says, in the words of the ledger. Pure. */
import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { figuresOf, wordsOf } from './code-words.ts'
import type { FactKind } from './fact-kinds.ts'
import type { NoteForm } from './forms.ts'
import { readPayLine } from './pay-line.ts'

/** Which fields the form of a kind shows. */
export type FormOf =
  | 'line'
  | 'amount'
  | 'yearAmount'
  | 'words'
  | 'figures'
  | 'figure'
  | 'yesNo'
  | 'date'
  | 'month'
  | 'permit'
  | 'pregnancy'
  | 'list'
  | 'commune'

export const formOf = (kind: FactKind): FormOf => {
  switch (kind.shape) {
    case 'amount':
    case 'received':
      return 'line'
    case 'cents':
      return kind.input.period === 'year' ? 'yearAmount' : 'amount'
    case 'word':
      return wordsOf(kind.input.id) === null ? 'commune' : 'words'
    case 'number':
      return figuresOf(kind.input.id) === null ? 'figure' : 'figures'
    default:
      return kind.shape
  }
}

/** The field that a refusal of the law stands beside. */
export const fieldOf = (kind: FactKind): string => {
  switch (formOf(kind)) {
    case 'line':
      return 'line'
    case 'amount':
    case 'yearAmount':
      return 'amount'
    case 'words':
    case 'figures':
    case 'permit':
      return 'code'
    case 'yesNo':
      return 'answer'
    case 'date':
    case 'month':
    case 'pregnancy':
      return 'day'
    default:
      return 'figure'
  }
}

type Answers = Pick<NoteForm, 'line' | 'amount' | 'figure' | 'code' | 'answer' | 'day' | 'from' | 'year' | 'none'>

/** The value of a kind. @throws Refused with a sentence beside the field. */
export const valueOfForm = (kind: FactKind, form: Answers, today: IsoDate): FactValue => {
  const from = form.from === null ? {} : { from: form.from }
  switch (formOf(kind)) {
    case 'line':
      return valueOfLine(form.line, today)
    case 'amount':
      if (form.none) return { boolean: false, ...from }
      return { cents: needed(form.amount, 'amount', 'Écrivez un montant, ou cochez « il n’y en a pas ».'), period: 'month', ...from }
    case 'yearAmount':
      return { cents: needed(form.amount, 'amount', 'Écrivez le montant de l’avis d’impôt.'), from: `${yearOf(form.year, today)}-01-01` }
    case 'words':
      if (!Object.hasOwn(wordsOf(kind.input.id) ?? {}, form.code)) throw new Refused({ code: 'Choisissez une réponse.' })
      return { code: form.code, ...from }
    case 'permit':
      if (!Object.hasOwn(wordsOf('permit') ?? {}, form.code)) throw new Refused({ code: 'Choisissez une réponse.' })
      return { code: form.code, ...(form.day === null ? {} : { on: form.day }) }
    case 'commune':
      if (!/^(?:\d\d|2[AB])\d{3}$/.test(form.figure))
        throw new Refused({ figure: 'Écrivez le code INSEE de la commune, cinq signes, comme 35238.' })
      return { code: form.figure, ...from }
    case 'figures': {
      if (!Object.hasOwn(figuresOf(kind.input.id) ?? {}, form.code)) throw new Refused({ code: 'Choisissez une réponse.' })
      return { number: Number(form.code), ...(kind.input.period === 'year' ? { from: `${yearOf(form.year, today)}-01-01` } : from) }
    }
    case 'figure':
      return { number: figureOf(kind, form.figure), ...from }
    case 'yesNo':
      if (form.answer === null) throw new Refused({ answer: 'Répondez par oui ou par non.' })
      return { boolean: form.answer, ...from }
    case 'list':
      return { numbers: listOf(form.figure) }
    case 'pregnancy':
      if (form.none) return { boolean: false }
      return {
        on: needed(form.day, 'day', 'Écrivez la date prévue, ou cochez « non ».'),
        ...(form.figure === '' ? {} : { number: wholeOf(form.figure) }),
      }
    case 'date':
    case 'month':
      if (form.none) return { boolean: false }
      return { on: needed(form.day, 'day', 'Écrivez une date, ou cochez « non ».') }
  }
}

const valueOfLine = (line: string, today: IsoDate): FactValue => {
  const read = readPayLine(line, today)
  if ('error' in read) throw new Refused({ line: read.error })
  return read.value
}

const needed = <T>(value: T | null, field: string, sentence: string): T => {
  if (value === null) throw new Refused({ [field]: sentence })
  return value
}

const yearOf = (typed: string, today: IsoDate): string => {
  if (!/^(?:19|20)\d{2}$/.test(typed) || typed > today.slice(0, 4)) throw new Refused({ year: 'Écrivez l’année des revenus, comme 2024.' })
  return typed
}

const wholeOf = (typed: string): number => {
  if (!/^\d{1,3}$/.test(typed.trim())) throw new Refused({ figure: 'Écrivez un nombre entier.' })
  return Number(typed)
}

/** A rate is written in per cent. */
const figureOf = (kind: FactKind, typed: string): number => {
  const bare = typed.replaceAll(/[\s\u00A0\u202F%]/g, '').replace(',', '.')
  if (!/^\d{1,3}(?:\.\d{1,2})?$/.test(bare))
    throw new Refused({ figure: kind.input.unit === 'rate' ? 'Écrivez un taux, comme 80 %.' : 'Écrivez un nombre.' })
  if (kind.input.unit !== 'rate') return Number(bare)
  if (Number(bare) > 100) throw new Refused({ figure: 'Un taux va de 0 à 100 %.' })
  return Number(bare) / 100
}

const ACTIVITIES = 20
const listOf = (typed: string): number[] => {
  const figures = typed.split(/[\s,;]+/).filter((one) => one !== '')
  if (figures.length !== ACTIVITIES || figures.some((one) => !/^[0-4]$/.test(one)))
    throw new Refused({ figure: `Écrivez les ${ACTIVITIES} difficultés, de 0 à 4, séparées par des espaces.` })
  return figures.map(Number)
}
