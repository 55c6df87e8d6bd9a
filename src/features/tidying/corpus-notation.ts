/**
 * How the tidying corpus is written, so that a line stays readable by a social worker.
 *
 * `text => fact KEY [euros[/period]] [yes|no] [name=value…] ; deadline KEY due=… ; step KEY who=… [due=…] ; theme DOMAIN… [private]`
 * A line that begins with `@2026-12-28` happened on that day; `¶` is a line break; `# trap: …` heads the sections of traps.
 *
 * Guide of labelling, fixed before the rules:
 * - A negative is a fact when it is an end (« ne touche plus », « suspendu ») or an absence that opens rights (no alimony, no complementary
 *   health cover, no resources at all). « Ne touche pas le RSA » and « pas de dette » propose nothing.
 * - A dated obligation (« doit … avant le », « à fournir avant le ») is a deadline; a commitment (« elle enverra … avant le 24 ») is a step with a day. Never both.
 * - A hearing to come is a deadline, a hearing held is a fact.
 * - In a quotation, a promise is the person's, and a fact is at most `likely`.
 * - A theme needs words of the difficulty or of the right; the name of a body (CAF, bailleur) is no theme. Any proposed income or debt is `economic`,
 *   except an overpayment (`rights`); alimony is `family`; a rent or a rent debt is `housing` as well as what else it is.
 *   What is denied, what is rumoured and what is another family's gives no theme; what is wished, asked or feared does.
 * - « Dans quinze jours » is the same weekday in two weeks; « sous quinze jours » is fifteen days.
 */
import { addDays, isIsoDate } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'

export type ExpectedKind = 'fact' | 'deadline' | 'step' | 'theme'

export type Expected = {
  kind: ExpectedKind
  key: string
  cents?: number
  period?: string
  boolean?: boolean
  from?: string
  on?: string
  due?: string
  who?: string
  subject?: string
  compartment?: string
  likely: boolean
  private: boolean
}

export type Example = { text: string; on: IsoDate; section: string; trap: boolean; expected: Expected[] }

const usualDay = addDays('2026-06-15', 1)
const kinds: readonly string[] = ['fact', 'deadline', 'step', 'theme']

function readExpected(label: string): Expected[] {
  const [kind, ...words] = label.trim().split(/\s+/)
  if (kind === undefined || !kinds.includes(kind)) throw new Error(`Unknown kind in the corpus: ${label}`)
  const base: Expected = { kind: kind as ExpectedKind, key: '', likely: false, private: false }
  const keys: string[] = []
  for (const word of words) {
    const amount = /^(\d+(?:\.\d+)?)(?:\/(\w+))?$/.exec(word)
    const pair = /^(from|on|due|who|subject|c)=(\S+)$/.exec(word)
    if (amount) {
      base.cents = Math.round(Number(amount[1]) * 100)
      if (amount[2] !== undefined) base.period = amount[2]
    } else if (pair) {
      const [, name = '', value = ''] = pair
      if (name !== 'who' && name !== 'subject' && name !== 'c' && !isIsoDate(value)) throw new Error(`Not a day in the corpus: ${label}`)
      Object.assign(base, { [name === 'c' ? 'compartment' : name]: value })
    } else if (word === 'yes' || word === 'no') base.boolean = word === 'yes'
    else if (word === 'private') base.private = true
    else if (word === 'likely') base.likely = true
    else keys.push(word)
  }
  if (keys.length === 0 || (kind !== 'theme' && keys.length > 1)) throw new Error(`One key expected in the corpus: ${label}`)
  return keys.map((key) => ({ ...base, key }))
}

/** Reads a part of the corpus; throws on a line that the notation does not know. */
export function readCorpus(source: string): Example[] {
  const examples: Example[] = []
  let section = ''
  for (const line of source.split('\n')) {
    if (line.startsWith('# ')) section = line.slice(2)
    else if (line.trim() !== '') {
      const found = /^(?:@(\d{4}-\d{2}-\d{2}) )?(.+?) =>(.*)$/.exec(line)
      if (!found) throw new Error(`Unreadable line in the corpus: ${line}`)
      const [, day, text = '', labels = ''] = found
      const expected = labels
        .split(' ; ')
        .filter((label) => label.trim() !== '')
        .flatMap(readExpected)
      const on = day !== undefined && isIsoDate(day) ? day : usualDay
      examples.push({ text: text.replaceAll('¶', '\n'), on, section, trap: section.startsWith('trap'), expected })
    }
  }
  return examples
}
