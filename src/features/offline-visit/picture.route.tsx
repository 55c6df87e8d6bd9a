import { NotFound } from '#core/errors.ts'
import { resource } from '#web/page.server.ts'
import { offlineVisit } from './actions.ts'
import { listWaiting } from './queries.server.ts'

/** A photograph of a visit, opened for who may read it. Never kept by a browser. */
export const loader = resource(offlineVisit.picture, async ({ tx, id, params }) => {
  const one = (await listWaiting(tx, id)).find((row) => row.id === params['gestureId'])
  if (one?.told?.kind !== 'photo') throw new NotFound('picture')
  tx.about({ caseFileId: id, subjectId: one.id })
  return new Response(Buffer.from(one.told.jpeg, 'base64'), { headers: { 'content-type': 'image/jpeg', 'cache-control': 'no-store' } })
})
