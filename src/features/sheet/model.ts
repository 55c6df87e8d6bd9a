import type { IsoDate } from '#core/dates.ts'
import { unexplained } from './abbreviations.ts'
import { leftOutOfDiscreet, sheetContent, withoutApartes } from './content.ts'
import type { SheetContent } from './content.ts'
import { dangerousWords } from './discreet.ts'
import { folded } from './words.ts'
import { heightOfPart, linesTooMany } from './page-fit.ts'
import { longAverage, longSentence, manyLongWords, readability } from './readability.ts'
import type { Readability } from './readability.ts'

/**
 * The sheet handed to the person at the end of a meeting: one A4 page, in her words and in plain ones. It has no place for
 * a case-file name, an address or a danger: they cannot leave by it, and `checkSheet` looks for them in the free text.
 */
export type Sheet = {
  date: IsoDate
  /** Where it took place, with its preposition: « à la Maison des solidarités de Clairval », « chez vous ». */
  place: string
  workerName: string
  workerFunction: string
  said: string[]
  canAsk: { title: string; detail: string }[]
  /** Said under amounts: when they were estimated, who decides (« la CAF ») and how long one has to contest (« deux mois »). */
  estimateNote?: { madeOn: IsoDate; decidedBy: string; contestWithin: string } | undefined
  actions: SheetAction[]
  next: { day: string; time: string; place: string } | null
  discreet: boolean
}
export type SheetAction = {
  what: string
  who: string
  when: string
  /** Something to bring, kept by the discreet version. Absent: read from the verb (« Apporter… »). */
  bring?: boolean | undefined
}

/** What must not be on a paper that leaves, known to the caller and not to the sheet. */
export type SheetSecrets = {
  caseFileNames: readonly string[]
  hiddenAddresses: readonly string[]
  /** Text of private passages, whole: no five words of them in a row may be on the sheet. */
  apartes: readonly string[]
}
/** `blocks`: the sheet must not leave like this. `advice`: its author decides. `field` is empty for the whole sheet. */
export type SheetRemark = { severity: 'blocks' | 'advice'; field: string; message: string }

/** The most each part takes; the page itself is measured as well. */
export const sheetLimits = { items: 7, said: 200, title: 70, detail: 180, what: 110, who: 50, when: 50, place: 90, name: 60 } as const

/** What the author is told before the sheet leaves, in reading order. No remark of severity `blocks`: it may leave, on one page. */
export function checkSheet(sheet: Sheet, secrets: SheetSecrets): SheetRemark[] {
  const content = sheetContent(sheet)
  return [
    ...secretRemarks(sheet, content, secrets),
    ...dangerRemarks(sheet, content),
    ...lengthRemarks(sheet, content),
    ...readingRemarks(sheet, content),
  ]
}

/** How easy the sheet is to read: what the person is told, headings and the fixed closing aside. */
export const sheetReadability = (sheet: Sheet): Readability => readability(passages(sheetContent(sheet)))

type Field = readonly [field: string, text: string, most: number]

/** Free texts of the sheet with the name of their field and their greatest length. */
const fields = (sheet: Sheet): Field[] => [
  ['place', sheet.place, sheetLimits.place],
  ['workerName', sheet.workerName, sheetLimits.name],
  ['workerFunction', sheet.workerFunction, sheetLimits.name],
  ...sheet.said.map((text, i): Field => [`said.${i}`, text, sheetLimits.said]),
  ...sheet.canAsk.flatMap((ask, i): Field[] => [
    [`canAsk.${i}.title`, ask.title, sheetLimits.title],
    [`canAsk.${i}.detail`, ask.detail, sheetLimits.detail],
  ]),
  ['estimateNote.decidedBy', sheet.estimateNote?.decidedBy ?? '', sheetLimits.name],
  ['estimateNote.contestWithin', sheet.estimateNote?.contestWithin ?? '', sheetLimits.when],
  ...sheet.actions.flatMap((action, i): Field[] => [
    [`actions.${i}.what`, action.what, sheetLimits.what],
    [`actions.${i}.who`, action.who, sheetLimits.who],
    [`actions.${i}.when`, action.when, sheetLimits.when],
  ]),
  ['next.day', sheet.next?.day ?? '', sheetLimits.when],
  ['next.time', sheet.next?.time ?? '', sheetLimits.when],
  ['next.place', sheet.next?.place ?? '', sheetLimits.place],
]

const passages = (content: SheetContent): string[] =>
  content.parts.flatMap((part) => {
    if (part.kind === 'table') return part.rows.flatMap(([what]) => [what])
    if (part.kind === 'appointment') return [part.strong + part.text]
    return [...part.items.map(spoken), ...(part.after === null ? [] : [part.after])]
  })
const spoken = (item: { strong: string; text: string }): string => [item.strong, item.text].filter((text) => text !== '').join(', ')

/** Every word that prints, to be searched. */
const printed = (content: SheetContent): string[] => [
  ...content.opening,
  ...content.parts.flatMap((part) => (part.kind === 'table' ? part.rows.flat() : [])),
  ...content.parts.flatMap((part) => (part.kind === 'list' ? [...part.items.map(spoken), part.after ?? ''] : [])),
  ...content.parts.flatMap((part) => (part.kind === 'appointment' ? [part.strong + part.text] : [])),
]

const tokens = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? []
/** Whether these words follow each other in the text, whatever the punctuation. */
const holds = (text: string, words: readonly string[]): boolean =>
  words.length > 0 && ` ${tokens(text).join(' ')} `.includes(` ${words.join(' ')} `)

/** The words that tell an address: the street without its number, before the postcode. */
function streetOf(address: string): string[] {
  const words = tokens(address)
  const postcode = words.findIndex((word) => /^\d{5}$/.test(word))
  const street = postcode > 0 ? words.slice(0, postcode) : words
  const start = street.findIndex((word) => !/^(?:\d+\p{L}?|bis|ter|quater)$/u.test(word))
  return start < 0 ? street : street.slice(start)
}

const runsOfFive = (text: string): string[][] => {
  const words = tokens(text)
  return words.slice(4).map((_, i) => words.slice(i, i + 5))
}

function secretRemarks(sheet: Sheet, content: SheetContent, secrets: SheetSecrets): SheetRemark[] {
  const kept = printed(content)
  const within = (words: readonly string[]): string | undefined => kept.find((text) => holds(text, words))
  const remarks: SheetRemark[] = []
  const add = (severity: SheetRemark['severity'], field: string, message: string): number => remarks.push({ severity, field, message })
  for (const name of secrets.caseFileNames)
    if (within(tokens(name)) !== undefined)
      add('blocks', fieldHolding(sheet, tokens(name)), `Le nom du dossier est écrit ici : « ${name} ». Retirez-le.`)
  for (const address of secrets.hiddenAddresses)
    if (within(streetOf(address)) !== undefined)
      add('blocks', fieldHolding(sheet, streetOf(address)), 'L’adresse masquée est écrite ici. Retirez-la.')
  for (const passage of secrets.apartes) {
    const run = runsOfFive(passage).find((words) => within(words) !== undefined)
    if (run) add('blocks', fieldHolding(sheet, run), `Ces mots viennent d’un passage à part : « ${run.join(' ')}… ». Retirez-les.`)
  }
  if (fields(sheet).some(([, text]) => withoutApartes(text) !== text.replace(/ {2,}/g, ' ').trim()))
    add('advice', '', 'Un passage à part était écrit dans la feuille. Il ne sera pas imprimé.')
  return remarks
}

const fieldHolding = (sheet: Sheet, words: readonly string[]): string => fields(sheet).find(([, text]) => holds(text, words))?.[0] ?? ''

function dangerRemarks(sheet: Sheet, content: SheetContent): SheetRemark[] {
  const words = [...new Set(printed(content).flatMap(dangerousWords))]
  if (!sheet.discreet)
    return words.length === 0
      ? []
      : [
          {
            severity: 'advice',
            field: '',
            message: `Si un proche trouve cette feuille, ces mots peuvent compter : ${words.join(', ')}. La version discrète ne garde que les rendez-vous et ce qu’il faut apporter.`,
          },
        ]
  return [
    ...words.map((word): SheetRemark => ({
      severity: 'blocks',
      field: fields(sheet).find(([field, text]) => field.startsWith('next') && dangerousWords(text).includes(word))?.[0] ?? '',
      message: `La version discrète ne peut pas porter le mot « ${word} ». Écrivez-le autrement.`,
    })),
    ...leftOutOfDiscreet(sheet).map((what): SheetRemark => ({
      severity: 'advice',
      field: '',
      message: `La version discrète laisse de côté : « ${what} ». Dites-le de vive voix.`,
    })),
    ...(content.parts.length === 0
      ? [
          {
            severity: 'blocks',
            field: 'next',
            message: 'La version discrète serait vide : il n’y a ni rendez-vous ni rien à apporter.',
          } as const,
        ]
      : []),
  ]
}

function lengthRemarks(sheet: Sheet, content: SheetContent): SheetRemark[] {
  const remarks: SheetRemark[] = fields(sheet)
    .filter(([, text, most]) => [...text].length > most)
    .map(([field, text, most]) => ({
      severity: 'advice',
      field,
      message: `Ce texte a ${[...text].length} signes. Au-delà de ${most}, il se lit mal. Raccourcissez-le ou coupez-le en deux.`,
    }))
  for (const [field, count] of [
    ['said', sheet.said.length],
    ['canAsk', sheet.canAsk.length],
    ['actions', sheet.actions.length],
  ] as const)
    if (count > sheetLimits.items)
      remarks.push({ severity: 'advice', field, message: `Il y a ${count} lignes. Gardez les ${sheetLimits.items} qui comptent le plus.` })
  const lines = linesTooMany(content)
  if (lines > 0) {
    const longest = content.parts.toSorted((a, b) => heightOfPart(b) - heightOfPart(a))[0]
    const where = longest ? ` Commencez par « ${longest.heading} », la partie la plus longue.` : ''
    remarks.push({
      severity: 'blocks',
      field: '',
      message: `La feuille dépasse une page d’environ ${lines} ${lines === 1 ? 'ligne' : 'lignes'}.${where}`,
    })
  }
  return remarks
}

function readingRemarks(sheet: Sheet, content: SheetContent): SheetRemark[] {
  const texts = passages(content)
  const measure = readability(texts)
  const advice: string[] = []
  if (measure.averageWords > longAverage)
    advice.push(
      `Les phrases ont ${Math.round(measure.averageWords)} mots en moyenne. Au-delà de ${longAverage}, coupez-les : une idée par phrase.`,
    )
  if (measure.longestWords > longSentence)
    advice.push(`Cette phrase a ${measure.longestWords} mots, coupez-la : « ${measure.longestSentence.split(' ').slice(0, 8).join(' ')}… »`)
  if (measure.words >= 30 && measure.longWordShare > manyLongWords)
    advice.push(`${Math.round(measure.longWordShare * 100)} mots sur 100 sont longs. Cherchez des mots plus simples.`)
  for (const { short, meanings } of unexplained(printed(content)))
    advice.push(
      meanings.length > 0
        ? `« ${short} » a deux sens : ${meanings.join(' ou ')}. Écrivez-le en toutes lettres.`
        : `« ${short} » n’est pas expliqué. Écrivez-le en toutes lettres.`,
    )
  if (fields(sheet).some(([, text]) => /\p{Extended_Pictographic}/u.test(text)))
    advice.push('Les petits dessins ne s’impriment pas. Retirez-les.')
  return advice.map((message) => ({ severity: 'advice', field: '', message }))
}
