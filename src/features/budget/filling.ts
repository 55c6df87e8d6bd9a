/** The form of a budget: which rows it has, how each field is called, and what was typed read into new versions of the lines that changed. Pure. */
import { addDays, addMonths, isIsoDate } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeMonth } from '#core/french.ts'
import { DEBT_KINDS, STAGES } from '#rules/budget/debts.ts'
import type { DebtKind, Stage } from '#rules/budget/debts.ts'
import { isLineKind, kindsOf, lineLabel } from '#rules/budget/kinds.ts'
import type { LineKind, Section } from '#rules/budget/kinds.ts'
import type { NewVersion } from './commands.server.ts'
import { isOfPerson, KEY_OF_KIND } from './ledger-keys.ts'
import type { BudgetBody, DebtBody, LineBody, MonthBudget, Proof, Shown, ShownDebt, ToldSign } from './model.ts'
import { toldSigns } from './model.ts'
import { readAmount } from './typed-amount.ts'

/** Rows that are always there, by section; every other kind is chosen in a free row. */
export const USUAL: Readonly<Partial<Record<Section, readonly LineKind[]>>> = {
  income: [
    'salary',
    'unemployment',
    'dailyAllowance',
    'pension',
    'disabilityPension',
    'aah',
    'alimony',
    'rsa',
    'activityBonus',
    'familyBenefits',
    'asf',
    'housingBenefit',
  ],
  housing: ['rent', 'serviceCharge', 'energy', 'water', 'homeInsurance'],
  bound: ['phone', 'incomeTax', 'bankFees', 'alimonyPaid'],
  transport: ['carInsurance', 'fuelCar', 'transport'],
  children: ['canteen', 'childcare', 'school'],
  health: ['healthInsurance', 'health'],
  daily: ['food'],
}
/** The two columns of the form and of the paper, read left then right. */
export const LEFT: readonly Section[] = ['income', 'children', 'health', 'daily']
export const RIGHT: readonly Section[] = ['housing', 'bound', 'transport']
export const FREE_LINES = 3
export const FREE_DEBTS = 3

/** One field of the form for an amount: a kind, of somebody. */
export type Slot = { name: string; kind: LineKind; subjectId: string | null; standing: Shown | null }
/** A free row: what stands there, or nothing yet. */
export type FreeRow = { name: string; standing: Shown | null }
export type DebtRow = { name: string; standing: ShownDebt | null }
export type Filling = { slots: Slot[]; free: FreeRow[]; debts: DebtRow[] }

type Adult = { id: string }

/** Rows for a household: one amount for each adult where the kind is a person’s. What stands and has no row of its own stands in a free one. */
export const fillingOf = (now: MonthBudget, adults: readonly Adult[], debts: readonly ShownDebt[]): Filling => {
  const slots = (Object.keys(USUAL) as Section[]).flatMap((section) =>
    (USUAL[section] ?? []).flatMap((kind): Slot[] =>
      (isOfPerson(kind) ? adults.map(({ id }) => id) : [null]).map((subjectId) => ({
        name: subjectId === null ? kind : `${kind}-${subjectId}`,
        kind,
        subjectId,
        standing: now.lines.find((line) => line.kind === kind && line.subjectId === subjectId) ?? null,
      })),
    ),
  )
  const shown = new Set(slots.flatMap(({ standing }) => standing?.seriesId ?? []))
  const rest = now.lines.filter(({ seriesId }) => !shown.has(seriesId))
  // what stands is named by what it is: of two who write at once, neither writes in the other’s row
  const blank = <T extends string>(word: T, count: number) =>
    Array.from({ length: count }, (_, at) => ({ name: `${word}${at + 1}`, standing: null }))
  return {
    slots,
    free: [...rest.map((standing) => ({ name: standing.seriesId, standing })), ...blank('autre', FREE_LINES)],
    debts: [...debts.map((standing) => ({ name: standing.id, standing })), ...blank('dette', FREE_DEBTS)],
  }
}

/** What a browser sent: texts by name. */
export type Sent = Readonly<Record<string, unknown>>
const textOf = (sent: Sent, name: string, longest = 200): string => {
  const value = sent[name]
  return typeof value === 'string' ? value.trim().slice(0, longest) : ''
}
const LONGEST = 200

type Refusals = Record<string, string>
export type Read = { versions: NewVersion[]; errors: Refusals }

const proofOf = (about: boolean, paper: string): Proof => (about ? 'estimated' : paper === '' ? 'said' : 'paper')
const SOURCE_WORDS = /^(?:dit|estime|estimé)$/i

/** What a field for an amount and its paper say of a line; null: nothing stands and nothing was typed. */
const lineOf = (
  sent: Sent,
  at: { name: string; kind: LineKind; label: string; standing: Shown | null },
  errors: Refusals,
): LineBody | null => {
  // a row that the form did not show: nothing was said of it
  if (sent[`montant-${at.name}`] === undefined) return null
  const amount = readAmount(textOf(sent, `montant-${at.name}`))
  const paper = textOf(sent, `papier-${at.name}`).replace(SOURCE_WORDS, '')
  if (amount !== null && 'error' in amount) {
    errors[`montant-${at.name}`] = amount.error
    return null
  }
  const body = { sort: 'line', kind: at.kind, label: at.label } as const
  if (amount === null) {
    if (at.standing === null) return null
    return { ...body, cents: null, period: 'month', proof: 'said', paper: '', gone: true }
  }
  return { ...body, cents: amount.cents, period: amount.period, proof: proofOf(amount.about, paper), paper }
}

const sameLine = (body: LineBody, standing: Shown | null): boolean =>
  standing !== null &&
  !body.gone &&
  body.kind === standing.kind &&
  body.cents === standing.cents &&
  body.period === standing.period &&
  body.proof === standing.proof &&
  body.paper === standing.paper &&
  (body.label === '' || body.label === standing.label)

const cents = (sent: Sent, name: string, errors: Refusals): number | null => {
  const read = readAmount(textOf(sent, name))
  if (read === null) return null
  if ('error' in read) {
    errors[name] = read.error
    return null
  }
  if (read.period !== 'month') errors[name] = 'Écrivez ce montant seul, comme 548 ou 548,50.'
  return read.cents
}

const DEBT_FIELDS = ['nom', 'sorte', 'du', 'mois', 'ou', 'avant', 'precision', 'retard', 'plan', 'caution', 'rang', 'papier'] as const

const debtOf = (sent: Sent, { name, standing }: DebtRow, errors: Refusals): DebtBody | null => {
  // a row that the form did not show: another wrote it since, nothing was said of it
  if (DEBT_FIELDS.every((what) => sent[`${what}-${name}`] === undefined)) return null
  const field = (what: (typeof DEBT_FIELDS)[number] | 'saisie' | 'fin'): string => textOf(sent, `${what}-${name}`)
  const label = field('nom')
  const typed = ['nom', 'du', 'mois', 'precision', 'plan', 'caution', 'avant'] as const
  const kind = field('sorte')
  if (kind !== '' && !Object.hasOwn(DEBT_KINDS, kind)) errors[`sorte-${name}`] = 'Choisissez dans la liste.'
  const stage = field('ou') || 'late'
  if (!Object.hasOwn(STAGES, stage)) errors[`ou-${name}`] = 'Choisissez dans la liste.'
  if (kind === '' && standing === null && typed.every((what) => field(what) === '')) return null
  const body: DebtBody = {
    sort: 'debt',
    kind: (kind || 'other') as DebtKind,
    label,
    detail: field('precision'),
    due: cents(sent, `du-${name}`, errors),
    monthly: cents(sent, `mois-${name}`, errors),
    late: cents(sent, `retard-${name}`, errors),
    stage: stage as Stage,
    seizure: field('saisie') !== '',
    plan: field('plan'),
    guarantor: field('caution'),
    actBy: dayOf(field('avant'), `avant-${name}`, errors),
    place: placeOf(field('rang'), `rang-${name}`, errors),
    proof: field('papier') === '' ? 'said' : 'paper',
    paper: field('papier'),
  }
  if (label === '' && kind === '') errors[`nom-${name}`] = 'Dites à qui, ou choisissez la sorte de dette.'
  return field('fin') === '' ? body : { ...body, gone: true }
}

const dayOf = (text: string, name: string, errors: Refusals): IsoDate | null => {
  const french = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text)
  const iso = french ? `${french[3]}-${french[2]?.padStart(2, '0')}-${french[1]?.padStart(2, '0')}` : text
  if (iso === '') return null
  if (isIsoDate(iso) && iso > '1990' && iso < '2100') return iso
  const month = Number(french?.[2])
  if (french && month >= 1 && month <= 12 && Number(french[1]) > 28) {
    const last = Number(addDays(addMonths(`${french[3]}-${String(month).padStart(2, '0')}-01`, 1), -1).slice(8))
    if (Number(french[1]) > last) {
      const inWords = writeMonth(month)
      errors[name] = `${inWords.charAt(0).toUpperCase()}${inWords.slice(1)} ${french[3]} n’a que ${last} jours.`
      return null
    }
  }
  errors[name] = 'Cette date n’est pas lisible. Écrivez-la comme 24/06/2026.'
  return null
}
const placeOf = (text: string, name: string, errors: Refusals): number | null => {
  if (text === '') return null
  if (/^[1-9]\d?$/.test(text)) return Number(text)
  errors[name] = 'Écrivez une place, de 1 à 99, ou rien.'
  return null
}

const sameDebt = (body: DebtBody, standing: ShownDebt | null): boolean => {
  if (standing === null || body.gone) return false
  const { id: _id, saidOn: _on, author: _by, fromLedger: _ledger, ...stands } = standing
  const { sort: _sort, ...said } = body
  return Object.entries(stands).every(([key, value]) => said[key as keyof typeof said] === value)
}

/**
 * What a filled form changes, as versions to keep; a line that stands and was not touched gives none. `newId`: of each new version. Errors by field, in French.
 */
export const readFilling = (
  sent: Sent,
  filling: Filling,
  at: { month: string; now: MonthBudget; newId: () => string; persons: readonly string[] },
): Read => {
  const errors: Refusals = {}
  const versions: NewVersion[] = []
  for (const [name, value] of Object.entries(sent))
    if (typeof value === 'string' && value.trim().length > LONGEST && /^(?:papier|nom|precision|plan|caution|quoi)-/.test(name))
      errors[name] = `Ce texte est trop long : ${LONGEST} caractères au plus.`
  const add = (
    body: BudgetBody,
    subjectId: string | null,
    standing: { id: string; fromLedger: string | null } | null,
    field: string,
  ): void => {
    const id = at.newId()
    const series = standing === null || standing.fromLedger !== null ? id : standing.id
    // a debt of the ledger is taken over by its line; a line of the ledger writes its own fact, or takes that one over when nothing else changed
    const factId = body.sort === 'line' && KEY_OF_KIND[body.kind] !== undefined ? null : (standing?.fromLedger ?? null)
    versions.push({ id, seriesId: series, subjectId, fromMonth: at.month, body, factId, field })
  }
  for (const slot of filling.slots) {
    const { standing } = slot
    const label = standing === null || standing.fromLedger !== null || standing.label === lineLabel(slot.kind) ? '' : standing.label
    const body = lineOf(sent, { ...slot, label }, errors)
    if (body !== null && !sameLine(body, standing))
      add(body, slot.subjectId, standing && { id: standing.seriesId, fromLedger: standing.fromLedger }, `montant-${slot.name}`)
  }
  const seen = new Set(
    filling.slots
      .filter(({ name, standing }) => (sent[`montant-${name}`] === undefined ? standing !== null : textOf(sent, `montant-${name}`) !== ''))
      .map(({ kind, subjectId }) => `${kind}:${subjectId ?? ''}`),
  )
  for (const { name, standing } of filling.free) {
    if (['sorte', 'quoi', 'montant'].every((what) => sent[`${what}-${name}`] === undefined)) continue
    const chosen = textOf(sent, `sorte-${name}`) || (standing?.kind ?? '')
    const label = textOf(sent, `quoi-${name}`)
    const amount = textOf(sent, `montant-${name}`)
    if (chosen === '' && label === '' && amount === '') continue
    if (chosen !== '' && !isLineKind(chosen)) {
      errors[`sorte-${name}`] = 'Choisissez dans la liste.'
      continue
    }
    if (chosen === '') {
      errors[`sorte-${name}`] = 'Choisissez ce que c’est.'
      continue
    }
    const kind = chosen as LineKind
    const whose = textOf(sent, `qui-${name}`)
    const subjectId = whose === '' ? (isOfPerson(kind) ? (at.persons[0] ?? null) : null) : whose
    if (subjectId !== null && !at.persons.includes(subjectId)) {
      errors[`qui-${name}`] = 'Choisissez une personne du foyer.'
      continue
    }
    if (amount !== '' && seen.has(`${kind}:${subjectId ?? ''}`)) {
      errors[`sorte-${name}`] = 'Ce poste est déjà plus haut : additionnez-y ce montant.'
      continue
    }
    const body = lineOf(sent, { name, kind, label, standing }, errors)
    if (body === null && standing === null && errors[`montant-${name}`] === undefined)
      errors[`montant-${name}`] = 'Écrivez un montant, ou « ? » si personne ne le connaît.'
    if (body !== null && !(sameLine(body, standing) && subjectId === standing?.subjectId))
      add(body, subjectId, standing && { id: standing.seriesId, fromLedger: standing.fromLedger }, `montant-${name}`)
  }
  for (const row of filling.debts) {
    const body = debtOf(sent, row, errors)
    if (body !== null && !sameDebt(body, row.standing)) add(body, null, row.standing, `du-${row.name}`)
  }
  for (const sign of Object.keys(toldSigns) as ToldSign[]) {
    if (sent[`signe-${sign}`] === undefined) continue
    const typed = textOf(sent, `signe-${sign}`)
    if (!['', 'oui', 'non'].includes(typed)) errors[`signe-${sign}`] = 'Choisissez dans la liste.'
    const answer = typed === '' ? null : typed === 'oui'
    if (answer !== at.now.told[sign]) add({ sort: 'told', sign, answer }, null, null, `signe-${sign}`)
  }
  return { versions, errors }
}

/** The same refusals, each with the name of its line: of several, none is like another. `nameOf`: a person’s, where the form says whose a line is. */
export const withLines = (
  errors: Refusals,
  { slots, free, debts }: Filling,
  nameOf: (personId: string) => string | undefined,
): Refusals => {
  const names = new Map<string, string>([
    ...slots.map(({ name, kind, subjectId }): [string, string] => {
      const who = subjectId === null ? undefined : nameOf(subjectId)
      return [name, [lineLabel(kind), who].filter(Boolean).join(', ')]
    }),
    ...free.map(({ name, standing }, at): [string, string] => [name, standing?.label ?? `Autre ligne ${at + 1}`]),
    ...debts.map(({ name, standing }, at): [string, string] => [name, standing?.label || `Dette ${at + 1}`]),
  ])
  return Object.fromEntries(
    Object.entries(errors).map(([field, sentence]) => {
      const name = names.get(field.slice(field.indexOf('-') + 1))
      return [field, name === undefined ? sentence : `${name}. ${sentence}`]
    }),
  )
}

export const usualKinds = new Set(Object.values(USUAL).flat())
/** Kinds that a free row offers, by section. */
export const freeKinds = (section: Section): LineKind[] => kindsOf(section).filter((kind) => !usualKinds.has(kind))
