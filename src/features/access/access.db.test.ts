import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#core/actor.ts'
import { Forbidden, Refused } from '#core/errors.ts'
import { nameKey } from '#core/names.ts'
import type { Read } from '#db/door.server.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { actions } from './actions.ts'
import { approveExceptional, askExceptional, changeExceptional, declareLink, excludeMyself, reviewExceptional } from './commands.server.ts'
import {
  findRunningExceptional,
  listExceptionalDeadlines,
  listJournal,
  listLog,
  listMyExceptional,
  listMyLinks,
  listReviews,
} from './queries.server.ts'

let t: TestHouse
let marie: TestAgent
let nora: TestAgent
let helene: TestAgent
let file: TestCase
let lastName: string
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

/** A name of its own for each test: the same database holds them all. */
let counter = 0
const letters = (n: number): string => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
beforeEach(async () => {
  counter += 1
  lastName = `Aubertin${letters(counter)}`
  const otherTeam = await t.aTeam({ siteId: await t.aSite('Maison des Tilleuls') })
  marie = await t.anAgent({ firstName: 'Marie' })
  nora = await t.anAgent({ firstName: 'Nora', teamId: otherTeam })
  helene = await t.anAgent({ firstName: 'Hélène', roles: ['manager'] })
  file = await aHousehold('Céline', lastName)
})

const aHousehold = async (firstName: string, name: string, options: { birth?: string; protected?: boolean } = {}): Promise<TestCase> => {
  const made = await t.aCaseFile(marie, { name: `${firstName} ${name}`, protected: options.protected ?? false })
  await t.admin.query(
    `insert into person (organisation_id, id, case_file_id, compartment_id, first_name, last_name, name_key, birth_date, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now(), $9)`,
    [
      t.organisationId,
      t.house.newId(),
      made.id,
      made.identity,
      firstName,
      name,
      nameKey(`${firstName} ${name}`),
      options.birth ?? null,
      marie.agentId,
    ],
  )
  return made
}
const prove = (agent: Actor) => t.admin.query('update session set stepped_up_at = now() where id = $1', [agent.sessionId])
const reason = 'Référente absente, appel du commissariat au sujet de la plainte.'
const ask = async (agent: Actor, more: { firstName?: string; lastName?: string; birthDate?: string | null } = {}): Promise<string> => {
  await prove(agent)
  return askNow(agent, more)
}
const askNow = (agent: Actor, more: { firstName?: string; lastName?: string; birthDate?: string | null } = {}): Promise<string> =>
  t.house.writing(agent, actions.ask, {}, (tx) =>
    askExceptional(tx, { firstName: 'Céline', lastName, birthDate: null, ground: 'referentAbsent', reason, ...more }),
  )
const held = (agent: Actor) =>
  t.asAgent(agent, async (tx) =>
    (await tx.q.selectFrom('compartment').select('id').where('organisation_id', '=', tx.org).execute()).map((row) => row.id),
  )
const mine = async (agent: Actor, id: string) => (await t.asAgent(agent, listMyExceptional)).find((one) => one.id === id)
const notices = async (agent: Actor, about: string) =>
  (await t.admin.query<{ kind: string }>('select kind from notice where agent_id = $1 and about_id = $2', [agent.agentId, about])).rows.map(
    (row) => row.kind,
  )
const journal = (tx: Read, id = file.id) => listJournal(tx, id, marie.agentId, 'Europe/Paris', (action) => action)

describe('an exceptional access', () => {
  it('opens identity alone, for sixty minutes, tells the referent and the manager at once, and each once', async () => {
    expect(await held(nora)).not.toContain(file.identity)
    const id = await ask(nora)
    expect(await held(nora)).toEqual([file.identity])
    const minutes = ((await mine(nora, id))?.expiresAt?.getTime() ?? 0) - Date.now()
    expect(minutes).toBeGreaterThan(59 * 60_000)
    expect(minutes).toBeLessThanOrEqual(60 * 60_000)
    expect(await notices(marie, id)).toEqual(['exceptionalAccess'])
    expect(await notices(helene, id)).toEqual(['exceptionalAccess'])
    expect(await t.asAgent(nora, (tx) => findRunningExceptional(tx, file.id))).toMatchObject({ id, caseFileId: file.id })
  })

  it('asks for a recent proof of identity, in the database as well', async () => {
    await t.admin.query(`update session set stepped_up_at = now() - interval '6 minutes' where id = $1`, [nora.sessionId])
    await expect(
      t.asWriter(nora, (tx) => askExceptional(tx, { firstName: 'Céline', lastName, birthDate: null, ground: 'referentAbsent', reason })),
    ).rejects.toBeInstanceOf(Forbidden)
  })

  it('answers the same when nobody is known, when the household is protected, and when it is shut to the asker', async () => {
    const hidden = `Cache${letters(counter)}`
    const shut = `Ferme${letters(counter)}`
    const protectedFile = await aHousehold('Céline', hidden, { protected: true })
    const shutFile = await aHousehold('Céline', shut)
    await t.admin.query(
      'insert into exclusion (organisation_id, id, case_file_id, agent_id, declared_by, declared_at) values ($1, $2, $3, $4, $4, now())',
      [t.organisationId, t.house.newId(), shutFile.id, nora.agentId],
    )
    const pages = []
    for (const name of ['Personne', hidden, shut]) {
      const id = await ask(nora, { lastName: name })
      const { id: _, askedAt: __, ...rest } = (await mine(nora, id)) ?? {}
      pages.push(rest)
      // nothing of it is readable by the asker by any other way
      const seen = await t.asAgent(nora, async (tx) => [
        ...(await tx.q.selectFrom('exceptional_access').select('id').execute()),
        ...(await tx.q.selectFrom('notice').select('id').execute()),
        ...(await tx.q.selectFrom('compartment_access').select('id').execute()),
        ...(await tx.q.selectFrom('case_file').select('id').execute()),
      ])
      expect(seen).toEqual([])
    }
    expect(pages[0]).toEqual({ openedAt: null, expiresAt: null, renewed: false, widened: false, caseFileId: null })
    expect(pages[1]).toEqual(pages[0])
    expect(pages[2]).toEqual(pages[0])
    // and the referent sees both attempts, with their reason, as refused
    for (const one of [protectedFile, shutFile]) {
      const rows = await t.asAgent(marie, (tx) => journal(tx, one.id))
      expect(rows.filter((row) => row.kind === 'refused')).toMatchObject([{ who: expect.stringContaining('Nora'), reason, seen: [] }])
    }
  })

  it('opens neither of two persons of the same name, unless the date of birth tells them apart', async () => {
    const twin = `Jumeau${letters(counter)}`
    const first = await aHousehold('Céline', twin, { birth: '1990-01-02' })
    await aHousehold('Céline', twin, { birth: '1991-01-02' })
    expect((await mine(nora, await ask(nora, { lastName: twin })))?.openedAt).toBeNull()
    expect((await mine(nora, await ask(nora, { lastName: twin, birthDate: '1990-01-02' })))?.caseFileId).toBe(first.id)
  })

  it('opens the household that is there, whether a protected one of the same name stands behind it or not', async () => {
    const name = `Homonyme${letters(counter)}`
    const open = await aHousehold('Céline', name)
    await aHousehold('Céline', name, { protected: true })
    expect((await mine(nora, await ask(nora, { lastName: name })))?.caseFileId).toBe(open.id)
  })

  it('reads the whole file at the second step, private passages excepted; writes nothing; ends when it is ended', async () => {
    const aparte = t.house.newId()
    await t.asWriter(marie, (tx) => {
      const key = tx.newKey(aparte)
      return sql`select app.create_aparte(${file.id}, ${aparte}, ${key.keyId}, ${key.wrapped}, array[]::uuid[], ${tx.now})`.execute(tx.q)
    })
    const id = await ask(nora)
    await t.admin.query(
      `insert into deadline (organisation_id, id, case_file_id, compartment_id, body, law, due_on, created_at, created_by) values ($1, $2, $3, $4, '', 'CASF L262-47', '2026-06-24', now(), $5)`,
      [t.organisationId, t.house.newId(), file.id, file.general, marie.agentId],
    )
    expect(await t.asAgent(nora, (tx) => listExceptionalDeadlines(tx, id))).toEqual([{ dueOn: '2026-06-24', law: 'CASF L262-47' }])
    expect(await t.asAgent(marie, (tx) => listExceptionalDeadlines(tx, id))).toEqual([])
    await t.asWriter(nora, (tx) => changeExceptional(tx, id, 'widen'))
    expect((await held(nora)).toSorted()).toEqual([file.identity, file.general].toSorted())
    await expect(
      t.asWriter(nora, (tx) =>
        sql`insert into entry_theme (organisation_id, id, entry_id, case_file_id, compartment_id, domain) values (${tx.org}, ${tx.newId()}, ${tx.newId()}, ${file.id}, ${file.general}, 'x')`.execute(
          tx.q,
        ),
      ),
    ).rejects.toBeInstanceOf(Forbidden)
    await t.asWriter(nora, (tx) => changeExceptional(tx, id, 'end'))
    expect(await held(nora)).toEqual([])
    expect(await mine(nora, id)).toMatchObject({ caseFileId: null })
  })

  it('lasts sixty minutes, and once sixty more', async () => {
    const id = await ask(nora)
    await t.asWriter(nora, (tx) => changeExceptional(tx, id, 'renew'))
    expect(((await mine(nora, id))?.expiresAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(119 * 60_000)
    await expect(t.asWriter(nora, (tx) => changeExceptional(tx, id, 'renew'))).rejects.toBeInstanceOf(Refused)
    // an hour passes, then another
    const later = (hours: number) =>
      t.admin.query(
        `begin; set local session_replication_role = replica;
         update compartment_access set from_at = from_at - interval '${hours} hours', until_at = until_at - interval '${hours} hours' where agent_id = '${nora.agentId}';
         update exceptional_access set expires_at = expires_at - interval '${hours} hours' where id = '${id}'; commit`,
      )
    await later(1)
    expect(await held(nora)).toEqual([file.identity])
    await later(1)
    expect(await held(nora)).toEqual([])
    expect(await mine(nora, id)).toMatchObject({ caseFileId: null })
  })

  it('of a protected household waits for a manager of its site, who is not the asker', async () => {
    const hidden = `Abri${letters(counter)}`
    const protectedFile = await aHousehold('Céline', hidden, { protected: true })
    const elsewhere = await t.anAgent({ roles: ['manager'], teamId: await t.aTeam({ siteId: await t.aSite('Ailleurs') }) })
    const id = await ask(nora, { lastName: hidden })
    expect(await notices(helene, id)).toEqual(['exceptionalToApprove'])
    expect(await held(nora)).toEqual([])
    for (const agent of [nora, elsewhere, marie]) {
      await prove(agent)
      await expect(t.asWriter(agent, (tx) => approveExceptional(tx, id))).rejects.toThrow()
    }
    await expect(t.asWriter(helene, (tx) => approveExceptional(tx, id))).rejects.toBeInstanceOf(Forbidden)
    await prove(helene)
    await t.asWriter(helene, (tx) => approveExceptional(tx, id))
    expect(await held(nora)).toEqual([protectedFile.identity])
    expect(await notices(nora, id)).toEqual(['accessGranted'])
    // a manager does not second herself
    const own = await ask(helene, { lastName: hidden })
    await expect(t.asWriter(helene, (tx) => approveExceptional(tx, own))).rejects.toThrow()
  })

  it('is reviewed once it is over, by neither its asker nor its second person', async () => {
    const id = await ask(nora)
    await expect(t.asWriter(helene, (tx) => reviewExceptional(tx, id, 'justified'))).rejects.toBeInstanceOf(Refused)
    await t.asWriter(nora, (tx) => changeExceptional(tx, id, 'end'))
    await expect(t.asWriter(nora, (tx) => reviewExceptional(tx, id, 'justified'))).rejects.toThrow()
    expect((await t.asAgent(helene, listReviews)).find((one) => one.id === id)).toMatchObject({
      reason,
      verdict: null,
      who: expect.stringContaining('Nora'),
      asked: `Céline ${lastName}`,
    })
    await t.asWriter(helene, (tx) => reviewExceptional(tx, id, 'unclear'))
    expect((await t.asAgent(helene, listReviews)).find((one) => one.id === id)).toMatchObject({ verdict: 'unclear' })
    await expect(t.asWriter(marie, (tx) => reviewExceptional(tx, id, 'justified'))).rejects.toBeInstanceOf(Refused)
  })

  it('opens once for many parallel demands, and not at all after five in an hour', async () => {
    await prove(nora)
    const ids = await Promise.all(Array.from({ length: 40 }, () => askNow(nora)))
    expect(new Set(ids).size).toBe(1)
    expect(await notices(marie, ids[0] ?? '')).toEqual(['exceptionalAccess'])
    for (let i = 0; i < 4; i += 1) await ask(nora, { lastName: `Inconnue${letters(i)}` })
    await expect(ask(nora, { lastName: 'Encore' })).rejects.toBeInstanceOf(Refused)
  })

  it('does not open when the log cannot be written', async () => {
    await prove(nora)
    await t.admin.query('alter table audit.entry add constraint "check$audit_entry_full" check (false) not valid')
    await expect(ask(nora)).rejects.toThrow()
    await t.admin.query('alter table audit.entry drop constraint "check$audit_entry_full"')
    expect(await held(nora)).toEqual([])
    expect(await t.asAgent(nora, listMyExceptional)).toEqual([])
    expect((await t.admin.query('select from notice where agent_id = $1', [marie.agentId])).rowCount).toBe(0)
  })

  it('is not for reception, administrators, or who is not bound by secrecy', async () => {
    for (const agent of [
      await t.anAgent({ roles: ['reception'] }),
      await t.anAgent({ roles: ['administrator', 'dpo'] }),
      await t.anAgent({ secrecyBasis: 'none' }),
    ])
      await expect(ask(agent)).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('the journal', () => {
  it('tells the referent who opened, why, what was seen, and what was refused', async () => {
    await t.house.reading(marie, actions.journal, { caseFileId: file.id }, async (tx) => {
      await tx.unlockCase(file.id)
      tx.open(file.identity, 'row', await seal('row'))
    })
    await t.house.record(nora, actions.journal, { caseFileId: file.id }, 'refused')
    await ask(nora)
    await t.house.reading(nora, actions.showExceptional, { caseFileId: file.id }, async () => undefined)
    const rows = await t.asAgent(marie, journal)
    expect(rows.map((row) => [row.who.split(' ')[0], row.kind, row.reason])).toEqual([
      ['Nora', 'exceptional', reason],
      ['Nora', 'refused', null],
      ['Marie', 'referent', null],
    ])
    expect(rows[0]).toMatchObject({ acts: ['access.ask', 'access.showExceptional'], until: { date: expect.any(String) } })
    expect(rows[2]).toMatchObject({ seen: ['identité et consignes de contact'] })
    // a colleague finds there only what she did herself; someone else, nothing
    expect((await t.asAgent(nora, journal)).every((row) => row.who.startsWith('Nora'))).toBe(true)
    expect(await t.asAgent(helene, journal)).toEqual([])
  })

  const seal = (row: string) =>
    t.asWriter(marie, async (tx) => {
      await tx.unlockCase(file.id)
      return tx.seal(file.identity, row, 'x')
    })

  it('of the organisation is read by its DPO, names of agents and no household, and the reading leaves its line', async () => {
    const dpo = await t.anAgent({ roles: ['dpo'] })
    await t.house.record(nora, actions.journal, { caseFileId: file.id }, 'refused')
    const filter = { agentId: nora.agentId, from: null, until: null, before: null, refusedOnly: true }
    const found = await t.house.reading(dpo, actions.log, { detail: { agentId: nora.agentId } }, (tx) => listLog(tx, filter))
    expect(found.lines).toMatchObject([
      { who: expect.stringContaining('Nora'), actionId: 'access.journal', outcome: 'refused', household: file.id.slice(-6) },
    ])
    const own = await t.asAgent(dpo, (tx) => listLog(tx, { ...filter, agentId: dpo.agentId, refusedOnly: false }))
    expect(own.lines).toMatchObject([{ actionId: 'access.log' }])
    expect((await t.asAgent(helene, (tx) => listLog(tx, filter))).lines).toEqual([])
    expect(await t.asAgent(dpo, (tx) => tx.q.selectFrom('person').select('id').execute())).toEqual([])
  })
})

describe('a conflict of interest', () => {
  it('declared by name shuts the household at once, and later ones too; the answer is the same', async () => {
    const bruno = await t.anAgent({ firstName: 'Bruno' })
    await t.admin.query(
      `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at) values ($1, $2, $3, $4, $5, 'coWorker', $6, now())`,
      [t.organisationId, t.house.newId(), file.general, file.id, bruno.agentId, marie.agentId],
    )
    expect(await held(bruno)).toEqual([file.general])
    const declare = (name: string) => t.asWriter(bruno, (tx) => declareLink(tx, { firstName: 'Céline', lastName: name, birthDate: null }))
    expect(await declare(lastName)).toBe(await declare(`Futur${letters(counter)}`))
    expect(await held(bruno)).toEqual([])
    const later = await aHousehold('Céline', `Futur${letters(counter)}`)
    expect(
      (await t.admin.query('select from exclusion where agent_id = $1 and case_file_id = $2', [bruno.agentId, later.id])).rowCount,
    ).toBe(1)
    expect((await t.asAgent(bruno, listMyLinks)).map((link) => link.name)).toHaveLength(2)
    // and no exceptional access opens it again
    expect((await mine(bruno, await ask(bruno)))?.openedAt).toBeNull()
  })

  it('declared from the case file shuts it to a colleague; its referent hands it over first', async () => {
    const bruno = await t.anAgent({ firstName: 'Bruno' })
    await t.admin.query(
      `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at) values ($1, $2, $3, $4, $5, 'coWorker', $6, now())`,
      [t.organisationId, t.house.newId(), file.general, file.id, bruno.agentId, marie.agentId],
    )
    await t.asWriter(bruno, (tx) => excludeMyself(tx, file.id))
    expect(await held(bruno)).toEqual([])
    await expect(t.asWriter(marie, (tx) => excludeMyself(tx, file.id))).rejects.toBeInstanceOf(Refused)
  })
})
