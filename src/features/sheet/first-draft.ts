import type { IsoDate } from '#core/dates.ts'
import { writeDate, writeDay, writeTime } from '#core/french.ts'
import type { StepDoer } from '#features/case-file/model.ts'
import { isToBring } from './discreet.ts'
import { sheetLimits } from './model.ts'
import type { Sheet } from './model.ts'

/** What was kept of a meeting and may stand on a sheet: nothing from a private passage nor from a restricted compartment. */
export type Kept = {
  date: IsoDate
  kind: string
  siteName: string
  workerName: string
  workerFunction: string
  /** The open text of the entry. */
  text: string
  steps: readonly { what: string; doer: StepDoer; dueOn: IsoDate | null }[]
  deadlines: readonly { title: string; dueOn: IsoDate }[]
  next: { date: IsoDate; time: string; place: string } | null
  /** Danger rules on the household: the paper says only appointments and what to bring. */
  discreet: boolean
}

const who: Readonly<Record<StepDoer, string>> = { person: 'Vous', worker: 'Moi', both: 'Vous et moi, ensemble', other: 'Un partenaire' }

/** « à la Maison des solidarités », « au Centre social », « à l’antenne »; « chez vous », « par téléphone ». */
export const placeWords = (kind: string, siteName: string): string => {
  if (kind === 'homeVisit') return 'chez vous'
  if (kind === 'call') return 'par téléphone'
  if (/^(?:maison|mairie|mission|permanence|résidence)\b/i.test(siteName)) return `à la ${siteName}`
  if (/^(?:centre|ccas|cms|pôle|point|service|site|secteur|pimms)\b/i.test(siteName)) return `au ${siteName}`
  if (/^[aeiouéèêh]/i.test(siteName)) return `à l’${siteName}`
  return `à ${siteName}`
}

/** Her own words between French quotation marks, whole and each once; those too long for one line are left to the author. */
export const quotesOf = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/«([^«»]+)»/gu)]
      .map((found) => (found[1] ?? '').trim())
      .filter((words) => words.split(/\s+/).length >= 3 && words.length <= sheetLimits.said - 20),
  ),
]

/** The sheet as it is first proposed; its author goes over it before it leaves. Nothing here is a right: none was computed. */
export const firstDraft = (kept: Kept): Sheet => ({
  date: kept.date,
  place: placeWords(kept.kind, kept.siteName),
  workerName: kept.workerName,
  workerFunction: kept.workerFunction,
  said: quotesOf(kept.text)
    .slice(0, sheetLimits.items)
    .map((words) => `Vous avez dit : « ${words} »`),
  canAsk: [],
  actions: [
    ...kept.steps.map((step) => ({
      what: withoutStop(step.what),
      who: who[step.doer],
      when: step.dueOn ? writeDay(step.dueOn, kept.date) : '',
      ...(isToBring(step.what) ? { bring: true } : {}),
    })),
    ...kept.deadlines.map((deadline) => ({
      what: withoutStop(deadline.title),
      who: '',
      when: `le ${writeDate(deadline.dueOn, kept.date)} au plus tard`,
    })),
  ].slice(0, sheetLimits.items),
  next: kept.next && { day: writeDay(kept.next.date, kept.date), time: writeTime(kept.next.time), place: kept.next.place },
  discreet: kept.discreet,
})

const withoutStop = (text: string): string => text.trim().replace(/[.\s]+$/, '')

/** Lines that speak of the person instead of speaking to her: their author is told. */
export const speaksOfHer = (text: string): boolean => /(?:^|[\s«(])(?:elle|il|mme|madame|monsieur|m\.)\s/iu.test(text)
