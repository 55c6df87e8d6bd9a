/** Needs of a household (problématiques, glossary part 7), on several axes (S3), apart from the demand she expresses (S27). */
import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { PublicTag } from '#features/household/model.ts'

export const issueDomains = {
  rights: 'Accès aux droits',
  economic: 'Budget et ressources',
  housing: 'Logement et hébergement',
  employment: 'Emploi, formation',
  health: 'Santé',
  autonomy: 'Perte d’autonomie, handicap',
  family: 'Famille et parentalité',
  childhood: 'Enfance',
  violence: 'Violences',
  isolation: 'Isolement et lien social',
  digital: 'Numérique',
  mobility: 'Mobilité',
  protection: 'Protection juridique',
  justice: 'Justice',
  migration: 'Séjour et asile',
  dailyLife: 'Vie quotidienne',
} as const
export type IssueDomain = keyof typeof issueDomains

/** The three axes of the job sheet: a need stands on one or more of them. */
export const axes = { economic: 'économique', social: 'sociale', psychological: 'psychologique' } as const
export type Axis = keyof typeof axes

export const issueStatuses = {
  identified: 'Repéré',
  worked: 'Travaillé',
  improved: 'En amélioration',
  stabilised: 'Stabilisé',
  solved: 'Résolu',
  worsened: 'Aggravé',
  notAddressed: 'Non abordé',
} as const
export type IssueStatus = keyof typeof issueStatuses

/** How an objective ended; null while it stands. */
export const outcomes = {
  reached: 'Atteint',
  partly: 'Atteint en partie',
  not: 'Non atteint',
  noLongerRelevant: 'Elle ne le veut plus',
} as const
export type Outcome = keyof typeof outcomes

/** `demand`: what she asks, in her words. `objective`: what she wants, with its step. `summary`: « En bref », ours. */
export const statementKinds = { demand: 'Ce que la personne demande', objective: 'Ce que la personne veut', summary: 'En bref' } as const
export type StatementKind = keyof typeof statementKinds

/** The compartment that the word itself belongs to: knowing that it is said is already knowing (S10). */
const sensitiveTags: Readonly<Partial<Record<PublicTag, WritableKind>>> = {
  victimDomesticViolence: 'violence',
  victimTrafficking: 'violence',
  mentalHealth: 'health',
  addiction: 'health',
  dependent: 'health',
  disabledAdult: 'health',
  disabledChild: 'health',
  pregnant: 'health',
  justiceInvolved: 'justice',
  leavingPrison: 'justice',
  overIndebted: 'budget',
  careLeaver: 'childProtection',
  unaccompaniedMinor: 'childProtection',
}
export const compartmentOfTag = (tag: PublicTag): WritableKind => sensitiveTags[tag] ?? 'general'

const sensitiveDomains: Readonly<Partial<Record<IssueDomain, WritableKind>>> = {
  violence: 'violence',
  health: 'health',
  autonomy: 'health',
  justice: 'justice',
  childhood: 'childProtection',
}
/** Money stays in the thread's compartment: a relief who could not read that the rent is owed could not help. */
export const compartmentOfDomain = (domain: IssueDomain): WritableKind => sensitiveDomains[domain] ?? 'general'

/** Rooms of the tab « Besoins et projet », by the name of their path. */
export const needsRooms = {
  needs: 'Besoins et publics',
  words: 'Ce que la personne demande et veut',
  projects: 'Projets et mesures',
} as const

export type Need = {
  /** Of the series: stays the same through the changes. */
  id: string
  domain: IssueDomain
  topic: string
  /** Origin of the difficulty (S27); empty when nobody knows. */
  cause: string
  axes: Axis[]
  primary: boolean
  status: IssueStatus
  compartment: WritableKind
  /** Every state it had, the oldest first; the last is the present one. */
  history: { status: IssueStatus; at: Date; by: string }[]
}
export type Public = {
  id: string
  tag: PublicTag
  fromDate: IsoDate
  /** First day it no longer holds. */
  untilDate: IsoDate | null
  compartment: WritableKind
}
export type Statement = {
  /** Of the series. */
  id: string
  kind: StatementKind
  words: string
  /** The next step of an objective; empty for the other kinds. */
  step: string
  saidOn: IsoDate
  outcome: Outcome | null
  writtenAt: Date
  writtenBy: string
  /** 1 for words never changed. */
  version: number
}

export type NeedInput = { domain: IssueDomain; topic: string; cause: string; axes: readonly Axis[]; primary: boolean; status: IssueStatus }
export type StatementInput = { kind: StatementKind; words: string; step: string; saidOn: IsoDate; outcome?: Outcome | null }

/** « En bref » holds in four sentences (guide 6.3). */
export const mostSentences = 4
const abbreviations = /(?:^|[\s(«])(?:M|MM|Mme|Mmes|Mlle|Dr|Me|[Aa]rt|n°|env|etc|cf|p|St|Ste|[A-ZÀ-Þ])\.$/u

/** Sentences of a text: ends are `.`, `!`, `?` or `…` before a space or the end; an abbreviation (« M. Ferrand ») ends none. */
export const countSentences = (text: string): number => {
  let count = 0
  let start = 0
  for (const end of text.matchAll(/[.!?…]+(?=[\s»)"”]|$)/gu)) {
    const stop = end.index + end[0].length
    if (end[0] === '.' && stop < text.trimEnd().length && abbreviations.test(text.slice(start, stop))) continue
    if (/[\p{L}\p{N}]/u.test(text.slice(start, stop))) count += 1
    start = stop
  }
  return count + (/[\p{L}\p{N}]/u.test(text.slice(start)) ? 1 : 0)
}

/** Topics proposed for each domain (glossary, part 7): suggestions, never a closed list. */
export const topics: Readonly<Record<IssueDomain, readonly string[]>> = {
  rights: [
    'Ouverture de droits',
    'Rupture de droits',
    'Recours ou indu',
    'État civil',
    'Domiciliation',
    'Accès au juge',
    'Compte bancaire',
  ],
  economic: [
    'Ressources insuffisantes',
    'Absence de ressources',
    'Gestion du budget',
    'Impayés',
    'Surendettement',
    'Aide alimentaire',
    'Fraude subie',
  ],
  housing: [
    'Recherche de logement',
    'Accès au logement',
    'Maintien',
    'Expulsion',
    'Énergie',
    'Adaptation',
    'Insalubrité',
    'Sans abri',
    'Hébergement',
  ],
  employment: ['Chômage', 'Perte d’emploi', 'Reconversion', 'Illettrisme', 'Conflit du travail', 'Freins à l’emploi'],
  health: ['Accès aux soins', 'Couverture maladie', 'Santé mentale', 'Addiction', 'Maladie chronique', 'Grossesse'],
  autonomy: ['Maintien à domicile', 'Aide humaine', 'Aménagement', 'Aidants', 'Entrée en établissement', 'Dossier MDPH', 'Scolarisation'],
  family: [
    'Séparation ou divorce',
    'Conflit',
    'Garde',
    'Pension alimentaire',
    'Soutien parental',
    'Naissance',
    'Deuil',
    'Regroupement familial',
  ],
  childhood: ['Danger ou risque', 'Carences', 'Conflit parental', 'Absentéisme', 'Fugue', 'Mineur non accompagné', 'Jeune majeur'],
  violence: ['Violences conjugales', 'Violences intrafamiliales', 'Violences sexuelles', 'Mariage forcé', 'Traite', 'Harcèlement'],
  isolation: ['Isolement', 'Rupture familiale', 'Vacances et loisirs', 'Bénévolat'],
  digital: ['Équipement', 'Compétences', 'Identité numérique'],
  mobility: ['Permis', 'Véhicule', 'Transport'],
  protection: ['Besoin de protection', 'Mesure en cours', 'Abus de faiblesse'],
  justice: ['Victime', 'Auteur', 'Détention', 'Sortie de détention', 'Amendes'],
  migration: ['Asile', 'Titre de séjour', 'OQTF', 'Intégration', 'Apprendre le français'],
  dailyLife: ['Entretien du logement', 'Organisation', 'Hygiène', 'Alimentation', 'Démarches', 'Animaux'],
}
