import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { isIsoDate } from '#core/dates.ts'
import { dated } from './dated.ts'
import { requests } from './requests.ts'
import type { WorldHousehold } from './world.ts'

const today = '2026-06-16'
const folder = new URL('./households/', import.meta.url)
const modules = import.meta.glob<Record<string, WorldHousehold[]>>('./households/*.ts')
let households: WorldHousehold[] = []

beforeAll(async () => {
  const loaded = await Promise.all(Object.values(modules).map((load) => load()))
  households = loaded.flatMap((module) => Object.values(module).flat())
})

const twice = (keys: string[]): string[] => keys.filter((key, index) => keys.indexOf(key) !== index)
const aparteCount = (text: string): number => text.split('((').length - 1
const words = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** What in a text makes its private passages unreadable by the splitter: an unopened or unclosed mark, or one inside another. */
const aparteFault = (text: string): string | null => {
  let open = false
  for (const [mark] of text.matchAll(/\(\(|\)\)/g)) {
    if ((mark === '((') === open) return mark
    open = !open
  }
  return open ? 'unclosed' : null
}

const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsOf)
}

describe('the town of Clairval', () => {
  test('every file of the folder is read', () => {
    expect(Object.keys(modules)).toHaveLength(readdirSync(folder).filter((name) => name.endsWith('.ts')).length)
    expect(households.length).toBeGreaterThanOrEqual(20)
  })

  test('its size, printed', () => {
    const entries = households.flatMap((household) => household.entries)
    const restricted = entries.filter((entry) => entry.compartment !== undefined && entry.compartment !== 'general')
    const lengths = entries.map((entry) => words(entry.text))
    const size = {
      households: households.length,
      people: households.flatMap((household) => household.people).length,
      entries: entries.length,
      words: lengths.reduce((sum, length) => sum + length, 0),
      apartes: entries.reduce((sum, entry) => sum + aparteCount(entry.text), 0),
      restrictedEntries: restricted.length,
      shortestEntry: Math.min(...lengths),
      longestEntry: Math.max(...lengths),
      requests: requests.length,
    }
    console.log(size)
    expect(restricted.length).toBeGreaterThan(0)
  })

  test('household keys are unique, and so are keys inside a household', () => {
    expect(twice(households.map((household) => household.key))).toEqual([])
    for (const household of households) {
      const keys = [...household.people.map((person) => person.key), ...household.helpers.map((helper) => helper.key)]
      expect(twice(keys), household.key).toEqual([])
    }
  })

  test('each household has one person accompanied', () => {
    const wrong = households.filter((household) => household.people.filter((person) => person.role === 'main').length !== 1)
    expect(wrong.map((household) => household.key)).toEqual([])
  })

  test('links, facts and helpers point to existing keys', () => {
    const lost: string[] = []
    for (const household of households) {
      const people = new Set(household.people.map((person) => person.key))
      const known = new Set([...people, ...household.helpers.map((helper) => helper.key)])
      for (const link of household.links)
        for (const end of [link.from, link.to]) if (!known.has(end)) lost.push(`${household.key}: link ${end}`)
      for (const fact of household.facts)
        if (fact.subject !== 'household' && !people.has(fact.subject)) lost.push(`${household.key}: fact ${fact.subject}`)
    }
    expect(lost).toEqual([])
  })

  test('births and other dates written in texts are days that exist', () => {
    const wrong = households.flatMap((household) =>
      dated(household, today)
        .people.filter((person) => person.birth !== undefined && (!isIsoDate(person.birth) || person.birth > today))
        .map((person) => `${person.key}: ${person.birth}`),
    )
    expect(wrong).toEqual([])
    expect(textsOf(dated([households, requests], today)).filter((text) => /[{}]/.test(text))).toEqual([])
  })

  test('phones are in the ranges kept for fiction', () => {
    const phones = [...households.map((household) => household.contact.phone), ...requests.map((request) => request.phone)]
    const wrong = phones.filter((phone) => phone !== undefined && !/^(06 39 98|01 99 00) \d\d \d\d$/.test(phone))
    expect(wrong).toEqual([])
    const inTexts = textsOf([households, requests]).flatMap((text) => text.match(/\b0\d(?: \d\d){4}\b/g) ?? [])
    expect(inTexts.filter((phone) => !/^(06 39 98|01 99 00)/.test(phone))).toEqual([])
  })

  test('private passages are opened and closed, one at a time', () => {
    const faults = households.flatMap((household) =>
      household.entries.filter((entry) => aparteFault(entry.text) !== null).map((entry) => `${household.key}: ${entry.title}`),
    )
    expect(faults).toEqual([])
    expect(textsOf(requests).filter((text) => text.includes('(('))).toEqual([])
  })

  test('a private passage names readers other than its author', () => {
    const faults = households.flatMap((household) =>
      household.entries
        .filter((entry) => entry.aparteReaders !== undefined)
        .filter((entry) => aparteCount(entry.text) === 0 || entry.aparteReaders?.includes(entry.author))
        .map((entry) => `${household.key}: ${entry.title}`),
    )
    expect(faults).toEqual([])
  })

  test('at least ten households hold both a private passage and a restricted compartment', () => {
    const both = households.filter(
      (household) =>
        household.entries.some((entry) => aparteCount(entry.text) > 0) &&
        household.entries.some((entry) => entry.compartment !== undefined && entry.compartment !== 'general'),
    )
    console.log({ withAparteAndRestricted: both.map((household) => household.key) })
    expect(both.length).toBeGreaterThanOrEqual(10)
  })

  test('who writes in a restricted compartment is given it', () => {
    const faults = households.flatMap((household) =>
      household.entries
        .filter((entry) => {
          const kind = entry.compartment ?? 'general'
          const given = household.coWorkers?.find((worker) => worker.agent === entry.author)?.kinds ?? []
          return kind !== 'general' && entry.author !== household.referent && !given.includes(kind)
        })
        .map((entry) => `${household.key}: ${entry.author}, ${entry.compartment}`),
    )
    expect(faults).toEqual([])
  })

  test('nothing is written before the opening of a household, nor after its closing', () => {
    const faults = households.flatMap((household) =>
      household.entries
        .filter((entry) => entry.daysAgo > household.openedDaysAgo || entry.daysAgo < (household.closed?.daysAgo ?? 0))
        .map((entry) => `${household.key}: ${entry.title}`),
    )
    expect(faults).toEqual([])
  })

  test('a closed household has no appointment, deadline or open step', () => {
    const faults = households.filter(
      (household) =>
        household.closed !== undefined &&
        (household.appointments.length > 0 ||
          household.deadlines.length > 0 ||
          household.steps.some((step) => step.doneDaysAgo === undefined)),
    )
    expect(faults.map((household) => household.key)).toEqual([])
  })

  test('nobody has two appointments at once', () => {
    const slots = households.flatMap((household) =>
      household.appointments.map((appointment) => `${household.referent}, in ${appointment.inDays} days, ${appointment.time}`),
    )
    expect(twice(slots)).toEqual([])
  })

  test('some open households have had no next step for more than thirty days', () => {
    const quiet = households.filter(
      (household) =>
        household.closed === undefined &&
        household.appointments.length === 0 &&
        household.steps.every((step) => step.doneDaysAgo !== undefined) &&
        household.entries.every((entry) => entry.daysAgo > 30),
    )
    console.log({ quiet: quiet.map((household) => household.key) })
    expect(quiet.length).toBeGreaterThanOrEqual(3)
  })

  test('no placeholder of a person or of a text is left', () => {
    const left = textsOf([households, requests]).filter((text) =>
      /\b(Dupont|Durand|Martin Dupuis|Jean Martin|John Doe|Jane Doe|X{2,}|NOM|PRENOM|Prénom Nom|TODO|TBD|FIXME)\b|[Ll]orem ipsum|\?\?\?/.test(
        text,
      ),
    )
    expect(left).toEqual([])
  })

  test('French is typed as it is printed: typographic apostrophe', () => {
    expect(textsOf([households, requests]).filter((text) => /\p{L}'\p{L}/u.test(text))).toEqual([])
  })
})

describe('requests', () => {
  test('five wait today; those taken, proposed or informed say by whom and what was answered', () => {
    const waiting = requests.filter((request) => request.outcome === 'waiting')
    expect(waiting).toHaveLength(5)
    expect(waiting.every((request) => request.daysAgo === 0)).toBe(true)
    const silent = requests.filter((request) => request.outcome !== 'waiting' && (request.by === undefined || request.answer === undefined))
    expect(silent.map((request) => request.calledName)).toEqual([])
  })

  test('every channel and every urgency is there', () => {
    expect(new Set(requests.map((request) => request.channel)).size).toBe(6)
    expect(new Set(requests.map((request) => request.urgency)).size).toBe(4)
  })

  test('at least two are about people of existing households', () => {
    const names = new Set(households.flatMap((household) => household.people.map((person) => person.lastName)))
    const known = requests.filter((request) => names.has(request.calledName.replace(/^(Mme|M\.) /, '')))
    expect(known.length).toBeGreaterThanOrEqual(2)
  })
})
