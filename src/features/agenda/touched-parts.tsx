import type { IsoDate } from '#core/dates.ts'
import { writeDay, writeTimeInSentence } from '#core/french.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Check } from '#ui/choice.tsx'
import { FieldError, Select, fieldId } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { PersonName } from '#ui/readers.tsx'
import { wallClock } from '#web/clock.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stateOf, typedList, typedText } from '#web/typed.ts'
import type { ToMove } from './absence-queries.server.ts'
import { offerWords } from './agenda-parts.tsx'
import { appointmentKinds } from './model.ts'
import type { AgendaAppointment } from './model.ts'

/** What an absence touches: moved in one press, or, for who stands in, told. */

type Ways = ReadonlyMap<string, { leaves: boolean; words: string }>
const here = paths.agenda.absences()

/** With whom, and the hour at which it stands. */
const Line = ({ appointment, today, timeZone }: { appointment: AgendaAppointment; today: IsoDate; timeZone: string }) => {
  const wall = wallClock(appointment.startsAt, timeZone)
  return (
    <p>
      <b className="serif">
        <a href={paths.agenda.appointment({ id: appointment.id })}>
          {appointment.caseName === null ? 'Première demande' : <PersonName>{appointment.caseName}</PersonName>}
        </a>
      </b>
      <br />
      <span className="doux">
        {appointmentKinds[appointment.kind]}, {writeDay(wall.date, today)} à {writeTimeInSentence(wall.time)}
      </span>
    </p>
  )
}

/** All that an absence touches, each line with the hour proposed: one press moves them, and tells those who are ticked. */
export const ToMoveForm = ({
  toMove,
  ways,
  today,
  timeZone,
  state,
}: {
  toMove: readonly ToMove[]
  ways: Ways
  today: IsoDate
  timeZone: string
  state: FormState | undefined
}) => {
  const own = stateOf(state, 'deplacer')
  return (
    <Section id="h-a-deplacer" title="À déplacer" end={toMove.length === 1 ? 'un rendez-vous' : `${toMove.length} rendez-vous`}>
      <form method="post" action={here} className="haut-2">
        <input type="hidden" name="intent" value="deplacer" />
        <ul className="lignes" data-lignes="">
          {toMove.map(({ appointment: one, offers, proposed }) => (
            <li key={one.id} className="a-deplacer">
              <Line appointment={one} today={today} timeZone={timeZone} />
              {offers.length === 0 ? (
                <p className="doux">Aucune heure libre dans les semaines qui suivent. Ouvrez-le pour en choisir une autre.</p>
              ) : (
                <Select
                  name={`slot-${one.id}`}
                  label="Nouvelle heure"
                  empty="Ne pas déplacer maintenant"
                  value={own ? typedText(own, `slot-${one.id}`) : proposed}
                  options={offers.map((offer) => ({ value: offer.value, label: offerWords(offer, today) }))}
                  error={own?.errors[`slot-${one.id}`]}
                />
              )}
              <div>
                {ways.has(one.id) && (
                  <Check
                    name={`tell-${one.id}`}
                    label="La prévenir"
                    checked={own ? own.values[`tell-${one.id}`] === 'oui' : ways.get(one.id)?.leaves}
                    help={ways.get(one.id)?.words}
                  />
                )}
              </div>
            </li>
          ))}
        </ul>
        <Actions className="haut-2">
          <Button look="principal" kbd="Ctrl Entrée">
            Déplacer aux heures choisies
          </Button>
        </Actions>
      </form>
    </Section>
  )
}

/** For who stands in: what was handed over, and who is to be told that somebody else will be there. */
export const Handed = ({
  handed,
  ways,
  today,
  timeZone,
  state,
}: {
  handed: readonly AgendaAppointment[]
  ways: Ways
  today: IsoDate
  timeZone: string
  state: FormState | undefined
}) => {
  const own = stateOf(state, 'prevenir')
  return (
    <Section id="h-confies" title="Confiés à vous pendant un remplacement">
      <form method="post" action={here} className="haut-2">
        <input type="hidden" name="intent" value="prevenir" />
        <ul className="lignes" data-lignes="">
          {handed.map((one) => (
            <li key={one.id} className="a-deplacer">
              <Line appointment={one} today={today} timeZone={timeZone} />
              <Check
                name="told[]"
                value={one.id}
                label="La prévenir"
                checked={own ? typedList(own, 'told').includes(one.id) : ways.get(one.id)?.leaves}
                help={ways.get(one.id)?.words}
              />
            </li>
          ))}
        </ul>
        {own?.errors['told'] && <FieldError id={`${fieldId('told')}-erreur`}>{own.errors['told']}</FieldError>}
        <Actions className="haut-2">
          <Button>Prévenir les personnes cochées</Button>
        </Actions>
      </form>
    </Section>
  )
}
