import { AMOUNT, AMOUNTS, type AmountKind } from '../amounts.ts'
import { setFlow, type Household, type Member, type Timeline } from '../household.ts'
import { january, yearOf } from '../time.ts'
import { deriveLines, INCOMES, type Income } from './derive.ts'
import { note, pathOf, subjectOf, type Draft } from './draft.ts'
import { SELF_EMPLOYED, yearCounts } from './inputs-amounts.ts'
import { inputOf } from './inputs.ts'
import type { Person } from './situation.ts'
import { amountLine } from './timed.ts'
import { writeHoles, type Write } from './unknown.ts'

/** Kinds that are asked, incomes apart; the second is the input of the last year but one, when it is asked apart. */
const SINGLES: readonly (readonly [AmountKind, string | null])[] = [
  ['microServicesTurnover', 'amounts.microServicesTurnover.years'],
  ['invalidityPension', null],
  ['sickPay', null],
  ['maintenanceReceived', null],
]
const ASKED = new Set<AmountKind>([
  ...INCOMES.flatMap(({ net, taxable, gross }) => [net, taxable, gross]),
  ...SINGLES.map(([kind]) => kind),
])

/** The amounts of a person: what is known, what is derived, and the unknowns among the kinds that are asked. Other kinds: silence is none. */
export const compileAmounts = (draft: Draft, member: Member, person: Person): void => {
  for (const income of INCOMES) compileIncome(draft, member, person, income)
  for (const [kind, yearId] of SINGLES) compileSingle(draft, member, person, kind, yearId)
  for (const kind of AMOUNTS)
    if (!ASKED.has(kind) && person.amounts?.[kind] !== undefined)
      keep(member, kind, withoutHoles(amountLine(person.amounts[kind], draft.household.origin)), false)
}

/** Gives a member a flow; none when it is empty and nobody will write into it. */
const keep = (member: Member, kind: AmountKind, line: Timeline, owned: boolean): void => {
  if (owned || line.some((cents) => cents !== 0)) setFlow(member, kind, line)
}

const withoutHoles = (line: Timeline): Timeline => {
  for (const [at, cents] of line.entries()) if (Number.isNaN(cents)) line[at] = 0
  return line
}

/** How an answer is written: into which months, over how many, and whether it is the taxable amount. */
type Spread = (holes: Int32Array, over: number, taxed: boolean) => Write

/**
 * Asks for the unknown months of a line: the last year but one as a total where it is asked apart, the others as one monthly level. Writes 0
 * in the months that are not asked (an amount is never lent from another month). Answers whether anything was asked.
 */
const ask = (draft: Draft, person: Person, lines: readonly Timeline[], ids: readonly [string, string | null], spread: Spread): boolean => {
  const { month, household } = draft
  const first = january(yearOf(month) - 2) - household.origin
  const year: number[] = []
  const rest: number[] = []
  for (const [at, cents] of (lines[0] as Timeline).entries())
    if (Number.isNaN(cents)) (ids[1] !== null && at >= first && at < first + 12 ? year : rest).push(at)
  let asked = false
  for (const [id, places, total] of [
    [ids[0], rest, false],
    [ids[1], year, true],
  ] as const) {
    if (id === null || places.length === 0) continue
    const input = inputOf(id)
    const now = month - household.origin
    const holes = Int32Array.from(places)
    const read = total || places.some((at) => at >= now - input.back && at <= now)
    const path = pathOf(input.path, person.id, yearOf(month) - 2)
    if (read && note(draft, id, subjectOf(draft, person), path, spread(holes, total ? places.length : 1, total))) asked = true
    else {
      for (const line of lines) writeHoles(line, holes, 0)
      if (total && !yearCounts(subjectOf(draft, person))) draft.yearNotAsked.add(person.id)
    }
  }
  return asked
}

const compileIncome = (draft: Draft, member: Member, person: Person, income: Income): void => {
  const { month, household } = draft
  const kinds = [income.net, income.taxable, income.gross] as const
  const [net, taxable, gross] = kinds.map((kind) => amountLine(person.amounts?.[kind], household.origin)) as [Timeline, Timeline, Timeline]
  const lines = [net, taxable, gross]
  deriveLines(income, net, taxable, gross, household.origin)
  if (person.otherAmounts === 'none') lines.forEach(withoutHoles)
  const { index } = member
  const [netAt, taxableAt, grossAt] = kinds.map((kind) => AMOUNT[kind]) as [number, number, number]
  const owned = ask(
    draft,
    person,
    lines,
    [`amounts.${income.net}`, `amounts.${income.taxable}.years`],
    (holes, over, taxed) => (compiled, value) => {
      const { flows } = compiled.members[index] as Member
      const given = value / over
      const base = taxed ? given / income.taxableRate(given, month) : given
      writeHoles(flows[netAt] as Timeline, holes, base)
      writeHoles(flows[taxableAt] as Timeline, holes, taxed ? given : base * income.taxableRate(base, month))
      writeHoles(flows[grossAt] as Timeline, holes, base * income.grossRate(base, month))
    },
  )
  for (const [at, kind] of kinds.entries()) keep(member, kind, lines[at] as Timeline, owned)
}

const compileSingle = (draft: Draft, member: Member, person: Person, kind: AmountKind, yearId: string | null): void => {
  const said = kind === 'microServicesTurnover' && SELF_EMPLOYED.some((other) => other !== kind && person.amounts?.[other] !== undefined)
  const line = amountLine(person.amounts?.[kind], draft.household.origin)
  if (said || person.otherAmounts === 'none') withoutHoles(line)
  const { index } = member
  const at = AMOUNT[kind]
  const owned = ask(
    draft,
    person,
    [line],
    [`amounts.${kind}`, yearId],
    (holes, over) => (compiled: Household, value) =>
      writeHoles((compiled.members[index] as Member).flows[at] as Timeline, holes, value / over),
  )
  keep(member, kind, line, owned)
}
