import { define } from '#core/actor.ts'

/** One act: what it showed is in its line of the log (decision 15), what was typed is not. */
export const actions = define('search', {
  find: { roles: ['worker', 'reception', 'manager'], audit: 'a cherché un foyer ou une action' },
})
