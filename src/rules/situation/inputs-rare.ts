import { AMOUNTS, type AmountKind } from '../amounts.ts'
import { PAID_SLOTS, PERSON_SLOTS } from '../evaluation.ts'
import { INCOMES } from './derive.ts'
import { AMOUNT_INPUTS } from './inputs-amounts.ts'
import { input, ofPerson, type Input, type Plausible } from './input.ts'

/**
 * Rare facts: one question for all, « Autre chose ? ». Silence means none, because nobody answers forty questions, and because a person who
 * has such an income or such a fact says it when asked what else there is. They never widen a range.
 */
const NONE_PLAUSIBLE = (): Plausible => ({ answers: [{ label: 'non', value: 0 }] })
const OTHER = 'Autre chose ?'

type Rare = readonly [id: string, unit: Input['unit'], meaning: string, detail: string, where: string]
const rare =
  (place: (said: Parameters<typeof ofPerson>[0]) => Input, period: Input['period'] = 'month') =>
  ([id, unit, meaning, detail, where]: Rare): Input =>
    place({ id, unit, meaning, period, where, question: `${OTHER} ${detail}`, absent: 'none', plausible: NONE_PLAUSIBLE })

const PERSON_STATES: readonly Rare[] = [
  ['disabledWorker', 'yes-no', 'RQTH.', 'Une reconnaissance de travailleur handicapé ?', 'Notification de la MDPH'],
  ['workCapacity', 'rate', 'Recognised capacity of work, 0 to 1.', 'Une capacité de travail reconnue ?', 'Notification de la MDPH'],
  ['dependenceTariff', 'cents/month', 'Dependence tariff of the person’s GIR in an establishment.', 'Un tarif dépendance (EHPAD) ?', 'Facture de l’établissement'],
  ['dependenceTariffLow', 'cents/month', 'Dependence tariff of GIR 5-6 in the establishment.', 'Le tarif dépendance GIR 5-6 ?', 'Facture de l’établissement'],
  ['grantLevel', 'code', 'Échelon of the bourse sur critères sociaux, −1 none.', 'Un échelon de bourse du CROUS ?', 'Notification du CROUS'],
  ['inCharge', 'yes-no', 'A grown-up child said to be in the parents’ charge for tax.', 'Un enfant majeur rattaché aux impôts ?', 'Avis d’impôt'],
  ['careMode', 'code', 'How a child is cared for, paid by the family.', 'Une garde payée pour l’enfant ?', 'Contrat, attestation Pajemploi'],
  ['careHours', 'count', 'Paid hours of care in the month.', 'Combien d’heures de garde dans le mois ?', 'Bulletin Pajemploi'],
  ['careCost', 'cents/month', 'What the care costs the family in the month.', 'Combien coûte la garde dans le mois ?', 'Bulletin Pajemploi'],
  ['prepareRate', 'code', 'How a parent stopped or reduced work for a child (PreParE).', 'Un arrêt ou une réduction d’activité pour élever un enfant ?', 'Attestation de l’employeur'],
  ['pchActivities', 'code', 'Difficulty 0 to 4 in each of the 20 activities of the PCH.', 'Une évaluation des activités pour la PCH ?', 'Évaluation'],
  ['pchBeforeSixty', 'yes-no', 'Met the criteria of the PCH before 60.', 'Une situation de handicap avant soixante ans ?', 'Certificat médical'],
  ['violenceEvidence', 'yes-no', 'Months in which violence by the partner was attested to.', 'Des violences attestées (plainte, ordonnance de protection, signalement) ?', 'Plainte, ordonnance, signalement'],
  ['auvvcGranted', 'yes-no', 'Months in which the aide universelle d’urgence was granted.', 'L’aide d’urgence pour victime de violences a-t-elle déjà été versée ?', 'Notification de la CAF'],
  ['hasStaff', 'yes-no', 'Self-employed with staff.', 'Des salariés dans l’activité indépendante ?', 'Déclaration de la personne'],
  ['savings.taxed', 'cents', 'Balance of taxed savings.', 'Des placements imposés ?', 'Relevés d’épargne'],
  ['property.unletValue', 'cents', 'Value of unlet property (else twenty times its rental value).', 'La valeur d’un bien non loué ?', 'Estimation, acte'],
  ['property.unletLandRentalValue', 'cents/year', 'Yearly rental value of unlet land.', 'Un terrain non loué ?', 'Avis de taxe foncière'],
  ['property.letValue', 'cents', 'Value of let property.', 'La valeur d’un bien loué ?', 'Estimation, acte'],
] // prettier-ignore

const PERSON_DATES: readonly Rare[] = [
  ['sickSince', 'date', 'First day of the sick leave.', 'Le premier jour de l’arrêt de travail ?', 'Arrêt de travail'],
  [
    'irregularStaySince',
    'date',
    'Day since which the person stays in France without a residence permit (AME).',
    'Un séjour sans titre, depuis quand ?',
    'Déclaration de la personne',
  ],
  ['adoptedOn', 'date', 'Day of adoption.', 'Une adoption ?', 'Jugement'],
]

const HOUSING: readonly Rare[] = [
  ['rentCharges', 'cents/month', 'Charges of the dwelling.', 'Le montant des charges ?', 'Quittance de loyer'],
  ['loanConventioned', 'yes-no', 'Prêt conventionné or prêt d’accession sociale.', 'Un prêt conventionné ?', 'Offre de prêt'],
] // prettier-ignore

/** What the rare kinds of amounts are called. */
const RARE_AMOUNTS: Partial<Readonly<Record<AmountKind, readonly [string, string]>>> = {
  taxableWage: ['Salaire net imposable', 'Bulletin de salaire, « net imposable »'],
  grossWage: ['Salaire brut', 'Bulletin de salaire'],
  taxableUnemployment: ['Allocation chômage imposable', 'Avis d’impôt'],
  grossUnemployment: ['Allocation chômage brute', 'Notification France Travail'],
  taxablePension: ['Retraite imposable', 'Avis d’impôt'],
  grossPension: ['Retraite brute', 'Notification de retraite'],
  veteranPension: ['Retraite du combattant', 'Notification'],
  maternityPay: ['Indemnités journalières de maternité', 'Relevé de l’Assurance maladie'],
  paternityPay: ['Indemnités journalières de paternité', 'Relevé de l’Assurance maladie'],
  adoptionPay: ['Indemnités journalières d’adoption', 'Relevé de l’Assurance maladie'],
  occupationalDiseasePay: ['Indemnités journalières de maladie professionnelle', 'Relevé de l’Assurance maladie'],
  workAccidentPay: ['Indemnités journalières d’accident du travail', 'Relevé de l’Assurance maladie'],
  maintenancePaid: ['Pension alimentaire versée', 'Jugement, relevés bancaires'],
  compensatoryAllowance: ['Prestation compensatoire reçue', 'Jugement'],
  microTradeTurnover: ['Chiffre d’affaires de micro-entreprise, vente', 'Déclarations à l’Urssaf'],
  microProfessionTurnover: ['Chiffre d’affaires de micro-entreprise, profession libérale', 'Déclarations à l’Urssaf'],
  farmProfit: ['Bénéfice agricole', 'Avis d’impôt'],
  otherSelfEmployedProfit: ['Bénéfice d’une activité indépendante', 'Avis d’impôt'],
  otherSelfEmployedTurnover: ['Chiffre d’affaires d’une autre activité indépendante', 'Comptabilité'],
  rentReceived: ['Loyers reçus', 'Avis d’impôt, baux'],
  capitalIncome: ['Revenus de placements', 'Avis d’impôt'],
  partialUnemployment: ['Indemnité d’activité partielle', 'Bulletin de salaire'],
  volunteerPay: ['Indemnité de volontariat ou de service civique', 'Attestation'],
  internshipPay: ['Gratification de stage', 'Convention de stage'],
  trainingPay: ['Rémunération de formation professionnelle', 'Attestation'],
  apprenticeWage: ['Salaire d’apprenti', 'Bulletin de salaire'],
  studentGrant: ['Bourse de l’enseignement supérieur', 'Notification du CROUS'],
  researchGrant: ['Bourse de recherche', 'Notification'],
  careerSecurityAllowance: ['Allocation de sécurisation professionnelle', 'Attestation France Travail'],
  returnToWorkBonus: ['Prime de reprise d’activité', 'Notification'],
  asbestosCompensation: ['Indemnisation amiante', 'Notification'],
  exceptionalGains: ['Gain exceptionnel (héritage, don, jeu…)', 'Déclaration de la personne'],
  wageLikeIncome: ['Autre revenu assimilé à un salaire', 'Avis d’impôt'],
}

const DERIVED = new Set<AmountKind>(INCOMES.flatMap(({ taxable, gross }) => [taxable, gross]))
const MAIN = new Set(AMOUNT_INPUTS.map(({ id }) => id))

export const RARE_INPUTS: readonly Input[] = [
  ...PERSON_STATES.map(rare(ofPerson)),
  ...PERSON_DATES.map(rare(ofPerson, 'once')),
  ...AMOUNTS.filter((kind) => !MAIN.has(`amounts.${kind}`)).map((kind) => {
    const [title, where] = RARE_AMOUNTS[kind] ?? [kind, '']
    const said = rare(ofPerson)([`amounts.${kind}`, 'cents/month', `${kind}, cents a month, or totals of years.`, `${title} ?`, where])
    // A taxable or gross amount that is not given is derived from the net one (derive.ts).
    return DERIVED.has(kind) ? { ...said, absent: 'computed' as const } : said
  }),
  ...HOUSING.map(rare((said) => input({ ...said, of: 'household', path: `housing.${said.id}` }))),
  rare((said) => input({ ...said, of: 'notice', path: 'taxNotices.<id>.maintenanceDeducted.<year>' }), 'year')([
    'maintenanceDeducted', 'cents/year', 'Maintenance deducted on the tax return.', 'Une pension alimentaire déduite des impôts ?', 'Avis d’impôt',
  ]), // prettier-ignore
  rare((said) => input({ ...said, of: 'household', path: 'territory' }), 'once')([
    'territory', 'code', 'Three figures of an overseas territory, some with rules of their own, some not computed; none = mainland.', 'Le département ?', 'Adresse',
  ]), // prettier-ignore
]

/** Payments that may be known: facts when given, computed when not. */
export const RECEIVED_INPUTS: readonly Input[] = [
  ...PAID_SLOTS.map((slot) => [slot, 'household', `received.${slot}`] as const),
  ...PERSON_SLOTS.map((slot) => [slot, 'person', `persons.<id>.received.${slot}`] as const),
].map(([slot, of, path]) =>
  input({
    id: `received.${slot}`, of, path, unit: 'cents/month', absent: 'computed', plausible: NONE_PLAUSIBLE,
    meaning: `Amount of « ${slot} » paid in a month; computed where it is not known.`,
    question: 'Combien a été versé, et quel mois ?', where: 'Notification de la CAF, de la MSA ou de France Travail, relevé bancaire',
  }),
) // prettier-ignore
