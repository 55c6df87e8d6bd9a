import { createHash } from 'node:crypto'
import type { IsoDate } from '#core/dates.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import { DOCUMENTS } from '#rules/catalogue/entry.ts'
import type { CatalogueEntry, Condition, DocumentCode, Domain, Nature } from '#rules/catalogue/entry.ts'
import type { Gives } from '#rules/local/aid.ts'
import { isInForce } from '#rules/local/local-aid.ts'
import { statementsOf } from './model.ts'
import type { LocalAid, LocalVersion, Tick, Ticks } from './model.ts'

type Tx = Read | Write

/** What stands for the words that were checked: other words, another digest. */
export const digestOf = (words: string): Buffer => createHash('sha256').update(words, 'utf8').digest()

/** What colleagues ticked of an entry and did not withdraw, by place; ticks of words that changed since are there, and not current. */
export const listTicks = async (tx: Tx, entry: CatalogueEntry): Promise<Ticks> => {
  const rows = await tx.q
    .selectFrom('catalogue_check as c')
    .innerJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'c.organisation_id').onRef('a.id', '=', 'c.created_by'))
    .select(['c.statement', 'c.words_digest', 'c.source', 'c.checked_on', 'a.first_name', 'a.last_name'])
    .where('c.organisation_id', '=', tx.org)
    .where('c.right_slug', '=', entry.slug)
    .where('c.withdrawn_at', 'is', null)
    .execute()
  const digests = new Map(statementsOf(entry).map(({ place, words }) => [place, digestOf(words)]))
  return Object.fromEntries(
    rows.map((row): [string, Tick] => [
      row.statement,
      {
        source: row.source,
        checkedOn: row.checked_on,
        by: `${row.first_name} ${row.last_name}`,
        current: digests.get(row.statement)?.equals(row.words_digest) ?? false,
      },
    ]),
  )
}

const versions = (tx: Tx) =>
  tx.q
    .selectFrom('local_aid as l')
    .innerJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'l.organisation_id').onRef('a.id', '=', 'l.created_by'))
    .selectAll('l')
    .select(['a.first_name', 'a.last_name'])
    .where('l.organisation_id', '=', tx.org)

type Row = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number]

const isCode = (document: string): document is DocumentCode => Object.hasOwn(DOCUMENTS, document)

const versionOf = (row: Row): LocalVersion => ({
  id: row.series_id,
  versionId: row.id,
  name: row.name,
  provider: row.provider,
  domain: row.domain as Domain,
  nature: row.nature as Nature,
  what: row.what,
  conditions: row.conditions as unknown as Condition[],
  gives: row.gives as unknown as Gives,
  documents: row.documents.filter(isCode),
  otherDocuments: row.documents.filter((document) => !isCode(document)),
  apply: row.apply,
  basis: row.basis,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  writtenAt: row.created_at,
  writtenBy: `${row.first_name} ${row.last_name}`,
  current: row.superseded_at === null,
})

/** Every local aid as it is written now, in force or not, by name. */
export const listAllLocalAids = async (tx: Tx): Promise<LocalVersion[]> =>
  (await versions(tx).where('l.superseded_at', 'is', null).execute())
    .map(versionOf)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr') || a.id.localeCompare(b.id))

/** Local aids that are given on a day, as they are written now, by name: what `evaluateLocalAids` takes. */
export const listLocalAids = async (tx: Tx, on: IsoDate): Promise<LocalAid[]> =>
  (await listAllLocalAids(tx)).filter((aid) => isInForce(aid, on))

/** One local aid with all that it was, the newest first. @throws NotFound when there is none. */
export const getLocalAid = async (tx: Tx, id: string): Promise<{ aid: LocalVersion; former: LocalVersion[] }> => {
  const rows = await versions(tx).where('l.series_id', '=', id).orderBy('l.created_at', 'desc').orderBy('l.id', 'desc').execute()
  const all = rows.map(versionOf)
  return {
    aid: found(
      all.find(({ current }) => current),
      'local aid',
    ),
    former: all.filter(({ current }) => !current),
  }
}
