import { openOwnHouse } from './secrecy/own-house.ts'
import type { Somebody } from './secrecy/own-house.ts'
import type { Proof, Scope } from './promise.ts'
import { asking } from './secrecy/ask.ts'
import type { Asking } from './secrecy/ask.ts'
import type { Fields } from './secrecy/forms.ts'
import { buildWorld, notThere } from './secrecy/world.ts'
import type { World } from './secrecy/world.ts'

/**
 * Promise 16: a right taken away by an act of the application refuses the very next request. Each case: a page that its reader opens, the
 * act by which somebody takes the right away, and the same page asked again and again from before the act until after its answer.
 */
type Case = { readonly reader: Somebody; readonly page: string; readonly by: Somebody; readonly form: string; readonly fields: Fields }
type Cases = Readonly<Record<string, (world: World, seed: string) => Promise<Case>>>

const agent = (world: World): Promise<Somebody> => world.own.anAgent({ ...world.ids, roles: ['worker'] })
const membership = async (world: World, agentId: string): Promise<string> =>
  (await world.own.admin.query<{ id: string }>('select id from team_member where agent_id = $1', [agentId])).rows[0]?.id ?? ''

const cases: Cases = {
  'account closed': async (world) => {
    const reader = await agent(world)
    const by = notThere(world.people.administrator)
    return { reader, page: '/dossiers', by, form: `/equipe/${reader.agentId}`, fields: [['intent', 'close']] }
  },
  'function removed': async (world) => {
    const reader = await agent(world)
    const by = notThere(world.people.administrator)
    const fields: Fields = [
      ['intent', 'roles'],
      ['roles[]', 'dpo'],
    ]
    return { reader, page: '/dossiers', by, form: `/equipe/${reader.agentId}`, fields }
  },
  'taken out of the team': async (world, seed) => {
    const reader = await agent(world)
    const { id } = await world.aRequest(seed)
    const by = notThere(world.people.administrator)
    const fields: Fields = [
      ['intent', 'leave'],
      ['membershipId', await membership(world, reader.agentId)],
    ]
    return { reader, page: `/demandes/${id}`, by, form: `/equipe/${reader.agentId}`, fields }
  },
  'share ended': async (world, seed) => {
    const { id } = await world.another('open', seed)
    const reader = notThere(world.people.nurse)
    const by = notThere(world.people.referent)
    return { reader, page: `/dossiers/${id}`, by, form: `/dossiers/${id}/retirer-acces`, fields: [['agentId', reader.agentId]] }
  },
  'file handed over': async (world, seed) => {
    const { id } = await world.another('open', seed)
    const by = notThere(world.people.referent)
    const fields: Fields = [
      ['toAgentId', world.spareId],
      ['note', 'Le relais.'],
    ]
    return { reader: by, page: `/dossiers/${id}/contact`, by, form: `/dossiers/${id}/transmettre`, fields }
  },
  'household protected': async (world, seed) => {
    const { id, ids } = await world.another('open', seed)
    const reader = notThere(world.people.reception)
    const by = notThere(world.people.referent)
    return { reader, page: `/accueil/contacts/${ids['personId']}`, by, form: `/dossiers/${id}/proteger`, fields: [['protected', 'oui']] }
  },
  'own link declared': async (world, seed) => {
    const { id } = await world.another('open', seed)
    const by = notThere(world.people.author)
    return { reader: by, page: `/dossiers/${id}`, by, form: `/dossiers/${id}/je-connais`, fields: [['sure', 'oui']] }
  },
  'session ended from another post': async (world) => {
    const by = await agent(world)
    const reader = { ...by, ...(await world.own.aSession(by)) }
    return { reader, page: '/dossiers', by, form: '/mon-compte/sessions', fields: [['id', reader.sessionId]] }
  },
}

/** Asks the page without pause; tells when each request that was still answered had begun. */
const watch = (ask: Asking, { reader, page }: Case) => {
  const answered: number[] = []
  let refusedAt: number | null = null
  let stopped = false
  const done = (async () => {
    while (!stopped && refusedAt === null) {
      const began = performance.now()
      const { status } = await ask.get(reader, page)
      if (status === 200) answered.push(began)
      else refusedAt = performance.now()
    }
  })()
  return { answered, refusedAt: () => refusedAt, stop: () => void (stopped = true), done }
}

const rounds: Readonly<Record<Scope, number>> = { test: 1, prove: 10, all: 50 }

const proof: Proof = async ({ scope, log }) => {
  const own = await openOwnHouse()
  try {
    const world = await buildWorld(own)
    const ask = asking(own)
    const wrong: string[] = []
    let slowest = 0
    let asked = 0
    for (let round = 0; round < rounds[scope]; round++)
      for (const [name, make] of Object.entries(cases)) {
        const one = await make(world, `removed ${round} ${name}`)
        const first = await ask.get(one.reader, one.page)
        if (first.status !== 200) wrong.push(`${name}: ${one.page.replaceAll(/[0-9a-f-]{36}/g, '#')} was not open before (${first.status})`)
        const watching = watch(ask, one)
        const act = await ask.post(one.by, one.form, one.fields)
        const ended = performance.now()
        if (act.status >= 400) wrong.push(`${name}: the act was refused (${act.status})`)
        const next = await ask.get(one.reader, one.page)
        if (next.status === 200) wrong.push(`${name}: the next request was answered`)
        const timer = setTimeout(watching.stop, 30_000)
        await watching.done
        clearTimeout(timer)
        const late = watching.answered.filter((began) => began > ended).length
        if (late > 0) wrong.push(`${name}: ${late} requests begun afterwards were answered`)
        slowest = Math.max(slowest, (watching.refusedAt() ?? Number.POSITIVE_INFINITY) - ended)
        asked += 1
      }
    for (const line of wrong) log(`  ${line}`)
    return {
      figures: [
        {
          found: `${asked} rights taken away in ${Object.keys(cases).length} ways under requests: ${wrong.length} requests answered afterwards, slowest refusal ${Math.max(0, slowest).toFixed(0)} ms after the act’s answer (no open stream, no feed yet)`,
          target: scope === 'test' ? 'the next request; within 1 s, told here and not judged' : 'the next request, within 1 s',
          // a time is judged where the machine is ours; never refused at all is judged everywhere
          held: wrong.length === 0 && (scope === 'test' ? Number.isFinite(slowest) : slowest <= 1_000),
          counted: asked,
        },
      ],
    }
  } finally {
    await own.close()
  }
}
export default proof
