import { apa } from './data/apa.ts'
import { appeals } from './data/appeals.ts'
import { emergencyMoney, workerDanger } from './data/at-work.ts'
import { childMeasure } from './data/child-measure.ts'
import { concernReport } from './data/concern-report.ts'
import { daho, dalo } from './data/dalo.ts'
import { documentsAccess } from './data/documents-access.ts'
import { domesticViolence } from './data/domestic-violence.ts'
import { emergencyShelter } from './data/emergency-shelter.ts'
import { energyCut } from './data/energy-cut.ts'
import { eviction } from './data/eviction.ts'
import { judicialReport } from './data/judicial-report.ts'
import { mdph } from './data/mdph.ts'
import { birth, move, personDeath } from './data/leavings.ts'
import { hospitalDischarge, prisonRelease } from './data/moments.ts'
import { overIndebtedness } from './data/over-indebtedness.ts'
import { overpaymentContest, overpaymentRemission } from './data/overpayment.ts'
import { renewals } from './data/renewals.ts'
import { rsaFollowUp } from './data/rsa-follow-up.ts'
import { seizures } from './data/seizures.ts'
import { silentRequest } from './data/silent-request.ts'
import { socialAid } from './data/social-aid.ts'
import { vulnerableAdult } from './data/vulnerable-adult.ts'
import type { Procedure, Step } from './procedure.ts'

/** Every procedure, in the order in which they are proposed: danger first. */
export const PROCEDURES: readonly Procedure[] = [
  concernReport,
  judicialReport,
  childMeasure,
  domesticViolence,
  vulnerableAdult,
  emergencyShelter,
  emergencyMoney,
  eviction,
  energyCut,
  overIndebtedness,
  seizures,
  overpaymentContest,
  overpaymentRemission,
  rsaFollowUp,
  mdph,
  apa,
  socialAid,
  dalo,
  daho,
  silentRequest,
  documentsAccess,
  ...appeals,
  ...renewals,
  hospitalDischarge,
  prisonRelease,
  birth,
  move,
  personDeath,
  workerDanger,
]

/** The procedure with an id; undefined when there is none. */
export const procedureOf = (id: string): Procedure | undefined => PROCEDURES.find((one) => one.id === id)

/** The procedure at an address; undefined when there is none. */
export const procedureAt = (slug: string): Procedure | undefined => PROCEDURES.find((one) => one.slug === slug)

/** A step of a procedure by its code; undefined when there is none. */
export const stepOf = ({ steps }: Procedure, code: string): Step | undefined => steps.find((one) => one.code === code)
