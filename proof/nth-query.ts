import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { startCluster } from '#db/cluster/cluster.ts'
import type { Cluster } from '#db/cluster/cluster.ts'
import { prepareDatabase } from '#db/prepare.server.ts'
import { actsOf, isDone, TYPED } from './acts.ts'
import type { Act } from './acts.ts'
import { byItself, difference, printOf } from './behind.ts'
import { openFaultProxy } from './fault-proxy.ts'
import type { Fault, FaultProxy } from './fault-proxy.ts'
import { newFolder } from './house.ts'
import type { RunningHouse } from './house.ts'
import { logIn } from './person.ts'
import type { Person } from './person.ts'
import type { Proof } from './promise.ts'

const kinds: readonly Fault[] = ['error', 'cut', 'late']

/** Who acts, from where, and how many acts of hers at most. */
const people = {
  'Solène Kerbrat': ['/journee', '/dossiers', '/demandes', '/droits/locaux', '/veille'],
  'Jocelyne Tual': ['/accueil'],
  'Hélène Prigent': ['/journee', '/equipe', '/droits/locaux', '/veille', '/acces-exceptionnel/revues', '/demandes'],
  'Yann Le Goff': ['/equipe', '/equipe/lieux', '/equipe/secteurs', '/equipe/cles', '/avis/seuil'],
  'Claire Meunier': ['/journal'],
} as const

/** The world of the proof: a database that can be set back, behind a door where questions fail. */
type World = {
  readonly origin: string
  readonly house: RunningHouse
  readonly proxy: FaultProxy
  print(): ReturnType<typeof printOf>
  /** Everything as when `keep` was called; sessions go on. */
  restore(): Promise<void>
  keep(): Promise<void>
  close(): Promise<void>
}

const openWorld = async (): Promise<World> => {
  const folder = await newFolder()
  let cluster: Cluster | undefined
  let proxy: FaultProxy | undefined
  let house: RunningHouse | undefined
  const close = async (): Promise<void> => {
    await house?.kill()
    await proxy?.close()
    await cluster?.stop()
    await folder.remove()
  }
  try {
    cluster = await startCluster({ dataFolder: join(folder.path, 'postgres'), log: () => {}, throwaway: true })
    const { passwordOf, admin } = {
      passwordOf: (role: string): string => (cluster as Cluster).configFor(role).password,
      admin: cluster.adminConfig,
    }
    await prepareDatabase({ admin, database: 'aparte', sqlFolder: 'db', mode: 'demo', passwordOf })
    const door = join(folder.path, 'door')
    await mkdir(door)
    await chmod(door, 0o700)
    proxy = await openFaultProxy(door, cluster.socketFolder)
    house = await folder.open({
      env: {
        DATABASE_URL: `postgresql://aparte_web:${encodeURIComponent(passwordOf('aparte_web'))}@/aparte?host=${encodeURIComponent(door)}&port=5432`,
        DATABASE_OWNER_URL: cluster.urlFor('cluster_admin', 'aparte'),
      },
    })
    const inside = async <T>(body: (client: pg.Client) => Promise<T>): Promise<T> => {
      const client = new pg.Client({ ...admin, database: 'aparte' })
      client.on('error', () => {})
      await client.connect()
      try {
        return await body(client)
      } finally {
        await client.end()
      }
    }
    const copy = async (from: string, to: string): Promise<void> => {
      const client = new pg.Client({ ...admin })
      client.on('error', () => {})
      await client.connect()
      try {
        await client.query(`drop database if exists ${to} with (force)`)
        // the jobs of the house come back at once to the database that they know
        for (let tries = 0; ; tries += 1) {
          await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [from])
          const made = await client.query(`create database ${to} template ${from}`).then(() => true, () => false) // prettier-ignore
          if (made) return
          if (tries === 200) throw new Error(`${to} could not be copied from ${from}`)
        }
      } finally {
        await client.end()
      }
    }
    return {
      origin: house.origin,
      house,
      proxy,
      close,
      print: () => inside((client) => printOf(client, byItself)),
      keep: () => copy('aparte', 'kept'),
      restore: async () => {
        await copy('kept', 'aparte')
        await inside(async (client) => {
          for (const role of ['aparte_web', 'aparte_jobs', 'aparte_sealer'])
            await client.query(`grant connect on database aparte to ${role}`)
          // the clock went on while the world was set back
          await client.query('update session set last_seen_at = now(), stepped_up_at = now() where ended_at is null')
        })
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

type Judged = { faults: number; keptTexts: number; wrong: string[] }

const heading = (html: string): string => (/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '').replaceAll(/<[^>]*>/g, '')
const french = /Quelque chose n’a pas marché|Le serveur ne répond pas|Le disque du serveur est plein|Quelqu’un a changé cela/

/** One act, each of its questions failing in turn: the state is as before or as after, the answer is French, the next request works. */
const judge = async (world: World, act: Act, faults: readonly Fault[], isOver: () => boolean): Promise<Judged> => {
  const judged: Judged = { faults: 0, keptTexts: 0, wrong: [] }
  const wrong = (what: string): number => judged.wrong.push(`${act.name}: ${what}`)
  await world.restore()
  const before = await world.print()
  world.proxy.arm(null)
  const done = await act.person.post(act.path, [...act.fields])
  await done.text()
  const { questions } = world.proxy.asked()
  const after = difference(before, await world.print())
  if (!isDone(done)) return (wrong(`done once, now ${done.status}`), judged)
  await world.restore()
  for (const kind of faults)
    for (let n = 1; n <= questions && !isOver(); n += 1) {
      world.proxy.arm({ kind, n })
      const answer = await act.person.post(act.path, [...act.fields]).catch((error: unknown) => error as Error)
      const { struck } = world.proxy.asked()
      world.proxy.arm(null)
      if (!struck) continue
      judged.faults += 1
      const where = `${kind} at ${n} of ${questions}`
      if (answer instanceof Error) {
        wrong(`${where}: no answer (${answer.message})`)
        continue
      }
      const text = await answer.text()
      const found = difference(before, await world.print())
      if (found !== '' && found !== after) wrong(`${where}: between: ${found} instead of ${after}`)
      if (isDone(answer) && found !== after) wrong(`${where}: confirmed (${answer.status}) and not done: ${found || 'nothing'}`)
      if (!isDone(answer)) {
        if (answer.status < 500 && answer.status !== 409) wrong(`${where}: answered ${answer.status}, « ${heading(text)} »`)
        else if (!french.test(text)) wrong(`${where}: ${answer.status} without a French sentence: ${text.slice(0, 120)}`)
        if (act.fields.some(([, value]) => value === TYPED)) {
          if (text.includes(TYPED)) judged.keptTexts += 1
          else wrong(`${where}: ${answer.status} loses what was typed`)
        }
      }
      if (found !== '') await world.restore()
    }
  if (world.house.process.exitCode !== null || world.house.process.signalCode !== null) wrong('the process is gone')
  const next = await act.person.get('/mon-compte')
  if (next.status !== 200) wrong(`the next request answers ${next.status}`)
  return judged
}

/** Promise 5: whichever question of an act fails, and in whatever way, the act was done whole or not at all. */
const proof: Proof = async ({ scope, log }) => {
  const limits = {
    test: { pages: 6, acts: 3, ms: 15_000 },
    prove: { pages: 60, acts: 40, ms: 270_000 },
    all: { pages: 200, acts: 200, ms: 7_200_000 },
  }[scope]
  const world = await openWorld()
  try {
    const sent: Person[] = []
    for (const name of Object.keys(people)) sent.push(await logIn(world.origin, name))
    await world.keep()
    const begun = performance.now()
    const isOver = (): boolean => performance.now() - begun > limits.ms
    const known = new Set<string>()
    const all: Act[] = []
    const left: string[] = []
    const judgements: Judged[] = []
    let [whole, looked] = [0, 0]
    const take = async (acts: readonly Act[]): Promise<void> => {
      for (const act of acts) {
        if (isOver()) return
        judgements.push(await judge(world, act, kinds, isOver))
        if (!isOver()) whole += 1
        const { faults, wrong } = judgements.at(-1) as Judged
        for (const line of wrong.slice(0, 5)) log(`nth-query: ${line}`)
        log(`nth-query: ${act.name}: ${faults} faults, ${wrong.length} wrong`)
      }
    }
    for (const person of sent) {
      if (isOver()) break
      looked += 1
      const from = people[person.name as keyof typeof people]
      const found = await actsOf(person, from, limits.pages, limits.acts, world.restore, known)
      all.push(...found.acts)
      left.push(...found.left)
      await take(scope === 'test' ? found.acts : [])
      if (scope === 'test' && judgements.length >= 4) break
    }
    if (scope !== 'test') await take(all)
    log(`nth-query: forms that no filling of ours got accepted, not judged: ${left.length}: ${left.join(', ')}`)
    const cut = scope !== 'test' && (whole < all.length || looked < sent.length)
    const wrong = judgements.flatMap((one) => one.wrong)
    const faults = judgements.reduce((sum, one) => sum + one.faults, 0)
    return {
      figures: [
        {
          found: `${judgements.length} acts of ${all.length} found, each of their questions failing in turn in 3 ways: ${faults} faults, ${wrong.length} wrong (${judgements.reduce((sum, one) => sum + one.keptTexts, 0)} texts given back, 0 crashed processes unless said); ${left.length} forms never accepted as we fill them, not judged`,
          target: 'state before or after, a French sentence, the process lives',
          held: wrong.length === 0 && !cut,
          ...(cut && wrong.length === 0
            ? { short: `${whole} of ${all.length} acts of ${looked} of ${sent.length} people judged whole within its time` }
            : {}),
          counted: faults,
        },
      ],
    }
  } catch (error) {
    const { exitCode, signalCode } = world.house.process
    if (exitCode !== null || signalCode !== null)
      log(`nth-query: the house ended (${exitCode ?? signalCode}):\n${world.house.printed().slice(-3_000)}`)
    throw error
  } finally {
    await world.close()
  }
}

export default proof
