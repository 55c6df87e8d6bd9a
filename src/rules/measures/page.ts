import type { Statement } from '../catalogue/entry.ts'
import { markdownTable } from '../page-figures.ts'
import { DECIDERS } from './measure.ts'
import type { Measure } from './measure.ts'
import { MEASURES, statementsOfMeasure } from './measures.ts'

const said = ({ text, source, verified }: Statement): string =>
  `${text} (${source ?? 'sans source'}${verified || source?.endsWith('à relire') === true ? '' : ', à vérifier'})`

const sectionOf = (one: Measure): readonly string[] => [
  `## ${one.name} (${one.acronym})`,
  '',
  one.what,
  '',
  `- **${DECIDERS[one.decidedBy]}.** ${said(one.decider)}`,
  ...one.frame.map((statement) => `- ${said(statement)}`),
  `- Durée d’une décision : ${one.longest === null ? 'aucun texte connu.' : said(one.longest.law)}`,
  ...(one.longestInAll === null ? [] : [`- En tout : ${said(one.longestInAll.law)}`]),
  `- Renouvellement : ${said(one.renewal)}`,
  '',
  ...markdownTable(
    ['avant la fin', 'mois', 'texte'],
    one.beforeEnd.map(({ title, monthsBefore, law }) => [title, String(monthsBefore), said(law)]),
  ),
  '',
  ...one.rights.map((statement) => `- ${said(statement)}`),
  '',
]

/** `docs/measures.md`. */
export const measuresPage = (): string => {
  const all = MEASURES.flatMap(statementsOfMeasure)
  return [
    '# Les mesures',
    '',
    'Écrit par `npm run law:docs` à partir de `src/rules/measures`. Un énoncé « à relire » ou « à vérifier » n’a pas été lu dans le texte en vigueur.',
    '',
    `${MEASURES.length} mesures, ${all.length} énoncés dont ${all.filter(({ verified }) => verified).length} lus.`,
    '',
    ...MEASURES.flatMap(sectionOf),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}
