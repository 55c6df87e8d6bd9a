import { dated, figures } from '../figures.ts'
import { scale, type Column } from './scale.ts'

/** Figures of housing aid in Guadeloupe, Martinique, Guyane and La Réunion, where they are not those of the mainland (arrêté du 27/09/2019, art. 46). */
const CHARGES: readonly Column[] = [
  ['2022-07-01', 'Arrêté du 27/09/2019, art. 46, modifié au 01/07/2022'],
  ['2023-10-01', 'Arrêté du 27/09/2019, art. 46, modifié au 01/10/2023'],
  ['2024-10-01', 'Arrêté du 27/09/2019, art. 46, modifié au 01/10/2024'],
  ['2025-10-01', 'Arrêté du 27/09/2019, art. 46, modifié au 01/10/2025'],
]
/** Flat charges C overseas: of a dwelling, of a flat-share (alone, couple), and what each dependant adds. */
export const overseasCharges = scale(
  'forfait de charges outre-mer',
  { unit: 'cents/month', reviewed: '2025-10-01', revalued: '10-01' },
  CHARGES,
  {
    whole: [37_67, 38_99, 40_26, 40_68],
    sharedSingle: [19_38, 20_06, 20_71, 20_93],
    sharedCouple: [37_67, 38_99, 40_26, 40_68],
    more: [9_69, 10_03, 10_36, 10_47],
  },
)

const SINCE_2023: readonly Column[] = [['2023-01-01', 'Arrêté du 27/09/2019, art. 46, 3° ; arrêté du 26/12/2022, art. 1']]
/** Rate of the family TF overseas, by size; no more than six dependants count, so that nothing is added after the sixth. */
export const overseasFamilyRate = scale('taux de la famille outre-mer (TF)', { unit: 'rate', reviewed: '2026-01-13' }, SINCE_2023, {
  single: [0.0281],
  couple: [0.0299],
  one: [0.0238],
  two: [0.0217],
  three: [0.0194],
  four: [0.018],
  five: [0.0169],
  six: [0.0162],
  more: [0],
})

/** The other figures of overseas. */
export const overseas = figures('aide au logement outre-mer', {
  /** Dependants that count at most. */
  dependants: dated('count', { reviewed: '2025-03-10' }, ['2019-10-01', 6, 'Arrêté du 27/09/2019, art. 46, 1°']),
  /** Zone whose ceilings of rent count. */
  zone: dated('count', { reviewed: '2025-03-10', verified: false }, ['2019-10-01', 2, 'Arrêté du 27/09/2019, art. 7, 46 (à vérifier)']),
  /** R0 of a household with one dependant. No later order was found that changes it. */
  oneDependant: dated('cents/year', { reviewed: '2023-01-01', revalued: '01-01', verified: false }, [
    '2023-01-01',
    8181_00,
    'Arrêté du 27/09/2019, art. 46, 2° ; arrêté du 26/12/2022, art. 1 (années suivantes à vérifier)',
  ]),
})
