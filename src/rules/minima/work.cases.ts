import { ACTIVITY, SCHOOL } from '../household.ts'
import type { HouseholdSpec, PersonSpec } from '../testing/build.ts'
import type { MinimaCase } from './aah.cases.ts'

/** Households for the ASS and the contrat d’engagement jeune, worked by hand from the texts. */
const KAMEL: PersonSpec = { born: '1971-09-20', assCareer: 1, activity: ACTIVITY.unemployed }
const kamel = (one: Partial<PersonSpec> = {}, other?: PersonSpec): HouseholdSpec => ({
  year: 2026,
  parents: other === undefined ? [{ ...KAMEL, ...one }] : [{ ...KAMEL, ...one }, other],
})
const wage = (monthly: number): PersonSpec => ({ born: '1975-01-01', amounts: { taxableWage: monthly } })
const MONTH = 'Décret 2026-219 : 19,48 € par jour, 584,40 € pour 30 jours'
const CEILING = 'Code du travail R5423-1 : 70 × 19,48 = 1 363,60'
const COUPLE = 'Code du travail R5423-1 : 110 × 19,48 = 2 142,80'
const month = '2026-05'

export const ASS: readonly MinimaCase[] = [
  { title: 'alone without income', source: MONTH, month, spec: kamel(), due: 584_40 },
  { title: 'no career', source: 'Code du travail R5423-1', month, spec: kamel({ assCareer: 0 }), due: /cinq ans/ },
  {
    title: 'still on unemployment benefit',
    source: 'Code du travail L5423-1',
    month,
    spec: kamel({ amounts: { netUnemployment: 10_00 } }),
    due: /assurance/,
  },
  { title: '67 years', source: 'Code du travail L5421-4', month, spec: kamel({ born: '1959-05-01' }), due: /retraite/ },
  { title: '66 years', source: MONTH, month, spec: kamel({ born: '1959-05-02' }), due: 584_40 },
  {
    title: 'without a permit to work',
    source: 'Code du travail R5221-48',
    month,
    spec: kamel({ citizenship: 2, irregularStayMonths: 8 }),
    due: /titre de séjour/,
  },
  { title: 'with the AAH', source: 'Code du travail L5423-7', month, spec: kamel({ disabilityRate: 0.8 }), due: /adultes handicapés/ },
  { title: 'rents of 1 000 €', source: CEILING, month, spec: kamel({ amounts: { rentReceived: 1000_00 } }), due: 363_60 },
  { title: 'rents that leave the whole amount', source: CEILING, month, spec: kamel({ amounts: { rentReceived: 779_20 } }), due: 584_40 },
  { title: 'a cent more of rents', source: CEILING, month, spec: kamel({ amounts: { rentReceived: 779_21 } }), due: 584_39 },
  {
    title: 'wages that stopped without replacement',
    source: 'Code du travail R5423-5',
    month,
    spec: kamel({ amounts: { taxableWage: { '2025': 2000_00 } } }),
    due: 584_40,
  },
  {
    title: 'wages that unemployment benefit replaced: 70 %',
    source: 'Code du travail R5423-5 : 8 × 2 000 × 0,7 ÷ 12 = 933,33',
    month,
    spec: kamel({ amounts: { taxableWage: { '2025': 2000_00 }, netUnemployment: { '2026-04': 900_00 } } }),
    due: 430_27,
  },
  { title: 'a partner’s wage', source: COUPLE, month, spec: kamel({}, wage(2000_00)), due: 142_80 },
  { title: 'a day’s amount', source: 'Code du travail R5423-13', month, spec: kamel({}, wage(2123_32)), due: 19_48 },
  { title: 'a cent below a day’s amount', source: 'Code du travail R5423-13', month, spec: kamel({}, wage(2123_33)), due: /une journée/ },
  { title: 'a cent above a day’s amount', source: 'Code du travail R5423-13', month, spec: kamel({}, wage(2123_31)), due: 19_49 },
  { title: 'a partner’s wage above the ceiling', source: COUPLE, month, spec: kamel({}, wage(2142_80)), due: /plafond/ },
  {
    title: 'a partner’s unemployment benefit counts',
    source: COUPLE,
    month,
    spec: kamel({}, { born: '1975-01-01', amounts: { netUnemployment: 1900_00 } }),
    due: 242_80,
  },
  {
    title: 'three months of work',
    source: 'Code du travail R5425-2 ; 3 × 100 ÷ 12 sous le plafond',
    month,
    spec: kamel({ activity: { '2026-03…': ACTIVITY.working }, amounts: { taxableWage: { '2026-03…': 100_00 } } }),
    due: 584_40,
  },
  {
    title: 'four months of work',
    source: 'Code du travail R5425-2',
    month,
    spec: kamel({ activity: { '2026-02…': ACTIVITY.working }, amounts: { taxableWage: { '2026-02…': 100_00 } } }),
    due: /trois mois/,
  },
]

const LOU: PersonSpec = { born: '2004-08-15' }
const NO_BENEFIT = { rsa: 0, ppa: 0 }
const lou = (one: Partial<PersonSpec> = {}, rest: Partial<HouseholdSpec> = {}): HouseholdSpec => ({
  year: 2025,
  parents: [{ ...LOU, ...one }],
  bracket: { 2023: 0 },
  received: NO_BENEFIT,
  ...rest,
})
const FLAT = 'Instruction DSS/2A/2C/2025/32 : 561,68 €, 337,00 €, 224,68 €'
const spring = '2025-05'

export const CEJ: readonly MinimaCase[] = [
  { title: 'no income', source: FLAT, month: spring, spec: lou(), due: 561_68 },
  { title: 'first band of tax', source: FLAT, month: spring, spec: lou({}, { bracket: { 2023: 1 } }), due: 337_00 },
  {
    title: 'second band of tax',
    source: 'Code du travail D5131-19',
    month: spring,
    spec: lou({}, { bracket: { 2023: 2 } }),
    due: /première tranche/,
  },
  { title: '17 years', source: FLAT, month: spring, spec: lou({ born: '2007-05-02' }), due: 224_68 },
  { title: '18 years', source: FLAT, month: spring, spec: lou({ born: '2007-05-01' }), due: 561_68 },
  { title: '15 years', source: 'Code du travail L5131-6', month: spring, spec: lou({ born: '2009-05-02' }), due: /16 à 25/ },
  { title: '25 years', source: FLAT, month: spring, spec: lou({ born: '1999-05-02' }), due: 561_68 },
  { title: '26 years', source: 'Code du travail L5131-6', month: spring, spec: lou({ born: '1999-05-01' }), due: /16 à 25/ },
  { title: '29 years with a disability', source: FLAT, month: spring, spec: lou({ born: '1995-05-02', disabled: 1 }), due: 561_68 },
  {
    title: '30 years with a disability',
    source: 'Code du travail L5131-6',
    month: spring,
    spec: lou({ born: '1995-05-01', disabled: 1 }),
    due: /29 ans/,
  },
  {
    title: 'without a permit to work',
    source: 'Code du travail L5221-5',
    month: spring,
    spec: lou({ citizenship: 2, irregularStayMonths: 8 }),
    due: /titre de séjour/,
  },
  {
    title: 'apprentice',
    source: 'Code du travail L5131-6',
    month: spring,
    spec: lou({ amounts: { apprenticeWage: 700_00 } }),
    due: /apprentissage/,
  },
  { title: 'student', source: 'Code du travail L5131-6', month: spring, spec: lou({ activity: ACTIVITY.student }), due: /études/ },
  {
    title: 'volunteer',
    source: 'Code du travail R5131-24',
    month: spring,
    spec: lou({ amounts: { volunteerPay: 500_00 } }),
    due: /volontariat/,
  },
  { title: 'wage of 300 €', source: 'Code du travail D5131-23', month: spring, spec: lou({ amounts: { netWage: 300_00 } }), due: 561_68 },
  {
    title: 'wage of 800 €',
    source: 'Code du travail D5131-23 : 561,68 − 500 × 561,68 ÷ (0,8 × 1 801,84 − 300) = 561,68 − 246,03',
    month: spring,
    spec: lou({ amounts: { netWage: 800_00 } }),
    due: 315_65,
  },
  {
    title: 'wage of 80 % of the SMIC',
    source: 'Code du travail D5131-23',
    month: spring,
    spec: lou({ amounts: { netWage: 1441_48 } }),
    due: /dépassent/,
  },
  {
    title: 'unemployment benefit of 200 €',
    source: 'Code du travail D5131-23',
    month: spring,
    spec: lou({ amounts: { netUnemployment: 200_00 } }),
    due: 361_68,
  },
  {
    title: 'unemployment benefit as high',
    source: 'Code du travail D5131-23',
    month: spring,
    spec: lou({ amounts: { netUnemployment: 561_68 } }),
    due: /dépassent/,
  },
  {
    title: 'RSA in the quarter',
    source: 'Code du travail R5131-24',
    month: spring,
    spec: lou({}, { received: { rsa: { '2025-03': 100_00 }, ppa: 0 } }),
    due: /RSA/,
  },
  {
    title: 'prime d’activité in the quarter',
    source: 'Code du travail R5131-24',
    month: spring,
    spec: lou({}, { received: { rsa: 0, ppa: { '2025-02': 20_00 } } }),
    due: /prime d’activité/,
  },
  { title: 'still at the lycée', source: 'Code du travail L5131-6', month: spring, spec: lou({ school: SCHOOL.lycee }), due: /études/ },
  {
    title: 'a child in charge of a household on RSA and prime d’activité',
    source: 'Code du travail R5131-24 I et II',
    month: spring,
    spec: { year: 2025, parents: [{ born: '1975-01-01' }], children: [LOU], received: { rsa: 500_00, ppa: 100_00 } },
    who: 1,
    due: 561_68,
  },
  {
    title: 'a turnover of 1 212,12 €: a profit of 800 €, as a wage of 800 €',
    source: 'Code du travail R5131-22 1°, CGI 102 ter : 1 212,12 × 0,66',
    month: spring,
    spec: lou({ amounts: { microProfessionTurnover: 1212_12 } }),
    due: 315_65,
  },
]
