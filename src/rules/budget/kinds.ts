/**
 * What a household budget is made of: sections, and the kinds of lines in each (`incomeType`, `expenseType` of the field). Labels are what the screen says.
 * A kind tells on which side it counts, and whether it can be chosen to spend less on it: nothing else is deduced from it.
 */
export const SECTIONS = {
  income: { label: 'Ressources', side: 'in' },
  housing: { label: 'Logement', side: 'out' },
  bound: { label: 'Charges qui ne se discutent pas', side: 'out' },
  transport: { label: 'Trajets', side: 'out' },
  children: { label: 'Enfants', side: 'out' },
  health: { label: 'Santé', side: 'out' },
  daily: { label: 'Vie courante', side: 'out' },
  exceptional: { label: 'Exceptionnel', side: 'out' },
  savings: { label: 'Épargne', side: 'out' },
} as const
export type Section = keyof typeof SECTIONS

type Row = readonly [section: Section, label: string]

const ROWS = {
  salary: ['income', 'Salaire'],
  selfEmployedIncome: ['income', 'Activité indépendante'],
  unemployment: ['income', 'Allocation chômage'],
  ass: ['income', 'Allocation de solidarité spécifique'],
  dailyAllowance: ['income', 'Indemnités journalières'],
  disabilityPension: ['income', 'Pension d’invalidité'],
  pension: ['income', 'Retraite'],
  aspa: ['income', 'ASPA'],
  rsa: ['income', 'RSA'],
  activityBonus: ['income', 'Prime d’activité'],
  aah: ['income', 'AAH'],
  asi: ['income', 'Allocation supplémentaire d’invalidité'],
  familyBenefits: ['income', 'Allocations familiales'],
  familySupplement: ['income', 'Complément familial'],
  paje: ['income', 'Allocation de base de la PAJE'],
  asf: ['income', 'Allocation de soutien familial'],
  aeeh: ['income', 'AEEH'],
  housingBenefit: ['income', 'Aide au logement'],
  alimony: ['income', 'Pension alimentaire reçue'],
  scholarship: ['income', 'Bourse'],
  cej: ['income', 'Contrat d’engagement jeune'],
  familyHelp: ['income', 'Aide de la famille'],
  otherIncome: ['income', 'Autre ressource'],

  rent: ['housing', 'Loyer'],
  serviceCharge: ['housing', 'Charges du logement'],
  mortgage: ['housing', 'Crédit immobilier'],
  condo: ['housing', 'Charges de copropriété'],
  energy: ['housing', 'Électricité et gaz'],
  fuel: ['housing', 'Fioul, bois'],
  water: ['housing', 'Eau'],
  homeInsurance: ['housing', 'Assurance du logement'],

  incomeTax: ['bound', 'Impôt sur le revenu'],
  propertyTax: ['bound', 'Taxe foncière'],
  phone: ['bound', 'Téléphone et internet'],
  alimonyPaid: ['bound', 'Pension alimentaire versée'],
  bankFees: ['bound', 'Frais bancaires'],
  otherBound: ['bound', 'Autre charge'],

  carInsurance: ['transport', 'Assurance de la voiture'],
  fuelCar: ['transport', 'Carburant'],
  transport: ['transport', 'Transports en commun'],

  childcare: ['children', 'Garde des enfants'],
  canteen: ['children', 'Cantine et périscolaire'],
  school: ['children', 'École'],
  schoolInsurance: ['children', 'Assurance scolaire'],

  healthInsurance: ['health', 'Mutuelle'],
  health: ['health', 'Santé non remboursée'],
  dependence: ['health', 'Aide à domicile, reste à payer'],

  food: ['daily', 'Alimentation'],
  hygiene: ['daily', 'Hygiène et entretien'],
  clothing: ['daily', 'Habillement'],
  subscriptions: ['daily', 'Abonnements'],
  leisure: ['daily', 'Loisirs'],
  pets: ['daily', 'Animaux'],
  tobacco: ['daily', 'Tabac'],
  otherDaily: ['daily', 'Autre dépense'],

  exceptional: ['exceptional', 'Dépense exceptionnelle'],
  savings: ['savings', 'Épargne'],
} as const satisfies Record<string, Row>

export type LineKind = keyof typeof ROWS
export const LINE_KINDS = Object.keys(ROWS) as LineKind[]
export const isLineKind = (text: string): text is LineKind => Object.hasOwn(ROWS, text)
export const sectionOf = (kind: LineKind): Section => ROWS[kind][0]
export const lineLabel = (kind: LineKind): string => ROWS[kind][1]
/** Kinds of a section, in the order of the page. */
export const kindsOf = (section: Section): LineKind[] => LINE_KINDS.filter((kind) => sectionOf(kind) === section)
export const isIncome = (kind: LineKind): boolean => sectionOf(kind) === 'income'
