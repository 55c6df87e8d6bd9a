import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EXAMPLES, explainExample } from './examples.ts'
import type { Example } from './examples/example.ts'
import { explanationInWords } from './in-words.ts'
import { GROUPS, pagesOf } from './page.ts'
import { RIGHTS } from './rights.ts'
import { INPUTS } from './situation/inputs.ts'
import { allFigures } from './watch.ts'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'rules')
const pages = pagesOf(RIGHTS, EXAMPLES)
const figures = allFigures()

process.stdout.write(`law: ${RIGHTS.length} rights, ${pages.size} pages, ${figures.size} figures\n`)

describe('the pages of the law', () => {
  it('are what the rules say (else: npm run law:docs)', () => {
    expect(readdirSync(folder).toSorted()).toEqual([...pages.keys()].toSorted())
    const stale = [...pages].filter(([file, text]) => readFileSync(join(folder, file), 'utf8') !== text).map(([file]) => file)
    expect(stale).toEqual([])
  })

  it('put every right in one group, and every figure on a page with its text', () => {
    expect(GROUPS.flatMap(({ ids }) => ids).toSorted()).toEqual(RIGHTS.map(({ id }) => id).toSorted())
    const all = [...pages.values()].join('\n')
    for (const [figure] of figures) for (const [, , source] of figure.lines) expect(all).toContain(source.replaceAll('|', '\\|'))
  })

  it('tell every input of a situation once, with its question, unit and place', () => {
    const page = pages.get('entrees.md') ?? ''
    for (const { path, question, meaning, where } of INPUTS) {
      const line = page.split('\n').filter((row) => row.startsWith(`| \`${path}\` |`) && row.includes(question))
      expect(line, path).toHaveLength(1)
      for (const said of [meaning, where]) expect(line[0], path).toContain(said)
    }
    expect(page).not.toMatch(/undefined|NaN/)
    expect(pages.get('README.md')).toContain('(entrees.md)')
  })

  it('link to pages and tables that are there', () => {
    for (const [file, text] of pages)
      for (const [, to, anchor] of text.matchAll(/\]\(([A-Za-z-]+\.md)(?:#([a-z0-9-]+))?\)/g)) {
        const target = pages.get(to as string)
        expect(target, `${file} → ${to}`).toBeDefined()
        if (anchor !== undefined) expect(target, `${file} → ${to}#${anchor}`).toContain(`<a id="${anchor}"></a>`)
      }
  })
})

describe('the worked examples', () => {
  it.each(RIGHTS)('$id: open, and the explanation ends with its amount', (right) => {
    const example = EXAMPLES[right.id] as Example
    expect(example).toBeDefined()
    const { outcome, steps } = explainExample(right, example)
    expect(outcome.kind).toBe('due')
    if (outcome.kind === 'due') expect(Math.round(steps.at(-1)?.value ?? Number.NaN)).toBe(outcome.amount)
    for (const step of steps) expect(step.article).not.toBe('')
  })

  it('name every person and show no bare identifier', () => {
    for (const right of RIGHTS) {
      const example = EXAMPLES[right.id] as Example
      expect(example.names.length, right.id).toBe(example.spec.parents.length + (example.spec.children?.length ?? 0))
      const text = explanationInWords(explainExample(right, example)).join('\n')
      expect(text, right.id).not.toMatch(/\b(?:parent|enfant)\d/)
      expect(text, right.id).not.toMatch(/NaN|undefined|Infinity/)
    }
  })

  it('tell of nobody without an example', () => {
    expect(Object.keys(EXAMPLES).toSorted()).toEqual(RIGHTS.map(({ id }) => id).toSorted())
  })
})
