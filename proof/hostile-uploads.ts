import { readFileSync } from 'node:fs'
import pg from 'pg'
import { newFolder } from './house.ts'
import { logIn } from './person.ts'
import type { Figure, Proof } from './promise.ts'
import { keptOf, openLetters } from './uploads/letters.ts'
import { good, refused, SECRET, taken } from './uploads/samples.ts'

/**
 * Promise 11: what is hidden in a file does nothing. Files that are two things at once, scripts, bombs, programs, false kinds, too large, too many: refused with
 * a sentence, or kept and given back so that no browser runs them; nothing of them stands in clear, in the log, or is opened here.
 */
const MAY = /^attachment; filename="courrier-page-\d+\.(?:pdf|jpg|png)"$/
const residentMb = (pid: number): number => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

const proof: Proof = async ({ log }) => {
  const folder = await newFolder()
  const house = await folder.open({ env: { APARTE_LOG: 'json' } })
  const admin = new pg.Client(await folder.configFor('cluster_admin'))
  try {
    await admin.connect()
    const letters = await openLetters(house.origin)
    const stranger = await logIn(house.origin, 'Jocelyne Tual')
    const wrong: string[] = []
    const tell = (what: string, ok: boolean, found: unknown): void => {
      if (!ok) wrong.push(`${what}: ${String(found)}`)
    }
    const before = await keptOf(admin)
    for (const { what, ...file } of refused) {
      const { status, text } = await letters.send([file])
      tell(what, status === 422 && /id="champ-pages-erreur"/.test(text), status)
    }
    const many = await letters.send(Array.from({ length: 11 }, () => good))
    tell('eleven at once', many.status === 422, many.status)
    const heavy = await letters.send(
      [1, 2, 3].map(() => ({
        ...good,
        bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(7.5 * 1_048_576, 10), Buffer.from('%%EOF')]),
      })),
    )
    tell('more than a sending may weigh', heavy.status === 413, heavy.status)
    tell('what was refused', (await keptOf(admin)) === before, await keptOf(admin))
    const peak = residentMb(house.process.pid ?? 0)
    for (const { what, kind, ...file } of taken) {
      const { status } = await letters.send([file])
      const { rows } = await admin.query<{ id: string; content: Buffer }>(
        'select id, content from letter_page order by created_at desc, id desc limit 1',
      )
      const [row] = rows
      if (status !== 302 || !row) {
        wrong.push(`${what}: not taken (${status})`)
        continue
      }
      const address = `${letters.address}/${row.id}`
      const answer = await letters.person.get(address)
      const bytes = Buffer.from(await answer.arrayBuffer())
      const { headers } = answer
      tell(`${what}, kind`, headers.get('content-type') === kind, headers.get('content-type'))
      tell(`${what}, nosniff`, headers.get('x-content-type-options') === 'nosniff', headers.get('x-content-type-options'))
      tell(`${what}, attachment`, MAY.test(headers.get('content-disposition') ?? ''), headers.get('content-disposition'))
      tell(
        `${what}, sandbox`,
        headers.get('content-security-policy') === "default-src 'none'; sandbox",
        headers.get('content-security-policy'),
      )
      tell(`${what}, cache`, headers.get('cache-control') === 'no-store', headers.get('cache-control'))
      tell(`${what}, place`, !bytes.includes(SECRET), 'tells where it was taken, or what stood behind it')
      tell(`${what}, script`, kind === 'application/pdf' || !bytes.includes('<script'), 'holds a script')
      tell(`${what}, sealed`, !row.content.includes(bytes.subarray(0, 16)), 'lies in clear')
      const shut = await stranger.get(address)
      tell(`${what}, somebody else`, shut.status === 403 || shut.status === 404, shut.status)
      tell(`${what}, nobody`, (await fetch(house.origin + address, { redirect: 'manual' })).status === 302, 'answered')
      const seen = await admin.query(`select from audit.entry where action = 'letter.showPage' and subject_id = $1 and outcome = 'done'`, [
        row.id,
      ])
      tell(`${what}, log`, seen.rowCount === 1, `${seen.rowCount} lines`)
      // the rest of its letter is full after thirty: each is taken out again, and its bytes are gone
      await letters.person.post(letters.address, { intent: 'remove', pageId: row.id })
      tell(`${what}, gone`, (await letters.person.get(address)).status === 404, 'still there')
    }
    const grown = residentMb(house.process.pid ?? 0) - peak
    const said = house.printed()
    for (const word of ['a.html', 'passwd', 'a.svg', SECRET, 'lettre.pdf', 'courrier-page'])
      tell(`the log of requests, ${word}`, !said.includes(word), 'told')
    const { rows } = await admin.query<{ told: string }>(
      `select coalesce(string_agg(detail::text, ' '), '') as told from audit.entry where action like 'letter.%'`,
    )
    tell('the log of accesses', !/pdf|jpg|png|passwd|Clairval/.test(rows[0]?.told ?? ''), rows[0]?.told)
    for (const line of wrong) log(line)
    const files: Figure = {
      found: `${refused.length + 2} sendings refused and ${taken.length} files of two kinds, with scripts, bombs or false names kept and given back; ${wrong.length} faults (kind, attachment, sandbox, cache, place of a photo, log, somebody else)`,
      target: '0 faults',
      held: wrong.length === 0,
      counted: refused.length + taken.length,
    }
    return {
      figures: [
        files,
        {
          found: `memory ${grown.toFixed(0)} MB higher after ${taken.length} files, one of which unpacks to 50 MB`,
          target: 'under 50 MB: nothing is unpacked',
          held: grown < 50,
          counted: taken.length,
        },
      ],
    }
  } finally {
    await admin.end().catch(() => undefined)
    await house.stop()
    await folder.remove()
  }
}

export default proof
