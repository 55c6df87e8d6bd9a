import { writeAmount } from '#core/french.ts'
import type { FactTest, NumberFact } from '#rules/catalogue/fact-test.ts'
import { bandRows, conditionRows } from './local-form.ts'
import type { LocalVersion } from './model.ts'
import { isMoney, sayWord } from './say.ts'

/** Cents as one types them: « 700 », « 700,50 ». */
const typedCents = (cents: number): string => writeAmount(cents).replace(/,00$/, '')

const typedNumber = (fact: NumberFact, value: number): string => (isMoney(fact) ? typedCents(value) : String(value).replace('.', ','))

const typedTest = (test: FactTest | undefined): readonly [fact: string, is: string, value: string] => {
  if (!test) return ['', '', '']
  switch (test.is) {
    case 'true':
      return [test.fact, 'oneOf', '']
    case 'false':
      return [test.fact, 'noneOf', '']
    case 'oneOf':
    case 'noneOf':
      return [test.fact, test.is, test.value.map((word) => sayWord(test.fact, word)).join(' / ')]
    case 'between':
      return [test.fact, test.is, `${typedNumber(test.fact, test.from)} à ${typedNumber(test.fact, test.to)}`]
    default:
      return [test.fact, test.is, typedNumber(test.fact, test.value)]
  }
}

/** A local aid as the fields of its form: read back by `localAidForm`, it gives the same aid. */
export const typedOfAid = (aid: LocalVersion): Record<string, string | string[]> => ({
  versionId: aid.versionId,
  name: aid.name,
  provider: aid.provider,
  domain: aid.domain,
  nature: aid.nature,
  what: aid.what,
  gives: aid.gives.kind,
  cents: aid.gives.kind === 'amount' || aid.gives.kind === 'perPerson' ? typedCents(aid.gives.cents) : '',
  per: aid.gives.kind === 'words' ? 'once' : aid.gives.per,
  by: aid.gives.kind === 'bands' ? aid.gives.by : '',
  givesWords: aid.gives.kind === 'words' ? aid.gives.text : '',
  documents: [...aid.documents],
  otherDocuments: aid.otherDocuments.join('\n'),
  apply: aid.apply,
  basis: aid.basis,
  validFrom: aid.validFrom,
  validUntil: aid.validUntil ?? '',
  ...Object.fromEntries(
    conditionRows.flatMap((n) => {
      const one = aid.conditions[n]
      const [fact, is, value] = typedTest(one?.test)
      return [
        [`ask-${n}`, one?.ask ?? ''],
        [`expects-${n}`, one?.expects ?? 'yes'],
        [`otherwise-${n}`, one?.otherwise ?? ''],
        [`fact-${n}`, fact],
        [`is-${n}`, is],
        [`value-${n}`, value],
      ]
    }),
  ),
  ...Object.fromEntries(
    bandRows.flatMap((n) => {
      const band = aid.gives.kind === 'bands' ? aid.gives.bands[n] : undefined
      return [
        [`upTo-${n}`, band ? typedCents(band.upTo) : ''],
        [`give-${n}`, band ? typedCents(band.cents) : ''],
      ]
    }),
  ),
})
