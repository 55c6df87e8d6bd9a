import { optionsOf, UNKNOWN } from './instrument.ts'
import type { Answer, Question } from './instrument.ts'

/** An answer read from a form; null: not answered. */
export type ReadAnswer = { readonly answer: Answer | null } | { readonly error: string }

const longest = 10_000
const isDay = (text: string): boolean => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return year >= 1900 && year <= 2100 && day >= 1 && day <= (days[month - 1] ?? 0)
}

/** What was typed or picked for a question: its answer, or a French sentence that says what to change. Nothing typed is no answer, never a no. */
export const readAnswer = (question: Question, typed: string | readonly string[] | undefined): ReadAnswer => {
  const texts = (typed === undefined ? [] : typeof typed === 'string' ? [typed] : typed)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  if (texts.length === 0) return { answer: null }
  const first = texts[0] ?? ''
  const options = optionsOf(question)
  switch (question.kind) {
    case 'choices': {
      if (texts.some((text) => !options.some((option) => option.id === text))) return { error: 'Choisissez dans la liste.' }
      return { answer: options.map((option) => option.id).filter((id) => texts.includes(id)) }
    }
    case 'yesNo':
    case 'choice':
    case 'scale':
      if (first !== UNKNOWN && !options.some((option) => option.id === first)) return { error: 'Choisissez dans la liste.' }
      return { answer: question.kind === 'scale' && first !== UNKNOWN ? Number(first) : first }
    case 'number': {
      const bare = first.replaceAll(/[\s\u00A0\u202F]/g, '').replace(',', '.')
      if (!/^-?\d{1,9}(\.\d{1,2})?$/.test(bare)) return { error: 'Ce nombre n’est pas lisible. Écrivez-le comme 12 ou 12,5.' }
      const value = Number(bare)
      if (question.least !== undefined && value < question.least)
        return { error: `Ce nombre semble trop petit : ${question.least} au moins.` }
      if (question.most !== undefined && value > question.most) return { error: `Ce nombre semble trop grand : ${question.most} au plus.` }
      return { answer: value }
    }
    case 'date': {
      const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(first)
      const iso = french ? `${french[3]}-${french[2]?.padStart(2, '0')}-${french[1]?.padStart(2, '0')}` : first
      return isDay(iso) ? { answer: iso } : { error: 'Cette date n’est pas lisible. Écrivez-la comme 14/03/2026.' }
    }
    case 'text':
      return first.length > longest ? { error: 'Ce texte est trop long : 10 000 caractères au plus.' } : { answer: first }
  }
}
