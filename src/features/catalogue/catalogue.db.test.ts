import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Forbidden, NotFound, Refused } from '#core/errors.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestHouse } from '#db/testing/house.ts'
import { observeFact } from '#features/case-file/commands.server.ts'
import { addMember, addPerson } from '#features/household/commands.server.ts'
import { CATALOGUE } from '#rules/catalogue/catalogue.ts'
import type { CatalogueEntry } from '#rules/catalogue/entry.ts'
import { passes } from '#rules/catalogue/test-fact.ts'
import { addLocalAid, changeLocalAid, endLocalAid, tickStatement, withdrawTick } from './commands.server.ts'
import type { LocalAidInput } from './commands.server.ts'
import { factsOfCase, readsRights } from './facts-of-case.server.ts'
import { statementsOf } from './model.ts'
import { getLocalAid, listAllLocalAids, listLocalAids, listTicks } from './queries.server.ts'

const nobody = { usualName: '', civilTitle: 'none', sex: 'F' } as const

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(async () => {
  await t.close()
})

const anAid = (over: Partial<LocalAidInput> = {}): LocalAidInput => ({
  name: 'Secours',
  provider: 'CCAS',
  domain: 'childWelfare',
  nature: 'financial',
  what: 'Une aide.',
  conditions: [
    {
      id: 'c0',
      ask: 'Oui ?',
      expects: 'yes',
      otherwise: 'Non',
      verified: true,
      test: { fact: 'monthlyResources', is: 'atMost', value: 100 },
    },
  ],
  gives: { kind: 'amount', cents: 120_00, per: 'once' },
  documents: ['D4', 'D1'],
  otherDocuments: ['Devis du garage'],
  apply: 'Au CCAS.',
  basis: 'Délibération du 12 janvier 2026',
  validFrom: '2026-01-01',
  validUntil: null,
  ...over,
})
const anEntry = (): { entry: CatalogueEntry; place: string } => {
  for (const entry of CATALOGUE) {
    const place = statementsOf(entry).find((one) => !one.verified && one.place === 'decider')?.place
    if (place) return { entry, place }
  }
  throw new Error('Every decider is verified')
}

/** An organisation of its own in the same database, with a manager who is logged in. */
const aStranger = async () => {
  const [org, site, agent] = [t.house.newId(), t.house.newId(), t.house.newId()]
  await t.admin.query(`insert into organisation (id, name, kind) values ($1, 'Autre département', 'departement')`, [org])
  await t.admin.query('insert into site (organisation_id, id, name) values ($1, $2, $3)', [org, site, 'Ailleurs'])
  await t.admin.query(
    `insert into agent (organisation_id, id, site_id, login, first_name, last_name, job_title, profession, secrecy_basis)
     values ($1, $2, $3, $4, 'Autre', 'Cheffe', 'cheffe', 'educateurSpecialise', 'mission')`,
    [org, agent, site, `autre-${agent.slice(-6)}`],
  )
  await t.admin.query(`insert into agent_role (organisation_id, agent_id, role) values ($1, $2, 'manager')`, [org, agent])
  const mine = await t.anAgent({ roles: ['manager'] })
  const [sessionId, tokenHash] = [t.house.newId(), createHash('sha256').update(randomBytes(32)).digest('hex')]
  await t.admin.query(
    `insert into session (organisation_id, id, token_hash, agent_id, created_at, last_seen_at, expires_at, complete)
     values ($1, $2, decode($3, 'hex'), $4, now(), now(), now() + interval '12 hours', true)`,
    [org, sessionId, tokenHash, agent],
  )
  return { ...mine, organisationId: org, agentId: agent, siteId: site, sessionId, tokenHash }
}

describe('local aids', () => {
  it('a manager writes, changes and ends one; a worker reads it, with its history', async () => {
    const [helene, solene] = [await t.anAgent({ roles: ['manager'] }), await t.anAgent()]
    const id = await t.asWriter(helene, (tx) => addLocalAid(tx, anAid({ name: 'Secours A' })))
    const first = await t.asAgent(solene, (tx) => getLocalAid(tx, id))
    expect(first.former).toEqual([])
    const { versionId, writtenAt, writtenBy, current, ...input } = first.aid
    expect(input).toEqual({ id, ...anAid({ name: 'Secours A' }) })
    expect([writtenBy, current, writtenAt instanceof Date]).toEqual([`${helene.firstName} ${helene.lastName}`, true, true])
    await t.asWriter(helene, (tx) => changeLocalAid(tx, id, versionId, anAid({ name: 'Secours A', apply: 'En mairie.' })))
    // the version that was on screen is no longer the present one
    await expect(t.asWriter(helene, (tx) => changeLocalAid(tx, id, versionId, anAid()))).rejects.toBeInstanceOf(Refused)
    const second = await t.asAgent(solene, (tx) => getLocalAid(tx, id))
    expect([second.aid.apply, second.former.map(({ apply }) => apply)]).toEqual(['En mairie.', ['Au CCAS.']])
    const end = (on: string) => t.asWriter(helene, (tx) => endLocalAid(tx, id, second.aid.versionId, on))
    await expect(end('2025-12-31')).rejects.toBeInstanceOf(Refused)
    await end('2026-06-30')
    const names = async (on: string) => (await t.asAgent(solene, (tx) => listLocalAids(tx, on))).map(({ name }) => name)
    expect(await names('2026-06-30')).toContain('Secours A')
    expect(await names('2026-07-01')).not.toContain('Secours A')
    expect((await t.asAgent(solene, (tx) => listAllLocalAids(tx))).map(({ name }) => name)).toContain('Secours A')
    expect((await t.asAgent(solene, (tx) => getLocalAid(tx, id))).former).toHaveLength(2)
    await expect(t.asAgent(solene, (tx) => getLocalAid(tx, t.house.newId()))).rejects.toBeInstanceOf(NotFound)
  })

  it.each(['worker', 'reception', 'administrator', 'dpo'] as const)('%s writes none, changes none', async (role) => {
    const [helene, other] = [await t.anAgent({ roles: ['manager'] }), await t.anAgent({ roles: [role] })]
    const id = await t.asWriter(helene, (tx) => addLocalAid(tx, anAid()))
    const { aid } = await t.asAgent(helene, (tx) => getLocalAid(tx, id))
    await expect(t.asWriter(other, (tx) => addLocalAid(tx, anAid()))).rejects.toBeInstanceOf(Forbidden)
    await expect(t.asWriter(other, (tx) => changeLocalAid(tx, id, aid.versionId, anAid({ name: 'Autre' })))).rejects.toThrow()
    await expect(t.asWriter(other, (tx) => endLocalAid(tx, id, aid.versionId, '2026-12-31'))).rejects.toThrow()
    expect((await t.asAgent(helene, (tx) => getLocalAid(tx, id))).former).toEqual([])
    // known to all of the organisation
    expect((await t.asAgent(other, (tx) => listAllLocalAids(tx))).length).toBeGreaterThan(0)
  })

  it('of one organisation are not there for another', async () => {
    const helene = await t.anAgent({ roles: ['manager'] })
    const id = await t.asWriter(helene, (tx) => addLocalAid(tx, anAid()))
    const stranger = await aStranger()
    expect(await t.asAgent(stranger, (tx) => listAllLocalAids(tx))).toEqual([])
    await expect(t.asAgent(stranger, (tx) => getLocalAid(tx, id))).rejects.toBeInstanceOf(NotFound)
    await expect(t.asWriter(stranger, (tx) => changeLocalAid(tx, id, id, anAid()))).rejects.toBeInstanceOf(NotFound)
  })
})

describe('ticks', () => {
  it('a manager says a statement verified, again, and withdraws it; everybody reads it', async () => {
    const [helene, jocelyne] = [await t.anAgent({ roles: ['manager'] }), await t.anAgent({ roles: ['reception'] })]
    const { entry, place } = anEntry()
    const tick = (source: string) => t.asWriter(helene, (tx) => tickStatement(tx, entry, { place, source, checkedOn: '2026-03-03' }))
    await tick('Légifrance')
    await tick('CSS L815-1')
    const see = (one = entry) => t.asAgent(jocelyne, (tx) => listTicks(tx, one))
    expect(await see()).toEqual({
      [place]: { source: 'CSS L815-1', checkedOn: '2026-03-03', by: `${helene.firstName} ${helene.lastName}`, current: true },
    })
    // other words: the tick is there, and no longer counts
    const reworded = { ...entry, decider: { ...entry.decider, text: `${entry.decider.text} Autrement.` } }
    expect((await see(reworded))[place]).toMatchObject({ current: false })
    expect(await t.asAgent(await aStranger(), (tx) => listTicks(tx, entry))).toEqual({})
    await t.asWriter(helene, (tx) => withdrawTick(tx, entry, place))
    expect(await see()).toEqual({})
    await expect(t.asWriter(helene, (tx) => withdrawTick(tx, entry, place))).rejects.toBeInstanceOf(NotFound)
    const { rows } = await t.admin.query('select count(*)::int as n from catalogue_check where right_slug = $1', [entry.slug])
    expect(rows).toEqual([{ n: 2 }])
  })

  it('nobody else ticks, and nothing but a statement of the entry is ticked', async () => {
    const { entry, place } = anEntry()
    const input = { place, source: 'x', checkedOn: '2026-03-03' }
    for (const role of ['worker', 'reception', 'administrator', 'dpo'] as const)
      await expect(
        t.asWriter(await t.anAgent({ roles: [role] }), (tx) => tickStatement(tx, entry, input)),
        role,
      ).rejects.toBeInstanceOf(Forbidden)
    const helene = await t.anAgent({ roles: ['manager'] })
    await expect(t.asWriter(helene, (tx) => tickStatement(tx, entry, { ...input, place: 'inventé' }))).rejects.toBeInstanceOf(NotFound)
  })
})

describe('what is known of a household', () => {
  it('answers the conditions, as far as the reader holds it and no further', async () => {
    const [marie, bruno, stranger] = [await t.anAgent(), await t.anAgent(), await t.anAgent()]
    const file = await t.aCaseFile(marie)
    await t.asWriter(marie, async (tx) => {
      const personId = await addPerson(tx, {
        ...nobody,
        caseFileId: file.id,
        firstName: 'Lise',
        lastName: 'Aubry',
        birthDate: '1954-03-12',
      })
      await addMember(tx, { personId, role: 'main', custody: null, fromDate: '2025-01-10' })
      const at = {
        caseFileId: file.id,
        subjectId: null,
        observedAt: new Date('2026-06-01T10:00:00Z'),
        source: 'read' as const,
        label: 'Loyer',
      }
      return observeFact(tx, {
        ...at,
        key: 'housing.rent',
        compartment: 'budget',
        value: { cents: 486_00, period: 'month', from: '2026-01-01' },
      })
    })
    // a colleague who holds the identity and the thread, and not the budget
    for (const id of [file.identity, file.general])
      await t.admin.query(
        `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
         values ($1, $2, $3, $4, $5, 'coWorker', $6, now() - interval '1 hour')`,
        [t.organisationId, t.house.newId(), id, file.id, bruno.agentId, marie.agentId],
      )
    const [test] = [{ fact: 'rent', is: 'atMost', value: 500_00 } as const]
    const see = (agent: typeof marie) => t.asAgent(agent, (tx) => factsOfCase(tx, file.id, '2026-06-16', { conditions: [] }))
    const [hers, his, theirs] = [await see(marie), await see(bruno), await see(stranger)]
    expect([hers.adultAge, hers.rent]).toEqual([
      { known: [72], complete: true },
      { known: [486_00], complete: true },
    ])
    expect([passes(test, hers), passes(test, his), passes(test, theirs)]).toEqual(['yes', 'unknown', 'unknown'])
    expect([his.adultAge, his.rent]).toEqual([{ known: [72], complete: true }, undefined])
    expect([theirs.adultAge?.known, theirs.rent]).toEqual([[], undefined])
    // what her rights say is computed where a condition reads it
    expect([hers.receivesRsa, readsRights({ conditions: [] })]).toEqual([undefined, false])
    const rsa = { id: 'rsa', ask: '', expects: 'yes', otherwise: '', verified: true, test: { fact: 'receivesRsa', is: 'true' } } as const
    expect(readsRights({ conditions: [rsa] })).toBe(true)
    const more = await t.asAgent(marie, (tx) => factsOfCase(tx, file.id, '2026-06-16', { conditions: [rsa] }))
    expect(more.rent).toEqual(hers.rent)
  })
})
