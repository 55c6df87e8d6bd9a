import { joinNames } from '#core/french.ts'
import { linkQualities } from './genogram-terms.ts'
import type { LinkQuality, Sex } from './genogram-terms.ts'
import { otherEnd } from './genogram-family.ts'
import type { GenogramHelper, GenogramLink, GenogramPerson } from './genogram-family.ts'

const agreed = (sex: Sex, feminine: string, masculine: string, either: string): string =>
  sex === 'F' ? feminine : sex === 'M' ? masculine : either

/** « 9 ans », « moins d’un an », empty when unknown. */
export const ageInWords = (age: number | null): string =>
  age === null ? '' : age < 1 ? 'moins d’un an' : `${age}\u00a0${age < 2 ? 'an' : 'ans'}`

const named = (person: GenogramPerson): string =>
  [person.name, ageInWords(person.age), person.dead ? agreed(person.sex, 'décédée', 'décédé', 'personne décédée') : '']
    .filter(Boolean)
    .join(', ')

/** « de Maël », « d’Inès ». */
const of = (name: string): string => (/^[aeiouyhàâéèêëîïôöùûü]/iu.test(name) ? `d’${name}` : `de ${name}`)

/** What one person is to the other by this link, « mère de Maël »; read from the other side when `from` is not her. */
export function linkInWords(link: GenogramLink, person: GenogramPerson, other: GenogramPerson): string {
  const { sex } = person
  const whom = of(other.name)
  if (link.kind === 'partner') return `en couple avec ${other.name}`
  if (link.kind === 'formerPartner') return agreed(sex, `séparée ${whom}`, `séparé ${whom}`, `en séparation avec ${other.name}`)
  if (link.kind === 'parentOf')
    return link.from === person.id
      ? agreed(sex, `mère ${whom}`, `père ${whom}`, `parent ${whom}`)
      : agreed(sex, `fille ${whom}`, `fils ${whom}`, `enfant ${whom}`)
  if (link.kind === 'sibling') return agreed(sex, `sœur ${whom}`, `frère ${whom}`, `frère ou sœur ${whom}`)
  if (link.kind === 'otherRelative') return `de la famille ${whom}`
  if (link.kind === 'neighbour') return agreed(sex, `voisine ${whom}`, `voisin ${whom}`, `du voisinage ${whom}`)
  if (link.kind === 'friend') return agreed(sex, `amie ${whom}`, `ami ${whom}`, `amie ou ami ${whom}`)
  return link.from === person.id ? `aide ${other.name}` : `reçoit l’aide ${whom}`
}

const quality = (value: LinkQuality): string => linkQualities[value]

/** The whole drawing in sentences, for whoever does not see it. */
export function genogramSentence(
  people: readonly GenogramPerson[],
  links: readonly GenogramLink[],
  helpers: readonly GenogramHelper[],
): string {
  const byId = new Map(people.map((person) => [person.id, person]))
  const main = people.find((person) => person.main) ?? people.find((person) => person.livesIn) ?? people[0]
  if (!main) return 'Personne n’est encore noté.'
  const roof = people.filter((person) => person.livesIn && person !== main).map(named)
  const elsewhere = people.filter((person) => !person.livesIn && person !== main).map(named)
  const told = links.flatMap((link) => {
    const [from, to] = [byId.get(link.from), byId.get(link.to)]
    return from && to && from !== to ? [`${from.name}, ${linkInWords(link, from, to)}\u00a0: ${quality(link.quality)}.`] : []
  })
  const around = helpers.map((helper) => `${helper.name}, ${quality(helper.quality)}`)
  return [
    `${named(main)}${main.livesIn ? '' : ', vit ailleurs'}.`,
    main.livesIn ? `Sous le même toit\u00a0: ${roof.length > 0 ? joinNames(roof) : 'personne d’autre'}.` : '',
    elsewhere.length > 0 ? `Ailleurs\u00a0: ${joinNames(elsewhere)}.` : '',
    ...told,
    around.length > 0 ? `Appuis\u00a0: ${around.join('\u202f; ')}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

export type GenogramRow = { id: string; name: string; age: string; roof: string; links: string[] }

/** The same drawing as lines of a table: full names, everyone's links from her own side, then the supports. */
export function genogramRows(
  people: readonly GenogramPerson[],
  links: readonly GenogramLink[],
  helpers: readonly GenogramHelper[],
): GenogramRow[] {
  const byId = new Map(people.map((person) => [person.id, person]))
  return [
    ...people.map((person): GenogramRow => ({
      id: person.id,
      name: person.name,
      age: [ageInWords(person.age), person.dead ? agreed(person.sex, 'décédée', 'décédé', 'personne décédée') : '']
        .filter(Boolean)
        .join(', '),
      roof: person.livesIn ? 'oui' : 'non',
      links: links
        .filter((link) => link.from === person.id || link.to === person.id)
        .flatMap((link) => {
          const other = byId.get(otherEnd(link, person.id))
          return other && other !== person ? [`${linkInWords(link, person, other)} (${quality(link.quality)})`] : []
        }),
    })),
    ...helpers.map((helper): GenogramRow => ({
      id: helper.id,
      name: helper.name,
      age: '',
      roof: 'non',
      links: [`appui du foyer (${quality(helper.quality)})`],
    })),
  ]
}
