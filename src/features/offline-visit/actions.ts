import { define } from '#core/actor.ts'

/** Visits made without network. What may be taken and what may be filed is decided by compartments, not by these roles. */
export const offlineVisit = define('offlineVisit', {
  show: { roles: ['worker'], audit: 'a consulté les visites hors ligne du foyer' },
  take: { roles: ['worker'], audit: 'a pris une copie du foyer sur un appareil, pour une visite hors ligne' },
  send: { roles: ['worker'], audit: 'a envoyé ce qu’une visite hors ligne a rapporté' },
  file: { roles: ['worker'], audit: 'a rangé ou écarté ce qu’une visite hors ligne a rapporté' },
  picture: { roles: ['worker'], audit: 'a regardé un croquis ou une photo d’une visite' },
  copies: { roles: ['worker', 'administrator'], audit: 'a consulté les copies hors ligne' },
  end: { roles: ['worker', 'administrator'], audit: 'a mis fin à une copie hors ligne' },
})
