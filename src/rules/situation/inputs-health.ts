import { isParent, mayBe, mayHave, ofPerson, YES_NO, type Input, type Subject } from './input.ts'
import { stateNow } from './timed.ts'
import { AEEH_LABELS, AEEH_WORDS } from './words.ts'

/** −1 = none, 0 = the basic amount, then the complement. */
const AEEH_ANSWERS = AEEH_WORDS.map((word, at) => ({ label: AEEH_LABELS[word], value: at - 1 }))

const mayBeHalf = ({ person, month }: Subject): boolean => {
  const rate = stateNow(person?.disabilityRate, month) ?? 0.5
  return rate >= 0.5 && rate < 0.8
}

/** Disability, loss of autonomy. */
export const HEALTH_INPUTS: readonly Input[] = [
  ofPerson({
    id: 'disabilityRate',
    unit: 'rate',
    meaning: 'MDPH rate, 0 to 1 (0 = none recognised).',
    question: 'La MDPH a-t-elle reconnu un taux d’incapacité ?',
    where: 'Notification de la MDPH',
    applies: (subject) => isParent(subject) || (subject.person?.birthDate !== undefined && mayBe(subject, 20, 130)),
    plausible: () => ({
      answers: [
        { label: 'non, ou moins de 50 %', value: 0 },
        { label: 'de 50 à 79 %', value: 0.5 },
        { label: '80 % ou plus', value: 0.8 },
      ],
    }),
  }),
  ofPerson({
    id: 'rsdae',
    unit: 'yes-no',
    meaning: 'Restriction substantielle et durable pour l’accès à l’emploi recognised by the MDPH (rate of 50 to 79 %).',
    question: 'La MDPH a-t-elle reconnu une restriction substantielle et durable pour l’accès à l’emploi ?',
    where: 'Notification de la MDPH',
    applies: (subject) => isParent(subject) && mayBeHalf(subject),
    plausible: () => YES_NO,
  }),
  ofPerson({
    id: 'aeeh',
    unit: 'code',
    meaning: 'AEEH granted for a child: −1 none, 0 the basic amount, 1 to 6 the complement.',
    question: 'L’enfant a-t-il l’allocation d’éducation de l’enfant handicapé (AEEH) ?',
    where: 'Notification de la MDPH',
    applies: (subject) => !isParent(subject) && mayBe(subject, 0, 19),
    // A complement is rare and comes by a notification: likely only of a child of whom a rate of half is known.
    plausible: ({ person, month }) => ({
      answers: (stateNow(person?.disabilityRate, month) ?? 0) >= 0.5 ? AEEH_ANSWERS : AEEH_ANSWERS.slice(0, 2),
    }),
  }),
  ofPerson({
    id: 'gir',
    unit: 'code',
    meaning: 'GIR 1 to 6; 0 = not evaluated.',
    question: 'Un GIR a-t-il été évalué ?',
    where: 'Évaluation médico-sociale, notification d’APA',
    back: 0,
    applies: (subject) => isParent(subject) && mayBe(subject, 60, 130),
    plausible: () => ({
      answers: [{ label: 'non évalué', value: 0 }, ...[1, 2, 3, 4, 5, 6].map((gir) => ({ label: `GIR ${gir}`, value: gir }))],
    }),
  }),
  ofPerson({
    id: 'apaPlan',
    unit: 'cents/month',
    meaning: 'Cost of the accepted APA plan at home.',
    question: 'Quel est le montant du plan d’aide APA ?',
    where: 'Plan d’aide, notification du département',
    back: 0,
    applies: (subject) => isParent(subject) && mayBe(subject, 60, 130) && mayHave(subject.person?.gir, subject.month, 1, 2, 3, 4),
    plausible: () => ({ low: 0, high: 2000_00, step: 100_00 }),
  }),
  ofPerson({
    id: 'unfitForWork',
    unit: 'yes-no',
    meaning: 'Recognised unfit for work (pension or ASPA before the age for all).',
    question: 'La personne est-elle reconnue inapte au travail ?',
    where: 'Notification de retraite, avis du médecin-conseil',
    back: 3,
    applies: (subject) => isParent(subject) && mayBe(subject, 62, 66),
    plausible: () => YES_NO,
  }),
]
