/** Who a sentence speaks of: the person, a partner, a child, or someone whose facts are not the household's. */
import type { Sentence } from './reading.ts'

export type Role = 'person' | 'partner' | 'child' | 'former' | 'other' | 'body'
type Gender = 'm' | 'f'
type Mention = { start: number; end: number; role: Role; gender: Gender | undefined; acts: boolean; accompanies: boolean }

const own = "(?:s(?:on|a|es)|leurs?|mon|ma|mes|le|la|les|du|un|une|des|d'une?|l')"
const nouns: readonly (readonly [Role, Gender | undefined, string])[] = [
  [
    'former',
    'm',
    "(?:l'|son )ex(?:[- ](?:mari|conjoint|compagnon|concubin|ami))?|(?:son |l')ancien (?:mari|conjoint|compagnon)|le (?:pere|papa)(?: des (?:enfants|enfts|petits)| de (?:ses|l'|son|sa) ?\\w+)?",
  ],
  [
    'former',
    'f',
    "(?:l'|son |sa )ex[- ](?:femme|conjointe|compagne|epouse|concubine)|la (?:mere|maman) (?:des (?:enfants|enfts)|de (?:ses|son|sa) \\w+)",
  ],
  ['partner', 'm', '(?:son|le|leur) (?:mari|epoux|conjoint|compagnon|concubin|copain|partenaire)'],
  ['partner', 'f', '(?:sa|son|la) (?:femme|epouse|conjointe|compagne|concubine|copine)'],
  ['child', 'm', "(?:son|le|leur|l')(?: ?(?:petit|grand|jeune))? ?(?:fils|garcon|aine|cadet|benjamin|petit dernier|petit|bebe)"],
  ['child', 'f', "(?:sa|la|leur|l')(?: ?(?:petite|grande|jeune))? ?(?:fille|ainee|cadette|benjamine|petite derniere|petite)"],
  ['child', undefined, "(?:ses|les|leurs|l'|son|un) ?(?:\\w+ )?(?:enfants?|enfts|fils|filles|jumeaux|jumelles)"],
  [
    'other',
    'f',
    `${own} ?(?:grande |petite |demi-|belle-|grand-|arriere-)?(?:sour|soeur|mere|maman|tante|cousine|niece|voisine|amie|copine|marraine|collegue|colocataire|grand-mere|nounou)`,
  ],
  [
    'other',
    'm',
    `${own} ?(?:grand |petit |demi-|beau-|grand-)?(?:frere|pere|papa|oncle|cousin|neveu|voisin|ami|copain|parrain|colocataire|gardien|collegue)`,
  ],
  ['other', undefined, `${own} ?(?:grands-|beaux-)?(?:parents|freres|sours|soeurs|voisins|amis|cousins|famille)`],
  [
    'body',
    undefined,
    "(?:l[ea] |l'|son |sa |les |un |une |mon |ma )?(?:nouveau |ancien )?(?:proprietaire|bailleur|employeur|patron(?:ne)?|conseillere?|assistante sociale|directrice|directeur|maitresse|juge|avocate?|medecin|ecole|college|lycee|mairie|prefecture|banque|edf|engie|caf|cpam|mdph|france travail|ccas|tribunal|gardienne|educatrice|educateur|mandataire|mission locale|secretaire)",
  ],
]
const patterns = nouns.map(([role, gender, source]) => ({ role, gender, pattern: new RegExp(`(?<![a-z'])(?:${source})(?![a-z])`, 'g') }))
/** A body named without an article acts only before a verb: « EDF accorde », but not « dette EDF ». */
const bodyActs =
  /^ (?:a|ont|lui|leur|nous|me|ne|n'|va|dit|accorde|accepte|reclame|rappelle|coupe|demande|verse|suspend|propose|refuse|ecrit|menace)\b/
const genitive = /^ (?:de |d'|du |des )/
/** A noun after a preposition does not act; « avec son frère » still brings him in. */
const afterPreposition = /\b(?:a|au|aux|chez|avec|de|d'|du|des|par|pour|contre|sur|vers|sans|dont|en|envers|entre|selon|d'apres) ?$/

/** The people and bodies that a folded sentence names, in order; a noun qualified by someone else's (« la fille de la voisine ») is that one's. */
function mentionsIn(plain: string): Mention[] {
  const found: Mention[] = []
  for (const { role, gender, pattern } of patterns) {
    for (const match of plain.matchAll(pattern)) {
      const start = match.index
      const before = plain.slice(Math.max(0, start - 12), start)
      if (found.some((other) => start < other.end && start + match[0].length > other.start)) continue
      const bare = role === 'body' && !/^(?:l[ea] |l'|son |sa |les |une? |mon |ma )/.test(match[0])
      const acts = !afterPreposition.test(before) && (!bare || bodyActs.test(plain.slice(start + match[0].length)))
      found.push({
        start,
        end: start + match[0].length,
        role,
        gender,
        acts,
        accompanies: /\b(?:avec|accompagnee? (?:de|d'|par)) ?$/.test(before),
      })
    }
  }
  const ordered = found.toSorted((a, b) => a.start - b.start)
  return ordered.map((mention) => {
    const tail = plain.slice(mention.end, mention.end + 4)
    const owner = genitive.test(tail) ? ordered.find((next) => next.start >= mention.end && next.start <= mention.end + 4) : undefined
    return owner?.role === 'other' ? { ...mention, role: 'other' } : mention
  })
}

const pronoun = /(?<![a-z])(elles?|ils?|mmes?|madame|m\.|mr|monsieur)(?![a-z])/g
const genderOf = (word: string): Gender => (/^(?:e|mm|mad)/.test(word) ? 'f' : 'm')

/**
 * Knows, sentence after sentence, who was named. The main person is she or he whom the first title or pronoun names, outside private
 * passages; « M. » in a note on Mme is her partner, which stays to be confirmed.
 */
export class Cast {
  readonly #main: Gender | undefined
  readonly #mentions = new Map<Sentence, Mention[]>()
  readonly #sentences: readonly Sentence[]
  readonly #places = new Map<Sentence, number>()

  constructor(sentences: readonly Sentence[]) {
    this.#sentences = sentences
    let main: Gender | undefined
    for (const [index, sentence] of sentences.entries()) {
      this.#places.set(sentence, index)
      if (main === undefined && !sentence.private && !sentence.quoted) {
        const first = sentence.plain.matchAll(pronoun).next().value
        if (first !== undefined) main = genderOf(first[1] ?? '')
      }
    }
    this.#main = main
  }

  #of(sentence: Sentence): Mention[] {
    const known = this.#mentions.get(sentence)
    if (known !== undefined) return known
    const mentions = mentionsIn(sentence.plain)
    this.#mentions.set(sentence, mentions)
    return mentions
  }

  /** Who was brought in last, with this gender, in the three sentences before, on the same side of a private passage. */
  #lately(sentence: Sentence, gender: Gender | undefined): Role | undefined {
    const place = this.#places.get(sentence) ?? 0
    for (let i = place - 1; i >= Math.max(0, place - 3); i -= 1) {
      const earlier = this.#sentences[i]
      if (earlier === undefined || earlier.private !== sentence.private || earlier.quoted) continue
      const last = this.#of(earlier).findLast(
        (mention) => mention.role !== 'body' && (mention.acts || mention.accompanies) && (mention.gender ?? gender) === gender,
      )
      if (last !== undefined) return last.role
    }
    return undefined
  }

  /** The one who acts in the words before `at`, and whether that is certain. */
  subjectAt(sentence: Sentence, at: number): { role: Role; sure: boolean } {
    const named = this.#of(sentence).findLast((mention) => mention.start < at && mention.acts)
    let word: { start: number; gender: Gender; title: boolean; plural: boolean } | undefined
    for (const match of sentence.plain.matchAll(pronoun)) {
      if (match.index >= at) break
      const said = match[1] ?? ''
      if (!/\b(?:de|avec|chez|contre|pour) $/.test(sentence.plain.slice(Math.max(0, match.index - 8), match.index)))
        word = { start: match.index, gender: genderOf(said), title: !/^(?:elles?|ils?)$/.test(said), plural: /^(?:ils|elles)$/.test(said) }
    }
    // « une amie lui a dit qu'elle touchait »: once another acts, the pronouns of the sentence may be hers.
    if (named !== undefined && (word === undefined || word.start < named.start || named.role === 'other'))
      return { role: named.role, sure: true }
    if (word === undefined) {
      if (named !== undefined) return { role: named.role, sure: true }
      return { role: 'person', sure: true }
    }
    // « ils ont un crédit »: the household.
    if (word.plural) return { role: 'person', sure: true }
    const isMain = this.#main === undefined || word.gender === this.#main
    if (word.title) return isMain ? { role: 'person', sure: true } : { role: 'partner', sure: false }
    if (named !== undefined && named.role !== 'body' && named.gender === word.gender) return { role: named.role, sure: false }
    const lately = this.#lately(sentence, word.gender)
    if (lately !== undefined && lately !== 'child') return { role: lately, sure: false }
    if (isMain) return { role: 'person', sure: true }
    return { role: lately ?? 'other', sure: false }
  }

  /** Whose the thing named just before `end` is: « le salaire de son mari », « une ordonnance accordée à sa sœur ». */
  ownerAfter(sentence: Sentence, end: number): Role | undefined {
    const owner = this.#of(sentence).find((mention) => mention.start > end && mention.start - end <= 6)
    return owner !== undefined && /^ (?:de |d'|a |pour )$/.test(sentence.plain.slice(end, owner.start)) ? owner.role : undefined
  }

  /** Whether someone outside the household is named as acting anywhere in the sentence. */
  namesOther(sentence: Sentence): boolean {
    return this.#of(sentence).some((mention) => mention.role === 'other' && mention.acts)
  }
}
