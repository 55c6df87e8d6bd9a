/** Dated limits: answer before, hearings, ends of rights. The law's own deadlines are computed elsewhere (rules/deadlines). */
import type { IsoDate } from '#core/dates.ts'
import type { WritableKind } from '#core/compartments.ts'
import { writeDate } from '#core/french.ts'
import { shift } from './day-words.ts'
import { compartmentOf } from './drafts.ts'
import type { Draft, Scan } from './drafts.ts'
import { fold } from './reading.ts'
import { isNote } from './step-rules.ts'
import { isDenied, isElsewhere, isQuestion, isRumour, isSupposed, isWished } from './guards.ts'

type Limit = { date: IsoDate; start: number; end: number; how: 'limit' | 'on' }

const limitLead =
  /(?:\bavant|\bjusqu'(?:a|au|en)?|\bau plus tard|\bd'ici(?: a)?|\bdate limite(?: :| le| fixee)?|\bdernier delai(?: :| le)?) ?(?:le |au |la |l')?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?$/
const limitTail = /^ ?(?:au plus tard|dernier delai|maximum|max\b|delai de rigueur)/

/** « Délai de deux mois à partir du 2 juin », « sous quinze jours », « avant le 24 », « le 24 au plus tard ». */
function limitIn(scan: Scan): Limit | undefined {
  const { plain, days } = scan
  for (const [index, span] of days.entries()) {
    const start = days[index + 1]
    if (span.sort !== 'span' || span.count === undefined || span.unit === undefined || start === undefined) continue
    const between = plain.slice(span.end, start.start)
    const from = start.past ?? start.ahead
    if (
      !/^ (?:a (?:partir|compter) (?:du|de)|apres|suivant|depuis)\b[^,;]{0,40}$/.test(between) ||
      start.sort !== 'day' ||
      from === undefined
    )
      continue
    const date = shift(from, span.count, span.unit)
    if (date !== undefined) return { date, start: span.start, end: start.end, how: 'limit' }
  }
  for (const word of days) {
    if (word.sort !== 'day' || word.ahead === undefined) continue
    const said = plain.slice(word.start, word.end)
    const lead = limitLead.exec(plain.slice(0, word.start))
    if (lead !== null) return { date: word.ahead, start: lead.index, end: word.end, how: 'limit' }
    if (/^(?:sous|d'ici) /.test(said)) return { date: word.ahead, start: word.start, end: word.end, how: 'limit' }
    const tail = limitTail.exec(plain.slice(word.end))
    if (tail !== null) return { date: word.ahead, start: word.start, end: word.end + tail[0].length, how: 'limit' }
  }
  return undefined
}

/** The first day to come after `at`, said as the day of something and not as where a paper comes from (« courrier du 2 juin »). */
function dayAhead(scan: Scan, at: number): Limit | undefined {
  for (const word of scan.days) {
    if (word.start < at || word.sort !== 'day' || word.ahead === undefined) continue
    if (/\b(?:du|depuis(?: le)?) $/.test(scan.plain.slice(Math.max(0, word.start - 12), word.start))) continue
    return { date: word.ahead, start: word.start, end: word.end, how: 'on' }
  }
  return undefined
}

type Sort = {
  key: string
  name: string
  words: RegExp
  also?: RegExp
  /** `limit`: needs a limit word; `on`: a day is enough. */
  how: 'limit' | 'on'
  why: string
  compartment: WritableKind
}

const ends =
  /\b(?:expire|valable|valide|prend fin|prennent fin|se termine|s'arrete|echeance|expiration|fin d(?:e |'|u )(?:la )?(?:validite|droits?|rsa|aah|are|ass|c2s|css)|finit|finissent|jusqu')/
const obliged =
  /\b(?:doi(?:t|vent)|devra|devront|il faut|faut|faudra|attend(?:ent)?|date limite|dernier delai|au plus tard|delai|reste|repondre|reponse|a (?:\w+er|\w+ir|\w+re)|jusqu'|exige|impose|mise en demeure)\b/

/** In order: the first that fits names the deadline of the sentence. */
const sorts: readonly Sort[] = [
  {
    key: 'deadline.hearing',
    name: 'Audience',
    words: /\baudience\b|\b(?:convoquee?s?|convocation|passe(?:ra|ront)?|comparait(?:ra)?)\b[^,;]{0,40}\b(?:tribunal|juge|jaf|jcp)\b/,
    how: 'on',
    why: 'une audience et son jour',
    compartment: 'justice',
  },
  { key: 'deadline.powerCut', name: 'Coupure', words: /\bcoupure\b/, how: 'on', why: '« coupure » et un jour', compartment: 'general' },
  {
    key: 'deadline.eviction',
    name: 'Quitter le logement',
    words: /\b(?:quitter|liberer) (?:le |les |l'|son |sa |leur )(?:logement|lieux|appartement|maison|chambre|hotel|studio)/,
    how: 'on',
    why: '« quitter le logement » et un jour',
    compartment: 'general',
  },
  {
    key: 'deadline.appeal',
    name: 'Recours',
    words: /\b(?:recours|contester|contestation|faire appel|rapo)\b/,
    how: 'limit',
    why: 'un recours et une limite',
    compartment: 'general',
  },
  {
    key: 'deadline.permitExpiry',
    name: 'Fin du titre de séjour',
    words: /\b(?:titres? de sejour|recepisse|carte de (?:sejour|resident)|autorisation provisoire|attestation de prolongation|visa)\b/,
    also: ends,
    how: 'on',
    why: 'un titre et le jour de sa fin',
    compartment: 'general',
  },
  {
    key: 'deadline.rightExpiry',
    name: 'Fin d’un droit',
    words: /\b(?:droits?|rsa|aah|are|ass|apl|c2s|css|ame|rqth|aeeh|apa|pch|domiciliation|cmi|mdph)\b/,
    also: ends,
    how: 'on',
    why: 'un droit et le jour de sa fin',
    compartment: 'general',
  },
  {
    key: 'deadline.documents',
    name: 'Pièces à fournir',
    words:
      /\b(?:(?:r?envoyer|fournir|transmettre|retourner|produire|joindre|completer)\b[^,;]{0,40}\b(?:pieces?|documents?|justificatifs?|dossier|attestations?|formulaires?|papiers?)|(?:pieces?|documents?|justificatifs?|dossier|attestations?|formulaires?|papiers?)\b[^,;]{0,40}\b(?:r?envoyer|fournir|transmettre|retourner|produire|joindre|completer))\b/,
    also: obliged,
    how: 'limit',
    why: 'des pièces à fournir et une limite',
    compartment: 'general',
  },
  {
    key: 'deadline.payment',
    name: 'À payer',
    words: /\b(?:payer|regler|rembourser)\b/,
    also: obliged,
    how: 'limit',
    why: 'une somme à payer et une limite',
    compartment: 'budget',
  },
  {
    key: 'deadline.limit',
    name: 'À faire',
    words: /./,
    also: obliged,
    how: 'limit',
    why: 'une obligation et une limite',
    compartment: 'general',
  },
]

/** The sort of a deadline by its title, whoever wrote it: `deadline.appeal` for « Contester l’indu »; undefined when it tells none. */
export const deadlineSortOf = (title: string): string | undefined => {
  const plain = fold(title)
  return (sorts.find((sort) => plain.startsWith(fold(sort.name))) ?? sorts.slice(0, -1).find((sort) => sort.words.test(plain)))?.key
}

/** The deadline of a sentence, at most one; a limit of the past gives none. */
export function readDeadlines(scan: Scan): Draft[] {
  const { plain, sentence, on } = scan
  if (
    sentence.quoted ||
    isRumour(plain) ||
    isElsewhere(plain) ||
    isQuestion(plain, sentence.question) ||
    isSupposed(plain) ||
    isWished(plain)
  )
    return []
  if (scan.past || /\b(?:report|annul)\w*|\b(?:accorde|accepte|laisse)(?:nt)?\b|\ba eu lieu\b/.test(plain)) return []
  const note = isNote(plain)
  for (const sort of sorts) {
    const words = sort.words.exec(plain)
    if (words === null || (sort.also !== undefined && !sort.also.test(plain))) continue
    // A line that begins with the verb is a step with its day.
    if (note && sort.how === 'limit' && sort.key !== 'deadline.appeal') continue
    const limit = limitIn(scan) ?? (sort.how === 'on' ? dayAhead(scan, words.index) : undefined)
    if (limit === undefined || limit.date < on) continue
    const general = sort.key === 'deadline.limit'
    const start = general ? limit.start : Math.min(words.index, limit.start)
    if (isDenied(plain, start, start + 1) || isDenied(plain, limit.start, limit.end)) return []
    const { role } = scan.cast.subjectAt(sentence, start + 1)
    if (role === 'other' || role === 'former' || scan.cast.namesOther(sentence)) return []
    // « Le bailleur doit venir avant le 30 », « réponse sous quatre mois »: the limit of another.
    if (role === 'body' && /\b(?:doi(?:t|vent)|devra)\b/.test(plain)) return []
    if (general && /\breponse (?:sous|d'ici|dans|prevue|attendue)\b/.test(plain)) return []
    // « Elle est hébergée jusqu'au 3 août », « exclu jusqu'à vendredi »: a length of time, not an obligation.
    if (
      general &&
      /\bjusqu'/.test(plain.slice(limit.start, limit.end)) &&
      !/\b(?:attend(?:ent)?|a jusqu'|ont jusqu'|delai|repondre|reponse|doi(?:t|vent))/.test(plain)
    )
      return []
    return [
      {
        kind: 'deadline',
        key: sort.key,
        label: `${sort.name} : ${sort.how === 'on' ? '' : 'avant le '}${writeDate(limit.date, on)}`,
        due: limit.date,
        start,
        end: Math.max(limit.end, general ? 0 : words.index + words[0].length),
        rule: sort.key,
        why: sort.why,
        confidence: role === 'partner' ? 'likely' : 'sure',
        compartment: compartmentOf(plain, sort.compartment),
      },
    ]
  }
  return []
}
