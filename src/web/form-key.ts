import { isUuid } from '#core/ids.ts'

/** The hidden field by which a form that is sent again is known again. */
export const FORM_KEY = 'envoi'

const wholeForm = /(<form\b[^>]*>)([\s\S]*?)<\/form>/g

/**
 * Gives a key to every form of a page that changes something, in the HTML as React writes it (a `>` inside an attribute is an entity there).
 * A form that has its key keeps it: it is one that was sent, given back on the page of an error.
 */
export const withFormKeys = (html: string, key: string): string =>
  html.replaceAll(wholeForm, (form: string, head: string, inside: string) =>
    !/\smethod="post"/.test(head) || inside.includes(`name="${FORM_KEY}"`)
      ? form
      : `${head}${inside}<input type="hidden" name="${FORM_KEY}" value="${key}"/></form>`,
  )

/**
 * What tells one sending from another: the key, and every field with what it holds, in an order of its own (the page of an error gives the
 * fields back in another). Null without a key of ours: then each sending is a new one.
 */
export const sendingOf = (key: unknown, values: Readonly<Record<string, string | string[]>>): string | null =>
  typeof key === 'string' && isUuid(key) ? JSON.stringify([key, ...Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))]) : null
