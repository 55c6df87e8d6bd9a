import { NotFound } from '#core/errors.ts'
import { resource } from '#web/page.server.ts'
import { rights as acts } from './actions.ts'
import { listBestQuestions } from './queries.server.ts'
import { narrowsWords } from './questions.ts'

/** The three questions worth asking, for the margin of the interview: asked for once the page is there, so that writing never waits for them. */
export const loader = resource(acts.questions, async ({ tx, id, today }) => {
  // who holds nothing of the household asks about nothing
  if ((await tx.unlockCase(id)).length === 0) throw new NotFound('caseFile')
  const best = await listBestQuestions(tx, id, today)
  return Response.json({ questions: best.map(({ text, narrows }) => ({ text, narrows: narrowsWords(narrows) })) })
})
