import { redirect } from 'react-router'
import { NotFound } from '#core/errors.ts'
import { resource } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { readAsked, spanOfPeriod } from './export-form.ts'
import { csvOf, workbookOf } from './export-rows.ts'
import { listAppointmentsToExport } from './queries.server.ts'

/** The file that the page offers: for who has just proved herself, since it leaves the house. */
export const loader = resource(actions.exportAppointments, async ({ tx, visit, url, today, now, timeZone }) => {
  if (!visit.steppedUp) return redirect(paths.team.appointments())
  const asked = readAsked(url.searchParams, today)
  if (Object.keys(asked.errors).length > 0) throw new NotFound('period')
  const found = await listAppointmentsToExport(tx, { teamId: asked.teamId, ...spanOfPeriod(asked, timeZone) })
  tx.about({ detail: { appointments: found.length, from: asked.fromOn, until: asked.untilOn } })
  const sheet = url.searchParams.get('forme') === 'xlsx'
  const name = `rendez-vous-${asked.fromOn}-${asked.untilOn}.${sheet ? 'xlsx' : 'csv'}`
  return new Response(sheet ? new Uint8Array(workbookOf(found, now)) : csvOf(found, now), {
    headers: {
      'content-type': sheet ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    },
  })
})
