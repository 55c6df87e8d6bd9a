import { may } from '#core/actor.ts'
import type { Action, Actor, Role } from '#core/actor.ts'
import { nameKey } from '#core/names.ts'
import type { ContactFlags } from '#features/household/model.ts'
import { searchCatalogue } from '#rules/catalogue/catalogue.ts'
import type { IconName } from '#ui/icons.tsx'
import { paths } from '#web/paths.ts'

/** Fewer characters than this find nobody: one letter is no name. */
export const shortestQuestion = 2
/** Lines printed for people. */
export const mostPeople = 8
/** Searches of people that reception may make in one minute: enough for a full waiting room, too few to list a site. */
export const mostSearchesAMinute = 30

/** One household that answers, told by the person of it who answers best. */
export type Found = {
  caseFileId: string
  /** Null when the household's own name answered. */
  personId: string | null
  name: string
  /** A name that she also bears, when it is not in `name`. */
  usualName: string
  /** Name of the household, when it says more than `name`; null for reception. */
  household: string | null
  birthYear: number | null
  dead: boolean
  closed: boolean
  flags: ContactFlags | null
}

export type MenuLine = { label: string; href: string; icon: IconName; group: 'Agir' | 'Pages' }
type MenuEntry = MenuLine & { roles: readonly Role[]; words: string }

const entries: readonly MenuEntry[] = [
  { group: 'Agir', label: 'Écrire une note', href: paths.interview.start(), icon: 'plume', roles: ['worker'], words: 'entretien page' },
  {
    group: 'Agir',
    label: 'Nouvelle demande',
    href: paths.reception.first(),
    icon: 'plus',
    roles: ['worker', 'reception'],
    words: 'accueil premiere',
  },
  { group: 'Agir', label: 'Ouvrir un dossier', href: paths.caseFile.open(), icon: 'plus', roles: ['worker'], words: 'foyer nouveau creer' },
  {
    group: 'Agir',
    label: 'Demander un accès exceptionnel',
    href: paths.access.exceptional(),
    icon: 'cle',
    roles: ['worker', 'manager'],
    words: 'urgence ouvrir ferme',
  },
  {
    group: 'Agir',
    label: 'Déclarer un lien personnel',
    href: paths.account.links(),
    icon: 'verrou',
    roles: ['worker', 'reception', 'manager'],
    words: 'je connais conflit',
  },
  {
    group: 'Agir',
    label: 'Organiser un relais',
    href: paths.team.relief(),
    icon: 'groupe',
    roles: ['manager'],
    words: 'absence remplacement',
  },
  { group: 'Pages', label: 'Ce qui court', href: paths.running(), icon: 'sablier', roles: ['worker'], words: 'echeances delais en lot' },
  {
    group: 'Agir',
    label: 'Nouveau rendez-vous',
    href: paths.agenda.plan(),
    icon: 'plus',
    roles: ['worker'],
    words: 'poser heure libre visite salle',
  },
  {
    group: 'Pages',
    label: 'Agenda',
    href: paths.agenda.show(),
    icon: 'calendrier',
    roles: ['worker', 'manager'],
    words: 'semaine mois rendez-vous',
  },
  {
    group: 'Pages',
    label: 'Absences et remplacements',
    href: paths.agenda.absences(),
    icon: 'groupe',
    roles: ['worker', 'manager'],
    words: 'conge maladie deplacer confier',
  },
  { group: 'Pages', label: 'Ma journée', href: paths.day(), icon: 'calendrier', roles: ['worker', 'manager'], words: 'agenda echeances' },
  { group: 'Pages', label: 'Mes foyers', href: paths.caseFile.list(), icon: 'maison', roles: ['worker'], words: 'dossiers liste' },
  {
    group: 'Pages',
    label: 'Permanences du jour',
    href: paths.permanence.list(),
    icon: 'permanence',
    roles: ['worker', 'reception', 'manager'],
    words: 'sans rendez-vous file arrivee',
  },
  {
    group: 'Pages',
    label: 'Visites : qui veille',
    href: paths.visit.list(),
    icon: 'visite',
    roles: ['worker', 'manager'],
    words: 'domicile securite retour',
  },
  {
    group: 'Pages',
    label: 'Prévenir les personnes',
    href: paths.message.list(),
    icon: 'imprimer',
    roles: ['worker', 'manager'],
    words: 'lettres messages sms courriel rappel',
  },
  {
    group: 'Pages',
    label: 'Demandes du secteur',
    href: paths.request.queue(),
    icon: 'permanence',
    roles: ['worker', 'manager'],
    words: 'file attente urgences',
  },
  {
    group: 'Pages',
    label: 'Droits et aides',
    href: paths.catalogue.list(),
    icon: 'balance',
    roles: ['worker', 'reception', 'manager'],
    words: 'catalogue chercher un droit recours pieces formulaire',
  },
  {
    group: 'Pages',
    label: 'Aides locales',
    href: paths.localAid.list(),
    icon: 'balance',
    roles: ['worker', 'reception', 'manager'],
    words: 'ccas fsl secours departement',
  },
  {
    group: 'Pages',
    label: 'Tarifs des aides',
    href: paths.tariffs(),
    icon: 'balance',
    roles: ['worker', 'manager'],
    words: 'apa plan heure aide domicile departement prix',
  },
  {
    group: 'Pages',
    label: 'Équipe',
    href: paths.team.list(),
    icon: 'groupe',
    roles: ['manager', 'administrator'],
    words: 'collegues comptes',
  },
  { group: 'Pages', label: 'Accès exceptionnels à relire', href: paths.access.reviews(), icon: 'cle', roles: ['manager'], words: 'revues' },
  {
    group: 'Pages',
    label: 'Mon compte',
    href: paths.account.show(),
    icon: 'reglages',
    roles: ['worker', 'reception', 'manager'],
    words: 'reglages phrase sessions',
  },
]

/** Actions and pages of the actor's functions whose words begin like those of the question; all of them for an empty one. */
export const menuFor = (actor: Pick<Actor, 'roles'>, question: string): MenuLine[] => {
  const asked = nameKey(question).split(' ').filter(Boolean)
  if (asked.length === 0 && question.trim() !== '') return []
  return entries
    .filter((entry) => entry.roles.some((role) => actor.roles.includes(role)))
    .filter((entry) => {
      const known = nameKey(`${entry.label} ${entry.words}`).split(' ')
      return asked.every((word) => known.some((name) => name.startsWith(word)))
    })
    .map(({ group, label, href, icon }) => ({ group, label, href, icon }))
}

/** Rights printed under people, actions and pages. */
const mostRights = 4
/** Fewer characters than this name no right: « as » would give half of the catalogue. */
const shortestRight = 3

/** Rights of the law that are called so today, were called so, or are said so, each with the name that answered when it is another. */
export const rightsFor = (question: string): { label: string; href: string; detail: string }[] =>
  question.trim().length < shortestRight
    ? []
    : searchCatalogue(question)
        .filter(({ matched }) => matched.in !== 'what')
        .slice(0, mostRights)
        .map(({ entry, matched }) => ({
          label: entry.name,
          href: paths.catalogue.show({ slug: entry.slug }),
          detail: matched.in === 'otherName' ? `« ${matched.text} » aujourd’hui` : 'droit ou aide',
        }))

/** Whether the actor only keeps reception: she finds the unprotected names of her site, and nothing of any case file. */
export const isReceptionOnly = (actor: Pick<Actor, 'roles'>): boolean =>
  actor.roles.includes('reception') && !actor.roles.some((role) => role === 'worker' || role === 'manager')

/** Where a line leads: the case file, or the page of reception that says how to reach the person. */
export const hrefOf = (actor: Pick<Actor, 'roles'>, found: Found): string =>
  isReceptionOnly(actor) && found.personId ? paths.reception.contact({ id: found.personId }) : paths.caseFile.show({ id: found.caseFileId })

/** What tells two namesakes apart: « dite Lili · née en 1991 · foyer Diarra-Lemoine · dossier clos ». */
export const detailOf = (found: Found): string =>
  [
    found.usualName && `aussi ${found.usualName}`,
    found.dead ? 'décès connu' : found.birthYear !== null && `${found.birthYear}`,
    found.household && `foyer ${found.household}`,
    found.closed && 'dossier clos',
  ]
    .filter(Boolean)
    .join(' · ')

/** The short form of the danger, as the agenda prints it; empty when nothing is forbidden. */
export const dangerOf = (flags: ContactFlags | null): string => {
  if (!flags) return ''
  const words = [
    flags.mayCall === false && 'ne pas appeler',
    flags.mayMessage === false && 'pas de message',
    flags.mayWrite === false && 'pas de courrier',
    flags.addressHidden && 'adresse masquée',
  ].filter(Boolean)
  return words.join(' · ')
}

/** What the best answer makes possible at once, for who may. */
export const actsFor = (actor: Actor, found: Found, write: Action): { label: string; href: string; icon: IconName }[] =>
  isReceptionOnly(actor) || !may(actor, write) || found.closed
    ? []
    : [
        { label: `Écrire une note pour ${found.name}`, href: paths.caseFile.interview({ id: found.caseFileId }), icon: 'plume' },
        { label: 'Voir ses échéances et ses étapes', href: paths.caseFile.steps({ id: found.caseFileId }), icon: 'sablier' },
      ]

/** Said under the results: what was searched, never how much was not. */
export const noteFor = (actor: Pick<Actor, 'roles'>): string =>
  isReceptionOnly(actor)
    ? 'Seules les personnes de votre site sont cherchées.'
    : 'Seuls les foyers qui vous sont ouverts sont cherchés. Aucun autre nom n’apparaît, pas même un nombre.'
