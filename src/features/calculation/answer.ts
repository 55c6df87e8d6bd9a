import { BadInput } from '#rules/bad-input.ts'
import { asked, calculate, lastMonth } from '#rules/openfisca/calculate.ts'
import { readSituation } from '#rules/openfisca/read.ts'
import { checkSituation, PLURALS, type Plural, type Situation } from '#rules/openfisca/reader.ts'
import { nested } from './problem.ts'

export type Outcome = { readonly status: 200 | 400; readonly body: unknown }

/** At most so many values, families and other entities in one request: the arithmetic runs in the process that also serves the pages. */
export const MOST_ASKED = 2_000
export const MOST_FAMILIES = 200
/** Persons; households of the tax and of the dwelling, of which a family rarely has more than two. */
export const MOST_ENTITIES: Readonly<Record<Plural, number>> = {
  individus: 2_000,
  familles: MOST_FAMILIES,
  foyers_fiscaux: 2 * MOST_FAMILIES,
  menages: 2 * MOST_FAMILIES,
}

const check = (situation: Situation, asks: number): void => {
  for (const plural of PLURALS) {
    const there = Object.keys(situation[plural]).length
    if (there > MOST_ENTITIES[plural])
      throw new BadInput(plural, `${there} entités`, `${MOST_ENTITIES[plural]} au plus dans un envoi : coupez-le`)
  }
  if (asks > MOST_ASKED)
    throw new BadInput('situation', `${asks} valeurs`, `${MOST_ASKED} valeurs à calculer (null) au plus : coupez l’envoi`)
}

/** A value of a situation lies five levels down; what lies deeper is none, and is not read further. */
const tooDeep = (value: unknown, levels = 6): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((inner) => tooDeep(inner, levels - 1)))

/** A list of an earlier answer that is sent again is no entity. */
const withoutList = (sent: unknown): unknown => {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent) || !('unsupported' in sent)) return sent
  const { unsupported: _, ...situation } = sent
  return situation
}

/**
 * Fills the nulls of a situation as `calculate()` computes them: euros, or yes/no. What cannot be computed stays null, and `unsupported`
 * (there only when it is not empty) names it: `plural.id.variable.period`. What was sent is changed in place and given back.
 */
export const answer = (sent: unknown): Outcome => {
  if (tooDeep(sent)) return { status: 400, body: { error: 'Ce JSON est trop imbriqué : entité, identifiant, variable, période, valeur.' } }
  const situation = withoutList(sent)
  try {
    const checked = checkSituation(situation)
    const asks = asked(checked)
    check(checked, asks.length)
    const { computed, unsupported } = calculate(checked, () => asks)
    // nothing was computed, hence nothing was read: a mistake is told all the same
    if (Object.keys(computed).length === 0) readSituation(checked, Number(lastMonth(checked).slice(0, 4)))
    for (const { plural, id, variable, period } of asks) {
      const values = checked[plural][id]?.[variable] as Record<string, unknown>
      values[period] = computed[plural]?.[id]?.[variable]?.[period] ?? null
    }
    const filled = Object.fromEntries(Object.keys(situation as object).map((plural) => [plural, checked[plural as Plural]]))
    return { status: 200, body: unsupported.length > 0 ? { ...filled, unsupported } : filled }
  } catch (error) {
    if (error instanceof BadInput) return { status: 400, body: nested(error, situation) }
    throw error
  }
}
