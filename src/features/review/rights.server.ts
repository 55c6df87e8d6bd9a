import { NotFound } from '#core/errors.ts'
import type { Read, Write } from '#db/door.server.ts'
import { listAllLocalAids } from '#features/catalogue/queries.server.ts'
import { CATALOGUE, findEntry } from '#rules/catalogue/catalogue.ts'
import type { CatalogueEntry } from '#rules/catalogue/entry.ts'
import { localSeries, localSlug } from './model.ts'
import type { NamedRight } from './model.ts'
import { LOCAL_APPEALS } from './plan.ts'
import type { Followed } from './plan.ts'

const named = ({ id, slug, name, acronym, domain, nature }: CatalogueEntry): NamedRight => ({
  id,
  slug,
  name,
  domain,
  nature,
  ...(acronym !== undefined && { acronym }),
})

/** Every right that may be followed: the catalogue, then the local aids as they are written now (also those no longer in force). */
export const listNamedRights = async (tx: Read | Write): Promise<NamedRight[]> => [
  ...CATALOGUE.map(named),
  ...(await listAllLocalAids(tx)).map(({ id, name, domain, nature }) => ({ slug: localSlug(id), name, domain, nature })),
]

/** One of them. @throws NotFound when no right has that slug. */
export const namedRight = async (tx: Read | Write, slug: string): Promise<NamedRight> => {
  const entry = findEntry(slug)
  if (entry) return named(entry)
  const right = localSeries(slug) === null ? undefined : (await listNamedRights(tx)).find((one) => one.slug === slug)
  if (!right) throw new NotFound('right')
  return right
}

/** A right whose row is no more (a local aid of another day): named by what it was, so that its history stays readable. */
export const unknownRight = (slug: string): NamedRight => ({
  slug,
  name: localSeries(slug) === null ? slug : 'Aide locale retirée',
  domain: 'childWelfare',
  nature: 'financial',
})

/** What fixes the deadlines of a right. */
export const followedRight = (right: NamedRight): Followed => {
  const entry = findEntry(right.slug)
  return {
    name: right.name,
    ...(right.acronym !== undefined && { acronym: right.acronym }),
    appeals: entry ? entry.appeals : LOCAL_APPEALS,
    ...(entry?.silence && { silence: entry.silence }),
  }
}
