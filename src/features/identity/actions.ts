import { define, roles } from '#core/actor.ts'

/** What an agent does with her own account, through the doors. */
export const actions = define('identity', {
  account: { roles, audit: 'a consulté son compte' },
  settings: { roles, audit: 'a changé ses réglages' },
  endSessions: { roles, audit: 'a terminé une autre de ses sessions' },
  addFactor: { roles, audit: 'a ajouté un second facteur' },
  revokeFactor: { roles, audit: 'a retiré un second facteur' },
  changePassphrase: { roles, audit: 'a changé sa phrase de passe' },
})

/** Lines that the login functions write themselves (db/policies/060_login.sql), since nobody is known yet at the doors. No page has them. */
export const loginActs = define('identity', {
  logIn: { roles: [], audit: 's’est connecté·e' },
  stepUp: { roles: [], audit: 'a confirmé son identité' },
  secondFactor: { roles: [], audit: 'a donné un second facteur' },
  lock: { roles: [], audit: 'a baissé le rideau' },
  lockIdle: { roles: [], audit: 'n’a plus fait un geste : le rideau s’est baissé' },
  unlock: { roles: [], audit: 'a levé le rideau' },
  linkIdentity: { roles: [], audit: 's’est relié·e à la connexion unique' },
  logOut: { roles: [], audit: 's’est déconnecté·e' },
  useLink: { roles: [], audit: 'a ouvert son compte par un lien' },
  install: { roles: [], audit: 'a créé l’organisation' },
})
