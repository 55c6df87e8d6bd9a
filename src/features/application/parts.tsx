import { toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import { Tag } from '#ui/tag.tsx'
import { HouseholdFrame, WayUp } from '#web/household-frame.tsx'
import type { HouseholdPageProps } from '#web/household-frame.tsx'
import { paths } from '#web/paths.ts'
import { stageLooks, stages } from './model.ts'
import type { Stage } from './model.ts'

/** A page about applications, under their tab. `within`: below the list. */
export const ApplicationPage = ({ head, within, ...page }: HouseholdPageProps & { head: Head; within?: boolean }) => (
  <HouseholdFrame
    {...page}
    household={toHeadProps(head, 'applications')}
    above={within && <WayUp href={paths.caseFile.applications({ id: head.id })}>Démarches, courriers et procédures</WayUp>}
  />
)

export const StageTag = ({ stage }: { stage: Stage }) => <Tag kind={stageLooks[stage]}>{stages[stage]}</Tag>
