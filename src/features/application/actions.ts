import { define } from '#core/actor.ts'

/** Applications of a household. Content is opened by compartments, not by these roles. */
export const application = define('application', {
  list: { roles: ['worker', 'manager'], audit: 'a consulté les démarches, les courriers et les procédures du foyer' },
  beginning: { roles: ['worker'], audit: 'a préparé une démarche' },
  begin: { roles: ['worker'], audit: 'a commencé une démarche' },
  show: { roles: ['worker', 'manager'], audit: 'a consulté une démarche' },
  change: { roles: ['worker'], audit: 'a noté ce qui s’est passé dans une démarche' },
})
