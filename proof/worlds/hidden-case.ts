import { addEvent, beginApplication } from '#features/application/commands.server.ts'
import { noteLetter } from '#features/letter/commands.server.ts'
import { beginRun } from '#features/procedure/commands.server.ts'
import { procedureOf } from '#rules/procedures/procedures.ts'
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import pg from 'pg'
import { writableKinds } from '#core/compartments.ts'
import { addDays } from '#core/dates.ts'
import { openHouse } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { Vault } from '#db/vault.server.ts'
import { closureReasons, entryKinds } from '#features/case-file/model.ts'
import { publicTags, tenures } from '#features/household/model.ts'
import { issueDomains } from '#features/needs/model.ts'
import { attachRequest, receiveRequest, takeRequest } from '#features/reception/commands.server.ts'
import { channels, origins } from '#features/reception/model.ts'
import { setStatus } from '#features/review/commands.server.ts'
import { reasons } from '#features/review/model.ts'
import type { StatusInput } from '#features/review/model.ts'
import { namedRight } from '#features/review/rights.server.ts'
import { runMarked } from '#jobs/night.server.ts'
import { wallClock } from '#web/clock.ts'
import { loadHousehold, seeding, ZONE } from '../../seed/household.ts'
import type { WorldHousehold } from '../../seed/world.ts'
import { fillInstruments } from './instruments.ts'
import { townOf } from './people.ts'
import type { World } from './worlds.ts'

/** Names that people of Clairval bear, and names that nobody there bears. */
export const FIRST_NAMES = ['Sonia', 'Kévin', 'Céline', 'Mehmet', 'Fatoumata', 'Ludivine', 'Hervé', 'Anaïs', 'Jean-Marie', 'Zohra'] as const
export const LAST_NAMES = [
  'Lantier',
  'Aubertin',
  'Demirel',
  'Poncelet',
  'Haumont',
  'Ramdani',
  'Le Floch',
  'Zylberstein',
  'Quéméneur',
  'Vasseur-Diop',
] as const

export type HiddenCase = {
  household: WorldHousehold
  /** Rights said not to be wanted, refused, open… */
  rights: { slug: string; status: 'open' | 'refused' | 'notWanted' | 'requested'; reason: keyof typeof reasons; cents: number }[]
  request: boolean
  night: boolean
}

const oneOf = <K extends string>(labels: Readonly<Record<K, unknown>>): fc.Arbitrary<K> => fc.constantFrom(...(Object.keys(labels) as K[]))
const words = fc.lorem({ maxCount: 12, mode: 'sentences' })

const people = fc.array(
  fc.record({
    firstName: fc.constantFrom(...FIRST_NAMES),
    years: fc.integer({ min: 0, max: 90 }),
    sex: fc.constantFrom('F' as const, 'M' as const),
  }),
  { minLength: 1, maxLength: 5 },
)

/** The content of a hidden household: who they are, where, what was said, what is asked, what is due, what is closed to whom. */
export const hiddenCase = (today: string): fc.Arbitrary<HiddenCase> =>
  fc
    .record({
      lastName: fc.constantFrom(...LAST_NAMES),
      members: people,
      referent: fc.constantFrom('solene' as const, 'solene' as const, 'marc' as const),
      protectedOne: fc.boolean(),
      sector: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 6 as const),
      openedDaysAgo: fc.integer({ min: 1, max: 700 }),
      origin: oneOf(origins),
      channel: oneOf(channels),
      publics: fc.uniqueArray(oneOf(publicTags), { maxLength: 4 }),
      tenure: oneOf(tenures),
      addressHidden: fc.boolean(),
      mayCall: fc.option(fc.boolean()),
      text: words,
      aparte: words,
      kind: oneOf(entryKinds),
      compartments: fc.uniqueArray(fc.constantFrom(...writableKinds), { maxLength: 4 }),
      needs: fc.uniqueArray(oneOf(issueDomains), { maxLength: 3 }),
      cents: fc.integer({ min: 0, max: 300_000 }),
      dueIn: fc.array(fc.integer({ min: -20, max: 40 }), { maxLength: 3 }),
      appointments: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
      closed: fc.option(oneOf(closureReasons), { freq: 6 }),
      untidied: fc.boolean(),
      rights: fc.uniqueArray(
        fc.record({
          slug: fc.constantFrom('rsa', 'aah', 'aide-au-logement', 'prime-d-activite', 'allocations-familiales', 'pch'),
          status: fc.constantFrom('open' as const, 'refused' as const, 'notWanted' as const, 'requested' as const),
          reason: oneOf(reasons),
          cents: fc.integer({ min: 0, max: 200_000 }),
        }),
        { selector: ({ slug }) => slug, maxLength: 4 },
      ),
      request: fc.boolean(),
      night: fc.boolean(),
    })
    .map(({ lastName, members, rights, request, night, ...one }): HiddenCase => {
      const first = members[0]?.firstName ?? FIRST_NAMES[0]
      const key = (n: number): string => `hidden-${n}`
      // the hour of an interview that the room shows as taken is an admitted channel: here visits and calls, which reception does not see
      const household: WorldHousehold = {
        key: 'hidden',
        name: `${first} ${lastName}`,
        difficulty: 'Hidden from everybody but its referent',
        referent: one.referent,
        sector: one.sector,
        openedDaysAgo: one.openedDaysAgo,
        ...(one.closed && one.dueIn.length === 0 ? { closed: { daysAgo: 0, reason: one.closed } } : {}),
        origin: one.origin,
        channel: one.channel,
        protected: one.protectedOne,
        publics: one.publics,
        people: members.map((member, n) => ({
          key: key(n),
          firstName: member.firstName,
          lastName,
          title: 'none',
          sex: member.sex,
          birth: addDays(today, -365 * member.years - 30),
          role: n === 0 ? 'main' : member.years < 18 ? 'child' : 'other',
          detail: one.text,
        })),
        links: members.slice(1).map((_, n) => ({ from: key(0), to: key(n + 1), kind: 'otherRelative', quality: 'ordinary' })),
        helpers: [{ key: 'voisin', name: `Voisine ${lastName}`, telling: 'partly', quality: 'fragile' }],
        contact: {
          phone: '06 99 00 12 34',
          mayCall: one.mayCall,
          mayMessage: null,
          mayWrite: null,
          addressHidden: one.addressHidden,
          how: one.text,
          reason: one.aparte,
          reviewedDaysAgo: 300,
        },
        address: { line: '4 rue des Tanneurs', tenure: one.tenure },
        demand: one.text,
        needs: one.needs.map((domain) => ({ domain, topic: one.text, axes: ['social'], status: 'identified' })),
        objectives: [{ words: one.text, step: one.aparte }],
        summary: { daysAgo: 0, text: one.text },
        entries: [
          {
            daysAgo: 0,
            time: '07:00',
            kind: one.kind,
            author: one.referent,
            title: one.text.slice(0, 60),
            text: `${one.text} ((${one.aparte}))`,
          },
          ...one.compartments.map((compartment) => ({
            daysAgo: 0,
            time: '07:10',
            kind: 'note' as const,
            author: one.referent,
            title: 'Note',
            text: one.text,
            compartment,
          })),
          ...(one.untidied
            ? [
                {
                  daysAgo: 0,
                  time: '07:20',
                  kind: 'interview' as const,
                  author: one.referent,
                  title: 'Page',
                  text: one.text,
                  untidied: true,
                },
              ]
            : []),
        ],
        facts: [
          {
            key: 'income.salary',
            subject: key(0),
            label: 'Salaire',
            cents: one.cents,
            value: { period: 'month', from: addDays(today, -60) },
            source: 'said',
            daysAgo: 0,
            compartment: 'budget',
          },
          ...one.compartments.map((compartment) => ({
            key: 'housing.rent',
            subject: 'household',
            label: 'Loyer',
            cents: one.cents,
            value: { period: 'month' as const },
            source: 'said' as const,
            daysAgo: 0,
            compartment,
          })),
        ],
        deadlines: one.dueIn.map((inDays, n) => ({
          inDays,
          title: one.text.slice(0, 60),
          ...(n % 2 ? { compartment: 'justice' as const } : {}),
        })),
        steps: [{ who: 'both', what: one.text.slice(0, 80), inDays: 5, saidDaysAgo: 0 }],
        appointments: one.appointments.map((inDays, n) => ({
          inDays: inDays + 1,
          time: n % 2 ? '12:20' : '06:40',
          minutes: 20,
          place: 'Bureau 9',
          kind: n % 2 ? 'homeVisit' : 'call',
          with: first,
        })),
      }
      return { household, rights, request, night }
    })

/**
 * Builds the case in one world by the doors and commands that its referent's pages use, at a clock set to the time of each act; the night
 * computes its rights. @returns ids of all that stands of it, by table: what somebody could try in an address.
 */
export const buildHidden = async (world: World, rootKey: Buffer, hidden: HiddenCase, begun: Date): Promise<Map<string, string[]>> => {
  const pool = new pg.Pool({ ...world.web, max: 2 })
  pool.on('error', () => {})
  let now = begun
  const house = openHouse({ pool, vault: new Vault(rootKey, randomBytes), clock: () => now, random: randomBytes })
  try {
    const town = await townOf(world.admin)
    const today = wallClock(begun, ZONE).date
    const loaded = await loadHousehold({ house, setNow: (value) => (now = value), today, town }, hidden.household)
    const referent = town.agents[hidden.household.referent]
    now = begun
    await house.writing(referent, seeding, {}, async (tx) => {
      for (const { slug, status, reason, cents } of hidden.rights) {
        const right = await namedRight(tx, slug)
        const input: StatusInput = {
          status,
          saidOn: today,
          amountCents: cents,
          per: 'month',
          since: null,
          until: null,
          notifiedOn: status === 'refused' ? today : null,
          reason: status === 'notWanted' ? reason : null,
          note: hidden.household.demand,
        }
        await setStatus(tx, { caseFileId: loaded.id, right, subjectId: null, readId: null, input })
      }
      if (!hidden.household.closed) await follow(tx, loaded.id, today, hidden.household.demand)
      if (!hidden.request || hidden.household.closed) return
      const sector = town.sectors[hidden.household.sector]
      const { id } = await receiveRequest(tx, {
        calledName: hidden.household.name, words: hidden.household.demand, topics: ['housing'], channel: 'phone', origin: 'self', agreed: true, urgency: 'week',
        dueAt: begun, addressLine: '', addressCase: 'notGiven', communeCode: null, teamId: town.teams[hidden.household.referent === 'marc' ? 'port' : 'tanneries'],
        sectorId: sector?.id ?? null, phone: '', preferredTime: '', mayCall: null, mayMessage: null, beenHere: null, at: begun, until: begun,
      }) // prettier-ignore
      await takeRequest(tx, id, begun)
      await attachRequest(tx, id, loaded.id, begun)
    })
    if (!hidden.household.closed)
      await fillInstruments(
        (act, ...args) => {
          now = new Date(now.getTime() + 1)
          return house.writing(referent, seeding, {}, (tx) => act(tx, ...args))
        },
        {
          caseFileId: loaded.id,
          personId: await oneOfThem(world.admin, loaded.id),
          today,
          words: hidden.household.demand,
          cents: 1_000 + (hidden.rights[0]?.cents ?? 0),
          parts: new Set(writableKinds),
          at: begun.getTime(),
        },
      )
    if (hidden.night) await nightOf(world, house.vault, today, begun)
    return await idsOf(world.admin, loaded.id)
  } finally {
    await house.close()
  }
}

/** The first person of a household. */
export const oneOfThem = async (admin: pg.Client, caseFileId: string): Promise<string> =>
  (await admin.query<{ id: string }>('select id from person where case_file_id = $1 order by id limit 1', [caseFileId])).rows[0]?.id ?? ''

/** What runs for it: a procedure, an application, a letter with its clock. */
const follow = async (tx: Write, caseFileId: string, today: string, words: string): Promise<void> => {
  const procedure = procedureOf('eviction')
  if (!procedure) throw new Error('No such procedure')
  await beginRun(tx, { caseFileId, procedure, subjects: [], begunOn: today, days: { orderReceived: today }, today })
  const application = { caseFileId, kind: 'request', right: null, lies: 'general', subjectId: null, aboutId: null, begunOn: today } as const
  const applicationId = await beginApplication(tx, { ...application, title: words.slice(0, 80), to: 'le CCAS', documents: ['RIB'] })
  await addEvent(tx, { caseFileId, applicationId, event: { kind: 'sent', how: 'post', note: words }, day: today, today, chaseOn: today })
  await noteLetter(tx, {
    caseFileId, type: 'familyDecision', sender: 'CAF', text: words, explanation: words, action: words.slice(0, 80), lies: 'budget', receivedOn: today, datedOn: null, today, timeZone: ZONE,
    clock: { rule: 'appealCra', from: today }, ownDay: null, doer: 'both', run: null,
  }) // prettier-ignore
}

/** The night of the hidden household alone: the others were gone over when the base was made. */
const nightOf = async (world: World, vault: Vault, today: string, now: Date): Promise<void> => {
  const jobs = new pg.Client(world.jobs)
  jobs.on('error', () => {})
  await jobs.connect()
  const failed = (error: unknown): never => {
    throw error
  }
  try {
    await runMarked(jobs, { vault, today, now, failed, breathe: async () => {} })
  } finally {
    await jobs.end()
  }
}

/** Tables of the instruments of a household, and those whose rows lie in a part of its file. */
const OF_INSTRUMENTS = ['assessment', 'budget_line', 'help_plan', 'autonomy_matter', 'project', 'agreement', 'measure', 'visit_pack', 'visit_observation'] // prettier-ignore
const KEYED =
  /^(?:deadline|next_step|procedure_run|application|letter|assessment|budget_line|help_plan|autonomy_matter|project|agreement|measure|visit_observation)$/

/** Ids of a household by table, three of each at most; of all its rows, or of those in these compartments. */
export const idsOf = async (admin: pg.Client, caseFileId: string, within?: readonly string[]): Promise<Map<string, string[]>> => {
  const ids = new Map([['case_file', [caseFileId]]])
  for (const table of [
    'person',
    'entry',
    'draft',
    'appointment',
    'request',
    'compartment',
    'deadline',
    'next_step',
    'helper',
    'sheet',
    'right_notice',
    'household_member',
    'need',
    'procedure_run',
    'application',
    'letter',
    ...OF_INSTRUMENTS,
  ]) {
    if (within && !KEYED.test(table)) continue
    const more = within ? ' and compartment_id = any ($2)' : ''
    const { rows } = await admin.query<{ id: string }>(
      `select id from ${table} where case_file_id = $1${more} order by id limit ${table === 'assessment' ? 40 : 3}`,
      within ? [caseFileId, within] : [caseFileId],
    )
    ids.set(
      table,
      rows.map(({ id }) => id),
    )
  }
  return ids
}
