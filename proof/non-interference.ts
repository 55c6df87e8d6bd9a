import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import pg from 'pg'
import { Vault } from '#db/vault.server.ts'
import { runNight } from '#jobs/night.server.ts'
import { wallClock } from '#web/clock.ts'
import type { Proof } from './promise.ts'
import { byKey, drawing, ENDS, filled, forbiddenAddress, formsOf, linksOf, patterns, pick, question, STARTS } from './worlds/asking.ts'
import type { Form, Random } from './worlds/asking.ts'
import { compareAnswers } from './worlds/compare.ts'
import { buildHidden, hiddenCase } from './worlds/hidden-case.ts'
import type { HiddenCase } from './worlds/hidden-case.ts'
import { addPeople, tokenOf } from './worlds/people.ts'
import { openBase } from './worlds/worlds.ts'
import type { Ask, Base, World } from './worlds/worlds.ts'

/**
 * Promise 2, security.md 6.2: nothing tells that a hidden case exists. Two worlds of one seed and one clock, one of them with a household that only
 * its referent knows; everybody else asks the same in both: every byte of the answers is the same.
 */
const pairs = { test: 1, prove: 4, all: 50 } as const
const asksOfPair = { test: 340, prove: 1_000, all: 2_000 } as const

/** Everybody who is no reader of the hidden household; reception of its own site knows the names of an unprotected one (decision 2). */
const watchersOf = ({ household }: HiddenCase): string[] => {
  const desk = household.referent === 'marc' ? 'gwen' : 'jocelyne'
  return [
    'solene',
    'marc',
    'ines',
    'bruno',
    'theo',
    'awa',
    'odile',
    'rose',
    'jocelyne',
    'gwen',
    'helene',
    'paul',
    'yann',
    'claire',
    'karim',
    'lena',
    'serge',
  ].filter((login) => login !== household.referent && (household.protected === true || login !== desk))
}

/** One who looks around: what she has seen to follow, what forms she found. */
class Watcher {
  readonly login: string
  readonly waiting: string[] = [...STARTS]
  readonly forms: Form[] = []
  private readonly seen = new Map<string, number>()
  constructor(login: string) {
    this.login = login
  }
  learn(html: string, path: string): void {
    for (const link of linksOf(html)) {
      const shape = link.replace(/\?.*/, '?').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
      const times = this.seen.get(shape) ?? 0
      if (times >= 3 || ENDS.test(link) || this.seen.has(` ${link}`)) continue
      this.seen.set(shape, times + 1).set(` ${link}`, 1)
      this.waiting.push(link)
    }
    for (const form of formsOf(html, path)) {
      const shape = `form ${form.action.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')} ${form.fields.map(({ name }) => name).join()}`
      if ((this.seen.get(shape) ?? 0) >= 2 || ENDS.test(form.action)) continue
      this.seen.set(shape, (this.seen.get(shape) ?? 0) + 1)
      this.forms.push(form)
    }
  }
  next(random: Random, name: string, ids: ReadonlyMap<string, readonly string[]>, today: string): Ask {
    const cookie = `sid=${tokenOf(this.login)}`
    const dice = random()
    if (dice < 0.22)
      return {
        method: 'GET',
        cookie,
        path: `${random() < 0.6 ? '/chercher.json' : '/chercher'}?q=${encodeURIComponent(question(random, name))}`,
      }
    if (dice < 0.34) return { method: 'GET', cookie, path: forbiddenAddress(random, ids) }
    if (dice < 0.39) return { method: 'POST', cookie, path: forbiddenAddress(random, ids), body: 'intent=save&to=&answer=same' }
    if (dice < 0.6 && this.forms.length > 0) {
      const form = pick(random, this.forms)
      return { method: 'POST', cookie, path: form.action, body: filled(random, form, name, today) }
    }
    return { method: 'GET', cookie, path: this.waiting.shift() ?? pick(random, STARTS) }
  }
}

type Tally = { asked: number; raw: number; setAside: number; bytes: number; kinds: Map<string, number>; findings: Map<string, string> }

const comparePair = async (
  base: Base,
  pair: number,
  hidden: HiddenCase,
  asks: number,
  tally: Tally,
  plant: ((world: World) => Promise<void>) | null,
): Promise<void> => {
  const begun = Date.now()
  const [a, b] = await Promise.all([base.clone(`pair_${pair}_a`, `pair ${pair}`), base.clone(`pair_${pair}_b`, `pair ${pair}`)])
  try {
    if (plant) await Promise.all([plant(a), plant(b)])
    const today = wallClock(new Date(begun), 'Europe/Paris').date
    const ids = await buildHidden(a, base.rootKey, hidden, new Date(begun))
    const random = drawing(pair * 7_919 + 17)
    const watchers = watchersOf(hidden).map((login) => new Watcher(login))
    const from = begun - 600_000
    for (let n = 0; n < asks; n++) {
      const watcher = watchers[n % (watchers.length + 1)]
      const ask: Ask = watcher
        ? watcher.next(random, hidden.household.name, ids, today)
        : random() < 0.8
          ? byKey(random)
          : { method: 'GET', path: pick(random, STARTS) }
      // time goes on by three seconds with each request, so that no limit of searches a minute is reached
      const turn = { turn: `${pair}.${n}`, now: begun + n * 3_000 }
      const [inA, inB] = await Promise.all([a.ask(turn, ask), b.ask(turn, ask)])
      const compared = compareAnswers(inA, inB, from, Date.now() + asks * 3_000)
      tally.asked++
      tally.bytes += inA.body.length + inA.headers.length
      const kind = `${ask.method} ${patternOf(ask.path)} ${inB.status}`
      tally.kinds.set(kind, (tally.kinds.get(kind) ?? 0) + 1)
      if (compared.same === 'raw') tally.raw++
      else if (compared.same === 'set aside') tally.setAside++
      else if (compared.same === false) {
        const key = `${watcher?.login ?? 'nobody'} ${ask.method} ${patternOf(ask.path)}`
        if (!tally.findings.has(key))
          tally.findings.set(
            key,
            `${ask.method} ${ask.path} ${ask.body ?? ''} (hidden: ${hidden.household.referent}, ${hidden.household.protected ? 'protected' : 'open'})\n  ${compared.where}\n  with    …${compared.a}…\n  without …${compared.b}…`,
          )
      }
      // what only stands in one of the two could not be followed in both
      if (watcher && compared.same === 'raw' && inB.status < 300)
        watcher.learn(Buffer.from(inB.body, 'latin1').toString('utf8'), ask.path.split('?')[0] ?? '')
    }
  } finally {
    await Promise.all([a.close(), b.close()])
  }
}

const matchers = patterns.map((pattern) => ({ pattern, test: new RegExp(`^${pattern.replaceAll(/:[A-Za-z]+/g, '[^/]+')}$`) }))
const patternOf = (path: string): string => matchers.find(({ test }) => test.test(path.split('?')[0] ?? ''))?.pattern ?? '*'

/** The base with its other people, gone over by one night, so that nothing waits that only one of two worlds would do. */
export const openWorlds = async (log: (line: string) => void): Promise<Base> => {
  const base = await openBase(log)
  try {
    await addPeople(base.admin)
    const now = new Date()
    const fail = (error: unknown): never => {
      throw error
    }
    await base.night(async (jobs: pg.Client) => {
      await runNight(jobs, {
        vault: new Vault(base.rootKey, randomBytes),
        today: wallClock(now, 'Europe/Paris').date,
        now,
        failed: fail,
        breathe: async () => {},
      })
    })
    await base.freeze()
    return base
  } catch (error) {
    await base.close()
    throw error
  }
}

const proof: Proof = async ({ scope, log }) => {
  const base = await openWorlds(log)
  const tally: Tally = { asked: 0, raw: 0, setAside: 0, bytes: 0, kinds: new Map(), findings: new Map() }
  try {
    const today = wallClock(new Date(), 'Europe/Paris').date
    const cases = fc.sample(hiddenCase(today), { numRuns: pairs[scope], seed: 20_261 })
    for (const [pair, hidden] of cases.entries()) {
      await comparePair(base, pair, hidden, asksOfPair[scope], tally, null)
      log(`non-interference: pair ${pair + 1} of ${cases.length}, ${tally.asked} requests, ${tally.findings.size} findings`)
    }
    for (const [key, found] of tally.findings) log(`DIFFERS ${key}: ${found}`)
    return {
      figures: [
        {
          found: `${tally.asked} requests of ${tally.kinds.size} kinds × ${cases.length} pairs of worlds, ${(tally.bytes / 1e6).toFixed(0)} MB compared, ${tally.raw} equal as they came, ${tally.setAside} but for moments and drawn ids, ${tally.findings.size} that differ`,
          target: '0 that differ',
          held: tally.findings.size === 0,
          counted: tally.asked,
        },
      ],
    }
  } finally {
    await base.close()
  }
}
export default proof
