import type { HouseholdSpec } from '../testing/build.ts'
import type { Housing, Person, Situation, TaxNotice } from './situation.ts'

/** Whole answers about an invented person: nothing is left unknown. What `said` says wins. */
export const told = (said: Person): Person => ({
  citizenship: 'french',
  activity: 'inactive',
  unemployedSince: 'never',
  pregnancy: 'none',
  disabilityRate: 0,
  aeeh: 'none',
  sharedCustody: false,
  school: 'none',
  gir: 0,
  unfitForWork: false,
  grantHolder: false,
  assCareer: false,
  youngWorker: false,
  livesWithParents: false,
  savings: 'none',
  property: 'none',
  otherAmounts: 'none',
  ...said,
})

const home: Housing = {
  tenure: 'tenant', rent: 520_00, zone: 2, flatShare: false, room: false, crous: false, sharesCosts: false, landlordRelative: false,
} // prettier-ignore
const parent = (id: string, birthDate: string, more: Partial<Person> = {}): Person => told({ id, role: 'parent', birthDate, ...more })
const child = (id: string, birthDate: string, more: Partial<Person> = {}): Person => told({ id, role: 'child', birthDate, ...more })
const taxed = (...declarants: string[]): readonly TaxNotice[] => [{ declarants, rfr: { 2024: 9000_00 }, bracket: { 2024: 0 } }]

export interface Case {
  readonly title: string
  readonly month: string
  readonly situation: Situation
  /** The same household in the words of the formulas' own tests. */
  readonly spec: HouseholdSpec
}

const tenant = { tenure: 4, rent: 520_00, zone: 2 }
const rfr = { rfr: { 2024: 9000_00 }, bracket: { 2024: 0 } }

/** Invented households, told in both ways. Reference month in 2026: the span begins in January 2023. */
export const CASES: readonly Case[] = [
  {
    title: 'alone, without income',
    month: '2026-05',
    situation: { persons: [parent('p', '1990-03-12')], marital: 'single', housing: home, taxNotices: taxed('p') },
    spec: { year: 2026, parents: [{ born: '1990-03-12', marital: 2 }], ...tenant, ...rfr },
  },
  {
    title: 'alone, at work since March, a month without pay',
    month: '2026-05',
    situation: {
      persons: [
        parent('p', '1990-03-12', {
          activity: [
            { until: '2026-02', value: 'unemployed' },
            { from: '2026-03', value: 'working' },
          ],
          amounts: { netWage: { from: '2026-03', cents: 986_00, except: { '2026-05': 0 } }, taxableWage: { from: '2026-03', cents: 1020_00, except: { '2026-05': 0 } }, grossWage: { from: '2026-03', cents: 1250_00, except: { '2026-05': 0 } } },
        }),
      ],
      marital: 'single', housing: home, taxNotices: taxed('p'),
    },
    spec: {
      year: 2026,
      parents: [{
        born: '1990-03-12', marital: 2,
        activity: { '2023-01…': 2, '2026-03…': 1 },
        amounts: { netWage: { '2026-03…': 986_00, '2026-05': 0 }, taxableWage: { '2026-03…': 1020_00, '2026-05': 0 }, grossWage: { '2026-03…': 1250_00, '2026-05': 0 } },
      }],
      ...tenant, ...rfr,
    },
  },
  {
    title: 'only the net wage is known: taxable and gross are derived',
    month: '2026-05',
    situation: { persons: [parent('p', '1990-03-12', { activity: 'working', amounts: { netWage: { cents: 1000_00 } } })], marital: 'single', housing: home, taxNotices: taxed('p') },
    spec: { year: 2026, parents: [{ born: '1990-03-12', marital: 2, activity: 1, amounts: { netWage: 1000_00, taxableWage: 1036_00, grossWage: 1270_00 } }], ...tenant, ...rfr },
  },
  {
    title: 'a year’s total of which a month is known',
    month: '2026-05',
    situation: { persons: [parent('p', '1990-03-12', { amounts: { sickPay: { years: { 2024: 1200_00 }, months: { '2024-01': 100_00 } } } })], marital: 'single', housing: home, taxNotices: taxed('p') },
    spec: { year: 2026, parents: [{ born: '1990-03-12', marital: 2, amounts: { sickPay: { 2024: 100_00 } } }], ...tenant, ...rfr },
  },
  {
    title: 'lone parent, separated in January, two children, maintenance',
    month: '2026-05',
    situation: {
      persons: [parent('p', '1990-03-12', { amounts: { maintenanceReceived: { cents: 150_00 } } }), child('a', '2019-09-02', { school: 'primary' }), child('b', '2024-02-20', { sharedCustody: true })],
      marital: 'divorced', aloneSince: '2026-01-15', housing: home, taxNotices: taxed('p'),
    },
    spec: {
      year: 2026, parents: [{ born: '1990-03-12', marital: 3, amounts: { maintenanceReceived: 150_00 } }], children: [{ born: '2019-09-02', school: 2 }, { born: '2024-02-20', sharedCustody: 1 }],
      recentlyAlone: { '2026-01…': 1, '2027-08…': 0 }, ...tenant, ...rfr,
    },
  },
  {
    title: 'married couple, social tenants, paid RSA known',
    month: '2026-05',
    situation: {
      persons: [parent('p', '1985-07-01'), parent('q', '1988-11-30', { activity: 'working' })], marital: 'married',
      housing: { ...home, tenure: 'socialTenant' }, taxNotices: taxed('p', 'q'), received: { rsa: { '2026-03': 300_00, '2026-04': 310_00 } },
    },
    spec: { year: 2026, parents: [{ born: '1985-07-01', marital: 1 }, { born: '1988-11-30', marital: 1, activity: 1 }], ...tenant, tenure: 3, ...rfr, received: { rsa: { '2026-03': 300_00, '2026-04': 310_00 } } },
  },
  {
    title: 'a paid amount of the asked month does not stand for the computation',
    month: '2026-05',
    situation: { persons: [parent('p', '1990-03-12', { received: { aah: { '2026-05': 1_00, '2026-04': 900_00 } } })], marital: 'single', housing: home, taxNotices: taxed('p') },
    spec: { year: 2026, parents: [{ born: '1990-03-12', marital: 2, received: { aah: { '2026-04': 900_00 } } }], ...tenant, ...rfr },
  },
  {
    title: 'disabled worker and a child with AEEH',
    month: '2026-05',
    situation: {
      persons: [parent('p', '1980-05-05', { disabilityRate: 0.8 }), child('a', '2016-05-05', { aeeh: '2', school: 'primary' })],
      marital: 'widowed', aloneSince: 'always', housing: home, taxNotices: taxed('p'),
    },
    spec: { year: 2026, parents: [{ born: '1980-05-05', marital: 4, disabilityRate: 0.8, disabled: 1 }], children: [{ born: '2016-05-05', aeehLevel: 2, disabled: 1, school: 2 }], ...tenant, ...rfr },
  },
  {
    title: 'pensioner, owner, small pension: gross and taxable are the net',
    month: '2026-05',
    situation: {
      persons: [parent('p', '1955-01-20', { activity: 'retired', amounts: { netPension: { cents: 800_00 } }, savings: { livretA: 5000_00, untaxed: 0, taxed: 200_00 } })],
      marital: 'single', housing: { tenure: 'owner' }, taxNotices: taxed('p'),
    },
    spec: { year: 2026, parents: [{ born: '1955-01-20', marital: 2, activity: 4, amounts: { netPension: 800_00, taxablePension: 800_00, grossPension: 800_00 }, livretA: 5000_00, taxedSavings: 200_00 }], tenure: 2, ...rfr },
  },
  {
    title: 'foreigners: a permit for six years, a refugee',
    month: '2026-05',
    situation: {
      persons: [parent('p', '1990-03-12', { citizenship: 'other', permit: { kind: 'protected' } }), parent('q', '1991-03-12', { citizenship: 'eeaOrSwiss' })],
      marital: 'pacs', housing: home, taxNotices: taxed('p', 'q'),
    },
    spec: { year: 2026, parents: [{ born: '1990-03-12', marital: 5, citizenship: 2, permitYears: 10 }, { born: '1991-03-12', marital: 5, citizenship: 1 }], ...tenant, ...rfr },
  },
  {
    title: 'buyer with a loan of 2017',
    month: '2026-05',
    situation: { persons: [parent('p', '1990-03-12')], marital: 'single', housing: { tenure: 'buyer', rent: 600_00, zone: 3, loanMonth: '2017-06', loanWork: 'old' }, taxNotices: taxed('p') },
    spec: { year: 2026, parents: [{ born: '1990-03-12', marital: 2 }], tenure: 1, rent: 600_00, zone: 3, loanMonth: '2017-06', loanWork: 3, ...rfr },
  },
  {
    title: 'a child awaited for August',
    month: '2026-05',
    situation: { persons: [parent('p', '1995-03-12', { pregnancy: { expected: '2026-08-10' } })], marital: 'single', housing: home, taxNotices: taxed('p') },
    spec: { year: 2026, parents: [{ born: '1995-03-12', marital: 2, pregnant: { '2025-12…': 1, '2026-09…': 0 } }], children: [{ born: '2026-08-10' }], ...tenant, ...rfr },
  },
] // prettier-ignore
