import type { Month } from '../time.ts'
import { shared } from '../shared-figures.ts'
import { apaParticipation, apaPlanCeiling } from './apa-domicile.ts'
import { apaFigures } from './apa-figures.ts'
import { HELP_KINDS, type HelpFunder, type HelpKind, type HelpPeriod, type HelpProvider } from './help-plan-tables.ts'

/** One line of a help plan. */
export interface HelpItem {
  readonly kind: HelpKind
  readonly provider: HelpProvider
  readonly funder: HelpFunder
  /** Hundredths of the unit: 12 h 30 is 1250. */
  readonly quantity: number
  readonly period: HelpPeriod
  /** What one unit really costs, cents. */
  readonly cents: number
  /** What the funder takes of a unit, cents: its reference tariff. Null: all of it. */
  readonly taken: number | null
}

const WEEKS_IN_MONTH = 52 / 12
const inMonth = (item: HelpItem, unit: number): number =>
  Math.round((item.quantity / 100) * unit * (item.period === 'week' ? WEEKS_IN_MONTH : 1))

/**
 * What an item costs and how much of it is above the tariff that the funder takes, whole cents: a month (52 weeks by 12), or once for what is bought once. What the funder does not take is hers.
 */
export const itemCost = (item: HelpItem): { readonly cost: number; readonly taken: number; readonly above: number } => {
  const cost = inMonth(item, item.cents)
  const taken = item.taken === null ? cost : Math.min(inMonth(item, item.taken), cost)
  return { cost, taken, above: cost - taken }
}

export interface PlanPerson {
  /** Null: not evaluated, then there is no ceiling and no participation. */
  readonly gir: number | null
  /** Monthly resources that the APA counts, cents, the couple's together; null: not known. CASF R232-5. */
  readonly resources: number | null
  /** Whether she lives with a partner: the resources are then divided by 1.7. CASF R232-11. */
  readonly couple: boolean
}

export interface HelpPlan {
  /** All that is paid each month, cents. */
  readonly monthly: number
  /** What is bought once (aids, works), cents: beside the month, and not in the ceiling's count here. */
  readonly once: number
  /** What the APA is asked to take each month, cents. */
  readonly asked: number
  /** Ceiling of the GIR; null without a GIR from 1 to 4. CASF R232-10. */
  readonly ceiling: number | null
  /** Of what is asked, what is within the ceiling, and what exceeds it. Null and 0 without a ceiling. */
  readonly within: number | null
  readonly exceeds: number
  /** What the law asks of her on what is within; null while the GIR or her resources are not known. CASF R232-11. */
  readonly participation: number | null
  /** What the département pays. `within` less `participation`, or 0 where it is below three hours of SMIC (CASF D232-31). */
  readonly apa: number | null
  /** Below three hours of SMIC: it is not paid, and all is hers. */
  readonly tooSmall: boolean
  /** What others pay each month, by funder. */
  readonly others: Readonly<Partial<Record<HelpFunder, number>>>
  /** What is hers each month: participation, what exceeds, what is above the tariffs, what she pays herself. Null while the participation is not known. */
  readonly hers: number | null
  /** Parts of `hers`, for the page that explains it. */
  readonly aboveTariff: number
  readonly herOwn: number
}

/** Resources of the person, a couple's being divided, cents. CASF R232-11. */
export const planResources = (person: PlanPerson, month: Month): number | null =>
  person.resources === null ? null : person.couple ? person.resources / apaFigures.at(month).coupleAtHome : person.resources

/**
 * A help plan counted: what it costs, what the APA takes within its ceiling, what stays to her. Whole cents, and the parts always sum to the whole:
 * `monthly` is `apa` + others + `hers`. Nothing is assumed: without a GIR or resources, what depends on them is null.
 */
export const helpPlan = (items: readonly HelpItem[], person: PlanPerson, month: Month): HelpPlan => {
  let [monthly, once, asked, aboveTariff, herOwn] = [0, 0, 0, 0, 0]
  const others: Partial<Record<HelpFunder, number>> = {}
  for (const item of items) {
    const { cost, taken, above } = itemCost(item)
    if (item.period === 'once') {
      once += cost
      continue
    }
    monthly += cost
    if (item.funder === 'person') herOwn += cost
    else {
      aboveTariff += above
      if (item.funder === 'apa') asked += taken
      else others[item.funder] = (others[item.funder] ?? 0) + taken
    }
  }
  const open = person.gir !== null && person.gir >= 1 && person.gir <= apaFigures.at(month).lastGir
  const ceiling = open ? Math.round(apaPlanCeiling(person.gir as number, month)) : null
  const within = ceiling === null ? null : Math.min(asked, ceiling)
  const exceeds = within === null ? 0 : asked - within
  const resources = planResources(person, month)
  const due = within === null || resources === null ? null : Math.round(apaParticipation(resources, within, month))
  const left = due === null || within === null ? null : within - due
  const tooSmall = left !== null && left > 0 && left < apaFigures.at(month).floorHours * shared.at(month).smicHour
  const participation = tooSmall ? within : due
  return {
    monthly,
    once,
    asked,
    ceiling,
    within,
    exceeds,
    participation,
    apa: tooSmall ? 0 : left,
    tooSmall,
    others,
    hers: asked === 0 ? aboveTariff + herOwn : participation === null ? null : participation + exceeds + aboveTariff + herOwn,
    aboveTariff,
    herOwn,
  }
}

/** What the law lets a plan be raised by, whole cents; the coefficients are not verified. CASF D232-9-1, D232-9-2. */
export const planIncreases = (month: Month): { readonly respiteYear: number; readonly carerInHospital: number } => {
  const p = apaFigures.at(month)
  return { respiteYear: Math.round(p.respiteYear * p.mtp), carerInHospital: Math.round(p.carerInHospital * p.mtp) }
}

/** What is paid each month while the département let its two months pass in silence, whole cents; not verified. CASF L232-14. */
export const silentGrant = (month: Month): number => Math.round(apaPlanCeiling(1, month) * apaFigures.at(month).silentGrant)

/** Kinds that an APA plan may not hold although APA was chosen to pay them: to be told beside the line. CASF L232-3, R232-8. */
export const apaMayNot = (item: HelpItem): boolean => item.funder === 'apa' && !HELP_KINDS[item.kind].apa
