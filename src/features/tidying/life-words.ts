/** Justice, family, health and school: the words of each situation, on folded text. */
import type { Situation } from './situation-words.ts'

export const lifeEvents: readonly Situation[] = [
  {
    key: 'complaint.filed',
    name: 'Plainte',
    pattern:
      /\bplainte (?:a ete )?(?:deposee|enregistree|prise)\b|\b(?:a|ont|vient de|viennent de) (?:bien )?(?:depose|porte|deposer|porter) (?:une )?plainte\b/g,
    why: 'une plainte déposée',
    compartment: 'justice',
    day: 'may',
  },
  {
    key: 'complaint.statement',
    name: 'Main courante',
    pattern: /\bmains? courantes?\b/g,
    also: /\b(?:depose|faite?|a fait|deposee)\b/,
    why: '« main courante » déposée',
    compartment: 'justice',
    day: 'may',
  },
  {
    key: 'protection.order',
    name: 'Ordonnance de protection',
    pattern: /\bordonnance de protection\b/g,
    also: /\b(?:obtenue?|delivree?|accordee?|prononcee?|notifiee?|beneficie|rendue?|en vigueur)\b/,
    why: '« ordonnance de protection » obtenue',
    compartment: 'violence',
    day: 'may',
  },
  {
    key: 'hearing.held',
    name: 'Audience passée',
    pattern: /\baudience\b(?=[^,;]{0,50}\b(?:a eu lieu|s'est tenue|s'est passee)\b)/g,
    why: 'une audience qui « a eu lieu »',
    compartment: 'justice',
    day: 'must',
  },
  {
    key: 'family.pregnancy',
    name: 'Grossesse',
    pattern:
      /\benceinte\b|\battend(?:ent)? (?:un |son |leur |des )(?:premier |deuxieme |troisieme |quatrieme |\d ?e )?(?:enfant|bebe|jumeaux|jumelles)\b/g,
    why: '« enceinte »',
    compartment: 'health',
  },
  {
    key: 'family.birth',
    name: 'Naissance',
    pattern: /\ba accouche\b|\bnaissance d(?:e |'|u )|\ba donne naissance\b/g,
    why: 'une naissance et son jour',
    compartment: 'general',
    day: 'must',
  },
  {
    key: 'family.separation',
    name: 'Séparation',
    pattern: /\b(?:s'est|se sont|est|sont) (?:bien )?separee?s?\b|\bseparee?s? (?:de |d'|depuis)/g,
    why: '« séparé », fait accompli',
    compartment: 'general',
  },
  {
    key: 'family.divorce',
    name: 'Divorce',
    pattern: /\bdivorce (?:a ete |est )?prononce\b|\b(?:est|sont) divorcee?s?\b/g,
    why: 'un divorce prononcé',
    compartment: 'general',
    day: 'may',
  },
  {
    key: 'health.complementary',
    name: 'Complémentaire santé : aucune',
    pattern: /\b(?:pas de|sans|aucune|plus de|n'ont pas de) (?:mutuelle|complementaire(?: sante)?)\b/g,
    why: '« sans mutuelle »',
    compartment: 'health',
    boolean: false,
    denial: true,
  },
  {
    key: 'health.css',
    name: 'Complémentaire santé solidaire',
    pattern:
      /\b(?:a|ont|beneficie(?:nt)? de|obtenu|couverte? par|couverts? par) (?:la )?(?:c2s|css|cmu-?c?|complementaire sante solidaire)\b|\b(?:c2s|css) (?:ok\b|ouverte|accordee|obtenue|active|renouvelee)/g,
    why: 'la C2S, au présent',
    compartment: 'health',
  },
  {
    key: 'school.notEnrolled',
    name: 'Non scolarisé',
    pattern:
      /\bn(?:'est|e sont|'etait)(?: toujours| encore)? (?:pas|plus)(?: encore| du tout)? scolarisee?s?\b|\bdescolarisee?s?\b|\bnon scolarisee?s?\b/g,
    why: '« pas scolarisé »',
    compartment: 'general',
    child: true,
    denial: true,
  },
  {
    key: 'school.excluded',
    name: 'Exclusion scolaire',
    pattern:
      /\b(?:exclue?s?|renvoyee?s?) (?:definitivement |temporairement |\d jours )?(?:du |de l'|de son |de la )(?:college|lycee|ecole|etablissement|cantine)\b/g,
    why: '« exclu » d’un établissement',
    compartment: 'general',
    child: true,
  },
  {
    key: 'school.absence',
    name: 'Ne va plus à l’école',
    pattern:
      /\bne va(?:nt)? (?:plus|pas) (?:a l'ecole|au college|au lycee|en cours|en classe)\b|\bn'(?:est|a) (?:pas|plus) (?:alle|ete|retournee?) (?:a l'ecole|au college|au lycee|en cours)\b/g,
    why: '« ne va plus à l’école »',
    compartment: 'general',
    child: true,
    denial: true,
  },
]
