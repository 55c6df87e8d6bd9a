import type { Budget } from './budget.ts'
import { kindsOf, lineLabel } from './kinds.ts'
import type { LineKind } from './kinds.ts'
import type { Debt } from './debts.ts'

/** How sure a figure is: said by the household, read in a paper, or estimated. */
export type Proof = 'said' | 'paper' | 'estimated'

/** A file for the Banque de France: what is still to be done, and the papers to bring. */
export type Readiness = {
  readonly ready: boolean
  /** French, each one thing to do before the file leaves. */
  readonly toComplete: readonly string[]
  /** French, papers that nobody has seen yet. */
  readonly papers: readonly string[]
}

type Asked = {
  readonly budget: Budget
  /** Of each line, by id. */
  readonly proofs: Readonly<Record<string, Proof>>
  /** Of each debt, by id: whether a paper of it was seen. */
  readonly debtPapers: Readonly<Record<string, boolean>>
}

/** Asked of everybody who files, from the field; not read in the form 13594 (`verified: false`): to be checked on the form itself. */
export const PAPERS_FOR_ALL = [
  'Pièce d’identité ou titre de séjour, de chaque personne qui dépose',
  'Livret de famille, ou jugement pour les enfants',
  'Justificatif de domicile de moins de trois mois',
  'Dernier avis d’impôt',
  'Relevés des trois derniers mois de tous les comptes, épargne comprise',
  'Lettre qui raconte la situation, signée par chaque personne qui dépose',
] as const
export const PAPERS_VERIFIED = false

/** Spending that the flat amounts of a commission stand for: no paper is asked for it. */
const IN_FLAT_AMOUNTS: readonly LineKind[] = [...kindsOf('daily'), ...kindsOf('savings'), 'fuelCar', 'transport', 'health', 'school']

const debtLabel = (debt: Debt): string => debt.label

/** What is missing before a file leaves. The commission alone judges it complete. */
export const readinessOf = ({ budget, proofs, debtPapers }: Asked): Readiness => {
  const { lines, debts, persons } = budget
  const name = (line: Budget['lines'][number]): string => line.label || lineLabel(line.kind)
  const toComplete = [
    ...(lines.some(({ kind }) => kind === 'rent' || kind === 'mortgage') ? [] : ['Dire ce que coûte le logement, même rien.']),
    ...(debts.length === 0 ? ['Faire la liste de toutes les dettes : un créancier oublié n’entre pas dans les mesures.'] : []),
    ...(persons.length === 0 ? ['Dire qui vit dans le foyer.'] : []),
    ...lines.filter(({ cents }) => cents === null).map((line) => `Trouver le montant : ${name(line)}.`),
    ...debts.filter(({ due }) => due === null).map((debt) => `Trouver ce qui reste dû : ${debtLabel(debt)}.`),
    ...debts.filter(({ label }) => label.trim() === '').map(() => 'Nommer le créancier d’une dette.'),
  ]
  const papers = [
    ...PAPERS_FOR_ALL,
    ...lines
      .filter((line) => proofs[line.id] !== 'paper' && !IN_FLAT_AMOUNTS.includes(line.kind))
      .map((line) => `Papier pour : ${name(line)}`),
    ...debts.filter((debt) => !debtPapers[debt.id]).map((debt) => `Contrat ou dernier courrier : ${debtLabel(debt)}`),
  ]
  return { ready: toComplete.length === 0 && lines.length > 0, toComplete, papers }
}
