import { Agent, createServer, request as ask } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { newExternal } from './external.ts'
import type { RunningHouse } from './house.ts'
import { logIn, stranger } from './person.ts'
import type { Person } from './person.ts'
import type { Figure, Proof } from './promise.ts'

/** How long a stopping house is still served (`APARTE_DRAIN`), and how often the proxy asks whether one is ready. */
const DRAIN_SECONDS = 2
const LOOK_MS = 300

type Back = { readonly origin: string; ready: boolean; served: number }

/**
 * A proxy as installers have one: turns between the houses that say they are ready, keeps its connections open, tries nothing twice. A
 * request that fails here has failed for somebody.
 */
const openProxy = async (backs: Back[]): Promise<{ origin: string; failed: string[]; close: () => void }> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 20 })
  const failed: string[] = []
  let turn = 0
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const ready = backs.filter((back) => back.ready)
    const back = ready[turn++ % Math.max(1, ready.length)]
    if (!back) {
      failed.push('nobody is ready')
      outgoing.writeHead(502).end()
      return
    }
    back.served += 1
    const { hostname, port } = new URL(back.origin)
    const passed = ask({ agent, hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    passed.once('error', (error) => {
      failed.push(`${incoming.method}: ${error.message}`)
      outgoing.writeHead(502).end()
    })
    incoming.pipe(passed)
  }
  const server: Server = createServer(pass)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  let open = true
  const look = async (): Promise<void> => {
    while (open) {
      await Promise.all(
        backs.map(async (back) => {
          back.ready = await fetch(`${back.origin}/pret`, { headers: { connection: 'close' } }).then(
            ({ status }) => status === 200,
            () => false,
          )
        }),
      )
      await pause(LOOK_MS)
    }
  }
  void look()
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    failed,
    close: () => {
      open = false
      server.closeAllConnections()
      server.close()
      agent.destroy()
    },
  }
}

/**
 * Two processes behind a proxy, people at work through it: one is stopped by SIGTERM and started again, in turn. Nobody gets an error, what
 * was confirmed is there, and each ends by itself with code 0.
 */
const proof: Proof = async ({ scope, log }) => {
  const rounds = { test: 1, prove: 2, all: 20 }[scope]
  const external = await newExternal()
  let proxy: Awaited<ReturnType<typeof openProxy>> | undefined
  try {
    const env = { APARTE_NIGHT: 'elsewhere', APARTE_DRAIN: String(DRAIN_SECONDS) }
    let houses: RunningHouse[] = await Promise.all([external.serve(env), external.serve(env)])
    const backs: Back[] = houses.map(({ origin }) => ({ origin, ready: true, served: 0 }))
    proxy = await openProxy(backs)
    const through = proxy.origin
    const names = ['Solène Kerbrat', 'Hélène Prigent', 'Jocelyne Tual', 'Yann Le Goff', 'Claire Meunier', 'Solène Kerbrat']
    const first = houses[0]
    if (!first) throw new Error('Two processes were asked for')
    const people: Person[] = await Promise.all(
      names.map(async (name) => {
        const person = stranger(through)
        person.cookie = (await logIn(first.origin, name)).cookie
        return person
      }),
    )
    let [going, answers, errors] = [true, 0, 0]
    const statuses = new Map<number, number>()
    const work = Promise.all(
      people.map(async (person) => {
        for (let n = 0; going; n += 1) {
          const path = ['/', '/dossiers', '/journee', '/mon-compte', '/connexion'][n % 5] ?? '/'
          const status = await person.get(path).then(
            async (answer) => {
              await answer.arrayBuffer()
              return answer.status
            },
            () => 0,
          )
          answers += 1
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
          if (status === 0 || status >= 500) errors += 1
        }
      }),
    )
    await pause(1_500)
    const codes: (number | null)[] = []
    let [slowest, wentDark, saidNo] = [0, 0, 0]
    for (let round = 0; round < rounds * 2; round += 1) {
      const index = round % 2
      const [house, back] = [houses[index], backs[index]]
      if (!house || !back) continue
      const servedBefore = backs[1 - index]?.served ?? 0
      const started = performance.now()
      const stopped = house.stop()
      // it says « no » at once, and still serves
      await pause(100)
      saidNo +=
        (await fetch(`${back.origin}/pret`).then(
          ({ status }) => status,
          () => 0,
        )) === 503
          ? 1
          : 0
      wentDark +=
        (await fetch(`${back.origin}/vivant`).then(
          ({ status }) => status,
          () => 0,
        )) === 200
          ? 0
          : 1
      codes.push(await stopped)
      slowest = Math.max(slowest, performance.now() - started)
      await pause(500)
      log(`stop ${round + 1}: code ${codes.at(-1)}, the other served ${(backs[1 - index]?.served ?? 0) - servedBefore}`)
      const again = await external.serve(env)
      houses = houses.map((one, i) => (i === index ? again : one))
      Object.assign(back, { origin: again.origin })
      // it is sent people again before the other one goes
      for (let n = 0; n < 50 && !back.ready; n += 1) await pause(100)
    }
    await pause(500)
    going = false
    await work

    // the control: a house killed in place of stopped is felt
    going = true
    const before = proxy.failed.length
    const again = Promise.all(
      people.map(async (person) => {
        while (going)
          await person.get('/dossiers').then(
            (answer) => answer.arrayBuffer(),
            () => undefined,
          )
      }),
    )
    await pause(500)
    await houses[0]?.kill()
    await pause(700)
    going = false
    await again
    const felt = proxy.failed.length - before
    for (const line of new Set(proxy.failed.slice(0, before))) log(line)
    log([...statuses].map(([status, n]) => `${status}: ${n}`).join(', '))
    const figures: Figure[] = [
      {
        found: `${codes.length} stops of one of two processes under ${people.length} people at once: ${answers} requests, ${errors + before} failed; codes ${[...new Set(codes)].join(', ')}, slowest end ${(slowest / 1_000).toFixed(1)} s with ${DRAIN_SECONDS} s of notice`,
        target: '0 failed, code 0, under 15 s',
        held: errors === 0 && before === 0 && codes.every((code) => code === 0) && slowest < 15_000,
        counted: Math.min(answers, codes.length),
      },
      {
        found: `« not ready » said at once in ${saidNo} of ${codes.length} stops, still alive in ${codes.length - wentDark}; control: ${felt} requests fail when a process is killed instead`,
        target: 'all, all, above 0',
        held: saidNo === codes.length && wentDark === 0 && felt > 0,
        counted: codes.length,
      },
    ]
    return { figures }
  } finally {
    proxy?.close()
    await external.close()
  }
}

export default proof
