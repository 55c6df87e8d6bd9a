import { Evaluation, UNSUPPORTED, type FamilyRight } from '../evaluation.ts'
import type { Member } from '../household.ts'
import { ass } from '../minima/ass.ts'
import { childrenInCharge as familyChildren } from '../family/children.ts'
import { dated, figures } from '../figures.ts'
import type { Right } from '../right.ts'
import type { Month } from '../time.ts'
import { yearOf, january } from '../time.ts'
import type { Trace } from '../trace.ts'
import { adultsCounted, childrenInCharge } from './persons.ts'
import { rsa } from './rsa.ts'

/** Figures of the prime de Noël: a decree of each December says them again. */
export const primeNoelFigures = figures('primeNoel', {
  /** For one person. */
  base: dated('cents', { reviewed: '2025-12-31', revalued: '12-01' }, [
    '2003-12-01',
    152_45,
    'Décret 2003-1283 du 26/12/2003, art. 1, repris chaque année',
  ]),
  /** Added for a second person, for each of the first further ones, and from the third child on: shares of the base. */
  second: dated('rate', { reviewed: '2025-12-31' }, ['2003-12-01', 0.5, 'Décret 2003-1283 du 26/12/2003, art. 1, repris chaque année']),
  next: dated('rate', { reviewed: '2025-12-31' }, ['2003-12-01', 0.3, 'Décret 2003-1283 du 26/12/2003, art. 1, repris chaque année']),
  further: dated('rate', { reviewed: '2025-12-31' }, ['2003-12-01', 0.4, 'Décret 2003-1283 du 26/12/2003, art. 1, repris chaque année']),
  /** What the amount of a lone parent is multiplied by. */
  loneParent: dated(
    'rate',
    { reviewed: '2025-12-31', verified: false },
    ['2003-12-01', 1, 'Décret 2003-1283 du 26/12/2003, art. 1'],
    ['2023-12-01', 1.35, 'Décret de décembre 2023, repris en décembre 2024 et 2025 : page publique de la CAF'],
  ),
})

/** Amount of a household with the revenu de solidarité active, cents: 1 · 1.5 · then +0.3 for each of the first two children of a couple, or the second of a lone parent · +0.4. */
const scaleOf = (parents: number, children: number, december: Month): number => {
  const p = primeNoelFigures.at(december)
  let share = 1
  if (parents + children >= 2) share += p.second
  if (parents > 1) share += Math.min(children, 2) * p.next
  else if (children >= 2) share += p.next
  if (children > 2) share += (children - 2) * p.further
  return p.base * share
}

/** Whether anybody has the allocation de solidarité spécifique in a month. */
const hasAss = (ev: Evaluation, month: Month): boolean => {
  const members = ev.household.members
  for (let at = 0; at < members.length; at += 1) if (ass(ev, members[at] as Member, month) > 0) return true
  return false
}

/**
 * Prime de Noël of a year, cents. Asked with December: due to who has the revenu de solidarité active or the ASS in November, or else in December.
 * Asked with another month: what it would be if that month's right still stood then. The ASS alone gives the amount of one person. Yearly decree
 * of « aide exceptionnelle de fin d'année ».
 */
export const primeNoel: FamilyRight = (ev, asked, t = null) => {
  const november = asked === january(yearOf(asked)) + 11 ? asked - 1 : asked
  const month = november === asked || rsa(ev, november) > 0 || hasAss(ev, november) ? november : asked
  const paid = rsa(ev, month)
  if (paid === UNSUPPORTED) {
    t?.refuse('Le RSA, qui ouvre la prime, ne peut pas être calculé ici.', 'Décret annuel')
    return UNSUPPORTED
  }
  if (paid > 0) {
    const parents = ev.household.parents.length
    const children = childrenInCharge(ev, month)
    // The decree says the amount of each household to the cent; the increase of lone parents comes upon it.
    let amount = Math.round(scaleOf(adultsCounted(ev.household, month), children, asked))
    t?.step('Montant selon la composition du foyer', amount, 'Décret annuel', [
      primeNoelFigures,
      asked,
      'base',
      'second',
      'next',
      'further',
    ])
    if (parents === 1 && children > 0) amount *= primeNoelFigures.at(asked).loneParent
    t?.step('Prime de Noël', amount, 'Décret annuel', [primeNoelFigures, asked, 'loneParent'])
    return amount
  }
  if (hasAss(ev, month)) {
    const { base } = primeNoelFigures.at(asked)
    t?.step('Prime de Noël (allocation de solidarité spécifique)', base, 'Décret annuel', [primeNoelFigures, asked, 'base'])
    return base
  }
  return t === null ? 0 : t.refuse('Ni RSA ni ASS au mois qui compte (novembre, sinon décembre)', 'Décret annuel')
}

/**
 * OpenFisca's `aefa` of a year, cents, asked with December: it takes the revenu de solidarité active or the ASS of any month of the year, counts the
 * children of January in the family benefits' sense, and knows nothing of the increase of lone parents. Only its own variable is answered so; the
 * right is `primeNoel`.
 */
export const aefaOfOpenFisca = (ev: Evaluation, december: Month, t: Trace | null = null): number => {
  const first = january(yearOf(december))
  let withRsa = false
  let withAss = false
  for (let month = december; month >= first && !withRsa; month -= 1) {
    withRsa = rsa(ev, month) > 0
    withAss ||= hasAss(ev, month)
  }
  const due = withRsa
    ? Math.round(scaleOf(ev.household.parents.length, familyChildren(ev, first), december))
    : withAss
      ? primeNoelFigures.at(december).base
      : 0
  if (t !== null && due === 0) return t.refuse('Ni RSA ni ASS dans l’année', 'Décret annuel')
  t?.step('Prime de Noël de l’année, selon OpenFisca', due, 'Décret annuel', [primeNoelFigures, december, 'base'])
  return due
}

/** The prime de Noël; of a household taken over from OpenFisca, its variable of the year, which looks at every month until December. */
const primeNoelOfHousehold: FamilyRight = (ev, asked, t = null) => {
  if (!ev.household.asOpenFisca) return primeNoel(ev, asked, t)
  const december = january(yearOf(asked)) + 11
  return aefaOfOpenFisca(ev.month === december ? ev : new Evaluation().begin(ev.household, december), december, t)
}

export const primeNoelRight: Right = {
  id: 'primeNoel',
  title: 'Prime de Noël',
  law: 'Décret annuel portant attribution d’une aide exceptionnelle de fin d’année',
  per: 'year',
  counts: 'money',
  holder: 'family',
  amount: primeNoelOfHousehold,
  figures: [primeNoelFigures],
  apply: { where: 'CAF, MSA ou France Travail : versée sans demande à la mi-décembre', verified: false },
  limits: [
    'Avant novembre : le montant si le droit au RSA ou à l’ASS est le même en novembre.',
    'L’existence et le barème de l’aide dépendent d’un décret pris chaque mois de décembre ; 2026 reste à confirmer.',
    'La prime pour l’allocation équivalent retraite n’est pas calculée.',
  ],
  verified: false,
}
