import type { FactTest } from './fact-test.ts'

/**
 * One right or aid of the catalogue, computable or not: what a worker tells the person, and how it is asked for. Data only. Every statement
 * says whether it was checked against its text; one that was not is shown as such, never hidden.
 */
export interface CatalogueEntry {
  /** Number in the field's list, `R1` to `R95`. Stable. */
  readonly id: `R${number}`
  /** Last part of its address, ASCII kebab-case: `prime-d-activite`. Stable. */
  readonly slug: string
  /** Full French name as it begins a line: « Revenu de solidarité active ». */
  readonly name: string
  /** « RSA »; absent when nobody uses one. */
  readonly acronym?: string
  /** Names under which people still ask for it or say it: « RMI », « CMU-C », « carte orange »… The search finds them. */
  readonly otherNames: readonly string[]
  readonly domain: Domain
  readonly nature: Nature
  /** One or two sentences in plain French, that the person may read. */
  readonly what: string
  /** Ids of the rights of `rules/rights.ts` that compute it; empty when it is not computed here. */
  readonly computed: readonly string[]
  /** Conditions as a short guided check, in the order in which one would ask them. Never a decision. */
  readonly check: readonly Condition[]
  /** What is given: an amount that is a dated figure, a rule of thumb, a service. */
  readonly gives: readonly Statement[]
  readonly decider: Statement
  /** Who pays or serves it when it is not the decider. */
  readonly payer?: Statement
  readonly channels: readonly Channel[]
  readonly forms: readonly Form[]
  readonly documents: readonly DocumentCode[]
  /** From when it counts: « du premier jour du mois de la demande ». */
  readonly opensFrom?: Statement
  /** By when it must be asked, when a delay makes it lost. */
  readonly askBefore?: Statement
  /** How long the decision takes. */
  readonly delay?: Statement
  /** What no answer means, and after how long. */
  readonly silence?: Statement & { readonly means: 'accept' | 'reject'; readonly months: number }
  readonly duration?: Statement
  readonly renewal?: Statement
  /** Declarations to be made while it runs. */
  readonly declarations?: Statement
  readonly recovery?: Statement
  readonly appeals: readonly AppealCode[]
  readonly basis: readonly Statement[]
  /** Traps, accumulation with others, what is about to change. */
  readonly notes: readonly Statement[]
  /** All its statements were checked against their texts. */
  readonly verified: boolean
  /** Day of the last review, `YYYY-MM-DD`. */
  readonly reviewedOn: string
}

/** A statement of law or practice, with where it was read. `verified` false: own knowledge, an older copy, or a page that is no legal text. */
export interface Statement {
  readonly text: string
  readonly verified: boolean
  /** « CSS L815-1 », « OpenFisca-France », « service-public.fr »; absent when it is own knowledge. */
  readonly source?: string
}

/** One question of the guided check. When `test` is given, what is known of the household answers it. */
export interface Condition {
  /** Stable inside its entry, camelCase. */
  readonly id: string
  /** A question that yes or no answers, in plain French, spoken to the worker about the person: « A-t-elle 65 ans ou plus ? ». */
  readonly ask: string
  /** The answer that lets the right be open. */
  readonly expects: 'yes' | 'no'
  /** Why it closes the right otherwise: « Réservée aux personnes de 65 ans ou plus ». */
  readonly otherwise: string
  readonly test?: FactTest
  /** Conditions of the same group: one that holds is enough. */
  readonly anyOf?: string
  readonly verified: boolean
  readonly source?: string
}

export interface Channel {
  readonly by: 'online' | 'counter' | 'post' | 'phone' | 'worker' | 'automatic'
  /** « caf.fr, espace Mon compte ». An address is text to read: no page of ours calls it. */
  readonly label: string
}

/** A Cerfa number is stable, its version is not: `versionCheckedOn` null is shown as « vérifier la version ». */
export interface Form {
  readonly cerfa: string | null
  readonly name: string
  readonly versionCheckedOn: string | null
}

export const DOMAINS = {
  minimumIncome: 'Minima sociaux et revenus',
  family: 'Famille et enfants',
  housing: 'Logement et énergie',
  health: 'Santé',
  employment: 'Emploi et jeunes',
  ageing: 'Âge et autonomie',
  disability: 'Handicap',
  protection: 'Protection, justice, argent',
  childWelfare: 'Protection de l’enfance, urgence, secours',
} as const
export type Domain = keyof typeof DOMAINS

/** The natures of an aid (field list S41: these four and « administrative et juridique »). */
export const NATURES = {
  material: 'Matérielle',
  human: 'Humaine',
  financial: 'Financière',
  professional: 'Professionnelle',
  administrative: 'Administrative et juridique',
} as const
export type Nature = keyof typeof NATURES

export const APPEAL_CODES = ['AP1', 'AP1m', 'AP2', 'AP3', 'AP4', 'AP5', 'AP6', 'AP7', 'AP8', 'AP9', 'AP10', 'AP11'] as const
export type AppealCode = (typeof APPEAL_CODES)[number]

export const DOCUMENTS = {
  D1: 'Pièce d’identité',
  D2: 'Livret de famille ou actes de naissance',
  D3: 'Titre de séjour',
  D4: 'RIB',
  D5: 'Justificatif de domicile, domiciliation ou attestation d’hébergement',
  D6: 'Avis d’imposition',
  D7: 'Trois dernières fiches de paie ou justificatifs de ressources',
  D8: 'Attestation de France Travail',
  D9: 'Quittance, bail ou attestation du bailleur',
  D10: 'Facture d’énergie',
  D11: 'Certificat médical (Cerfa 15695)',
  D12: 'Certificat de scolarité ou de formation',
  D13: 'Jugement ou accord (divorce, pension, protection)',
  D14: 'Attestations de toutes les caisses de retraite',
  D15: 'Relevés de compte des trois derniers mois',
  D16: 'Devis',
  D17: 'Rapport social',
  D18: 'Attestation Vitale ou de la CPAM',
  D19: 'Acte de décès',
  D20: 'Attestation de l’employeur',
  D21: 'Titres et courriers de dettes',
  D22: 'Déclaration de patrimoine',
  D23: 'Plan d’aide ou rapport d’ergothérapeute',
} as const
export type DocumentCode = keyof typeof DOCUMENTS

/**
 * Whether the lists of documents of the entries were checked against the forms and texts: no, nearly all are own knowledge of the field. They are
 * shown as « à vérifier », all of them, until a human has gone through them; then this becomes true, or each entry says it for itself.
 */
export const DOCUMENTS_VERIFIED: boolean = false
