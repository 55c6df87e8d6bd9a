import { readFileSync } from 'node:fs'
import { CATALOGUE } from '#rules/catalogue/catalogue.ts'
import type { Visitor } from './bench-house.ts'
import type { Ask } from './load-clients.ts'

/**
 * The agents of the load: each draws her next request from the mix that the stories of daily work recorded (load-mix.json), with the weights of
 * her function, about another household each time. What depends on an answer (the page of an interview, an entry of the thread) follows
 * the answer, as a browser does.
 */
type Recorded = { readonly role: string; readonly method: string; readonly route: string; readonly n: number }
const mix = JSON.parse(readFileSync(new URL('load-mix.json', import.meta.url), 'utf8')) as readonly Recorded[]

/** The same draws at each run. */
const drawing = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export type LoadAgent = { readonly next: () => Ask }
type Kept = {
  readonly who: Visitor
  readonly draw: () => number
  readonly names: readonly string[]
  /** The page of an interview that she has open. */
  draft: { id: string; revision: number; written: boolean } | null
  /** An entry of the thread that she saw. */
  entry: string | null
  asked: number
}

const dayInParis = (): string => new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' })
const pick = <T>(list: readonly T[], draw: () => number): T | undefined => list[Math.floor(draw() * list.length)]
/** Households of whom an agent looks at the rights, while all of them are opened and written about. */
const casesOfTheDay = 10
const words = 'Elle apporte le courrier de la CAF. Le loyer de novembre reste dû, elle a peur de la coupure. '

const openPage = (kept: Kept, caseId: string): Omit<Ask, 'kind' | 'cookie'> => ({
  method: 'POST',
  path: `/dossiers/${caseId}/entretien`,
  form: {},
  answered: (_status, _body, to) => {
    const id = /\/entretiens\/([0-9a-f-]{36})/.exec(to ?? '')?.[1]
    kept.draft = id === undefined ? null : { id, revision: -1, written: false }
  },
})

/** The revision of a page, as its form carries it. */
const readRevision = (kept: Kept) => (_status: number, body: string) => {
  const revision = /name="revision"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="revision"/.exec(body)
  if (kept.draft && revision) kept.draft.revision = Number(revision[1] ?? revision[2])
}

/** How to make a request of a recorded route; absent when this generator cannot make it. */
const make = ({ method, route }: Recorded, kept: Kept): (() => Omit<Ask, 'kind' | 'cookie'>) | null => {
  const { who, draw } = kept
  // the rights of a household are looked at for some of them in a day: what is not known yet takes a search of its own the first time
  const among = /\/droits(\/|$)/.test(route) ? who.caseIds.slice(0, casesOfTheDay) : who.caseIds
  const aCase = (): string => pick(among, draw) ?? ''
  const onPage = route.startsWith('/entretiens/:id')
  if (onPage || (method === 'POST' && route === '/dossiers/:id/entretien')) {
    if (who.caseIds.length === 0) return null
    return () => {
      const { draft } = kept
      if (!onPage || !draft) return openPage(kept, aCase())
      const path = route.replace(':id', draft.id)
      // what is kept or tidied was read before: the form of the page carries its revision
      if (method === 'GET' || draft.revision < 0)
        return { method: 'GET', path: method === 'GET' ? path : `/entretiens/${draft.id}`, answered: readRevision(kept) }
      // nobody tidies a page on which nothing is written
      if (route.endsWith('/garder') || !draft.written)
        return {
          method: 'POST',
          path: `/entretiens/${draft.id}/garder`,
          form: { text: words.repeat(4 + Math.floor(draw() * 20)), revision: String(draft.revision) },
          answered: (status, body) => {
            if (status === 200) Object.assign(draft, { revision: (JSON.parse(body) as { revision: number }).revision, written: true })
            else kept.draft = null
          },
        }
      kept.draft = null
      return {
        method: 'POST',
        path,
        form: {
          revision: String(draft.revision),
          kind: 'interview',
          date: dayInParis(),
          time: '7 h 00',
          minutes: '45',
          compartment: 'general',
        },
      }
    }
  }
  if (/^\/dossiers\/:id\/droits\/(suivi|fiche)\/:slug$/.test(route) && who.caseIds.length > 0) {
    const path = (): string => route.replace(':id', aCase()).replace(':slug', pick(CATALOGUE, draw)?.slug ?? '')
    if (method === 'GET') return () => ({ method, path: path() })
    if (route.includes('/suivi/')) return () => ({ method: 'POST', path: path(), form: { intent: 'follow', subjectId: '' } })
  }
  // a new rent: the rights of this household are searched again at the next look
  if (method === 'POST' && route === '/dossiers/:id/faits/noter' && who.caseIds.length > 0)
    return () => ({
      method: 'POST',
      path: `${route.replace(':id', pick(who.caseIds.slice(0, casesOfTheDay), draw) ?? '')}?fait=housing.rent`,
      form: {
        intent: 'keep',
        amount: String(300 + Math.floor(draw() * 500)),
        source: 'said',
        observedOn: dayInParis(),
        compartment: 'budget',
      },
    })
  if (method !== 'GET') return null
  if (route === '/dossiers/:id/fil/:entryId') return () => (kept.entry ? { method: 'GET', path: kept.entry } : seeCase(kept, aCase()))
  if (route === '/dossiers/:id') return () => seeCase(kept, aCase())
  if (/^\/dossiers\/:id(\/[a-z-]+)*$/.test(route))
    return who.caseIds.length === 0 ? null : () => ({ method: 'GET', path: route.replace(':id', aCase()) })
  if (route === '/droits/:slug') return () => ({ method: 'GET', path: route.replace(':slug', pick(CATALOGUE, draw)?.slug ?? '') })
  if (/^\/chercher(\.json)?$/.test(route))
    return () => {
      const name = pick(kept.names, draw) ?? ''
      const cut = 1 + Math.floor(draw() * (name.length - 1))
      // every second one with a letter lost, as typed in haste
      return { method: 'GET', path: `${route}?q=${encodeURIComponent(draw() < 0.5 ? name : name.slice(0, cut) + name.slice(cut + 1))}` }
    }
  if (route.includes(':')) return null
  return () => ({ method: 'GET', path: route })
}

const seeCase = (kept: Kept, caseId: string): Omit<Ask, 'kind' | 'cookie'> => ({
  method: 'GET',
  path: `/dossiers/${caseId}`,
  answered: (_status, body) => {
    kept.entry = new RegExp(`/dossiers/${caseId}/fil/[0-9a-f-]{36}`).exec(body)?.[0] ?? null
  },
})

const routeOf = (path: string): string => path.replace(/\?.*/, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')

/**
 * An agent of this function. `desk`: colleagues who take turns at the same screen (reception may search thirty times a minute, and the load
 * asks faster than people do).
 */
export const loadAgent = (
  role: 'worker' | 'reception' | 'manager',
  desk: readonly Visitor[],
  names: readonly string[],
  seed: number,
): LoadAgent => {
  const draw = drawing(seed)
  const [first] = desk
  if (!first) throw new Error(`Nobody for ${role}`)
  const kept: Kept = { who: first, draw, names, draft: null, entry: null, asked: 0 }
  const makers = mix.flatMap((recorded) => {
    const maker = recorded.role === role ? make(recorded, kept) : null
    return maker ? [{ maker, n: recorded.n, route: recorded.route }] : []
  })
  const total = makers.reduce((sum, { n }) => sum + n, 0)
  if (total === 0) throw new Error(`The mix holds nothing for ${role}`)
  return {
    next: () => {
      let left = draw() * total
      const { maker, route } = makers.find(({ n }) => (left -= n) < 0) ?? (makers[0] as (typeof makers)[number])
      const asked = maker()
      const who = desk[kept.asked++ % desk.length] ?? first
      const shape = routeOf(asked.path)
      return {
        ...asked,
        kind: `${asked.method} ${route.includes(':slug') ? route : shape}`,
        cookie: who.cookie,
      }
    },
  }
}

/** What of the recorded work the load makes again, and what not. */
export const covered = (roles: readonly string[]): { share: number; recorded: number; left: string[] } => {
  const nobody: Visitor = { agentId: '', caseIds: ['x'], draftIds: [], cookie: '' }
  const known = mix.filter(({ role }) => roles.includes(role))
  const kept: Kept = { who: nobody, draw: () => 0, names: [], draft: null, entry: null, asked: 0 }
  const made = known.filter((one) => make(one, kept) !== null)
  const sum = (list: readonly Recorded[]): number => list.reduce((total, { n }) => total + n, 0)
  return {
    share: sum(made) / sum(known),
    recorded: sum(known),
    left: known.filter((one) => !made.includes(one)).map(({ method, route, n }) => `${n} ${method} ${route}`),
  }
}
