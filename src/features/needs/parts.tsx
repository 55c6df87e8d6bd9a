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

export type Room = 'needs' | 'words'

const rooms: Readonly<Record<Room, string>> = { needs: 'Besoins et publics', words: 'Ce que la personne demande et veut' }

export const titleOf = (head: Head | undefined, room: Room): string => tabTitle(head, rooms[room])

/** Both pages of the tab « Besoins et projet ». */
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
        entries={Object.entries(rooms).map(([room, label]) => ({
          href: paths.caseFile[room as Room]({ id: props.head.id }),
          label,
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
