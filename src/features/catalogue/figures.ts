import type { Facts } from '#rules/catalogue/test-fact.ts'
import type { BandFact } from '#rules/local/aid.ts'
import { eurosField } from '#web/form.ts'
import type { Typed } from './answers.ts'
import type { LocalAid } from './model.ts'

/** The field of the figure that an amount goes by, when nothing known gives it. */
export const figureField = 'chiffre'

const figureOf = ({ gives }: Pick<LocalAid, 'gives'>): BandFact | 'persons' | null =>
  gives.kind === 'bands' ? gives.by : gives.kind === 'perPerson' ? 'persons' : null

/**
 * Facts with the figure that was typed, for an aid whose amount goes by one. `asked`: the figure still to be typed, null when none is or when it
 * is known. `problem`: why what was typed cannot be read.
 */
export const typedFigures = (
  aid: Pick<LocalAid, 'gives'>,
  facts: Facts,
  typed: Typed,
): { facts: Facts; asked: BandFact | 'persons' | null; problem: string | null } => {
  const figure = figureOf(aid)
  if (figure === null || facts[figure]?.complete === true) return { facts, asked: null, problem: null }
  const text = typed[figureField]
  const bare = typeof text === 'string' ? text.trim() : ''
  if (bare === '') return { facts, asked: figure, problem: null }
  const value = figure === 'persons' ? personsIn(bare) : centsIn(bare)
  return value === null
    ? {
        facts,
        asked: figure,
        problem: figure === 'persons' ? 'Écrivez un nombre de personnes, comme 3.' : 'Écrivez un montant, comme 654.',
      }
    : { facts: { ...facts, [figure]: { known: [value], complete: true } }, asked: figure, problem: null }
}

const personsIn = (bare: string): number | null => (/^[1-9]\d?$/.test(bare) ? Number(bare) : null)
const centsIn = (bare: string): number | null => {
  const parsed = eurosField.safeParse(bare)
  return parsed.success && parsed.data !== null && parsed.data >= 0 ? parsed.data : null
}
