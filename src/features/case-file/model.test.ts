import { describe, expect, it } from 'vitest'
import { describeReader, passes, tabTitle, toHeadProps } from './model.ts'
import type { Head } from './model.ts'

const head: Head = {
  id: '01900000-0000-7000-8000-000000000001',
  number: 4,
  name: 'Céline Aubertin',
  composition: null,
  referent: { agentId: 'a', name: 'Solène Kerbrat', jobTitle: 'assistante de service social', isMe: true },
  sector: null,
  openedOn: '2026-03-03',
  closedOn: null,
  closureReason: null,
  protected: false,
  informed: true,
  whoSees: [
    { agentId: 'a', name: 'Solène Kerbrat', jobTitle: '', isMe: true, kinds: ['identity'], scope: null, basis: 'referent', until: null },
  ],
  managers: [],
  reception: [],
  contact: null,
  myKinds: ['identity', 'general'],
  today: '2026-06-16',
}
const contact = { mayCall: true, mayMessage: true, mayWrite: true, addressHidden: false, reviewedOn: '2026-06-09' }

describe('the head of a household', () => {
  it('says « vous » alone, or names everybody', () => {
    expect(toHeadProps(head, 'overview').sees).toEqual({ kind: 'alone' })
    const seen = toHeadProps({ ...head, managers: [{ agentId: 'h', name: 'Hélène Prigent', jobTitle: 'Cheffe de service' }] }, null).sees
    expect(seen).toMatchObject({ kind: 'several', count: 2, lines: ['Vous', 'Hélène Prigent, cheffe de service, sur motif écrit'] })
  })
  it('says the hour of what ends today, and the day of what ends later', () => {
    const nora = {
      agentId: 'n',
      name: 'Nora Vey',
      jobTitle: '',
      isMe: false,
      kinds: ['identity' as const],
      scope: 'identité',
      basis: 'exceptional' as const,
    }
    const line = (date: string) =>
      describeReader({ ...nora, until: { date, time: '15:12' } }, head.today).replaceAll(/[\u00A0\u202F]/g, ' ')
    expect(line('2026-06-16')).toContain('(accès exceptionnel, identité, jusqu’à 15 h 12)')
    expect(line('2026-06-17')).toContain('jusqu’au 17 juin)')
  })
  it('has a plate for a ban or a reason, and none for a mere telephone number', () => {
    expect(toHeadProps({ ...head, contact: { ...contact, phone: '06 39 98 00 01', hours: 'le soir' } }, null).danger).toBeUndefined()
    expect(toHeadProps({ ...head, contact: { ...contact, mayCall: false } }, null).danger).toMatchObject({ mayCall: false })
    expect(toHeadProps({ ...head, contact: { ...contact, reason: 'Une menace.' } }, null).danger).toBeDefined()
  })
  it('asks to go over the instructions again after three months', () => {
    const danger = (reviewedOn: string | null) => toHeadProps({ ...head, contact: { ...contact, mayCall: false, reviewedOn } }, null).danger
    expect(danger('2026-03-17')?.reviewHref).toBeUndefined()
    expect(danger('2026-03-16')?.reviewHref).toBe(`/dossiers/${head.id}/contact`)
    expect(danger(null)?.reviewHref).toBeDefined()
  })
  it('has one current tab, and the title on the overview only', () => {
    expect(
      toHeadProps(head, 'needs')
        .tabs.filter((tab) => tab.current)
        .map((tab) => tab.label),
    ).toEqual(['Besoins et projet'])
    expect([toHeadProps(head, 'overview').isTitle, toHeadProps(head, 'needs').isTitle]).toEqual([true, false])
  })
  it('names no household in the title of the browser', () => {
    expect(tabTitle(head, 'Clore')).toBe('Clore · Dossier — Aparté')
    expect(tabTitle(head)).toBe('Dossier — Aparté')
    expect(tabTitle(undefined)).toBe('Aparté')
  })
})

it('filters the thread', () => {
  const entry = { kind: 'note' as const, themes: [] as string[], hasAparte: false, hasStep: false }
  expect(passes({ ...entry, kind: 'homeVisit' }, 'entretiens')).toBe(true)
  expect(passes(entry, 'entretiens')).toBe(false)
  expect(passes({ ...entry, hasStep: true }, 'demarches')).toBe(true)
  expect(passes({ ...entry, themes: ['childhood'] }, 'enfants')).toBe(true)
  expect(passes({ ...entry, themes: ['childhood'] }, 'droits')).toBe(false)
  expect(passes(entry, 'apart')).toBe(false)
})
