import { read, unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { atOnce, arrival, chaseAfter, clock, day, fact, on, silentAfter, step, useful, written, yesNo } from '../write.ts'

const UNABLE = read(
  'Le secret n’est pas opposé à qui informe les autorités de sévices sur une personne qui ne peut pas se protéger en raison de son âge ou de son incapacité.',
  'Code pénal 226-14 1°',
)

/** P3. */
export const vulnerableAdult: Procedure = {
  id: 'vulnerableAdult',
  slug: 'adulte-vulnerable-en-danger',
  name: 'Adulte vulnérable en danger',
  domain: 'adultProtection',
  compartment: 'violence',
  summary:
    'Un adulte âgé, malade ou handicapé est maltraité ou se met en danger : entendre ce qu’il veut, le mettre en sécurité, prévenir qui doit l’être.',
  law: [UNABLE, unread('Une cellule départementale recueille les alertes depuis 2024.', 'CASF L119-2, à relire')],
  safety: ['machineNeverJudges', 'notAlone', 'authorHidden', 'factsApart', 'sealed'],
  emergency: ['samu', 'police', 'europe', 'abuse', 'suicide'],
  steps: [
    step(
      'listen',
      'L’entendre et regarder le danger',
      'worker',
      'Ce qu’il dit et veut, le type de danger (coups, argent, négligence, violences sexuelles, emprise, établissement), s’il peut consentir et se protéger. Sans l’auteur présumé.',
      [atOnce('rescue'), on('danger', 'tell'), on('noDanger', 'support')],
      {
        before: [
          written('wish', 'Que veut la personne, avec ses mots ?'),
          fact('canProtect', 'Peut-elle se protéger et consentir ?'),
          written('dangerKind', 'Quel danger, quels faits, quelles dates ?'),
        ],
      },
    ),
    step(
      'rescue',
      'Secours immédiats',
      'worker',
      'Le 15, le 17 ou le 112, puis l’hôpital. Prévenir le chef de service.',
      [on('done', 'tell')],
      {
        noSilence: 'Rien n’attend : les secours répondent ou le numéro suivant est appelé.',
        law: [unread('Ne pas porter secours à une personne en péril est puni.', 'Code pénal 223-6, à relire')],
      },
    ),
    step(
      'tell',
      'Choisir qui prévenir, sur quelle base',
      'team',
      'Elle peut se protéger : avec son accord. Sinon, procureur ou cellule départementale sans son accord. Agent public qui apprend un délit : article 40.',
      [
        on('agreed', 'alert', 'protection'),
        on('minorOrUnable', 'alert', 'protection'),
        on('peril', 'alert'),
        on('article40', 'alert'),
        on('noGround', 'support'),
      ],
      {
        before: [
          written('reasoning', 'Pourquoi cette base, et avec qui en avez-vous parlé ?'),
          yesNo('personTold', 'La personne en est-elle informée ?'),
        ],
        law: [
          UNABLE,
          unread(
            'Qui connaît des sévices sur une personne vulnérable les dénonce, sauf qui est tenu au secret.',
            'Code pénal 434-3, à relire',
          ),
        ],
      },
    ),
    step(
      'alert',
      'Écrire au procureur ou à la cellule',
      'prosecutor',
      'Les faits datés et la base choisie. L’auteur présumé n’est pas prévenu par nous.',
      [on('judicial', 'support'), on('noFollowUp', 'support'), on('noAnswer', 'support')],
      {
        starts: [day('alertSent', 'Envoyé le')],
        produces: ['Signalement'],
        silence: chaseAfter(15, 'alertSent', 'noAnswer', 'Rappeler le parquet ou la cellule, et revoir la sécurité de la personne.'),
        law: [unread('Tout agent public avise le procureur.', 'CPP 40, à relire')],
      },
    ),
    step(
      'protection',
      'Demander une mesure de protection',
      'protectionJudge',
      'Requête de la famille, ou signalement au procureur quand personne ne le fait. Le certificat d’un médecin inscrit est nécessaire. En urgence, la sauvegarde de justice.',
      [on('granted', 'support'), on('refused', 'support'), on('notNeeded', 'support'), on('missed', 'support')],
      {
        starts: [arrival('requestReceived', 'Requête reçue par le juge le')],
        deadlines: [clock('protectionJudge', 'requestReceived')],
        asks: ['Certificat d’un médecin inscrit sur la liste du procureur', 'Acte de naissance'],
        silence: silentAfter(
          'protectionJudge',
          'missed',
          unread('Sans décision dans l’année, la requête tombe.', 'Code de procédure civile 1227, à relire'),
          'Demander au greffe où en est la requête, et la redéposer avec un certificat récent.',
        ),
        law: [unread('Les cas de protection et qui peut la demander.', 'Code civil 425, 430, à relire')],
      },
    ),
    step(
      'support',
      'Aider au quotidien et revoir',
      'worker',
      'Aide à domicile, aide d’urgence, APA ou PCH en urgence, accueil. Une date pour revoir.',
      [on('closed')],
      {
        before: [useful(written('review', 'Quand revoir la personne, et avec qui ?'))],
      },
    ),
  ],
}
