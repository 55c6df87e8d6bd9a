import { define } from '#core/actor.ts'

/** What is done at the counter. */
export const reception = define('reception', {
  show: { roles: ['reception', 'worker', 'manager'], audit: 'a ouvert l’accueil' },
  findSector: { roles: ['reception', 'worker', 'manager'], audit: 'a cherché le secteur d’une adresse' },
  receive: { roles: ['reception', 'worker', 'manager'], audit: 'a noté une première demande' },
  contact: { roles: ['reception', 'worker'], audit: 'a lu les consignes de contact d’une personne' },
})

/** What is done with a request once it waits. */
export const request = define('request', {
  queue: { roles: ['worker', 'manager'], audit: 'a lu les demandes en attente' },
  show: { roles: ['worker', 'manager'], audit: 'a lu une demande' },
  take: { roles: ['worker'], audit: 'a pris une demande' },
  proposeForm: { roles: ['worker', 'manager'], audit: 'a ouvert la page pour proposer une demande' },
  propose: { roles: ['worker', 'manager'], audit: 'a proposé une demande à une ou un collègue' },
  answerForm: { roles: ['worker'], audit: 'a ouvert la page pour clore une demande' },
  answer: { roles: ['worker'], audit: 'a donné l’information et clos une demande' },
  attachForm: { roles: ['worker'], audit: 'a ouvert la page pour rattacher une demande' },
  attach: { roles: ['worker'], audit: 'a rattaché une demande à un foyer' },
  match: { roles: ['worker'], audit: 'a lu un rapprochement proposé' },
  answerMatch: { roles: ['worker'], audit: 'a répondu à un rapprochement proposé' },
})
