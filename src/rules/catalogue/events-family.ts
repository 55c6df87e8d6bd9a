import type { LifeEvent } from './event.ts'
import { read, unread } from './say.ts'

const REVIEWED = '2026-11-22'

/** What happens in a family. */
export const FAMILY_EVENTS: readonly LifeEvent[] = [
  {
    id: 'separation',
    slug: 'separation',
    name: 'Séparation',
    noted: 'Une séparation est notée',
    facts: ['family.separation', 'family.separatedSince', 'family.divorce'],
    rights: [
      { slug: 'allocation-de-soutien-familial', why: 'Si l’autre parent ne verse rien, ou trop peu, pour les enfants.', first: true },
      { slug: 'aide-au-logement', why: 'Le foyer et les ressources ont changé ; rien n’est payé pour les mois d’avant.', first: true },
      { slug: 'prime-d-activite', why: 'Majorée pour un parent qui vit seul avec un enfant.', first: true },
      { slug: 'rsa', why: 'S’il y a peu ou pas de ressources ; majoré pour un parent seul.', first: false },
      {
        slug: 'aripa-pension-alimentaire',
        why: 'Pour fixer la pension, la faire verser par la CAF ou recouvrer ce qui n’a pas été payé.',
        first: false,
      },
      { slug: 'aide-juridictionnelle', why: 'Avant de saisir le juge aux affaires familiales.', first: false },
      { slug: 'complementaire-sante-solidaire', why: 'Le plafond se regarde avec le nouveau foyer.', first: false },
      { slug: 'demande-de-logement-social', why: 'Une demande à son nom, ou la mise à jour de l’ancienne.', first: false },
      { slug: 'mediation-familiale', why: 'Si les deux le souhaitent. Jamais en cas de violences.', first: false },
    ],
    deadlines: [
      {
        title: 'Déclarer la séparation à la CAF ou à la MSA',
        delay: { months: 1 },
        statement: unread('À déclarer dès qu’elle a lieu ; un mois est un repère, pour ne pas perdre de droits ni faire naître un indu.'),
      },
      {
        title: 'Déclarer la séparation aux impôts',
        delay: { days: 60 },
        statement: unread('Dans les soixante jours, pour que le prélèvement à la source change.', 'CGI, article 204 I'),
      },
    ],
    steps: [
      { what: 'Ouvrir un compte personnel et y faire verser les prestations', who: 'person', within: { days: 15 } },
      { what: 'Changer les mots de passe et l’adresse du compte CAF et d’Ameli', who: 'both', within: { days: 15 } },
      { what: 'Décider ensemble de saisir ou non le juge aux affaires familiales', who: 'both', within: { months: 2 } },
    ],
    letters: [
      'Lettre à la CAF : déclaration de la séparation, avec son jour',
      'Lettre au bailleur : qui reste, qui part, solidarité du bail',
      'Lettre à la banque : compte joint, crédits communs',
      'Requête au juge aux affaires familiales',
    ],
    notes: [
      unread('Après quatre mois d’ASF, une démarche pour faire fixer la pension est demandée, sauf parent reconnu hors d’état de payer.'),
      unread('La médiation familiale est écartée en cas de violences.', 'Code civil, article 373-2-10'),
      unread('Le bail d’un couple marié ou pacsé reste celui des deux : se renseigner avant de donner congé.'),
    ],
    reviewedOn: REVIEWED,
  },
  {
    id: 'pregnancy',
    slug: 'grossesse',
    name: 'Grossesse',
    noted: 'Une grossesse est notée',
    facts: ['family.pregnancy', 'health.pregnancy'],
    rights: [
      { slug: 'prime-a-la-naissance-ou-a-l-adoption', why: 'Elle suit la déclaration de grossesse.', first: true },
      { slug: 'rsa', why: 'Possible avant 25 ans, et majoré pour une femme seule.', first: true },
      { slug: 'prime-d-activite', why: 'Majorée pour une femme seule.', first: false },
      { slug: 'complementaire-sante-solidaire', why: 'Le plafond compte l’enfant attendu ; à vérifier.', first: false },
      { slug: 'indemnites-journalieres', why: 'Pour le congé de maternité.', first: false },
    ],
    deadlines: [],
    steps: [
      { what: 'Déclarer la grossesse avant la fin du troisième mois', who: 'person', within: null },
      { what: 'Prendre contact avec la sage-femme de PMI, si elle le souhaite', who: 'both', within: null },
    ],
    letters: [],
    notes: [
      unread('La déclaration se fait dans les quatorze premières semaines.'),
      unread('L’entretien prénatal précoce se fait au quatrième mois.'),
    ],
    reviewedOn: REVIEWED,
  },
  {
    id: 'birth',
    slug: 'naissance',
    name: 'Naissance',
    noted: 'Une naissance est notée',
    facts: ['family.birth'],
    rights: [
      { slug: 'allocation-de-base-paje', why: 'Pour un enfant de moins de trois ans.', first: true },
      { slug: 'allocations-familiales', why: 'À partir du deuxième enfant.', first: true },
      { slug: 'aide-au-logement', why: 'Une personne de plus change le calcul.', first: true },
      { slug: 'complement-mode-de-garde', why: 'Si l’enfant est gardé.', first: false },
      { slug: 'prepare', why: 'Si un parent s’arrête ou réduit son travail.', first: false },
      { slug: 'allocation-de-soutien-familial', why: 'Si l’autre parent n’a pas reconnu l’enfant ou ne verse rien.', first: false },
      { slug: 'rsa', why: 'Possible avant 25 ans avec un enfant ; majoré jusqu’à ses trois ans pour un parent seul.', first: false },
    ],
    deadlines: [
      {
        title: 'Déclarer la naissance à la mairie',
        delay: { days: 5 },
        statement: unread('Dans les cinq jours.', 'Code civil, article 55'),
      },
      {
        title: 'Envoyer l’acte de naissance à la CAF ou à la MSA',
        delay: { months: 1 },
        statement: unread('Un mois est un repère : les droits suivent la déclaration.'),
      },
    ],
    steps: [
      { what: 'Rattacher l’enfant à la carte Vitale', who: 'person', within: { months: 1 } },
      { what: 'Parler de la garde et de l’emploi', who: 'both', within: { months: 2 } },
    ],
    letters: [],
    notes: [unread('Les parents non mariés font une reconnaissance, avant ou après la naissance.')],
    reviewedOn: REVIEWED,
  },
  {
    id: 'comingOfAge',
    slug: 'majorite-d-un-enfant',
    name: 'Majorité d’un enfant',
    noted: 'Un enfant du foyer a dix-huit ans',
    facts: ['family.comingOfAge', 'family.adultChildArrived'],
    ofMember: 'comingOfAge',
    rights: [
      { slug: 'aide-au-logement', why: 'Ses revenus et sa présence peuvent compter dans le calcul.', first: true },
      { slug: 'contrat-d-engagement-jeune', why: 'S’il n’est ni en emploi ni en formation.', first: true },
      { slug: 'complementaire-sante-solidaire', why: 'Peut se demander à son nom, à certaines conditions.', first: true },
      { slug: 'bourse-sur-criteres-sociaux', why: 'S’il fait des études supérieures.', first: false },
      { slug: 'fonds-d-aide-aux-jeunes', why: 'Pour une dépense précise d’insertion.', first: false },
      { slug: 'aah', why: 'Si une AEEH s’arrête à vingt ans : la demander à l’avance.', first: false },
    ],
    deadlines: [],
    steps: [
      { what: 'Dire à la CAF ce que fait le jeune : études, emploi, recherche', who: 'person', within: { months: 1 } },
      { what: 'Vérifier sa carte Vitale et son compte Ameli', who: 'person', within: { months: 2 } },
    ],
    letters: [],
    notes: [
      unread('Les allocations familiales et le RSA ne comptent plus les enfants au même âge : vingt ans, vingt-cinq ans.'),
      unread('Le rattachement au foyer fiscal des parents est un choix, à comparer chaque année.'),
    ],
    reviewedOn: REVIEWED,
  },
  {
    id: 'death',
    slug: 'deces',
    name: 'Décès',
    noted: 'Un décès est noté',
    facts: ['family.death'],
    ofMember: 'death',
    rights: [
      { slug: 'pension-de-reversion', why: 'Pour la veuve ou le veuf, et parfois l’ex-conjoint.', first: true },
      { slug: 'allocation-veuvage', why: 'Avant 55 ans.', first: true },
      { slug: 'aide-au-logement', why: 'Le foyer et les ressources ont changé.', first: true },
      { slug: 'allocation-de-soutien-familial', why: 'Pour les enfants qui ont perdu un parent.', first: false },
      { slug: 'obseques-sans-ressources', why: 'Si personne ne peut payer.', first: false },
      { slug: 'fonds-de-secours', why: 'Mutuelle, caisse de retraite complémentaire, employeur.', first: false },
      { slug: 'rsa', why: 'S’il y a peu ou pas de ressources.', first: false },
    ],
    deadlines: [
      {
        title: 'Demander la pension de réversion',
        delay: { months: 12 },
        statement: read('Demandée dans les douze mois, elle part du mois qui suit le décès.', 'CSS R353-7'),
      },
      {
        title: 'Demander le capital décès en priorité à la CPAM',
        delay: { months: 1 },
        statement: unread('Un mois pour la priorité des proches à charge ; deux ans en tout.'),
      },
    ],
    steps: [
      { what: 'Prévenir la CAF, la CPAM, les caisses de retraite, la banque, le bailleur', who: 'both', within: { days: 15 } },
      { what: 'Faire arrêter les courriers au nom de la personne décédée', who: 'worker', within: { days: 15 } },
    ],
    letters: ['Lettre aux caisses : annonce du décès, avec l’acte', 'Lettre au bailleur : transfert du bail'],
    notes: [
      unread('L’ASPA et l’aide sociale peuvent être reprises sur la succession : voir un notaire avant de l’accepter.'),
      unread('Des frais d’obsèques peuvent être pris sur le compte de la personne décédée.'),
    ],
    reviewedOn: REVIEWED,
  },
]
