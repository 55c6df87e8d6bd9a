/** What the interview was about: the words of each domain of the glossary (part 7), and the facts already read. */
import type { WritableKind } from '#core/compartments.ts'
import { subjectOf } from './drafts.ts'
import type { Draft, Scan } from './drafts.ts'
import { isBygone, isElsewhere, isRumour } from './guards.ts'

type Domain = { key: string; name: string; compartment: WritableKind; words: RegExp; withDenial?: RegExp }

/** `words` give nothing when denied (« pas de violences »); `withDenial` holds its own denial (« pas de mutuelle »). */
const domains: readonly Domain[] = [
  {
    key: 'rights',
    name: 'Accès aux droits',
    compartment: 'general',
    words:
      /\b(?:recours|contester|contestation|indus?|trop[- ]percus?|(?:ses|leurs|les|aux|ouverture de|rupture de|acces aux|droit a|fin de) ?droits?|a droit a|droit a (?:la|l')|non[- ]recours|domiciliation|carte d'identite|etat civil)\b|\b(?:rsa|apl|aah|prime d'activite|caf)\b[^,;]{0,20}\b(?:suspendu|coupe|radie|supprime)|\b(?:coupe|suspendu|radie|supprime) (?:le |la |l'|son |sa )?(?:rsa|apl|aah|prime d'activite)/g,
    withDenial: /\bne conna\w+ pas (?:ses|leurs) droits\b/g,
  },
  {
    key: 'economic',
    name: 'Budget et ressources',
    compartment: 'budget',
    words:
      /\b(?:dettes?|impayee?s?|surendettement|decouverts?|colis alimentaires?|aide alimentaire|epicerie sociale|restos du cour|budget|saisie sur|interdit bancaire|reste a vivre)\b/g,
    withDenial: /\bfins? de mois\b/g,
  },
  {
    key: 'housing',
    name: 'Logement',
    compartment: 'general',
    words:
      /\b(?:expulsions?|dette locative|loyers? (?:impayes?|de retard|reste)|logement social|recherche de logement|cherche un (?:logement|appartement)|logement (?:humide|insalubre|indecent|trop petit|surpeuple|degrade)|moisissures?|insalubre|hebergee?s?|heberge|l'heberge|a la rue|sans[ -]abri|dalo|siao|115|fsl|commandement de (?:payer|quitter)|quitter (?:le|les|l'|son) ?(?:logement|lieux|appartement)|dort dans sa voiture|demenager|conge pour vente|punaises)\b|\bdonne conge\b/g,
  },
  {
    key: 'employment',
    name: 'Emploi et formation',
    compartment: 'general',
    words:
      /\b(?:cdi|cdd|interim|licenciee?s?|licenciement|chomage|(?:cherche|recherche) (?:un |du |d')?(?:emploi|travail|stage)|cherche du travail|formation|temps plein|fin de contrat|demission\w*|inscrite?s? a (?:ft|france travail)|s'inscri\w+ a (?:ft|france travail)|reconversion|alternance|employeur|entretien d'embauche)\b/g,
  },
  {
    key: 'health',
    name: 'Santé',
    compartment: 'health',
    words:
      /\b(?:depression|depressi(?:f|ve)|hospitalis\w+|hopital|traitement|idees noires|suicid\w+|c2s|complementaire sante|enceinte|grossesse|arret maladie|en arret|alcool|boit (?:beaucoup|trop)|addiction\w*|drogues?|cancer|sante|soins|insomni\w+|angoisses?)\b|\battend (?:un|son) (?:enfant|bebe)\b/g,
    withDenial: /\b(?:pas de|sans|plus de|aucune) (?:mutuelle|complementaire|medecin traitant)\b/g,
  },
  {
    key: 'autonomy',
    name: 'Autonomie, handicap',
    compartment: 'health',
    words:
      /\b(?:mdph|handicap\w*|apa|pch|perte d'autonomie|aides? a domicile|ehpad|auxiliaire de vie|aidante?s?|se laver seule?|fauteuil roulant|rqth)\b/g,
  },
  {
    key: 'family',
    name: 'Famille et parentalité',
    compartment: 'general',
    words:
      /\b(?:separation|separee?s? (?:de|depuis)|s'est separee?|se sont separes|divorce\w*|garde (?:des enfants|alternee|partagee)|droit de visite|pension alimentaire|jaf|a accouche|naissance d\w+|deuil|deces de|monoparental\w*|autorite parentale|residence alternee|regroupement familial)\b/g,
  },
  {
    key: 'childhood',
    name: 'Enfance',
    compartment: 'childProtection',
    words:
      /\b(?:information preoccupante|signalement|aemo|aed|crip|placement|fugues?|absenteisme|maltraitances?|carences?|(?:exclu|renvoye)e?s? (?:du|de l')\S* ?(?:college|lycee|ecole)?|descolaris\w+|juge des enfants)\b|\btraces sur (?:les bras|le corps|le visage)\b/g,
    withDenial: /\b(?:pas|plus|non) scolarisee?s?\b|\bne va (?:plus|pas) (?:a l'ecole|au college|au lycee|en cours)\b/g,
  },
  {
    key: 'violence',
    name: 'Violences',
    compartment: 'violence',
    words:
      /\b(?:violences?|violente?s?|coups (?:recus|de poing|et)|(?:l'a|la|les|m'a) (?:frappe\w*|gifle\w*|menace\w*|battue?|insulte\w*)|peur de (?:lui|son mari|son ex|monsieur)|harcelement|emprise|ordonnance de protection|menaces de mort|(?:tape|cogne|bat) (?:sa (?:mere|femme)|maman|la mere|son (?:fils|mari)|sa fille|les enfants)|mariage force|insultes)\b/g,
  },
  {
    key: 'isolation',
    name: 'Isolement',
    compartment: 'general',
    words: /\b(?:isolee?s?|isolement|solitude|rupture familiale|se sent seule?)\b/g,
    withDenial: /\bne voi[ts] (?:personne|plus personne)\b/g,
  },
  {
    key: 'digital',
    name: 'Numérique',
    compartment: 'general',
    words: /\b(?:numerique|illectronisme|franceconnect|france connect|mot de passe|identifiants)\b/g,
    withDenial: /\b(?:pas|ne sait pas)\b[^,;]{0,24}\b(?:internet|ordinateur|adresse mail|en ligne|smartphone)\b/g,
  },
  {
    key: 'mobility',
    name: 'Mobilité',
    compartment: 'general',
    words: /\b(?:voiture (?:est )?en panne|mobilite|sans vehicule|passer le permis|auto-ecole|transports? en commun)\b/g,
    withDenial: /\bpas (?:de |le )(?:permis(?: de conduire)?|bus|voiture|vehicule|transports?)\b/g,
  },
  {
    key: 'protection',
    name: 'Protection juridique',
    compartment: 'justice',
    words: /\b(?:curatelle|tutelle|mjpm|sauvegarde de justice|habilitation familiale|abus de faiblesse|mesure de protection)\b/g,
  },
  {
    key: 'justice',
    name: 'Justice',
    compartment: 'justice',
    words: /\b(?:plaintes?|main courante|detention|incarcer\w+|prison|sursis|bracelet electronique|spip|amendes?|garde a vue)\b/g,
  },
  {
    key: 'migration',
    name: 'Séjour, asile',
    compartment: 'general',
    words:
      /\b(?:titres? de sejour|carte de sejour|oqtf|demande d'asile|demandeu(?:r|se) d'asile|sans[- ]papiers|naturalisation|cours de francais)\b/g,
  },
  {
    key: 'dailyLife',
    name: 'Vie quotidienne',
    compartment: 'general',
    words:
      /\b(?:encombre\w*|incurie|hygiene|entretien du logement|syndrome de diogene|vaisselle|ne s'occupe plus d(?:u menage|e la maison))\b/g,
  },
]

const denies = /\b(?:pas|aucune?|jamais|ni|sans|zero|plus(?= (?:de|d'|aucune?)))(?: (?:eu|de|d'|une?|la|du|des|ete|depose|porte))*[ ']*$/
const withDash = /\bn(?:e |')(?:\S+ ){0,2}(?:pas|jamais|aucune?)\b[^,;]{0,20}$/

/** The domain that a fact itself belongs to. */
function domainsOfFact(key: string): readonly string[] {
  if (key.endsWith('Overpayment')) return ['rights']
  if (key === 'debt.rentArrears') return ['economic', 'housing']
  if (key.startsWith('income.') || (key.startsWith('debt.') && key !== 'debt.delayGranted')) return ['economic']
  if (key.startsWith('alimony.') || ['family.separation', 'family.divorce', 'family.birth'].includes(key)) return ['family']
  if (key.startsWith('housing.')) return ['housing']
  if (key === 'employment.offer' || (key.startsWith('employment.') && key !== 'employment.sickLeave')) return ['employment']
  if (key.startsWith('health.') || key === 'family.pregnancy' || key === 'employment.sickLeave') return ['health']
  if (key.startsWith('school.')) return ['childhood']
  if (key.startsWith('complaint.')) return ['justice']
  return key === 'protection.order' ? ['violence'] : []
}

const themeOf = (domain: Domain, start: number, end: number, why: string): Draft => ({
  kind: 'theme',
  key: domain.key,
  label: domain.name,
  start,
  end,
  rule: `theme.${domain.key}`,
  why,
  confidence: 'sure',
  compartment: domain.compartment,
})

/** The themes of a sentence, at most one of each domain; what is denied, rumoured or another family's gives none. */
export function readThemes(scan: Scan, facts: readonly Draft[]): Draft[] {
  const { plain, sentence } = scan
  const open = !sentence.quoted && !sentence.question && !isBygone(plain) && !isRumour(plain) && !isElsewhere(plain)
  const drafts: Draft[] = []
  for (const domain of domains) {
    const fact = facts.find((one) => one.kind === 'fact' && domainsOfFact(one.key).includes(domain.key))
    const word = open ? firstWord(scan, domain) : undefined
    const place = word ?? fact
    if (place === undefined) continue
    const said = sentence.text.slice(place.start, place.end).trim()
    drafts.push(themeOf(domain, place.start, place.end, word === undefined ? `déduit du fait « ${fact?.label ?? ''} »` : `« ${said} »`))
  }
  return drafts
}

function firstWord(scan: Scan, domain: Domain): { start: number; end: number } | undefined {
  const { plain, sentence } = scan
  for (const [pattern, denialCounts] of [
    [domain.withDenial, false],
    [domain.words, true],
  ] as const) {
    for (const match of pattern === undefined ? [] : plain.matchAll(pattern)) {
      const lead = plain.slice(Math.max(0, match.index - 30), match.index)
      if (denialCounts && (denies.test(lead) || withDash.test(lead))) continue
      const { role } = scan.cast.subjectAt(sentence, match.index + 1)
      if (role === 'other' || (domain.key === 'economic' && subjectOf(scan, match.index + 1) === undefined)) continue
      return { start: match.index, end: match.index + match[0].length }
    }
  }
  return undefined
}
