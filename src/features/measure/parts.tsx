import type { ReactNode } from 'react'
import { toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import type { Statement } from '#rules/catalogue/entry.ts'
import { DECIDERS } from '#rules/measures/measure.ts'
import type { Measure } from '#rules/measures/measure.ts'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { HouseholdPrintFoot } from '#ui/print-foot.tsx'
import type { Printed } from '#ui/print-foot.tsx'
import { Frame } from '#web/frame.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'

/** A page about a measure, under the tab « Besoins et projet ». */
export const MeasurePage = (props: {
  head: Head
  title: ReactNode
  intro?: ReactNode
  printed: Printed
  state?: FormState | undefined
  children: ReactNode
}) => (
  <Frame>
    <HouseholdHead {...toHeadProps(props.head, 'needs')} />
    <Page>
      <p className="petit ne-pas-imprimer">
        <a href={paths.caseFile.projects({ id: props.head.id })}>Projets et mesures</a>
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

const Said = ({ of }: { of: Statement }) => (
  <>
    {of.text}{' '}
    <span className="doux petit">
      {of.source?.replace(/, à relire$/u, '')}
      {!of.verified && (of.source ? ' (à vérifier)' : '(à vérifier)')}
    </span>
  </>
)

/** The legal frame, each statement with its text and whether somebody read it. */
export const LegalFrame = ({ measure }: { measure: Measure }) => (
  <Section id="h-cadre" title="Cadre" end={DECIDERS[measure.decidedBy].toLowerCase()}>
    <p className="haut-1">{measure.what}</p>
    <ul className="puces">
      {measure.frame.map((one) => (
        <li key={one.text}>
          <Said of={one} />
        </li>
      ))}
      <li>
        Qui décide : <Said of={measure.decider} />
      </li>
      {measure.longest && (
        <li>
          Durée : <Said of={measure.longest.law} />
        </li>
      )}
      {measure.longestInAll && (
        <li>
          En tout : <Said of={measure.longestInAll.law} />
        </li>
      )}
      <li>
        Renouvellement : <Said of={measure.renewal} />
      </li>
    </ul>
    <h3 className="petit haut-2">Ce qui est à elle</h3>
    <ul className="puces">
      {measure.rights.map((one) => (
        <li key={one.text}>
          <Said of={one} />
        </li>
      ))}
    </ul>
  </Section>
)
