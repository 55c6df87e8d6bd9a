/** Words of a first request (S18, S24, S30): glossary part 6, shortened to what is asked at a counter. */

export const channels = {
  onSiteWalkIn: 'Sur place',
  phone: 'Téléphone',
  email: 'Courriel',
  post: 'Courrier',
  thirdParty: 'Par un partenaire',
  outreach: 'Aller-vers',
} as const
export type Channel = keyof typeof channels

export const origins = {
  self: 'Elle-même',
  relative: 'Famille, entourage',
  school: 'École',
  hospital: 'Hôpital',
  doctor: 'Médecin, santé',
  ccas: 'CCAS, mairie',
  caf: 'CAF',
  landlord: 'Bailleur',
  police: 'Police, gendarmerie',
  justice: 'Justice',
  association: 'Association',
  colleague: 'Collègue du service',
  neighbour: 'Voisin, tiers',
  other: 'Autre',
} as const
export type Origin = keyof typeof origins

/** Urgency with its response time in hours (S30); `due` on a request is computed from it, and may be edited. */
export const urgencies = {
  immediate: {
    label: 'Tout de suite',
    hours: 0,
    reasons: 'Danger, blessure, enfant seul, idées de mort. On appelle un travailleur social maintenant.',
  },
  today: { label: 'Aujourd’hui', hours: 8, reasons: 'Plus de toit ce soir, rien à manger, coupure avec enfant ou malade.' },
  week: { label: 'Sous une semaine', hours: 24 * 7, reasons: 'Délai qui court, courrier d’huissier, droits coupés.' },
  next: { label: 'Prochain rendez-vous', hours: 24 * 15, reasons: 'Rien ne se dégrade en attendant.' },
} as const
export type Urgency = keyof typeof urgencies

export const requestTopics = {
  energy: 'Énergie, eau',
  housing: 'Logement',
  resources: 'Ressources, droits',
  food: 'Manger',
  family: 'Enfant, famille',
  health: 'Santé, autonomie',
  violence: 'Violences',
  talk: 'Parler à quelqu’un',
} as const
export type RequestTopic = keyof typeof requestTopics
