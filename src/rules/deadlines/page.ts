import type { Statement } from '../catalogue/entry.ts'
import { markdownTable } from '../page-figures.ts'
import { lengthInWords } from './count.ts'
import type { DeadlineRule } from './rule.ts'
import { DEADLINE_FAMILIES, DEADLINES } from './rules.ts'

/** Name of the page. */
export const DEADLINES_PAGE = 'deadlines.md'

const EFFECTS = { suspends: 'le délai reprend ensuite avec ce qui restait', restarts: 'le délai entier recommence ensuite' } as const

/** « 2 mois avant, délai franc, reporté au premier jour ouvrable ». */
const lengthOfRule = ({ length, direction, franc, prolonged }: DeadlineRule): string =>
  [
    `${lengthInWords(length)}${direction === 'before' ? ' avant' : ''}`,
    ...(franc ? ['franc'] : []),
    ...(prolonged ? ['reporté au premier jour ouvrable'] : []),
  ].join(', ')

/** « Deux mois… — CSS R142-1 ». */
const textOf = ({ text, source }: Statement): string => (source === undefined ? text : `${text} — ${source}`)

const row = (rule: DeadlineRule): string[] => [
  `\`${rule.id}\``,
  rule.title,
  rule.from,
  lengthOfRule(rule),
  rule.ifMissed,
  textOf(rule.law),
  rule.checkedOn === null ? '**à vérifier**' : `lu le ${rule.checkedOn}`,
]

/** The page of all deadlines, in French: what each is, what stops it, where its text stands and whether somebody read it. */
export const deadlinesPage = (made: string): string => {
  const all = [...DEADLINES.values()]
  const stopped = all.filter(({ stoppedBy }) => stoppedBy.length > 0)
  return `${[
    '# Les délais',
    '',
    `${made} [Tous les droits](README.md)`,
    '',
    `${all.length} délais, dont ${all.filter(({ law }) => law.verified).length} lus dans le texte. Les autres sont **à vérifier** : l’écran le dit aussi.`,
    '',
    '## Comment un délai se compte',
    '',
    '- Le jour de l’événement ne compte pas (CPC 641, premier alinéa).',
    '- En mois ou en années : le jour de même numéro, ou le dernier jour du mois s’il n’y en a pas (CPC 641, deuxième alinéa).',
    '- Délai franc : un jour de plus. C’est le cas devant les tribunaux administratifs, sauf texte contraire (CE 15 décembre 2023 n° 472836).',
    '- Reporté : un dernier jour qui tombe un samedi, un dimanche ou un jour férié va jusqu’au premier jour ouvrable qui suit (CPC 642), devant les tribunaux. Un recours devant une administration ou une caisse n’est jamais reporté ici : aucun texte lu ne le dit.',
    '- Compté en arrière (« au moins six semaines avant l’audience ») : le jour de l’événement ne compte pas, rien n’est reporté.',
    '- Jours ouvrés : du lundi au vendredi. Jours ouvrables : du lundi au samedi. Sans les jours fériés du lieu (Code du travail L3133-1, L3134-13, L3422-2).',
    '- Vendredi saint en Alsace-Moselle : férié seulement dans les communes ayant un temple protestant ou une église mixte (L3134-13). La date donnée n’en profite jamais.',
    '- En heures : soixante minutes chacune, même la nuit où l’on change d’heure ; rien n’est reporté.',
    '- Dans le doute, la date donnée est celle qui n’est jamais trop tard pour la personne.',
    ...DEADLINE_FAMILIES.flatMap(({ title, rules }) => [
      '',
      `## ${title}`,
      '',
      ...markdownTable(['nom', 'faire', 'à partir de', 'durée', 'si rien n’est fait', 'texte', 'vérifié'], rules.map(row)),
    ]),
    '',
    '## Ce qui arrête un délai',
    '',
    'Un délai peut aussi être arrêté à la main, avec sa raison : il reprend alors avec ce qui restait.',
    '',
    ...markdownTable(
      ['délai', 'événement', 'effet', 'texte', 'vérifié'],
      stopped.flatMap(({ id, stoppedBy }) =>
        stoppedBy.map(({ event, effect, law }) => [
          `\`${id}\``,
          event,
          EFFECTS[effect],
          textOf(law),
          law.verified ? 'lu' : '**à vérifier**',
        ]),
      ),
    ),
  ].join('\n')}\n`
}
