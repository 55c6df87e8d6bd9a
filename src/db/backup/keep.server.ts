import { existsSync, statSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** How many backups stay: the last of each of so many days, and of each of so many weeks. */
export const KEPT = { days: 7, weeks: 4 } as const

/** « aparte-3f2a91c0-2026-11-22-0230.sauvegarde »: the kit that opens it, and when it was made (UTC). */
export const nameOf = (kit: string, at: Date): string =>
  `aparte-${kit.slice(0, 8)}-${at.toISOString().slice(0, 10)}-${at.toISOString().slice(11, 19).replaceAll(':', '')}.sauvegarde`

const DAY = 86_400_000
const form = /^aparte-([0-9a-f]{8})-(\d{4}-\d{2}-\d{2})-(\d{6})\.sauvegarde$/

/** Monday of the week of a day, ISO. */
const weekOf = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

/** Which of these files of a kit may go: not the last of one of the last 7 days with a backup, nor of the last 4 weeks with one. */
export const tooOld = (names: readonly string[], kit: string, kept = KEPT): string[] => {
  const ours = names
    .flatMap((name) => {
      const found = form.exec(name)
      return found?.[1] === kit.slice(0, 8) ? [{ name, day: found[2] ?? '' }] : []
    })
    .toSorted((a, b) => b.name.localeCompare(a.name, 'en'))
  const lastOf = (periodOf: (day: string) => string, most: number): Set<string> => {
    const chosen = new Map<string, string>()
    for (const { name, day } of ours) if (!chosen.has(periodOf(day)) && chosen.size < most) chosen.set(periodOf(day), name)
    return new Set(chosen.values())
  }
  const stay = new Set([...lastOf((day) => day, kept.days), ...lastOf(weekOf, kept.weeks)])
  return ours.filter(({ name }) => !stay.has(name)).map(({ name }) => name)
}

/** Takes away the backups of this kit that are too old, and what a killed one left. Answers how many went. */
export const forgetOld = async (folder: string, kit: string, now: Date): Promise<number> => {
  const names = await readdir(folder)
  // one that is being written is young
  const left = names.filter(
    (name) =>
      form.test(name.replace(/\.partial$/, '')) && name.endsWith('.partial') && statSync(join(folder, name)).mtimeMs < now.getTime() - DAY,
  )
  const gone = [...tooOld(names, kit), ...left]
  for (const name of gone) await rm(join(folder, name), { force: true })
  return gone.length
}

/** Whether two paths lie on one disk: a backup there is lost with what it saves. Folders not made yet count as their parents. */
export const sameDisk = (one: string, two: string): boolean => {
  const deviceOf = (path: string): number => (existsSync(path) ? statSync(path).dev : deviceOf(dirname(path)))
  return deviceOf(one) === deviceOf(two)
}
