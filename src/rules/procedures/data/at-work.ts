import { unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { chaseAfter, day, fact, on, step, useful, written, yesNo } from '../write.ts'

/** P21. */
export const workerDanger: Procedure = {
  id: 'workerDanger',
  slug: 'danger-pour-le-professionnel',
  name: 'Menace ou agression d’un professionnel',
  domain: 'work',
  compartment: 'justice',
  summary: 'Se mettre à l’abri, le dire, l’écrire, être protégé par son employeur, et fixer la fin de l’alerte sur le dossier.',
  law: [unread('La collectivité protège ses agents menacés ou attaqués.', 'CGFP L134-1, L134-5, à relire')],
  safety: ['inPairs', 'notAlone'],
  emergency: ['police', 'samu', 'victims'],
  steps: [
    step(
      'safe',
      'Se mettre à l’abri et prévenir',
      'worker',
      'Partir, appeler le 17, prévenir un collègue puis le chef de service. Un médecin et un certificat si besoin.',
      [on('done', 'record')],
      {
        noSilence: 'Rien n’attend : un collègue puis le chef de service sont appelés à la suite.',
      },
    ),
    step(
      'record',
      'Écrire ce qui s’est passé',
      'worker',
      'Les faits, l’heure, les témoins, les mots. Une déclaration d’accident du travail dans les quarante-huit heures si besoin. C’est un fait, pas une étiquette sur la personne.',
      [on('done', 'protect')],
      {
        starts: [day('happenedOn', 'Fait le')],
        produces: ['Fiche d’incident', 'Déclaration d’accident du travail'],
        before: [written('facts', 'Que s’est-il passé, mot pour mot ?'), yesNo('employerTold', 'L’employeur est-il prévenu ?')],
        law: [unread('Le document unique est mis à jour.', 'Code du travail R4121-1 et suivants, à relire')],
      },
    ),
    step(
      'protect',
      'Protection de l’employeur',
      'employer',
      'Plainte déposée ou accompagnée par l’employeur, avocat, mesures dans le service, suivi.',
      [on('granted', 'alert'), on('refused', 'alert'), on('noAnswer', 'alert')],
      {
        starts: [day('protectionAsked', 'Protection demandée le')],
        asks: ['Fiche d’incident', 'Certificat'],
        silence: chaseAfter(
          7,
          'protectionAsked',
          'noAnswer',
          'Redemander par écrit la protection fonctionnelle, copie au représentant du personnel.',
          'La protection est due : un silence se conteste.',
        ),
        law: [unread('Protection fonctionnelle.', 'CGFP L134-5, à relire')],
      },
    ),
    step(
      'alert',
      'L’alerte et sa fin',
      'manager',
      'Une alerte neutre, datée, avec un jour où elle s’arrête : sans elle, elle reste des années. Visites à deux, ou au service.',
      [on('closed')],
      {
        before: [
          written('alertEnds', 'Quel jour l’alerte s’arrête-t-elle ?'),
          useful(fact('otherAnswer', 'Un autre professionnel prend-il le relais ?')),
        ],
        law: [unread('Une donnée est gardée le temps utile.', 'RGPD article 5, à relire')],
      },
    ),
  ],
}

/** P22. */
export const emergencyMoney: Procedure = {
  id: 'emergencyMoney',
  slug: 'secours-d-urgence',
  name: 'Secours d’urgence',
  domain: 'money',
  compartment: 'budget',
  summary: 'De quoi manger, dormir, se chauffer ou se soigner aujourd’hui, avec une décision le jour même et une trace de l’argent.',
  law: [
    unread(
      'L’action sociale des communes et du département est libre : il n’y a pas de droit à un secours, mais une égalité entre les personnes.',
      'CASF L123-5, à relire',
    ),
  ],
  safety: ['noPovertyAlarm'],
  emergency: ['samu', 'shelter'],
  steps: [
    step(
      'ask',
      'Demander le secours',
      'worker',
      'Le besoin d’aujourd’hui, les montants déjà donnés dans l’année au foyer, ce qui suit demain. Chèque, colis, bon, virement.',
      [on('done', 'decide'), on('granted', 'hand'), on('refusedByPerson')],
      {
        starts: [day('needOn', 'Besoin le')],
        before: [
          written('need', 'De quoi a-t-on besoin aujourd’hui ?'),
          yesNo('yearTotal', 'Les secours déjà donnés cette année sont-ils comptés ?'),
        ],
        produces: ['Demande de secours'],
      },
    ),
    step(
      'decide',
      'Décision du jour',
      'manager',
      'Dans les limites de la régie. Un refus s’explique, et se revoit le jour même.',
      [on('granted', 'hand'), on('refused', 'ask'), on('noAnswer', 'hand')],
      {
        silence: chaseAfter(
          1,
          '@open',
          'noAnswer',
          'Prévenir le cadre de permanence : le secours du jour n’attend pas le lendemain.',
          'Une demande du jour ne peut pas rester sans réponse.',
        ),
        law: [unread('La décision est motivée et datée.', 'CASF L123-5, à relire')],
      },
    ),
    step(
      'hand',
      'Remettre et faire signer',
      'worker',
      'Le reçu, le montant, le jour. Rien d’autre n’est demandé à la personne.',
      [on('done', 'later')],
      {
        produces: ['Reçu signé'],
        before: [yesNo('receipt', 'Le reçu est-il signé ?')],
        law: [unread('La régie garde la trace de chaque somme.', 'CGCT L1617-1 et suivants, à relire')],
      },
    ),
    step(
      'later',
      'Le lendemain',
      'worker',
      'Pourquoi l’argent manque : un droit coupé, une dette, une erreur. Ouvrir la procédure qui convient.',
      [on('closed')],
      {
        before: [useful(fact('rightCut', 'Un droit est-il coupé ? Le rétablir.'))],
      },
    ),
  ],
}
