import { define } from '#core/actor.ts'

export const facts = define('facts', {
  show: { roles: ['worker', 'manager'], audit: 'a consulté ce que l’on sait du foyer' },
  noteForm: { roles: ['worker'], audit: 'a ouvert la page pour noter un fait' },
  note: { roles: ['worker'], audit: 'a noté un fait' },
  settle: { roles: ['worker'], audit: 'a choisi entre deux valeurs d’un fait' },
  /** Asked for by a command of the demonstration, by no page. */
  import: { roles: ['worker'], audit: 'a ouvert un dossier avec un foyer repris d’OpenFisca' },
})
