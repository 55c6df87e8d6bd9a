import { existsSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { placeOf, SHARED_FOLDER } from '#db/cluster/place.ts'
import { traceOfServer } from '#db/cluster/server.ts'
import { clearFields, clearPlaces, notReached } from './canary-clear.ts'
import { plantIn, PREFIX } from './canary-forms.ts'
import type { Count, Planted } from './canary-forms.ts'
import { encodings, searchBytes, searchFolder } from './canary-search.ts'
import { newFolder } from './house.ts'
import { logIn, stranger } from './person.ts'
import type { Person } from './person.ts'
import type { Figure, Proof } from './promise.ts'

/**
 * What lies in clear, exactly. A word of its own is typed in every field that a person can type in, through the pages; searches, a night and
 * failures follow. Then the whole data folder of PostgreSQL (tables, indexes, journal, statistics), the log of the application, PostgreSQL's own
 * and the temporary folder are searched for all of them, in every encoding that could matter. Found must be what `canary-clear.ts` says, no more
 * and no less: docs/security.md says the same.
 */

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

/** Ids behind the links of a page. */
const linksOf = async (person: Person, page: string, link: RegExp): Promise<string[]> => [
  ...new Set([...(await (await person.get(page)).text()).matchAll(link)].map(([, found]) => found ?? '')),
]

const plantAll = async (origin: string, planted: Planted): Promise<Count> => {
  const count: Count = { forms: 0, kept: 0, refused: 0, failed: [], never: [], to: [] }
  const inAll = async (person: Person, pages: readonly string[]): Promise<void> => {
    for (const page of pages) await plantIn(person, page, planted, count)
  }
  await inAll(stranger(origin), ['/connexion'])
  const reception = await logIn(origin, 'Jocelyne Tual')
  await inAll(reception, ['/accueil', '/mon-compte', '/mon-compte/liens', '/mon-compte/phrase'])
  const worker = await logIn(origin, 'Marc Delaunay')
  await inAll(worker, [
    '/dossiers/ouvrir',
    '/acces-exceptionnel',
    '/mon-compte/liens',
    '/mon-compte/agenda/importer',
    '/mon-compte/agenda/rdv-service-public',
    '/journee',
  ])
  const file = count.to.map((to) => new RegExp(`^/dossiers/(${id.source})`).exec(to)?.[1]).findLast(Boolean)
  if (!file) throw new Error('No case file was opened by its form')
  const of = (end: string): string => `/dossiers/${file}${end}`
  const pages = ['/noter', '/foyer', '/contact', '/adresse', '/appuis', '/besoins', '/paroles', '/rendez-vous', '/suite', '/demarches/commencer', '/courriers/noter?type=familyDecision', '/procedures/commencer?procedure=impaye-de-loyer-et-expulsion', '/autonomie', '/autonomie/suivi/logement', '/autonomie/suivi/aide-a-domicile', '/autonomie/suivi/aidants', '/droits/information', '/droits/evenement/separation', '/proteger', '/partager'] // prettier-ignore
  await inAll(worker, pages.map(of))
  for (const to of ['ouvert', 'refuse', 'conteste', 'non-souhaite', 'demande']) await inAll(worker, [of(`/droits/suivi/rsa?vers=${to}`)])
  for (const kind of await linksOf(worker, of('/faits'), /faits\/noter\?fait=([a-zA-Z.]+)/g))
    await inAll(worker, [of(`/faits/noter?fait=${kind}`)])
  for (const kind of ['health.pregnancy', 'disability.rate', 'income.salary', 'housing.rent', 'identity.birthDate'])
    await inAll(worker, [of(`/faits/noter?fait=${kind}`)])
  for (const person of (await linksOf(worker, of('/foyer'), new RegExp(`/foyer/(${id.source})`, 'g'))).slice(0, 3))
    await inAll(worker, [of(`/foyer/${person}`)])
  for (const entry of (await linksOf(worker, of(''), new RegExp(`/fil/(${id.source})`, 'g'))).slice(0, 3))
    await inAll(worker, [of(`/fil/${entry}`), of(`/fil/${entry}/lecteurs`)])
  for (const kind of ['demarches', 'procedures', 'courriers', 'echeances'])
    for (const one of (
      await linksOf(worker, of(kind === 'echeances' ? '/suite' : '/demarches'), new RegExp(`/${kind}/(${id.source})`, 'g'))
    ).slice(0, 2))
      await inAll(
        worker,
        kind === 'demarches'
          ? ['', '?noter=asked', '?noter=sent', '?noter=decided', '?noter=note'].map((end) => of(`/demarches/${one}${end}`))
          : [of(`/${kind}/${one}`)],
      )
  for (const kind of ['grille', 'plan'])
    for (const one of (await linksOf(worker, of('/autonomie'), new RegExp(`/autonomie/${kind}/(${id.source})`, 'g'))).slice(0, 2))
      await inAll(worker, [of(`/autonomie/${kind}/${one}`)])
  await inAll(worker, ['/ce-qui-court'])
  // an interview: its page is a draft, then it is tidied
  await inAll(worker, [of('/entretien'), '/entretien'])
  const interview = count.to.map((to) => new RegExp(`^/entretiens/(${id.source})`).exec(to)?.[1]).findLast(Boolean)
  if (interview) await inAll(worker, [`/entretiens/${interview}`, `/entretiens/${interview}/ranger`])
  const sheet = count.to.map((to) => new RegExp(`^/resumes/(${id.source})`).exec(to)?.[1]).findLast(Boolean)
  if (sheet) await inAll(worker, [`/resumes/${sheet}/relire`])
  for (const request of (await linksOf(worker, '/demandes', new RegExp(`/demandes/(${id.source})`, 'g'))).slice(0, 3))
    await inAll(
      worker,
      ['', '/repondre', '/proposer', '/rattacher'].map((end) => `/demandes/${request}${end}`),
    )
  await inAll(worker, [of('/transmettre'), of('/clore'), of('/rouvrir')])
  const manager = await logIn(origin, 'Hélène Prigent')
  await inAll(manager, [
    '/equipe/relais',
    '/acces-exceptionnel',
    '/acces-exceptionnel/revues',
    '/droits/locaux/ajouter',
    '/veille/notes/ajouter',
    '/veille',
    '/droits/apa-a-domicile/verifier?enonce=delay',
  ])
  const administrator = await logIn(origin, 'Yann Le Goff')
  await inAll(administrator, [
    '/equipe/ajouter',
    '/equipe/lieux',
    '/equipe/secteurs',
    '/equipe/recuperations',
    '/equipe/cles',
    '/avis/seuil',
  ])
  const agents = await linksOf(administrator, '/equipe', new RegExp(`/equipe/(${id.source})`, 'g'))
  await inAll(
    administrator,
    agents.slice(0, 2).map((agent) => `/equipe/${agent}`),
  )
  await inAll(await logIn(origin, 'Claire Meunier'), ['/journal'])
  return count
}

/** Searches, malformed requests and failing pages: what is typed there lies nowhere. */
const misuse = async (origin: string, admin: pg.Client, planted: Planted): Promise<void> => {
  const say = (where: string): string => {
    const word = `qzkvwj${Array.from({ length: 8 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('')}`
    planted.set(word, where)
    return word
  }
  const worker = await logIn(origin, 'Solène Kerbrat')
  for (const path of ['/chercher?q=', '/droits?q=', '/dossiers?q=', '/n-existe-pas/', '/dossiers/', '/connexion?retour='])
    await (await worker.get(path + say(`address ${path}`))).text()
  await (
    await worker.get('/journee', { 'x-canary': say('header'), referer: `${origin}/${say('referer')}`, 'user-agent': say('user agent') })
  ).text()
  await (
    await worker.post('/dossiers/ouvrir', { name: say('field'), [say('field name')]: 'x' }, { 'content-type': 'application/json' })
  ).text()
  await (await stranger(origin).get('/', { cookie: `sid=${say('cookie')}; x=${say('cookie')}` })).text()
  const list = await linksOf(worker, '/dossiers', new RegExp(`/dossiers/(${id.source})`, 'g'))
  // a page that fails in its middle: its table is away for a moment
  await admin.query('alter table need rename to need_away')
  const broken = await worker.post(`/dossiers/${list[0]}/besoins`, {
    intent: 'add',
    topic: say('failing form'),
    domain: 'housing',
    cause: say('failing form'),
  })
  const failing = await worker.get(`/dossiers/${list[0]}/besoins?x=${say('failing page')}`)
  await admin.query('alter table need_away rename to need')
  await Promise.all([broken.text(), failing.text()])
  if (failing.status < 500) throw new Error(`The page that was to fail answered ${failing.status}`)
}

/** In which columns each word lies in clear, asked of PostgreSQL itself. */
const clearColumns = async (admin: pg.Client): Promise<Map<string, Set<string>>> => {
  const columns = await admin.query<{ schema: string; table: string; column: string }>(
    `select n.nspname as schema, c.relname as "table", a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
       and a.atttypid not in ('uuid'::regtype, 'boolean'::regtype, 'timestamptz'::regtype, 'date'::regtype, 'bytea'::regtype)`,
  )
  const found = new Map<string, Set<string>>()
  for (const { schema, table, column } of columns.rows) {
    const place = `${schema === 'public' ? '' : `${schema}.`}${table}.${column}`
    const words = await admin.query<{ word: string }>(
      `select distinct lower(m[1]) as word from ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)} t, regexp_matches(t.${pg.escapeIdentifier(column)}::text, $1, 'gi') m`,
      ['(qzkvwj[a-z]{8})'],
    )
    for (const { word } of words.rows) (found.get(word) ?? found.set(word, new Set()).get(word))?.add(place)
  }
  return found
}

const coreLimit = (pid: number): string =>
  /Max core file size\s+(\S+)/.exec(existsSync(`/proc/${pid}/limits`) ? readFileSync(`/proc/${pid}/limits`, 'utf8') : '')?.[1] ?? 'unknown'

const proof: Proof = async ({ log }) => {
  // the search itself can fail: each way of writing a word is found
  const missed = encodings.filter(({ needle }) => searchBytes(Buffer.concat([Buffer.from('x'), needle, Buffer.alloc(90)]), '').length === 0)
  const folder = await newFolder()
  const temporary = join(folder.path, 'tmp')
  await mkdir(temporary, { mode: 0o777 })
  try {
    const house = await folder.open({ env: { TMPDIR: temporary }, withinMs: 600_000 })
    const admin = new pg.Client(await folder.configFor('cluster_admin'))
    await admin.connect()
    const planted: Planted = new Map()
    const count = await plantAll(house.origin, planted)
    log(`${planted.size} words in ${count.forms} forms: ${count.kept} kept, ${count.refused} refusals, ${count.failed.length} failures`)
    for (const one of [...count.failed, ...count.never]) log(`  ${one.replaceAll(new RegExp(id, 'g'), ':id')}`)
    await misuse(house.origin, admin, planted)
    for (let looked = 0; looked < 120; looked += 1) {
      const { rows } = await admin.query<{ due: number }>('select count(*)::int as due from right_due')
      if (rows[0]?.due === 0) break
      await pause(500)
    }
    await admin.query('analyze')
    await admin.query('checkpoint')
    const clear = await clearColumns(admin)
    const cores = [coreLimit(house.process.pid ?? 0)]
    const place = await placeOf(folder.data, SHARED_FOLDER)
    const trace = traceOfServer(place.data)
    if (trace) cores.push(coreLimit(trace.pid))
    await admin.end()
    await house.stop()

    const read = { files: 0, bytes: 0 }
    const inData = [...(await searchFolder(folder.data, read)), ...(place.home === folder.data ? [] : await searchFolder(place.home, read))]
    const inTemporary = await searchFolder(temporary, read)
    const inLog = searchBytes(Buffer.from(house.printed()), 'log')
    const logged = house.printed().length

    // 1. PostgreSQL: only the columns of the list, and every column of the list
    const columns = new Set([...clear.values()].flatMap((places) => [...places]))
    const unexpected = [...columns].filter((one) => !(one in clearPlaces) && !notReached.test(one))
    const unseen = Object.keys(clearPlaces).filter((one) => !columns.has(one))
    for (const one of unexpected)
      log(
        `in clear and not on the list: ${one}, from ${[...clear]
          .filter(([, places]) => places.has(one))
          .map(([word]) => planted.get(word))
          .slice(0, 3)
          .join(' · ')}`,
      )
    for (const one of unseen) log(`on the list and not found: ${one}`)
    // 2. files: a word lies in one of them when a column holds it, or held it
    const inFiles = new Map<string, Set<string>>()
    for (const { word, file, encoding } of inData)
      (inFiles.get(word) ?? inFiles.set(word, new Set()).get(word))?.add(`${encoding} ${file.slice(place.home.length)}`)
    // keys of search hold the beginnings of names: such a hit ends where the next key begins
    const whole = [...inFiles.keys()].filter((word) => new RegExp(`^${PREFIX}[a-z]{8}$`).test(word))
    const leaked = whole.filter((word) => !clear.has(word) && !clearFields.some((field) => field.test(planted.get(word) ?? '')))
    for (const word of leaked)
      log(`in a file and in no column: ${planted.get(word) ?? word}: ${[...(inFiles.get(word) ?? [])].slice(0, 4).join(', ')}`)
    const lost = [...clear.keys()].filter((word) => !inFiles.has(word))
    for (const hit of [...inLog, ...inTemporary]) log(`in ${hit.file}: ${planted.get(hit.word) ?? hit.word}`)

    const sealed = planted.size - clear.size
    const figures: Figure[] = [
      {
        found: `${planted.size} words typed in ${count.forms} forms, in addresses, headers and failing pages: ${clear.size} lie in clear, in ${columns.size} columns of which ${unexpected.length} not on the list of ${Object.keys(clearPlaces).length}, ${unseen.length} of the list not found`,
        target: 'the columns of the list, no more and no less',
        held: unexpected.length === 0 && unseen.length === 0 && count.kept > 40 && count.failed.length === 0,
        counted: planted.size,
      },
      {
        found: `${sealed} others searched in ${read.files} files of the data and temporary folders (${Math.round(read.bytes / 1e6)} MB: tables, indexes, journal, statistics; ${encodings.length} ways of writing): ${leaked.length} found; ${lost.length} of the clear ones not found`,
        target: '0 found, 0 clear ones missed',
        held: leaked.length === 0 && lost.length === 0 && missed.length === 0 && read.bytes > 1e7,
        counted: sealed,
      },
      {
        found: `${inLog.length} words in ${logged} characters of log, ${inTemporary.length} in temporary files (core files of the application and of PostgreSQL limited to ${cores.join(', ')})`,
        target: '0',
        held: inLog.length === 0 && inTemporary.length === 0 && logged > 0,
        counted: logged,
      },
    ]
    return { figures }
  } finally {
    await folder.remove()
  }
}

export default proof
