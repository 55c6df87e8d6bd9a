import { householdPage } from '#web/page.server.ts'
import { letter as acts } from './actions.ts'
import { getPage } from './pages.server.ts'
import { pageKinds } from './scan.ts'

/**
 * A page of a letter as it is kept, with its line in the log. It is taken to be hostile: under a name and a kind that are ours, never shown as a page of this
 * site (attachment, sandbox, nosniff), kept by no cache.
 */
export const loader = householdPage(acts.showPage, async ({ tx, id, params }) => {
  const pageId = params['pageId'] ?? ''
  const page = await getPage(tx, { caseFileId: id, seriesId: params['letterId'] ?? '', pageId })
  tx.about({ subjectId: pageId })
  const { media, ending } = pageKinds[page.kind]
  return new Response(new Uint8Array(page.bytes), {
    headers: {
      'content-type': media,
      'content-length': String(page.bytes.length),
      'content-disposition': `attachment; filename="courrier-page-${page.position}.${ending}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  })
})
