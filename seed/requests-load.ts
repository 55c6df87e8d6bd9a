import type { SeedHouse } from './household.ts'

/** The first requests of three months, received at the counter and answered by the team. */
export const loadRequests = async (_seed: SeedHouse): Promise<void> => {}
