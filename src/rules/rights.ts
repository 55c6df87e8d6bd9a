import { adaRight } from './asylum/ada.ts'
import { apaDomicileRight } from './autonomy/apa-domicile.ts'
import { apaEtablissementRight } from './autonomy/apa-etablissement.ts'
import { pchRight } from './autonomy/pch.ts'
import { chequeEnergieRight } from './energy/cheque.ts'
import { aeehRight } from './family/aeeh.ts'
import { afRight } from './family/af.ts'
import { arsRight } from './family/ars.ts'
import { asfRight } from './family/asf.ts'
import { cfRight } from './family/cf.ts'
import { cmgRight } from './family/cmg.ts'
import { pajeAdoptionRight, pajeBaseRight, pajeNaissanceRight } from './family/paje.ts'
import { prepareRight } from './family/prepare.ts'
import { ameRight } from './health/ame.ts'
import { cssRight } from './health/css.ts'
import { alfRight, alsRight, aplRight, rlsRight } from './housing/rights.ts'
import { aideJuridictionnelleRight } from './justice/aide-juridictionnelle.ts'
import { auvvcRight } from './justice/auvvc.ts'
import { quotiteSaisissableRight } from './justice/quotite-saisissable.ts'
import { aahRight } from './minima/aah.ts'
import { asiRight } from './minima/asi.ts'
import { aspaRight } from './minima/aspa.ts'
import { assRight } from './minima/ass.ts'
import { cejRight } from './minima/cej.ts'
import { mvaRight } from './minima/mva.ts'
import { ppaRight } from './ppa/ppa.ts'
import type { Right } from './right.ts'
import { primeNoelRight } from './rsa/prime-noel.ts'
import { rsaRight } from './rsa/rsa.ts'
import { bourseCollegeRight, bourseLyceeRight } from './school/bourses.ts'

/** Every right that the engine computes, in the order in which a page shows them. */
export const RIGHTS: readonly Right[] = [
  rsaRight, ppaRight, aahRight, mvaRight, asiRight, aspaRight, assRight, cejRight, primeNoelRight,
  afRight, cfRight, asfRight, pajeNaissanceRight, pajeAdoptionRight, pajeBaseRight, prepareRight, cmgRight, aeehRight, arsRight,
  aplRight, alfRight, alsRight, rlsRight,
  cssRight, ameRight,
  chequeEnergieRight, bourseCollegeRight, bourseLyceeRight, adaRight,
  apaDomicileRight, apaEtablissementRight, pchRight,
  quotiteSaisissableRight, aideJuridictionnelleRight, auvvcRight,
] // prettier-ignore

/** The right of an identifier; undefined when there is none. */
export const findRight = (id: string): Right | undefined => RIGHTS.find((right) => right.id === id)

/** Places of all results in one row of numbers: the family's rights first, then each person's. */
export const FAMILY_RIGHTS = RIGHTS.filter((right) => right.holder === 'family')
export const PERSON_RIGHTS = RIGHTS.filter((right) => right.holder === 'person')
