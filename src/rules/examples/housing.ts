import { ACTIVITY, TENURE } from '../household.ts'
import type { HouseholdSpec } from '../testing/build.ts'
import { MAY, wage, type Example, type Examples } from './example.ts'

const social: HouseholdSpec = {
  year: 2026,
  parents: [{ born: '1995-09-12', activity: ACTIVITY.working, amounts: wage(950_00) }],
  tenure: TENURE.socialTenant,
  zone: 2,
  rent: 360_00,
  rfr: { 2024: 10_600_00, 2025: 10_600_00 },
}
const ofDriss = (story: string): Example => ({ story, month: MAY, names: ['Driss'], spec: social })

/** Housing aid and the reduction of rent. */
export const housingExamples: Examples = {
  apl: ofDriss(
    'Driss, 30 ans, vit seul dans un logement social en zone 2 (360 € de loyer hors charges). Il gagne 950 € net par mois à temps partiel.',
  ),
  rls: ofDriss(
    'Driss, 30 ans, vit seul dans un logement social en zone 2 (360 € de loyer hors charges) et gagne 950 € net par mois : le bailleur retire la réduction de son loyer.',
  ),
  alf: {
    story:
      'Léa et Kévin louent un appartement privé en zone 2 (720 € de loyer hors charges) avec Nathan, 3 ans. Kévin gagne 1 450 € net par mois, Léa ne travaille pas.',
    month: MAY,
    names: ['Kévin', 'Léa', 'Nathan'],
    spec: {
      year: 2026,
      parents: [
        { born: '1994-05-22', activity: ACTIVITY.working, amounts: wage(1450_00) },
        { born: '1996-08-30', activity: ACTIVITY.inactive },
      ],
      children: [{ born: '2023-02-08' }],
      tenure: TENURE.tenant,
      zone: 2,
      rent: 720_00,
      rfr: { 2024: 16_200_00, 2025: 16_200_00 },
    },
  },
  als: {
    story: 'Chloé, 20 ans, étudiante boursière, loue un studio privé en zone 2 (420 € de loyer hors charges).',
    month: MAY,
    names: ['Chloé'],
    spec: {
      year: 2026,
      parents: [
        { born: '2005-10-17', activity: ACTIVITY.student, student: 1, school: 5, grantHolder: 1, amounts: { studentGrant: 350_00 } },
      ],
      tenure: TENURE.tenant,
      zone: 2,
      rent: 420_00,
      rfr: { 2024: 0, 2025: 0 },
    },
  },
}
