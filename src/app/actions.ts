import { define } from '#core/actor.ts'

export const healthActions = define('health', {
  show: { roles: ['administrator', 'manager'], audit: 'a consulté l’état de l’installation' },
})
