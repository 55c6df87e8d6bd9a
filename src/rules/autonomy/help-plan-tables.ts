/** What a help plan is made of. Closed lists, with their French words. */

/** Kinds of help. `apa`: whether an APA plan may hold it (CASF L232-3, R232-8); what it may not is paid by somebody else and stands beside. */
export const HELP_KINDS = {
  homeHelp: { label: 'Aide à domicile', unit: 'hour', apa: true },
  nightWatch: { label: 'Garde de nuit', unit: 'hour', apa: true },
  meals: { label: 'Portage de repas', unit: 'piece', apa: true },
  alarm: { label: 'Téléassistance', unit: 'month', apa: true },
  dayCare: { label: 'Accueil de jour', unit: 'day', apa: true },
  temporaryStay: { label: 'Hébergement temporaire, accueil familial', unit: 'day', apa: true },
  supplies: { label: 'Protections, matériel à usage unique', unit: 'month', apa: true },
  device: { label: 'Aide technique', unit: 'once', apa: true },
  adaptation: { label: 'Adaptation du logement', unit: 'once', apa: true },
  transport: { label: 'Transport accompagné', unit: 'piece', apa: true },
  respite: { label: 'Répit de l’aidant', unit: 'day', apa: true },
  nursing: { label: 'Soins infirmiers (service de soins, infirmier)', unit: 'month', apa: false },
  other: { label: 'Autre aide', unit: 'month', apa: true },
} as const satisfies Readonly<Record<string, { label: string; unit: HelpUnit; apa: boolean }>>
export type HelpKind = keyof typeof HELP_KINDS

export const HELP_UNITS = { hour: 'heure', piece: 'unité', day: 'jour', month: 'mois', once: 'une fois' } as const
export type HelpUnit = keyof typeof HELP_UNITS

/** Who gives the help. CASF L232-6, R232-13; code du travail L7232-6. */
export const HELP_PROVIDERS = {
  service: 'Service autonomie à domicile (prestataire)',
  mandated: 'Service mandataire : la personne est employeur',
  employed: 'Emploi direct : la personne est employeur',
  company: 'Fournisseur, autre organisme',
  establishment: 'Établissement, accueil de jour',
  carer: 'Un proche salarié (ni conjoint, ni concubin, ni partenaire)',
} as const
export type HelpProvider = keyof typeof HELP_PROVIDERS

/** Who pays an item. */
export const HELP_FUNDERS = {
  apa: 'APA',
  pension: 'Caisse de retraite',
  insurance: 'Assurance maladie',
  mutual: 'Mutuelle',
  town: 'CCAS, commune',
  housing: 'Anah, aide au logement',
  person: 'La personne',
  other: 'Autre',
} as const
export type HelpFunder = keyof typeof HELP_FUNDERS

/** How often: the quantity is counted by week, by month, or it is paid once. */
export const HELP_PERIODS = { week: 'par semaine', month: 'par mois', once: 'une fois' } as const
export type HelpPeriod = keyof typeof HELP_PERIODS

export interface HelpTariff {
  readonly kind: HelpKind
  readonly provider: HelpProvider
  /** Cents for one unit. */
  readonly cents: number
  readonly from: string
  readonly source: string
  readonly verified: boolean
}

/**
 * What an hour or a unit costs where nobody wrote the département's own tariff: a first figure in the form, always editable. Each département fixes its
 * own (CASF L314-2-1, L347-1), so none is verified here.
 */
export const HELP_TARIFFS: readonly HelpTariff[] = [
  {
    kind: 'homeHelp',
    provider: 'service',
    cents: 24_58,
    from: '2025-01-01',
    source: 'Tarif plancher national des services autonomie, 2025 : celui du département est à vérifier',
    verified: false,
  },
]
