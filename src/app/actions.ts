import { define } from '#core/actor.ts'

export const healthActions = define('health', {
  show: { roles: ['administrator', 'manager'], audit: 'a consulté l’état de l’installation' },
})

/** Work on the keys, done at the machine by `npm run keys` and told in the log in the name of who asked for it; no page does it. */
export const keyActions = define('keys', {
  destroy: { roles: [], audit: 'a fait détruire des clés : ce qu’elles fermaient ne peut plus être lu par personne' },
})
