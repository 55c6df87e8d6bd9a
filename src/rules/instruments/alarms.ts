import { childProtection } from './child.ts'
import { danger } from './danger.ts'

/** What a conclusion asks of those who open the household, for an instrument whose result is a choice. */
export interface Alarm {
  /** How a conclusion is called at the head of the household, by its option: « Danger immédiat ». An option that is not named stands nowhere. */
  readonly words: Readonly<Record<string, string>>
  /** Ids of the procedures that answer it, in the order in which they are offered. None begins by itself. */
  readonly procedures: readonly string[]
}

/** By id of instrument. A conclusion stands until a later evaluation of the same person by the same instrument says otherwise. */
export const ALARMS: ReadonlyMap<string, Alarm> = new Map<string, Alarm>([
  [
    danger.id,
    {
      words: { immediate: 'Danger immédiat', high: 'Danger élevé' },
      procedures: ['domesticViolence', 'emergencyShelter', 'concernReport'],
    },
  ],
  [
    childProtection.id,
    { words: { immediate: 'Danger grave et immédiat', danger: 'Danger' }, procedures: ['concernReport', 'judicialReport'] },
  ],
])
