import { firstFullMonth, type Month } from '../time.ts'
import type { Answer } from './input.ts'
import type { Permit } from './situation.ts'
import type { PermitWord } from './words.ts'

/**
 * How a permit counts in « years of a permit that allows work ». RSA asks five, but not of refugees, of persons under subsidiary protection,
 * of stateless persons nor of holders of a carte de résident (CASF L262-4 2°); ASPA and ASI ask ten, but not of the protected (CSS L816-1).
 */
const WITHOUT_DELAY = 10
const RESIDENT = 5

/** Years that a permit counts for in a month; NaN when its date is needed and unknown. */
export const permitYearsAt = (permit: Permit | undefined, month: Month): number => {
  if (permit?.kind === 'protected') return WITHOUT_DELAY
  if (permit?.kind === 'none' || permit?.kind === 'asylumSeeker') return 0
  const years = permit?.since === undefined ? Number.NaN : Math.max(Math.floor((month - firstFullMonth(permit.since)) / 12), 0)
  if (permit?.kind === 'resident') return Number.isNaN(years) ? RESIDENT : Math.max(years, RESIDENT)
  return years
}

/** Value of the answer « asylum seeker »: no year of a permit, and the household counts as seeking asylum. */
export const ASYLUM = -1

/** Answers to the question of the permit. The value is the years that it counts for. */
export const PERMIT_ANSWERS: readonly (Answer & { readonly kind: PermitWord })[] = [
  { label: 'pas de titre de séjour qui permette de travailler', kind: 'none', value: 0 },
  { label: 'demande d’asile en cours', kind: 'asylumSeeker', value: ASYLUM },
  { label: 'titre de séjour qui permet de travailler, depuis moins de cinq ans', kind: 'temporary', value: 2 },
  { label: 'titre de séjour qui permet de travailler, depuis cinq à neuf ans', kind: 'temporary', value: 7 },
  { label: 'titre de séjour qui permet de travailler, depuis dix ans ou plus', kind: 'temporary', value: 12 },
  { label: 'carte de résident', kind: 'resident', value: RESIDENT },
  { label: 'réfugié, protection subsidiaire ou apatride', kind: 'protected', value: WITHOUT_DELAY },
]
