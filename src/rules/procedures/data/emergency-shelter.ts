import { read, unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { chaseAfter, clock, day, on, silentAfter, step, useful, written, yesNo } from '../write.ts'

/** P10. */
export const emergencyShelter: Procedure = {
  id: 'emergencyShelter',
  slug: 'hebergement-d-urgence',
  name: 'Hébergement d’urgence (115, SIAO)',
  domain: 'housing',
  compartment: 'general',
  summary:
    'Appeler le 115 chaque jour, noter chaque réponse, demander une place durable au SIAO, et aller au juge si l’abri est refusé à qui en a droit.',
  law: [
    read(
      'Toute personne sans abri en détresse médicale, psychique ou sociale a accès, à tout moment, à un hébergement d’urgence.',
      'CASF L345-2-2',
    ),
    read('Elle peut y demeurer, si elle le souhaite, jusqu’à ce qu’une orientation lui soit proposée.', 'CASF L345-2-3'),
  ],
  safety: ['noPovertyAlarm', 'safeChannelOnly'],
  emergency: ['shelter', 'samu', 'police'],
  steps: [
    step(
      'call',
      'Appeler le 115',
      'worker',
      'L’heure, le numéro appelé, qui répond, combien de personnes, quels âges, quelle fragilité (grossesse, bébé, maladie), et la réponse mot pour mot.',
      [on('found', 'siao'), on('notFound', 'again', 'siao'), on('noAnswer', 'again', 'siao')],
      {
        starts: [day('called', 'Appelé le')],
        before: [
          written('callNoted', 'Heure de l’appel et réponse, mot pour mot'),
          useful(written('night', 'Où la personne dort-elle ce soir ?')),
        ],
        silence: chaseAfter(
          1,
          'called',
          'noAnswer',
          'Rappeler le jour même et le lendemain, et noter chaque appel : ces notes servent devant le juge.',
          'Un appel sans réponse n’est pas un refus : l’abri reste dû.',
        ),
        law: [read('À tout moment, pour toute personne sans abri en détresse.', 'CASF L345-2-2')],
      },
    ),
    step(
      'siao',
      'Demander une place au SIAO',
      'siao',
      'L’évaluation sociale, avec l’accord de la personne, dit seulement ce qui sert à l’orienter. L’adresse d’une victime de violences n’y figure pas.',
      [on('found', 'stay'), on('notFound', 'judge'), on('refusedByPerson', 'again'), on('noAnswer', 'judge')],
      {
        starts: [day('siaoAsked', 'Demande au SIAO le')],
        before: [yesNo('agreement', 'La personne est-elle d’accord pour cette évaluation ?')],
        produces: ['Évaluation SIAO'],
        silence: chaseAfter(15, 'siaoAsked', 'noAnswer', 'Rappeler le SIAO, compléter l’évaluation, demander la liste d’attente.'),
        law: [unread('Le SIAO reçoit les demandes d’hébergement.', 'CASF L345-2-4, à relire')],
      },
    ),
    step(
      'again',
      'Rappeler chaque jour',
      'worker',
      'Un appel par jour, noté. Chercher aussi une nuit d’hôtel, un proche, un secours.',
      [on('found', 'stay'), on('notFound', 'judge')],
      {
        before: [written('callsCounted', 'Combien d’appels, sur combien de jours ?')],
      },
    ),
    step(
      'judge',
      'Saisir le juge en référé-liberté',
      'administrativeCourt',
      'Sans avocat obligatoire : les appels au 115, les âges, la santé, le froid. Le juge décide en quarante-huit heures.',
      [on('granted', 'stay'), on('refused', 'again'), on('notNeeded', 'again'), on('noAnswer', 'again')],
      {
        starts: [day('judgeSeized', 'Tribunal saisi le')],
        deadlines: [clock('refereShelter', 'judgeSeized')],
        asks: ['Notes des appels au 115', 'Certificats, actes de naissance'],
        produces: ['Requête en référé-liberté'],
        silence: silentAfter(
          'refereShelter',
          'noAnswer',
          unread('Le juge des référés décide en quarante-huit heures : son silence n’est pas un refus.', 'CJA L521-2, à relire'),
          'Appeler le greffe du tribunal.',
        ),
        law: [unread('Une liberté fondamentale, une urgence, une carence grave.', 'CJA L521-2, à relire')],
      },
    ),
    step(
      'stay',
      'Une place est trouvée',
      'worker',
      'Prévenir l’école et les caisses de la nouvelle adresse. Elle y reste jusqu’à une orientation. Logement, DALO ou DAHO : les demander maintenant.',
      [on('closed')],
      {
        before: [useful(yesNo('daho', 'Le recours DAHO ou DALO a-t-il été regardé ?'))],
        law: [read('Le maintien jusqu’à une orientation.', 'CASF L345-2-3')],
      },
    ),
  ],
}
