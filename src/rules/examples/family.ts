import { ACTIVITY, CARE, PREPARE } from '../household.ts'
import type { HouseholdSpec, PersonSpec } from '../testing/build.ts'
import { MAY, wage, type Examples } from './example.ts'

/** A couple with 1 700 € and 1 300 € net, or with one wage, and its children. */
const couple = (children: PersonSpec[], second: number, more: Partial<PersonSpec> = {}): HouseholdSpec => ({
  year: 2026,
  parents: [
    { born: '1988-03-08', activity: ACTIVITY.working, amounts: wage(1700_00) },
    { born: '1990-10-21', activity: second > 0 ? ACTIVITY.working : ACTIVITY.inactive, amounts: second > 0 ? wage(second) : {}, ...more },
  ],
  children,
})
const child = (born: string, more: Partial<PersonSpec> = {}): PersonSpec => ({ born, ...more })

/** Family benefits (CAF, MSA). */
export const familyExamples: Examples = {
  af: {
    story: 'Claire et Marc gagnent 1 300 € et 1 700 € net par mois. Ils ont trois enfants : Tom, 15 ans, Zoé, 9 ans, et Jules, 4 ans.',
    month: MAY,
    names: ['Marc', 'Claire', 'Tom', 'Zoé', 'Jules'],
    spec: couple([child('2011-01-17', { school: 3 }), child('2016-09-05', { school: 2 }), child('2022-02-20', { school: 1 })], 1300_00),
  },
  cf: {
    story:
      'Sofia et Luis vivent d’un salaire de 1 700 € net. Leurs trois enfants ont tous plus de trois ans : Ana, 12 ans, Rui, 8 ans, et Eva, 5 ans.',
    month: MAY,
    names: ['Luis', 'Sofia', 'Ana', 'Rui', 'Eva'],
    spec: couple([child('2014-01-09'), child('2017-11-30'), child('2020-12-24')], 0),
  },
  asf: {
    story:
      'Mariam élève seule Adam, 6 ans. Le père devrait verser une pension de 120 € par mois, fixée par le juge ; il en a payé 60 € en mai.',
    month: MAY,
    names: ['Mariam', 'Adam'],
    spec: { year: 2026, parents: [{ born: '1993-06-02', amounts: { maintenanceReceived: 60_00 } }], children: [child('2020-01-25')] },
  },
  pajeNaissance: {
    story: 'Julie et Hugo attendent leur premier enfant pour juillet 2026. Hugo gagne 1 700 € net, Julie 1 300 €.',
    month: MAY,
    names: ['Hugo', 'Julie', 'l’enfant attendu'],
    spec: couple([child('2026-07-10')], 1300_00, { pregnant: 1 }),
  },
  pajeAdoption: {
    story: 'Anne et Paul ont accueilli en avril 2026 Mila, 2 ans, qu’ils adoptent. Ils gagnent 1 300 € et 1 700 € net.',
    month: MAY,
    names: ['Paul', 'Anne', 'Mila'],
    spec: couple([child('2023-12-11', { adoptedIn: '2026-04' })], 1300_00),
  },
  pajeBase: {
    story: 'Nina et Yanis ont un bébé de huit mois, Sami. Yanis gagne 1 700 € net, Nina 1 300 €.',
    month: MAY,
    names: ['Yanis', 'Nina', 'Sami'],
    spec: couple([child('2025-08-16')], 1300_00),
  },
  prepare: {
    story: 'Camille a arrêté de travailler pour Léo, 10 mois, son deuxième enfant après Emma, 4 ans. Rémi gagne 1 700 € net.',
    month: MAY,
    names: ['Rémi', 'Camille', 'Emma', 'Léo'],
    spec: couple([child('2022-03-03'), child('2025-06-18')], 0, { prepareRate: PREPARE.full }),
  },
  cmg: {
    story:
      'Nora et Éric gagnent 1 300 € et 1 700 € net. Une assistante maternelle garde Lou, 1 an, 120 heures par mois ; cela leur coûte 560 €.',
    month: MAY,
    names: ['Éric', 'Nora', 'Lou'],
    spec: couple([child('2025-03-27', { careMode: CARE.childminder, careHours: 120, careCost: 560_00 })], 1300_00),
  },
  aeeh: {
    story: 'Fanny élève seule Théo, 7 ans, pour qui la CDAPH a accordé l’AEEH avec un complément de deuxième catégorie.',
    month: MAY,
    names: ['Fanny', 'Théo'],
    spec: { year: 2026, parents: [{ born: '1991-01-04' }], children: [child('2018-11-13', { disabled: 1, aeehLevel: 2 })] },
  },
  ars: {
    story: 'Sandrine, seule, gagne 1 500 € net par mois. Pour la rentrée 2026, Maël a 8 ans et Jade 12 ans.',
    month: '2026-08',
    names: ['Sandrine', 'Maël', 'Jade'],
    spec: {
      year: 2026,
      parents: [{ born: '1985-07-07', activity: ACTIVITY.working, amounts: wage(1500_00) }],
      children: [child('2018-04-10', { school: 2 }), child('2014-02-14', { school: 3 })],
    },
  },
}
