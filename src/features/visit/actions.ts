import { define } from '#core/actor.ts'

/** The safety of who goes to a home. Where she goes is read by her and by the colleague whom she names. */
export const visit = define('visit', {
  list: { roles: ['worker', 'manager'], audit: 'a consulté les visites suivies' },
  show: { roles: ['worker', 'manager'], audit: 'a consulté une visite suivie' },
  say: { roles: ['worker', 'manager'], audit: 'a dit où en est une visite suivie' },
  prepare: { roles: ['worker'], audit: 'a consulté la préparation d’une visite à domicile' },
  watch: { roles: ['worker'], audit: 'a préparé une visite à domicile' },
  absent: { roles: ['worker'], audit: 'a consulté l’avis de passage d’une visite' },
  sayAbsent: { roles: ['worker'], audit: 'a noté que personne n’était là à une visite' },
})
