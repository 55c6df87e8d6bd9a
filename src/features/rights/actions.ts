import { define } from '#core/actor.ts'

export const rights = define('rights', {
  show: { roles: ['worker', 'manager'], audit: 'a consulté les droits du foyer' },
  questions: { roles: ['worker', 'manager'], audit: 'a vu les questions qui précisent les droits du foyer' },
  version: { roles: ['worker', 'manager'], audit: 'a consulté la feuille des droits à remettre à la personne' },
})
