/** Facts that need more than a word: alimony unpaid, a delay granted, a contract's end, a job offered. */
import { writeDate } from '#core/french.ts'
import { mayState, sinceDay, subjectOf } from './drafts.ts'
import type { Draft, Scan } from './drafts.ts'
import { isDenied, isElsewhere, isPast, isQuestion, isRumour } from './guards.ts'
import { partsOf } from '#core/dates.ts'

const payer = "(?:le (?:pere|papa)(?: des (?:enfants|enfts))?|(?:l'|son )ex(?:[- ]\\w+)?|la mere des enfants)"
const unpaid: readonly RegExp[] = [
  new RegExp(
    `\\b${payer} (?:ne (?:lui |leur )?(?:verse|paie|paye|donne|regle)|n'a|n'avait) (?:toujours |encore )?(?:rien|plus|pas|jamais)(?: (?:verse|paye|donne|regle))?(?: (?:rien|la pension|de pension|sa pension)(?: alimentaire)?)?(?= depuis|[.,!]| pour|$| ?$)`,
  ),
  /\b(?:aucune|pas de|sans) pension alimentaire\b/,
  /\bpension alimentaire (?:n'est|n'a|n'etait) (?:plus|pas|jamais|toujours pas) (?:ete )?(?:payee|versee|reglee)\b/,
]

/** « Le père n'a rien versé depuis mars »: no alimony comes in. */
export function readAlimony(scan: Scan): Draft[] {
  if (!mayState(scan) || scan.asked || scan.cast.namesOther(scan.sentence)) return []
  const found = unpaid.map((pattern) => pattern.exec(scan.plain)).find((match) => match !== null)
  if (found === undefined) return []
  const paying = /\b(?:ne|n') ?(?:verse|paie|paye|donne)/.exec(scan.plain)
  // « M. ne paie pas de pension alimentaire »: he is the one who would pay.
  if (paying !== null && scan.cast.subjectAt(scan.sentence, paying.index).role !== 'former') return []
  const end = found.index + found[0].length
  const since = sinceDay(scan, end)
  return [
    {
      kind: 'fact',
      key: 'alimony.received',
      label: `Pension alimentaire : aucune${since === undefined ? '' : ` ${scan.sentence.text.slice(since.start, since.end)}`}`,
      value: { boolean: false, ...(since === undefined ? {} : { from: since.date }) },
      subject: 'person',
      start: found.index,
      end: since?.end ?? end,
      rule: 'alimony.none',
      why: 'l’autre parent et « rien versé » : aucune pension alimentaire reçue',
      confidence: 'sure',
      compartment: 'budget',
    },
  ]
}

const creditor =
  /\b(?:proprietaire|bailleur|edf|engie|caf|creancier|huissier|commissaire de justice|tresor public|impots|banque|office|hlm|fournisseur|mairie|syndic|tribunal|juge)\b/
const grants = /\b(?:accepte(?:nt)?|accorde(?:nt)?|a accepte|a accorde|laisse(?:nt)?|octroie)\b/
const patience = /\b(?:attendre|delai|laisse|report|patienter|sursis)\b/

/** « Le propriétaire accepte d'attendre fin juillet »: a creditor gives time, until a day. */
export function readDelay(scan: Scan): Draft[] {
  const { plain } = scan
  const grant = grants.exec(plain)
  if (!mayState(scan) || grant === null || !patience.test(plain) || isDenied(plain, grant.index, grant.index + grant[0].length)) return []
  const who = creditor.exec(plain)
  if (who === null || who.index > grant.index || scan.cast.namesOther(scan.sentence)) return []
  const until = scan.days.find((word) => word.start > grant.index && word.sort === 'day' && word.ahead !== undefined)
  if (until?.ahead === undefined) return []
  return [
    {
      kind: 'fact',
      key: 'debt.delayGranted',
      label: `Délai accordé (${scan.sentence.text.slice(who.index, who.index + who[0].length)}) jusqu’au ${writeDate(until.ahead, scan.on)}`,
      value: { on: until.ahead, boolean: true },
      subject: 'household',
      start: grant.index,
      end: until.end,
      rule: 'debt.delayGranted',
      why: 'un créancier qui « accepte » ou « accorde », et un jour',
      confidence: 'sure',
      compartment: 'budget',
    },
  ]
}

const contractEnds =
  /\bfin d[eu] (?:son )?(?:contrat|cdd|mission)\b|\b(?:cdd|contrat|mission)\b[^,;]{0,40}?\b(?:jusqu'|se termine|prend fin|finit|s'arrete|s'acheve)/

/** The end of a fixed-term contract, on a day that is still to come. */
export function readContractEnd(scan: Scan): Draft[] {
  const { plain } = scan
  const found = contractEnds.exec(plain)
  if (!mayState(scan) || found === null || isDenied(plain, found.index, found.index + found[0].length)) return []
  const who = subjectOf(scan, found.index + 1)
  const end = scan.days.find((word) => word.start >= found.index + 3 && word.sort === 'day' && word.ahead !== undefined)
  if (who === undefined || end?.ahead === undefined) return []
  return [
    {
      kind: 'fact',
      key: 'employment.contractEnd',
      label: `Fin de contrat le ${writeDate(end.ahead, scan.on)}`,
      value: { on: end.ahead, boolean: true },
      subject: who.subject,
      start: found.index,
      end: end.end,
      rule: 'employment.contractEnd',
      why: 'un contrat et le jour de sa fin',
      confidence: who.sure ? 'sure' : 'likely',
      compartment: 'general',
    },
  ]
}

const job = /\b(?:temps plein|temps complet|plein temps|cdi|cdd|contrat|poste|emploi|embauche|mission|heures de plus)\b/
const proposes =
  /\b(?:employeur|patron(?:ne)?|on|entreprise|mairie|directrice|directeur|chef|agence|association)\b[^,;]{0,20}?\b(?:lui|leur|nous) (?:a )?propose\b/

/** A job or more hours offered: a possibility, proposed unticked. « Le lui propose » looks at the sentence before. */
export function readOffer(scan: Scan): Draft[] {
  const { plain, sentence } = scan
  if (sentence.quoted || scan.cast.namesOther(sentence)) return []
  if (isRumour(plain) || isElsewhere(plain) || isQuestion(plain, sentence.question) || isPast(plain, partsOf(scan.on).year)) return []
  const found = proposes.exec(plain)
  if (found === null || isDenied(plain, found.index, found.index + found[0].length)) return []
  const here = job.exec(plain.slice(found.index))
  const recalled = /\ble (?:lui|leur) (?:a )?propose/.test(found[0]) ? job.exec(scan.previous?.plain ?? '') : null
  const what = here ?? recalled
  if (what === null) return []
  const from = scan.days.find(
    (word) =>
      word.start > found.index &&
      word.ahead !== undefined &&
      /(?:pour|en|des|a partir d(?:e |u |'))(?: le)? ?$/.test(plain.slice(0, word.start)),
  )
  const said = here === null ? what[0] : sentence.text.slice(found.index + what.index, found.index + what.index + what[0].length)
  return [
    {
      kind: 'fact',
      key: 'employment.offer',
      label: `Proposé : ${said}${from === undefined ? '' : `, ${sentence.text.slice(from.start, from.end)}`}`,
      value: { text: said, boolean: true, ...(from?.ahead === undefined ? {} : { from: from.ahead }) },
      subject: 'person',
      start: found.index,
      end: Math.max(found.index + found[0].length, here === null ? 0 : found.index + here.index + here[0].length, from?.end ?? 0),
      rule: 'employment.offer',
      why: '« propose » : une offre, rien n’est fait',
      confidence: 'likely',
      compartment: 'general',
    },
  ]
}
