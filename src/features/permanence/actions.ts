import { define } from '#core/actor.ts'

/** The morning of a permanence. Who came is read by who receives in that team, and by the reception of its site. */
export const permanence = define('permanence', {
  list: { roles: ['reception', 'worker', 'manager'], audit: 'a consulté les permanences du jour' },
  show: { roles: ['reception', 'worker', 'manager'], audit: 'a consulté une permanence' },
  register: { roles: ['reception', 'worker', 'manager'], audit: 'a noté une arrivée à une permanence' },
  next: { roles: ['worker', 'manager'], audit: 'a reçu la personne suivante d’une permanence' },
  take: { roles: ['worker', 'manager'], audit: 'a reçu une personne à une permanence' },
  end: { roles: ['reception', 'worker', 'manager'], audit: 'a dit ce qu’est devenu un passage à une permanence' },
  request: { roles: ['reception', 'worker', 'manager'], audit: 'a fait d’un passage une première demande' },
  nameless: { roles: ['reception', 'worker', 'manager'], audit: 'a consulté la liste sans noms d’une permanence' },
})
