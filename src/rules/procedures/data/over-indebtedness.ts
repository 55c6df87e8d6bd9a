import { read, unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { arrival, chaseAfter, clock, day, fact, on, silentAfter, step, useful, yesNo } from '../write.ts'

const AGREED = unread(
  'Les créanciers ont trente jours pour refuser le plan ; sans réponse, leur accord est réputé acquis, et le plan est signé par la personne seule.',
  'Code de la consommation L732-3, D732-3, R732-1, à relire',
)

/** P7. */
export const overIndebtedness: Procedure = {
  id: 'overIndebtedness',
  slug: 'surendettement',
  name: 'Surendettement',
  domain: 'money',
  compartment: 'budget',
  summary: 'Déposer un dossier à la Banque de France, arrêter les poursuites, tenir un plan ou obtenir l’effacement.',
  law: [
    read(
      'La commission vérifie la recevabilité, instruit et décide de l’orientation dans un délai fixé par décret, à compter du dépôt.',
      'Code de la consommation L721-2',
    ),
    unread(
      'Suspension des saisies, interdiction de payer les dettes antérieures, deux ans au plus.',
      'Code de la consommation L722-2 à L722-16, à relire',
    ),
  ],
  safety: ['filesApart'],
  emergency: [],
  steps: [
    step(
      'prepare',
      'Préparer le dossier',
      'worker',
      'Toutes les dettes, sans en oublier, avec celles qui ne s’effacent pas (pension alimentaire, amendes, dommages). Budget réel. Plus aucun crédit nouveau. Co-emprunteurs et cautions repérés.',
      [on('done', 'filed'), on('refusedByPerson')],
      {
        asks: ['Toutes les dettes et lettres de relance', 'Ressources et charges', 'Bail, avis d’imposition, relevés de compte'],
        produces: ['Dossier de surendettement, lettre qui explique'],
        before: [
          yesNo('allDebts', 'Toutes les dettes sont-elles dans la liste ?'),
          yesNo('noNewCredit', 'La personne sait-elle qu’elle ne doit plus emprunter ni payer une dette plutôt qu’une autre ?'),
          useful(fact('coBorrower', 'Y a-t-il un co-emprunteur ou une caution ?')),
        ],
        law: [unread('Conditions et dettes exclues.', 'Code de la consommation L711-1 à L711-5, à relire')],
      },
    ),
    step(
      'filed',
      'Dossier déposé',
      'debtCommission',
      'Le fichage commence au dépôt. La commission répond en trois mois.',
      [on('granted', 'receivable'), on('refused', 'contestRefusal'), on('noAnswer', 'receivable')],
      {
        starts: [day('filedOn', 'Dossier déposé le')],
        deadlines: [clock('surendettementDecision', 'filedOn')],
        produces: ['Attestation de dépôt'],
        silence: silentAfter(
          'surendettementDecision',
          'noAnswer',
          read(
            'Sans orientation décidée dans le délai, le taux des emprunts en cours devient l’intérêt légal pendant trois mois.',
            'Code de la consommation L721-2',
          ),
          'Appeler la Banque de France, et le dire aux créanciers.',
        ),
        law: [
          read(
            'À l’expiration du délai, le taux des emprunts devient l’intérêt légal pendant trois mois.',
            'Code de la consommation L721-2',
          ),
        ],
      },
    ),
    step(
      'contestRefusal',
      'Contester le refus',
      'protectionJudge',
      'Quinze jours, par lettre à la commission, avec ses raisons.',
      [on('granted', 'receivable'), on('refused'), on('missed')],
      {
        starts: [arrival('refusalNotified', 'Irrecevabilité notifiée le')],
        deadlines: [clock('surendettementContestRecevabilite', 'refusalNotified')],
        produces: ['Lettre de contestation'],
        silence: silentAfter(
          'surendettementContestRecevabilite',
          'missed',
          unread('Le refus devient définitif.', 'Code de la consommation R722-1, à relire'),
          'Redéposer un dossier si la situation a changé.',
        ),
        law: [unread('Quinze jours.', 'Code de la consommation R722-1, à relire')],
      },
    ),
    step(
      'receivable',
      'Recevabilité',
      'debtCommission',
      'Les saisies s’arrêtent, sauf pension alimentaire. Ne plus payer les dettes d’avant, payer le loyer courant. L’aide au logement repart au bailleur. L’expulsion n’est suspendue que par le juge : la demander.',
      [on('done', 'debts'), on('contested', 'debts'), on('noAnswer', 'debts')],
      {
        starts: [arrival('receivableNotified', 'Recevabilité notifiée le')],
        deadlines: [clock('surendettementContestRecevabilite', 'receivableNotified')],
        produces: ['Lettre au juge pour suspendre l’expulsion ou une saisie'],
        before: [useful(fact('evictionThreat', 'Une expulsion est-elle engagée ? Saisir le juge.'))],
        silence: chaseAfter(30, '@open', 'noAnswer', 'Appeler la commission : qui a contesté, où en est l’état des dettes ?'),
        law: [unread('Effets de la recevabilité.', 'Code de la consommation L722-2 à L722-16, à relire')],
      },
    ),
    step(
      'debts',
      'État des dettes',
      'person',
      'Vérifier chaque somme : une erreur, un double, une dette prescrite se contestent en vingt jours.',
      [on('accepted', 'orientation'), on('contested', 'orientation'), on('missed', 'orientation')],
      {
        starts: [arrival('debtsNotified', 'État des dettes reçu le')],
        deadlines: [clock('surendettementEtatPassif', 'debtsNotified')],
        asks: ['État du passif'],
        silence: silentAfter(
          'surendettementEtatPassif',
          'missed',
          unread('Les sommes sont tenues pour justes.', 'Code de la consommation R723-8, à relire'),
          'Le dire à la commission si une erreur est découverte.',
        ),
        law: [unread('Vingt jours pour contester.', 'Code de la consommation L723-3, R723-8, à relire')],
      },
    ),
    step(
      'orientation',
      'Orientation du dossier',
      'debtCommission',
      'Plan conventionnel quand un bien immobilier se négocie, mesures imposées sinon, effacement si rien ne peut être payé.',
      [on('plan', 'plan'), on('erased', 'erasure'), on('noAnswer', 'plan')],
      {
        silence: chaseAfter(30, '@open', 'noAnswer', 'Appeler la commission : quelle orientation ?'),
        law: [
          unread('Plan conventionnel, mesures imposées, rétablissement personnel.', 'Code de la consommation L732-1 et suivants, à relire'),
        ],
      },
    ),
    step(
      'creditors',
      'Plan proposé aux créanciers',
      'creditor',
      'Chaque créancier a trente jours pour refuser le plan. Sans réponse, son accord est acquis.',
      [on('accepted', 'plan'), on('refused', 'plan')],
      {
        starts: [arrival('planReceived', 'Plan conventionnel reçu par les créanciers le')],
        deadlines: [clock('surendettementPlanAccept', 'planReceived')],
        silence: silentAfter(
          'surendettementPlanAccept',
          'accepted',
          AGREED,
          'Demander à la commission le plan à signer : la personne le signe, seule si des créanciers n’ont pas répondu.',
        ),
        law: [AGREED],
      },
    ),
    step(
      'plan',
      'Plan ou mesures',
      'person',
      'Le plan conventionnel que les créanciers n’ont pas refusé se signe. Les mesures imposées se contestent en trente jours. Sept ans au plus. Déclarer tout changement d’adresse.',
      [on('accepted', 'keep'), on('contested', 'keep'), on('missed', 'keep')],
      {
        starts: [arrival('measuresNotified', 'Mesures imposées notifiées le')],
        deadlines: [clock('surendettementContestMeasures', 'measuresNotified')],
        silence: silentAfter(
          'surendettementContestMeasures',
          'missed',
          unread('Les mesures imposées deviennent définitives.', 'Code de la consommation R733-6, à relire'),
          'Vérifier avec la personne qu’elle peut les payer chaque mois.',
        ),
        law: [unread('Trente jours.', 'Code de la consommation R733-6, à relire')],
      },
    ),
    step(
      'erasure',
      'Effacement des dettes',
      'person',
      'Trente jours pour contester ; les dettes exclues restent. Le fichage dure cinq ans.',
      [on('erased'), on('contested'), on('missed')],
      {
        starts: [arrival('erasureNotified', 'Rétablissement personnel notifié le')],
        deadlines: [clock('surendettementContestPrp', 'erasureNotified')],
        silence: silentAfter(
          'surendettementContestPrp',
          'missed',
          unread('L’effacement devient définitif s’il n’est pas contesté.', 'Code de la consommation R741-1, à relire'),
          'Classer la décision avec la liste des dettes effacées, à garder.',
        ),
        law: [unread('Trente jours.', 'Code de la consommation R741-1, à relire')],
      },
    ),
    step(
      'keep',
      'Tenir le plan',
      'person',
      'Un prélèvement par mois, une date. En cas de difficulté, écrire avant l’échéance. Un créancier qui met en demeure laisse quinze jours.',
      [on('paid'), on('unpaid', 'prepare'), on('missed', 'prepare')],
      {
        starts: [arrival('defaultLetter', 'Mise en demeure du créancier reçue le')],
        deadlines: [clock('surendettementPlanCaduc', 'defaultLetter')],
        silence: silentAfter(
          'surendettementPlanCaduc',
          'missed',
          unread('Le plan tombe : le créancier peut reprendre ses poursuites.', 'Code de la consommation, à relire'),
          'Redéposer un dossier avec les faits nouveaux.',
        ),
        law: [unread('Quinze jours après une mise en demeure restée sans effet.', 'Code de la consommation, à relire')],
      },
    ),
  ],
}
