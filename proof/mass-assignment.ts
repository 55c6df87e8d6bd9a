import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import routes from '../src/routes.ts'
import { openWorlds } from './non-interference.ts'
import type { Proof } from './promise.ts'
import { pageForms, pageLinks } from './page-forms.ts'
import type { PageForm } from './page-forms.ts'
import { drawing, filled, STARTS } from './worlds/asking.ts'
import type { Random } from './worlds/asking.ts'
import { idOf, tokenOf } from './worlds/people.ts'
import { changedSince, mark, tablesOf } from './worlds/rows.ts'
import type { Changed } from './worlds/rows.ts'
import { patternOf } from './worlds/watcher.ts'
import type { Answer, World } from './worlds/worlds.ts'

/**
 * Security.md 5, « mass assignment »: each form is sent twice, in two worlds of one seed: as it is, and with every column of every table as further
 * fields. Every row that was written is the same in both: what a form does not ask, nobody can set.
 */
const asksOf = { test: 60, prove: 400, all: 2_500 } as const
const people = ['solene', 'jocelyne', 'helene', 'yann', 'ines', 'claire'] as const
/** Ends the session that the proof asks with. */
const ENDS = /^\/(?:deconnexion|rideau|connexion|mon-compte\/sessions|premiere-connexion|confirmer|avis\/seuil-inconnu)/

type Column = { name: string; type: string }
const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** What somebody would send who wants more than the form gives: another organisation, another agent, a role, a day long past. */
const wished = ({ name, type }: Column, agent: string): string => {
  if (name === 'organisation_id') return idOf('montfleury')
  if (name === 'role') return 'administrator'
  if (type === 'uuid') return agent
  if (type === 'boolean') return 'oui'
  if (type === 'date') return '2001-02-03'
  if (type.startsWith('timestamp')) return '2001-02-03T04:05:06Z'
  if (/int|numeric/.test(type)) return '7'
  return 'attaque'
}

/** Fields that belong to a form and stand in it only in another state of its page. */
const ofTheForm: Readonly<Record<string, readonly string[]>> = {
  // the request that a case file is opened from
  '/dossiers/ouvrir': ['requestId'],
  // reception asks more than a worker who receives
  '/accueil': ['commune', 'origin', 'channel', 'agreed', 'beenHere'],
  // an hour offered beside a household, and the whole form of the agenda, are sent to one address
  '/agenda/rendez-vous': [
    'requestId',
    'personIds',
    'date',
    'time',
    'minutes',
    'kind',
    'agentId',
    'coAgentIds',
    'roomId',
    'travel',
    'place',
    'with',
    'note',
    'access',
  ],
  // how long an interview lasted, asked once its kind is chosen
  '/dossiers/:id/noter': ['minutes', 'title', 'present'],
  // what a passkey answers, put there by the browser
  '/mon-compte/second-facteur': ['answer'],
}

const withMore = (form: PageForm, body: string, columns: readonly Column[], agent: string): string => {
  const sent = new URLSearchParams(body)
  const names = [...sent.keys(), ...form.fields.map(({ name }) => name), ...(ofTheForm[bareOf(form.action)] ?? [])]
  const asked = new Set(names.map((key) => key.replace(/\[\]$/, '')))
  for (const column of columns)
    for (const name of new Set([column.name, camel(column.name)])) {
      if (asked.has(name)) continue
      sent.append(name, wished(column, agent))
    }
  return sent.toString()
}

/** Every address of src/routes.ts whose file has an action. */
const writingPatterns = (): string[] =>
  routes.flatMap(({ path, file }) =>
    path && !path.includes('*') && /export const action\b/.test(readFileSync(join('src', file), 'utf8')) ? [path] : [],
  )

/**
 * The mark of a form that was sent is a digest of all that was in it, and what answers the same form is sealed under a key made of it: both
 * differ, and the length of the sealed address is what it tells.
 */
const unmarked = ({ rows }: Changed): string[] =>
  rows.map((row) =>
    row.startsWith('form_sent ')
      ? row.replace(/"mark":"[^"]*"/, '"mark":"…"').replace(/"location":"([^"]*)"/, (_, sealed: string) => `"location":${sealed.length}`)
      : row,
  )

const difference = (plain: Changed, more: Changed): string | null => {
  const [before, after] = [unmarked(plain), unmarked(more)]
  const [lost, won] = [before.filter((row) => !after.includes(row)), after.filter((row) => !before.includes(row))]
  if (lost.length === 0 && won.length === 0)
    return plain.counts === more.counts ? null : `rows: ${plain.counts}; with more fields: ${more.counts}`
  return `- ${lost.slice(0, 2).join(' | ').slice(0, 600)}\n  + ${won.slice(0, 2).join(' | ').slice(0, 600)}`
}

const bareOf = (path: string): string => path.replace(/\?.*/, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
const actOf = (form: PageForm): string =>
  `${bareOf(form.action)} ${form.fields
    .filter(({ name }) => name === 'intent' || name === 'act')
    .map(({ value }) => value)
    .join()}`

const proof: Proof = async ({ scope, log }) => {
  const base = await openWorlds(log)
  try {
    const [plain, more] = await Promise.all([base.clone('mass_plain', 'mass'), base.clone('mass_more', 'mass')])
    try {
      const tables = await tablesOf(plain.admin)
      const columns = (
        await plain.admin.query<Column>(
          `select distinct a.attname as name, min(format_type(a.atttypid, null)) as type from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
           where n.nspname in ('public', 'audit') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped group by 1 order by 1`,
        )
      ).rows
      const attacker = (await plain.admin.query<{ id: string }>(`select id from agent where login = 'bruno'`)).rows[0]?.id ?? ''
      const random: Random = drawing(4_711)
      const begun = Date.now()
      let turn = 0
      const ask = (login: string, path: string, bodies?: readonly [string, string]): Promise<[Answer, Answer]> => {
        const at = { turn: `mass ${turn++}`, now: begun + turn * 2_000 }
        const cookie = `sid=${tokenOf(login)}`
        const one = (world: World, body?: string): Promise<Answer> =>
          world.ask(at, body === undefined ? { method: 'GET', path, cookie } : { method: 'POST', path, cookie, body })
        return Promise.all([one(plain, bodies?.[0]), one(more, bodies?.[1])])
      }
      const findings = new Map<string, string>()
      const accepted = new Map<string, number>()
      const tried = new Map<string, number>()
      let posts = 0
      const looks = people.map((login) => ({
        login,
        waiting: ['/dossiers', '/journee', '/demandes', '/equipe', ...STARTS] as string[],
        seen: new Map<string, number>(),
      }))
      for (let n = 0; n < asksOf[scope]; n++) {
        const look = looks[n % looks.length]
        const path = look?.waiting.shift()
        if (!look || path === undefined) continue
        const [page] = await ask(look.login, path)
        if (page.status !== 200) continue
        const html = Buffer.from(page.body, 'latin1').toString('utf8')
        for (const link of pageLinks(html)) {
          const times = look.seen.get(bareOf(link)) ?? 0
          if (times >= 2 || ENDS.test(link) || link.startsWith('/veille/20')) continue
          look.seen.set(bareOf(link), times + 1)
          look.waiting.push(link)
        }
        for (const form of pageForms(html, path.split('?')[0] ?? '')) {
          const act = actOf(form)
          if (ENDS.test(form.action) || (accepted.get(act) ?? 0) >= 2 || (tried.get(act) ?? 0) >= 6) continue
          tried.set(act, (tried.get(act) ?? 0) + 1)
          const body = filled(random, form, 'Zohra Zylberstein', new Date(begun).toISOString().slice(0, 10))
          const since = await Promise.all([mark(plain.admin, tables), mark(more.admin, tables)])
          const [answer, other] = await ask(look.login, form.action, [body, withMore(form, body, columns, attacker)])
          posts++
          if (form.action.startsWith('/accueil')) await Promise.all([plain.settle(), more.settle()])
          const [rows, otherRows] = await Promise.all([
            changedSince(plain.admin, tables, since[0]),
            changedSince(more.admin, tables, since[1]),
          ])
          if (answer.status === 302 || answer.status === 200) accepted.set(act, (accepted.get(act) ?? 0) + 1)
          const why =
            answer.status === other.status ? difference(rows, otherRows) : `answered ${answer.status}, and ${other.status} with more fields`
          if (why && !findings.has(act)) findings.set(act, `${look.login} ${body.slice(0, 300)}\n  ${why}`)
        }
      }
      const reached = new Set([...accepted.keys()].map((act) => patternOf((act.split(' ')[0] ?? '').replaceAll(':id', idOf('any')))))
      const waiting = looks.reduce((sum, look) => sum + look.waiting.length, 0)
      const cut = scope !== 'test' && waiting > 0
      const unreached = writingPatterns().filter((pattern) => !reached.has(pattern))
      for (const [act, why] of findings) log(`MORE THAN ASKED ${act}: ${why}`)
      log(`mass assignment: not accepted anywhere: ${unreached.join(' ') || 'none'}`)
      return {
        figures: [
          {
            found: `${posts} forms of ${tried.size} acts sent plain and with ${columns.length} columns of ${tables.length} tables as fields, ${accepted.size} acts accepted on ${reached.size} of ${writingPatterns().length} addresses that write (${unreached.length} where nothing of ours was accepted; ${waiting} pages found and not read), ${findings.size} acts that wrote something else`,
            target: '0 that write something else',
            held: findings.size === 0 && !cut,
            ...(cut && findings.size === 0 ? { short: `${waiting} pages not read within its ${asksOf[scope]}` } : {}),
            counted: accepted.size,
          },
        ],
      }
    } finally {
      await Promise.all([plain.close(), more.close()])
    }
  } finally {
    await base.close()
  }
}
export default proof
