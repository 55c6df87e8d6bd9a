/** What a month's budget is, from the lines that were written and the amounts of the ledger: the one last said wins, and each is shown once. Pure. */
import type { IsoDate } from '#core/dates.ts'
import { lineLabel } from '#rules/budget/kinds.ts'
import type { LineKind } from '#rules/budget/kinds.ts'
import { debtOfKey, kindOfKey } from './ledger-keys.ts'
import type { DebtBody, LineBody, MonthBudget, Observed, Shown, ShownDebt, ToldBody, ToldSign, Version } from './model.ts'

/** Kinds of which a household may have several: each line stands by itself. */
export const MANY: readonly LineKind[] = ['otherIncome', 'otherBound', 'otherDaily', 'exceptional', 'familyHelp']

const isOf =
  <B extends Version['body']>(sort: B['sort']) =>
  (one: Version): one is Version<B> =>
    one.body.sort === sort

/** The last version of each series that holds in a month. */
const standing = <B extends Version['body']>(versions: readonly Version<B>[], month: string): Version<B>[] => {
  const last = new Map<string, Version<B>>()
  for (const one of [...versions].toSorted((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime() || (a.id < b.id ? -1 : 1))) {
    if (one.fromMonth > month) continue
    const before = last.get(one.seriesId)
    // a correction of an older month does not undo what was said of a later one
    if (before === undefined || one.fromMonth >= before.fromMonth) last.set(one.seriesId, one)
  }
  return [...last.values()]
}

/** What an observation says of a month, cents; null: nothing. */
export const saidOf = (one: Observed, month: string): number | null => {
  const own = one.months[month]
  if (own !== undefined) return own
  if (one.period === 'once') return one.from === month ? one.cents : null
  return one.from <= month && (one.until === null || one.until >= month) ? one.cents : null
}

const proofOf = (source: Observed['source']): Shown['proof'] => (source === 'said' ? 'said' : source === 'computed' ? 'estimated' : 'paper')

const writtenLine = (one: Version<LineBody>): Shown => ({
  seriesId: one.seriesId,
  kind: one.body.kind,
  label: one.body.label || lineLabel(one.body.kind),
  subjectId: one.subjectId,
  cents: one.body.cents,
  period: one.body.period,
  onceIn: one.body.period === 'once' ? one.fromMonth : null,
  proof: one.body.proof,
  paper: one.body.paper,
  saidOn: one.writtenOn,
  author: one.author,
  fromLedger: null,
  factId: one.factId,
})

/** A line as the ledger tells it. */
export const ledgerLine = (one: Observed, kind: LineKind, month: string, cents: number): Shown => ({
  seriesId: one.id,
  kind,
  label: MANY.includes(kind) ? one.label : lineLabel(kind),
  subjectId: one.subjectId,
  cents,
  period: one.months[month] !== undefined || one.period === 'once' ? 'once' : one.period,
  onceIn: one.months[month] !== undefined || one.period === 'once' ? month : null,
  proof: proofOf(one.source),
  paper: one.source === 'read' ? 'un papier' : '',
  saidOn: one.observedOn,
  author: one.author,
  fromLedger: one.id,
  factId: one.id,
})

/** The last observation of each thing that says something of the month, those that a line wrote or took over left out. */
const lastSaid = (
  observed: readonly Observed[],
  month: string,
  taken: ReadonlySet<string>,
  nameOf: (one: Observed) => string | null,
): Map<string, Observed> => {
  const last = new Map<string, Observed>()
  for (const one of [...observed].toSorted((a, b) =>
    a.observedOn < b.observedOn ? -1 : a.observedOn > b.observedOn ? 1 : a.id < b.id ? -1 : 1,
  )) {
    const name = nameOf(one)
    if (name === null || saidOf(one, month) === null) continue
    last.set(name, one)
  }
  for (const [name, one] of last) if (taken.has(one.id)) last.delete(name)
  return last
}

/** Observations that a line of the month wrote, or took over. */
const takenOver = (versions: readonly Version[], month: string): Set<string> =>
  new Set(versions.filter(({ fromMonth }) => fromMonth <= month).flatMap(({ factId }) => factId ?? []))

const linesOf = (versions: readonly Version<LineBody>[], observed: readonly Observed[], month: string): Shown[] => {
  const now = standing(versions, month)
  const place = (kind: LineKind, subjectId: string | null): string => `${kind}:${subjectId ?? ''}`
  const taken = takenOver(versions, month)
  const said = lastSaid(observed, month, taken, (one) => {
    const kind = kindOfKey(one.key)
    return kind === undefined ? null : MANY.includes(kind) ? one.key : place(kind, one.subjectId)
  })
  const lines: Shown[] = []
  for (const one of now) {
    const name = place(one.body.kind, one.subjectId)
    const newer = MANY.includes(one.body.kind) ? undefined : said.get(name)
    const alone = now.filter((other) => place(other.body.kind, other.subjectId) === name).length === 1
    if (newer !== undefined && (!alone || newer.observedOn <= one.writtenOn)) said.delete(name)
    else if (newer !== undefined) continue
    if (!one.body.gone && (one.body.period !== 'once' || one.fromMonth === month)) lines.push(writtenLine(one))
  }
  for (const one of said.values()) {
    const cents = saidOf(one, month) ?? 0
    const kind = kindOfKey(one.key)
    // « none »: nothing to show
    if (kind !== undefined && cents !== 0) lines.push(ledgerLine(one, kind, month, cents))
  }
  return lines
}

const debtsOf = (versions: readonly Version<DebtBody>[], observed: readonly Observed[], month: string): ShownDebt[] => {
  const taken = takenOver(versions, month)
  const written = standing(versions, month).filter(({ body }) => !body.gone)
  // a debt that was written here is told by its line: the notes of later interviews are read beside it, in the thread
  const told = new Set(versions.map(({ body }) => body.kind))
  const known: Observed[] = observed.map((one) => ({ ...one, period: 'month', until: null }))
  const said = lastSaid(known, month, taken, (one) => {
    const kind = debtOfKey(one.key)
    return kind === undefined || told.has(kind) ? null : `${one.key}:${one.label}`
  })
  return [
    ...written.map(({ body: { sort: _sort, gone: _gone, ...body }, ...one }): ShownDebt => ({
      ...body,
      id: one.seriesId,
      saidOn: one.writtenOn,
      author: one.author,
      fromLedger: null,
    })),
    ...[...said.values()].flatMap((one): ShownDebt[] => {
      const kind = debtOfKey(one.key)
      if (kind === undefined || one.cents === 0) return []
      return [
        {
          id: one.id,
          kind,
          label: one.label,
          detail: '',
          due: one.cents,
          monthly: null,
          late: null,
          stage: 'late',
          seizure: false,
          plan: '',
          guarantor: '',
          actBy: null,
          place: null,
          proof: proofOf(one.source),
          paper: one.source === 'read' ? 'un papier' : '',
          saidOn: one.observedOn,
          author: one.author,
          fromLedger: one.id,
        },
      ]
    }),
  ]
}

/** The budget of a month (`YYYY-MM`). */
export const monthBudget = (versions: readonly Version[], observed: readonly Observed[], month: string): MonthBudget => {
  const lines = linesOf(versions.filter(isOf<LineBody>('line')), observed, month)
  const debts = debtsOf(versions.filter(isOf<DebtBody>('debt')), observed, month)
  const answers = standing(versions.filter(isOf<ToldBody>('told')), month).toSorted((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime())
  const answerOf = (sign: ToldSign): boolean | null => answers.findLast(({ body }) => body.sign === sign)?.body.answer ?? null
  const days: IsoDate[] = [...lines, ...debts].map(({ saidOn }) => saidOn).toSorted()
  return {
    month,
    lines,
    debts,
    told: { creditToLive: answerOf('creditToLive'), lastingOverdraft: answerOf('lastingOverdraft') },
    saidOn: days.at(-1) ?? null,
  }
}

/** The first month of which anything was said; null: nothing ever was. */
export const firstMonth = (versions: readonly Version[], observed: readonly Observed[]): string | null =>
  [
    ...versions.filter(({ body }) => body.sort === 'line').map(({ fromMonth }) => fromMonth),
    ...observed.filter(({ key }) => kindOfKey(key) !== undefined).map(({ from }) => from),
  ].toSorted()[0] ?? null
