import { getPage } from '#db/paper/pages.server.ts'
import { householdPage } from '#web/page.server.ts'
import { pageFile } from '#web/paper-file.server.ts'
import { letter as acts } from './actions.ts'
import { paperOf } from './pages.server.ts'

/** A page of a letter as it is kept, with its line in the log. */
export const loader = householdPage(acts.showPage, async ({ tx, id, params }) => {
  const pageId = params['pageId'] ?? ''
  const page = await getPage(tx, paperOf(id, params['letterId'] ?? ''), pageId)
  tx.about({ subjectId: pageId })
  return pageFile('courrier', page)
})
