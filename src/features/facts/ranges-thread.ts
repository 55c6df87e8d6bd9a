import { parentPort } from 'node:worker_threads'
import { rangesOfSituation } from '#rules/answer.ts'
import { packRanges } from '#rules/ranges/packed.ts'
import type { AskedRanges } from './answers.server.ts'

/** The thread that searches what a household’s rights can be, so that no other page waits for it (`answers.server.ts`). */
parentPort?.on('message', ({ id, situation, month, told }: AskedRanges & { id: number }) => {
  try {
    parentPort?.postMessage({ id, packed: packRanges(rangesOfSituation(situation, month, 1, told)) })
  } catch {
    // what cannot be computed is told by who asked, which computes it again to say why
    parentPort?.postMessage({ id, packed: null })
  }
})
