import type { IsoDate } from '#core/dates.ts'
import { writeDay } from '#core/french.ts'
import { Choice } from '#ui/choice.tsx'
import { Field } from '#ui/field.tsx'
import { wallClock } from '#web/clock.ts'
import { appointmentWords, meetingKinds } from './model.ts'
import type { AppointmentLine } from './model.ts'
import type { Page, Wall } from './page-queries.server.ts'
import type { Typed } from './typed.ts'

type Common = { typed: Typed; errors: Readonly<Record<string, string>> }
const kinds = Object.entries(meetingKinds).map(([value, label]) => ({ value, label }))

/** The next appointment: told when there is one, else five fields of which a day is enough to begin. */
export const NextFields = ({ next, wall, typed, errors }: Common & { next: AppointmentLine | null; wall: Wall }) => {
  const at = next && wallClock(next.startsAt, wall.timeZone)
  const isOpen = Boolean(typed.text('next-date')) || Object.keys(errors).some((name) => name.startsWith('next-'))
  return (
    <>
      {next && at && (
        <p className="suivi-ligne">
          <span className="pousse">
            <b>Prochain rendez-vous</b> {appointmentWords(writeDay(at.date, wall.today), at.time, next.place)}
          </span>
          <span className="doux petit">déjà posé</span>
        </p>
      )}
      <details className="ajouts haut-1" open={isOpen}>
        <summary>{next ? 'Poser un autre rendez-vous' : 'Poser le prochain rendez-vous'}</summary>
        <div className="ajout prochain">
          <Field name="next-date" label="Jour" type="date" value={typed.text('next-date')} error={errors['next-date']} />
          <Field name="next-time" label="Heure" type="time" value={typed.text('next-time')} error={errors['next-time']} />
          <Field
            name="next-minutes"
            label="Minutes"
            inputMode="numeric"
            value={typed.text('next-minutes') ?? '60'}
            error={errors['next-minutes']}
          />
          <Field name="next-place" label="Où" optional maxLength={200} value={typed.text('next-place')} error={errors['next-place']} />
        </div>
        <Choice
          name="next-kind"
          legend="Rendez-vous"
          hideLegend
          options={kinds}
          value={typed.text('next-kind') ?? 'interview'}
          error={errors['next-kind']}
        />
      </details>
    </>
  )
}

/** What the thread says of the meeting itself: kind, day, hour, length, who was there. Known already; open to correct. */
export const MeetingFields = ({ on, time, draft, typed, errors }: Common & { on: IsoDate; time: string; draft: Page }) => {
  const names = ['kind', 'date', 'time', 'minutes', 'present']
  const { appointment } = draft
  const minutes = appointment ? Math.round((appointment.endsAt.getTime() - appointment.startsAt.getTime()) / 60_000) : null
  const kind = typed.text('kind') ?? appointment?.kind ?? 'interview'
  return (
    <details className="ajouts haut-2" open={names.some((name) => errors[name])}>
      <summary>{meetingKinds[kind as keyof typeof meetingKinds] ?? 'Entretien'} : jour, durée, personnes présentes</summary>
      <Choice name="kind" legend="C’était" hideLegend options={kinds} value={kind} error={errors['kind']} className="haut-1" />
      <div className="ajout prochain">
        <Field name="date" label="Jour" type="date" value={typed.text('date') ?? on} error={errors['date']} />
        <Field name="time" label="Heure" type="time" value={typed.text('time') ?? time} error={errors['time']} />
        <Field
          name="minutes"
          label="Minutes"
          optional
          inputMode="numeric"
          value={typed.text('minutes') ?? minutes}
          error={errors['minutes']}
        />
        <Field
          name="present"
          label="Qui était là"
          optional
          maxLength={300}
          value={typed.text('present') ?? appointment?.with}
          error={errors['present']}
        />
      </div>
    </details>
  )
}
