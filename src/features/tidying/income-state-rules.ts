/** Incomes told without an amount: those that ended, those that are had, and having none. */
import { mayState, placesOf, sinceDay, subjectOf } from './drafts.ts'
import type { Draft, Scan } from './drafts.ts'
import { clauseStart, isDenied } from './guards.ts'
import { incomeWords, moneyNames } from './money-words.ts'
import type { MoneyKey } from './money-words.ts'

const benefits = incomeWords.map(([, names]) => names).join('|')
const keyOfBenefit = (text: string): MoneyKey | undefined => incomeWords.find(([, names]) => new RegExp(`^(?:${names})$`).test(text))?.[0]
const article = "(?:le |la |l'|les |son |sa |ses |de l'|de la |du |de |d')?"
const ends: readonly RegExp[] = [
  new RegExp(`\\bne (?:touche|percoit|recoit|beneficie)(?:nt)? plus (?:que )?${article}(${benefits}|salaires?)(?![a-z])`, 'g'),
  new RegExp(`\\bn'(?:a|ont) plus ${article}(${benefits}|salaires?)(?![a-z])`, 'g'),
  new RegExp(
    `(?<![a-z])(${benefits}) (?:est |sont |a ete |ont ete )?(?:suspendue?s?|coupee?s?|arretee?s?|supprimee?s?|interrompue?s?)(?![a-z])`,
    'g',
  ),
  new RegExp(`\\b(?:coupe|suspendu|supprime|arrete|interrompu) ${article}(${benefits})(?![a-z])`, 'g'),
]
const has = new RegExp(
  `\\b(?:touche|percoit|recoit|beneficie|vit|est au|sont au|vivent|touchent|percoivent|beneficient|est a) ?${article}(${benefits})(?![a-z])`,
  'g',
)
const nothing = /\b(?:sans (?:aucune )?|aucune? |plus (?:aucune?|de) )(?:ressources?|revenus?)\b/g

/** Incomes that ended, that are had without an amount, or that are missing altogether. */
export function readIncomeStates(scan: Scan, taken: readonly Draft[]): Draft[] {
  if (!mayState(scan) || scan.asked) return []
  const { plain, sentence } = scan
  const drafts: Draft[] = []
  const add = (place: { start: number; end: number }, key: string, name: string, boolean: boolean, rule: string, why: string): void => {
    const who = subjectOf(scan, place.start + 1)
    if (who === undefined || [...taken, ...drafts].some((other) => other.key === key)) return
    const since = boolean ? undefined : sinceDay(scan, place.end)
    const from = since?.date
    drafts.push({
      kind: 'fact',
      key,
      label: `${name} : ${boolean ? 'oui' : 'plus versé'}${since === undefined ? '' : ` ${sentence.text.slice(since.start, since.end)}`}`,
      value: { boolean, ...(from === undefined ? {} : { from }) },
      subject: who.subject,
      start: place.start,
      end: since?.end ?? place.end,
      rule,
      why,
      confidence: who.sure ? 'sure' : 'likely',
      compartment: 'budget',
    })
  }
  for (const pattern of ends)
    for (const match of plain.matchAll(pattern)) {
      const said = match[1] ?? ''
      const key = said.startsWith('salaire') ? 'income.salary' : keyOfBenefit(said)
      if (key === undefined || /\bplus que\b/.test(match[0])) continue
      add({ start: match.index, end: match.index + match[0].length }, key, moneyNames[key], false, 'income.ended', 'un revenu qui s’arrête')
    }
  for (const match of plain.matchAll(has)) {
    const key = keyOfBenefit(match[1] ?? '')
    if (
      key !== undefined &&
      !(key === 'income.unemployment' && match[0].startsWith('est au')) &&
      !isDenied(plain, match.index, match.index + match[0].length)
    )
      add(
        { start: match.index, end: match.index + match[0].length },
        key,
        moneyNames[key],
        true,
        'income.had',
        'une prestation perçue, sans montant',
      )
  }
  for (const place of placesOf(plain, nothing)) {
    if (/\b(?:pas|jamais)\b/.test(plain.slice(clauseStart(plain, place.start), place.start))) continue
    const since = sinceDay(scan, place.end)
    const who = subjectOf(scan, place.start)
    if (who === undefined) continue
    drafts.push({
      kind: 'fact',
      key: 'income.none',
      label: `Aucune ressource${since === undefined ? '' : ` ${sentence.text.slice(since.start, since.end)}`}`,
      value: { boolean: true, ...(since === undefined ? {} : { from: since.date }) },
      subject: who.subject === 'person' ? 'household' : who.subject,
      start: place.start,
      end: since?.end ?? place.end,
      rule: 'income.none',
      why: `« ${sentence.text.slice(place.start, place.end)} »`,
      confidence: who.sure ? 'sure' : 'likely',
      compartment: 'budget',
    })
  }
  return drafts
}
