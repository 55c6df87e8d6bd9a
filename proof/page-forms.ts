/** What a page offers to fill in, read from its HTML as a browser without scripts would. */
export type PageField = {
  readonly name: string
  /** `type` of an input, or `textarea`, `select`, `button`. */
  readonly kind: string
  readonly value: string
  readonly options: readonly string[]
  /** A person writes words in it. */
  readonly typed: boolean
}
export type PageForm = { readonly action: string; readonly fields: readonly PageField[] }

const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#x27;', '’').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const attributeOf = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1]
  return found === undefined ? undefined : plain(found)
}

const fieldOf = (element: string, what: string): PageField | null => {
  const open = /^<[^>]*>/.exec(element)?.[0] ?? element
  const name = attributeOf(open, 'name')
  const type = attributeOf(open, 'type')
  if (!name || (what === 'button' && type === 'button')) return null
  const kind = what === 'input' ? (type ?? 'text') : what
  return {
    name,
    kind,
    value: attributeOf(open, 'value') ?? '',
    options: kind === 'select' ? [...element.matchAll(/<option\b[^>]*\svalue="([^"]+)"/g)].map(([, value = '']) => plain(value)) : [],
    typed: ['text', 'search', 'tel', 'email', 'password', 'number', 'textarea'].includes(kind),
  }
}

/** The forms of a page that change something; `path` is where the page itself lies. */
export const pageForms = (html: string, path: string): PageForm[] =>
  [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, head = '']) => /\smethod="post"/i.test(head))
    .map(([, head = '', body = '']) => ({
      action: attributeOf(` ${head}`, 'action') || path,
      fields: [...body.matchAll(/<(textarea|select)\b[^>]*>[\s\S]*?<\/\1>|<(input|button)\b[^>]*>/g)].flatMap(
        ([element, long, short]) => fieldOf(element, long ?? short ?? '') ?? [],
      ),
    }))
