import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * A process that cannot be mistaken for a later one of the same number: `started` is the boot and the tick at which it
 * began, or null where the system does not tell (no /proc); the number alone counts then.
 */
export type ProcessIdentity = { readonly pid: number; readonly started: string | null }

/** State letter and start tick of a process, from /proc; null when it is not there or there is no /proc. */
function procStat(pid: number): { state: string; tick: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, in brackets, may hold spaces and brackets: count the fields after its last bracket.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', tick: fields[19] ?? '' }
  } catch {
    return null
  }
}

/** Who bears this number now. */
export function identityOf(pid: number): ProcessIdentity {
  const stat = procStat(pid)
  if (!stat) return { pid, started: null }
  try {
    return { pid, started: `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${stat.tick}` }
  } catch {
    return { pid, started: null }
  }
}

/** Whether a process of this number runs; one that ended and was not yet collected does not. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is there, and belongs to someone else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return procStat(pid)?.state !== 'Z'
}

/** Whether that very process still runs. */
export const isStillThere = (identity: ProcessIdentity): boolean =>
  isRunning(identity.pid) && (identity.started === null || identityOf(identity.pid).started === identity.started)

/** Waits until the process has ended; false when it has not within `milliseconds`. */
export async function hasEnded(pid: number, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 10) {
    if (!isRunning(pid)) return true
    await pause(10)
  }
  return !isRunning(pid)
}
