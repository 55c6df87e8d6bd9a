import { ledAway, routes } from './table.ts'
import type { Act, Asker, Line, State } from './table.ts'
import { asking, changedTables, comparedAll, fingerprints, withOtherIds } from './ask.ts'
import type { Answer, Asking } from './ask.ts'
import { everyAsker, everyState, expectedAct } from './expected.ts'
import type { ExpectedAct } from './expected.ts'
import { addressOf, forms, targetOf } from './forms.ts'
import type { Fields, Target } from './forms.ts'
import { idsToHide, nothingCounted } from './reads.ts'
import type { Count, ReadOptions } from './reads.ts'
import type { World } from './world.ts'

export type WriteOptions = Pick<ReadOptions, 'askers' | 'statesOf' | 'lines'>

/** The rows of an act: those of its line that have none need the act’s own. */
const rowOf = (line: Line): string | undefined => (line.rows ? Object.keys(line.rows)[0] : undefined)
const formOf = async (act: Act, target: Target, world: World): Promise<Fields> => {
  const form = forms[act.name]
  if (!form) throw new Error(`No form for the act ${act.name}: write it in proof/secrecy/forms.ts`)
  return form(target, world)
}
/** Acts that ask nothing of a household are asked once. */
const ofHouse = (line: Line): boolean => line.about === 'house' || line.about === 'request'
const stated = (line: Line): readonly State[] => (ofHouse(line) ? ['open'] : everyState)
const isDone = ({ status }: Answer): boolean => status < 400
const acts = (lines: readonly Line[]): { line: Line; act: Act }[] =>
  lines.flatMap((line) => (line.acts ?? []).map((act) => ({ line, act })))

/** One line of the log for an act, done or refused; none for nobody. A form that answers by its page leaves that page’s own line beside it. */
const judgeLog = (found: { outcome: string; action: string }[], asker: Asker, answer: Answer, wanted: 'done' | 'refused'): string[] => {
  if (ledAway[asker] !== undefined) return found.length === 0 ? [] : [`left ${found.length} lines`]
  const told = found.map(({ outcome, action }) => `${outcome} ${action}`)
  const page = answer.status === 200 || answer.status === 422 ? 1 : 0
  const own = found.filter(({ outcome }) => outcome === wanted)
  const ok = own.length >= 1 && found.length <= 1 + page && new Set(told).size === told.length
  return ok ? [] : [`${answer.status} left ${told.join(', ') || 'nothing'}`]
}

/** The same form about ids that were never given, in the address and in what is sent. */
const absentOf = (path: string, fields: Fields, target: Target, knows: boolean, world: World): [string, Fields] => {
  const ids = idsToHide(target, knows)
  // the same id is the same other id everywhere
  const others = new Map<string, string>()
  const given = (id: string): string => {
    const other = others.get(id) ?? world.own.house.newId()
    others.set(id, other)
    return other
  }
  return [withOtherIds(path, ids, given), fields.map(([name, value]) => [withOtherIds(name, ids, given), withOtherIds(value, ids, given)])]
}

const askRefused = async (
  world: World,
  ask: Asking,
  count: Count,
  { line, act, asker, state, expected }: { line: Line; act: Act; asker: Asker; state: State; expected: ExpectedAct },
): Promise<void> => {
  const who = world.people[asker]
  const target = targetOf(world, state)
  const path = addressOf(line.address, target, world, rowOf(line))
  const fields = await formOf(act, target, world)
  const where = `${asker} ${state} POST ${line.address} ${act.name}`
  await ask.logged(null)
  const answer = await ask.post(who, path, fields)
  count.cells += 2
  const led = ledAway[asker]
  if (led === undefined ? isDone(answer) && !act.late : !answer.to?.startsWith(led))
    count.wrong.push(`${where}: answered ${answer.status} ${answer.to ?? ''}`)
  count.logged += 1
  const found = await ask.logged(who)
  // an act of the house that its own rule refuses touches nobody’s file
  const ofTheHouse = line.about === 'house' && answer.status === 422
  if (!ofTheHouse) count.wrongLog.push(...judgeLog(found, asker, answer, 'refused').map((one) => `${where}: ${one}`))
  if (expected !== 'hidden' || line.about === 'house') return
  const [otherPath, otherFields] = absentOf(path, fields, target, false, world)
  if (otherPath === path && otherFields.join() === fields.join()) return
  count.cells += 1
  const random = await ask.post(who, otherPath, otherFields)
  if (random.same !== answer.same) count.wrong.push(`${where}: does not answer as for an id that was never given`)
  await ask.logged(who)
}

/**
 * Every form of every address, sent by everybody who may not, whether or not the page shows it: each is refused, as for an id that was never
 * given where the household is not known, and not one row of any table is written.
 */
export const askRefusedWrites = async (world: World, options: WriteOptions = {}): Promise<Count> => {
  const { askers = everyAsker, statesOf = () => everyState, lines = routes } = options
  const ask = asking(world.own)
  const count = nothingCounted()
  await ask.logged(null)
  await comparedAll(world.own)
  let before = await fingerprints(world.own)
  for (const [place, { line, act }] of acts(lines).entries())
    for (const state of stated(line)) {
      for (const asker of askers) {
        if (ofHouse(line) ? state !== 'open' : !statesOf(asker, place).includes(state)) continue
        const expected = expectedAct(asker, line, act, state)
        if (expected !== 'accepted') await askRefused(world, ask, count, { line, act, asker, state, expected })
      }
      const after = await fingerprints(world.own)
      count.cells += after.size
      for (const table of changedTables(before, after))
        count.wrong.push(`refused POST ${line.address} ${act.name} (${state}) wrote in ${table}`)
      before = after
    }
  count.requests = ask.requests()
  return count
}

/** Acts after which the household is no more what the next act needs. */
const ends = new Set([
  'transfer',
  'close',
  'reopen',
  'protect',
  'conflict',
  'tidy',
  'dropDeadline',
  'deadlineDone',
  'batchDone',
  'dismiss',
  'handSheet',
  'match',
  'takeBack',
  'finishAssessment',
  'dropAssessment',
])

/** Acts of a page of the house that are about one household all the same. */
const ofAHousehold: readonly string[] = ['deadlineDone', 'batchDone', 'sayFromAgenda', 'planFromAgenda']

/**
 * Every form, sent by everybody who may: each is done and written. Without it a form that is refused to all, because it does not hold, would
 * prove nothing. On households of their own, since an act changes what the next would find.
 */
export const askAcceptedWrites = async (world: World, options: WriteOptions & { log?: (line: string) => void } = {}): Promise<Count> => {
  const { askers = everyAsker, statesOf = () => everyState, lines = routes } = options
  const ask = asking(world.own)
  const count = nothingCounted()
  await ask.logged(null)
  const kept = new Map<string, Target>()
  let made = 0
  const targetFor = async (line: Line, act: Act, asker: Asker, state: State): Promise<Target> => {
    const own = targetOf(world, state)
    // her access is to the households of the world; declaring a link ends it, so it is done on the closed one
    if (asker === 'exceptional') return targetOf(world, act.name === 'conflict' ? 'closed' : state)
    if (line.about === 'request') return { ...own, requestId: (await world.aRequest(`accepted ${(made += 1)}`)).id }
    if (line.about !== 'household' && !ofAHousehold.includes(act.name)) return own
    const key = `${asker} ${state}`
    const found = ends.has(act.name) ? undefined : kept.get(key)
    if (found) return found
    const household = await world.another(
      state,
      `accepted ${(made += 1)}`,
      asker === 'relief' || act.name === 'dismiss' || act.name === 'match',
    )
    await ask.logged(null)
    const target = { ...own, household }
    if (!ends.has(act.name)) kept.set(key, target)
    return target
  }
  for (const [place, { line, act }] of acts(lines).entries())
    for (const state of stated(line))
      for (const asker of askers) {
        if (!ofHouse(line) && !statesOf(asker, place).includes(state)) continue
        if (asker === 'exceptional' && state !== 'open') continue
        if (expectedAct(asker, line, act, state) !== 'accepted') continue
        const who = world.people[asker]
        const target = await targetFor(line, act, asker, state)
        const fields = await formOf(act, target, world)
        const where = `${asker} ${state} POST ${line.address} ${act.name}`
        await ask.logged(null)
        await comparedAll(world.own)
        const before = await fingerprints(world.own)
        const answer = await ask.post(who, addressOf(line.address, target, world, rowOf(line)), fields)
        count.cells += 2
        if (!isDone(answer)) count.wrong.push(`${where}: refused, ${answer.status} ${sentence(answer.text)}`)
        const changed = changedTables(before, await fingerprints(world.own))
        if (isDone(answer) && changed.length === 0 && !act.keepsNothing)
          count.wrong.push(`${where}: answered ${answer.status} and wrote nothing`)
        if (act.keepsNothing && changed.length > 0) count.wrong.push(`${where}: wrote in ${changed.join()}`)
        count.logged += 1
        if (isDone(answer)) count.wrongLog.push(...judgeLog(await ask.logged(who), asker, answer, 'done').map((one) => `${where}: ${one}`))
      }
  count.requests = ask.requests()
  return count
}

const sentence = (html: string): string =>
  /class="(?:erreur|recapitulatif)"[^>]*>([\s\S]{0,400}?)<\/(?:p|div)>/
    .exec(html)?.[1]
    ?.replaceAll(/<[^>]*>/g, ' ')
    .trim() ?? ''
