import { data, redirect } from 'react-router'
import { hallContext } from '#web/context.ts'
import { paths } from '#web/paths.ts'
import type { Route } from './+types/home.route'

/** To the page of one's function: the day, reception, the log, or the team. */
export const loader = ({ context }: Route.LoaderArgs) => {
  const { visit, unknown } = context.get(hallContext)
  if (unknown !== null) throw data(null, { status: 503 })
  if (visit.state === 'none' || !visit.actor) throw redirect(paths.login())
  if (visit.state === 'incomplete') throw redirect(paths.secondFactor())
  if (visit.state === 'locked') throw redirect(paths.curtain())
  const { roles } = visit.actor
  if (roles.includes('worker') || roles.includes('manager')) throw redirect(paths.day())
  if (roles.includes('reception')) throw redirect(paths.reception.first())
  if (roles.includes('dpo')) throw redirect(paths.access.log())
  throw redirect(paths.team.list())
}
