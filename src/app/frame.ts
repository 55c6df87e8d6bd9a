import { may } from '#core/actor.ts'
import type { BandProps, NavEntry } from '#ui/band.tsx'
import type { Hall } from '#web/context.ts'
import { paths } from '#web/paths.ts'
import { healthActions } from './actions.ts'

/** What the header of a page shows: entries by function, search, name. Null before login, and behind the curtain. */
export const frameOf = (hall: Hall, path: string): BandProps | null => {
  const { actor, state, households } = hall.visit
  if (state !== 'open' || !actor) return null
  const has = (role: (typeof actor.roles)[number]): boolean => actor.roles.includes(role)
  const entries: (NavEntry | false)[] = [
    (has('worker') || has('manager')) && { href: paths.day(), label: 'Ma journée' },
    has('worker') && { href: paths.caseFile.list(), label: 'Foyers', count: households },
    (has('reception') || has('worker')) && { href: paths.reception.first(), label: 'Accueil' },
    (has('reception') || has('worker')) && { href: paths.permanence.list(), label: 'Permanences' },
    (has('worker') || has('manager')) && { href: paths.agenda.show(), label: 'Agenda' },
    (has('worker') || has('manager')) && { href: paths.visit.list(), label: 'Visites' },
    (has('worker') || has('manager')) && { href: paths.request.queue(), label: 'Demandes' },
    (has('worker') || has('reception') || has('manager')) && { href: paths.catalogue.list(), label: 'Droits' },
    (has('administrator') || has('manager')) && { href: paths.team.list(), label: 'Équipe' },
    has('manager') && { href: paths.access.reviews(), label: 'Accès exceptionnels' },
    has('dpo') && { href: paths.access.log(), label: 'Journal' },
    may(actor, healthActions.show) && { href: paths.health(), label: 'Installation' },
  ]
  const nav = entries
    .filter((entry): entry is NavEntry => entry !== false)
    .map((entry) => ({ ...entry, current: path === entry.href || path.startsWith(`${entry.href}/`) }))
  return {
    nav,
    home: paths.home(),
    me: { name: `${actor.firstName} ${actor.lastName}`, function: actor.jobTitle, href: paths.account.show() },
    ...(has('worker') || has('reception') || has('manager')
      ? { search: { action: paths.search(), label: 'Chercher un foyer ou une action' } }
      : {}),
    ...(actor.sharedComputer ? { logout: paths.logout() } : {}),
  }
}
