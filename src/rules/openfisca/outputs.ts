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
}
