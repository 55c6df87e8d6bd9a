import { DEADLINES_PAGE, deadlinesPage } from './deadlines/page.ts'
import { CAUTION, type Explained } from './evaluate.ts'
import { explainExample } from './examples.ts'
import type { Example } from './examples/example.ts'
import { figureInWords, outcomeInWords, stepInWords } from './in-words.ts'
import { overseasInWords } from './overseas.ts'
import { changesInWords, figuresOf, homesOf, markdownTable, SHARED_PAGE, sharedPage, type Homes } from './page-figures.ts'
import { INPUTS_PAGE, inputsPage } from './page-inputs.ts'
import type { Right } from './right.ts'
import { INPUTS } from './situation/inputs.ts'
import { monthInWords } from './time.ts'

/** Rights by what they are for, in the order of the list of pages. */
export const GROUPS: readonly { readonly title: string; readonly ids: readonly string[] }[] = [
  { title: 'Ressources', ids: ['rsa', 'ppa', 'ass', 'cej', 'primeNoel'] },
  { title: 'Handicap et invalidité', ids: ['aah', 'mva', 'asi', 'pch', 'aeeh'] },
  { title: 'Vieillesse et perte d’autonomie', ids: ['aspa', 'apaDomicile', 'apaEtablissement'] },
  { title: 'Famille', ids: ['af', 'cf', 'asf', 'pajeNaissance', 'pajeAdoption', 'pajeBase', 'prepare', 'cmg', 'ars'] },
  { title: 'Logement et énergie', ids: ['apl', 'alf', 'als', 'rls', 'chequeEnergie'] },
  { title: 'Santé', ids: ['css', 'ame'] },
  { title: 'École', ids: ['bourseCollege', 'bourseLycee'] },
  { title: 'Asile', ids: ['ada'] },
  { title: 'Justice et protection', ids: ['aideJuridictionnelle', 'quotiteSaisissable', 'auvvc'] },
]

const MADE = 'Page générée par `npm run law:docs` à partir de `src/rules` : ne pas la modifier à la main.'
const PER = { month: 'un montant par mois', year: 'un montant pour l’année', once: 'un montant versé une fois' } as const

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

const applyInWords = ({ apply }: Right): string => {
  const online =
    apply.online === undefined ? '' : ` En ligne : <${apply.online.startsWith('http') ? apply.online : `https://${apply.online}`}>.`
  const cerfa = apply.cerfa === undefined ? '' : ` Cerfa n° ${apply.cerfa} (vérifier la version en cours).`
  return `${sentence(apply.where)}${online}${cerfa}${apply.verified ? '' : ' **À vérifier.**'}`
}

const introduction = (right: Right): string[] => [
  `- **Pour** : ${right.holder === 'family' ? 'le foyer' : 'une personne'}`,
  `- **Ce que dit le calcul** : ${sentence(right.counts === 'money' ? PER[right.per] : (right.meaning ?? 'l’accès au droit'))}`,
  `- **Où demander** : ${applyInWords(right)}`,
  `- **Textes** : ${right.law}${right.verified ? '' : ' — **à vérifier sur le texte**'}`,
]

/** The steps of an explanation as a numbered list, each with its article and below it the figures it used. */
const stepsOf = (explained: Explained): string[] =>
  explained.steps.flatMap((step, at) => [
    `${at + 1}. ${at === explained.steps.length - 1 ? `**${stepInWords(step)}**` : stepInWords(step)} — ${step.article}`,
    ...step.figures.map((figure) => `    - ${figureInWords(figure)}`),
  ])

const exampleOf = (right: Right, example: Example): string[] => {
  const explained = explainExample(right, example)
  return [
    example.story,
    '',
    `**En ${monthInWords(explained.month)}${explained.member === null || explained.member.index === 0 ? '' : `, ${explained.member.id}`} : ${outcomeInWords(explained)}.** ${CAUTION}`,
    '',
    ...stepsOf(explained),
    ...(explained.stale.length === 0
      ? []
      : [
          '',
          `Chiffres de ce droit dont le barème est à confirmer pour ce mois : ${explained.stale.map((name) => `\`${name}\``).join(', ')}.`,
        ]),
  ]
}

/** The page of a right, in French: what it is, where to apply, a worked example, what is not covered, its figures with their texts. */
export const pageOf = (right: Right, example: Example | null, rights: readonly Right[], homes: Homes): string => {
  const group = GROUPS.find(({ ids }) => ids.includes(right.id))
  const beside = (group?.ids ?? []).filter((id) => id !== right.id).flatMap((id) => rights.find((one) => one.id === id) ?? [])
  return `${[
    `# ${right.title}`,
    '',
    `**${CAUTION}** ${MADE} [Tous les droits](README.md)`,
    '',
    ...introduction(right),
    '',
    '## Exemple',
    '',
    ...(example === null ? ['Pas encore d’exemple.'] : exampleOf(right, example)),
    '',
    '## Ce qui n’est pas couvert',
    '',
    ...right.limits.map((limit) => `- ${sentence(limit)}`),
    ...overseasInWords(right.id).map((line) => `- ${line}`),
    '',
    '## Comment les chiffres changent',
    '',
    ...changesInWords(right),
    '',
    '## Chiffres',
    ...figuresOf(right, homes),
    ...(beside.length === 0 ? [] : ['', '## Voir aussi', '', beside.map(({ id, title }) => `[${title}](${id}.md)`).join(' · ')]),
  ].join('\n')}\n`
}

/** The list of all pages. */
export const indexOf = (rights: readonly Right[]): string =>
  `${[
    '# Les droits calculés',
    '',
    `Une page par droit : un exemple, où demander, ce qui n’est pas couvert, les chiffres avec leurs textes. **${CAUTION}**`,
    '',
    `${MADE} Voir aussi les [délais](${DEADLINES_PAGE}), les [entrées d’une situation](${INPUTS_PAGE}), les [chiffres que plusieurs droits lisent](${SHARED_PAGE}) et la [comparaison avec OpenFisca](../conformance.md). Les noms de chiffres en anglais sont ceux du code.`,
    ...GROUPS.flatMap(({ title, ids }) => [
      '',
      `## ${title}`,
      '',
      ...markdownTable(
        ['droit', 'textes', 'pour', 'vérifié sur le texte'],
        ids.flatMap((id) => {
          const right = rights.find((one) => one.id === id)
          return right === undefined
            ? []
            : [
                [
                  `[${right.title}](${id}.md)`,
                  right.law,
                  right.holder === 'family' ? 'foyer' : 'personne',
                  right.verified ? 'oui' : 'à vérifier',
                ],
              ]
        }),
      ),
    ]),
  ].join('\n')}\n`

/** Every page by the name of its file. */
export const pagesOf = (rights: readonly Right[], examples: Readonly<Record<string, Example>>): ReadonlyMap<string, string> => {
  const homes = homesOf(rights, (id) => GROUPS.find(({ ids }) => ids.includes(id)))
  return new Map([
    ['README.md', indexOf(rights)],
    [SHARED_PAGE, sharedPage(homes)],
    [INPUTS_PAGE, inputsPage(INPUTS)],
    [DEADLINES_PAGE, deadlinesPage(MADE)],
    ...rights.map((right): [string, string] => [`${right.id}.md`, pageOf(right, examples[right.id] ?? null, rights, homes)]),
  ])
}
