/** An evaluation of the activities for the PCH: words and pure functions. The law is in `rules/autonomy`. */
import type { IsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import { joinNames, noBreak, writeNumber } from '#core/french.ts'
import type { AssessmentResult } from '#features/assessment/model.ts'
import { PCH_ACTIVITIES, PCH_DOMAINS, PCH_SCALE } from '#rules/autonomy/pch-activities.ts'
import type { PchDifficulty, PchDomain } from '#rules/autonomy/pch-activities.ts'
import { pchRatings, readPch } from '#rules/autonomy/pch-answers.ts'
import type { PchAnswer, PchAnswers, PchRead } from '#rules/autonomy/pch-answers.ts'
import { PCH_HELP } from '#rules/autonomy/pch-help-tables.ts'
import { pchFigures } from '#rules/autonomy/pch.ts'
import { monthOf } from '#rules/time.ts'

/** How it stands in the table of assessments. */
export const PCH = { instrument: 'pch', version: 1, title: 'Évaluation pour la PCH', lies: 'health' } as const

/** The parts of its page, by the word that stands in the address. */
export const pchParts = {
  mobilite: 'mobility',
  'entretien-personnel': 'selfCare',
  communication: 'communication',
  'taches-et-relations': 'tasksAndRelations',
  duree: 'lasting',
  'aide-humaine': 'help',
} as const satisfies Readonly<Record<string, PchDomain | 'lasting' | 'help'>>
export type PchSlug = keyof typeof pchParts
export const isPchSlug = (slug: string): slug is PchSlug => Object.hasOwn(pchParts, slug)
export const slugOf = (part: (typeof pchParts)[PchSlug]): PchSlug =>
  (Object.keys(pchParts) as PchSlug[]).find((slug) => pchParts[slug] === part) as PchSlug

/** An evaluation read by the law of the month in which it was made. */
export const readPchOn = (answers: PchAnswers, on: IsoDate): PchRead => readPch(answers, monthOf(on.slice(0, 7)))

export const activitiesOf = ({ activities }: PchRead, domain: PchDomain): PchRead['activities'] =>
  activities.filter(({ activity }) => activity.domain === domain)

/** « 1 h 15 », « 40 min ». */
export const writeMinutes = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest}${noBreak}min`
  return rest === 0 ? `${hours}${noBreak}h` : `${hours}${noBreak}h${noBreak}${String(rest).padStart(2, '0')}`
}

export const criteriaLabels: Readonly<Record<PchAnswer, string>> = {
  met: 'Critères de difficulté remplis',
  notMet: 'Critères de difficulté non remplis',
  unknown: 'On ne peut pas encore dire',
}
export const humanHelpLabels: Readonly<Record<PchAnswer, string>> = {
  met: 'L’aide humaine peut être demandée',
  notMet: 'L’aide humaine ne s’ouvre pas, d’après ce qui est noté',
  unknown: 'L’aide humaine : on ne peut pas encore dire',
}

const namesOf = (read: PchRead, difficulty: PchDifficulty, lasting: boolean): string[] =>
  read.activities.filter((one) => one.difficulty === difficulty && one.lasting === lasting).map(({ activity }) => activity.label)

/** What keeps the criteria unknown, one sentence each; empty when they are known. */
export const toTell = (read: PchRead): string[] => {
  if (read.criteria !== 'unknown') return []
  const unseen = PCH_ACTIVITIES.length - read.seen
  return [
    ...(unseen === 0 ? [] : [unseen === 1 ? 'Une activité reste à voir.' : `${writeNumber(unseen)} activités restent à voir.`]),
    ...(read.durationToSay.length === 0
      ? []
      : [`Durée à dire${noBreak}: ${joinNames(read.durationToSay.map(({ activity }) => activity.label))}.`]),
  ]
}

/** What was seen of the difficulties that count, one sentence a level. */
export const countedWords = (read: PchRead): string[] =>
  (['absolute', 'grave'] as const).flatMap((difficulty) => {
    const word = PCH_SCALE[difficulty].word.toLowerCase()
    const [lasting, short] = [namesOf(read, difficulty, true), namesOf(read, difficulty, false)]
    return [
      ...(lasting.length === 0 ? [] : [`Difficulté ${word}, un an au moins${noBreak}: ${joinNames(lasting)}.`]),
      ...(short.length === 0 ? [] : [`Difficulté ${word} de moins d’un an, qui ne compte pas${noBreak}: ${joinNames(short)}.`]),
    ]
  })

/** How the answer came about, one sentence a step. */
export const pchTrace = (read: PchRead): string[] => [
  `${read.seen} activités vues sur ${PCH_ACTIVITIES.length}.`,
  ...Object.entries(PCH_DOMAINS).map(([domain, label]) => {
    const of = activitiesOf(read, domain as PchDomain)
    const rated = of.map(
      ({ activity, difficulty }) => `${activity.label}, ${difficulty === null ? 'pas vue' : PCH_SCALE[difficulty].word.toLowerCase()}`,
    )
    return `${label}${noBreak}: ${rated.join(' ; ')}.`
  }),
  ...countedWords(read),
  ...toTell(read),
  'Il faut une difficulté absolue pour une activité, ou une difficulté grave pour deux (CASF D245-4, annexe 2-5).',
  `Aide humaine${noBreak}: ${helpSentence(read)}`,
]

/** Minutes that were told, and what of them may count. */
export const helpSentence = ({ dayMinutes, carerMinutes, humanHelp }: PchRead): string =>
  [
    dayMinutes === null ? 'aucun temps noté.' : `${writeMinutes(dayMinutes)} par jour, dans les plafonds.`,
    carerMinutes === null ? '' : `Un proche donne ${writeMinutes(carerMinutes)} par jour.`,
    `${humanHelpLabels[humanHelp]} (${PCH_HELP.source}, à relire dans le texte).`,
  ]
    .filter(Boolean)
    .join(' ')

/** What an age changes, by the law of a day; null: nothing to say. CASF L245-1, D245-3. */
export const ageNote = (age: number | null, on: IsoDate): string | null => {
  const { ageLimit } = pchFigures.at(monthOf(on.slice(0, 7)))
  if (age === null)
    return `Son âge est à connaître${noBreak}: à partir de ${ageLimit} ans, il faut une condition de plus (CASF L245-1, D245-3).`
  if (age >= ageLimit)
    return `À partir de ${ageLimit} ans, il faut avoir rempli ces critères avant cet âge, ou travailler encore (CASF L245-1, D245-3). Sinon, c’est l’APA.`
  return age < 20
    ? 'Pour un enfant, la PCH et le complément d’AEEH se choisissent (CASF L245-1 III)\u00A0: ce choix n’est pas compté ici.'
    : null
}

/**
 * What comes out of a finished evaluation, as `finishAssessment` keeps it. It may end before all is seen: what is not known is then said so.
 * @throws Refused when nothing was seen at all.
 */
export const pchOutcome = (one: {
  readonly assessedOn: IsoDate
  readonly body: { readonly answers: PchAnswers }
}): { result: AssessmentResult; trace: string[] } => {
  const read = readPchOn(one.body.answers, one.assessedOn)
  if (read.seen === 0) throw new Refused({ '': 'Rien n’est encore vu\u00A0: cotez au moins une activité.' })
  return {
    result: {
      label: criteriaLabels[read.criteria],
      words: [...countedWords(read), ...toTell(read), 'La PCH est décidée par la CDAPH, sur l’évaluation de l’équipe de la MDPH.'],
      value: { criteria: read.criteria, humanHelp: read.humanHelp, seen: read.seen, ratings: pchRatings(read) },
    },
    trace: pchTrace(read),
  }
}
