import type { IsoDate } from '#core/dates.ts'

/** The day in France: the night follows it, whatever the clock of the machine says. */
export const dayInFrance = (now: Date): IsoDate => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(now)
