import type { ReactNode } from 'react'
import { toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { HouseholdPrintFoot } from '#ui/print-foot.tsx'
import type { Printed } from '#ui/print-foot.tsx'
import { Frame } from '#web/frame.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'

/** A page of the budget, under its tab. `within`: below the budget itself. */
export const BudgetPage = (props: {
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
    <HouseholdHead {...toHeadProps(props.head, 'budget')} />
    <Page>
      {props.within && (
        <p className="petit ne-pas-imprimer">
          <a href={paths.caseFile.budget({ id: props.head.id })}>Budget et dettes</a>
        </p>
      )}
      <TitleBar title={props.title} small actions={props.actions}>
        {props.intro}
      </TitleBar>
      <ErrorSummary errors={props.state?.errors} />
      {props.children}
      <HouseholdPrintFoot printed={props.printed} estimated />
    </Page>
  </Frame>
)
