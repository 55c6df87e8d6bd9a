import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeDate, writeDay, writeTime } from '#core/french.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stateOf, typedList, typedText } from '#web/typed.ts'
import type { AbsenceLine } from './absence-queries.server.ts'
import { firstState } from './forms.ts'

/** Absences that stand, one to be noted, and an agenda to be handed over. */

type Agents = readonly { id: string; name: string }[]
const here = paths.agenda.absences()
const optionsOf = (agents: Agents) => agents.map(({ id, name }) => ({ value: id, label: name }))

type AbsencesProps = {
  absences: readonly AbsenceLine[]
  touched: ReadonlyMap<string, { startsAt: Date; endsAt: Date }[]>
  me: string
  today: IsoDate
  timeZone: string
}

/** Absences under way or to come; of a colleague, the hours that still wait for somebody. */
export const Absences = ({ absences, touched, me, today, timeZone }: AbsencesProps) => (
  <Section id="h-absences" title="En cours et à venir">
    {absences.length === 0 && <Empty title="Aucune absence n’est notée" />}
    <ul className="lignes">
      {absences.map((one) => {
        const hours = touched.get(one.id) ?? []
        return (
          <li key={one.id}>
            <b>{one.agentId === me ? 'Vous' : one.name}</b>,{' '}
            {one.fromOn === one.untilOn
              ? `le ${writeDate(one.fromOn, today)}`
              : `du ${writeDate(one.fromOn, today)} au ${writeDate(one.untilOn, today)}`}
            {hours.length > 0 && (
              <details className="petit">
                <summary>
                  {hours.length === 1 ? 'Un rendez-vous attend' : `${hours.length} rendez-vous attendent`} d’être déplacés ou confiés
                </summary>
                <ul>
                  {hours.map(({ startsAt, endsAt }) => {
                    const wall = wallClock(startsAt, timeZone)
                    return (
                      <li key={startsAt.toISOString()}>
                        {writeDay(wall.date, today)}, {writeTime(wall.time)} – {writeTime(wallClock(endsAt, timeZone).time)}
                      </li>
                    )
                  })}
                </ul>
              </details>
            )}
            <form method="post" action={here}>
              <input type="hidden" name="intent" value="retour" />
              <input type="hidden" name="eventId" value={one.id} />
              <Button
                small
                look="nu"
                label={`Retirer cette absence : ${one.agentId === me ? 'la vôtre' : one.name}, du ${writeDate(one.fromOn, today)}`}
              >
                Retirer cette absence
              </Button>
            </form>
          </li>
        )
      })}
    </ul>
  </Section>
)

/** Days of absence: of oneself, or of an agent of one’s sites. */
export const AbsenceForm = ({
  me,
  manages,
  absentees,
  today,
  state,
}: {
  me: string
  manages: boolean
  absentees: Agents
  today: IsoDate
  state: FormState | undefined
}) => {
  const own = firstState(state, 'absence')
  return (
    <Section id="h-noter" title="Noter une absence">
      <form method="post" action={here} className="formulaire haut-2">
        <input type="hidden" name="intent" value="absence" />
        {manages && (
          <Select
            name="agentId"
            label="Qui"
            value={typedText(own, 'agentId', me)}
            options={optionsOf(absentees)}
            error={own?.errors['agentId']}
          />
        )}
        <div className="ligne-formulaire">
          <Field
            name="fromOn"
            label="Du"
            type="date"
            value={typedText(own, 'fromOn', today)}
            error={own?.errors['fromOn'] ?? own?.errors['time']}
          />
          <Field name="untilOn" label="Au, compris" type="date" value={typedText(own, 'untilOn', today)} error={own?.errors['untilOn']} />
          <Button>Noter l’absence</Button>
        </div>
      </form>
    </Section>
  )
}

const handedKinds = [
  { value: 'appointments', label: 'Ses rendez-vous' },
  { value: 'permanences', label: 'Ses permanences' },
]

/** A manager gives the hours of an absent worker to a colleague, with the households that go with them. */
export const Replace = ({
  absentees,
  departed,
  replacers,
  today,
  state,
}: {
  absentees: Agents
  /** Who left with hours still planned. */
  departed: Agents
  replacers: Agents
  today: IsoDate
  state: FormState | undefined
}) => {
  const own = stateOf(state, 'remplacer')
  const field = (name: string, standing = '') => ({ name, value: typedText(own, name, standing), error: own?.errors[name] })
  return (
    <Section id="h-remplacer" title="Confier son agenda">
      <p className="haut-2 doux">
        La personne qui remplace verra le fil et l’identité des foyers qui ont un rendez-vous ces jours-là, et d’eux seuls, de la veille du
        premier jour au soir du dernier. Les foyers protégés ne se confient pas : ces rendez-vous restent à déplacer.
      </p>
      {departed.length > 0 && (
        <p className="haut-1">
          <b>Compte fermé, heures encore prévues :</b> {departed.map(({ name }) => name.replace(/ \(compte fermé\)$/, '')).join(', ')}.
          Confiez ces heures : personne ne viendrait.
        </p>
      )}
      <form method="post" action={here} className="formulaire haut-2">
        <input type="hidden" name="intent" value="remplacer" />
        <Select {...field('absentId')} label="Qui est absent" empty="Choisir" options={optionsOf([...departed, ...absentees])} />
        <Select {...field('byId')} label="Qui remplace" empty="Choisir" options={optionsOf(replacers)} />
        <div className="ligne-formulaire">
          <Field {...field('replaceFrom', today)} label="Du" type="date" />
          <Field {...field('replaceUntil', addDays(today, 14))} label="Au, compris" type="date" />
        </div>
        <TextArea
          {...field('reason')}
          label="Pourquoi"
          rows={2}
          maxLength={500}
          help="Sans motif de santé : « remplacement pendant son absence » suffit."
        />
        <Choice
          name="what[]"
          legend="Ce qui est confié"
          multiple
          options={handedKinds}
          value={typedList(own, 'what', ['appointments', 'permanences'])}
          error={own?.errors['what']}
        />
        <Actions>
          <Button>Confier son agenda</Button>
        </Actions>
      </form>
    </Section>
  )
}
