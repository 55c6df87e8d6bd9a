import { joinNames, noBreak, writeEuros } from '#core/french.ts'
import { NUMBER_FACTS, WORD_FACTS, YES_NO_FACTS } from '#rules/catalogue/fact-test.ts'
import type { FactTest, NumberFact, WordFact } from '#rules/catalogue/fact-test.ts'
import type { Facts, Known } from '#rules/catalogue/test-fact.ts'
import { BAND_FACTS, PER } from '#rules/local/aid.ts'
import type { BandFact, Gives } from '#rules/local/aid.ts'
import type { LocalAmount, Missing } from '#rules/local/local-aid.ts'
import { ACTIVITY_LABELS, CITIZENSHIP_LABELS, MARITAL_LABELS, PERMIT_LABELS, SCHOOL_LABELS, TENURE_LABELS } from '#rules/situation/words.ts'

/** Facts, tests and amounts in French. */

const moneyFacts: ReadonlySet<NumberFact> = new Set([
  'monthlyResources',
  'resourcesPerUnit',
  'resourcesPerPerson',
  'taxIncome',
  'taxIncomePerShare',
  'familyQuotient',
  'rent',
])
/** Whether the values of a fact are cents. */
export const isMoney = (fact: NumberFact): boolean => moneyFacts.has(fact)

/** The words of a fact with what each means; null for the commune, whose words are INSEE codes. */
export const wordsOf: Readonly<Record<WordFact, Readonly<Record<string, string>> | null>> = {
  tenure: TENURE_LABELS,
  activity: ACTIVITY_LABELS,
  school: SCHOOL_LABELS,
  citizenship: CITIZENSHIP_LABELS,
  permit: PERMIT_LABELS,
  marital: MARITAL_LABELS,
  commune: null,
}

const units: Partial<Record<NumberFact, string>> = { adultAge: 'ans', childAge: 'ans', disabilityRate: '%', adultDisabilityRate: '%' }

/** « 72 ans », « 1 020 € », « GIR 4 ». */
export const sayNumber = (fact: NumberFact, value: number): string => {
  if (isMoney(fact)) return writeEuros(value)
  if (fact === 'gir') return `GIR${noBreak}${value}`
  const unit = units[fact] === 'ans' && value < 2 ? 'an' : units[fact]
  return unit ? `${String(value).replace('.', ',')}${noBreak}${unit}` : String(value)
}

export const sayWord = (fact: WordFact, word: string): string => wordsOf[fact]?.[word] ?? word

/** What is known of the fact that a test reads: « 72 ans et 70 ans »; null while nothing is. */
export const sayKnown = (test: FactTest, facts: Facts): string | null => {
  switch (test.is) {
    case 'true':
    case 'false': {
      const value = facts[test.fact]
      return value === undefined ? null : `${YES_NO_FACTS[test.fact]} : ${value ? 'oui' : 'non'}`
    }
    case 'oneOf':
    case 'noneOf':
      return sayList(facts[test.fact], (word) => sayWord(test.fact, word))
    default:
      return sayList(facts[test.fact], (value) => sayNumber(test.fact, value))
  }
}

const sayList = <T extends number | string>(list: Known<T> | undefined, say: (value: T) => string): string | null => {
  if (!list) return null
  if (list.known.length === 0) return list.complete ? 'personne n’est concerné' : null
  return joinNames([...new Set(list.known.map(say))])
}

const comparisons = { atLeast: 'au moins', atMost: 'au plus', moreThan: 'plus de', lessThan: 'moins de' } as const

/** A test as a manager wrote it: « Ressources du mois, toutes comprises : au plus 1 000 € ». */
export const sayTest = (test: FactTest): string => {
  switch (test.is) {
    case 'true':
    case 'false':
      return `${YES_NO_FACTS[test.fact]} : ${test.is === 'true' ? 'oui' : 'non'}`
    case 'oneOf':
    case 'noneOf':
      return `${WORD_FACTS[test.fact]} : ${test.is === 'noneOf' ? 'autre que ' : ''}${test.value.map((word) => sayWord(test.fact, word)).join(' ou ')}`
    case 'between':
      return `${NUMBER_FACTS[test.fact]} : entre ${sayNumber(test.fact, test.from)} et ${sayNumber(test.fact, test.to)}`
    default:
      return `${NUMBER_FACTS[test.fact]} : ${comparisons[test.is]} ${sayNumber(test.fact, test.value)}`
  }
}

/** « 120 € en une fois », or the words of the aid. */
export const sayAmount = (amount: LocalAmount): string =>
  amount.kind === 'words' ? amount.text : `${writeEuros(amount.cents)} ${PER[amount.per]}`

/** What an aid gives, in one line; its table is shown apart. */
export const sayGives = (gives: Gives): string => {
  switch (gives.kind) {
    case 'words':
      return gives.text
    case 'amount':
      return `${writeEuros(gives.cents)} ${PER[gives.per]}`
    case 'perPerson':
      return `${writeEuros(gives.cents)} ${PER[gives.per]} et par personne du foyer`
    case 'bands':
      return `Un montant ${PER[gives.per]}, selon : ${lower(BAND_FACTS[gives.by])}`
  }
}

const lower = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** The figure that an amount still waits for. */
export const sayFigure = (fact: BandFact | 'persons'): string => (fact === 'persons' ? 'Nombre de personnes du foyer' : BAND_FACTS[fact])

/** What a local aid still asks: its question, or the figure that its amount goes by. */
export const sayMissing = (one: Missing): string => (one.kind === 'condition' ? one.condition.ask : `${sayFigure(one.fact)}${noBreak}?`)
