import type { Figures } from '../figures.ts'
import type { Right } from '../right.ts'
import { shared } from '../shared-figures.ts'
import { alf, apl, als, rls } from './al.ts'
import { hostelRent, loan, loanCeiling1, loanCeiling2, loanCeiling3, shares } from './loan-figures.ts'
import { overseas, overseasCharges, overseasFamilyRate } from './overseas-figures.ts'
import { resourceFigures } from './resource-figures.ts'
import { rlsAmount1, rlsAmount2, rlsAmount3, rlsCeiling1, rlsCeiling2, rlsCeiling3, rlsShare } from './rls-figures.ts'
import { familyRate, referenceIncome, rentCeiling1, rentCeiling2, rentCeiling3, tenant } from './tenant-figures.ts'

/** What housing aid and the RLS say of themselves. */
const resourceTables: readonly Figures[] = [resourceFigures, shared]
const overseasTables: readonly Figures[] = [overseas, overseasCharges, overseasFamilyRate]
const tenantTables: readonly Figures[] = [tenant, rentCeiling1, rentCeiling2, rentCeiling3, referenceIncome, familyRate]
const loanTables: readonly Figures[] = [loan, loanCeiling1, loanCeiling2, loanCeiling3, shares, hostelRent]
const rlsTables: readonly Figures[] = [rlsAmount1, rlsAmount2, rlsAmount3, rlsCeiling1, rlsCeiling2, rlsCeiling3, rlsShare]

const apply = {
  where: 'CAF ou MSA : demande dès le premier mois, il n’y a pas de paiement pour les mois d’avant',
  online: 'https://www.caf.fr',
  verified: true,
} as const

const resourceLimits = [
  'Micro-entreprise : le bénéfice d’il y a deux ans est compté tel quel, même quand l’activité a commencé ou cessé depuis.',
  'Les frais réels, la double résidence, le congé parental et les premières années d’activité indépendante ne sont pas comptés.',
  'La zone est celle de la commune dans la liste de 2013 : les changements depuis et les communes fusionnées sont à vérifier.',
] as const
const commonLimits = [
  ...resourceLimits,
  'Un locataire dont le loyer est saisi à 0 € garde une aide pour les charges : vérifier le loyer.',
  'La décence et l’occupation du logement comme résidence principale ne sont pas vérifiées ; le séjour ne l’est que pour une demande d’asile en cours ou un séjour sans titre.',
  'Un enfant en résidence alternée compte entièrement ; les parents âgés à charge ne sont pas comptés.',
  'La grossesse d’une personne seule compte dès qu’elle est saisie (la loi : après le quatrième mois).',
  'Étudiant étranger hors Union européenne depuis juillet 2026 : décret d’application à vérifier.',
  'Outre-mer : zone 2 et ressources de référence d’un foyer avec une personne à charge à vérifier ; les personnes à charge après la sixième ne sont pas comptées.',
] as const
const privateLimits = [
  ...commonLimits,
  'Foyers : calcul approché, sur le loyer forfaitaire d’un foyer non conventionné.',
  'Accession : un taux d’effort minimal et les prêts d’agrandissement particuliers ne sont pas vérifiés.',
] as const

/** Aide personnalisée au logement. */
export const aplRight: Right = {
  id: 'apl',
  title: 'Aide personnalisée au logement',
  law: 'CCH L821-1 à L832-5, R822-1 à R823-24, D823-9 à D823-22 ; arrêté du 27/09/2019',
  per: 'month',
  counts: 'money',
  holder: 'family',
  amount: apl,
  figures: [...tenantTables, ...resourceTables, ...rlsTables],
  apply,
  limits: commonLimits,
  verified: true,
}

/** Allocation de logement familiale. */
export const alfRight: Right = {
  id: 'alf',
  title: 'Allocation de logement familiale',
  law: 'CCH L821-1, L841-1 à L841-4, D842-1 à D842-18 ; arrêté du 27/09/2019',
  per: 'month',
  counts: 'money',
  holder: 'family',
  amount: alf,
  figures: [...tenantTables, ...overseasTables, ...resourceTables, ...loanTables],
  apply,
  limits: privateLimits,
  verified: true,
}

/** Allocation de logement sociale. */
export const alsRight: Right = {
  id: 'als',
  title: 'Allocation de logement sociale',
  law: 'CCH L821-1, L842-1, D842-1 à D842-18 ; arrêté du 27/09/2019',
  per: 'month',
  counts: 'money',
  holder: 'family',
  amount: als,
  figures: [...tenantTables, ...overseasTables, ...resourceTables, ...loanTables],
  apply,
  limits: privateLimits,
  verified: true,
}

/** Réduction de loyer de solidarité. */
export const rlsRight: Right = {
  id: 'rls',
  title: 'Réduction de loyer de solidarité',
  law: 'CCH L442-2-1 ; arrêté du 27/02/2018',
  per: 'month',
  counts: 'access',
  meaning: 'Montant que le bailleur social retire du loyer chaque mois ; l’APL baisse presque d’autant.',
  holder: 'family',
  amount: rls,
  figures: [...rlsTables, ...resourceTables],
  apply: { where: 'Aucune démarche : le bailleur social l’applique, sur les indications de la CAF ou de la MSA', verified: false },
  limits: [...resourceLimits, 'Le logement est tenu pour celui d’un organisme HLM dès qu’il est dit social.'],
  verified: true,
}
