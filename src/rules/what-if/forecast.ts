import { evaluateInto, explain, isOpen, monthlyTotal, newRow, placeOf, type Row } from '../evaluate.ts'
import { Evaluation, FAMILY_SLOTS } from '../evaluation.ts'
import { childFigures } from '../family/children.ts'
import type { Figure } from '../figures.ts'
import { SPAN, yearsOld, type Household, type Member } from '../household.ts'
import type { Right } from '../right.ts'
import { RIGHTS } from '../rights.ts'
import { monthInWords, monthOf, monthText, type Month } from '../time.ts'
import { rsa } from '../rsa/rsa.ts'

/** One month of a forecast. */
export interface ForecastMonth {
  readonly month: Month
  readonly row: Row
  /** Monthly money of the whole household, cents. */
  readonly total: number
}

const RSA = FAMILY_SLOTS.indexOf('rsa')

/**
 * The months from `from` on, one after the other, everything that is known staying as it is (a level of income that has no end goes on).
 * The RSA of a computed month is what the next months take as received, as it would be. The household is left as it was.
 */
export const forecast = (household: Household, from: Month, months = 12): ForecastMonth[] => {
  const ev = new Evaluation()
  const kept = household.received[RSA] ?? null
  const paid = kept === null ? new Float64Array(SPAN).fill(Number.NaN) : Float64Array.from(kept)
  household.received[RSA] = paid
  const made: ForecastMonth[] = []
  try {
    for (let month = from; month < from + months; month += 1) {
      const row = newRow()
      evaluateInto(ev, household, month, row)
      made.push({ month, row, total: monthlyTotal(household, row, month) })
      const value = rsa(ev, month)
      const at = month - household.origin
      if (at >= 0 && at < SPAN && Number.isFinite(value)) paid[at] = value
    }
  } finally {
    household.received[RSA] = kept
  }
  return made
}

/** Why a right changes by itself in a month. */
export type Cause =
  | { readonly kind: 'birthday'; readonly member: Member; readonly age: number; readonly text: string }
  | { readonly kind: 'revaluation'; readonly figures: readonly string[]; readonly text: string }
  | { readonly kind: 'facts'; readonly text: string }

/** The next change of a right that needs nobody to do anything. */
export interface NextChange {
  readonly month: Month
  /** Cents (or what the right's number means) before and after. */
  readonly before: number
  readonly after: number
  readonly opens: boolean
  readonly closes: boolean
  readonly causes: readonly Cause[]
}

/** The figures that a right's explanation names in a month, with the day from which each holds. */
const figuresOf = (household: Household, right: Right, month: Month, member: Member): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const { figures } of explain(household, right, month, member).steps)
    for (const { name, from } of figures) if ((found.get(name) ?? '') < from) found.set(name, from)
  return found
}

/** The figures that are not those of the month before, and the last day from which one holds. */
const revalued = (household: Household, right: Right, month: Month, member: Member): { names: string[]; since: string } => {
  const before = figuresOf(household, right, month - 1, member)
  const names: string[] = []
  let since = ''
  for (const [name, from] of figuresOf(household, right, month, member)) {
    const old = before.get(name)
    if (old === undefined || old >= from || from.slice(0, 7) > monthText(month)) continue
    names.push(name)
    if (from > since) since = from
  }
  return { names, since }
}

/** The ages of which the figures of a right speak. */
const agesOf = (right: Right, month: Month): ReadonlySet<number> => {
  const ages = new Set<number>()
  for (const table of right.figures)
    for (const [name, figure] of Object.entries(table.table) as [string, Figure][])
      if (figure.unit === 'years') ages.add((table.at(month) as Readonly<Record<string, number>>)[name] as number)
  return ages
}

/** « d’avril 2026 », « de juin 2026 ». */
const ofMonth = (month: Month): string => {
  const words = monthInWords(month)
  return /^[ao]/.test(words) ? `d’${words}` : `de ${words}`
}

/** Whether the law knows an age of a person: one of the right's figures, or the age up to which children are in charge. */
const isOfLaw = (age: number, own: ReadonlySet<number>, member: Member, month: Month): boolean =>
  own.has(age) || (!member.parent && age === childFigures.at(month).endAge)

/** What happens in a month that the law looks at; what remains is the windows of resources that move on. */
const causesOf = (household: Household, right: Right, month: Month, holder: Member): Cause[] => {
  const causes: Cause[] = []
  const own = agesOf(right, month)
  for (const member of household.members) {
    if (right.holder === 'person' && member.parent && member !== holder) continue
    const reached = (month - member.birthMonth) / 12
    // What an age ends, it ends from the first of the month of the birthday; what it opens, it opens the month after (CSS R552-2, R552-3).
    if (Number.isInteger(reached) && reached > 0 && member.birthMonth !== member.ageBase && isOfLaw(reached, own, member, month))
      causes.push({ kind: 'birthday', member, age: reached, text: `${reached} ans dans le courant du mois` })
    const age = yearsOld(member, month)
    if (age === yearsOld(member, month - 1)) continue
    if (age === 0 && member.ageBase === month) causes.push({ kind: 'birthday', member, age, text: 'Naissance attendue' })
    else if (isOfLaw(age, own, member, month))
      causes.push({ kind: 'birthday', member, age, text: `${age} ans au cours du mois précédent ou le 1er du mois` })
  }
  const { names, since } = revalued(household, right, month, holder)
  if (names.length > 0) causes.push({ kind: 'revaluation', figures: names, text: `Revalorisation ${ofMonth(monthOf(since.slice(0, 7)))}` })
  // A figure of months before reaches the right by its quarter, as other things may.
  if (causes.length === 0 || (since !== '' && since.slice(0, 7) !== monthText(month)))
    causes.push({ kind: 'facts', text: 'Une période prise en compte (ressources, durée, jours du mois) avance' })
  return causes
}

/** The first month of a forecast in which a right is no more what it was in the month before; null when nothing changes within it. */
export const nextChange = (household: Household, months: readonly ForecastMonth[], right: Right, member = 0): NextChange | null => {
  const place = placeOf(right, member)
  for (let at = 1; at < months.length; at += 1) {
    const before = (months[at - 1] as ForecastMonth).row[place] as number
    const { month, row } = months[at] as ForecastMonth
    const after = row[place] as number
    if (Math.round(before) === Math.round(after)) continue
    const [was, is] = [isOpen(right, before), isOpen(right, after)]
    return {
      month,
      before: Math.round(before),
      after: Math.round(after),
      opens: !was && is,
      closes: was && !is,
      causes: causesOf(household, right, month, household.members[member] as Member),
    }
  }
  return null
}

/** The next change of every right of a household within two years, those that do not change left out. */
export const nextChanges = (household: Household, from: Month): { right: Right; member: Member | null; change: NextChange }[] => {
  const months = forecast(household, from, 24)
  return RIGHTS.flatMap((right) =>
    (right.holder === 'family' ? [null] : household.members).flatMap((member) => {
      const change = nextChange(household, months, right, member?.index ?? 0)
      return change === null ? [] : [{ right, member, change }]
    }),
  )
}
