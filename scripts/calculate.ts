import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { answerLine } from '#rules/openfisca/line.ts'

/**
 * `npm run --silent calculate < cases.jsonl > results.jsonl`: a situation of OpenFisca's web API on each line (bare, or as `situation` beside
 * `id` and `period`), an answer on each line: `{"id", "computed", "unsupported"}`. What is computed: the nulls of the situation; where it has
 * none, every variable we cover at `period`, else at the last month that the situation names. A line that cannot be read (an empty one too) answers
 * with `error` and empty results, and the next line follows. A fault of ours is told in the same way and on standard error, and the exit code is 1.
 */
const answer = (line: string, number: number): object => {
  try {
    return answerLine(line, number)
  } catch (fault) {
    process.exitCode = 1
    console.error(`ligne ${number}`, fault)
    const message = 'le calcul a échoué sur cette ligne : c’est une erreur du programme'
    return { id: number, computed: {}, unsupported: [], error: { path: `ligne ${number}`, value: null, expected: null, message } }
  }
}

// Whoever reads may stop early (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
let number = 0
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  number += 1
  if (!process.stdout.write(`${JSON.stringify(answer(line, number))}\n`)) await once(process.stdout, 'drain')
}
