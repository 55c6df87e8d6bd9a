import type { CompartmentKind } from '#core/compartments.ts'
import { partsOf } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { joinNames, writeAge, writeShortDay } from '#core/french.ts'

/** Sentences about a household and about those who follow it. */

export const lowerFirst = (text: string): string => (/^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1))
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
export const withoutStop = (text: string): string => text.trim().replace(/[.\s]+$/, '')

/** The title of a deadline under the application that set it: « Pièces à remettre », without the name that stands above it. Another title stays whole. */
export const titleUnder = (application: string, title: string): string =>
  title.endsWith(` : ${application}`) ? title.slice(0, -` : ${application}`.length) : title

const feminine =
  /^(?:assistante|conseillère|éducatrice|cheffe|travailleuse|intervenante|directrice|coordinatrice|technicienne|référente)\b/i
const masculine = /^(?:assistant|conseiller|éducateur|chef|travailleur|intervenant|directeur|coordinateur|technicien|référent)\b/i

/** « Référente » or « Référent » after the form of the function that the agent chose; neither when it does not say. */
export const referentWord = (jobTitle: string): string =>
  feminine.test(jobTitle) ? 'Référente' : masculine.test(jobTitle) ? 'Référent' : 'Suivi par'

/** « CESF », « assistante sociale »: the function as colleagues say it, where there is little room. */
export const shortTitle = (jobTitle: string): string => {
  if (/économie sociale/i.test(jobTitle)) return 'CESF'
  return lowerFirst(jobTitle.replace(/^(assistante?) de service social/i, '$1 sociale').replace(/^assistant sociale/i, 'assistant social'))
}

/** « 17 nov. »: a day in the narrow column of dates, with the year under it when it is not this one. */
export const writeThreadDay = (date: IsoDate, today: IsoDate): string => {
  const { year, month } = partsOf(date)
  // far enough in the same year for the short form to name the month
  const words = writeShortDay(date, `${year}-${month > 6 ? '01-01' : '12-31'}`)
  return year === partsOf(today).year ? words : `${words} ${year}`
}

export type MemberInWords = { firstName: string; name: string; role: string; birthDate: IsoDate | null; sex: string }

const wordsOf = (text: string): string[] => text.toLocaleLowerCase('fr').split(/[\s,]+/)

/**
 * « et ses enfants, Maël, 9 ans, et Jade, 4 ans », after the name of the household; null when she is alone or nobody else is known. An adult whom that name says
 * already (« Linh et Thomas Nguyen ») is not said twice.
 */
export const writeComposition = (members: readonly MemberInWords[], on: IsoDate, household = ''): string | null => {
  const others = members.filter((member) => member.role !== 'main')
  const called = (member: MemberInWords): string => member.firstName || member.name
  const said = new Set(wordsOf(household))
  const partner = others
    .filter((member) => member.role === 'partner')
    .map(called)
    .filter((name) => household === '' || !wordsOf(name).every((word) => said.has(word)))
  const children = others
    .filter((member) => member.role === 'child')
    .toSorted((a, b) => (a.birthDate ?? '9999').localeCompare(b.birthDate ?? '9999'))
    .map((child) => (child.birthDate ? `${called(child)}, ${writeAge(child.birthDate, on)}` : called(child)))
  const rest = others.filter((member) => member.role !== 'partner' && member.role !== 'child').map(called)
  const their = others.some((member) => member.role === 'partner') ? ['leur enfant', 'leurs enfants'] : ['son enfant', 'ses enfants']
  const parts = [
    ...partner,
    ...(children.length === 0
      ? []
      : [
          `${children.length === 1 ? their[0] : their[1]}, ${children.length > 1 ? `${children.slice(0, -1).join(', ')}, et ${children.at(-1)}` : children[0]}`,
        ]),
    ...rest,
  ]
  return parts.length === 0 ? null : `et ${joinNames(parts)}`
}

const short: Readonly<Record<CompartmentKind, string>> = {
  identity: 'identité et consignes',
  general: 'le fil',
  budget: 'budget',
  health: 'santé',
  childProtection: 'protection de l’enfance',
  violence: 'violences',
  justice: 'justice',
  aparte: 'un passage à part',
  request: 'première demande',
}

/**
 * « budget seulement », « le fil et budget », « identité et consignes seulement »: identity goes with everything and is not told.
 * `whole`: these are all the compartments held; otherwise only those that the reader holds too, and nothing is said of the rest.
 */
export const writeScope = (kinds: readonly CompartmentKind[], whole = true): string | null => {
  const told = kinds.filter((kind) => kind !== 'identity' && kind !== 'aparte' && kind !== 'request').map((kind) => short[kind])
  if (!whole) return told.length === 0 ? null : joinNames(told)
  if (told.length === 0) return `${short.identity} seulement`
  return told.length === 1 ? `${told[0]} seulement` : joinNames(told)
}

export type NameParts = { civilTitle: 'madame' | 'monsieur' | 'none'; firstName: string; lastName: string; usualName: string }

const title = '(?:mme|madame|m\\.?|mr|monsieur)'
/** « Famille Kowalczyk », « M. et Mme Vasseur »: words for several persons, of whom none is named. */
const severalPersons = new RegExp(`^(?:(?:la )?famille|(?:le )?foyer|(?:le )?couple|${title} (?:et|&) ${title})(?: (.+))?$`, 'i')

/**
 * What a name typed at the opening says of the person: « Mme Diarra » is a title and a last name, « Céline Aubertin » two names,
 * « Céline » a first name; « Famille Kowalczyk » gives the last name alone. Anything else (« La dame au landau bleu ») is what she is called, and stays as typed.
 */
export const readName = (typed: string): NameParts => {
  const name = typed.trim().replaceAll(/\s+/g, ' ')
  const several = severalPersons.exec(name)
  if (several) {
    const rest = (several[1] ?? '').trim()
    const isLastName = rest !== '' && rest.split(' ').every((word) => /^(?:\p{Lu}[\p{L}’'-]*|de|du|des|la|le|d’\p{L}+)$/u.test(word))
    return { civilTitle: 'none', firstName: '', lastName: isLastName ? rest : '', usualName: isLastName ? '' : name }
  }
  if (/^(?:mme|madame|mlle|m\.?|mr|monsieur)$/i.test(name)) return { civilTitle: 'none', firstName: '', lastName: '', usualName: name }
  const titled = /^(mme|madame|m\.|mr|monsieur) (.+)$/i.exec(name)
  const civilTitle = titled ? (/^(?:mme|madame)$/i.test(titled[1] ?? '') ? 'madame' : 'monsieur') : 'none'
  const words = (titled?.[2] ?? name).split(' ')
  const proper = words.every((word) => /^\p{Lu}[\p{L}’'-]*$/u.test(word)) && !/^(?:La|Le|Les|Un|Une|L[’'].*)$/.test(words[0] ?? '')
  if (proper && words.length === 2) return { civilTitle, firstName: words[0] ?? '', lastName: words[1] ?? '', usualName: '' }
  if (proper && words.length === 1)
    return { civilTitle, firstName: titled ? '' : name, lastName: titled ? (words[0] ?? '') : '', usualName: '' }
  return { civilTitle, firstName: '', lastName: '', usualName: titled ? words.join(' ') : name }
}
