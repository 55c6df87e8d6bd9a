import { define } from '#core/actor.ts'

export const actions = define('sector', {
  list: { roles: ['administrator', 'manager'], audit: 'a consulté les secteurs' },
  edit: { roles: ['administrator'], audit: 'a modifié les secteurs' },
})
