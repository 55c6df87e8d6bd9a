import { sayAnswer, progressOf } from '#rules/instruments/engine.ts'
import { found } from '#db/door.server.ts'
import { submit } from '#web/page.server.ts'
import { assessment as acts } from './actions.ts'
import { saveAnswers } from './commands.server.ts'
import { fieldOf } from './field-names.ts'
import { keepForm } from './forms.ts'
import { getOwnDraft } from './page-queries.server.ts'
import { readPart, readShown, shownOf } from './part-answers.ts'

/**
 * Autosave of one part: what changed on the page and nowhere else. 200 `{ at, was, progress, errors, elsewhere }`: the hour; the answers of the part as they stand now;
 * how many are answered, part by part; by field, why one cannot be read; by field, what was answered in another tab since, and was left alone.
 */
export const action = submit(
  acts.keep,
  keepForm,
  async ({ tx, id, params, value, today }) => {
    const { one, instrument } = await getOwnDraft(tx, id, params['assessmentId'] ?? '')
    const section = found(
      instrument.sections.find((part) => part.id === value.part),
      'part',
    )
    const standing = one.body.answers
    const read = readPart(section, value, standing, readShown(value.was), value.sauf)
    if (Object.keys(read.answers).length > 0) await saveAnswers(tx, { caseFileId: id, assessmentId: one.id, answers: read.answers, today })
    tx.about({ subjectId: one.id })
    const now = Object.fromEntries(
      Object.entries({ ...standing, ...read.answers }).flatMap(([key, answer]) => (answer === null ? [] : [[key, answer]])),
    )
    return Response.json({
      at: tx.now,
      was: shownOf(section, now),
      progress: instrument.sections.map((part) => progressOf(part, instrument, now)),
      errors: read.errors,
      elsewhere: Object.fromEntries(read.elsewhere.map((question) => [fieldOf(question), sayAnswer(question, standing[question.id])])),
    })
  },
  { again: true },
)
