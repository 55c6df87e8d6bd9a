import type { ComponentProps, ReactNode } from 'react'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { HouseholdPrintFoot } from '#ui/print-foot.tsx'
import type { Printed } from '#ui/print-foot.tsx'
import { Frame } from './frame.tsx'
import type { FormState } from './page.server.ts'

/** What every page under a tab of a household says of itself. */
export type HouseholdPageProps = {
  title: ReactNode
  intro?: ReactNode
  actions?: ReactNode
  printed: Printed
  /** Amounts stand on it that are no decision. */
  estimated?: boolean
  state?: FormState | undefined
  children: ReactNode
}

/** The page that is one level up, where a page lies below another one. */
export const WayUp = ({ href, children }: { href: string; children: ReactNode }) => (
  <p className="petit ne-pas-imprimer">
    <a href={href}>{children}</a>
  </p>
)

/** A page under a tab of a household: its head, what lies `above` the title, title, errors of a form, content, and the foot that only paper shows. */
export const HouseholdFrame = (props: HouseholdPageProps & { household: ComponentProps<typeof HouseholdHead>; above?: ReactNode }) => (
  <Frame>
    <HouseholdHead {...props.household} />
    <Page>
      {props.above}
      <TitleBar title={props.title} small actions={props.actions}>
        {props.intro}
      </TitleBar>
      <ErrorSummary errors={props.state?.errors} />
      {props.children}
      <HouseholdPrintFoot printed={props.printed} estimated={props.estimated === true} />
    </Page>
  </Frame>
)
