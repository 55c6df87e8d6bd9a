import type { IsoDate } from '#core/dates.ts'
import { toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import { Field, TextArea } from '#ui/field.tsx'
import { HouseholdFrame, WayUp } from '#web/household-frame.tsx'
import type { HouseholdPageProps } from '#web/household-frame.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'

/** A page about a letter, under the tab of the applications. */
export const LetterPage = ({ head, ...page }: HouseholdPageProps & { head: Head }) => (
  <HouseholdFrame
    {...page}
    household={toHeadProps(head, 'applications')}
    above={<WayUp href={paths.caseFile.applications({ id: head.id })}>Démarches, courriers et procédures</WayUp>}
  />
)

/** What a letter says: the same fields for a new one and for one that is written anew. */
export const LetterFields = ({
  state,
  standing,
}: {
  state: FormState | undefined
  standing: { sender: string; receivedOn: IsoDate | null; datedOn: IsoDate | null; text: string; explanation: string; action: string }
}) => {
  const errors = state?.errors ?? {}
  return (
    <>
      <Field
        name="sender"
        label="De qui"
        optional
        maxLength={200}
        value={typedText(state, 'sender', standing.sender)}
        error={errors['sender']}
      />
      <Field
        name="receivedOn"
        label="Reçu le"
        type="date"
        value={typedText(state, 'receivedOn', standing.receivedOn)}
        error={errors['receivedOn']}
        help="Pour un recommandé : le jour où il a été présenté la première fois."
      />
      <Field
        name="datedOn"
        label="Daté du"
        type="date"
        optional="si la lettre le dit"
        value={typedText(state, 'datedOn', standing.datedOn)}
        error={errors['datedOn']}
      />
      <TextArea
        name="text"
        label="Ce qu’il écrit"
        optional
        rows={4}
        maxLength={50_000}
        value={typedText(state, 'text', standing.text)}
        error={errors['text']}
        help="Tapé ou collé. Seules les phrases utiles suffisent : la lettre reste à la personne."
      />
      <TextArea
        name="explanation"
        label="Ce qu’il veut dire, en mots simples"
        optional
        rows={3}
        maxLength={5_000}
        value={typedText(state, 'explanation', standing.explanation)}
        error={errors['explanation']}
      />
      <Field
        name="action"
        label="Ce qu’il faut faire"
        optional
        maxLength={300}
        value={typedText(state, 'action', standing.action)}
        error={errors['action']}
      />
    </>
  )
}
