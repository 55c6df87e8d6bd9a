import { read, unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { arrival, atOnce, chaseAfter, clock, day, fact, on, silentAfter, step, useful, written, yesNo } from '../write.ts'

const THREE_MONTHS = read(
  'L’évaluation se fait en trois mois à compter de la réception de l’information préoccupante, moins selon le danger et l’âge, notamment avant deux ans.',
  'CASF D226-2-4',
)
const UNDER_TWO = {
  check: 'underTwo',
  setting: 'ipUnderTwoDays',
  text: 'Délai réduit : un enfant a moins de deux ans (durée réglée par le service).',
}

/** P1. The clock of three months runs from the day the CRIP received it, for all minors of the home. */
export const concernReport: Procedure = {
  id: 'concernReport',
  slug: 'information-preoccupante',
  name: 'Information préoccupante',
  domain: 'childProtection',
  compartment: 'childProtection',
  summary:
    'Transmettre à la cellule départementale une inquiétude pour un enfant, peut-être en danger ou qui risque de l’être, puis évaluer sa situation en équipe en trois mois.',
  law: [
    THREE_MONTHS,
    read('La situation des autres mineurs présents au domicile est évaluée aussi.', 'CASF L226-3, D226-2-3'),
    read('L’évaluation n’a pas pour objet de dire si les faits rapportés sont vrais.', 'CASF D226-2-3'),
    unread('Un référentiel national de la HAS est obligatoire pour évaluer.', 'Décret 2022-1728, à relire'),
  ],
  safety: ['machineNeverJudges', 'notAlone', 'factsApart', 'noPovertyAlarm'],
  emergency: ['police', 'samu', 'children'],
  steps: [
    step(
      'write',
      'Écrire l’information préoccupante',
      'worker',
      'Les faits observés et leurs dates, les paroles entre guillemets, le contexte, ce qui a été tenté, qui est au courant. On en parle en équipe avant d’envoyer.',
      [on('done', 'inform'), atOnce('urgent'), on('noDanger')],
      {
        produces: ['Information préoccupante'],
        before: [
          written('allMinors', 'Quels mineurs vivent au domicile ? Les nommer tous.'),
          yesNo('teamTold', 'L’équipe en a-t-elle parlé ?'),
        ],
        law: [read('Qui met en œuvre la protection de l’enfance, ou lui apporte son concours, transmet sans délai.', 'CASF L226-2-1')],
      },
    ),
    step(
      'urgent',
      'Appeler le parquet sans attendre',
      'worker',
      'Pour ce que vous avez nommé danger grave et immédiat : le 17 ou le 15 si c’est maintenant, puis la permanence du parquet, avec le chef de service s’il est joignable. Noter l’heure. L’écrit suit par la procédure « Signalement au procureur », avec sa copie à la CRIP.',
      [on('done', 'inform')],
      {
        starts: [day('prosecutorCalledOn', 'Parquet appelé le')],
        before: [written('calledAt', 'À quelle heure, et qui a répondu ?')],
        law: [unread('Qui saisit directement le procureur en adresse une copie au département.', 'CASF L226-4 II, version ancienne')],
      },
    ),
    step(
      'inform',
      'Informer les parents et l’enfant',
      'worker',
      'Dire aux parents, ou à qui exerce l’autorité parentale, et à l’enfant selon son âge, qu’une information va partir. Sauf si c’est contraire à l’intérêt de l’enfant : alors, écrire pourquoi.',
      [on('done', 'send')],
      {
        before: [
          yesNo(
            'parentsInformed',
            'Les parents sont-ils informés ?',
            read('Ils le sont avant, sauf intérêt contraire de l’enfant.', 'CASF L226-2-1'),
          ),
          useful(written('informedBy', 'Par qui, quel jour, comment ?')),
          yesNo('childInformed', 'L’enfant est-il informé, selon son âge ?'),
        ],
        law: [
          read(
            'Sauf intérêt contraire de l’enfant, ses parents ou son tuteur sont informés avant la transmission, de façon adaptée.',
            'CASF L226-2-1',
          ),
          read(
            'Quand l’information est couverte par le secret professionnel, l’enfant aussi est informé avant, selon son âge et sa maturité, sauf si c’est contraire à son intérêt.',
            'CASF L226-2-1, L226-2-2',
          ),
        ],
      },
    ),
    step('send', 'Envoyer à la CRIP', 'worker', 'Noter le jour et l’heure, et garder la preuve de l’envoi.', [on('done', 'receipt')], {
      starts: [day('sentOn', 'Transmise à la CRIP le')],
      before: [written('sentAt', 'À quelle heure, par quel moyen ?')],
      law: [unread('La CRIP recueille les informations préoccupantes de tout le département.', 'CASF L226-3, version ancienne')],
    }),
    step(
      'receipt',
      'Accusé de réception et première analyse',
      'crip',
      'La CRIP dit si c’est une information préoccupante. Elle regarde d’abord s’il y a un danger grave et immédiat.',
      [on('danger', 'assign'), on('immediateDanger', 'alert'), on('noFollowUp', 'answer'), on('noAnswer', 'send')],
      {
        starts: [arrival('receivedByCrip', 'Reçue par la CRIP le')],
        deadlines: [clock('ipQualification', 'receivedByCrip')],
        silence: chaseAfter(
          7,
          '@open',
          'noAnswer',
          'Appeler la CRIP : a-t-elle reçu l’écrit, quel jour, et qui évalue ? Noter la réponse.',
        ),
        law: [read('Une première analyse dit s’il s’agit d’une information préoccupante.', 'CASF D226-2-4')],
      },
    ),
    step(
      'alert',
      'Saisir le procureur',
      'department',
      'Quand la cellule ou l’équipe retient un danger grave et immédiat, ou quand l’enfant ne peut pas être rencontré, le président du conseil départemental saisit la justice. L’écrit se suit par la procédure « Signalement au procureur ».',
      [on('judicial', 'answer'), on('danger', 'assign'), on('noAnswer', 'send')],
      {
        silence: chaseAfter(1, '@open', 'noAnswer', 'Appeler le jour même la CRIP puis la permanence du parquet.'),
        before: [useful(written('seizedAt', 'Qui a été saisi, et à quelle heure ?'))],
        law: [read('Le président du conseil départemental saisit la justice des situations de danger grave et immédiat.', 'CASF D226-2-4')],
      },
    ),
    step(
      'assign',
      'Confier l’évaluation à une équipe',
      'manager',
      'Deux professionnels de métiers différents, autant que possible d’autres que ceux qui suivent déjà la famille. Tous les mineurs du domicile sont dans l’évaluation.',
      [on('done', 'meet')],
      {
        deadlines: [clock('ipEvaluation', 'receivedByCrip', UNDER_TWO)],
        before: [
          yesNo(
            'twoProfessions',
            'Deux professionnels de métiers différents sont-ils nommés ?',
            unread('L’équipe est pluridisciplinaire ; le nombre de deux métiers est à relire.', 'CASF D226-2-5'),
          ),
          yesNo(
            'allMinorsListed',
            'Tous les mineurs du domicile sont-ils dans l’évaluation ?',
            read('Tous les mineurs du domicile.', 'CASF D226-2-3'),
          ),
          fact('underTwo', 'Un enfant a-t-il moins de deux ans ?'),
          yesNo(
            'parentsToldOfEvaluation',
            'Les parents sont-ils informés qu’une évaluation commence ?',
            read('Ils le sont, sauf intérêt contraire du mineur.', 'CASF D226-2-6'),
          ),
        ],
        law: [
          read('L’évaluation est faite par une équipe pluridisciplinaire de professionnels formés à cela.', 'CASF L226-3, D226-2-4'),
          THREE_MONTHS,
        ],
      },
    ),
    step(
      'meet',
      'Rencontrer l’enfant, les parents, le domicile',
      'evaluators',
      'Au moins une rencontre au domicile. L’enfant est vu sans ses parents selon son âge, avec leur accord. On recueille l’avis de ceux qui le connaissent au quotidien.',
      [on('done', 'report'), atOnce('alert'), on('impossible', 'alert')],
      {
        deadlines: [clock('ipEvaluation', 'receivedByCrip', UNDER_TWO)],
        before: [
          yesNo('homeVisited', 'Une rencontre au domicile a-t-elle eu lieu ?'),
          yesNo('childSeenAlone', 'L’enfant a-t-il été vu sans ses parents ?'),
        ],
        law: [
          read('Une rencontre au moins au domicile ; l’enfant seul selon son âge et avec l’accord des parents.', 'CASF D226-2-6'),
          read('Ne pas pouvoir rencontrer le mineur conduit à saisir la justice.', 'CASF D226-2-6'),
        ],
      },
    ),
    step(
      'report',
      'Rendre le rapport',
      'evaluators',
      'Ce que l’équipe conclut et sur quels faits, ce qui protège l’enfant, ce qu’on propose, l’avis de l’enfant et des parents. Les conclusions leur sont lues.',
      [on('done', 'decision'), on('missed', 'decision')],
      {
        starts: [day('reportRead', 'Conclusions lues aux parents le')],
        deadlines: [clock('ipEvaluation', 'receivedByCrip', UNDER_TWO)],
        produces: ['Rapport d’évaluation'],
        silence: silentAfter(
          'ipEvaluation',
          'missed',
          unread('Les trois mois sont passés : l’évaluation reste due.', 'CASF D226-2-4'),
          'Le dire au chef de service, écrire pourquoi, et poser une date courte avec sa raison.',
        ),
        law: [THREE_MONTHS],
      },
    ),
    step(
      'decision',
      'Décider des suites',
      'department',
      'Pas de suite, prévention (PMI, service social), aide avec l’accord des parents, ou justice.',
      [on('noFollowUp', 'answer'), on('help', 'answer'), on('judicial', 'answer'), on('noAnswer', 'answer')],
      {
        silence: chaseAfter(15, '@open', 'noAnswer', 'Demander à la CRIP quelle suite est donnée, et à qui elle est dite.'),
        law: [
          read(
            'Quand la justice est saisie, le président du conseil départemental en informe par écrit les parents ou le représentant légal.',
            'CASF L226-5',
          ),
        ],
      },
    ),
    step(
      'answer',
      'Dire les suites',
      'crip',
      'Les parents et l’enfant sont informés par écrit. Qui a transmis est informé que l’écrit est reçu et suivi.',
      [on('closed'), on('noAnswer')],
      {
        deadlines: [clock('ipAuthorInformed', 'sentOn')],
        before: [
          yesNo('familyWritten', 'Les parents, et l’enfant selon son âge, sont-ils informés par écrit des suites ?'),
          yesNo('authorTold', 'Qui a transmis sait-il que l’écrit est reçu, et ce qui a suivi ?'),
        ],
        silence: silentAfter(
          'ipAuthorInformed',
          'noAnswer',
          read('Le professionnel qui a transmis est informé des suites, sans avoir à le demander.', 'CASF L226-5'),
          'Demander par écrit à la CRIP les suites données.',
        ),
        law: [
          read(
            'Le professionnel ou l’élu qui a transmis est informé des suites dans les trois mois de la transmission ; les autres, à leur demande, dans les trois mois de celle-ci.',
            'CASF L226-5',
          ),
          unread('Les parents et l’enfant sont informés par écrit aussi quand la justice n’est pas saisie.', 'CASF D226-2-7, à relire'),
        ],
      },
    ),
  ],
}
