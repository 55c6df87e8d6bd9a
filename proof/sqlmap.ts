import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { program, runFor } from './command.ts'
import { crawl } from './crawl.ts'
import { newFolder } from './house.ts'
import { escort } from './escort.ts'
import { logIn } from './person.ts'
import type { Person } from './person.ts'
import type { Proof } from './promise.ts'

/**
 * Promise 14, first half: sqlmap on the running application, logged in: every form that the pages of four people have, and every address with a
 * query. Its deepest setting that fits: level 3, risk 2 in `all`; level 1 in `prove`. One target is one request with all its parameters.
 */
const depth = { test: [1, 1], prove: [1, 1], all: [3, 2] } as const
const secondsEach = { test: 20, prove: 45, all: 600 } as const
const secondsAll = { test: 60, prove: 240, all: 5_400 } as const

type Target = { readonly path: string; readonly data: string | null; readonly as: string }

const targetsOf = async (person: Person, name: string): Promise<Target[]> => {
  const { forms, addresses } = await crawl(person, ['/journee', '/dossiers', '/accueil', '/equipe', '/mon-compte', '/droits'], 150)
  const queries = [
    '/chercher?q=Martin',
    '/chercher.json?q=Martin',
    '/droits?q=logement',
    '/journee?dit=x',
    '/accueil/secteur?commune=x&rue=y',
  ]
  return [
    ...queries.map((path) => ({ path, data: null, as: name })),
    // the parameters that lie in the address itself: sqlmap is told the place with its star
    ...[...addresses].flatMap(([pattern, path]) =>
      pattern.includes(':') ? [{ path: `${path.split('?')[0]}*`, data: null, as: name }] : [],
    ),
    ...forms.map(({ action, fields }) => ({
      path: action,
      data: new URLSearchParams([...new Map(fields.map(({ name: field, value }) => [field, value || 'essai']))]).toString(),
      as: name,
    })),
  ]
}

const proof: Proof = async ({ scope, log }) => {
  if (!program('sqlmap')) return { missing: 'sqlmap (Debian package)' }
  const folder = await newFolder()
  const out = await mkdtemp(join(tmpdir(), 'aparte-sqlmap-'))
  const house = await folder.open()
  try {
    const names = ['Solène Kerbrat', 'Yann Le Goff', 'Jocelyne Tual', 'Hélène Prigent']
    const targets = (await Promise.all(names.map(async (name) => targetsOf(await logIn(house.origin, name), name)))).flat()
    const doors = new Map(await Promise.all(names.map(async (name) => [name, await escort(house.origin, name)] as const)))
    const known = new Set<string>()
    const different = targets.filter(({ path, data }) => {
      const shape = `${path.replaceAll(/[0-9a-f-]{36}/g, ':id')} ${[...new URLSearchParams(data ?? '').keys()].join(' ')}`
      return !known.has(shape) && known.add(shape)
    })
    const [level, risk] = depth[scope]
    const found: string[] = []
    const until = performance.now() + secondsAll[scope] * 1_000
    let [asked, cut, parameters, next] = [0, 0, 0, 0]
    await Promise.all(
      [0, 1].map(async (worker) => {
        while (next < different.length && performance.now() < until) {
          const target = different[next++]
          if (!target) continue
          const door = doors.get(target.as)
          if (!door) continue
          const args = ['-u', `${door.origin}${target.path}`, '--batch', '--flush-session', '--level', String(level), '--risk', String(risk), '--dbms', 'PostgreSQL', '--timeout', '15', '--retries', '1', '--ignore-redirects', '--disable-coloring', '--output-dir', join(out, String(worker)), ...(target.data === null ? [] : ['--data', target.data])] // prettier-ignore
          const { text, ended } = await runFor('sqlmap', args, secondsEach[scope] * 1_000)
          const tested = new Set([...text.matchAll(/testing if (\S+ parameter '[^']+')/g)].map(([, one]) => one)).size
          if (tested === 0)
            log(
              `${target.path}: ${text
                .split('\n')
                .filter((line) => /CRITICAL|ERROR/.test(line))
                .join(' ')
                .slice(0, 200)}`,
            )
          asked += tested > 0 ? 1 : 0
          parameters += tested
          cut += ended ? 0 : 1
          if (/is vulnerable|identified the following injection|appears to be '.*' injectable/.test(text)) found.push(target.path)
          if (asked % 20 === 0) log(`${asked} of ${different.length} targets, ${parameters} parameters, ${found.length} findings`)
        }
      }),
    )
    const requests = [...doors.values()].reduce((sum, door) => sum + door.passed(), 0)
    for (const door of doors.values()) door.close()
    for (const path of found) log(`finding: ${path}`)
    return {
      figures: [
        {
          found: `sqlmap level ${level}, risk ${risk}: ${asked} of ${different.length} targets, ${parameters} parameters, ${requests} requests, ${cut} cut short by their ${secondsEach[scope]} s; ${found.length} findings`,
          target: '0 findings, every target asked',
          held: found.length === 0 && asked === different.length,
          ...(found.length === 0 && asked < different.length ? { short: `${asked} of ${different.length} targets within its time` } : {}),
          counted: parameters,
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
