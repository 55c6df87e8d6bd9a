import type { ReactNode } from 'react'
import { tabTitle, toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import type { Member } from '#features/household/model.ts'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { HouseholdPrintFoot } from '#ui/print-foot.tsx'
import type { Printed } from '#ui/print-foot.tsx'
import type { TagKind } from '#ui/tag.tsx'
import { Frame } from '#web/frame.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import type { PlanState } from './model.ts'

export const titleOf = (head: Head | undefined, title: string): string => tabTitle(head, title)

/** Whether the reader may write about health here: said before it is tried; the database decides. */
export const mayWrite = (head: Head, roles: readonly string[]): boolean =>
  head.closedOn === null && roles.includes('worker') && (head.referent.isMe || head.myKinds.includes('health'))

/** A page about the autonomy of the persons of a household, under « Évaluations ». */
export const AutonomyPage = (props: {
  head: Head
  title: ReactNode
  intro?: ReactNode
  actions?: ReactNode
  printed: Printed
  /** Amounts stand on it. */
  estimated?: boolean
  /** Not the first page: the way back is shown. */
  inside?: boolean
  state: FormState | undefined
  children: ReactNode
}) => (
  <Frame>
    <HouseholdHead {...toHeadProps(props.head, 'assessments')} />
    <Page>
      <p className="petit ne-pas-imprimer">
        {props.inside ? (
          <a href={paths.caseFile.autonomy({ id: props.head.id })}>Autonomie</a>
        ) : (
          <a href={paths.caseFile.assessments({ id: props.head.id })}>Évaluations</a>
        )}
      </p>
      <TitleBar title={props.title} small actions={props.actions}>
        {props.intro}
      </TitleBar>
      <ErrorSummary errors={props.state?.errors} />
      {props.children}
      <HouseholdPrintFoot printed={props.printed} estimated={props.estimated === true} />
    </Page>
  </Frame>
)

/** The persons of the household, the eldest first: it is mostly about them. */
export const peopleOf = (members: readonly Member[]): Member[] =>
  members.filter((one) => one.diedOn === null && !one.unborn).toSorted((a, b) => (b.age ?? 0) - (a.age ?? 0))

/** Its adults, the eldest first. */
export const adultsOf = (members: readonly Member[]): Member[] => peopleOf(members).filter((one) => one.age === null || one.age >= 18)

export const nameOf = (members: readonly Pick<Member, 'personId' | 'name'>[], personId: string | null): string =>
  members.find((one) => one.personId === personId)?.name ?? 'une personne du foyer'

export const planTags: Readonly<Record<PlanState, TagKind>> = {
  preparing: 'verifier',
  proposed: 'delai',
  accepted: 'ouvert',
  changes: 'verifier',
  refused: 'non',
}
