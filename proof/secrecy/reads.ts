import { pageForms } from '../page-forms.ts'
import { ledAway, readsRequest, routes } from './table.ts'
import type { Asker, Line, State } from './table.ts'
import { asking, withOtherIds } from './ask.ts'
import type { Target } from './forms.ts'
import type { Somebody } from './own-house.ts'
import type { Answer } from './ask.ts'
import { everyAsker, everyContent, everyState, expectedGet, maySee } from './expected.ts'
import type { Expected } from './expected.ts'
import { addressOf, targetOf } from './forms.ts'
import { readable, timesSeen } from './words.ts'
import type { World } from './world.ts'

export type Count = {
  requests: number
  /** One cell: one asker, one household, one address, one verb, one kind of thing seen or not seen. */
  cells: number
  /** Answers whose lines in the log were counted, and those that left another number than one (or none for nobody). */
  logged: number
  wrong: string[]
  wrongLog: string[]
  /** Forms that the pages offered: `address act`. */
  offered: Set<string>
}
export const nothingCounted = (): Count => ({ requests: 0, cells: 0, logged: 0, wrong: [], wrongLog: [], offered: new Set() })

export type ReadOptions = {
  readonly askers?: readonly Asker[]
  /** Which households an asker is asked about at an address; all three by default. */
  readonly statesOf?: (asker: Asker, place: number) => readonly State[]
  readonly lines?: readonly Line[]
  /** Also what the same address answers as bare data: everything that the page was given, shown or not. */
  readonly data?: (asker: Asker) => boolean
}

/** Addresses whose words may name a request of the desk, for who reads it or received it. */
const listsRequests = (line: Line): boolean => line.about === 'request' || /^\/(?:accueil|demandes|journee)$/.test(line.address)

const dataOf = (path: string): string => {
  const [bare = '', query] = path.split('?')
  return `${bare === '/' ? '/_root' : bare}.data${query === undefined ? '' : `?${query}`}`
}

/** What of the households stands in an answer otherwise than written. Every word of every household is looked for, in every answer. */
const judgeWords = (world: World, asker: Asker, line: Line, state: State, answer: Answer, expected: Expected, must: boolean): string[] => {
  const wrong: string[] = []
  const text = readable(answer.text)
  const lists = line.about === 'house' || line.about === 'request'
  const typedFor = line.get?.typedFor
  const echoed = line.address.startsWith('/chercher')
  for (const one of everyState) {
    const { words } = world.households[one]
    // a list of the house may tell of all three; the page of a household of that one only
    const about = lists || one === state
    for (const content of everyContent) {
      // the search field gives back what was typed in it: there a name must be a link to its household
      const there = timesSeen(text, words, content) > (echoed && content === 'person' && one === state ? 1 : 0)
      const allowed =
        line.about === 'house'
          ? ((line.get?.may ?? []).includes(content) && maySee(asker, one, content)) ||
            (typedFor?.content === content && typedFor.askers.includes(asker))
          : expected.may.includes(content)
      if (there && !(about && allowed)) wrong.push(`sees ${one} ${content}`)
      if (must && one === state && !there && expected.must.includes(content)) wrong.push(`does not see ${one} ${content}`)
    }
  }
  if (text.includes(world.request.word.toLowerCase()) && !(listsRequests(line) && (readsRequest.includes(asker) || asker === 'reception')))
    wrong.push('sees the request')
  return wrong
}

const judgeAnswer = (answer: Answer, expected: Expected): string[] => {
  // who knows of the household may be told that this is not hers to do
  if (expected.knows && expected.status === 404 && answer.status === 403) return []
  if (answer.status !== expected.status) return [`answered ${answer.status}${answer.to ? ` to ${answer.to}` : ''}, not ${expected.status}`]
  if (expected.to !== undefined && !answer.to?.startsWith(expected.to)) return [`led to ${answer.to}, not ${expected.to}`]
  return []
}

/** How many lines this answer must leave in the log: one, done or refused; none when nobody is known or nothing was read. */
const judgeLog = (lines: { outcome: string }[], asker: Asker, line: Line, answer: Answer): string[] => {
  const wanted = ledAway[asker] !== undefined || line.get?.status !== undefined ? [] : [answer.status === 200 ? 'done' : 'refused']
  const found = lines.map(({ outcome }) => outcome)
  return found.join() === wanted.join() ? [] : [`left ${found.length} lines (${found.join() || 'none'}), not ${wanted.join() || 'none'}`]
}

/** « address act » of each form; of a form with several acts, each. */
const actsOf = (html: string, path: string): string[] =>
  pageForms(html, path).flatMap(({ action, fields }) => {
    const acts = fields.filter(({ name }) => name === 'intent' || name === 'act').map(({ value }) => value)
    return (acts.length > 0 ? acts : ['']).map((act) => `${action.split('?')[0]} ${act}`)
  })

/** The ids that were never given in the place of those of the target; who knows of the household keeps its own, and not those of its rows. */
export const idsToHide = ({ household, requestId, exceptionalId }: Target, knows: boolean): Set<string> => {
  const ids = new Set([...Object.values(household.ids), requestId, exceptionalId])
  if (knows) ids.delete(household.id)
  else ids.add(household.id)
  return ids
}

/** Asks every address as every asker, of every household, and compares each answer with the table. */
export const askReads = async (world: World, options: ReadOptions = {}): Promise<Count> => {
  const { askers = everyAsker, statesOf = () => everyState, lines = routes, data = () => true } = options
  const ask = asking(world.own)
  const count = nothingCounted()
  await ask.logged(null)
  // what an id that was never given is answered does not depend on the household: asked once of each
  const randoms = new Map<string, string>()
  const random = async (who: Somebody | null, line: Line, row: string | undefined, path: string, how = ''): Promise<string> => {
    const key = `${who?.token} ${line.address} ${row} ${how}`
    const same = randoms.get(key) ?? (await ask.get(who, path)).same
    randoms.set(key, same)
    await ask.logged(who)
    return same
  }
  for (const asker of askers) {
    const who = world.people[asker]
    for (const [place, line] of lines.entries()) {
      if (!line.get) continue
      const states = statesOf(asker, place)
      const perState = line.about !== 'house' || /^\/(?:dossiers|chercher(?:\.json)?)$/.test(line.address)
      for (const state of perState && line.about !== 'request' ? states : states.slice(0, 1))
        for (const row of line.rows ? Object.keys(line.rows) : [undefined]) {
          const target = targetOf(world, state)
          const path = addressOf(line.address, target, world, row)
          const expected = expectedGet(asker, line, state, row)
          const where = `${asker} ${state} GET ${line.address}${row ? ` (${row})` : ''}`
          const tell = (problems: string[], what = ''): void => void count.wrong.push(...problems.map((one) => `${where}${what}: ${one}`))
          const answer = await ask.get(who, path)
          count.cells += everyContent.length * everyState.length + 2
          tell([...judgeAnswer(answer, expected), ...judgeWords(world, asker, line, state, answer, expected, answer.status === 200)])
          count.logged += 1
          count.wrongLog.push(...judgeLog(await ask.logged(who), asker, line, answer).map((one) => `${where}: ${one}`))
          for (const form of answer.status === 200 ? actsOf(answer.text, path) : []) count.offered.add(form)
          const hides = expected.hidden && line.about !== 'house'
          const absent = withOtherIds(path, idsToHide(target, expected.knows), () => world.own.house.newId())
          if (hides && absent !== path) {
            count.cells += 1
            if ((await random(who, line, row, absent)) !== answer.same) tell(['does not answer as for an id that was never given'])
          }
          if (!data(asker) || line.get.status !== undefined || /\.json$|\/pdf$|\/cle$|\/questions$|\/:pageId$/.test(line.address)) continue
          const bare = await ask.get(who, dataOf(path))
          count.cells += everyContent.length * everyState.length
          tell(judgeWords(world, asker, line, state, bare, expected, false), ' as data')
          if (hides && absent !== path) {
            count.cells += 1
            if ((await random(who, line, row, dataOf(absent), 'data')) !== bare.same)
              tell(['does not answer as for an id that was never given'], ' as data')
          }
          await ask.logged(who)
        }
    }
  }
  count.requests = ask.requests()
  return count
}
