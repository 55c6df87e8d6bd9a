import { describe, expect, it } from 'vitest'
import { placeOf, type Row } from './evaluate.ts'
import { RIGHTS } from './rights.ts'
import { rsaFigures } from './rsa/figures.ts'
import { household, type HouseholdSpec } from './testing/build.ts'
import { rowOf, trying, valueIn } from './testing/properties.ts'
import { ALLOWED, raiseOf, spiral, worth } from './testing/raise.ts'
import { varied } from './testing/varied.ts'
import { monthText, yearOf } from './time.ts'

const { forSeeds, said } = trying(process.env['RUNS'], (text) => process.stdout.write(text))

/** The prime d'activité adds to work (CSS L842-3, D843-2: a part of each wage, and a bonus that grows with it); what creditors may seize grows with pay. */
const GROWS_WITH_WORK: readonly string[] = ['ppa', 'quotiteSaisissable']
const RAISES = [1, 1_00, 10_00, 100_00, 500_00] as const

describe('more income', () => {
  it.each([
    ['a wage', ['wage'], GROWS_WITH_WORK, 400],
    ['a pension, an unemployment benefit, a rent', ['pension', 'unemployment', 'invalidity', 'rent'], ['quotiteSaisissable'], 400],
  ] as const)('(%s) never raises an aid, but where a text says so', (_name, incomes, except, everyday) => {
    let raised = 0
    let compared = 0
    const allowed = new Map<string, number>()
    forSeeds(everyday, (seed) => {
      const { spec, month } = varied(seed, true)
      const more = RAISES[seed % RAISES.length] as number
      const raise = incomes.map((income) => raiseOf(spec, month, more, income)).find((one) => one !== null)
      if (raise === undefined) return
      raised += 1
      const before = rowOf(raise.before, month)
      const after = rowOf(raise.after, month)
      for (const right of RIGHTS) {
        if (except.some((id) => id === right.id)) continue
        const indexes = right.holder === 'family' ? [0] : raise.before.members.map(({ index }) => index)
        for (const index of indexes) {
          const one = before[placeOf(right, index)] as number
          const other = after[placeOf(right, index)] as number
          compared += 1
          if (worth(right, other) <= worth(right, one) + 1e-6) continue
          const text = (ALLOWED[right.id] ?? []).find(({ applies }) => applies(raise, index))
          if (text === undefined) expect.fail(`${right.id} of seed ${seed} in ${monthText(month)}: ${one}, then ${other} with more income`)
          else allowed.set(`${right.id} (${text.article})`, (allowed.get(`${right.id} (${text.article})`) ?? 0) + 1)
        }
      }
    })
    said(`${raised} incomes raised, ${compared} numbers compared`)
    for (const [text, count] of allowed) said(`  rose as the law says: ${text}, ${count} times`)
  })

  it('never raises RSA when housing aid stays what it was, nor lowers it by more than the income', () => {
    let compared = 0
    forSeeds(300, (seed) => {
      const { spec: drawn, month } = varied(seed, true)
      // Housing aid and RSA of other months are facts here: the two no longer follow one another, and only the RSA of the month is computed.
      const spec: HouseholdSpec = { ...drawn, received: { al: (seed % 4) * 100_00 } }
      for (const parent of spec.parents) {
        Object.assign(parent, { disabilityRate: 0, assCareer: 0 })
        if (typeof parent.amounts?.netWage === 'number') parent.amounts.netWage = 1 + (seed % 700_00)
      }
      const more = RAISES[seed % RAISES.length] as number
      const raise = raiseOf(spec, month, more)
      if (raise === null) return
      for (const asked of [raise.before, raise.after]) asked.exact = true
      const before = valueIn(rowOf(raise.before, month), 'rsa')
      const after = valueIn(rowOf(raise.after, month), 'rsa')
      if (before > 0) compared += 1
      const floor = after === 0 ? rsaFigures.at(month).floor : 0
      if (before - after > more + floor + 1e-6)
        expect.fail(`RSA of seed ${seed} in ${monthText(month)} falls too far: ${before}, then ${after}`)
      if (after > before + 1e-6) expect.fail(`RSA of seed ${seed} in ${monthText(month)}: ${before}, then ${after}`)
    })
    said(`${compared} RSA compared with housing aid as a fact`)
  })
})

describe('one child more', () => {
  /** What only counts children. What also counts family benefits may fall: RSA, prime d'activité, ASPA of who lives with an AAH, CSS (CASF R262-11, CSS R861-10). */
  const NEVER_LOWER = ['af', 'cf', 'asf', 'pajeBase', 'pajeNaissance', 'pajeAdoption', 'prepare', 'cmg', 'aeeh', 'ars', 'bourseCollege', 'bourseLycee', 'chequeEnergie', 'ada'] as const // prettier-ignore
  /** The same, of each parent. */
  const NEVER_LOWER_EACH = ['aah', 'aideJuridictionnelle', 'auvvc'] as const
  /** Housing aid under its three names, with the rent reduction that an APL makes room for (CCH L832-3). */
  const HOUSING = ['apl', 'alf', 'als', 'rls'] as const

  it('never lowers what only counts children: ceilings and rates rise with each', () => {
    let compared = 0
    let spirals = 0
    forSeeds(250, (seed) => {
      const { spec, month } = varied(seed, true)
      if (spec.parents.length + (spec.children ?? []).length > 8) return
      const age = 4 + (seed % 10)
      const child = { born: `${yearOf(month) - age}-06-15`, school: age < 6 ? 1 : age < 11 ? 2 : 3 }
      const raise = {
        before: household(spec),
        after: household({ ...spec, children: [...(spec.children ?? []), child] }),
        month,
        earner: 0,
      }
      const before = rowOf(raise.before, month)
      const after = rowOf(raise.after, month)
      const check = (what: string, one: number, other: number): void => {
        compared += 1
        if (other < one - 1e-6) expect.fail(`${what} of seed ${seed} in ${monthText(month)}: ${one}, then ${other} with a child more`)
      }
      for (const id of NEVER_LOWER) check(id, valueIn(before, id), valueIn(after, id))
      for (const id of NEVER_LOWER_EACH) for (const at of spec.parents.keys()) check(id, valueIn(before, id, at), valueIn(after, id, at))
      const housing = (row: Row): number => HOUSING.reduce((sum, id) => sum + valueIn(row, id), 0)
      // With more children, AF may end the RSA for which housing aid left income out.
      if (housing(after) < housing(before) && spiral.applies(raise, 0)) spirals += 1
      else check('housing aid', housing(before), housing(after))
    })
    said(`${compared} numbers compared with one child more; housing aid fell ${spirals} times with the end of RSA (${spiral.article})`)
  })
})
