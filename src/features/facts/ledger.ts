/**
 * The ledger of facts as a situation: what is known of a household on a day, from where, and what is no longer believed. Pure, no clock.
 * The result can always be computed: a fact that cannot be is left out and listed.
 */
import type { IsoDate } from '#core/dates.ts'
import { BadInput } from '#rules/bad-input.ts'
import { checkSituation } from '#rules/situation/check.ts'
import type { Situation } from '#rules/situation/situation.ts'
import { monthOf, type Month } from '#rules/time.ts'
import type { Claim } from './claim.ts'
import { claimsOf } from './claims.ts'
import { compose, type Composition } from './composition.ts'
import { withImported } from './imported.ts'
import type { Material, Observation } from './material.ts'
import type { Contradiction, FactUse, Known, RefusedFact, StaleFact } from './model.ts'
import { addUp, factAt, isOnce, put, valueAt, type Told } from './place.ts'
import { resolve, type Resolved } from './resolve.ts'
import { labelOf, writeMonthYear, writeValue } from './sentences.ts'

/** What is known on a day of a household, from the rows that a reader may read. Never throws. */
export const situationOf = (material: Material, today: IsoDate): Known => {
  const composition = compose(material, today)
  const { claims, refused, read } = claimsOf(composition, material.facts, today)
  const month = monthOf(today)
  const out = new Set<Claim>()
  const bad: RefusedFact[] = [...refused]
  for (;;) {
    const built = build(
      composition,
      claims.filter((claim) => !out.has(claim)),
      today,
    )
    const why = problemOf(built.situation, month)
    if (why === null) return known(composition, built, { refused: bad, read, today })
    const culprit = blamed(built, why, composition, today)
    if (culprit === null) return known(composition, build(composition, [], today), { refused: bad, read, today })
    out.add(culprit)
    bad.push({ ...useOf(culprit), why: sentenceOf(why) })
  }
}

type Built = { situation: Situation; places: Map<string, Place> }
type Place = { claims: Claim[]; told: Told[]; parts: Resolved[] }

const build = ({ persons }: Composition, claims: readonly Claim[], today: IsoDate): Built => {
  const situation: Record<string, unknown> = { persons: persons.map((person) => ({ ...person })) }
  const places = new Map<string, Place>()
  const grouped = Map.groupBy(claims, ({ path }) => path)
  const now = monthOf(today)
  for (const path of [...grouped.keys()].toSorted()) {
    const own = grouped.get(path) as Claim[]
    const parts = [...Map.groupBy(own, ({ part }) => part).values()].map((part) => resolve(part, today))
    places.set(path, { claims: own, parts, told: addUp(parts.map(({ segments }) => segments)) })
  }
  const marital = valueAt(places.get('marital')?.told ?? [], now)
  const declared = [...places.keys()].filter((path) => path.startsWith('taxNotices.')).map((path) => path.split('.')[1] as string)
  if (declared.length > 0) situation['taxNotices'] = noticesFor(persons, new Set(declared), marital)
  for (const [path, { claims: own, told }] of places) {
    const value = factAt((own[0] as Claim).kind, path, told, now)
    if (value !== undefined) put(situation, noticePath(situation, path), value)
  }
  return { situation: situation as unknown as Situation, places }
}

/** One notice for a married couple, and for a couple of whom one notice only is known; else one for each who showed one. */
const noticesFor = (persons: Composition['persons'], declared: ReadonlySet<string>, marital: unknown): { declarants: string[] }[] => {
  const parents = persons.filter(({ role }) => role === 'parent').map(({ id }) => id)
  const bond = marital === 'married' || marital === 'pacs'
  if (parents.length === 2 && (bond || (marital === undefined && declared.size === 1))) return [{ declarants: parents }]
  return parents.filter((id) => declared.has(id)).map((id) => ({ declarants: [id] }))
}

/** Notices are found by their first declarant. */
const noticePath = (situation: Record<string, unknown>, path: string): string => {
  if (!path.startsWith('taxNotices.')) return path
  const [head, id = '', ...rest] = path.split('.')
  const notice = (situation['taxNotices'] as { declarants: string[] }[]).find(({ declarants }) => declarants.includes(id))
  return [head, notice?.declarants[0] ?? id, ...rest].join('.')
}

const problemOf = (situation: Situation, month: Month): BadInput | null => {
  try {
    checkSituation(situation, month)
    return null
  } catch (error) {
    if (error instanceof BadInput) return error
    throw error
  }
}

/** What was expected, without the place: the line names the fact. */
const sentenceOf = ({ expected }: BadInput): string => `Attendu\u00A0: ${expected}.`

/** The claim that makes a situation impossible: one that cannot stand by itself first, else the most believed of the place. */
const blamed = ({ situation, places }: Built, { path }: BadInput, composition: Composition, today: IsoDate): Claim | null => {
  const named = path.startsWith('taxNotices.')
    ? path.replace(/^taxNotices\.(\d+)/, (_, at) => `taxNotices.${situation.taxNotices?.[Number(at)]?.declarants[0] ?? at}`)
    : path
  const near = [...places.keys()].filter((place) => named === place || named.startsWith(`${place}.`) || place.startsWith(`${named}.`))
  const candidates = near.toSorted((a, b) => b.length - a.length).flatMap((place) => places.get(place)?.claims ?? [])
  const alone = candidates.find((claim) => problemOf(build(composition, [claim], today).situation, monthOf(today)) !== null)
  return alone ?? candidates.at(-1) ?? [...places.values()].flatMap(({ claims }) => claims).at(-1) ?? null
}

const useOf = (claim: Claim): FactUse => ({
  id: claim.fact.id,
  key: claim.fact.key,
  subjectId: claim.fact.subjectId,
  label: labelOf(claim),
  compartmentId: claim.fact.compartmentId,
  compartmentKind: claim.fact.compartmentKind,
  observedOn: claim.fact.observedOn,
  source: claim.fact.source,
  author: claim.fact.author,
  path: claim.path,
})

type Rest = { refused: RefusedFact[]; read: readonly Observation[]; today: IsoDate }

const known = (composition: Composition, { situation, places }: Built, { refused, read, today }: Rest): Known => {
  const uses: FactUse[] = []
  const stale: StaleFact[] = []
  const contradictions: Contradiction[] = []
  const days: IsoDate[] = [...composition.days]
  const now = monthOf(today)
  for (const [path, { claims, parts }] of places)
    for (const part of parts) {
      const once = isOnce((claims[0] as Claim).kind, path)
      const held = part.segments.filter(({ known: isKnown, from, until }) => isKnown && (!once || covers(from, until, now)))
      for (const claim of new Set(held.map((segment) => segment.claim))) {
        uses.push(useOf(claim))
        if (claim.staleOn !== null) days.push(claim.staleOn)
      }
      for (const claim of part.stale) if (claim.staleOn !== null) stale.push({ ...useOf(claim), staleSince: claim.staleOn })
      for (const clash of part.clashes) contradictions.push({ used: useOf(clash.used), other: useOf(clash.other), why: whyOf(clash) })
    }
  return {
    situation: withImported(situation, read, today),
    mainId: composition.mainId,
    uses,
    stale,
    contradictions,
    refused,
    leftOut: composition.leftOut,
    compartmentIds: [...new Set([...composition.compartmentIds, ...read.map(({ compartmentId }) => compartmentId)])].toSorted(),
    changesOn: days.filter((day) => day > today).toSorted()[0] ?? null,
  }
}

const covers = (from: Month | null, until: Month | null, month: Month): boolean =>
  (from === null || from <= month) && (until === null || until >= month)

const WORDS = { said: 'dit par la personne', read: 'lu dans un document', observed: 'observé', computed: 'calculé' } as const

/** « Pour mai 2026 : 986 € par mois (lu dans un document), et 900 € par mois (dit par la personne). » */
const whyOf = ({ used, other, from }: Resolved['clashes'][number]): string => {
  const at = from === null ? '' : `Pour ${writeMonthYear(from)}\u00A0: `
  const said = (claim: Claim): string => {
    const one = claim.stretches.findLast((stretch) => from === null || covers(stretch.from, stretch.until, from)) ?? claim.stretches[0]
    return `${writeValue(claim.kind, one?.value)} (${WORDS[claim.fact.source]})`
  }
  return `${at}${said(used)}, et ${said(other)}.`
}
