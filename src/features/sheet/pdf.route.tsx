import { redirect } from 'react-router'
import { Refused } from '#core/errors.ts'
import { resource } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { checkSheet } from './model.ts'
import { sheetPdf } from './pdf.server.ts'
import { getSecrets, getSheet } from './queries.server.ts'

/** The sheet as a PDF, under a name that says nothing. One that must not leave goes back to be gone over. */
export const loader = resource(actions.print, async ({ tx, id }) => {
  const kept = await getSheet(tx, id)
  const remarks = checkSheet(kept.sheet, await getSecrets(tx, kept.caseFileId, kept.entryId))
  if (remarks.some((remark) => remark.severity === 'blocks')) return redirect(paths.sheet.edit({ id }))
  try {
    const pdf = await sheetPdf(kept.sheet)
    return new Response(Buffer.from(pdf), {
      headers: { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="resume.pdf"' },
    })
  } catch (error) {
    if (error instanceof Refused) return redirect(paths.sheet.edit({ id }))
    throw error
  }
})
