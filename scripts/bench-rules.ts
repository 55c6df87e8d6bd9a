import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainAll, evaluateInto, newRow } from '#rules/evaluate.ts'
import { Evaluation } from '#rules/evaluation.ts'
import type { Household } from '#rules/household.ts'
import { calculate, everything } from '#rules/openfisca/calculate.ts'
import { checkSituation } from '#rules/openfisca/reader.ts'
import { RIGHTS } from '#rules/rights.ts'
import { household } from '#rules/testing/build.ts'
import { randomHousehold } from '#rules/testing/random.ts'
import { monthOf, type Month } from '#rules/time.ts'
import { forecast } from '#rules/what-if/forecast.ts'

/** `npm run bench:rules`: how long the law takes, on this machine, one core. Prints a table; nothing here passes or fails. */
const rows: Record<string, { figure: string; note: string }> = {}
const say = (what: string, figure: string, note = ''): void => {
  rows[what] = { figure, note }
}
const milliseconds = (body: () => void): number => {
  const started = performance.now()
  body()
  return performance.now() - started
}
const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number

const cold = Array.from({ length: 7 }, () => {
  const code = `const t = performance.now(); await import(${JSON.stringify(new URL('../src/rules/rights.ts', import.meta.url).href)}); console.log(performance.now() - t)`
  return Number(spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).stdout)
})
say('module ready (TypeScript sources, types stripped by Node)', `${median(cold).toFixed(0)} ms`, 'median of 7 processes')

const sample: { made: Household; month: Month }[] = Array.from({ length: 2000 }, (_, seed) => {
  const { spec, month } = randomHousehold(seed + 1)
  return { made: household(spec), month: monthOf(month) }
})
const ev = new Evaluation()
const row = newRow()
const silent = (): void => {
  for (const { made, month } of sample) evaluateInto(ev, made, month, row)
}
for (let warm = 0; warm < 10; warm += 1) silent()
const silentTimes = Array.from({ length: 9 }, () => (milliseconds(silent) * 1000) / sample.length)
const each = median(silentTimes)
say(
  `all ${RIGHTS.length} rights, one household-month, silent`,
  `${each.toFixed(2)} µs`,
  `${Math.round(1e6 / each).toLocaleString('en')} household-months a second; 2,000 households, median of 9 passes`,
)
const traced = (): void => {
  for (const { made, month } of sample.slice(0, 500)) explainAll(made, month)
}
traced()
say(
  'the same with the full trace',
  `${((milliseconds(traced) * 1000) / 500).toFixed(0)} µs`,
  '500 households, every right explained in French',
)

const before = process.memoryUsage().rss
const batch = 1000
let [evaluating, total] = [0, 0]
const whole = milliseconds(() => {
  for (let first = 0; first < 100_000; first += batch) {
    const made = Array.from({ length: batch }, (_, at) => {
      const { spec, month } = randomHousehold(first + at + 10_000)
      return { household: household(spec), month: monthOf(month) }
    })
    evaluating += milliseconds(() => {
      for (const one of made) {
        evaluateInto(ev, one.household, one.month, row)
        total += 1
      }
    })
  }
})
say(
  '100,000 different households, one month',
  `${(evaluating / 1000).toFixed(2)} s`,
  `${total.toLocaleString('en')} evaluated; making and compiling them took ${((whole - evaluating) / 1000).toFixed(1)} s more; memory grew by ${Math.round((process.memoryUsage().rss - before) / 1e6)} MB`,
)

const twelve = Array.from(
  { length: 5 },
  () => (milliseconds(() => sample.slice(0, 200).forEach(({ made, month }) => forecast(made, month, 12))) * 1000) / 200,
)
say('what if: twelve months of one household', `${(median(twelve) / 1000).toFixed(2)} ms`, 'median of 5 × 200')

const corpus = join(process.env['CONFORMANCE'] ?? join('..', 'shared', 'conformance'), 'generated.open.jsonl')
if (existsSync(corpus)) {
  const lines = readFileSync(corpus, 'utf8').split('\n').filter(Boolean).slice(0, 500)
  const endToEnd = (): void => {
    for (const line of lines) {
      const { situation, period } = JSON.parse(line) as { situation: unknown; period: string }
      JSON.stringify(calculate(checkSituation(situation), (checked) => everything(checked, period)))
    }
  }
  endToEnd()
  say(
    'end to end: OpenFisca JSON in, JSON out, all variables',
    `${((milliseconds(endToEnd) * 1000) / lines.length).toFixed(0)} µs`,
    `${lines.length} households of the generated corpus`,
  )
} else say('end to end', 'not measured', 'the corpus is absent')
console.table(rows)
