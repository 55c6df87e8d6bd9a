import { toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import { Tag } from '#ui/tag.tsx'
import { HouseholdFrame, WayUp } from '#web/household-frame.tsx'
import type { HouseholdPageProps } from '#web/household-frame.tsx'
import { paths } from '#web/paths.ts'
import type { Assessment } from './model.ts'

/** A page about the filled instruments of a household, under their tab. `within`: below the list. */
export const AssessmentPage = ({ head, within, ...page }: HouseholdPageProps & { head: Head; within?: boolean }) => (
  <HouseholdFrame
    {...page}
    household={toHeadProps(head, 'assessments')}
    above={within && <WayUp href={paths.caseFile.assessments({ id: head.id })}>Évaluations</WayUp>}
  />
)

/** Where a filled one stands. */
export const StateTag = ({ one }: { one: Pick<Assessment, 'state' | 'supersededById'> }) =>
  one.state === 'draft' ? (
    <Tag kind="verifier">Brouillon</Tag>
  ) : one.supersededById ? (
    <Tag kind="non">Corrigée</Tag>
  ) : (
    <Tag kind="ouvert">Terminée</Tag>
  )

/** Something that nobody could check against its source. */
export const ToVerify = () => <span className="doux"> (à vérifier)</span>
