import { NONE, stateAt, TENURE, type Household } from '../household.ts'
import type { Figures } from '../figures.ts'
import { isOverseas } from '../overseas.ts'
import type { Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { overseas, overseasCharges, overseasFamilyRate } from './overseas-figures.ts'
import { ofLongSize, ofSize, rowOf } from './scale.ts'
import { familyRate, referenceIncome, rentCeiling1, rentCeiling2, rentCeiling3, tenant } from './tenant-figures.ts'

/** Euro, in cents: the rent is counted in whole euros. */
const EURO = 100

/** Whether a dwelling overseas has what OpenFisca leaves out: one zone, no APL to tenants. Its own requests are answered as it does. */
export const followsOverseasLaw = (household: Household): boolean => isOverseas(household) && !household.asOpenFisca

/** Zone of the rents: overseas there is one. */
const zoneOf = (household: Household, month: Month): number =>
  followsOverseasLaw(household) ? overseas.at(month).zone : stateAt(household, household.zone, month)

/** Rent that was agreed, in whole euros, cents a month: two thirds of it for a furnished dwelling. */
export const rentOf = (household: Household, month: Month): number => {
  const rent = stateAt(household, household.rent, month)
  const furnished = stateAt(household, household.tenure, month) === TENURE.furnishedTenant
  return Math.round((furnished ? rent * tenant.at(month).furnishedRent : rent) / EURO) * EURO
}

/** Ceiling of the rent, cents a month: by zone and size, 75 % in a flat-share, 90 % of the ceiling of a lone person for a room (arrêté du 27/09/2019, art. 7, 8, 16). */
export const ceilingOf = (household: Household, month: Month, couple: boolean, dependants: number): number => {
  const zone = zoneOf(household, month)
  const rows = (zone === 1 ? rentCeiling1 : zone === 3 ? rentCeiling3 : rentCeiling2).at(month)
  const p = tenant.at(month)
  const room = household.room !== NONE && stateAt(household, household.room, month) === 1
  const full = room ? rows.single * p.roomCeiling : ofSize(rows, couple, dependants)
  const shared = household.flatShare !== NONE && stateAt(household, household.flatShare, month) === 1
  return Math.round(shared ? full * p.sharedCeiling : full)
}

/** Flat charges C, cents a month (art. 9, 16; overseas art. 46). */
export const chargesOf = (household: Household, month: Month, couple: boolean, dependants: number): number => {
  const p = tenant.at(month)
  const inShare = household.flatShare !== NONE && stateAt(household, household.flatShare, month) === 1
  if (isOverseas(household)) {
    const there = overseasCharges.at(month)
    return (inShare ? (couple ? there.sharedCouple : there.sharedSingle) : there.whole) + dependants * there.more
  }
  if (inShare) return (couple ? p.sharedChargesCouple : p.sharedChargesSingle) + dependants * p.sharedChargesMore
  return p.charges + dependants * p.chargesMore
}

/**
 * Aid of a tenant before the flat cut, cents a month: L + C − Pp, with Pp = P0 + (TF + TL) × (R − R0) (CCH D823-16, D823-17).
 * RL and TL are kept unrounded, as the reference does; the order rounds them, which moves a few cents. A rent of 0 still leaves the charges to be aided,
 * as the reference does: a tenant without a rent is a contradiction of the entry, which the limits of the rights name.
 */
export const tenantAid = (
  household: Household,
  month: Month,
  couple: boolean,
  dependants: number,
  resources: number,
  t: Trace | null,
): number => {
  const p = tenant.at(month)
  const ceiling = ceilingOf(household, month, couple, dependants)
  const rent = Math.min(rentOf(household, month), ceiling)
  const charges = chargesOf(household, month, couple, dependants)
  const least = Math.max(p.minimalPartRate * (rent + charges), p.minimalPart)
  const far = isOverseas(household)
  const reference = far && dependants === 1 ? overseas.at(month).oneDependant : ofLongSize(referenceIncome.at(month), couple, dependants)
  const ratio = rent / ofSize(rentCeiling2.at(month), couple, dependants)
  const rentRate =
    ratio >= p.rentRatio2
      ? p.rentRate2 * (ratio - p.rentRatio2) + p.rentRate1 * (p.rentRatio2 - p.rentRatio1)
      : Math.max(0, p.rentRate1 * (ratio - p.rentRatio1))
  const rates = far ? overseasFamilyRate : familyRate
  const family = ofLongSize(rates.at(month), couple, dependants)
  const rate = family + rentRate
  const part = least + rate * Math.max(0, resources - reference)
  const aid = Math.max(0, rent + charges - part)
  if (t) {
    const zone = zoneOf(household, month)
    const row = rowOf(couple, dependants, 6)
    const ceilings = zone === 1 ? rentCeiling1 : zone === 3 ? rentCeiling3 : rentCeiling2
    t.step('Loyer plafond', ceiling, 'Arrêté du 27/09/2019, art. 7, 8, 16', [ceilings as Figures, month, rowOf(couple, dependants, 1)])
    t.step('Loyer retenu (L)', rent, 'CCH D823-16')
    if (far)
      t.step('Forfait de charges (C)', charges, 'Arrêté du 27/09/2019, art. 46', [overseasCharges as Figures, month, 'whole', 'sharedSingle', 'sharedCouple', 'more']) // prettier-ignore
    else t.step('Forfait de charges (C)', charges, 'Arrêté du 27/09/2019, art. 9, 16', [tenant, month, 'charges', 'chargesMore'])
    t.step('Participation minimale (P0)', least, 'Arrêté du 27/09/2019, art. 13', [tenant, month, 'minimalPart', 'minimalPartRate'])
    if (far && dependants === 1)
      t.step('Ressources de référence (R0)', reference, 'Arrêté du 27/09/2019, art. 46, 2°', [overseas, month, 'oneDependant']) // prettier-ignore
    else t.step('Ressources de référence (R0)', reference, 'Arrêté du 27/09/2019, art. 15', [referenceIncome as Figures, month, row])
    t.step('Taux de la famille (TF)', family, far ? 'Arrêté du 27/09/2019, art. 46, 3°' : 'Arrêté du 27/09/2019, art. 14, 1°', [rates as Figures, month, row], 'rate') // prettier-ignore
    t.step(
      'Taux du loyer (TL)',
      rentRate,
      'Arrêté du 27/09/2019, art. 14, 2°',
      [tenant, month, 'rentRatio1', 'rentRatio2', 'rentRate1', 'rentRate2'],
      'rate',
    )
    t.step('Participation personnelle (Pp)', part, 'CCH D823-17')
    t.step('Aide avant réductions (L + C − Pp)', aid, 'CCH D823-16')
  }
  return aid
}

/** Share of the aid that is kept when the rent is far above the ceiling: 1, declining to 0 (CCH D823-16; arrêté du 27/09/2019, art. 10). */
export const rentShare = (household: Household, month: Month, couple: boolean, dependants: number): number => {
  const p = tenant.at(month)
  const ceiling = ceilingOf(household, month, couple, dependants)
  const first = zoneOf(household, month) === 1
  const from = Math.round(ceiling * (first ? p.decline1 : p.decline))
  const to = Math.round(ceiling * (first ? p.end1 : p.end))
  const rent = rentOf(household, month)
  return rent <= from ? 1 : rent > to ? 0 : 1 - (rent - from) / (to - from)
}
