import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import { writeFullDate } from '#core/french.ts'
import type { Read, Write } from '#db/door.server.ts'
import { inTurn } from '#db/in-turn.server.ts'
import type { HelpKind, HelpProvider } from '#rules/autonomy/help-plan-tables.ts'
import { hasTariff } from './tariffs.ts'
import type { OwnTariff } from './tariffs.ts'

/** Every tariff that the managers of the organisation wrote, the newest period first. Nothing of a household. */
export const listTariffs = async (tx: Read | Write): Promise<OwnTariff[]> => {
  const rows = await tx.q
    .selectFrom('help_tariff as h')
    .leftJoin('agent as a', (join) => join.onRef('a.organisation_id', '=', 'h.organisation_id').onRef('a.id', '=', 'h.created_by'))
    .selectAll('h')
    .select(['a.first_name', 'a.last_name'])
    .where('h.organisation_id', '=', tx.org)
    .orderBy('h.from_on', 'desc')
    .orderBy('h.created_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as HelpKind,
    provider: row.provider as HelpProvider,
    cents: row.cents,
    from: row.from_on,
    source: row.source,
    author: [row.first_name, row.last_name].filter(Boolean).join(' '),
    writtenAt: row.created_at,
  }))
}

/**
 * Writes a tariff from a day on; those before it stay, and what a plan already counts keeps its price. On the day of another it stands in its place: that is how a
 * mistake is mended. @returns its id.
 * @throws Refused beside `from` where a later one already counts: the past is not written again; beside `kind` for what has no tariff.
 */
export const addTariff = async (
  tx: Write,
  given: { kind: HelpKind; provider: HelpProvider; cents: number; from: IsoDate; source: string; today: IsoDate },
): Promise<string> => {
  if (!hasTariff(given.kind)) throw new Refused({ kind: 'Ce qui s’achète une fois n’a pas de tarif : son prix s’écrit dans le plan.' })
  await inTurn(tx, 'tariff', given.kind)
  const later = (await listTariffs(tx))
    .filter(({ kind, provider, from }) => kind === given.kind && provider === given.provider && from > given.from)
    .at(-1)
  if (later !== undefined && given.from <= given.today)
    throw new Refused({
      from: `Un tarif court déjà depuis le ${writeFullDate(later.from)} : le passé ne se récrit pas. Choisissez ce jour, ou un jour d’après.`,
    })
  const id = tx.newId()
  await tx.q
    .insertInto('help_tariff')
    .values({
      organisation_id: tx.org,
      id,
      kind: given.kind,
      provider: given.provider,
      cents: given.cents,
      from_on: given.from,
      source: given.source,
      created_at: tx.now,
      created_by: tx.actor.agentId,
    })
    .execute()
  return id
}
