import { ada } from '../asylum/ada.ts'
import { chequeEnergie, chequeEnergieOfOpenFisca } from '../energy/cheque.ts'
import { css, CSS_FREE } from '../health/css.ts'
import { isOwnFoyer } from '../health/css-household.ts'
import { bourseCollege, bourseCollegeOfOpenFisca, bourseLycee, bourseLyceeOfOpenFisca } from '../school/bourses.ts'
import { apaDomicile } from '../autonomy/apa-domicile.ts'
import { apaEtablissement } from '../autonomy/apa-etablissement.ts'
import { ppa, ppaNet } from '../ppa/ppa.ts'
import { aefaOfOpenFisca, primeNoel } from '../rsa/prime-noel.ts'
import { rsa } from '../rsa/rsa.ts'
import { aah } from '../minima/aah.ts'
import { asi } from '../minima/asi.ts'
import { aspa } from '../minima/aspa.ts'
import { ass } from '../minima/ass.ts'
import { cej, cejOfOpenFisca } from '../minima/cej.ts'
import { mva } from '../minima/mva.ts'
import type { Evaluation } from '../evaluation.ts'
import { al, alf, apl, als, rls } from '../housing/al.ts'
import { aeeh } from '../family/aeeh.ts'
import { af, afBase, afMajoration } from '../family/af.ts'
import { ars, arsNetOfCrds } from '../family/ars.ts'
import { asf } from '../family/asf.ts'
import { cf } from '../family/cf.ts'
import { cmg } from '../family/cmg.ts'
import { paje, pajeAdoption, pajeBase, pajeNaissance, prepare } from '../family/paje.ts'
import type { Member } from '../household.ts'
import type { Month } from '../time.ts'
import type { Plural } from './reader.ts'

/** A variable of OpenFisca that our rights answer: cents (given out in euros), or yes/no. `UNSUPPORTED` comes out as « unsupported ». */
export type Output =
  | {
      readonly plural: Exclude<Plural, 'individus'>
      readonly per: 'month' | 'year'
      readonly kind: 'money' | 'yes-no'
      readonly of: (ev: Evaluation, month: Month) => number
      /** The right itself, where `of` answers as OpenFisca does against the law. */
      readonly byLaw?: (ev: Evaluation, month: Month) => number
      /** The right it answers (`Right.id`), where that right is not computed everywhere overseas. */
      readonly right?: string
    }
  | {
      readonly plural: 'individus'
      readonly per: 'month' | 'year'
      readonly kind: 'money' | 'yes-no'
      readonly of: (ev: Evaluation, month: Month, member: Member) => number
      readonly byLaw?: (ev: Evaluation, month: Month, member: Member) => number
      readonly right?: string
    }

/** By OpenFisca's name. A yearly variable is asked with December of its year as the month. */
export const OUTPUTS: Readonly<Record<string, Output>> = {
  af: { plural: 'familles', per: 'month', kind: 'money', of: af },
  af_base: { plural: 'familles', per: 'month', kind: 'money', of: afBase },
  af_majoration: { plural: 'familles', per: 'month', kind: 'money', of: afMajoration },
  cf: { plural: 'familles', per: 'month', kind: 'money', of: cf },
  asf: { plural: 'familles', per: 'month', kind: 'money', of: asf },
  paje_base: { plural: 'familles', per: 'month', kind: 'money', of: pajeBase },
  paje: { plural: 'familles', per: 'month', kind: 'money', of: paje },
  paje_cmg: { plural: 'familles', per: 'month', kind: 'money', of: cmg },
  paje_prepare: { plural: 'familles', per: 'month', kind: 'money', of: prepare },
  paje_naissance: { plural: 'familles', per: 'month', kind: 'money', of: pajeNaissance },
  paje_adoption: { plural: 'familles', per: 'month', kind: 'money', of: pajeAdoption },
  aeeh: { plural: 'familles', per: 'month', kind: 'money', of: aeeh },
  ars: { plural: 'familles', per: 'year', kind: 'money', of: ars },
  ars_nette_crds: { plural: 'familles', per: 'year', kind: 'money', of: arsNetOfCrds },
  aide_logement: { plural: 'familles', per: 'month', kind: 'money', of: al },
  apl: { plural: 'familles', per: 'month', kind: 'money', of: apl },
  alf: { plural: 'familles', per: 'month', kind: 'money', of: alf },
  als: { plural: 'familles', per: 'month', kind: 'money', of: als },
  reduction_loyer_solidarite: { plural: 'familles', per: 'month', kind: 'money', of: rls },
  rsa: { plural: 'familles', per: 'month', kind: 'money', of: rsa },
  ppa: { plural: 'familles', per: 'month', kind: 'money', of: ppa },
  ppa_nette_crds: { plural: 'familles', per: 'month', kind: 'money', of: ppaNet },
  aefa: { plural: 'familles', per: 'year', kind: 'money', of: aefaOfOpenFisca, byLaw: primeNoel },
  apa_domicile: { plural: 'individus', per: 'month', kind: 'money', of: (ev, month, member) => apaDomicile(ev, member, month) },
  apa_etablissement: { plural: 'individus', per: 'month', kind: 'money', of: (ev, month, member) => apaEtablissement(ev, member, month) },
  aah: { plural: 'individus', per: 'month', kind: 'money', of: (ev, month, member) => aah(ev, member, month) },
  caah: { plural: 'individus', per: 'month', kind: 'money', of: (ev, month, member) => mva(ev, member, month) },
  mva: { plural: 'individus', per: 'month', kind: 'money', of: (ev, month, member) => mva(ev, member, month) },
  asi: { plural: 'individus', per: 'month', kind: 'money', of: (ev, month, member) => asi(ev, member, month) },
  ass: { plural: 'individus', per: 'month', kind: 'money', of: (ev, month, member) => ass(ev, member, month) },
  contrat_engagement_jeune: {
    plural: 'individus',
    per: 'month',
    kind: 'money',
    of: (ev, month, member) => cejOfOpenFisca(ev, member, month),
    byLaw: (ev, month, member) => cej(ev, member, month),
  },
  aspa: { plural: 'familles', per: 'month', kind: 'money', of: aspa },
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
  cheque_energie: { plural: 'menages', per: 'year', kind: 'money', of: chequeEnergieOfOpenFisca, byLaw: chequeEnergie },
  bourse_college: { plural: 'familles', per: 'month', kind: 'money', of: bourseCollegeOfOpenFisca, byLaw: bourseCollege },
  bourse_lycee: { plural: 'familles', per: 'month', kind: 'money', of: bourseLyceeOfOpenFisca, byLaw: bourseLycee },
  ada: { plural: 'familles', per: 'month', kind: 'money', of: ada, right: 'ada' },
}
