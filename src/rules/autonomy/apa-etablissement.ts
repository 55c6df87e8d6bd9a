import type { PersonRight } from '../evaluation.ts'
import { stateAt } from '../household.ts'
import type { Right } from '../right.ts'
import { rsaFigures } from '../rsa/figures.ts'
import { shared } from '../shared-figures.ts'
import { taxFigures } from '../tax/rfr.ts'
import type { Month } from '../time.ts'
import { apaOpen, apaPaid, apaResources } from './apa-conditions.ts'
import { apaFigures } from './apa-figures.ts'

/**
 * What the person pays of the dependence tariff of an establishment, cents a month, with monthly resources (cents, halved for a couple).
 * CASF R232-19: the tariff of GIR 5-6, plus above 2.21 MTP a growing share (80 % from 3.4 MTP) of what their own tariff is above it; a tenth of the
 * resources is always left.
 */
export const apaTariffShare = (resources: number, tariff: number, tariffLow: number, month: Month): number => {
  const p = apaFigures.at(month)
  const low = p.tariffFrom * p.mtp
  const high = p.tariffFull * p.mtp
  const progress = resources <= low ? 0 : resources >= high ? 1 : (resources - low) / (high - low)
  const share = tariffLow + Math.max(tariff - tariffLow, 0) * p.tariffShare * progress
  return Math.min(share, resources * (1 - p.leftShare))
}

/**
 * APA in an establishment: what the département pays of the person's dependence tariff, cents a month; 0 when not open, when the tariffs are not known, or
 * below the threshold. CASF L232-8, R232-18, R232-19, D232-31.
 */
export const apaEtablissement: PersonRight = (ev, member, month, t = null) => {
  if (!apaOpen(ev, member, month, t)) return 0
  const h = ev.household
  const tariff = stateAt(h, member.dependenceTariff, month)
  const tariffLow = stateAt(h, member.dependenceTariffLow, month)
  if (tariff <= 0 || tariffLow <= 0)
    return t ? t.refuse('La personne n’est pas en établissement, ou ses tarifs dépendance ne sont pas connus.', 'CASF L232-8, R232-18') : 0
  t?.step('Tarif dépendance du GIR de la personne', tariff, 'CASF R232-18')
  t?.step('Tarif dépendance des GIR 5 et 6', tariffLow, 'CASF R232-19')
  const total = apaResources(ev, member, month, t)
  const couple = member.parent && h.parents.length === 2
  const resources = couple ? total / apaFigures.at(month).coupleInHome : total
  if (couple) t?.step('Ressources retenues : la moitié de celles du couple', resources, 'CASF R232-19', [apaFigures, month, 'coupleInHome'])
  const share = apaTariffShare(resources, tariff, tariffLow, month)
  t?.step('Participation de la personne', share, 'CASF R232-19', [
    apaFigures,
    month,
    'mtp',
    'tariffFrom',
    'tariffFull',
    'tariffShare',
    'leftShare',
  ])
  return apaPaid(tariff - share, month, 'APA en établissement', 'CASF L232-8', t)
}

export const apaEtablissementRight: Right = {
  id: 'apaEtablissement',
  title: 'APA en établissement',
  law: 'CASF L232-8 à L232-11, R232-18, R232-19, D232-31',
  per: 'month',
  counts: 'access',
  meaning:
    'Part du tarif dépendance que paie le département : elle réduit la facture de l’établissement et n’est pas un revenu disponible.',
  holder: 'person',
  amount: apaEtablissement,
  figures: [apaFigures, shared, taxFigures, rsaFigures],
  apply: { where: 'Président du conseil départemental', cerfa: '16301', verified: false },
  limits: [
    'Sans avis d’imposition, le revenu fiscal de référence est estimé.',
    'Depuis le 1er juillet 2025, des départements volontaires ont fondu dépendance et soins : une participation journalière fixe y remplace ce calcul.',
    'Quand un seul membre du couple entre en établissement, la part laissée à celui qui reste au domicile n’est pas calculée.',
    'La somme minimale laissée en euros (un centième du minimum vieillesse annuel) n’est pas vérifiée ici.',
    'D’avril à décembre 2025, le calcul prend la MTP d’avril 2025 ; les départements ont gardé celle du 1er janvier 2025.',
  ],
  verified: false,
}
