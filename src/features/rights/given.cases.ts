/** Households of the tests of this room: what is known of them, and nothing else. */
import type { Situation } from '#rules/situation/situation.ts'
import type { Given } from './model.ts'

export const celine = '019c0000-0000-7000-8000-000000000001'
export const mael = '019c0000-0000-7000-8000-000000000002'
export const jade = '019c0000-0000-7000-8000-000000000003'

/** A lone mother of two who works, everything known but the maintenance that the father may pay. */
export const mother = (maintenance: 'unknown' | 'none' | number = 'unknown'): Situation => ({
  persons: [
    {
      id: celine,
      role: 'parent',
      birthDate: '1992-04-12',
      citizenship: 'french',
      activity: 'working',
      disabilityRate: 0,
      pregnancy: 'none',
      savings: 'none',
      property: 'none',
      amounts: {
        netWage: { from: '2024-01', cents: 986_00 },
        netUnemployment: 'none',
        microServicesTurnover: 'none',
        invalidityPension: 'none',
        sickPay: 'none',
        ...(maintenance === 'unknown' ? {} : { maintenanceReceived: maintenance === 'none' ? 'none' : { cents: maintenance } }),
      },
    },
    { id: mael, role: 'child', birthDate: '2017-02-01', school: 'primary', sharedCustody: false, aeeh: 'none' },
    { id: jade, role: 'child', birthDate: '2022-05-12', school: 'nursery', sharedCustody: false, aeeh: 'none' },
  ],
  marital: 'divorced',
  aloneSince: '2025-12-01',
  housing: { tenure: 'tenant', rent: 486_00, zone: 2, flatShare: false, landlordRelative: false },
  taxNotices: [{ declarants: [celine], rfr: { 2024: 10_000_00, 2025: 11_000_00 }, bracket: { 2024: 0 } }],
})

export const aGiven = (situation: Situation, over: Partial<Given> = {}): Given => ({
  situation,
  month: '2026-06',
  today: '2026-06-16',
  names: { [celine]: 'Céline', [mael]: 'Maël', [jade]: 'Jade' },
  statuses: [],
  entries: {
    apl: { slug: 'aide-au-logement', name: 'Aide au logement' },
    alf: { slug: 'aide-au-logement', name: 'Aide au logement' },
    als: { slug: 'aide-au-logement', name: 'Aide au logement' },
    ppa: { slug: 'prime-d-activite', name: 'Prime d’activité' },
  },
  others: {},
  ...over,
})

export const aStatus = (over: Partial<Given['statuses'][number]>): Given['statuses'][number] => ({
  slug: 'prime-d-activite',
  subjectId: null,
  status: 'open',
  amountCents: null,
  per: null,
  since: null,
  saidOn: '2026-06-01',
  why: '',
  ...over,
})
