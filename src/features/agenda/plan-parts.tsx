import { Actions, Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, Select } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { paths } from '#web/paths.ts'

type Props = {
  asked: { day: string; minutes: number; travel: number; agentId: string; along: readonly string[]; roomId: string | null }
  household: { id: string } | null
  request: { id: string } | null
  colleagues: readonly { id: string; name: string }[]
  rooms: readonly { id: string; name: string; capacity: number; accessible: boolean }[]
}

/** What kind of free time is looked for. A question, asked by the address: nothing of a person is typed here. */
export const SearchForm = ({ asked, household, request, colleagues, rooms }: Props) => (
  <Section id="h-chercher" title="Chercher d’autres heures libres">
    <form method="get" action={paths.agenda.plan()} className="formulaire haut-2">
      {household && <input type="hidden" name="foyer" value={household.id} />}
      {request && <input type="hidden" name="demande" value={request.id} />}
      <div className="ajout">
        <Field name="jour" label="À partir du" type="date" value={asked.day} />
        <Field name="minutes" label="Minutes" inputMode="numeric" value={asked.minutes} />
        <Field name="trajet" label="Route" inputMode="numeric" value={asked.travel} help="Minutes, à l’aller comme au retour." />
      </div>
      <Select
        name="pour"
        label="Dans l’agenda de"
        value={asked.agentId}
        options={colleagues.map(({ id, name }, n) => ({ value: id, label: n === 0 ? `${name} (vous)` : name }))}
      />
      {colleagues.length > 1 && (
        <Choice
          name="avec"
          legend="À deux, ou à plusieurs"
          multiple
          value={[...asked.along]}
          options={colleagues.filter(({ id }) => id !== asked.agentId).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {rooms.length > 0 && (
        <Select
          name="salle"
          label="Salle"
          empty="Aucune en particulier"
          value={asked.roomId}
          options={rooms.map(({ id, name, capacity, accessible }) => ({
            value: id,
            label: `${name}, ${capacity} places${accessible ? '' : ', pas de plain-pied'}`,
          }))}
        />
      )}
      <Actions>
        <Button>Voir les heures libres</Button>
      </Actions>
    </form>
  </Section>
)
