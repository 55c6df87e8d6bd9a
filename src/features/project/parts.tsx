import { toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import { needsRooms } from '#features/needs/model.ts'
import { Tag } from '#ui/tag.tsx'
import type { TagKind } from '#ui/tag.tsx'
import { Filters } from '#ui/thread.tsx'
import { HouseholdFrame, WayUp } from '#web/household-frame.tsx'
import type { HouseholdPageProps } from '#web/household-frame.tsx'
import { paths } from '#web/paths.ts'
import { stages } from './model.ts'
import type { Stage } from './model.ts'

/** A page about projects, under the tab « Besoins et projet ». `within`: below the list. */
export const ProjectPage = ({ head, within, ...page }: HouseholdPageProps & { head: Head; within?: boolean }) => (
  <HouseholdFrame
    {...page}
    household={toHeadProps(head, 'needs')}
    above={
      within ? (
        <WayUp href={paths.caseFile.projects({ id: head.id })}>Projets et mesures</WayUp>
      ) : (
        <Filters
          label="Besoins et projet"
          entries={(Object.keys(needsRooms) as (keyof typeof needsRooms)[]).map((room) => ({
            href: paths.caseFile[room]({ id: head.id }),
            label: needsRooms[room],
            current: room === 'projects',
          }))}
        />
      )
    }
  />
)

const looks: Readonly<Record<Stage, TagKind>> = {
  understanding: 'verifier',
  comparing: 'verifier',
  proposed: 'delai',
  refused: 'neutre',
  later: 'delai',
  building: 'verifier',
  running: 'ouvert',
  over: 'neutre',
}
export const StageTag = ({ stage }: { stage: Stage }) => <Tag kind={looks[stage]}>{stages[stage]}</Tag>

export const optionsOf = (labels: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
