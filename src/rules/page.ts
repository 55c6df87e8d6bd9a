import { explain } from './evaluate.ts'
import type { Figure } from './figures.ts'
import { explanationInWords, valueInWords } from './in-words.ts'
import { overseasInWords } from './overseas.ts'
import type { Right } from './right.ts'
import { household, type HouseholdSpec } from './testing/build.ts'
import { monthOf } from './time.ts'

/** A worked example: an invented household, told in one French sentence. */
export interface Example {
  readonly story: string
  readonly month: string
  readonly spec: HouseholdSpec
  /** Of which member, for a person's right. */
  readonly member?: number
}

const cell = (text: string): string => text.replaceAll('|', '\\|')

const figureRows = (tableName: string, name: string, { unit, lines, reviewed, revalued, verified }: Figure): string[] =>
  lines.map(
    ([from, value, source], at) =>
      `| ${at === 0 ? `\`${tableName}.${name}\`` : ''} | ${from} | ${valueInWords(value, unit)} | ${cell(source)} | ${at === lines.length - 1 ? `${reviewed}${revalued === null ? '' : `, chaque ${revalued.slice(3)}/${revalued.slice(0, 2)}`}${verified ? '' : ', **non vérifié**'}` : ''} |`,
  )

const PER = { month: 'par mois', year: 'par an', once: 'en une fois' } as const

/** The page of a right, in French: what it is, where to apply, its figures with their sources, a worked example, what is not covered. */
export const pageOf = (right: Right, example: Example | null): string => {
  const lines = [
    `# ${right.title}`,
    '',
    `Généré par \`npm run law:docs\` à partir de \`src/rules\` : ne pas modifier à la main. Estimation, ne vaut pas décision.`,
    '',
    `- Fondement : ${right.law}${right.verified ? '' : ' — **non vérifié sur le texte**'}`,
    `- Pour : ${right.holder === 'family' ? 'le foyer' : 'une personne'}, ${right.counts === 'money' ? `montant ${PER[right.per]}` : (right.meaning ?? 'accès')}`,
    `- Où : ${right.apply.where}${right.apply.online === undefined ? '' : ` · en ligne : ${right.apply.online}`}${right.apply.cerfa === undefined ? '' : ` · Cerfa n° ${right.apply.cerfa} (vérifier la version)`}${right.apply.verified ? '' : ' — **à vérifier**'}`,
    '',
    '## Ce qui n’est pas couvert',
    '',
    ...right.limits.map((limit) => `- ${limit}`),
    ...overseasInWords(right.id).map((line) => `- ${line}`),
    '',
    '## Exemple',
    '',
  ]
  if (example === null) lines.push('Pas encore d’exemple.')
  else {
    const made = household(example.spec)
    const explained = explain(
      made,
      right,
      monthOf(example.month),
      right.holder === 'person' ? (made.members[example.member ?? 0] ?? null) : null,
    )
    lines.push(example.story, '', '```text', ...explanationInWords(explained), '```')
  }
  lines.push('', '## Chiffres', '', '| chiffre | depuis | valeur | source | revu le |', '|---|---|---|---|---|')
  for (const table of right.figures)
    for (const [name, figure] of Object.entries(table.table)) lines.push(...figureRows(table.name, name, figure))
  return `${lines.join('\n')}\n`
}

/** The list of all pages. */
export const indexOf = (rights: readonly Right[]): string =>
  `${[
    '# Les droits calculés',
    '',
    'Une page par droit, générée par `npm run law:docs` depuis les objets mêmes qui calculent. Estimation, ne vaut pas décision.',
    '',
    '| droit | fondement | pour | vérifié |',
    '|---|---|---|---|',
    ...rights.map(
      ({ id, title, law, holder, verified }) =>
        `| [${cell(title)}](${id}.md) | ${cell(law)} | ${holder === 'family' ? 'foyer' : 'personne'} | ${verified ? 'oui' : 'non'} |`,
    ),
  ].join('\n')}\n`
