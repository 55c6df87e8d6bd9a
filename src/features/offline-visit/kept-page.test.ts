import { describe, expect, it } from 'vitest'
import { isKept, keepPage, PAGE } from './kept-page.ts'
import type { Ask, Kept } from './kept-page.ts'

/** A cache in memory, and a server of a few texts; what it does not have is not found. */
const cacheOf = (): Kept & { all: Map<string, string> } => {
  const all = new Map<string, string>()
  return {
    all,
    match: async (name) => (all.has(name) ? new Response(all.get(name)) : undefined),
    put: async (name, file) => void all.set(name, await file.text()),
    delete: async (name) => all.delete(name),
    names: async () => [...all.keys()],
  }
}
const serverOf =
  (texts: Readonly<Record<string, string>>, status: Readonly<Record<string, number>> = {}): Ask =>
  async (name) =>
    new Response(texts[name] ?? '', { status: status[name] ?? (name in texts ? 200 : 404) })

const build = (n: number): Record<string, string> => ({
  [PAGE]: `<main id="visite" data-calcul="/assets/rules-${n}.js"></main><script src="/assets/page-${n}.js">`,
  [`/assets/page-${n}.js`]: `import "./shared-0000000${n}.js"`,
  [`/assets/shared-0000000${n}.js`]: 'shared',
  [`/assets/rules-${n}.js`]: 'rules',
  '/visite-hors-ligne.webmanifest': '{}',
  '/favicon.svg': '<svg>',
})

describe('the page of a visit, kept', () => {
  it('is whole, with what its scripts ask for in turn', async () => {
    const cache = cacheOf()
    expect(await isKept(cache)).toBe(false)
    expect(await keepPage(cache, serverOf(build(1)))).toBe(true)
    expect([...cache.all.keys()].toSorted()).toEqual(Object.keys(build(1)).toSorted())
    expect(await isKept(cache)).toBe(true)
  })

  it('is not said to be kept when the server was full, or a file was missing', async () => {
    for (const name of [PAGE, '/assets/shared-00000001.js', '/assets/rules-1.js']) {
      const cache = cacheOf()
      expect(await keepPage(cache, serverOf(build(1), { [name]: 503 }))).toBe(false)
      expect(await isKept(cache)).toBe(false)
      // and the page that was kept before stays whole
      await keepPage(cache, serverOf(build(1)))
      const before = new Map(cache.all)
      expect(await keepPage(cache, serverOf(build(2), { [name.replaceAll('1', '2')]: 503 }))).toBe(false)
      expect(cache.all).toEqual(before)
    }
  })

  it('is not replaced by whatever answers in the place of the server', async () => {
    const cache = cacheOf()
    await keepPage(cache, serverOf(build(1)))
    for (const answer of ['<h1>Maintenance en cours</h1>', '<form action="/connexion">', ''])
      expect(await keepPage(cache, serverOf({ ...build(1), [PAGE]: answer }))).toBe(false)
    expect(cache.all.get(PAGE)).toBe(build(1)[PAGE])
    expect(await isKept(cache)).toBe(true)
  })

  it('keeps the files of the page before, which a tab may still be about to show, and no older', async () => {
    const cache = cacheOf()
    for (const n of [1, 2, 3]) await keepPage(cache, serverOf(build(n)))
    expect([1, 2, 3].map((n) => cache.all.has(`/assets/page-${n}.js`))).toEqual([false, true, true])
    expect(cache.all.has('/assets/shared-00000002.js')).toBe(true)
  })

  it('is seen to be broken when the browser threw one file away', async () => {
    const cache = cacheOf()
    await keepPage(cache, serverOf(build(1)))
    cache.all.delete('/assets/shared-00000001.js')
    expect(await isKept(cache)).toBe(false)
    expect(await keepPage(cache, serverOf(build(1)))).toBe(true)
    expect(await isKept(cache)).toBe(true)
  })
})
