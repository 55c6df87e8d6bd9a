import { read, unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { arrival, chaseAfter, clock, day, on, step, useful, written, yesNo } from '../write.ts'

/** P17. */
export const hospitalDischarge: Procedure = {
  id: 'hospitalDischarge',
  slug: 'sortie-d-hopital',
  name: 'Sortie d’hôpital',
  domain: 'moments',
  compartment: 'health',
  summary: 'Que la personne ne rentre pas sans aide : ce qu’elle veut, ce dont elle a besoin, qui vient le premier jour.',
  law: [
    unread(
      'Les professionnels qui soignent et accompagnent la même personne partagent ce qui est nécessaire, avec son accord hors de l’équipe de soins.',
      'CSP L1110-4, R1110-1 et suivants, à relire',
    ),
  ],
  safety: ['sealed'],
  emergency: ['samu', 'shelter'],
  steps: [
    step(
      'prepare',
      'Préparer avec elle',
      'worker',
      'Ce qu’elle veut, qui l’aide, son logement, l’escalier, le chauffage, les médicaments. Pas de logement : SIAO, lits halte soins santé.',
      [on('done', 'help'), on('immediateDanger', 'stay')],
      {
        starts: [day('dischargeOn', 'Sortie prévue le')],
        before: [
          yesNo('agreement', 'La personne est-elle d’accord avec ce qui est échangé avec l’hôpital ?'),
          written('firstDay', 'Qui est là le premier jour ?'),
        ],
        law: [unread('Partage avec l’accord de la personne.', 'CSP L1110-4, à relire')],
      },
    ),
    step(
      'stay',
      'Demander à retarder la sortie',
      'hospital',
      'Dire au service social de l’hôpital, par écrit, pourquoi le retour est dangereux.',
      [on('granted', 'help'), on('refused', 'help'), on('noAnswer', 'help')],
      {
        silence: chaseAfter(1, '@open', 'noAnswer', 'Appeler le service social de l’hôpital, puis le cadre de santé, le jour même.'),
        produces: ['Écrit à l’hôpital'],
      },
    ),
    step(
      'help',
      'Mettre l’aide en place',
      'worker',
      'Aide au retour de la caisse de retraite, APA en urgence, PCH, repas, téléassistance, infirmier. Une demande chacun, à son délai.',
      [on('done', 'after')],
      {
        produces: ['Demandes d’aide'],
        law: [unread('L’APA en urgence est attribuée à titre provisoire.', 'CASF L232-12, à relire')],
      },
    ),
    step(
      'after',
      'Revoir après le retour',
      'worker',
      'L’aide vient-elle vraiment ? Un rendez-vous dans la semaine.',
      [on('closed'), on('noAnswer', 'help')],
      {
        starts: [day('homeOn', 'Rentrée le')],
        silence: chaseAfter(
          7,
          'homeOn',
          'noAnswer',
          'Appeler ou passer : l’aide est-elle venue, la personne mange-t-elle ?',
          'Personne n’a répondu depuis le retour.',
        ),
      },
    ),
  ],
}

/** P18. */
export const prisonRelease: Procedure = {
  id: 'prisonRelease',
  slug: 'sortie-de-prison',
  name: 'Sortie de prison',
  domain: 'moments',
  compartment: 'justice',
  summary: 'Papiers, toit, santé, argent, avant la sortie et le jour même : rien de ce qui a été coupé ne revient tout seul.',
  law: [unread('Le RSA cesse après soixante jours de détention ; il se redemande à la sortie.', 'CASF R262-45 et suivants, à relire')],
  safety: ['safeChannelOnly'],
  emergency: ['shelter'],
  steps: [
    step(
      'before',
      'Avant la sortie',
      'probation',
      'Carte d’identité, ouverture des droits santé, domiciliation, demande d’hébergement, inscription France Travail. Le SPIP les prépare.',
      [on('done', 'out'), on('noAnswer', 'out')],
      {
        starts: [day('imprisonedOn', 'Incarcération le'), day('releaseOn', 'Sortie prévue le')],
        deadlines: [clock('rsaDetention', 'imprisonedOn')],
        asks: ['Pièce d’identité', 'Attestation de droits', 'Domiciliation'],
        silence: chaseAfter(15, '@open', 'noAnswer', 'Appeler le SPIP : la carte d’identité et le toit sont-ils demandés ?'),
        law: [unread('La sortie se prépare avec le SPIP.', 'CPP 707, à relire')],
      },
    ),
    step(
      'out',
      'Le jour de la sortie',
      'worker',
      'Où dort-elle ce soir ? Le 115 si rien n’est prévu. Le sac, les médicaments, l’ordonnance, l’argent du jour.',
      [on('done', 'rights'), on('notFound', 'rights')],
      {
        starts: [arrival('releasedOn', 'Sortie le')],
        before: [written('tonight', 'Où dort la personne ce soir ?')],
        noSilence: 'Rien n’attend : c’est aujourd’hui.',
        law: [read('À tout moment, pour toute personne sans abri en détresse.', 'CASF L345-2-2')],
      },
    ),
    step(
      'rights',
      'Rouvrir les droits',
      'fund',
      'RSA, prime d’activité, santé, retraite, logement : redemander tout, un par un. Le RSA ne repart pas tout seul.',
      [on('granted', 'follow'), on('refused', 'follow'), on('noAnswer', 'follow')],
      {
        starts: [day('askedOn', 'Droits redemandés le')],
        silence: chaseAfter(15, 'askedOn', 'noAnswer', 'Appeler la caisse : les dossiers sont-ils ouverts, quand paie-t-elle ?'),
        law: [unread('Réouverture à la demande.', 'CASF L262-19, R262-45, à relire')],
      },
    ),
    step(
      'follow',
      'Suivre',
      'worker',
      'Les obligations de la peine, l’emploi, le logement durable. Un rendez-vous proche.',
      [on('closed')],
      {
        before: [useful(written('obligations', 'Quelles obligations la justice a-t-elle fixées ?'))],
      },
    ),
  ],
}
