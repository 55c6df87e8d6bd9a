import { define } from '#core/actor.ts'

/** Filled instruments of a household. Content is opened by compartments, not by these roles. */
export const assessment = define('assessment', {
  list: { roles: ['worker', 'manager'], audit: 'a consulté les évaluations du foyer' },
  beginning: { roles: ['worker'], audit: 'a préparé une évaluation' },
  begin: { roles: ['worker'], audit: 'a commencé une évaluation' },
  show: { roles: ['worker', 'manager'], audit: 'a consulté une évaluation' },
  filling: { roles: ['worker'], audit: 'a consulté une évaluation en cours' },
  fill: { roles: ['worker'], audit: 'a rempli une évaluation' },
  keep: { roles: ['worker'], audit: 'a continué de remplir une évaluation' },
  ending: { roles: ['worker'], audit: 'a consulté une évaluation avant de la terminer' },
  finish: { roles: ['worker'], audit: 'a terminé une évaluation' },
  drop: { roles: ['worker'], audit: 'a jeté le brouillon d’une évaluation' },
  askLook: { roles: ['worker'], audit: 'a demandé un second regard sur une évaluation' },
  lookAgain: { roles: ['worker', 'manager'], audit: 'a donné un second regard sur une évaluation' },
})

/** Own grids of the organisation: nothing of a household. */
export const grid = define('grid', {
  list: { roles: ['worker', 'manager'], audit: 'a consulté les grilles du service' },
  show: { roles: ['worker', 'manager'], audit: 'a consulté une grille du service' },
  tryOut: { roles: ['worker', 'manager'], audit: 'a essayé une grille du service' },
  adding: { roles: ['manager'], audit: 'a ouvert la page pour écrire une grille' },
  add: { roles: ['manager'], audit: 'a commencé une grille du service' },
  editing: { roles: ['manager'], audit: 'a ouvert la page pour modifier une grille' },
  change: { roles: ['manager'], audit: 'a modifié une grille du service' },
  publish: { roles: ['manager'], audit: 'a publié une grille du service' },
  retire: { roles: ['manager'], audit: 'a retiré une grille du service' },
})
