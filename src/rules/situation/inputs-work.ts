import { ACTIVITY, SCHOOL } from '../household.ts'
import { firstFullMonth, monthOf, type Month } from '../time.ts'
import { ageOf, isParent, mayBe, mayHave, ofPerson, wordAnswers, YES_NO, type Input, type Subject } from './input.ts'
import type { Person } from './situation.ts'
import { ACTIVITY_LABELS, SCHOOL_LABELS, type ActivityWord, type SchoolWord } from './words.ts'

/**
 * First month wholly after the first day of unemployment: said, or read from the activity when it tells since when; Infinity when not
 * unemployed; undefined when unknown.
 */
export const unemployedFrom = (person: Person, month: Month): number | undefined => {
  if (person.unemployedSince === 'never') return Number.POSITIVE_INFINITY
  if (person.unemployedSince !== undefined) return firstFullMonth(person.unemployedSince)
  if (typeof person.activity !== 'object') return undefined
  const now = person.activity.findLast(
    ({ from, until }) => (from === undefined || monthOf(from) <= month) && (until === undefined || monthOf(until) >= month),
  )
  return now?.value === 'unemployed' && now.from !== undefined ? monthOf(now.from) : undefined
}

/** The ages at which each school level is common, one year of advance or delay included. */
const SCHOOL_AGES: Readonly<Record<SchoolWord, readonly [number, number]>> = {
  nursery: [2, 6],
  primary: [5, 12],
  college: [10, 16],
  lycee: [14, 20],
  higher: [17, 25],
  none: [16, 25],
}

const schoolLevels = ({ person, month }: Subject): SchoolWord[] => {
  const age = person === null ? null : ageOf(person, month)
  const all = Object.keys(SCHOOL_LABELS) as SchoolWord[]
  return age === null ? all : all.filter((word) => age >= SCHOOL_AGES[word][0] && age <= SCHOOL_AGES[word][1])
}

const activities = (subject: Subject): ActivityWord[] =>
  (Object.keys(ACTIVITY_LABELS) as ActivityWord[]).filter(
    (word) => (word !== 'retired' || mayBe(subject, 50, 130)) && (word !== 'student' || mayBe(subject, 16, 40)),
  )

const studies = (subject: Subject): boolean =>
  mayBe(subject, 16, 35) &&
  (isParent(subject)
    ? mayHave(subject.person?.activity, subject.month, 'student')
    : mayBe(subject, 17, 25) && mayHave(subject.person?.school, subject.month, 'higher'))

/** Work, unemployment, school and studies. */
export const WORK_INPUTS: readonly Input[] = [
  ofPerson({
    id: 'activity',
    unit: 'code',
    meaning: 'Main activity in each month.',
    question: 'Que fait la personne en ce moment : travail, chômage, études, retraite ?',
    where: 'Bulletin de salaire, attestation France Travail',
    applies: (subject) => isParent(subject) || mayBe(subject, 16, 25),
    plausible: (subject) => wordAnswers(ACTIVITY_LABELS, ACTIVITY, activities(subject)),
  }),
  ofPerson({
    id: 'unemployedSince',
    unit: 'date',
    period: 'once',
    meaning: 'First day of unemployment; as an answer, months since then.',
    question: 'Depuis quand la personne est-elle au chômage ?',
    where: 'Attestation France Travail, fin du contrat de travail',
    applies: (subject) => isParent(subject) && mayBe(subject, 16, 70) && mayHave(subject.person?.activity, subject.month, 'unemployed'),
    plausible: () => ({
      answers: [
        { label: 'depuis moins de deux mois', value: 1 },
        { label: 'depuis deux à six mois', value: 4 },
        { label: 'depuis sept mois à un an', value: 9 },
        { label: 'depuis plus d’un an', value: 18 },
      ],
    }),
  }),
  ofPerson({
    id: 'assCareer',
    unit: 'yes-no',
    meaning: 'Five years of work in the ten before the end of the contract.',
    question: 'La personne a-t-elle travaillé cinq ans dans les dix ans avant son chômage ?',
    where: 'Relevé de carrière, France Travail',
    applies: (subject) => isParent(subject) && mayBe(subject, 20, 66) && mayHave(subject.person?.activity, subject.month, 'unemployed'),
    plausible: () => YES_NO,
  }),
  ofPerson({
    id: 'youngWorker',
    unit: 'yes-no',
    meaning: 'Two years of full-time work (3 214 hours) in the last three (RSA under 25).',
    question: 'A-t-elle travaillé deux ans à temps plein dans les trois dernières années ?',
    where: 'Bulletins de salaire, relevé de carrière',
    applies: (subject) => isParent(subject) && mayBe(subject, 18, 24),
    plausible: () => YES_NO,
  }),
  ofPerson({
    id: 'school',
    unit: 'code',
    meaning: 'School level of a child.',
    question: 'Dans quel établissement l’enfant est-il scolarisé ?',
    where: 'Certificat de scolarité',
    back: 1,
    applies: (subject) => !isParent(subject) && mayBe(subject, 3, 20) && schoolLevels(subject).length > 0,
    plausible: (subject) => wordAnswers(SCHOOL_LABELS, SCHOOL, schoolLevels(subject)),
  }),
  ofPerson({
    id: 'grantHolder',
    unit: 'yes-no',
    meaning: 'Holds a study grant.',
    question: 'La personne est-elle boursière ?',
    where: 'Notification de bourse',
    applies: studies,
    plausible: () => YES_NO,
  }),
  ofPerson({
    id: 'livesWithParents',
    unit: 'yes-no',
    meaning: 'A young adult who lives at his or her own parents’.',
    question: 'La personne vit-elle chez ses parents ?',
    where: 'Déclaration de la personne',
    applies: (subject) =>
      isParent(subject) && mayBe(subject, 16, 29) && mayHave(subject.situation.housing?.tenure, subject.month, 'hosted'),
    plausible: () => YES_NO,
  }),
]
