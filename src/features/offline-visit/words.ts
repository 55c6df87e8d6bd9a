/** What became of a copy and of what came back, in words. Pure. */
import { writeEuros } from '#core/french.ts'
import { AGGIR_ILLUSTRATIVE, AGGIR_VARIABLES } from '#rules/autonomy/aggir-tables.ts'
import { housingLevels, housingSections, wordKinds } from './model.ts'
import { DEBT_KINDS } from '#rules/budget/debts.ts'
import { isIncome, lineLabel } from '#rules/budget/kinds.ts'
import { PERIODS } from '#rules/budget/smoothing.ts'
import type { Fact, Money, Told } from './model.ts'

type Ends = { takenAt: Date; expiresAt: Date; returnedAt: Date | null; endedAt: Date | null; wipedAt: Date | null; unsent: number | null }

/** « rentrée le 22 novembre à 17 h », « retirée ; 12 réponses non envoyées effacées avec elle ». */
export const becameOf = (copy: Ends, now: Date, written: (at: Date) => string): string => {
  if (copy.returnedAt) return `rentrée ${written(copy.returnedAt)}`
  const lost = copy.unsent
    ? ` ; ${copy.unsent} réponse${copy.unsent > 1 ? 's' : ''} non envoyée${copy.unsent > 1 ? 's' : ''}, effacée${copy.unsent > 1 ? 's' : ''} avec elle`
    : ''
  if (copy.wipedAt) return `effacée de l’appareil ${written(copy.wipedAt)}${lost}`
  if (copy.endedAt) return `retirée ${written(copy.endedAt)} ; l’appareil l’effacera dès qu’il retrouvera le réseau`
  if (copy.expiresAt <= now) return `finie ${written(copy.expiresAt)} ; rien n’en est revenu`
  const soon = copy.expiresAt.getTime() - now.getTime() <= 4 * HOUR ? ' ; ce qui n’est pas envoyé avant sera perdu' : ''
  return `prise ${written(copy.takenAt)}, jusqu’à ${written(copy.expiresAt)}${soon}`
}

const HOUR = 3_600_000
/** « 7 réponses pas encore envoyées ». */
export const unsentWords = (unsent: number): string =>
  `${unsent} réponse${unsent > 1 ? 's' : ''} pas encore envoyée${unsent > 1 ? 's' : ''}`
/** Said four hours, then one hour before a copy is deleted with what was not sent; empty when there is time, or nothing to send. Milliseconds; `until`: the hour in words. */
export const lastHours = (left: number, unsent: number, until: string): string => {
  if (unsent === 0 || left > 4 * HOUR) return ''
  return left > HOUR
    ? `Moins de quatre heures : envoyez avant ${until}, sinon ce sera perdu.`
    : `Moins d’une heure : ce qui n’est pas envoyé avant ${until} sera perdu.`
}

const variables = new Map<string, { label: string; parts: readonly { id: string; label: string }[] }>(
  [...AGGIR_VARIABLES, ...AGGIR_ILLUSTRATIVE].map((one) => [one.id, one]),
)
const checks = new Map(housingSections.flatMap((section) => section.checks.map(({ id, ask }) => [id, ask] as const)))

const factWords = ({ unit, value, says, text }: Fact): string => {
  if (unit === 'yesNo') return value === 1 ? 'oui' : 'non'
  if (unit === 'text' || value === null) return says ?? text ?? ''
  return unit === 'cents' ? writeEuros(value) : String(value)
}
const around = (about: boolean, text: string): string => (about ? `environ ${text}` : text)
/** « environ 90 € par trimestre », « montant à trouver ». */
export const moneyWords = ({ cents, period, about }: Pick<Money, 'cents' | 'period' | 'about'>): string =>
  cents === null ? 'montant à trouver' : around(about, `${writeEuros(cents)} ${PERIODS[period].label}`)
/** « environ 1 200 € dus, 45 € par mois ». */
export const debtWords = ({ due, monthly, about }: { due: number | null; monthly: number | null; about: boolean }): string =>
  [due === null ? 'montant à trouver' : around(about, `${writeEuros(due)} dus`), monthly === null ? '' : `${writeEuros(monthly)} par mois`]
    .filter(Boolean)
    .join(', ')

/** One line about a gesture that is not filed: what it is, and what it says. */
export const lineOf = (told: Told | null): { what: string; says: string } => {
  switch (told?.kind) {
    case undefined:
      return { what: 'Repris', says: '' }
    case 'words':
      return { what: wordKinds[told.of], says: told.text }
    case 'fact':
      return {
        what: told.label,
        says: factWords(told),
      }
    case 'money':
      return { what: isIncome(told.of) ? 'Ressource' : 'Charge', says: `${told.label || lineLabel(told.of)} : ${moneyWords(told)}` }
    case 'debt':
      return { what: DEBT_KINDS[told.of], says: [told.label, debtWords(told)].filter(Boolean).join(' : ') }
    case 'aggir': {
      const variable = variables.get(told.variable)
      const part = variable?.parts.find(({ id }) => id === told.part)?.label
      return { what: `AGGIR, ${variable?.label ?? ''}${part ? `, ${part.toLowerCase()}` : ''}`, says: told.words }
    }
    case 'housing':
      return {
        what: checks.get(told.check) ?? 'Logement',
        says: [told.level && housingLevels[told.level], told.words].filter(Boolean).join(', '),
      }
    case 'sketch':
      return { what: 'Croquis', says: told.title }
    case 'photo':
      return { what: 'Photo', says: told.title }
  }
}
