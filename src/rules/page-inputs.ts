import { valueInWords } from './in-words.ts'
import { markdownTable } from './page-figures.ts'
import type { Input, Subject } from './situation/input.ts'
import { monthOf } from './time.ts'

/** The page of every input of a situation, in French: its question, its unit, how far back it is read, what silence means. */
export const INPUTS_PAGE = 'entrees.md'

const UNITS: Readonly<Record<Input['unit'], string>> = {
  code: 'une réponse d’une liste',
  'yes-no': 'oui ou non',
  date: 'une date ou un mois',
  cents: 'centimes',
  'cents/month': 'centimes par mois',
  'cents/year': 'centimes par an',
  rate: 'un taux de 0 à 1',
  count: 'un nombre',
  years: 'années',
}
const ABSENT: Readonly<Record<Input['absent'], string>> = { unknown: 'inconnu', none: 'rien', computed: 'calculé' }

const periodOf = ({ period, back, absent }: Input): string => {
  if (period === 'once') return 'une fois'
  if (period === 'year') return 'par année'
  if (absent !== 'unknown') return 'par mois'
  return back === 0 ? 'le mois demandé' : `par mois, lu sur ${back + 1} mois`
}

/** The answers that are tried of a person of whom nothing is known, or the range; nothing of what is never asked one by one. */
const triedOf = ({ absent, unit, plausible }: Input): string => {
  if (absent !== 'unknown') return ''
  const person = { id: 'p', role: 'parent' } as const
  const nothing: Subject = { situation: { persons: [person] }, month: monthOf('2026-05'), person, notice: null }
  const tried = plausible(nothing)
  if ('answers' in tried) return tried.answers.map(({ label }) => label).join(' · ')
  if (unit === 'date') return ''
  const said = unit.startsWith('cents') ? (value: number) => valueInWords(value, 'cents') : String
  return `de ${said(tried.low)} à ${said(tried.high)}`
}

const GROUPS: readonly { readonly title: string; readonly said: string; readonly has: (input: Input) => boolean }[] = [
  {
    title: 'Du foyer',
    said: 'Une réponse pour tout le foyer.',
    has: ({ of, absent }) => of === 'household' && absent === 'unknown',
  },
  {
    title: 'De chaque personne',
    said: '`<id>` est l’identifiant de la personne. On ne pose que les questions qui la concernent (âge, activité, nationalité…).',
    has: ({ of, absent }) => of === 'person' && absent === 'unknown',
  },
  {
    title: 'De chaque avis d’impôt',
    said: '`<id>` est celui du premier déclarant, `<year>` l’année des revenus.',
    has: ({ of, absent }) => of === 'notice' && absent === 'unknown',
  },
  {
    title: 'Autre chose ?',
    said: 'Faits rares, couverts par une seule question : le silence veut dire « non ».',
    has: ({ absent }) => absent === 'none',
  },
  {
    title: 'Ce qui se calcule quand on ne le sait pas',
    said: 'Dits, ces montants sont des faits et l’emportent sur le calcul.',
    has: ({ absent }) => absent === 'computed',
  },
]

/** The page, from the catalogue itself. */
export const inputsPage = (inputs: readonly Input[]): string =>
  `${[
    '# Les entrées d’une situation',
    '',
    'Page générée par `npm run law:docs` à partir de `src/rules/situation/inputs*.ts` : ne pas la modifier à la main. [Tous les droits](README.md)',
    '',
    `${inputs.length} entrées. Chacune peut manquer : **inconnu n’est jamais zéro**, et élargit l’intervalle des droits qui la lisent. Montants en centimes entiers, mois \`AAAA-MM\`, dates \`AAAA-MM-JJ\`. Le sens est celui du code, en anglais.`,
    '',
    'Un état s’écrit par sa valeur, ou par une liste de périodes `{ from, until, value }`. Un montant s’écrit `"none"` (jamais), `{ from, until, cents }` (tant par mois), ou `{ levels, months, years }` : un mois dit l’emporte sur un niveau, un niveau sur le total d’une année.',
    '',
    'Ne sont pas des questions : `id` et `role` (`parent` ou `child`) d’une personne, `declarants` d’un avis, `otherAmounts: "none"` (« rien d’autre »), et `notRequested`, le mois depuis lequel un droit n’est pas demandé.',
    ...GROUPS.flatMap(({ title, said, has }) => [
      '',
      `## ${title}`,
      '',
      said,
      '',
      ...markdownTable(
        ['place', 'question', 'unité', 'période', 'silence', 'réponses essayées', 'où la trouver', 'sens'],
        inputs
          .filter(has)
          .map((input) => [
            `\`${input.path}\``,
            input.question,
            UNITS[input.unit],
            periodOf(input),
            ABSENT[input.absent],
            triedOf(input),
            input.where,
            input.meaning,
          ]),
      ),
    ]),
  ].join('\n')}\n`
