/** A form of a budget that was opened before somebody else wrote: of it, only what was changed in it counts, and nothing is written over without a word. Pure. */
import { DEBT_KINDS, STAGES } from '#rules/budget/debts.ts'
import { isLineKind, lineLabel } from '#rules/budget/kinds.ts'
import type { Filling, Sent } from './filling.ts'
import type { MonthBudget, Shown, ToldSign } from './model.ts'
import { toldSigns } from './model.ts'
import { typeAmount } from './typed-amount.ts'

/** The texts of a form, by field, as they stand before anybody types. */
export type Fields = Readonly<Record<string, string>>

const amountOf = (line: Shown | null): string =>
  line === null ? '' : typeAmount({ cents: line.cents, period: line.period, about: line.proof === 'estimated' })
const sumOf = (cents: number | null | undefined): string =>
  cents === null || cents === undefined ? '' : typeAmount({ cents, period: 'month', about: false })
const dayOf = (day: string | null | undefined): string => (day ? day.split('-').toReversed().join('/') : '')

/** What each field of the form shows of the budget as it stands: the form draws these, and reads what was typed against them. */
export const fieldsOf = (filling: Filling, told: MonthBudget['told']): Fields => ({
  ...Object.fromEntries(
    filling.slots.flatMap(({ name, standing }) => [
      [`montant-${name}`, amountOf(standing)],
      [`papier-${name}`, standing?.paper ?? ''],
    ]),
  ),
  ...Object.fromEntries(
    filling.free.flatMap(({ name, standing }) => [
      [`sorte-${name}`, standing?.kind ?? ''],
      [`quoi-${name}`, standing?.label ?? ''],
      [`qui-${name}`, standing?.subjectId ?? ''],
      [`montant-${name}`, amountOf(standing)],
      [`papier-${name}`, standing?.paper ?? ''],
    ]),
  ),
  ...Object.fromEntries(
    filling.debts.flatMap(({ name, standing }) => [
      [`nom-${name}`, standing?.label ?? ''],
      [`sorte-${name}`, standing?.kind ?? ''],
      [`du-${name}`, sumOf(standing?.due)],
      [`mois-${name}`, sumOf(standing?.monthly)],
      [`ou-${name}`, standing?.stage ?? 'late'],
      [`avant-${name}`, dayOf(standing?.actBy)],
      [`precision-${name}`, standing?.detail ?? ''],
      [`retard-${name}`, sumOf(standing?.late)],
      [`plan-${name}`, standing?.plan ?? ''],
      [`caution-${name}`, standing?.guarantor ?? ''],
      [`papier-${name}`, standing?.paper ?? ''],
      [`rang-${name}`, standing?.place ? String(standing.place) : ''],
      [`saisie-${name}`, standing?.seizure ? 'oui' : ''],
      [`fin-${name}`, ''],
    ]),
  ),
  ...Object.fromEntries(
    (Object.keys(toldSigns) as ToldSign[]).map((sign) => [`signe-${sign}`, told[sign] === null ? '' : told[sign] ? 'oui' : 'non']),
  ),
})

/** What the form was shown, as it gives it back (`depart`). */
export const writeShown = (fields: Fields): string => JSON.stringify(fields)

/** What the form was shown; null: it does not say, or not in our words. */
export const readShown = (was: string): Fields | null => {
  try {
    const read: unknown = JSON.parse(was)
    return typeof read === 'object' && read !== null && !Array.isArray(read) && Object.values(read).every((one) => typeof one === 'string')
      ? (read as Fields)
      : null
  } catch {
    return null
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.replaceAll(/\s+/g, ' ').trim() : '')
const rowOf = (field: string): string => field.slice(field.indexOf('-') + 1)
const BOX = /^(?:saisie|fin)-/
const START = 'Changé entre-temps'

/** Whether a sentence says that a field was changed elsewhere meanwhile. */
export const isElsewhere = (sentence: string | undefined): boolean => sentence?.includes(START) ?? false

const words = (field: string, value: string): string => {
  if (value === '') return 'rien'
  if (field.startsWith('sorte-')) return isLineKind(value) ? lineLabel(value) : (DEBT_KINDS[value as keyof typeof DEBT_KINDS] ?? value)
  if (field.startsWith('ou-')) return STAGES[value as keyof typeof STAGES] ?? value
  return field.startsWith('qui-') ? 'une autre personne' : value
}

/**
 * What this hand changed. `mine`: the sent fields, of each row that it touched, with what stands now wherever it did not touch; rows it left alone are not in it.
 * `elsewhere`: by field, what was changed here and by another since the form was opened; '' for a row that another took away. Without `was`, all counts as changed here.
 */
export const byThisHand = (sent: Sent, was: Fields | null, now: Fields): { mine: Sent; elsewhere: Record<string, string> } => {
  if (was === null) return { mine: sent, elsewhere: {} }
  // a box that was not sent is one that was not ticked; any other field that was not sent was not there
  const isSaid = (field: string): boolean => sent[field] !== undefined || (BOX.test(field) && sent[`ou-${rowOf(field)}`] !== undefined)
  const touched = Object.keys(was).filter((field) => isSaid(field) && textOf(sent[field]) !== textOf(was[field]))
  const rows = new Set(touched.map(rowOf))
  const elsewhere: Record<string, string> = {}
  const gone = new Map<string, string[]>()
  for (const field of touched) {
    const [typed, before, stands] = [textOf(sent[field]), textOf(was[field]), now[field]]
    if (stands === undefined) gone.set(rowOf(field), [...(gone.get(rowOf(field)) ?? []), words(field, typed)])
    else if (textOf(stands) !== before && textOf(stands) !== typed)
      elsewhere[field] =
        `${START} : « ${words(field, stands)} » au lieu de « ${words(field, before)} ». Gardez encore pour écrire le vôtre, ou recopiez celui-là.`
  }
  if (gone.size > 0)
    elsewhere[''] = [...gone]
      .map(([row, typed]) => {
        const name = was[`nom-${row}`] || was[`quoi-${row}`] || words('sorte-', was[`sorte-${row}`] ?? '')
        return `« ${name} » a été retiré entre-temps : ce que vous y avez écrit (${typed.join(', ')}) n’est pas gardé.`
      })
      .join(' ')
  const mine: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(sent)) {
    if (now[field] === undefined && was[field] === undefined) mine[field] = value
    else if (rows.has(rowOf(field)) && now[field] !== undefined) mine[field] = touched.includes(field) ? value : now[field]
  }
  for (const field of Object.keys(now))
    if (rows.has(rowOf(field)) && !touched.includes(field) && sent[field] === undefined) mine[field] = now[field]
  return { mine, elsewhere }
}

/**
 * What a form that came back was shown: what it was shown at first, and what stands now of the fields whose sentence said it. So it writes over what was read, and over nothing
 * else. Without a refusal, what stands.
 */
export const afterRefusal = (
  now: Fields,
  state: { errors: Readonly<Record<string, string>>; values: Readonly<Record<string, string | readonly string[]>> } | undefined,
): string => {
  const typed = state?.values['depart']
  const was = typeof typed === 'string' ? readShown(typed) : null
  if (state === undefined || was === null) return writeShown(now)
  return writeShown(
    Object.fromEntries(Object.entries(now).map(([field, text]) => [field, isElsewhere(state.errors[field]) ? text : (was[field] ?? text)])),
  )
}
