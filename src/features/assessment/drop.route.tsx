import { actAlone, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { assessment } from './actions.ts'
import { dropAssessment } from './commands.server.ts'
import { dropForm } from './forms.ts'

/** An act alone: read by its address, it leads to the evaluations of the household. */
export const loader = actAlone((params) => paths.caseFile.assessments({ id: params['id'] ?? '' }))

/** Throws one's own draft away. */
export const action = submit(assessment.drop, dropForm, async ({ tx, id, params }) => {
  const assessmentId = params['assessmentId'] ?? ''
  await dropAssessment(tx, { caseFileId: id, assessmentId })
  tx.about({ subjectId: assessmentId })
  return redirectWithMessage(paths.caseFile.assessments({ id }), 'evaluation-jetee')
})

export { NoPage as default } from '#web/no-page.tsx'
