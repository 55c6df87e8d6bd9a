/** Incomes, rent, debts: an amount goes to the word that names it, within its clause, and only when the sentence states it. */
import { writeEuros } from '#core/french.ts'
import type { Amount } from './amounts.ts'
import { placesOf, sinceDay, subjectOf } from './drafts.ts'
import type { Draft, PlacedDay, Scan } from './drafts.ts'
import { clauseStart, isDenied } from './guards.ts'
import { listedCreditors, moneyAnchors, moneyNames, owedTo } from './money-words.ts'
import type { MoneyKey } from './money-words.ts'

type Anchor = { key: MoneyKey; rule: string; start: number; end: number; text: string; alone: boolean }

const periodNames = { day: 'par jour', week: 'par semaine', month: 'par mois', quarter: 'par trimestre', year: 'par an' } as const
/** What may stand between a name and its amount: « s'élève à », « versée par le père : », « d'environ »… but no other spending. */
const strayVerb =
  /\b(?:coute|retire|achete|donne a|prete|propose|mais|augmente|baisse|passe de|reduit|rembourse|economis|depuis que|pour payer)\b/
/** Said with a doubt, or paid once: to be confirmed. */
const unsure =
  /\b(?:a confirmer|ne sait pas|je crois|sauf erreur|en moyenne|moyen|de temps en temps|parfois|quand (?:il|elle) peut|irregulier\w*|(?:a|ont) (?:deja )?(?:paye|regle|verse))\b/
const filler = /^[ (:]*(?:soit|environ|de|d'|un montant de|net|total|pour|et|:)*[ (:]*$/

function anchorsOf(plain: string): Anchor[] {
  const anchors: Anchor[] = []
  const add = (anchor: Anchor): void => {
    if (!anchors.some((other) => anchor.start < other.end && anchor.end > other.start)) anchors.push(anchor)
  }
  const list = /\bdettes? ?:/.exec(plain)
  if (list) {
    for (const [key, pattern] of listedCreditors)
      for (const place of placesOf(plain, pattern)) if (place.start > list.index) add({ key, rule: 'debt.listed', alone: false, ...place })
  }
  for (const { key, rule, pattern, alone } of moneyAnchors)
    for (const place of placesOf(plain, pattern)) add({ key, rule, alone: alone === true, ...place })
  return anchors.toSorted((a, b) => a.start - b.start)
}

/** « 560 € de RSA »: the name that follows the amount. */
function following(plain: string, amount: Amount, anchors: readonly Anchor[]): Anchor | undefined {
  const gap = /^ ?(?:nets? |bruts? )?(?:par mois |\/ ?mois |mensuels )?(?:de |d'|du |en |au titre d[eu] )(?:la |l'|le )?/.exec(
    plain.slice(amount.end, amount.end + 40),
  )
  if (gap === null) return undefined
  const at = amount.end + gap[0].length
  return anchors.find((anchor) => anchor.start === at || (anchor.start >= amount.end && anchor.start < at))
}

function preceding(plain: string, amount: Amount, anchors: readonly Anchor[], floor: number): Anchor | undefined {
  const anchor = anchors.findLast((candidate) => candidate.end <= amount.start && candidate.start >= floor)
  if (anchor === undefined) return undefined
  const gap = plain.slice(anchor.end, amount.start)
  if (gap.length > 60 || strayVerb.test(gap)) return undefined
  const comma = gap.lastIndexOf(', ')
  if (comma === -1) return anchor
  const last = gap.slice(comma + 2)
  return filler.test(last) || (anchor.rule === 'income.salary' && amount.net) ? anchor : undefined
}

function owedAnchor(plain: string, amount: Amount): Anchor | undefined {
  const verb = /\b(?:doit|doivent)(?: encore| toujours)? (?:environ )?$/.exec(plain.slice(Math.max(0, amount.start - 30), amount.start))
  if (verb === null) return undefined
  const tail = plain.slice(amount.end, amount.end + 50)
  const found = owedTo.find(([, pattern]) => pattern.test(tail))
  if (found === undefined) return undefined
  const [key, pattern] = found
  const start = amount.start - verb[0].length
  const end = amount.end + (pattern.exec(tail)?.[0].length ?? 0)
  return { key, rule: 'debt.owed', start, end, text: plain.slice(start, end), alone: false }
}

/** The direction of an alimony and the body behind an overpayment are told by the rest of the sentence. */
function settleKey(scan: Scan, anchor: Anchor): { key: MoneyKey; sure: boolean } | undefined {
  const { plain } = scan
  if (anchor.rule === 'debt.overpayment') {
    if (/\b(?:france travail|ft|pole emploi|chomage|are)\b/.test(plain)) return { key: 'debt.franceTravailOverpayment', sure: true }
    return /\bcpam\b|securite sociale/.test(plain) ? undefined : { key: anchor.key, sure: true }
  }
  if (anchor.rule === 'alimony.pension') {
    const payer = /\b(?:verse|paie|paye|donne)\b/.exec(plain)
    if (payer !== null && payer.index < anchor.start) {
      const { role } = scan.cast.subjectAt(scan.sentence, payer.index)
      if (role === 'former') return { key: 'alimony.received', sure: true }
      return role === 'person' || role === 'partner' ? { key: 'alimony.paid', sure: true } : undefined
    }
    const known = /\b(?:percoit|recoit|touche|recue|versee par|payee par|ressources)\b/.test(plain)
    return { key: 'alimony.received', sure: known }
  }
  return { key: anchor.key, sure: true }
}

/** « La CAF verse 287 € d'APL »: a body that pays an amount of a benefit pays it to the person, unless it tells what anybody would get. */
const bodyPays =
  /\b(?:caf|msa|cpam|carsat|cnav|france travail|pole emploi|departement|conseil departemental|caisse)\b[^.;,]{0,20}\b(?:verse|paie|paye)(?:nt)? (?:encore |toujours |environ |chaque mois |deja |bien )*\d[^.;,]{0,20} (?:de |d'|au titre d)/
const anybody = /\b(?:personne seule|couple sans|chaque personne|ceux qui|celles qui|en general|en principe|normalement|jusqu'a)\b/
const paidByBody = (plain: string): boolean => bodyPays.test(plain) && !anybody.test(plain)

function draftOf(scan: Scan, anchor: Anchor, amount: Amount | undefined): Draft | undefined {
  const { plain, sentence } = scan
  if (isDenied(plain, anchor.start, anchor.end)) return undefined
  if (sentence.quoted && !/\bj(?:e |')(?:\w+ )?(?:touche|gagne|percois|recois|paie|dois|ai)\b/.test(plain)) return undefined
  const settled = settleKey(scan, anchor)
  if (settled === undefined) return undefined
  const behind = /\b(?:retards?|dettes?|impayes?|arrieres?)\b/.test(
    plain.slice(clauseStart(plain, anchor.start), amount?.start ?? anchor.start),
  )
  const key = settled.key === 'housing.rent' && behind ? 'debt.rentArrears' : settled.key
  const isIncome = key.startsWith('income.')
  if ((isIncome || key.startsWith('alimony.')) && scan.asked) return undefined
  const father = key === 'alimony.received'
  const who = father
    ? { subject: 'person' as const, sure: true }
    : (subjectOf(scan, anchor.start) ??
      (isIncome && scan.cast.subjectAt(sentence, anchor.start).role === 'body' && paidByBody(plain)
        ? { subject: 'person' as const, sure: true }
        : undefined))
  if (who === undefined || (father && scan.cast.namesOther(sentence))) return undefined
  // A debt, a rent and a family benefit are the household's; the rest belongs to who acts.
  const owner = father || anchor.rule === 'debt.owed' ? undefined : scan.cast.ownerAfter(sentence, anchor.end)
  if (owner === 'other' || owner === 'former') return undefined
  const acts = owner === 'partner' || owner === 'child' ? owner : who.subject
  const subject = acts === 'child' && !['income.scholarship', 'income.aah', 'income.salary'].includes(key) ? 'person' : acts
  const start = amount === undefined ? anchor.start : Math.min(anchor.start, amount.start)
  const end = amount === undefined ? anchor.end : Math.max(anchor.end, amount.end)
  const month = /\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b/.exec(
    plain.slice(anchor.start, end),
  )
  const monthText =
    key === 'debt.rentArrears' && month !== null
      ? sentence.text.slice(anchor.start + month.index, anchor.start + month.index + month[0].length)
      : undefined
  const period = amount?.period
  const since = amount === undefined || key.startsWith('debt.') ? undefined : sinceRightAfter(scan, end)
  const money = amount === undefined ? 'montant à préciser' : writeEuros(amount.cents)
  const label = `${moneyNames[key]}${subject === 'partner' ? ' (conjoint)' : ''} : ${money}${period === undefined ? '' : ` ${periodNames[period]}`}${monthText === undefined ? '' : `, ${monthText}`}${since === undefined ? '' : ` ${sentence.text.slice(since.start, since.end)}`}`
  const said = sentence.text.slice(anchor.start, anchor.end)
  const sure =
    who.sure &&
    settled.sure &&
    !sentence.quoted &&
    amount?.about !== true &&
    !unsure.test(plain) &&
    !(father && anchor.text.endsWith('donne'))
  return {
    kind: 'fact',
    key,
    label,
    value: {
      ...(amount === undefined ? { boolean: true } : { cents: amount.cents }),
      ...(period === undefined ? {} : { period }),
      ...(monthText === undefined ? {} : { text: monthText }),
      ...(since === undefined ? {} : { from: since.date }),
    },
    subject,
    start,
    end: since?.end ?? end,
    rule: anchor.rule,
    why: amount === undefined ? `« ${said} »` : `« ${said} » et un montant : ${moneyNames[key].toLowerCase()}`,
    confidence: sure ? 'sure' : 'likely',
    compartment: 'budget',
  }
}

/** « 986 € net par mois depuis mars »: only words of the amount may stand between. */
const sinceRightAfter = (scan: Scan, end: number): PlacedDay | undefined => {
  const gap =
    /^ ?(?:nets?|nette|bruts?)? ?(?:par mois|\/ ?mois|mensuel(?:le)?s?)? ?(?:charges comprises|hors charges|cc|hc)? ?(?=depuis\b)/.exec(
      scan.plain.slice(end, end + 60),
    )
  const since = gap === null ? undefined : sinceDay(scan, end)
  return since !== undefined && since.start <= end + (gap?.[0].length ?? 0) ? since : undefined
}

/** The incomes, rents and debts that a sentence gives an amount to. */
export function readMoney(scan: Scan): Draft[] {
  const { plain, amounts } = scan
  if (!scan.stated || scan.past) return []
  const anchors = anchorsOf(plain)
  const used = new Set<Anchor>()
  const drafts: Draft[] = []
  let floor = 0
  for (const amount of amounts) {
    const free = anchors.filter((anchor) => !used.has(anchor))
    const owed = owedAnchor(plain, amount)
    const after = following(plain, amount, free)
    let anchor = owed ?? after ?? preceding(plain, amount, free, floor)
    if (anchor === undefined && amount.net && /\b(?:cdi|cdd|travaille|interim|emploi|poste)\b/.test(plain.slice(floor, amount.start)))
      anchor = { key: 'income.salary', rule: 'income.net', start: amount.start, end: amount.end, text: '', alone: false }
    floor = Math.max(floor, after === undefined ? amount.end : 0)
    if (anchor === undefined) continue
    used.add(anchor)
    const draft = draftOf(scan, anchor, amount)
    if (draft !== undefined) drafts.push(draft)
  }
  for (const anchor of anchors.filter((one) => one.alone && !used.has(one))) {
    const draft = draftOf(scan, anchor, undefined)
    if (draft !== undefined) drafts.push(draft)
  }
  return drafts
}
