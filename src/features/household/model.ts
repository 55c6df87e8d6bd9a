/** Words of persons and households (glossary, part 2): values are stable identifiers, labels are what the screen says. */

export const kinships = {
  partner: 'Conjoint·e ou partenaire',
  formerPartner: 'Ancien·ne conjoint·e',
  child: 'Enfant',
  unbornChild: 'Enfant à naître',
  parent: 'Parent',
  stepParent: 'Beau-parent',
  grandparent: 'Grand-parent',
  sibling: 'Frère ou sœur',
  otherRelative: 'Autre parent',
  guardian: 'Tutrice ou tuteur',
  hostPerson: 'Personne qui héberge',
  neighbour: 'Voisin·e',
  friend: 'Ami·e',
  other: 'Autre lien',
} as const
export type Kinship = keyof typeof kinships

/** How a link is lived: drawn by the genogram, said in words beside it. */
export const linkQualities = {
  strong: 'lien fort',
  ordinary: 'lien présent',
  fragile: 'lien fragile',
  conflict: 'conflit',
  violence: 'violence',
  cut: 'lien rompu',
} as const
export type LinkQuality = keyof typeof linkQualities

/** A person's place in one household. */
export const householdRoles = {
  main: 'Personne accompagnée',
  partner: 'Conjoint·e',
  child: 'Enfant',
  parent: 'Parent',
  other: 'Autre membre du foyer',
} as const
export type HouseholdRole = keyof typeof householdRoles

export const custodies = {
  full: 'Vit ici',
  alternating: 'Résidence alternée',
  visits: 'Droit de visite et d’hébergement',
} as const
export type Custody = keyof typeof custodies

export type Sex = 'F' | 'M' | 'unknown'
export const civilTitles = { madame: 'Mme', monsieur: 'M.', none: '' } as const
export type CivilTitle = keyof typeof civilTitles

export const tenures = {
  ownerOutright: 'Propriétaire',
  ownerBuying: 'Accédant à la propriété',
  socialTenant: 'Locataire du parc social',
  privateTenant: 'Locataire du parc privé',
  furnishedTenant: 'Locataire en meublé',
  subtenant: 'Sous-locataire',
  interRental: 'Intermédiation locative',
  hostel: 'Résidence sociale, FJT, pension de famille',
  employerHousing: 'Logement de fonction',
  hostedFamily: 'Hébergé par la famille',
  hostedThird: 'Hébergé par un tiers',
  hotel: 'Hôtel',
  emergencyShelter: 'Hébergement d’urgence',
  chrs: 'CHRS',
  cada: 'CADA, HUDA ou CPH',
  nursingHome: 'EHPAD',
  autonomyResidence: 'Résidence autonomie',
  institution: 'Établissement',
  hospital: 'Hôpital',
  prison: 'Détention',
  mobileHome: 'Caravane, résidence mobile',
  squat: 'Squat',
  makeshift: 'Habitation de fortune',
  street: 'Sans abri',
  unknown: 'Non renseigné',
} as const
export type Tenure = keyof typeof tenures

/** Publics (S10): multi-valued; used to find and to count, never to decide a right. */
export const publicTags = {
  dependent: 'Perte d’autonomie',
  elderly: 'Personne âgée',
  disabledAdult: 'Adulte handicapé',
  disabledChild: 'Enfant handicapé',
  overIndebted: 'Surendettement',
  migrant: 'Personne migrante',
  asylumSeeker: 'Demande d’asile',
  refugee: 'Personne réfugiée',
  unaccompaniedMinor: 'Mineur non accompagné',
  youth1625: 'Jeune de 16 à 25 ans',
  careLeaver: 'Jeune majeur sortant de l’ASE',
  loneParent: 'Parent isolé',
  pregnant: 'Grossesse',
  victimDomesticViolence: 'Victime de violences conjugales',
  victimTrafficking: 'Victime de traite',
  homeless: 'Sans domicile',
  travellers: 'Gens du voyage',
  addiction: 'Addiction',
  mentalHealth: 'Santé mentale',
  justiceInvolved: 'Suivi de justice',
  leavingPrison: 'Sortie de détention',
  jobSeeker: 'Recherche d’emploi',
  rsaRecipient: 'Allocataire du RSA',
  workingPoor: 'Travail à bas revenu',
  student: 'Études',
  farmer: 'Agriculture',
  selfEmployed: 'Indépendant',
  caregiver: 'Proche aidant',
  bereaved: 'Deuil',
  illiterate: 'Difficulté à lire ou écrire',
  digitallyExcluded: 'Éloignement du numérique',
  isolated: 'Isolement',
} as const
export type PublicTag = keyof typeof publicTags

/** What a relative or a helper may be told (S20): the person decides; « partly » always says what. */
export const tellings = {
  yes: 'On peut lui parler',
  partly: 'On peut lui parler de',
  no: 'Ne pas lui parler',
  unknown: 'Pas encore demandé',
} as const
export type Telling = keyof typeof tellings
