import type { ReactNode } from 'react'
import { toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import { needsRooms } from '#features/needs/model.ts'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { HouseholdPrintFoot } from '#ui/print-foot.tsx'
import type { Printed } from '#ui/print-foot.tsx'
import { Tag } from '#ui/tag.tsx'
import type { TagKind } from '#ui/tag.tsx'
import { Filters } from '#ui/thread.tsx'
import { Frame } from '#web/frame.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stages } from './model.ts'
import type { Stage } from './model.ts'

/** A page about projects, under the tab « Besoins et projet ». `within`: below the list. */
export const ProjectPage = (props: {
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
    <HouseholdHead {...toHeadProps(props.head, 'needs')} />
    <Page>
      {props.within ? (
        <p className="petit ne-pas-imprimer">
          <a href={paths.caseFile.projects({ id: props.head.id })}>Projets et mesures</a>
        </p>
      ) : (
        <Filters
          label="Besoins et projet"
          entries={(Object.keys(needsRooms) as (keyof typeof needsRooms)[]).map((room) => ({
            href: paths.caseFile[room]({ id: props.head.id }),
            label: needsRooms[room],
            current: room === 'projects',
          }))}
        />
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

const looks: Readonly<Record<Stage, TagKind>> = {
  understanding: 'verifier',
  comparing: 'verifier',
  proposed: 'delai',
  refused: 'neutre',
  later: 'delai',
  building: 'verifier',
  running: 'ouvert',
  over: 'neutre',
}
export const StageTag = ({ stage }: { stage: Stage }) => <Tag kind={looks[stage]}>{stages[stage]}</Tag>

export const optionsOf = (labels: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
