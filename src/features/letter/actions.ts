import { define } from '#core/actor.ts'

/** Letters received by a household. Content is opened by compartments, not by these roles. */
export const letter = define('letter', {
  noting: { roles: ['worker'], audit: 'a préparé la note d’un courrier reçu' },
  add: { roles: ['worker'], audit: 'a noté un courrier reçu' },
  show: { roles: ['worker', 'manager'], audit: 'a consulté un courrier reçu' },
  showPage: { roles: ['worker', 'manager'], audit: 'a consulté une page d’un courrier reçu' },
  pages: { roles: ['worker'], audit: 'a préparé des pages à joindre à un courrier reçu' },
  changePages: { roles: ['worker'], audit: 'a joint ou retiré des pages d’un courrier reçu' },
  change: { roles: ['worker'], audit: 'a corrigé la note d’un courrier reçu' },
})
