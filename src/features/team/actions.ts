import { define } from '#core/actor.ts'

export const actions = define('team', {
  list: { roles: ['administrator', 'manager'], audit: 'a consulté l’équipe' },
  show: { roles: ['administrator', 'manager'], audit: 'a consulté un compte' },
  addForm: { roles: ['administrator'], audit: 'a ouvert la page pour créer un compte' },
  add: { roles: ['administrator'], audit: 'a créé un compte' },
  edit: { roles: ['administrator'], audit: 'a modifié un compte' },
  roles: { roles: ['administrator'], audit: 'a changé les fonctions d’un compte' },
  teams: { roles: ['administrator'], audit: 'a changé les équipes d’un agent' },
  close: { roles: ['administrator'], audit: 'a fermé un compte' },
  invite: { roles: ['administrator'], audit: 'a fait un lien de première connexion' },
  awaitIdentity: { roles: ['administrator'], audit: 'a relié un compte à la connexion unique' },
  endIdentity: { roles: ['administrator'], audit: 'a délié un compte de la connexion unique' },
  recoveries: { roles: ['administrator', 'manager'], audit: 'a consulté les comptes à rouvrir' },
  askRecovery: { roles: ['administrator', 'manager'], audit: 'a demandé la réouverture d’un compte' },
  confirmRecovery: { roles: ['administrator'], audit: 'a confirmé la réouverture d’un compte' },
  places: { roles: ['administrator', 'manager'], audit: 'a consulté les sites et les équipes' },
  editPlaces: { roles: ['administrator'], audit: 'a modifié les sites ou les équipes' },
  relieveForm: { roles: ['manager'], audit: 'a ouvert la page pour donner un relais' },
  relieve: { roles: ['manager'], audit: 'a donné le relais des dossiers d’un agent absent' },
})
