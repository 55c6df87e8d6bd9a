import { define } from '#core/actor.ts'

/** « Ce qui court ». Content is opened by compartments, not by these roles. */
export const running = define('running', {
  list: { roles: ['worker'], audit: 'a consulté ce qui court' },
  act: { roles: ['worker'], audit: 'a changé plusieurs échéances ou étapes' },
  show: { roles: ['worker', 'manager'], audit: 'a consulté une échéance et son calcul' },
  change: { roles: ['worker'], audit: 'a changé une échéance' },
})
