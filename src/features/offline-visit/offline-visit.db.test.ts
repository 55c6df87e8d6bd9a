import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { planAppointment } from '#features/agenda/commands.server.ts'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestHouse } from '#db/testing/house.ts'
import { startGrid } from '#features/autonomy/commands.server.ts'
import { openCaseFile, writeEntry } from '#features/case-file/commands.server.ts'
import { setContactRule, setDwelling } from '#features/household/commands.server.ts'
import { finishAssessment, saveAnswers } from '#features/assessment/commands.server.ts'
import { listAssessments } from '#features/assessment/queries.server.ts'
import { shareCaseFile } from '#features/case-file/sharing.server.ts'
import { listThread } from '#features/case-file/queries.server.ts'
import { noteFact } from '#features/facts/commands.server.ts'
import { kindOfInput } from '#features/facts/model.ts'
import { getKnown } from '#features/facts/queries.server.ts'
import type { FactKind } from '#features/facts/fact-kinds.ts'
import { endCopy, keepGestures, kindOf, returnCopy, takeCopy, wipedCopy } from './commands.server.ts'
import { holdVisit, listCame, listCameOf } from './after.server.ts'
import { asBegun } from './grid.ts'
import { fileWaiting } from './filing.server.ts'
import { MOST_HOUSEHOLDS, placeOf } from './model.ts'
import type { Observation, Told } from './model.ts'
import { getTaken, listNotes, workLast } from './pack.server.ts'
import { keptTokens, listCopiesOut, listMyCopies, listWaiting } from './queries.server.ts'

let t: TestHouse
let marie: TestAgent
let bruno: TestAgent
let adele: TestAgent
const today = '2026-11-22'
const timeZone = 'Europe/Paris'
const now = new Date('2026-11-22T14:00:00+01:00')
const token = (): string => randomBytes(32).toString('hex')
const when = { today, timeZone }

beforeAll(async () => {
  t = await openTestHouse()
  t.setClock(now)
  marie = await t.anAgent({ firstName: 'Marie' })
  bruno = await t.anAgent({ firstName: 'Bruno' })
  adele = await t.anAgent({ firstName: 'Adèle', roles: ['administrator'] })
})
afterAll(() => t.close())

const take = (who: TestAgent, caseFileId: string, mark = token()) =>
  t.asWriter(who, (tx) => takeCopy(tx, { caseFileId, token: mark, device: 'Chrome sur Android' }))
const note = (text: string, at = now.getTime() - 60_000): Observation => {
  const id = randomUUID()
  return { id, place: `words:${id}`, at, told: { kind: 'words', of: 'note', text } }
}

it('a household of one’s own is taken for a day; another’s, or one only read, is not', async () => {
  const file = await t.aCaseFile(marie)
  await expect(take(bruno, file.id)).rejects.toMatchObject({ name: 'Refused' })
  const { id, expiresAt } = await take(marie, file.id)
  expect(expiresAt.getTime() - now.getTime()).toBe(24 * 3_600_000)
  expect(await t.asAgent(marie, listMyCopies)).toMatchObject([{ id, caseFileId: file.id, device: 'Chrome sur Android', endedAt: null }])
  expect(await t.asAgent(bruno, listMyCopies)).toEqual([])
  // the budget alone opens no thread
  await t.asWriter(marie, (tx) =>
    shareCaseFile(tx, { caseFileId: file.id, agentId: bruno.agentId, kinds: ['budget'], reason: 'Le budget.', until: null }),
  )
  await expect(take(bruno, file.id)).rejects.toMatchObject({ fields: { '': expect.stringContaining('dont le fil vous est ouvert') } })
})

it('a shared computer takes none', async () => {
  const file = await t.aCaseFile(marie)
  await t.admin.query('update session set shared_computer = true where agent_id = $1', [marie.agentId])
  await expect(take(marie, file.id)).rejects.toMatchObject({ fields: { '': expect.stringContaining('Cet ordinateur est partagé') } })
  await t.admin.query('update session set shared_computer = false where agent_id = $1', [marie.agentId])
  await take(marie, file.id)
})

it('twenty households at most, the same one again not counted', async () => {
  const clara = await t.anAgent({ firstName: 'Clara' })
  const files = []
  for (let n = 0; n < MOST_HOUSEHOLDS; n++) files.push((await t.aCaseFile(clara)).id)
  for (const id of files) await take(clara, id)
  const more = (await t.aCaseFile(clara)).id
  await expect(take(clara, more)).rejects.toMatchObject({ fields: { '': expect.stringContaining('20 foyers') } })
  await take(clara, files[0] ?? '')
  const [first] = await t.asAgent(clara, listMyCopies)
  for (const copy of (await t.asAgent(clara, listMyCopies)).filter((one) => one.caseFileId === first?.caseFileId))
    await t.asWriter(clara, (tx) => endCopy(tx, copy.id))
  await take(clara, more)
})

it('gestures are kept once, filed once, whatever is sent again; what was taken back is nowhere', async () => {
  const file = await t.aCaseFile(marie)
  const { id } = await take(marie, file.id)
  const [one, two, gone] = [note('Le chauffage est coupé.'), note('Elle dort dans la cuisine.'), note('À effacer')]
  const back: Observation = { ...gone, id: randomUUID(), at: gone.at + 1, told: null }
  const send = (gestures: Observation[]) => t.asWriter(marie, (tx) => keepGestures(tx, id, gestures))
  await send([two, one, back])
  await send([one, two, gone, one])
  expect(await t.asAgent(marie, (tx) => listWaiting(tx, file.id))).toHaveLength(4)
  expect(await t.asWriter(marie, (tx) => fileWaiting(tx, file.id, when))).toEqual({ filed: 4, waiting: 0 })
  await send([one, two, back, gone])
  expect(await t.asWriter(marie, (tx) => fileWaiting(tx, file.id, when))).toEqual({ filed: 0, waiting: 0 })
  const { entries } = await t.asAgent(marie, async (tx) => {
    await tx.unlockCase(file.id)
    return listThread(tx, file.id, {})
  })
  expect(entries.map((entry) => [entry.kind, entry.text.main])).toEqual([
    ['homeVisit', expect.stringMatching(/^13.h.59 : (?:Le chauffage est coupé\.|Elle dort dans la cuisine\.)\n13.h.59 : /)],
  ])
  expect(entries[0]?.text.main).not.toContain('À effacer')
})

it('gestes and dwelling become drafts of their instruments, once; a second sending goes on with them', async () => {
  const opening = {
    name: 'Roger Vasseur',
    origin: 'self',
    channel: 'phone',
    informed: true,
    protected: false,
    sectorId: null,
    on: today,
  } as const
  const file = await t.asWriter(marie, (tx) => openCaseFile(tx, opening))
  const { id } = await take(marie, file.id)
  const { people } = await t.asAgent(marie, (tx) => getTaken(tx, file.id, { today, timeZone, now }))
  const personId = people[0]?.id ?? ''
  const at = now.getTime() - 60_000
  const geste = (part: string, yes: boolean): Observation => ({
    id: randomUUID(),
    place: `aggir:${personId}:toilette:${part}`,
    at,
    told: {
      kind: 'aggir',
      personId,
      variable: 'toilette',
      part,
      adverbs: { spontaneously: yes, totally: yes, correctly: yes, habitually: yes },
      words: part === 'top' ? 'Les pieds, c’est Odette.' : '',
    },
  })
  const room: Observation = {
    id: randomUUID(),
    place: 'housing:bathroom',
    at,
    told: { kind: 'housing', check: 'bathroom', level: 'risk', words: 'baignoire haute' },
  }
  const send = async (gestures: Observation[]) => {
    await t.asWriter(marie, (tx) => keepGestures(tx, id, gestures))
    return t.asWriter(marie, (tx) => fileWaiting(tx, file.id, when))
  }
  expect(await send([geste('top', true), room])).toEqual({ filed: 2, waiting: 0 })
  expect(await send([geste('bottom', false)])).toEqual({ filed: 1, waiting: 0 })
  const drafts = await t.asAgent(marie, (tx) => listAssessments(tx, file.id))
  expect(drafts.map((one) => [one.instrument, one.state, one.compartmentKind]).toSorted()).toEqual([
    ['aggir', 'draft', 'health'],
    ['logement', 'draft', 'general'],
  ])
  const aggir = drafts.find((one) => one.instrument === 'aggir')?.body
  expect(aggir?.answers).toMatchObject({
    'toilette.top.totally': 'yes',
    'toilette.bottom.totally': 'no',
    'toilette.words': 'Les pieds, c’est Odette.',
  })
  expect(aggir?.place).toBe('home')
  expect(drafts.find((one) => one.instrument === 'logement')?.body.answers).toMatchObject({
    bathroom: 'risk',
    movingWords: expect.stringContaining('baignoire haute'),
  })
})

it('a grid begun at the desk goes along, and the visit goes on with it; what both answered otherwise stays and is told', async () => {
  const file = await t.asWriter(marie, (tx) =>
    openCaseFile(tx, {
      name: 'Roger Le Bihan',
      origin: 'self',
      channel: 'phone',
      informed: true,
      protected: false,
      sectorId: null,
      on: today,
    }),
  )
  const taken = () => t.asAgent(marie, (tx) => getTaken(tx, file.id, { today, timeZone, now }))
  const personId = (await taken()).people[0]?.id ?? ''
  const gridId = await t.asWriter(marie, (tx) => startGrid(tx, { caseFileId: file.id, personId, assessedOn: today, today }))
  const atDesk = (answers: Record<string, string>) =>
    t.asWriter(marie, (tx) => saveAnswers(tx, { caseFileId: file.id, assessmentId: gridId, answers, today }))
  await atDesk({ 'toilette.top.totally': 'yes', 'toilette.top.correctly': 'yes', 'toilette.words': 'Je me lave seul.', habillage: 'A' })
  const { grids } = await taken()
  expect(grids).toMatchObject([{ id: gridId, personId, answers: { 'toilette.top.totally': 'yes', habillage: 'A' } }])
  const { id } = await take(marie, file.id)
  // the desk goes on meanwhile: one adverb that the tablet does not touch, one that it answers otherwise
  await atDesk({ 'toilette.top.totally': 'no', 'toilette.top.habitually': 'yes' })
  const known = asBegun(personId, 'toilette', 'top', grids[0])
  const at = now.getTime() - 60_000
  const said = (told: Told): Observation => ({ id: randomUUID(), place: placeOf(told, ''), at, told })
  const top = said({ ...known, adverbs: { ...known.adverbs, correctly: false, habitually: false } })
  const bottom = said({ ...asBegun(personId, 'toilette', 'bottom', grids[0]), adverbs: { totally: false } })
  await t.asWriter(marie, (tx) => keepGestures(tx, id, [top, bottom]))
  expect(await t.asWriter(marie, (tx) => fileWaiting(tx, file.id, when))).toEqual({ filed: 1, waiting: 1 })
  const drafts = () => t.asAgent(marie, (tx) => listAssessments(tx, file.id))
  expect((await drafts()).map((one) => one.id)).toEqual([gridId])
  expect((await drafts())[0]?.body.answers).toEqual({
    'toilette.top.totally': 'no',
    'toilette.top.correctly': 'no',
    'toilette.top.habitually': 'yes',
    'toilette.bottom.totally': 'no',
    'toilette.words': 'Je me lave seul.',
    habillage: 'A',
  })
  const waiting = () => t.asAgent(marie, (tx) => listWaiting(tx, file.id))
  expect(await waiting()).toMatchObject([
    { id: top.id, why: expect.stringContaining('habituellement : « oui » à l’ordinateur, « non » sur la tablette.') },
  ])
  // decided at the desk: nothing is left to be told
  await atDesk({ 'toilette.top.habitually': 'no' })
  expect(await t.asWriter(marie, (tx) => fileWaiting(tx, file.id, when))).toEqual({ filed: 1, waiting: 0 })
  expect(await waiting()).toEqual([])
  // finished at the desk meanwhile: what comes later is its correction
  const finish = { caseFileId: file.id, assessmentId: gridId, present: 'Roger', today }
  await t.asWriter(marie, (tx) => finishAssessment(tx, finish, () => ({ result: null, trace: [] })))
  await t.asWriter(marie, (tx) =>
    keepGestures(tx, id, [said({ ...asBegun(personId, 'transferts', null, grids[0]), adverbs: { totally: true } })]),
  )
  expect(await t.asWriter(marie, (tx) => fileWaiting(tx, file.id, when))).toEqual({ filed: 1, waiting: 0 })
  expect((await drafts()).find(({ state }) => state === 'draft')).toMatchObject({
    supersedesId: gridId,
    body: { answers: { habillage: 'A', 'transferts.totally': 'yes' } },
  })
})

it('what came back is told with the way there, to who may read it; the visit planned for that day was held', async () => {
  const file = await t.asWriter(marie, (tx) =>
    openCaseFile(tx, {
      name: 'Odette Morvan',
      origin: 'self',
      channel: 'phone',
      informed: true,
      protected: false,
      sectorId: null,
      on: today,
    }),
  )
  const plan = (startsAt: Date) =>
    t.asWriter(marie, (tx) => planAppointment(tx, { caseFileId: file.id, startsAt, minutes: 60, kind: 'homeVisit' }))
  const later = await plan(new Date('2026-11-23T10:00:00+01:00'))
  const { people } = await t.asAgent(marie, (tx) => getTaken(tx, file.id, { today, timeZone, now }))
  const visitId = await plan(new Date('2026-11-22T15:00:00+01:00'))
  expect((await t.asAgent(marie, (tx) => getTaken(tx, file.id, { today, timeZone, now }))).appointmentId).toBe(visitId)
  const { id: copyId } = await take(marie, file.id)
  const said = (told: Told): Observation => {
    const own = randomUUID()
    return { id: own, place: placeOf(told, own), at: now.getTime() - 60_000, told }
  }
  const personId = people[0]?.id ?? ''
  const food = {
    kind: 'money',
    of: 'food',
    label: '',
    cents: 380_00,
    period: 'month',
    about: false,
    instead: null,
    inLedger: false,
    personId: null,
  } as const
  const gestures = [
    said({ kind: 'words', of: 'wants', text: 'Rester chez nous.', personId }),
    said(food),
    said({ kind: 'aggir', personId, variable: 'alert', part: null, adverbs: { totally: true }, words: '' }),
    said({ kind: 'sketch', title: '', strokes: [[1, 2, 3, 4]] }),
  ]
  const hold = (appointmentId: string) => t.asWriter(marie, (tx) => holdVisit(tx, { caseFileId: file.id, copyId, appointmentId, timeZone }))
  // nothing was noted: nobody says that it was held
  expect(await hold(visitId)).toBe(false)
  for (let n = 0; n < 2; n++) {
    await t.asWriter(marie, (tx) => keepGestures(tx, copyId, gestures))
    await t.asWriter(marie, (tx) => fileWaiting(tx, file.id, when))
  }
  expect([await hold(later), await hold(visitId), await hold(visitId)]).toEqual([false, true, false])
  const came = await t.asAgent(marie, (tx) => listCameOf(tx, file.id, { today, copyId }))
  expect(came.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['Visite à domicile, dans le fil', 'Grille AGGIR, à terminer', 'Alimentation, au budget', 'Croquis']),
  )
  expect(came).toHaveLength(4)
  const entry = came.find(({ href }) => href.includes('/fil/'))
  const { entries } = await t.asAgent(marie, async (tx) => {
    await tx.unlockCase(file.id)
    return listThread(tx, file.id, {})
  })
  expect(entry?.href).toContain(entries[0]?.id)
  expect(entries[0]?.text.main).toContain('Ses mots, Odette Morvan\n« Rester chez nous. »')
  // who reads the thread alone learns of nothing else
  const reason = 'Le fil.'
  await t.asWriter(marie, (tx) =>
    shareCaseFile(tx, { caseFileId: file.id, agentId: bruno.agentId, kinds: ['general'], reason, until: null }),
  )
  const his = await t.asAgent(bruno, (tx) => listCame(tx, file.id, { today }))
  expect(his).toMatchObject([{ what: 'Visite à domicile, dans le fil', mine: false }])
})

it('the part of the household is the server’s to say, and a clock that is ahead tells nothing of the future', async () => {
  const file = await t.aCaseFile(marie)
  const { id } = await take(marie, file.id)
  const personId = randomUUID()
  const aggir: Observation = {
    id: randomUUID(),
    place: `aggir:${personId}:alert:`,
    at: now.getTime() + 86_400_000,
    told: { kind: 'aggir', personId, variable: 'alert', part: null, adverbs: { totally: true }, words: '' },
  }
  expect([kindOf(aggir), kindOf({ ...aggir, told: null }), kindOf(note('x'))]).toEqual(['health', 'health', 'general'])
  await t.asWriter(marie, (tx) => keepGestures(tx, id, [aggir]))
  const row = await t.admin.query(
    'select o.observed_at, c.kind, o.body from visit_observation o join compartment c on c.id = o.compartment_id where o.id = $1',
    [aggir.id],
  )
  expect(row.rows[0]).toMatchObject({ kind: 'health', observed_at: now })
  expect(row.rows[0].body.includes('alert')).toBe(false)
})

it('a value that the desk noted meanwhile stays: the pair is shown to be confirmed', async () => {
  const file = await t.aCaseFile(marie)
  const { id } = await take(marie, file.id)
  const kind = kindOfInput('rent') as FactKind
  await t.asWriter(marie, (tx) =>
    shareCaseFile(tx, {
      caseFileId: file.id,
      agentId: bruno.agentId,
      kinds: ['general', 'budget', 'health'],
      reason: 'Ensemble.',
      until: null,
    }),
  )
  const fact: Observation = {
    id: randomUUID(),
    place: `fact:${kind.input.path}`,
    at: now.getTime() - 3_600_000,
    told: { kind: 'fact', path: kind.input.path, label: 'Loyer', value: 512_00, unit: 'cents' },
  }
  await t.asWriter(bruno, (tx) =>
    noteFact(tx, {
      caseFileId: file.id,
      kind,
      personId: null,
      value: { cents: 548_00, period: 'month' },
      detail: '',
      source: 'said',
      observedOn: today,
      observedAt: now,
      compartment: kind.compartment,
      today,
      field: '',
    }),
  )
  await t.asWriter(marie, (tx) => keepGestures(tx, id, [fact]))
  expect(await t.asWriter(marie, (tx) => fileWaiting(tx, file.id, when))).toEqual({ filed: 1, waiting: 0 })
  const known = await t.asAgent(marie, (tx) => getKnown(tx, file.id, today))
  expect(known.contradictions).toHaveLength(1)
  expect(known.contradictions[0]?.why).toMatch(/512.*548|548.*512/)
})

it('what cannot be filed stays with its reason, and the rest is filed all the same', async () => {
  const file = await t.aCaseFile(marie)
  const { id } = await take(marie, file.id)
  const wrong: Observation = {
    id: randomUUID(),
    place: 'fact:persons.nobody.salary',
    at: now.getTime(),
    told: { kind: 'fact', path: 'persons.nobody.salary', label: 'Salaire', value: 1, unit: 'cents' },
  }
  await t.asWriter(marie, (tx) => keepGestures(tx, id, [wrong, note('Rangé quand même.')]))
  expect(await t.asWriter(marie, (tx) => fileWaiting(tx, file.id, when))).toEqual({ filed: 1, waiting: 1 })
  const waiting = await t.asAgent(marie, (tx) => listWaiting(tx, file.id))
  expect(waiting).toMatchObject([{ id: wrong.id, state: 'waiting', why: expect.stringMatching(/\S/) }])
})

it('what comes in and goes out becomes lines of the budget, once', async () => {
  const file = await t.aCaseFile(marie)
  const { id } = await take(marie, file.id)
  const charge: Observation = {
    id: randomUUID(),
    place: `money:${randomUUID()}`,
    at: now.getTime() - 60_000,
    told: {
      kind: 'money',
      of: 'otherBound',
      label: 'Portage de repas',
      cents: 96_00,
      period: 'month',
      about: false,
      instead: null,
      inLedger: false,
      personId: null,
    },
  }
  for (let n = 0; n < 2; n++) await t.asWriter(marie, (tx) => keepGestures(tx, id, [charge]))
  expect(await t.asWriter(marie, (tx) => fileWaiting(tx, file.id, when))).toEqual({ filed: 1, waiting: 0 })
  const { rows } = await t.admin.query('select id, from_month from budget_line where case_file_id = $1', [file.id])
  expect(rows).toEqual([{ id: charge.id, from_month: '2026-11-01' }])
})

it('a line of the budget is corrected, not doubled; a debt and an amount that nobody knows are written; the copy knows what the desk knows', async () => {
  const file = await t.aCaseFile(marie)
  const { id } = await take(marie, file.id)
  const said = (told: Told): Observation => {
    const own = randomUUID()
    return { id: own, place: placeOf(told, own), at: now.getTime() - 60_000, told }
  }
  const line = { kind: 'money', label: '', period: 'month', about: false, instead: null, inLedger: false, personId: null } as const
  const food = said({ ...line, of: 'food', cents: 380_00 })
  const send = (gestures: Observation[]) => t.asWriter(marie, (tx) => keepGestures(tx, id, gestures))
  await send([food, said({ ...line, of: 'rsa', cents: 646_52 }), said({ ...line, of: 'water', cents: null })])
  await send([said({ kind: 'debt', of: 'energyDebt', label: 'EDF', due: 412_00, monthly: null, about: true })])
  expect(await t.asWriter(marie, (tx) => fileWaiting(tx, file.id, when))).toEqual({ filed: 4, waiting: 0 })
  const budget = async () => (await t.asAgent(marie, (tx) => getTaken(tx, file.id, { today, timeZone, now }))).budget
  const before = await budget()
  expect(before?.budget.lines.map(({ kind, cents }) => [kind, cents])).toEqual(
    expect.arrayContaining([
      ['food', 380_00],
      ['rsa', 646_52],
      ['water', null],
    ]),
  )
  expect(before?.budget.debts).toMatchObject([{ kind: 'energyDebt', label: 'EDF', due: 412_00 }])
  const known = before?.budget.lines.find(({ kind }) => kind === 'food')
  // of two versions of one line the later one stands
  t.setClock(new Date(now.getTime() + 60_000))
  await send([said({ ...line, ...before?.about[known?.id ?? ''], of: 'food', cents: 410_00, instead: known?.id ?? null })])
  expect(await t.asWriter(marie, (tx) => fileWaiting(tx, file.id, when))).toEqual({ filed: 1, waiting: 0 })
  expect((await budget())?.budget.lines.filter(({ kind }) => kind === 'food')).toMatchObject([{ cents: 410_00 }])
  t.setClock(now)
})

it('a choice, a day and a text pass through the form of the desk: what it would refuse waits, with its sentence', async () => {
  const file = await t.asWriter(marie, (tx) =>
    openCaseFile(tx, { name: 'Awa Sow', origin: 'self', channel: 'phone', informed: true, protected: false, sectorId: null, on: today }),
  )
  const { id } = await take(marie, file.id)
  const answer = (path: string, text: string): Observation => ({
    id: randomUUID(),
    place: `fact:${path}`,
    at: now.getTime() - 60_000,
    told: { kind: 'fact', path, label: path, value: null, unit: 'text', text, says: text },
  })
  const { people } = await t.asAgent(marie, (tx) => getTaken(tx, file.id, { today, timeZone, now }))
  const path = (inputId: string): string => kindOfInput(inputId)?.input.path.replace('<id>', people[0]?.id ?? '') ?? ''
  const right = [answer(path('tenure'), 'socialTenant'), answer(path('unemployedSince'), '2026-03-02'), answer(path('commune'), '35238')]
  const wrong = [answer(path('marital'), 'à voir'), answer(path('sickSince'), '2026-02-31'), answer(path('zone'), '7')]
  await t.asWriter(marie, (tx) => keepGestures(tx, id, [...right, ...wrong]))
  expect(await t.asWriter(marie, (tx) => fileWaiting(tx, file.id, when))).toEqual({ filed: 3, waiting: 3 })
  const whys = (await t.asAgent(marie, (tx) => listWaiting(tx, file.id))).map(({ why }) => why).toSorted()
  expect(whys).toEqual(['Cette date n’existe pas.', 'Choisissez une réponse.', 'Choisissez une réponse.'])
  const known = await t.asAgent(marie, (tx) => getKnown(tx, file.id, today))
  expect(known.uses.map(({ path: of }) => of)).toEqual(expect.arrayContaining(right.map(({ place }) => place.slice('fact:'.length))))
})

it('an ended copy is refused and its device told to delete it; a late one is kept all the same', async () => {
  const file = await t.aCaseFile(marie)
  const marks = [token(), token(), token()]
  const [ended, late, lives] = [
    await take(marie, file.id, marks[0]),
    await take(marie, file.id, marks[1]),
    await take(marie, file.id, marks[2]),
  ]
  const [{ id: mine }] = [await take(marie, file.id)]
  await expect(t.asWriter(bruno, (tx) => endCopy(tx, ended.id))).rejects.toMatchObject({ name: 'NotFound' })
  const out = await t.asAgent(adele, listCopiesOut)
  expect(out.some((one) => one.id === ended.id && one.agentId === marie.agentId)).toBe(true)
  expect(await t.asAgent(bruno, listCopiesOut)).toEqual([])
  await t.asWriter(adele, (tx) => endCopy(tx, ended.id))
  await expect(t.asWriter(marie, (tx) => keepGestures(tx, ended.id, [note('Trop tard')]))).rejects.toMatchObject({ name: 'Gone' })
  await expect(t.asWriter(bruno, (tx) => keepGestures(tx, lives.id, [note('Pas à moi')]))).rejects.toMatchObject({ name: 'NotFound' })
  await t.admin.query(
    `update visit_pack set taken_at = taken_at - interval '2 days', expires_at = expires_at - interval '2 days' where id = $1`,
    [late.id],
  )
  expect((await t.asWriter(marie, (tx) => keepGestures(tx, late.id, [note('En retard, gardé')]))).ids).toHaveLength(1)
  expect(await keptTokens(t.house, [...marks, token()])).toEqual([marks[2]])
  await wipedCopy(t.house, marks[0] ?? '', 12)
  await wipedCopy(t.house, marks[0] ?? '', 0)
  expect((await t.asAgent(marie, listMyCopies)).find((one) => one.id === ended.id)).toMatchObject({ unsent: 12 })
  await t.asWriter(marie, (tx) => returnCopy(tx, mine))
  await expect(t.asWriter(bruno, (tx) => returnCopy(tx, lives.id))).rejects.toMatchObject({ name: 'NotFound' })
})

it('a gesture of another household is not there to be said again', async () => {
  const [a, b] = [await t.aCaseFile(marie), await t.aCaseFile(bruno)]
  const [hers, his] = [await take(marie, a.id), await take(bruno, b.id)]
  const one = note('À Marie')
  await t.asWriter(marie, (tx) => keepGestures(tx, hers.id, [one]))
  await expect(t.asWriter(bruno, (tx) => keepGestures(tx, his.id, [one]))).rejects.toMatchObject({ name: 'NotFound' })
})

it('what is taken is what one may read: no private passage, no hidden address', async () => {
  const file = await t.aCaseFile(marie)
  await t.asWriter(marie, (tx) =>
    writeEntry(tx, {
      caseFileId: file.id,
      kind: 'note',
      title: 'Appel',
      happenedAt: now,
      text: 'Elle rappelle demain. ((SECRET-DIT-À-PART))',
      compartmentKind: 'general',
      aparteReaders: [],
      themes: [],
    }),
  )
  const contact = {
    caseFileId: file.id,
    phone: '',
    hours: '',
    how: '',
    reason: 'Menaces',
    mayCall: false,
    mayMessage: null,
    mayWrite: null,
  }
  await t.asWriter(marie, (tx) => setContactRule(tx, { ...contact, addressHidden: true, reviewedOn: null }))
  await t.asWriter(marie, (tx) =>
    setDwelling(tx, { caseFileId: file.id, line: '9 rue CACHÉE', detail: '', communeCode: null, tenure: 'unknown', fromDate: today }),
  )
  const taken = await t.asAgent(marie, (tx) => getTaken(tx, file.id, { today, timeZone, now }))
  expect(taken).toMatchObject({
    caseFileId: file.id,
    aggir: true,
    money: true,
    place: '',
    contact: { mayCall: false, addressHidden: true },
  })
  expect(taken.notes).toMatchObject([{ title: 'Appel', text: expect.stringContaining('Elle rappelle demain.') }])
  expect(JSON.stringify(taken)).not.toMatch(/SECRET|CACHÉE|Menaces/)
  // which notes go along is the worker’s to choose
  const notes = (chosen?: string[]) =>
    t.asAgent(marie, async (tx) => (await getTaken(tx, file.id, { today, timeZone, now, notes: chosen })).notes.map(({ title }) => title))
  const [first] = await t.asAgent(marie, (tx) => listNotes(tx, file.id))
  expect(first).toMatchObject({ title: 'Appel', goes: true })
  expect([await notes(), await notes([]), await notes([first?.id ?? ''])]).toEqual([['Appel'], [], ['Appel']])
  await expect(t.asAgent(bruno, (tx) => getTaken(tx, file.id, { today, timeZone, now }))).rejects.toMatchObject({ name: 'NotFound' })
})

it('work is not what is asked first of who is past it', () => {
  const ask = (inputId: string, personId: string | null) => ({ inputId, personId }) as Parameters<typeof workLast>[0][number]
  const people = [
    { personId: 'odette', age: 80 },
    { personId: 'lea', age: 30 },
  ]
  const asked = [
    ask('amounts.netWage', 'odette'),
    ask('amounts.netWage', 'lea'),
    ask('amounts.microServicesTurnover', 'odette'),
    ask('rent', null),
  ]
  expect(workLast(asked, people).map(({ inputId, personId }) => `${inputId} ${personId}`)).toEqual([
    'amounts.netWage lea',
    'rent null',
    'amounts.netWage odette',
    'amounts.microServicesTurnover odette',
  ])
})
