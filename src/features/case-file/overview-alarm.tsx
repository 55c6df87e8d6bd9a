import { writeDate } from '#core/french.ts'
import type { StandingAlarm } from '#features/assessment/model.ts'
import { AlarmPlate } from '#ui/danger.tsx'
import { paths } from '#web/paths.ts'
import type { Head } from './model.ts'

/** What answers an alarm: a procedure that runs already, or one to begin. */
export type Answering = { slug: string; name: string; runId: string | null }
export type ShownAlarm = StandingAlarm & { who: string | null; answering: readonly Answering[] }

/**
 * Dangers that stand, above everything of the household, with the ways to act: nobody who reads that part learns of it last. Not there for the others. It is on no
 * paper: a sheet that lies on a table may be read by the one who is feared.
 */
export const Alarms = ({ head, alarms, canWrite }: { head: Head; alarms: readonly ShownAlarm[]; canWrite: boolean }) =>
  alarms.length === 0 ? null : (
    <div className="alarmes ne-pas-imprimer">
      {alarms.map((one) => (
        <AlarmPlate key={one.assessmentId} words={one.who ? `${one.words}, ${one.who}` : one.words}>
          <p>
            Évaluation du {writeDate(one.assessedOn, head.today)}, par {one.author}.{' '}
            <a href={paths.caseFile.assessmentOf({ id: head.id, assessmentId: one.assessmentId })}>Lire l’évaluation</a>
          </p>
          {canWrite && (
            <ul className="agir" aria-label="Agir">
              {one.answering.map(({ slug, name, runId }) => (
                <li key={slug}>
                  <a href={runId ? paths.caseFile.procedure({ id: head.id, runId }) : paths.caseFile.beginProcedure({ id: head.id, slug })}>
                    {name}
                  </a>
                  {runId && ' (en cours)'}
                </li>
              ))}
              <li>
                <a href={paths.caseFile.contact({ id: head.id })}>
                  {head.contact ? 'Revoir les consignes de contact' : 'Demander les consignes de contact'}
                </a>
              </li>
              {head.referent.isMe && !head.protected && (
                <li>
                  <a href={paths.caseFile.protect({ id: head.id })}>Protéger ce foyer</a>
                </li>
              )}
            </ul>
          )}
        </AlarmPlate>
      ))}
    </div>
  )
