import type { StepDoer } from '#features/case-file/model.ts'
import type { EndReason } from './model.ts'

/** Who does a step, told about the person; on what she keeps it is told to her (`stepDoers`). */
export const doerWords: Readonly<Record<StepDoer, string>> = {
  person: 'la personne',
  worker: 'le service',
  both: 'ensemble',
  other: 'un partenaire',
}

/** Why a project ended, told to her on the sheet she keeps. */
export const endWords: Readonly<Record<EndReason, string>> = {
  reached: 'Ce que vous vouliez est là',
  personWish: 'Vous préférez arrêter',
  otherProject: 'Un autre projet prend la suite',
  relay: 'Un autre service prend la suite',
  noNews: 'Nous sommes restés sans nouvelles',
  notBegun: 'Le projet n’a pas commencé',
}
