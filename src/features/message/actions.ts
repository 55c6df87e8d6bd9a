import { define } from '#core/actor.ts'

/** How a person is told of her appointments. Content is opened by compartments; what was held back, to the referent alone (decision 0026). */
export const message = define('message', {
  show: { roles: ['worker', 'manager'], audit: 'a consulté comment une personne veut être prévenue' },
  change: { roles: ['worker'], audit: 'a noté comment une personne veut être prévenue, ou repris un message' },
  list: { roles: ['worker', 'manager'], audit: 'a consulté les lettres à imprimer et ce qui reste à dire' },
  said: { roles: ['worker'], audit: 'a noté avoir prévenu une personne de vive voix' },
  letter: { roles: ['worker', 'manager'], audit: 'a lu une lettre à imprimer' },
  printed: { roles: ['worker'], audit: 'a noté une lettre comme imprimée' },
})
