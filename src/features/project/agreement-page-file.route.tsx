import { getPage } from '#db/paper/pages.server.ts'
import { householdPage } from '#web/page.server.ts'
import { pageFile } from '#web/paper-file.server.ts'
import { project as acts } from './actions.ts'
import { getAgreement, paperOf } from './agreement-pages.server.ts'

/** A page of an agreement signed on paper, as it is kept, with its line in the log. */
export const loader = householdPage(acts.showAgreementPage, async ({ tx, id, params }) => {
  const pageId = params['signedPageId'] ?? ''
  const at = { caseFileId: id, projectId: params['projectId'] ?? '', agreementId: params['agreementId'] ?? '' }
  // of this project, and of no other
  await getAgreement(tx, at)
  const page = await getPage(tx, paperOf(at), pageId)
  tx.about({ subjectId: pageId })
  return pageFile('accord', page)
})
