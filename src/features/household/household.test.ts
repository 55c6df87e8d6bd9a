import { describe, expect, it } from 'vitest'
import { addressForm, checkPerson, checkStay, contactForm, helperForm, householdForm } from './forms.ts'
import { ageOn, contactIsStale, displayName, inverseKinship } from './model.ts'

const today = '2026-06-16'
const typed = {
  firstName: 'Lou',
  lastName: '',
  usualName: '',
  birthDate: null,
  diedOn: null,
  unborn: false,
  expectedOn: null,
}
const errorsOf = (
  form: typeof householdForm | typeof helperForm | typeof addressForm | typeof contactForm,
  values: Record<string, unknown>,
) => {
  const parsed = form.safeParse(values)
  const errors: Record<string, string> = {}
  for (const issue of parsed.error?.issues ?? []) errors[issue.path.join('.')] ??= issue.message
  return errors
}
const adding = { intent: 'add', firstName: 'Lou', role: 'child', fromDate: '2026-03-03' }

describe('words of persons', () => {
  it('name a person by what is known', () => {
    expect(displayName({ firstName: 'Lou', lastName: 'Essai', usualName: 'Loulou' })).toBe('Lou Essai')
    expect(displayName({ firstName: '', lastName: '', usualName: 'La dame au landau bleu' })).toBe('La dame au landau bleu')
  })
  it('count ages to the day, stop at death, and know none before birth', () => {
    expect(ageOn({ birthDate: '2017-06-17', diedOn: null }, today)).toBe(8)
    expect(ageOn({ birthDate: '1940-01-01', diedOn: '2020-01-01' }, today)).toBe(80)
    expect(ageOn({ birthDate: '2027-01-01', diedOn: null }, today)).toBeNull()
    expect(ageOn({ birthDate: null, diedOn: null }, today)).toBeNull()
  })
  it('ask to go over the contact rules again after three months, or when it was never done', () => {
    expect(contactIsStale({ reviewedOn: '2026-03-17' }, today)).toBe(false)
    expect(contactIsStale({ reviewedOn: '2026-03-16' }, today)).toBe(true)
    expect(contactIsStale({ reviewedOn: null }, today)).toBe(true)
  })
  it('read a tie from its other end', () => {
    expect(inverseKinship('child')).toBe('parent')
    expect(inverseKinship('parent')).toBe('child')
    expect(inverseKinship('sibling')).toBe('sibling')
  })
})

describe('what is typed about a person', () => {
  it('is refused beside its field, in French', () => {
    expect(errorsOf(householdForm, { ...adding, birthDate: '1850-01-01' })).toEqual({
      birthDate: 'Cette date semble trop loin. Vérifiez l’année.',
    })
    expect(errorsOf(householdForm, { ...adding, fromDate: '2150-01-01' })).toEqual({
      fromDate: 'Cette date semble trop loin. Vérifiez l’année.',
    })
    expect(errorsOf(householdForm, { ...adding, fromDate: '' })).toEqual({ fromDate: 'Indiquez une date.' })
    expect(Object.keys(errorsOf(householdForm, { ...adding, firstName: 'a'.repeat(100_000) }))).toEqual(['firstName'])
    expect(Object.keys(errorsOf(householdForm, { ...adding, role: 'chef' }))).toEqual(['role'])
    expect(Object.keys(errorsOf(householdForm, { intent: 'relate', fromPerson: 'x', to: 'person:x', kind: 'x', quality: 'x' }))).toEqual([
      'fromPerson',
      'to',
      'kind',
      'quality',
    ])
    expect(Object.keys(errorsOf(householdForm, {}))).toEqual(['intent'])
  })
  it('may be of any script, and holds markup as text', () => {
    for (const firstName of ['<script>alert(1)</script>', 'مريم', '🙂', 'O’Neill'])
      expect(householdForm.parse({ ...adding, firstName })).toMatchObject({ firstName })
  })
  it('is checked against the day', () => {
    expect(checkPerson(typed, today)).toEqual({})
    expect(Object.keys(checkPerson({ ...typed, firstName: '' }, today))).toEqual(['firstName'])
    expect(checkPerson({ ...typed, firstName: '', unborn: true, expectedOn: '2026-09-01' }, today)).toEqual({})
    expect(Object.keys(checkPerson({ ...typed, birthDate: '2026-06-17' }, today))).toEqual(['birthDate'])
    expect(Object.keys(checkPerson({ ...typed, birthDate: '1900-06-15' }, today))).toEqual(['birthDate'])
    expect(Object.keys(checkPerson({ ...typed, birthDate: '1990-01-01', diedOn: '1989-01-01' }, today))).toEqual(['diedOn'])
    expect(Object.keys(checkPerson({ ...typed, unborn: true, birthDate: '2026-01-01' }, today))).toEqual(['birthDate'])
    expect(Object.keys(checkPerson({ ...typed, unborn: true, expectedOn: '2028-01-01' }, today))).toEqual(['expectedOn'])
    expect(Object.keys(checkPerson({ ...typed, expectedOn: '2026-09-01' }, today))).toEqual(['expectedOn'])
    expect(Object.keys(checkStay('2016-01-01', { birthDate: '2017-06-17' }, today))).toEqual(['fromDate'])
    expect(Object.keys(checkStay('2028-01-01', { birthDate: null }, today))).toEqual(['fromDate'])
  })
})

describe('what is typed about contact, address and helpers', () => {
  it('keeps « not asked » apart from « no »', () => {
    expect(contactForm.parse({ mayCall: '', mayMessage: 'non', mayWrite: 'oui' })).toMatchObject({
      mayCall: null,
      mayMessage: false,
      mayWrite: true,
    })
    expect(contactForm.parse({})).toMatchObject({ mayCall: null, addressHidden: false, reviewedOn: null })
  })
  it('asks a reason for a hidden address, in words', () => {
    for (const reason of ['', '  ', 'ok']) expect(Object.keys(errorsOf(addressForm, { intent: 'show', reason }))).toEqual(['reason'])
    expect(errorsOf(addressForm, { intent: 'show', reason: 'Visite demain' })).toEqual({})
  })
  it('says about what one may talk, and does not end before it began', () => {
    const helper = { name: 'École Jean-Zay', kind: 'professional', helperId: '' }
    expect(Object.keys(errorsOf(helperForm, { ...helper, telling: 'partly' }))).toEqual(['about'])
    expect(Object.keys(errorsOf(helperForm, { ...helper, agreedOn: '2026-06-01', untilDate: '2026-05-01' }))).toEqual(['untilDate'])
    expect(Object.keys(errorsOf(helperForm, { ...helper, name: ' ' }))).toEqual(['name'])
    expect(errorsOf(helperForm, helper)).toEqual({})
  })
})
