import { read, unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { arrival, chaseAfter, clock, day, fact, on, silentAfter, step, useful, yesNo } from '../write.ts'

const REFUSES = read(
  'Le silence de deux mois vaut rejet, notamment pour une réclamation, un recours, une demande d’argent, ou quand aucun texte ne prévoit la demande.',
  'CRPA L231-4',
)
const ACCEPTS = unread('Sinon, le silence gardé deux mois vaut acceptation.', 'CRPA L231-1, à relire')

/** Between P8 and P14: a request that nobody answers. Which silence it is, is read, never guessed. */
export const silentRequest: Procedure = {
  id: 'silentRequest',
  slug: 'demande-sans-reponse',
  name: 'Demande restée sans réponse',
  domain: 'rights',
  compartment: 'general',
  summary: 'Deux mois sans réponse d’une administration : selon la demande, c’est un accord ou un refus. Le savoir, le prouver, et agir.',
  law: [REFUSES, ACCEPTS],
  safety: [],
  emergency: [],
  steps: [
    step(
      'sent',
      'La demande et sa preuve',
      'worker',
      'Quel jour est-elle arrivée ? Le récépissé, l’accusé, la lettre recommandée. Sans preuve, la renvoyer : c’est elle qui fait partir le délai.',
      [on('done', 'kind'), on('noAnswer', 'sent')],
      {
        starts: [day('requestReceived', 'Demande reçue par l’administration le')],
        asks: ['Preuve de l’envoi ou accusé de réception'],
        before: [yesNo('proof', 'A-t-on la preuve du jour où elle est arrivée ?')],
        law: [unread('L’administration accuse réception et dit ce que vaudra son silence.', 'CRPA L112-3, à relire')],
      },
    ),
    step(
      'kind',
      'Dire ce que vaut ce silence',
      'worker',
      'Un accord : une demande individuelle prévue par un texte. Un refus : une réclamation, un recours, une demande d’argent, ou une demande qu’aucun texte ne prévoit. Dans le doute, tenir le silence pour un refus et ne rien perdre.',
      [on('granted', 'waitGrant'), on('refused', 'waitRefusal')],
      { before: [fact('textFound', 'Le texte qui prévoit cette demande est-il trouvé ?')], law: [REFUSES, ACCEPTS] },
    ),
    step(
      'waitGrant',
      'Attendre l’accord',
      'decider',
      'Deux mois. Au bout, demander une attestation : l’administration doit la donner.',
      [on('granted', 'attest'), on('refused', 'appeal'), on('impliedGrant', 'attest')],
      {
        deadlines: [clock('silenceAcceptance', 'requestReceived')],
        silence: silentAfter('silenceAcceptance', 'impliedGrant', ACCEPTS, 'Demander l’attestation d’acceptation implicite.'),
        law: [ACCEPTS],
      },
    ),
    step(
      'waitRefusal',
      'Attendre la réponse',
      'decider',
      'Deux mois. Le refus par silence se conteste comme un refus écrit.',
      [on('granted', 'attest'), on('refused', 'appeal'), on('impliedRefusal', 'appeal')],
      {
        deadlines: [clock('silenceAdministrative', 'requestReceived')],
        silence: silentAfter(
          'silenceAdministrative',
          'impliedRefusal',
          REFUSES,
          'Demander les motifs par écrit, et déposer le recours qui convient.',
        ),
        law: [REFUSES],
      },
    ),
    step(
      'attest',
      'Demander l’attestation',
      'decider',
      'L’attestation prouve l’accord et fait payer ou servir le droit.',
      [on('granted'), on('noAnswer', 'appeal')],
      {
        silence: chaseAfter(
          15,
          '@open',
          'noAnswer',
          'Redemander par écrit, en citant l’article, puis contester.',
          'Une attestation est délivrée sur demande (à vérifier).',
        ),
        law: [unread('Une attestation est délivrée sur demande.', 'CRPA L232-3, à relire')],
      },
    ),
    step(
      'appeal',
      'Contester',
      'person',
      'Le recours préalable est obligatoire pour le RSA, la prime d’activité, la MDPH, l’aide sociale : prendre la procédure « Recours » de ce droit. Sinon, le tribunal administratif, en deux mois.',
      [on('done'), on('missed')],
      {
        starts: [arrival('refusalOn', 'Refus, écrit ou par silence, le', 'waitRefusal')],
        deadlines: [clock('appealAdministrative', 'refusalOn')],
        before: [useful(yesNo('rightRoute', 'Le recours préalable obligatoire a-t-il été regardé ?'))],
        silence: silentAfter(
          'appealAdministrative',
          'missed',
          unread('Passé deux mois, la décision ne se conteste plus.', 'CJA R421-1, à relire'),
          'Refaire la demande avec un élément nouveau.',
        ),
        law: [unread('Deux mois devant le tribunal administratif.', 'CJA R421-1, à relire')],
      },
    ),
  ],
}
