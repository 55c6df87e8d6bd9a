import { Refused } from '#core/errors.ts'
import type { Read } from '#db/door.server.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { submit } from '#web/page.server.ts'
import { offlineVisit } from './actions.ts'
import { takeCopy } from './commands.server.ts'
import { takeForm } from './forms.ts'
import { getTaken } from './pack.server.ts'
import type { TakenPack } from './taken.ts'

/** The copy, once: the browser seals it before it keeps anything. */
export const action = submit(offlineVisit.take, takeForm, async ({ tx, id, value, today, timeZone, now }) => {
  const read = tx as unknown as Read
  const head = await getHead(read, id, today)
  if (head.protected && !value.protectedToo)
    throw new Refused({ protectedToo: 'Ce foyer est protégé. Confirmez qu’une copie doit vraiment sortir sur cet appareil.' })
  const { id: copyId } = await takeCopy(tx, { caseFileId: id, token: value.token, device: null })
  const answer: TakenPack = { id: copyId, taken: await getTaken(read, id, { today, timeZone, now, notes: value.notes }) }
  return Response.json(answer)
})
