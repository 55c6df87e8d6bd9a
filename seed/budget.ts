import { addDays, addMonths, partsOf } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeMonth } from '#core/french.ts'
import type { Read } from '#db/door.server.ts'
import { keepBudgetLines, setLandmarks } from '#features/budget/commands.server.ts'
import type { NewVersion } from '#features/budget/commands.server.ts'
import { budgetKeys } from '#features/budget/model.ts'
import type { BudgetBody, DebtBody, LineBody } from '#features/budget/model.ts'
import { listObservations } from '#features/case-file/queries.server.ts'
import { instantOf } from '#web/clock.ts'
import { seeding, ZONE } from './household.ts'
import type { Loaded, SeedHouse } from './household.ts'

const line = (kind: LineBody['kind'], cents: number, more: Partial<LineBody> = {}): LineBody => ({
  sort: 'line',
  kind,
  label: '',
  cents,
  period: 'month',
  proof: 'said',
  paper: '',
  ...more,
})
const debt = (kind: DebtBody['kind'], label: string, due: number, more: Partial<DebtBody>): DebtBody => ({
  sort: 'debt',
  kind,
  label,
  due,
  detail: '',
  monthly: null,
  late: null,
  stage: 'late',
  seizure: false,
  plan: '',
  guarantor: '',
  actBy: null,
  place: null,
  proof: 'paper',
  paper: '',
  ...more,
})
const read = (paper: string): Partial<LineBody> => ({ proof: 'paper', paper })

/** « Loyer d’avril »: two months ago. */
const rentOf = (today: IsoDate): string => {
  const name = writeMonth(partsOf(addMonths(today, -2)).month)
  return `Loyer ${/^[aeiouéèô]/.test(name) ? 'd’' : 'de '}${name}`
}

/**
 * The budget of one household, put down with its social and family economist: what the ledger knows already (wages, housing aid) is not written again. Six months of it, so
 * that the months compare; and the landmark that the service chose. All of it invented.
 */
export const loadBudget = async ({ house, setNow, today, town }: SeedHouse, loaded: ReadonlyMap<string, Loaded>): Promise<void> => {
  const aubertin = loaded.get('aubertin')
  if (!aubertin) throw new Error('no household « aubertin »')
  const month = (back: number): string => addMonths(`${today.slice(0, 7)}-01`, -back).slice(0, 7)
  const left = addDays(today, -106).slice(0, 7)
  setNow(instantOf(addDays(today, -30), '09:00', ZONE))
  await house.writing(town.agents.helene, seeding, {}, (tx) =>
    setLandmarks(tx, { perDayCents: 10_00, monthDays: 3040, sharedBy: 'person', forfaits: {} }),
  )
  const day = addDays(today, -19)
  setNow(instantOf(day, '15:00', ZONE))
  await house.writing(town.agents.bruno, seeding, {}, async (tx) => {
    const facts = await listObservations(tx as unknown as Read, aubertin.id, budgetKeys)
    const factOf = (key: string): string | null => facts.findLast((fact) => fact.key === key)?.id ?? null
    const versions: NewVersion[] = []
    /** A line with its bodies by month; `fact`: the observation that it repeats. */
    const add = (key: string | null, ...bodies: readonly (readonly [from: string, body: BudgetBody])[]): void => {
      let seriesId = ''
      for (const [fromMonth, body] of bodies) {
        const id = tx.newId()
        seriesId ||= id
        versions.push({ id, seriesId, subjectId: null, fromMonth, body, factId: key === null ? null : factOf(key) })
      }
    }
    const first = month(5)
    add('income.familyBenefits', [first, line('familyBenefits', 152_25, read('attestation CAF'))])
    add(
      null,
      [first, line('otherIncome', 1530_00, { label: 'Revenu du conjoint' })],
      [left, { ...line('otherIncome', 1530_00, { label: 'Revenu du conjoint' }), gone: true }],
    )
    add(null, [left, line('familyHelp', 300_00, { label: 'Aide de sa mère', period: 'once' })])
    add('housing.rent', [first, line('rent', 720_00)], [left, line('rent', 486_00, read('bail'))])
    add('housing.serviceCharge', [left, line('serviceCharge', 62_00, read('bail'))])
    add(
      'expense.energy',
      [first, line('energy', 160_00)],
      [left, line('energy', 127_00, { label: 'Électricité, gaz, eau', ...read('factures') })],
    )
    add('expense.car', [first, line('carInsurance', 157_00, { label: 'Voiture : assurance, carburant' })])
    add('expense.phone', [first, line('phone', 53_00, { label: 'Téléphone, assurance du logement' })])
    add('expense.canteen', [first, line('canteen', 68_00, read('facture'))])
    add('debt.rentArrears', [
      month(1),
      debt('rentArrears', rentOf(today), 548_00, {
        detail: 'propriétaire privé',
        stage: 'agreed',
        plan: 'Attente acceptée par écrit',
        actBy: addDays(today, 45),
      }),
    ])
    add('debt.energy', [month(0), debt('energyDebt', 'Gaz, ancien logement', 412_00, { detail: 'au nom des deux', stage: 'notice' })])
    add('debt.cafOverpayment', [
      month(0),
      debt('cafOverpayment', 'Indu CAF', 640_00, { detail: 'aide au logement', stage: 'contestable', actBy: addDays(today, 48) }),
    ])
    add('debt.revolvingCredit', [
      first,
      debt('revolving', 'Crédit renouvelable', 2340_00, {
        detail: 'signé à deux, deux mensualités en retard',
        monthly: 85_00,
        late: 170_00,
      }),
    ])
    add('debt.consumerCredit', [
      first,
      debt('consumerCredit', 'Crédit auto', 3120_00, { monthly: 118_00, stage: 'upToDate', paper: 'contrat' }),
    ])
    add(null, [first, { sort: 'told', sign: 'creditToLive', answer: true }])
    add(null, [first, { sort: 'told', sign: 'lastingOverdraft', answer: false }])
    await keepBudgetLines(tx, { caseFileId: aubertin.id, versions, today: day })
  })
}
