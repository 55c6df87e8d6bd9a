import { BadInput } from '#rules/bad-input.ts'

type Node = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The keys of a path « individus.a.b.age », found in what was sent: identifiers may hold dots themselves. What is not there stays one
 * piece, since nothing says where to cut it.
 */
export const keysOf = (path: string, sent: unknown): string[] => {
  const keys: string[] = []
  let rest = path
  let at = sent
  while (isNode(at)) {
    const key = Object.keys(at)
      .filter((one) => rest === one || rest.startsWith(`${one}.`))
      .toSorted((a, b) => b.length - a.length)[0]
    if (key === undefined) break
    keys.push(key)
    at = at[key]
    if (rest === key) return keys
    rest = rest.slice(key.length + 1)
  }
  return [...keys, rest]
}

/** What OpenFisca's clients read of a refused request: the objects that lead to the place, and the sentence there. */
export const nested = (error: BadInput, sent: unknown): Node => {
  const path = error.path.replace(/^situation\.?/, '')
  if (path === '') return { error: error.message }
  // entries instead of assignments: a key « __proto__ » stays a key
  return keysOf(path, sent).reduceRight<Node | string>((inner, key) => Object.fromEntries([[key, inner]]), error.message) as Node
}
