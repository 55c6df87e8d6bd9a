import type { CatalogueEntry } from '../entry.ts'
import { excludes, form, needs, read, unread } from '../say.ts'
import { OPEN_FISCA } from './shared-statements.ts'

/** R25 to R27: school, studies and holidays. */
export const school: readonly CatalogueEntry[] = [
  {
    id: 'R25',
    slug: 'bourses-de-college-et-de-lycee',
    name: 'Bourses de collège et de lycée, fonds sociaux',
    otherNames: ['bourse scolaire', 'bourse nationale', 'bourse collège', 'bourse lycée', 'fonds social collégien', 'fonds social lycéen'],
    domain: 'family',
    nature: 'financial',
    what: 'Aident les familles aux revenus modestes à payer la scolarité. L’établissement peut aider en plus, avec son fonds social.',
    computed: ['bourseCollege', 'bourseLycee'],
    check: [
      needs('college', 'Un enfant est-il au collège ?', 'Elles vont aux collégiens et aux lycéens', {
        test: { fact: 'school', is: 'oneOf', value: ['college'] },
        anyOf: 'school',
      }),
      needs('lycee', 'Un enfant est-il au lycée ou en CAP ?', 'Elles vont aux collégiens et aux lycéens', {
        test: { fact: 'school', is: 'oneOf', value: ['lycee'] },
        anyOf: 'school',
      }),
      needs(
        'income',
        'Le revenu fiscal de la famille est-il sous le plafond ?',
        'Le revenu fiscal dépasse le plafond ; le fonds social reste possible',
        { read: OPEN_FISCA },
      ),
      needs(
        'inTime',
        'Est-on dans la période de la campagne, ou l’étude automatique a-t-elle été acceptée ?',
        'Hors campagne, la bourse n’est plus ouverte pour l’année : demander le fonds social à l’établissement',
      ),
    ],
    gives: [
      read('Collège : montant calculé pour l’année, sur trois niveaux.', OPEN_FISCA),
      read('Lycée : montant calculé pour l’année, sur six niveaux.', OPEN_FISCA),
      unread('Fonds social : aide pour la cantine, les fournitures, un voyage ; l’établissement décide.'),
    ],
    decider: unread('Le collège, le lycée ou la direction académique (DSDEN) ; le chef d’établissement pour le fonds social.'),
    channels: [
      { by: 'online', label: 'teleservices.education.gouv.fr' },
      { by: 'automatic', label: 'Étude automatique du droit, avec l’accord des parents (depuis 2024, à vérifier)' },
      { by: 'counter', label: 'Secrétariat ou service social de l’établissement' },
    ],
    forms: [form('12539', 'Demande de bourse de collège'), form('11319', 'Demande de bourse de lycée')],
    documents: ['D6', 'D4'],
    askBefore: unread('Collège : en septembre ou octobre. Lycée : du printemps à octobre. Les dates changent chaque année.'),
    duration: unread('Une année scolaire au collège ; au lycée, la scolarité, avec une vérification possible chaque année.'),
    appeals: ['AP11'],
    basis: [],
    notes: [
      unread('La base mensuelle retenue pour une année scolaire reste à vérifier ; le montant calculé peut changer de quelques euros.'),
      unread('Contester auprès du recteur ou de la direction académique.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R26',
    slug: 'bourse-sur-criteres-sociaux',
    name: 'Bourse sur critères sociaux et aides du CROUS',
    acronym: 'BCS',
    otherNames: ['bourse étudiante', 'bourse du CROUS', 'DSE', 'ASAP', 'aide ponctuelle du CROUS', 'allocation annuelle', 'FNAU'],
    domain: 'family',
    nature: 'financial',
    what: 'Aide les étudiants selon les revenus de leurs parents. Le CROUS peut aussi aider en urgence, ou toute l’année.',
    computed: [],
    check: [
      needs('student', 'Un enfant du foyer suit-il des études supérieures ?', 'Elle est réservée aux études supérieures', {
        test: { fact: 'school', is: 'oneOf', value: ['higher'] },
        anyOf: 'studies',
      }),
      needs('adultStudent', 'Un adulte du foyer est-il étudiant ?', 'Elle est réservée aux études supérieures', {
        test: { fact: 'activity', is: 'oneOf', value: ['student'] },
        anyOf: 'studies',
      }),
      needs(
        'income',
        'Les revenus de la famille sont-ils sous le plafond (distance et enfants à charge compris) ?',
        'Les revenus dépassent le plafond',
        { read: OPEN_FISCA },
      ),
      needs(
        'age',
        'La personne qui étudie a-t-elle moins de 28 ans au 1er septembre, ou déjà une bourse les années d’avant ?',
        'Au-delà de cet âge, une première bourse n’est plus ouverte, sauf exceptions : voir les aides spécifiques du CROUS',
      ),
      needs(
        'file',
        'Le dossier social étudiant est-il fait pour l’année, ou peut-il encore l’être ?',
        'Sans dossier social étudiant (DSE) pour l’année, voir les aides spécifiques du CROUS',
      ),
    ],
    gives: [
      unread('Une somme chaque mois d’études, selon un échelon, et l’exonération des droits d’inscription.'),
      unread(
        'Aides spécifiques : aide ponctuelle (ASAP) en cas de difficulté, allocation annuelle en cas de rupture familiale ou d’autonomie avérée.',
      ),
    ],
    decider: unread('Le CROUS de l’académie ; une commission pour les aides spécifiques.'),
    channels: [
      { by: 'online', label: 'messervices.etudiant.gouv.fr, dossier social étudiant (DSE)' },
      { by: 'worker', label: 'Service social du CROUS, pour les aides spécifiques' },
    ],
    forms: [],
    documents: ['D4', 'D6', 'D12'],
    askBefore: unread('En principe du 1er mars au 31 mai, pour l’année suivante.'),
    duration: unread('Une année universitaire.'),
    renewal: unread('Un nouveau dossier chaque année.'),
    appeals: ['AP11'],
    basis: [],
    notes: [unread('Après le 31 mai, déposer quand même : le dossier est souvent étudié, avec du retard.')],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R27',
    slug: 'pass-colo-pass-sport-vacances',
    name: 'Pass colo, Pass’Sport, aides aux vacances de la CAF',
    otherNames: ['colonies de vacances', 'colo', 'VACAF', 'AVE', 'AVF', 'bons vacances', 'Pass Sport', 'centre aéré', 'aide aux loisirs'],
    domain: 'family',
    nature: 'financial',
    what: 'Aident à payer un séjour collectif, une licence sportive ou des vacances en famille.',
    computed: [],
    check: [
      needs('child', 'Y a-t-il un enfant ou un jeune dans le foyer ?', 'Elles vont aux enfants et aux jeunes, ou aux familles'),
      needs(
        'ageOfYear',
        'Cet enfant a-t-il l’âge prévu cette année (11 ans l’année du séjour pour le Pass colo, selon l’année pour le Pass’Sport) ?',
        'Chaque aide a ses âges, qui changent selon l’année',
        { unread: OPEN_FISCA },
      ),
      needs(
        'quotient',
        'Le quotient familial est-il sous le plafond de l’aide ?',
        'Chaque aide a son plafond ; celui de la CAF est local',
        { unread: OPEN_FISCA },
      ),
      excludes('alreadyUsed', 'L’aide a-t-elle déjà servi cette année ?', 'Elle sert une fois par an'),
    ],
    gives: [
      unread('Pass colo : une réduction sur un séjour agréé.', OPEN_FISCA),
      unread('Pass’Sport : une réduction sur une licence ou une adhésion.', OPEN_FISCA),
      unread('Aides aux vacances : une part du séjour payée par la CAF, selon son règlement.'),
    ],
    decider: unread('La CAF ou la MSA pour le Pass colo et les vacances ; l’État pour le Pass’Sport.'),
    channels: [
      { by: 'automatic', label: 'Courrier ou message envoyé aux familles qui y ont droit' },
      { by: 'online', label: 'vacaf.org et caf.fr ; pass.sports.gouv.fr' },
    ],
    forms: [],
    documents: [],
    askBefore: unread('Avant le séjour : réserver chez un organisateur agréé.'),
    appeals: ['AP9'],
    basis: [],
    notes: [unread('Les aides aux vacances dépendent du budget de chaque CAF : demander tôt dans l’année.')],
    verified: false,
    reviewedOn: '2026-11-22',
  },
]
