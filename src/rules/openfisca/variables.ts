import type { AmountKind } from '../amounts.ts'
import type { FamilySlot, PersonSlot } from '../evaluation.ts'
import { ACTIVITY, LOAN_WORK, MARITAL, SCHOOL, TENURE, type Household, type Member } from '../household.ts'

/** How a value of OpenFisca's web API becomes one of ours: money by 100, yes/no as 1/0, words by a table. */
export type Kind = 'money' | 'number' | 'yes-no' | Readonly<Record<string, number>>

type TimelineKeys<T> = { [K in keyof T]: T[K] extends Float64Array ? K : never }[keyof T]

export interface StateVariable<T> {
  readonly kind: Kind
  readonly field: TimelineKeys<T>
  /** A yearly total spread over the months (flow) rather than a state that holds in each. */
  readonly flow?: true
}

/** Monthly amounts of a person (flows: a yearly key is a total). */
export const PERSON_FLOWS: Readonly<Record<string, AmountKind>> = {
  salaire_net: 'netWage',
  salaire_imposable: 'taxableWage',
  salaire_de_base: 'grossWage',
  chomage_net: 'netUnemployment',
  chomage_imposable: 'taxableUnemployment',
  chomage_brut: 'grossUnemployment',
  retraite_nette: 'netPension',
  retraite_imposable: 'taxablePension',
  retraite_brute: 'grossPension',
  retraite_combattant: 'veteranPension',
  pensions_invalidite: 'invalidityPension',
  indemnites_journalieres_maladie: 'sickPay',
  indemnites_journalieres_maternite: 'maternityPay',
  indemnites_journalieres_paternite: 'paternityPay',
  indemnites_journalieres_adoption: 'adoptionPay',
  indemnites_journalieres_maladie_professionnelle: 'occupationalDiseasePay',
  indemnites_journalieres_accident_travail: 'workAccidentPay',
  pensions_alimentaires_percues: 'maintenanceReceived',
  pensions_alimentaires_versees_individu: 'maintenancePaid',
  prestation_compensatoire: 'compensatoryAllowance',
  rpns_auto_entrepreneur_CA_achat_revente: 'microTradeTurnover',
  rpns_auto_entrepreneur_CA_bic: 'microServicesTurnover',
  rpns_auto_entrepreneur_CA_bnc: 'microProfessionTurnover',
  rpns_benefice_exploitant_agricole: 'farmProfit',
  rpns_autres_revenus: 'otherSelfEmployedProfit',
  rpns_autres_revenus_chiffre_affaires: 'otherSelfEmployedTurnover',
  revenus_locatifs: 'rentReceived',
  revenus_capital: 'capitalIncome',
  indemnites_chomage_partiel: 'partialUnemployment',
  indemnites_volontariat: 'volunteerPay',
  indemnites_stage: 'internshipPay',
  revenus_stage_formation_pro: 'trainingPay',
  remuneration_apprenti: 'apprenticeWage',
  bourse_enseignement_sup: 'studentGrant',
  bourse_recherche: 'researchGrant',
  allocation_securisation_professionnelle: 'careerSecurityAllowance',
  prime_forfaitaire_mensuelle_reprise_activite: 'returnToWorkBonus',
  dedommagement_victime_amiante: 'asbestosCompensation',
  gains_exceptionnels: 'exceptionalGains',
  revenu_assimile_salaire: 'wageLikeIncome',
}

/** States of a person. */
export const PERSON_STATES: Readonly<Record<string, StateVariable<Member>>> = {
  activite: {
    kind: {
      inactif: ACTIVITY.inactive,
      actif: ACTIVITY.working,
      chomeur: ACTIVITY.unemployed,
      etudiant: ACTIVITY.student,
      retraite: ACTIVITY.retired,
    },
    field: 'activity',
  },
  etudiant: { kind: 'yes-no', field: 'student' },
  scolarite: {
    kind: {
      inconnue: SCHOOL.none, maternelle: SCHOOL.nursery, primaire: SCHOOL.primary, college: SCHOOL.college, lycee: SCHOOL.lycee,
      enseignement_superieur: SCHOOL.higher, grande_ecole_du_numerique: SCHOOL.higher,
    }, // prettier-ignore
    field: 'school',
  },
  enceinte: { kind: 'yes-no', field: 'pregnant' },
  handicap: { kind: 'yes-no', field: 'disabled' },
  taux_incapacite: { kind: 'number', field: 'disabilityRate' },
  aah_restriction_substantielle_durable_acces_emploi: { kind: 'yes-no', field: 'rsdae' },
  garde_alternee: { kind: 'yes-no', field: 'sharedCustody' },
  aeeh_niveau_handicap: { kind: 'number', field: 'aeehLevel' },
  gir: { kind: { non_defini: 0, gir_1: 1, gir_2: 2, gir_3: 3, gir_4: 4, gir_5: 5, gir_6: 6 }, field: 'gir' },
  dependance_plan_aide_domicile: { kind: 'money', field: 'apaPlan', flow: true },
  dependance_tarif_etablissement_gir_dependant: { kind: 'money', field: 'dependenceTariff', flow: true },
  dependance_tarif_etablissement_gir_5_6: { kind: 'money', field: 'dependenceTariffLow', flow: true },
  duree_possession_titre_sejour: { kind: 'number', field: 'permitYears' },
  statut_marital: {
    kind: {
      non_renseigne: MARITAL.unsaid,
      marie: MARITAL.married,
      celibataire: MARITAL.single,
      divorce: MARITAL.divorced,
      veuf: MARITAL.widowed,
      pacse: MARITAL.pacs,
      jeune_veuf: MARITAL.widowed,
    },
    field: 'marital',
  },
  inapte_travail: { kind: 'yes-no', field: 'unfitForWork' },
  taux_capacite_travail: { kind: 'number', field: 'workCapacity' },
  boursier: { kind: 'yes-no', field: 'grantHolder' },
  bourse_criteres_sociaux_echelon: { kind: 'number', field: 'grantLevel' },
  ass_precondition_remplie: { kind: 'yes-no', field: 'assCareer' },
  rsa_jeune_condition_heures_travail_remplie: { kind: 'yes-no', field: 'youngWorker' },
  habite_chez_parents: { kind: 'yes-no', field: 'livesWithParents' },
  enfant_a_charge: { kind: 'yes-no', field: 'inCharge' },
  livret_a: { kind: 'money', field: 'livretA' },
  epargne_revenus_non_imposables: { kind: 'money', field: 'untaxedSavings' },
  epargne_revenus_imposables: { kind: 'money', field: 'taxedSavings' },
  valeur_immo_non_loue: { kind: 'money', field: 'unletValue' },
  valeur_locative_immo_non_loue: { kind: 'money', field: 'unletRentalValue' },
  valeur_locative_terrains_non_loues: { kind: 'money', field: 'unletLandRentalValue' },
  valeur_patrimoine_loue: { kind: 'money', field: 'letValue' },
  tns_avec_employe: { kind: 'yes-no', field: 'hasStaff' },
}

/** States of the family and of the dwelling. */
export const HOUSEHOLD_STATES: Readonly<Record<string, StateVariable<Household> & { readonly of: 'familles' | 'menages' }>> = {
  rsa_isolement_recent: { of: 'familles', kind: 'yes-no', field: 'recentlyAlone' },
  proprietaire_proche_famille: { of: 'familles', kind: 'yes-no', field: 'landlordRelative' },
  asile_demandeur: { of: 'familles', kind: 'yes-no', field: 'asylumSeeker' },
  place_hebergement: { of: 'familles', kind: 'yes-no', field: 'asylumHoused' },
  departement_experimentation_rsa: { of: 'familles', kind: 'yes-no', field: 'earlyQuarter' },
  statut_occupation_logement: {
    of: 'menages',
    kind: {
      non_renseigne: TENURE.unsaid, primo_accedant: TENURE.buyer, proprietaire: TENURE.owner, locataire_hlm: TENURE.socialTenant, locataire_vide: TENURE.tenant,
      locataire_meuble: TENURE.furnishedTenant, loge_gratuitement: TENURE.hosted, locataire_foyer: TENURE.hostel, sans_domicile: TENURE.homeless,
    }, // prettier-ignore
    field: 'tenure',
  },
  loyer: { of: 'menages', kind: 'money', field: 'rent', flow: true },
  charges_locatives: { of: 'menages', kind: 'money', field: 'rentCharges', flow: true },
  zone_apl: { of: 'menages', kind: { non_renseigne: 2, zone_1: 1, zone_2: 2, zone_3: 3 }, field: 'zone' },
  coloc: { of: 'menages', kind: 'yes-no', field: 'flatShare' },
  logement_chambre: { of: 'menages', kind: 'yes-no', field: 'room' },
  logement_crous: { of: 'menages', kind: 'yes-no', field: 'crous' },
  participation_frais: { of: 'menages', kind: 'yes-no', field: 'sharesCosts' },
  aide_logement_date_pret_conventionne: { of: 'menages', kind: 'yes-no', field: 'loanConventioned' },
  etat_logement: {
    of: 'menages',
    kind: {
      non_renseigne: LOAN_WORK.unsaid, construction_acquisition_logement_neuf: LOAN_WORK.newBuilding, acquisition_amelioration: LOAN_WORK.oldWithWorks,
      acquisition_sans_amelioration_logement_existant: LOAN_WORK.old, amelioration: LOAN_WORK.works, agrandissement_amenagement: LOAN_WORK.extension,
    }, // prettier-ignore
    field: 'loanWork',
  },
}

/** Rights whose paid amount may be given: they are facts then. */
export const RECEIVED_BY_FAMILY: Readonly<Record<string, FamilySlot>> = {
  rsa: 'rsa',
  ppa: 'ppa',
  af: 'af',
  cf: 'cf',
  asf: 'asf',
  paje_base: 'pajeBase',
  paje_prepare: 'prepare',
  aide_logement: 'al',
  apl: 'apl',
  als: 'als',
  alf: 'alf',
  aspa: 'aspa',
  bourse_college: 'bourseCollege',
  bourse_lycee: 'bourseLycee',
  aeeh: 'aeeh',
}
export const RECEIVED_BY_PERSON: Readonly<Record<string, PersonSlot>> = {
  aah: 'aah',
  caah: 'mva',
  mva: 'mva',
  asi: 'asi',
  ass: 'ass',
  contrat_engagement_jeune: 'cej',
}

/** Variables of the model that OpenFisca's clients send and that no right here reads: accepted, and named in the answer. */
export const WITHOUT_EFFECT = new Set([
  'acs', 'cmu_c', 'age', 'age_en_mois', 'date_naissance', 'nationalite', 'ressortissant_eee', 'date_debut_chomage', 'date_arret_de_travail', 'adoption', 'date_adoption',
  'categorie_salarie', 'contrat_de_travail', 'contrat_de_travail_type', 'depcom_entreprise', 'effectif_entreprise', 'heures_remunerees_volume', 'depcom_foyer', 'depcom',
  'tns_autres_revenus_type_activite', 'caseP', 'allocation_retour_emploi', 'prime_partage_valeur', 'traitement_indiciaire_brut', 'aide_logement_date_pret', 'rfr', 'ir_tranche',
  'f6gu', 'pensions_alimentaires_versees', 'residence_mayotte', 'residence_dom', 'autonomie_financiere', 'en_couple', 'complement_ressources_aah',
]) // prettier-ignore

/** Lowest and highest value of a number that counts no money; −9999 is OpenFisca's word for an age that it does not know. */
export const BOUNDS: Readonly<Record<string, readonly [low: number, high: number]>> = {
  age: [0, 130],
  age_en_mois: [0, 1571],
  taux_incapacite: [0, 1],
  taux_capacite_travail: [0, 1],
  aeeh_niveau_handicap: [0, 6],
  bourse_criteres_sociaux_echelon: [-1, 8],
  duree_possession_titre_sejour: [0, 130],
  ir_tranche: [0, 5],
}
export const AGE_UNKNOWN = -9999

/** Incomes that may be negative: a loss on a tax return, a pay or an allowance that corrects an earlier month. */
export const MAY_BE_NEGATIVE = new Set([
  'salaire_net',
  'salaire_imposable',
  'revenus_stage_formation_pro',
  'rpns_benefice_exploitant_agricole',
  'rpns_autres_revenus',
  'revenus_locatifs',
  'revenus_capital',
  'retraite_brute',
  'salaire_de_base',
  'chomage_imposable',
  'chomage_net',
  'chomage_brut',
])
