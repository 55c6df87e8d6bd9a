/** Sends a visit, in parts that are safe to send twice, and deletes the copy once the server has all of it. */
import type { Came, Observation } from './model.ts'
import { removePack } from './store.ts'
import type { Visit } from './visit.ts'

/** Longest part, in characters of JSON: a photograph goes alone. */
const PART = 400_000

/** What the server says once it has all. `held`: the planned visit is told as held; `came`: what it became, with the way there. */
type Back = { filed: number; waiting: number; held: boolean; came: Came[] }
export type Sent =
  | ({ kind: 'done' } & Back)
  /** No network, or no server. */
  | { kind: 'away' }
  /** Nobody is logged in. */
  | { kind: 'locked' }
  /** Ended from elsewhere: the copy is deleted, and what was not sent with it. */
  | { kind: 'ended' }
  | { kind: 'shut' }
  | { kind: 'refused' }

const partsOf = (gestures: readonly Observation[]): Observation[][] => {
  const parts: Observation[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const one of gestures) {
    const length = JSON.stringify(one).length
    if (size + length > PART) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push(one)
    size += length
  }
  return parts
}

const post = async (
  address: string,
  gestures: readonly Observation[],
  all: { appointmentId: string } | null,
): Promise<Sent | Back | null> => {
  let response: Response
  try {
    response = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams({ gestures: JSON.stringify(gestures), all: all ? 'oui' : '', ...all }),
      redirect: 'manual',
      headers: { accept: 'application/json' },
    })
  } catch {
    return { kind: 'away' }
  }
  if (response.type === 'opaqueredirect') return { kind: 'locked' }
  if (response.status === 410) return { kind: 'ended' }
  if (response.status === 404 || response.status === 403) return { kind: 'shut' }
  if (response.status === 422) return { kind: 'refused' }
  if (!response.ok || !response.headers.get('content-type')?.includes('json')) return { kind: 'away' }
  return all ? ((await response.json()) as Back) : null
}

export const send = async (visit: Visit): Promise<Sent> => {
  const address = `/visites-hors-ligne/${visit.pack.id}/envoi`
  for (const part of partsOf(visit.toSend)) {
    const trouble = await post(address, part, null)
    if (trouble !== null && 'kind' in trouble) return trouble.kind === 'ended' ? ended(visit) : trouble
  }
  const last = await post(address, [], { appointmentId: visit.taken.appointmentId ?? '' })
  if (last === null) return { kind: 'away' }
  if ('kind' in last) return last.kind === 'ended' ? ended(visit) : last
  await removePack(visit.pack.id)
  return { kind: 'done', ...last }
}

const ended = async (visit: Visit): Promise<Sent> => {
  await removePack(visit.pack.id)
  return { kind: 'ended' }
}
