import { read, unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { arrival, chaseAfter, clock, day, fact, on, silentAfter, step, useful, yesNo } from '../write.ts'
import { EVICTION_AFTER } from './eviction-after.ts'

const LEASE = 'Loi 89-462, article 24, à relire'
/** What the law of 27 July 2023 put into III, V and VII, read; the rest of the article was not. */
const LEASE_2023 = 'Loi 89-462 article 24, ce que la loi du 27 juillet 2023 y a écrit'

/** P5. Every stage from the first unpaid rent; each letter that arrives opens its own stage. What follows the judgment: `eviction-after.ts`. */
export const eviction: Procedure = {
  id: 'eviction',
  slug: 'impaye-de-loyer-et-expulsion',
  name: 'Impayé de loyer et expulsion',
  domain: 'housing',
  compartment: 'budget',
  summary:
    'Du premier loyer impayé à la force publique : à chaque papier reçu, ce qu’on a le temps de faire, et ce qui est perdu si rien n’est fait.',
  law: [
    read('L’expulsion demande une décision de justice et un commandement de quitter les lieux.', 'CPCE L411-1'),
    unread('Clause résolutoire, assignation, délais, diagnostic.', LEASE),
    read('Du 1er novembre au 31 mars, aucune expulsion, sauf exceptions.', 'CPCE L412-6'),
  ],
  safety: ['safeChannelOnly', 'noPovertyAlarm'],
  emergency: ['shelter'],
  steps: [
    step(
      'arrears',
      'Premier loyer impayé',
      'worker',
      'Comprendre pourquoi, faire le budget, écrire au bailleur un plan que la personne peut tenir. Demander le FSL. Reprendre le paiement du loyer courant : tout en dépend ensuite.',
      [on('paid'), on('plan', 'fund'), on('unpaid', 'fund', 'order')],
      {
        starts: [day('firstUnpaid', 'Premier loyer impayé le')],
        asks: ['Bail', 'Dernier décompte du bailleur', 'Ressources et charges'],
        produces: ['Plan d’apurement', 'Demande de FSL'],
        before: [fact('rentPaidAgain', 'Le loyer courant est-il repayé ?')],
      },
    ),
    step(
      'fund',
      'La CAF ou la MSA est prévenue',
      'fund',
      'Le bailleur le lui dit quand la dette atteint un seuil. L’aide au logement est maintenue si un plan est suivi : l’envoyer.',
      [on('plan', 'order'), on('noAnswer', 'order'), on('notNeeded', 'order')],
      {
        starts: [day('fundTold', 'Caisse prévenue le'), arrival('fundLetter', 'Lettre de la caisse sur l’impayé reçue le')],
        deadlines: [clock('rentArrearsPlan', 'fundLetter')],
        asks: ['Plan d’apurement signé'],
        silence: chaseAfter(30, 'fundTold', 'noAnswer', 'Appeler la caisse : le plan est-il reçu, l’aide au logement est-elle versée ?'),
        law: [unread('Seuil de l’impayé et maintien de l’aide.', 'CCH L824-1 et suivants, à relire')],
      },
    ),
    step(
      'order',
      'Commandement de payer',
      'bailiff',
      'Six semaines pour payer, ou deux mois si le bail le dit. Payer, obtenir un plan, saisir le FSL ou la Banque de France. La CCAPEX est prévenue.',
      [on('paid'), on('plan', 'summons'), on('missed', 'summons')],
      {
        starts: [
          arrival('orderReceived', 'Commandement de payer reçu le'),
          arrival('orderOldClause', 'Commandement de payer reçu, bail à deux mois, le'),
        ],
        deadlines: [clock('commandementPayer', 'orderReceived'), clock('commandementPayerOld', 'orderOldClause')],
        asks: ['Commandement de payer', 'Bail : la durée écrite dans la clause résolutoire'],
        before: [fact('clauseRead', 'La durée écrite dans le bail a-t-elle été lue ?')],
        silence: silentAfter(
          ['commandementPayer', 'commandementPayerOld'],
          'missed',
          unread('Passé ce délai, la clause résolutoire peut jouer : le bailleur peut aller au juge.', LEASE),
          'Préparer l’audience : reprendre le loyer courant, demander l’aide juridictionnelle, saisir la CCAPEX.',
        ),
        law: [unread('Six semaines pour les baux récents, deux mois pour les plus anciens.', LEASE)],
      },
    ),
    step(
      'summons',
      'Assignation au tribunal',
      'bailiff',
      'La date de l’audience est écrite dessus. Le préfet doit l’avoir reçue six semaines avant. Demander tout de suite l’aide juridictionnelle.',
      [on('done', 'dsf', 'hearing'), on('noAnswer', 'arrears')],
      {
        starts: [arrival('summonsReceived', 'Assignation reçue le'), day('hearingOn', 'Audience le')],
        deadlines: [clock('assignationPrefect', 'hearingOn')],
        asks: ['Assignation'],
        before: [useful(fact('prefectInTime', 'Le préfet l’a-t-il reçue six semaines avant l’audience ? Sinon, le dire au juge.'))],
        produces: ['Demande d’aide juridictionnelle'],
        silence: chaseAfter(
          60,
          '@open',
          'noAnswer',
          'Demander au bailleur s’il va au tribunal, et continuer le plan.',
          'Aucune assignation n’est arrivée : le bailleur n’a pas encore saisi le juge.',
        ),
        law: [
          unread('Le préfet est saisi au moins six semaines avant l’audience.', LEASE),
          read('Le préfet informe le locataire qu’il peut demander au juge des délais de paiement.', LEASE_2023),
        ],
      },
    ),
    step(
      'dsf',
      'Diagnostic social et financier',
      'worker',
      'Un entretien est proposé dans les quinze jours ouvrés de la saisine par le préfet. Les observations du locataire et du bailleur y sont, le loyer courant aussi. Il part au juge et à la CCAPEX au moins cinq jours ouvrés avant l’audience ; le locataire et le bailleur le reçoivent aussi.',
      [on('done', 'hearing'), on('noAnswer', 'hearing'), on('refusedByPerson', 'hearing')],
      {
        starts: [arrival('prefectAsked', 'Diagnostic demandé par le préfet le'), day('dsfOffered', 'Entretien proposé le')],
        deadlines: [clock('dsfOffer', 'prefectAsked'), clock('dsfSent', 'hearingOn')],
        asks: ['Avis d’imposition', 'Ressources et charges', 'Décompte du bailleur'],
        produces: ['Diagnostic social et financier'],
        before: [
          yesNo('offered', 'L’entretien a-t-il été proposé par écrit ?'),
          yesNo('bothHeard', 'Les observations du locataire et du bailleur y sont-elles ?'),
          useful(yesNo('readByPerson', 'La personne a-t-elle lu ce qui part au juge ?')),
          useful(fact('rentResumed', 'Le loyer courant est-il repayé avant l’audience ?')),
        ],
        silence: chaseAfter(
          10,
          'dsfOffered',
          'noAnswer',
          'Proposer un autre jour, ou venir au domicile. Sans réponse, écrire au juge que l’entretien a été proposé et n’a pas eu lieu.',
          'L’entretien n’a pas eu lieu : le juge le sait, sans que rien soit supposé des raisons.',
        ),
        law: [unread('Quinze jours ouvrés pour proposer, cinq avant l’audience pour transmettre.', 'Décret 2021-8, à relire')],
      },
    ),
    step(
      'hearing',
      'Audience',
      'protectionJudge',
      'Proposer à la personne d’y aller avec elle, ou de se faire représenter. On peut demander jusqu’à trois ans pour payer et la suspension de la clause, si le loyer courant est repayé en entier avant l’audience. Un dossier de surendettement recevable change la décision : l’apporter.',
      [on('plan', 'judgment'), on('refused', 'judgment'), on('missed', 'judgment')],
      {
        deadlines: [clock('dsfSent', 'hearingOn')],
        before: [
          useful(fact('rentBeforeHearing', 'Le loyer courant est-il repayé en entier avant l’audience ?')),
          useful(fact('delaysWanted', 'Des délais et la suspension de la clause sont-ils demandés au juge ?')),
        ],
        asks: ['Quittances récentes', 'Décision de recevabilité, s’il y en a une', 'Demande de logement social'],
        silence: chaseAfter(
          1,
          'hearingOn',
          'missed',
          'Appeler le greffe : quelle date de jugement ? Une décision rendue sans la personne peut être contestée.',
          'L’audience est passée sans réponse notée : le juge décide avec ce qu’il a.',
        ),
        law: [
          unread('Délais de trois ans au plus.', LEASE),
          read(
            'Le juge les accorde à la demande du locataire, du bailleur ou de lui-même, si le locataire peut régler sa dette et a repris le loyer courant en entier avant l’audience.',
            LEASE_2023,
          ),
        ],
      },
    ),
    ...EVICTION_AFTER,
  ],
}
