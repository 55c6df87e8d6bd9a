import { choice, choices, text } from './build.ts'
import type { Instrument } from './instrument.ts'

/** The psychosocial diagnosis (S57): domains, strengths, obstacles, hypotheses, needs, priorities. Unscored: it is written with the person. */
const state = { holds: 'Un appui', watch: 'À regarder', hinders: 'Un obstacle', unknown: 'Pas abordé' }
const domain = (id: string, ask: string) => choice(id, ask, state)

export const diagnosis: Instrument = {
  id: 'diagnostic-psychosocial',
  version: 1,
  title: 'Diagnostic psychosocial',
  summary:
    'Ce que la personne demande, ce qui la porte, ce qui fait obstacle, ce que l’on suppose et que l’on vérifiera, ce qui passe d’abord. Il se relit avec elle.',
  compartment: 'general',
  about: 'person',
  frame: [
    {
      text: 'Cœur de métier du service social : évaluation partagée de la situation, avec la participation de la personne.',
      verified: false,
      source: 'CASF L311-3 et D142-1-1',
    },
  ],
  warnings: ['Rien n’est noté ici qui ne puisse être lu par la personne. Une hypothèse est écrite comme une hypothèse.'],
  sections: [
    {
      id: 'demand',
      title: 'La demande',
      questions: [
        text('asked', 'Ce que la personne demande, dans ses mots', { voice: true }),
        text('heard', 'Ce que vous entendez derrière la demande', {
          help: 'Un besoin repéré n’est pas la demande : écrivez les deux, séparément.',
        }),
        text('since', 'Depuis quand, et qu’est-ce qui a changé'),
      ],
    },
    {
      id: 'domains',
      title: 'Domaine par domaine',
      help: 'D’un geste : appui, à regarder, obstacle. Ce qui n’a pas été abordé reste « pas abordé ».',
      questions: [
        domain('family', 'Famille, couple, enfants'),
        domain('network', 'Entourage, amis, voisins, associations'),
        domain('housing', 'Logement'),
        domain('money', 'Ressources, budget, dettes'),
        domain('rights', 'Droits et démarches'),
        domain('work', 'Emploi, formation, activité'),
        domain('health', 'Santé, dans ce qui est utile à l’aide'),
        domain('autonomy', 'Vie quotidienne, mobilité, numérique'),
        domain('school', 'École, garde des enfants'),
        domain('morale', 'Moral, estime de soi, envie'),
      ],
    },
    {
      id: 'strengths',
      title: 'Ce qui porte',
      questions: [
        choices('resources', 'Appuis de la personne', {
          knowsWhat: 'Elle sait ce qu’elle veut',
          asksHelp: 'Elle sait demander de l’aide',
          overcame: 'Elle a déjà traversé des moments difficiles',
          relatives: 'Des proches sont présents',
          skills: 'Un métier, des savoir-faire',
          organised: 'Elle tient ses papiers',
          trust: 'Elle fait confiance à un professionnel',
          reasons: 'Des raisons d’avancer (enfants, projet)',
        }),
        text('strengthsWords', 'En quelques mots'),
      ],
    },
    {
      id: 'obstacles',
      title: 'Ce qui fait obstacle',
      questions: [
        choices('axes', 'Nature des difficultés', { economic: 'Économiques', social: 'Sociales', psychological: 'Psychologiques' }),
        text('obstaclesWords', 'Les obstacles, des faits plutôt que des jugements'),
        text('links', 'Comment ils tiennent ensemble', { help: 'Ce qui, dénoué, déferait le reste.' }),
      ],
    },
    {
      id: 'hypotheses',
      title: 'Ce que vous supposez',
      questions: [
        text('hypotheses', 'Hypothèses, et comment vous les vérifierez'),
        text('missing', 'Ce qu’il manque pour comprendre', { help: 'Un avis à demander, un papier à lire, une personne à entendre.' }),
      ],
    },
    {
      id: 'priorities',
      title: 'Ce qui passe d’abord',
      questions: [
        text('hers', 'Les priorités de la personne, dans son ordre'),
        text('yours', 'Les vôtres, si elles diffèrent, et pourquoi'),
        choice('next', 'Suite', {
          once: 'Une réponse, sans suivi',
          support: 'Un accompagnement, à proposer',
          orient: 'Une orientation vers un autre service',
          more: 'Un autre entretien avant de conclure',
        }),
      ],
    },
  ],
  result: { kind: 'none' },
  proposals: [
    {
      id: 'project',
      leadsTo: { page: 'project' },
      text: 'Ouvrir un projet avec la personne : options comparées, choix, objectifs',
      verified: true,
      source: 'Bonne pratique',
      when: [{ question: 'next', is: ['support'] }],
    },
    {
      id: 'budget',
      leadsTo: { page: 'budget' },
      text: 'Faire le budget avec la personne, et l’examen de ses droits',
      verified: true,
      source: 'Bonne pratique',
      when: [
        { question: 'money', is: ['hinders'] },
        { question: 'rights', is: ['hinders'] },
      ],
    },
  ],
  secondLook: false,
  verified: true,
}
