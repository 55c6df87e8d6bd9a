import { read, unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { atOnce, arrival, clock, day, fact, on, silentAfter, step, useful, written, yesNo } from '../write.ts'

const SECRET = read(
  'Le 3° de l’article 226-14 vise le médecin et les autres professionnels de santé : il ne nomme pas les travailleurs sociaux.',
  'Code pénal 226-14 3°',
)

/** P4. Safety first; the grounds on which something may be said without her are branches, and one of them is « nothing leaves ». */
export const domesticViolence: Procedure = {
  id: 'domesticViolence',
  slug: 'violences-conjugales',
  name: 'Violences conjugales',
  domain: 'adultProtection',
  compartment: 'violence',
  summary:
    'Recevoir seule la personne, regarder le danger avec elle, la mettre à l’abri si elle le veut, et ne rien laisser partir qui la trahisse.',
  law: [
    SECRET,
    read(
      'Le secret n’est pas opposé à qui informe les autorités de sévices sur un mineur ou sur une personne qui ne peut pas se protéger.',
      'Code pénal 226-14 1°',
    ),
    unread('La médiation familiale est exclue en cas de violences.', 'Code civil 373-2-10, à relire'),
  ],
  safety: [
    'seenAlone',
    'safeChannelOnly',
    'addressHidden',
    'filesApart',
    'noMediation',
    'quickExit',
    'machineNeverJudges',
    'notAlone',
    'factsApart',
  ],
  emergency: ['police', 'text', 'samu', 'women', 'shelter', 'children'],
  steps: [
    step(
      'welcome',
      'Recevoir la personne seule',
      'worker',
      'L’écouter, la croire, lui dire que la loi interdit ces violences. Choisir avec elle comment la joindre sans risque. Noter les faits datés, ses mots entre guillemets.',
      [on('done', 'danger')],
      {
        before: [
          yesNo('seenAlone', 'La personne a-t-elle été reçue seule ?'),
          written('safeChannel', 'Comment, quand et où la joindre sans risque ?'),
        ],
      },
    ),
    step(
      'danger',
      'Regarder le danger avec elle',
      'worker',
      'Violences plus fréquentes, étranglement, menaces de mort, arme, séparation annoncée, grossesse, suivi de ses déplacements, contrôle de l’argent et du téléphone. Le deuxième regard du chef de service est demandé.',
      [atOnce('protect', 'ground'), on('danger', 'plan'), on('noDanger', 'plan')],
      {
        before: [
          written('evaluation', 'Qu’avez-vous conclu, avec qui, et sur quels faits ?'),
          fact('children', 'Des enfants vivent-ils au domicile ? Ils sont victimes aussi.'),
          useful(fact('weapon', 'Une arme est-elle connue ?')),
        ],
      },
    ),
    step(
      'protect',
      'Mettre à l’abri',
      'worker',
      'Le 17 ou le 114 ; le 115 et les places réservées ; partir avec les papiers des enfants et d’elle. Le lieu n’est écrit nulle part où l’auteur peut lire.',
      [on('done', 'plan'), on('refusedByPerson', 'plan'), on('notFound', 'plan')],
      { noSilence: 'Rien n’attend : si un numéro ne répond pas, le suivant est appelé aussitôt.' },
    ),
    step(
      'ground',
      'Sur quelle base parler à quelqu’un',
      'team',
      'Elle est d’accord : avec elle. Elle est mineure ou ne peut pas se protéger : 226-14 1°. Un péril est là : 223-6, l’aide qu’on lui doit. Agent public qui apprend un délit : article 40. Sinon, rien ne part.',
      [on('agreed', 'report'), on('minorOrUnable', 'report'), on('peril', 'report'), on('article40', 'report'), on('noGround', 'plan')],
      {
        before: [written('reasoning', 'Pourquoi cette base, et avec qui en avez-vous parlé ?'), yesNo('toldHer', 'Le lui avez-vous dit ?')],
        law: [
          SECRET,
          read('Mineur, ou personne qui ne peut pas se protéger en raison de son âge ou de son incapacité.', 'Code pénal 226-14 1°'),
          unread('Ne pas porter secours à une personne en péril est puni.', 'Code pénal 223-6, à relire'),
          unread('Tout agent public avise le procureur des crimes et délits.', 'CPP 40, à relire'),
        ],
      },
    ),
    step(
      'report',
      'Écrire au procureur',
      'worker',
      'Les faits seulement, la base choisie, un numéro où rappeler. Jamais l’adresse où elle est à l’abri.',
      [on('done', 'plan')],
      {
        produces: ['Écrit au procureur'],
        law: [unread('Tout agent public avise le procureur.', 'CPP 40, à relire')],
      },
    ),
    step(
      'plan',
      'Le plan avec elle',
      'worker',
      'Plainte ou main courante, certificat (UMJ), ordonnance de protection, téléphone grave danger, aide d’urgence, séparation des dossiers CAF et impôts, bail, école, papiers, travail. Elle choisit l’ordre. Un enfant en danger : ouvrir « Information préoccupante ».',
      [on('done', 'order', 'emergencyAid'), on('refusedByPerson', 'keepDoor')],
      {
        before: [
          yesNo('childrenThought', 'Le danger pour les enfants a-t-il été regardé ?'),
          useful(written('wishes', 'Que veut-elle, dans quel ordre ?')),
        ],
      },
    ),
    step(
      'order',
      'Ordonnance de protection',
      'familyJudge',
      'Le juge décide dans les six jours de la date d’audience qu’il fixe. En urgence, le procureur peut demander une ordonnance immédiate, avec son accord, en vingt-quatre heures.',
      [on('granted', 'after'), on('refused', 'keepDoor'), on('notNeeded', 'keepDoor'), on('noAnswer', 'keepDoor')],
      {
        starts: [arrival('hearingFixed', 'Date d’audience fixée le'), day('immediateAsked', 'Ordonnance immédiate demandée le')],
        deadlines: [clock('protectionOrder', 'hearingFixed'), clock('immediateProtectionOrder', 'immediateAsked')],
        asks: ['Certificat médical', 'Récépissé de plainte ou de main courante, s’il y en a', 'Attestations'],
        silence: silentAfter(
          'protectionOrder',
          'noAnswer',
          unread('Le juge devait décider en six jours : son silence n’est pas un refus.', 'Code civil 515-11, à relire'),
          'Appeler le greffe et l’avocat ; revoir sa mise à l’abri le jour même.',
        ),
        law: [
          unread(
            'Six jours à compter de la fixation de l’audience ; ordonnance immédiate en vingt-quatre heures.',
            'Code civil 515-9 à 515-13-1, à relire',
          ),
        ],
      },
    ),
    step(
      'emergencyAid',
      'Aide d’urgence de la CAF ou de la MSA',
      'fund',
      'Une fois par an, avec une plainte, un signalement ou une ordonnance de moins de douze mois. Le compte doit être à elle seule.',
      [on('granted', 'keepDoor'), on('refused', 'keepDoor'), on('notNeeded', 'keepDoor'), on('noAnswer', 'keepDoor')],
      {
        starts: [
          day('aidAsked', 'Demande complète reçue, déjà allocataire, le'),
          day('aidAskedNew', 'Demande complète reçue, pas encore allocataire, le'),
        ],
        deadlines: [clock('auvvcRecipient', 'aidAsked'), clock('auvvcOther', 'aidAskedNew')],
        asks: ['Plainte, signalement ou ordonnance de protection', 'RIB à son seul nom'],
        silence: silentAfter(
          ['auvvcRecipient', 'auvvcOther'],
          'noAnswer',
          unread('L’aide devait être versée : le silence n’est pas un refus.', 'CASF L214-9, D214-9 et suivants, à relire'),
          'Appeler la caisse : l’aide est due en trois à cinq jours ouvrés. Demander un secours en attendant.',
        ),
        law: [unread('Trois à cinq jours ouvrés.', 'Loi 2023-140, décret 2023-1088, à relire')],
      },
    ),
    step(
      'after',
      'L’ordonnance est rendue',
      'worker',
      'Elle est valable douze mois : noter sa fin, prévenir l’école, le bailleur, la CAF, avec elle. Demander le téléphone grave danger.',
      [on('done', 'keepDoor')],
      {
        starts: [day('orderNotified', 'Ordonnance notifiée le')],
        deadlines: [clock('protectionOrderAppeal', 'orderNotified')],
        produces: ['Copie de l’ordonnance, dans cette partie du dossier'],
        law: [unread('Douze mois au plus, depuis 2024.', 'Code civil 515-12, à relire')],
      },
    ),
    step(
      'keepDoor',
      'Garder la porte ouverte',
      'worker',
      'Un prochain rendez-vous, ou une manière pour elle de revenir. Un retour au domicile n’est pas un échec.',
      [on('closed')],
      {
        before: [written('nextContact', 'Quand et comment la revoir, par le canal sûr ?')],
      },
    ),
  ],
}
