/** What a page of rights shows beside what OpenFisca's variables are computed at: for the tests of households that were taken over. */
import { calculate } from '#rules/openfisca/calculate.ts'
import { findRight } from '#rules/rights.ts'

type Answer = Pick<ReturnType<typeof calculate>, 'computed'>
export type Line = { id: string; period: string; situation: Record<string, Record<string, unknown>> }
/** A line of the page: the right and the person by their visible names, the amount as it is written. */
export type Shown = { title: string; who: string | null; amount: string }

/** Right → variable, for rights that both compute. The complementary health cover has two: `css`. */
const VARIABLES: Readonly<Record<string, string>> = {
  rsa: 'rsa', ppa: 'ppa', aah: 'aah', mva: 'mva', asi: 'asi', aspa: 'aspa', ass: 'ass', cej: 'contrat_engagement_jeune', primeNoel: 'aefa',
  af: 'af', cf: 'cf', asf: 'asf', pajeNaissance: 'paje_naissance', pajeAdoption: 'paje_adoption', pajeBase: 'paje_base', prepare: 'paje_prepare',
  cmg: 'paje_cmg', aeeh: 'aeeh', ars: 'ars', apl: 'apl', alf: 'alf', als: 'als', rls: 'reduction_loyer_solidarite',
  css: 'css_participation_forfaitaire', chequeEnergie: 'cheque_energie', bourseCollege: 'bourse_college', bourseLycee: 'bourse_lycee', ada: 'ada',
  apaDomicile: 'apa_domicile', apaEtablissement: 'apa_etablissement',
} // prettier-ignore
/** The page says the housing aid under one name, with the one of the three that it is. */
const HOUSING = new Set(['apl', 'alf', 'als'])
const YEARLY = new Set(['ars', 'aefa', 'cheque_energie'])

/** Every line of a corpus so many lines apart: all its months are among them. */
export const every = (corpus: string, apart: number, most: number): Line[] =>
  corpus
    .trim()
    .split('\n')
    .filter((_, at) => at % apart === 0)
    .slice(0, most)
    .map((line) => JSON.parse(line) as Line)

/** Euros of « 1 234,56 € », « − 12,00 € », « 8 € par mois »; 0 of what is said to be closed; null of « pas calculé » and of what is no amount. */
export const eurosOf = (text: string): number | null => {
  if (/^(?:non|sans participation)$/.test(text)) return 0
  const found = /^[−-]?\s*([\d\s]+(?:,\d+)?)\s*€/u.exec(text)
  return found ? Number((found[1] ?? '').replaceAll(/\s/gu, '').replace(',', '.')) : null
}

export type Comparison = { compared: number; shown: number; positive: number; differ: string[] }

/** Every amount of the line, as the program answers it, against what the page shows. `names`: the visible names of the persons, by the request's. */
export const compareShown = (
  line: Line,
  answer: Answer,
  rows: readonly Shown[],
  names: Readonly<Record<string, readonly string[]>>,
): Comparison => {
  const result: Comparison = { compared: 0, shown: 0, positive: 0, differ: [] }
  for (const [id, variable] of Object.entries(VARIABLES)) {
    const right = findRight(id)
    if (right === undefined) throw new RangeError(id)
    const visible = HOUSING.has(id) ? `Aide au logement (${id.toUpperCase()})` : right.title
    const plural = right.holder === 'person' ? 'individus' : variable === 'cheque_energie' ? 'menages' : 'familles'
    const at = YEARLY.has(variable) ? line.period.slice(0, 4) : line.period
    for (const entity of Object.keys(line.situation[plural] ?? {})) {
      const values = answer.computed[plural]?.[entity]
      const value = values?.[variable]?.[at]
      const expected = value === undefined || value === null ? null : Number(value)
      const row = rows.find(
        ({ title, who }) => title === visible && (right.holder === 'family' || who === null || (names[entity] ?? []).includes(who)),
      )
      // a line is left out where there is nothing to say
      const got = row === undefined ? (expected === null ? null : 0) : eurosOf(row.amount)
      const isFree = id === 'css' && values?.['cmu_c']?.[at] === true
      const free = id === 'css' && row?.amount === 'sans participation'
      result.compared += 1
      if (row !== undefined) result.shown += 1
      if (expected !== null && expected > 0) result.positive += 1
      if (got === expected && isFree === free) continue
      result.differ.push(
        `${line.id} ${id} ${entity}: ${row?.amount ?? 'absent'}, calculé ${value ?? 'rien'}${isFree ? ', sans participation' : ''}`,
      )
    }
  }
  return result
}
