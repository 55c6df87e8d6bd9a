import { define } from '#core/actor.ts'

export const actions = define('night', {
  dismissForm: { roles: ['worker', 'manager'], audit: 'a relu un avis de la nuit avant de l’écarter' },
  dismiss: { roles: ['worker', 'manager'], audit: 'a écarté un avis de la nuit' },
  threshold: { roles: ['administrator'], audit: 'a consulté la différence à partir de laquelle un montant est signalé' },
  changeThreshold: { roles: ['administrator'], audit: 'a changé la différence à partir de laquelle un montant est signalé' },
})
