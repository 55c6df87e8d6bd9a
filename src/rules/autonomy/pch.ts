import type { PersonRight } from '../evaluation.ts'
import { dated, figures } from '../figures.ts'
import { ACTIVITY, stateAt, yearsOld } from '../household.ts'
import type { Right } from '../right.ts'
import { PCH_DIFFICULTY } from './pch-activities.ts'

export const pchFigures = figures('pch', {
  /** How many activities must be rated so. */
  absolute: dated('count', { reviewed: '2026-07-23' }, ['2006-01-01', 1, 'CASF annexe 2-5, chapitre 1er, 1 a)']),
  grave: dated('count', { reviewed: '2026-07-23' }, ['2006-01-01', 2, 'CASF annexe 2-5, chapitre 1er, 1 a)']),
  /** Age from which a first claim needs that the criteria were met before, or that the person works. */
  ageLimit: dated('years', { reviewed: '2026-07-23' }, ['2006-01-01', 60, 'CASF L245-1, D245-3']),
})

/** How many activities reach a difficulty. `ratings`: 0 to 4 in the order of `PCH_ACTIVITIES`. */
export const pchCount = (ratings: Uint8Array, difficulty: number): number => {
  let count = 0
  for (let at = 0; at < ratings.length; at += 1) if (ratings[at] === difficulty) count += 1
  return count
}

/**
 * Whether 20 ratings meet the criteria of handicap of the PCH: an absolute difficulty in one activity, or a grave one in two. CASF L245-1, D245-4, annexe 2-5. The difficulties are held to last a year at least.
 */
export const pchEligible = (ratings: Uint8Array, needed: { readonly absolute: number; readonly grave: number }): boolean =>
  pchCount(ratings, PCH_DIFFICULTY.absolute) >= needed.absolute || pchCount(ratings, PCH_DIFFICULTY.grave) >= needed.grave

/**
 * Access to the PCH of a person in a month: 1 = the criteria of age and handicap are met, 0 = not, or not evaluated. CASF L245-1, D245-3, D245-4,
 * annexe 2-5. The amount is set in the compensation plan and is not computed.
 */
export const pch: PersonRight = (ev, member, month, t = null) => {
  const ratings = member.pchActivities
  if (ratings === null) return t ? t.refuse('Les activités de la PCH ne sont pas évaluées.', 'CASF D245-4, annexe 2-5') : 0
  const p = pchFigures.at(month)
  if (
    yearsOld(member, month) >= p.ageLimit &&
    stateAt(ev.household, member.pchBeforeSixty, month) === 0 &&
    stateAt(ev.household, member.activity, month) !== ACTIVITY.working
  )
    return t
      ? t.refuse('À partir de 60 ans, il faut avoir rempli les critères avant cet âge, ou travailler encore.', 'CASF L245-1, D245-3', [
          pchFigures,
          month,
          'ageLimit',
        ])
      : 0
  if (t !== null) {
    t.step(
      'Activités avec une difficulté absolue',
      pchCount(ratings, PCH_DIFFICULTY.absolute),
      'CASF annexe 2-5',
      [pchFigures, month, 'absolute'],
      'count',
    )
    t.step(
      'Activités avec une difficulté grave',
      pchCount(ratings, PCH_DIFFICULTY.grave),
      'CASF annexe 2-5',
      [pchFigures, month, 'grave'],
      'count',
    )
  }
  if (!pchEligible(ratings, p))
    return t
      ? t.refuse(
          'Il faut une difficulté absolue pour une activité, ou une difficulté grave pour deux activités au moins.',
          'CASF D245-4, annexe 2-5',
          [pchFigures, month, 'absolute', 'grave'],
        )
      : 0
  t?.step('Critères d’accès à la PCH remplis', 1, 'CASF L245-1, D245-4', null, 'yes-no')
  return 1
}

export const pchRight: Right = {
  id: 'pch',
  title: 'Prestation de compensation du handicap (PCH)',
  law: 'CASF L245-1, D245-3, D245-4, annexe 2-5',
  per: 'month',
  counts: 'access',
  meaning: '1 : les critères d’âge et de handicap sont remplis ; 0 : ils ne le sont pas, ou l’évaluation n’est pas faite.',
  holder: 'person',
  amount: pch,
  figures: [pchFigures],
  apply: { where: 'MDPH (décision de la CDAPH), versée par le conseil départemental', cerfa: '15692', verified: true },
  limits: [
    'Les montants et le temps d’aide humaine sont fixés dans le plan personnalisé de compensation : ils ne sont pas calculés.',
    'Les conditions propres à chaque élément (aide humaine, parentalité, forfaits cécité et surdité) ne sont pas vérifiées.',
    'Les difficultés sont supposées définitives ou prévues pour un an au moins.',
    'Pour un enfant, le droit d’option avec le complément d’AEEH (CASF L245-1 III) n’est pas vérifié.',
  ],
  verified: true,
}
