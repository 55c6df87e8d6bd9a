import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { spawnOptions } from '#db/cluster/account.ts'
import { findBinaries } from '#db/cluster/binaries.ts'
import { placeOf, SHARED_FOLDER, socketFolderOf } from '#db/cluster/place.ts'
import { serverArguments } from '#db/cluster/settings.ts'
import { connect, freePort, inspectFiles, verifyHouse } from './behind.ts'
import { newFolder } from './house.ts'
import type { Folder, RunningHouse } from './house.ts'
import { logIn } from './person.ts'
import type { Person } from './person.ts'
import type { Proof } from './promise.ts'
import { notes, openHousehold } from './writers.ts'

const libraries = ['/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1', '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1']

/** PostgreSQL as the application would start it, under a clock of ours; the application adopts it. */
const startServer = async (folder: Folder, env: Record<string, string>): Promise<void> => {
  const place = await placeOf(folder.data, SHARED_FOLDER)
  const [socketFolder, { bin }] = [await socketFolderOf(place), await findBinaries({ account: place.account })]
  const options = spawnOptions(place.account)
  const log = openSync(place.logFile, 'a')
  spawn(join(bin, 'postgres'), serverArguments({ ...place, socketFolder }, { throwaway: false }), {
    ...options,
    env: { ...options.env, ...env },
    detached: true,
    stdio: ['ignore', 'ignore', log],
  }).unref()
  closeSync(log)
  for (let tries = 0; ; tries += 1) {
    const client = await connect(folder).catch(() => null)
    await client?.end()
    if (client) return
    if (tries === 300) throw new Error('PostgreSQL did not start under faketime')
    await pause(100)
  }
}

const where = async (person: Person, path = '/journee'): Promise<string> => {
  const answer = await person.get(path)
  await answer.text()
  return answer.status === 302 ? new URL(answer.headers.get('location') ?? '', 'http://x').pathname : String(answer.status)
}

/** The nights and days that clocks and programs get wrong; the wall clock of Paris stands in the name. */
const days = [
  { name: 'night of March, 3 a.m. after 1:59', at: '2027-03-28T00:59:57Z', day: '2027-03-28' },
  { name: 'night of October, 2 a.m. twice', at: '2027-10-31T00:59:57Z', day: '2027-10-31' },
  { name: '29 February', at: '2028-02-28T22:59:57Z', day: '2028-02-29' },
  { name: 'January 2038, past 32 bits', at: '2038-01-19T03:14:04Z', day: '2038-01-19' },
] as const

/** Promise 7: the clock of the machine jumps, for the application and PostgreSQL both, then for the application alone. */
const proof: Proof = async ({ scope, log }) => {
  const library = libraries.find((path) => existsSync(path))
  if (!library) return { missing: 'libfaketime (Debian: faketime)' }
  // an hour that comes twice, in `test`; the others take as long each
  const tried = scope === 'test' ? days.filter(({ day }) => day === '2027-10-31') : days
  const folder = await newFolder()
  const file = join(folder.path, 'clock')
  const env = { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' }
  let shift = 0
  /** Sets the clock so many seconds from the true one. */
  const step = (seconds: number): void => {
    shift = seconds
    writeFileSync(file, `${seconds >= 0 ? '+' : ''}${seconds}s\n`, { mode: 0o644 })
  }
  step(0)
  let house: RunningHouse | undefined
  const wrong: string[] = []
  let checks = 0
  const check = (holds: boolean, what: string): void => {
    checks += 1
    if (!holds) wrong.push(what)
  }
  try {
    house = await folder.open({ env: { PORT: String(await freePort()) } })
    await house.stop()
    await startServer(folder, env)
    house = await folder.open({ env: { ...env, PORT: String(await freePort()) } })
    const { origin } = house
    const come = (name = 'Solène Kerbrat'): Promise<Person> => logIn(origin, name)

    // an hour on: who was not seen is locked; an hour back: a session begun in the future is none; thirteen hours on: ended
    let solene = await come()
    check((await where(solene)) === '200', 'a fresh session does not open')
    const id = await openHousehold(solene, 'Essai de l’heure')
    step(3_600)
    check((await where(solene)) === '/rideau', `an hour later the session is not locked: ${await where(solene)}`)
    solene = await come()
    check((await where(solene)) === '200', 'a session of the moved clock does not open')
    step(0)
    check((await where(solene)) === '/connexion', `the clock an hour back leaves a session open: ${await where(solene)}`)
    solene = await come()
    step(13 * 3_600)
    check((await where(solene)) === '/connexion', `thirteen hours later the session is not ended: ${await where(solene)}`)
    const far = await come()
    step(0)
    check((await where(far)) === '/connexion', `a session begun in the future is open: ${await where(far)}`)

    // the clock goes to and fro while lines are written and sealed
    solene = await come()
    const writer = notes(solene, 'horloge')
    const client = await connect(folder)
    for (let times = 0; times < { test: 2, prove: 12, all: 60 }[scope]; times += 1) {
      step(times % 2 === 0 ? -3_600 : 3_600)
      solene.cookie = (await come()).cookie
      if (!(await writer.write())) wrong.push(`a save was refused at ${shift} s`)
      await pause(1_500)
    }
    step(0)
    solene.cookie = (await come()).cookie
    checks += writer.confirmed
    wrong.push(...(await writer.missing(client, true)))

    // nights and days
    for (const { name, at, day } of tried) {
      step(Math.round((Date.parse(at) - Date.now()) / 1_000))
      const person = await come()
      const appointment = await person.post(`/dossiers/${id}/rendez-vous`, {
        intent: 'poser',
        date: day,
        time: '09:15',
        minutes: '30',
        kind: 'interview',
      })
      check(appointment.status === 302, `${name}: no appointment: ${appointment.status}`)
      const note = await person.post(`/dossiers/${id}/noter`, { text: `Écrit : ${name}.` })
      check(note.status === 302, `${name}: no note: ${note.status}`)
      // over the edge
      await pause(4_500)
      check((await where(person)) === '200', `${name}: the session does not live over the edge: ${await where(person)}`)
      const page = await (await person.get(`/dossiers/${id}/rendez-vous`)).text()
      check(/9(?:\s|&nbsp;|\u00A0|\u202F)h(?:\s|&nbsp;|\u00A0|\u202F)15|09:15/.test(page), `${name}: the appointment is not at 9 h 15`)
      const { rows } = await client.query<{ wall: string }>(
        `select to_char(starts_at at time zone 'Europe/Paris', 'YYYY-MM-DD HH24:MI') as wall from appointment where case_file_id = $1 order by starts_at desc limit 1`,
        [id],
      )
      check(rows[0]?.wall === `${day} 09:15`, `${name}: kept at ${rows[0]?.wall}`)
      log(`clock: ${name}`)
    }
    step(0)
    await pause(7_000)
    const order = await client.query<{ bad: number; back: number }>(
      `select count(*) filter (where block_no < before_block)::int as bad, count(*) filter (where at < before_at)::int as back
       from (select block_no, at, max(block_no) over w as before_block, max(at) over w as before_at from audit.entry where block_no is not null
             window w as (order by id rows between unbounded preceding and 1 preceding)) e`,
    )
    await client.end()
    check(order.rows[0]?.bad === 0, `${order.rows[0]?.bad} lines sealed in an older block than lines before them`)
    check((order.rows[0]?.back ?? 0) > 0, 'the clock never went back in the log: nothing was tried')
    const sealed = await verifyHouse(folder)
    check(sealed.problems.length === 0, sealed.problems.join(' ; '))
    await house.stop()

    // the application alone is wrong: another machine than the database's
    for (const hours of ['-1h', '+1h']) {
      // not by the command `faketime`, which would stand between us and the process that we stop
      house = await folder.open({
        env: { LD_PRELOAD: library, FAKETIME: hours, FAKETIME_DONT_FAKE_MONOTONIC: '1', PORT: String(await freePort()) },
      })
      const person = await logIn(house.origin, 'Solène Kerbrat')
      check((await where(person)) === '200', `application alone at ${hours}: the session does not open`)
      const own = notes(person, `seule${hours}`)
      check(await own.write(), `application alone at ${hours}: a save is refused`)
      const looking = await connect(folder)
      wrong.push(...(await own.missing(looking)))
      await pause(4_000)
      wrong.push(...(hours === '+1h' ? (await inspectFiles(looking)).problems : []))
      await looking.end()
      check((await verifyHouse(folder)).problems.length === 0, `application alone at ${hours}: the log does not verify`)
      await house.stop()
    }
    for (const line of wrong) log(`clock: ${line}`)
    return {
      figures: [
        {
          found: `an hour on and back, thirteen hours on, to and fro while sealing, ${tried.map(({ name }) => name).join('; ')}; then the application alone: ${checks} checks, ${wrong.length} wrong; ${sealed.entries} lines in ${sealed.blocks} blocks, ${order.rows[0]?.back} of them from before the line before`,
          target: 'sessions end right, appointments stay at their wall time, the log is ordered by its numbers and verifies',
          held: wrong.length === 0,
          counted: Math.min(checks, sealed.entries),
        },
      ],
    }
  } finally {
    step(0)
    await house?.kill()
    await folder.remove()
  }
}

export default proof
