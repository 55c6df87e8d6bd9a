import { nameKey } from '#core/names.ts'

/** An address as typed at a counter, taken apart. What is absent is empty or null; nothing is guessed and nothing is looked up here. */
export type Address = {
  number: number | null
  /** « bis », « ter », « quater » or a letter; empty otherwise. */
  suffix: string
  /** The street with its type in full, as compared: `rue des tanneurs`. */
  streetKey: string
  postalCode: string | null
  /** The commune as compared: `saint gilles`. */
  communeKey: string
}

const streetTypes: Readonly<Record<string, string>> = {
  r: 'rue',
  rue: 'rue',
  av: 'avenue',
  ave: 'avenue',
  avenue: 'avenue',
  bd: 'boulevard',
  bld: 'boulevard',
  blvd: 'boulevard',
  boul: 'boulevard',
  boulevard: 'boulevard',
  pl: 'place',
  place: 'place',
  imp: 'impasse',
  impasse: 'impasse',
  all: 'allee',
  allee: 'allee',
  ch: 'chemin',
  che: 'chemin',
  chem: 'chemin',
  chemin: 'chemin',
  rte: 'route',
  route: 'route',
  sq: 'square',
  square: 'square',
  crs: 'cours',
  cours: 'cours',
  qu: 'quai',
  quai: 'quai',
  fg: 'faubourg',
  fbg: 'faubourg',
  faubourg: 'faubourg',
  pass: 'passage',
  passage: 'passage',
  lot: 'lotissement',
  lotissement: 'lotissement',
  cite: 'cite',
  ruelle: 'ruelle',
  venelle: 'venelle',
  sentier: 'sentier',
  mail: 'mail',
  esplanade: 'esplanade',
  promenade: 'promenade',
  montee: 'montee',
  villa: 'villa',
  hameau: 'hameau',
}

/** What follows one of these words is inside the building, or at somebody’s: it does not say where the street is. */
const inside = new Set(
  'bat batiment appt apt app appart appartement etage esc escalier porte chez hall chambre ch entree logt logement bp cs tsa boite rdc rez residence res immeuble imm digicode interphone cedex'.split(
    ' ',
  ),
)
/** Of those, words that streets are also named after: they cut only before a number or a single letter. */
const alsoStreets = new Set('porte hall chambre ch escalier residence res app entree logement immeuble boite'.split(' '))
const articles = new Set('de du des la le les l d au aux en sur'.split(' '))

/** Saints are written in full on both sides of a comparison. */
const saints = (key: string): string =>
  key
    .split(' ')
    .map((word) => (word === 'st' ? 'saint' : word === 'ste' ? 'sainte' : word))
    .join(' ')

/** A commune’s name as it is compared: « Paris 11e » and « PARIS 11 » both give `paris 11e arrondissement`. */
export const communeKey = (text: string): string => {
  const key = saints(nameKey(text.replace(/\bc[ée]dex\b.*$/iu, '')))
  const district = /^(paris|lyon|marseille) (\d{1,2}) ?(?:er|e|eme|ieme)?(?: arr(?:ondissement|dt)?)?$/.exec(key)
  if (!district) return key
  return `${district[1]} ${Number(district[2])}${Number(district[2]) === 1 ? 'er' : 'e'} arrondissement`
}

/** A street as it is compared: type in full, accents and case removed, without its number. « R. des Tanneurs » gives `rue des tanneurs`. */
export const streetKey = (text: string): string => {
  const words = saints(nameKey(text)).split(' ')
  const first = words[0] ?? ''
  return [streetTypes[first] ?? first, ...words.slice(1)].join(' ').trim()
}

type Segment = { number: number | null; suffix: string; words: string[]; typed: boolean }

const cutInside = (words: string[]): string[] => {
  const at = words.findIndex((word, i) => {
    if (!inside.has(word)) return /^\d+(?:er|e|eme)$/.test(word) && words[i + 1] === 'etage'
    if (i > 0 && articles.has(words[i - 1] ?? '')) return false
    return !alsoStreets.has(word) || /^(?:\d+\p{L}?|\p{L})$/u.test(words[i + 1] ?? '')
  })
  return at < 0 ? words : words.slice(0, at)
}

const readSegment = (text: string): Segment => {
  const key = saints(nameKey(text.replace(/\bn\s?°\s?(?=\d)/giu, '')))
  const words = key === '' ? [] : key.split(' ')
  let number: number | null = null
  let suffix = ''
  const first = /^(\d{1,4})([a-z])?$/.exec(words[0] ?? '')
  if (first) {
    number = Number(first[1])
    suffix = first[2] ?? ''
    words.shift()
    // « 14-16 rue » and « 14/16 rue »: the first of the two
    if (words.length > 1 && /^\d{1,4}$/.test(words[0] ?? '')) words.shift()
    if (/^(?:bis|ter|quater|[a-d])$/.test(words[0] ?? '') && (words.length === 1 || !streetTypes[words[0] ?? '']))
      suffix = words.shift() ?? ''
  }
  const typed = streetTypes[words[0] ?? ''] !== undefined && words.length > 1
  const kept = typed ? [words[0] ?? '', ...cutInside(words.slice(1))] : cutInside(words)
  return { number, suffix, words: kept, typed: typed && kept.length > 1 }
}

/**
 * Reads an address typed in one go, with or without commas, accents or capitals: « 14 r. des tanneurs, bât. B, 44000 Nantes ». Never fails:
 * what it does not recognise stays absent. Only the first 300 characters are read.
 */
export const readAddress = (text: string): Address => {
  let line = text.slice(0, 300).replaceAll(/[\n\r\t;]+/g, ', ')
  const codes = [...line.matchAll(/(?:\b(?:cp|code postal)\s*:?\s*)?(?:\bf-?)?(?<!\d)(\d{5})(?!\d)/giu)]
  const code = codes.at(-1)
  let afterCode = ''
  if (code) {
    afterCode =
      line
        .slice(code.index + code[0].length)
        .replace(/^[\s,.:-]+/, '')
        .split(',')[0] ?? ''
    line = line.slice(0, code.index)
  }
  const parts = line
    .split(',')
    .map((part) => part.trim())
    .filter((part) => nameKey(part) !== '')
  // « 14, rue des Tanneurs »: the number waits for its street
  for (let i = 0; i < parts.length - 1; i++)
    if (/^(?:n\s?°\s?)?\d{1,4}\s*(?:bis|ter|quater|[a-d])?$/iu.test(parts[i] ?? '')) parts.splice(i, 2, `${parts[i]} ${parts[i + 1]}`)
  const segments = parts.map(readSegment)
  const withType = segments.findIndex((segment) => segment.typed)
  const withNumber = segments.findIndex((segment) => segment.number !== null && segment.words.length > 0)
  const street =
    withType >= 0
      ? withType
      : withNumber >= 0
        ? withNumber
        : segments.length > 1 || code
          ? segments.findIndex((s) => s.words.length > 0)
          : -1
  const town = nameKey(afterCode) === '' ? parts.findLastIndex((part, i) => i > street && !/\d{3,}/.test(part) && !isInside(part)) : -1
  const found = street >= 0 ? segments[street] : undefined
  return {
    number: found?.number ?? null,
    suffix: found?.suffix ?? '',
    streetKey: found ? streetKey(found.words.join(' ')) : '',
    postalCode: code?.[1] ?? null,
    communeKey: communeKey(nameKey(afterCode) === '' ? (parts[town] ?? '') : afterCode),
  }
}

/** « bâtiment C », « 2e étage », « chez M. Lantier »: a part that is no commune. */
const isInside = (part: string): boolean => cutInside(nameKey(part).split(' ')).length === 0
