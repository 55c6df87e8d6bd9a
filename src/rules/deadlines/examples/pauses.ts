import type { DayExample } from './example.ts'

/** Counts that stand still: suspended (they go on with what was left) or begun anew; several of them; still open. */
export const pausesExamples: readonly DayExample[] = [
  {
    id: 'silence-suspendu-15-jours',
    rule: 'silenceAdministrative',
    covers: ['suspended'],
    on: '2026-09-10',
    pauses: [{ from: '2026-10-01', until: '2026-10-15', effect: 'suspends' }],
    expected: '2026-11-25',
    article: 'CRPA art. L231-4 et L114-5 (pièces demandées : le délai est suspendu)',
    count:
      'jeudi 10 septembre 2026 + 2 mois : mardi 10 novembre 2026 ; arrêté du 1er au 15 octobre : 15 jours à rendre ; mercredi 25 novembre 2026',
  },
  {
    id: 'silence-suspendu-deux-fois',
    rule: 'silenceAdministrative',
    covers: ['suspended', 'twice', 'sunday', 'notMoved'],
    on: '2026-03-16',
    pauses: [
      { from: '2026-04-01', until: '2026-04-10', effect: 'suspends' },
      { from: '2026-05-04', until: '2026-05-08', effect: 'suspends' },
    ],
    expected: '2026-05-31',
    article: 'CRPA art. L231-4 et L114-5 (pièces demandées : le délai est suspendu)',
    count:
      'lundi 16 mars 2026 + 2 mois : samedi 16 mai 2026 ; du 1er au 10 avril : 10 jours ; du 4 au 8 mai : 5 jours ; 16 mai + 15 jours : dimanche 31 mai 2026, sans report',
  },
  {
    id: 'silence-suspendu-ouvert',
    rule: 'silenceAdministrative',
    covers: ['suspended', 'open'],
    on: '2026-05-04',
    pauses: [{ from: '2026-06-01', until: null, effect: 'suspends' }],
    expected: null,
    article: 'CRPA art. L231-4 et L114-5 (pièces demandées : le délai est suspendu)',
    count: 'lundi 4 mai 2026 + 2 mois : samedi 4 juillet 2026 ; arrêté depuis le lundi 1er juin 2026 et pas repris : aucune date',
  },
  {
    id: 'silence-suspendu-puis-ouvert',
    rule: 'silenceAdministrative',
    covers: ['suspended', 'twice', 'open'],
    on: '2026-05-04',
    pauses: [
      { from: '2026-05-11', until: '2026-05-15', effect: 'suspends' },
      { from: '2026-06-22', until: null, effect: 'suspends' },
    ],
    expected: null,
    article: 'CRPA art. L231-4 et L114-5 (pièces demandées : le délai est suspendu)',
    count:
      'lundi 4 mai 2026 + 2 mois : samedi 4 juillet 2026 ; arrêté 5 jours en mai, puis depuis le lundi 22 juin 2026 sans reprise : aucune date',
  },
  {
    id: 'silence-pause-apres-la-fin',
    rule: 'silenceAdministrative',
    covers: ['suspended', 'afterEnd', 'saturday', 'notMoved'],
    on: '2026-03-02',
    pauses: [{ from: '2026-05-11', until: '2026-05-20', effect: 'suspends' }],
    expected: '2026-05-02',
    article: 'CRPA art. L231-4 et L114-5 (pièces demandées : le délai est suspendu)',
    count:
      'lundi 2 mars 2026 + 2 mois : samedi 2 mai 2026, sans report ; demandées le lundi 11 mai 2026, les pièces viennent trop tard pour arrêter le délai',
  },
  {
    id: 'silence-pause-le-dernier-jour',
    rule: 'silenceAdministrative',
    covers: ['suspended', 'lastDay'],
    on: '2026-03-02',
    pauses: [{ from: '2026-05-02', until: '2026-05-11', effect: 'suspends' }],
    expected: '2026-05-12',
    article: 'CRPA art. L231-4 et L114-5 (pièces demandées : le délai est suspendu)',
    count:
      'lundi 2 mars 2026 + 2 mois : samedi 2 mai 2026 ; arrêté du 2 au 11 mai : 10 jours ; il restait ce jour-là seul : mardi 12 mai 2026',
  },
  {
    id: 'silence-suspendu-nouvel-an',
    rule: 'silenceAdministrative',
    covers: ['suspended', 'yearEnd', 'sunday', 'notMoved'],
    on: '2026-11-03',
    pauses: [{ from: '2026-12-21', until: '2027-01-03', effect: 'suspends' }],
    expected: '2027-01-17',
    article: 'CRPA art. L231-4 et L114-5 (pièces demandées : le délai est suspendu)',
    count:
      'mardi 3 novembre 2026 + 2 mois : dimanche 3 janvier 2027 ; arrêté du 21 décembre au 3 janvier : 11 + 3 = 14 jours ; dimanche 17 janvier 2027, sans report',
  },
  {
    id: 'silence-suspendu-bissextile',
    rule: 'silenceAdministrative',
    covers: ['suspended', 'leap'],
    on: '2028-01-10',
    pauses: [{ from: '2028-02-20', until: '2028-03-01', effect: 'suspends' }],
    expected: '2028-03-21',
    article: 'CRPA art. L231-4 et L114-5 (pièces demandées : le délai est suspendu)',
    count:
      'lundi 10 janvier 2028 + 2 mois : vendredi 10 mars 2028 ; arrêté du 20 février au 1er mars : 10 + 1 = 11 jours ; mardi 21 mars 2028',
  },
  {
    id: 'silence-suspendu-un-jour',
    rule: 'silenceAdministrative',
    covers: ['suspended', 'sunday', 'notMoved'],
    on: '2026-06-08',
    pauses: [{ from: '2026-07-01', until: '2026-07-01', effect: 'suspends' }],
    expected: '2026-08-09',
    article: 'CRPA art. L231-4 et L114-5 (pièces demandées : le délai est suspendu)',
    count:
      'lundi 8 juin 2026 + 2 mois : samedi 8 août 2026 ; arrêté le seul mercredi 1er juillet 2026 : 1 jour ; dimanche 9 août 2026, sans report',
  },
  {
    id: 'rsa-ta-aide-juridictionnelle',
    rule: 'appealRsaCourt',
    covers: ['restarted', 'franc'],
    on: '2026-01-12',
    pauses: [{ from: '2026-02-20', until: '2026-04-30', effect: 'restarts' }],
    expected: '2026-07-01',
    article: 'CJA art. R421-1 ; décret 2020-1717 art. 43 (aide juridictionnelle : nouveau délai entier)',
    count:
      'lundi 12 janvier 2026 : le délai allait au 13 mars ; aide demandée le 20 février, décision définitive le jeudi 30 avril 2026 ; nouveaux 2 mois : mardi 30 juin 2026, qui ne compte pas ; dernier jour mercredi 1er juillet 2026',
  },
  {
    id: 'ta-aide-juridictionnelle-deux-fois',
    rule: 'appealAdministrative',
    covers: ['restarted', 'twice', 'franc'],
    on: '2026-01-05',
    pauses: [
      { from: '2026-02-10', until: '2026-03-20', effect: 'restarts' },
      { from: '2026-05-04', until: '2026-06-12', effect: 'restarts' },
    ],
    expected: '2026-08-13',
    article: 'CJA art. R421-1 ; décret 2020-1717 art. 43 (aide juridictionnelle : nouveau délai entier)',
    count:
      'lundi 5 janvier 2026 ; recommencé une fois après le vendredi 20 mars 2026 (jusqu’au 21 mai), puis après le vendredi 12 juin 2026 : + 2 mois, mercredi 12 août 2026, qui ne compte pas ; dernier jour jeudi 13 août 2026',
  },
  {
    id: 'pole-aide-juridictionnelle-ouverte',
    rule: 'appealPoleSocial',
    covers: ['restarted', 'open'],
    on: '2026-06-01',
    pauses: [{ from: '2026-07-01', until: null, effect: 'restarts' }],
    expected: null,
    article: 'CSS art. R142-1-A ; décret 2020-1717 art. 43',
    count:
      'lundi 1er juin 2026 + 2 mois : samedi 1er août 2026 ; aide demandée le mercredi 1er juillet 2026, pas encore décidée : aucune date',
  },
  {
    id: 'appel-aide-juridictionnelle-31-mars',
    rule: 'judgmentAppeal',
    covers: ['restarted', 'monthEnd'],
    on: '2026-01-15',
    pauses: [{ from: '2026-02-02', until: '2026-03-31', effect: 'restarts' }],
    expected: '2026-04-30',
    article: 'CPC art. 538, 641 et 642 ; décret 2020-1717 art. 43',
    count:
      'jeudi 15 janvier 2026 ; aide demandée le 2 février, décision définitive le mardi 31 mars 2026 ; nouveau mois : pas de 31 avril, donc jeudi 30 avril 2026',
  },
  {
    id: 'appel-aide-juridictionnelle-paques',
    rule: 'judgmentAppeal',
    covers: ['restarted', 'holiday', 'easterMonday'],
    on: '2026-01-15',
    pauses: [{ from: '2026-02-02', until: '2026-03-06', effect: 'restarts' }],
    expected: '2026-04-07',
    article: 'CPC art. 538, 641 et 642 ; décret 2020-1717 art. 43',
    count:
      'jeudi 15 janvier 2026 ; aide demandée le 2 février, décision définitive le vendredi 6 mars 2026 ; nouveau mois : lundi 6 avril 2026, lundi de Pâques ; reporté au mardi 7 avril 2026',
  },
  {
    id: 'rsa-contrat-nouvelle-orientation',
    rule: 'rsaContract',
    covers: ['restarted'],
    on: '2026-03-02',
    pauses: [{ from: '2026-03-16', until: '2026-04-29', effect: 'restarts' }],
    expected: '2026-05-29',
    article: 'C. trav. art. D5411-14-1 et D5411-8-2 (nouvelle orientation : nouveau mois)',
    count:
      'lundi 2 mars 2026 : le délai allait au 2 avril ; nouvelle orientation demandée le 16 mars, notifiée le mercredi 29 avril 2026 ; nouveau mois : vendredi 29 mai 2026',
  },
  {
    id: 'rapo-mdph-conciliation',
    rule: 'appealMdphRapo',
    covers: ['suspended'],
    on: '2026-03-09',
    pauses: [{ from: '2026-04-01', until: '2026-04-20', effect: 'suspends' }],
    expected: '2026-05-29',
    article: 'CASF art. L146-10 (la conciliation suspend) ; CSS art. R142-1-A III',
    count: 'lundi 9 mars 2026 + 2 mois : samedi 9 mai 2026 ; conciliation du 1er au 20 avril : 20 jours à rendre ; vendredi 29 mai 2026',
  },
  {
    id: 'silence-cra-pieces-envoyees',
    rule: 'silenceCra',
    covers: ['restarted', 'monthEnd', 'sunday', 'notMoved'],
    on: '2026-03-02',
    pauses: [{ from: '2026-03-20', until: '2026-03-31', effect: 'restarts' }],
    expected: '2026-05-31',
    article: 'CSS art. R142-6 (pièces produites ensuite)',
    count:
      'lundi 2 mars 2026 : le délai allait au 2 mai ; pièces postées le 20 mars, reçues le mardi 31 mars 2026 ; nouveaux 2 mois : dimanche 31 mai 2026, sans report',
  },
  {
    id: 'accord-pieces-demandees',
    rule: 'silenceAcceptance',
    covers: ['restarted', 'sunday', 'notMoved'],
    on: '2026-06-01',
    pauses: [{ from: '2026-06-15', until: '2026-06-30', effect: 'restarts' }],
    expected: '2026-08-30',
    article: 'CRPA art. L231-1 et L114-5 (le délai ne court que des pièces reçues)',
    count:
      'lundi 1er juin 2026 : le délai allait au 1er août ; pièces demandées le 15 juin, reçues le mardi 30 juin 2026 ; 2 mois : dimanche 30 août 2026, sans report',
  },
]
