import { addMonths } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { APPEALS, appealDeadline, silenceDate } from '#rules/catalogue/appeals.ts'
import { lastDayOf } from '#rules/catalogue/deadline.ts'
import type { AppealCode, CatalogueEntry, Statement } from '#rules/catalogue/entry.ts'
import type { StepDoer } from '#features/case-file/model.ts'
import { shortName } from './model.ts'
import type { DeadlineKey, Status } from './model.ts'

/** What follows from a status, by the law of its right: proposed in the form, written after a yes. */
export type PlannedDeadline = { key: DeadlineKey; title: string; dueOn: IsoDate; law: string | null; note: string }
export type PlannedStep = { what: string; doer: StepDoer; dueOn: IsoDate | null }
export type Plan = { deadlines: PlannedDeadline[]; steps: PlannedStep[] }

/** What of a right fixes its deadlines. A local aid has the appeal of discretionary aids. */
export type Followed = { name: string; acronym?: string; appeals: readonly AppealCode[]; silence?: CatalogueEntry['silence'] }
export const LOCAL_APPEALS: readonly AppealCode[] = ['AP9']

export type PlanInput = {
  status: Status
  saidOn: IsoDate
  notifiedOn: IsoDate | null
  until: IsoDate | null
  /** The day on which to begin the renewal, when it was told; otherwise some months before `until`. */
  renewOn: IsoDate | null
}

/** Months before the end of a right to ask for it again: the MDPH is slow; elsewhere two, the last day of the window of the health cover. */
export const renewalMonths = ({ appeals }: Pick<Followed, 'appeals'>): number => (appeals.includes('AP5') ? 6 : 2)

const lawOf = ({ source, verified }: Statement): string | null =>
  source === undefined ? null : verified ? source : `${source} (à vérifier)`
const toVerify = (statement: Statement): string => (statement.verified ? statement.text : `${statement.text} (à vérifier)`)

/** The appeal whose first delay ends first, with its last day; null when the right has none. */
export const firstAppeal = (codes: readonly AppealCode[], notifiedOn: IsoDate): { code: AppealCode; dueOn: IsoDate } | null =>
  codes
    .map((code) => ({ code, dueOn: appealDeadline(code, notifiedOn) }))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
    .at(0) ?? null

const appealPlan = (right: Followed, notifiedOn: IsoDate): Plan => {
  const first = firstAppeal(right.appeals, notifiedOn)
  if (!first) return { deadlines: [], steps: [] }
  const [step] = APPEALS[first.code].steps
  return {
    deadlines: [
      {
        key: 'appeal',
        title: `Contester le refus : ${shortName(right)}`,
        dueOn: first.dueOn,
        law: step ? lawOf(step.statement) : null,
        note: step ? `${step.to}. ${toVerify(step.statement)}` : '',
      },
    ],
    steps: [{ what: `Écrire le recours : ${shortName(right)}`, doer: 'both', dueOn: first.dueOn }],
  }
}

const silencePlan = (right: Followed, askedOn: IsoDate): Plan => {
  const { silence } = right
  if (!silence) return { deadlines: [], steps: [] }
  return {
    deadlines: [
      {
        key: 'silence',
        title:
          silence.means === 'accept'
            ? `Sans réponse, c’est un accord : ${shortName(right)}`
            : `Sans réponse, c’est un refus à contester : ${shortName(right)}`,
        dueOn: lastDayOf(askedOn, { months: silence.months }),
        law: lawOf(silence),
        note: toVerify(silence),
      },
    ],
    steps: [],
  }
}

const contestPlan = (right: Followed, contestedOn: IsoDate): Plan => {
  const [code] = right.appeals
  const dueOn = code === undefined ? null : silenceDate(code, contestedOn)
  if (code === undefined || dueOn === null) return { deadlines: [], steps: [] }
  const { silence, steps } = APPEALS[code]
  const next = steps[1]
  return {
    deadlines: [
      {
        key: 'silence',
        title: `Sans réponse au recours, c’est un refus : ${shortName(right)}`,
        dueOn,
        law: silence ? lawOf(silence) : null,
        note: [silence && toVerify(silence), next && `Ensuite : ${next.to}.`].filter(Boolean).join(' '),
      },
    ],
    steps: [],
  }
}

const renewalPlan = (right: Followed, { until, renewOn, saidOn }: PlanInput): Plan => {
  if (renewOn === null && until === null) return { deadlines: [], steps: [] }
  const wanted = renewOn ?? addMonths(until ?? saidOn, -renewalMonths(right))
  // a right that ends sooner than that is asked for again at once, and never after its end
  const dueOn = wanted < saidOn ? (until !== null && until < saidOn ? until : saidOn) : wanted
  return {
    deadlines: [{ key: 'renewal', title: `Redemander à temps : ${shortName(right)}`, dueOn, law: null, note: '' }],
    steps: [],
  }
}

/** The deadlines and steps to propose with a status. Empty when nothing follows, or while the date that it runs from is unknown. */
export const planOf = (right: Followed, input: PlanInput): Plan => {
  switch (input.status) {
    case 'refused':
      return input.notifiedOn === null ? { deadlines: [], steps: [] } : appealPlan(right, input.notifiedOn)
    case 'requested':
      return silencePlan(right, input.saidOn)
    case 'contested':
      return contestPlan(right, input.saidOn)
    case 'open':
      return renewalPlan(right, input)
    default:
      return { deadlines: [], steps: [] }
  }
}

/** What becomes of a deadline noted earlier, once a right has another status: met, given up with this reason, or (absent) it goes on. */
export type Closing = 'done' | { dropped: string }

/**
 * Which earlier deadlines a new status ends. A contest before the last day meets the deadline of appeal; after it, the deadline was missed and
 * is given up in those words. `dueOn`: of the deadline.
 */
export const closingOf = (key: DeadlineKey, next: { status: Status; saidOn: IsoDate }, dueOn: IsoDate): Closing | null => {
  const { status, saidOn } = next
  if (status === 'notWanted') return { dropped: 'Ce droit n’est pas souhaité' }
  if (status === 'ended') return { dropped: 'Ce droit est arrêté' }
  switch (key) {
    case 'appeal':
      if (status === 'contested') return saidOn <= dueOn ? 'done' : { dropped: 'Contesté après le délai' }
      return status === 'open' ? { dropped: 'Le droit est ouvert' } : null
    case 'silence':
      // an answer came, or another wait begins
      return status === 'open' || status === 'refused' || status === 'contested' || status === 'requested' ? 'done' : null
    case 'renewal':
      return status === 'requested' || status === 'open' ? 'done' : status === 'refused' ? { dropped: 'Le droit est refusé' } : null
  }
}
