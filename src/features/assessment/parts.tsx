import type { ReactNode } from 'react'
import { toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { HouseholdPrintFoot } from '#ui/print-foot.tsx'
import type { Printed } from '#ui/print-foot.tsx'
import { Tag } from '#ui/tag.tsx'
import { Frame } from '#web/frame.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import type { Assessment } from './model.ts'

/** A page about the filled instruments of a household, under their tab. `within`: below the list. */
export const AssessmentPage = (props: {
  head: Head
  title: ReactNode
  intro?: ReactNode
  actions?: ReactNode
  within?: boolean
  printed: Printed
  state?: FormState | undefined
  children: ReactNode
}) => (
  <Frame>
    <HouseholdHead {...toHeadProps(props.head, 'assessments')} />
    <Page>
      {props.within && (
        <p className="petit ne-pas-imprimer">
          <a href={paths.caseFile.assessments({ id: props.head.id })}>Évaluations</a>
        </p>
      )}
      <TitleBar title={props.title} small actions={props.actions}>
        {props.intro}
      </TitleBar>
      <ErrorSummary errors={props.state?.errors} />
      {props.children}
      <HouseholdPrintFoot printed={props.printed} />
    </Page>
  </Frame>
)

/** Where a filled one stands. */
export const StateTag = ({ one }: { one: Pick<Assessment, 'state' | 'supersededById'> }) =>
  one.state === 'draft' ? (
    <Tag kind="verifier">Brouillon</Tag>
  ) : one.supersededById ? (
    <Tag kind="non">Corrigée</Tag>
  ) : (
    <Tag kind="ouvert">Terminée</Tag>
  )

/** Something that nobody could check against its source. */
export const ToVerify = () => <span className="doux"> (à vérifier)</span>
