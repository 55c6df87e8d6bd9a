import { actAlone, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { assessment } from './actions.ts'
import { askLookForm } from './forms.ts'
import { askForLook } from './look.server.ts'

/** An act alone: read by its address, it leads to the evaluations of the household. */
export const loader = actAlone((params) => paths.caseFile.assessments({ id: params['id'] ?? '' }))

/** Asks a colleague who reads that part of the file for the second look. */
export const action = submit(assessment.askLook, askLookForm, async ({ tx, id, params, value, today }) => {
  const assessmentId = params['assessmentId'] ?? ''
  await askForLook(tx, { caseFileId: id, assessmentId, to: value.to, today })
  tx.about({ subjectId: assessmentId })
  return redirectWithMessage(paths.caseFile.assessmentOf({ id, assessmentId }), 'second-regard-demande')
})

export { NoPage as default } from '#web/no-page.tsx'
