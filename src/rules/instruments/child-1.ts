import { choice, choices, date, need, text, yesNo } from './build.ts'
import type { Instrument } from './instrument.ts'

/** The evaluation of a child as it was asked in its first version: what was filled with it is read with it, and the next one keeps what did not change. */
export const firstChildProtection: Instrument = {
  id: 'enfant-en-danger',
  version: 1,
  title: 'Évaluation d’un enfant en danger ou en risque de l’être',
  summary:
    'Les besoins de l’enfant, sa parole, ce que peuvent ses parents, ce qui protège et ce qui menace. Une évaluation par enfant, à plusieurs regards.',
  compartment: 'childProtection',
  about: 'child',
  frame: [
    {
      text: 'L’évaluation porte sur la santé, l’éducation, le développement, le bien-être, les signes de souffrance, la mobilisation des parents, et tous les mineurs du domicile. Elle n’établit pas la vérité des faits allégués.',
      verified: false,
      source: 'CASF D226-2-3 ; décret 2022-1728',
    },
    {
      text: 'Domaines repris du cadre national de la Haute Autorité de santé (2021), dans nos mots ; à relire avec son livret 3.',
      verified: false,
      source: 'HAS, évaluation globale de la situation des enfants en danger ou risque de danger',
    },
  ],
  warnings: [
    'L’évaluation se fait à deux professionnels au moins, et l’enfant est rencontré. Les parents en sont informés, sauf intérêt contraire de l’enfant.',
    'Aucune réponse n’est comptée : ni seuil, ni classement, ni tri entre enfants.',
  ],
  sections: [
    {
      id: 'needs',
      title: 'Ses besoins fondamentaux',
      help: 'Du premier dépendent les autres : être protégé, soigné, aimé de façon stable.',
      questions: [
        need('affection', 'Sécurité affective', 'Un adulte fiable, qui console, qui est là demain.'),
        need('protection', 'Protection', 'Contre les violences, les accidents, l’exposition à ce qui n’est pas de son âge.'),
        need('body', 'Sécurité du corps', 'Sommeil, repas, hygiène, soins.'),
        need('exploring', 'Jouer, découvrir, apprendre'),
        need('limits', 'Un cadre et des limites, sans violence'),
        need('identity', 'Son histoire, sa place, son identité'),
        need('esteem', 'Estime de soi'),
        text('needsWords', 'Ce que vous avez vu ou entendu', { help: 'Faits datés, paroles entre guillemets, avec leur source.' }),
      ],
    },
    {
      id: 'health',
      title: 'Santé et développement',
      questions: [
        need('care', 'Suivi de santé, vaccins, dents, vue'),
        need('growth', 'Développement, langage, motricité'),
        need('mind', 'Santé psychique'),
        yesNo('handicap', 'Un handicap ou un trouble du développement est-il connu ou en cours de recherche ?'),
        text('healthWords', 'Ce qui est utile à l’évaluation, et rien de plus'),
      ],
    },
    {
      id: 'school',
      title: 'École, mode d’accueil, vie avec les autres',
      questions: [
        need('attendance', 'Présence et ponctualité'),
        need('learning', 'Apprentissages'),
        need('friends', 'Amis, activités'),
        text('schoolWords', 'Ce qu’en disent l’école ou le mode d’accueil'),
      ],
    },
    {
      id: 'ties',
      title: 'Ses liens, et les signes de souffrance',
      questions: [
        text('ties', 'Avec chaque parent, les frères et sœurs, les autres adultes'),
        choices('signs', 'Signes de souffrance observés', {
          withdrawn: 'Retrait, tristesse',
          agitated: 'Agitation, agressivité',
          fear: 'Peur, sursauts, vigilance',
          sleep: 'Troubles du sommeil ou de l’alimentation',
          marks: 'Traces sur le corps',
          sexual: 'Conduites sexualisées inhabituelles',
          adult: 'Prend la place d’un adulte',
          runaway: 'Fugues, mises en danger',
          selfHarm: 'Idées noires, se fait du mal',
        }),
        date('marksOn', 'Date du constat', { when: { question: 'signs', is: ['marks'] } }),
      ],
    },
    {
      id: 'parents',
      title: 'Ce que font et peuvent ses parents',
      questions: [
        need('everyday', 'Répondre aux besoins de chaque jour'),
        need('availability', 'Être disponible, comprendre ce que vit l’enfant'),
        need('safety', 'Le mettre à l’abri de ce qui menace'),
        choice('mobilised', 'Leur mobilisation', {
          own: 'Ils cherchent de l’aide d’eux-mêmes',
          accept: 'Ils acceptent l’aide',
          partly: 'Ils l’acceptent en partie',
          refuse: 'Ils la refusent',
          unknown: 'Ne sait pas',
        }),
        text('parentsWords', 'Ce qu’ils disent, ce qu’ils font, ce qui leur coûte'),
      ],
    },
    {
      id: 'context',
      title: 'Autour de l’enfant',
      questions: [
        choices('context', 'Ce qui pèse', {
          couple: 'Violences dans le couple',
          separation: 'Séparation conflictuelle',
          addiction: 'Addictions',
          mental: 'Santé psychique d’un parent',
          housing: 'Logement',
          money: 'Argent',
          isolation: 'Isolement',
          history: 'Histoire familiale douloureuse',
        }),
        text('contextWords', 'En quelques mots, seulement ce qui touche l’enfant'),
        text('others', 'Les autres enfants du domicile', { help: 'Chacun a son évaluation.', known: 'otherChildren' }),
      ],
    },
    {
      id: 'voice',
      title: 'Sa parole',
      questions: [
        choice('met', 'L’enfant a été rencontré', { alone: 'Seul', accompanied: 'Accompagné', no: 'Pas encore', unknown: 'Ne sait pas' }),
        text('metWhy', 'Pourquoi pas encore', { when: { question: 'met', is: ['no'] } }),
        text('voice', 'Ce qu’il dit, dans ses mots', {
          help: 'Sans question qui souffle la réponse. Pour un tout-petit : ce qu’il montre.',
          voice: true,
        }),
        text('wishes', 'Ce qu’il souhaite', { voice: true }),
      ],
    },
    {
      id: 'resources',
      title: 'Ce qui protège, et ce qui a déjà été fait',
      questions: [
        text('resources', 'Personnes et lieux sur qui il peut compter'),
        choices('measures', 'Aides et mesures déjà connues', {
          pmi: 'PMI',
          tisf: 'TISF',
          aesf: 'AESF, MASP',
          aed: 'AED',
          aemo: 'AEMO',
          placement: 'Accueil ou placement',
          report: 'Information préoccupante',
          none: 'Aucune',
        }),
        text('measuresWords', 'Ce qu’elles ont donné'),
      ],
    },
    {
      id: 'outcome',
      title: 'Dangers, conclusion, proposition',
      questions: [
        text('dangers', 'Chaque danger : sa nature, sa gravité, depuis quand, s’il se répète, s’il est immédiat'),
        choice('outcome', 'Conclusion', {
          none: 'Pas de danger repéré',
          risk: 'Risque de danger',
          danger: 'Danger',
          immediate: 'Danger grave et immédiat',
        }),
        text('why', 'Ce qui la fonde'),
        choice('proposal', 'Proposition', {
          nothing: 'Sans suite',
          support: 'Accompagnement de droit commun',
          administrative: 'Aide ou mesure avec l’accord des parents',
          judge: 'Saisine de l’autorité judiciaire',
          unknown: 'À discuter en équipe',
        }),
        text('parentsView', 'Ce qu’en disent les parents'),
        choice('agreement', 'Accord entre professionnels', {
          all: 'Tous d’accord',
          partly: 'Désaccords, écrits ci-dessous',
          unknown: 'Pas encore discuté',
        }),
        text('disagreement', 'Désaccords, avec leurs raisons', {
          when: { question: 'agreement', is: ['partly'] },
          needed: 'Écrivez en quoi les avis diffèrent, ou changez « Accord entre professionnels ».',
        }),
        yesNo('parentsInformed', 'Les parents sont-ils informés de cette évaluation ?'),
        text('notInformedWhy', 'Pourquoi non', { when: { question: 'parentsInformed', is: ['no'] } }),
      ],
    },
  ],
  result: { kind: 'choice', question: 'outcome' },
  proposals: [
    {
      id: 'prosecutor',
      leadsTo: { procedure: 'judicialReport' },
      text: 'Prévenir sans attendre l’encadrement, la CRIP et le procureur (17 ou 119 hors des heures) ; ne pas laisser l’enfant sans protection',
      source: 'CASF L226-4',
      verified: false,
      when: [{ question: 'outcome', is: ['immediate'] }],
    },
    {
      id: 'report',
      leadsTo: { procedure: 'concernReport' },
      text: 'Écrire ou compléter l’information préoccupante',
      source: 'CASF L226-2-1, L226-3',
      verified: false,
      when: [{ question: 'outcome', is: ['danger', 'risk'] }],
    },
    {
      id: 'doctor',
      text: 'Faire voir l’enfant par un médecin aujourd’hui',
      verified: false,
      when: [{ question: 'signs', is: ['marks', 'selfHarm', 'sexual'] }],
    },
    {
      id: 'violence',
      leadsTo: { instrument: 'danger-conjugal' },
      text: 'Évaluer le danger pour le parent victime, dans la partie « Violences »',
      verified: true,
      source: 'Bonne pratique',
      when: [{ question: 'context', is: ['couple'] }],
    },
    {
      id: 'meet',
      text: 'Rencontrer l’enfant avant de conclure',
      source: 'CASF L226-3, D226-2-6',
      verified: false,
      when: [{ question: 'met', is: ['no'] }],
    },
  ],
  secondLook: { days: { immediate: 0, danger: 1, risk: 7, none: 7 } },
  verified: false,
}
