import { describe, expect, it } from 'vitest'
import { findEntry } from './catalogue.ts'
import { lastDayOf } from './deadline.ts'
import { EVENTS, eventOfFact, findEvent } from './events.ts'

describe('events of a life', () => {
  it('name rights of the catalogue, each once, some of them first', () => {
    let rights = 0
    for (const event of EVENTS) {
      const slugs = event.rights.map(({ slug }) => slug)
      rights += slugs.length
      expect(
        slugs.filter((slug) => findEntry(slug) === undefined),
        event.id,
      ).toEqual([])
      expect(new Set(slugs).size, event.id).toBe(slugs.length)
      expect(event.rights.filter(({ first }) => first).length, event.id).toBeGreaterThan(1)
    }
    process.stdout.write(`events: ${EVENTS.length}, ${rights} rights to verify\n`)
    expect(EVENTS.length).toBeGreaterThan(8)
  })

  it('have an address, a day of review, and facts that no other event has', () => {
    expect(new Set(EVENTS.map(({ slug }) => slug)).size).toBe(EVENTS.length)
    for (const event of EVENTS) {
      expect(findEvent(event.slug)).toBe(event)
      expect(event.slug).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
      expect(event.reviewedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      for (const key of event.facts) expect(eventOfFact(key), key).toBe(event)
    }
    expect(eventOfFact('income.salary')).toBeUndefined()
    expect(findEvent('rien')).toBeUndefined()
  })

  it('give each deadline a day after the event and the statement that it comes from', () => {
    const deadlines = EVENTS.flatMap((event) => event.deadlines)
    expect(deadlines.length).toBeGreaterThan(8)
    for (const { delay, statement } of deadlines) {
      expect(lastDayOf('2026-06-09', delay) > '2026-06-09').toBe(true)
      expect(statement.text).toMatch(/\.$/)
      // what was checked says where
      if (statement.verified) expect(statement.source).toBeDefined()
    }
  })

  it('are a separation with three rights to verify first and two deadlines', () => {
    const separation = findEvent('separation')
    expect(separation?.rights.filter(({ first }) => first).map(({ slug }) => slug)).toEqual([
      'allocation-de-soutien-familial',
      'aide-au-logement',
      'prime-d-activite',
    ])
    expect(separation?.deadlines.map(({ delay }) => lastDayOf('2026-06-09', delay))).toEqual(['2026-07-09', '2026-08-08'])
    expect(separation?.letters.length).toBeGreaterThan(2)
  })
})
