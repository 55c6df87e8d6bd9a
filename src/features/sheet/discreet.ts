import { folded } from './words.ts'

/**
 * Stems whose presence on a paper can put someone in danger, or give away why the person came, if someone else finds it.
 * Folded (no accents, lowercase); `*` stands for any ending. Wide on purpose: what is left out is told to the author.
 */
const stems = [
  'violen*', 'viol', 'viols', 'violee', 'violees', 'agress*', 'frapp*', 'coup', 'coups', 'battu*', 'menac*', 'danger*', 'peur*', 'emprise', 'harcel*',
  'insult*', 'maltrait*', 'victime*', 'plainte*', 'main courante', 'police', 'policier*', 'gendarm*', 'commissariat*', 'tribun*', 'juge*', 'jaf',
  'jugement*', 'audience*', 'avocat*', 'justice', 'judiciaire*', 'juridictionnel*', 'procureur*', 'ordonnance de protection', 'temoign*', 'tgd',
  'grave danger', 'bracelet', 'certificat medical', 'certificats medicaux', 'medico-judiciaire*', 'umj', 'medecine legale', 'constat*', 'cidff',
  'france victimes', '3919', '3977', '3018', 'le 114', 'le 115', 'le 119', 'au 114', 'au 115', 'au 119', 'siao', 'chrs', 'refuge*', 'abri', 'hebergement*', 'separ*', 'divorc*', 'rupture*',
  'quitter', 'quitte', 'fuir', 'fuite', 'demenag*', 'nouvelle adresse', 'nouveau logement', 'relog*', 'pension alimentaire', 'aripa', 'soutien familial',
  'garde des enfants', 'autorite parentale', 'mari', 'epoux', 'conjoint*', 'conjugal*', 'compagnon', 'concubin*', 'ex-*', 'signalement*',
  'information preoccupante', 'crip', 'placement*', 'ase', 'aemo', 'prostitu*', 'traite des etres', 'mariage force', 'excision*', 'homosex*', 'transgenre*', 'vih',
  'sida', 'ivg', 'avort*', 'enceinte*', 'grossesse*', 'contracepti*', 'psychiatr*', 'psycholog*', 'addict*', 'alcool*', 'drogue*', 'csapa', 'cmp',
  'suicid*', 'depressi*', 'detention', 'prison*', 'spip',
  'urgence*', 'secret*',
] // prettier-ignore

const dangerous = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${stems.map((stem) => stem.replaceAll('*', '\\p{L}*')).join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
)

/** Words of the text that a found paper should not carry, folded, each once. */
export const dangerousWords = (text: string): string[] => [...new Set([...folded(text).matchAll(dangerous)].map(([word]) => word))]

const motive =
  /\s*(?:[,;:(–—]|\.\s|\s(?:pour|afin|parce|car|en vue|à cause|suite|concernant|au sujet|à propos|de façon|puisque|comme)(?![\p{L}])).*$/su

/** The same act without what it is for: cut at the first comma, bracket or « pour », « afin de », « car »… */
export const withoutMotive = (what: string): string => what.replace(motive, '').replace(/[\s.]+$/u, '')

export const isToBring = (what: string): boolean => /^(?:apporte|amene|prendre avec|venir avec|prepare)/u.test(folded(what))
export const isAppointment = (what: string): boolean => /^(?:rendez-vous|rdv)(?![\p{L}])/u.test(folded(what))
