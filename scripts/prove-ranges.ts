import { newRow, evaluateInto, monthlyTotal } from '#rules/evaluate.ts'
import { Evaluation, UNSUPPORTED } from '#rules/evaluation.ts'
import { placeOf } from '#rules/evaluate.ts'
import { turnable } from '#rules/ranges/of-situation.ts'
import { rangesOf } from '#rules/ranges/ranges.ts'
import { sequence, type Unknown } from '#rules/ranges/unknown.ts'
import { compileWithUnknowns } from '#rules/situation/compile.ts'
import { forget, randomSituation } from '#rules/testing/random-situation.ts'
import { monthOf } from '#rules/time.ts'

/**
 * `npm run prove:ranges [-- --households 500 --samples 20000]`: each range against brute force. Of each household, all completions when there are
 * few, else random ones drawn at the ends of the answers as often as between. Prints how many completions fell outside a range, and how much
 * wider the ranges are than what the completions reached.
 */
const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at === -1 ? otherwise : Number(process.argv[at + 1])
}
const HOUSEHOLDS = option('households', 500)
const SAMPLES = option('samples', 20_000)
const first = option('seed', 1)
const show = option('show', 20)
/** The search promises more where at most so many inputs are unknown (`ranges/search.ts`): counted apart. */
const FEW = 13

const ev = new Evaluation()
const row = newRow()
const counts = {
  completions: 0,
  exhaustive: 0,
  ranges: 0,
  outside: 0,
  outsideTotals: 0,
  unknowns: 0,
  outsideOfFew: 0,
  households: 0,
  householdsOfFew: 0,
}
const ratios: number[] = []
const ratiosOfFew: number[] = []
const ratiosOfAll: number[] = []
const timesOfFew: number[] = []
const times: number[] = []
let shown = 0

for (let seed = first; seed < first + HOUSEHOLDS; seed += 1) {
  const { situation, month: text } = randomSituation(seed)
  const month = monthOf(text)
  const known = forget(situation, 1 + (seed % 12), seed + 7)
  const searched = compileWithUnknowns(known, month)
  const unknowns = searched.unknowns.map(turnable).filter(({ answers }) => answers.length > 1)
  if (unknowns.length === 0) continue
  counts.unknowns += unknowns.length
  counts.households += 1
  const few = unknowns.length <= FEW
  if (few) counts.householdsOfFew += 1
  const started = performance.now()
  const ranges = rangesOf(searched.household, unknowns, month)
  times.push(performance.now() - started)
  if (few) timesOfFew.push(times.at(-1) as number)

  const { household } = compileWithUnknowns(known, month)
  const places = ranges.rights.filter(({ right }) => right.counts === 'money')
  const low = new Float64Array(places.length + 1).fill(Number.POSITIVE_INFINITY)
  const high = new Float64Array(places.length + 1).fill(Number.NEGATIVE_INFINITY)
  const product = unknowns.reduce((all, { answers, range }) => all * (range === null ? answers.length : Number.POSITIVE_INFINITY), 1)
  const all = product <= SAMPLES
  if (all) counts.exhaustive += 1
  const random = sequence(seed * 31 + 5)
  const drawn = ({ answers, range }: Unknown): number => {
    if (range === null || random() < 0.5) return (answers[Math.floor(random() * answers.length)] as { value: number }).value
    return random() < 0.5 ? (random() < 0.5 ? range.low : range.high) : range.low + Math.floor(random() * (range.high - range.low + 1))
  }
  for (let run = 0; run < (all ? product : SAMPLES); run += 1) {
    let rest = run
    for (const unknown of unknowns) {
      if (all) {
        unknown.set(household, (unknown.answers[rest % unknown.answers.length] as { value: number }).value)
        rest = Math.floor(rest / unknown.answers.length)
      } else unknown.set(household, drawn(unknown))
    }
    evaluateInto(ev, household, month, row)
    counts.completions += 1
    for (const [at, { right, member }] of places.entries()) {
      const value = row[placeOf(right, member?.index ?? 0)] as number
      if (value === UNSUPPORTED) continue
      if (value < (low[at] as number)) low[at] = value
      if (value > (high[at] as number)) high[at] = value
    }
    const total = monthlyTotal(household, row, month)
    low[places.length] = Math.min(low[places.length] as number, total)
    high[places.length] = Math.max(high[places.length] as number, total)
  }
  for (let at = 0; at <= places.length; at += 1) {
    const isTotal = at === places.length
    const range = isTotal ? ranges.total : (places[at] as { low: number; high: number })
    const name = isTotal ? 'total' : (places[at] as { right: { id: string } }).right.id
    const [least, most] = [Math.round(low[at] as number), Math.round(high[at] as number)]
    if (!Number.isFinite(least)) continue
    counts.ranges += 1
    if (least < range.low || most > range.high) {
      counts.outside += 1
      if (isTotal) counts.outsideTotals += 1
      if (few) counts.outsideOfFew += 1
      if (shown++ < show)
        console.log(
          `household ${seed}, ${name}: ${range.low}…${range.high}, but a completion gave ${least}…${most} (${unknowns.length} unknown)`,
        )
    }
    if (most === least && range.high === range.low) continue
    const ratio = (range.high - range.low) / Math.max(most - least, 1)
    ratios.push(ratio)
    if (few) ratiosOfFew.push(ratio)
    if (all) ratiosOfAll.push(ratio)
  }
}
const quantile = (values: number[], share: number): string =>
  (values.sort((a, b) => a - b)[Math.min(Math.floor(values.length * share), values.length - 1)] ?? 0).toFixed(3)
const share = (values: number[], most: number): string => `${values.filter((value) => value <= most).length} of ${values.length}`
console.log(
  `${counts.households} households, ${counts.unknowns} unknown inputs, ${counts.completions.toLocaleString('en')} completions run (all of them for ${counts.exhaustive} households)`,
)
console.log(
  `${counts.ranges} ranges, ${ratios.length} of them not a single value; left by a completion: ${counts.outside} (${counts.outsideTotals} totals); of the ${counts.householdsOfFew} households with at most ${FEW} unknown: ${counts.outsideOfFew}`,
)
console.log(
  `at most 1.1 times as wide as what the completions reached: ${share(ratios, 1.1)}; where all completions were run: ${share(ratiosOfAll, 1.1)}; at most ${FEW} unknown: ${share(ratiosOfFew, 1.1)}`,
)
console.log(`width against the completions: median ${quantile(ratios, 0.5)}, 90 % ${quantile(ratios, 0.9)}, 95 % ${quantile(ratios, 0.95)}`)
console.log(
  `time of a search: median ${quantile(times, 0.5)} ms, 95 % ${quantile(times, 0.95)} ms; at most ${FEW} unknown: median ${quantile(timesOfFew, 0.5)} ms, 95 % ${quantile(timesOfFew, 0.95)} ms, longest ${quantile(timesOfFew, 1)} ms`,
)
