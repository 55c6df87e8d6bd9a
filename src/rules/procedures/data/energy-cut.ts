import { read, unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { arrival, clock, day, fact, on, silentAfter, step } from '../write.ts'

const NOTICE = unread(
  'Une première lettre part quatorze jours après l’émission de la facture, ou à la date limite de paiement si elle vient plus tard ; elle laisse quinze jours. Une seconde annonce la coupure vingt jours au moins avant.',
  'Décret 2008-780 art. 1, version du 14 novembre 2020, à relire',
)

/** P6. Water is a branch: it is never cut in a main home. */
export const energyCut: Procedure = {
  id: 'energyCut',
  slug: 'facture-d-energie-ou-d-eau-impayee',
  name: 'Facture d’énergie ou d’eau impayée',
  domain: 'housing',
  compartment: 'budget',
  summary:
    'De la facture impayée à la coupure d’électricité ou de gaz : arrêter la coupure, payer ce qui peut l’être, garder le chauffage l’hiver. L’eau ne se coupe pas.',
  law: [
    read(
      'Du 1er novembre au 31 mars, ni l’électricité, ni la chaleur, ni le gaz ne sont coupés pour impayé dans une résidence principale ; la puissance peut être réduite, sauf exceptions.',
      'CASF L115-3',
    ),
    read(
      'L’eau n’est coupée à aucun moment de l’année dans une résidence principale.',
      'CASF L115-3 ; Conseil constitutionnel, 2015-470 QPC',
    ),
    read(
      'Le reste de l’année, l’électricité n’est coupée qu’après au moins un mois de puissance réduite.',
      'CASF L115-3, loi 2022-1158 article 35',
    ),
    NOTICE,
  ],
  safety: [],
  emergency: [],
  steps: [
    step(
      'bill',
      'Facture impayée',
      'worker',
      'Lire la facture et le contrat : qui est le fournisseur, quelle énergie, quel mois. Chèque énergie, échéancier, tarif.',
      [on('paid'), on('unpaid', 'letter'), on('plan', 'letter')],
      {
        // the last day to pay starts no clock: the first letter may leave on it, and what is counted from the issue never ends later than the law allows
        starts: [day('issuedOn', 'Facture émise le'), day('dueOn', 'Date limite de paiement le')],
        deadlines: [clock('energyNotice', 'issuedOn')],
        asks: ['Facture et relances', 'Contrat'],
        before: [fact('isWater', 'Est-ce une facture d’eau ?'), fact('medical', 'Un appareil médical dépend-il du courant ?')],
        law: [NOTICE],
      },
    ),
    step(
      'letter',
      'Lettre qui annonce la coupure',
      'supplier',
      'L’eau : elle ne peut pas être coupée, l’écrire au service des eaux. L’électricité et le gaz : pas de coupure l’hiver, parfois une puissance réduite. Demander le FSL et un échéancier avant la date.',
      [on('paid'), on('plan', 'fsl'), on('done', 'fsl'), on('missed', 'cut')],
      {
        starts: [arrival('noticeReceived', 'Lettre de coupure reçue le')],
        deadlines: [clock('energyCut', 'noticeReceived')],
        produces: ['Demande de FSL énergie', 'Lettre au fournisseur'],
        silence: silentAfter(
          'energyCut',
          'missed',
          NOTICE,
          'Appeler le fournisseur avant la coupure : il a un service pour les travailleurs sociaux.',
        ),
        law: [NOTICE],
      },
    ),
    step(
      'fsl',
      'FSL énergie en cours',
      'decider',
      'Le fournisseur garde la fourniture pendant que la demande est examinée. Lui envoyer l’accusé de dépôt.',
      [on('granted'), on('refused', 'mediator'), on('noAnswer', 'mediator')],
      {
        starts: [day('fslFiled', 'Demande de FSL déposée le')],
        deadlines: [clock('energyFslSupply', 'fslFiled')],
        asks: ['Facture', 'Ressources et charges'],
        silence: silentAfter(
          'energyFslSupply',
          'noAnswer',
          unread(
            'Passé ce délai, le fournisseur peut tenir le maintien pour terminé, alors que la loi dit : jusqu’à la décision.',
            'Décret 2008-780, à relire',
          ),
          'Appeler le FSL, renouveler l’échéancier, prévenir le fournisseur.',
        ),
        law: [
          read('La fourniture est maintenue jusqu’à ce qu’il soit statué sur la demande d’aide.', 'CASF L115-3'),
          unread('Deux mois d’examen.', 'Décret 2008-780, à relire'),
        ],
      },
    ),
    step(
      'cut',
      'Coupure ou puissance réduite',
      'worker',
      'Appeler le fournisseur : un échéancier fait souvent rouvrir le jour même. Un bébé, un malade, un appareil : le dire. L’eau coupée se fait rétablir sans attendre.',
      [on('lifted', 'fsl'), on('refused', 'mediator')],
      {
        starts: [arrival('cutOn', 'Coupure le')],
        noSilence: 'Chaque jour sans énergie se rappelle : l’appel est à refaire, il n’attend personne.',
        law: [read('Aucune coupure d’eau dans une résidence principale.', 'CASF L115-3 ; Conseil constitutionnel, 2015-470 QPC')],
      },
    ),
    step(
      'mediator',
      'Médiateur de l’énergie',
      'ombudsman',
      'Après deux mois sans réponse du fournisseur à une réclamation écrite. En attendant : échéancier, aide du CCAS, surendettement s’il y a d’autres dettes.',
      [on('granted'), on('refused'), on('noAnswer')],
      {
        starts: [day('complaintSent', 'Réclamation envoyée le')],
        deadlines: [clock('energyMediator', 'complaintSent')],
        produces: ['Réclamation écrite au fournisseur'],
        silence: silentAfter(
          'energyMediator',
          'noAnswer',
          unread('Sans réponse du fournisseur en deux mois, le médiateur peut être saisi.', 'Code de l’énergie L122-1, à relire'),
          'Saisir le médiateur national de l’énergie, en ligne ou par lettre.',
        ),
        law: [unread('Deux mois de silence du fournisseur ouvrent le médiateur.', 'Code de l’énergie L122-1, à relire')],
      },
    ),
  ],
}
