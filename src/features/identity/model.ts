/** Employers of social workers (product.md): a word for the health page and statistics, nothing depends on it. */
export const employers = {
  departement: 'Département',
  ccas: 'CCAS ou CIAS',
  hospital: 'Hôpital, établissement de santé',
  school: 'Éducation nationale, université',
  prison: 'Administration pénitentiaire',
  socialSecurity: 'CAF, Carsat, CPAM, MSA',
  association: 'Association',
  company: 'Entreprise ou service interentreprises',
  other: 'Autre',
} as const
export type Employer = keyof typeof employers

/** Wall clocks of French territories (decision 22). */
export const timeZones = {
  'Europe/Paris': 'Métropole',
  'America/Guadeloupe': 'Guadeloupe',
  'America/Martinique': 'Martinique',
  'America/Cayenne': 'Guyane',
  'Indian/Reunion': 'La Réunion',
  'Indian/Mayotte': 'Mayotte',
  'America/Miquelon': 'Saint-Pierre-et-Miquelon',
  'America/St_Barthelemy': 'Saint-Barthélemy',
  'America/Marigot': 'Saint-Martin',
  'Pacific/Noumea': 'Nouvelle-Calédonie',
  'Pacific/Tahiti': 'Polynésie française',
  'Pacific/Wallis': 'Wallis-et-Futuna',
} as const
export type TimeZone = keyof typeof timeZones
