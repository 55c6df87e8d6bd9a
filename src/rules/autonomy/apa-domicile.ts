import type { PersonRight } from '../evaluation.ts'
import { stateAt, type Household, type Member } from '../household.ts'
import type { Right } from '../right.ts'
import { rsaFigures } from '../rsa/figures.ts'
import { shared } from '../shared-figures.ts'
import { taxFigures } from '../tax/rfr.ts'
import type { Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { apaOpen, apaPaid, apaResources } from './apa-conditions.ts'
import { apaFigures } from './apa-figures.ts'

/** Ceiling of the plan for a GIR 1 to 4, cents a month. CASF R232-10. */
export const apaPlanCeiling = (gir: number, month: Month): number => {
  const p = apaFigures.at(month)
  return p.mtp * (gir === 1 ? p.planGir1 : gir === 2 ? p.planGir2 : gir === 3 ? p.planGir3 : p.planGir4)
}

/**
 * What the person pays of a plan (cents a month, already within its ceiling) with monthly resources (cents, already divided for a couple).
 * CASF R232-11: nothing up to 0.725 MTP, 90 % above 2.67 MTP, between them a share that grows with the resources and is lighter on the higher parts
 * of the plan.
 */
export const apaParticipation = (resources: number, plan: number, month: Month): number => {
  const p = apaFigures.at(month)
  const low = p.freeUpTo * p.mtp
  const high = p.fullFrom * p.mtp
  if (resources <= low) return 0
  if (resources > high) return p.highestShare * plan
  const first = Math.min(plan, p.firstPart * p.mtp)
  const second = Math.min(plan, p.secondPart * p.mtp) - first
  const third = plan - first - second
  const width = high - low
  const onSecond = (p.secondWeight * resources + (1 - p.secondWeight) * high - low) / width
  const onThird = (p.thirdWeight * resources + (1 - p.thirdWeight) * high - low) / width
  return ((p.highestShare * (resources - low)) / width) * (first + second * onSecond + third * onThird)
}

/** Resources of the person, the couple's being divided by 1.7. CASF R232-11. */
const sharedResources = (household: Household, member: Member, total: number, month: Month, t: Trace | null): number => {
  if (!member.parent || household.parents.length < 2) return total
  const own = total / apaFigures.at(month).coupleAtHome
  t?.step('Ressources retenues : celles du couple, divisées par 1,7', own, 'CASF R232-11', [apaFigures, month, 'coupleAtHome'])
  return own
}

/**
 * APA at home of a person: what the département pays of the accepted plan, cents a month; 0 when not open or not paid. CASF L232-1 to L232-7, R232-5 to
 * R232-11, D232-31. Without a tax notice its estimate.
 */
export const apaDomicile: PersonRight = (ev, member, month, t = null) => {
  if (!apaOpen(ev, member, month, t)) return 0
  const h = ev.household
  if (stateAt(h, member.dependenceTariff, month) > 0)
    return t ? t.refuse('La personne vit en établissement : c’est l’APA en établissement qui peut être due.', 'CASF L232-8') : 0
  const asked = stateAt(h, member.apaPlan, month)
  if (asked <= 0) return t ? t.refuse('Aucun plan d’aide à domicile n’est accepté.', 'CASF L232-3, R232-7') : 0
  const gir = stateAt(h, member.gir, month)
  const plan = Math.min(asked, apaPlanCeiling(gir, month))
  t?.step('Plan d’aide retenu, dans la limite du plafond du GIR', plan, 'CASF R232-10', [apaFigures, month, 'mtp', `planGir${gir}`])
  const resources = sharedResources(h, member, apaResources(ev, member, month, t), month, t)
  const participation = apaParticipation(resources, plan, month)
  t?.step('Participation de la personne', participation, 'CASF R232-11', [apaFigures, month, 'freeUpTo', 'fullFrom', 'highestShare'])
  return apaPaid(plan - participation, month, 'APA à domicile', 'CASF L232-3', t)
}

export const apaDomicileRight: Right = {
  id: 'apaDomicile',
  title: 'APA à domicile',
  law: 'CASF L232-1 à L232-7, R232-5 à R232-11, D232-31',
  per: 'month',
  counts: 'access',
  meaning: 'Part du plan d’aide que paie le département : elle va aux services du plan et n’est pas un revenu disponible.',
  holder: 'person',
  amount: apaDomicile,
  figures: [apaFigures, shared, taxFigures, rsaFigures],
  apply: { where: 'Président du conseil départemental', cerfa: '16301', verified: false },
  limits: [
    'Sans avis d’imposition, le revenu fiscal de référence est estimé.',
    'Le GIR et le plan d’aide sont fixés par l’équipe médico-sociale du département.',
    'D’avril à décembre 2025, le calcul prend la MTP d’avril 2025 ; les départements ont gardé celle du 1er janvier 2025 (plafond du GIR 1 : 2 045,56 €).',
    'Concubins avec deux avis d’imposition : seul l’avis de la personne est lu, alors que le département ajoute les ressources du concubin (CASF L232-4).',
    'Ne sont pas calculées : les majorations pour le répit ou l’hospitalisation de l’aidant, l’APA d’urgence, les capitaux qui ne sont pas placés.',
  ],
  verified: true,
}
