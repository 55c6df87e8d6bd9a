import { askers, contents, fromElsewhere, functionsOf, hiddenIn, holds, ledAway, onlyReads, readsRequest } from './table.ts'
import type { Act, Asker, Content, Line, Opening, Part, State } from './table.ts'

/** What the table says of one cell. `there`: the answer’s status; `must`, `may`: words of the household asked about. */
export type Expected = {
  readonly status: number
  readonly to?: string
  readonly must: readonly Content[]
  readonly may: readonly Content[]
  /** Refused as an id that was never given would be. */
  readonly hidden: boolean
  /** She knows of the household all the same: only the row, or the act, is not hers. */
  readonly knows: boolean
}
export const everyAsker = Object.keys(askers) as Asker[]
export const everyContent = Object.keys(contents) as Content[]
export const everyState = ['open', 'closed', 'protected'] as const satisfies readonly State[]

const partsOf = (asker: Asker, state: State): readonly Part[] => holds[asker]?.[state] ?? []
/** Whether this asker may see this word of this household, on the page that shows it. */
export const maySee = (asker: Asker, state: State, content: Content): boolean =>
  !hiddenIn[state].includes(content) && (contents[content] as readonly Part[]).some((part) => partsOf(asker, state).includes(part))

const mayOpen = (asker: Asker, functions: Opening['functions']): boolean =>
  functions === 'everyone' || functions.some((one) => functionsOf[asker].includes(one))
const hasNeeded = (asker: Asker, state: State, needs: Opening['needs']): boolean => {
  const parts = partsOf(asker, state)
  if (needs === undefined) return true
  if (needs === 'any') return parts.some((part) => part !== 'desk')
  if (needs === 'referent') return asker === 'referent'
  return needs.some((part) => parts.includes(part))
}
const shut = (status: number): Expected => ({ status, must: [], may: [], hidden: true, knows: false })

/** Of the own exceptional access: there for who asked, empty for the household that waits for a second person. */
const isOwnAccess = (asker: Asker): boolean => asker === 'exceptional'

export const expectedGet = (asker: Asker, line: Line, state: State, row?: string): Expected => {
  const to = ledAway[asker]
  const get = line.get ?? { functions: 'everyone' as const }
  const plain = get.status !== undefined
  // an address without a page of its own tells nothing to anybody, and asks nothing
  if (plain) return { status: get.status, must: [], may: [], hidden: false, knows: false }
  if (to !== undefined) return { ...shut(302), to }
  if (!mayOpen(asker, get.functions)) return shut(403)
  if (get.names && fromElsewhere.includes(asker)) return shut(404)
  if (get.only && !get.only.includes(asker)) return shut(404)
  if (line.about === 'request' && !readsRequest.includes(asker)) return shut(404)
  if (line.about === 'exceptional' && !isOwnAccess(asker)) return shut(404)
  const needed = row === undefined ? get : { ...get, ...line.rows?.[row] }
  if (line.about === 'household' && (!hasNeeded(asker, state, needed.needs) || (get.inClosed === 'absent' && state === 'closed')))
    return { ...shut(404), knows: partsOf(asker, state).some((part) => part !== 'desk') }
  const seen = (list: readonly Content[] = []): Content[] => list.filter((content) => maySee(asker, state, content))
  return { status: 200, must: seen(needed.shows), may: seen([...(needed.shows ?? []), ...(needed.may ?? [])]), hidden: false, knows: true }
}

export type ExpectedAct = 'accepted' | 'refused' | 'hidden'
/** Whether the act is done, refused to somebody who knows the household, or answered as for an id that was never given. */
export const expectedAct = (asker: Asker, line: Line, act: Act, state: State): ExpectedAct => {
  if (ledAway[asker] !== undefined || !mayOpen(asker, act.functions)) return 'hidden'
  if (act.names && fromElsewhere.includes(asker)) return 'hidden'
  if (line.about === 'request') {
    if (!readsRequest.includes(asker)) return 'hidden'
    return act.needs === 'referent' && asker !== 'referent' ? 'refused' : 'accepted'
  }
  if (line.about === 'exceptional') return isOwnAccess(asker) ? (partsOf(asker, state).length > 0 ? 'accepted' : 'refused') : 'hidden'
  if (act.only) return act.only.includes(asker) ? 'accepted' : 'refused'
  if (act.needs === undefined) return act.notFor?.includes(asker) ? 'refused' : 'accepted'
  const knows = partsOf(asker, state).some((part) => part !== 'desk')
  if (!knows) return 'hidden'
  if (!hasNeeded(asker, state, act.needs) || (onlyReads.includes(asker) && !act.ofReadersToo) || act.notFor?.includes(asker))
    return 'refused'
  if (state === 'closed' && act.inClosed !== 'accepted') return 'refused'
  if (state !== 'closed' && act.inOpen === 'refused') return 'refused'
  return 'accepted'
}
