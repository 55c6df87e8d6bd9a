import { addDays, addMonths, isIsoDate } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { isUuid } from '#core/ids.ts'
import { instantOf } from '#web/clock.ts'

/** Which appointments an export tells: of one team, or of all those of one's sites; both days included. */
export type Asked = { readonly teamId: string | null; readonly fromOn: IsoDate; readonly untilOn: IsoDate }

/** Longest period of one export, in months. */
const MOST_MONTHS = 13

/**
 * What the address asks for; without anything, the month before. `errors`: French sentences by field, and then the period is that month again.
 */
export const readAsked = (query: URLSearchParams, today: IsoDate): Asked & { errors: Record<string, string> } => {
  const first = addMonths(`${today.slice(0, 8)}01`, -1)
  const usual = { fromOn: first, untilOn: addDays(addMonths(first, 1), -1) }
  const [team, from, until] = [query.get('equipe') ?? '', query.get('du') ?? '', query.get('au') ?? '']
  const errors: Record<string, string> = {}
  const dateOf = (field: string, typed: string, otherwise: IsoDate): IsoDate => {
    if (typed === '') return otherwise
    if (isIsoDate(typed) && Number(typed.slice(0, 4)) >= 2000 && Number(typed.slice(0, 4)) <= 2100) return typed
    errors[field] = 'Cette date n’est pas lisible. Écrivez-la comme 24/06/2026.'
    return otherwise
  }
  const asked = { fromOn: dateOf('du', from, usual.fromOn), untilOn: dateOf('au', until, usual.untilOn) }
  if (asked.untilOn < asked.fromOn) errors['au'] ??= 'Le dernier jour est avant le premier.'
  else if (addMonths(asked.fromOn, MOST_MONTHS) <= asked.untilOn)
    errors['au'] ??= 'Treize mois au plus dans un fichier. Rapprochez les deux jours.'
  if (team !== '' && !isUuid(team)) errors['equipe'] = 'Choisissez dans la liste.'
  const refused = Object.keys(errors).length > 0
  return { teamId: team !== '' && isUuid(team) ? team : null, ...(refused ? usual : asked), errors }
}

/** The moments between which the appointments of a period begin. */
export const spanOfPeriod = ({ fromOn, untilOn }: Pick<Asked, 'fromOn' | 'untilOn'>, timeZone: string): { from: Date; to: Date } => ({
  from: instantOf(fromOn, '00:00', timeZone),
  to: instantOf(addDays(untilOn, 1), '00:00', timeZone),
})
