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
  /** Conditions still to be looked at with her, for an aid whose questions are written for who asks them. */
  toCheck: number
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
/** The help with a lawyer tells of a court: left out in the same way where she is protected. */
const tellingWhereProtected = new Set(['R74'])

/** The catalogue speaks of the person; her own sheet speaks to her. */
const toHer = (text: string): string =>
  text
    .replaceAll('l’accord de la personne', 'votre accord')
    .replaceAll('avec la personne', 'avec vous')
    .replaceAll('par la personne à son employeur', 'par vous à votre employeur')
    .replaceAll('par la personne', 'par vous')
    .replaceAll('de la personne, d’un proche', 'de vous-même, d’un proche')
    .replaceAll('à la charge de la personne', 'à votre charge')

const amountOf = ({ amount, note, group }: Row): string => {
  if (!amount.endsWith('€')) return ''
  const per = note === null ? `par${noBreak}mois` : note === 'une fois' ? 'en une fois' : note
  const range = / à/.test(amount)
  if (group === 'requested') return ''
  if (!range) return `Ce pourrait être ${amount} ${per}.`
  // a range that begins at nothing is a promise of nothing
  const most = amount.replace(/^0 à[ \u00A0\u202F]/, '')
  return most === amount
    ? `Ce pourrait être de ${amount} ${per}.`
    : `Il n’est pas sûr que vous y ayez droit. Si oui, ce serait au plus ${most} ${per}.`
}

/** Labels that already say by which way: « Sans demande pour qui reçoit le RSA ». */
const saysItself =
  /^(?:Sans dem|Envoyé|Versée|Étude|De 6 à|Mise en place|Courrier|Avec |Par |Le service|Dans |Directement|Requête|Lettre|Formulaire|Dossier|Demande)/

const rightOf = (row: Row, entry: CatalogueEntry, paper: string): SheetRight => {
  const apply: ApplyView = applyView(entry)
  return {
    key: row.key,
    name: entry.name,
    what: toHer(entry.what),
    amount: amountOf(row),
    // what she says herself is no paper to bring
    paper: paper.replace(/^Déclaration de la personne(?:, )?/, ''),
    toCheck: 0,
    where: apply.channels.map(({ by, label }) => ({ by: saysItself.test(label) ? '' : by, label: toHer(label) })),
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
    /** A protected household: a sheet that is found may harm her. */
    isProtected: boolean
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
    if ((telling.has(entry.id) || (about.isProtected && tellingWhereProtected.has(entry.id))) && !about.shown.includes(entry.slug)) {
      sheet.discreet.push({ slug: entry.slug, name: entry.name })
      continue
    }
    const list = row.group === 'toRequest' ? sheet.toAsk : row.group === 'requested' ? sheet.waiting : sheet.toVerify
    list.push(rightOf(row, entry, row.group === 'toVerify' ? about.paperOf(row) : ''))
  }
  return sheet
}
