import type { AmountKind } from '../amounts.ts'
import { yearOf } from '../time.ts'
import { childrenOf, input, isParent, mayBe, mayHave, type Input, type Subject } from './input.ts'
import { stateNow } from './timed.ts'

/**
 * The amounts that are asked one by one. Their silence is « unknown », unless the person said `otherAmounts: 'none'`. All the other kinds
 * (`inputs-rare.ts`) are covered by one question, « Autre chose ? »: their silence is « none ».
 */
const monthly = (id: AmountKind, high: number, said: Pick<Input, 'meaning' | 'question' | 'where' | 'applies'> & { step?: number; back?: number }) =>
  input({
    id: `amounts.${id}`, of: 'person', path: `persons.<id>.amounts.${id}`, unit: 'cents/month', back: said.back ?? 13,
    meaning: said.meaning, question: said.question, where: said.where, applies: said.applies,
    plausible: () => ({ low: 0, high, step: said.step ?? 50_00 }),
  }) // prettier-ignore

/** Kinds of self-employed income: when one is known, the others are none. */
export const SELF_EMPLOYED: readonly AmountKind[] = [
  'microServicesTurnover',
  'microTradeTurnover',
  'microProfessionTurnover',
  'farmProfit',
  'otherSelfEmployedProfit',
  'otherSelfEmployedTurnover',
]

/** Whether somebody may be an earner of self-employed income: works now, or it is not known. */
const mayWork = (subject: Subject): boolean =>
  isParent(subject) && mayBe(subject, 16, 80) && mayHave(subject.person?.activity, subject.month, 'working')

/** A year's income serves family benefits, the AAH of who does not work, and the scholarships: asked where there may be a child or a handicap. */
export const yearCounts = (subject: Subject): boolean =>
  isParent(subject) &&
  (childrenOf(subject.situation).length > 0 ||
    (subject.person?.pregnancy !== 'none' && mayBe(subject, 15, 50)) ||
    (stateNow(subject.person?.disabilityRate, subject.month) ?? 0.5) >= 0.5)

/** What a year may have brought: no more than the tax notice lets think (RFR = taxable less 10 %), else a common ceiling. */
const yearRange = (high: number) => (subject: Subject) => {
  const year = String(yearOf(subject.month) - 2)
  const notice = subject.situation.taxNotices?.find(({ declarants }) => subject.person !== null && declarants.includes(subject.person.id))
  const rfr = notice?.rfr?.[year]
  const most = rfr === undefined ? high : Math.min(high, Math.ceil(rfr / 0.9 / 1000_00) * 1000_00)
  return { low: 0, high: most, step: 1000_00 }
}

const yearly = (id: AmountKind, high: number, said: Pick<Input, 'meaning' | 'question' | 'applies'>) =>
  input({
    id: `amounts.${id}.years`, of: 'person', path: `persons.<id>.amounts.${id}.years.<year>`, unit: 'cents/year', period: 'year', back: 0,
    ...said, where: 'Avis d’impôt, déclaration de revenus', plausible: yearRange(high),
  }) // prettier-ignore

export const AMOUNT_INPUTS: readonly Input[] = [
  monthly('netWage', 3000_00, {
    meaning: 'Net wage before income tax (net à payer avant impôt); taxable and gross wages are derived when they are not given.',
    question: 'Quel est le salaire net avant impôt, mois par mois ?',
    where: 'Bulletin de salaire, « net à payer avant impôt »',
    applies: (subject) => (isParent(subject) ? mayBe(subject, 16, 80) : mayBe(subject, 16, 25)),
  }),
  monthly('netUnemployment', 2000_00, {
    meaning: 'Unemployment insurance benefit (ARE), net.',
    question: 'Combien la personne reçoit-elle de France Travail (allocation de retour à l’emploi) ?',
    where: 'Attestation de paiement France Travail',
    applies: (subject) => isParent(subject) && mayBe(subject, 16, 66),
  }),
  monthly('netPension', 2500_00, {
    meaning: 'Retirement and survivor’s pensions, all funds together, net before income tax.',
    question: 'Combien la personne reçoit-elle de retraite ou de réversion, toutes caisses confondues ?',
    where: 'Attestations de paiement des caisses de retraite',
    applies: (subject) => isParent(subject) && mayBe(subject, 50, 130),
  }),
  monthly('microServicesTurnover', 4000_00, {
    meaning: 'Turnover of a micro-enterprise (services; other kinds of self-employed income have kinds of their own).',
    question: 'La personne a-t-elle une activité indépendante ? Quel chiffre d’affaires, mois par mois ?',
    where: 'Déclarations de chiffre d’affaires à l’Urssaf',
    step: 100_00,
    applies: mayWork,
  }),
  monthly('invalidityPension', 1500_00, {
    meaning: 'Invalidity pension.',
    question: 'La personne reçoit-elle une pension d’invalidité ?',
    where: 'Notification ou attestation de l’Assurance maladie',
    applies: (subject) => isParent(subject) && mayBe(subject, 18, 66),
  }),
  monthly('sickPay', 1800_00, {
    meaning: 'Daily sickness allowances, total of the month.',
    question: 'La personne reçoit-elle des indemnités journalières de maladie ?',
    where: 'Relevé de l’Assurance maladie',
    applies: (subject) => isParent(subject) && mayBe(subject, 16, 70),
  }),
  monthly('maintenanceReceived', 600_00, {
    meaning: 'Maintenance received for the children.',
    question: 'La personne reçoit-elle une pension alimentaire pour les enfants ?',
    where: 'Jugement, relevés bancaires, ARIPA',
    step: 25_00,
    back: 23,
    applies: (subject) => isParent(subject) && childrenOf(subject.situation).length > 0,
  }),
  yearly('taxableWage', 36000_00, {
    meaning: 'Taxable wages of the last year but one.',
    question: 'Quels salaires figurent sur l’avis d’impôt de cette année-là ?',
    applies: (subject) => yearCounts(subject) && mayBe(subject, 18, 82),
  }),
  yearly('taxableUnemployment', 20000_00, {
    meaning: 'Taxable unemployment benefits of the last year but one.',
    question: 'Quelles allocations chômage figurent sur l’avis d’impôt de cette année-là ?',
    applies: (subject) => yearCounts(subject) && mayBe(subject, 18, 68),
  }),
  yearly('taxablePension', 30000_00, {
    meaning: 'Taxable retirement pensions of the last year but one.',
    question: 'Quelles pensions de retraite figurent sur l’avis d’impôt de cette année-là ?',
    applies: (subject) => yearCounts(subject) && mayBe(subject, 52, 130),
  }),
  yearly('microServicesTurnover', 40000_00, {
    meaning: 'Turnover of a micro-enterprise in the last year but one (housing aid and family benefits).',
    question: 'Quel chiffre d’affaires l’activité indépendante a-t-elle eu cette année-là ?',
    applies: mayWork,
  }),
]
