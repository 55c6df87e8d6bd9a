import { describe, expect, it } from 'vitest'
import { CATALOGUE, findEntry } from '#rules/catalogue/catalogue.ts'
import { compartmentOfRight, fullName, reasons, shortName, standsInClear, statuses, statusOfWord, statusWords } from './model.ts'
import type { DeadlineKey, Status } from './model.ts'
import { closingOf, planOf } from './plan.ts'
import type { PlanInput } from './plan.ts'

const entry = (slug: string) => {
  const found = findEntry(slug)
  if (!found) throw new Error(`No entry ${slug}`)
  return found
}
const input = (over: Partial<PlanInput> & Pick<PlanInput, 'status'>): PlanInput => ({
  saidOn: '2026-06-16',
  notifiedOn: null,
  until: null,
  renewOn: null,
  ...over,
})

describe('what follows from a status', () => {
  it('is the last day to contest a refusal, from its notification, with the body and the step', () => {
    const plan = planOf(entry('rsa'), input({ status: 'refused', notifiedOn: '2026-12-31' }))
    expect(plan.deadlines).toMatchObject([{ key: 'appeal', title: 'Contester le refus : RSA', dueOn: '2027-02-28' }])
    expect(plan.deadlines[0]?.note).toContain('Président du conseil départemental')
    // nobody could read the text: the page says so
    expect(plan.deadlines[0]?.note).toContain('(à vérifier)')
    expect(plan.steps).toEqual([{ what: 'Écrire le recours : RSA', doer: 'both', dueOn: '2027-02-28' }])
    expect(planOf(entry('rsa'), input({ status: 'refused' }))).toEqual({ deadlines: [], steps: [] })
    expect(planOf(entry('aide-juridictionnelle'), input({ status: 'refused', notifiedOn: '2026-06-01' })).deadlines[0]?.dueOn).toBe(
      '2026-06-16',
    )
  })

  it('is a day for every refusal of the catalogue that can be contested, none after the shortest of its delays', () => {
    let counted = 0
    for (const one of CATALOGUE) {
      const [deadline] = planOf(one, input({ status: 'refused', notifiedOn: '2026-06-01' })).deadlines
      if (one.appeals.length === 0) expect(deadline, one.slug).toBeUndefined()
      else expect(['2026-06-16', '2026-08-01'], one.slug).toContain(deadline?.dueOn)
      counted += one.appeals.length === 0 ? 0 : 1
    }
    process.stdout.write(`review: ${counted} of ${CATALOGUE.length} rights have a last day to contest\n`)
    expect(counted).toBeGreaterThan(65)
  })

  it('is the day on which silence speaks, for a request and for an appeal', () => {
    expect(planOf(entry('apa-a-domicile'), input({ status: 'requested' })).deadlines).toMatchObject([
      { key: 'silence', title: 'Sans réponse, c’est un accord : APA', dueOn: '2026-08-16' },
    ])
    expect(planOf(entry('aah'), input({ status: 'requested' })).deadlines).toMatchObject([
      { title: 'Sans réponse, c’est un refus à contester : AAH', dueOn: '2026-10-16' },
    ])
    expect(planOf(entry('rsa'), input({ status: 'contested' })).deadlines).toMatchObject([{ key: 'silence', dueOn: '2026-08-16' }])
    expect(planOf(entry('rsa'), input({ status: 'contested' })).deadlines[0]?.note).toContain('Ensuite : Tribunal administratif')
  })

  it('is a reminder before the end, in time for its body, never before today nor after the end', () => {
    const renewal = (slug: string, over: Partial<PlanInput>) => planOf(entry(slug), input({ status: 'open', ...over })).deadlines[0]?.dueOn
    expect(renewal('complementaire-sante-solidaire', { until: '2027-05-31' })).toBe('2027-03-31')
    expect(renewal('aah', { until: '2027-05-31' })).toBe('2026-11-30')
    expect(renewal('rsa', { until: '2026-07-01' })).toBe('2026-06-16')
    expect(renewal('rsa', { until: '2026-06-01' })).toBe('2026-06-01')
    expect(renewal('rsa', { renewOn: '2026-09-09' })).toBe('2026-09-09')
    expect(renewal('rsa', {})).toBeUndefined()
  })

  it('closes earlier deadlines: met, given up with a reason, or going on', () => {
    const closing = (key: DeadlineKey, status: Status, saidOn = '2026-06-16') => closingOf(key, { status, saidOn }, '2026-08-10')
    expect(closing('appeal', 'contested')).toBe('done')
    expect(closing('appeal', 'contested', '2026-08-10')).toBe('done')
    expect(closing('appeal', 'contested', '2026-08-11')).toEqual({ dropped: 'Contesté après le délai' })
    expect(closing('appeal', 'open')).toEqual({ dropped: 'Le droit est ouvert' })
    expect(closing('appeal', 'requested')).toBeNull()
    expect(closing('silence', 'refused')).toBe('done')
    expect(closing('silence', 'toVerify')).toBeNull()
    expect(closing('renewal', 'open')).toBe('done')
    expect(closing('renewal', 'notWanted')).toEqual({ dropped: 'Ce droit n’est pas souhaité' })
    expect(closing('silence', 'ended')).toEqual({ dropped: 'Ce droit est arrêté' })
  })
})

describe('where a right lies', () => {
  const kind = (slug: string) => compartmentOfRight(entry(slug))
  it('goes by its nature', () => {
    for (const slug of [
      'aah',
      'aeeh',
      'pch',
      'pension-d-invalidite',
      'complementaire-sante-solidaire',
      'apa-a-domicile',
      'asi',
      'reconnaissance-de-travailleur-handicape',
    ])
      expect(kind(slug), slug).toBe('health')
    for (const slug of ['aide-universelle-d-urgence', 'ordonnance-de-protection', 'telephone-grave-danger'])
      expect(kind(slug), slug).toBe('violence')
    for (const slug of ['rsa', 'prime-d-activite', 'aide-au-logement', 'aspa', 'pension-de-reversion', 'fsl', 'secours-ccas'])
      expect(kind(slug), slug).toBe('budget')
    for (const slug of ['domiciliation', 'demande-de-logement-social', 'mediation-familiale', 'aide-alimentaire'])
      expect(kind(slug), slug).toBe('general')
    for (const slug of ['aide-financiere-enfance', 'accompagnement-jeune-majeur']) expect(kind(slug), slug).toBe('childProtection')
    expect(kind('indemnisation-des-victimes')).toBe('justice')
    expect(compartmentOfRight({ domain: 'ageing', nature: 'material' })).toBe('health')
    expect(['general', 'budget', 'health', 'violence', 'aparte'].map((one) => standsInClear(one as 'general'))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

describe('words', () => {
  it('of the address lead back to their status, and no reason judges', () => {
    for (const status of Object.keys(statuses) as Status[]) expect(statusOfWord(statusWords[status])).toBe(status)
    expect(statusOfWord('rien')).toBeNull()
    expect(statusOfWord(null)).toBeNull()
    expect(Object.keys(reasons)).toHaveLength(14)
  })
  it('name a right without saying its acronym twice', () => {
    expect(shortName(entry('rsa'))).toBe('RSA')
    expect(shortName(entry('aide-au-logement'))).toBe('Aide au logement')
    expect(fullName(entry('rsa'))).toBe('Revenu de solidarité active (RSA)')
    expect(fullName(entry('aide-au-logement'))).toBe(entry('aide-au-logement').name)
  })
})
