import type { CatalogueEntry } from '#rules/catalogue/entry.ts'
import type { LocalAid } from './model.ts'

/**
 * A local aid in the form of an entry, so that one search and one list hold both. Its slug is the id of its series; what its provider wrote counts
 * as verified, since those rules are its own.
 */
export const asEntry = (aid: LocalAid): CatalogueEntry => ({
  id: 'R0',
  slug: aid.id,
  name: aid.name,
  otherNames: [aid.provider],
  domain: aid.domain,
  nature: aid.nature,
  what: aid.what,
  computed: [],
  check: aid.conditions,
  gives: [],
  decider: { text: aid.provider, verified: true },
  channels: [],
  forms: [],
  documents: aid.documents,
  appeals: [],
  basis: [{ text: aid.basis, verified: true }],
  notes: [],
  verified: true,
  reviewedOn: aid.validFrom,
})
