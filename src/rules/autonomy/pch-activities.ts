/** The four domains of the PCH's reference list. CASF annexe 2-5, chapitre 1er. */
export const PCH_DOMAINS = {
  mobility: 'Mobilité',
  selfCare: 'Entretien personnel',
  communication: 'Communication',
  tasksAndRelations: 'Tâches et exigences générales, relations avec autrui',
} as const
export type PchDomain = keyof typeof PCH_DOMAINS

/** Difficulty of the person alone, without help: what each activity is rated. CASF annexe 2-5. */
export const PCH_DIFFICULTY = { none: 0, light: 1, moderate: 2, grave: 3, absolute: 4 } as const
export const PCH_DIFFICULTY_LABELS = [
  'Aucune difficulté',
  'Difficulté légère',
  'Difficulté modérée',
  'Difficulté grave',
  'Difficulté absolue',
] as const

export type PchDifficulty = keyof typeof PCH_DIFFICULTY

/** The scale in plain words: one short adjective, and what it says. CASF annexe 2-5, chapitre 1er, 2. */
export const PCH_SCALE: Readonly<Record<PchDifficulty, { readonly word: string; readonly means: string }>> = {
  none: { word: 'Aucune', means: 'le fait comme quelqu’un de son âge' },
  light: { word: 'Légère', means: 'une petite gêne, sans conséquence sur le résultat' },
  moderate: { word: 'Modérée', means: 'quelques difficultés, mais le résultat reste satisfaisant' },
  grave: { word: 'Grave', means: 'y arrive difficilement, et pas comme cela se fait d’habitude' },
  absolute: { word: 'Absolue', means: 'ne peut pas du tout le faire sans aide' },
}

export interface PchActivity {
  readonly id: string
  readonly domain: PchDomain
  readonly label: string
}

/**
 * The 20 activities that open the PCH, in the order of annexe 2-5 b) (the last since the decree 2022-570 of 19/04/2022): the order of
 * `Member.pchActivities`. Moving about in the dwelling and outside is one activity.
 */
export const PCH_ACTIVITIES = [
  { id: 'seMettreDebout', domain: 'mobility', label: 'Se mettre debout' },
  { id: 'faireSesTransferts', domain: 'mobility', label: 'Faire ses transferts' },
  { id: 'marcher', domain: 'mobility', label: 'Marcher' },
  { id: 'seDeplacer', domain: 'mobility', label: 'Se déplacer (dans le logement, à l’extérieur)' },
  { id: 'prehensionMainDominante', domain: 'mobility', label: 'Avoir la préhension de la main dominante' },
  { id: 'prehensionMainNonDominante', domain: 'mobility', label: 'Avoir la préhension de la main non dominante' },
  { id: 'motriciteFine', domain: 'mobility', label: 'Avoir des activités de motricité fine' },
  { id: 'seLaver', domain: 'selfCare', label: 'Se laver' },
  { id: 'elimination', domain: 'selfCare', label: 'Assurer l’élimination et utiliser les toilettes' },
  { id: 'sHabiller', domain: 'selfCare', label: 'S’habiller' },
  { id: 'prendreSesRepas', domain: 'selfCare', label: 'Prendre ses repas' },
  { id: 'parler', domain: 'communication', label: 'Parler' },
  { id: 'entendre', domain: 'communication', label: 'Entendre (percevoir les sons et comprendre)' },
  { id: 'voir', domain: 'communication', label: 'Voir (distinguer et identifier)' },
  { id: 'utiliserAppareils', domain: 'communication', label: 'Utiliser des appareils et techniques de communication' },
  { id: 'orientationTemps', domain: 'tasksAndRelations', label: 'S’orienter dans le temps' },
  { id: 'orientationEspace', domain: 'tasksAndRelations', label: 'S’orienter dans l’espace' },
  { id: 'gererSaSecurite', domain: 'tasksAndRelations', label: 'Gérer sa sécurité' },
  { id: 'maitriserSonComportement', domain: 'tasksAndRelations', label: 'Maîtriser son comportement' },
  { id: 'tachesMultiples', domain: 'tasksAndRelations', label: 'Entreprendre des tâches multiples' },
] as const satisfies readonly PchActivity[]
export type PchActivityId = (typeof PCH_ACTIVITIES)[number]['id']
