import { familyRight } from '../evaluation.ts'
import { dated, figures } from '../figures.ts'
import { PREPARE, monthsOld, stateAt, type Member } from '../household.ts'
import type { Right } from '../right.ts'
import { shared } from '../shared-figures.ts'
import { caf } from './af.ts'
import { childFigures, childrenInCharge, monthsForEnd } from './children.ts'
import { lacksPermit, refusePermit } from './stay.ts'

const SINCE = '2015-01-01'
const DECREE = 'CSS D531-4, décret 2014-1708 du 30/12/2014'

/** Prestation partagée d'éducation de l'enfant. CSS L531-4, R531-2 to R531-4, D531-4, D531-13. */
export const prepareFigures = figures('PreParE', {
  full: dated('bmaf', { reviewed: '2025-02-20' }, [SINCE, 0.9662, DECREE]),
  /** For a part-time of half or less, then of more than half up to 80 %. */
  halfOrLess: dated('bmaf', { reviewed: '2025-02-20' }, [SINCE, 0.6246, DECREE]),
  upTo80: dated('bmaf', { reviewed: '2025-02-20' }, [SINCE, 0.3603, DECREE]),
  /** Shorter and higher, from three children on. */
  raised: dated('bmaf', { reviewed: '2025-02-20' }, [SINCE, 1.5793, DECREE]),
  raisedMinChildren: dated('count', { reviewed: '2026-07-23' }, [SINCE, 3, 'CSS L531-4, R531-2']),
  /** Age that the youngest child must not have reached: one child, several, and the raised amount. */
  endAgeOne: dated('years', { reviewed: '2026-07-23' }, [SINCE, 1, 'CSS L531-4, D531-13']),
  endAgeSeveral: dated('years', { reviewed: '2026-07-23' }, [SINCE, 3, 'CSS L531-4, D531-13']),
  endAgeRaised: dated('years', { reviewed: '2026-07-23' }, [SINCE, 1, 'CSS L531-4, D531-13']),
})

/**
 * PreParE of the parents who stopped or reduced their work for a child under three (under one for a first child): the sum of both parents, at most one full
 * rate. Cents a month, before CRDS; 0 when nobody said so. CSS L531-4, D531-4.
 */
export const prepare = familyRight('prepare', (ev, month, t) => {
  const h = ev.household
  let asked = false
  for (let at = 0; at < h.parents.length; at += 1) if (stateAt(h, (h.parents[at] as Member).prepareRate, month) > 0) asked = true
  if (!asked) return t ? t.refuse('Aucun travail arrêté ou réduit pour élever un enfant n’est indiqué', 'CSS L531-4') : 0
  if (lacksPermit(ev.household, month)) return refusePermit(t)
  const p = prepareFigures.at(month)
  const { bmaf } = shared.at(month)
  let youngest = Number.POSITIVE_INFINITY
  for (let at = 0; at < h.children.length; at += 1) {
    const child = h.children[at] as Member
    const age = Math.floor(monthsForEnd(ev, child, month) / 12)
    if (monthsOld(child, month) >= 0 && age < youngest) youngest = age
  }
  const count = childrenInCharge(ev, month)
  if (youngest >= (count > 1 ? p.endAgeSeveral : p.endAgeOne))
    return t
      ? t.refuse('L’enfant a dépassé l’âge : un an pour un premier enfant, trois ans à partir du deuxième', 'CSS L531-4, D531-13', [prepareFigures, month, 'endAgeOne', 'endAgeSeveral']) // prettier-ignore
      : 0
  let due = 0
  let most = bmaf * p.full
  for (let at = 0; at < h.parents.length; at += 1) {
    const code = stateAt(h, (h.parents[at] as Member).prepareRate, month)
    if (code === PREPARE.raised && count >= p.raisedMinChildren && youngest < p.endAgeRaised) {
      most = bmaf * p.raised
      due += most
    } else if (code === PREPARE.full || code === PREPARE.raised) due += bmaf * p.full
    else if (code === PREPARE.halfOrLess) due += bmaf * p.halfOrLess
    else if (code === PREPARE.upTo80) due += bmaf * p.upTo80
  }
  t?.step('Montant selon l’arrêt ou le temps partiel de chaque parent', due, 'CSS D531-4', [prepareFigures, month, 'full', 'halfOrLess', 'upTo80', 'raised']) // prettier-ignore
  if (due > most) due = most
  t?.step('PreParE', due, 'CSS L531-4, D531-4')
  return due
})

export const prepareRight: Right = {
  id: 'prepare',
  title: 'Prestation partagée d’éducation de l’enfant (PreParE)',
  law: 'CSS L531-4, R531-2 à R531-4, D531-4, D531-13',
  per: 'month',
  counts: 'money',
  holder: 'family',
  amount: prepare,
  figures: [prepareFigures, childFigures, shared],
  apply: { ...caf, cerfa: '12324', verified: false },
  limits: [
    'Le montant est donné avant la CRDS (0,5 %).',
    'Les huit trimestres de cotisation et la durée déjà utilisée par chaque parent (six mois pour un premier enfant, vingt-quatre à partir du deuxième) ne sont pas vérifiés.',
    'Les non-cumuls avec les indemnités journalières, le chômage et les pensions ne sont pas examinés.',
    'Le congé de naissance créé pour 2026 n’est pas calculé.',
  ],
  verified: true,
}
