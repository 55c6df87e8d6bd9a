import type { IsoDate } from '#core/dates.ts'
import { writeFullDate, writeTimeInSentence } from '#core/french.ts'
import { PrintFoot } from './page.tsx'

/** When and by whom a page was asked for: what the foot of its print says. */
export type Printed = { today: IsoDate; time: string; by: string }

/** The foot of a page of a household, which only paper shows. `estimated`: amounts stand on it that are no decision. */
export const HouseholdPrintFoot = ({ printed, estimated }: { printed: Printed; estimated?: boolean }) => (
  <PrintFoot>
    Imprimé le {writeFullDate(printed.today)} à {writeTimeInSentence(printed.time)} par {printed.by}, et noté au journal d’accès.
    {estimated && ' Les montants calculés sont une estimation, qui ne vaut pas décision.'} Document couvert par le secret professionnel
    (art. 226-13 du code pénal).
  </PrintFoot>
)
