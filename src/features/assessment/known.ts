/** What the file knows of a question already: shown beside it, with its source; an answer that says otherwise is kept, and told. Pure. */
import { ageInMonths } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { noBreak, writeAge, writeFullDate } from '#core/french.ts'
import { custodies, tenures } from '#features/household/model.ts'
import type { Dwelling, Member, Tenure } from '#features/household/model.ts'
import { askedIds, isKnown, questionsOf } from '#rules/instruments/engine.ts'
import type { Answer, Answers, Instrument, Question } from '#rules/instruments/instrument.ts'

type Someone = Pick<Member, 'personId' | 'firstName' | 'name' | 'role' | 'custody' | 'birthDate' | 'age' | 'unborn' | 'diedOn'>

/** What of the household the reader may read, on a day. */
export type KnownOfCase = {
  readonly members: readonly Someone[]
  readonly dwelling: Pick<Dwelling, 'tenure' | 'fromDate'> | null
  readonly today: IsoDate
  /** Whom the instrument is about; null: the household. */
  readonly personId: string | null
}

export type KnownLine = {
  /** One sentence: « Le dossier connaît Mai, 1 mois. » */
  readonly words: string
  /** An answer that can be taken over in one press, and how it reads; null: it is for the worker to say. */
  readonly offers: { readonly answer: Answer; readonly label: string } | null
  /** The answer that stands says otherwise. Never a reason to refuse it. */
  readonly against: boolean
}

const nameOf = (one: Someone): string => one.firstName || one.name
const withAge = (one: Someone, on: IsoDate): string =>
  one.unborn ? 'un enfant à naître' : one.birthDate ? `${nameOf(one)}, ${writeAge(one.birthDate, on)}` : nameOf(one)
const isMinor = (one: Someone): boolean => !one.unborn && (one.age === null ? one.role === 'child' : one.age < 18)
const sleepsThere = (one: Someone): boolean => !one.unborn && one.custody !== 'visits'
const titles: Readonly<Partial<Record<Tenure, string>>> = {
  ownerOutright: 'owner',
  ownerBuying: 'owner',
  socialTenant: 'tenantSocial',
  privateTenant: 'tenantPrivate',
  furnishedTenant: 'tenantPrivate',
  hostedFamily: 'hosted',
  hostedThird: 'hosted',
  squat: 'none',
}

/** What the file knows of a question; null: nothing, or it is answered so already. */
export const knownLine = (question: Question, answer: Answer | undefined, known: KnownOfCase): KnownLine | null => {
  const living = known.members.filter(({ diedOn }) => diedOn === null)
  const said = isKnown(answer)
  const people = (all: readonly Someone[], also: string, against: boolean): KnownLine | null =>
    all.length === 0 || (said && !against)
      ? null
      : {
          words: `Le dossier connaît${also} ${all.map((one) => withAge(one, known.today)).join(`${noBreak}; `)}.`,
          offers: null,
          against: said && against,
        }
  switch (question.known) {
    case 'children':
      return people(living.filter(isMinor), '', answer === 'none')
    case 'smallChildren':
      return people(
        living.filter((one) => one.unborn || (one.birthDate !== null && isMinor(one) && ageInMonths(one.birthDate, known.today) < 24)),
        '',
        answer === 'no',
      )
    case 'otherChildren':
      return people(
        living.filter((one) => isMinor(one) && one.personId !== known.personId),
        ' aussi',
        false,
      )
    case 'sleepers': {
      const there = living.filter(sleepsThere)
      if (there.length === 0 || answer === there.length) return null
      const count = `${there.length}${noBreak}${there.length > 1 ? 'personnes' : 'personne'}`
      const names = there.map(
        (one) => nameOf(one) + (one.custody === 'alternating' ? ` (${custodies.alternating.toLocaleLowerCase('fr')})` : ''),
      )
      return {
        words: `Le foyer, dans le dossier${noBreak}: ${count}, ${names.join(', ')}.`,
        offers: { answer: there.length, label: count },
        against: said,
      }
    }
    case 'tenure': {
      const { dwelling } = known
      if (dwelling === null || dwelling.tenure === 'unknown') return null
      const title = titles[dwelling.tenure]
      const option = question.options?.find(({ id }) => id === title)
      if (answer === title && title !== undefined) return null
      return {
        words: `Le logement, dans le dossier${noBreak}: ${tenures[dwelling.tenure]}, depuis le ${writeFullDate(dwelling.fromDate)}.`,
        offers: option ? { answer: option.id, label: option.label } : null,
        against: said && option !== undefined,
      }
    }
    default:
      return null
  }
}

/** Answers that say otherwise than the file, in the order of the questions. */
export const againstFile = (
  instrument: Instrument,
  answers: Answers,
  known: KnownOfCase,
): { ask: string; words: string; part: string }[] => {
  const open = askedIds(instrument, answers)
  const partOf = new Map(instrument.sections.flatMap(({ id, questions }) => questions.map((question) => [question.id, id] as const)))
  return questionsOf(instrument).flatMap((question) => {
    const line = open.has(question.id) ? knownLine(question, answers[question.id], known) : null
    return line?.against ? [{ ask: question.ask, words: line.words, part: partOf.get(question.id) ?? '' }] : []
  })
}
