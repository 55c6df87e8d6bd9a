import { AMOUNT, AMOUNTS } from '../amounts.ts'
import type { Evaluation, PersonRight } from '../evaluation.ts'
import { childrenInCharge } from '../family/children.ts'
import { sumOf, type Member } from '../household.ts'
import type { Right } from '../right.ts'
import { rsaFigures } from '../rsa/figures.ts'
import type { Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { ownIncome } from './own-income.ts'
import { quotiteFigures } from './quotite-figures.ts'

const SCALE = 'C. trav. R3252-2'
const FLOOR = 'C. trav. L3252-3, R3252-5'

/** Part of a yearly pay that lies between two limits, by its share. */
const slice = (pay: number, from: number, to: number, share: number): number => (pay <= from ? 0 : (Math.min(pay, to) - from) * share)

/**
 * What creditors may seize of pay, cents a month: the yearly scale on the net pay of the last twelve months (`yearlyNet`, cents), by twelve, never more than what
 * leaves the RSA of one person. Each dependant raises every limit. C. trav. L3252-2, L3252-3, R3252-2, R3252-3, R3252-5.
 */
export const quotiteSaisissable = (yearlyNet: number, dependants: number, month: Month, t: Trace | null = null): number => {
  const p = quotiteFigures.at(month)
  const more = dependants * p.perDependant
  if (yearlyNet <= 0)
    return t ? t.refuse('Aucune rémunération saisissable n’est connue sur les douze derniers mois.', 'C. trav. L3252-2, L3252-3') : 0
  const l1 = p.limit1 + more
  const l2 = p.limit2 + more
  const l3 = p.limit3 + more
  const l4 = p.limit4 + more
  const l5 = p.limit5 + more
  const l6 = p.limit6 + more
  const yearly =
    slice(yearlyNet, 0, l1, p.share1) +
    slice(yearlyNet, l1, l2, p.share2) +
    slice(yearlyNet, l2, l3, p.share3) +
    slice(yearlyNet, l3, l4, p.share4) +
    slice(yearlyNet, l4, l5, p.share5) +
    slice(yearlyNet, l5, l6, p.share6) +
    Math.max(yearlyNet - l6, 0)
  if (t !== null) {
    t.step('Rémunération nette des douze derniers mois', yearlyNet, 'C. trav. L3252-3')
    t.step('Personnes à charge', dependants, 'C. trav. R3252-3', [quotiteFigures, month, 'perDependant'], 'count')
    t.step('Part saisissable d’après le barème, pour l’année', yearly, SCALE, [
      quotiteFigures, month, 'limit1', 'limit2', 'limit3', 'limit4', 'limit5', 'limit6', 'share1', 'share2', 'share3', 'share4', 'share5', 'share6',
    ]) // prettier-ignore
    t.step('Soit par mois', yearly / p.months, SCALE)
  }
  const left = yearlyNet / p.months - rsaFigures.at(month).base
  t?.step('Rémunération moyenne au-dessus du RSA d’une personne seule, toujours laissé', Math.max(left, 0), FLOOR, [
    rsaFigures,
    month,
    'base',
  ])
  if (left <= 0)
    return t
      ? t.refuse('La rémunération ne dépasse pas le RSA d’une personne seule : rien ne peut être saisi.', FLOOR, [
          rsaFigures,
          month,
          'base',
        ])
      : 0
  const amount = Math.min(yearly / p.months, left)
  t?.step('Part saisissable par mois', amount, 'C. trav. L3252-2, R3252-2')
  return amount
}

/** Kinds that the scale covers: pay, unemployment benefits (C. trav. L5428-1), pensions and daily sickness benefits (CSS L355-2, L323-5); all are added up (C. trav. L3252-4). */
const SEIZABLE = [
  AMOUNT.netWage,
  AMOUNT.apprenticeWage,
  AMOUNT.partialUnemployment,
  AMOUNT.netUnemployment,
  AMOUNT.netPension,
  AMOUNT.invalidityPension,
  AMOUNT.sickPay,
] as const
const IS_SEIZABLE = Uint8Array.from(AMOUNTS, (_, kind) => ((SEIZABLE as readonly number[]).includes(kind) ? 1 : 0))

/** Dependants of a person for the scale: the partner with own resources below the RSA of one person (average of twelve months), and children in charge. C. trav. R3252-3. */
export const seizureDependants = (ev: Evaluation, member: Member, month: Month): number => {
  if (!member.parent) return 0
  const { parents } = ev.household
  const { months } = quotiteFigures.at(month)
  let count = childrenInCharge(ev, month)
  for (let at = 0; at < parents.length; at += 1) {
    const other = parents[at] as Member
    if (other !== member && ownIncome(ev.household, other, month - months, month - 1) < months * rsaFigures.at(month).base) count += 1
  }
  return count
}

/** What may be seized of a person's pay in a month, cents; 0 when nothing may. See `quotiteSaisissable`. */
export const seizable: PersonRight = (ev, member, month, t = null) => {
  const { months } = quotiteFigures.at(month)
  const { kinds } = member
  let net = 0
  for (let at = 0; at < kinds.length; at += 1) {
    const kind = kinds[at] as number
    if (IS_SEIZABLE[kind] === 1) net += sumOf(ev.household, member, kind, month - months, month - 1)
  }
  return quotiteSaisissable(net, net > 0 ? seizureDependants(ev, member, month) : 0, month, t)
}

export const quotiteSaisissableRight: Right = {
  id: 'quotiteSaisissable',
  title: 'Quotité saisissable de la rémunération',
  law: 'C. trav. L3252-2 à L3252-5, R3252-2, R3252-3, R3252-5',
  per: 'month',
  counts: 'access',
  meaning: 'Ce que les créanciers peuvent saisir par mois au plus, en centimes ; 0 : rien ne peut être saisi.',
  holder: 'person',
  amount: seizable,
  figures: [quotiteFigures, rsaFigures],
  apply: { where: 'Commissaire de justice ; juge de l’exécution en cas de désaccord', verified: false },
  limits: [
    'Les pensions alimentaires se saisissent au-delà de cette part, jusqu’au RSA d’une personne seule (paiement direct).',
    'Les enfants pour qui une pension est versée et les ascendants à charge ne sont pas comptés : les ajouter si la preuve en est faite.',
    'RSA, AAH, ASPA, prestations familiales et aides au logement ne se saisissent pas et ne sont pas comptés.',
    'La rémunération nette est comptée avant l’impôt prélevé à la source, que la loi déduit.',
  ],
  verified: true,
}
