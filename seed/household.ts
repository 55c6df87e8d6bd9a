import { sql } from 'kysely'
import type { Action, Actor } from '#core/actor.ts'
import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import type { House, Write } from '#db/door.server.ts'
import { observeFact, openCaseFile, writeEntry } from '#features/case-file/commands.server.ts'
import { addHelper, addMember, addPerson, endMembership, relate, setContactRule, setDwelling } from '#features/household/commands.server.ts'
import { inverseKinship } from '#features/household/model.ts'
import { planAppointment } from '#features/agenda/commands.server.ts'
import { addDeadline, addStep, startDraft } from '#features/interview/commands.server.ts'
import { addNeed, setStatement, tagPublic } from '#features/needs/commands.server.ts'
import { instantOf } from '#web/clock.ts'
import type { Town, TownAgent } from './town.ts'
import type { WorldEntry, WorldHousehold, WorldPerson } from './world.ts'

export const ZONE = 'Europe/Paris'
export const seeding: Action = { id: 'seed', roles: ['worker'], audit: 'a préparé la ville de démonstration' }

/** The house with a clock that the seed sets: past acts carry past times. */
export type SeedHouse = { house: House; setNow: (now: Date) => void; today: IsoDate; town: Town }
export type Loaded = {
  id: string
  people: Map<string, string>
  identity: string
  entries: { id: string; entry: WorldEntry; author: TownAgent; at: Date }[]
}

const at = (today: IsoDate, daysAgo: number, time: string): Date => instantOf(addDays(today, -daysAgo), time, ZONE)
/** Her words stand in « » in the town's texts; the application sets the quotation marks itself. */
const unquoted = (text: string): string => text.replace(/^«\s*/, '').replace(/\s*»$/, '')

const as = <T>(seed: SeedHouse, actor: Actor, now: Date, body: (tx: Write) => Promise<T>): Promise<T> => {
  seed.setNow(now)
  return seed.house.writing(actor, seeding, {}, body)
}

const addPeople = async (tx: Write, caseFileId: string, household: WorldHousehold, today: IsoDate): Promise<Map<string, string>> => {
  const ids = new Map<string, string>()
  const opened = addDays(today, -household.openedDaysAgo)
  for (const person of household.people) {
    const unborn = !person.birth && person.firstName.startsWith('Enfant à naître')
    const id = await addPerson(tx, {
      caseFileId,
      firstName: person.firstName,
      lastName: person.lastName,
      usualName: person.usualName ?? '',
      civilTitle: person.title,
      sex: person.sex,
      birthDate: person.birth ?? null,
      unborn,
      detail: person.detail ?? '',
      ...(person.dead ? { diedOn: addDays(today, -(person.leftDaysAgo ?? household.openedDaysAgo)) } : {}),
    })
    ids.set(person.key, id)
    const memberId = await addMember(tx, {
      personId: id,
      role: person.role,
      custody: person.custody ?? null,
      fromDate: joinedOn(person, opened, today),
    })
    if (person.leftDaysAgo !== undefined) await endMembership(tx, { memberId, untilDate: addDays(today, -person.leftDaysAgo) })
  }
  return ids
}

const joinedOn = (person: WorldPerson, opened: IsoDate, today: IsoDate): IsoDate => {
  const joined = person.joinedDaysAgo === undefined ? opened : addDays(today, -person.joinedDaysAgo)
  // a child born after the opening joins on its birthday; who left before the opening was there before
  if (person.birth && person.birth > joined) return person.birth
  const left = person.leftDaysAgo === undefined ? undefined : addDays(today, -person.leftDaysAgo)
  return left && left < joined ? addDays(left, -365) : joined
}

const addSurroundings = async (tx: Write, caseFileId: string, household: WorldHousehold, people: Map<string, string>, today: IsoDate) => {
  const helpers = new Map<string, string>()
  for (const helper of household.helpers)
    helpers.set(
      helper.key,
      await addHelper(tx, {
        caseFileId,
        name: helper.name,
        ...(helper.sex ? { sex: helper.sex } : {}),
        organisation: helper.organisation ?? '',
        phone: '',
        kind:
          helper.organisation || /école|collège|employeur|service|mairie|CAF|PMI|CIDFF/i.test(helper.name) ? 'professional' : 'relative',
        telling: helper.telling,
        about: helper.about ?? '',
        ownNeeds: '',
        quality: helper.quality,
        agreedOn: helper.agreedDaysAgo === undefined ? null : addDays(today, -helper.agreedDaysAgo),
        untilDate: null,
      }),
    )
  for (const link of household.links) {
    const [from, to] = [people.get(link.from) ?? helpers.get(link.from), people.get(link.to) ?? helpers.get(link.to)]
    if (!from || !to) throw new Error(`${household.key}: link ${link.from} → ${link.to} leads nowhere`)
    const [fromPerson, toPerson] = [people.get(link.from), people.get(link.to)]
    if (fromPerson && toPerson) await relate(tx, { fromPerson, toPerson, kind: link.kind, quality: link.quality })
    else if (fromPerson) await relate(tx, { fromPerson, toHelper: to, kind: link.kind, quality: link.quality })
    else if (toPerson)
      await relate(tx, {
        fromPerson: toPerson,
        toHelper: from,
        kind: link.kind === 'helper' ? 'helper' : inverseKinship(link.kind),
        quality: link.quality,
      })
  }
}

/** Opens a household of the town with everything that stands beside its thread. The referent holds every compartment that will be used. */
const open = (seed: SeedHouse, household: WorldHousehold): Promise<Loaded> => {
  const { today, town } = seed
  const opened = addDays(today, -household.openedDaysAgo)
  return as(seed, town.agents[household.referent], at(today, household.openedDaysAgo, '08:50'), async (tx) => {
    const file = await openCaseFile(tx, {
      name: household.name,
      origin: household.origin,
      channel: household.channel,
      informed: true,
      protected: household.protected ?? false,
      sectorId: town.sectors[household.sector]?.id ?? null,
      on: opened,
      withoutPerson: true,
    })
    const people = await addPeople(tx, file.id, household, today)
    const kinds = new Set([
      ...household.entries.map((entry) => entry.compartment ?? 'general'),
      ...household.facts.map((fact) => fact.compartment),
      ...household.deadlines.map((deadline) => deadline.compartment ?? 'general'),
      ...(household.coWorkers ?? []).flatMap((one) => one.kinds),
    ])
    for (const kind of kinds) await compartmentOf(tx, file.id, kind)
    await addSurroundings(tx, file.id, household, people, today)
    const { contact, address } = household
    await setContactRule(tx, {
      caseFileId: file.id,
      mayCall: contact.mayCall,
      mayMessage: contact.mayMessage,
      mayWrite: contact.mayWrite,
      addressHidden: contact.addressHidden,
      phone: contact.phone ?? '',
      hours: contact.hours ?? '',
      how: contact.how ?? '',
      reason: contact.reason ?? '',
      reviewedOn: contact.reviewedDaysAgo === undefined ? null : addDays(today, -contact.reviewedDaysAgo),
    })
    await setDwelling(tx, {
      caseFileId: file.id,
      line: address.line ?? '',
      detail: address.detail ?? '',
      communeCode: '00001',
      tenure: address.tenure,
      fromDate: opened,
    })
    for (const tag of new Set(household.publics)) await tagPublic(tx, { caseFileId: file.id, tag, fromDate: opened })
    for (const need of household.needs)
      await addNeed(tx, {
        caseFileId: file.id,
        domain: need.domain,
        topic: need.topic,
        cause: '',
        axes: need.axes,
        primary: need.primary ?? false,
        status: need.status,
      })
    await setStatement(tx, { caseFileId: file.id, kind: 'demand', words: unquoted(household.demand), step: '', saidOn: opened })
    for (const objective of household.objectives)
      await setStatement(tx, {
        caseFileId: file.id,
        kind: 'objective',
        words: unquoted(objective.words),
        step: objective.step,
        saidOn: opened,
      })
    for (const coWorker of household.coWorkers ?? []) {
      const agent = town.agents[coWorker.agent]
      for (const kind of ['identity', ...coWorker.kinds] as const)
        await tx.q
          .insertInto('compartment_access')
          .values({
            organisation_id: tx.org,
            id: tx.newId(),
            compartment_id: await compartmentOf(tx, file.id, kind),
            case_file_id: file.id,
            agent_id: agent.agentId,
            basis: 'coWorker',
            reason: null,
            granted_by: tx.actor.agentId,
            from_at: tx.now,
            until_at: coWorker.forDays === undefined ? null : instantOf(addDays(today, coWorker.forDays), '23:59', ZONE),
          })
          .execute()
    }
    return { id: file.id, people, identity: file.identityCompartmentId, entries: [] }
  })
}

const addEntries = async (seed: SeedHouse, household: WorldHousehold, loaded: Loaded): Promise<void> => {
  const { today, town } = seed
  const entries = [...household.entries].sort((a, b) => b.daysAgo - a.daysAgo || (a.time < b.time ? -1 : 1))
  for (const entry of entries) {
    const when = at(today, entry.daysAgo, entry.time)
    const readers = (entry.aparteReaders ?? []).map((key) => town.agents[key].agentId)
    const holder = entry.author === household.referent || household.coWorkers?.some((one) => one.agent === entry.author)
    const writer = holder ? entry.author : household.referent
    if (entry.untidied) {
      await as(seed, town.agents[writer], when, (tx) => startDraft(tx, { caseFileId: loaded.id, text: entry.text }))
      continue
    }
    const ended = new Date(when.getTime() + (entry.minutes ?? 10) * 60_000)
    const written = await as(seed, town.agents[writer], ended, (tx) =>
      writeEntry(tx, {
        caseFileId: loaded.id,
        kind: entry.kind,
        title: entry.title,
        happenedAt: when,
        minutes: entry.minutes ?? null,
        present: entry.present ?? '',
        text: entry.text,
        compartmentKind: entry.compartment ?? 'general',
        aparteReaders: readers,
        themes: entry.themes ?? [],
        ...(entry.kind === 'firstRequest' ? { authorId: town.agents[entry.author].agentId } : {}),
      }),
    )
    loaded.entries.push({ id: written.entryId, entry, author: entry.author, at: when })
  }
}

const addRest = (seed: SeedHouse, household: WorldHousehold, loaded: Loaded): Promise<void> => {
  const { today, town } = seed
  return as(seed, town.agents[household.referent], at(today, 0, '06:30'), async (tx) => {
    if (household.summary)
      await setStatement(tx, {
        caseFileId: loaded.id,
        kind: 'summary',
        words: household.summary.text,
        step: '',
        saidOn: addDays(today, -household.summary.daysAgo),
      })
    for (const fact of household.facts) {
      const observed = at(today, fact.daysAgo, '12:00')
      const source = loaded.entries.find(
        (one) => one.entry.daysAgo === fact.daysAgo && (one.entry.compartment ?? 'general') === fact.compartment,
      )
      await observeFact(tx, {
        caseFileId: loaded.id,
        key: fact.key,
        subjectId: fact.subject === 'household' ? null : (loaded.people.get(fact.subject) ?? null),
        compartment: fact.compartment,
        value: {
          ...fact.value,
          ...(fact.cents === undefined ? {} : { cents: fact.cents }),
          ...(fact.text === undefined ? {} : { text: fact.text }),
        },
        label: fact.label,
        validFrom: fact.fromDaysAgo === undefined ? null : addDays(today, -fact.fromDaysAgo),
        observedAt: observed,
        source: fact.source,
        entryId: source?.id ?? null,
      })
    }
    for (const deadline of household.deadlines)
      await addDeadline(tx, {
        caseFileId: loaded.id,
        title: deadline.title,
        note: deadline.note ?? '',
        dueOn: addDays(today, deadline.inDays),
        law: deadline.law ?? null,
        lies: { kind: deadline.compartment ?? 'general' },
      })
    for (const step of household.steps)
      await addStep(tx, {
        caseFileId: loaded.id,
        what: step.what,
        doer: step.who,
        dueOn: step.inDays === undefined ? null : addDays(today, step.inDays),
        saidOn: addDays(today, -step.saidDaysAgo),
        doneAt: step.doneDaysAgo === undefined ? null : at(today, step.doneDaysAgo, '17:00'),
      })
    for (const one of household.appointments)
      await planAppointment(tx, {
        caseFileId: loaded.id,
        startsAt: at(today, -one.inDays, one.time),
        minutes: one.minutes,
        kind: one.kind,
        place: one.place,
        with: one.with ?? '',
        essentials: one.essentials ?? [],
        status: one.inDays < 0 ? 'held' : 'planned',
      })
    if (household.closed)
      await sql`update case_file set closed_at = ${at(today, household.closed.daysAgo, '17:30')}, closure_reason = ${household.closed.reason}
        where organisation_id = ${tx.org} and id = ${loaded.id}`.execute(tx.q)
  })
}

/** Loads one household through the real commands, each act at its time, by its author. */
export const loadHousehold = async (seed: SeedHouse, household: WorldHousehold): Promise<Loaded> => {
  const loaded = await open(seed, household)
  await addEntries(seed, household, loaded)
  await addRest(seed, household, loaded)
  return loaded
}
