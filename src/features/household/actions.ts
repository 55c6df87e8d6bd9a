import { define } from '#core/actor.ts'

/** Acts on persons, contact rules, dwelling and helpers; whether the content opens is the database's answer. */
export const household = define('household', {
  show: { roles: ['worker', 'manager'], audit: 'a consulté la composition du foyer' },
  change: { roles: ['worker'], audit: 'a modifié la composition du foyer' },
  showPerson: { roles: ['worker', 'manager'], audit: 'a consulté la fiche d’une personne du foyer' },
  changePerson: { roles: ['worker'], audit: 'a modifié la fiche d’une personne du foyer' },
  showContact: { roles: ['worker', 'manager'], audit: 'a consulté les consignes de contact' },
  changeContact: { roles: ['worker'], audit: 'a modifié les consignes de contact' },
  showAddress: { roles: ['worker', 'manager'], audit: 'a consulté la page de l’adresse' },
  changeAddress: { roles: ['worker', 'manager'], audit: 'a modifié l’adresse, ou demandé à la voir en disant pourquoi' },
  showHelpers: { roles: ['worker', 'manager'], audit: 'a consulté les proches et les appuis' },
  changeHelpers: { roles: ['worker'], audit: 'a modifié les proches et les appuis' },
  genogram: { roles: ['worker', 'manager'], audit: 'a consulté le génogramme' },
})
