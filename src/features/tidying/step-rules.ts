/** What someone commits to: who, what, and the day when there is one. */
import type { IsoDate } from '#core/dates.ts'
import { compartmentOf } from './drafts.ts'
import type { Draft, Scan } from './drafts.ts'
import { isDenied, isElsewhere, isQuestion, isRumour, isSupposed, isWished } from './guards.ts'
import { stepVerbs } from './step-words.ts'
import type { StepVerb } from './step-words.ts'

type Who = NonNullable<Draft['who']>
const clitics = "(?:(?:la|le|les|l'|lui|leur|nous|vous|me|m'|s'|se|y|en) ?){0,2}"
const subjects = "(?<![a-z])(je |j'|nous |on |elles? |ils? |(?:mme|madame|m\\.|monsieur|mr)(?: [a-z'-]+){0,2}? |le couple )"
const adverbs = '(?:aussi |donc |bien |ensuite |egalement |encore )?'
const names =
  "(la conseillere|le conseiller|la conseillere \\w+|le bailleur|la caf|edf|l'ecole|la directrice|l'assistante sociale|la mairie|le proprietaire|la collegue|ma collegue)(?: [a-z]+)? "

const compiled = stepVerbs.map((verb) => ({
  verb,
  now: new RegExp(`${subjects}${adverbs}${clitics}(?:${verb.present})(?![a-z])`, 'g'),
  later: new RegExp(
    `${subjects}${adverbs}${clitics}(?:${verb.future})(?:ai|a|ons|ont)(?![a-z])|${subjects}${adverbs}${clitics}(?:vais|va|allons|vont|doi[st]|devons|doivent) ${clitics}(?:${verb.infinitive})(?![a-z])`,
    'g',
  ),
  note: new RegExp(
    `^[ \\-–•*→>]*(?:(?:a faire|suite|prevoir|prochaine etape|todo) ?: ?)?(?:penser a |prevoir de )?${clitics}(?:${verb.infinitive})(?![a-z])`,
    'g',
  ),
  others: new RegExp(`(?<![a-z])${names}(?:nous|me|la|le|lui) (?:${verb.present}|(?:${verb.future})a)(?![a-z])`, 'g'),
}))

/** The first day to come in the sentence that is not where something comes from. */
function dueIn(scan: Scan): { date: IsoDate; start: number; end: number } | undefined {
  for (const word of scan.days) {
    const lead = scan.plain.slice(Math.max(0, word.start - 14), word.start)
    if (word.sort !== 'day' || word.ahead === undefined || /\b(?:du|depuis(?: le)?|jusqu'(?:au)?) $/.test(lead)) continue
    return { date: word.ahead, start: word.start, end: word.end }
  }
  return undefined
}

function whoSays(subject: string, quoted: boolean): Who | undefined {
  if (subject.startsWith('j')) return quoted ? 'person' : 'worker'
  if (/^(?:nous|on) /.test(subject)) return quoted ? undefined : 'both'
  return quoted ? undefined : 'person'
}

const whoNames: Readonly<Record<Who, string>> = { worker: 'vous', person: 'la personne', both: 'ensemble', other: 'un tiers' }

const withThem = /\b(?:ensemble|avec (?:elle|lui|eux|elles|mme|m\.|madame|monsieur))(?![a-z])/
const withUs = /\b(?:ensemble|avec (?:moi|nous))(?![a-z])/

function draftOf(scan: Scan, key: string, alone: Who, place: { start: number; end: number }, rule: string, sure: boolean): Draft {
  const { plain, sentence } = scan
  const due = dueIn(scan)
  const clause = /[,;:(]|\. /.exec(plain.slice(place.end))
  const end = Math.max(place.end, clause === null ? plain.trimEnd().replace(/[.!…]+$/, '').length : place.end + clause.index)
  const said = sentence.text.slice(place.start, end).trim()
  const short = said.length > 90 ? `${said.slice(0, 89)}…` : said
  const together = (alone === 'worker' && withThem.test(plain)) || (alone === 'person' && !sentence.quoted && withUs.test(plain))
  const who = together ? 'both' : alone
  return {
    kind: 'step',
    key,
    label: sentence.quoted ? `«\u00A0${short}\u00A0»` : short.charAt(0).toUpperCase() + short.slice(1),
    ...(due === undefined ? {} : { due: due.date }),
    who,
    start: place.start,
    end,
    rule,
    why:
      rule === 'step.note'
        ? 'un verbe à l’infinitif en tête de ligne : une chose à faire'
        : `un engagement au présent ou au futur (${whoNames[who]})`,
    confidence: sure && !sentence.quoted ? 'sure' : 'likely',
    compartment: compartmentOf(plain, 'general'),
  }
}

const fits = (verb: StepVerb, tail: string): boolean =>
  (verb.object === undefined || verb.object.test(tail)) && verb.never?.test(tail) !== true

function readVerb(scan: Scan, one: (typeof compiled)[number]): Draft | undefined {
  const { plain, sentence } = scan
  const { verb } = one
  const dated = dueIn(scan) !== undefined
  const tries: readonly (readonly [RegExp, string])[] = [
    [one.others, 'step.other'],
    [one.later, 'step.future'],
    [one.now, 'step.present'],
    [one.note, 'step.note'],
  ]
  for (const [pattern, rule] of tries) {
    for (const match of plain.matchAll(pattern)) {
      const [start, end] = [
        match.index + (rule === 'step.note' ? match[0].length - match[0].trimStart().length : 0),
        match.index + match[0].length,
      ]
      const subject = match[1] ?? match[2] ?? ''
      const who: Who | undefined = rule === 'step.other' ? 'other' : rule === 'step.note' ? 'worker' : whoSays(subject, sentence.quoted)
      const tail = plain.slice(end)
      // « La CAF lui verse 287 € d'APL »: what it does each month, not what it will do
      if (rule === 'step.other' && verb.key === 'step.pay' && !dated && /\b(?:verse|paie|paye|regle)$/.test(match[0])) continue
      if (who === undefined || !fits(verb, tail) || isDenied(plain, start, end)) continue
      if (rule === 'step.note' && sentence.quoted) continue
      if (rule !== 'step.note' && rule !== 'step.other' && who === 'person' && !sentence.quoted) {
        const { role } = scan.cast.subjectAt(sentence, start + subject.length + 1)
        if (role !== 'person' && role !== 'partner') continue
      }
      if (rule === 'step.present') {
        if (verb.strict === true && !dated) continue
        // « Elle me rappelle sa sœur », « je lui rappelle ses droits »: not a call.
        if (verb.key === 'step.call' && /\b(?:me|nous|lui|leur|vous) \w+$/.test(match[0]) && !dated && tail.trim().length > 1) continue
        if (verb.key === 'step.call' && who === 'person' && !dated) continue
        if (who === 'person' && !dated && verb.loosePresent !== true && !['step.contact', 'step.register'].includes(verb.key)) continue
      }
      if (rule === 'step.future' && verb.strict === true && verb.key === 'step.pay' && !dated) continue
      return draftOf(
        scan,
        verb.key,
        who,
        { start, end },
        rule,
        (rule !== 'step.present' || who !== 'person' || dated) && !/\bdoi/.test(match[0]),
      )
    }
  }
  return undefined
}

/** Whether the line is a thing to do, with its verb first: « Rappeler la CAF avant vendredi ». */
export const isNote = (plain: string): boolean => compiled.some((one) => plain.search(one.note) === 0)

const meeting = /\b(?:prochain(?:e)? |nouveau |nouvelle )?(?:rdv|rv|rendez-vous|entretien|(?<!\b(?:a|ai|ont|avons|aura) )rencontre)\b/
const again =
  /\b(?:on se (?:revoit|retrouve)|nous (?:nous )?(?:revoyons|reverrons)|je (?:la|le|les) rev(?:ois|errai)|(?:elle|il|mme|m\.) (?:revient|reviendra)(?= (?:me voir |nous voir |avec |le \d|lundi|mardi|mercredi|jeudi|vendredi|demain|dans))|(?:on|nous) (?:fait|faisons|fera|ferons) le point)\b/
const visit = /\b(?:vad|visite a domicile)\b/
const elsewhereMeeting =
  /^[^,;]{0,30}?\b(?:a la|au(?! (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\d|plus tard))|a l'|chez|avec (?:le|la|l'|son|sa|un|une)|mdph|caf|cpam|ft|france travail|mission locale|medecin|banque|avocate?|hopital|cmp|pmi|prefecture|mairie)\b/
const dropped =
  /\b(?:annul|report|manqu|absent|honor)\w*|\b(?:n'est pas venue?|ne viendra pas|a eu lieu|est venue?|a ete|hier|s'est passe|oublie)\b/

/** « Prochain RDV le 23/06 », « elle a rendez-vous à la mission locale jeudi », « VAD prévue le 2 juillet ». */
function readMeeting(scan: Scan): Draft | undefined {
  const { plain, sentence } = scan
  const home = visit.exec(plain)
  const found = home ?? meeting.exec(plain) ?? again.exec(plain)
  if (found === null || sentence.quoted || dropped.test(plain)) return undefined
  const [start, end] = [found.index, found.index + found[0].length]
  if (isDenied(plain, start, end) || scan.cast.namesOther(sentence)) return undefined
  const due = dueIn(scan)
  if (due === undefined && !/^[ -]*(?:re)?(?:prendre|fixer|programmer) /.test(plain)) return undefined
  const mine = /\b(?:elle|il|mme|m\.) (?:a|ont|aura)(?: un| son)? $/.test(plain.slice(0, start))
  const who: Who = home === null && (mine || elsewhereMeeting.test(plain.slice(end))) ? 'person' : 'both'
  const [from, to] = [Math.min(start, due?.start ?? start), Math.max(end, due?.end ?? end)]
  const draft = draftOf(scan, home === null ? 'step.appointment' : 'step.homeVisit', who, { start: from, end: to }, 'step.meeting', true)
  return { ...draft, why: '« rendez-vous » et un jour à venir' }
}

/** The next steps of a sentence. An obligation with a limit is a deadline, not a step. */
export function readSteps(scan: Scan, deadlines: readonly Draft[]): Draft[] {
  const { plain, sentence } = scan
  if (isRumour(plain) || isElsewhere(plain) || isQuestion(plain, sentence.question) || isSupposed(plain)) return []
  const meetingDraft = readMeeting(scan)
  if (meetingDraft !== undefined) return [meetingDraft]
  if (isWished(plain) || (deadlines.length > 0 && !/\b(?:je|j'|nous|on) ?/.test(plain))) return []
  const drafts: Draft[] = []
  for (const one of compiled) {
    const draft = readVerb(scan, one)
    if (draft !== undefined && !drafts.some((other) => draft.start < other.end && draft.end > other.start)) drafts.push(draft)
  }
  return drafts
}
