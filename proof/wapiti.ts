import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { program, runFor } from './command.ts'
import { newFolder } from './house.ts'
import { escort } from './escort.ts'
import type { Proof } from './promise.ts'

/**
 * Promise 14, second half: the scanner wapiti crawls and attacks the running application, logged in. Left out: modules that ask a server of
 * wapiti’s own authors (ssrf, xxe), that need lists fetched from elsewhere (nikto, wapp), and those that guess passwords or files by the
 * thousand. What it finds and we accept is written here with its reason; anything else is a finding.
 */
const MODULES = 'backup,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,blindsql,xss'
const accepted: readonly { category: RegExp; about: RegExp; why: string }[] = [
  {
    category: /Secure Flag cookie/i,
    about: /sid/,
    why: 'on loopback without TLS only; `__Host-sid` as soon as the origin is https (proof/headers.ts)',
  },
  {
    category: /HTTP Secure Headers/i,
    about: /Strict-Transport-Security|X-XSS-Protection/i,
    why: 'HSTS needs https; X-XSS-Protection is obsolete, the CSP replaces it',
  },
  {
    category: /Cross Site Request Forgery/i,
    about: /./,
    why: 'wapiti looks for tokens in forms; here the session cookie is SameSite=Strict and the origin of each form is checked (proof/headers.ts)',
  },
]
const seconds = { test: 30, prove: 180, all: 1_800 } as const

type Report = {
  vulnerabilities: Record<string, { info: string; path: string; parameter: string | null }[]>
  infos: { crawled_pages_nbr?: number }
}

const proof: Proof = async ({ scope, log }) => {
  if (!program('wapiti')) return { missing: 'wapiti (Debian package)' }
  const folder = await newFolder()
  const out = await mkdtemp(join(tmpdir(), 'aparte-wapiti-'))
  const house = await folder.open()
  try {
    const names = scope === 'all' ? ['Solène Kerbrat', 'Yann Le Goff', 'Jocelyne Tual', 'Hélène Prigent'] : ['Solène Kerbrat']
    const findings: string[] = []
    const count = { pages: 0, requests: 0, accepted: 0 }
    for (const [index, name] of names.entries()) {
      const door = await escort(house.origin, name)
      const report = join(out, `${index}.json`)
      const { text } = await runFor(
        'wapiti',
        ['-u', `${door.origin}/journee`, '--scope', 'domain', '-m', MODULES, '--max-scan-time', String(Math.ceil(seconds[scope] / 3)), '--max-attack-time', String(Math.ceil(seconds[scope] / 20)), '--max-links-per-page', '60', '-S', 'normal', '-t', '10', '--no-bugreport', '--flush-session', '--store-session', join(out, 's'), '--store-config', join(out, 'c'), '-f', 'json', '-o', report], // prettier-ignore
        (seconds[scope] + 120) * 1_000,
      )
      door.close()
      // no report is no answer: the scan did not end
      const written = await readFile(report, 'utf8').catch(() => null)
      if (written === null) throw new Error(`wapiti wrote no report as ${name}:\n${text.slice(-2_000)}`)
      const read = JSON.parse(written) as Report
      const pages = Number(/Wapiti found (\d+) URLs and forms/.exec(text)?.[1] ?? 0)
      if (pages === 0) log(text.slice(-2_000))
      count.pages += pages
      count.requests += door.passed()
      for (const [category, list] of Object.entries(read.vulnerabilities))
        for (const { info, path, parameter } of list) {
          const known = accepted.some((one) => one.category.test(category) && one.about.test(info))
          if (known) count.accepted += 1
          else findings.push(`${category}: ${info} ${path} ${parameter ?? ''}`)
        }
      log(
        `${name}: ${text
          .split('\n')
          .filter((line) => line.startsWith('[*]'))
          .join(' ')
          .slice(0, 600)}`,
      )
    }
    for (const one of findings.slice(0, 20)) log(`finding: ${one}`)
    return {
      figures: [
        {
          found: `wapiti, ${MODULES.split(',').length} modules, ${names.length} people, ${count.pages} addresses and forms, ${count.requests} requests; ${findings.length} findings, ${count.accepted} accepted with their reason`,
          target: '0 findings',
          held: findings.length === 0,
          counted: count.pages,
        },
      ],
    }
  } finally {
    await house.stop()
    await folder.remove()
    await rm(out, { recursive: true, force: true })
  }
}

export default proof
