import type { FactValue } from '#features/tidying/model.ts'
import type { WritableKind } from '#core/compartments.ts'
import type { ClosureReason, EntryKind, FactSource, StepDoer } from '#features/case-file/model.ts'
import type {
  CivilTitle,
  Custody,
  HouseholdRole,
  Kinship,
  LinkQuality,
  PublicTag,
  Sex,
  Telling,
  Tenure,
} from '#features/household/model.ts'
import type { Axis, IssueDomain, IssueStatus } from '#features/needs/model.ts'
import type { Channel, Origin, RequestTopic, Urgency } from '#features/reception/model.ts'

/**
 * The form in which the fictional town is written: invented people only, days counted from « today ».
 * `daysAgo: 7` is a week before today; `inDays: 8` is in eight days. The loader turns it into rows through the real commands.
 */
export type AgentKey = 'solene' | 'ines' | 'bruno' | 'helene' | 'jocelyne' | 'awa' | 'theo' | 'marc'

export type WorldPerson = {
  key: string
  firstName: string
  lastName: string
  usualName?: string
  title: CivilTitle
  sex: Sex
  /** ISO date of birth; absent when nobody knows it. */
  birth?: string
  role: HouseholdRole
  custody?: Custody
  /** Entered the household later than the opening, or left it: dated composition. */
  joinedDaysAgo?: number
  leftDaysAgo?: number
  /** One or two sentences under the name. */
  detail?: string
  dead?: boolean
}

export type WorldEntry = {
  daysAgo: number
  /** HH:MM */
  time: string
  kind: EntryKind
  author: AgentKey
  title: string
  minutes?: number
  present?: string
  /** Text of real length. `((` … `))` is a private passage; « … » are the person's words. Paragraphs are separated by a blank line. */
  text: string
  /** Compartment of the whole entry; general when absent. */
  compartment?: WritableKind
  /** Who else than the author reads the private passages. */
  aparteReaders?: AgentKey[]
  /** Left to tidy: an interview page not yet tidied (only in the last three days). */
  untidied?: boolean
  themes?: IssueDomain[]
}

export type WorldHousehold = {
  key: string
  /** What the case is called on screen: « Céline Aubertin ». */
  name: string
  /** The one difficulty this household shows, in English, for the reader of the seed. */
  difficulty: string
  referent: AgentKey
  coWorkers?: { agent: AgentKey; kinds: WritableKind[]; forDays?: number }[]
  sector: 1 | 2 | 3 | 4 | 5 | 6
  openedDaysAgo: number
  closed?: { daysAgo: number; reason: ClosureReason }
  origin: Origin
  channel: Channel
  /** Protected household: hidden from reception and from the search of anyone without a compartment. */
  protected?: boolean
  publics: PublicTag[]
  people: WorldPerson[]
  /** Between people (keys) and helpers (keys). */
  links: { from: string; to: string; kind: Kinship | 'helper'; quality: LinkQuality }[]
  helpers: {
    key: string
    name: string
    /** Where the notes call them mother, brother…; the genogram draws a diamond without it. */
    sex?: Exclude<Sex, 'unknown'>
    organisation?: string
    telling: Telling
    about?: string
    agreedDaysAgo?: number
    quality: LinkQuality
  }[]
  contact: {
    phone?: string
    mayCall: boolean | null
    mayMessage: boolean | null
    mayWrite: boolean | null
    addressHidden: boolean
    /** How to reach without risk, in free words; only where it matters. */
    how?: string
    reason?: string
    hours?: string
    reviewedDaysAgo?: number
  }
  address: { line?: string; tenure: Tenure; detail?: string }
  /** Expressed demand: her own words. */
  demand: string
  needs: { domain: IssueDomain; topic: string; axes: Axis[]; status: IssueStatus; primary?: boolean }[]
  objectives: { words: string; step: string }[]
  summary?: { daysAgo: number; text: string }
  entries: WorldEntry[]
  facts: {
    key: string
    subject: string
    label: string
    cents?: number
    text?: string
    /** What the rights read beside the amount: a code, a period, an end. Dates as `{born-92}`, years as `{an-2}`. */
    value?: FactValue
    fromDaysAgo?: number
    source: FactSource
    daysAgo: number
    compartment: WritableKind
  }[]
  deadlines: { inDays: number; title: string; law?: string; note?: string; compartment?: WritableKind }[]
  steps: { who: StepDoer; what: string; inDays?: number; doneDaysAgo?: number; saidDaysAgo: number }[]
  appointments: {
    inDays: number
    time: string
    minutes: number
    place: string
    kind: 'interview' | 'homeVisit' | 'call'
    with?: string
    essentials?: string[]
  }[]
}

export type WorldRequest = {
  daysAgo: number
  time: string
  calledName: string
  words?: string
  topics: RequestTopic[]
  channel: Channel
  origin: Origin
  urgency: Urgency
  urgencyReason?: string
  addressLine?: string
  addressCase?: 'homeless' | 'notGiven' | 'hidden'
  sector: 1 | 2 | 3 | 4 | 5 | 6
  phone?: string
  mayCall?: boolean
  mayMessage?: boolean
  agreed: boolean | null
  outcome: 'waiting' | 'taken' | 'proposed' | 'informed'
  by?: AgentKey
  answer?: string
}
