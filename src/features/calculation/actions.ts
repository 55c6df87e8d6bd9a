import { define } from '#core/actor.ts'

export const actions = define('calculation', {
  keys: { roles: ['administrator'], audit: 'a consulté les clés d’accès au calcul' },
  createKey: { roles: ['administrator'], audit: 'a créé une clé d’accès au calcul' },
  revokeKey: { roles: ['administrator'], audit: 'a retiré une clé d’accès au calcul' },
  /** Written by app.use_calculation_key(): no agent acts, and nothing of what was asked is kept. */
  use: { roles: [], audit: 'a demandé un calcul des droits par une clé d’accès' },
})
