import { ada } from '../asylum/ada.ts'
import { chequeEnergieOfOpenFisca } from '../energy/cheque.ts'
import { css, CSS_FREE } from '../health/css.ts'
import { isOwnFoyer } from '../health/css-household.ts'
import { bourseCollegeOfOpenFisca, bourseLyceeOfOpenFisca } from '../school/bourses.ts'
import { apaDomicile } from '../autonomy/apa-domicile.ts'
import { apaEtablissement } from '../autonomy/apa-etablissement.ts'
import type { Evaluation } from '../evaluation.ts'
import type { Member } from '../household.ts'
import type { Month } from '../time.ts'
import type { Plural } from './read.ts'

/** A variable of OpenFisca that our rights answer: cents (given out in euros), or yes/no. `UNSUPPORTED` comes out as « unsupported ». */
export type Output =
  | {
      readonly plural: Exclude<Plural, 'individus'>
      readonly per: 'month' | 'year'
      readonly kind: 'money' | 'yes-no'
      readonly of: (ev: Evaluation, month: Month) => number
    }
  | {
      readonly plural: 'individus'
      readonly per: 'month' | 'year'
      readonly kind: 'money' | 'yes-no'
      readonly of: (ev: Evaluation, month: Month, member: Member) => number
    }

/** By OpenFisca's name. A yearly variable is asked with December of its year as the month. */
export const OUTPUTS: Readonly<Record<string, Output>> = {
  apa_domicile: { plural: 'individus', per: 'month', kind: 'money', of: (ev, month, member) => apaDomicile(ev, member, month) },
  apa_etablissement: { plural: 'individus', per: 'month', kind: 'money', of: (ev, month, member) => apaEtablissement(ev, member, month) },
  cmu_c: { plural: 'familles', per: 'month', kind: 'yes-no', of: (ev, month) => (css(ev, month) === CSS_FREE ? 1 : 0) },
  css_participation_forfaitaire: { plural: 'familles', per: 'month', kind: 'money', of: (ev, month) => Math.max(css(ev, month), CSS_FREE) },
  css_cmu_acs_eligibilite: {
    plural: 'familles',
    per: 'month',
    kind: 'yes-no',
    of: (ev, month) => (isOwnFoyer(ev.household, month) ? 1 : 0),
  },
  // Replaced by the CSS with contribution on 1 November 2019: nobody gets it any more.
  acs: { plural: 'familles', per: 'month', kind: 'money', of: () => 0 },
  cheque_energie: { plural: 'menages', per: 'year', kind: 'money', of: chequeEnergieOfOpenFisca },
  bourse_college: { plural: 'familles', per: 'month', kind: 'money', of: bourseCollegeOfOpenFisca },
  bourse_lycee: { plural: 'familles', per: 'month', kind: 'money', of: bourseLyceeOfOpenFisca },
  ada: { plural: 'familles', per: 'month', kind: 'money', of: ada },
}
