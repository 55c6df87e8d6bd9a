import { CATALOGUE } from '#rules/catalogue/catalogue.ts'
import { DOMAINS } from '#rules/catalogue/entry.ts'
import type { CatalogueEntry, Domain } from '#rules/catalogue/entry.ts'
import { searchEntries } from '#rules/catalogue/search.ts'
import { paths } from '#web/paths.ts'
import { asEntry } from './local-entry.ts'
import type { LocalAid } from './model.ts'

/** What the list of rights may be narrowed to. */
export const scopes = {
  '': 'Tous les droits et aides',
  calcules: 'Calculés par Aparté',
  autres: 'Non calculés',
  locales: 'Aides locales',
} as const
export type Scope = keyof typeof scopes

export type Wanted = { question: string; domain: Domain | ''; scope: Scope }
export type ListedRight = {
  key: string
  href: string
  name: string
  acronym: string | null
  what: string
  domain: Domain
  computed: boolean
  /** Who gives a local aid; null for a right of the law. */
  provider: string | null
  /** The other name that answered: « CMU ». */
  by: string | null
}

const has = <K extends string>(labels: Readonly<Record<K, unknown>>, word: string): word is K => Object.hasOwn(labels, word)

/** What an address asks for; anything that is none of ours asks for nothing. */
export const wantedOf = (search: URLSearchParams): Wanted => {
  const [domain, scope] = [search.get('domaine') ?? '', search.get('lesquels') ?? '']
  return {
    question: (search.get('q') ?? '').trim().slice(0, 200),
    domain: has(DOMAINS, domain) ? domain : '',
    scope: has(scopes, scope) ? scope : '',
  }
}

/** Rights and local aids that answer, the best first for a question, otherwise in the field's order, local aids last in their domain. */
export const listRights = (wanted: Wanted, aids: readonly LocalAid[]): ListedRight[] => {
  const local = new Map(aids.map((aid) => [aid.id, aid]))
  const all = [...CATALOGUE, ...aids.map(asEntry)]
  const found =
    wanted.question === ''
      ? all.map((entry) => ({ entry, by: null }))
      : searchEntries(wanted.question, all).map(({ entry, matched }) => ({ entry, by: matched.in === 'otherName' ? matched.text : null }))
  return found
    .map(({ entry, by }) => listed(entry, local.get(entry.slug), by))
    .filter((one) => wanted.domain === '' || one.domain === wanted.domain)
    .filter((one) => isOfScope(one, wanted.scope))
}

const isOfScope = ({ computed, provider }: ListedRight, scope: Scope): boolean => {
  switch (scope) {
    case '':
      return true
    case 'calcules':
      return computed
    case 'autres':
      return !computed && provider === null
    case 'locales':
      return provider !== null
  }
}

const listed = (entry: CatalogueEntry, aid: LocalAid | undefined, by: string | null): ListedRight => ({
  key: entry.slug,
  href: aid ? paths.localAid.show({ id: aid.id }) : paths.catalogue.show({ slug: entry.slug }),
  name: entry.name,
  // « Allocation de base (PAJE) » already says it
  acronym: entry.acronym !== undefined && !entry.acronym.split(', ').every((one) => entry.name.includes(one)) ? entry.acronym : null,
  what: entry.what,
  domain: entry.domain,
  computed: entry.computed.length > 0,
  provider: aid?.provider ?? null,
  by: aid ? null : by,
})
