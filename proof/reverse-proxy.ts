import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { request as plain } from 'node:http'
import { request } from 'node:https'
import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect, freePort } from './behind.ts'
import { program } from './command.ts'
import { newFolder } from './house.ts'
import type { Figure, Proof } from './promise.ts'

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string }

/**
 * Caddy with the file of deploy/, on loopback with its own authority: HTTPS, the cookie that only HTTPS may bear, HSTS, a login through it, the
 * probes hidden, and the address of who asks taken from the proxy alone.
 */
const proof: Proof = async ({ log }) => {
  const caddy = program('caddy')
  if (!caddy) return { missing: 'Debian package caddy' }
  const folder = await newFolder()
  let running: ChildProcess | undefined
  try {
    const [port, secure] = [await freePort(), await freePort()]
    const origin = `https://localhost:${secure}`
    const house = await folder.open({
      env: { PORT: String(port), APARTE_ORIGIN: origin, APARTE_PROXY: '127.0.0.1,::1', APARTE_NIGHT: 'elsewhere' },
    })
    const place = join(folder.path, 'caddy')
    mkdirSync(place)
    const child = spawn(caddy, ['run', '--config', 'deploy/proxy/Caddyfile', '--adapter', 'caddyfile'], {
      env: {
        PATH: process.env['PATH'],
        HOME: place,
        XDG_DATA_HOME: place,
        XDG_CONFIG_HOME: place,
        APARTE_SITE: `https://localhost:${secure}`,
        APARTE_BACKENDS: `127.0.0.1:${port}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running = child
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += String(chunk)))
    const authority = join(place, 'caddy', 'pki', 'authorities', 'local', 'root.crt')
    const ask = (path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Answer> =>
      new Promise((resolve, reject) => {
        const sent = request(
          `${origin}${path}`,
          // verified against the proxy's own authority, not waved through
          { ca: readFileSync(authority), method: options.method ?? 'GET', headers: options.headers },
          (answer) => {
            let text = ''
            answer.on('data', (chunk: Buffer) => (text += String(chunk)))
            answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
            answer.once('error', reject)
          },
        )
        sent.once('error', reject)
        sent.end(options.body)
      })
    let page: Answer | undefined
    for (let n = 0; n < 100 && page?.status !== 200; n += 1) {
      if (child.exitCode !== null) throw new Error(`Caddy ended: ${said.slice(-2000)}`)
      page = existsSync(authority) ? await ask('/connexion').catch(() => undefined) : undefined
      await pause(200)
    }
    if (page?.status !== 200) throw new Error(`No page through Caddy: ${page?.status} ${said.slice(-2000)}`)

    const wrong: string[] = []
    let checks = 0
    const check = (ok: boolean, what: string): void => {
      checks += 1
      if (!ok) wrong.push(what)
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin }
    const button = /<button[^>]*name="agentId"[^>]*>/.exec(page.text)?.[0] ?? ''
    const agentId = /value="([^"]+)"/.exec(button)?.[1] ?? ''
    const login = await ask('/connexion/demo', { method: 'POST', headers: form, body: new URLSearchParams({ agentId }).toString() })
    const cookie = login.headers['set-cookie']?.[0] ?? ''
    check(login.status === 302, `login: ${login.status}`)
    check(
      /^__Host-sid=[\w-]{43};/.test(cookie) && /; Secure/.test(cookie) && /; HttpOnly/.test(cookie) && !/Domain=/.test(cookie),
      'the cookie is not __Host-, Secure, HttpOnly',
    )
    const sid = cookie.split(';', 1)[0] ?? ''
    const inside = await ask('/', { headers: { cookie: sid } })
    const home = inside.status === 302 ? await ask(inside.headers.location ?? '/', { headers: { cookie: sid } }) : inside
    check(home.status === 200 && home.text.includes('class="moi"'), `a page after login: ${home.status}`)
    for (const answer of [page, login, home]) {
      check(/max-age=31536000/.test(String(answer.headers['strict-transport-security'])), 'no HSTS')
      check(answer.headers.server === undefined, `the proxy says its name: ${answer.headers.server}`)
      check(String(answer.headers['content-security-policy']).includes("default-src 'none'"), 'no content security policy')
    }
    const plainCookie = await fetch(`http://127.0.0.1:${port}/dossiers`, {
      headers: { cookie: sid.replace('__Host-', '') },
      redirect: 'manual',
    })
    check(plainCookie.status === 302, 'a session without __Host- is read')
    for (const path of ['/vivant', '/pret', '/metrics']) check((await ask(path)).status === 404, `${path} is shown outside`)
    const large = await ask('/connexion', { method: 'POST', headers: form, body: 'x'.repeat(6_000_000) })
    check(large.status === 413 && large.text.includes('trop grand'), `six megabytes were answered ${large.status}`)

    // who asks: the limit of tries counts addresses; a stranger who writes another address in each request is still one
    const judge = await connect(folder)
    const addresses = async (): Promise<number> =>
      (await judge.query<{ n: number }>('select count(distinct address_hash)::int as n from login_attempt')).rows[0]?.n ?? -1
    const tryOne = (n: number, forged: string): Promise<Answer> =>
      ask('/connexion', {
        method: 'POST',
        headers: { ...form, 'x-forwarded-for': forged, forwarded: `for=${forged}` },
        body: new URLSearchParams({ login: `personne.${n}`, passphrase: 'une phrase inventée de plus' }).toString(),
      })
    const before = await addresses()
    const answered: number[] = []
    for (let n = 0; n < 6; n += 1) answered.push((await tryOne(n, `203.0.113.${n}`)).status)
    const forged = (await addresses()) - before
    // the control: two proxies' words, as if two people sat behind it
    for (const n of [50, 51])
      answered.push(
        await new Promise<number>((resolve, reject) => {
          const sent = plain(
            {
              host: '127.0.0.1',
              port,
              path: '/connexion',
              method: 'POST',
              headers: { ...form, host: `localhost:${secure}`, 'x-forwarded-for': `198.51.100.${n}` },
            },
            (answer) => {
              answer.resume()
              answer.once('end', () => resolve(answer.statusCode ?? 0))
            },
          )
          sent.once('error', reject)
          sent.end(new URLSearchParams({ login: `personne.${n}`, passphrase: 'une phrase inventée de plus' }).toString())
        }),
      )
    check(
      answered.every((status) => status === 422),
      `tries were answered ${[...new Set(answered)].join(', ')}`,
    )
    const declared = (await addresses()) - before - forged
    await judge.end()
    await house.stop()
    for (const line of wrong) log(line)
    const figures: Figure[] = [
      {
        found: `${checks} things looked at over HTTPS through Caddy (cookie, HSTS, policy, login, limits, probes): ${wrong.length} wrong`,
        target: '0',
        held: wrong.length === 0,
        counted: checks,
      },
      {
        found: `6 tries with 6 forged addresses count as ${forged} address; 2 told by the declared proxy count as ${declared}`,
        target: '1, 2',
        held: forged === 1 && declared === 2,
        counted: 8,
      },
    ]
    return { figures }
  } finally {
    running?.kill('SIGTERM')
    await folder.remove()
  }
}

export default proof
