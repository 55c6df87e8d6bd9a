import pg from 'pg'
import { RouterContextProvider } from 'react-router'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Action, Actor } from '#core/actor.ts'
import { Refused } from '#core/errors.ts'
import { uuidv4 } from '#core/ids.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import { hallContext } from './context.ts'
import type { Hall } from './context.ts'
import { FORM_KEY } from './form-key.ts'
import { submit } from './page.server.ts'
import type { SubmitOptions } from './page.server.ts'

/** Forms sent to the guard of every act, over a house with its database: what is written is one row of « lu » for each act that was done. */
let t: TestHouse
let marie: Actor
let anne: Actor
beforeAll(async () => {
  t = await openTestHouse()
  ;[marie, anne] = [await t.anAgent(), await t.anAgent()]
})
afterAll(() => t.close())
beforeEach(() => t.admin.query('delete from watch_read; delete from form_sent'))

const acting: Action = { id: 'test.once', roles: ['worker'], audit: 'essai' }
const other: Action = { id: 'test.onceOther', roles: ['worker'], audit: 'autre essai' }
const newKey = (): string => uuidv4(t.house.random(16))

type How = SubmitOptions & { action?: Action; fails?: () => Error | null; answer?: (place: number) => Response }
/** An act that writes a row under an id of its own and leads to it: a second writing would lead elsewhere. */
const act = ({ action = acting, fails = () => null, answer, ...options }: How = {}) => {
  let place = 0
  return submit(
    action,
    z.object({ item: z.string().min(1, 'Écrivez quelque chose.') }),
    async ({ tx, value }) => {
      const id = tx.newId()
      await tx.q
        .insertInto('watch_read')
        .values({ organisation_id: tx.org, id, agent_id: tx.actor.agentId, item: `${value.item} ${id}`, read_at: tx.now })
        .execute()
      const failure = fails()
      if (failure) throw failure
      place += 1
      return answer?.(place) ?? new Response(null, { status: 302, headers: { location: `/la/${id}` } })
    },
    options,
  )
}

const send = async (
  what: ReturnType<typeof act>,
  form: Record<string, string>,
  { as = marie, path = '/veille' }: { as?: Actor; path?: string } = {},
): Promise<{ status: number; to: string | null; errors: Record<string, string> }> => {
  const context = new RouterContextProvider()
  context.set(hallContext, {
    house: t.house,
    visit: { state: 'open', actor: as },
    unknown: null,
    kept: { form: null },
  } as unknown as Hall)
  const request = new Request(`http://localhost${path}`, { method: 'POST', body: new URLSearchParams(form) })
  const answer = await what({ request, params: {}, context })
  return answer instanceof Response
    ? { status: answer.status, to: answer.headers.get('location'), errors: {} }
    : { status: answer.init?.status ?? 200, to: null, errors: answer.data.errors }
}
const one = async (query: string): Promise<number> => (await t.admin.query<{ n: number }>(query)).rows[0]?.n ?? -1
const written = (): Promise<number> => one('select count(*)::int as n from watch_read')
const marks = (): Promise<number> => one('select count(*)::int as n from form_sent')
const lines = (outcome: string): Promise<number> =>
  one(`select count(*)::int as n from audit.entry where action = 'test.once' and outcome = '${outcome}'`)

describe('the same form, sent again', () => {
  it('writes once, leaves one line in the log, and leads where it led', async () => {
    const form = { item: 'note', [FORM_KEY]: newKey() }
    const [done, refused] = [await lines('done'), await lines('refused')]
    const first = await send(act(), form)
    expect(first.status).toBe(302)
    for (let again = 0; again < 3; again++) expect(await send(act(), form)).toEqual(first)
    expect([await written(), await marks(), (await lines('done')) - done, (await lines('refused')) - refused]).toEqual([1, 1, 1, 0])
  })

  it('twice at once, a hundred times: one writes, both are led to it', async () => {
    let wrong = 0
    for (let round = 1; round <= 100; round++) {
      const form = { item: 'note', [FORM_KEY]: newKey() }
      const what = act()
      const [a, b] = await Promise.all([send(what, form), send(what, form)])
      if (a.status !== 302 || a.to !== b.to || (await written()) !== round) wrong += 1
    }
    process.stdout.write(`once: 100 forms sent twice at once, ${await written()} rows written, ${wrong} rounds wrong\n`)
    expect(wrong).toBe(0)
  })

  it('from another session of the same agent finds that it is done', async () => {
    const form = { item: 'note', [FORM_KEY]: newKey() }
    const first = await send(act(), form)
    expect(await send(act(), form, { as: { ...marie, ...(await t.aSession(marie.agentId)) } })).toEqual(first)
    expect(await written()).toBe(1)
  })

  it('with its fields in another order, as the page of an error gives them back, is the same', async () => {
    const key = newKey()
    const first = await send(act(), { item: 'deux\r\nlignes', more: 'x', [FORM_KEY]: key })
    expect(await send(act(), { [FORM_KEY]: key, more: 'x', item: 'deux\nlignes' })).toEqual(first)
    expect(await written()).toBe(1)
  })

  it('whose answer was a page is told that it is done, and what to do', async () => {
    const form = { item: 'note', [FORM_KEY]: newKey() }
    const what = act({ answer: () => new Response(null, { status: 204 }) })
    expect((await send(what, form)).status).toBe(204)
    expect(await send(what, form)).toMatchObject({ status: 422, errors: { '': expect.stringContaining('déjà parti') } })
    expect(await written()).toBe(1)
  })
})

describe('what is an act of its own', () => {
  it.each([
    ['typed otherwise', { item: 'autre note' }, {}],
    ['sent to another address', {}, { path: '/veille?jour=2026-11-22' }],
  ])('the same key, %s', async (_what, fields, where) => {
    const form = { item: 'note', [FORM_KEY]: newKey() }
    const first = await send(act(), form)
    expect((await send(act(), { ...form, ...fields }, where)).to).not.toBe(first.to)
    expect(await written()).toBe(2)
  })

  it('the same key for another act, or of another agent, who learns nothing by it', async () => {
    const form = { item: 'note', [FORM_KEY]: newKey() }
    const places = [await send(act(), form), await send(act({ action: other }), form), await send(act(), form, { as: anne })]
    expect(new Set(places.map(({ to }) => to)).size).toBe(3)
    expect(await written()).toBe(3)
  })

  it.each([
    ['without a key', undefined],
    ['with one that is not of our pages', 'x'],
    ['with an empty one', ''],
  ])('a form %s, each time', async (_what, key) => {
    const form = { item: 'note', ...(key === undefined ? {} : { [FORM_KEY]: key }) }
    const first = await send(act(), form)
    expect((await send(act(), form)).to).not.toBe(first.to)
    expect([await written(), await marks()]).toEqual([2, 0])
  })

  it('an act that may be done again, each time', async () => {
    const form = { item: 'note', [FORM_KEY]: newKey() }
    await send(act({ again: true }), form)
    await send(act({ again: true }), form)
    expect([await written(), await marks()]).toEqual([2, 0])
  })
})

describe('what was not done gives its key back', () => {
  it('refused by its schema, then corrected', async () => {
    const key = newKey()
    expect(await send(act(), { item: '', [FORM_KEY]: key })).toMatchObject({ status: 422, errors: { item: 'Écrivez quelque chose.' } })
    expect((await send(act(), { item: 'note', [FORM_KEY]: key })).status).toBe(302)
    expect(await written()).toBe(1)
  })

  it('refused by the act, or failed in the midst of it, then sent again as it is', async () => {
    const form = { item: 'note', [FORM_KEY]: newKey() }
    const failures: (Error | null)[] = [new Refused({ item: 'Déjà pris.' }), new Error('an incident'), null]
    const what = act({ fails: () => failures.shift() ?? null })
    expect(await send(what, form)).toMatchObject({ status: 422, errors: { item: 'Déjà pris.' } })
    await expect(send(what, form)).rejects.toThrow('an incident')
    expect([await written(), await marks()]).toEqual([0, 0])
    expect((await send(what, form)).status).toBe(302)
    expect([await written(), await marks()]).toEqual([1, 1])
  })

  it('failed while the second sending waited for it: the second one writes', async () => {
    let turn = 0
    const what = act({ fails: () => (turn++ === 0 ? new Error('an incident') : null) })
    const form = { item: 'note', [FORM_KEY]: newKey() }
    const both = await Promise.allSettled([send(what, form), send(what, form)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect([await written(), await marks()]).toEqual([1, 1])
  })
})

it('is forgotten after seven days, by the jobs', async () => {
  await send(act(), { item: 'note', [FORM_KEY]: newKey() })
  await send(act(), { item: 'autre', [FORM_KEY]: newKey() })
  await t.admin.query(`update form_sent set sent_at = now() - interval '6 days 23 hours'`)
  await t.admin.query(`update form_sent set sent_at = now() - interval '7 days 1 minute' where mark = (select mark from form_sent limit 1)`)
  await t.admin.query('set role aparte_jobs; select app.forget_forms_sent(); reset role')
  expect(await marks()).toBe(1)
})

it('holds neither the key, nor what was typed, nor where it led, in clear', async () => {
  const key = newKey()
  const { to } = await send(act(), { item: 'qzkvwjmots', [FORM_KEY]: key })
  const rows = await t.admin.query<{ row: string }>(`select f::text || encode(mark, 'escape') as row from form_sent f`)
  expect(rows.rows).toHaveLength(1)
  expect(rows.rows[0]?.row).not.toMatch(new RegExp(`qzkvwj|${key}|/la/|${to?.slice(4)}`))
  const kept = await t.admin.query<{ location: string }>('select location from form_sent')
  expect(Buffer.from(kept.rows[0]?.location ?? '', 'base64').toString('latin1')).not.toContain('/la/')
})

it('costs two statements the first time, and the second sending asks two and writes nothing', async () => {
  const asked = async (form: Record<string, string>): Promise<number> => {
    const query = vi.spyOn(pg.Client.prototype, 'query')
    await send(act(), form)
    const { length } = query.mock.calls
    query.mockRestore()
    return length
  }
  const form = { item: 'note', [FORM_KEY]: newKey() }
  const counts = [await asked({ item: 'note' }), await asked(form), await asked(form)]
  process.stdout.write(
    `once: ${counts[0]} statements for an act without a key, ${counts[1]} with one, ${counts[2]} when it is sent again\n`,
  )
  // begin, act, line of the log, end
  expect(counts).toEqual([4, 6, 4])
})
