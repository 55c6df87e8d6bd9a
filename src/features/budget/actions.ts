import { define } from '#core/actor.ts'

/** The budget of a household. Its lines lie in the budget compartment: what opens them is that, not these roles. */
export const budget = define('budget', {
  show: { roles: ['worker', 'manager'], audit: 'a consulté le budget et les dettes du foyer' },
  filling: { roles: ['worker'], audit: 'a ouvert la page où se pose le budget' },
  change: { roles: ['worker'], audit: 'a noté le budget du foyer' },
  sheet: { roles: ['worker'], audit: 'a consulté le tableau du budget à remettre' },
  paper: { roles: ['worker'], audit: 'a consulté la feuille de budget à remplir à la main' },
  debtFile: { roles: ['worker'], audit: 'a consulté la préparation d’un dossier de surendettement' },
  delay: { roles: ['worker'], audit: 'a préparé une lettre pour demander un délai de paiement' },
  writeDelay: { roles: ['worker'], audit: 'a mis en page une lettre pour demander un délai de paiement' },
  comparing: { roles: ['worker', 'manager'], audit: 'a ouvert la page « Avant, après » du budget' },
  whatIf: { roles: ['worker', 'manager'], audit: 'a comparé le budget avant et après' },
  landmarks: { roles: ['worker', 'manager', 'administrator'], audit: 'a consulté les repères du budget' },
  changeLandmarks: { roles: ['manager'], audit: 'a changé les repères du budget' },
})
