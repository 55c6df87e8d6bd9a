import { createHash } from 'node:crypto'
import { allFigures } from '#rules/watch.ts'

/** To be counted up when a formula changes without its figures, or the form of what is kept: every case file is then computed again. */
const FORMULAS = 1

let known: Buffer | undefined

/** What the law was when a result was computed: all dated figures and the version of the formulas. Computed once. */
export const lawDigest = (): Buffer => {
  if (known) return known
  const hash = createHash('sha256').update(`formulas ${FORMULAS}\n`)
  for (const [figure, { name }] of [...allFigures()].toSorted(([, a], [, b]) => (a.name < b.name ? -1 : 1)))
    hash.update(`${name} ${JSON.stringify(figure)}\n`)
  known = hash.digest().subarray(0, 16)
  return known
}
