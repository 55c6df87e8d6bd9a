import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import type { Proof, Scope } from './promise.ts'

/** Runs one proof in this process: `node proof/one.ts <file> <scope>`. Tells its progress on the error output, its outcome on the last line. */
const [file = '', scope = 'test'] = process.argv.slice(2)
const { default: proof } = (await import(pathToFileURL(resolve('proof', file)).href)) as { default: Proof }
const outcome = await proof({ scope: scope as Scope, log: (line) => process.stderr.write(`${line}\n`) })
process.stdout.write(`\n${JSON.stringify(outcome)}\n`)
process.exit(0)
