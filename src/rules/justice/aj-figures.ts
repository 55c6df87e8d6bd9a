import { dated, figures, type Line } from '../figures.ts'

const LIFE = { reviewed: '2025-01-24', revalued: '01-15' } as const
const C2023 = 'Circulaire du 17/01/2023, NOR JUST2301654C'
const C2024 = 'Circulaire de janvier 2024, applicable le 18/01/2024'
const C2025 = 'Circulaire du 20/01/2025, applicable le 23/01/2025'

/** Yearly ceilings from the circulars; the last known is that of 2025. */
const ceiling = (y2023: number, y2024: number, y2025: number, note2024 = C2024) => {
  const lines: Line[] = [
    ['2023-01-18', y2023, C2023],
    ['2024-01-18', y2024, note2024],
    ['2025-01-23', y2025, C2025],
  ]
  return dated('cents/year', LIFE, ...lines)
}
const rule = (value: number, source: string) => dated('rate', { reviewed: '2025-01-24' }, ['2021-01-01', value, source])

/** Ceilings of the aide juridictionnelle for one person, and what further persons of the tax household add. */
export const ajFigures = figures('aide juridictionnelle', {
  total: ceiling(12_271_00, 12_712_00, 12_862_00),
  /** Ceiling of the share of 55 %; 2024 worked out from the year before, to be confirmed. */
  at55: ceiling(14_505_00, 15_026_00, 15_203_00, `${C2024} (seuil de 55 % recalculé, à confirmer)`),
  at25: ceiling(18_404_00, 19_066_00, 19_290_00),
  /** Ceiling of real property, in times the ceiling of 25 %. */
  property: rule(2, 'Décret 2020-1717 du 28/12/2020, art. 5'),
  /** Added for each of the first two further persons, then for each next, as a share of the ceiling for the whole aid (of its own ceiling for real property). */
  firstTwo: rule(0.18, 'Décret 2020-1717 du 28/12/2020, art. 6'),
  next: rule(0.1137, 'Décret 2020-1717 du 28/12/2020, art. 6'),
  /** What stands for a missing notice: so many times the income of so many months, less a tenth. */
  halfYear: dated('months', { reviewed: '2025-01-24' }, ['2021-01-01', 6, 'Décret 2020-1717 du 28/12/2020, art. 4']),
  twice: rule(2, 'Décret 2020-1717 du 28/12/2020, art. 4'),
  lessTenth: rule(0.1, 'Décret 2020-1717 du 28/12/2020, art. 4'),
  /** Month of the year from which the notice of the year before is out (own reading: notices come out in July and August). */
  noticeMonth: dated('count', { reviewed: '2026-07-23', verified: false }, [
    '2021-01-01',
    9,
    'Décret 2020-1717 du 28/12/2020, art. 3 (avis le plus récent)',
  ]),
  adult: dated('years', { reviewed: '2026-07-23' }, ['1974-07-07', 18, 'Code civil art. 414']),
})
