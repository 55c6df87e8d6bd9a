import type { z } from 'zod'

import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeDate, writeEuros } from '#core/french.ts'
import { Refused } from '#core/errors.ts'
import { isUuid } from '#core/ids.ts'
import { stepDoers } from '#features/case-file/model.ts'
import { dateField, eurosField, oneOf, optionalDate, timeField } from '#web/form.ts'
import { instantOf } from '#web/clock.ts'
import { minutesField, tidyForm } from './forms.ts'
import { meetingKinds } from './model.ts'
import { isDomain } from './proposals.ts'
import type { Line, Proposals } from './proposals.ts'
import type { KeptDeadline, KeptFact, KeptStep, KeptTheme, Tidying } from './tidy.server.ts'

/** How many lines may be added by hand at once; more can be added on the household's own page. */
export const addedLines = 3

type Value = z.infer<typeof tidyForm>
export type Known = {
  /** Person of the household for « person », « partner », « child »; absent when there is none or several. */
  subjects: Partial<Record<NonNullable<Line['subject']>, string>>
  /** Compartments that the actor may write in. */
  writable: readonly WritableKind[]
  /** Open steps from before, shown on the page. */
  carried: readonly string[]
  timeZone: string
  /** The day of the meeting. */
  on: IsoDate
}

/** Reads fields that exist once for each line, gathering the French sentences of all of them before refusing. */
class Fields {
  readonly errors: Record<string, string> = {}
  readonly #values: Readonly<Record<string, unknown>>
  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values
  }
  text(name: string): string {
    const value = this.#values[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  list(name: string): string[] {
    const value = this.#values[name]
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
  }
  read<S extends z.ZodType>(name: string, schema: S): z.infer<S> | undefined {
    const parsed = schema.safeParse(this.text(name))
    if (parsed.success) return parsed.data
    this.errors[name] = parsed.error.issues[0]?.message ?? 'À revoir.'
    return undefined
  }
  /** A choice; the usual one when nothing was sent. */
  choose<S extends z.ZodType>(name: string, schema: S, usual: z.infer<S>): z.infer<S> {
    return this.text(name) === '' ? usual : (this.read(name, schema) ?? usual)
  }
  label(name: string, usual: string): string {
    const typed = this.text(name)
    if (typed.length > 300) this.errors[name] = 'Trois cents signes au plus.'
    return typed || usual
  }
}

/**
 * What was said yes to on the page of tidying. Lines are those that the same notes propose again; a corrected label, amount or date
 * replaces what was proposed.
 * @throws Refused with a sentence beside each field that could not be read.
 */
export const readTidying = (value: Value, proposals: Proposals, known: Known): Tidying => {
  const fields = new Fields(value)
  const kept = new Set(value.keep)
  const isKept = (line: Line): boolean => kept.has(String(line.number))
  const placed = (kind: WritableKind): WritableKind => (known.writable.includes(kind) ? kind : value.compartment)
  const facts = proposals.facts.filter(isKept).map((line): KeptFact => readFact(line, fields, known, placed))
  const deadlines = proposals.deadlines.filter(isKept).flatMap((line): KeptDeadline[] => {
    const dueOn = fields.read(`date-${line.number}`, dateField)
    return dueOn ? [{ title: fields.label(`label-${line.number}`, line.label), dueOn, aparte: line.aparte }] : []
  })
  const steps = proposals.steps.filter(isKept).map((line): KeptStep => ({
    what: fields.label(`label-${line.number}`, line.label),
    doer: fields.choose(`who-${line.number}`, oneOf(stepDoers, 'Dites qui le fait.'), line.who ?? 'worker'),
    dueOn: fields.read(`date-${line.number}`, optionalDate) ?? null,
    aparte: line.aparte,
  }))
  for (let index = 1; index <= addedLines; index++) readAdded(index, fields, deadlines, steps)
  const tidying: Tidying = {
    revision: value.revision,
    kind: value.kind,
    on: value.date,
    happenedAt: instantOf(value.date, value.time, known.timeZone),
    minutes: value.minutes,
    present: value.present,
    compartment: value.compartment,
    aparteReaders: proposals.pieces
      .filter((piece) => piece.aparte !== null)
      .map((piece) => fields.list(`lit-${piece.aparte}`).filter(isUuid)),
    facts,
    deadlines,
    steps,
    themes: readThemes(value, proposals),
    carried: {
      done: known.carried.filter((id) => fields.text(`suivi-${id}`) === 'fait'),
      dropped: known.carried.filter((id) => fields.text(`suivi-${id}`) === 'abandonne'),
    },
    next: readNext(fields, known.timeZone),
  }
  if (Object.keys(fields.errors).length > 0) throw new Refused(fields.errors)
  return tidying
}

const readFact = (line: Line, fields: Fields, known: Known, placed: (kind: WritableKind) => WritableKind): KeptFact => {
  const value = { ...line.value }
  let usual = line.label
  if (value.cents !== undefined) {
    const cents = fields.read(`amount-${line.number}`, eurosField)
    if (cents !== null && cents !== undefined && cents !== value.cents) {
      usual = restated(usual, writeEuros(value.cents), writeEuros(cents))
      value.cents = cents
    }
  }
  const which = value.on === undefined ? 'from' : 'on'
  const before: IsoDate | undefined = value[which]
  if (before !== undefined) {
    const date = fields.read(`date-${line.number}`, optionalDate)
    if (date && date !== before) usual = restated(usual, writeDate(before, known.on), writeDate(date, known.on))
    if (date) value[which] = date
    else delete value[which]
  }
  const label = fields.label(`label-${line.number}`, line.label)
  return {
    key: line.key,
    label: label === line.label ? usual : label,
    value,
    subjectId: (line.subject && known.subjects[line.subject]) ?? null,
    compartment: placed(line.compartment),
    aparte: line.aparte,
  }
}

/** The line says the corrected figure: in its place, or at its end when the line said it otherwise (« avril »). */
const restated = (label: string, before: string, after: string): string =>
  label.includes(before) ? label.replace(before, after) : `${label} (${after})`

/** A line added by hand: a deadline, or somebody's step. An empty one is nothing. */
const readAdded = (index: number, fields: Fields, deadlines: KeptDeadline[], steps: KeptStep[]): void => {
  const [what, who, when] = [`ajout-${index}-quoi`, `ajout-${index}-qui`, `ajout-${index}-quand`]
  if (fields.text(what) === '') return
  const words = fields.label(what, '')
  if (fields.text(who) === 'echeance') {
    const dueOn = fields.read(when, dateField)
    if (dueOn) deadlines.push({ title: words, dueOn, aparte: null })
    return
  }
  const doer = fields.choose(who, oneOf(stepDoers, 'Dites qui le fait.'), 'worker')
  steps.push({ what: words, doer, dueOn: fields.read(when, optionalDate) ?? null, aparte: null })
}

/** Ticked themes, `domain` or `domain@number` for one that stays in a private passage. Anything else is no theme. */
const readThemes = (value: Value, proposals: Proposals): KeptTheme[] =>
  value.themes.flatMap((ticked): KeptTheme[] => {
    const [domain, number] = ticked.split('@')
    const aparte = number === undefined ? null : Number(number)
    if (aparte !== null) return proposals.themes.filter((one) => one.domain === domain && one.aparte === aparte)
    return domain !== undefined && isDomain(domain) ? [{ domain, aparte: null }] : []
  })

/** The next appointment, when a day was given. */
const readNext = (fields: Fields, timeZone: string): Tidying['next'] => {
  if (fields.text('next-date') === '') return null
  const date = fields.read('next-date', dateField)
  const time = fields.read('next-time', timeField)
  const minutes = fields.choose('next-minutes', minutesField, 60) ?? 60
  const kind = fields.choose('next-kind', oneOf(meetingKinds), 'interview')
  return date && time ? { startsAt: instantOf(date, time, timeZone), minutes, kind, place: fields.label('next-place', '') } : null
}
