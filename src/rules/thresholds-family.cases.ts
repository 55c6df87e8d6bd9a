import { chequeEnergieFigures } from './energy/cheque.ts'
import { afFigures } from './family/af.ts'
import { arsFigures } from './family/ars.ts'
import { asfFigures } from './family/asf.ts'
import { cfFigures } from './family/cf.ts'
import { pajeFigures } from './family/paje.ts'
import { collegeFigures, lyceeFigures } from './school/figures.ts'
import { shared } from './shared-figures.ts'
import type { HouseholdSpec } from './testing/build.ts'
import { january, yearOf, type Month } from './time.ts'
import { alone, below, born, children, couple, notices, profit, upTo, type Threshold } from './testing/thresholds.ts'

const october = (month: Month): Month => january(yearOf(month)) + 9
const school = (month: Month): number => (month % 12 >= 8 ? yearOf(month) : yearOf(month) - 1)

const arsCeiling = (month: Month): number => arsFigures.at(october(month)).ceiling * (1 + arsFigures.at(october(month)).ceilingChild)
const arsFull = (month: Month): number => shared.at(october(month)).bmaf * arsFigures.at(october(month)).primary
const arsSpec = (cents: number, month: Month): HouseholdSpec => alone(profit(cents, month), month, { children: children(month, 8) })
const cfCeiling = (month: Month): number => {
  const p = cfFigures.at(month)
  return p.ceiling * (1 + 2 * p.firstChildren + p.furtherChild)
}
const cfFull = (month: Month): number => shared.at(month).bmaf * cfFigures.at(month).rate
const cfSpec = (cents: number, month: Month): HouseholdSpec => couple(cents, month, 6, 9, 12)
const pajeSpec = (cents: number, month: Month): HouseholdSpec => couple(cents, month, 1)
const pajeCeiling = (ceiling: 'fullCeiling' | 'partialCeiling', month: Month): number =>
  pajeFigures.at(month)[ceiling] * (1 + pajeFigures.at(month).firstChildren)
const chequeSpec = (cents: number, month: Month): HouseholdSpec => alone({}, month, { tenure: 4, ...notices(cents, month) })

const chequeBands = (['firstBand', 'secondBand', 'thirdBand', 'ceiling'] as const).map((band, at): Threshold => ({
  name: `chèque énergie, tranche ${at + 1}`,
  article: 'Code de l’énergie R124-1, R124-3 : inférieur au seuil',
  right: 'chequeEnergie',
  spec: chequeSpec,
  stands: (amount, month) =>
    amount >=
    chequeEnergieFigures.at(january(yearOf(month)))[(['oneUnit1', 'oneUnit2', 'oneUnit3', 'oneUnit4'] as const)[at] ?? 'oneUnit4'],
  last: (month) => below(chequeEnergieFigures.at(january(yearOf(month)))[band]),
}))

const grants = (
  [
    ['bourseCollege', collegeFigures, 3, 3],
    ['bourseLycee', lyceeFigures, 6, 4],
  ] as const
).flatMap(([right, table, levels, place]) =>
  Array.from({ length: levels }, (_none, at): Threshold => {
    const level = at + 1
    const of = (month: Month, name: string): number => (table.at(month) as Readonly<Record<string, number>>)[name] as number
    return {
      name: `${right}, échelon ${level}`,
      article: 'Code de l’éducation D531-5, D531-22 : plafond non dépassé',
      right,
      spec: (cents, month) => alone({}, month, { children: [{ born: born(month, 13), school: place }], ...notices(cents, month) }),
      stands: (amount, month) => {
        const thirds = 3
        return amount >= Math.round((of(month, `amount${level}`) * shared.at(january(school(month))).bmaf) / thirds / 100) * thirds * 100
      },
      last: (month) => Math.round((of(month, `level${level}Children1`) * shared.at(january(school(month) - 1) + 6).smicHour) / 100) * 100,
    }
  }),
)

/** Limits of family benefits, of the grants of pupils and of the chèque énergie. */
export const FAMILY_THRESHOLDS: readonly Threshold[] = [
  {
    name: 'ARS entière',
    article: 'CSS R543-5 : plafond non dépassé',
    right: 'ars',
    spec: arsSpec,
    stands: (amount, month) => amount > arsFull(month) - 1e-6,
    last: (month) => upTo(arsCeiling(month)),
  },
  {
    name: 'ARS différentielle',
    article: 'CSS L543-2, D543-2 : inférieure à 15 €',
    right: 'ars',
    spec: arsSpec,
    last: (month) => upTo(arsCeiling(month) + arsFull(month) - arsFigures.at(october(month)).least),
  },
  {
    name: 'complément familial majoré',
    article: 'CSS D522-2 : plafond non dépassé',
    right: 'cf',
    spec: cfSpec,
    stands: (amount, month) => amount === Math.round(shared.at(month).bmaf * cfFigures.at(month).raisedRate),
    last: (month) => upTo(cfCeiling(month) * cfFigures.at(month).raisedCeiling),
  },
  {
    name: 'complément familial différentiel, jusqu’à un demi-centime par mois',
    article: 'CSS L522-2, R522-2',
    right: 'cf',
    spec: cfSpec,
    last: (month) => upTo(cfCeiling(month) + 12 * cfFull(month) - 12 * 0.5),
  },
  {
    name: 'allocation de base à taux plein',
    article: 'CSS R531-1 : plafond non dépassé',
    right: 'pajeBase',
    spec: pajeSpec,
    stands: (amount, month) => amount > shared.at(month).bmaf * pajeFigures.at(month).full - 1e-6,
    last: (month) => upTo(pajeCeiling('fullCeiling', month)),
  },
  {
    name: 'allocation de base à taux partiel',
    article: 'CSS R531-1 : plafond non dépassé',
    right: 'pajeBase',
    spec: pajeSpec,
    last: (month) => upTo(pajeCeiling('partialCeiling', month)),
  },
  {
    name: 'allocations familiales entières',
    article: 'CSS D521-1 : plafond non dépassé',
    right: 'af',
    spec: (cents, month) => couple(cents, month, 5, 8),
    stands: (amount, _month, free) => amount === free,
    last: (month) => upTo(afFigures.at(month).ceiling1),
  },
  {
    name: 'allocation de soutien familial : plus de 15 €',
    article: 'CSS D523-3',
    right: 'asf',
    spec: (cents, month) => alone({ amounts: { maintenanceReceived: cents } }, month, { children: children(month, 8) }),
    last: (month) => below(shared.at(month).bmaf * asfFigures.at(month).oneParent - asfFigures.at(month).least),
  },
  ...chequeBands,
  ...grants,
]
