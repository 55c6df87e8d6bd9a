import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'

/** The picture of the house (README): imports go downstairs. Changing the architecture means changing this table. */
const MAY_IMPORT: Record<string, string[]> = {
  core: [],
  rules: [],
  db: ['core'],
  ui: ['core'],
  web: ['core', 'db', 'ui'],
  features: ['core', 'rules', 'db', 'ui', 'web'],
  jobs: ['core', 'rules', 'db', 'features'],
  app: ['core', 'rules', 'db', 'ui', 'web', 'features', 'jobs'],
}
/** What a feature shows to the others: words and pure functions, reads, and writes that other acts are made of. */
const PUBLIC_FACE = /^features\/[^/]+\/(model|queries\.server|commands\.server)\.ts$/
/** Rooms that know no package at all. */
const NO_PACKAGE = new Set(['core', 'rules'])

const src = resolve(import.meta.dirname)
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.includes('/testing/'))
const roomOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : 'app')
const reached = (from: string, written: string): string | null => {
  if (written.startsWith('#')) return written.slice(1)
  if (written.startsWith('.')) return relative(src, resolve(dirname(join(src, from)), written)).replaceAll('\\', '/')
  return null
}

it('imports go downstairs, and of another feature only its public face', () => {
  const wrong: string[] = []
  let imports = 0
  for (const file of files) {
    const text = readFileSync(join(src, file), 'utf8')
    const room = roomOf(file)
    if (!Object.hasOwn(MAY_IMPORT, room)) wrong.push(`${file}: « ${room} » is no room of the house`)
    for (const found of text.matchAll(/^(?:import|export)\b(?:[^'"=;]*?\bfrom)?\s*['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm)) {
      const written = found[1] ?? found[2] ?? ''
      if (written.includes('+types/')) continue
      imports += 1
      const target = reached(file, written.replace(/\?.*$/, ''))
      if (target === null) {
        if (NO_PACKAGE.has(room)) wrong.push(`${file}: ${room} knows no package (${written})`)
        continue
      }
      if (!existsSync(join(src, target))) wrong.push(`${file}: ${written} is not there`)
      const to = roomOf(target)
      if (to === room) {
        const [mine, theirs] = [file.split('/')[1], target.split('/')[1]]
        if (room === 'features' && mine !== theirs && !PUBLIC_FACE.test(target)) wrong.push(`${file}: ${target} is private to its feature`)
      } else if (!MAY_IMPORT[room]?.includes(to)) wrong.push(`${file}: ${room} may not import ${to} (${written})`)
    }
  }
  process.stdout.write(`floors: ${files.length} files, ${imports} imports read\n`)
  expect(files.length).toBeGreaterThan(50)
  expect(wrong).toEqual([])
})

it('features are flat folders, and long files give a reason in their first comment', () => {
  const wrong: string[] = []
  for (const file of files) {
    if (/^features\/[^/]+\/[^/]+\//.test(file)) wrong.push(`${file}: a feature is one flat folder`)
    const text = readFileSync(join(src, file), 'utf8')
    const lines = text.split('\n').length
    if (lines > 400 && !/^(\/\*|\/\/)/.test(text)) wrong.push(`${file}: ${lines} lines without a reason`)
    if (/(^|\/)(utils?|helpers?|common|services?|lib)(\/|\.(server\.)?tsx?$)/.test(file)) wrong.push(`${file}: a word is missing for this`)
  }
  expect(wrong).toEqual([])
})
