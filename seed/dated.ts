import { addDays, addMonths, dateOf, partsOf, type IsoDate } from '#core/dates.ts'

const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const

const day = (date: IsoDate, today: IsoDate): string => {
  const parts = partsOf(date)
  const year = parts.year === partsOf(today).year ? '' : ` ${parts.year}`
  return `${parts.day === 1 ? '1er' : parts.day} ${months[parts.month - 1]}${year}`
}

const month = (date: IsoDate): string => months[partsOf(date).month - 1] ?? ''

/**
 * Writes the dates of the town's notes in full. The notes count from today, so that the town never ages:
 *
 * - `{j-14}`, `{j+8}`: the day, « 2 juin », with its year when it is not today's;
 * - `{mois-2}`: the month, « avril »; `{demois-2}`: « d’avril », « de mars »;
 * - `{an-2}`: the year two years ago;
 * - `{born-213}`: the ISO date 213 days ago; `{65y+16}`: the ISO birth of who turns 65 in 16 days.
 */
export const datedText = (text: string, today: IsoDate): string =>
  text
    .replaceAll(/\{j([+-]\d+)\}/g, (_, n: string) => day(addDays(today, Number(n)), today))
    .replaceAll(/\{(de)?mois([+-]\d+)\}/g, (_, de: string | undefined, n: string) => {
      const name = month(addMonths(today, Number(n)))
      if (de === undefined) return name
      return /^[ao]/.test(name) ? `d’${name}` : `de ${name}`
    })
    .replaceAll(/\{an-(\d+)\}/g, (_, n: string) => String(partsOf(today).year - Number(n)))
    .replaceAll(/\{born-(\d+)\}/g, (_, n: string) => addDays(today, -Number(n)))
    .replaceAll(/\{(\d+)y([+-]\d+)\}/g, (_, age: string, n: string) => {
      const birthday = partsOf(addDays(today, Number(n)))
      return dateOf(birthday.year - Number(age), birthday.month, birthday.day)
    })

/** The same value with every text in it dated (see `datedText`); call it on each household and request before loading. */
export const dated = <T>(value: T, today: IsoDate): T => {
  const visit = (part: unknown): unknown => {
    if (typeof part === 'string') return datedText(part, today)
    if (Array.isArray(part)) return part.map(visit)
    if (part !== null && typeof part === 'object')
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, visit(inner)]))
    return part
  }
  return visit(value) as T
}
