import type { Condition, Form, Statement } from './entry.ts'
import type { FactTest } from './fact-test.ts'

/** Short hands to write entries with. They add nothing to the data but its shape. */

/** A statement read in the text of the law or in the parameters of OpenFisca. */
export const read = (text: string, source: string): Statement => ({ text, verified: true, source })

/** A statement that still has to be checked: own knowledge, an older copy of the text, or a page that is no legal text. */
export const unread = (text: string, source?: string): Statement =>
  source === undefined ? { text, verified: false } : { text, verified: false, source }

/** What else a condition says of itself: `read` where it was checked, `unread` the text to check it against. */
interface More {
  readonly test?: FactTest
  readonly anyOf?: string
  readonly read?: string
  readonly unread?: string
}

const condition = (id: string, ask: string, expects: 'yes' | 'no', otherwise: string, more: More): Condition => {
  const source = more.read ?? more.unread
  return {
    id,
    ask,
    expects,
    otherwise,
    ...(more.test && { test: more.test }),
    ...(more.anyOf !== undefined && { anyOf: more.anyOf }),
    verified: more.read !== undefined,
    ...(source !== undefined && { source }),
  }
}

/** A condition that « oui » fulfils. */
export const needs = (id: string, ask: string, otherwise: string, more: More = {}): Condition => condition(id, ask, 'yes', otherwise, more)

/** A condition that « non » fulfils. */
export const excludes = (id: string, ask: string, otherwise: string, more: More = {}): Condition =>
  condition(id, ask, 'no', otherwise, more)

/** A Cerfa form whose version nobody has checked yet. */
export const form = (cerfa: string, name: string): Form => ({ cerfa, name, versionCheckedOn: null })
