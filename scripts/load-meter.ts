import { readdirSync, readFileSync } from 'node:fs'

/** Processor seconds and memory of processes of this machine, as Linux tells them; null elsewhere. */
export type Reading = { readonly cpuSeconds: number; readonly memoryMb: number; readonly handles: number }

/** What `getconf CLK_TCK` answers on every Linux that Node runs on. */
const ticksASecond = 100

const stat = (pid: number): { parent: number; own: number; ofEnded: number } | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // the name, in parentheses, may hold anything
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const at = (n: number): number => Number(fields[n - 3])
    return { parent: at(4), own: (at(14) + at(15)) / ticksASecond, ofEnded: (at(16) + at(17)) / ticksASecond }
  } catch {
    return null
  }
}

/** Memory that is its own, in megabytes: what is shared between processes is divided among them (Pss), or resident where that is closed to us. */
const memory = (pid: number): number => {
  for (const [file, line] of [
    ['smaps_rollup', /^Pss:\s+(\d+) kB/m],
    ['status', /^VmRSS:\s+(\d+) kB/m],
  ] as const)
    try {
      const found = line.exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1]
      if (found !== undefined) return Number(found) / 1024
    } catch {}
  return 0
}

const handles = (pid: number): number => {
  try {
    return readdirSync(`/proc/${pid}/fd`).length
  } catch {
    return 0
  }
}

/** A process with all its children, the ended ones too. */
export const read = (pid: number): Reading | null => {
  const first = stat(pid)
  if (!first) return null
  const family = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => one !== pid && stat(one)?.parent === pid)
  return [pid, ...family].reduce<Reading>(
    (sum, one) => ({
      cpuSeconds: sum.cpuSeconds + (stat(one)?.own ?? 0),
      memoryMb: sum.memoryMb + memory(one),
      handles: sum.handles + handles(one),
    }),
    { cpuSeconds: first.ofEnded, memoryMb: 0, handles: 0 },
  )
}
