import { define } from '#core/actor.ts'

export const needs = define('needs', {
  show: { roles: ['worker', 'manager'], audit: 'a consulté les besoins du foyer' },
  change: { roles: ['worker'], audit: 'a modifié les besoins du foyer' },
  showWords: { roles: ['worker', 'manager'], audit: 'a consulté la demande et les objectifs' },
  changeWords: { roles: ['worker'], audit: 'a modifié la demande, les objectifs ou le résumé' },
})
