/** Where and how a right is asked for, from its entry of the catalogue. Pure. */
import { APPEALS } from '#rules/catalogue/appeals.ts'
import { DOCUMENTS } from '#rules/catalogue/entry.ts'
import type { CatalogueEntry, Channel, Statement } from '#rules/catalogue/entry.ts'

const ways: Readonly<Record<Channel['by'], string>> = {
  online: 'En ligne',
  counter: 'Sur place',
  post: 'Par courrier',
  phone: 'Par téléphone',
  worker: 'Avec un travailleur social',
  automatic: 'Sans demande',
}

export type ApplyView = {
  slug: string
  name: string
  what: string
  decider: Statement
  /** « Avant quand », and from when it counts: what is lost by waiting. */
  before: Statement[]
  channels: { by: string; label: string }[]
  documents: string[]
  forms: string[]
  delay: Statement | null
  silence: Statement | null
  appeals: { name: string; route: readonly Statement[] }[]
  automatic: boolean
  reviewedOn: string
  verified: boolean
}

export const applyView = (entry: CatalogueEntry): ApplyView => ({
  slug: entry.slug,
  name: entry.name,
  what: entry.what,
  decider: entry.decider,
  before: [entry.askBefore, entry.opensFrom].filter((one) => one !== undefined),
  channels: entry.channels.map(({ by, label }) => ({ by: ways[by], label })),
  documents: entry.documents.map((code) => DOCUMENTS[code]),
  forms: entry.forms.map(
    ({ cerfa, name, versionCheckedOn }) =>
      `${name}${cerfa === null ? '' : `, Cerfa ${cerfa}`}${versionCheckedOn === null && cerfa !== null ? ' (vérifier la version)' : ''}`,
  ),
  delay: entry.delay ?? null,
  silence: entry.silence ?? null,
  appeals: entry.appeals.map((code) => ({ name: APPEALS[code].name, route: APPEALS[code].route })),
  automatic: entry.channels.every(({ by }) => by === 'automatic'),
  reviewedOn: entry.reviewedOn,
  verified: entry.verified,
})
