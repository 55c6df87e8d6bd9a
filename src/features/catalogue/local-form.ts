import { z } from 'zod'
import { nameKey } from '#core/names.ts'
import { DOCUMENTS, DOMAINS, NATURES } from '#rules/catalogue/entry.ts'
import type { Condition } from '#rules/catalogue/entry.ts'
import { NUMBER_FACTS, WORD_FACTS, YES_NO_FACTS } from '#rules/catalogue/fact-test.ts'
import type { FactTest, NumberFact, WordFact, YesNoFact } from '#rules/catalogue/fact-test.ts'
import { BAND_FACTS, PER } from '#rules/local/aid.ts'
import type { Band, Gives } from '#rules/local/aid.ts'
import { dateField, eurosField, manyOf, neededText, oneOf, optionalDate, text } from '#web/form.ts'
import type { LocalAidInput } from './commands.server.ts'
import { isMoney, wordsOf } from './say.ts'

/** The form of a local aid: fixed rows, so that it works without a script; a row whose question is empty is none. */
export const conditionRows = [0, 1, 2, 3, 4, 5, 6, 7] as const
export const bandRows = [0, 1, 2, 3, 4, 5] as const

export const givesKinds = {
  amount: 'Un montant',
  perPerson: 'Un montant par personne du foyer',
  bands: 'Un montant selon un barème',
  words: 'Autre chose, en mots',
} as const

export const comparisons = {
  atLeast: 'au moins',
  atMost: 'au plus',
  moreThan: 'plus de',
  lessThan: 'moins de',
  between: 'entre',
  oneOf: 'est',
  noneOf: 'n’est pas',
} as const
export type Comparison = keyof typeof comparisons

const choice = <K extends string>(labels: Readonly<Record<K, unknown>>) =>
  z
    .string()
    .default('')
    .transform((typed) => (Object.hasOwn(labels, typed) ? (typed as K) : ''))

const euros = eurosField.refine((cents) => cents === null || cents >= 0, { error: 'Écrivez un montant positif.' })

const rowFields = (n: number) => ({
  [`ask-${n}`]: text(300),
  [`expects-${n}`]: choice({ yes: 1, no: 1 }),
  [`otherwise-${n}`]: text(300),
  [`fact-${n}`]: choice({ ...NUMBER_FACTS, ...WORD_FACTS, ...YES_NO_FACTS }),
  [`is-${n}`]: choice(comparisons),
  [`value-${n}`]: text(300),
})
const bandFields = (n: number) => ({ [`upTo-${n}`]: text(30), [`give-${n}`]: text(30) })

type Rows = Readonly<Record<string, string>>
type Problem = (field: string, message: string) => void

const cents = (typed: string): number | null => {
  const parsed = euros.safeParse(typed)
  return parsed.success ? parsed.data : null
}
/** A number of years, persons or per cent, or cents for what is money; null when it cannot be read. */
const numberOf = (fact: NumberFact, typed: string): number | null => {
  if (isMoney(fact)) return cents(typed)
  const bare = typed.replace(/\s*(?:ans?|%)\s*$/u, '').replace(',', '.')
  return /^\d{1,3}(?:\.\d{1,2})?$/.test(bare) ? Number(bare) : null
}

/** The words of a fact that were typed in French, « / » between them; null when one of them is none. */
const codesOf = (fact: WordFact, typed: string): string[] | null => {
  const labels = wordsOf[fact]
  const codes: string[] = []
  for (const part of typed.split('/').map((one) => one.trim())) {
    if (labels === null) {
      if (!/^[0-9AB]{5}$/.test(part)) return null
      codes.push(part)
      continue
    }
    const asked = nameKey(part)
    const near = Object.entries(labels).filter(([, label]) => asked !== '' && nameKey(label).startsWith(asked))
    const exact = near.find(([, label]) => nameKey(label) === asked)
    const code = exact?.[0] ?? (near.length === 1 ? near[0]?.[0] : undefined)
    if (code === undefined) return null
    codes.push(code)
  }
  return codes
}

const isNumber = (fact: string): fact is NumberFact => Object.hasOwn(NUMBER_FACTS, fact)
const isWord = (fact: string): fact is WordFact => Object.hasOwn(WORD_FACTS, fact)

const numberTest = (fact: NumberFact, is: string, typed: string, problem: (part: 'is' | 'value', message: string) => void): FactTest => {
  if (is === '' || is === 'oneOf' || is === 'noneOf')
    problem('is', 'Choisissez « au moins », « au plus », « plus de », « moins de » ou « entre ».')
  if (is === 'between') {
    const [from, to, more] = typed.split(/\s+(?:et|à|a)\s+|\s*[-–]\s*/u).map((part) => numberOf(fact, part))
    if (typeof from !== 'number' || typeof to !== 'number' || more !== undefined || from > to)
      problem('value', 'Écrivez les deux bornes, comprises, comme « 18 à 25 ».')
    return { fact, is, from: from ?? 0, to: to ?? 0 }
  }
  const value = numberOf(fact, typed)
  if (value === null) problem('value', isMoney(fact) ? 'Écrivez un montant, comme 700 ou 700,50.' : 'Écrivez un nombre, comme 60.')
  return { fact, is: is as 'atLeast', value: value ?? 0 }
}

const testOf = (rows: Rows, n: number, problem: Problem): FactTest | undefined => {
  const [fact, is, typed] = [rows[`fact-${n}`] ?? '', rows[`is-${n}`] ?? '', rows[`value-${n}`] ?? '']
  if (fact === '') return undefined
  if (isNumber(fact)) return numberTest(fact, is, typed, (part, message) => problem(`${part}-${n}`, message))
  if (isWord(fact)) {
    if (is !== 'oneOf' && is !== 'noneOf') problem(`is-${n}`, 'Choisissez « est » ou « n’est pas ».')
    const value = codesOf(fact, typed)
    if (value === null)
      problem(
        `value-${n}`,
        fact === 'commune'
          ? 'Écrivez le code INSEE de la commune, cinq caractères.'
          : 'Écrivez un ou plusieurs mots de la liste, « / » entre eux.',
      )
    return { fact, is: is as 'oneOf', value: value ?? [] }
  }
  if (is !== '' && is !== 'oneOf' && is !== 'noneOf')
    problem(`is-${n}`, 'Ce fait se répond par oui ou non : choisissez « est » ou « n’est pas ».')
  return { fact: fact as YesNoFact, is: is === 'noneOf' ? 'false' : 'true' }
}

const conditionsOf = (rows: Rows, basis: string, problem: Problem): Condition[] =>
  conditionRows.flatMap((n) => {
    const [ask, otherwise] = [rows[`ask-${n}`] ?? '', rows[`otherwise-${n}`] ?? '']
    if (ask === '' && otherwise === '' && (rows[`fact-${n}`] ?? '') === '') return []
    if (ask === '') problem(`ask-${n}`, 'Écrivez la question.')
    if (otherwise === '') problem(`otherwise-${n}`, 'Dites pourquoi l’aide serait fermée.')
    const test = testOf(rows, n, problem)
    return [
      {
        id: `c${n}`,
        ask,
        expects: rows[`expects-${n}`] === 'no' ? 'no' : 'yes',
        otherwise,
        ...(test && { test }),
        verified: true,
        ...(basis !== '' && { source: basis }),
      },
    ]
  })

const bandsOf = (rows: Rows, problem: Problem): Band[] => {
  const bands: Band[] = []
  for (const n of bandRows) {
    const [upTo, give] = [rows[`upTo-${n}`] ?? '', rows[`give-${n}`] ?? '']
    if (upTo === '' && give === '') continue
    const [limit, amount] = [cents(upTo), cents(give)]
    if (limit === null) problem(`upTo-${n}`, 'Écrivez jusqu’à quel montant, comme 700.')
    if (amount === null) problem(`give-${n}`, 'Écrivez ce qui est donné, comme 1,75.')
    const last = bands.at(-1)
    if (limit !== null && last && limit <= last.upTo) problem(`upTo-${n}`, 'Chaque ligne va plus haut que celle d’avant.')
    bands.push({ upTo: limit ?? 0, cents: amount ?? 0 })
  }
  if (bands.length === 0) problem('upTo-0', 'Écrivez au moins une ligne du barème.')
  return bands
}

const ranges = (n: readonly number[], fields: (n: number) => Record<string, z.ZodType<string>>) =>
  Object.assign({}, ...n.map(fields)) as Record<string, z.ZodType<string>>

const fields = z.object({
  versionId: z.string().default(''),
  name: neededText('Écrivez le nom de l’aide.', 200),
  provider: neededText('Écrivez qui la donne.', 200),
  domain: oneOf(DOMAINS, 'Choisissez un domaine.'),
  nature: oneOf(NATURES, 'Choisissez une nature.'),
  what: neededText('Dites en une ou deux phrases ce que c’est.', 1_000),
  gives: oneOf(givesKinds, 'Choisissez ce qui est donné.'),
  cents: euros,
  per: oneOf(PER, 'Choisissez une période.').default('once'),
  by: choice(BAND_FACTS),
  givesWords: text(1_000),
  documents: manyOf(DOCUMENTS),
  otherDocuments: text(1_000),
  apply: neededText('Dites où et comment la demander.', 1_000),
  basis: neededText('Écrivez le règlement ou la délibération, avec sa date.', 500),
  validFrom: dateField,
  validUntil: optionalDate,
})
type Fields = z.output<typeof fields>

const givesOf = (value: Fields, rows: Rows, problem: Problem): Gives => {
  switch (value.gives) {
    case 'words':
      if (value.givesWords === '') problem('givesWords', 'Dites ce qui est donné.')
      return { kind: 'words', text: value.givesWords }
    case 'bands':
      if (value.by === '') problem('by', 'Choisissez d’après quoi le barème se lit.')
      return { kind: 'bands', by: value.by === '' ? 'familyQuotient' : value.by, bands: bandsOf(rows, problem), per: value.per }
    default:
      if (value.cents === null) problem('cents', 'Écrivez le montant, comme 120 ou 35,50.')
      return { kind: value.gives, cents: value.cents ?? 0, per: value.per }
  }
}

/** What was typed as a local aid and the version it was written over (empty for a new one), or a French sentence beside each field. */
export const localAidForm = z
  .intersection(fields, z.object({ ...ranges(conditionRows, rowFields), ...ranges(bandRows, bandFields) }))
  .transform((both, ctx): { versionId: string; input: LocalAidInput } => {
    const value = both as Fields
    const rows = both as unknown as Rows
    const problem: Problem = (field, message) => ctx.addIssue({ code: 'custom', path: [field], message })
    if (value.validUntil !== null && value.validUntil < value.validFrom) problem('validUntil', 'Cette date est avant le premier jour.')
    const otherDocuments = value.otherDocuments
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    // a document whose words are a code would come back as that code
    if (otherDocuments.some((one) => Object.hasOwn(DOCUMENTS, one))) problem('otherDocuments', 'Écrivez ces pièces en mots.')
    return {
      versionId: value.versionId,
      input: {
        name: value.name,
        provider: value.provider,
        domain: value.domain,
        nature: value.nature,
        what: value.what,
        conditions: conditionsOf(rows, value.basis, problem),
        gives: givesOf(value, rows, problem),
        documents: value.documents,
        otherDocuments,
        apply: value.apply,
        basis: value.basis,
        validFrom: value.validFrom,
        validUntil: value.validUntil,
      },
    }
  })
