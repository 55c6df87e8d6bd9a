import type { Statement } from '../../catalogue/entry.ts'
import { unread } from '../../catalogue/say.ts'

/** Whose rules say how long a decision that is silent on appeals may be contested; `either`: it depends on the decision. */
export type CourtOrder = 'administrative' | 'judicial' | 'either'

const YEAR = 'CE, Ass., 13 juillet 2016, n° 387763 ; CJA R421-5, à relire'
const NO_YEAR = 'Cass., Ass. plén., 8 mars 2024, n° 21-12.560, source secondaire, à relire'

/** What is left when a decision says nothing of appeals, by the order of the court that judges it. */
export const SILENT_DECISION: Readonly<Record<CourtOrder, Statement>> = {
  administrative: unread('Une décision qui ne dit rien des recours se conteste un an, en général, devant le tribunal administratif.', YEAR),
  judicial: unread(
    'Une décision qui ne dit rien des recours ne fait pas courir leur délai : devant un tribunal judiciaire, la limite d’un an du juge administratif ne vaut pas.',
    NO_YEAR,
  ),
  either: unread(
    'Une décision qui ne dit rien des recours se conteste plus longtemps, selon le juge : un an en général devant le tribunal administratif, sans cette limite devant un tribunal judiciaire.',
    `${YEAR} ; ${NO_YEAR}`,
  ),
}
