import { read, unread } from '../../catalogue/say.ts'
import type { Step } from '../procedure.ts'
import { arrival, chaseAfter, clock, day, fact, on, silentAfter, step, useful, yesNo } from '../write.ts'

const TRUCE = read(
  'Du 1er novembre au 31 mars, l’expulsion attend, sauf relogement suffisant ou entrée par la force dans le domicile d’autrui.',
  'CPCE L412-6',
)

/** The eviction from the judgment to the furniture. */
export const EVICTION_AFTER: readonly Step[] = [
  step(
    'judgment',
    'Jugement reçu',
    'protectionJudge',
    'Le lire avec la personne : plan et clause suspendue, ou expulsion. L’appel se fait en un mois, en quinze jours pour une ordonnance de référé. Le recours DALO « menacé d’expulsion » est ouvert dès maintenant.',
    [on('plan', 'payPlan'), on('contested', 'leaveOrder'), on('accepted', 'leaveOrder'), on('missed', 'leaveOrder')],
    {
      starts: [arrival('judgmentNotified', 'Jugement signifié le'), arrival('refereNotified', 'Ordonnance de référé signifiée le')],
      deadlines: [clock('judgmentAppeal', 'judgmentNotified'), clock('refereAppeal', 'refereNotified')],
      asks: ['Jugement et acte de signification'],
      produces: ['Recours DALO', 'Demande de logement social, SIAO'],
      before: [useful(fact('daloFiled', 'Le recours DALO est-il déposé ?'))],
      silence: silentAfter(
        ['judgmentAppeal', 'refereAppeal'],
        'missed',
        unread(
          'Passé un mois, ou quinze jours pour une ordonnance de référé, la décision ne peut plus être contestée par un appel.',
          'CPC 538, à relire',
        ),
        'Chercher un relogement et préparer la demande de délais au juge de l’exécution.',
      ),
      law: [unread('Un mois pour faire appel.', 'CPC 538, à relire')],
    },
  ),
  step(
    'payPlan',
    'Tenir le plan du jugement',
    'person',
    'Une échéance du plan ou un loyer courant non payé, et la suspension s’arrête. Si un mois s’annonce difficile, en parler au bailleur avant.',
    [on('paid'), on('unpaid', 'leaveOrder')],
    {
      law: [
        read(
          'La suspension prend fin dès le premier impayé, ou si la dette n’est pas payée comme le juge l’a fixé.',
          'Loi 89-462 article 24, ce que la loi du 27 juillet 2023 y a écrit',
        ),
      ],
    },
  ),
  step(
    'leaveOrder',
    'Commandement de quitter les lieux',
    'bailiff',
    'Deux mois avant que l’expulsion puisse avoir lieu. Le préfet et la CCAPEX sont prévenus. Demander des délais au juge de l’exécution pendant ces deux mois.',
    [on('left'), on('done', 'delays'), on('missed', 'delays', 'force')],
    {
      starts: [arrival('leaveOrderReceived', 'Commandement de quitter les lieux reçu le')],
      deadlines: [clock('commandementQuitter', 'leaveOrderReceived')],
      asks: ['Commandement de quitter les lieux'],
      silence: silentAfter(
        'commandementQuitter',
        'missed',
        unread('Les deux mois passés, le commissaire de justice peut demander la force publique.', 'CPCE L412-1, à relire'),
        'Demander des délais au juge de l’exécution, écrire au préfet la situation.',
      ),
      law: [unread('Deux mois qui suivent le commandement ; le juge peut les réduire.', 'CPCE L412-1, version ancienne')],
    },
  ),
  step(
    'delays',
    'Demander des délais au juge de l’exécution',
    'enforcementJudge',
    'D’un mois à un an, si le relogement ne peut pas se faire dans des conditions normales. Joindre les demandes de logement, le DALO, la santé, les enfants. Un dossier de surendettement recevable ouvre une autre demande de suspension.',
    [on('granted', 'force'), on('refused', 'force'), on('notNeeded', 'force'), on('noAnswer', 'force')],
    {
      starts: [day('delaysAsked', 'Demande de délais déposée le')],
      asks: ['Recherches de logement', 'Certificats', 'Scolarité des enfants'],
      produces: ['Requête au juge de l’exécution'],
      silence: chaseAfter(
        30,
        'delaysAsked',
        'noAnswer',
        'Appeler le greffe du juge de l’exécution : date d’audience ?',
        'Demander des délais n’arrête pas l’expulsion : tant que le juge n’a rien dit, elle peut suivre.',
      ),
      law: [
        unread('Un mois à un an au total depuis 2023.', 'CPCE L412-3, L412-4, à relire'),
        unread(
          'Le dossier recevable, la commission de surendettement peut demander au juge de suspendre l’expulsion, deux ans au plus.',
          'Code de la consommation L722-6 et suivants, à relire',
        ),
      ],
    },
  ),
  step(
    'force',
    'Concours de la force publique',
    'prefect',
    'Le commissaire de justice le demande au préfet. L’enquête sociale est l’occasion de dire les enfants, la santé, le relogement en vue.',
    [on('granted', 'truce'), on('refused', 'wait'), on('impliedRefusal', 'wait')],
    {
      starts: [arrival('forceAsked', 'Force publique demandée le')],
      deadlines: [clock('forcePublique', 'forceAsked')],
      produces: ['Écrit au préfet', 'Enquête sociale'],
      silence: silentAfter(
        'forcePublique',
        'impliedRefusal',
        read('Le défaut de réponse dans un délai de deux mois équivaut à un refus.', 'CPCE R153-1'),
        'L’expulsion n’est pas autorisée aujourd’hui, mais la demande peut être refaite : continuer le relogement.',
      ),
      law: [read('Le préfet répond en deux mois ; tout refus est motivé.', 'CPCE R153-1')],
    },
  ),
  step(
    'wait',
    'Force publique refusée',
    'worker',
    'Le propriétaire peut être indemnisé par l’État et redemander. Le temps gagné sert au relogement : DALO, SIAO, bailleurs, Action Logement.',
    [on('left'), on('granted', 'truce')],
    {
      law: [read('Le refus ouvre au créancier une demande d’indemnité au préfet.', 'CPCE R154-2')],
    },
  ),
  step(
    'truce',
    'Trêve hivernale',
    'worker',
    'Du 1er novembre au 31 mars, l’expulsion attend. Elle ne protège pas qui est entré par la force dans le domicile d’autrui, ni qui est relogé. Écrire le jour où elle se termine ; en dehors de ces mois, l’étape est sans objet.',
    [on('left'), on('done', 'out'), on('notNeeded', 'out'), on('missed', 'out')],
    {
      starts: [day('truceEnds', 'La trêve se termine le')],
      before: [yesNo('rehousing', 'Un relogement est-il demandé partout où il peut l’être ?')],
      silence: chaseAfter(
        1,
        'truceEnds',
        'missed',
        'L’expulsion peut avoir lieu dès maintenant : appeler le commissaire de justice et le préfet, prévenir le 115.',
        'La trêve est finie : rien n’empêche plus l’expulsion autorisée.',
      ),
      law: [TRUCE],
    },
  ),
  step(
    'out',
    'Expulsion',
    'bailiff',
    'Être là si la personne le veut : papiers, médicaments, affaires des enfants, animaux, où dormir ce soir. Appeler le 115.',
    [on('left', 'furniture'), on('done', 'furniture'), on('noAnswer', 'furniture')],
    {
      starts: [arrival('evictedOn', 'Expulsion le')],
      silence: chaseAfter(
        1,
        'evictedOn',
        'noAnswer',
        'Appeler la personne : où dort-elle ? Appeler le 115.',
        'Le jour de l’expulsion est passé, rien n’est noté.',
      ),
      law: [read('Une décision de justice et un commandement la précèdent.', 'CPCE L411-1')],
    },
  ),
  step(
    'furniture',
    'Reprendre les meubles',
    'person',
    'Deux mois pour reprendre ce qui est resté. Sans cela, il est vendu ou jeté. Noter où les affaires sont gardées.',
    [on('done'), on('missed')],
    {
      starts: [day('inventoryReceived', 'Procès-verbal d’expulsion remis le')],
      deadlines: [clock('meubles', 'inventoryReceived')],
      asks: ['Procès-verbal d’expulsion et inventaire'],
      silence: silentAfter(
        'meubles',
        'missed',
        unread('Les meubles laissés peuvent être vendus ou détruits.', 'CPCE R433-1 et suivants, à relire'),
        'Appeler le commissaire de justice le jour même : parfois rien n’est encore vendu.',
      ),
      law: [unread('Deux mois pour les reprendre.', 'CPCE L433-1, R433-2, à relire')],
    },
  ),
]
