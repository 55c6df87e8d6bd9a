import type { FilledHouse } from './bench-house.ts'
import { closedLoop, percentile } from './load-clients.ts'
import { read } from './load-meter.ts'
import type { Reading } from './load-meter.ts'
import { covered, loadAgent } from './load-requests.ts'

/** One run of the load, measured. Times in milliseconds, memory in megabytes; processor seconds are null where the system does not tell. */
export type Load = {
  readonly agents: number
  readonly seconds: number
  readonly requests: number
  readonly errors: ReadonlyMap<string, number>
  readonly all: readonly number[]
  readonly kinds: ReadonlyMap<string, readonly number[]>
  readonly cpu: { readonly server: number; readonly database: number; readonly generator: number } | null
  readonly memory: { readonly before: Memory; readonly after: Memory } | null
  readonly mix: ReturnType<typeof covered>
}
type Memory = { readonly server: number; readonly database: number }

/** Of a hundred agents. */
const shares = { heavy: 4, reception: 20, manager: 8 } as const

/** So many agents at once, each with the mix of her function. */
export const agentsOf = ({ visitors, filled }: FilledHouse, count: number) => {
  const number = (share: number): number => Math.max(1, Math.round((count * share) / 100))
  const [heavy, reception, manager] = [number(shares.heavy), number(shares.reception), number(shares.manager)]
  const workers = Math.max(1, count - heavy - reception - manager)
  // two seats of one person share out her households: two windows on one page of notes refuse each other, rightly
  const seat = (list: FilledHouse['visitors']['worker'], n: number, seats: number) => {
    const one = list[n % list.length]
    const [shares, mine] = [Math.ceil(seats / list.length), Math.floor(n / list.length)]
    return one ? [{ ...one, caseIds: one.caseIds.filter((_, index) => index % shares === mine) }] : []
  }
  const desk = Math.max(1, Math.floor(visitors.reception.length / reception))
  let seed = 1
  return [
    ...Array.from({ length: workers }, (_, n) => loadAgent('worker', seat(visitors.worker, n, workers), filled.names, seed++)),
    ...Array.from({ length: heavy }, (_, n) => loadAgent('worker', seat(visitors.heavy, n, heavy), filled.names, seed++)),
    ...Array.from({ length: reception }, (_, n) =>
      loadAgent('reception', visitors.reception.slice(n * desk, (n + 1) * desk), filled.names, seed++),
    ),
    ...Array.from({ length: manager }, (_, n) => loadAgent('manager', seat(visitors.manager, n, manager), filled.names, seed++)),
  ]
}

export const runLoad = async (options: {
  house: FilledHouse
  server: { origin: string; pid: number }
  agents: number
  seconds: number
  warmSeconds: number
  log: (line: string) => void
  pauseMs?: number
}): Promise<Load> => {
  const { house, server, seconds, warmSeconds, log } = options
  const agents = agentsOf(house, options.agents).map(({ next }) => next)
  const loop = (forSeconds: number, heard: Parameters<typeof closedLoop>[0]['heard']) =>
    closedLoop({
      origin: server.origin,
      agents,
      forMs: forSeconds * 1000,
      heard,
      ...(options.pauseMs !== undefined && { pauseMs: options.pauseMs }),
    })
  log(`${agents.length} agents, ${warmSeconds} s to warm up`)
  await loop(warmSeconds, () => {})
  const [all, kinds, errors] = [[] as number[], new Map<string, number[]>(), new Map<string, number>()]
  const readings = (): [Reading | null, Reading | null] => [read(server.pid), read(house.cluster.pid)]
  const [serverBefore, databaseBefore] = readings()
  const own = process.cpuUsage()
  const began = performance.now()
  await loop(seconds, ({ kind, ms, error }) => {
    all.push(ms)
    const known = kinds.get(kind)
    if (known) known.push(ms)
    else kinds.set(kind, [ms])
    if (error !== null) errors.set(`${kind}: ${error}`, (errors.get(`${kind}: ${error}`) ?? 0) + 1)
  })
  const taken = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(own)
  const [serverAfter, databaseAfter] = readings()
  const known = serverBefore && serverAfter && databaseBefore && databaseAfter
  return {
    agents: agents.length,
    seconds: taken,
    requests: all.length,
    errors,
    all: all.toSorted((a, b) => a - b),
    kinds: new Map([...kinds].map(([kind, times]) => [kind, times.toSorted((a, b) => a - b)])),
    cpu: known
      ? {
          server: serverAfter.cpuSeconds - serverBefore.cpuSeconds,
          database: databaseAfter.cpuSeconds - databaseBefore.cpuSeconds,
          generator: (user + system) / 1e6,
        }
      : null,
    memory: known
      ? {
          before: { server: serverBefore.memoryMb, database: databaseBefore.memoryMb },
          after: { server: serverAfter.memoryMb, database: databaseAfter.memoryMb },
        }
      : null,
    mix: covered(['worker', 'reception', 'manager']),
  }
}

const ms = (value: number): string => value.toFixed(1)
export const errorCount = ({ errors }: Load): number => [...errors.values()].reduce((sum, n) => sum + n, 0)

export const inWords = (load: Load): string => {
  const { cpu, memory, all, mix, requests, seconds } = load
  const each = (value: number): string => `${((value * 1000) / requests).toFixed(2)} ms`
  return [
    `${load.agents} agents at once, ${requests} requests in ${seconds.toFixed(0)} s: ${(requests / seconds).toFixed(1)} requests/s, ` +
      `p50 ${ms(percentile(all, 0.5))} ms, p95 ${ms(percentile(all, 0.95))} ms, p99 ${ms(percentile(all, 0.99))} ms, longest ${ms(all.at(-1) ?? 0)} ms, ${errorCount(load)} errors`,
    ...[...load.errors].map(([what, n]) => `  ${n} × ${what}`),
    ...(cpu
      ? [
          `processor time for one request: application ${each(cpu.server)}, database ${each(cpu.database)}, together ${each(cpu.server + cpu.database)}; the generator itself ${each(cpu.generator)} (${((cpu.generator / seconds) * 100).toFixed(0)} % of one core)`,
        ]
      : []),
    ...(memory
      ? [
          `memory: application ${memory.before.server.toFixed(0)} MB before, ${memory.after.server.toFixed(0)} MB after; database ${memory.before.database.toFixed(0)} MB before, ${memory.after.database.toFixed(0)} MB after`,
        ]
      : []),
    `mix: ${(mix.share * 100).toFixed(0)} % of ${mix.recorded} requests recorded from the stories; not made again: ${mix.left.join(', ') || 'nothing'}`,
  ].join('\n')
}

export const inTable = ({ kinds, requests }: Load): string =>
  [
    '| kind | requests | share | p50 ms | p95 ms | p99 ms |',
    '|---|---|---|---|---|---|',
    ...[...kinds]
      .toSorted((a, b) => b[1].length - a[1].length)
      .map(
        ([kind, times]) =>
          `| ${kind} | ${times.length} | ${((times.length / requests) * 100).toFixed(1)} % | ${ms(percentile(times, 0.5))} | ${ms(percentile(times, 0.95))} | ${ms(percentile(times, 0.99))} |`,
      ),
  ].join('\n')
