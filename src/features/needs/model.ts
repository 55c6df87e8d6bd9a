/** Needs of a household (problématiques, glossary part 7), on several axes (S3), apart from the demand she expresses (S27). */

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
