import type { Member } from '#features/household/model.ts'

type Grown = Pick<Member, 'personId' | 'name' | 'role' | 'diedOn' | 'unborn'>

/** Whose project it is, as long as nobody says otherwise: the person met and her partner, living. Never a child. */
export const adultsOf = (members: readonly Grown[]): { id: string; name: string }[] =>
  members
    .filter(({ role, diedOn, unborn }) => (role === 'main' || role === 'partner') && diedOn === null && !unborn)
    .map(({ personId, name }) => ({ id: personId, name }))
