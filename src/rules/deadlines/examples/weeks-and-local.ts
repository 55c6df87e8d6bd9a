import type { DayExample } from './example.ts'

/** Weeks, from one Wednesday to the next, and lengths that a département has made shorter. */
export const weeksAndLocalExamples: readonly DayExample[] = [
  {
    id: 'commandement-6-semaines',
    rule: 'commandementPayer',
    covers: ['dst'],
    on: '2026-03-04',
    expected: '2026-04-15',
    article: 'Loi 89-462 art. 24 I',
    count: 'mercredi 4 mars 2026 ; les mercredis suivants : 11 mars (1), 18 (2), 25 (3), 1er avril (4), 8 (5), mercredi 15 avril 2026 (6)',
  },
  {
    id: 'commandement-fin-d-annee',
    rule: 'commandementPayer',
    covers: ['yearEnd'],
    on: '2026-11-19',
    expected: '2026-12-31',
    article: 'Loi 89-462 art. 24 I',
    count:
      'jeudi 19 novembre 2026 ; les jeudis suivants : 26 novembre (1), 3 décembre (2), 10 (3), 17 (4), 24 (5), jeudi 31 décembre 2026 (6)',
  },
  {
    id: 'commandement-bissextile',
    rule: 'commandementPayer',
    covers: ['leap'],
    on: '2028-01-20',
    expected: '2028-03-02',
    article: 'Loi 89-462 art. 24 I',
    count:
      'jeudi 20 janvier 2028 ; les jeudis suivants : 27 janvier (1), 3 février (2), 10 (3), 17 (4), 24 (5), jeudi 2 mars 2028 (6), février ayant 29 jours',
  },
  {
    id: 'commandement-ordinaire',
    rule: 'commandementPayer',
    covers: ['monthEnd'],
    on: '2027-01-20',
    expected: '2027-03-03',
    article: 'Loi 89-462 art. 24 I',
    count:
      'mercredi 20 janvier 2027 ; les mercredis suivants : 27 janvier (1), 3 février (2), 10 (3), 17 (4), 24 (5), mercredi 3 mars 2027 (6)',
  },
  {
    id: 'daho-6-semaines',
    rule: 'daho',
    covers: ['dst'],
    on: '2026-09-15',
    expected: '2026-10-27',
    article: 'CCH art. R441-18',
    count: 'mardi 15 septembre 2026 ; les mardis suivants : 22 (1), 29 (2), 6 octobre (3), 13 (4), 20 (5), mardi 27 octobre 2026 (6)',
  },
  {
    id: 'ip-un-mois-local',
    rule: 'ipEvaluation',
    covers: ['localLength', 'monthEnd'],
    on: '2026-08-31',
    length: { n: 1, unit: 'month' },
    expected: '2026-09-30',
    article: 'CASF art. D226-2-4 ; un mois pour les moins de deux ans, protocole départemental',
    count: 'lundi 31 août 2026 + 1 mois : pas de 31 septembre, donc mercredi 30 septembre 2026',
  },
  {
    id: 'ip-15-jours-local',
    rule: 'ipEvaluation',
    covers: ['localLength'],
    on: '2026-03-16',
    length: { n: 15, unit: 'day' },
    expected: '2026-03-31',
    article: 'CASF art. D226-2-4 ; quinze jours, protocole départemental',
    count: 'lundi 16 mars 2026 + 15 jours : du 17 au 31 mars ; mardi 31 mars 2026',
  },
]
