import type { ReactNode } from 'react'
import { toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import type { Procedure } from '#rules/procedures/procedure.ts'
import { EMERGENCY, SAFETY } from '#rules/procedures/words.ts'
import { HouseholdHead } from '#ui/household-head.tsx'
import { Icon } from '#ui/icons.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { HouseholdPrintFoot } from '#ui/print-foot.tsx'
import type { Printed } from '#ui/print-foot.tsx'
import { Frame } from '#web/frame.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'

/** A page about procedures, under the tab of the applications. */
export const ProcedurePage = (props: {
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

/** What holds for the whole procedure, and whom to call at once. The software calls nobody. */
export const SafetyPart = ({ procedure }: { procedure: Procedure }) =>
  procedure.safety.length + procedure.emergency.length === 0 ? null : (
    <section className="demande haut-2" aria-label="Avant tout">
      <ul className="puces">
        {procedure.safety.map((rule) => (
          <li key={rule}>{SAFETY[rule]}</li>
        ))}
      </ul>
      {procedure.emergency.length > 0 && (
        <p className="haut-1">
          <Icon name="alerte" /> En cas d’urgence :{' '}
          {procedure.emergency.map((one) => `${EMERGENCY[one].label} ${EMERGENCY[one].number}`).join(', ')}.
        </p>
      )}
    </section>
  )

/** A statement of the law with whether somebody read it. */
export const saidWords = ({ text, source, verified }: { text: string; source?: string | undefined; verified: boolean }): string =>
  `${text}${source ? ` ${source}` : ''}${verified ? '' : ' (à vérifier)'}`
