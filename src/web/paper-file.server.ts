import type { z } from 'zod'
import { Refused } from '#core/errors.ts'
import { readPages } from '#db/paper/pages.server.ts'
import { pageKinds } from '#db/paper/scan.ts'
import type { PageKind, Scan } from '#db/paper/scan.ts'
import type { pagesForm } from './paper-form.ts'

/** What was sent to be added, looked at before a door opens: twenty megabytes hold nobody up. @throws Refused when nothing was, or when it is no page. */
export const pagesSent = async ({ value }: { value: z.infer<typeof pagesForm> }): Promise<Scan[]> => {
  if (value.intent === 'remove') return []
  if (value.pages.length === 0) throw new Refused({ pages: 'Choisissez au moins un fichier.' })
  return readPages(value.pages)
}

/** A page as it is kept. It is taken to be hostile: under a name and a kind that are ours, never shown as a page of this site (attachment, sandbox, nosniff), kept by no cache. */
export const pageFile = (name: string, page: { kind: PageKind; position: number; bytes: Buffer }): Response => {
  const { media, ending } = pageKinds[page.kind]
  return new Response(new Uint8Array(page.bytes), {
    headers: {
      'content-type': media,
      'content-length': String(page.bytes.length),
      'content-disposition': `attachment; filename="${name}-page-${page.position}.${ending}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  })
}
