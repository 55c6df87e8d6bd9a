import type { Figure, Figures, Line } from './figures.ts'
import { dateInWords, dayInWords, valueInWords } from './in-words.ts'
import type { Right } from './right.ts'

/** Tables of legal figures as Markdown: the value in force first, what it was before below, folded. */

const cell = (text: string): string => text.replaceAll('|', '\\|')
/** A Markdown table. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${head.join(' | ')} |`,
  `|${'---|'.repeat(head.length)}`,
  ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
]

/** Rows of the tables of housing aid, by size of the family: code names that a reader cannot guess. */
const SIZES: Readonly<Record<string, string>> = {
  single: 'seul', couple: 'couple', one: '1 à charge', two: '2 à charge', three: '3 à charge', four: '4 à charge', five: '5 à charge', six: '6 à charge', more: 'par personne en plus',
} // prettier-ignore

const said = (name: string): string => SIZES[name] ?? `\`${name}\``

const lastOf = ({ lines }: Figure): Line => lines.at(-1) as Line
const life = ({ revalued, reviewed, verified }: Figure): string =>
  `${revalued === null ? 'par un texte' : `chaque ${dayInWords(revalued)}`} ; relu le ${dateInWords(reviewed)}${verified ? '' : ' ; **à vérifier**'}`

/** Whether all figures of a table are revalued together, by the same texts: it then reads as one scale, a row for each text. */
const isScale = (all: readonly Figure[]): boolean => {
  const [first] = all
  if (first === undefined || all.length < 4 || first.lines.length < 2) return false
  return all.every(
    (figure) =>
      figure.unit === first.unit &&
      figure.lines.length === first.lines.length &&
      figure.lines.every(([from, , source], at) => from === first.lines[at]?.[0] && source === first.lines[at]?.[2]),
  )
}

const asScale = (table: Readonly<Record<string, Figure>>): string[] => {
  const [first] = Object.values(table) as [Figure]
  const rows = first.lines.map(([from, , source], at) => [
    dateInWords(from),
    ...Object.values(table).map(({ unit, lines }) => valueInWords((lines[at] as Line)[1], unit).replace(/ par (mois|an)$/, '')),
    source,
  ])
  const unit = /\/(month|year)$/.exec(first.unit)?.[1]
  return [
    `${unit === undefined ? '' : unit === 'month' ? 'Par mois. ' : 'Par an. '}Change ${life(first)}.`,
    '',
    ...markdownTable(['depuis', ...Object.keys(table).map(said), 'texte'], rows.toReversed()),
  ]
}

const asList = (table: Readonly<Record<string, Figure>>): string[] => {
  const names = Object.entries(table)
  const rows = names.map(([name, figure]) => {
    const [from, value, source] = lastOf(figure)
    return [said(name), valueInWords(value, figure.unit), dateInWords(from), source, life(figure)]
  })
  const before = names.flatMap(([name, { lines, unit }]) =>
    lines
      .slice(0, -1)
      .toReversed()
      .map(([from, value, source]) => [said(name), dateInWords(from), valueInWords(value, unit), source]),
  )
  return [
    ...markdownTable(['chiffre', 'dernière valeur', 'depuis', 'texte', 'change'], rows),
    ...(before.length === 0
      ? []
      : [
          '',
          '<details><summary>Valeurs d’avant</summary>',
          '',
          ...markdownTable(['chiffre', 'depuis', 'valeur', 'texte'], before),
          '',
          '</details>',
        ]),
  ]
}

/** One table of figures, without its title. */
const figuresInWords = ({ table }: Figures): string[] => (isScale(Object.values(table)) ? asScale(table) : asList(table))

/** Where a table stands in full: on the page of the right whose own table it is, or on the page of those that nobody owns. */
export interface Homes {
  readonly readers: ReadonlyMap<Figures, readonly Right[]>
  /** The right on whose page the table stands; null for the shared page. */
  readonly home: (table: Figures) => Right | null
}

/**
 * A table stands with the right that names it first; else, when all its readers are of one group, with the reader that reads the fewest tables; else on
 * the shared page.
 */
export const homesOf = (rights: readonly Right[], groupOf: (id: string) => unknown): Homes => {
  const readers = new Map<Figures, Right[]>()
  for (const right of rights) for (const table of right.figures) readers.set(table, [...(readers.get(table) ?? []), right])
  return {
    readers,
    home: (table) => {
      const all = readers.get(table) ?? []
      const owner = all.find(({ figures }) => figures[0] === table)
      if (owner !== undefined) return owner
      if (new Set(all.map(({ id }) => groupOf(id))).size > 1) return null
      return all.toSorted((one, other) => one.figures.length - other.figures.length)[0] ?? null
    },
  }
}

const anchorOf = ({ name }: Figures): string =>
  name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '')

export const SHARED_PAGE = 'chiffres-partages.md'

const link = (table: Figures, { home }: Homes): string =>
  `[${table.name}](${home(table)?.id ?? SHARED_PAGE.replace('.md', '')}.md#${anchorOf(table)})`
const titled = (table: Figures): string[] => ['', `<a id="${anchorOf(table)}"></a>`, '', `### ${table.name}`, '']

/** All figures of a right: its own in full, links to the others. */
export const figuresOf = (right: Right, homes: Homes): string[] => {
  const own = right.figures.filter((table) => homes.home(table) === right)
  const others = right.figures.filter((table) => homes.home(table) !== right)
  return [
    ...own.flatMap((table) => [...titled(table), ...figuresInWords(table)]),
    ...(others.length === 0 ? [] : ['', `Ce droit lit aussi : ${others.map((table) => link(table, homes)).join(', ')}.`]),
  ]
}

/** The page of the tables that several rights read and none owns. */
export const sharedPage = (homes: Homes): string =>
  `${[
    '# Chiffres que plusieurs droits lisent',
    '',
    'Page générée par `npm run law:docs` à partir de `src/rules` : ne pas la modifier à la main. [Tous les droits](README.md)',
    ...[...homes.readers].flatMap(([table, all]) =>
      homes.home(table) === null
        ? [...titled(table), `Lu par : ${all.map(({ id, title }) => `[${title}](${id}.md)`).join(', ')}.`, '', ...figuresInWords(table)]
        : [],
    ),
  ].join('\n')}\n`

/** How the figures of a right change, in French sentences: the yearly days, and what could not be checked. */
export const changesInWords = (right: Right): string[] => {
  const byDay = new Map<string, string[]>()
  const unverified: string[] = []
  for (const table of right.figures)
    for (const [name, { revalued, verified }] of Object.entries(table.table)) {
      if (revalued !== null) byDay.set(revalued, [...(byDay.get(revalued) ?? []), `${table.name}.${name}`])
      if (!verified) unverified.push(`${table.name}.${name}`)
    }
  const few = (names: readonly string[]): string =>
    names.length <= 8
      ? names.map((name) => `\`${name}\``).join(', ')
      : `${names.length} chiffres (tables ${[...new Set(names.map((name) => name.split('.')[0]))].join(', ')})`
  return [
    ...[...byDay].sort().map(([day, names]) => `- Chaque ${dayInWords(day)} : ${few(names)}.`),
    byDay.size === 0
      ? '- Aucun chiffre n’a de jour de revalorisation fixé : ils changent par un texte nouveau.'
      : '- Les autres changent par un texte nouveau.',
    ...(byDay.size === 0
      ? []
      : ['- Passé un de ces jours sans texte connu, le calcul garde la dernière valeur et le dit : « barème à confirmer ».']),
    ...(unverified.length === 0 ? [] : [`- Pas encore vérifiés sur le texte : ${few(unverified)}.`]),
  ]
}
