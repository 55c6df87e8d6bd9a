import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import type { NamedRight, NamedStatus } from './model.ts'
import { listStatusVersions } from './queries.server.ts'
import { listNamedRights, unknownRight } from './rights.server.ts'

export type FollowedRights = {
  /** What stands, with its name and person. */
  current: NamedStatus[]
  /** Every version by series, the oldest first. */
  versions: ReadonlyMap<string, NamedStatus[]>
  rights: NamedRight[]
  people: { id: string; name: string }[]
}

/** The review of a household as its pages show it. */
export const readFollowed = async (tx: Read, caseFileId: string, today: IsoDate): Promise<FollowedRights> => {
  const rights = await listNamedRights(tx)
  const bySlug = new Map(rights.map((right) => [right.slug, right]))
  const { members, former } = await getHousehold(tx, caseFileId, today)
  const names = new Map([...former, ...members].map((one) => [one.personId, one.firstName || one.name]))
  const all = (await listStatusVersions(tx, caseFileId)).map((one): NamedStatus => ({
    ...one,
    right: bySlug.get(one.slug) ?? unknownRight(one.slug),
    person: one.subjectId === null ? null : (names.get(one.subjectId) ?? 'une personne du foyer'),
  }))
  return {
    current: all.filter((one) => one.current),
    versions: Map.groupBy(all, (one) => one.seriesId),
    rights,
    people: members
      .filter((one) => !one.unborn && one.diedOn === null)
      .map((one) => ({ id: one.personId, name: one.firstName || one.name })),
  }
}
