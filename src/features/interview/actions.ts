import { define } from '#core/actor.ts'

/** What is done around an interview. Content is opened by compartments, not by these roles. */
export const actions = define('interview', {
  start: { roles: ['worker'], audit: 'a cherché pour qui écrire' },
  openTab: { roles: ['worker'], audit: 'a ouvert l’onglet Entretien' },
  open: { roles: ['worker'], audit: 'a ouvert une page d’entretien' },
  show: { roles: ['worker'], audit: 'a relu sa page d’entretien' },
  save: { roles: ['worker'], audit: 'a écrit sur sa page d’entretien' },
  key: { roles: ['worker'], audit: 'a demandé la clé de ses notes gardées sur ce poste' },
  tidying: { roles: ['worker'], audit: 'a préparé le rangement de sa page d’entretien' },
  tidy: { roles: ['worker'], audit: 'a rangé sa page d’entretien' },
  tidyAndMakeSheet: { roles: ['worker'], audit: 'a rangé sa page d’entretien et préparé un résumé à remettre' },
  appointments: { roles: ['worker'], audit: 'a consulté les rendez-vous du foyer' },
  plan: { roles: ['worker'], audit: 'a posé ou changé un rendez-vous' },
  steps: { roles: ['worker'], audit: 'a consulté les échéances et les étapes du foyer' },
  changeSteps: { roles: ['worker'], audit: 'a changé les échéances ou les étapes du foyer' },
})
