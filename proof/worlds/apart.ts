import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { openHouse } from '#db/door.server.ts'
import { Vault } from '#db/vault.server.ts'
import { wallClock } from '#web/clock.ts'
import { seeding, ZONE } from '../../seed/household.ts'
import { patterns } from '../crawl.ts'
import { pageForms, pageLinks } from '../page-forms.ts'
import { maskFor } from './admitted.ts'
import { drawing, ENDS, filled, forbiddenAddress, STARTS } from './asking.ts'
import { compareAnswers } from './compare.ts'
import { idsOf, oneOfThem } from './hidden-case.ts'
import { fillInstruments } from './instruments.ts'
import { idOf, tokenOf, townOf } from './people.ts'
import type { Ask, Base, World } from './worlds.ts'

/**
 * A household that others hold in part: in one of two worlds its referent filled every instrument in the parts that they do not hold. What they read of it,
 * of « Ce qui court », of their day and of every count is the same, byte for byte; the ids of what is apart answer like ids that were never given.
 */
const APART = ['health', 'childProtection', 'violence', 'justice'] as const
/** Who holds what of it. The others hold nothing: a desk, a manager, who guards the log, who administers. */
const HOLD = {
  bruno: ['identity', 'general', 'budget'],
  ines: ['identity', 'general'],
  jocelyne: [],
  helene: [],
  claire: [],
  yann: [],
} as const
/** Pages that compute every right of several households: asked of elsewhere. */
const HEAVY = /^\/veille/

export type ApartTally = { asked: number; pages: number; acts: number; rows: number; told: number; findings: Map<string, string> }

/** The first open household of Solène, unprotected, with two persons or more; known in part to two colleagues from now on, alike in every world. */
const shareInPart = async ({ admin }: World): Promise<string> => {
  const { rows } = await admin.query<{ id: string }>(
    `select f.id from case_file f join agent a on a.organisation_id = f.organisation_id and a.id = f.referent_id
     where a.login = 'solene' and f.closed_at is null and not f.protected and (select count(*) from person p where p.case_file_id = f.id) > 1 order by f.number limit 1`,
  )
  const file = rows[0]?.id ?? ''
  await admin.query(`delete from compartment_access where case_file_id = $1 and agent_id in (select id from agent where login = any ($2))`, [file, Object.keys(HOLD)])
  for (const [login, kinds] of Object.entries(HOLD))
    for (const kind of kinds)
      await admin.query(
        `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
         select c.organisation_id, $1, c.id, c.case_file_id, a.id, 'coWorker', f.referent_id, f.opened_at
         from compartment c join case_file f on f.id = c.case_file_id join agent a on a.organisation_id = c.organisation_id and a.login = $2 where c.case_file_id = $3 and c.kind = $4`,
        [idOf(`apart ${login} ${kind}`), login, file, kind],
      )
  return file
} // prettier-ignore

/** The referent fills what is apart; @returns ids of all of it, and how many rows it is. */
const fillApart = async (world: World, rootKey: Buffer, file: string, begun: Date) => {
  const pool = new pg.Pool({ ...world.web, max: 2 })
  pool.on('error', () => {})
  let acts = 0
  const house = openHouse({
    pool,
    vault: new Vault(rootKey, randomBytes),
    clock: () => new Date(begun.getTime() + (acts += 1)),
    random: randomBytes,
  })
  try {
    const town = await townOf(world.admin)
    const personId = await oneOfThem(world.admin, file)
    const given = {
      caseFileId: file,
      personId,
      today: wallClock(begun, ZONE).date,
      words: 'Ce qui est à part ne se voit pas.',
      cents: 123_456,
      at: begun.getTime(),
    }
    await fillInstruments((act, ...args) => house.writing(town.agents.solene, seeding, {}, (tx) => act(tx, ...args)), {
      ...given,
      parts: new Set(APART),
    })
  } finally {
    await house.close()
  }
  const apart = await world.admin.query<{ id: string }>('select id from compartment where case_file_id = $1 and kind = any ($2)', [
    file,
    APART,
  ])
  const ids = await idsOf(world.admin, file, apart.rows.map(({ id }) => id)) // prettier-ignore
  return { ids, rows: [...ids.values()].flat().length }
}

const inHousehold = patterns.filter((one) => one.startsWith('/dossiers/:id'))

/** Asks both worlds, for each who looks: every page of the household, what they lead to, the pages where a day begins, the addresses of what is apart. */
export const compareApart = async (
  base: Base,
  { most, plant }: { most: number; plant?: (world: World, file: string) => Promise<void> },
): Promise<ApartTally> => {
  const begun = Date.now()
  const name = (world: string): string => `apart_${world}${plant ? '_planted' : ''}`
  const [a, b] = await Promise.all([base.clone(name('a'), 'apart'), base.clone(name('b'), 'apart')])
  const tally: ApartTally = { asked: 0, pages: 0, acts: 0, rows: 0, told: 0, findings: new Map() }
  try {
    const [file] = await Promise.all([shareInPart(a), shareInPart(b)])
    if (plant) await Promise.all([plant(a, file), plant(b, file)])
    const { ids, rows } = await fillApart(a, base.rootKey, file, new Date(begun))
    tally.rows = rows
    const random = drawing(4_117)
    const today = wallClock(new Date(begun), ZONE).date
    const both = async (login: string, ask: Omit<Ask, 'cookie'>): Promise<{ same: boolean; status: number; html: string }> => {
      const turn = { turn: `apart ${tally.asked}`, now: begun + tally.asked * 3_000 }
      const full: Ask = { ...ask, cookie: `sid=${tokenOf(login)}` }
      const [inA, inB] = await Promise.all([a.ask(turn, full), b.ask(turn, full)])
      tally.asked += 1
      const until = Date.now() + 3_600_000
      const mask = maskFor(login, ask.path)
      const bare = compareAnswers(inA, inB, begun, until)
      const compared = mask && bare.same === false ? compareAnswers(inA, inB, begun, until, mask) : bare
      const key = `${login} ${ask.method} ${ask.path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')}`
      if (compared.same === false && !tally.findings.has(key)) tally.findings.set(key, `${ask.body ?? ''}\n  ${compared.where}\n  with    …${compared.a}…\n  without …${compared.b}…`)
      return { same: bare.same !== false, status: inB.status, html: Buffer.from(inB.body, 'latin1').toString('utf8') }
    } // prettier-ignore
    for (const [login, kinds] of Object.entries(HOLD)) {
      const waiting: string[] = STARTS.filter((path) => !HEAVY.test(path))
      if (kinds.length > 0)
        waiting.unshift(...inHousehold.filter((one) => !one.replace(':id', '').includes(':')).map((one) => one.replace(':id', file)))
      const seen = new Set(waiting)
      const limit = tally.pages + (kinds.length > 0 ? most : STARTS.length)
      while (waiting.length > 0 && tally.pages < limit) {
        const path = waiting.shift() ?? ''
        const read = await both(login, { method: 'GET', path })
        tally.pages += 1
        if (!read.same || read.status !== 200) continue
        for (const link of pageLinks(read.html))
          if (link.includes(file) && !seen.has(link) && !ENDS.test(link)) {
            seen.add(link)
            waiting.push(link)
          }
        // what she may write is kept alike, or refused alike
        const form = kinds.length > 0 && path.includes(file) ? pageForms(read.html, path).find(({ action }) => action.includes(file) && !ENDS.test(action)) : undefined
        if (form && (tally.acts += 1)) await both(login, { method: 'POST', path: form.action, body: filled(random, form, 'Essai', today) })
      } // prettier-ignore
      // the addresses of what is apart, read and written
      for (const pattern of inHousehold.filter((one) => /:\w+Id/.test(one)))
        for (const method of ['GET', 'POST'] as const) {
          const path = forbiddenAddress(random, new Map([...ids, ['case_file', [file]]]), [pattern])
          await both(login, { method, path, ...(method === 'POST' ? { body: 'intent=save&words=x' } : {}) })
        }
    }
    // who holds all of it reads something else in one world than in the other: what was filled is there to be told
    for (const path of ['', '/projet', '/evaluations', '/autonomie', '/suite', '/visite-hors-ligne']) {
      const [inA, inB] = await Promise.all([a, b].map((world) => world.ask({ turn: `told ${path}`, now: begun }, { method: 'GET', path: `/dossiers/${file}${path}`, cookie: `sid=${tokenOf('solene')}` })))
      if (inA && inB && inA.body !== inB.body) tally.told += 1
    } // prettier-ignore
    return tally
  } finally {
    await Promise.all([a.close(), b.close()])
  }
}
