import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Conflict, NotFound, Refused } from '#core/errors.ts'
import type { Read } from '#db/door.server.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { listStatements } from '#features/needs/queries.server.ts'
import { getDwelling, getHousehold } from '#features/household/queries.server.ts'
import { observeFact, openCaseFile, writeEntry } from './commands.server.ts'
import type { WriteEntry } from './commands.server.ts'
import { correctEntry, setAparteReaders } from './corrections.server.ts'
import { currentText } from './entry-text.server.ts'
import { getHead, hasPassagesForMe, listFacts } from './queries.server.ts'
import { closeCaseFile, reopenCaseFile, setProtected, shareCaseFile, takeBackAccess, transferCaseFile } from './sharing.server.ts'
import { getEntry, listPassagesForMe, listThread } from './thread.server.ts'

const today = '2026-06-16'
const at = new Date('2026-06-16T08:00:00Z')

let t: TestHouse
let marie: TestAgent
let bruno: TestAgent
let head: TestAgent
let file: TestCase

beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
beforeEach(async () => {
  marie = await t.anAgent({ firstName: 'Marie', lastName: 'Le Goff' })
  bruno = await t.anAgent({ firstName: 'Bruno', lastName: 'Thévenet' })
  head = await t.anAgent({ roles: ['manager'], firstName: 'Hélène', lastName: 'Prigent' })
  file = await t.aCaseFile(marie)
})

const note = (text: string, more: Partial<WriteEntry> = {}): WriteEntry => ({
  caseFileId: file.id,
  kind: 'note',
  title: '',
  happenedAt: at,
  text,
  compartmentKind: 'general',
  aparteReaders: [],
  themes: [],
  ...more,
})
const write = (agent: TestAgent, text: string, more: Partial<WriteEntry> = {}) =>
  t.asWriter(agent, (tx) => writeEntry(tx, note(text, more)))
const share = (to: TestAgent, kinds: ('general' | 'budget')[]) =>
  t.asWriter(marie, (tx) => shareCaseFile(tx, { caseFileId: file.id, agentId: to.agentId, kinds, reason: 'Budget à deux', until: null }))
const threadOf = (agent: TestAgent, filter: 'apart' | null = null) =>
  t.asAgent(agent, async (tx) => {
    await tx.unlockCase(file.id)
    return listThread(tx, file.id, { filter })
  })
/** Everything of a household that an agent can read, as one text: what is searched for a word that must not be there. */
const everything = async (agent: TestAgent): Promise<string> => {
  const thread = await threadOf(agent)
  const entries = await t.asAgent(agent, async (tx) =>
    Promise.all(thread.entries.map(async ({ id }) => JSON.stringify((await getEntry(tx, file.id, id)).versions))),
  )
  const facts = await t.asAgent(agent, (tx) => listFacts(tx, file.id))
  return JSON.stringify([thread.entries, [...thread.names], entries, facts])
}
const token = (agent: TestAgent, entryId: string) => t.asAgent(agent, async (tx) => (await getEntry(tx, file.id, entryId)).text.token)

describe('a private passage', () => {
  it('leaves nothing where it stood for a co-worker: no word, no mark, no count, no filter, no gap in what the database gives', async () => {
    await share(bruno, ['general'])
    const { entryId } = await write(marie, 'Elle dort mieux. ((M. Ferrand est passé devant l’école.)) Maël est retourné en classe.')
    await write(marie, '((Une crainte, pour moi seule.))')
    const seen = await threadOf(bruno)
    expect(seen.total).toBe(1)
    expect(seen.filters).not.toContain('apart')
    expect(seen.entries.map((entry) => entry.text)).toMatchObject([
      { main: 'Elle dort mieux. Maël est retourné en classe.', apartes: [], isPrivate: false },
    ])
    expect(await everything(bruno)).not.toMatch(/Ferrand|crainte|\(\(/)
    const rows = await t.asAgent(bruno, (tx) =>
      tx.q.selectFrom('entry_passage').select(['place', 'version']).where('entry_id', '=', entryId).execute(),
    )
    expect(rows).toEqual([{ place: 0, version: 1 }])
    const mine = await threadOf(marie)
    expect(mine.total).toBe(2)
    expect(mine.filters).toContain('apart')
    expect((await threadOf(marie, 'apart')).entries).toHaveLength(2)
    expect(await everything(marie)).toMatch(/Ferrand/)
  })

  it('is read by the colleague whom its author names, until she is no longer named', async () => {
    await share(bruno, ['general'])
    const written = await write(marie, 'Vue. ((À part.))', { aparteReaders: [bruno.agentId] })
    const [aparte] = written.apartes
    expect((await threadOf(bruno)).entries[0]?.text.apartes).toMatchObject([{ text: 'À part.' }])
    const set = (agent: TestAgent, readers: string[]) =>
      t.asWriter(agent, (tx) => setAparteReaders(tx, { caseFileId: file.id, compartmentId: aparte?.compartmentId ?? '', readers }))
    await set(marie, [])
    expect((await threadOf(bruno)).entries[0]?.text.apartes).toEqual([])
    await expect(set(bruno, [bruno.agentId])).rejects.toBeInstanceOf(NotFound)
    await set(marie, [bruno.agentId])
    expect((await threadOf(bruno)).entries[0]?.text.apartes).toHaveLength(1)
    // a reader is not its author: he may not add anybody
    await expect(set(bruno, [head.agentId])).rejects.toBeInstanceOf(NotFound)
  })

  it('cannot name somebody who reads nothing of the household', async () => {
    const stranger = await t.anAgent()
    const written = await write(marie, 'Vue. ((À part.))', { aparteReaders: [stranger.agentId, head.agentId] })
    const readers = await t.admin.query('select agent_id from compartment_access where compartment_id = $1', [
      written.apartes[0]?.compartmentId,
    ])
    expect(readers.rows.map((row) => row.agent_id).toSorted()).toEqual([marie.agentId, head.agentId].toSorted())
    // the manager who is named reads the passage, and nothing else of the household, not even its name
    const forMe = (agent: TestAgent) => t.asAgent(agent, (tx) => listPassagesForMe(tx))
    expect(await forMe(head)).toMatchObject([{ author: 'Marie Le Goff', text: 'À part.' }])
    expect([await forMe(marie), await forMe(stranger)]).toEqual([[], []])
    // and only she is led to the page of such passages
    const led = (agent: TestAgent) => t.asAgent(agent, (tx) => hasPassagesForMe(tx))
    expect([await led(head), await led(marie), await led(stranger)]).toEqual([true, false, false])
    await expect(t.asAgent(head, (tx) => getHead(tx, file.id, today))).rejects.toBeInstanceOf(NotFound)
  })

  it('keeps its fact to itself', async () => {
    await share(bruno, ['general'])
    const written = await write(marie, 'Vue. ((Il a un autre logement.))')
    await t.asWriter(marie, (tx) =>
      observeFact(tx, {
        caseFileId: file.id,
        key: 'housing.other',
        subjectId: null,
        compartment: { aparteId: written.apartes[0]?.compartmentId ?? '' },
        value: { cents: 12_300 },
        label: 'Autre logement',
        observedAt: at,
        source: 'said',
        entryId: written.entryId,
      }),
    )
    expect(await t.asAgent(bruno, (tx) => listFacts(tx, file.id))).toEqual([])
    expect(await t.asAgent(marie, (tx) => listFacts(tx, file.id))).toMatchObject([{ label: 'Autre logement', value: { cents: 12_300 } }])
    const clear = await t.admin.query('select value from fact_observation where case_file_id = $1', [file.id])
    expect(clear.rows).toEqual([{ value: null }])
  })
})

describe('sharing', () => {
  it('opens budget alone: its passages and facts, not the thread; and closes at once', async () => {
    await write(marie, 'Elle parle de sa mère.')
    await write(marie, 'Assurance à renégocier.', { compartmentKind: 'budget' })
    const talk = await write(marie, 'Le loyer d’avril est dû.')
    const fact = (compartment: 'budget' | 'general', key: string) =>
      t.asWriter(marie, (tx) =>
        observeFact(tx, {
          caseFileId: file.id,
          key,
          subjectId: null,
          compartment,
          value: { cents: 54_800 },
          label: key,
          observedAt: at,
          source: 'said',
          entryId: talk.entryId,
        }),
      )
    await fact('budget', 'debt.rentArrears')
    await fact('general', 'family.birth')
    await expect(threadOf(bruno)).resolves.toMatchObject({ total: 0 })
    await share(bruno, ['budget'])
    expect((await threadOf(bruno)).entries.map((entry) => entry.text.main)).toEqual(['Assurance à renégocier.'])
    // the fact is his to read; the interview that it came out of is not there for him
    expect(await t.asAgent(bruno, (tx) => listFacts(tx, file.id))).toMatchObject([{ key: 'debt.rentArrears', entryId: null }])
    expect((await t.asAgent(marie, (tx) => listFacts(tx, file.id))).map(({ entryId }) => entryId)).toEqual([talk.entryId, talk.entryId])
    const seen = await t.asAgent(bruno, (tx) => getHead(tx, file.id, today))
    expect(seen.myKinds).toEqual(['identity', 'budget'])
    expect(seen.whoSees.map(({ name, scope }) => [name, scope])).toEqual([
      ['Bruno Thévenet', 'budget seulement'],
      ['Marie Le Goff', null],
    ])
    // he is not told what a colleague holds beyond what he holds himself, nor that it would be « only » that
    const lucie = await t.anAgent({ firstName: 'Lucie', lastName: 'Marchand' })
    await share(lucie, ['general'])
    const told = (agent: TestAgent) =>
      t.asAgent(agent, async (tx) => (await getHead(tx, file.id, today)).whoSees.find(({ agentId }) => agentId === lucie.agentId)?.scope)
    expect([await told(bruno), await told(marie)]).toEqual([null, 'le fil seulement'])
    await t.asWriter(marie, (tx) => takeBackAccess(tx, { caseFileId: file.id, agentId: bruno.agentId }))
    expect((await threadOf(bruno)).total).toBe(0)
    await expect(t.asAgent(bruno, (tx) => getHead(tx, file.id, today))).rejects.toBeInstanceOf(NotFound)
  })

  it('is the referent’s alone, never for oneself, never to somebody without a basis of secrecy', async () => {
    await share(bruno, ['general'])
    const by = (agent: TestAgent, to: TestAgent) =>
      t.asWriter(agent, (tx) =>
        shareCaseFile(tx, { caseFileId: file.id, agentId: to.agentId, kinds: ['general'], reason: 'x', until: null }),
      )
    await expect(by(bruno, head)).rejects.toBeInstanceOf(Refused)
    await expect(by(marie, marie)).rejects.toBeInstanceOf(Refused)
    await expect(by(marie, await t.anAgent({ secrecyBasis: 'none' }))).rejects.toBeInstanceOf(Refused)
  })

  it('cannot grant another household under the name of one’s own, even in SQL', async () => {
    const theirs = await t.aCaseFile(bruno)
    await t.asWriter(bruno, (tx) =>
      shareCaseFile(tx, { caseFileId: theirs.id, agentId: marie.agentId, kinds: ['general'], reason: 'x', until: null }),
    )
    await expect(
      t.asWriter(marie, (tx) =>
        tx.q
          .insertInto('compartment_access')
          .values({
            organisation_id: tx.org,
            id: tx.newId(),
            compartment_id: theirs.general,
            case_file_id: file.id,
            agent_id: head.agentId,
            basis: 'granted',
            reason: null,
            granted_by: marie.agentId,
            from_at: tx.now,
            until_at: null,
          })
          .execute(),
      ),
    ).rejects.toThrow()
  })

  it('hides a protected household from reception, and tells who sees it', async () => {
    const reception = await t.anAgent({
      roles: ['reception'],
      teamId: await t.aTeam({ kind: 'reception' }),
      firstName: 'Jocelyne',
      lastName: 'Tual',
    })
    const sees = async () => (await t.asAgent(marie, (tx) => getHead(tx, file.id, today))).reception.map(({ name }) => name)
    expect(await sees()).toContain('Jocelyne Tual')
    await t.asWriter(marie, (tx) => setProtected(tx, file.id, true))
    expect(await sees()).toEqual([])
    expect(
      await t.asAgent(reception, (tx) => tx.q.selectFrom('person').select('id').where('case_file_id', '=', file.id).execute()),
    ).toEqual([])
  })
})

describe('a correction', () => {
  it('keeps both versions, and refuses the second of two tabs with what the first wrote', async () => {
    const { entryId } = await write(marie, 'Loyer 548 €.')
    const read = await token(marie, entryId)
    const correct = (text: string) =>
      t.asWriter(marie, (tx) => correctEntry(tx, { caseFileId: file.id, entryId, token: read, text, apartes: [], aparteReaders: [] }))
    expect(await correct('Loyer 584 €.')).toBe(true)
    const lost = await correct('Loyer 600 €.').catch((error: unknown) => error)
    expect(lost).toBeInstanceOf(Conflict)
    expect((lost as Conflict).theirs).toMatchObject({ main: 'Loyer 584 €.' })
    const { versions } = await t.asAgent(marie, (tx) => getEntry(tx, file.id, entryId))
    expect(versions.map(({ text }) => text)).toEqual(['Loyer 548 €.', 'Loyer 584 €.'])
  })

  it('of two at the same moment, one is kept and the other told', async () => {
    const { entryId } = await write(marie, 'Un.')
    const read = await token(marie, entryId)
    const outcomes = await Promise.allSettled(
      ['Deux.', 'Trois.'].map((text) =>
        t.asWriter(marie, (tx) => correctEntry(tx, { caseFileId: file.id, entryId, token: read, text, apartes: [], aparteReaders: [] })),
      ),
    )
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('by who does not read a private passage leaves it whole for who does, and moves it with its words', async () => {
    await share(bruno, ['general'])
    const { entryId } = await write(bruno, 'Premier point. ((Pour moi.)) Second point.')
    const correct = async (agent: TestAgent, text: string) => {
      const read = await token(agent, entryId)
      return t.asWriter(agent, (tx) =>
        correctEntry(tx, { caseFileId: file.id, entryId, token: read, text, apartes: [], aparteReaders: [] }),
      )
    }
    expect(await correct(marie, 'Premier point. Second point, revu.')).toBe(true)
    expect((await threadOf(bruno)).entries[0]?.text).toMatchObject({
      main: 'Premier point. Second point, revu.',
      apartes: [{ text: 'Pour moi.' }],
    })
    expect(await everything(marie)).not.toContain('Pour moi')
    await correct(bruno, 'Avant tout. Premier point. Second point, revu.')
    const text = await t.asAgent(bruno, async (tx) => (await getEntry(tx, file.id, entryId)).text)
    expect(text.main.slice(0, text.apartes[0]?.place).trim()).toBe('Avant tout. Premier point.')
  })

  it('is its author’s or the referent’s', async () => {
    await share(bruno, ['general'])
    const { entryId } = await write(marie, 'De Marie.')
    const read = await token(bruno, entryId)
    await expect(
      t.asWriter(bruno, (tx) =>
        correctEntry(tx, { caseFileId: file.id, entryId, token: read, text: 'De Bruno.', apartes: [], aparteReaders: [] }),
      ),
    ).rejects.toBeInstanceOf(Refused)
  })

  it('changes a private passage in its own compartment, and cannot write into one that was not shown', async () => {
    await share(bruno, ['general'])
    const { entryId, apartes } = await write(bruno, 'Vu. ((Doute.))')
    const own = apartes[0]?.compartmentId ?? ''
    const correct = async (agent: TestAgent, text: string) => {
      const read = await token(agent, entryId)
      return t.asWriter(agent, (tx) =>
        correctEntry(tx, {
          caseFileId: file.id,
          entryId,
          token: read,
          text: 'Vu.',
          apartes: [{ compartmentId: own, text }],
          aparteReaders: [],
        }),
      )
    }
    await expect(correct(marie, 'Je lis ?')).rejects.toBeInstanceOf(NotFound)
    await correct(bruno, 'Plus de doute.')
    const { aparteVersions } = await t.asAgent(bruno, (tx) => getEntry(tx, file.id, entryId))
    expect(aparteVersions.get(own)?.map(({ text }) => text)).toEqual(['Doute.', 'Plus de doute.'])
  })
})

describe('the number of a case file', () => {
  it('tells neither how many there are nor in which order they were opened', async () => {
    const agent = await t.anAgent()
    const numbers: number[] = []
    for (let n = 0; n < 12; n++) numbers.push((await t.aCaseFile(agent)).number)
    expect(new Set(numbers).size).toBe(12)
    for (const number of numbers) expect(number >= 1_000_000 && number <= 9_999_999, String(number)).toBe(true)
    expect(numbers.toSorted((a, b) => a - b)).not.toEqual(numbers)
  })
})

describe('the life of a case file', () => {
  it('goes to another referent with a word, and private passages stay with their readers', async () => {
    const lucie = await t.anAgent({ firstName: 'Lucie', lastName: 'Marchand' })
    await write(marie, 'Suivi. ((Ma crainte.))')
    await t.asWriter(marie, (tx) => transferCaseFile(tx, { caseFileId: file.id, toAgentId: lucie.agentId, note: 'Voir la CAF lundi.' }))
    expect((await threadOf(marie)).total).toBe(0)
    await expect(t.asAgent(marie, (tx) => getHead(tx, file.id, today))).rejects.toBeInstanceOf(NotFound)
    const seen = await threadOf(lucie)
    expect(seen.entries.map((entry) => entry.text.main).toSorted()).toEqual(['Suivi.', 'Voir la CAF lundi.'])
    expect(await everything(lucie)).not.toContain('crainte')
    expect((await t.asAgent(lucie, (tx) => getHead(tx, file.id, today))).referent).toMatchObject({ name: 'Lucie Marchand', isMe: true })
  })

  it('closes with a note, takes no more words, and opens again', async () => {
    await t.asWriter(marie, (tx) => closeCaseFile(tx, { caseFileId: file.id, reason: 'moved', note: 'Partie à Nantes.' }))
    expect(await t.asAgent(marie, (tx) => getHead(tx, file.id, today))).toMatchObject({ closureReason: 'moved' })
    await expect(write(marie, 'Encore un mot.')).rejects.toBeInstanceOf(Refused)
    await t.asWriter(marie, (tx) => reopenCaseFile(tx, { caseFileId: file.id, note: '' }))
    await write(marie, 'Elle est revenue.')
    expect((await threadOf(marie)).total).toBe(3)
  })
})

describe('opening', () => {
  const opening = { origin: 'self' as const, channel: 'phone' as const, informed: true, protected: false, sectorId: null, on: today }

  it('takes over a request: words, name, contact and address are there, and the team reads it no more', async () => {
    const reception = await t.anAgent({ roles: ['reception'], teamId: await t.aTeam({ kind: 'reception' }) })
    const requestId = await receive(reception)
    const opened = await t.asWriter(marie, (tx) =>
      openCaseFile(tx, {
        ...opening,
        name: 'Mme Diarra',
        demand: 'On m’a coupé le courant.',
        contact: { phone: '06 39 98 00 01', hours: '', mayCall: true, mayMessage: false },
        address: { line: '4 rue des Tanneurs', communeCode: null, tenure: 'unknown', hidden: false },
        requestId,
      }),
    )
    await t.asAgent(marie, async (tx) => {
      const seen = await getHead(tx, opened.id, today)
      expect(seen).toMatchObject({ name: 'Mme Diarra', contact: { phone: '06 39 98 00 01', mayMessage: false } })
      expect((await getHousehold(tx, opened.id, today)).members).toMatchObject([{ lastName: 'Diarra', civilTitle: 'madame', role: 'main' }])
      expect(await getDwelling(tx, opened.id)).toMatchObject({ line: '4 rue des Tanneurs' })
      expect(await listStatements(tx, opened.id, 'demand')).toMatchObject([{ words: 'On m’a coupé le courant.' }])
      const thread = await listThread(tx, opened.id, { filter: null })
      expect(thread.entries).toMatchObject([
        { kind: 'firstRequest', authorId: reception.agentId, text: { main: 'On m’a coupé (ce matin) le courant.' } },
      ])
    })
    const count = (agent: TestAgent) =>
      t.asAgent(agent, async (tx) => (await tx.q.selectFrom('request').select('id').where('id', '=', requestId).execute()).length)
    expect([await count(marie), await count(bruno), await count(reception)]).toEqual([1, 0, 0])
    // one request, one case file
    await expect(t.asWriter(marie, (tx) => openCaseFile(tx, { ...opening, name: 'Encore', requestId }))).rejects.toBeInstanceOf(Refused)
  })

  it('needs a name of some sort, and stands without anything else', async () => {
    await expect(t.asWriter(marie, (tx) => openCaseFile(tx, { ...opening, name: '  ' }))).rejects.toBeInstanceOf(Refused)
    const opened = await t.asWriter(marie, (tx) => openCaseFile(tx, { ...opening, name: 'La dame au landau bleu 🙂', protected: true }))
    const seen = await t.asAgent(marie, (tx) => getHead(tx, opened.id, today))
    expect(seen).toMatchObject({ name: 'La dame au landau bleu 🙂', protected: true, composition: null, contact: null, sector: null })
  })
})

/** A request as the counter writes it. */
const receive = async (agent: TestAgent): Promise<string> => {
  const { sql } = await import('kysely')
  return t.asWriter(agent, async (tx) => {
    const [id, compartment] = [tx.newId(), tx.newId()]
    const key = tx.newKey(compartment)
    const body = tx.sealJson(compartment, id, { words: 'On m’a coupé ((ce matin)) le courant.' })
    await sql`select app.receive_request(${id}, ${compartment}, ${key.keyId}, ${key.wrapped}, ${t.teamId}, null, 'Mme Diarra', 'diarra', ${body},
      ${['energy']}::text[], 'phone', 'self', true, 'week', ${tx.now}, null, null, true, false, 'no', ${tx.now}, ${new Date(tx.now.getTime() + 3_600_000)}, false)`.execute(
      tx.q,
    )
    return id
  })
}

describe('any text', () => {
  it.each(['a'.repeat(100_000), '🙂‍👩‍👧 مرحبا \u202Eabc', '<script>alert(1)</script>', '((', '))', '(( )) x', 'x((('])(
    'is kept as it is',
    async (text) => {
      const { entryId } = await write(marie, text, { title: 'Essai' })
      const seen = await t.asAgent(marie, async (tx) => {
        await tx.unlockCase(file.id)
        const row = await tx.q.selectFrom('entry').select(['id', 'compartment_id']).where('id', '=', entryId).executeTakeFirstOrThrow()
        return currentText(tx as Read, row)
      })
      expect([seen.main, ...seen.apartes.map((aparte) => aparte.text)].join('').replaceAll(/[\s()]/g, '')).toBe(
        text.replaceAll(/[\s()]/g, ''),
      )
    },
  )
})
