import type { Evaluation, FamilyRight } from '../evaluation.ts'
import { dated, figures } from '../figures.ts'
import { stateAt, TENURE, type Household, type Member } from '../household.ts'
import type { Right } from '../right.ts'
import { rfr, rfrKnown, taxFigures } from '../tax/rfr.ts'
import { january, yearOf, type Month } from '../time.ts'
import type { Trace } from '../trace.ts'

const ORDER_2018 = 'Arrêté du 26/12/2018 (code de l’énergie, R124-3)'
const LIFE = { reviewed: '2026-07-23' } as const
const amount = (euros: number) => dated('cents/year', LIFE, ['2019-01-01', euros * 100, ORDER_2018])

/** Figures of the chèque énergie. Bands of resources a consumption unit, and amounts by size of the household (one unit, up to two, two and more). */
export const chequeEnergieFigures = figures('chèque énergie', {
  firstBand: dated('cents/year', LIFE, ['2017-01-01', 5_600_00, 'Décret 2016-555 du 06/05/2016']),
  secondBand: dated('cents/year', LIFE, ['2017-01-01', 6_700_00, 'Décret 2016-555 du 06/05/2016']),
  thirdBand: dated('cents/year', LIFE, ['2017-01-01', 7_700_00, 'Décret 2016-555 du 06/05/2016']),
  /** Below this the cheque is due: 10 800 € from 2021, 11 000 € from the campaign of 2023 (text of the order not at hand). */
  ceiling: dated(
    'cents/year',
    { reviewed: '2026-07-23', verified: false },
    ['2021-01-01', 10_800_00, 'Arrêté du 24/02/2021'],
    ['2023-01-01', 11_000_00, 'Seuil annoncé pour la campagne 2023 et les suivantes (arrêté à vérifier)'],
  ),
  /** The ceiling of 2021, which the reference keeps. */
  ceilingOf2021: dated('cents/year', LIFE, ['2021-01-01', 10_800_00, 'Arrêté du 24/02/2021']),
  oneUnit1: amount(194),
  oneUnit2: amount(146),
  oneUnit3: amount(98),
  oneUnit4: amount(48),
  twoUnits1: amount(240),
  twoUnits2: amount(176),
  twoUnits3: amount(113),
  twoUnits4: amount(63),
  more1: amount(277),
  more2: amount(202),
  more3: amount(126),
  more4: amount(76),
  /** Consumption units: the first person, the second, each further one. */
  firstPerson: dated('count', LIFE, ['2017-01-01', 1, 'Code de l’énergie, R124-1']),
  secondPerson: dated('count', LIFE, ['2017-01-01', 0.5, 'Code de l’énergie, R124-1']),
  furtherPerson: dated('count', LIFE, ['2017-01-01', 0.3, 'Code de l’énergie, R124-1']),
})

/** Consumption units of the dwelling; a child in shared custody is half a person. Code de l'énergie R124-1. */
const unitsOf = (household: Household, month: Month): number => {
  const p = chequeEnergieFigures.at(month)
  const { dwelling } = household
  let persons = dwelling.length
  for (let at = 0; at < dwelling.length; at += 1) if (stateAt(household, (dwelling[at] as Member).sharedCustody, month) > 0) persons -= 0.5
  return (
    p.firstPerson + (persons > 1 ? (Math.min(persons, 2) - 1) * p.secondPerson : 0) + (persons > 2 ? (persons - 2) * p.furtherPerson : 0)
  )
}

/** Revenu fiscal de référence of everybody in the dwelling who files a return, cents; −1 when nobody does. */
const dwellingRfr = (household: Household, year: number, t: Trace | null): number => {
  const { dwelling } = household
  let total = 0
  let filed = false
  for (let at = 0; at < dwelling.length; at += 1) {
    const member = dwelling[at] as Member
    if (member.tax.declarants[0] !== member) continue
    filed = true
    const own = rfr(household, member.tax, year)
    t?.step(
      rfrKnown(household, member.tax, year)
        ? `Revenu fiscal de référence de ${year} (${member.id})`
        : `Revenu fiscal de référence de ${year} estimé, faute d’avis d’imposition (${member.id})`,
      own,
      'CGI art. 1417, IV',
    )
    total += own
  }
  return filed ? total : -1
}

const isDwellingCovered = (household: Household, month: Month): boolean => {
  const tenure = stateAt(household, household.tenure, month)
  return (
    tenure === TENURE.owner ||
    tenure === TENURE.buyer ||
    tenure === TENURE.socialTenant ||
    tenure === TENURE.tenant ||
    tenure === TENURE.furnishedTenant
  )
}

/** The amount for the calendar year of a month, cents, with the ceiling of the law or the one of 2021. */
const cheque = (ev: Evaluation, month: Month, of2021: boolean, t: Trace | null): number => {
  const { household } = ev
  const first = january(yearOf(month))
  const p = chequeEnergieFigures.at(first)
  const uses = chequeEnergieFigures
  if (!isDwellingCovered(household, first))
    return t === null
      ? 0
      : t.refuse('Le ménage n’occupe pas, au 1er janvier, un logement dont il paie l’énergie', 'Code de l’énergie, L124-1, R124-1')
  const income = dwellingRfr(household, yearOf(month) - 2, t)
  if (income < 0) return t === null ? 0 : t.refuse('Personne dans le logement ne déclare de revenus à son nom', 'Code de l’énergie, R124-1')
  const units = unitsOf(household, first)
  const each = income / units
  t?.step(
    'Unités de consommation',
    units,
    'Code de l’énergie, R124-1',
    [uses, first, 'firstPerson', 'secondPerson', 'furtherPerson'],
    'count',
  )
  t?.step('Revenu par unité de consommation', each, 'Code de l’énergie, R124-1')
  if (each >= (of2021 ? p.ceilingOf2021 : p.ceiling))
    return t === null
      ? 0
      : t.refuse('Revenu par unité de consommation au-dessus du plafond', 'Code de l’énergie, R124-1', [uses, first, 'ceiling'])
  const band = each < p.firstBand ? 1 : each < p.secondBand ? 2 : each < p.thirdBand ? 3 : 4
  const due =
    units <= 1
      ? band === 1
        ? p.oneUnit1
        : band === 2
          ? p.oneUnit2
          : band === 3
            ? p.oneUnit3
            : p.oneUnit4
      : units < 2
        ? band === 1
          ? p.twoUnits1
          : band === 2
            ? p.twoUnits2
            : band === 3
              ? p.twoUnits3
              : p.twoUnits4
        : band === 1
          ? p.more1
          : band === 2
            ? p.more2
            : band === 3
              ? p.more3
              : p.more4
  if (t !== null) {
    const size = units <= 1 ? 'oneUnit' : units < 2 ? 'twoUnits' : 'more'
    t.step('Chèque énergie de l’année', due, 'Code de l’énergie, R124-3', [uses, first, `${size}${band}`])
  }
  return due
}

/**
 * Chèque énergie of the dwelling for the calendar year of a month, cents a year: by revenu fiscal de référence of two years before, a consumption
 * unit. Code de l'énergie L124-1, R124-1 to R124-3. Without a tax notice the income is estimated (`tax/rfr.ts`).
 */
export const chequeEnergie: FamilyRight = (ev, month, t = null) => cheque(ev, month, false, t)

/** The same with the ceiling of 2021 (10 800 €), as OpenFisca still has it: for its variable `cheque_energie` only. */
export const chequeEnergieOfOpenFisca = (ev: Evaluation, month: Month): number => cheque(ev, month, true, null)

/** The chèque énergie as a right. */
export const chequeEnergieRight: Right = {
  id: 'chequeEnergie',
  title: 'Chèque énergie',
  law: 'Code de l’énergie, L124-1, R124-1 à R124-16',
  per: 'year',
  counts: 'money',
  figures: [chequeEnergieFigures, taxFigures],
  apply: { where: 'Agence de services et de paiement, pour l’État', online: 'https://chequeenergie.gouv.fr', verified: false },
  limits: [
    'Foyers, résidences sociales, EHPAD : l’aide spécifique n’est pas calculée.',
    'Il faut un contrat d’électricité au nom d’une personne du ménage : sinon, une demande est à faire.',
    'Le plafond de 11 000 € par unité de consommation est à vérifier pour l’année.',
    'Sans avis d’imposition, le revenu fiscal de référence est estimé.',
  ],
  verified: false,
  holder: 'family',
  // a household taken over from OpenFisca keeps its ceiling
  amount: (ev, month, t = null) => cheque(ev, month, ev.household.asOpenFisca, t),
}
