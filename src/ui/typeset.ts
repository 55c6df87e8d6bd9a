import { typographie } from '#core/french.ts'

/** Elements whose text must stay as it is: it is typed, executed, or shown to the character. */
const verbatim = /^<(textarea|script|style|pre|code|kbd|title)\b/i
const entity = /&(?:#\d+|#x[\da-f]+|[a-z]\w*);/gi

/**
 * French spaces and apostrophes in the texts of an HTML page as React writes it; tags, attributes and verbatim elements are not
 * touched. For pages without hydration only: React would find other texts than its own.
 */
export const typesetHtml = (html: string): string => {
  let closing: string | undefined
  return html.replaceAll(/<[^>]*>|[^<]+/g, (part) => {
    if (part.startsWith('<')) {
      if (closing) {
        if (part.toLowerCase().startsWith(closing)) closing = undefined
      } else closing = verbatim.exec(part)?.[1]?.toLowerCase().replace(/^/, '</')
      return part
    }
    return closing ? part : typesetText(part)
  })
}

/** Entities stand aside (their `;` is no punctuation), except the apostrophe, which is one. */
const typesetText = (text: string): string => {
  if (text.includes('\uE000')) return text
  const kept: string[] = []
  const bare = text.replaceAll('&#x27;', "'").replaceAll(entity, (found) => {
    kept.push(found)
    return '\uE000'
  })
  // An apostrophe left straight is harmless in a text: only attributes needed the entity.
  return typographie(bare).replaceAll('\uE000', () => kept.shift() ?? '')
}
