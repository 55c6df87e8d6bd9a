/** The sheet for the person: what she may ask for, in plain words. Pure. */
import { noBreak } from '#core/french.ts'
import type { CatalogueEntry, Statement } from '#rules/catalogue/entry.ts'
import type { ApplyView } from './apply.ts'
import { applyView } from './apply.ts'
import type { RightsTable, Row } from './model.ts'

export type SheetRight = {
  key: string
  name: string
  what: string
  /** « Vous pourriez recevoir entre 259 et 483 € par mois. »; empty for what is no money. */
  amount: string
  /** Where the answer that is missing stands: « Bulletin de salaire »; empty when nothing is. */
  paper: string
  /** What is still to be asked of her, for an aid that no paper answers; empty when nothing is. */
  question: string
  /** `by` is empty where the label says it all. */
  where: { by: string; label: string }[]
  documents: string[]
  before: Statement[]
  decider: string
  automatic: boolean
}
export type PersonSheet = {
  toAsk: SheetRight[]
  toVerify: SheetRight[]
  waiting: SheetRight[]
  /** Left out for her safety: their name alone would tell somebody who finds the sheet. */
  discreet: { slug: string; name: string }[]
}

/** Rights that tell violence by their name: on the sheet only when the worker puts them there with her. */
const telling = new Set(['R75', 'R76', 'R77', 'R78'])

const amountOf = ({ amount, note, group }: Row): string => {
  if (!amount.endsWith('€')) return ''
  const per = note === null ? `par${noBreak}mois` : note === 'une fois' ? 'en une fois' : note
  const range = / à/.test(amount)
  if (group === 'requested') return ''
  return range ? `Ce pourrait être de ${amount} ${per}, selon votre réponse.` : `Ce pourrait être ${amount} ${per}.`
}

const rightOf = (row: Row, entry: CatalogueEntry, paper: string): SheetRight => {
  const apply: ApplyView = applyView(entry)
  return {
    key: row.key,
    name: entry.name,
    what: entry.what,
    amount: amountOf(row),
    paper,
    question: '',
    where: apply.channels,
    // what is still to be verified asks for one paper, not for a whole file
    documents: row.group === 'toVerify' ? [] : apply.documents,
    before: apply.before,
    decider: apply.decider.text,
    automatic: apply.automatic,
  }
}

/**
 * What the sheet says. It is about the person and her household: rights of somebody else stay out, and so do those that the worker has not put
 * back (`shown`, slugs). `paperOf`: the paper that answers the open question of a line.
 */
export const personSheet = (
  table: RightsTable,
  about: {
    mainId: string
    entryOf: (slug: string) => CatalogueEntry | undefined
    paperOf: (row: Row) => string
    shown: readonly string[]
  },
): PersonSheet => {
  const sheet: PersonSheet = { toAsk: [], toVerify: [], waiting: [], discreet: [] }
  const seen = new Set<string>()
  for (const row of table.rows) {
    const person = row.key.split(':').at(-1)
    if (row.key.includes(':') && person !== about.mainId && person !== '') continue
    const entry = row.slug === null ? undefined : about.entryOf(row.slug)
    if (!entry || seen.has(entry.slug) || !['toRequest', 'toVerify', 'requested'].includes(row.group)) continue
    seen.add(entry.slug)
    if (telling.has(entry.id) && !about.shown.includes(entry.slug)) {
      sheet.discreet.push({ slug: entry.slug, name: entry.name })
      continue
    }
    const list = row.group === 'toRequest' ? sheet.toAsk : row.group === 'requested' ? sheet.waiting : sheet.toVerify
    list.push(rightOf(row, entry, row.group === 'toVerify' ? about.paperOf(row) : ''))
  }
  return sheet
}
