import { define } from '#core/actor.ts'

/** Filled instruments of a household. Content is opened by compartments, not by these roles. */
export const assessment = define('assessment', {
  list: { roles: ['worker', 'manager'], audit: 'a consulté les évaluations du foyer' },
  beginning: { roles: ['worker'], audit: 'a préparé une évaluation' },
  begin: { roles: ['worker'], audit: 'a commencé une évaluation' },
  show: { roles: ['worker', 'manager'], audit: 'a consulté une évaluation' },
  filling: { roles: ['worker'], audit: 'a consulté une évaluation en cours' },
  fill: { roles: ['worker'], audit: 'a rempli une évaluation' },
  ending: { roles: ['worker'], audit: 'a consulté une évaluation avant de la terminer' },
  finish: { roles: ['worker'], audit: 'a terminé une évaluation' },
  drop: { roles: ['worker'], audit: 'a jeté le brouillon d’une évaluation' },
  lookAgain: { roles: ['worker', 'manager'], audit: 'a donné un second regard sur une évaluation' },
})
