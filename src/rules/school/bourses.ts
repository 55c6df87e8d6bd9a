import { familyRight, type Evaluation } from '../evaluation.ts'
import type { Figures } from '../figures.ts'
import { SCHOOL, stateAt, yearsOld, type Household, type Member } from '../household.ts'
import type { Right } from '../right.ts'
import { shared } from '../shared-figures.ts'
import { rfr, rfrKnown, taxFigures } from '../tax/rfr.ts'
import { january, yearOf, type Month } from '../time.ts'
import type { Trace } from '../trace.ts'
import { collegeFigures, lyceeFigures, paymentFigures } from './figures.ts'

/** Months after which a new school year has begun, and July, counted from January. */
const SEPTEMBER = 8
const JULY = 6
/** The tables of ceilings end with « eight children or more ». */
const MOST_CHILDREN = 8

/** One of the two grants: its place in the law, its tables, its levels from the lowest to the highest. */
interface Grant {
  readonly label: string
  readonly school: number
  readonly pupil: string
  readonly table: Figures
  readonly amounts: readonly string[]
  /** Names of the ceilings by level, then by number of children. */
  readonly ceilings: readonly (readonly string[])[]
  readonly incomeArticle: string
  readonly amountArticle: string
}

const grant = (levels: number, rest: Omit<Grant, 'amounts' | 'ceilings'>): Grant => ({
  ...rest,
  amounts: Array.from({ length: levels }, (_, at) => `amount${at + 1}`),
  ceilings: Array.from({ length: levels }, (_, at) =>
    Array.from({ length: MOST_CHILDREN }, (_none, child) => `level${at + 1}Children${child + 1}`),
  ),
})

const COLLEGE = grant(3, {
  label: 'Bourse de collège pour l’année scolaire',
  school: SCHOOL.college,
  pupil: 'au collège',
  table: collegeFigures,
  incomeArticle: 'Code de l’éducation, D531-4, D531-5',
  amountArticle: 'Code de l’éducation, D531-7',
})
const LYCEE = grant(6, {
  label: 'Bourse de lycée pour l’année scolaire',
  school: SCHOOL.lycee,
  pupil: 'au lycée',
  table: lyceeFigures,
  incomeArticle: 'Code de l’éducation, D531-21, D531-22',
  amountArticle: 'Code de l’éducation, D531-29',
})

/** Incomes that are looked at: the year, and whether those of a second parent with a tax notice of their own are added. */
const incomeOf = (household: Household, year: number, both: boolean, article: string, t: Trace | null): number => {
  const { parents } = household
  let total = 0
  for (let at = 0; at < parents.length; at += 1) {
    const parent = parents[at] as Member
    if (at > 0 && (!both || parent.tax === (parents[0] as Member).tax)) continue
    const own = rfr(household, parent.tax, year)
    t?.step(
      rfrKnown(household, parent.tax, year)
        ? `Revenu fiscal de référence de ${year} (${parent.id})`
        : `Revenu fiscal de référence de ${year} estimé, faute d’avis d’imposition (${parent.id})`,
      own,
      article,
    )
    total += own
  }
  return total
}

/** The yearly amount of all pupils of the family, with the years that are looked at. */
const yearly = (
  ev: Evaluation,
  month: Month,
  kind: Grant,
  incomeYear: number,
  schoolYear: number,
  both: boolean,
  t: Trace | null,
): number => {
  const { household } = ev
  const { children } = household
  let pupils = 0
  let born = 0
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at] as Member
    if (yearsOld(child, month) >= 0) born += 1
    if (stateAt(household, child.school, month) === kind.school) pupils += 1
  }
  if (pupils === 0) return t === null ? 0 : t.refuse(`Aucun enfant de la famille n’est ${kind.pupil}`, kind.incomeArticle)
  t?.step(`Enfants ${kind.pupil}`, pupils, kind.incomeArticle, null, 'count')
  const income = incomeOf(household, incomeYear, both, kind.incomeArticle, t)
  const column = Math.min(Math.max(born, 1), MOST_CHILDREN) - 1
  const p = kind.table.at(month) as Readonly<Record<string, number>>
  const smicMonth = january(incomeYear) + JULY
  const smic = shared.at(smicMonth).smicHour
  // From the highest level (lowest ceiling) down: the first ceiling that holds.
  let level = kind.ceilings.length
  while (level > 0) {
    const ceiling = Math.round(((p[(kind.ceilings[level - 1] as readonly string[])[column] as string] as number) * smic) / 100) * 100
    if (income <= ceiling) break
    level -= 1
  }
  const shown = Math.max(level, 1) - 1
  if (t !== null) {
    const name = (kind.ceilings[shown] as readonly string[])[column] as string
    t.step('SMIC horaire de référence', smic, kind.incomeArticle, [shared, smicMonth, 'smicHour'])
    t.step(
      level === 0 ? 'Plafond le plus haut' : `Plafond de l’échelon ${level}`,
      Math.round(((p[name] as number) * smic) / 100) * 100,
      kind.incomeArticle,
      [kind.table, month, name],
    )
  }
  if (level === 0) return t === null ? 0 : t.refuse('Revenu fiscal de référence supérieur au plafond de la bourse', kind.incomeArticle)
  const amount = kind.amounts[level - 1] as string
  const base = shared.at(january(schoolYear)).bmaf
  const thirds = paymentFigures.at(month).payments
  const each = Math.round(((p[amount] as number) * base) / thirds / 100) * thirds * 100
  if (t !== null) {
    t.step('Base mensuelle au 1er janvier', base, kind.amountArticle, [shared, january(schoolYear), 'bmaf'])
    t.step(`Montant annuel par enfant, échelon ${level}`, each, kind.amountArticle, [kind.table, month, amount])
    t.step(kind.label, pupils * each, kind.amountArticle)
  }
  return pupils * each
}

/** The year in which the school year of a month begins. */
const schoolYearOf = (month: Month): number => (month % 12 >= SEPTEMBER ? yearOf(month) : yearOf(month) - 1)

/**
 * The law: incomes of the year before the start of the school year (the tax notice of that start), of both parents, SMIC of the July of that year of
 * income, BMAF of the January of the start. The amount is the one of the WHOLE SCHOOL YEAR, paid in three terms.
 */
const byLaw = (ev: Evaluation, month: Month, kind: Grant, t: Trace | null): number => {
  const start = schoolYearOf(month)
  return yearly(ev, month, kind, start - 1, start, true, t)
}

/**
 * OpenFisca's reading, for its variables alone: it gives the yearly amount as the one of each month, looks two calendar years back in each month
 * (a year too far from September on), takes the BMAF of the calendar year (a year too late until August), and the claimant's notice only.
 */
const byOpenFisca = (ev: Evaluation, month: Month, kind: Grant, t: Trace | null = null): number =>
  yearly(ev, month, kind, yearOf(month) - 2, yearOf(month), false, t)

/** Bourse nationale de collège of all pupils of the family, cents for the whole school year of the month. Code de l'éducation D531-4 to D531-11. */
export const bourseCollege = familyRight('bourseCollege', (ev, month, t) => byLaw(ev, month, COLLEGE, t))
/** Bourse nationale de lycée of all pupils of the family, cents for the whole school year of the month. Code de l'éducation D531-20 to D531-31. */
export const bourseLycee = familyRight('bourseLycee', (ev, month, t) => byLaw(ev, month, LYCEE, t))

/** OpenFisca's variable `bourse_college`, cents: see `byOpenFisca`. */
export const bourseCollegeOfOpenFisca = (ev: Evaluation, month: Month): number => byOpenFisca(ev, month, COLLEGE)
/** OpenFisca's variable `bourse_lycee`, cents: see `byOpenFisca`. */
export const bourseLyceeOfOpenFisca = (ev: Evaluation, month: Month): number => byOpenFisca(ev, month, LYCEE)

const LIMITS = [
  'Montant de toute l’année scolaire, versé en trois fois, dont l’internat et la demi-pension peuvent être déduits.',
  'Les primes (internat, équipement, reprise d’études) et la bourse au mérite ne sont pas calculées.',
  'L’année de revenus et la base mensuelle retenues sont celles de la rentrée : à vérifier auprès de l’établissement.',
  'Sans avis d’imposition, le revenu fiscal de référence est estimé.',
  'Un changement de situation récent peut faire retenir les revenus d’une année plus proche : non calculé.',
] as const

/** The bourse de collège as a right. */
export const bourseCollegeRight: Right = {
  id: 'bourseCollege',
  title: 'Bourse de collège',
  law: 'Code de l’éducation, D531-1 à D531-12',
  per: 'year',
  counts: 'money',
  figures: [collegeFigures, paymentFigures, shared, taxFigures],
  apply: {
    where: 'Collège ; téléservice ou consentement à l’étude automatique',
    online: 'https://teleservices.education.gouv.fr',
    cerfa: '12539',
    verified: false,
  },
  limits: LIMITS,
  verified: false,
  holder: 'family',
  // a household taken over from OpenFisca keeps its conventions
  amount: (ev, month, t = null) => (ev.household.asOpenFisca ? byOpenFisca(ev, month, COLLEGE, t) : bourseCollege(ev, month, t)),
}

/** The bourse de lycée as a right. */
export const bourseLyceeRight: Right = {
  id: 'bourseLycee',
  title: 'Bourse de lycée',
  law: 'Code de l’éducation, D531-13 à D531-43',
  per: 'year',
  counts: 'money',
  figures: [lyceeFigures, paymentFigures, shared, taxFigures],
  apply: {
    where: 'Lycée ; téléservice ou consentement à l’étude automatique',
    online: 'https://teleservices.education.gouv.fr',
    cerfa: '11319',
    verified: false,
  },
  limits: LIMITS,
  verified: false,
  holder: 'family',
  amount: (ev, month, t = null) => (ev.household.asOpenFisca ? byOpenFisca(ev, month, LYCEE, t) : bourseLycee(ev, month, t)),
}
