import { define } from '#core/actor.ts'

export const review = define('review', {
  follow: { roles: ['worker', 'manager'], audit: 'a consulté le suivi des droits du foyer' },
  status: { roles: ['worker'], audit: 'a ouvert la page de suivi d’un droit' },
  changeStatus: { roles: ['worker'], audit: 'a noté où en est un droit' },
  information: { roles: ['worker', 'manager'], audit: 'a consulté l’information donnée sur les droits' },
  inform: { roles: ['worker'], audit: 'a noté une information donnée sur les droits' },
  event: { roles: ['worker'], audit: 'a ouvert la page d’un événement du foyer' },
  prepareEvent: { roles: ['worker'], audit: 'a noté ce qu’un événement demande' },
  nonTakeUp: { roles: ['manager'], audit: 'a consulté les raisons du non-recours, en nombres' },
})
