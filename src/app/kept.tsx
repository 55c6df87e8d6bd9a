import { createContext } from 'react'
import { Actions, Button } from '#ui/button.tsx'
import { TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import type { KeptForm } from '#web/context.ts'

/** What was typed in the form whose act failed for no fault of its own; null on every other page. */
export const Kept = createContext<KeptForm | null>(null)

/** A text that somebody wrote, not a choice, a date or an id. */
const isWritten = (value: string): boolean => /\s/.test(value.trim()) || value.length > 40

/** The form again on the page of the error: nothing is to be typed twice, with or without JavaScript. */
export const KeptAgain = ({ form }: { form: KeptForm }) => {
  const written = form.fields.filter(([, value]) => isWritten(value))
  const rest = form.fields.filter(([, value]) => !isWritten(value))
  return (
    <Section id="saisie" title={written.length > 0 ? 'Ce que vous aviez écrit est là' : 'Recommencer'}>
      <form method="post" action={form.path} className="formulaire" data-principal="">
        {rest.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        {written.map(([name, value], index) => (
          <TextArea
            key={index}
            id={`saisie-${index + 1}`}
            name={name}
            label={written.length > 1 ? `Votre texte, ${index + 1} sur ${written.length}` : 'Votre texte'}
            rows={Math.min(12, 2 + Math.ceil(value.length / 80) + value.split('\n').length)}
            value={value}
          />
        ))}
        <Actions>
          <Button look="principal" kbd="Ctrl Entrée">
            Envoyer à nouveau
          </Button>
        </Actions>
      </form>
    </Section>
  )
}
