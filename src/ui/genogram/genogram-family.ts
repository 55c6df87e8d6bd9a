import type { LinkQuality, Sex } from './genogram-terms.ts'

export type GenogramPerson = {
  id: string
  name: string
  sex: Sex
  /** In completed years; null when unknown. */
  age: number | null
  dead?: boolean | undefined
  /** Row of the drawing, counted down from the oldest; read from the links when absent. */
  generation?: number | undefined
  livesIn: boolean
  /** The person met; without one, the first who lives in. */
  main?: boolean | undefined
}
export type GenogramLink = {
  from: string
  to: string
  /** Reads from `from` to `to`: `from` is the parent of `to`. */
  kind: 'partner' | 'formerPartner' | 'parentOf' | 'sibling' | 'otherRelative' | 'neighbour' | 'friend' | 'helper'
  quality: LinkQuality
}
/** A service, a professional, an association around the household. */
export type GenogramHelper = { id: string; name: string; quality: Exclude<LinkQuality, 'violence'> }

/** Children of the same one or two parents, drawn from one line. */
export type Union = { key: string; parents: string[]; children: string[]; couple: GenogramLink | null }

/** The family as it will be drawn: who on which row, beside whom. */
export type Family = {
  people: Map<string, GenogramPerson>
  main: GenogramPerson | undefined
  /** Rows from the oldest generation down; in each, groups of people joined by unions, in drawing order. */
  generations: string[][][]
  unions: Union[]
  /** Links that are no union nor simple descent: each has a line of its own. */
  loose: GenogramLink[]
  /** Quality of each descent, by the ids of parent and child with a space between. */
  bonds: Map<string, LinkQuality>
  /** Pills on the right: helpers, then neighbours and friends that no family link ties to anyone. */
  around: { id: string; name: string; quality: LinkQuality }[]
}

const familyKinds = new Set<GenogramLink['kind']>(['partner', 'formerPartner', 'parentOf', 'sibling', 'otherRelative'])
const isCouple = (link: GenogramLink): boolean => link.kind === 'partner' || link.kind === 'formerPartner'
const has = (link: GenogramLink, id: string): boolean => link.from === id || link.to === id
export const otherEnd = (link: GenogramLink, id: string): string => (link.from === id ? link.to : link.from)
const keyOf = (ids: readonly string[]): string => ids.toSorted().join('+')

/** Reads people and links into rows and unions. Links to someone unknown, or to oneself, are left out. */
export function readFamily(all: readonly GenogramPerson[], given: readonly GenogramLink[], helpers: readonly GenogramHelper[]): Family {
  const known = new Map(all.map((person) => [person.id, person]))
  // Said twice, a link is drawn once, with what it says most.
  const links = given
    .filter((link) => link.from !== link.to && known.has(link.from) && known.has(link.to))
    .toSorted((a, b) => Number(a.quality === 'ordinary') - Number(b.quality === 'ordinary'))
  const main = all.find((person) => person.main) ?? all.find((person) => person.livesIn) ?? all[0]
  const aside = all.filter((person) => {
    const own = links.filter((link) => has(link, person.id))
    return person !== main && !person.livesIn && own.length > 0 && own.every((link) => !familyKinds.has(link.kind))
  })
  const people = new Map(all.filter((person) => !aside.includes(person)).map((person) => [person.id, person]))
  const inside = links.filter((link) => people.has(link.from) && people.has(link.to))
  const generation = generationsOf([...people.values()], inside, main)
  const unions = unionsOf([...people.keys()], inside, generation)
  return {
    people,
    main,
    generations: rowsOf([...people.values()], inside, unions, generation, main),
    unions,
    loose: looseOf(inside, unions, generation),
    bonds: new Map(
      inside
        .toReversed()
        .filter((link) => link.kind === 'parentOf')
        .map((link) => [`${link.from} ${link.to}`, link.quality]),
    ),
    around: [
      ...helpers,
      ...aside.map(
        (person) =>
          ({ id: person.id, name: person.name, quality: links.find((link) => has(link, person.id))?.quality ?? 'ordinary' }) as const,
      ),
    ],
  }
}

/** Row of everyone: what is given, then children under parents and couples side by side, then whoever is left beside a relative. */
function generationsOf(people: GenogramPerson[], links: GenogramLink[], main: GenogramPerson | undefined): Map<string, number> {
  const row = new Map<string, number>()
  const step = (link: GenogramLink, from: string): number => (link.kind === 'parentOf' ? (link.from === from ? 1 : -1) : 0)
  const spread = (start: string[], followed: GenogramLink[]): void => {
    const queue = [...start]
    for (let id = queue.shift(); id !== undefined; id = queue.shift())
      for (const link of followed.filter((each) => has(each, id))) {
        const next = otherEnd(link, id)
        if (row.has(next)) continue
        row.set(next, (row.get(id) ?? 0) + step(link, id))
        queue.push(next)
      }
  }
  const kin = links.filter((link) => isCouple(link) || link.kind === 'parentOf' || link.kind === 'sibling')
  for (const person of people) if (person.generation !== undefined) row.set(person.id, person.generation)
  if (main && row.size === 0) row.set(main.id, 0)
  spread([...row.keys()], kin)
  spread([...row.keys()], links)
  for (const person of people)
    if (!row.has(person.id)) {
      row.set(person.id, row.get(main?.id ?? '') ?? 0)
      spread([person.id], kin)
      spread([person.id], links)
    }
  return row
}

/** Who descends from whom: two parents at most in a union, of the row above; any further parent keeps a line of its own. */
function unionsOf(ids: string[], links: GenogramLink[], row: Map<string, number>): Union[] {
  const unions = new Map<string, Union>()
  const couples = links.filter((link) => isCouple(link) && row.get(link.from) === row.get(link.to))
  for (const couple of couples) {
    const parents = [couple.from, couple.to]
    const key = keyOf(parents)
    if (!unions.has(key)) unions.set(key, { key, parents, children: [], couple })
  }
  for (const child of ids) {
    const parents = [...new Set(links.filter((link) => link.kind === 'parentOf' && link.to === child).map((link) => link.from))].filter(
      (parent) => row.get(parent) === (row.get(child) ?? 0) - 1,
    )
    const couple = parents.flatMap((one, i) => parents.slice(i + 1).map((other) => [one, other])).find((pair) => unions.has(keyOf(pair)))
    const pair = couple ?? parents.slice(0, 2)
    if (pair.length === 0) continue
    const key = keyOf(pair)
    const union = unions.get(key) ?? { key, parents: pair, children: [], couple: null }
    union.children.push(child)
    unions.set(key, union)
  }
  return [...unions.values()]
}

/** Groups of each row: people joined by unions stand together, under their parents, the eldest first. */
function rowsOf(
  people: GenogramPerson[],
  links: GenogramLink[],
  unions: Union[],
  row: Map<string, number>,
  main: GenogramPerson | undefined,
): string[][][] {
  const rows: string[][][] = []
  const rank = new Map<string, number>()
  for (const level of [...new Set(row.values())].toSorted((a, b) => a - b)) {
    const here = people.filter((person) => row.get(person.id) === level)
    const placed = new Set<string>()
    const groups: { ids: string[]; order: number }[] = []
    const orderOf = (id: string): number => {
      const union = unions.find((each) => each.children.includes(id))
      if (union) return Math.min(...union.parents.map((parent) => rank.get(parent) ?? 0))
      return Number.NaN
    }
    for (const person of here.toSorted((a, b) => Number(b === main) - Number(a === main) || (b.age ?? -1) - (a.age ?? -1))) {
      if (placed.has(person.id)) continue
      const ids = group(person, here, unions, links)
      for (const id of ids) placed.add(id)
      const orders = ids.map(orderOf).filter((order) => !Number.isNaN(order))
      // With no parents drawn, beside whom they are tied to: left of the person met, who keeps the right for the helpers.
      groups.push({ ids, order: orders.length > 0 ? Math.min(...orders) : person === main ? Number.MAX_SAFE_INTEGER : -1 })
    }
    const sorted = groups.toSorted((a, b) => a.order - b.order).map(({ ids }) => ids)
    for (const [index, id] of sorted.flat().entries()) rank.set(id, index)
    rows.push(sorted)
  }
  return rows
}

/** One person and all those joined to her by unions: former partners on the left, the present one on the right. */
function group(start: GenogramPerson, here: GenogramPerson[], unions: Union[], links: GenogramLink[]): string[] {
  const byId = new Map(here.map((person) => [person.id, person]))
  const joined = (id: string): string[] =>
    unions
      .filter((union) => union.parents.includes(id))
      .flatMap((union) => union.parents.filter((other) => other !== id && byId.has(other)))
  const members = [start.id]
  for (const id of members) members.push(...joined(id).filter((other) => !members.includes(other)))
  // Whoever has most unions is the middle of the group; a tie goes to the person the group is built for.
  const hub = members.reduce((best, id) => (joined(id).length > joined(best).length ? id : best), start.id)
  const placed = new Set([hub])
  const present = (a: string, b: string): boolean => links.some((link) => link.kind === 'partner' && has(link, a) && has(link, b))
  const outwards = (id: string, towards: 'left' | 'right'): string[] => {
    const next = joined(id).filter((other) => !placed.has(other))
    for (const other of next) placed.add(other)
    const beyond = next.flatMap((other) => outwards(other, towards))
    return towards === 'left' ? [...beyond, id] : [id, ...beyond]
  }
  const around = joined(hub)
  const right = around.filter((id) => present(hub, id))
  const left = around.filter((id) => !right.includes(id))
  if (right.length === 0 && left.length > 1) right.push(...left.splice(-1))
  if (left.length === 0 && right.length > 1) left.push(...right.splice(1))
  for (const id of around) placed.add(id)
  const ids = [...left.flatMap((id) => outwards(id, 'left')), hub, ...right.flatMap((id) => outwards(id, 'right'))]
  const [first, second] = ids.map((id) => byId.get(id))
  // A couple alone follows the usage, the man on the left; but who lives elsewhere stays outside.
  if (ids.length === 2 && first && second && first.livesIn === second.livesIn && first.sex === 'F' && second.sex === 'M')
    return ids.toReversed()
  if (ids.length === 2 && first?.livesIn && second?.livesIn === false) return ids.toReversed()
  return ids
}

/** Links left to draw apart: other kin, friends, further parents, and every bond between parent and child that is not ordinary. */
function looseOf(links: GenogramLink[], unions: Union[], row: Map<string, number>): GenogramLink[] {
  const drawn = new Set<string>()
  return links.filter((link) => {
    const key = `${keyOf([link.from, link.to])} ${isCouple(link) ? 'couple' : link.kind}`
    if (drawn.has(key)) return false
    drawn.add(key)
    if (isCouple(link)) return row.get(link.from) !== row.get(link.to)
    if (link.kind === 'sibling')
      return link.quality !== 'ordinary' || !unions.some((union) => union.children.includes(link.from) && union.children.includes(link.to))
    if (link.kind !== 'parentOf') return true
    const union = unions.find((each) => each.children.includes(link.to) && each.parents.includes(link.from))
    return !union || (link.quality !== 'ordinary' && !carriesBond(union))
  })
}

/** Whether the line of descent itself shows the bond: one parent and one child, so that it cannot be mistaken for another's. */
export const carriesBond = (union: Union): boolean => union.parents.length === 1 && union.children.length === 1
