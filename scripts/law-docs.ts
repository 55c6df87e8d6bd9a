import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EXAMPLES } from '#rules/examples.ts'
import { pagesOf } from '#rules/page.ts'
import { RIGHTS } from '#rules/rights.ts'

/** `npm run law:docs`: writes docs/rules, one page for each right. A unit test fails when they are not what the rules say. */
const folder = join('docs', 'rules')
mkdirSync(folder, { recursive: true })
for (const file of readdirSync(folder)) if (file.endsWith('.md')) rmSync(join(folder, file))
for (const [file, text] of pagesOf(RIGHTS, EXAMPLES)) writeFileSync(join(folder, file), text)
console.log(`${RIGHTS.length} rights in ${folder}, ${RIGHTS.filter(({ id }) => EXAMPLES[id] !== undefined).length} with an example`)
