import type { Channel, Form } from '../entry.ts'
import { form, needs, read, unread } from '../say.ts'

/** What several entries say alike. */
export const OPEN_FISCA = 'OpenFisca-France'

export const CAF: readonly Channel[] = [
  { by: 'online', label: 'caf.fr, espace « Mon Compte »' },
  { by: 'online', label: 'msa.fr, pour le régime agricole' },
]
export const AUTOMATIC: Channel = { by: 'automatic', label: 'Sans demande quand la CAF ou la MSA connaît la situation' }

export const MDPH: readonly Channel[] = [
  { by: 'online', label: 'mdphenligne.cnsa.fr, dans les départements qui y sont' },
  { by: 'post', label: 'Dossier envoyé à la MDPH du département' },
  { by: 'counter', label: 'Accueil de la MDPH' },
]
export const MDPH_FORMS: readonly Form[] = [form('15692', 'Demande à la MDPH'), form('15695', 'Certificat médical à joindre à la demande')]

export const CAF_PAYS = unread('La CAF, ou la MSA pour le régime agricole.')

/** CSS L553-1: family benefits alone. */
export const TWO_YEARS = read(
  'Un rappel se demande, et un trop-perçu se réclame, sur deux ans ; cinq ans en cas de fraude ou de fausse déclaration.',
  'CSS L553-1',
)

/** How the MDPH answers, for all that the CDAPH decides. */
export const MDPH_DELAY = unread('La CDAPH a quatre mois à compter du dépôt du dossier complet.', 'CASF R241-33, version ancienne')
export const MDPH_SILENCE = {
  ...unread('Sans réponse dans les quatre mois, la demande est tenue pour rejetée : on peut contester.', 'CASF R241-33, version ancienne'),
  means: 'reject',
  months: 4,
} as const

/** The right of residence that family benefits and housing aid ask for: either of the two is enough. */
export const RESIDENCE = [
  needs(
    'europeanCitizen',
    'Est-elle française, européenne ou suisse ?',
    'Une personne d’un autre pays a besoin d’un titre de séjour en cours de validité',
    { test: { fact: 'citizenship', is: 'oneOf', value: ['french', 'eeaOrSwiss'] }, anyOf: 'residence' },
  ),
  needs(
    'validPermit',
    'A-t-elle un titre de séjour en cours de validité ?',
    'Une personne d’un autre pays a besoin d’un titre de séjour en cours de validité',
    { test: { fact: 'permit', is: 'oneOf', value: ['protected', 'resident', 'temporary'] }, anyOf: 'residence' },
  ),
] as const
