/** What the address of the page asks: a right, a date, situations to compare. A wrong word is said in French and never guessed. */
import { noBreak } from '#core/french.ts'
import { monthOf, monthText } from '#rules/time.ts'
import type { Given } from './model.ts'
import { fieldsOf, isScenario, rightsThatMayStop, scenariosAtMost, whyNot } from './scenarios.ts'
import type { FieldName, Scenario, ScenarioName } from './scenarios.ts'
import { readEuros } from './words.ts'

/** First and last months that may be asked for; the last one leaves room for the year that « Et si… » looks ahead. */
export const firstMonth = '2024-01'
export const lastMonth = '2030-12'

export type AskedMonth = { month: string; typed: string; error: string | null }
/** `?au=AAAA-MM`; without it the month of today. A month that cannot be leaves today's, with its sentence. */
export const readMonth = (typed: string | null, today: string): AskedMonth => {
  const now = today.slice(0, 7)
  if (typed === null || typed.trim() === '') return { month: now, typed: '', error: null }
  const text = typed.trim()
  const isMonth = text.length === 7 && !Number.isNaN(monthOf(text))
  if (isMonth && text >= firstMonth && text <= lastMonth) return { month: text, typed: text, error: null }
  const error = isMonth
    ? text < firstMonth
      ? `Les montants sont connus depuis janvier${noBreak}2024 : choisissez un mois à partir de 2024-01.`
      : `Ce mois est trop loin : choisissez un mois jusqu’à décembre${noBreak}2030.`
    : 'Écrivez un mois avec son année, par exemple 2026-04 pour avril 2026.'
  return { month: now, typed: text.slice(0, 20), error }
}

export type AskedScenario = {
  name: ScenarioName
  values: Partial<Record<FieldName, string>>
  /** By field; the empty key stands for the scenario itself. */
  errors: Partial<Record<FieldName | '', string>>
  /** Null: not told enough yet. */
  scenario: Scenario | null
}

const defaultsOf = (given: Given, name: ScenarioName): Partial<Record<FieldName, string>> => {
  const parents = given.situation.persons.filter(({ role }) => role === 'parent')
  const next = monthText(monthOf(given.today.slice(0, 7)) + 1)
  return {
    qui: (name === 'separation' ? parents.at(-1) : parents[0])?.id ?? '',
    mois: name === 'naissance' ? monthText(monthOf(given.today.slice(0, 7)) + 6) : next,
    zone: '2',
    droit: rightsThatMayStop(given)[0]?.value ?? '',
  }
}

const readScenario = (given: Given, search: URLSearchParams, name: ScenarioName): AskedScenario => {
  const fields = fieldsOf[name]
  const submitted = fields.some((field) => search.has(`${name}-${field}`))
  const fallback = defaultsOf(given, name)
  const values = Object.fromEntries(
    fields.map((field) => [field, (search.get(`${name}-${field}`) ?? fallback[field] ?? '').slice(0, 60)]),
  ) as AskedScenario['values']
  const errors: AskedScenario['errors'] = {}
  const impossible = whyNot(name, given)
  if (impossible !== null) return { name, values, errors: { '': impossible }, scenario: null }
  const { qui = '', montant = '', mois = '', droit = '', zone = '' } = values
  const cents = fields.includes('montant') ? readEuros(montant) : 0
  if (cents === null)
    errors.montant = submitted || montant !== '' ? 'Écrivez un montant en euros, par exemple 1 481.' : 'Écrivez le montant pour comparer.'
  const month = monthOf(mois)
  const now = monthOf(given.today.slice(0, 7))
  if (mois.length !== 7 || Number.isNaN(month)) errors.mois = 'Écrivez un mois avec son année, par exemple 2026-12.'
  else if (month < now - 12 || month > now + 24) errors.mois = 'Choisissez un mois proche : un an en arrière, deux ans en avant.'
  if (fields.includes('qui') && !given.situation.persons.some(({ id, role }) => id === qui && role === 'parent'))
    errors.qui = 'Choisissez une personne du foyer.'
  if (fields.includes('droit') && !rightsThatMayStop(given).some(({ value }) => value === droit))
    errors.droit = 'Choisissez un droit de la liste.'
  if (fields.includes('zone') && !['1', '2', '3'].includes(zone)) errors.zone = 'Choisissez la zone 1, 2 ou 3.'
  const scenario =
    Object.keys(errors).length > 0 ? null : { name, who: qui, cents: cents ?? 0, month: mois, right: droit, zone: Number(zone) || 2 }
  return { name, values, errors, scenario }
}

export type AskedComparison = {
  asked: AskedScenario[]
  /** Months after the change at which the columns are looked at. */
  after: 0 | 3 | 12
  /** More were asked than stand side by side. */
  tooMany: boolean
}
/** `?si=…` with the fields of each. */
export const readComparison = (given: Given, search: URLSearchParams): AskedComparison => {
  const names = [...new Set(search.getAll('si').filter(isScenario))]
  const after = ({ '0': 0, '3': 3, '12': 12 } as const)[search.get('vu') ?? '12'] ?? 12
  return {
    asked: names.slice(0, scenariosAtMost).map((name) => readScenario(given, search, name)),
    after,
    tooMany: names.length > scenariosAtMost,
  }
}
