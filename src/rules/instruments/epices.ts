import { yesNo } from './build.ts'
import type { Instrument } from './instrument.ts'

/** EPICES: eleven questions, a sum from 0 to 100. The weights close exactly: all favourable answers give 0, all others 100 (tested). */
export const epices: Instrument = {
  id: 'epices',
  version: 1,
  title: 'EPICES, fragilité sociale',
  summary:
    'Onze questions par oui ou non, posées dans les centres d’examens de santé pour repérer une fragilité sociale que les revenus seuls ne montrent pas.',
  compartment: 'health',
  about: 'adult',
  frame: [
    {
      text: 'Score EPICES des centres d’examens de santé de l’Assurance maladie. Seuil de fragilité publié : 30,17. Les poids sont vérifiés par leur somme (de 0 à 100), pas sur le document d’origine.',
      verified: false,
      source: 'Évaluation de la précarité et des inégalités de santé dans les centres d’examens de santé',
    },
  ],
  warnings: [
    'La première question est faussée dans un service social : toute personne reçue ici y répond oui, ce qui ajoute 10,06. Lisez le total avec cette réserve.',
    'Le total décrit un moment. Il ne classe personne, n’ouvre ni ne ferme aucun droit.',
  ],
  sections: [
    {
      id: 'questions',
      title: 'Les onze questions',
      help: 'Les onze réponses sont nécessaires : avec dix, aucun total n’est donné.',
      questions: [
        yesNo('socialWorker', 'Rencontrez-vous parfois un travailleur social ?'),
        yesNo('complementary', 'Avez-vous une assurance maladie complémentaire (mutuelle, complémentaire santé solidaire) ?'),
        yesNo('couple', 'Vivez-vous en couple ?'),
        yesNo('owner', 'Êtes-vous propriétaire de votre logement, ou le serez-vous bientôt ?'),
        yesNo('money', 'Y a-t-il des moments dans le mois où l’argent manque vraiment pour la nourriture, le loyer, l’électricité ?'),
        yesNo('sport', 'Avez-vous fait du sport dans les douze derniers mois ?'),
        yesNo('show', 'Êtes-vous allé au spectacle ou au cinéma dans les douze derniers mois ?'),
        yesNo('holidays', 'Êtes-vous parti en vacances dans les douze derniers mois ?'),
        yesNo('family', 'Avez-vous vu, dans les six derniers mois, quelqu’un de votre famille autre que vos parents ou vos enfants ?'),
        yesNo('housing', 'En cas de coup dur, quelqu’un pourrait-il vous loger quelques jours ?'),
        yesNo('help', 'En cas de coup dur, quelqu’un pourrait-il vous apporter une aide matérielle ?'),
      ],
    },
  ],
  result: {
    kind: 'weights',
    start: 75_14,
    weights: {
      socialWorker: { yes: 10_06 },
      complementary: { yes: -11_83 },
      couple: { yes: -8_28 },
      owner: { yes: -8_28 },
      money: { yes: 14_80 },
      sport: { yes: -6_51 },
      show: { yes: -7_10 },
      holidays: { yes: -7_10 },
      family: { yes: -9_47 },
      housing: { yes: -9_47 },
      help: { yes: -7_10 },
    },
    bands: [
      { from: 0, label: 'sous le seuil de fragilité sociale' },
      { from: 30_17, label: 'au-dessus du seuil de fragilité sociale' },
    ],
    decimals: 2,
  },
  proposals: [
    {
      id: 'healthCheck',
      text: 'Proposer un examen de santé gratuit de l’Assurance maladie, et regarder les droits à la complémentaire santé solidaire',
      verified: false,
      when: [{ question: 'complementary', is: ['no'] }],
    },
    {
      id: 'emergencyAid',
      leadsTo: { page: 'budget' },
      text: 'Regarder les aides d’urgence et le budget avec la personne',
      verified: true,
      source: 'Bonne pratique',
      when: [{ question: 'money', is: ['yes'] }],
    },
  ],
  secondLook: false,
  verified: false,
}
