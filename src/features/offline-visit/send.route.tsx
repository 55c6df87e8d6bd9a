import { submit } from '#web/page.server.ts'
import { offlineVisit } from './actions.ts'
import { keepGestures, returnCopy } from './commands.server.ts'
import { fileWaiting } from './filing.server.ts'
import { SENT_AT_MOST, sendForm } from './forms.ts'

/** What a tablet brings back, in parts, each safe to send twice; with the last one everything is filed and the device may delete its copy. */
export const action = submit(
  offlineVisit.send,
  sendForm,
  async ({ tx, id, value, today, timeZone }) => {
    const { caseFileId, ids } = await keepGestures(tx, id, value.gestures)
    if (!value.all) return Response.json({ ids })
    await returnCopy(tx, id)
    return Response.json({ ids, ...(await fileWaiting(tx, caseFileId, { today, timeZone })) })
  },
  { again: true, maxLength: SENT_AT_MOST },
)
