import { unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { chaseAfter, clock, day, fact, on, silentAfter, step, useful, written, yesNo } from '../write.ts'

/** P19. */
export const personDeath: Procedure = {
  id: 'personDeath',
  slug: 'deces-d-une-personne',
  name: 'Décès d’une personne suivie',
  domain: 'moments',
  compartment: 'general',
  summary: 'Arrêter ce qui part à son nom, aider les proches à leurs droits, et fermer le dossier sans l’effacer.',
  law: [
    unread(
      'Le capital décès se demande dans les deux ans, et par les proches à charge dans le mois.',
      'CSS L361-1, R361-3 et suivants, à relire',
    ),
  ],
  safety: ['safeChannelOnly'],
  emergency: [],
  steps: [
    step(
      'stop',
      'Arrêter ce qui part',
      'worker',
      'Plus aucune lettre, aucun rappel, aucun rendez-vous à son nom. Dire aux collègues, sans plus. Les obsèques d’une personne sans ressources : la commune.',
      [on('done', 'relatives')],
      {
        starts: [day('diedOn', 'Décès le')],
        asks: ['Acte de décès'],
        before: [
          yesNo('stopped', 'Plus rien ne part-il au nom de la personne ?'),
          yesNo('notToThem', 'A-t-on évité d’écrire à ses proches à son adresse ?'),
        ],
        law: [unread('Obsèques des personnes sans ressources.', 'CGCT L2223-27, à relire')],
      },
    ),
    step(
      'relatives',
      'Les droits des proches',
      'person',
      'Capital décès de la caisse en priorité dans le mois, au plus deux ans ; réversion, allocation veuvage, allocation de soutien familial, aide aux obsèques.',
      [on('done', 'close'), on('refusedByPerson', 'close'), on('missed', 'close')],
      {
        deadlines: [clock('capitalDecesPriority', 'diedOn'), clock('reversion', 'diedOn'), clock('pupilleCapitalDeces', 'diedOn')],
        produces: ['Liste des demandes à faire, donnée aux proches'],
        silence: silentAfter(
          'pupilleCapitalDeces',
          'missed',
          unread('Passé deux ans, le capital décès est perdu.', 'CSS R361-5, à relire'),
          'Vérifier les autres droits : réversion, mutuelle, prévoyance.',
        ),
        law: [unread('Capital décès.', 'CSS L361-1 et suivants, à relire')],
      },
    ),
    step(
      'close',
      'Fermer le dossier',
      'manager',
      'Le dossier est gelé, pas effacé : la conservation part du dernier contact. Les demandes des héritiers passent par une procédure à part.',
      [on('closed')],
      {
        before: [yesNo('frozen', 'Le dossier est-il gelé, sans être effacé ?')],
        law: [unread('Le dernier contact fait partir la conservation.', 'Délibération CNIL 2023-095, à relire')],
      },
    ),
  ],
}

/** P20. */
export const move: Procedure = {
  id: 'move',
  slug: 'depart-pour-un-autre-departement',
  name: 'Départ pour un autre département',
  domain: 'moments',
  compartment: 'general',
  summary: 'Passer le relais, avec l’accord de la personne, et sans rien perdre de ses droits.',
  law: [
    unread('Le relais demande l’accord de la personne.', 'Pratique du métier'),
    unread(
      'Un enfant suivi par l’aide sociale à l’enfance : le service transmet sans délai au nouveau département.',
      'CASF L221-3, à relire',
    ),
  ],
  safety: ['safeChannelOnly', 'addressHidden'],
  emergency: [],
  steps: [
    step(
      'agree',
      'En parler avec elle',
      'worker',
      'Ce qui sera dit, à qui, et ce qui reste ici. Elle peut refuser : alors rien n’est transmis, sauf ce que la loi oblige pour un enfant.',
      [on('agreed', 'rights', 'handover'), on('refusedByPerson', 'rights')],
      {
        before: [
          yesNo('agreement', 'La personne est-elle d’accord pour le relais ?'),
          written('whatIsSaid', 'Que transmettra-t-on, exactement ?'),
        ],
        law: [unread('L’accord de la personne, sauf pour un enfant suivi.', 'CASF L221-3, à relire')],
      },
    ),
    step(
      'handover',
      'Passer le relais',
      'otherService',
      'Un écrit court, lu avec elle, puis un appel. Le nouveau service confirme.',
      [on('done', 'close'), on('noAnswer', 'close')],
      {
        starts: [day('handoverSent', 'Relais envoyé le')],
        silence: chaseAfter(
          10,
          'handoverSent',
          'noAnswer',
          'Rappeler le nouveau service : qui reçoit la personne, quel jour ?',
          'Sans confirmation, personne ne l’attend là-bas.',
        ),
        produces: ['Écrit de relais, lu avec elle'],
      },
    ),
    step(
      'rights',
      'Les droits qui changent de main',
      'worker',
      'APA, PCH, aide sociale : le domicile de secours décide qui paie. CAF, CPAM, école, logement social, titre de séjour.',
      [on('done', 'close')],
      {
        before: [yesNo('addressTold', 'Les organismes connaissent-ils la nouvelle adresse, sans la mettre en danger ?')],
        law: [unread('Domicile de secours.', 'CASF L122-1 et suivants, à relire')],
      },
    ),
    step('close', 'Fermer ici', 'manager', 'Le dossier passe en lecture seule.', [on('closed')], {
      before: [useful(fact('confirmed', 'Le nouveau service a-t-il confirmé ?'))],
    }),
  ],
}

/** P15: what is offered, never what is chosen. */
export const birth: Procedure = {
  id: 'birth',
  slug: 'grossesse-et-naissance',
  name: 'Grossesse et naissance',
  domain: 'moments',
  compartment: 'health',
  summary: 'Les droits et les rendez-vous d’une grossesse, avec la PMI si elle le veut. Ce qu’elle choisit n’est pas noté.',
  law: [unread('Entretien prénatal précoce, déclaration avant la fin de la quatorzième semaine.', 'CSP L2122-1, D532-1 CSS, à relire')],
  safety: ['notTracked', 'safeChannelOnly'],
  emergency: ['samu', 'women', 'children'],
  steps: [
    step(
      'inform',
      'Dire les droits',
      'worker',
      'Déclaration avant la fin de la quatorzième semaine, entretien précoce au quatrième mois, prime de naissance, mode de garde, PMI. Elle choisit.',
      [on('done', 'link'), on('refusedByPerson')],
      {
        starts: [day('declaredOn', 'Grossesse déclarée le')],
        before: [yesNo('onlyWhatSheAsked', 'N’est-il noté que ce qu’elle a demandé ?')],
        law: [unread('Déclaration et entretien précoce.', 'CSP L2122-1, CSS D532-1, à relire')],
      },
    ),
    step(
      'link',
      'Lien avec la PMI',
      'pmi',
      'Une fiche de liaison, avec son accord, et un rendez-vous à domicile si elle le veut.',
      [on('done', 'birth'), on('refusedByPerson', 'birth'), on('noAnswer', 'birth')],
      {
        starts: [day('liaisonSent', 'Fiche de liaison envoyée le')],
        before: [yesNo('agreement', 'Est-elle d’accord avec cette fiche ?')],
        silence: chaseAfter(
          15,
          'liaisonSent',
          'noAnswer',
          'Appeler la PMI : qui la reçoit, quel jour ?',
          'Sans réponse, personne ne l’attend.',
        ),
        law: [unread('Les missions de la PMI.', 'CSP L2112-2, à relire')],
      },
    ),
    step(
      'birth',
      'À la naissance',
      'worker',
      'Déclaration de naissance, droits de la CAF, santé de l’enfant, logement trop petit, mode de garde, congés. Les examens de l’enfant.',
      [on('closed')],
      {
        before: [useful(yesNo('cafTold', 'La naissance est-elle déclarée à la CAF ?'))],
        law: [unread('Les examens obligatoires de l’enfant.', 'CSP R2132-1, à relire')],
      },
    ),
  ],
}
