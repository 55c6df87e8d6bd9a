import type { FamilySlot, PersonSlot } from '../evaluation.ts'
import { monthOf, monthText } from '../time.ts'
import type { AmountKind } from '../amounts.ts'
import type { Person, Situation } from './situation.ts'
import { partsOf, stateNow, type AmountFact, type DateText, type MonthText, type Timed } from './timed.ts'

/**
 * « What if » as pure functions: each answers another situation and leaves the given one as it is. What the change does not touch stays as
 * known or unknown as it was. Months `YYYY-MM`, cents.
 */

const before = (month: MonthText): MonthText => monthText(monthOf(month) - 1)

/** A state that becomes a value from a month on; what stood before stands until then (unknown stays unknown). */
export const stateFrom = <T extends string | number | boolean>(fact: Timed<T> | undefined, from: MonthText, value: T): Timed<T> => {
  if (fact === undefined) return [{ from, value }]
  if (typeof fact !== 'object')
    return fact === value
      ? fact
      : [
          { until: before(from), value: fact },
          { from, value },
        ]
  return [...fact, { from, value }]
}

/** An amount that becomes a level from a month on; earlier months keep what was known of them. */
export const amountFrom = (fact: AmountFact | undefined, from: MonthText, cents: number): AmountFact => {
  const level = { from, cents }
  if (fact === undefined) return level
  if (fact === 'none') return { levels: [{ until: before(from), cents: 0 }, level] }
  const { levels = [], months = {}, years } = partsOf(fact)
  const kept = Object.fromEntries(Object.entries(months).filter(([month]) => month < from))
  return { levels: [...levels, level], months: kept, ...(years === undefined ? {} : { years }) }
}

const changed = (situation: Situation, id: string, change: (person: Person) => Person): Situation => {
  if (!situation.persons.some((person) => person.id === id)) throw new RangeError(`No person ${id}`)
  return { ...situation, persons: situation.persons.map((person) => (person.id === id ? change(person) : person)) }
}

/** The amounts of a person, with kinds that become a level from a month on. Kinds that were unknown stay unknown before it. */
const withAmounts = (person: Person, from: MonthText, levels: Partial<Record<AmountKind, number>>): NonNullable<Person['amounts']> => {
  const amounts: Partial<Record<AmountKind, AmountFact>> = { ...person.amounts }
  for (const [kind, cents] of Object.entries(levels) as [AmountKind, number][]) {
    const known = amounts[kind] ?? (person.otherAmounts === 'none' ? 'none' : undefined)
    amounts[kind] = amountFrom(known, from, cents)
  }
  return amounts
}

/** Kinds that another slip of the same pay tells: a new net amount makes an old taxable or gross level untrue. */
const SAME_PAY: Partial<Readonly<Record<AmountKind, readonly AmountKind[]>>> = {
  netWage: ['taxableWage', 'grossWage'],
  netPension: ['taxablePension', 'grossPension'],
  netUnemployment: ['taxableUnemployment', 'grossUnemployment'],
}

/** Stops the taxable and gross lines of kinds before a month, so that they are derived again from the new net amounts. */
const derivedAgain = (person: Person, from: MonthText, kinds: readonly AmountKind[]): Person => {
  const amounts: Partial<Record<AmountKind, AmountFact>> = { ...person.amounts }
  for (const kind of kinds.flatMap((net) => SAME_PAY[net] ?? [])) {
    const fact = amounts[kind]
    if (fact === undefined || fact === 'none') {
      delete amounts[kind]
      continue
    }
    const { levels = [], months = {}, years } = partsOf(fact)
    amounts[kind] = {
      levels: levels.flatMap((level) => {
        if (level.from !== undefined && level.from >= from) return []
        return level.until === undefined || level.until >= from ? [{ ...level, until: before(from) }] : [level]
      }),
      months: Object.fromEntries(Object.entries(months).filter(([month]) => month < from)),
      ...(years === undefined ? {} : { years }),
    }
  }
  return { ...person, amounts }
}

const paidFrom = (person: Person, from: MonthText, levels: Partial<Record<AmountKind, number>>): Person => {
  const clean = derivedAgain(person, from, Object.keys(levels) as AmountKind[])
  return { ...clean, amounts: withAmounts(clean, from, levels) }
}

/** The person works again from a month on, for a net wage a month; unemployment benefit and unemployment stop. */
export const returnToWork = (situation: Situation, id: string, month: MonthText, netCents: number): Situation =>
  changed(situation, id, (person) => ({
    ...paidFrom(person, month, { netWage: netCents, netUnemployment: 0 }),
    activity: stateFrom(person.activity, month, 'working'),
    unemployedSince: 'never',
  }))

/** The person retires: wage and unemployment benefit stop, a net pension begins. */
export const retirement = (situation: Situation, id: string, month: MonthText, pensionCents: number): Situation =>
  changed(situation, id, (person) => ({
    ...paidFrom(person, month, { netPension: pensionCents, netWage: 0, netUnemployment: 0 }),
    activity: stateFrom(person.activity, month, 'retired'),
    unemployedSince: 'never',
  }))

/** The second parent (or a named one) leaves on a day; the other stays with the children, alone since that day. */
export const separation = (situation: Situation, date: DateText, leaving?: string): Situation => {
  const parents = situation.persons.filter(({ role }) => role === 'parent')
  const gone = leaving ?? parents[1]?.id
  if (parents.length !== 2 || !parents.some(({ id }) => id === gone)) throw new RangeError('A separation needs two parents')
  const { taxNotices, ...rest } = situation
  const notices = taxNotices?.filter(({ declarants }) => declarants.some((id) => id !== gone))
  return {
    ...rest,
    persons: situation.persons.filter(({ id }) => id !== gone),
    marital: stateFrom(situation.marital, date.slice(0, 7), stateNow(situation.marital, monthOf(date)) === 'single' ? 'single' : 'divorced'),
    aloneSince: date,
    ...(notices === undefined ? {} : { taxNotices: notices.map((notice) => ({ ...notice, declarants: notice.declarants.filter((id) => id !== gone) })) }),
  } // prettier-ignore
}

/** Somebody comes to live with the lone parent, as a couple from a month on (unmarried, unless a bond is said). */
export const cohabitation = (
  situation: Situation,
  partner: Person,
  month: MonthText,
  bond: 'single' | 'married' | 'pacs' = 'single',
): Situation => {
  const at = situation.persons.findLastIndex(({ role }) => role === 'parent')
  if (situation.persons.filter(({ role }) => role === 'parent').length !== 1) throw new RangeError('A cohabitation needs a lone parent')
  const { aloneSince: _, ...rest } = situation
  return {
    ...rest,
    persons: situation.persons.toSpliced(at + 1, 0, { ...partner, role: 'parent' }),
    marital: stateFrom(situation.marital, month, bond),
  }
}

/** A birth is expected on a day; the child is there once that month is asked. The mother is the named parent, else the first. */
export const birth = (situation: Situation, expected: DateText, mother?: string, children = 1): Situation => {
  const id = mother ?? situation.persons.find(({ role }) => role === 'parent')?.id ?? ''
  return changed(situation, id, (person) => ({ ...person, pregnancy: children === 1 ? { expected } : { expected, children } }))
}

/** A child leaves the household. */
export const childLeaves = (situation: Situation, id: string): Situation => {
  if (!situation.persons.some((person) => person.id === id && person.role === 'child')) throw new RangeError(`No child ${id}`)
  return { ...situation, persons: situation.persons.filter((person) => person.id !== id) }
}

/** The rent changes from a month on: cents a month, without charges. */
export const rentChange = (situation: Situation, month: MonthText, cents: number): Situation => ({
  ...situation,
  housing: { ...situation.housing, rent: stateFrom(situation.housing?.rent, month, cents) },
})

/** A right of the family is not asked for, from a month on. */
export const notRequested = (situation: Situation, right: FamilySlot, from: MonthText): Situation => ({
  ...situation,
  notRequested: { ...situation.notRequested, [right]: from },
})

/** A right of the family is asked for after all. */
export const rightRequested = (situation: Situation, right: FamilySlot): Situation => {
  const { [right]: _, ...left } = situation.notRequested ?? {}
  return { ...situation, notRequested: left }
}

/** A right of one person is not asked for, from a month on. */
export const personNotRequested = (situation: Situation, id: string, right: PersonSlot, from: MonthText): Situation =>
  changed(situation, id, (person) => ({ ...person, notRequested: { ...person.notRequested, [right]: from } }))

/** A right of one person is asked for after all. */
export const personRightRequested = (situation: Situation, id: string, right: PersonSlot): Situation =>
  changed(situation, id, (person) => {
    const { [right]: _, ...left } = person.notRequested ?? {}
    return { ...person, notRequested: left }
  })
