import type { ReactNode } from 'react'
import { compartmentLabels } from '#core/compartments.ts'
import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeDate } from '#core/french.ts'
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
import { RightsRooms } from '#web/rights-rooms.tsx'
import type { FactUse } from './model.ts'

/** Every page of the facts of a household. */
export const FactsPage = (props: {
  head: Head
  title: ReactNode
  intro?: ReactNode
  /** The list of facts itself, one of the four pages of the rights. */
  isList?: boolean
  printed: Printed
  state?: FormState | undefined
  children: ReactNode
}) => (
  <Frame>
    <HouseholdHead {...toHeadProps(props.head, 'rights')} />
    <Page>
      <RightsRooms id={props.head.id} current={props.isList ? 'facts' : null} />
      <TitleBar title={props.title} small>
        {props.intro}
      </TitleBar>
      <ErrorSummary errors={props.state?.errors} />
      {props.children}
      <HouseholdPrintFoot printed={props.printed} />
    </Page>
  </Frame>
)

const sources = { said: 'dit par la personne', read: 'lu dans un document', observed: 'observé', computed: 'calculé' } as const

/** « lu dans un document le 8 juin, Solène Kerbrat ». What the composition of the household says has no author. */
export const originOf = (use: FactUse, today: IsoDate): string =>
  use.compartmentKind === 'identity'
    ? 'composition du foyer'
    : `${sources[use.source]} le ${writeDate(use.observedOn, today)}${use.author === '' ? '' : `, ${use.author}`}`

/** Where it is kept: a private passage is said by its own sign. */
export const KeptIn = ({ kind }: { kind: CompartmentKind }) => (
  <Tag kind={kind === 'aparte' ? 'apart' : 'neutre'}>{compartmentLabels[kind]}</Tag>
)
