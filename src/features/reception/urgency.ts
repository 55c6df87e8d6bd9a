import { nameKey } from '#core/names.ts'
import type { RequestTopic, Urgency } from './model.ts'

/** What was heard in her words, and the urgency it may call for. `because` is shown as it is: « coupure, bébé ». */
export type Proposal = { urgency: Urgency; because: string[] }

type Rule = { label: string; sign: RegExp }
const hear = (label: string, ...signs: string[]): Rule => ({
  label,
  sign: new RegExp(`(?<![a-z0-9])(?:${signs.join('|')})(?![a-z0-9])`, 'g'),
})

/** Words are compared in lower case, without accents nor signs: « j’ai » is `j ai`. */
const immediate: readonly Rule[] = [
  hear(
    'danger',
    'en danger',
    'danger de mort',
    'menacee? de mort',
    'menaces de mort',
    '(?:va|veut|voulait|finir par) me tuer',
    'peur pour ma vie',
    'peur de rentrer',
    'avec un couteau',
    'avec une arme',
  ),
  hear(
    'coups',
    '(?:me|m a|l a|la|les|nous) (?:frappe|frappee|frappent|battu|battue|cogne|cognee|tabassee?|etranglee?|etrangle)',
    'des coups',
    'coups et blessures',
  ),
  hear('blessure', 'blesse(?:e|es|s)?', 'je saigne', 'elle saigne', 'il saigne'),
  hear(
    'enfant seul',
    '(?:enfants?|bebe|fils|fille|petits?|petites?) (?:(?:est|sont|reste|restent|tout|toute|tous|toutes) ){1,2}seule?s?',
    'laisse(?:e|s)? (?:mes|mon|ma|les|le|la) (?:enfants?|bebe|fils|fille) seule?s?',
  ),
  hear(
    'idées de mort',
    'envie de mourir',
    '(?:je )?(?:veux|voudrais|vais) mourir',
    'en finir',
    '(?:je )?(?:veux|vais|voudrais|pense a|envie de) me tuer',
    'suicid[a-z]*',
    'plus envie de vivre',
    'fin a mes jours',
    'foutre en l air',
  ),
  hear('personne n’est au courant', 'ne sait pas que je suis (?:la|ici|venue?)', 'personne ne sait que je suis (?:la|ici|venue?)'),
]
const cut = hear(
  'coupure',
  '(?:coupe|coupee|coupes|coupees|coupure|couper|coupent) (?:[a-z0-9]+ ){0,3}(?:gaz|electricite|courant|eau|chauffage|lumiere|compteur)',
  '(?:gaz|electricite|courant|eau|chauffage|lumiere|compteur) (?:[a-z0-9]+ ){0,3}(?:coupe|coupee|coupes|coupees)',
  'coupure (?:de|d) [a-z]+',
  'plus (?:de|d) (?:gaz|electricite|courant|eau|chauffage|lumiere)',
  '(?:sans|pas (?:de|d)) (?:gaz|electricite|courant|eau|chauffage|lumiere)',
)
const fragile: readonly Rule[] = [
  hear('bébé', 'bebes?', 'jeune maman', 'nourrissons?', 'nouveau ne', 'biberons?'),
  hear('enfant', 'enfants?', 'fils', 'filles?', 'petits?'),
  hear('grossesse', 'enceinte', 'grossesse'),
  hear('malade', 'malades?', 'oxygene', 'respirateur', 'dialyse', 'insuline', 'handicape(?:e|s|es)?', 'hopital'),
  hear('personne âgée', 'agee?s?', 'ma grand mere', 'mon grand pere'),
]
const today: readonly Rule[] = [
  hear(
    'plus de toit ce soir',
    'plus de toit',
    'sans toit',
    'a la rue',
    'mise? a la porte',
    '(?:dors|dort|dormi|dormir|dormons|dorment|vit|vis|vivons) (?:dehors|dans la rue|sous (?:un|le) pont|sous (?:une|la) tente|dans (?:ma|la|notre|une|sa|leur|un|le|mon|son) (?:voiture|camionnette|fourgon|hall|cave|garage|parking|tente))',
    'ou dormir',
    'dormir quelque part',
    'nulle part ou',
    'suis dehors',
    'passe la nuit dehors',
  ),
  hear(
    'rien à manger',
    'rien (?:a|pour) manger',
    'plus (?:rien )?a manger',
    'frigo (?:est )?vide',
    '(?:pas|rien) mange',
    'plus de lait',
    'plus de couches',
    'j ai faim',
    'ont faim',
    'a faim',
  ),
]
const week: readonly Rule[] = [
  hear(
    'courrier d’huissier',
    'huissiers?',
    'commissaires? de justice',
    'commandement de payer',
    'saisies?',
    'saisi mon compte',
    'assignation',
    'expulsion',
    'expulsee?s?',
  ),
  hear(
    'délai qui court',
    'delais?',
    'date limite',
    'avant la fin (?:du|de)',
    'dernier jour',
    'dernier rappel',
    'mise en demeure',
    'convocation',
    'convoquee?',
    'tribunal',
    'audience',
    'preavis',
    'recours',
  ),
  hear(
    'droits coupés',
    '(?:coupe|coupee|suspendu|suspendue|arrete|arretee|supprime|radiee?) (?:[a-z0-9]+ ){0,3}(?:rsa|caf|apl|aah|allocations?|chomage|pension|droits|prestations)',
    '(?:rsa|caf|apl|aah|allocations?|chomage|pension|droits|prestations) (?:[a-z0-9]+ ){0,3}(?:coupe|coupee|coupes|coupees|suspendu|suspendue|suspendus|arrete|arretee|supprime|radie)',
    'radiee?',
    'plus (?:de|aucune) (?:ressources?|revenus?|salaire)',
    'plus d argent',
    'plus rien (?:sur le compte|pour vivre)',
  ),
]

const denied = /(?:^| )(?:jamais|aucun|aucune|pas de|pas d|pas des|ni|plus jamais)(?: [a-z]{1,2})? ?$/
/** Whether a sign is heard, unless what comes just before denies it: « il ne m’a jamais frappée ». */
const isHeard = (key: string, rule: Rule): boolean =>
  [...key.matchAll(rule.sign)].some((found) => {
    const before = key.slice(Math.max(0, found.index - 16), found.index)
    return !denied.test(before) && !/^(?:m a|l a|me|la|les|nous) jamais/.test(found[0])
  })
const heard = (key: string, rules: readonly Rule[]): string[] => rules.filter((rule) => isHeard(key, rule)).map((rule) => rule.label)

/**
 * The urgency that her words may call for, with what was heard; null when nothing was. Written rules, the gravest first; never a score and
 * never a decision: whoever receives her ticks. Only the first 5,000 characters are read.
 */
export const proposeUrgency = (words: string, topics: readonly RequestTopic[]): Proposal | null => {
  const key = nameKey(words.slice(0, 5_000))
  const grave = heard(key, immediate)
  if (grave.length > 0) return { urgency: 'immediate', because: grave.slice(0, 3) }
  const frail = heard(key, fragile)
  const dark = isHeard(key, cut)
  const pressing = [...heard(key, today), ...(dark && frail[0] ? [cut.label, frail[0]] : [])]
  if (pressing.length > 0) return { urgency: 'today', because: pressing.slice(0, 3) }
  if (topics.includes('violence')) return { urgency: 'today', because: ['violences'] }
  const running = [...(dark ? [cut.label] : []), ...heard(key, week)]
  return running.length > 0 ? { urgency: 'week', because: running.slice(0, 3) } : null
}

/** What stands beside « Quand doit-elle être reçue ? »: the same sentence whether the server or the page writes it. */
export const proposalNote = (proposal: Proposal | null): string =>
  proposal === null
    ? 'D’après ce qu’elle dit. Vous décidez.'
    : `${urgencyWords[proposal.urgency]} proposé d’après ses mots : ${proposal.because.join(', ')}. Vous décidez.`
const urgencyWords: Readonly<Record<Urgency, string>> = {
  immediate: '« Tout de suite »',
  today: '« Aujourd’hui »',
  week: '« Sous une semaine »',
  next: '« Prochain rendez-vous »',
}
