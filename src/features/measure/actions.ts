import { define } from '#core/actor.ts'

/** Measures of a household. Content is opened by compartments, not by these roles. */
export const measure = define('measure', {
  beginning: { roles: ['worker'], audit: 'a préparé la note d’une mesure' },
  begin: { roles: ['worker'], audit: 'a noté une mesure' },
  show: { roles: ['worker', 'manager'], audit: 'a consulté une mesure' },
  change: { roles: ['worker'], audit: 'a noté la suite d’une mesure' },
})
