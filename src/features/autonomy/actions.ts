import { define } from '#core/actor.ts'

/** Autonomy of the persons of a household. Content lies in « Santé et autonomie » and is opened by that compartment, not by these roles. */
export const autonomy = define('autonomy', {
  show: { roles: ['worker', 'manager'], audit: 'a consulté la page « Autonomie »' },
  begin: { roles: ['worker'], audit: 'a commencé une évaluation ou un plan d’aide' },
  showGrid: { roles: ['worker', 'manager'], audit: 'a consulté une grille AGGIR' },
  fillGrid: { roles: ['worker'], audit: 'a rempli une grille AGGIR' },
  showPlan: { roles: ['worker', 'manager'], audit: 'a consulté un plan d’aide' },
  showMatter: { roles: ['worker', 'manager'], audit: 'a consulté l’adaptation du logement, l’aide à domicile ou les besoins d’un aidant' },
  changeMatter: { roles: ['worker'], audit: 'a noté l’adaptation du logement, l’aide à domicile ou les besoins d’un aidant' },
  changePlan: { roles: ['worker'], audit: 'a préparé un plan d’aide, ou noté la réponse à ce plan' },
})
