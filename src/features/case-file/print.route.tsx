import { redirect } from 'react-router'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { tabTitle } from './model.ts'
import { OverviewPage } from './overview-page.tsx'
import { readOverview } from './overview.server.ts'
import type { Route } from './+types/print.route'

/** The overview under an act of its own: each printing stands in the journal of access (guide 13), after a proof of identity (security 11). */
export const loader = page(actions.print, async (ctx) => {
  if (!ctx.visit.steppedUp) throw redirect(paths.stepUp(paths.caseFile.print(ctx)))
  return readOverview(ctx)
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Imprimer') }]

export default function Print({ loaderData }: Route.ComponentProps) {
  return <OverviewPage data={loaderData} printing />
}
