import { cssFigures } from './health/figures.ts'
import { rlsCeiling2 } from './housing/rls-figures.ts'
import { ajFigures } from './justice/aj-figures.ts'
import { aahFigures, asiFigures, aspaFigures, assFigures } from './minima/minima-figures.ts'
import { ppaFigures } from './ppa/figures.ts'
import { householdScale, rsaFigures } from './rsa/figures.ts'
import type { HouseholdSpec } from './testing/build.ts'
import { monthText, yearOf, type Month } from './time.ts'
import { ADULT, alone, below, born, notices, upTo, type Threshold } from './testing/thresholds.ts'

const quarter = (month: Month): Month => month - householdScale.at(month).quarterLag
/** A student of 27 has no RSA, which would open the CSS by itself. */
const cssSpec = (cents: number, month: Month): HouseholdSpec =>
  alone({ student: 1, amounts: { netWage: { [monthText(month - 3)]: cents } } }, month, {}, born(month, 27))
const ajSpec = (cents: number, month: Month): HouseholdSpec => alone({}, month, notices(cents, month))

/** Limits of minimum incomes, of the prime d'activité, of health, of housing and of justice. */
export const THRESHOLDS: readonly Threshold[] = [
  {
    name: 'RSA d’une personne : 6 € au moins',
    article: 'CASF R262-39 : inférieur à 6 €',
    right: 'rsa',
    spec: (cents, month) => alone({ amounts: { netWage: cents } }, month, { tenure: 8 }),
    last: (month) => upTo(rsaFigures.at(month).base - rsaFigures.at(month).floor),
  },
  {
    name: 'RSA d’un couple : 6 € au moins',
    article: 'CASF R262-39 : inférieur à 6 €',
    right: 'rsa',
    spec: (cents, month) => ({
      year: yearOf(month),
      tenure: 8,
      parents: [{ born: ADULT, amounts: { netWage: cents } }, { born: '1986-04-02' }],
    }),
    last: (month) => upTo(rsaFigures.at(month).base * (1 + householdScale.at(month).second) - rsaFigures.at(month).floor),
  },
  {
    name: 'prime d’activité : 15 € au moins',
    article: 'CSS D846-2 : inférieur à 15 €',
    right: 'ppa',
    spec: (cents, month) => alone({ amounts: { netWage: cents } }, month, { tenure: 8 }),
    holds: (month) => {
      const [from, to] = [ppaFigures.at(quarter(month) - 2), ppaFigures.at(quarter(month))]
      return from.base === to.base && from.slope === to.slope && from.bonusShare === to.bonusShare
    },
    // Above the full bonus: base + slope × w + bonus − w ≥ floor.
    last: (month) => {
      const p = ppaFigures.at(quarter(month))
      return upTo((p.base + Math.round(p.bonusShare * p.base) - ppaFigures.at(month).floor) / (1 - p.slope))
    },
  },
  {
    name: 'CSS sans participation',
    article: 'CSS L861-1, 1° : plafond non dépassé',
    right: 'css',
    spec: cssSpec,
    stands: (amount) => amount === 0,
    last: (month) => upTo(cssFigures.at(month).ceiling),
  },
  {
    name: 'CSS avec participation',
    article: 'CSS L861-1, 2° : plafond non dépassé',
    right: 'css',
    spec: cssSpec,
    last: (month) => upTo(cssFigures.at(month).ceiling * (1 + cssFigures.at(month).above)),
  },
  {
    name: 'AME',
    article: 'CASF L251-1 : plafond non dépassé',
    right: 'ame',
    spec: (cents, month) =>
      alone({ citizenship: 2, irregularStayMonths: 6, amounts: { netWage: { [monthText(month - 3)]: cents } } }, month),
    last: (month) => upTo(cssFigures.at(month).ceiling),
  },
  {
    name: 'ASI, jusqu’à un demi-centime',
    article: 'CSS L815-24-1',
    right: 'asi',
    spec: (cents, month) => alone({ amounts: { invalidityPension: cents } }, month),
    last: (month) => upTo(asiFigures.at(month).ceiling / 12 - 0.5),
  },
  {
    name: 'ASPA, jusqu’à un demi-centime',
    article: 'CSS L815-9',
    right: 'aspa',
    spec: (cents, month) => alone({ amounts: { grossPension: cents } }, month, {}, '1950-05-05'),
    last: (month) => upTo(aspaFigures.at(month).single / 12 - 0.5),
  },
  {
    name: 'ASS : une journée au moins',
    article: 'Code du travail R5423-1, R5423-13',
    right: 'ass',
    spec: (cents, month) => alone({ activity: 2, unemployedSince: '2020-05-05', assCareer: 1, amounts: { rentReceived: cents } }, month),
    last: (month) => upTo(assFigures.at(month).daily * (assFigures.at(month).singleCeiling - 1)),
  },
  {
    name: 'AAH, jusqu’à un demi-centime',
    article: 'CSS L821-3, D821-2',
    right: 'aah',
    spec: (cents, month) => alone({ disabilityRate: 0.8, amounts: { maintenanceReceived: cents } }, month),
    last: (month) => upTo(aahFigures.at(month).amount - 0.5),
  },
  {
    name: 'ADA',
    article: 'CESEDA D553-3 : ressources inférieures au RSA',
    right: 'ada',
    spec: (cents, month) => alone({ citizenship: 2, amounts: { netWage: cents } }, month, { asylumSeeker: 1 }),
    last: (month) => below(rsaFigures.at(month).base),
  },
  {
    name: 'RLS',
    article: 'CCH L442-2-1 ; R822-2 : ressources arrondies à la centaine d’euros supérieure, inférieures au plafond',
    right: 'rls',
    spec: (cents, month) =>
      alone({ amounts: { capitalIncome: { [`${yearOf(month) - 2}-06`]: cents } } }, month, { tenure: 3, zone: 2, rent: 400_00 }),
    last: (month) => (Math.ceil((12 * rlsCeiling2.at(month).single) / 100_00 - 1e-9) - 1) * 100_00,
  },
  {
    name: 'rémunération insaisissable',
    article: 'C. trav. L3252-3, R3252-5',
    right: 'quotiteSaisissable',
    spec: (cents, month) => alone({ amounts: { netWage: cents } }, month),
    stands: (amount) => amount === 0,
    last: (month) => upTo(rsaFigures.at(month).base),
  },
  ...(['total', 'at55', 'at25'] as const).map((ceiling, at): Threshold => ({
    name: `aide juridictionnelle, ${['entière', '55 %', '25 %'][at] ?? ''}`,
    article: 'Décret 2020-1717, art. 3 : plafond non dépassé',
    right: 'aideJuridictionnelle',
    spec: ajSpec,
    stands: (amount) => amount >= ([100, 55, 25][at] ?? 0),
    last: (month) => upTo(ajFigures.at(month)[ceiling]),
  })),
]
