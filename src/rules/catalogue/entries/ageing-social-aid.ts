import type { CatalogueEntry } from '../entry.ts'
import { excludes, needs, read, unread } from '../say.ts'

/** R61, R62 and R66: the aide sociale of the département for older people. */
export const AGEING_SOCIAL_AID: readonly CatalogueEntry[] = [
  {
    id: 'R61',
    slug: 'aide-sociale-a-l-hebergement',
    name: 'Aide sociale à l’hébergement',
    acronym: 'ASH',
    otherNames: [
      'prise en charge de la maison de retraite',
      'aide sociale aux personnes âgées',
      'aide sociale départementale',
      'obligation alimentaire',
      'EHPAD',
    ],
    domain: 'ageing',
    nature: 'financial',
    what: 'Quand les ressources de la personne et l’aide que sa famille peut donner ne suffisent pas à payer l’établissement, le département paie le reste. Une partie peut être reprise plus tard sur la succession.',
    computed: [],
    check: [
      needs('age65', 'A-t-elle 65 ans ou plus ?', 'Ouverte à 65 ans, ou à 60 ans en cas d’inaptitude au travail', {
        test: { fact: 'adultAge', is: 'atLeast', value: 65 },
        anyOf: 'age',
      }),
      needs(
        'unfit60',
        'A-t-elle entre 60 et 65 ans et est-elle reconnue inapte au travail ?',
        'Ouverte à 65 ans, ou à 60 ans en cas d’inaptitude au travail',
        { anyOf: 'age' },
      ),
      needs(
        'approved',
        'L’établissement est-il habilité à recevoir des personnes à l’aide sociale ?',
        'L’établissement doit être habilité à l’aide sociale (une exception existe après plusieurs années de séjour : demander au département)',
      ),
      needs(
        'resources',
        'Ses ressources et l’aide possible de sa famille sont-elles trop basses pour payer le séjour ?',
        'L’aide sociale ne vient qu’après les ressources de la personne et l’obligation alimentaire',
      ),
      needs('residence', 'Habite-t-elle en France de façon régulière ?', 'Il faut une résidence régulière en France'),
    ],
    gives: [
      unread('Le département paie les frais d’hébergement que la personne ne peut pas payer.'),
      unread(
        'La personne garde 10 % de ses revenus, et au moins un centième du minimum vieillesse annuel par mois.',
        'CASF L132-3, R231-6',
      ),
    ],
    decider: unread('Le président du conseil départemental ; le CCAS constitue le dossier.'),
    channels: [
      { by: 'counter', label: 'CCAS, CIAS ou mairie du domicile' },
      { by: 'worker', label: 'Avec le service social ou l’établissement' },
    ],
    forms: [{ cerfa: null, name: 'Dossier d’aide sociale du département, avec la liste des obligés alimentaires', versionCheckedOn: null }],
    documents: ['D1', 'D2', 'D3', 'D6', 'D14', 'D15', 'D18', 'D22'],
    opensFrom: unread('Du jour de l’entrée dans l’établissement, si la demande est faite à temps.', 'CASF R131-2'),
    askBefore: unread(
      'Dans les 2 mois qui suivent l’entrée, 4 mois au plus ; après, l’aide ne remonte pas au jour d’entrée.',
      'CASF R131-2',
    ),
    delay: unread(
      'Le CCAS transmet le dossier au département, avec son avis, dans le mois qui suit le dépôt.',
      'CASF L131-1, R131-1, version ancienne',
    ),
    recovery: unread('Reprise possible sur la succession, les dons et les legs.', 'CASF L132-8, version ancienne'),
    appeals: ['AP6'],
    basis: [
      unread('CASF L113-1, L131-1 à L131-3, L132-1 à L132-8, R131-1, R131-2'),
      unread('Obligation alimentaire : Code civil, art. 205 et suivants'),
    ],
    notes: [
      unread('Expliquer d’abord à la personne la reprise sur succession et l’enquête auprès de sa famille : elle décide en le sachant.'),
      unread(
        'L’aide que doit la famille est fixée à l’amiable ou par le juge aux affaires familiales ; le juge judiciaire juge aussi les récupérations sur succession.',
      ),
      unread('Depuis la loi du 8 avril 2024, les petits-enfants n’ont plus à payer pour leurs grands-parents.'),
      unread(
        'En urgence, le maire peut admettre tout de suite : il prévient le département sous 3 jours, le dossier suit dans le mois, la décision définitive dans les 2 mois.',
        'CASF L131-3, version ancienne',
      ),
      unread('L’information sur la récupération doit être donnée, et on doit pouvoir le prouver : noter la date et le support.'),
      unread('Demander en même temps l’aide au logement et l’APA en établissement.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R62',
    slug: 'aide-menagere-aide-sociale',
    name: 'Aide-ménagère au titre de l’aide sociale',
    otherNames: [
      'services ménagers',
      'aide ménagère',
      'femme de ménage',
      'aide à domicile du CCAS',
      'allocation représentative de services ménagers',
    ],
    domain: 'ageing',
    nature: 'human',
    what: 'Des heures d’aide à domicile (ménage, courses, linge) pour une personne âgée qui a de petites ressources et n’a pas droit à l’APA.',
    computed: [],
    check: [
      needs('age65', 'A-t-elle 65 ans ou plus ?', 'Ouverte à 65 ans, ou à 60 ans en cas d’inaptitude au travail', {
        test: { fact: 'adultAge', is: 'atLeast', value: 65 },
        anyOf: 'age',
      }),
      needs(
        'unfit60',
        'A-t-elle entre 60 et 65 ans et est-elle reconnue inapte au travail ?',
        'Ouverte à 65 ans, ou à 60 ans en cas d’inaptitude au travail',
        { anyOf: 'age' },
      ),
      needs('aspa', 'Reçoit-elle l’ASPA ?', 'Les ressources ne doivent pas dépasser le plafond de l’ASPA', {
        test: { fact: 'receivesAspa', is: 'true' },
        anyOf: 'resources',
      }),
      needs(
        'resources',
        'Ses ressources, sans l’aide au logement, sont-elles au plus celles de l’ASPA ?',
        'Les ressources ne doivent pas dépasser le plafond de l’ASPA',
        { anyOf: 'resources' },
      ),
      excludes('apa', 'Reçoit-elle l’APA, ou peut-elle l’avoir ?', 'Ne se cumule pas avec l’APA, qui passe d’abord', {
        unread: 'CASF R231-2, version ancienne',
      }),
      needs('need', 'A-t-elle besoin d’aide chez elle pour le ménage ou les courses ?', 'Le besoin d’aide doit être reconnu'),
    ],
    gives: [
      unread(
        '30 heures par mois au plus ; pour deux personnes aidées dans le même logement, un cinquième de moins chacune.',
        'CASF R231-2, version ancienne',
      ),
      read('Plafond de l’ASPA : 1 043,60 € par mois pour une personne seule et 1 620,18 € pour un couple, en 2026.', 'OpenFisca-France'),
    ],
    decider: unread('Le président du conseil départemental ; le CCAS constitue le dossier.'),
    payer: unread('Le département, au service d’aide à domicile ; une participation à l’heure peut rester à payer.'),
    channels: [
      { by: 'counter', label: 'CCAS, CIAS ou mairie du domicile' },
      { by: 'worker', label: 'Avec un travailleur social' },
    ],
    forms: [{ cerfa: null, name: 'Dossier d’aide sociale du département', versionCheckedOn: null }],
    documents: ['D1', 'D3', 'D6', 'D7', 'D14'],
    delay: unread(
      'Le CCAS transmet le dossier au département, avec son avis, dans le mois qui suit le dépôt.',
      'CASF L131-1, R131-1, version ancienne',
    ),
    recovery: unread('Reprise possible sur la succession, au-dessus de seuils.'),
    appeals: ['AP6'],
    basis: [unread('CASF L231-1, R231-2'), unread('Admission d’urgence : CASF L131-3')],
    notes: [
      unread(
        'En urgence, le maire peut admettre tout de suite : il prévient le département sous 3 jours ; décision définitive dans les 2 mois.',
        'CASF L131-3, version ancienne',
      ),
      unread('Ressources un peu au-dessus du plafond : voir l’aide-ménagère de la caisse de retraite.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R66',
    slug: 'allocation-simple-d-aide-sociale',
    name: 'Allocation simple d’aide sociale',
    otherNames: ['allocation simple à domicile', 'allocation aux vieux', 'aide sociale aux personnes âgées', 'minimum vieillesse'],
    domain: 'ageing',
    nature: 'financial',
    what: 'Une petite allocation du département pour une personne âgée qui n’a droit à aucune retraite ni au minimum vieillesse. Elle est devenue très rare : l’ASPA la remplace presque toujours.',
    computed: [],
    check: [
      needs('age65', 'A-t-elle 65 ans ou plus ?', 'Ouverte à 65 ans, ou à 60 ans en cas d’inaptitude au travail', {
        test: { fact: 'adultAge', is: 'atLeast', value: 65 },
        anyOf: 'age',
      }),
      needs(
        'unfit60',
        'A-t-elle entre 60 et 65 ans et est-elle reconnue inapte au travail ?',
        'Ouverte à 65 ans, ou à 60 ans en cas d’inaptitude au travail',
        { anyOf: 'age' },
      ),
      excludes('aspa', 'Reçoit-elle l’ASPA, ou peut-elle l’avoir ?', 'L’ASPA passe d’abord : la demander'),
      needs(
        'resources',
        'Ses ressources sont-elles au plus celles de l’ASPA ?',
        'Les ressources ne doivent pas dépasser le plafond de l’ASPA',
      ),
      needs('residence', 'Habite-t-elle en France de façon régulière ?', 'Il faut une résidence régulière en France'),
    ],
    gives: [unread('Une somme par mois qui complète les ressources ; le montant est à demander au département.')],
    decider: unread('Le président du conseil départemental ; le CCAS constitue le dossier.'),
    channels: [{ by: 'counter', label: 'CCAS, CIAS ou mairie du domicile' }],
    forms: [{ cerfa: null, name: 'Dossier d’aide sociale du département', versionCheckedOn: null }],
    documents: ['D1', 'D3', 'D4', 'D6', 'D14'],
    recovery: unread('Reprise possible sur la succession, comme les autres aides sociales.', 'CASF L132-8, version ancienne'),
    appeals: ['AP6'],
    basis: [unread('CASF L231-1')],
    notes: [unread('Vérifier d’abord l’ASPA (caisse de retraite, ou SASPA pour qui n’a aucune retraite).')],
    verified: false,
    reviewedOn: '2026-11-22',
  },
]
