import type { CatalogueEntry } from '../entry.ts'
import { form, needs, read, unread } from '../say.ts'
import { OPEN_FISCA } from './shared-statements.ts'

/** R80 to R82: debts, bank, maintenance paid to a parent. */
export const MONEY_AND_DEBTS: readonly CatalogueEntry[] = [
  {
    id: 'R80',
    slug: 'surendettement',
    name: 'Procédure de surendettement',
    otherNames: [
      'dettes',
      'crédits',
      'commission de surendettement',
      'dossier Banque de France',
      'loi Neiertz',
      'PRP',
      'rétablissement personnel',
      'effacement des dettes',
      'faillite personnelle',
      'plan conventionnel',
      'moratoire',
      'quotité saisissable',
    ],
    domain: 'protection',
    nature: 'administrative',
    what: 'Quand on ne peut plus payer ses dettes, la commission de la Banque de France peut arrêter les poursuites, étaler les dettes, les réduire ou les effacer. La démarche est gratuite.',
    computed: ['quotiteSaisissable'],
    check: [
      needs(
        'cannotPay',
        'Lui est-il devenu impossible de payer ses dettes, échues ou à venir ?',
        'Voir d’abord les délais amiables et un point conseil budget',
        { unread: 'Code de la consommation, L711-1' },
      ),
      needs(
        'goodFaith',
        'A-t-elle fait les choses de bonne foi, sans cacher de dettes ni de biens ?',
        'La commission écarte les dossiers de mauvaise foi',
        { unread: 'Code de la consommation, L711-1' },
      ),
      needs(
        'private',
        'S’agit-il de dettes de la vie de tous les jours (et non seulement d’une entreprise qui a sa propre procédure) ?',
        'Agriculteurs et entreprises ont d’autres procédures ; un entrepreneur individuel peut être orienté',
      ),
      needs(
        'home',
        'Habite-t-elle en France, ou est-elle française avec des dettes en France ?',
        'La procédure s’adresse à qui habite en France',
      ),
    ],
    gives: [
      unread(
        'Selon la situation : un plan négocié ou des mesures imposées (7 ans au plus), une pause de 24 mois au plus, ou l’effacement (rétablissement personnel).',
      ),
      unread(
        'Dossier recevable : arrêt des saisies, interdiction de payer les dettes d’avant (sauf les pensions alimentaires), pendant 2 ans au plus ; compte bancaire gardé ; aide au logement de nouveau versée au bailleur.',
        'Code de la consommation, L722-2 à L722-16',
      ),
    ],
    decider: unread(
      'La commission de surendettement, à la Banque de France ; le juge des contentieux de la protection si une décision est contestée.',
    ),
    channels: [
      { by: 'online', label: 'banque-france.fr, espace personnel' },
      { by: 'post', label: 'Banque de France, commission de surendettement du département' },
      { by: 'counter', label: 'Succursale de la Banque de France' },
      { by: 'phone', label: 'Banque de France, 34 14' },
      { by: 'worker', label: 'Avec un travailleur social ou un point conseil budget' },
    ],
    forms: [form('13594', 'Déclaration de surendettement'), form('15930', 'Demande au juge de suspendre une expulsion ou une saisie')],
    documents: ['D1', 'D2', 'D6', 'D7', 'D9', 'D15', 'D21', 'D22'],
    delay: unread('La commission a 3 mois, à partir du dépôt, pour dire si le dossier est recevable.', 'Code de la consommation, L721-2'),
    declarations: unread('Dire à la commission tout changement d’adresse, de famille ou de ressources ; ne pas faire de nouveau crédit.'),
    duration: unread('Plan ou mesures : 7 ans au plus, sauf pour garder le logement principal.'),
    renewal: unread('Si la situation change, ou à la fin d’une pause : déposer un nouveau dossier avec les éléments nouveaux.'),
    appeals: ['AP10'],
    basis: [unread('Code de la consommation, L711-1 à L771-12')],
    notes: [
      unread('Donner la liste complète des créanciers, cautions et co-emprunteurs : une dette oubliée n’est pas dans le plan.'),
      unread(
        'Contester : 15 jours pour la recevabilité, 20 jours pour l’état des dettes, 30 jours pour les mesures imposées ou l’effacement ; le juge tranche.',
        'Code de la consommation, L723-3, R723-8, R733-6',
      ),
      unread('Plan proposé : à accepter dans les 30 jours.'),
      unread(
        'L’expulsion n’est pas arrêtée d’elle-même : seul le juge peut la suspendre, si on le lui demande.',
        'Code de la consommation, L722-6 et suivants',
      ),
      unread(
        'Jamais effacées : pensions alimentaires, amendes pénales et dommages aux victimes, dettes de fraude sociale, prêts sur gage.',
        'Code de la consommation, L711-4, L711-5',
      ),
      unread('Inscription au fichier FICP dès le dépôt : 7 ans au plus pour un plan (5 sans incident), 5 ans après un effacement.'),
      unread('Plan non respecté : après un courrier du créancier, 15 jours pour payer, sinon le plan tombe.'),
      unread(
        'Continuer de payer le loyer et les charges courantes. Une caution ou un co-emprunteur n’est pas protégé par ce dossier : il doit déposer le sien.',
      ),
      unread(
        'La part saisissable du salaire, calculée ici, sert de repère pour la plus grosse mensualité ; il faut toujours laisser de quoi vivre.',
      ),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R81',
    slug: 'banque-et-budget',
    name: 'Point conseil budget, microcrédit, droit au compte et solde bancaire insaisissable',
    acronym: 'PCB',
    otherNames: [
      'conseil budget',
      'microcrédit personnel',
      'prêt social',
      'interdit bancaire',
      'compte refusé',
      'SBI',
      'saisie du compte',
      'frais bancaires plafonnés',
      'offre client fragile',
    ],
    domain: 'protection',
    nature: 'administrative',
    what: 'Quatre appuis pour l’argent de tous les jours : des conseils gratuits sur le budget, un petit prêt accompagné, le droit d’avoir un compte, et une somme que la saisie du compte ne peut pas prendre.',
    computed: [],
    check: [
      needs(
        'budget',
        'Cherche-t-elle une aide pour son budget, ses dettes ou ses relations avec la banque ?',
        'Point conseil budget : conseils gratuits et sans condition',
        { anyOf: 'need' },
      ),
      needs(
        'project',
        'A-t-elle un projet utile (voiture pour travailler, permis, équipement) que la banque ne veut pas financer ?',
        'Microcrédit : pour un projet que les banques refusent',
        { anyOf: 'need' },
      ),
      needs(
        'noAccount',
        'Est-elle sans compte bancaire, après le refus écrit d’une banque ?',
        'Droit au compte : demander d’abord un refus écrit',
        { anyOf: 'need', unread: 'Code monétaire et financier, L312-1' },
      ),
      needs('seized', 'Son compte est-il saisi ou bloqué ?', 'Solde bancaire insaisissable : en cas de saisie du compte', {
        anyOf: 'need',
      }),
    ],
    gives: [
      unread(
        'Point conseil budget : un bilan du budget, une aide avec les créanciers ou la banque, une aide au dossier de surendettement.',
      ),
      unread('Microcrédit : de 300 à 8 000 € (montants à vérifier), avec un accompagnement.'),
      unread(
        'Droit au compte : la Banque de France désigne une banque en 1 jour ouvré ; les services de base y sont gratuits.',
        'Code monétaire et financier, L312-1',
      ),
      read('Le RSA d’une personne seule est de 651,69 € depuis le 01/04/2026.', OPEN_FISCA),
      unread('Solde bancaire insaisissable : cette même somme est laissée sur le compte saisi, sans rien demander.'),
    ],
    decider: unread(
      'Selon l’appui : l’association du point conseil budget, la banque du microcrédit, la Banque de France ; le solde insaisissable est laissé d’office par la banque.',
    ),
    channels: [
      { by: 'counter', label: 'Point conseil budget, Banque de France, CCAS' },
      { by: 'online', label: 'banque-france.fr, pour le droit au compte' },
      { by: 'phone', label: 'Banque de France, 34 14' },
      { by: 'automatic', label: 'Solde bancaire insaisissable : sans demande' },
    ],
    forms: [],
    documents: ['D1', 'D5', 'D7', 'D15', 'D21'],
    appeals: [],
    basis: [unread('Code monétaire et financier, L312-1 (droit au compte)')],
    notes: [
      unread(
        'Prestations insaisissables (RSA, AAH, allocations familiales…) arrivées sur un compte saisi : demander à la banque de les laisser, avec l’attestation de la caisse.',
      ),
      unread(
        'Contester une saisie : un mois après la dénonciation par le commissaire de justice (juge de l’exécution) ; deux mois pour une saisie du Trésor public ou d’une administration (SATD). Délais à vérifier.',
      ),
      unread('Frais d’incidents : offre « clientèle fragile » ou plafond de 25 € par mois à demander à la banque (à vérifier).'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R82',
    slug: 'aripa-pension-alimentaire',
    name: 'Intermédiation et recouvrement des pensions alimentaires (ARIPA)',
    acronym: 'ARIPA',
    otherNames: [
      'pension alimentaire impayée',
      'intermédiation financière',
      'Ifpa',
      'recouvrement de pension',
      'agence des pensions alimentaires',
      'père qui ne paie pas',
    ],
    domain: 'protection',
    nature: 'financial',
    what: 'La CAF ou la MSA reçoit la pension alimentaire de l’autre parent et la verse chaque mois. Si elle n’est pas payée, elle va la chercher. C’est gratuit, et évite d’avoir à se parler.',
    computed: [],
    check: [
      needs('separated', 'Les parents sont-ils séparés ?', 'L’intermédiation suppose deux parents séparés'),
      needs(
        'title',
        'Un jugement ou un accord écrit et reconnu fixe-t-il la pension ?',
        'Il faut un titre : jugement, acte de notaire, convention signée par les avocats, ou accord rendu exécutoire par la CAF',
      ),
      needs('residence', 'Le parent qui reçoit la pension habite-t-il en France ?', 'L’aide s’adresse au parent qui habite en France'),
      needs(
        'unpaidOrWished',
        'La pension est-elle impayée, ou l’un des parents veut-il qu’elle passe par la CAF ?',
        'Si tout se passe bien et que les deux parents ont refusé l’intermédiation, rien n’est à faire',
      ),
    ],
    gives: [
      unread('La pension versée chaque mois par la CAF ou la MSA, sauf si les deux parents le refusent (ou si le juge l’écarte).'),
      unread('Le recouvrement de 24 mois d’impayés au plus.'),
      unread('En attendant, l’allocation de soutien familial (ASF) peut être versée.'),
    ],
    decider: unread('La CAF ou la MSA (ARIPA).'),
    channels: [
      { by: 'online', label: 'pension-alimentaire.caf.fr ou msa.fr' },
      { by: 'automatic', label: 'Mise en place par défaut à partir du jugement' },
      { by: 'phone', label: 'CAF, 32 30' },
    ],
    forms: [],
    documents: ['D1', 'D2', 'D4', 'D13'],
    askBefore: unread('Dès le premier mois impayé : seuls les 24 derniers mois peuvent être recouvrés.'),
    declarations: unread('Dire à la CAF tout changement : nouveau jugement, vie de couple, enfant qui n’est plus à charge.'),
    appeals: [],
    basis: [unread('Code de la sécurité sociale, L582-1 ; Code civil, art. 373-2-2')],
    notes: [
      unread(
        'En cas de violences, l’intermédiation ne peut pas être refusée et l’adresse du parent n’est pas donnée à l’autre (à vérifier).',
      ),
      unread('La pension reçue compte dans les ressources du RSA et d’autres droits ; l’ASF qui la complète aussi, en partie.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
]
