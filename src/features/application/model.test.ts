import { describe, expect, test } from 'vitest'
import type { StatusVersion } from '#features/review/model.ts'
import { stateOf, nextWords } from './model.ts'
import type { ApplicationEvent, ApplicationEventBody } from './model.ts'
import { readBack, statusAfter } from './statuses.ts'

let at = 0
const event = (day: string, body: ApplicationEventBody, correctsId: string | null = null): ApplicationEvent => {
  at += 1
  return { ...body, id: `e${at}`, day, author: '', writtenAt: new Date(at), correctsId }
}
const decided = (decision: 'granted' | 'refused', notifiedOn: string | null, amountCents: number | null = null): ApplicationEventBody => ({
  kind: 'decided',
  decision,
  amountCents,
  per: amountCents === null ? null : 'month',
  since: null,
  until: null,
  notifiedOn,
  reasons: '',
})

describe('where an application stands', () => {
  test('from draft to payment', () => {
    const events: ApplicationEvent[] = []
    const now = (day: string, body: ApplicationEventBody) => {
      events.push(event(day, body))
      return stateOf(events)
    }
    expect(stateOf(events).stage).toBe('draft')
    expect(now('2026-01-05', { kind: 'asked', documents: ['RIB', 'Avis d’impôt'], until: '2026-01-20', note: '' })).toMatchObject({
      stage: 'incomplete',
      missing: ['RIB', 'Avis d’impôt'],
      missingUntil: '2026-01-20',
    })
    expect(now('2026-01-06', { kind: 'given', documents: ['rib '] }).missing).toEqual(['Avis d’impôt'])
    expect(now('2026-01-07', { kind: 'given', documents: ['Avis d’impôt'] })).toMatchObject({ stage: 'ready', missingUntil: null })
    expect(now('2026-01-08', { kind: 'opinion', opinion: 'favourable', words: 'Il tient ses engagements.' }).opinion?.opinion).toBe(
      'favourable',
    )
    expect(now('2026-01-09', { kind: 'sent', how: 'post', note: '' }).stage).toBe('sent')
    expect(now('2026-01-15', { kind: 'acknowledged', complete: true, note: '' })).toMatchObject({
      stage: 'acknowledged',
      completeOn: '2026-01-15',
    })
    expect(now('2026-02-10', decided('granted', null, 15_000))).toMatchObject({ stage: 'granted', over: false })
    expect(now('2026-02-14', { kind: 'notified' }).notifiedOn).toBe('2026-02-14')
    expect(now('2026-03-01', { kind: 'paid', amountCents: 15_000, to: 'bailleur' })).toMatchObject({
      stage: 'paid',
      paidCents: 15_000,
      over: true,
    })
  })

  test('documents asked again are missing again', () => {
    const state = stateOf([
      event('2026-01-05', { kind: 'asked', documents: ['RIB'], until: null, note: '' }),
      event('2026-01-06', { kind: 'given', documents: ['RIB'] }),
      event('2026-01-20', { kind: 'asked', documents: ['RIB'], until: '2026-02-01', note: 'illisible' }),
    ])
    expect(state).toMatchObject({ asked: ['RIB'], missing: ['RIB'], missingUntil: '2026-02-01', stage: 'incomplete' })
  })

  test('an event that is corrected counts no more', () => {
    const wrong = event('2026-01-09', decided('refused', '2026-01-10'))
    const right = event('2026-01-09', decided('granted', '2026-01-10'), wrong.id)
    expect(stateOf([wrong]).stage).toBe('refused')
    expect(stateOf([wrong, right])).toMatchObject({ stage: 'granted', over: true })
  })

  test('says who must move', () => {
    expect(nextWords(stateOf([]), '').waitsFor).toBe('us')
    expect(nextWords(stateOf([event('2026-01-05', { kind: 'asked', documents: ['RIB'], until: null, note: '' })]), '').waitsFor).toBe(
      'person',
    )
    expect(nextWords(stateOf([event('2026-01-05', { kind: 'sent', how: 'online', note: '' })]), 'la CAF')).toEqual({
      waitsFor: 'body',
      words: 'On attend la réponse : la CAF',
    })
  })
})

describe('what it says of the right', () => {
  const draft = stateOf([])
  const sent = { kind: 'sent', how: 'post', note: '', day: '2026-02-03' } as const
  test('a request that leaves is asked; a contest is contested; a remission touches nothing', () => {
    expect(statusAfter('request', sent, draft, null)).toMatchObject({ status: 'requested', saidOn: '2026-02-03' })
    expect(statusAfter('contest', sent, draft, { status: 'refused', notifiedOn: '2026-01-20', note: 'motif' })).toMatchObject({
      status: 'contested',
      notifiedOn: '2026-01-20',
      note: 'motif',
    })
    expect(statusAfter('remission', sent, draft, { status: 'open', notifiedOn: null, note: '' })).toBeNull()
  })
  test('a right that runs stays open while it is renewed', () => {
    expect(statusAfter('renewal', sent, draft, { status: 'open', notifiedOn: null, note: '' })).toBeNull()
    expect(statusAfter('renewal', sent, draft, { status: 'ended', notifiedOn: null, note: '' })?.status).toBe('requested')
  })
  test('what is mended late changes nothing that came after it', () => {
    const known = stateOf([event('2026-03-01', decided('granted', null))])
    expect(statusAfter('request', sent, known, { status: 'open', notifiedOn: null, note: '' })).toBeNull()
    const refused = { ...decided('refused', '2026-02-20'), day: '2026-02-20' } as const
    expect(statusAfter('request', refused, draft, { status: 'contested', notifiedOn: '2026-02-18', note: '' })).toBeNull()
    expect(statusAfter('contest', refused, draft, { status: 'contested', notifiedOn: '2026-02-18', note: '' })?.status).toBe('refused')
  })
  test('a refusal told by word of mouth is a refusal; its delay runs from the day of the letter', () => {
    const told = { ...decided('refused', null), day: '2026-03-01' } as const
    expect(statusAfter('request', told, draft, null)).toMatchObject({ status: 'refused', notifiedOn: null })
    const before = stateOf([event('2026-03-01', decided('refused', null))])
    expect(statusAfter('request', { kind: 'notified', day: '2026-03-09' }, before, null)).toMatchObject({
      status: 'refused',
      notifiedOn: '2026-03-09',
    })
  })
})

describe('what was typed on the page of the right is not typed again', () => {
  const version = (id: string, status: StatusVersion['status'], writtenAt: number, more: Partial<StatusVersion> = {}): StatusVersion => ({
    id,
    seriesId: 's',
    slug: 'rsa',
    subjectId: null,
    status,
    amountCents: null,
    per: null,
    since: null,
    until: null,
    notifiedOn: null,
    reason: null,
    note: '',
    saidOn: '2026-04-01',
    author: 'Marie',
    compartmentKind: 'budget',
    writtenAt: new Date(writtenAt),
    current: true,
    deadlines: {},
    event: null,
    ...more,
  })
  const of = { kind: 'request', right: 'rsa', subjectId: null, begunAt: new Date(100), sentAt: null } as const
  test('asked, then open, on the page of the right', () => {
    const events = readBack(
      of,
      [version('a', 'requested', 200), version('b', 'open', 300, { amountCents: 60_000, per: 'month' })],
      new Set(),
    )
    expect(events.map(({ kind }) => kind)).toEqual(['sent', 'decided'])
    expect(stateOf(events)).toMatchObject({ stage: 'granted', notifiedOn: '2026-04-01' })
  })
  test('not what came before it, nor what its own events wrote, nor another person’s', () => {
    expect(readBack(of, [version('a', 'open', 50)], new Set())).toEqual([])
    expect(readBack(of, [version('a', 'open', 200)], new Set(['a']))).toEqual([])
    expect(readBack(of, [version('a', 'open', 200, { subjectId: 'p' })], new Set())).toEqual([])
  })
  test('a renewal in preparation is not ended by a word on the right as it runs', () => {
    expect(readBack({ ...of, kind: 'renewal' }, [version('a', 'open', 200)], new Set())).toEqual([])
    expect(readBack({ ...of, kind: 'renewal', sentAt: new Date(150) }, [version('a', 'open', 200)], new Set())).toHaveLength(1)
  })
  test('a request does not follow its own contest', () => {
    const all = [version('a', 'refused', 200), version('b', 'contested', 300), version('c', 'open', 400)]
    expect(readBack(of, all, new Set()).map(({ kind }) => kind)).toEqual(['decided'])
    expect(readBack({ ...of, kind: 'contest', begunAt: new Date(250) }, all, new Set()).map(({ kind }) => kind)).toEqual([
      'sent',
      'decided',
    ])
  })
})
