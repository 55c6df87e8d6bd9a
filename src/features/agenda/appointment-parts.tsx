import { Actions, Button } from '#ui/button.tsx'
import { Check, Choice } from '#ui/choice.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stateOf, typedList, typedText } from '#web/typed.ts'
import { Offers } from './agenda-parts.tsx'
import { cancellers } from './model.ts'
import type { AgendaAppointment, AppointmentStatus } from './model.ts'
import type { Offer } from './offers.server.ts'

/** What became of an appointment, one key each: H held, A nobody came; P planned again. */
export const BecameForm = ({ id, status, past }: { id: string; status: AppointmentStatus; past: boolean }) => (
  <form method="post" action={paths.agenda.appointment({ id })} className="haut-3">
    <input type="hidden" name="intent" value="dire" />
    <Actions>
      {past && status !== 'held' && (
        <Button name="status" value="held" shortcut="h" kbd="H">
          A eu lieu
        </Button>
      )}
      {past && status !== 'noShow' && (
        <Button name="status" value="noShow" shortcut="a" kbd="A">
          Personne n’est venu
        </Button>
      )}
      {status !== 'planned' && (
        <Button look="nu" name="status" value="planned" shortcut="p" kbd="P">
          De nouveau prévu
        </Button>
      )}
    </Actions>
  </form>
)

/** That one told her herself of this hour: no reminder leaves for it. */
export const SaidForm = ({ id, said }: { id: string; said: string | null }) =>
  said === null ? (
    <form method="post" action={paths.agenda.appointment({ id })} className="haut-3">
      <input type="hidden" name="intent" value="dit" />
      <p className="etiquette">Elle connaît cette heure : je la lui ai dite</p>
      <Actions>
        {howsSaid.map(({ value, label }) => (
          <Button key={value} small name="how" value={value} label={`${label} : je lui ai dit cette heure, aucun rappel ne partira`}>
            {label}
          </Button>
        ))}
      </Actions>
      <p className="petit doux haut-1">Alors aucun rappel ne part pour cette heure.</p>
    </form>
  ) : (
    <p className="haut-3">{said}. Aucun rappel ne part pour cette heure.</p>
  )

type Props = {
  appointment: AgendaAppointment
  today: string
  now: Date
  offers: readonly Offer[]
  way: { leaves: boolean; words: string } | null
  state: FormState | undefined
}

const howsSaid = [
  { value: 'voice', label: 'De vive voix' },
  { value: 'phone', label: 'Au téléphone' },
]
const askers = Object.entries(cancellers).map(([value, label]) => ({ value, label }))

/** Who asked for it, why, and whether the person is told: the same for a move (`move`) and for a cancellation (`cancel`). */
const Why = ({ of, state, way, tells }: { of: 'move' | 'cancel'; state: FormState | undefined; way: Props['way']; tells: boolean }) => (
  <>
    <Choice
      name={`${of}By`}
      legend="Qui le demande"
      options={askers}
      value={typedText(state, `${of}By`, 'person')}
      error={state?.errors[`${of}By`]}
    />
    <Field
      name={`${of}Reason`}
      label="Pourquoi"
      optional
      maxLength={300}
      value={typedText(state, `${of}Reason`)}
      error={state?.errors[`${of}Reason`]}
    />
    {tells && way && (
      <Choice
        name={`${of}Said`}
        legend="Je le lui ai dit"
        optional
        options={howsSaid}
        value={typedText(state, `${of}Said`)}
        help="Alors aucun message ne part, et le dossier dit qui l’a prévenue."
        error={state?.errors[`${of}Said`]}
      />
    )}
    {tells && way && (
      <Check
        name={`${of}Tell`}
        label="La prévenir, par le moyen qu’elle a choisi"
        checked={state?.values[`${of}Tell`] === 'oui'}
        help={way.words}
      />
    )}
  </>
)

/** Another hour: one of those that are free for all who hold it, or one that is typed. */
export const MoveForm = ({ appointment, today, now, offers, way, state }: Props) => {
  const own = stateOf(state, 'deplacer')
  return (
    <Section id="h-deplacer" title="Déplacer">
      <form method="post" action={paths.agenda.appointment({ id: appointment.id })} className="formulaire haut-2">
        <input type="hidden" name="intent" value="deplacer" />
        <Why of="move" state={own} way={way} tells={appointment.startsAt > now} />
        <fieldset className="champ">
          <legend className="etiquette">Heures libres : une pression déplace</legend>
          <Offers offers={offers} today={today} act="Déplacer à" />
        </fieldset>
        <div className="ligne-formulaire">
          <Field name="date" label="Ou un autre jour" type="date" value={typedText(own, 'date')} error={own?.errors['date']} />
          <Field name="time" label="Heure" type="time" value={typedText(own, 'time')} error={own?.errors['time']} />
          <Button shortcut="d" kbd="D">
            Déplacer
          </Button>
        </div>
      </form>
    </Section>
  )
}

/** What of it is not its hour: who of the household comes, where, what to know. Folded: it is rarely changed. */
export const ChangeForm = ({
  appointment,
  persons,
  state,
}: {
  appointment: AgendaAppointment
  persons: readonly { id: string; name: string }[]
  state: FormState | undefined
}) => {
  const own = stateOf(state, 'changer')
  const text = (name: string, standing: string) => ({ name, value: typedText(own, name, standing), error: own?.errors[name] })
  return (
    <details className="haut-3" open={own !== undefined}>
      <summary>Changer qui vient, le lieu, ce qu’il faut savoir</summary>
      <form method="post" action={paths.agenda.appointment({ id: appointment.id })} className="formulaire haut-2">
        <input type="hidden" name="intent" value="changer" />
        {persons.length > 1 && (
          <Choice
            name="personIds[]"
            legend="Qui vient"
            optional="sans réponse : tout le foyer"
            multiple
            options={persons.map(({ id, name }) => ({ value: id, label: name }))}
            value={own ? typedList(own, 'personIds') : (appointment.personIds ?? [])}
            error={own?.errors['personIds']}
          />
        )}
        <Field {...text('editPlace', appointment.place)} label="Où" optional maxLength={200} />
        <Field {...text('editWith', appointment.with)} label="Qui vient aussi" optional maxLength={200} />
        <TextArea {...text('editNote', appointment.note)} label="À savoir avant" optional rows={2} maxLength={2_000} />
        <Field {...text('editAccess', appointment.access)} label="Pour entrer" optional maxLength={500} />
        <Actions>
          <Button>Garder ces changements</Button>
        </Actions>
      </form>
    </details>
  )
}

/** Calls it off. Folded: it is no slip of the finger. */
export const CancelForm = ({ appointment, now, way, state }: Props) => {
  const own = stateOf(state, 'annuler')
  return (
    <details className="haut-3" open={own !== undefined}>
      <summary>Annuler ce rendez-vous</summary>
      <form method="post" action={paths.agenda.appointment({ id: appointment.id })} className="formulaire haut-2">
        <input type="hidden" name="intent" value="annuler" />
        <Why of="cancel" state={own} way={way} tells={appointment.startsAt > now} />
        <Actions>
          <Button>Annuler ce rendez-vous</Button>
        </Actions>
      </form>
    </details>
  )
}
