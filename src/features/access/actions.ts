import { define, roles } from '#core/actor.ts'

/** Who reads the journals, and how a closed household is opened in an emergency. */
export const actions = define('access', {
  journal: { roles: ['worker'], audit: 'a lu le journal d’accès' },
  handOver: { roles: ['worker'], audit: 'a préparé le journal d’accès pour le remettre à la personne' },
  log: { roles: ['dpo'], audit: 'a lu le journal des accès de l’organisation' },
  askForm: { roles: ['worker', 'manager'], audit: 'a regardé ses accès exceptionnels' },
  ask: { roles: ['worker', 'manager'], audit: 'a demandé un accès exceptionnel' },
  showExceptional: { roles: ['worker', 'manager'], audit: 'a consulté le dossier par accès exceptionnel' },
  changeExceptional: { roles: ['worker', 'manager'], audit: 'a élargi, prolongé ou fermé son accès exceptionnel' },
  reviews: { roles: ['worker', 'manager'], audit: 'a lu les accès exceptionnels à revoir' },
  review: { roles: ['worker', 'manager'], audit: 'a revu ou autorisé un accès exceptionnel' },
  links: { roles, audit: 'a consulté ses liens déclarés' },
  declareLink: { roles, audit: 'a déclaré un lien avec une personne' },
  conflictForm: { roles: ['worker', 'manager'], audit: 'a ouvert la page « Je connais cette personne »' },
  conflict: { roles: ['worker', 'manager'], audit: 'a déclaré connaître la personne ; le dossier lui est fermé' },
})
