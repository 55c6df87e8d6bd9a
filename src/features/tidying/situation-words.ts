/** Work and home, told without an amount: the words of each situation, on folded text. */
import type { WritableKind } from '#core/compartments.ts'

export type Situation = {
  key: string
  name: string
  pattern: RegExp
  why: string
  /** The usual compartment; the words of the sentence may ask for a more secret one. */
  compartment: WritableKind
  /** `must`: nothing without a day; `may`: the day when there is one; absent: no day. */
  day?: 'may' | 'must'
  /** Words of the sentence that make it something else. */
  unless?: RegExp
  /** Needed somewhere in the sentence. */
  also?: RegExp
  boolean?: false
  /** It is about a child. */
  child?: true
  /** The denial is in the pattern itself. */
  denial?: true
  /** Someone else acts in it (« sa mère l'héberge »). */
  byOther?: true
}

const lost =
  /\b(?:perdu|perdre|quitte|rompu|rupture|fin d[eu]|promis|commence|debute|demarre|procedure|entretien prealable|refuse|ancien|jusqu'|se termine|prend fin|finit|s'arrete|s'acheve)\b/
export const homeAndWork: readonly Situation[] = [
  {
    key: 'employment.permanent',
    name: 'CDI',
    pattern: /\bcdi\b/g,
    why: '« CDI », au présent',
    compartment: 'general',
    day: 'may',
    unless: lost,
  },
  { key: 'employment.fixedTerm', name: 'CDD', pattern: /\bcdd\b/g, why: '« CDD », au présent', compartment: 'general', unless: lost },
  {
    key: 'employment.temp',
    name: 'Intérim',
    pattern: /\b(?:en|missions? d'|travaille en) ?interim\b/g,
    why: '« intérim », au présent',
    compartment: 'general',
    unless: lost,
  },
  {
    key: 'employment.dismissed',
    name: 'Licenciement',
    pattern: /\b(?:a ete|est|sont|ont ete) licenciee?s?\b|\blicenciement (?:economique|pour|le|notifie|prononce)/g,
    why: 'un licenciement fait',
    compartment: 'general',
    day: 'may',
    unless: /\bprocedure|prealable/,
  },
  {
    key: 'employment.resigned',
    name: 'Démission',
    pattern: /\b(?:a|ont) demissionne\b|\bdemission (?:donnee|le|posee)/g,
    why: 'une démission faite',
    compartment: 'general',
    day: 'may',
  },
  {
    key: 'employment.registered',
    name: 'Inscription à France Travail',
    pattern: /\binscrite?s? (?:a |au |aupres de )(?:ft|france travail|pole emploi)\b/g,
    why: '« inscrit » et France Travail',
    compartment: 'general',
  },
  {
    key: 'employment.sickLeave',
    name: 'Arrêt maladie',
    pattern: /\ben arret(?: maladie| de travail)?\b(?! de)|\barret (?:maladie|de travail) (?:depuis|jusqu'|prolonge)/g,
    why: '« en arrêt », au présent',
    compartment: 'health',
  },
  {
    key: 'housing.hosted',
    name: 'Hébergement chez un tiers',
    pattern: /(?<!ete )\bhebergee?s? (?:chez|par|gratuitement)\b/g,
    why: '« hébergé chez »',
    compartment: 'general',
    unless: /\bete heberge/,
  },
  {
    key: 'housing.hosted',
    name: 'Hébergement chez un tiers',
    pattern: /\bl(?:'|es )heberge(?:nt)?\b/g,
    why: '« l’héberge », au présent',
    compartment: 'general',
    byOther: true,
  },
  {
    key: 'housing.homeless',
    name: 'Sans abri',
    pattern:
      /\b(?:est|sont|dort|dorment|vit|vivent|se retrouve(?:nt)?) (?:a la rue|dehors|dans (?:sa|leur|une|la) voiture)\b|\bsans[ -]abri\b|\ba la rue depuis\b/g,
    why: 'nuits dehors ou en voiture',
    compartment: 'general',
  },
  {
    key: 'housing.hotel',
    name: 'Hébergement à l’hôtel',
    pattern: /\b(?:dort|dorment|vit|vivent|est|sont|loge|logent|logee?s?|hebergee?s?) (?:a l'|en |dans un )hotel\b/g,
    why: '« à l’hôtel », au présent',
    compartment: 'general',
  },
  {
    key: 'housing.paymentOrder',
    name: 'Commandement de payer',
    pattern: /\bcommandement de payer\b/g,
    why: '« commandement de payer »',
    compartment: 'general',
    day: 'may',
  },
  {
    key: 'housing.evictionOrder',
    name: 'Commandement de quitter les lieux',
    pattern: /\bcommandement de quitter\b(?: les lieux)?/g,
    why: '« commandement de quitter les lieux »',
    compartment: 'general',
    day: 'may',
  },
  {
    key: 'housing.evictionJudgment',
    name: 'Jugement d’expulsion',
    pattern:
      /\b(?:prononce|ordonne) (?:l'|son |leur )expulsion\b|\bexpulsion (?:a ete )?(?:prononcee|ordonnee)\b|\bjugement d'expulsion\b/g,
    why: 'une expulsion prononcée',
    compartment: 'general',
    day: 'may',
  },
  {
    key: 'housing.noticeGiven',
    name: 'Congé donné par le propriétaire',
    pattern: /\b(?:donne|delivre|recu|notifie) (?:un |son |le )?conge\b/g,
    also: /\b(?:proprietaire|bailleur|vente|reprise|logement|bail)\b/,
    why: '« congé » et un propriétaire',
    compartment: 'general',
    day: 'may',
  },
]
