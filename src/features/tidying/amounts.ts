/** Amounts of money as French notes write them: « 1 590 € », « 1.590 euros », « 45€ », « deux cents euros par mois ». */
export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year'
export type Amount = {
  start: number
  end: number
  cents: number
  period?: Period
  /** « environ », « à peu près », « 500/600 € »: to be checked. */
  about: boolean
  /** « net » stands after the amount. */
  net: boolean
}

const units: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  huitante: 80,
  octante: 80,
  nonante: 90,
}

/** The number that folded French words say (`quatre-vingt-douze` = 92), or undefined when one of them is not a number. */
export function numberOfWords(words: string): number | undefined {
  let total = 0
  let part = 0
  const list = words.split(/[ -]+/).filter((word) => word !== '' && word !== 'et')
  if (list.length === 0) return undefined
  for (const word of list) {
    const unit = units[word]
    if (word === 'mille') {
      total += (part === 0 ? 1 : part) * 1000
      part = 0
    } else if (word === 'cent' || word === 'cents') part = (part === 0 ? 1 : part) * 100
    else if (unit === undefined) return undefined
    else if (unit === 20 && part % 100 === 4) part += 76
    else part += unit
  }
  return total + part
}

const numberWord = `(?:${Object.keys(units).join('|')}|cents?|mille)`
const currency = '(?:€|euros?\\b|eur\\b)'
const figures = new RegExp(`(?<![\\d.,/-])(\\d{1,3}(?:[ .]\\d{3}){1,2}|\\d{1,7})(?:[,.](\\d{1,2}))? ?${currency}(\\d{2}\\b)?`, 'g')
const spelled = new RegExp(`\\b(${numberWord}(?:[ -](?:et[ -])?${numberWord}){0,9}) ${currency}`, 'g')
const periods: readonly (readonly [Period, RegExp])[] = [
  ['month', /^ ?(?:net(?:te|s)?|brut)? ?(?:\/ ?mois|par mois|mensuel(?:le)?s?|chaque mois|tous les mois|au mois)\b/],
  ['year', /^ ?(?:net(?:te|s)?|brut)? ?(?:\/ ?an\b|par an\b|annuel(?:le)?s?|a l'annee)/],
  ['week', /^ ?(?:\/ ?semaine|par semaine|la semaine|hebdo)/],
  ['day', /^ ?(?:\/ ?j(?:our)?\b|par jour|la journee)/],
  ['quarter', /^ ?(?:\/ ?trimestre|par trimestre)/],
]

function amountAt(plain: string, start: number, end: number, cents: number): Amount | undefined {
  const before = plain.slice(Math.max(0, start - 24), start)
  const after = plain.slice(end, end + 30)
  // « entre 500 et 600 € », « de 500 à 600 € », « 500/600 € »: no single amount is said.
  if (/(?:\d ?(?:€|euros?)? (?:a|et|ou)|\d ?[/-]) ?$/.test(before) || /^ ?(?:ou|a) \d[\d ]* ?(?:€|euros?)/.test(after)) return undefined
  // « moins de 500 € », « jusqu'à 900 € », « à partir de 1 200 € »: a bound, not an amount.
  if (/(?:moins de|plus de|jusqu'a|a partir de|au moins|maximum(?: de)?|maxi|minimum(?: de)?|plafond(?: a| de| :)?) ?$/.test(before))
    return undefined
  if (/^ ?(?:max|mini?|de plus|de moins|en plus|en moins)/.test(after)) return undefined
  const period = periods.find(([, pattern]) => pattern.test(after))?.[0]
  const about =
    /(?:environ|env\.?|a peu pres|autour de|pres de|presque|dans les|vers|~) ?$/.test(before) ||
    /^ ?(?:environ|env\b|a peu pres)/.test(after)
  const amount = { start, end, cents, about, net: /^ ?net(?:s|te)?\b/.test(after) }
  return period === undefined ? amount : { ...amount, period }
}

/** The amounts of a folded sentence, in order. Ranges and bounds are left out: they are not amounts. */
export function findAmounts(plain: string): Amount[] {
  const found: (Amount | undefined)[] = []
  for (const match of plain.matchAll(figures)) {
    const decimals = match[2] ?? match[3] ?? ''
    const cents = Number((match[1] ?? '').replaceAll(/[ .]/g, '')) * 100 + Number(decimals.padEnd(2, '0'))
    found.push(amountAt(plain, match.index, match.index + match[0].length, cents))
  }
  for (const match of plain.matchAll(spelled)) {
    const value = numberOfWords(match[1] ?? '')
    if (value !== undefined) found.push(amountAt(plain, match.index, match.index + match[0].length, value * 100))
  }
  return found.filter((amount) => amount !== undefined).toSorted((a, b) => a.start - b.start)
}
