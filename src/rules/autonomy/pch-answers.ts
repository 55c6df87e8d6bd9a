import type { Month } from '../time.ts'
import { PCH_ACTIVITIES, PCH_DIFFICULTY, PCH_DOMAINS } from './pch-activities.ts'
import type { PchActivity, PchDifficulty, PchDomain } from './pch-activities.ts'
import { PCH_HELP } from './pch-help-tables.ts'
import type { PchHelpAct } from './pch-help-tables.ts'
import { pchFigures } from './pch.ts'

/**
 * Answers of an evaluation by key, as its draft keeps them: `seLaver` = a difficulty; `seLaver.lasting` = yes (definitive, or a year at least) or no;
 * `mobility.words` = what she said of a domain; `help.washing` and `help.carer` = minutes.
 */
export type PchAnswers = Readonly<Record<string, unknown>>

export const lastingKey = (activity: string): string => `${activity}.lasting`
export const domainWordsKey = (domain: PchDomain): string => `${domain}.words`
export const helpKey = (act: string): string => `help.${act}`
/** Minutes a day that a carer of the family gives. */
export const CARER_KEY = 'help.carer'

export interface PchActivityRead {
  readonly activity: PchActivity
  /** Null: not seen yet. */
  readonly difficulty: PchDifficulty | null
  /** Definitive or a year at least; null: not said. */
  readonly lasting: boolean | null
}

export interface PchHelpRead {
  readonly act: PchHelpAct
  /** Minutes; null: not said. */
  readonly minutes: number | null
  /** What of them the PCH may count: no more than its most. */
  readonly counted: number | null
}

/** What can be said: the criteria are met, are not, or what was seen does not tell. */
export type PchAnswer = 'met' | 'notMet' | 'unknown'

export interface PchRead {
  readonly activities: readonly PchActivityRead[]
  readonly seen: number
  readonly words: Readonly<Record<PchDomain, string>>
  /** Criteria of difficulty (CASF D245-4). As soon as they are met, nothing that is still to be seen can change it. */
  readonly criteria: PchAnswer
  /** Grave or absolute difficulties of which nobody said how long they last. */
  readonly durationToSay: readonly PchActivityRead[]
  readonly help: readonly PchHelpRead[]
  readonly carerMinutes: number | null
  /** Minutes a day that the PCH may count, all acts together; null: none was said. */
  readonly dayMinutes: number | null
  /** Human help, element 1. Not verified. */
  readonly humanHelp: PchAnswer
}

const isDifficulty = (answer: unknown): answer is PchDifficulty => typeof answer === 'string' && Object.hasOwn(PCH_DIFFICULTY, answer)
const minutesAt = (answers: PchAnswers, key: string): number | null => {
  const said = answers[key]
  return typeof said === 'number' && Number.isInteger(said) && said >= 0 ? said : null
}
const grave = ({ difficulty }: PchActivityRead): boolean => difficulty === 'grave' || difficulty === 'absolute'

/** Whether some activities reach the criteria: one absolute difficulty, or grave ones enough, each lasting. What is not seen, or not told, can go either way. */
const reach = (of: readonly PchActivityRead[], month: Month): PchAnswer => {
  const needed = pchFigures.at(month)
  const count = (level: PchDifficulty, holds: (lasting: boolean | null) => boolean): number =>
    of.filter(({ difficulty, lasting }) => difficulty === level && holds(lasting)).length
  const sure = (lasting: boolean | null): boolean => lasting === true
  if (count('absolute', sure) >= needed.absolute || count('grave', sure) >= needed.grave) return 'met'
  const maybe = (lasting: boolean | null): boolean => lasting !== false
  const unseen = of.filter(({ difficulty }) => difficulty === null).length
  return count('absolute', maybe) + unseen >= needed.absolute || count('grave', maybe) + unseen >= needed.grave ? 'unknown' : 'notMet'
}

/** An evaluation as it stands. `month`: that of the figures. Nothing is supposed of what nobody looked at. */
export const readPch = (answers: PchAnswers, month: Month): PchRead => {
  const activities = PCH_ACTIVITIES.map((activity): PchActivityRead => {
    const [said, lasting] = [answers[activity.id], answers[lastingKey(activity.id)]]
    return { activity, difficulty: isDifficulty(said) ? said : null, lasting: lasting === 'yes' ? true : lasting === 'no' ? false : null }
  })
  const help = PCH_HELP.acts.map((act): PchHelpRead => {
    const minutes = minutesAt(answers, helpKey(act.id))
    return { act, minutes, counted: minutes === null || act.most === null ? minutes : Math.min(minutes, act.most) }
  })
  const told = help.filter(({ act, counted }) => act.per === 'day' && counted !== null)
  const criteria = reach(activities, month)
  const carerMinutes = minutesAt(answers, CARER_KEY)
  return {
    activities,
    seen: activities.filter(({ difficulty }) => difficulty !== null).length,
    words: Object.fromEntries(
      (Object.keys(PCH_DOMAINS) as PchDomain[]).map((domain) => {
        const words = answers[domainWordsKey(domain)]
        return [domain, typeof words === 'string' ? words : '']
      }),
    ) as Record<PchDomain, string>,
    criteria,
    durationToSay: activities.filter((one) => grave(one) && one.lasting === null),
    help,
    carerMinutes,
    dayMinutes: told.length === 0 ? null : told.reduce((sum, { counted }) => sum + (counted ?? 0), 0),
    humanHelp: humanHelpOf(activities, criteria, carerMinutes, month),
  }
}

/** Human help: the general criteria, and either the essential acts reach them by themselves, or a carer gives 45 minutes a day. CASF annexe 2-5, not verified. */
const humanHelpOf = (all: readonly PchActivityRead[], criteria: PchAnswer, carer: number | null, month: Month): PchAnswer => {
  if (criteria === 'notMet') return 'notMet'
  const opening = new Set<string>(PCH_HELP.acts.flatMap(({ activity, essential }) => (activity && essential ? [activity] : [])))
  const acts = reach(
    all.filter(({ activity }) => opening.has(activity.id)),
    month,
  )
  const byTime: PchAnswer = carer === null ? 'unknown' : carer >= PCH_HELP.carerMinutes ? 'met' : 'notMet'
  const either: PchAnswer = acts === 'met' || byTime === 'met' ? 'met' : acts === 'notMet' && byTime === 'notMet' ? 'notMet' : 'unknown'
  return either === 'met' && criteria === 'unknown' ? 'unknown' : either
}

/** Ratings in the order of `PCH_ACTIVITIES`, as the right reads them; null unless all are seen and every grave or absolute one lasts a year at least. */
export const pchRatings = ({ activities }: PchRead): number[] | null => {
  const ratings = activities.flatMap((one) =>
    one.difficulty === null || (grave(one) && one.lasting !== true) ? [] : [PCH_DIFFICULTY[one.difficulty]],
  )
  return ratings.length === activities.length ? ratings : null
}
