import { getHead } from '#features/case-file/queries.server.ts'
import { Genogram, GenogramTable } from '#ui/genogram/genogram.tsx'
import { householdPage } from '#web/page.server.ts'
import { household as acts } from './actions.ts'
import { HouseholdPage, titleOf } from './parts.tsx'
import { genogramData } from './queries.server.ts'
import type { Route } from './+types/genogram.route'

export const loader = householdPage(acts.genogram, async ({ tx, id, today, time, actor }) => ({
  head: await getHead(tx, id, today),
  printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
  drawn: await genogramData(tx, id, today),
}))

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: titleOf(loaderData?.head, 'genogram') }]

export default function GenogramRoute({ loaderData }: Route.ComponentProps) {
  const { head, printed, drawn } = loaderData
  return (
    <HouseholdPage head={head} room="genogram" title="Famille et appuis" printed={printed}>
      <Genogram {...drawn} idPrefix="grand" wide />
      <div className="haut-3">
        <GenogramTable {...drawn} />
      </div>
    </HouseholdPage>
  )
}
