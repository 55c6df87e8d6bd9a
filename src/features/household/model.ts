/** Words of persons and households (glossary, part 2): values are stable identifiers, labels are what the screen says. */
import { addMonths, ageInYears } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { linkQualities } from '#ui/genogram/genogram-terms.ts'
import type { LinkQuality, Sex } from '#ui/genogram/genogram-terms.ts'

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

export { linkQualities }
export type { LinkQuality, Sex }

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

/** Who stands beside the household without being of it. A relative may also be tied to persons by relations. */
export const helperKinds = {
  relative: 'Famille',
  caregiver: 'Proche aidant',
  trustedPerson: 'Personne de confiance',
  friend: 'Ami ou voisin',
  professional: 'Professionnel ou service',
  association: 'Association',
  guardian: 'Tutrice, tuteur ou mandataire',
  other: 'Autre appui',
} as const
export type HelperKind = keyof typeof helperKinds

/** A tie is a kinship, or `helper`: « reçoit l’aide de ». */
export type RelationKind = Kinship | 'helper'

/** `from` and `until`: first day in the household, first day no more in it. `until` null: still there, or no end known. */
export type Member = {
  personId: string
  memberId: string
  /** First and last name, or the alias when there is neither. */
  name: string
  firstName: string
  lastName: string
  usualName: string
  civilTitle: CivilTitle
  role: HouseholdRole
  custody: Custody | null
  birthDate: IsoDate | null
  /** Completed years on the asked day (at death for the dead); null when the birth is unknown. */
  age: number | null
  sex: Sex
  /** One or two sentences; null when there is none, or for who does not hold the compartment « general ». */
  detail: string | null
  fromDate: IsoDate
  untilDate: IsoDate | null
  diedOn: IsoDate | null
  unborn: boolean
  expectedOn: IsoDate | null
  /** The same human being in another household that the reader holds too (decision 5). */
  elsewhere: { caseFileId: string; personId: string }[]
}
export type Household = {
  /** In the household on the asked day: the main person first, then by birth, the eldest first. */
  members: Member[]
  /** Stays that ended, the newest first. Somebody who came back is in both lists. */
  former: Member[]
  /** Expected later: the date of arrival is after the asked day. */
  coming: Member[]
}

export type Contact = {
  id: string
  mayCall: boolean | null
  mayMessage: boolean | null
  mayWrite: boolean | null
  addressHidden: boolean
  phone: string
  hours: string
  how: string
  reason: string
  reviewedOn: IsoDate | null
  writtenAt: Date
  writtenBy: string
}
export type ContactFlags = Pick<Contact, 'mayCall' | 'mayMessage' | 'mayWrite' | 'addressHidden'>

export type Dwelling = {
  id: string
  tenure: Tenure
  /** Null when the address is hidden and was not asked for with a reason, or when it is not known. */
  line: string | null
  detail: string
  /** Null like `line`: a commune already says much. */
  commune: { code: string; name: string } | null
  hidden: boolean
  fromDate: IsoDate
}

export type Helper = {
  /** Of the series: stays the same through the versions. */
  id: string
  name: string
  organisation: string
  phone: string
  kind: HelperKind
  telling: Telling
  about: string
  /** Needs of the carer herself (S20). */
  ownNeeds: string
  /** For the genogram. */
  sex: Sex
  /** Null: not said to the reader, or never said. */
  quality: LinkQuality | null
  agreedOn: IsoDate | null
  untilDate: IsoDate | null
}

export type Relation = {
  id: string
  fromPerson: string
  toPerson: string | null
  /** A helper's series, when the tie leaves the household. */
  toHelper: string | null
  /** `to` is the `kind` of `from`: from a mother to her child, `child`. */
  kind: RelationKind
  quality: LinkQuality
}

/** Values that commands take; forms and the seed make them. Absent `id` fields are never guessed. */
export type PersonInput = {
  firstName: string
  lastName: string
  usualName: string
  civilTitle: CivilTitle
  sex: Sex
  /** Null: nobody knows it. */
  birthDate: IsoDate | null
  diedOn?: IsoDate | null
  unborn?: boolean
  expectedOn?: IsoDate | null
  detail?: string
}
export type MemberInput = { role: HouseholdRole; custody: Custody | null; fromDate: IsoDate; untilDate?: IsoDate | null }
export type HelperInput = {
  name: string
  organisation: string
  phone: string
  kind: HelperKind
  telling: Telling
  /** What may be told, when `telling` is `partly`. */
  about: string
  ownNeeds: string
  /** For the genogram; unknown when absent. */
  sex?: Sex
  /** `violence` is never written beside the helper: it becomes a tie in the compartment « violence ». */
  quality: LinkQuality
  agreedOn: IsoDate | null
  untilDate: IsoDate | null
}
export type ContactInput = Omit<Contact, 'id' | 'writtenAt' | 'writtenBy'>
export type DwellingInput = {
  /** Null: line and commune stay as they stand (who changes the rest of a hidden address does not have to see it). */
  line: string | null
  detail: string
  communeCode: string | null
  tenure: Tenure
  fromDate: IsoDate
}

/** First and last name, or the alias when there is neither. */
export const displayName = (person: { firstName: string; lastName: string; usualName: string }): string =>
  [person.firstName, person.lastName].filter(Boolean).join(' ') || person.usualName

/** Completed years on a day, at death for the dead; null when unknown or not born yet. */
export const ageOn = (person: { birthDate: IsoDate | null; diedOn: IsoDate | null }, on: IsoDate): number | null => {
  if (!person.birthDate) return null
  const years = ageInYears(person.birthDate, person.diedOn && person.diedOn < on ? person.diedOn : on)
  return years < 0 ? null : years
}

/** Contact rules are reviewed with the person every three months (D20); without a date they never were. */
export const contactIsStale = (contact: { reviewedOn: IsoDate | null }, today: IsoDate): boolean =>
  contact.reviewedOn === null || addMonths(contact.reviewedOn, 3) <= today

/** The same tie read from the other end: `child` becomes `parent`. */
const inverses: Readonly<Partial<Record<Kinship, Kinship>>> = { child: 'parent', unbornChild: 'parent', parent: 'child' }
export const inverseKinship = (kind: Kinship): Kinship => inverses[kind] ?? kind
