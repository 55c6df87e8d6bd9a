import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { answer } from '#rules/answer.ts'
import { explainAll, evaluateInto, newRow } from '#rules/evaluate.ts'
import { Evaluation } from '#rules/evaluation.ts'
import type { Household } from '#rules/household.ts'
import { calculate, everything } from '#rules/openfisca/calculate.ts'
import { checkSituation } from '#rules/openfisca/reader.ts'
import { RIGHTS } from '#rules/rights.ts'
import { household } from '#rules/testing/build.ts'
import { randomHousehold } from '#rules/testing/random.ts'
import { forget, randomSituation } from '#rules/testing/random-situation.ts'
import { unknownsOf } from '#rules/situation/compile.ts'
import type { Situation } from '#rules/situation/situation.ts'
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
const openQuestions = (known: Situation, month: Month): number =>
  unknownsOf(known, month).filter(({ answers }) => answers === null || answers.length > 1).length
const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number

// What is shipped is one bundled file (the server's build, or the worker of the browser): that is what is loaded cold.
const folder = mkdtempSync(join(tmpdir(), 'aparte-rules-'))
const bundle = join(folder, 'rules.js')
await build({
  configFile: false,
  logLevel: 'silent',
  build: {
    lib: { entry: new URL('bench-rules-entry.ts', import.meta.url).pathname, formats: ['es'], fileName: () => 'rules.js' },
    outDir: folder,
    emptyOutDir: false,
    target: 'es2023',
  },
})
const source = readFileSync(bundle)
const cold = Array.from({ length: 9 }, () => {
  const code = `const t = performance.now(); await import(${JSON.stringify(pathToFileURL(bundle).href)}); console.log(performance.now() - t)`
  return Number(spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).stdout)
})
say(
  'module ready, cold (one bundled file)',
  `${median(cold).toFixed(0)} ms`,
  `median of 9 processes; ${Math.round(source.length / 1000)} kB, ${Math.round(gzipSync(source).length / 1000)} kB gzipped`,
)

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
// As a night does it: a few are read, compiled and evaluated at once, while they are still in the processor’s cache.
const batch = 25
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

/** Households of five or six persons of whom twelve things are unknown. */
const asked: { known: Situation; month: Month }[] = []
for (let seed = 1; asked.length < 20 && seed < 2000; seed += 1) {
  const { situation, month: text } = randomSituation(seed)
  if (situation.persons.length < 5) continue
  const month = monthOf(text)
  for (let answers = 1; answers < 9; answers += 1) {
    const known = forget(situation, answers, seed)
    if (openQuestions(known, month) === 12) {
      asked.push({ known, month })
      break
    }
  }
}
const ranking = asked.flatMap(({ known, month }) => {
  for (let warm = 0; warm < 2; warm += 1) answer(known, month)
  return [milliseconds(() => answer(known, month))]
})
const sorted = (values: number[]): number[] => [...values].sort((a, b) => a - b)
const worst = (values: number[]): number => Math.max(...values)
say(
  'ranges of all rights and the best questions',
  `${median(sorted(ranking)).toFixed(0)} ms`,
  `${asked.length} households of five or six, 12 unknown inputs each; longest ${worst(ranking).toFixed(0)} ms`,
)
const fresh: Situation = {
  persons: [
    { id: 'a', role: 'parent' },
    { id: 'b', role: 'child' },
  ],
}
answer(fresh, monthOf('2026-05'))
say(
  'the same, of a parent and a child of whom nothing is known',
  `${milliseconds(() => answer(fresh, monthOf('2026-05'))).toFixed(0)} ms`,
  `${openQuestions(fresh, monthOf('2026-05'))} unknown inputs`,
)

try {
  const { browserOptions } = await import('../stories/browser.ts')
  const browser = await chromium.launch(await browserOptions())
  const page = await browser.newPage()
  await page.addScriptTag({
    content: `${source.toString().replace(
      /export\s*\{([^}]*)\};?\s*$/,
      (_, names: string) =>
        `globalThis.rules = { ${names
          .split(',')
          .map((name) => name.trim().split(' as ').reverse().join(': '))
          .join(', ')} };`,
    )}`,
    type: 'module',
  })
  await page.waitForFunction(() => 'rules' in globalThis)
  const times = await page.evaluate((list) => {
    const { answer: ask } = (globalThis as unknown as { rules: { answer: typeof answer } }).rules
    return list.map(({ known, month }) => {
      ask(known, month)
      const started = performance.now()
      ask(known, month)
      return performance.now() - started
    })
  }, asked)
  await browser.close()
  say('the same ranges in Chromium', `${median(sorted(times)).toFixed(0)} ms`, `longest ${worst(times).toFixed(0)} ms`)
} catch (error) {
  say('the same ranges in Chromium', 'not measured', error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
}

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
rmSync(folder, { recursive: true })
console.table(rows)
