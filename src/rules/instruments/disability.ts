import { choice, choices, text, yesNo } from './build.ts'
import type { Instrument } from './instrument.ts'

/** The social part of an MDPH file (GEVA, volets 1, 2 and 8; projet de vie): what a social worker can bring, never the medical part. */
const help = {
  none: 'Sans aide',
  some: 'Avec une aide ponctuelle',
  daily: 'Avec une aide chaque jour',
  cannot: 'Ne peut pas',
  unknown: 'Pas abordé',
}
const act = (id: string, ask: string) => choice(id, ask, help)

export const disability: Instrument = {
  id: 'mdph-volet-social',
  version: 1,
  title: 'MDPH, volet social',
  summary:
    'Ce qu’un travailleur social peut dire de la vie quotidienne, de l’entourage, du logement et des aides déjà là. Le certificat médical est à part.',
  compartment: 'health',
  about: 'person',
  frame: [
    {
      text: 'Guide d’évaluation des besoins de compensation (GEVA) : volets familial, social et budgétaire, habitat, aides mises en œuvre. Ordre des volets à relire sur l’arrêté.',
      verified: false,
      source: 'Arrêté du 6 février 2008 ; CASF R146-28',
    },
    { text: 'L’équipe pluridisciplinaire évalue, la commission (CDAPH) décide.', verified: false, source: 'CASF L146-8, L241-6' },
  ],
  warnings: ['Pas de diagnostic médical ici : la gêne dans la vie de tous les jours, pas la maladie.'],
  sections: [
    {
      id: 'project',
      title: 'Le projet de vie',
      questions: [
        text('project', 'Ce que la personne veut pour sa vie, dans ses mots', { voice: true }),
        choices('asks', 'Ce qu’elle demande', {
          aah: 'AAH',
          pch: 'PCH',
          aeeh: 'AEEH',
          cmi: 'Carte mobilité inclusion',
          rqth: 'RQTH, travail',
          orientation: 'Orientation, établissement, service',
          school: 'Scolarité',
          undecided: 'Ne sait pas encore',
        }),
        yesNo('urgent', 'Une situation urgente (sortie d’hôpital, rupture d’aide, perte de logement) ?'),
      ],
    },
    {
      id: 'family',
      title: 'Famille et entourage',
      questions: [
        choice('home', 'Elle vit', {
          alone: 'Seule',
          couple: 'En couple',
          family: 'En famille',
          institution: 'En établissement',
          other: 'Autrement',
          unknown: 'Ne sait pas',
        }),
        text('helpers', 'Qui aide, à quoi, combien de temps'),
        yesNo('helperTired', 'L’aidant dit-il être à bout, ou a-t-il dû réduire son travail ?'),
        text('helperNeeds', 'Ce dont l’aidant a besoin'),
      ],
    },
    {
      id: 'social',
      title: 'Situation sociale et budget',
      questions: [
        text('rights', 'Droits ouverts, demandes en cours'),
        text('costs', 'Frais liés au handicap, non remboursés', { help: 'Avec leur montant et leur rythme.' }),
        choice('work', 'Travail ou formation', {
          works: 'En poste',
          leave: 'En arrêt',
          unemployed: 'Sans emploi',
          training: 'En formation',
          school: 'Scolarisée',
          retired: 'À la retraite',
          unable: 'Ne peut pas travailler',
          unknown: 'Ne sait pas',
        }),
        text('protection', 'Mesure de protection, représentant'),
      ],
    },
    {
      id: 'dwelling',
      title: 'Habitat et lieu de vie',
      questions: [
        choice('access', 'Logement', { fits: 'Adapté', partly: 'Adapté en partie', not: 'Pas adapté', unknown: 'Pas vu' }),
        text('obstacles', 'Obstacles, pièce par pièce'),
        choices('around', 'Autour', {
          transport: 'Transports accessibles',
          shops: 'Commerces proches',
          care: 'Soins proches',
          isolated: 'Isolée',
        }),
      ],
    },
    {
      id: 'daily',
      title: 'La vie de tous les jours',
      help: 'Ce qu’elle fait seule, sans qu’on le lui rappelle.',
      questions: [
        act('wash', 'Se laver, s’habiller'),
        act('eat', 'Manger, préparer un repas'),
        act('toilet', 'Aller aux toilettes'),
        act('move', 'Se déplacer chez elle'),
        act('outside', 'Se déplacer dehors, prendre les transports'),
        act('speak', 'Parler, comprendre, entendre, voir'),
        act('plan', 'S’orienter, prévoir, gérer sa journée'),
        act('safe', 'Veiller à sa sécurité'),
        act('others', 'Être avec les autres'),
        act('papers', 'Gérer l’argent et les papiers'),
        text('dailyWords', 'Une journée ordinaire, et une mauvaise journée'),
      ],
    },
    {
      id: 'aids',
      title: 'Les aides déjà là',
      questions: [
        choices('has', 'En place', {
          human: 'Aide humaine',
          nurse: 'Soins infirmiers',
          technical: 'Aides techniques',
          adapted: 'Aménagements',
          transport: 'Transport adapté',
          savs: 'SAVS, SAMSAH',
          day: 'Accueil de jour, ESAT, IME',
          animal: 'Aide animalière',
          none: 'Aucune',
        }),
        text('lacks', 'Ce qui manque'),
      ],
    },
    {
      id: 'advice',
      title: 'Votre regard',
      questions: [
        text('opinion', 'Ce que vous observez, et ce que vous proposez'),
        text('differs', 'Là où vous voyez autrement que la personne'),
      ],
    },
  ],
  result: { kind: 'none' },
  proposals: [
    {
      id: 'urgent',
      leadsTo: { procedure: 'mdph' },
      text: 'Demander l’examen en urgence (PCH en urgence, procédure simplifiée)',
      source: 'CASF R146-26, D245-36',
      verified: false,
      when: [{ question: 'urgent', is: ['yes'] }],
    },
    {
      id: 'carer',
      text: 'Parler du répit, du congé de proche aidant et de l’allocation journalière du proche aidant',
      source: 'Code du travail L3142-16 ; CSS L168-8',
      verified: false,
      when: [{ question: 'helperTired', is: ['yes'] }],
    },
    {
      id: 'adapt',
      leadsTo: { page: 'adaptation' },
      text: 'Ouvrir un projet d’adaptation du logement',
      verified: true,
      source: 'Bonne pratique',
      when: [{ question: 'access', is: ['not', 'partly'] }],
    },
  ],
  secondLook: false,
  verified: false,
}
