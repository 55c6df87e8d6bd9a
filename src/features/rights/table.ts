/** The table of rights: which group each stands in, what it says, and the sums of the title. Pure. */
import { noBreak, writeFullDate } from '#core/french.ts'
import type { Answered } from '#rules/answer.ts'
import { amountWords, perNotes } from './amounts.ts'
import { keyOf } from './compute.ts'
import type { Computed } from './compute.ts'
import type { Bar, Group, NotedStatus, RightsTable, Row } from './model.ts'
import { boundsOf, groupOf, housingAids, isMonthly, paidAmount, placedOf, slugOf } from './placed.ts'
import type { Placed } from './placed.ts'
import { questionText, shortTitle } from './questions.ts'
import { namedLabel } from './trace.ts'
import { scaleEnd, writeSum } from './words.ts'

const day = (text: string): string => writeFullDate(text)

/** What became of it, as the review says. */
const saidOf = (status: NotedStatus): string => {
  const since = status.since === null ? '' : ` depuis le ${day(status.since)}`
  const on = ` le ${day(status.saidOn)}`
  return {
    open: `Ouvert${since}, noté${on}`,
    requested: `Demandé${status.since === null ? on : ` le ${day(status.since)}`}, sans réponse notée`,
    contested: `Contesté${on}`,
    refused: `Refusé par l’organisme, noté${on}`,
    notWanted: `Non souhaité, dit${on}${status.why === '' ? '' : ` : ${status.why}`}`,
    proposed: `Proposé${on}`,
    toVerify: '',
    ended: `Arrêté, noté${on}`,
  }[status.status]
}

/** Sums that the reason of a refusal compares: the last two money steps before it. */
const figuresOfRefusal = (computed: Computed, { steps }: Answered): string => {
  const sums = steps.slice(0, -1).filter(({ unit, value }) => unit === 'cents' && value !== 0)
  return sums
    .slice(-3)
    .map(({ label, value }) => `${namedLabel(computed.given, label)}${noBreak}: ${writeSum(value)}`)
    .join(' ; ')
}

const reasonOf = (computed: Computed, one: Answered): string => {
  const { outcome } = one
  if (outcome.kind === 'unsupported') return outcome.why
  if (outcome.kind !== 'refused') return ''
  const why = outcome.reasons.map(({ text }) => namedLabel(computed.given, text)).join(' ; ')
  const figures = isNear(one) ? figuresOfRefusal(computed, one) : ''
  return figures === '' ? why : `${why}. ${figures}`
}

/** Refused at the end of a computation, not at its first condition: worth reading. */
const isNear = ({ steps }: Answered): boolean => steps.length > 3

const smallOf = (computed: Computed, { one, status, paid }: Placed, asked: Map<string, string>): string => {
  const isPaid = paid !== null && (status === undefined || status.status === 'toVerify' || status.status === 'proposed')
  const again = status?.status === 'toVerify' ? ', à vérifier de nouveau' : ''
  const said = isPaid ? `Versé, d’après le dossier${again}` : status ? saidOf(status) : ''
  const [question] = one.questions
  let rest = ''
  if (one.outcome.kind === 'unknown' && question) {
    const path = question.unknown.id
    const before = asked.get(path)
    const others = one.questions.length - 1
    rest =
      before === undefined
        ? `${questionText(computed, path)}${others > 0 ? ` (et ${others} autre${others > 1 ? 's' : ''} question${others > 1 ? 's' : ''})` : ''}`
        : `Même question que ${before}`
    if (before === undefined) asked.set(path, `« ${shortTitle(titleOf(one))} »`)
  } else if (one.outcome.kind === 'due') rest = said === '' ? lawWords(one.right.law) : ''
  else rest = reasonOf(computed, one)
  return [said, rest].filter((part) => part !== '').join('. ')
}

/** « Art. CSS L543-1 », « Loi 91-647 du 10/07/1991 »: the first text only. */
const lawWords = (law: string): string => {
  const [first = ''] = law.split(/[,;]/)
  return /^(?:Loi|Décret|Arrêté|Code)/.test(first) ? first : `Art. ${first}`
}

const barOf = ({ one }: Placed, group: Group, cents: number | null): Bar | null => {
  const { right, outcome } = one
  if (right.counts !== 'money' || right.per !== 'month') return null
  if (group === 'open' && cents !== null) return { kind: 'amount', cents }
  if (outcome.kind === 'due') return { kind: 'amount', cents: outcome.amount }
  return outcome.kind === 'unknown' ? { kind: 'range', from: outcome.low, to: outcome.high } : null
}

/** The three housing aids are one line, under one name. */
const titleOf = ({ right }: Answered): string => (housingAids.has(right.id) ? `Aide au logement (${right.id.toUpperCase()})` : right.title)

const rowOf = (computed: Computed, placed: Placed, asked: Map<string, string>): Row => {
  const { one, status } = placed
  const { right, member } = one
  const group = groupOf(placed)
  const noted = group === 'open' ? paidAmount(placed) : null
  const words = noted === null ? amountWords(right, one.outcome) : { text: writeSum(noted), note: perNotes[status?.per ?? right.per] }
  const isClosedMoney = group === 'closed' && one.outcome.kind !== 'refused'
  const several = Object.keys(computed.given.names).length > 1
  return {
    key: keyOf(one),
    rightId: right.id,
    slug: computed.given.entries[right.id]?.slug ?? null,
    title: titleOf(one),
    who: member !== null && several ? (computed.given.names[member.id] ?? null) : null,
    group,
    amount: words.text,
    note: isClosedMoney ? 'selon notre calcul' : words.note,
    small: smallOf(computed, placed, asked),
    bar: barOf(placed, group, noted),
    aside:
      right.counts !== 'money' || right.per === 'month'
        ? null
        : right.per === 'year' && group !== 'closed'
          ? 'hors échelle, une fois par an'
          : right.per === 'once' && group !== 'closed'
            ? 'hors échelle, versée en une fois'
            : null,
    stale: one.stale.length > 0 && group !== 'closed' && group !== 'notComputed',
    unverified: !right.verified,
  }
}

/** A right that is followed but not computed here. */
const followedRow = (status: NotedStatus, computed: Computed): Row => {
  const group = (
    {
      open: 'open',
      requested: 'requested',
      contested: 'requested',
      refused: 'closed',
      notWanted: 'closed',
      ended: 'closed',
      proposed: 'toVerify',
      toVerify: 'toVerify',
    } as const
  )[status.status]
  const name = computed.given.names[status.subjectId ?? '']
  return {
    key: `suivi:${status.slug}:${status.subjectId ?? ''}`,
    rightId: null,
    slug: status.slug,
    title: computed.given.others[status.slug] ?? status.slug,
    who: name ?? null,
    group,
    amount: status.amountCents === null ? '' : writeSum(status.amountCents),
    note: status.amountCents === null ? null : perNotes[status.per ?? 'once'],
    small: saidOf(status) || 'À vérifier, n’est pas calculé ici',
    bar: group === 'open' && status.per === 'month' && status.amountCents !== null ? { kind: 'amount', cents: status.amountCents } : null,
    aside: null,
    stale: false,
    unverified: false,
  }
}

/**
 * The sums of the title. What is received is what somebody noted, never what we computed; nothing noted is nothing said. What is left to ask for
 * is the range of the whole household less what its open rights are computed at: one range, no sum of ranges.
 */
const sumsOf = (computed: Computed, placed: readonly Placed[], followed: readonly Row[]): RightsTable['sums'] => {
  const open = placed.filter((one) => groupOf(one) === 'open' && isMonthly(one.one))
  const amounts = [
    ...open.flatMap((one) => paidAmount(one) ?? []),
    ...followed.flatMap(({ group, bar }) => (group === 'open' && bar?.kind === 'amount' ? [bar.cents] : [])),
  ]
  // refused or not wanted: not to be asked for
  const aside = placed.filter((one) => ['open', 'closed'].includes(groupOf(one)) && isMonthly(one.one)).map(({ one }) => boundsOf(one))
  const { low, high } = computed.answers.total
  const anyComputed = placed.some(({ one }) => one.outcome.kind !== 'unsupported')
  return {
    received: amounts.length === 0 ? null : amounts.reduce((sum, cents) => sum + cents, 0),
    more: anyComputed
      ? {
          low: Math.max(low - aside.reduce((sum, one) => sum + one.high, 0), 0),
          high: Math.max(high - aside.reduce((sum, one) => sum + one.low, 0), 0),
        }
      : null,
  }
}

/**
 * How far a right is from an answer: what surely pays something first, then the fewer questions; what is no money last. Rights that are known keep
 * the order of the catalogue.
 */
const farAway = (placed: Placed): number => {
  const { one } = placed
  // the others stand below: a question is asked where it is read first
  if (groupOf(placed) !== 'toVerify' || one.outcome.kind !== 'unknown') return 2000
  if (one.right.counts !== 'money') return 1000
  return boundsOf(one).low > 0 ? 1 : 1 + one.questions.length
}

/** All that the table shows. */
export const rightsTable = (computed: Computed): RightsTable => {
  const placed = placedOf(computed).toSorted((a, b) => farAway(a) - farAway(b))
  const asked = new Map<string, string>()
  const isFar = (row: Row, { one, status }: Placed): boolean => row.group === 'closed' && !status && !isNear(one)
  const all = placed.map((one) => ({ placed: one, row: rowOf(computed, one, asked) }))
  const computedSlugs = new Set(placed.map(({ one }) => slugOf(computed, one)))
  const followed = computed.given.statuses.filter(({ slug }) => !computedSlugs.has(slug)).map((status) => followedRow(status, computed))
  const rows = [...all.filter(({ row, placed: one }) => !isFar(row, one)).map(({ row }) => row), ...followed]
  const tops = rows.flatMap(({ bar }) => (bar === null ? [] : bar.kind === 'amount' ? [bar.cents] : [bar.to]))
  return {
    rows,
    far: all.filter(({ row, placed: one }) => isFar(row, one)).map(({ row }) => row),
    max: scaleEnd(Math.max(...tops, 1)),
    sums: sumsOf(computed, placed, followed),
  }
}
