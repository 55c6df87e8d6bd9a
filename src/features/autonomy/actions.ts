import { define } from '#core/actor.ts'

/** Autonomy of the persons of a household. Content lies in « Santé et autonomie » and is opened by that compartment, not by these roles. */
export const autonomy = define('autonomy', {
  show: { roles: ['worker', 'manager'], audit: 'a consulté la page « Autonomie »' },
  begin: { roles: ['worker'], audit: 'a commencé une évaluation ou un plan d’aide' },
  showGrid: { roles: ['worker', 'manager'], audit: 'a consulté une grille AGGIR' },
  fillGrid: { roles: ['worker'], audit: 'a rempli une grille AGGIR' },
  showPch: { roles: ['worker', 'manager'], audit: 'a consulté une évaluation pour la PCH' },
  fillPch: { roles: ['worker'], audit: 'a rempli une évaluation pour la PCH' },
  showPlan: { roles: ['worker', 'manager'], audit: 'a consulté un plan d’aide' },
  showMatter: { roles: ['worker', 'manager'], audit: 'a consulté l’adaptation du logement, l’aide à domicile ou les besoins d’un aidant' },
  changeMatter: { roles: ['worker'], audit: 'a noté l’adaptation du logement, l’aide à domicile ou les besoins d’un aidant' },
  changePlan: { roles: ['worker'], audit: 'a préparé un plan d’aide, ou noté la réponse à ce plan' },
})

/** What an hour or a unit of help costs in this département: of the house, nothing of a household. */
export const tariffs = define('tariffs', {
  list: { roles: ['worker', 'manager'], audit: 'a consulté les tarifs des aides' },
  add: { roles: ['manager'], audit: 'a écrit un tarif d’une aide' },
})
