import { Refused } from '#core/errors.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import { addPages } from '#db/paper/pages.server.ts'
import type { Paper } from '#db/paper/pages.server.ts'
import type { Scan } from '#db/paper/scan.ts'
import type { Agreement } from './model.ts'
import type { Project } from './queries.server.ts'
import { getProject } from './queries.server.ts'

export type AtAgreement = { caseFileId: string; projectId: string; agreementId: string }

/** A version of an agreement as something that has pages. */
export const paperOf = ({ caseFileId, agreementId }: AtAgreement): Paper => ({ what: 'agreement', id: agreementId, caseFileId })

/** A version of an agreement, within its own project. @throws NotFound when it is not there, or not the actor's to read. */
export const getAgreement = async (tx: Read | Write, at: AtAgreement): Promise<{ project: Project; agreement: Agreement }> => {
  const project = await getProject(tx, at.caseFileId, at.projectId)
  const agreement = found(
    project.agreements.find(({ id }) => id === at.agreementId),
    'agreement',
  )
  return { project, agreement }
}

/**
 * Adds the paper that was signed to the version that it is of, in the compartment of its project.
 * @throws Refused for an agreement that was given otherwise, or as `addPages` of a paper; NotFound for one that is not there.
 */
export const addSignedPages = async (tx: Write, at: AtAgreement, scans: readonly Scan[]): Promise<void> => {
  if (scans.length === 0) return
  const { project, agreement } = await getAgreement(tx, at)
  if (agreement.how !== 'paper')
    throw new Refused({ pages: 'Une page se joint à un accord signé sur papier. Choisissez « Signé sur papier », ou retirez le fichier.' })
  await addPages(tx, { ...paperOf(at), compartmentId: project.compartmentId }, scans)
}
