import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CATALOGUE } from '#rules/catalogue/catalogue.ts'
import { rightsPage } from '#rules/catalogue/page.ts'
import { EXAMPLES } from '#rules/examples.ts'
import { MEASURES } from '#rules/measures/measures.ts'
import { measuresPage } from '#rules/measures/page.ts'
import { pagesOf } from '#rules/page.ts'
import { proceduresPage } from '#rules/procedures/page.ts'
import { PROCEDURES } from '#rules/procedures/procedures.ts'
import { RIGHTS } from '#rules/rights.ts'

/** `npm run law:docs`: writes docs/rules, one page for each right, docs/rights.md, the catalogue in a table, docs/procedures.md and docs/measures.md. A unit test fails when they are not what the rules say. */
const folder = join('docs', 'rules')
mkdirSync(folder, { recursive: true })
for (const file of readdirSync(folder)) if (file.endsWith('.md')) rmSync(join(folder, file))
for (const [file, text] of pagesOf(RIGHTS, EXAMPLES)) writeFileSync(join(folder, file), text)
writeFileSync(join('docs', 'rights.md'), rightsPage())
writeFileSync(join('docs', 'procedures.md'), proceduresPage())
writeFileSync(join('docs', 'measures.md'), measuresPage())
console.log(`${PROCEDURES.length} procedures in docs/procedures.md`)
console.log(`${MEASURES.length} measures in docs/measures.md`)
console.log(`${CATALOGUE.length} rights in docs/rights.md`)
console.log(`${RIGHTS.length} rights in ${folder}, ${RIGHTS.filter(({ id }) => EXAMPLES[id] !== undefined).length} with an example`)
