import { LOAN_WORK, MARITAL, TENURE } from '../household.ts'
import { childrenOf, input, mayHave, parentsOf, wordAnswers, YES_NO, type Input, type Subject } from './input.ts'
import { stateNow } from './timed.ts'
import { LOAN_WORK_LABELS, MARITAL_LABELS, TENURE_LABELS, type MaritalWord, type TenureWord } from './words.ts'

/** What is asked of the household as a whole: the couple, the dwelling. */

const alone = ({ situation }: Subject): boolean => parentsOf(situation).length === 1

/** Whether the tenure may be one of some. */
const housed = ({ situation, month }: Subject, ...tenures: readonly TenureWord[]): boolean =>
  mayHave(situation.housing?.tenure, month, ...tenures)

const TENANTS = ['socialTenant', 'tenant', 'furnishedTenant', 'hostel'] as const

const ofDwelling = (said: Omit<Parameters<typeof input>[0], 'of' | 'path'>): Input =>
  input({ ...said, of: 'household', path: `housing.${said.id}` })

/** Ceiling of what a rent is likely to be, cents a month. */
const DEAR_RENT = 1500_00

const rents = (subject: Subject) => {
  const tenure = stateNow(subject.situation.housing?.tenure, subject.month)
  return tenure === 'socialTenant' || tenure === 'hostel'
    ? { low: 200_00, high: 900_00, step: 25_00 }
    : { low: 0, high: DEAR_RENT, step: 25_00 }
}

const mayStudy = ({ situation, month }: Subject): boolean => {
  const claimant = parentsOf(situation)[0]
  return claimant !== undefined && mayHave(claimant.activity, month, 'student')
}

const maySeekAsylum = ({ situation }: Subject): boolean => {
  const claimant = parentsOf(situation)[0]
  return (
    claimant?.citizenship === 'other' &&
    (claimant.permit?.kind ?? 'asylumSeeker') === 'asylumSeeker' &&
    claimant.permit?.since === undefined
  )
}

export const HOUSEHOLD_INPUTS: readonly Input[] = [
  input({
    id: 'marital',
    of: 'household',
    path: 'marital',
    unit: 'code',
    meaning: 'Legal bond of the couple, or civil status of the lone parent.',
    question: 'Quelle est la situation de famille ?',
    where: 'Livret de famille, avis d’impôt',
    plausible: (subject) =>
      wordAnswers<MaritalWord>(MARITAL_LABELS, MARITAL, alone(subject) ? ['single', 'divorced', 'widowed'] : ['married', 'pacs', 'single']),
  }),
  input({
    id: 'aloneSince',
    of: 'household',
    path: 'aloneSince',
    unit: 'yes-no',
    period: 'once',
    meaning: 'Day since which a lone parent lives alone; as an answer, whether for less than eighteen months (RSA majoré).',
    question: 'La séparation ou le veuvage date-t-il de moins de dix-huit mois ?',
    where: 'Déclaration de la personne, jugement',
    back: 5,
    applies: (subject) => alone(subject) && childrenOf(subject.situation).length > 0,
    plausible: () => YES_NO,
  }),
  ofDwelling({
    id: 'tenure',
    unit: 'code',
    meaning: 'How the household occupies its dwelling.',
    question: 'Quelle est la situation de logement ?',
    where: 'Bail, quittance, attestation d’hébergement',
    plausible: () => wordAnswers<TenureWord>(TENURE_LABELS, TENURE),
  }),
  ofDwelling({
    id: 'rent',
    unit: 'cents/month',
    meaning: 'Rent without charges (the household’s own share in a flat-share), or instalment of a buyer.',
    question: 'Quel est le loyer sans les charges, ou la mensualité du prêt ?',
    where: 'Quittance de loyer, échéancier du prêt',
    back: 4,
    applies: (subject) => housed(subject, ...TENANTS, 'buyer'),
    plausible: rents,
  }),
  ofDwelling({
    id: 'commune',
    unit: 'code',
    absent: 'none',
    meaning: 'INSEE code of the commune of the dwelling: its APL zone and territory are then known, and not asked.',
    question: 'Quelle est la commune du logement ?',
    where: 'Bail, adresse',
    back: 4,
    plausible: () => ({ answers: [] }),
  }),
  ofDwelling({
    id: 'zone',
    unit: 'code',
    meaning: 'APL zone of the commune, 1 to 3.',
    question: 'Dans quelle commune est le logement ?',
    where: 'Bail ; la zone se déduit de la commune',
    back: 4,
    applies: (subject) => housed(subject, ...TENANTS, 'buyer'),
    plausible: () => ({
      answers: [
        { label: 'zone 1 (agglomération parisienne)', value: 1 },
        { label: 'zone 2 (grandes villes, Corse)', value: 2 },
        { label: 'zone 3 (autres communes)', value: 3 },
      ],
    }),
  }),
  ofDwelling({
    id: 'flatShare',
    unit: 'yes-no',
    meaning: 'Flat-share: several leases or several tenants who are no couple.',
    question: 'Le logement est-il une colocation ?',
    where: 'Bail',
    back: 4,
    applies: (subject) => housed(subject, 'socialTenant', 'tenant', 'furnishedTenant'),
    plausible: () => YES_NO,
  }),
  ofDwelling({
    id: 'room',
    unit: 'yes-no',
    meaning: 'A single room rented in somebody’s home.',
    question: 'Est-ce une chambre chez un particulier ?',
    where: 'Bail',
    back: 4,
    applies: (subject) => housed(subject, 'furnishedTenant'),
    plausible: () => YES_NO,
  }),
  ofDwelling({
    id: 'crous',
    unit: 'yes-no',
    meaning: 'Dwelling managed by the CROUS.',
    question: 'Le logement est-il géré par le CROUS ?',
    where: 'Contrat de location',
    back: 4,
    applies: (subject) => mayStudy(subject) && housed(subject, 'hostel', 'furnishedTenant', 'socialTenant', 'tenant'),
    plausible: () => YES_NO,
  }),
  ofDwelling({
    id: 'sharesCosts',
    unit: 'yes-no',
    meaning: 'Hosted, but sharing the costs.',
    question: 'La personne participe-t-elle aux frais du logement ?',
    where: 'Attestation d’hébergement',
    back: 4,
    applies: (subject) => housed(subject, 'hosted'),
    plausible: () => YES_NO,
  }),
  ofDwelling({
    id: 'landlordRelative',
    unit: 'yes-no',
    meaning: 'The landlord is a parent, child or grandparent of the household (no housing aid).',
    question: 'Le propriétaire est-il un parent proche ?',
    where: 'Bail',
    back: 4,
    applies: (subject) => housed(subject, 'tenant', 'furnishedTenant'),
    plausible: () => YES_NO,
  }),
  ofDwelling({
    id: 'loanMonth',
    unit: 'date',
    period: 'once',
    meaning: 'Month in which the loan of the home was signed; as an answer, 0 = before 2018, 1 = in 2018 or 2019, 2 = since 2020.',
    question: 'En quelle année le prêt a-t-il été signé ?',
    where: 'Offre de prêt',
    applies: (subject) => housed(subject, 'buyer'),
    plausible: () => ({
      answers: [
        { label: 'avant 2018', value: 0 },
        { label: 'en 2018 ou en 2019', value: 1 },
        { label: 'depuis 2020', value: 2 },
      ],
    }),
  }),
  ofDwelling({
    id: 'loanWork',
    unit: 'code',
    period: 'once',
    meaning: 'What the loan paid for.',
    question: 'Qu’a payé ce prêt ?',
    where: 'Offre de prêt',
    applies: (subject) => housed(subject, 'buyer'),
    plausible: () => wordAnswers(LOAN_WORK_LABELS, LOAN_WORK),
  }),
  ofDwelling({
    id: 'asylumHoused',
    unit: 'yes-no',
    meaning: 'Asylum seekers housed by the OFII.',
    question: 'La famille est-elle hébergée par l’OFII ?',
    where: 'Attestation de l’OFII',
    back: 0,
    applies: maySeekAsylum,
    plausible: () => YES_NO,
  }),
]
