import { Filters } from '#ui/thread.tsx'
import { paths } from './paths.ts'

const rooms = {
  rights: 'Droits du foyer',
  rightsFollow: 'Suivi des droits',
  rightsInformation: 'Information donnée',
  facts: 'Faits du foyer',
} as const
export type RightsRoom = keyof typeof rooms

/** The four pages under the tab « Droits » of a household: three features keep them. `current` null: a page below one of them. */
export const RightsRooms = ({ id, current }: { id: string; current: RightsRoom | null }) => (
  <Filters
    label="Pages des droits"
    entries={(Object.keys(rooms) as RightsRoom[]).map((room) => ({
      href: paths.caseFile[room]({ id }),
      label: rooms[room],
      current: room === current,
    }))}
  />
)
