import { ACTIVITY, CARE, CITIZENSHIP, LOAN_WORK, MARITAL, PREPARE, SCHOOL, TENURE } from '../household.ts'

/** The words a situation uses for codes, with what the person reads. The code of each word is the one of `household.ts`. */
export type ActivityWord = keyof typeof ACTIVITY
export type CareWord = keyof typeof CARE
export type PrepareWord = keyof typeof PREPARE
export type SchoolWord = keyof typeof SCHOOL
export type CitizenshipWord = keyof typeof CITIZENSHIP
export type MaritalWord = Exclude<keyof typeof MARITAL, 'unsaid'>
export type TenureWord = Exclude<keyof typeof TENURE, 'unsaid'>
export type LoanWorkWord = Exclude<keyof typeof LOAN_WORK, 'unsaid'>
/** `none`: no AEEH; `base`: the basic amount alone; `1` to `6`: the complement. */
export type AeehWord = 'none' | 'base' | '1' | '2' | '3' | '4' | '5' | '6'
/**
 * What entitles a foreigner to stay. `protected`: refugee, subsidiary protection, stateless; `resident`: carte de résident or treaty
 * equivalent; `temporary`: another permit that allows work; `asylumSeeker`; `none`: no permit that allows work.
 */
export type PermitWord = 'protected' | 'resident' | 'temporary' | 'asylumSeeker' | 'none'

export const ACTIVITY_LABELS: Readonly<Record<ActivityWord, string>> = {
  working: 'travaille (salarié, indépendant, apprenti)',
  unemployed: 'au chômage, indemnisé ou non',
  inactive: 'sans activité professionnelle',
  student: 'étudiant ou scolarisé',
  retired: 'à la retraite',
}

export const SCHOOL_LABELS: Readonly<Record<SchoolWord, string>> = {
  nursery: 'école maternelle',
  primary: 'école élémentaire',
  college: 'collège',
  lycee: 'lycée ou CAP',
  higher: 'études supérieures',
  none: 'pas scolarisé',
}

export const CITIZENSHIP_LABELS: Readonly<Record<CitizenshipWord, string>> = {
  french: 'française',
  eeaOrSwiss: 'd’un pays de l’Union européenne, de l’Espace économique européen ou de la Suisse',
  other: 'd’un autre pays',
}

export const MARITAL_LABELS: Readonly<Record<MaritalWord, string>> = {
  married: 'mariage',
  pacs: 'pacs',
  single: 'célibat (ou union libre)',
  divorced: 'divorce ou séparation',
  widowed: 'veuvage',
}

export const TENURE_LABELS: Readonly<Record<TenureWord, string>> = {
  socialTenant: 'locataire d’un logement social ou conventionné',
  tenant: 'locataire d’un logement privé non meublé',
  furnishedTenant: 'locataire d’un logement meublé',
  hosted: 'hébergé gratuitement',
  hostel: 'en foyer ou en résidence sociale',
  owner: 'propriétaire, sans emprunt en cours',
  buyer: 'propriétaire, avec un emprunt en cours',
  homeless: 'sans domicile',
}

export const LOAN_WORK_LABELS: Readonly<Record<LoanWorkWord, string>> = {
  old: 'l’achat d’un logement ancien, sans travaux',
  oldWithWorks: 'l’achat d’un logement ancien, avec des travaux',
  newBuilding: 'un logement neuf',
  works: 'des travaux d’amélioration',
  extension: 'un agrandissement ou un aménagement',
}

export const AEEH_LABELS: Readonly<Record<AeehWord, string>> = {
  none: 'non',
  base: 'oui, sans complément',
  1: 'oui, avec le complément 1',
  2: 'oui, avec le complément 2',
  3: 'oui, avec le complément 3',
  4: 'oui, avec le complément 4',
  5: 'oui, avec le complément 5',
  6: 'oui, avec le complément 6',
}

export const PERMIT_LABELS: Readonly<Record<PermitWord, string>> = {
  protected: 'réfugié, protection subsidiaire ou apatride',
  resident: 'carte de résident',
  temporary: 'autre titre de séjour qui permet de travailler',
  asylumSeeker: 'demande d’asile en cours',
  none: 'pas de titre de séjour qui permette de travailler',
}

/** In the order of their codes, −1 for none. */
export const AEEH_WORDS: readonly AeehWord[] = ['none', 'base', '1', '2', '3', '4', '5', '6']
