import { requestTopics, urgencies } from '#features/reception/model.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'

const options = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
const urgencyLabels = Object.fromEntries(Object.entries(urgencies).map(([value, { label }]) => [value, label]))

/** One field, and Enter: she is in the queue. What it is about and how soon may be said at once, or never. */
export const ArrivalSheet = ({ id, state }: { id: string; state: FormState | undefined }) => {
  const errors = state?.errors ?? {}
  return (
    <Section id="h-arrivee" title="Qui arrive ?" className="ne-pas-imprimer">
      <form method="post" action={paths.permanence.show({ id })} className="formulaire haut-2" data-principal="" noValidate>
        <Field
          className="grand"
          name="calledName"
          label="Comment l’appeler ?"
          optional="ou rien : Entrée suffit"
          maxLength={200}
          value={typedText(state, 'calledName')}
          error={errors['calledName']}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is held open for who comes in, and its first line is this field
          autoFocus={Object.keys(errors).length === 0}
        />
        <Choice
          name="topic"
          legend="De quoi s’agit-il ?"
          optional
          options={options(requestTopics)}
          value={typedText(state, 'topic')}
          error={errors['topic']}
        />
        <Choice
          name="urgency"
          legend="Quand doit-elle être reçue ?"
          optional="sans réponse : dans l’ordre d’arrivée"
          options={options(urgencyLabels).map((one) => (one.value === 'immediate' ? { ...one, icon: 'alerte' as const } : one))}
          value={typedText(state, 'urgency')}
          error={errors['urgency']}
          help="« Tout de suite » : danger, blessure, enfant seul, idées de mort. Elle passe devant."
        />
        <Actions>
          <Button look="principal" kbd="Entrée">
            Noter son arrivée
          </Button>
        </Actions>
        <p className="petit doux">Le nom s’efface cette nuit ; le passage reste compté.</p>
      </form>
    </Section>
  )
}
