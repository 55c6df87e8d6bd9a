import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { RouterContextProvider } from 'react-router'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '#core/actor.ts'
import { openHouse } from '#db/door.server.ts'
import type { House } from '#db/door.server.ts'
import { pipelining } from '#db/lane.server.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import { action as unshare, loader as afterUnshare } from '#features/case-file/unshare.route.tsx'
import { loader as account } from '#features/identity/account.route.tsx'
import { action as addFactor, loader as offerFactor } from '#features/identity/add-factor.route.tsx'
import { action as changePassphrase } from '#features/identity/change-passphrase.route.tsx'
import { hashPassphrase } from '#features/identity/hashing.server.ts'
import { action as take } from '#features/reception/take.route.tsx'
import { hallContext } from '#web/context.ts'
import type { Hall } from '#web/context.ts'

/** Routes over a house that has one connection: whoever holds it and waits for a second one never gets it. */
let t: TestHouse
let house: House
let marie: Actor
beforeAll(async () => {
  t = await openTestHouse()
  const pool = new pg.Pool({ ...t.configOf('web'), ...pipelining, max: 1, connectionTimeoutMillis: 2_000 })
  pool.on('error', () => {})
  house = openHouse({ pool, vault: t.house.vault, clock: () => new Date(), random: randomBytes })
  marie = await t.anAgent()
})
afterAll(async () => {
  await house.close()
  await t.close()
})

const contextOf = (actor: Actor): RouterContextProvider => {
  const context = new RouterContextProvider()
  const hall: Hall = {
    house,
    visit: {
      state: 'open',
      actor,
      tokenHash: actor.tokenHash,
      steppedUp: true,
      households: 0,
      idleSeconds: 600,
      lockedAt: null,
      siteName: null,
      hasPassphrase: false,
      addressHash: randomBytes(32),
    },
    unknown: null,
    kept: { form: null },
    mode: 'real',
    now: new Date(),
    today: '2026-06-16',
    time: '10:00',
    timeZone: 'Europe/Paris',
    // the provider itself is asked nothing by these pages
    signOn: { issuer: 'https://connexion.example', name: 'Connexion Clairval', strong: true } as unknown as Hall['signOn'],
    origin: 'http://localhost',
    script: (name) => name,
    sentenceOf: (id) => id,
    installation: {},
  }
  context.set(hallContext, hall)
  return context
}
const asked = (path: string, params: Record<string, string> = {}, form?: Record<string, string>) => ({
  request: new Request(`http://localhost${path}`, form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  params,
  context: contextOf(marie),
})
const attempts = async (action: string): Promise<string[]> =>
  (await t.admin.query<{ outcome: string }>('select outcome from audit.entry where action = $1 order by id', [action])).rows.map(
    ({ outcome }) => outcome,
  )

it('« Mon compte » and the page of a second factor ask what they need before the door opens', async () => {
  expect(await account(asked('/mon-compte') as never)).toMatchObject({ signOn: null, sessions: [{ thisOne: true }] })
  const offered = await offerFactor(asked('/mon-compte/second-facteur') as never)
  expect(offered.passkey).toContain('challenge')
  const refused = await addFactor(asked('/mon-compte/second-facteur', {}, { answer: '{}' }) as never)
  expect(refused).toMatchObject({ init: { status: 422 }, data: { errors: { '': expect.stringContaining('La clé n’a pas pu') } } })
})

it('a change of passphrase proves the current one, and counts the try, before the door opens', async () => {
  const [right, next] = ['le vent tourne sur la digue', 'quatre chevaux gris sous la pluie']
  const change = (current: string) =>
    changePassphrase(asked('/mon-compte/phrase', {}, { current, passphrase: next, again: next }) as never) as Promise<unknown>
  const refusedWith = (errors: Record<string, unknown>) => expect.objectContaining({ data: expect.objectContaining({ errors }) })
  expect(await change(right)).toEqual(refusedWith({ '': expect.stringContaining('n’ont pas de phrase') }))
  await t.admin.query('insert into credential (organisation_id, agent_id, passphrase_hash) values ($1, $2, $3)', [
    marie.organisationId,
    marie.agentId,
    await hashPassphrase(right, randomBytes),
  ])
  expect(await change('une autre phrase')).toEqual(refusedWith({ current: expect.stringContaining('Ce n’est pas') }))
  // without a recent step-up the database refuses: the session of this test proved nothing
  expect(await change(right)).toEqual(refusedWith({ '': expect.stringContaining('ne vaut plus') }))
  await t.admin.query('update session set stepped_up_at = now() where id = $1', [marie.sessionId])
  expect(await change(right)).toMatchObject({ status: 302 })
})

it('« Je la prends » for a request that is not hers leads on, and the attempt is written after the act', async () => {
  const id = house.newId()
  const answer: unknown = await take(asked(`/demandes/${id}/prendre`, { id }, {}) as never).catch((error: unknown) => error)
  expect(answer).toBeInstanceOf(Response)
  expect((answer as Response).headers.get('location')).toContain('dit=demande-deja-prise')
  expect(await attempts('request.take')).toEqual(['refused'])
})

it('an act alone that is refused stays to say why, with the way back; read by hand it leads on', async () => {
  const { id } = await t.aCaseFile(marie)
  const post = asked(`/dossiers/${id}/retirer-acces`, { id }, { agentId: 'personne' })
  const refused = await unshare(post as never)
  expect(refused).toMatchObject({ init: { status: 422 } })
  expect(afterUnshare(post)).toEqual({ back: `/dossiers/${id}/partager` })
  const read = (): unknown => afterUnshare(asked(`/dossiers/${id}/retirer-acces`, { id }))
  expect(read).toThrow(expect.objectContaining({ status: 302 }))
})
