import type { IsoDate } from '#core/dates.ts'
import { writeFullDate, writeTimeInSentence } from '#core/french.ts'
import { Button } from './button.tsx'
import { PrintFoot } from './page.tsx'

/** When and by whom a page was asked for: what the foot of its print says. */
export type Printed = { today: IsoDate; time: string; by: string }

/** Prints the page: on a tablet there is no key for it. It shows itself when its script runs; `words` says what is printed, and the key. */
export const PrintButton = ({ words }: { words: string }) => (
  <div className="ligne ne-pas-imprimer haut-2">
    <span data-imprimer="" hidden>
      <Button type="button" icon="imprimer">
        Imprimer
      </Button>
    </span>
    <p className="petit doux">
      {words} (<kbd>Ctrl P</kbd>)
    </p>
  </div>
)

/** The foot of a page of a household, which only paper shows. `estimated`: amounts stand on it that are no decision. */
export const HouseholdPrintFoot = ({ printed, estimated }: { printed: Printed; estimated?: boolean }) => (
  <PrintFoot>
    Imprimé le {writeFullDate(printed.today)} à {writeTimeInSentence(printed.time)} par {printed.by}, et noté au journal d’accès.
    {estimated && ' Les montants calculés sont une estimation, qui ne vaut pas décision.'} Document couvert par le secret professionnel
    (art. 226-13 du code pénal).
  </PrintFoot>
)
