import { z } from 'zod'
import { addMonths, ageInYears } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { dateField, idField, neededText, oneOf, optionalDate, optionalId, orNull, text, ticked, yesNoUnknown } from '#web/form.ts'
import { civilTitles, custodies, displayName, helperKinds, householdRoles, kinships, linkQualities, tellings, tenures } from './model.ts'

const sexes = { F: 'Femme', M: 'Homme', unknown: 'Non précisé' } as const
const relationKinds = { ...kinships, helper: 'Aide' } as const

const name = text(120)
const personFields = {
  firstName: name,
  lastName: name,
  usualName: name,
  civilTitle: oneOf(civilTitles).default('none'),
  sex: oneOf(sexes).default('unknown'),
  birthDate: optionalDate,
  diedOn: optionalDate,
  unborn: ticked,
  expectedOn: optionalDate,
  detail: text(2_000),
}
const stayFields = {
  role: oneOf(householdRoles, 'Choisissez sa place dans le foyer.'),
  custody: orNull(oneOf(custodies)),
  fromDate: dateField,
}

export const householdForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), ...personFields, ...stayFields }),
  z.object({
    intent: z.literal('relate'),
    fromPerson: idField('Choisissez une personne.'),
    to: z.string({ error: 'Choisissez l’autre personne.' }).regex(/^(person|helper):[0-9a-f-]{36}$/, 'Choisissez l’autre personne.'),
    kind: oneOf(relationKinds, 'Choisissez le lien.'),
    quality: oneOf(linkQualities, 'Choisissez comment ce lien est vécu.'),
  }),
  z.object({ intent: z.literal('unrelate'), relationId: idField() }),
])

export const personForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('correct'), ...personFields }),
  z.object({ intent: z.literal('leave'), memberId: idField(), untilDate: dateField }),
  z.object({ intent: z.literal('return'), ...stayFields }),
  z.object({ intent: z.literal('same'), otherPersonId: idField('Choisissez la personne de l’autre foyer.') }),
])

export const contactForm = z.object({
  mayCall: yesNoUnknown,
  mayMessage: yesNoUnknown,
  mayWrite: yesNoUnknown,
  addressHidden: ticked,
  phone: text(40),
  hours: text(200),
  how: text(500),
  reason: text(500),
  reviewedOn: optionalDate,
})

export const addressForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('set'),
    line: text(300),
    commune: text(120),
    communeCode: orNull(z.string().regex(/^\w{5}$/, 'Choisissez dans la liste.')),
    tenure: oneOf(tenures, 'Choisissez le type de logement.'),
    detail: text(1_000),
    fromDate: dateField,
  }),
  z.object({
    intent: z.literal('show'),
    reason: neededText('Dites en quelques mots pourquoi vous devez voir l’adresse.', 500).refine((typed) => typed.length >= 3, {
      error: 'Dites en quelques mots pourquoi vous devez voir l’adresse.',
    }),
  }),
])

export const helperForm = z
  .object({
    helperId: optionalId,
    name: neededText('Écrivez son nom, ou celui du service.', 160),
    organisation: text(160),
    phone: text(40),
    kind: oneOf(helperKinds, 'Choisissez qui c’est.'),
    telling: oneOf(tellings).default('unknown'),
    about: text(500),
    ownNeeds: text(2_000),
    sex: oneOf(sexes).default('unknown'),
    quality: oneOf(linkQualities).default('ordinary'),
    agreedOn: optionalDate,
    untilDate: optionalDate,
  })
  .refine((value) => value.telling !== 'partly' || value.about !== '', {
    path: ['about'],
    error: 'Écrivez de quoi on peut lui parler.',
  })
  .refine((value) => !(value.agreedOn && value.untilDate) || value.untilDate >= value.agreedOn, {
    path: ['untilDate'],
    error: 'Cette fin est avant l’accord. Vérifiez les deux dates.',
  })

type TypedPerson = {
  firstName: string
  lastName: string
  usualName: string
  birthDate: IsoDate | null
  diedOn: IsoDate | null
  unborn: boolean
  expectedOn: IsoDate | null
}

/** What does not hold between the fields of a person, given the day: French sentences by field; empty when all is well. */
export const checkPerson = (typed: TypedPerson, today: IsoDate): Record<string, string> => {
  const { birthDate, diedOn, unborn, expectedOn } = typed
  const errors: Record<string, string> = {}
  if (!unborn && displayName(typed) === '') errors['firstName'] = 'Écrivez au moins un prénom, un nom ou un surnom.'
  if (unborn) {
    if (birthDate) errors['birthDate'] = 'Un enfant à naître n’a pas encore de date de naissance. Écrivez le terme prévu.'
    if (diedOn) errors['diedOn'] = 'Un enfant à naître n’a pas de date de décès ici. Décochez « à naître » d’abord.'
    if (expectedOn && (expectedOn < addMonths(today, -2) || expectedOn > addMonths(today, 10)))
      errors['expectedOn'] = 'Ce terme semble trop loin. Vérifiez la date.'
  } else {
    if (expectedOn) errors['expectedOn'] = 'Un terme prévu va avec « à naître ». Cochez-le, ou effacez cette date.'
    if (birthDate && birthDate > today) errors['birthDate'] = 'Cette date est dans l’avenir. Pour un enfant attendu, cochez « à naître ».'
    if (birthDate && ageInYears(birthDate, today) > 125) errors['birthDate'] = 'Cette date donne plus de 125 ans. Vérifiez l’année.'
    if (diedOn && diedOn > today) errors['diedOn'] = 'Cette date est dans l’avenir. Vérifiez-la.'
    if (birthDate && diedOn && diedOn < birthDate) errors['diedOn'] = 'Ce décès est avant la naissance. Vérifiez les deux dates.'
  }
  return errors
}

/** Whether somebody may be in a household from that day: not before being born, nor more than a year ahead. */
export const checkStay = (fromDate: IsoDate, person: { birthDate: IsoDate | null }, today: IsoDate): Record<string, string> => {
  if (person.birthDate && fromDate < person.birthDate) return { fromDate: 'Cette arrivée est avant sa naissance. Vérifiez les deux dates.' }
  if (fromDate > addMonths(today, 12)) return { fromDate: 'Cette arrivée est dans plus d’un an. Vérifiez l’année.' }
  return {}
}

export { relationKinds, sexes }
