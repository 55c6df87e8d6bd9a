/**
 * Debts of a household: their kinds, where they stand, what a procedure of over-indebtedness does to them, and the order in which to act.
 * What is said of the law was written from the knowledge of the field and not read in the text: `verified: false` until somebody did.
 */
export const DEBT_KINDS = {
  rentArrears: 'Loyer en retard',
  energyDebt: 'Électricité ou gaz',
  waterDebt: 'Eau',
  condoArrears: 'Charges de copropriété',
  phoneDebt: 'Téléphone',
  canteenDebt: 'Cantine',
  taxDebt: 'Impôts',
  localPublicDebt: 'Trésor public (hôpital, collectivité)',
  cafOverpayment: 'Indu CAF ou MSA',
  franceTravailOverpayment: 'Indu France Travail',
  cpamOverpayment: 'Indu d’assurance maladie',
  socialFraud: 'Dette de fraude à un organisme social',
  consumerCredit: 'Crédit à la consommation',
  revolving: 'Crédit renouvelable',
  mortgageDebt: 'Crédit immobilier',
  microcredit: 'Microcrédit',
  pawn: 'Prêt sur gage',
  overdraft: 'Découvert bancaire',
  family: 'Famille, amis',
  alimonyArrears: 'Pension alimentaire impayée',
  criminalFine: 'Amende pénale',
  damages: 'Dommages et intérêts à une victime',
  bailiff: 'Frais de commissaire de justice',
  guarantor: 'Caution donnée pour quelqu’un',
  professional: 'Dette professionnelle',
  other: 'Autre dette',
} as const
export type DebtKind = keyof typeof DEBT_KINDS

/** Where it stands, from the lightest to the gravest. */
export const STAGES = {
  upToDate: 'À jour',
  agreed: 'Délai ou plan accepté',
  contestable: 'Contestable',
  late: 'En retard',
  reminder: 'Relance reçue',
  notice: 'Mise en demeure',
  collection: 'Société de recouvrement',
  title: 'Décision de justice ou titre',
  seizure: 'Saisie en cours',
} as const
export type Stage = keyof typeof STAGES

/** One debt. Cents; `due` null: nobody knows how much; `monthly` null: no payment is known. `actBy`: last day to act (`YYYY-MM-DD`). */
export type Debt = {
  readonly id: string
  readonly label: string
  readonly kind: DebtKind
  readonly due: number | null
  readonly monthly: number | null
  readonly stage: Stage
  readonly actBy?: string | null
  /** Place in the order, chosen by hand, from 1; without it the order is proposed. */
  readonly place?: number | null
  /** Part of what is owed that is already late, when it was said; for a debt without instalments, all of it is. */
  readonly late?: number | null
}

const CREDITS: readonly DebtKind[] = ['consumerCredit', 'revolving', 'mortgageDebt', 'microcredit', 'pawn']
/** A loan with instalments, which is no late payment by itself. */
export const isCredit = (kind: DebtKind): boolean => CREDITS.includes(kind)

/** What over-indebtedness may do to a debt. `excluded`: neither written off, nor put off, nor reduced unless the creditor agrees. */
export type Effect = {
  readonly effect: 'may' | 'deferred' | 'excluded'
  readonly why: string
  readonly law: string
  readonly verified: boolean
}

const excluded = (why: string, law = 'C. conso. L711-4'): Effect => ({ effect: 'excluded', why, law, verified: false })
const EFFECTS: Partial<Readonly<Record<DebtKind, Effect>>> = {
  alimonyArrears: excluded('Une pension alimentaire reste due, sauf accord de qui la reçoit. Elle se paie aussi pendant la procédure.'),
  criminalFine: excluded('Une amende pénale reste due.'),
  damages: excluded('Ce qui est dû à une victime par une condamnation pénale reste dû, sauf accord de la victime.'),
  socialFraud: excluded('Une dette de fraude, établie par l’organisme ou par un juge, reste due.'),
  pawn: {
    effect: 'excluded',
    why: 'Un prêt sur gage d’un crédit municipal ne s’efface pas.',
    law: 'C. conso. L711-5',
    verified: false,
  },
  professional: {
    effect: 'may',
    why: 'Une dette professionnelle entre dans le dossier, à faire vérifier selon le statut.',
    law: 'C. conso. L711-1',
    verified: false,
  },
  guarantor: {
    effect: 'may',
    why: 'Ce qui est dû comme caution entre dans le dossier. Qui s’est porté caution pour la famille reste poursuivi, sauf mesures à son nom.',
    law: 'C. conso. L711-1',
    verified: false,
  },
  mortgageDebt: {
    effect: 'deferred',
    why: 'Un crédit du logement est d’abord rééchelonné ; l’effacement suppose que le bien soit vendu ou d’une valeur insuffisante.',
    law: 'C. conso. L724-1, L732-1',
    verified: false,
  },
}
/** What the procedure may do to a kind of debt. */
export const effectOf = (kind: DebtKind): Effect =>
  EFFECTS[kind] ?? {
    effect: 'may',
    why: 'Peut être reportée, étalée, ou effacée selon l’orientation du dossier.',
    law: 'C. conso. L732-1, L733-1, L741-1',
    verified: false,
  }

const GRAVITY = Object.keys(STAGES) as Stage[]
const ROOF: readonly DebtKind[] = ['rentArrears', 'condoArrears']
const SUPPLY: readonly DebtKind[] = ['energyDebt', 'waterDebt']
const LASTING: readonly DebtKind[] = ['alimonyArrears', 'criminalFine', 'damages']

/** The reason for a place: what is at stake, in a few words. */
export const REASONS = {
  roof: 'Le toit',
  seizure: 'Une saisie court',
  supply: 'L’énergie ou l’eau peut être coupée',
  deadline: 'Un délai court',
  lasting: 'Ne s’effacera pas',
  late: 'En retard',
  calm: 'À jour, ou rien ne presse',
} as const
export type Reason = keyof typeof REASONS
const TIERS = Object.keys(REASONS) as Reason[]

/** Why a debt stands where it does; the place in this list is the order of the work, which the service may discuss. */
export const reasonOf = (debt: Debt): Reason => {
  if (debt.stage === 'upToDate') return 'calm'
  if (ROOF.includes(debt.kind)) return 'roof'
  if (debt.stage === 'seizure') return 'seizure'
  if (SUPPLY.includes(debt.kind)) return 'supply'
  if (debt.actBy || debt.stage === 'contestable') return 'deadline'
  if (LASTING.includes(debt.kind)) return 'lasting'
  return debt.stage === 'agreed' ? 'calm' : 'late'
}

/** Debts in the order in which to act: those placed by hand at their place, the others by what is at stake, the nearest day, the gravest stage, the amount. */
export const inOrder = <D extends Debt>(debts: readonly D[]): D[] => {
  const proposed = debts
    .filter((debt) => !debt.place)
    .toSorted(
      (a, b) =>
        TIERS.indexOf(reasonOf(a)) - TIERS.indexOf(reasonOf(b)) ||
        (a.actBy ?? '9999').localeCompare(b.actBy ?? '9999') ||
        GRAVITY.indexOf(b.stage) - GRAVITY.indexOf(a.stage) ||
        (b.due ?? -1) - (a.due ?? -1) ||
        a.id.localeCompare(b.id),
    )
  const placed = debts.filter((debt) => debt.place).toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0) || a.id.localeCompare(b.id))
  for (const debt of placed) proposed.splice(Math.min((debt.place ?? 1) - 1, proposed.length), 0, debt)
  return proposed
}

/** What is late of a debt, cents; null: late, and nobody knows how much. Of a credit, only what was said to be late. */
export const lateCents = (debt: Debt): number | null => {
  if (debt.stage === 'upToDate') return 0
  if (debt.late !== undefined && debt.late !== null) return debt.late
  return isCredit(debt.kind) ? null : debt.due
}
