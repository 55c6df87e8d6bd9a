import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { newExternal } from './external.ts'
import { logIn } from './person.ts'
import type { Person } from './person.ts'
import type { Figure, Proof } from './promise.ts'

/** The version that was published before this one. */
const PREVIOUS = 'v0.1.0'

/** The application as it was published, built beside this one; null when its tag is not in this copy. */
const previousVersion = (into: string): boolean => {
  if (spawnSync('git', ['rev-parse', '--verify', '--quiet', `${PREVIOUS}^{commit}`]).status !== 0) return false
  mkdirSync(into)
  execFileSync('sh', ['-c', `git archive ${PREVIOUS} | tar -x -C "$1"`, 'sh', into])
  symlinkSync(resolve('node_modules'), join(into, 'node_modules'))
  execFileSync(process.execPath, ['scripts/build.ts'], { cwd: into, stdio: ['ignore', 'ignore', 2] })
  return true
}

type Phase = 'before' | 'during' | 'after' | 'both'
const phases: readonly Phase[] = ['before', 'during', 'after', 'both']

/**
 * The previous version serves people while the database is brought to this one, goes on serving over it, then beside this one. Nobody gets an error
 * in any of the three states, and what was confirmed is there. A migration that is killed in the middle is finished by the next try.
 */
const proof: Proof = async ({ scope, log }) => {
  if (!existsSync('.git')) return { missing: 'the history of the project (git), where the previous version is' }
  const kills = { test: 1, prove: 4, all: 25 }[scope]
  const external = await newExternal({ prepare: false })
  const judge = new pg.Client(external.admin)
  try {
    const old = join(external.folder.path, 'previous')
    if (!previousVersion(old)) return { missing: `the tag ${PREVIOUS}` }
    const before = readdirSync(join(old, 'db', 'migrations'))
    const now = readdirSync(join('db', 'migrations'))
    const previous = { DATABASE_OWNER_URL: external.superuser, script: 'scripts/start.ts', prefix: ['env', '-C', old] }
    const { script, prefix, ...env } = previous
    const oldHouse = await external.folder.open({ env: { ...external.serving, ...env }, script, prefix })
    await judge.connect()

    const noteCount = async (): Promise<number> =>
      (await judge.query<{ n: number }>('select count(*)::int as n from entry')).rows[0]?.n ?? 0
    const notesBefore = await noteCount()
    let phase: Phase = 'before'
    const count = new Map<Phase, { answers: number; wrong: Map<string, number> }>(
      phases.map((one) => [one, { answers: 0, wrong: new Map() }]),
    )
    let [going, notes] = [true, 0]
    const one = async (person: Person, house: 'previous' | 'present', own: string | undefined): Promise<void> => {
      for (let n = 0; going; n += 1) {
        const paths = [
          '/',
          '/dossiers',
          '/journee',
          '/mon-compte',
          ...(own ? [`/dossiers/${own}`, `/dossiers/${own}/faits`, `/dossiers/${own}/droits`] : []),
        ]
        const path = paths[n % paths.length] ?? '/'
        const at = phase
        const status = await person.get(path).then(
          async (answer) => {
            await answer.arrayBuffer()
            return answer.status
          },
          () => 0,
        )
        const kept = count.get(at)
        if (!kept) continue
        kept.answers += 1
        if (status === 0 || status >= 500) {
          const what = `${house} ${path.replace(/[0-9a-f-]{36}/, ':id')}: ${status}`
          kept.wrong.set(what, (kept.wrong.get(what) ?? 0) + 1)
        }
        if (own && n % 9 === 8) {
          const text = `Passage pendant la mise à jour, ${house} ${n}`
          const answer = await person.post(`/dossiers/${own}/noter`, { text, kind: 'note', theme: '' }).catch(() => null)
          if (answer?.status === 302) notes += 1
          if (!answer || answer.status >= 500)
            kept.wrong.set(`${house} a note: ${answer?.status ?? 0}`, (kept.wrong.get(`${house} a note`) ?? 0) + 1)
        }
      }
    }
    const householdOf = async (person: Person): Promise<string | undefined> =>
      /\/dossiers\/([0-9a-f]{8}-[0-9a-f-]{27})/.exec(await (await person.get('/dossiers')).text())?.[1]
    const work: Promise<void>[] = []
    for (const name of ['Solène Kerbrat', 'Solène Kerbrat', 'Hélène Prigent', 'Jocelyne Tual', 'Yann Le Goff']) {
      const person = await logIn(oldHouse.origin, name)
      work.push(one(person, 'previous', name === 'Solène Kerbrat' ? await householdOf(person) : undefined))
    }
    await pause(2_000)
    phase = 'during'
    const started = performance.now()
    const said = await new Promise<string>((done, reject) => {
      const child = spawn(process.execPath, ['scripts/migrate.ts'], {
        env: {
          ...process.env,
          ...external.serving,
          DATABASE_OWNER_URL: external.superuser,
          APARTE_DATA: external.folder.data,
          APARTE_KEY_FILE: external.folder.keyFile,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let text = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += String(chunk)))
      child.once('exit', (code) => (code === 0 ? done(text) : reject(new Error(`The migration ended with ${code}: ${text}`))))
    })
    const ms = performance.now() - started
    log(said.trim().slice(0, 300))
    phase = 'after'
    await pause(3_000)
    const present = await external.serve({ APARTE_NIGHT: 'elsewhere' })
    phase = 'both'
    for (const name of ['Solène Kerbrat', 'Jocelyne Tual']) {
      const person = await logIn(present.origin, name)
      work.push(one(person, 'present', name === 'Solène Kerbrat' ? await householdOf(person) : undefined))
    }
    await pause(3_000)
    going = false
    await Promise.all(work)
    const code = await oldHouse.stop()
    const written = (await noteCount()) - notesBefore
    await present.stop()

    // the same migration on copies made before it, killed at a random moment, then run again
    let finished = 0
    const total = now.filter((name) => name.endsWith('.sql')).length
    for (let round = 0; round < kills; round += 1) {
      const name = `killed_${round}`
      const maker = new pg.Client({ ...external.admin, database: 'postgres' })
      await maker.connect()
      await maker.query(`create database ${name}`)
      await maker.end()
      const url = external.superuser.replace('/aparte?', `/${name}?`)
      const run = (projectFolder: string, killAfter?: number): Promise<number | null> =>
        new Promise((done) => {
          const entry = existsSync(join(projectFolder, 'scripts', 'migrate.ts'))
            ? ['scripts/migrate.ts']
            : [
                '--input-type=module',
                '-e',
                `import pg from 'pg'; import { prepareDatabase } from '#db/prepare.server.ts'; await prepareDatabase({ admin: { connectionString: process.env.DATABASE_OWNER_URL }, sqlFolder: 'db', mode: 'demo' })`,
              ]
          const child = spawn(process.execPath, entry, {
            cwd: projectFolder,
            env: {
              ...process.env,
              ...external.serving,
              DATABASE_OWNER_URL: url,
              APARTE_KEY_FILE: external.folder.keyFile,
              APARTE_DATA: external.folder.data,
            },
            stdio: ['ignore', 'ignore', 'pipe'],
          })
          if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter)
          child.once('exit', (ended) => done(ended))
        })
      if ((await run(old)) !== 0) throw new Error('The previous version could not prepare its database')
      await run(process.cwd(), 300 + ((round * 977) % 1_500))
      const again = await run(process.cwd())
      const looked = new pg.Client({ ...external.admin, database: name })
      await looked.connect()
      const { rows } = await looked.query<{ n: number }>(`select count(*)::int as n from schema_script where kind = 'migration'`)
      await looked.end()
      if (again === 0 && rows[0]?.n === total) finished += 1
    }

    const wrong = phases.flatMap((named) => [...(count.get(named)?.wrong ?? [])].map(([what, n]) => `${named}: ${what} × ${n}`))
    for (const line of wrong.slice(0, 20)) log(line)
    for (const line of `${oldHouse.printed()}\n${present.printed()}`
      .split('\n')
      .filter((one) => one.includes('"incident"'))
      .slice(0, 5))
      log(line.slice(0, 400))
    const failures = phases.map((named) => [...(count.get(named)?.wrong.values() ?? [])].reduce((sum, n) => sum + n, 0))
    const answers = phases.map((named) => count.get(named)?.answers ?? 0)
    const figures: Figure[] = [
      {
        found: `${PREVIOUS} serving while ${now.length - before.length} migrations are laid in ${(ms / 1_000).toFixed(1)} s: before ${answers[0]} requests, ${failures[0]} failed; during ${answers[1]}, ${failures[1]}; after ${answers[2]}, ${failures[2]}; both versions at once ${answers[3]}, ${failures[3]}; ${notes} notes confirmed, ${notes - written} lost; end ${code}`,
        target: '0 failed before, after and at once, at most 1 % during, 0 lost',
        held:
          failures.every((n, i) => (phases[i] === 'during' ? n <= (answers[i] ?? 0) / 100 : n === 0)) &&
          written === notes &&
          notes > 0 &&
          code === 0,
        counted: Math.min(...answers),
      },
      {
        found: `${kills} migrations killed in the middle: ${finished} finished by the next try`,
        target: 'all',
        held: finished === kills,
        counted: kills,
      },
    ]
    return { figures }
  } finally {
    await judge.end().catch(() => undefined)
    await external.close()
  }
}

export default proof
