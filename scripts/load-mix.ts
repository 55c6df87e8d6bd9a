import { readFileSync, writeFileSync } from 'node:fs'
import { people } from '../seed/town.ts'

/**
 * `node scripts/load-mix.ts <file>`: counts the lines that the stories of daily work wrote (stories/mix.ts tells how) into scripts/load-mix.json,
 * by function, method and route. Counted no more: coming in (the demonstration’s button, once for each story; a session lasts a day), and
 * whoever is not yet known.
 */
type Line = { who: string; method: string; route: string }
const notWork = /^\/(connexion|deconnexion)/
const roleOf = new Map(people.map((one) => [`${one.firstName} ${one.lastName}`, one.roles[0] ?? 'worker']))
const [file = ''] = process.argv.slice(2)
const counts = new Map<string, number>()
for (const text of readFileSync(file, 'utf8').trim().split('\n')) {
  const { who, method, route } = JSON.parse(text) as Line
  const role = roleOf.get(who)
  if (!role || notWork.test(route)) continue
  const key = `${role} ${method} ${route}`
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
const mix = [...counts]
  .map(([key, n]) => {
    const [role = '', method = '', route = ''] = key.split(' ')
    return { role, method, route, n }
  })
  .toSorted((a, b) => b.n - a.n || `${a.role}${a.route}${a.method}`.localeCompare(`${b.role}${b.route}${b.method}`))
writeFileSync('scripts/load-mix.json', `${JSON.stringify(mix, null, 2)}\n`)
console.log(`${mix.reduce((sum, { n }) => sum + n, 0)} requests, ${mix.length} kinds`)
