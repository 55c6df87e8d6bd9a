import { define, roles } from '#core/actor.ts'

/** The regulation watch. Everybody may know the law; notes are the managers' word; households are told of to their referent alone. */
export const actions = define('watch', {
  list: { roles, audit: 'a consulté la veille' },
  day: { roles, audit: 'a consulté un changement de barème' },
  mark: { roles, audit: 'a noté ce qui est lu dans la veille' },
  noteForm: { roles: ['manager'], audit: 'a ouvert la page d’une note de veille' },
  addNote: { roles: ['manager'], audit: 'a écrit une note de veille' },
  withdrawNote: { roles: ['manager'], audit: 'a retiré une note de veille' },
})
