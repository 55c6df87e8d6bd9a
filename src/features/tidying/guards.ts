/** What forbids reading a sentence as a fact: denial, the past, what is wished or supposed, hearsay, another family. All on folded text. */

/** Where the clause that holds `at` begins: after a comma, a colon, a bracket, « mais », « et », « car ». */
export function clauseStart(plain: string, at: number): number {
  let start = 0
  for (const match of plain.matchAll(/, |: |\(|\) | - | (?:mais|et|car|donc|puis|alors que) /g)) {
    const end = match.index + match[0].length
    if (end > at) break
    start = end
  }
  return start
}

/** Where that clause ends. */
export function clauseEnd(plain: string, at: number): number {
  const found = /, |[:;()]| - | (?:mais|et|car|donc|puis|alors que) /.exec(plain.slice(at))
  return found === null ? plain.length : at + found.index
}

const noneBefore = /\b(?:pas|aucune?|jamais|ni|sans|rien|zero|non)\b|\bplus (?:de|d')|\bn(?:e |')[^,]{1,30}\bplus\b|\bplus aucune?\b/
const noneAfter = /\bn(?:e |')(?:\S+ ){0,3}?\S*\b(?:pas|jamais|plus|rien|aucune?)\b/

/** Whether the clause around these words says no. */
export function isDenied(plain: string, start: number, end: number): boolean {
  const from = clauseStart(plain, start)
  return noneBefore.test(plain.slice(from, end)) || noneAfter.test(plain.slice(from, clauseEnd(plain, end)))
}

/** Nouns and present forms that end like a conditional. */
const likeConditional =
  /^(?:extrait|portrait|retrait|attrait|trait|distrait|abstrait|contrait|soustrait|disparait|comparait|apparait|reapparait)$/

/** Whether a verb stands in the conditional (or in the imperfect of a verb in -rer: neither states a fact of today). */
export function hasConditional(plain: string): boolean {
  for (const match of plain.matchAll(/\b[a-z]{2,}r(?:ait|aient|ais)\b/g)) if (!likeConditional.test(match[0])) return true
  return false
}

const supposed =
  /\bs(?:i|'ils?|i elle)\b|\bpeut-etre\b|\b(?:hypothese|simulation|estimation|au cas ou|a condition|plafond|bareme|smic|eventuel(?:le)?(?:s|ment)?|risque de|peur d|crain(?:t|dre)|menace de|question de)\b/
const wished =
  /\b(?:souhaite(?:nt)?|aimerai\w*|voudrai\w*|veut|veulent|envisage(?:nt)?|espere(?:nt)?|attend de|reve de|compte (?:demander|porter)|propose(?:nt|r|e)?|propositions?|pourrai\w*|peut|peuvent|cherche(?:nt)?|hesite(?:nt)?|prevoit)\b/
const general = /\b(?:explique|informe|precise que|rappelle que|pour une personne seule|pour un couple|en general|la loi|legalement)\b/
const asked = /\b(?:demandes?|demandee?s?|demander|sollicite\w*|refus\w*|rejet\w*|en cours|en attente|instruction|accord de principe)\b/
const wondered =
  /\b(?:(?:se|me|nous|lui) demande|demande s|a verifier|voir s(?:i|'il)|sai[ts] pas s|combien|quel(?:le)?s? est|reste a savoir)\b/
const rumoured =
  /\b(?:il parait|parait-il|on (?:m'a|nous a|lui a|me|nous|lui) di[ts]|on dit|le bruit court|pretend|soi-disant|raconte(?:nt)?|pense(?:nt)? qu|croi[ts]|suppose\w*|semble\w*|aurai(?:t|ent)|aux dires|a entendu)\b/
const sourced =
  /\b(?:d'apres|selon)\b(?! (?:le |la |l'|les |sa |son |ses |un |une )?(?:bulletin|fiche|contrat|bail|avis|attestation|courrier|quittance|releve|notification|caf\b|jugement|facture|contrat|papier|document))/
const elsewhere =
  /\b(?:autre (?:famille|foyer|menage|dossier)|la famille (?:suivie|que|de la|du)|chez la famille|famille d'a cote|ma collegue|mon collegue)\b/

/** Hearsay, or the word of someone else; what a paper says is not. */
export const isRumour = (plain: string): boolean => rumoured.test(plain) || sourced.test(plain)
/** Another family, met in passing. */
export const isElsewhere = (plain: string): boolean => elsewhere.test(plain)
/** A question, asked or asked oneself. */
export const isQuestion = (plain: string, asks: boolean): boolean => asks || wondered.test(plain)
/** « si », a conditional, a risk: what might be. */
export const isSupposed = (plain: string): boolean => supposed.test(plain) || hasConditional(plain)
/** A wish, a search, an offer. */
export const isWished = (plain: string): boolean => wished.test(plain)
/** What is told of the law, to nobody in particular. */
export const isGeneral = (plain: string): boolean => general.test(plain)
/** Asked for, refused or under examination: not yet had. */
export const isAsked = (plain: string): boolean => asked.test(plain)

/** Settled or long gone: not even a theme of today. */
const bygone =
  /\b(?:sold|rembours|annul|regularis|efface|apure[e]?s?\b|reglee?s?\b|resol|clotur)\w*|\b(?:a l'epoque|autrefois|auparavant|jadis|l'an (?:dernier|passe)|l'annee (?:derniere|passee)|l'ete dernier|l'hiver dernier|anciennement|dans le temps)/
const former = /\bancien(?:ne)? (?:logement|appartement|bail|emploi|poste|adresse)|\bjusqu'en (?:19|20)\d\d/
const imperfect =
  /\b(?:et|av|gagn|touch|percev|recev|pay|vers|viv|travaill|dev|occup|habit|beneficiai|beneficiait|donn|log|hebergeai|hebergeait)(?:ait|aient)\b/
const before =
  /\bavant (?:la|le|l'|son|sa|cela|ca|de)\b(?! \d)(?! ?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|fin\b))|\bavant ?[.,!]?$/

/** « Soldée », « l'an dernier »: over, and no longer what the interview is about. */
export const isBygone = (plain: string): boolean => bygone.test(plain)

/** The past, or what is settled: « gagnait », « avant », « soldée », « en 2021 » when `year` is later. */
export function isPast(plain: string, year: number): boolean {
  for (const match of plain.matchAll(/\ben (\d{4})\b/g)) if (Number(match[1]) < year) return true
  return isBygone(plain) || former.test(plain) || imperfect.test(plain) || before.test(plain.trimEnd())
}

/** Whether none of these forbids to read a statement of today. */
export function isStated(plain: string, asks: boolean): boolean {
  return !(isRumour(plain) || isElsewhere(plain) || isQuestion(plain, asks) || isSupposed(plain) || isWished(plain) || isGeneral(plain))
}
