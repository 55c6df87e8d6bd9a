import { familyRight } from '../evaluation.ts'
import { dated, figures } from '../figures.ts'
import { stateAt, monthsOld, type Member } from '../household.ts'
import type { Right } from '../right.ts'
import { shared } from '../shared-figures.ts'
import { lacksPermit, refusePermit } from './stay.ts'
import { monthsForEnd } from './children.ts'

const RATES = { reviewed: '2025-02-20' }
const SINCE = '2006-01-01'

/** Allocation d'éducation de l'enfant handicapé. CSS L541-1 to L541-4, D541-1, D541-2, D541-4. */
export const aeehFigures = figures('AEEH', {
  base: dated('bmaf', RATES, [SINCE, 0.32, 'CSS D541-1']),
  endAge: dated('years', { reviewed: '2026-01-13' }, [SINCE, 20, 'CSS L541-1, R512-2']),
  complement1: dated('bmaf', RATES, [SINCE, 0.24, 'CSS D541-2']),
  complement2: dated('bmaf', RATES, [SINCE, 0.65, 'CSS D541-2']),
  complement3: dated('bmaf', RATES, [SINCE, 0.92, 'CSS D541-2']),
  complement4: dated('bmaf', RATES, [SINCE, 1.4257, 'CSS D541-2']),
  complement5: dated('bmaf', RATES, [SINCE, 1.8221, 'CSS D541-2']),
  /** The sixth is the MTP, an amount of its own; that of April 2026 was not found. */
  complement6: dated(
    'cents/month',
    { reviewed: '2026-03-27', revalued: '04-01' },
    ['2022-07-01', 1192_55, 'Circulaire Cnav 2022/20 du 19/08/2022 ; CSS D541-2'],
    ['2023-04-01', 1210_90, 'Circulaire Cnav 2023/8 du 11/04/2023 ; CSS D541-2'],
    ['2024-04-01', 1266_60, 'Circulaire Cnav 2024/14 du 04/04/2024 ; CSS D541-2'],
    ['2025-04-01', 1288_13, 'Circulaire Cnav 2025/12 du 03/04/2025 ; CSS D541-2'],
  ),
  alone2: dated('bmaf', RATES, [SINCE, 0.13, 'CSS D541-4']),
  alone3: dated('bmaf', RATES, [SINCE, 0.18, 'CSS D541-4']),
  alone4: dated('bmaf', RATES, [SINCE, 0.57, 'CSS D541-4']),
  alone5: dated('bmaf', RATES, [SINCE, 0.73, 'CSS D541-4']),
  alone6: dated('bmaf', RATES, [SINCE, 1.07, 'CSS D541-4']),
})

const COMPLEMENTS = ['', 'complement1', 'complement2', 'complement3', 'complement4', 'complement5', 'complement6'] as const
const ALONE = ['', '', 'alone2', 'alone3', 'alone4', 'alone5', 'alone6'] as const

/**
 * Allocation d'éducation de l'enfant handicapé of all children for whom the CDAPH granted it: base, complement of the category, supplement of a lone
 * parent. Cents a month, no CRDS. OpenFisca pays, from the second to the fifth category, the complement of the category below: its own requests are
 * answered so. CSS L541-1, L541-4, D541-1, D541-2, D541-4.
 */
export const aeeh = familyRight('aeeh', (ev, month, t) => {
  const h = ev.household
  const lower = h.asOpenFisca ? 1 : 0
  const p = aeehFigures.at(month)
  const { bmaf } = shared.at(month)
  const alone = h.parents.length === 1
  let due = 0
  for (let at = 0; at < h.children.length; at += 1) {
    const child = h.children[at] as Member
    if (monthsOld(child, month) < 0 || monthsForEnd(ev, child, month) >= p.endAge * 12 || stateAt(h, child.disabled, month) !== 1) continue
    if (due === 0 && lacksPermit(h, month)) return refusePermit(t)
    const level = stateAt(h, child.aeehLevel, month)
    due += bmaf * p.base
    t?.step(`Allocation de base (${child.id})`, bmaf * p.base, 'CSS L541-1, D541-1', [aeehFigures, month, 'base'])
    if (level < 1 || level > 6) continue
    const name = COMPLEMENTS[level > 1 && level < 6 ? level - lower : level] as 'complement1'
    const complement = level === 6 ? p.complement6 : bmaf * p[name]
    due += complement
    t?.step(`Complément de catégorie ${level} (${child.id})`, complement, 'CSS L541-1, D541-2', [aeehFigures, month, name])
    if (!alone || level < 2) continue
    const more = ALONE[level] as 'alone2'
    due += bmaf * p[more]
    t?.step(`Majoration pour parent isolé (${child.id})`, bmaf * p[more], 'CSS L541-4, D541-4', [aeehFigures, month, more])
  }
  if (due === 0)
    return t
      ? t.refuse('Aucun enfant de moins de 20 ans pour qui l’AEEH a été accordée', 'CSS L541-1, L541-2', [aeehFigures, month, 'endAge'])
      : 0
  t?.step('AEEH', due, 'CSS L541-1')
  return due
})

export const aeehRight: Right = {
  id: 'aeeh',
  title: 'Allocation d’éducation de l’enfant handicapé',
  law: 'CSS L541-1 à L541-4, D541-1, D541-2, D541-4',
  per: 'month',
  counts: 'money',
  holder: 'family',
  amount: aeeh,
  figures: [aeehFigures, shared],
  apply: {
    where: 'La MDPH (CDAPH) décide, la CAF ou la MSA verse',
    online: 'https://mdphenligne.cnsa.fr',
    cerfa: '15692',
    verified: false,
  },
  limits: [
    'Le taux d’incapacité, la scolarité adaptée et la catégorie du complément sont ceux que la CDAPH a décidés : ils ne sont pas évalués.',
    'Le choix entre le complément et la PCH n’est pas fait ici.',
    'La majoration de parent isolé suppose que l’activité est réduite ou qu’une tierce personne est rémunérée.',
    'Le complément de catégorie 6 revalorisé en avril 2026 n’a pas été trouvé : le montant de 2025 est repris.',
    'Les retours au foyer d’un enfant en internat ne sont pas calculés.',
  ],
  verified: true,
}
