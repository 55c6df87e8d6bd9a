import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { diceOf } from './dice.ts'
import { newFolder } from './house.ts'
import type { Proof } from './promise.ts'
import { cutAfter, keptOf, openLetters } from './uploads/letters.ts'

/**
 * Promise 10: a sending of pages that breaks off leaves nothing behind. Lines cut at any byte, lengths that lie, and the application killed in the
 * middle: no row, no file beside the database, and the next sending is taken whole.
 */
const rounds = { test: 20, prove: 120, all: 600 } as const
const KILLS = { test: 1, prove: 4, all: 20 } as const
const SIZE = 3 * 1_048_576

/** Names in the temporary folder that were not there before, those of other programs that run beside apart. */
const filesOf = async (): Promise<Set<string>> =>
  new Set((await readdir(tmpdir())).filter((name) => /upload|multipart|busboy|undici|formdata/i.test(name)))

const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(SIZE, 'a page that nobody reads\n'), Buffer.from('\n%%EOF\n')])

const proof: Proof = async ({ scope, log }) => {
  const folder = await newFolder()
  let house = await folder.open()
  const admin = new pg.Client(await folder.configFor('cluster_admin'))
  try {
    await admin.connect()
    const { seed, between } = diceOf()
    log(`seed ${seed} (APARTE_PROOF_SEED)`)
    let letters = await openLetters(house.origin)
    const [before, beside] = [await keptOf(admin), await filesOf()]
    const wrong: string[] = []
    for (let round = 0; round < rounds[scope]; round += 1) {
      const whole = letters.raw(pdf)
      await cutAfter(Number(new URL(house.origin).port), whole, between(1, whole.length - 1))
    }
    // a length that promises more than comes, and one that promises less
    const port = (): number => Number(new URL(house.origin).port)
    await cutAfter(port(), letters.raw(pdf, { length: pdf.length + 1_000_000 }), Number.MAX_SAFE_INTEGER)
    await cutAfter(port(), letters.raw(pdf, { length: 5_000 }), Number.MAX_SAFE_INTEGER)
    for (let kill = 0; kill < KILLS[scope]; kill += 1) {
      const sent = letters.send([{ bytes: pdf }]).catch(() => ({ status: 0, text: '' }))
      await pause(between(0, 60))
      await house.kill()
      const { status } = await sent
      house = await folder.open()
      letters = await openLetters(house.origin)
      // one that was answered is kept, one that was not may be kept: never a part of it
      const { rows } = await admin.query<{ size: number; long: number }>('select size, length(content) as long from letter_page')
      if (rows.some(({ size, long }) => size !== pdf.length || long <= size) || (status === 302 && rows.length === 0))
        wrong.push(`kill ${kill}: ${status}, ${rows.length} rows`)
      await admin.query('delete from letter_page')
    }
    await pause(500)
    const after = await keptOf(admin)
    if (after !== before) wrong.push(`kept ${after}, before ${before}`)
    for (const name of await filesOf()) if (!beside.has(name)) wrong.push(`left ${name}`)
    const next = await letters.send([{ bytes: pdf }])
    const taken = await keptOf(admin)
    const sees = next.status === 302 && taken === `1 pages, ${pdf.length} bytes`
    for (const line of wrong) log(line)
    const counted = rounds[scope] + 2 + KILLS[scope]
    return {
      figures: [
        {
          found: `${counted} sendings of ${(SIZE / 1_048_576).toFixed(0)} MB broken off (${rounds[scope]} cut at any byte, 2 with a length that lies, ${KILLS[scope]} with the application killed), ${wrong.length} left something; the next one ${sees ? 'is taken whole' : `IS NOT: ${next.status}, ${taken}`}`,
          target: '0 left something, the next one taken',
          held: wrong.length === 0 && sees,
          counted,
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
