import { addMonths, type IsoDate } from '#core/dates.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { sequence } from '#rules/ranges/unknown.ts'

/** Invented households for the bench of the night, each drawn from its own number: who lives there, and 24 months of facts. No two alike. */
export type BenchPerson = { at: number; role: 'main' | 'partner' | 'child'; birthDate: IsoDate }
export type BenchFact = {
  key: string
  /** Place among the persons; null: the household. */
  subject: number | null
  value: FactValue
  compartment: 'general' | 'budget' | 'health'
  observedOn: IsoDate
  source: 'said' | 'read'
}
export type BenchHousehold = { persons: BenchPerson[]; facts: BenchFact[]; tenure: string }

const monthStart = (day: IsoDate, back: number): IsoDate => `${addMonths(`${day.slice(0, 7)}-01`, -back).slice(0, 7)}-01`

const draw = (seed: number, today: IsoDate): BenchHousehold & { between: (low: number, high: number) => number } => {
  const next = sequence(Math.imul(seed, 2_654_435_761) ^ 0x9e3779b9)
  const chance = (share: number): boolean => next() < share
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const year = Number(today.slice(0, 4))
  const born = (age: number): IsoDate =>
    `${year - age}-${String(between(1, 12)).padStart(2, '0')}-${String(between(1, 28)).padStart(2, '0')}`
  const age = chance(0.15) ? between(66, 85) : between(20, 62)
  const couple = chance(0.35)
  const persons: BenchPerson[] = [{ at: 0, role: 'main', birthDate: born(age) }]
  if (couple) persons.push({ at: 1, role: 'partner', birthDate: born(Math.max(age - between(0, 6), 19)) })
  if (age < 60 && chance(0.6))
    for (let n = between(1, 4); n > 0; n -= 1)
      persons.push({ at: persons.length, role: 'child', birthDate: born(between(1, Math.min(19, age - 17))) })
  const facts: BenchFact[] = []
  const recent = (): IsoDate => `${monthStart(today, 1).slice(0, 7)}-${String(between(1, 28)).padStart(2, '0')}`
  const say = (
    key: string,
    subject: number | null,
    value: FactValue,
    compartment: BenchFact['compartment'] = 'general',
    observedOn = recent(),
  ): void => {
    facts.push({ key, subject, value, compartment, observedOn, source: 'read' })
  }
  const tenure = (['socialTenant', 'privateTenant', 'privateTenant', 'furnishedTenant', 'hostedFamily', 'ownerOutright'] as const)[
    between(0, 5)
  ] as string
  say('family.status', null, { code: couple ? 'married' : 'single' })
  if (!couple) say('family.separatedSince', null, { on: `${year - between(1, 15)}-${String(between(1, 12)).padStart(2, '0')}-01` })
  for (const key of ['housing.flatShare', 'housing.room', 'housing.landlordRelative', 'housing.sharesCosts', 'housing.crous'])
    say(key, null, { boolean: false })
  if (tenure.endsWith('Tenant')) {
    say('housing.rent', null, { cents: between(250_00, 900_00) }, 'budget')
    say('housing.zone', null, { number: between(1, 3) })
  }
  for (const { at, role, birthDate } of persons) {
    const years = year - Number(birthDate.slice(0, 4))
    if (role === 'child') {
      say('family.sharedCustody', at, { boolean: chance(0.08) })
      say('school.level', at, {
        code: years < 3 ? 'none' : years < 6 ? 'nursery' : years < 11 ? 'primary' : years < 15 ? 'college' : 'lycee',
      })
      say('disability.aeeh', at, { code: 'none' }, 'health')
      if (years >= 15) say('employment.status', at, { code: 'student' })
      if (years >= 16) say('income.nothingElse', at, { boolean: false }, 'budget')
      continue
    }
    say('identity.citizenship', at, { code: 'french' })
    for (const key of ['employment.assCareer', 'employment.youngWorker', 'housing.withParents']) say(key, at, { boolean: false })
    if (years < 56) say('health.pregnancy', at, { boolean: false }, 'health')
    if (years >= 60)
      for (const key of ['autonomy.gir', 'apa.plan']) say(key, at, key === 'autonomy.gir' ? { number: 0 } : { cents: 0 }, 'health')
    for (const key of ['savings.livretA', 'savings.untaxed', 'property.unletRentalValue']) say(key, at, { cents: 0 }, 'budget')
    const [key, status, least, most] = years >= 64 ? ['income.pension', 'retired', 350_00, 1900_00] : chance(0.65) ? ['income.salary', 'working', 250_00, 2400_00] : ['income.unemployment', 'unemployed', 300_00, 1300_00] // prettier-ignore
    say('employment.status', at, { code: status as string })
    if (status === 'unemployed') say('employment.unemployedSince', at, { on: `${year - 1}-0${between(1, 9)}-15` })
    // pay slips and statements, a quarter at a time, the months that differ on top; the first reaches back before what is asked
    let level = between(least as number, most as number)
    for (let quarter = 8; quarter >= 1; quarter -= 1) {
      if (chance(0.4)) level = between(least as number, most as number)
      const from = monthStart(today, quarter * 3)
      const months = Object.fromEntries([1, 2].flatMap((back) => (chance(0.3) ? [[monthStart(today, quarter * 3 - back).slice(0, 7), Math.max(0, level + between(-120_00, 160_00))]] : []))) // prettier-ignore
      const value: FactValue = {
        cents: level,
        period: 'month',
        from: quarter === 8 ? `${year - 4}-01-01` : from,
        ...(Object.keys(months).length > 0 ? { months } : {}),
      }
      say(
        key as string,
        at,
        value,
        'budget',
        `${monthStart(today, quarter * 3 - 1).slice(0, 7)}-${String(between(2, 27)).padStart(2, '0')}`,
      )
    }
    say('income.nothingElse', at, { boolean: false }, 'budget')
    say('alimony.received', at, { cents: 0, period: 'month', from: `${year - 4}-01-01` }, 'budget')
    for (const year_ of [2, 3]) {
      say('tax.bracket', at, { number: 0, from: `${year - year_}-01-01` }, 'budget')
      say('tax.rfr', at, { cents: between(4_000_00, 24_000_00), from: `${year - year_}-01-01` }, 'budget')
    }
    if (years >= 58) say('health.unfitForWork', at, { boolean: false }, 'health')
    const ill = chance(0.12)
    say('disability.rate', at, { number: ill ? (chance(0.5) ? 0.8 : 0.6) : 0 }, 'health')
    if (ill) say('disability.rsdae', at, { boolean: chance(0.5) }, 'health')
  }
  return { persons, facts, tenure, between }
}

/** `forgotten`: so many answers, incomes left aside, that nobody has asked yet. */
export const benchHousehold = (seed: number, today: IsoDate, forgotten: number): BenchHousehold => {
  const { between, ...household } = draw(seed, today)
  const usual = household.facts.filter(({ key }) => !key.startsWith('income.'))
  for (let left = forgotten; left > 0 && usual.length > 0; left -= 1) {
    const [gone] = usual.splice(between(0, usual.length - 1), 1)
    household.facts = household.facts.filter((fact) => fact !== gone)
  }
  return household
}
