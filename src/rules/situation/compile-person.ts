import { PERSON_SLOTS } from '../evaluation.ts'
import { ACTIVITY, blankMember, CARE, CITIZENSHIP, PREPARE, SCHOOL, SPAN, type Member, type TaxUnit } from '../household.ts'
import { firstFullMonth, monthOf, type Month } from '../time.ts'
import { compileAmounts } from './compile-amounts.ts'
import { compileDisability } from './compile-disability.ts'
import { compileReceived } from './compile-received.ts'
import { compileWealth } from './compile-wealth.ts'
import { note, settleMember, subjectOf, type Draft } from './draft.ts'
import type { Subject } from './input.ts'
import { unemployedFrom } from './inputs-work.ts'
import { ASYLUM, permitYearsAt } from './permit.ts'
import type { Person } from './situation.ts'
import { stateLine, unknownLine } from './timed.ts'
import { shared, writeHoles } from './unknown.ts'

/** Yes/no states and figures that stand as they are in the compiled person, under the same name; silence of the last ones is none. */
const PLAIN = [
  'rsdae', 'sharedCustody', 'gir', 'apaPlan', 'unfitForWork', 'grantHolder', 'assCareer', 'youngWorker', 'livesWithParents',
  'workCapacity', 'dependenceTariff', 'dependenceTariffLow', 'inCharge', 'hasStaff', 'careHours', 'careCost', 'pchBeforeSixty',
] as const // prettier-ignore

/** Facts of some months alone: a month that is not said is none. */
const EVENTS = ['violenceEvidence', 'auvvcGranted'] as const

/** One person, with the unknowns about it. */
export const compilePerson = (draft: Draft, person: Person, tax: TaxUnit): Member => {
  const { household, month } = draft
  const member = blankMember(person.id, household.members.length, person.role === 'parent', tax)
  household.members.push(member)
  ;(member.parent ? household.parents : household.children).push(member)
  const subject = subjectOf(draft, person)
  compileBirth(draft, member, subject, person)
  compileCitizenship(draft, member, subject, person)
  compileActivity(draft, member, subject, person)
  compilePregnancy(draft, member, subject, person)
  compileDisability(draft, member, subject, person)
  const { origin } = household
  settleMember(
    draft,
    member,
    'school',
    'school',
    subject,
    stateLine(person.school, origin, (word) => SCHOOL[word]),
  )
  settleMember(draft, member, 'grantLevel', 'grantLevel', subject, stateLine(person.grantLevel, origin, Number), -1)
  for (const id of PLAIN) settleMember(draft, member, id, id, subject, stateLine<number | boolean>(person[id], origin, Number))
  settleMember(
    draft,
    member,
    'careMode',
    'careMode',
    subject,
    stateLine(person.careMode, origin, (word) => CARE[word]),
  )
  settleMember(
    draft,
    member,
    'prepareRate',
    'prepareRate',
    subject,
    stateLine(person.prepareRate, origin, (word) => PREPARE[word]),
  )
  if (person.pchActivities !== undefined) member.pchActivities = Uint8Array.from(person.pchActivities)
  for (const id of EVENTS)
    if (person[id] !== undefined) member[id] = stateLine(person[id], origin, Number).map((yes) => (yes === 1 ? 1 : 0))
  compileWealth(draft, member, subject, person)
  compileAmounts(draft, member, person)
  compileReceived(member.received, PERSON_SLOTS, person, origin, month)
  return member
}

const compileBirth = (draft: Draft, member: Member, subject: Subject, person: Person): void => {
  const { month } = draft
  const { index } = member
  if (person.birthDate !== undefined) {
    member.ageBase = firstFullMonth(person.birthDate)
    member.birthMonth = monthOf(person.birthDate)
  } else
    note(draft, 'birthDate', subject, `persons.${person.id}.birthDate`, (household, years) => {
      const written = household.members[index] as Member
      written.ageBase = month - years * 12
      written.birthMonth = written.ageBase
    })
  if (person.adoptedOn !== undefined && person.adoptedOn !== 'never') member.adoptedIn = monthOf(person.adoptedOn)
}

const compileCitizenship = (draft: Draft, member: Member, subject: Subject, person: Person): void => {
  const { household } = draft
  const { index } = member
  const citizenship = unknownLine()
  if (person.citizenship !== undefined) citizenship.fill(CITIZENSHIP[person.citizenship])
  settleMember(draft, member, 'citizenship', 'citizenship', subject, citizenship)
  const claims = member.parent && index === 0
  if (claims && person.permit?.kind === 'asylumSeeker') household.asylumSeeker = shared(new Float64Array(SPAN).fill(1))
  if (person.irregularStaySince !== undefined && person.irregularStaySince !== 'never') {
    const since = firstFullMonth(person.irregularStaySince)
    member.irregularStayMonths = Float64Array.from({ length: SPAN }, (_, at) => Math.max(household.origin + at - since, 0))
  }
  const years = Float64Array.from({ length: SPAN }, (_, at) => permitYearsAt(person.permit, household.origin + at))
  if (!years.some(Number.isNaN)) {
    member.permitYears = shared(years)
    return
  }
  // « Asylum seeker » is among the answers only when a foreigner's kind of permit is unknown (inputs-identity.ts).
  const mayBeSeeker = claims && person.citizenship === 'other' && person.permit?.kind === undefined
  const noted = note(draft, 'permit', subject, `persons.${person.id}.permit`, (compiled, value) => {
    ;(compiled.members[index] as Member).permitYears.fill(Math.max(value, 0))
    if (mayBeSeeker) compiled.asylumSeeker.fill(value === ASYLUM ? 1 : 0)
  })
  if (!noted) return
  member.permitYears = years.fill(0)
  if (mayBeSeeker) household.asylumSeeker = new Float64Array(SPAN)
}

const compileActivity = (draft: Draft, member: Member, subject: Subject, person: Person): void => {
  const { household, month } = draft
  const { index } = member
  const count = draft.unknowns.length
  const line = stateLine(person.activity, household.origin, (word) => ACTIVITY[word])
  settleMember(draft, member, 'activity', 'activity', subject, line, ACTIVITY.inactive, (compiled, holes, value) =>
    writeHoles((compiled.members[index] as Member).student, holes, value === ACTIVITY.student ? 1 : 0),
  )
  const student = Float64Array.from(member.activity, (code) => (code === ACTIVITY.student ? 1 : 0))
  member.student = draft.unknowns.length > count ? student : shared(student)
  if (person.sickSince !== undefined && person.sickSince !== 'never') member.sickSince = firstFullMonth(person.sickSince)
  const since = unemployedFrom(person, month)
  if (since !== undefined) member.unemployedSince = since
  else
    note(draft, 'unemployedSince', subject, `persons.${person.id}.unemployedSince`, (compiled, months) => {
      ;(compiled.members[index] as Member).unemployedSince = month - months
    })
}

/** Months of a pregnancy: the eight before the month of birth, and that month when the birth is later than its first day. */
const writePregnancy = (line: Float64Array, origin: Month, born: Month, first: Month): void => {
  for (let at = 0; at < SPAN; at += 1) line[at] = origin + at >= born - 8 && origin + at < first ? 1 : 0
}

const compilePregnancy = (draft: Draft, member: Member, subject: Subject, person: Person): void => {
  const { household, month } = draft
  const { index } = member
  if (person.pregnancy === 'none') return
  if (person.pregnancy !== undefined) {
    member.pregnant = new Float64Array(SPAN)
    writePregnancy(member.pregnant, household.origin, monthOf(person.pregnancy.expected), firstFullMonth(person.pregnancy.expected))
    return
  }
  const noted = note(draft, 'pregnancy', subject, `persons.${person.id}.pregnancy`, (compiled, months) => {
    const born = months === 0 ? 0 : month + months
    writePregnancy((compiled.members[index] as Member).pregnant, compiled.origin, born, born)
  })
  if (noted) member.pregnant = new Float64Array(SPAN)
}
