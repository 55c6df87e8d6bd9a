import { SPAN, type Household, type Member, type TaxUnit, type Timeline } from '../household.ts'
import { BadInput } from '../bad-input.ts'

/**
 * What a household taken over from OpenFisca says and a worker's situation has no word for: lines of the compiled household, by name, for each
 * month since `origin`. It follows OpenFisca's conventions (`openfisca/departures.ts`), nothing of it is unknown, and screens say so.
 */
export interface Imported {
  /** First month of the lines, a January. */
  readonly origin: number
  readonly household: Lines
  readonly members: Readonly<Record<string, Lines>>
  /** Yearly lines of the tax household of a person. */
  readonly taxes: Readonly<Record<string, Lines>>
}
/** Stretches `[months, value]` one after the other; null: not known (NaN); `never`: no such month. */
type Lines = Readonly<Record<string, readonly (readonly [length: number, value: number | null | 'never'])[]>>

const HOUSEHOLD_LINES = [
  'tenure', 'rent', 'rentCharges', 'zone', 'flatShare', 'room', 'crous', 'sharesCosts', 'landlordRelative', 'loanMonth', 'loanConventioned',
  'loanWork', 'recentlyAlone', 'asylumSeeker', 'asylumHoused', 'earlyQuarter',
] as const // prettier-ignore
const MEMBER_LINES = [
  'ageBase', 'birthMonth', 'activity', 'student', 'school', 'pregnant', 'disabled', 'disabilityRate', 'rsdae', 'sharedCustody', 'careMode',
  'careHours', 'careCost', 'prepareRate', 'aeehLevel', 'gir', 'apaPlan', 'dependenceTariff', 'dependenceTariffLow', 'pchBeforeSixty',
  'violenceEvidence', 'auvvcGranted', 'citizenship', 'permitYears', 'irregularStayMonths', 'marital', 'unfitForWork', 'workCapacity',
  'grantHolder', 'grantLevel', 'assCareer', 'youngWorker', 'livesWithParents', 'inCharge', 'unemployedSince', 'sickSince', 'adoptedIn',
  'livretA', 'untaxedSavings', 'taxedSavings', 'unletValue', 'unletRentalValue', 'unletLandRentalValue', 'letValue', 'hasStaff',
] as const // prettier-ignore
const TAX_LINES = ['rfr', 'bracket', 'maintenanceDeducted'] as const

type Field = Timeline | number
const listOf = (field: Field): number[] => (typeof field === 'number' ? [field] : [...field])
const pack = (field: Field): [number, number | null | 'never'][] => {
  const runs: [number, number | null | 'never'][] = []
  let last = Number.NEGATIVE_INFINITY
  for (const value of listOf(field)) {
    const run = runs.at(-1)
    if (run && Object.is(value, last)) run[0] += 1
    else runs.push([1, Number.isNaN(value) ? null : value === Number.POSITIVE_INFINITY ? 'never' : value])
    last = value
  }
  return runs
}
const unpack = (runs: Lines[string]): number[] =>
  runs.flatMap(([length, value]) =>
    Array.from({ length }, () => (value === null ? Number.NaN : value === 'never' ? Number.POSITIVE_INFINITY : value)),
  )

const same = (a: Field, b: Field): boolean => {
  const [left, right] = [listOf(a), listOf(b)]
  return (
    left.length === right.length &&
    left.every((value, at) => Object.is(value + 0, (right[at] as number) + 0) || Math.abs(value - (right[at] as number)) < 1e-6)
  )
}

const linesThatDiffer = <T>(
  names: readonly (keyof T & string)[],
  read: T,
  compiled: T,
): Record<string, [number, number | null | 'never'][]> =>
  Object.fromEntries(
    names.flatMap((name) => (same(read[name] as Field, compiled[name] as Field) ? [] : [[name, pack(read[name] as Field)]])),
  )

/** A flow or a payment bears the number of its kind: « flow.3 », « received.0 ». */
const numbered = (
  what: 'flow' | 'received',
  read: readonly (Timeline | null)[],
  compiled: readonly (Timeline | null)[],
): Record<string, [number, number | null | 'never'][]> =>
  Object.fromEntries(
    Array.from({ length: Math.max(read.length, compiled.length) }, (_, at) => at).flatMap((at) => {
      const none = new Float64Array(SPAN).fill(what === 'flow' ? 0 : Number.NaN)
      const [left, right] = [read[at] ?? none, compiled[at] ?? none]
      return same(left, right) ? [] : [[`${what}.${at}`, pack(left)]]
    }),
  )

/** What a household read from OpenFisca says otherwise than the same one compiled from its situation. */
export const importedOf = (read: Household, compiled: Household): Imported => {
  // children who are awaited bear another name in a situation, and stand last there
  const left = read.members.filter(({ id }) => !compiled.members.some((other) => other.id === id))
  const awaited = compiled.members.filter(({ id }) => !read.members.some((other) => other.id === id))
  const mate = (member: Member): Member => (compiled.members.find(({ id }) => id === member.id) ?? awaited[left.indexOf(member)]) as Member
  const withLines = (one: Record<string, object>): Record<string, Lines> =>
    Object.fromEntries(Object.entries(one).filter(([, lines]) => Object.keys(lines).length > 0)) as Record<string, Lines>
  return {
    origin: read.origin,
    household: { ...linesThatDiffer(HOUSEHOLD_LINES, read, compiled), ...numbered('received', read.received, compiled.received) },
    members: withLines(
      Object.fromEntries(
        read.members.map((member) => [
          mate(member).id,
          {
            ...linesThatDiffer(MEMBER_LINES, member, mate(member)),
            ...numbered('flow', member.flows, mate(member).flows),
            ...numbered('received', member.received, mate(member).received),
          },
        ]),
      ),
    ),
    taxes: withLines(
      Object.fromEntries(read.members.map((member) => [mate(member).id, linesThatDiffer(TAX_LINES, member.tax, mate(member).tax)])),
    ),
  }
}

/** A line at another origin: the ends of the span stand for what lies beyond. */
const shifted = (values: number[], by: number): Float64Array =>
  Float64Array.from(values, (_, at) => values[Math.min(Math.max(at + by, 0), values.length - 1)] as number)

const write = (target: object, lines: Lines, by: number): void => {
  const into = target as Record<string, unknown>
  for (const [name, runs] of Object.entries(lines)) {
    const values = unpack(runs)
    const [what, at] = name.split('.') as [string, string?]
    if (at !== undefined) {
      const list = into[what === 'flow' ? 'flows' : 'received'] as (Timeline | null)[]
      list[Number(at)] = shifted(values, by)
    } else into[name] = typeof into[name] === 'number' ? (values[0] as number) : shifted(values, name in TAX_NAMES ? by / 12 : by)
  }
}
const TAX_NAMES = { rfr: 0, bracket: 0, maintenanceDeducted: 0 }

/** Writes what was taken over into a compiled household, which then follows OpenFisca's conventions. Its lines become its own: nothing shared is written. */
export const applyImported = (household: Household, imported: Imported): void => {
  const by = household.origin - imported.origin
  household.asOpenFisca = true
  household.exact = true
  // whom the request names lives there, a child awaited too
  household.dwelling = household.members
  write(household, imported.household, by)
  for (const member of household.members) {
    member.flows = [...member.flows]
    write(member, imported.members[member.id] ?? {}, by)
    member.kinds = member.flows.flatMap((flow, at) => (flow.some((cents) => cents !== 0) ? [at] : []))
  }
  const done = new Set<TaxUnit>()
  for (const member of household.members) {
    const lines = imported.taxes[member.id]
    if (lines === undefined || done.has(member.tax)) continue
    done.add(member.tax)
    write(member.tax, lines, by)
  }
}

const known = new Set<string>([...HOUSEHOLD_LINES, ...MEMBER_LINES, ...TAX_LINES])
/** @throws BadInput for what was not written by `importedOf`. */
export const checkImported = (value: unknown, path: string): void => {
  const wrong = (at: string, found: unknown): never => {
    throw new BadInput(at, found, 'ce que la reprise d’un foyer d’OpenFisca écrit')
  }
  if (typeof value !== 'object' || value === null) return wrong(path, value)
  const { origin, household, members, taxes, ...rest } = value as Record<string, unknown>
  if (!Number.isInteger(origin) || (origin as number) % 12 !== 0 || Object.keys(rest).length > 0) wrong(path, value)
  const lines = (found: unknown, at: string): void => {
    if (typeof found !== 'object' || found === null) wrong(at, found)
    for (const [name, runs] of Object.entries(found as object)) {
      if (!known.has(name) && !/^(?:flow|received)\.\d{1,2}$/.test(name)) wrong(`${at}.${name}`, name)
      if (!Array.isArray(runs) || runs.length > SPAN) wrong(`${at}.${name}`, runs)
      for (const run of runs as unknown[])
        if (
          !Array.isArray(run) ||
          !Number.isInteger(run[0]) ||
          run[0] < 1 ||
          run[0] > SPAN ||
          !(run[1] === null || run[1] === 'never' || Number.isFinite(run[1]))
        )
          wrong(`${at}.${name}`, run)
    }
  }
  lines(household, `${path}.household`)
  for (const [name, group] of [
    ['members', members],
    ['taxes', taxes],
  ] as const) {
    if (typeof group !== 'object' || group === null) wrong(`${path}.${name}`, group)
    for (const [id, found] of Object.entries(group as object)) lines(found, `${path}.${name}.${id}`)
  }
}
