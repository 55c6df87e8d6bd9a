import { Refused } from '#core/errors.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { sayAppointment } from '#features/agenda/commands.server.ts'
import { tell } from '#features/message/commands.server.ts'
import { channels, silenceWords } from '#features/message/model.ts'
import { getAbsence } from '#features/message/queries.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { A4, Page } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { visit } from './actions.ts'
import { absentForm } from './forms.ts'
import { getHomeVisit } from './page.server.ts'
import type { Route } from './+types/absent.route'

export const loader = householdPage(visit.absent, async ({ tx, id, params, timeZone, now }) => {
  const one = await getHomeVisit(tx, id, params['appointmentId'] ?? '')
  const { paper, askReferent, decision } = await getAbsence(tx, { caseFileId: id, startsAt: one.startsAt, timeZone })
  return {
    id,
    appointmentId: one.id,
    paper,
    askReferent,
    way: 'send' in decision ? channels[decision.send] : null,
    silence: 'silent' in decision ? silenceWords[decision.silent] : null,
    begun: one.startsAt <= now,
    said: one.status === 'noShow',
  }
})

export const action = submit(visit.sayAbsent, absentForm, async ({ tx, id, params, value, timeZone }) => {
  const one = await getHomeVisit(tx, id, params['appointmentId'] ?? '')
  tx.about({ caseFileId: id, subjectId: one.id })
  await requireOpenCase(tx, id)
  await sayAppointment(tx, one.id, { status: 'noShow' }, id)
  if (value.intent === 'noter') return redirectWithMessage(paths.caseFile.appointment({ id }), 'etape-faite')
  const { decision } = await getAbsence(tx, { caseFileId: id, startsAt: one.startsAt, timeZone })
  if ('silent' in decision) throw new Refused({ '': silenceWords[decision.silent] })
  await tell(tx, { appointmentId: one.id, purpose: 'absent' })
  return redirectWithMessage(paths.caseFile.appointment({ id }), 'sera-prevenue')
})

// neutral: a tab, a print queue and a file name may be seen by somebody else
export const meta: Route.MetaFunction = () => [{ title: 'Votre rendez-vous' }]

/** « Avis de passage »: a sheet that names nobody and no service, where leaving one does no harm. */
export default function Absent({ loaderData, actionData }: Route.ComponentProps) {
  const { id, appointmentId, paper, askReferent, way, silence, begun, said } = loaderData
  return (
    <Frame>
      <Page className="page-resume">
        <div className="resume-actions ne-pas-imprimer">
          <ErrorSummary errors={actionData?.errors} actAlone />
          {!paper && <h1 className="moyen">Avis de passage</h1>}
          {!paper && (
            <p className="mesure">
              {askReferent
                ? 'Ne laissez rien dans la boîte sans en avoir parlé à la référente ou au référent : sa page dit si un papier peut être laissé.'
                : 'Aucun papier à laisser ici : elle n’a pas dit qu’on peut lui écrire, ou ce n’est pas prudent. Ne laissez rien dans la boîte.'}
            </p>
          )}
          {silence && <p className="mesure haut-1">{silence}</p>}
          <Actions className="haut-2">
            {begun && !said && (
              <form method="post" action={paths.visit.absent({ id, appointmentId })} className="actions">
                <Button name="intent" value="noter">
                  Noter que personne n’était là
                </Button>
                {way && (
                  <Button name="intent" value="prevenir">
                    Noter, et la prévenir ({way})
                  </Button>
                )}
              </form>
            )}
            <LinkButton href={paths.caseFile.appointment({ id })} look="nu">
              Revenir aux rendez-vous
            </LinkButton>
          </Actions>
        </div>
        {paper && (
          <A4 label="L’avis de passage">
            <h1>Avis de passage</h1>
            <p>{paper.text}</p>
          </A4>
        )}
      </Page>
    </Frame>
  )
}
