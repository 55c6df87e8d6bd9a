import { AGEING_FUNDS } from './entries/ageing-funds.ts'
import { AGEING_SOCIAL_AID } from './entries/ageing-social-aid.ts'
import { AGEING } from './entries/ageing.ts'
import { carers } from './entries/carers.ts'
import { CHILD_WELFARE } from './entries/child-welfare.ts'
import { disabilityIncome } from './entries/disability-income.ts'
import { DISABILITY_OTHERS } from './entries/disability-others.ts'
import { DISABILITY } from './entries/disability.ts'
import { EMPLOYMENT } from './entries/employment.ts'
import { ENERGY_AND_WORKS } from './entries/energy-and-works.ts'
import { EVERYDAY_HELP } from './entries/everyday-help.ts'
import { family } from './entries/family.ts'
import { HEALTH } from './entries/health.ts'
import { HOUSING_ACCESS } from './entries/housing-access.ts'
import { housingBenefits } from './entries/housing-benefits.ts'
import { laterLifeIncome } from './entries/later-life-income.ts'
import { LOCAL_HELP } from './entries/local-help.ts'
import { minimumIncome } from './entries/minimum-income.ts'
import { MONEY_AND_DEBTS } from './entries/money-and-debts.ts'
import { otherIncome } from './entries/other-income.ts'
import { PROTECTION_ADULTS } from './entries/protection-adults.ts'
import { PROTECTION_JUSTICE } from './entries/protection-justice.ts'
import { PROTECTION_VIOLENCE } from './entries/protection-violence.ts'
import { school } from './entries/school.ts'
import { youngChildren } from './entries/young-children.ts'
import type { CatalogueEntry } from './entry.ts'
import { searchEntries, type Found } from './search.ts'

/** Number of an entry in the field’s list: 44 of `R44`. */
export const numberOf = ({ id }: Pick<CatalogueEntry, 'id'>): number => Number(id.slice(1))

/** All rights and aids, computed or not, by their number in the field’s list. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  minimumIncome, disabilityIncome, laterLifeIncome, otherIncome, family, youngChildren, carers, school, housingBenefits,
  HOUSING_ACCESS, ENERGY_AND_WORKS, HEALTH, EMPLOYMENT,
  AGEING, AGEING_SOCIAL_AID, AGEING_FUNDS, DISABILITY, DISABILITY_OTHERS, PROTECTION_JUSTICE, PROTECTION_VIOLENCE, PROTECTION_ADULTS,
  MONEY_AND_DEBTS, CHILD_WELFARE, LOCAL_HELP, EVERYDAY_HELP,
].flat().toSorted((left, right) => numberOf(left) - numberOf(right)) // prettier-ignore

const bySlug = new Map(CATALOGUE.map((entry) => [entry.slug, entry]))
/** The first entry by number stands for a right that several name. */
const byRight = new Map(CATALOGUE.toReversed().flatMap((entry) => entry.computed.map((right) => [right, entry] as const)))

/** The entry at an address; undefined when there is none. */
export const findEntry = (slug: string): CatalogueEntry | undefined => bySlug.get(slug)

/** The entry that tells of a right which the engine computes; undefined when none does. */
export const entryOfRight = (rightId: string): CatalogueEntry | undefined => byRight.get(rightId)

/** The entries that answer a question, the best first, each with the name that answered. */
export const searchCatalogue = (question: string): readonly Found[] => searchEntries(question, CATALOGUE)
