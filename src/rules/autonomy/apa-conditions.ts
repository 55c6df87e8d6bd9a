import type { Evaluation } from '../evaluation.ts'
import { NONE, stateAt, yearsOld, type Member } from '../household.ts'
import { rsaFigures } from '../rsa/figures.ts'
import { shared } from '../shared-figures.ts'
import { rfr, rfrKnown } from '../tax/rfr.ts'
import { yearOf, type Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { apaFigures } from './apa-figures.ts'

/** Whether age and GIR open the APA; with a trace, says why not. CASF L232-1, L232-2. */
export const apaOpen = (ev: Evaluation, member: Member, month: Month, t: Trace | null): boolean => {
  if (member.gir === NONE && t === null) return false
  const p = apaFigures.at(month)
  const gir = stateAt(ev.household, member.gir, month)
  if (gir === 0) {
    t?.refuse('Le degré de dépendance (GIR) n’est pas évalué.', 'CASF L232-2, R232-3')
    return false
  }
  if (yearsOld(member, month) < p.age) {
    t?.refuse('L’APA est ouverte à partir de 60 ans.', 'CASF L232-1, R232-1', [apaFigures, month, 'age'])
    return false
  }
  if (gir > p.lastGir) {
    t?.refuse('L’APA est ouverte aux GIR 1 à 4 ; en GIR 5 ou 6, la caisse de retraite peut aider.', 'CASF L232-2, R232-4', [
      apaFigures,
      month,
      'lastGir',
    ])
    return false
  }
  t?.step('GIR', gir, 'CASF L232-2, R232-3', null, 'count')
  return true
}

/**
 * Monthly resources counted for the APA of a person (of the couple where they share a tax notice), before any division, cents. CASF L232-4, R232-5:
 * the income of the notice (N-2) by 12, to which property that brings nothing adds a notional income; housing aid is not counted. Without a notice,
 * the estimate of `tax/rfr.ts`.
 *
 * A partner with a tax notice of their own: L232-4 adds their resources. Every case that can be compared reads the person's own notice alone; so does
 * this, and the explanation names what is left out.
 */
export const apaResources = (ev: Evaluation, member: Member, month: Month, t: Trace | null): number => {
  const year = yearOf(month) - 2
  const income = Math.max(rfr(ev.household, member.tax, year), 0)
  if (t !== null) {
    const known = rfrKnown(ev.household, member.tax, year)
    t.step(
      `Revenu fiscal de référence ${year}, par mois${known ? '' : ' (estimé : avis d’imposition à demander)'}`,
      income / 12,
      'CASF R232-5 1°',
    )
  }
  const { declarants } = member.tax
  let idle = idleOf(ev, member, month)
  for (let at = 0; at < declarants.length; at += 1) if (declarants[at] !== member) idle += idleOf(ev, declarants[at] as Member, month)
  if (idle > 0)
    t?.step('Revenu supposé des biens qui ne rapportent rien, par mois', idle / 12, 'CASF R132-1, R232-5 2°', [
      rsaFigures,
      month,
      'unletShare',
      'unletLandShare',
    ])
  if (t !== null && member.parent)
    for (const other of ev.household.parents)
      if (other !== member && other.tax !== member.tax)
        t.step(
          'Ressources du concubin sur son propre avis, par mois : non comptées ici, le département les ajoute',
          rfr(ev.household, other.tax, year) / 12,
          'CASF L232-4',
        )
  return (income + idle) / 12
}

const idleOf = (ev: Evaluation, member: Member, month: Month): number => {
  if (member.unletRentalValue === NONE && member.unletLandRentalValue === NONE) return 0
  const p = rsaFigures.at(month)
  return (
    p.unletShare * stateAt(ev.household, member.unletRentalValue, month) +
    p.unletLandShare * stateAt(ev.household, member.unletLandRentalValue, month)
  )
}

/** The amount due, or 0 where it is below three hours of SMIC. CASF D232-31. */
export const apaPaid = (due: number, month: Month, label: string, article: string, t: Trace | null): number => {
  if (due < apaFigures.at(month).floorHours * shared.at(month).smicHour) {
    t?.step(label, due, article)
    return t === null
      ? 0
      : t.refuse('L’APA n’est pas versée en dessous de trois fois le SMIC horaire.', 'CASF D232-31', [apaFigures, month, 'floorHours'])
  }
  t?.step(label, due, article)
  return due
}
