import { AMOUNT } from '../amounts.ts'
import type { Evaluation, FamilyRight } from '../evaluation.ts'
import { ACTIVITY, amountAt, CARE, stateAt, yearsOld, type Member } from '../household.ts'
import { aah } from '../minima/aah.ts'
import type { Right } from '../right.ts'
import { shared } from '../shared-figures.ts'
import { monthOf, type Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { caf } from './af.ts'
import { childFigures, childrenInCharge } from './children.ts'
import { cmgBandFigures, cmgFigures } from './cmg-figures.ts'
import { familyResources, resourceFigures } from './resources.ts'
import { lacksPermit, refusePermit } from './stay.ts'

/** From this month on, direct employment follows the hourly scale. Décret 2025-515 du 30/05/2025. */
const REFORM = monthOf('2025-09')

/** Whether every parent works, studies or is out of work looking for one, or one receives AAH. CSS L531-5 I. */
const active = (ev: Evaluation, month: Month): boolean => {
  const h = ev.household
  for (let at = 0; at < h.parents.length; at += 1) {
    const parent = h.parents[at] as Member
    const code = stateAt(h, parent.activity, month)
    const idle = code === ACTIVITY.inactive || code === ACTIVITY.retired
    if (!idle || amountAt(h, parent, AMOUNT.netWage, month) > 0 || amountAt(h, parent, AMOUNT.microServicesTurnover, month) > 0) continue
    for (let other = 0; other < h.parents.length; other += 1) if (aah(ev, h.parents[other] as Member, month) > 0) return true
    return false
  }
  return true
}

/** Share of the monthly income that one hour costs, by children (one more when a child has AEEH). CSS D531-18. */
const effortOf = (ev: Evaluation, month: Month): number => {
  const h = ev.household
  const p = cmgFigures.at(month)
  let count = childrenInCharge(ev, month)
  for (let at = 0; at < h.children.length; at += 1)
    if (stateAt(h, (h.children[at] as Member).disabled, month) === 1) {
      count += 1
      break
    }
  return count >= 8 ? p.effort8 : count >= 4 ? p.effort4 : count === 3 ? p.effort3 : count === 2 ? p.effort2 : p.effort1
}

/** What is due for one carer since September 2025, net of CRDS: cost × (1 − income × effort ÷ reference). Cents a month. CSS D531-18. */
const hourly = (ev: Evaluation, child: Member, month: Month, home: boolean, t: Trace | null): number => {
  const h = ev.household
  const p = cmgFigures.at(month)
  const hours = stateAt(h, child.careHours, month)
  const cost = Math.min(stateAt(h, child.careCost, month), hours * (home ? p.homeCap : p.childminderCap))
  const income = Math.min(Math.max(familyResources(ev, month) / 12, p.leastIncome), p.mostIncome)
  const effort = effortOf(ev, month) * (home ? p.homeEffort : 1)
  const due = cost * Math.max(0, 1 - (income * effort) / (home ? p.homeReference : p.childminderReference))
  if (t !== null) {
    t.step(`Coût retenu de la garde (${child.id})`, cost, 'CSS D531-18', [cmgFigures, month, home ? 'homeCap' : 'childminderCap'])
    t.step('Revenu mensuel de l’avant-dernière année', income, 'CSS D531-18', [cmgFigures, month, 'leastIncome', 'mostIncome'])
    t.step(
      'Taux d’effort par heure',
      effort,
      'CSS D531-18',
      [cmgFigures, month, 'effort1', 'effort2', 'effort3', 'effort4', 'effort8'],
      'rate',
    )
    t.step(`Complément pour cette garde (${child.id})`, due, 'CSS D531-18', [
      cmgFigures,
      month,
      home ? 'homeReference' : 'childminderReference',
    ])
  }
  return due
}

/** What is due for one carer by bands of income, at most 85 % of the cost where it is known. Cents a month. CSS D531-18 (before), D531-23. */
const byBand = (ev: Evaluation, child: Member, month: Month, mode: number, t: Trace | null): number => {
  const h = ev.household
  const p = cmgBandFigures.at(month)
  const count = childrenInCharge(ev, month)
  const raise = h.parents.length === 1 ? 1 + p.alone : 1
  const more = Math.max(count - 2, 0)
  const low = (count < 2 ? p.low1 : p.low2 + more * p.lowMore) * raise
  const high = (count < 2 ? p.high1 : p.high2 + more * p.highMore) * raise
  const resources = familyResources(ev, month)
  const band = resources < low ? 1 : resources < high ? 2 : 3
  const name = `${mode === CARE.serviceChildminder ? 'childminder' : mode === CARE.service ? 'home' : 'direct'}${band}` as 'direct1'
  const full = shared.at(month).bmaf * p[name] * (yearsOld(child, month) < p.fullAge ? 1 : p.later)
  const cost = stateAt(h, child.careCost, month)
  const due = Math.min(full, cost * p.costShare)
  if (t !== null) {
    t.step('Ressources de l’avant-dernière année', resources, 'CSS R532-1, R532-3', [resourceFigures, month, 'wageRate', 'pensionRate'])
    t.step(`Montant de la tranche de revenus (${child.id})`, full, 'CSS D531-18, D531-23', [
      cmgBandFigures,
      month,
      name,
      'low1',
      'high1',
      'alone',
    ])
    t.step(`Complément, au plus 85 % du coût (${child.id})`, due, 'CSS D531-18, D531-23', [cmgBandFigures, month, 'costShare'])
  }
  return due
}

/**
 * Complément de libre choix du mode de garde: what is paid for the wage of a childminder (child by child) or of a carer at home (once for the family: give
 * its hours and cost to one child), or for a service or a micro-crèche. Cents a month; 0 when no care is paid for. CSS L531-5, L531-6, D531-18, D531-23.
 */
export const cmg: FamilyRight = (ev, month, t = null) => {
  const h = ev.household
  const p = cmgFigures.at(month)
  const endAge = h.parents.length === 1 ? p.endAgeAlone : p.endAge
  let due = 0
  let cared = false
  for (let at = 0; at < h.children.length; at += 1) {
    const child = h.children[at] as Member
    const mode = stateAt(h, child.careMode, month)
    if (mode === CARE.none) continue
    const age = yearsOld(child, month)
    if (age < 0 || age >= (mode === CARE.childminder || mode === CARE.home ? endAge : p.endAge)) continue
    if (!cared && lacksPermit(h, month)) return refusePermit(t)
    if (!cared && !active(ev, month))
      return t ? t.refuse('Le complément demande que chaque parent travaille, étudie ou cherche un emploi', 'CSS L531-5') : 0
    cared = true
    due +=
      month >= REFORM && (mode === CARE.childminder || mode === CARE.home)
        ? hourly(ev, child, month, mode === CARE.home, t)
        : byBand(ev, child, month, mode, t)
  }
  if (!cared) return t ? t.refuse('Aucune garde payée n’est indiquée pour un enfant qui n’a pas dépassé l’âge', 'CSS L531-5, D531-20', [cmgFigures, month, 'endAge', 'endAgeAlone']) : 0 // prettier-ignore
  if (due === 0) return t ? t.refuse('Les revenus laissent toute la garde à la charge de la famille', 'CSS L531-5, D531-18') : 0
  t?.step('Complément de libre choix du mode de garde', due, 'CSS L531-5')
  return due
}

export const cmgRight: Right = {
  id: 'cmg',
  title: 'Complément de libre choix du mode de garde (CMG)',
  law: 'CSS L531-5, L531-6, D531-17 à D531-23',
  per: 'month',
  counts: 'money',
  holder: 'family',
  amount: cmg,
  figures: [cmgFigures, cmgBandFigures, childFigures, resourceFigures, shared],
  apply: {
    ...caf,
    where: 'La CAF ou la MSA ouvre le droit ; l’Urssaf (Pajemploi) calcule et verse l’aide chaque mois',
    online: 'https://www.pajemploi.urssaf.fr',
    verified: false,
  },
  limits: [
    'Barème de septembre 2025 repris de sources secondaires (CAF, Urssaf) : à confirmer sur le texte.',
    'Seule l’aide sur la rémunération est calculée ; la prise en charge des cotisations s’y ajoute.',
    'Le complément différentiel des familles perdantes à la réforme n’est pas calculé.',
    'Le partage entre parents en garde alternée (depuis décembre 2025) suppose que chacun indique ses propres heures.',
    'Les majorations pour horaires atypiques, pour un parent qui reçoit l’AAH, et la PreParE à temps partiel ne sont pas prises en compte dans les tranches.',
    'Pour un parent au RSA ou au chômage, les démarches d’insertion demandées ne sont pas examinées.',
  ],
  verified: false,
}
