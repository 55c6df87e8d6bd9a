import { submit } from '#web/page.server.ts'
import { actions } from './actions.ts'
import { keepTicks, saveDraft } from './commands.server.ts'
import { pageForm } from './forms.ts'

/**
 * Autosave: the same form as the page's, answered in JSON. 200 `{ revision, at }`; 409 `{ theirs, revision, at, tidied }` when another tab
 * kept another text since, and then nothing was written; 422 `{ errors }` when the text cannot be kept.
 */
export const action = submit(
  actions.save,
  pageForm,
  async ({ tx, id, value }) => {
    const kept = await saveDraft(tx, id, { text: value.text, revision: value.revision, both: value.intent === 'deux' })
    if (!kept.kept)
      return Response.json({ theirs: kept.theirs, revision: kept.revision, at: kept.at, tidied: kept.tidied }, { status: 409 })
    await keepTicks(tx, kept.caseFileId, value)
    return Response.json({ revision: kept.revision, at: kept.at })
  },
  { again: true },
)
