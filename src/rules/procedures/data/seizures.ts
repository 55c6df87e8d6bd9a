import { read, unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { arrival, clock, day, fact, on, silentAfter, step, yesNo } from '../write.ts'

const FIFTEEN_DAYS = read(
  'L’opposition à une contrainte de France Travail se fait dans les quinze jours de sa notification.',
  'Code du travail R5426-22',
)

/** P12. Letters that take money from an account or a wage: each has its own short time. */
export const seizures: Procedure = {
  id: 'seizures',
  slug: 'contrainte-et-saisie',
  name: 'Contrainte, saisie sur compte ou sur salaire',
  domain: 'money',
  compartment: 'budget',
  summary: 'Une lettre qui prend de l’argent se lit le jour même : le délai est court, et une somme reste toujours sur le compte.',
  law: [
    FIFTEEN_DAYS,
    unread('Un minimum reste sur le compte, et une part du salaire ne se saisit pas.', 'CPCE L162-2, Code du travail L3252-2, à relire'),
  ],
  safety: [],
  emergency: [],
  steps: [
    step(
      'read',
      'Reconnaître la lettre',
      'worker',
      'Qui demande, quelle somme, quelle date, quelle lettre : contrainte, saisie du Trésor public, saisie sur compte, commandement avant saisie du salaire, injonction de payer. Garder l’enveloppe.',
      [on('contested', 'contest'), on('accepted', 'account'), on('done', 'contest', 'account')],
      {
        starts: [
          arrival('contrainteReceived', 'Contrainte de France Travail reçue le'),
          arrival('satdReceived', 'Saisie administrative reçue le'),
          arrival('seizureReceived', 'Saisie sur compte dénoncée le'),
          arrival('wageOrderReceived', 'Commandement avant saisie du salaire reçu le'),
          arrival('orderToPayReceived', 'Injonction de payer reçue le'),
        ],
        asks: ['Lettre et enveloppe', 'Relevé de compte'],
        before: [fact('protectedMoney', 'L’argent pris est-il un minimum social, une prestation familiale, une pension ?')],
        law: [FIFTEEN_DAYS],
      },
    ),
    step(
      'contest',
      'S’opposer ou contester',
      'person',
      'Contrainte : opposition en quinze jours, sinon elle vaut jugement. Saisie du Trésor public : réclamation en deux mois. Saisie sur compte : juge de l’exécution en un mois. Salaire et injonction de payer : un mois.',
      [on('done', 'answer'), on('missed', 'account'), on('refusedByPerson', 'account')],
      {
        deadlines: [
          clock('contrainteFranceTravail', 'contrainteReceived'),
          clock('satd', 'satdReceived'),
          clock('saisieAttribution', 'seizureReceived'),
          clock('saisieRemuneration', 'wageOrderReceived'),
          clock('injonctionPayer', 'orderToPayReceived'),
        ],
        produces: ['Opposition ou contestation', 'Preuve de l’envoi'],
        before: [yesNo('reasons', 'Les raisons et les preuves sont-elles dans la lettre ?')],
        silence: silentAfter(
          ['contrainteFranceTravail', 'satd', 'saisieAttribution', 'saisieRemuneration', 'injonctionPayer'],
          'missed',
          unread('Passé son délai, l’acte ne se conteste plus : une contrainte sans opposition vaut jugement.'),
          'Voir un avocat, demander une remise et un échelonnement.',
        ),
        law: [
          FIFTEEN_DAYS,
          unread(
            'Deux mois contre une saisie du Trésor public, un mois contre une saisie sur compte.',
            'LPF R281-3-1, CPCE R211-11, à relire',
          ),
        ],
      },
    ),
    step(
      'answer',
      'Réponse à la contestation',
      'creditor',
      'Un tribunal pour la contrainte et la saisie sur compte ; le comptable public pour une saisie du Trésor.',
      [on('granted', 'account'), on('refused', 'account'), on('noAnswer', 'account')],
      {
        starts: [day('contestedOn', 'Contestation envoyée le')],
        deadlines: [clock('silenceAdministrative', 'contestedOn')],
        silence: silentAfter(
          'silenceAdministrative',
          'noAnswer',
          unread('Le silence du comptable public vaut refus ; un tribunal, lui, convoque.', 'LPF R281-4, à relire'),
          'Appeler le greffe ou le comptable : date, décision ?',
        ),
        law: [unread('Réponse du comptable en deux mois.', 'LPF R281-4, à relire')],
      },
    ),
    step(
      'account',
      'Sauver le compte',
      'worker',
      'Demander le solde bancaire insaisissable et rendre ce qui n’aurait pas dû être pris. Échelonner, demander la remise, regarder le surendettement.',
      [on('done'), on('refused', 'contest')],
      {
        produces: ['Demande à la banque, à la caisse'],
        before: [
          yesNo(
            'sbi',
            'Le solde bancaire insaisissable est-il resté sur le compte ?',
            unread('Une somme égale au RSA d’une personne seule reste.', 'CPCE L162-2, à relire'),
          ),
        ],
        law: [unread('Solde bancaire insaisissable.', 'CPCE L162-2, à relire')],
      },
    ),
  ],
}
