import type { Read } from '#db/door.server.ts'
import { submit } from '#web/page.server.ts'
import { offlineVisit } from './actions.ts'
import { holdVisit, listCameOf } from './after.server.ts'
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
    const filed = await fileWaiting(tx, caseFileId, { today, timeZone })
    const held = await holdVisit(tx, { caseFileId, copyId: id, appointmentId: value.appointmentId, timeZone })
    const came = await listCameOf(tx as unknown as Read, caseFileId, { today, copyId: id })
    return Response.json({ ids, ...filed, held, came })
  },
  { again: true, maxLength: SENT_AT_MOST },
)
