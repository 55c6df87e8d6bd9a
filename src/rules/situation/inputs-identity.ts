import { CITIZENSHIP } from '../household.ts'
import { isParent, mayBe, ofPerson, wordAnswers, YES_NO, type Input } from './input.ts'
import { PERMIT_ANSWERS } from './permit.ts'
import { CITIZENSHIP_LABELS } from './words.ts'

/** Who the person is. */
export const IDENTITY_INPUTS: readonly Input[] = [
  ofPerson({
    id: 'birthDate',
    unit: 'date',
    period: 'once',
    meaning: 'Day of birth; as an answer, completed years at the asked month.',
    question: 'Quelle est sa date de naissance ?',
    where: 'Pièce d’identité, livret de famille',
    plausible: (subject) => (isParent(subject) ? { low: 18, high: 90, step: 1, usual: 35 } : { low: 0, high: 20, step: 1, usual: 8 }),
  }),
  ofPerson({
    id: 'citizenship',
    unit: 'code',
    period: 'once',
    meaning: 'Citizenship as benefits tell it apart.',
    question: 'Quelle est sa nationalité ?',
    where: 'Pièce d’identité, titre de séjour',
    applies: isParent,
    plausible: () => wordAnswers(CITIZENSHIP_LABELS, CITIZENSHIP),
  }),
  ofPerson({
    id: 'permit',
    unit: 'code',
    period: 'once',
    meaning: 'Kind of residence permit, and years since the first one that allowed work.',
    question: 'Quel titre de séjour la personne a-t-elle, et depuis quand peut-elle travailler en France ?',
    where: 'Titre de séjour, récépissés précédents',
    applies: (subject) => isParent(subject) && (subject.person?.citizenship ?? 'other') === 'other',
    plausible: (subject) => ({
      answers: PERMIT_ANSWERS.filter(({ kind }) => kind !== 'asylumSeeker' || subject.person?.citizenship === 'other'),
    }),
  }),
  ofPerson({
    id: 'pregnancy',
    unit: 'date',
    period: 'once',
    meaning: 'Pregnancy with the expected day of birth; as an answer, months to that day (0 = none).',
    question: 'Un enfant est-il attendu ? Pour quand ?',
    where: 'Déclaration de grossesse',
    applies: (subject) => isParent(subject) && mayBe(subject, 15, 50),
    plausible: () => ({
      answers: [
        { label: 'non', value: 0 },
        { label: 'oui, naissance attendue dans six mois', value: 6 },
        { label: 'oui, naissance attendue dans deux mois', value: 2 },
      ],
    }),
  }),
  ofPerson({
    id: 'sharedCustody',
    unit: 'yes-no',
    meaning: 'The child lives by turns with each parent.',
    question: 'L’enfant est-il en résidence alternée ?',
    where: 'Jugement, convention des parents',
    applies: (subject) => !isParent(subject),
    plausible: () => YES_NO,
  }),
]
