import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { hashPassphrase } from '#features/identity/hashing.server.ts'
import { wallClock } from '#web/clock.ts'
import { openWorlds } from './non-interference.ts'
import type { Proof } from './promise.ts'
import { drawing, pick } from './worlds/asking.ts'
import { buildHidden, hiddenCase } from './worlds/hidden-case.ts'
import { idOf, tokenOf } from './worlds/people.ts'
import type { Ask, World } from './worlds/worlds.ts'

/**
 * Promise 2, by the clock: the id of something hidden and one that nobody ever gave, a login that is known and one that is not, a name that a hidden
 * household bears and one that nobody does: asked in a drawn order, answered in the same time. Median gap under 2 ms, and no order in the times:
 * the chance that a time of the one is longer than one of the other lies between 0.45 and 0.55 (rank-AUC), less what so many samples leave to chance.
 */
const samplesOf = { test: 120, prove: 500, all: 2_000 } as const

type Contest = { what: string; hidden: () => Ask; absent: () => Ask; before?: () => Promise<unknown> }

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

/** The chance that a time of `a` is longer than one of `b`; one half when nothing tells them apart. */
export const rankAuc = (a: readonly number[], b: readonly number[]): number => {
  const all = [...a.map((ms) => ({ ms, of: 'a' })), ...b.map((ms) => ({ ms, of: 'b' }))].sort((x, y) => x.ms - y.ms)
  let sum = 0
  for (let at = 0; at < all.length;) {
    let end = at
    while (end < all.length && all[end]?.ms === all[at]?.ms) end++
    // equal times share their places
    for (let n = at; n < end; n++) if (all[n]?.of === 'a') sum += (at + 1 + end) / 2
    at = end
  }
  return (sum - (a.length * (a.length + 1)) / 2) / (a.length * b.length)
}

/** Between which two values the median of what was seen lies, as far as so many samples can tell (three standard errors of a sign test). */
const medianBetween = (values: readonly number[]): [low: number, high: number] => {
  const sorted = values.toSorted((a, b) => a - b)
  const wide = Math.ceil(1.5 * Math.sqrt(sorted.length))
  const middle = Math.floor(sorted.length / 2)
  return [sorted[Math.max(0, middle - wide)] ?? Number.NaN, sorted[Math.min(sorted.length - 1, middle + wide)] ?? Number.NaN]
}

const contestsOf = async (world: World, ids: ReadonlyMap<string, readonly string[]>, name: string): Promise<Contest[]> => {
  const id = (table: string): string => ids.get(table)?.[0] ?? ids.get('case_file')?.[0] ?? ''
  let n = 0
  // the form of an id of ours, with a moment like those that were given
  const absent = (): string => `${id('case_file').slice(0, 14)}7${idOf(`absent ${n++}`).slice(15)}`
  const get = (login: string, path: string): Ask => ({ method: 'GET', path, cookie: `sid=${tokenOf(login)}` })
  const pages = (
    [
      ['a case file', 'case_file', '/dossiers/:id'],
      ['its household', 'case_file', '/dossiers/:id/foyer'],
      ['its rights', 'case_file', '/dossiers/:id/droits/suivi'],
      ['its budget', 'case_file', '/dossiers/:id/budget'],
      ['its projects', 'case_file', '/dossiers/:id/projet'],
      ['a request', 'request', '/demandes/:id'],
      ['an interview', 'draft', '/entretiens/:id'],
    ] as const
  ).map(([what, table, path]): Contest => ({
    what,
    hidden: () => get('ines', path.replace(':id', id(table))),
    absent: () => get('ines', path.replace(':id', absent())),
  }))
  // as long, with vowels where there are vowels: how many ways there are of hearing a name takes time, whoever bears it
  const random = drawing(11)
  const like = (text: string): string =>
    text
      .replaceAll(/[aeiouy]/g, () => pick(random, [...'aeiou']))
      .replaceAll(/[b-df-hj-np-tv-xz]/g, () => pick(random, [...'bdfglmnprstv']))
  const lastName = name.split(' ').slice(1).join(' ')
  await world.admin.query(
    `insert into credential (organisation_id, agent_id, passphrase_hash) select organisation_id, id, $1 from agent where login = 'rose'`,
    [await hashPassphrase('une phrase que personne ne connaît ici', randomBytes)],
  )
  const logIn = (login: string): Ask => ({
    method: 'POST',
    path: '/connexion',
    body: new URLSearchParams({ login, passphrase: 'ce n’est pas la bonne phrase' }).toString(),
  })
  return [
    ...pages,
    {
      what: 'a name in the search',
      hidden: () => get('odile', `/chercher.json?q=${encodeURIComponent(lastName)}`),
      absent: () => get('odile', `/chercher.json?q=${encodeURIComponent(like(lastName))}`),
    },
    {
      what: 'a login',
      hidden: () => logIn('rose'),
      absent: () => logIn(`nom${idOf(`login ${n++}`).slice(0, 6)}`),
      // the limits of attempts are another promise
      before: () => world.admin.query('delete from login_attempt'),
    },
  ]
}

const proof: Proof = async ({ scope, log }) => {
  const base = await openWorlds(log, { durable: true })
  try {
    const begun = new Date()
    const cases = fc.sample(hiddenCase(wallClock(begun, 'Europe/Paris').date), { numRuns: 40, seed: 31 })
    // one that has a request and a page of interview, so that each address has something behind it
    const hidden = cases.find(
      (one) =>
        one.household.protected &&
        one.request &&
        one.household.referent === 'solene' &&
        one.household.entries.some(({ untidied }) => untidied),
    )
    if (!hidden) throw new Error('no case of the sample has all that is asked for')
    const world = await base.clone('timing', 'timing')
    try {
      const ids = await buildHidden(world, base.rootKey, hidden, begun)
      const random = drawing(7)
      const figures = []
      let turn = 0
      for (const { what, hidden: there, absent, before } of await contestsOf(world, ids, hidden.household.name)) {
        const times = { hidden: [] as number[], absent: [] as number[] }
        const statuses = new Set<number>()
        const samples = samplesOf[scope]
        for (let n = -10; n < samples; n++)
          for (const which of random() < 0.5 ? (['hidden', 'absent'] as const) : (['absent', 'hidden'] as const)) {
            await before?.()
            const ask = which === 'hidden' ? there() : absent()
            const answer = await world.ask({ turn: `timing ${turn++}`, now: Date.now() }, ask)
            statuses.add(answer.status)
            // the first ones warm up
            if (n >= 0) times[which].push(answer.ms)
          }
        const gap = Math.abs(median(times.hidden) - median(times.absent))
        const auc = rankAuc(times.hidden, times.absent)
        // three standard errors of the AUC of two equal samples
        const chance = 3 * Math.sqrt((2 * samples + 1) / (12 * samples * samples))
        const [low, high] = medianBetween(times.hidden.map((ms, at) => ms - (times.absent[at] ?? Number.NaN)))
        const near = gap < 2 || (scope !== 'all' && low < 2 && high > -2)
        const held = statuses.size === 1 && near && Math.abs(auc - 0.5) - (scope === 'all' ? 0 : chance) <= 0.05
        log(
          `timing: ${what}: gap ${gap.toFixed(2)} ms, AUC ${auc.toFixed(3)}, median ${median(times.absent).toFixed(1)} ms, answered ${[...statuses].join()}`,
        )
        figures.push({
          found: `${what}: ${samples} + ${samples} samples, medians ${gap.toFixed(2)} ms apart, AUC ${auc.toFixed(3)}${statuses.size === 1 ? '' : `, answered ${[...statuses].join(' and ')}`}`,
          target:
            scope === 'all' ? 'under 2 ms, AUC within 0.45–0.55' : `under 2 ms, AUC within 0.45–0.55, as far as ${samples} samples tell`,
          held,
          counted: samples,
          // known, and no more than that: half a millisecond to who already holds the id of the household
          ...(statuses.size === 1 && near && Math.abs(auc - 0.5) < 0.25 && { short: 'said in docs/security.md, « Open, and said »' }),
        })
      }
      return { figures }
    } finally {
      await world.close()
    }
  } finally {
    await base.close()
  }
}
export default proof
