import { define } from '#core/actor.ts'

const receiving = ['worker', 'manager'] as const

export const actions = define('calendar', {
  feed: { roles: receiving, audit: 'a consulté l’adresse de son agenda pour un téléphone' },
  createFeed: { roles: receiving, audit: 'a créé une adresse de son agenda pour un téléphone' },
  revokeFeed: { roles: receiving, audit: 'a retiré l’adresse de son agenda pour un téléphone' },
  /** Written by app.read_calendar_feed(): nobody is logged in, and nothing of what was read is kept. */
  readFeed: { roles: [], audit: 'a fait lire son agenda, sans nom, par son adresse privée' },
  reprise: { roles: receiving, audit: 'a ouvert la page de reprise d’un autre agenda' },
  importHours: { roles: receiving, audit: 'a repris dans son agenda les heures d’un fichier' },
  rdv: { roles: ['worker'], audit: 'a ouvert la page de reprise de rendez-vous d’un autre logiciel' },
  checkRdv: { roles: ['worker'], audit: 'a fait lire un fichier de rendez-vous, sans rien reprendre' },
  bringRdv: { roles: ['worker'], audit: 'a repris des rendez-vous d’un autre logiciel' },
  exporting: { roles: ['manager'], audit: 'a ouvert la page d’export des rendez-vous de ses équipes' },
  exportAppointments: { roles: ['manager'], audit: 'a préparé le fichier des rendez-vous de ses équipes, sans aucun nom' },
})
