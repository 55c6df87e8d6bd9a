import { z } from 'zod'
import { Refused } from '#core/errors.ts'
import { places } from '#features/assessment/model.ts'
import { PCH_ACTIVITIES, PCH_DIFFICULTY, PCH_DOMAINS } from '#rules/autonomy/pch-activities.ts'
import type { PchDifficulty, PchDomain } from '#rules/autonomy/pch-activities.ts'
import { PCH_HELP } from '#rules/autonomy/pch-help-tables.ts'
import { dateField, oneOf, orNull, text, ticked } from '#web/form.ts'

/** A domain, durations or minutes of an evaluation for the PCH, or what is said of all of it. Their many fields are read by the functions below. */
export const pchForm = z.discriminatedUnion('intent', [
  z.looseObject({
    intent: z.literal('rate'),
    domain: oneOf(PCH_DOMAINS, 'Choisissez un domaine.'),
    way: z.enum(['asTicked', 'restNone']).default('asTicked'),
    words: text(500),
  }),
  z.looseObject({ intent: z.literal('lasting'), way: z.enum(['asTicked', 'all']).default('asTicked') }),
  z.looseObject({ intent: z.literal('help') }),
  z.object({
    intent: z.literal('finish'),
    assessedOn: dateField,
    place: orNull(oneOf(places)),
    present: text(300),
    view: text(2_000),
    official: ticked,
  }),
  z.object({ intent: z.literal('drop') }),
  z.object({ intent: z.literal('correct') }),
])

type Typed = Readonly<Record<string, unknown>>
const wordAt = (typed: Typed, name: string): string => (typeof typed[name] === 'string' ? (typed[name] as string).trim().slice(0, 60) : '')

/** Names of fields: what a form calls an activity or an act. */
export const rateField = (activity: string): string => `cote-${activity}`
export const lastingField = (activity: string): string => `duree-${activity}`
export const minutesField = (act: string): string => `temps-${act}`

/** What each activity of a domain was rated; empty is « not seen ». @throws Refused beside what is no rating. */
export const ratingsOf = (typed: Typed, domain: PchDomain): Record<string, PchDifficulty | null> =>
  Object.fromEntries(
    PCH_ACTIVITIES.filter((one) => one.domain === domain).map(({ id }) => {
      const said = wordAt(typed, rateField(id))
      if (said !== '' && !Object.hasOwn(PCH_DIFFICULTY, said)) throw new Refused({ [rateField(id)]: 'Choisissez dans la liste.' })
      return [id, said === '' ? null : (said as PchDifficulty)]
    }),
  )

/** How long each of these activities was said to be so; with `all`, a year at least for each. */
export const durationsOf = (typed: Typed, of: readonly string[], all: boolean): Record<string, boolean | null> =>
  Object.fromEntries(
    of.map((id) => {
      const said = wordAt(typed, lastingField(id))
      return [id, all || said === 'oui' ? true : said === 'non' ? false : null]
    }),
  )

/** « 45 », « 45 min », « 1 h 15 » in minutes; null when empty. @throws Refused beside it. */
const minutesAt = (typed: Typed, name: string, per: 'day' | 'month'): number | null => {
  const bare = wordAt(typed, name).replaceAll(/\s/g, '').toLowerCase()
  if (bare === '') return null
  const read = /^(?:(\d{1,3})h)?(?:(\d{1,4})(?:min|mn|minutes?)?)?$/.exec(bare)
  const minutes = read === null ? null : Number(read[1] ?? 0) * 60 + Number(read[2] ?? 0)
  if (minutes === null) throw new Refused({ [name]: 'Écrivez des minutes, comme 45, ou 1 h 15.' })
  if (minutes > (per === 'day' ? 24 : 24 * 31) * 60)
    throw new Refused({ [name]: per === 'day' ? 'Un jour n’a que 24 heures. Vérifiez.' : 'Un mois n’a pas autant d’heures. Vérifiez.' })
  return minutes
}

/** Minutes of help that were typed, and those of a carer. @throws Refused beside what is no time. */
export const helpOf = (typed: Typed): { minutes: Record<string, number | null>; carer: number | null } => ({
  minutes: Object.fromEntries(PCH_HELP.acts.map(({ id, per }) => [id, minutesAt(typed, minutesField(id), per)])),
  carer: minutesAt(typed, minutesField('proche'), 'day'),
})
