import { deadlineOf } from '../deadlines/rules.ts'
import { lengthInWords } from '../deadlines/count.ts'
import type { Statement } from '../catalogue/entry.ts'
import { markdownTable } from '../page-figures.ts'
import type { Procedure, Silence, Step } from './procedure.ts'
import { PROCEDURES } from './procedures.ts'
import { ACTORS, COMPARTMENTS, EMERGENCY, OUTCOMES, PROCEDURE_DOMAINS, SAFETY, type ProcedureDomain } from './words.ts'

const sourceOf = ({ source, verified }: Statement): string =>
  `${source ?? 'sans source'}${verified || source?.endsWith('à relire') === true ? '' : ', à vérifier'}`

/** Every statement of a procedure, those of its checks and silences too. */
export const statementsOf = (procedure: Procedure): readonly Statement[] => [
  ...procedure.law,
  ...procedure.steps.flatMap(({ law, before, ifNobodyAnswers }) => [
    ...law,
    ...before.flatMap((check) => check.law ?? []),
    ...('none' in ifNobodyAnswers ? [] : [ifNobodyAnswers.means]),
  ]),
]

const delays = ({ deadlines }: Step): string =>
  [...new Set(deadlines.map(({ rule }) => rule))]
    .map((rule) => {
      const { title, length, direction } = deadlineOf(rule)
      return `${title} : ${lengthInWords(length)}${direction === 'before' ? ' avant' : ''}`
    })
    .join(' ; ')

const silenceOf = (silence: Silence | { readonly none: string }): string =>
  'none' in silence ? silence.none : `${silence.means.text} (${sourceOf(silence.means)}) ${silence.act}`

const nextOf = ({ steps }: Procedure, { next }: Step): string =>
  next
    .map(({ outcome, opens }) => {
      const labels = opens.map((code) => steps.find((one) => one.code === code)?.label ?? code)
      return `${OUTCOMES[outcome]} → ${labels.length === 0 ? 'fin' : labels.join(', ')}`
    })
    .join(' ; ')

const sectionOf = (procedure: Procedure): readonly string[] => [
  `### ${procedure.name}`,
  '',
  `${procedure.summary} Partie du dossier : ${COMPARTMENTS[procedure.compartment]}.`,
  '',
  ...procedure.law.map((statement) => `- ${statement.text} (${sourceOf(statement)})`),
  ...procedure.safety.map((rule) => `- **${SAFETY[rule]}**`),
  ...(procedure.emergency.length === 0
    ? []
    : [`- Numéros, à vérifier : ${procedure.emergency.map((id) => `${EMERGENCY[id].number} ${EMERGENCY[id].label}`).join(' · ')}`]),
  '',
  ...markdownTable(
    ['étape', 'qui', 'délai', 'si personne ne répond', 'ensuite'],
    procedure.steps.map((step) => [
      step.label,
      ACTORS[step.actor].label,
      delays(step),
      silenceOf(step.ifNobodyAnswers),
      nextOf(procedure, step),
    ]),
  ),
  '',
]

/** `docs/procedures.md`: every procedure with its steps, and how far its statements were checked. */
export const proceduresPage = (): string => {
  const all = PROCEDURES.flatMap(statementsOf)
  const steps = PROCEDURES.flatMap((procedure) => procedure.steps)
  const domains = Object.keys(PROCEDURE_DOMAINS) as ProcedureDomain[]
  return [
    '# Les procédures',
    '',
    `${PROCEDURES.length} procédures, ${steps.length} étapes. Énoncés lus dans le texte de loi : ${all.filter(({ verified }) => verified).length} / ${all.length} ; les autres sont montrés « à vérifier » à l’écran. Le logiciel rappelle et propose ; il ne décide pas et ne qualifie jamais un danger.`,
    '',
    'Page générée par `npm run law:docs` à partir de `src/rules/procedures` : ne pas la modifier à la main.',
    '',
    ...domains.flatMap((domain) => {
      const own = PROCEDURES.filter((procedure) => procedure.domain === domain)
      return own.length === 0 ? [] : [`## ${PROCEDURE_DOMAINS[domain]}`, '', ...own.flatMap(sectionOf)]
    }),
  ].join('\n')
}
