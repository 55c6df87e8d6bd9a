import { householdPage } from '#web/page.server.ts'
import { actions } from './actions.ts'
import { tabTitle } from './model.ts'
import { OverviewPage } from './overview-page.tsx'
import { readOverview } from './overview.server.ts'
import type { Route } from './+types/overview.route'

export const loader = householdPage(actions.show, readOverview)

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head) }]

export default function Overview({ loaderData }: Route.ComponentProps) {
  return <OverviewPage data={loaderData} />
}
