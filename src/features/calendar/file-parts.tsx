import { Field, TextArea } from '#ui/field.tsx'
import type { FormState } from '#web/page.server.ts'
import { typedText } from '#web/typed.ts'

/** A file, or what it holds pasted in: fields `file` and `text` of a form that sends files. */
export const FileOrText = ({
  accept,
  label,
  help,
  placeholder,
  state,
}: {
  accept: string
  label: string
  help: string
  placeholder?: string
  state: FormState | undefined
}) => (
  <>
    <Field name="file" type="file" accept={accept} label={label} help={help} error={state?.errors['file']} />
    <TextArea
      name="text"
      label="Ou son contenu, collé"
      optional
      rows={4}
      placeholder={placeholder}
      value={typedText(state, 'text')}
      error={state?.errors['text']}
    />
  </>
)
