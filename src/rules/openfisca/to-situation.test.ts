import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Evaluation } from '../evaluation.ts'
import { checkSituation } from '../situation/check.ts'
import { compile, compileWithUnknowns } from '../situation/compile.ts'
import { importedOf } from '../situation/imported.ts'
import { monthOf, yearOf } from '../time.ts'
import { calculate, everything } from './calculate.ts'
import { OUTPUTS } from './outputs.ts'
import { readSituation } from './read.ts'
import { toSituation } from './to-situation.ts'

const FILE = '../shared/conformance/generated.open.jsonl'
const corpus = (): string[] | null => {
  try {
    return readFileSync(FILE, 'utf8').trim().split('\n')
  } catch {
    return null
  }
}

test('households of the corpus, taken over as situations, compute what the program computes, to the cent', ({ skip }) => {
  const lines = corpus()
  if (lines === null) return skip('the corpus of OpenFisca is not at hand')
  let [values, wrong, residue, households] = [0, 0, 0, 0]
  const names = new Map<string, number>()
  for (const line of lines.filter((_, at) => at % 20 === 0)) {
    const { situation: request, period } = JSON.parse(line) as { situation: Record<string, Record<string, object>>; period: string }
    const month = monthOf(period)
    const [family] = readSituation(request, yearOf(month))
    if (!family) throw new Error('no family')
    households += 1
    const plain = toSituation(family.household, month)
    const imported = importedOf(family.household, compile(checkSituation(plain, month), month))
    for (const lines of [imported.household, ...Object.values(imported.members), ...Object.values(imported.taxes)])
      for (const name of Object.keys(lines)) {
        residue += 1
        names.set(name, (names.get(name) ?? 0) + 1)
      }
    // it goes through the ledger as JSON
    const taken = checkSituation(JSON.parse(JSON.stringify({ ...plain, imported })), month)
    const { household, unknowns } = compileWithUnknowns(taken, month)
    expect(unknowns).toEqual([])
    const { computed } = calculate(request, () => everything(request as never, period))
    const ev = new Evaluation()
    for (const [plural, byId] of Object.entries(computed))
      for (const [id, byVariable] of Object.entries(byId))
        for (const [variable, byPeriod] of Object.entries(byVariable))
          for (const [at, expected] of Object.entries(byPeriod)) {
            const output = OUTPUTS[variable]
            if (!output) continue
            const asked = at.length === 4 ? monthOf(`${at}-12`) : monthOf(at)
            if (yearOf(asked) !== yearOf(month)) continue
            // a child awaited is born by then
            const then = asked === month ? household : compile(taken, asked)
            ev.begin(then, asked)
            const member = then.members.find((one) => one.id === id)
            const got = output.plural === 'individus' ? (member ? output.of(ev, asked, member) : 0) : output.of(ev, asked)
            values += 1
            const euros = Number.isFinite(got) ? (output.kind === 'yes-no' ? got === 1 : Math.round(got) / 100) : null
            if (!Object.is(euros === null ? null : Number(euros) + 0, expected === null ? null : Number(expected) + 0)) {
              wrong += 1
              // oxlint-disable-next-line no-console -- which ones, for who mends it
              if (wrong < 5) console.log(variable, id, at, euros, expected, plural)
            }
          }
  }
  // oxlint-disable-next-line no-console -- a check prints what it counted
  console.log(
    `taken over: ${households} households, ${values} values, ${wrong} differ, ${residue} lines without a word of ours: ${[...names]
      .toSorted((a, b) => b[1] - a[1])
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
  )
  expect(wrong).toBe(0)
  expect(values).toBeGreaterThan(2_500)
}, 60_000)
