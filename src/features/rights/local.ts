/** Local aids beside the rights of the law: what each comes to for the household, in words. Pure. */
import { sayAmount, sayMissing } from '#features/catalogue/model.ts'
import type { Evaluated } from '#features/catalogue/model.ts'
import { compartmentOfRight, localSlug, standsInClear } from '#features/review/model.ts'
import { DOCUMENTS } from '#rules/catalogue/entry.ts'
import type { DocumentCode } from '#rules/catalogue/entry.ts'
import type { SheetRight } from './version.ts'

/** A local aid that is not followed yet: those that are stand among the rights, in the state that was noted. */
export type LocalLine = {
  id: string
  name: string
  provider: string
  kind: 'due' | 'unknown' | 'closed'
  /** The money it gives, when its conditions hold; empty otherwise. */
  amount: string
  /** What it gives where that is no amount, the questions left (the first one in words), or why it does not seem open. */
  small: string
}

const questions = (count: number): string =>
  count > 1 ? ` (et ${count - 1} autre${count > 2 ? 's' : ''} question${count > 2 ? 's' : ''})` : ''

const lineOf = ({ aid: { id, name, provider }, outcome }: Evaluated): LocalLine => {
  const line = { id, name, provider, kind: outcome.kind, amount: '', small: '' }
  switch (outcome.kind) {
    case 'due':
      return { ...line, [outcome.amount.kind === 'money' ? 'amount' : 'small']: sayAmount(outcome.amount) }
    case 'unknown': {
      const [first] = outcome.missing
      return { ...line, small: first ? `${sayMissing(first)}${questions(outcome.missing.length)}` : '' }
    }
    case 'closed':
      return { ...line, small: outcome.reasons.join(' ; ') }
  }
}

/** Those that seem open, then those to verify, then the others; each by name. `followed`: slugs that the review holds. */
export const localLines = (evaluated: readonly Evaluated[], followed: ReadonlySet<string>): LocalLine[] => {
  const lines = evaluated.filter(({ aid }) => !followed.has(localSlug(aid.id))).map(lineOf)
  return (['due', 'unknown', 'closed'] as const).flatMap((kind) => lines.filter((line) => line.kind === kind))
}

/**
 * The same for the sheet of the person: those that seem open, those to verify. An aid whose name may tell an illness, a handicap or violence of
 * somebody of the household stays out (`discreet`) until the worker puts it back (`shown`, slugs).
 */
export const localOnSheet = (
  evaluated: readonly Evaluated[],
  about: { followed: ReadonlySet<string>; shown: readonly string[] },
): { toAsk: SheetRight[]; toVerify: SheetRight[]; discreet: { slug: string; name: string }[] } => {
  const sheet: ReturnType<typeof localOnSheet> = { toAsk: [], toVerify: [], discreet: [] }
  for (const { aid, outcome } of evaluated) {
    const slug = localSlug(aid.id)
    if (outcome.kind === 'closed' || about.followed.has(slug)) continue
    const tells = aid.domain === 'protection' || !standsInClear(compartmentOfRight(aid))
    if (tells && !about.shown.includes(slug)) {
      sheet.discreet.push({ slug, name: aid.name })
      continue
    }
    const right: SheetRight = {
      key: slug,
      name: aid.name,
      what: aid.what,
      amount: outcome.kind === 'due' && outcome.amount.kind === 'money' ? `Ce pourrait être ${sayAmount(outcome.amount)}.` : '',
      paper: '',
      toCheck: outcome.kind === 'unknown' ? outcome.missing.length : 0,
      where: [{ by: '', label: aid.apply.replace(/\.$/, '') }],
      documents: outcome.kind === 'due' ? [...documentNames(aid.documents), ...aid.otherDocuments] : [],
      before: [],
      decider: aid.provider,
      automatic: false,
    }
    ;(outcome.kind === 'due' ? sheet.toAsk : sheet.toVerify).push(right)
  }
  return sheet
}

const documentNames = (codes: readonly DocumentCode[]): string[] => codes.map((code) => DOCUMENTS[code])
