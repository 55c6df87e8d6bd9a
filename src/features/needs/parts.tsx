import type { ReactNode } from 'react'
import { tabTitle, toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { HouseholdPrintFoot } from '#ui/print-foot.tsx'
import type { Printed } from '#ui/print-foot.tsx'
import { Filters } from '#ui/thread.tsx'
import { Frame } from '#web/frame.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { needsRooms } from './model.ts'

type Room = 'needs' | 'words'

export const titleOf = (head: Head | undefined, room: Room): string => tabTitle(head, needsRooms[room])

/** The two pages of this feature in the tab « Besoins et projet »; the third is `project`. */
export const NeedsPage = (props: {
  head: Head
  room: Room
  title: string
  intro: ReactNode
  printed: Printed
  state: FormState | undefined
  children: ReactNode
}) => (
  <Frame>
    <HouseholdHead {...toHeadProps(props.head, 'needs')} />
    <Page>
      <Filters
        label="Besoins et projet"
        entries={(Object.keys(needsRooms) as (keyof typeof needsRooms)[]).map((room) => ({
          href: paths.caseFile[room]({ id: props.head.id }),
          label: needsRooms[room],
          current: room === props.room,
        }))}
      />
      <TitleBar title={props.title} small>
        {props.intro}
      </TitleBar>
      <ErrorSummary errors={props.state?.errors} />
      {props.children}
      <HouseholdPrintFoot printed={props.printed} />
    </Page>
  </Frame>
)

export const optionsOf = (labels: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label: `${label.charAt(0).toUpperCase()}${label.slice(1)}` }))
