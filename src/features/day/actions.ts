import { define } from '#core/actor.ts'

/** The page of one's own day, and what is done from it. */
export const actions = define('day', {
  show: { roles: ['worker', 'manager'], audit: 'a ouvert sa journée' },
  act: { roles: ['worker', 'manager'], audit: 'a noté une échéance faite, ou lu ce dont on la prévenait' },
})
