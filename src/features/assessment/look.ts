/** The second look as a line of « Ce qui court ». Pure. */
import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { noBreak, writeDuration } from '#core/french.ts'
import type { OwnDay } from '#features/running/commands.server.ts'
import type { AssessmentResult } from './model.ts'

/** The code of the day by which somebody else looks, and of the one on which its author reads that somebody saw otherwise. */
export const LOOK = 'look'
export const DIFFERS = 'differs'

const lower = (title: string): string => `${title.charAt(0).toLocaleLowerCase('fr')}${title.slice(1)}`

/** The day by which a second look is asked for. */
export const lookDay = (title: string, result: AssessmentResult | null, today: IsoDate, within: number): OwnDay => ({
  code: LOOK,
  title: `Second regard${noBreak}: ${lower(title)}`,
  due: addDays(today, within),
  weight: 1,
  waitsFor: 'us',
  steps: [
    `Évaluation terminée${result ? `, ${lower(result.label)}` : ''}.`,
    within === 0
      ? 'Pour cette conclusion, quelqu’un d’autre la regarde le jour même.'
      : `Pour cette conclusion, quelqu’un d’autre la regarde sous ${writeDuration(within, 'jour')}.`,
    'Ce délai est celui d’Aparté, non d’un texte.',
  ],
  ifMissed: 'Une personne seule aura porté cette conclusion.',
  law: null,
})

/** What its author reads when the other saw otherwise. */
export const differsDay = (title: string, today: IsoDate): OwnDay => ({
  code: DIFFERS,
  title: `Un second regard voit autrement${noBreak}: ${lower(title)}`,
  due: today,
  weight: 1,
  waitsFor: 'us',
  ifMissed: 'Deux conclusions différentes resteraient côte à côte sans qu’on en ait parlé.',
  law: null,
})
