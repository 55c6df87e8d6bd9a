/** Agents of an organisation: words of the glossary (part 9) and what the law asks of a title (S92). */

export const professions = {
  assistantServiceSocial: 'Assistante ou assistant de service social',
  educateurSpecialise: 'Éducatrice ou éducateur spécialisé',
  educateurJeunesEnfants: 'Éducatrice ou éducateur de jeunes enfants',
  cesf: 'Conseillère ou conseiller en économie sociale et familiale',
  moniteurEducateur: 'Monitrice ou moniteur éducateur',
  tisf: 'Technicienne ou technicien de l’intervention sociale et familiale',
  mediateurFamilial: 'Médiatrice ou médiateur familial',
  mediateurSocial: 'Médiatrice ou médiateur social',
  psychologue: 'Psychologue',
  infirmier: 'Infirmière ou infirmier',
  puericultrice: 'Puéricultrice ou puériculteur',
  medecinPmi: 'Médecin de PMI',
  conseillerNumerique: 'Conseillère ou conseiller numérique',
  juriste: 'Juriste',
  interprete: 'Interprète',
  secretariat: 'Accueil, secrétariat',
  informatique: 'Informatique',
  serviceManager: 'Encadrement',
  other: 'Autre',
} as const
export type Profession = keyof typeof professions

/** Why an agent is bound by secrecy (D5; article 226-13 du code pénal: « par état ou par profession, soit en raison d’une fonction ou d’une mission »). */
export const secrecyBases = {
  profession: 'Par profession (assistante de service social, infirmière…)',
  mission: 'Par mission (aide sociale à l’enfance, RSA…)',
  function: 'Par fonction (secrétariat, encadrement)',
  none: 'Aucun : n’ouvre aucun contenu',
} as const
export type SecrecyBasis = keyof typeof secrecyBases

/** The same in one or two words, for a list. */
export const secrecyShort: Readonly<Record<SecrecyBasis, string>> = {
  profession: 'par profession',
  mission: 'par mission',
  function: 'par fonction',
  none: 'aucun',
}

/** Diplomas that open the title of assistant de service social (CASF L411-1 and L411-2), and others recorded for memory. */
export const diplomas = {
  DEASS: 'Diplôme d’État d’assistant de service social',
  equivalence: 'Attestation de capacité à exercer (diplôme étranger)',
  DECESF: 'Diplôme d’État de conseiller en économie sociale familiale',
  DEES: 'Diplôme d’État d’éducateur spécialisé',
  other: 'Autre diplôme',
} as const
export type Diploma = keyof typeof diplomas

export const teamKinds = {
  sector: 'Secteur',
  reception: 'Accueil',
  specialised: 'Spécialisée',
  management: 'Encadrement',
} as const
export type TeamKind = keyof typeof teamKinds

export type AgentForm = {
  siteId: string
  login: string
  firstName: string
  lastName: string
  jobTitle: string
  profession: Profession
  secrecyBasis: SecrecyBasis
  secrecyProof: string
  secrecyUntil: string | null
  trainee: boolean
  tutorId: string | null
  diplomaKind: Diploma | null
  diplomaOn: string | null
  diplomaNumber: string
}

/**
 * What the law asks of an agent, in sentences by field; nothing when it holds. The database refuses the same by its constraints: this says
 * it all at once, before.
 */
export const agentProblems = (agent: AgentForm, today: string): Record<string, string> => {
  const problems: Record<string, string> = {}
  if (agent.profession === 'assistantServiceSocial' && !agent.trainee) {
    if (agent.diplomaKind !== 'DEASS' && agent.diplomaKind !== 'equivalence')
      problems['diplomaKind'] =
        'Le titre d’assistante ou d’assistant de service social demande le diplôme d’État ou son équivalence (CASF, L411-1). Pour une personne en formation, cochez « en stage ».'
    else if (!agent.diplomaOn) problems['diplomaOn'] = 'Indiquez la date du diplôme : elle est demandée pour l’enregistrement.'
  }
  if (agent.diplomaOn && agent.diplomaOn > today) problems['diplomaOn'] = 'Cette date n’est pas encore passée. Vérifiez l’année.'
  if (agent.trainee && !agent.tutorId) problems['tutorId'] = 'Une personne en stage a une tutrice ou un tuteur. Choisissez qui.'
  if (agent.secrecyBasis !== 'none' && agent.secrecyProof === '')
    problems['secrecyProof'] = 'Dites ce qui l’atteste : diplôme, contrat, lettre de mission, engagement signé.'
  return problems
}

/** « Solène Kerbrat » gives `solene.kerbrat`: proposed when no login was typed. */
export const proposedLogin = (firstName: string, lastName: string): string =>
  [firstName, lastName]
    .map((name) =>
      name
        .normalize('NFD')
        .replaceAll(/[\u0300-\u036f]/g, '')
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, ''),
    )
    .filter(Boolean)
    .join('.')
