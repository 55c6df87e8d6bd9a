import { ACTIVITY, CITIZENSHIP, LOAN_WORK, TENURE } from '../household.ts'
import type { HouseholdSpec, PersonSpec } from '../testing/build.ts'

/**
 * Households and their housing aid, worked by hand from the arrêté du 27/09/2019 (figures of 2025-10-01, R0 of 2025):
 * L + C − Pp, − 5 €, − 98 % of the RLS, − 0.5 % CRDS. Amounts in cents.
 */
export interface AlCase {
  readonly name: string
  readonly right: 'apl' | 'alf' | 'als' | 'rls'
  readonly month: string
  readonly of: HouseholdSpec
  readonly due: number
  readonly source: string
}

const born = '1985-04-10'
const alone = (more: Partial<HouseholdSpec> = {}, one: Partial<PersonSpec> = {}): HouseholdSpec => ({
  year: 2025,
  parents: [{ born, ...one }],
  tenure: TENURE.tenant,
  rent: 400_00,
  received: { rsa: { '2025-10': 0 } },
  ...more,
})
/** A taxable wage of one month in the twelve that count for November 2025. */
const earning = (wage: number): Partial<PersonSpec> => ({ amounts: { taxableWage: { '2025-03': wage } } })
const student = (more: Partial<PersonSpec> = {}): Partial<PersonSpec> => ({ born: '2005-02-01', student: 1, ...more })
const jobless = (since: string, more: NonNullable<PersonSpec['amounts']> = {}): Partial<PersonSpec> => ({
  activity: ACTIVITY.unemployed,
  unemployedSince: since,
  amounts: { taxableWage: { '2025-03': 12_000_00 }, ...more },
})
const buyer = (more: Partial<HouseholdSpec>): HouseholdSpec => ({
  ...alone({ tenure: TENURE.buyer, rent: 600_00 }),
  parents: [{ born }, { born }],
  children: [{ born: '2015-01-01' }, { born: '2018-01-01' }],
  ...more,
})

const scale = 'Arrêté du 27/09/2019, art. 7 à 16, à la main : '
const M = '2025-11'
const there = { territory: '974' } as const
const art46 = 'Arrêté du 27/09/2019, art. 46, à la main : '
export const AL_CASES: readonly AlCase[] = [
  { name: 'APL, person alone, no income, zone 2', right: 'apl', month: M, of: alone({ tenure: TENURE.socialTenant }), due: 270_88, source: `${scale}290,34 + 60,59 − 39,56 − 5 − 0,98 × 34,83` },
  { name: 'ALS, person alone, no income, zone 2', right: 'als', month: M, of: alone(), due: 304_84, source: `${scale}290,34 + 60,59 − 39,56 − 5` },
  { name: 'ALS with resources of 10 800 €', right: 'als', month: M, of: alone({}, earning(12_000_00)), due: 131_25, source: `${scale}Pp = 39,56 + 3,135 % × 5 565` },
  { name: 'ALF, couple with a child, zone 1', right: 'alf', month: M, of: { ...alone({ zone: 1, rent: 900_00 }), parents: [{ born }, { born }], children: [{ born: '2020-05-02' }] }, due: 476_12, source: `${scale}454,10 + 74,33 − 44,92 − 5` },
  { name: 'lone and pregnant: scale of a couple', right: 'als', month: M, of: alone({}, { pregnant: 1 }), due: 369_55, source: `${scale}355,38 + 60,59 − 39,56 − 5` },
  { name: 'flat-share: 75 % of the ceiling, charges of one person', right: 'als', month: M, of: alone({ flatShare: 1 }), due: 202_47, source: `${scale}217,76 + 30,29 − 39,56 − 5` },
  { name: 'room: 90 % of the ceiling', right: 'als', month: M, of: alone({ room: 1 }), due: 275_95, source: `${scale}261,31 + 60,59 − 39,56 − 5` },
  { name: 'furnished: two thirds of the rent', right: 'als', month: M, of: alone({ tenure: TENURE.furnishedTenant, rent: 360_00 }), due: 254_75, source: `${scale}240 + 60,59 − 39,56 − 5` },
  { name: 'hostel: flat rent', right: 'als', month: M, of: alone({ tenure: TENURE.hostel }), due: 213_85, source: `${scale}0,9 × (190,13 + 60,59 − 6,36) − 5` },
  { name: 'smallest ALS paid: resources of 14 800,00 €', right: 'als', month: M, of: alone({}, earning(16_444_00)), due: 6_48, source: `${scale}11,51 − 5 (seuil de 10 €, art. 12)` },
  { name: 'one cent more of resources: below 10 €', right: 'als', month: M, of: alone({}, earning(16_444_01)), due: 0, source: `${scale}8,37 est sous le seuil de 10 €, art. 12` },
  { name: 'no such floor for APL', right: 'apl', month: M, of: alone({ tenure: TENURE.socialTenant }, earning(16_444_01)), due: 3_35, source: `${scale}8,37 − 5, RLS non due` },
  { name: 'rent at the decline: nothing lost', right: 'als', month: M, of: alone({ rent: 725_00 }), due: 304_84, source: `${scale}725 ≤ 2,5 × 290,34, art. 10` },
  { name: 'rent one euro above: decline', right: 'als', month: M, of: alone({ rent: 726_00 }), due: 304_57, source: `${scale}1 − 0,15 / 174,20, art. 10` },
  { name: 'rent above 3.1 ceilings: nothing', right: 'als', month: M, of: alone({ rent: 901_00 }), due: 0, source: 'Arrêté du 27/09/2019, art. 10' },
  { name: 'the same with a disabled person', right: 'als', month: M, of: alone({ rent: 901_00 }, { disabled: 1 }), due: 304_84, source: 'CCH D823-16' },
  { name: 'student', right: 'als', month: M, of: alone({}, student()), due: 199_88, source: `${scale}8 600 €, CCH R822-20` },
  { name: 'student with a grant', right: 'als', month: M, of: alone({}, student({ grantLevel: 3 })), due: 252_90, source: `${scale}6 900 €, CCH R822-20` },
  { name: 'student of 28: real resources', right: 'als', month: M, of: alone({}, student({ born: '1997-11-01' })), due: 304_84, source: 'CCH R822-20' },
  { name: 'student of 27 in that month', right: 'als', month: M, of: alone({}, student({ born: '1997-11-02' })), due: 199_88, source: 'CCH R822-20' },
  { name: 'student from outside the EU, June 2026', right: 'als', month: '2026-06', of: { ...alone({}, student({ citizenship: CITIZENSHIP.other })), year: 2026 }, due: 199_88, source: 'CCH R822-20' },
  { name: 'the same, July 2026, without a grant', right: 'als', month: '2026-07', of: { ...alone({}, student({ citizenship: CITIZENSHIP.other })), year: 2026 }, due: 0, source: 'Loi de finances pour 2026' },
  { name: 'the same, July 2026, with a grant', right: 'als', month: '2026-07', of: { ...alone({}, student({ citizenship: CITIZENSHIP.other, grantHolder: 1 })), year: 2026 }, due: 252_90, source: 'Loi de finances pour 2026' },
  { name: 'unpaid unemployment for more than two months: wages left out', right: 'als', month: M, of: alone({}, jobless('2025-08-01')), due: 304_84, source: 'CCH R822-15' },
  { name: 'unpaid unemployment for two months: wages still count', right: 'als', month: M, of: alone({}, jobless('2025-09-01')), due: 131_25, source: 'CCH R822-15' },
  { name: 'paid unemployment for more than two months: wages cut by 30 %', right: 'als', month: M, of: alone({}, jobless('2025-08-01', { taxableUnemployment: { '2025-11': 900_00 } })), due: 231_07, source: `${scale}R = 7 600 €, CCH R822-14` },
  { name: 'RSA of the month before: wages left out', right: 'als', month: M, of: { ...alone({}, earning(12_000_00)), received: { rsa: { '2025-10': 500_00 } } }, due: 304_84, source: 'CCH R822-15' },
  { name: 'savings of 30 000,00 €', right: 'als', month: M, of: alone({}, { ...earning(12_000_00), livretA: 30_000_00 }), due: 131_25, source: 'CCH R822-22' },
  { name: 'savings of 30 000,01 €: 3 % of all', right: 'als', month: M, of: alone({}, { ...earning(12_000_00), livretA: 30_000_01 }), due: 103_17, source: `${scale}R = 11 700 €, CCH R822-22` },
  { name: 'the same with AAH', right: 'als', month: M, of: alone({}, { ...earning(12_000_00), livretA: 30_000_01, disabilityRate: 0.8 }), due: 231_07, source: `${scale}R = 7 600 € (abattement de 30 %), patrimoine non compté, CCH R822-14, R822-22` },
  { name: 'couple, both earned twelve BMAF in the year: 95 € less', right: 'als', month: M, of: { ...alone(), parents: [{ born, ...earning(6_050_00) }, { born, ...earning(6_050_00) }] }, due: 256_14, source: `${scale}R = 2 × 5 445 − 95, arrondi à 10 800 € ; Pp = 39,56 + 3,455 % × 3 299, CCH R822-7` },
  { name: 'couple, one earned a cent less than twelve BMAF', right: 'als', month: M, of: { ...alone(), parents: [{ born, ...earning(5_692_43) }, { born, ...earning(6_407_57) }] }, due: 252_70, source: `${scale}12 × 474,37 = 5 692,44 ; R = 10 890, arrondi à 10 900 €, CCH R822-7` },
  { name: 'micro-business of 2023: turnover of 21 600,00 € after 50 %', right: 'als', month: M, of: alone({}, { amounts: { microServicesTurnover: { '2023': 1_800_00 } } }), due: 131_25, source: `${scale}R = 21 600 × 50 % = 10 800 €, CCH R822-4, CGI 50-0` },
  { name: 'micro-business of 2024: not of the year that counts', right: 'als', month: M, of: alone({}, { amounts: { microServicesTurnover: { '2024': 1_800_00 } } }), due: 304_84, source: 'CCH R822-4 (année N-2)' },
  { name: 'pensions after 10 %', right: 'als', month: M, of: alone({}, { amounts: { taxablePension: 1000_00 } }), due: 131_25, source: `${scale}R = 10 800 €` },
  { name: 'child of 20 in charge', right: 'alf', month: M, of: { ...alone({ rent: 900_00, zone: 1 }), parents: [{ born }], children: [{ born: '2004-11-02' }] }, due: 476_12, source: 'CCH R823-4, 1°' },
  { name: 'child of 21: nobody in charge', right: 'alf', month: M, of: { ...alone({ rent: 900_00, zone: 1 }), parents: [{ born }], children: [{ born: '2004-11-01' }] }, due: 0, source: 'CCH R823-4, 1°' },
  { name: 'disabled child of 21, 80 %', right: 'alf', month: M, of: { ...alone({ rent: 900_00, zone: 1 }), parents: [{ born }], children: [{ born: '2004-11-01', disabilityRate: 0.8 }] }, due: 476_12, source: 'CCH R823-4, 3°' },
  { name: 'disabled child of 21, 79 %', right: 'alf', month: M, of: { ...alone({ rent: 900_00, zone: 1 }), parents: [{ born }], children: [{ born: '2004-11-01', disabilityRate: 0.79 }] }, due: 0, source: 'CCH R823-4, 3°' },
  { name: 'RLS at 10 700,00 € a year', right: 'rls', month: M, of: alone({ tenure: TENURE.socialTenant }, earning(11_889_00)), due: 34_83, source: 'Plafond 895 € × 12, arrêté du 27/02/2018' },
  { name: 'RLS one cent above', right: 'rls', month: M, of: alone({ tenure: TENURE.socialTenant }, earning(11_889_01)), due: 0, source: 'Plafond 895 € × 12, arrêté du 27/02/2018' },
  { name: 'RLS, family with three dependants, zone 3, 2026-06', right: 'rls', month: '2026-06', of: { ...alone({ tenure: TENURE.socialTenant, zone: 3 }), year: 2026, children: [{ born: '2015-01-01' }, { born: '2016-01-01' }, { born: '2017-01-01' }] }, due: 51_32, source: '40,04 + 2 × 5,64, arrêté du 22/05/2026' },
  { name: 'no RLS outside social housing', right: 'rls', month: M, of: alone(), due: 0, source: 'CCH L442-2-1' },
  { name: 'buyer, loan of 2017', right: 'alf', month: M, of: buyer({ loanMonth: '2017-12' }), due: 286_04, source: `${scale}K = 0,9 − 9 750 / (21 420,91 × 3), art. 30 à 39` },
  { name: 'buyer, loan of January 2018', right: 'alf', month: M, of: buyer({ loanMonth: '2018-01' }), due: 0, source: 'CCH L841-2' },
  { name: 'buyer, loan of 2020', right: 'alf', month: M, of: buyer({ loanMonth: '2020-01', zone: 3, loanConventioned: 1, loanWork: LOAN_WORK.old }), due: 0, source: 'CCH L841-2' },
  { name: 'buyer, new building in zone 3, 2019', right: 'alf', month: M, of: buyer({ loanMonth: '2019-12', zone: 3, loanConventioned: 1, loanWork: LOAN_WORK.newBuilding }), due: 0, source: 'CCH L841-2' },
  { name: 'buyer, old dwelling in zone 3, 2019', right: 'alf', month: M, of: buyer({ loanMonth: '2019-12', zone: 3, loanConventioned: 1, loanWork: LOAN_WORK.old }), due: 289_40, source: `${scale}K = 0,95 − 9 750 / (22 111,33 × 3), art. 22, 33` },
  { name: 'owner', right: 'als', month: M, of: alone({ tenure: TENURE.owner }), due: 0, source: 'CCH L822-2' },
  { name: 'hosted', right: 'als', month: M, of: alone({ tenure: TENURE.hosted }), due: 0, source: 'CCH L822-2' },
  { name: 'homeless', right: 'als', month: M, of: alone({ tenure: TENURE.homeless }), due: 0, source: 'CCH L822-2' },
  { name: 'dwelling unsaid', right: 'als', month: M, of: alone({ tenure: TENURE.unsaid }), due: 0, source: 'CCH L822-2' },
  { name: 'a claim of asylum is no permit', right: 'als', month: M, of: alone({ asylumSeeker: 1 }, { citizenship: CITIZENSHIP.other }), due: 0, source: 'CCH L822-2 ; CSS L512-2' },
  { name: 'landlord is a close relative', right: 'als', month: M, of: alone({ landlordRelative: 1 }), due: 0, source: 'CCH L822-3' },
  { name: 'ALS for a family with a child', right: 'als', month: M, of: { ...alone(), children: [{ born: '2020-01-01' }] }, due: 0, source: 'CCH L842-1' },
  { name: 'ALS in social housing', right: 'als', month: M, of: alone({ tenure: TENURE.socialTenant }), due: 0, source: 'CCH L842-1' },
  { name: 'ALF in social housing', right: 'alf', month: M, of: alone({ tenure: TENURE.socialTenant }), due: 0, source: 'CCH L841-1' },
  { name: 'overseas: ALS, person alone', right: 'als', month: M, of: alone(there), due: 285_03, source: `${art46}(290,34 + 40,68 − 39,56 − 5) × 0,995` },
  { name: 'overseas: one zone', right: 'als', month: M, of: alone({ ...there, zone: 1 }), due: 285_03, source: `${art46}zone 2` },
  { name: 'overseas: flat-share', right: 'als', month: M, of: alone({ ...there, flatShare: 1 }), due: 193_16, source: `${art46}(217,76 + 20,93 − 39,56 − 5) × 0,995` },
  { name: 'overseas: social housing opens the ALS', right: 'als', month: M, of: alone({ ...there, tenure: TENURE.socialTenant }), due: 285_03, source: `${art46}no APL, no RLS` },
  { name: 'overseas: no APL in social housing', right: 'apl', month: M, of: alone({ ...there, tenure: TENURE.socialTenant }), due: 0, source: 'CCH L831-1' },
  { name: 'overseas: no RLS', right: 'rls', month: M, of: alone({ ...there, tenure: TENURE.socialTenant }), due: 0, source: 'CCH L442-2-1' },
  { name: 'overseas: ALF, couple with a child', right: 'alf', month: M, of: { ...alone({ ...there, rent: 600_00 }), parents: [{ born }, { born }], children: [{ born: '2020-05-02' }] }, due: 404_45, source: `${art46}(399,89 + 51,15 − 39,56 − 5) × 0,995` },
  { name: 'overseas: R0 of one dependant', right: 'alf', month: M, of: { ...alone({ ...there, rent: 600_00 }, earning(12_000_00)), children: [{ born: '2020-05-02' }] }, due: 334_48, source: `${art46}Pp = 39,56 + 2,685 % × (10 800 − 8 181)` },
  { name: 'overseas: seven children count as six', right: 'alf', month: M, of: { ...alone({ ...there, rent: 900_00 }), children: Array.from({ length: 7 }, (_, at) => ({ born: `201${at}-05-02` })) }, due: 718_30, source: `${art46}690,94 + 103,50 − 8,5 % − 5` },
  { name: 'APL outside conventioned housing', right: 'apl', month: M, of: alone(), due: 0, source: 'CCH L831-1' },
] // prettier-ignore
