import { define } from '#core/actor.ts'

/** Projects of a household. Content is opened by compartments, not by these roles. */
export const project = define('project', {
  list: { roles: ['worker', 'manager'], audit: 'a consulté les projets et les mesures du foyer' },
  beginning: { roles: ['worker'], audit: 'a préparé un projet' },
  begin: { roles: ['worker'], audit: 'a commencé un projet' },
  show: { roles: ['worker', 'manager'], audit: 'a consulté un projet' },
  change: { roles: ['worker'], audit: 'a écrit dans un projet' },
  showAgreement: { roles: ['worker', 'manager'], audit: 'a consulté l’accord d’un projet' },
  agree: { roles: ['worker'], audit: 'a noté l’accord sur un projet' },
  showAgreementPage: { roles: ['worker', 'manager'], audit: 'a consulté une page d’un accord signé sur papier' },
  agreementPages: { roles: ['worker'], audit: 'a préparé des pages à joindre à un accord signé sur papier' },
  changeAgreementPages: { roles: ['worker'], audit: 'a joint ou retiré des pages d’un accord signé sur papier' },
  showOutcome: { roles: ['worker', 'manager'], audit: 'a consulté un bilan de fin' },
})
