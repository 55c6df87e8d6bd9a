import { read, unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { arrival, atOnce, chaseAfter, clock, day, on, silentAfter, step, useful, written, yesNo } from '../write.ts'

/** P2. Written, dated to the hour; the hierarchy is told and cannot forbid it; a copy goes to the CRIP. */
export const judicialReport: Procedure = {
  id: 'judicialReport',
  slug: 'signalement-au-procureur',
  name: 'Signalement au procureur (enfant)',
  domain: 'childProtection',
  compartment: 'childProtection',
  summary:
    'Saisir le procureur quand un enfant est en danger grave et immédiat, ou quand l’aide proposée n’a pas suffi ou ne peut pas être donnée.',
  law: [
    read(
      'Le secret n’est pas opposé à qui informe les autorités judiciaires, médicales ou administratives de privations ou de sévices sur un mineur.',
      'Code pénal 226-14 1°',
    ),
    unread('L’agent public qui apprend un crime ou un délit en donne avis sans délai au procureur.', 'CPP 40, à relire'),
    unread('Danger et mesures déjà essayées, refus, impossibilité d’évaluer : le procureur est saisi.', 'CASF L226-4, version ancienne'),
  ],
  safety: ['machineNeverJudges', 'notAlone', 'factsApart'],
  emergency: ['police', 'samu', 'children'],
  steps: [
    step(
      'criteria',
      'Regarder si le procureur doit être saisi',
      'team',
      'Danger grave et immédiat ; ou mesures déjà essayées sans effet ; ou refus, ou impossibilité de coopérer ; ou impossibilité d’évaluer. En équipe, jamais seul.',
      [atOnce('write'), on('danger', 'write'), on('noDanger')],
      {
        before: [written('criterion', 'Lequel de ces critères, sur quels faits ?')],
        law: [unread('Les cas de saisine.', 'CASF L226-4, version ancienne')],
      },
    ),
    step(
      'write',
      'Écrire le signalement',
      'worker',
      'Identité et école de l’enfant, qui exerce l’autorité parentale, faits datés, paroles entre guillemets, signes observés, ce qui a été fait, urgence, numéro où rappeler. Le chef de service est prévenu : il ne peut pas l’interdire.',
      [on('done', 'send')],
      {
        asks: ['Certificat médical, sous pli fermé'],
        produces: ['Signalement'],
        before: [
          yesNo('managerTold', 'Le chef de service est-il prévenu ?'),
          yesNo('parentsInformed', 'Les parents sont-ils informés ?'),
          useful(written('informedBy', 'Par qui, quel jour, comment ? En cas de violences dans la famille, l’avis du parquet d’abord.')),
        ],
        law: [
          unread(
            'Les parents sont informés, sauf intérêt contraire de l’enfant : dit de la transmission au département, à relire pour le procureur.',
            'CASF L226-2-1, à relire',
          ),
        ],
      },
    ),
    step(
      'send',
      'Envoyer au parquet, avec copie à la CRIP',
      'worker',
      'Noter le jour et l’heure. La nuit et le week-end, la permanence du parquet par téléphone, puis l’écrit.',
      [on('done', 'followUp')],
      {
        starts: [day('sentToProsecutor', 'Envoyé au parquet le')],
        before: [written('sentAt', 'À quelle heure, par quel moyen ?'), yesNo('copyToCrip', 'La copie à la CRIP est-elle partie ?')],
        law: [unread('Qui saisit directement le procureur en adresse une copie au département.', 'CASF L226-4 II, version ancienne')],
      },
    ),
    step(
      'followUp',
      'Suites données par le procureur',
      'prosecutor',
      'Enquête, placement provisoire, saisine du juge des enfants, ou classement. Le procureur dit la suite au département.',
      [on('judicial', 'placement'), on('noFollowUp', 'closing'), on('noAnswer', 'send')],
      {
        silence: chaseAfter(
          3,
          '@open',
          'noAnswer',
          'Rappeler la permanence du parquet et la CRIP : demander qui est saisi et noter l’heure.',
        ),
        law: [unread('Le procureur informe des suites.', 'CASF L226-4 ; CPP 40-2, à relire')],
      },
    ),
    step(
      'placement',
      'Placement provisoire ordonné par le procureur',
      'childrenJudge',
      'Le juge des enfants est saisi dans les huit jours ; il décide dans les quinze jours. Sans cela, l’enfant est rendu à ses parents sur leur demande.',
      [on('done', 'closing'), on('notNeeded', 'closing'), on('missed', 'closing')],
      {
        starts: [arrival('placementOrdered', 'Placement ordonné le'), day('judgeSeized', 'Juge des enfants saisi le')],
        deadlines: [clock('oppJudgeSeized', 'placementOrdered'), clock('oppDecision', 'judgeSeized')],
        silence: silentAfter(
          'oppJudgeSeized',
          'missed',
          unread(
            'Sans saisine du juge dans les huit jours, le mineur est remis à ses parents sur leur demande.',
            'Code civil 375-5, à relire',
          ),
          'Appeler le parquet et la CRIP le jour même.',
        ),
        law: [unread('Huit jours pour saisir le juge, quinze jours pour qu’il décide.', 'Code civil 375-5, à relire')],
      },
    ),
    step(
      'closing',
      'Noter la suite et reprendre l’accompagnement',
      'worker',
      'Ce qui est dit à l’enfant et à ses parents, qui fait quoi, la prochaine date.',
      [on('closed')],
    ),
  ],
}
