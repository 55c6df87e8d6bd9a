/** What a page offers to fill in and to follow, read from its HTML as a browser without scripts would. */
export type PageField = {
  readonly name: string
  /** `type` of an input, or `textarea`, `select`, `button` (one that sends). */
  readonly kind: string
  /** What it sends untouched; of a box or a button, what it sends ticked or pressed. */
  readonly value: string
  /** What a select lets choose, without its empty line. */
  readonly options: readonly string[]
  /** A person writes words in it. */
  readonly typed: boolean
  /** A box or a choice that is already ticked. */
  readonly ticked: boolean
}
export type PageForm = { readonly action: string; readonly fields: readonly PageField[] }

const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** An attribute of a tag; the empty text when it is there without a value, undefined when it is not there. */
const attributeOf = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`, 'i').exec(tag)
  return found ? plain(found[1] ?? '') : undefined
}

const fieldOf = (element: string, what: string): PageField | null => {
  const open = /^<[^>]*>/.exec(element)?.[0] ?? element
  const name = attributeOf(open, 'name')
  const type = attributeOf(open, 'type')
  if (!name || (what === 'button' && type === 'button')) return null
  const kind = what === 'input' ? (type ?? 'text') : what
  const choices = kind === 'select' ? [...element.matchAll(/<option\b[^>]*>/g)].map(([option]) => option) : []
  const chosen = choices.find((option) => attributeOf(option, 'selected') !== undefined) ?? choices[0] ?? ''
  return {
    name,
    kind,
    value:
      kind === 'textarea'
        ? plain(element.slice(open.length, element.lastIndexOf('<')))
        : (attributeOf(kind === 'select' ? chosen : open, 'value') ?? ''),
    options: choices.flatMap((option) => attributeOf(option, 'value') || []),
    typed: ['text', 'search', 'tel', 'email', 'password', 'number', 'textarea'].includes(kind),
    ticked: attributeOf(open, 'checked') !== undefined,
  }
}

/** The forms of a page that change something; `path` is where the page itself lies. */
export const pageForms = (html: string, path: string): PageForm[] =>
  [...html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)]
    .filter(([, head = '']) => attributeOf(head, 'method')?.toLowerCase() === 'post')
    .map(([, head = '', body = '']) => ({
      action: (attributeOf(head, 'action') || path).split('#')[0] ?? path,
      fields: [...body.matchAll(/<(textarea|select)\b[^>]*>[\s\S]*?<\/\1>|<(input|button)\b[^>]*>/g)].flatMap(
        ([element, long, short]) => fieldOf(element, long ?? short ?? '') ?? [],
      ),
    }))

/** Where the links of a page lead within the application, in their order. */
export const pageLinks = (html: string): string[] => [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(([, href = '']) => plain(href))
