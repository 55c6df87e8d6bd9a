import { define } from '#core/actor.ts'

/** What is done with the sheet handed to the person. */
export const actions = define('sheet', {
  show: { roles: ['worker', 'manager'], audit: 'a lu un résumé' },
  print: { roles: ['worker'], audit: 'a imprimé un résumé' },
  editForm: { roles: ['worker'], audit: 'a relu un résumé avant de le remettre' },
  edit: { roles: ['worker'], audit: 'a corrigé un résumé avant de le remettre' },
  hand: { roles: ['worker'], audit: 'a noté un résumé comme remis' },
})
