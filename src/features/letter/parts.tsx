import type { ReactNode } from 'react'
import type { IsoDate } from '#core/dates.ts'
import { toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import { Field, TextArea } from '#ui/field.tsx'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { HouseholdPrintFoot } from '#ui/print-foot.tsx'
import type { Printed } from '#ui/print-foot.tsx'
import { Frame } from '#web/frame.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'

/** A page about a letter, under the tab of the applications. */
export const LetterPage = (props: {
  head: Head
  title: ReactNode
  intro?: ReactNode
  printed: Printed
  state: FormState | undefined
  children: ReactNode
}) => (
  <Frame>
    <HouseholdHead {...toHeadProps(props.head, 'applications')} />
    <Page>
      <p className="petit ne-pas-imprimer">
        <a href={paths.caseFile.applications({ id: props.head.id })}>Démarches, courriers et procédures</a>
      </p>
      <TitleBar title={props.title} small>
        {props.intro}
      </TitleBar>
      <ErrorSummary errors={props.state?.errors} />
      {props.children}
      <HouseholdPrintFoot printed={props.printed} />
    </Page>
  </Frame>
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
