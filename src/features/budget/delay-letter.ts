/** The letter by which somebody asks a creditor for time. What it says is what was typed, and no more; its words are of usage. Pure. */
import type { IsoDate } from '#core/dates.ts'
import { noBreak, writeEuros, writeFullDate } from '#core/french.ts'
import type { DebtKind } from '#rules/budget/debts.ts'

export const ASKS = { instalments: 'Payer en plusieurs fois', delay: 'Un délai, sans dire combien par mois' } as const
export type Ask = keyof typeof ASKS

/** Cents. `amount` null: nobody knows, and the letter asks. `monthly` goes with « en plusieurs fois » alone. `from`: the first payment, or the day asked for. */
export type DelayLetter = {
  name: string
  reference: string
  kind: DebtKind
  amount: number | null
  ask: Ask
  monthly: number | null
  from: IsoDate | null
}

/** What the creditor knows already: what the debt is about. Nothing for kinds whose name would say more than that. */
const ABOUT: Partial<Readonly<Record<DebtKind, string>>> = {
  rentArrears: 'au titre du loyer',
  energyDebt: 'au titre de l’électricité ou du gaz',
  waterDebt: 'au titre de l’eau',
  condoArrears: 'au titre des charges de copropriété',
  phoneDebt: 'au titre du téléphone',
  canteenDebt: 'au titre de la cantine',
  taxDebt: 'au titre de l’impôt',
  consumerCredit: 'au titre d’un crédit',
  revolving: 'au titre d’un crédit renouvelable',
  mortgageDebt: 'au titre d’un crédit immobilier',
  overdraft: 'au titre d’un découvert',
}

/** How many payments a debt takes, the last one smaller or equal. */
export const paymentsOf = (amount: number, monthly: number): number => Math.ceil(amount / monthly)

/** The text, its paragraphs apart by an empty line. « Vous me demandez », not « je vous dois »: a letter that owns to a debt may count as owning to it. */
export const letterText = ({ name, reference, kind, amount, ask, monthly, from }: DelayLetter): string => {
  const about = ABOUT[kind] === undefined ? '' : ` ${ABOUT[kind]}`
  const day = from === null ? '' : writeFullDate(from)
  const times = amount !== null && monthly !== null && monthly > 0 ? paymentsOf(amount, monthly) : 0
  const inParts = [
    `Je vous propose de payer ${monthly === null ? '' : writeEuros(monthly)} par mois${day && `, à partir du ${day}`}`,
    times > 1 && `, soit ${times} versements${(amount ?? 0) % (monthly ?? 1) === 0 ? '' : ', le dernier plus petit'}`,
    '.',
  ]
  return [
    `Objet${noBreak}: demande de délai de paiement${reference && `, référence ${reference}`}`,
    'Madame, Monsieur,',
    `Vous me demandez ${amount === null ? 'le paiement d’une somme' : `la somme de ${writeEuros(amount)}`}${about}. Je ne peux pas la payer en une seule fois.`,
    ...(amount === null ? ['Je vous demande de m’écrire le montant exact, et ce qui le compose.'] : []),
    ask === 'instalments' && monthly !== null
      ? inParts.filter(Boolean).join('')
      : `Je vous demande un délai pour payer${day && `, jusqu’au ${day}`}.`,
    'Pendant ce temps, je vous demande de ne pas ajouter de frais et de ne pas engager de poursuites.',
    'Je vous remercie de me répondre par écrit.',
    'Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.',
    name,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** Two texts are one when only the line ends of a browser tell them apart. */
const bare = (text: string): string => text.replaceAll('\r\n', '\n').trim()

/**
 * The text to show: written anew from the fields as long as nobody changed it by hand, or once it was emptied; otherwise as it was typed.
 * `made`: the text that the fields gave when the page was shown.
 */
export const textOf = (typed: { text: string; made: string }, fresh: string): string =>
  bare(typed.text) === '' || bare(typed.text) === bare(typed.made) ? fresh : bare(typed.text)
