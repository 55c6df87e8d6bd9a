import { define } from '#core/actor.ts'

/** The catalogue is nobody's secret: who receives reads it too. Local aids and ticks are written by who manages. */
export const catalogue = define('catalogue', {
  list: { roles: ['worker', 'reception', 'manager'], audit: 'a consulté le catalogue des droits' },
  show: { roles: ['worker', 'reception', 'manager'], audit: 'a consulté la fiche d’un droit' },
  sheet: { roles: ['worker', 'manager'], audit: 'a consulté la fiche d’un droit pour le foyer' },
  check: { roles: ['worker', 'manager'], audit: 'a essayé les conditions d’un droit pour le foyer' },
  statement: { roles: ['manager'], audit: 'a ouvert la page de vérification d’un énoncé du catalogue' },
  tick: { roles: ['manager'], audit: 'a dit vérifié un énoncé du catalogue, ou ne le dit plus' },
})

export const localAids = define('localAid', {
  list: { roles: ['worker', 'reception', 'manager'], audit: 'a consulté les aides locales' },
  show: { roles: ['worker', 'reception', 'manager'], audit: 'a consulté une aide locale' },
  sheet: { roles: ['worker', 'manager'], audit: 'a consulté une aide locale pour le foyer' },
  check: { roles: ['worker', 'manager'], audit: 'a essayé les conditions d’une aide locale pour le foyer' },
  form: { roles: ['manager'], audit: 'a ouvert la page où s’écrit une aide locale' },
  add: { roles: ['manager'], audit: 'a écrit une aide locale' },
  change: { roles: ['manager'], audit: 'a modifié une aide locale' },
  end: { roles: ['manager'], audit: 'a arrêté une aide locale' },
})
