import { openOwnHouse } from './secrecy/own-house.ts'
import type { Household } from './secrecy/household.ts'
import type { OwnHouse } from './secrecy/own-house.ts'
import type { Proof } from './promise.ts'
import { asking, withOtherIds } from './secrecy/ask.ts'
import type { Answer } from './secrecy/ask.ts'
import { addressOf, forms } from './secrecy/forms.ts'
import type { Fields, Target } from './secrecy/forms.ts'
import { routes } from './secrecy/table.ts'
import type { Asker } from './secrecy/table.ts'
import { buildWorld } from './secrecy/world.ts'
import type { World } from './secrecy/world.ts'

/**
 * Each id of each request that somebody may make, replaced by one of the same kind that is not hers: of another household of her team, of
 * another team, of another organisation, of a deleted household. The answer is that of an id that was never given, and nothing of that
 * household is written.
 */
type Elsewhere = {
  readonly where: string
  readonly household: Household
  /** A request for the team that the asker is not in. */
  readonly requestIds: Readonly<Record<'teamId' | 'otherTeamId', string>>
  readonly print: () => Promise<string>
}

/** Tables that name their household. */
const tablesOf = async ({ admin }: OwnHouse): Promise<string[]> =>
  (
    await admin.query<{ name: string }>(
      "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'case_file_id' order by 1",
    )
  ).rows.map(({ name }) => name)

const elsewhere = async (world: World): Promise<Elsewhere[]> => {
  const { own } = world
  const tables = await tablesOf(own)
  const printOf = (id: string) => async (): Promise<string> => {
    const found = await own.admin.query<{ print: string }>(
      tables
        .map(
          (name) =>
            `select '${name} ' || count(*) || coalesce(sum(hashtextextended(t::text, 0)), 0) as print from "${name}" t where case_file_id = '${id}'`,
        )
        .concat(`select 'case_file ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as print from case_file t where id = '${id}'`)
        .join(' union all '),
    )
    return found.rows.map(({ print }) => print).join()
  }
  const made: Elsewhere[] = []
  for (const where of ['team', 'otherTeam', 'otherOrganisation', 'deleted'] as const) {
    const household = await world.foreign(where === 'deleted' ? 'team' : where, `elsewhere ${where}`)
    const [ours, other] = [
      await world.aRequest(`elsewhere ${where}`, 'teamId'),
      await world.aRequest(`elsewhere other ${where}`, 'otherTeamId'),
    ]
    made.push({ where, household, requestIds: { teamId: ours.id, otherTeamId: other.id }, print: printOf(household.id) })
  }
  const gone = made.at(-1)
  if (gone) {
    await own.admin.query("begin; set local session_replication_role = 'replica'")
    for (const table of tables) await own.admin.query(`delete from "${table}" where case_file_id = $1`, [gone.household.id])
    await own.admin.query('delete from case_file where id = $1', [gone.household.id])
    await own.admin.query('delete from request where id = any ($1)', [Object.values(gone.requestIds)])
    await own.admin.query('commit')
  }
  return made
}

type Asked = { readonly what: string; readonly path: string; readonly fields: Fields | null }

/** Every page and every form about a household or a request, as they are asked of the target. */
const requestsOf = async (world: World, target: Target): Promise<Asked[]> => {
  const asked: Asked[] = []
  for (const line of routes) {
    if (line.about !== 'household' && line.about !== 'request' && line.address !== '/journee' && line.address !== '/ce-qui-court') continue
    for (const row of line.rows ? Object.keys(line.rows) : [undefined]) {
      const path = addressOf(line.address, target, world, row)
      if (line.get && line.get.status === undefined)
        asked.push({ what: `GET ${line.address}${row ? ` (${row})` : ''}`, path, fields: null })
      if (row === undefined || row === Object.keys(line.rows ?? {})[0])
        for (const act of line.acts ?? [])
          asked.push({ what: `POST ${line.address} ${act.name}`, path, fields: (await forms[act.name]?.(target, world)) ?? [] })
    }
  }
  return asked
}

const replaced = ({ path, fields }: Asked, from: string, to: string): { path: string; fields: Fields | null } => {
  const swap = (text: string): string => withOtherIds(text, new Set([from]), () => to)
  return { path: swap(path), fields: fields && fields.map(([name, value]) => [swap(name), swap(value)]) }
}

const proof: Proof = async ({ scope, log }) => {
  const own = await openOwnHouse()
  try {
    const world = await buildWorld(own)
    const places = await elsewhere(world)
    const ask = asking(own)
    const wrong: string[] = []
    let swaps = 0
    const askers: Asker[] = scope === 'test' ? ['author'] : ['referent', 'author', 'coWorker']
    for (const asker of askers) {
      const who = world.people[asker]
      // of her own, so that what is done to it disturbs nobody
      const household = await world.another('open', `own ${asker}`, true)
      const target: Target = { household, requestId: (await world.aRequest(`own ${asker}`)).id, exceptionalId: '', aidId: world.aidId }
      const names = new Map([
        ...Object.entries(household.ids).map(([name, id]) => [id, name] as const),
        [household.id, 'id'],
        [target.requestId, 'requestId'],
      ])
      const send = (one: { path: string; fields: Fields | null }): Promise<Answer> =>
        one.fields ? ask.post(who, one.path, one.fields) : ask.get(who, one.path)
      for (const one of await requestsOf(world, target)) {
        const text = `${one.path} ${one.fields?.flat().join(' ') ?? ''}`
        for (const id of new Set(text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [])) {
          const name = names.get(id)
          if (name === undefined) continue
          const random = await send(replaced(one, id, own.house.newId()))
          for (const { where, household: other, requestIds, print } of places) {
            // the co-worker is of the other team: what reached it is hers to read
            const requestId = requestIds[asker === 'coWorker' ? 'teamId' : 'otherTeamId']
            const to = name === 'requestId' ? requestId : name === 'id' ? other.id : other.ids[name]
            if (!to) continue
            const before = await print()
            const answer = await send(replaced(one, id, to))
            swaps += 1
            // a page that tells the hour may have been made in two minutes
            const same = answer.same === random.same || answer.same === (await send(replaced(one, id, own.house.newId()))).same
            if (!same)
              wrong.push(`${asker} ${one.what}: ${name} of ${where} answers ${answer.status}, not as an id never given (${random.status})`)
            if ((await print()) !== before) wrong.push(`${asker} ${one.what}: ${name} of ${where} was written`)
          }
        }
      }
    }
    for (const line of wrong) log(`  ${line}`)
    return {
      figures: [
        {
          found: `${swaps} ids of ${places.length} other places (${places.map(({ where }) => where).join(', ')}) put in ${askers.length} askers’ own pages and forms, ${ask.requests()} requests: ${wrong.length} answered or written otherwise than an id never given`,
          target: '0',
          held: wrong.length === 0,
          counted: swaps,
        },
      ],
    }
  } finally {
    await own.close()
  }
}
export default proof
