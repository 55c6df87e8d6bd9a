import { define } from '#core/actor.ts'

/** Letters received by a household. Content is opened by compartments, not by these roles. */
export const letter = define('letter', {
  noting: { roles: ['worker'], audit: 'a préparé la note d’un courrier reçu' },
  add: { roles: ['worker'], audit: 'a noté un courrier reçu' },
  show: { roles: ['worker', 'manager'], audit: 'a consulté un courrier reçu' },
  change: { roles: ['worker'], audit: 'a corrigé la note d’un courrier reçu' },
})
