/**
 * A situation said as facts of the ledger: the other way round from `ledger.ts`, for a household that is taken over whole. Pure. What silence
 * says already (a rare fact that is not there) is not written, so that the ledger stays short; what is only supposed (`notRequested`) is no fact.
 */
import type { FactValue } from '#features/tidying/model.ts'
import type { AmountKind } from '#rules/amounts.ts'
import type { Timeline } from '#rules/household.ts'
import { deriveLines, INCOMES } from '#rules/situation/derive.ts'
import type { Income } from '#rules/situation/derive.ts'
import type { Pregnancy, Permit, Person, Situation, TaxNotice } from '#rules/situation/situation.ts'
import { amountLine, partsOf, type AmountFact, type Level, type Timed } from '#rules/situation/timed.ts'
import { january, monthText, yearOf, type Month } from '#rules/time.ts'
import { FACT_KINDS, kindOfInput } from './fact-kinds.ts'
import type { FactKind } from './fact-kinds.ts'

/** One fact to write. */
export type SaidFact = { key: string; kind: FactKind; subjectId: string | null; value: FactValue }

/** Calendar years before the asked one in which a household is read. */
const YEARS_BACK = 3

/**
 * The facts that say a situation as it is read in a month, in the order in which they are to be written: later ones win over earlier ones.
 * Persons keep their ids. Amounts without a beginning begin with the first month that the law reads.
 */
export const factsOf = (situation: Situation, month: Month): SaidFact[] => [
  ...kindsOf('household').flatMap((kind) => said(kind, null, situation)),
  ...situation.persons.flatMap((person) =>
    kindsOf('person').flatMap((kind) =>
      kind.shape === 'amount' ? amounts(kind, person, month).map((value) => of(kind, person.id, value)) : said(kind, person.id, person),
    ),
  ),
  ...(situation.taxNotices ?? []).flatMap((notice) => noticeSaid(notice, month)),
]

/** Kinds about the household, a person or a tax notice. The total of a year of an amount is said with the amount itself. */
const kindsOf = (what: FactKind['input']['of']): FactKind[] =>
  FACT_KINDS.filter(({ input, shape }) => input.of === what && !(shape === 'amount' && input.period === 'year'))
const of = (kind: FactKind, subjectId: string | null, value: FactValue): SaidFact => ({ key: kind.key, kind, subjectId, value })

/** The figures of a tax notice. One that says nothing yet is there all the same: nothing was deducted in it. */
const noticeSaid = (notice: TaxNotice, month: Month): SaidFact[] => {
  const subjectId = notice.declarants[0] ?? null
  const figures = kindsOf('notice').flatMap((kind) =>
    Object.entries(notice[kind.input.id as 'rfr'] ?? {}).map(([year, value]) =>
      of(kind, subjectId, { ...worded(kind, value), ...wholeYear(year) }),
    ),
  )
  const deducted = kindOfInput('maintenanceDeducted')
  return figures.length > 0 || deducted === undefined
    ? figures
    : [of(deducted, subjectId, { cents: 0, ...wholeYear(String(yearOf(month) - 2)) })]
}

/** « persons.<id>.savings.livretA » → what the person says there. A whole that is none is none in each part. */
const valueIn = (root: object, path: string): unknown => {
  const names = path
    .replace('persons.<id>.', '')
    .split('.')
    .filter((name) => name !== '<year>')
  let at: unknown = root
  for (const name of names) {
    if (at === 'none') return 0
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined
  }
  return at
}

const said = (kind: FactKind, subjectId: string | null, root: object): SaidFact[] => {
  const value = valueIn(root, kind.input.path)
  if (value === undefined || (kind.input.period === 'month' && isSilence(kind, value))) return []
  const values =
    kind.shape === 'received'
      ? payments(value as Readonly<Record<string, number>>)
      : kind.input.period === 'once'
        ? [once(kind, value)]
        : stretches(kind, value as Timed<string | number | boolean>)
  return values.map((one) => of(kind, subjectId, one))
}

/** What nobody said of a rare input counts as this. */
const isSilence = (kind: FactKind, value: unknown): boolean =>
  kind.input.absent === 'none' && (kind.input.id === 'grantLevel' ? value === -1 : value === false || value === 0 || value === 'none')

/** A value in the words of its kind. */
const worded = ({ shape }: FactKind, value: unknown): FactValue => {
  switch (shape) {
    case 'cents':
      return { cents: value as number }
    case 'number':
      return { number: value as number }
    case 'yesNo':
      return { boolean: value as boolean }
    default:
      return { code: value as string }
  }
}

const once = (kind: FactKind, value: unknown): FactValue => {
  if (value === kind.none) return { boolean: false }
  switch (kind.shape) {
    case 'date':
      return { on: value as string }
    case 'month':
      return { on: `${value as string}-01` }
    case 'list':
      return { numbers: value as number[] }
    case 'permit': {
      const { kind: code, since } = value as Permit
      return { ...(code === undefined ? {} : { code }), ...(since === undefined ? {} : { on: since }) }
    }
    case 'pregnancy': {
      const { expected, children } = value as Pregnancy
      return { on: expected, ...(children === undefined ? {} : { number: children }) }
    }
    default:
      return worded(kind, value)
  }
}

const ends = ({ from, until }: { readonly from?: string; readonly until?: string }): FactValue => ({
  ...(from === undefined ? {} : { from: `${from}-01` }),
  ...(until === undefined ? {} : { until: `${until}-01` }),
})

const stretches = (kind: FactKind, value: Timed<string | number | boolean>): FactValue[] =>
  typeof value === 'object' ? value.map(({ value: held, ...one }) => ({ ...worded(kind, held), ...ends(one) })) : [worded(kind, value)]

const wholeYear = (year: string): FactValue => ({ from: `${year}-01-01`, until: `${year}-12-31` })

/** Said apart of a parent, beside the incomes that are told in three ways; any other kind that is not told is none. */
const ASKED: readonly AmountKind[] = ['microServicesTurnover', 'invalidityPension', 'sickPay', 'maintenanceReceived']
const incomeOf = (id: AmountKind): Income | undefined => INCOMES.find(({ net, taxable, gross }) => [net, taxable, gross].includes(id))

/** What a person said of one kind of amount; « none » is written where silence would be asked again, or derived from another amount. */
const amounts = (kind: FactKind, person: Person, month: Month): FactValue[] => {
  const id = kind.input.id.replace('amounts.', '') as AmountKind
  const { amounts: all = {}, otherAmounts } = person
  const fact = all[id]
  const origin = january(yearOf(month) - YEARS_BACK)
  const first = `${monthText(origin)}-01`
  const nothing: FactValue = { boolean: false, from: first }
  const told = fact === undefined || fact === 'none' ? [] : partsSaid(fact, kind, first)
  const income = incomeOf(id)
  if (income === undefined) {
    const isAsked = ASKED.includes(id) && person.role === 'parent'
    if (fact === 'none' || (fact === undefined && otherAmounts === 'none')) return isAsked ? [nothing] : []
    const hasHoles = otherAmounts === 'none' && isAsked && amountLine(fact, origin).some(Number.isNaN)
    return hasHoles ? [nothing, ...told] : told
  }
  const three = [income.net, income.taxable, income.gross].map((one) => all[one])
  if (three.every((one) => one === undefined || one === 'none'))
    return id === income.net && (fact === 'none' || otherAmounts === 'none') ? [nothing] : []
  if (fact === 'none') return [nothing]
  if (otherAmounts !== 'none' || id !== income.net) return told
  const [net, taxable, gross] = three.map((one) => amountLine(one, origin)) as [Timeline, Timeline, Timeline]
  deriveLines(income, net, taxable, gross, origin)
  return [...told, ...holesOf(net, origin)]
}

/** Months of a line of which nothing is known, as nothing received. */
const holesOf = (line: Timeline, origin: Month): FactValue[] => {
  const holes: FactValue[] = []
  for (let at = 0; at < line.length; at += 1) {
    if (!Number.isNaN(line[at])) continue
    const from = at
    while (at + 1 < line.length && Number.isNaN(line[at + 1])) at += 1
    holes.push({ cents: 0, period: 'month', from: `${monthText(origin + from)}-01`, until: `${monthText(origin + at)}-01` })
  }
  return holes
}

const partsSaid = (fact: Exclude<AmountFact, 'none'>, kind: FactKind, first: string): FactValue[] => {
  const { levels = [], months = {}, years = {} } = partsOf(fact)
  return [
    ...levels.map((level) => levelOf(level, kind, first)),
    ...(Object.keys(months).length > 0 ? [{ months }] : []),
    ...Object.entries(years).map(([year, cents]): FactValue => ({ cents, period: 'year', ...wholeYear(year) })),
  ]
}

const levelOf = ({ cents, except, ...one }: Level, kind: FactKind, first: string): FactValue => ({
  cents,
  period: 'month',
  ...(one.from === undefined && kind.reach === 'observed' ? { from: first } : {}),
  ...ends(one),
  ...(except === undefined ? {} : { months: except }),
})

const payments = (paid: Readonly<Record<string, number>>): FactValue[] => (Object.keys(paid).length === 0 ? [] : [{ months: paid }])
