import type { HouseholdSpec, PersonSpec } from '../testing/build.ts'
import type { MinimaCase } from './aah.cases.ts'

/** Households for the ASI and the ASPA, worked by hand from the circulars of the Cnav. */
const month = '2025-05'
const of = (parents: PersonSpec[], rest: Partial<HouseholdSpec> = {}): HouseholdSpec => ({ year: 2025, parents, ...rest })
const invalid = (pension: number, rest: Partial<PersonSpec> = {}): PersonSpec => ({
  born: '1975-06-01',
  ...rest,
  amounts: { invalidityPension: pension, ...rest.amounts },
})
const SINGLE = 'Circulaire Cnav 2025-13 : plafond 10 978,30 € par an, 914,86 € par mois'
const COUPLE = 'Circulaire Cnav 2025-13 : plafond du couple 19 212,03 € par an, 1 601,00 € par mois'

export const ASI: readonly MinimaCase[] = [
  { title: 'pension of 500 €', source: SINGLE, month, spec: of([invalid(500_00)]), due: 414_86 },
  { title: 'no pension', source: 'CSS L815-24', month, spec: of([{ born: '1975-06-01' }]), due: /pension d’invalidité/ },
  { title: 'just below the ceiling', source: SINGLE, month, spec: of([invalid(914_85)]), due: 1 },
  { title: 'just above the ceiling', source: SINGLE, month, spec: of([invalid(914_86)]), due: /plafond/ },
  { title: 'a cent more', source: SINGLE, month, spec: of([invalid(914_87)]), due: /plafond/ },
  { title: 'with a partner without income', source: COUPLE, month, spec: of([invalid(500_00), { born: '1978-01-01' }]), due: 1101_00 },
  { title: 'both with a pension: half each', source: COUPLE, month, spec: of([invalid(500_00), invalid(500_00)]), due: 300_50 },
  {
    title: 'a child’s own pension stands alone',
    source: SINGLE,
    month,
    spec: of([{ born: '1960-01-01', amounts: { grossPension: 2000_00 } }], { children: [invalid(500_00, { born: '2000-01-01' })] }),
    who: 1,
    due: 414_86,
  },
  {
    title: 'wages above the allowance of 0,9 SMIC a quarter',
    source: 'CSS R815-29 : (2 100 − 0,9 × 1 801,84) ÷ 3 = 159,45',
    month,
    spec: of([invalid(500_00, { amounts: { grossWage: 700_00 } })]),
    due: 255_41,
  },
  { title: 'wages below it', source: 'CSS R815-29', month, spec: of([invalid(500_00, { amounts: { grossWage: 540_00 } })]), due: 414_86 },
  {
    title: 'early pension with a disability',
    source: SINGLE,
    month,
    spec: of([{ born: '1964-01-01', disabled: 1, amounts: { netPension: 460_00, grossPension: 500_00 } }]),
    due: 414_86,
  },
  { title: 'old enough for the ASPA', source: 'CSS L815-24', month, spec: of([invalid(500_00, { born: '1960-05-01' })]), due: /ASPA/ },
  {
    title: 'nine years of permit',
    source: 'CSS L816-1',
    month,
    spec: of([invalid(500_00, { citizenship: 2, permitYears: 9 })]),
    due: /dix ans/,
  },
  { title: 'ten years of permit', source: SINGLE, month, spec: of([invalid(500_00, { citizenship: 2, permitYears: 10 })]), due: 414_86 },
  {
    title: 'beside a partner who has the ASPA: half of what lacks to the couple’s ceiling',
    source: '(1 605,73 − 500) ÷ 2',
    month,
    spec: of([invalid(500_00), { born: '1955-01-01' }]),
    due: 552_87,
  },
]

const MAX = 'Circulaire Cnav 2024-39 : 12 411,44 € par an, 1 034,29 € par mois'
const MAX_COUPLE = 'Circulaire Cnav 2024-39 : 19 268,80 € par an, 1 605,73 € par mois'
const pensioner = (pension: number, rest: Partial<PersonSpec> = {}): PersonSpec => ({
  born: '1955-03-01',
  ...rest,
  amounts: { grossPension: pension, ...rest.amounts },
})
export const ASPA: readonly MinimaCase[] = [
  { title: 'without a pension', source: MAX, month, spec: of([{ born: '1955-03-01' }]), due: 1034_29 },
  { title: 'pension of 800 € gross', source: MAX, month, spec: of([pensioner(800_00)]), due: 234_29 },
  { title: 'just below the ceiling', source: MAX, month, spec: of([pensioner(1034_28)]), due: 1 },
  { title: 'just above the ceiling', source: MAX, month, spec: of([pensioner(1034_29)]), due: /plafond/ },
  { title: 'a cent more', source: MAX, month, spec: of([pensioner(1034_30)]), due: /plafond/ },
  { title: '65 on the first of the month', source: MAX, month, spec: of([{ born: '1960-05-01' }]), due: 1034_29 },
  { title: '65 on the second', source: 'CSS R815-1', month, spec: of([{ born: '1960-05-02' }]), due: /65 ans/ },
  { title: '62 and unfit', source: MAX, month, spec: of([{ born: '1963-05-01', unfitForWork: 1 }]), due: 1034_29 },
  { title: '61 and unfit', source: 'CSS R815-1', month, spec: of([{ born: '1963-05-02', unfitForWork: 1 }]), due: /62 ans/ },
  { title: '62 at 50 %', source: MAX, month, spec: of([{ born: '1963-05-01', disabilityRate: 0.5 }]), due: 1034_29 },
  { title: '62 at 49 %', source: 'CSS R351-21', month, spec: of([{ born: '1963-05-01', disabilityRate: 0.49 }]), due: /65 ans/ },
  {
    title: 'nine years of permit',
    source: 'CSS L816-1',
    month,
    spec: of([{ born: '1955-03-01', citizenship: 2, permitYears: 9 }]),
    due: /dix ans/,
  },
  { title: 'ten years of permit', source: MAX, month, spec: of([{ born: '1955-03-01', citizenship: 2, permitYears: 10 }]), due: 1034_29 },
  { title: 'both old: one amount for two', source: MAX_COUPLE, month, spec: of([pensioner(800_00), pensioner(300_00)]), due: 505_73 },
  { title: 'both old without income', source: MAX_COUPLE, month, spec: of([{ born: '1955-03-01' }, { born: '1957-03-01' }]), due: 1605_73 },
  {
    title: 'one of them old, little income: the amount of one',
    source: MAX,
    month,
    spec: of([pensioner(200_00), { born: '1970-01-01' }]),
    due: 1034_29,
  },
  {
    title: 'one of them old: what lacks to the couple’s ceiling',
    source: MAX_COUPLE,
    month,
    spec: of([pensioner(800_00), { born: '1970-01-01' }]),
    due: 805_73,
  },
  {
    title: 'beside an ASI: half of what lacks',
    source: '(1 605,73 − 500) ÷ 2',
    month,
    spec: of([{ born: '1955-01-01' }, invalid(500_00)]),
    due: 552_87,
  },
]
