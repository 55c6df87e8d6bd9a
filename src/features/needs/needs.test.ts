import { describe, expect, it } from 'vitest'
import { publicTags } from '#features/household/model.ts'
import type { PublicTag } from '#features/household/model.ts'
import { needsForm, unquoted, wordsForm } from './forms.ts'
import { compartmentOfDomain, compartmentOfTag, countSentences, issueDomains, topics } from './model.ts'

const errorsOf = (form: typeof needsForm | typeof wordsForm, values: Record<string, unknown>) => {
  const parsed = form.safeParse(values)
  const errors: Record<string, string> = {}
  for (const issue of parsed.error?.issues ?? []) errors[issue.path.join('.')] ??= issue.message
  return errors
}

describe('compartments of words', () => {
  it('put each public where its word belongs', () => {
    const restricted = (Object.keys(publicTags) as PublicTag[]).filter((tag) => compartmentOfTag(tag) !== 'general')
    expect(Object.fromEntries(restricted.map((tag) => [tag, compartmentOfTag(tag)]))).toEqual({
      dependent: 'health',
      disabledAdult: 'health',
      disabledChild: 'health',
      overIndebted: 'budget',
      unaccompaniedMinor: 'childProtection',
      careLeaver: 'childProtection',
      pregnant: 'health',
      victimDomesticViolence: 'violence',
      victimTrafficking: 'violence',
      addiction: 'health',
      mentalHealth: 'health',
      justiceInvolved: 'justice',
      leavingPrison: 'justice',
    })
  })
  it('keep health, violence, justice and childhood out of the thread', () => {
    expect(
      (Object.keys(issueDomains) as (keyof typeof issueDomains)[]).filter((domain) => compartmentOfDomain(domain) !== 'general'),
    ).toEqual(['health', 'autonomy', 'childhood', 'violence', 'justice'])
  })
  it('propose topics for every domain, each once, those of both job sheets among them', () => {
    for (const domain of Object.keys(issueDomains) as (keyof typeof issueDomains)[])
      expect(new Set(topics[domain]).size, domain).toBe(topics[domain].length)
    const all = Object.values(topics).flat()
    for (const topic of [
      'Chômage',
      'Addiction',
      'Recherche de logement',
      'Surendettement',
      'Séparation ou divorce',
      'Accès aux soins',
      'Perte d’emploi',
    ])
      expect(all).toContain(topic)
  })
})

describe('what is typed', () => {
  it('asks a domain, a topic and an axis', () => {
    expect(errorsOf(needsForm, { intent: 'add', domain: '', topic: '', axes: [] })).toEqual({
      domain: 'Choisissez un domaine.',
      topic: 'Dites en quelques mots ce dont il s’agit.',
      axes: 'Choisissez au moins un axe : économique, sociale ou psychologique.',
    })
    expect(Object.keys(errorsOf(needsForm, { intent: 'add', domain: 'housing', topic: 'x', axes: ['moral'] }))).toEqual(['axes.0'])
    expect(Object.keys(errorsOf(needsForm, { intent: 'tag', tag: 'constructor', fromDate: '1850-01-01' }))).toEqual(['tag', 'fromDate'])
  })
  it('takes the quotation marks off her words, and nothing else', () => {
    expect(unquoted('« Ne plus avoir peur. »')).toBe('Ne plus avoir peur.')
    expect(unquoted('Elle dit « non » souvent')).toBe('Elle dit « non » souvent')
    expect(Object.keys(errorsOf(wordsForm, { intent: 'demand', words: '« »', saidOn: '2026-06-16' }))).toEqual(['words'])
  })
})

describe('countSentences', () => {
  it('counts sentences and not abbreviations, amounts or ellipses', () => {
    expect(countSentences('')).toBe(0)
    expect(countSentences('Partie le 2 mars. Relogée le 6 ! Veut garder ce poste…')).toBe(3)
    expect(countSentences('M. Ferrand est passé. Mme Aubertin doit 548,50 € à Me Rousset. Art. 226-13')).toBe(3)
    expect(countSentences('Une ligne sans point')).toBe(1)
    expect(countSentences('Elle dit « Non. » et part. مرحبا')).toBe(3)
  })
})
