import { define } from '#core/actor.ts'

/** Procedures followed for a household. Content is opened by compartments, not by these roles. */
export const procedure = define('procedure', {
  begin: { roles: ['worker'], audit: 'a commencé une procédure' },
  beginning: { roles: ['worker'], audit: 'a consulté les procédures à commencer' },
  show: { roles: ['worker', 'manager'], audit: 'a consulté une procédure' },
  change: { roles: ['worker'], audit: 'a noté ce qui s’est passé dans une procédure' },
})
