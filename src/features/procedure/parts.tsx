import { toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import type { Procedure } from '#rules/procedures/procedure.ts'
import { EMERGENCY, SAFETY } from '#rules/procedures/words.ts'
import { Icon } from '#ui/icons.tsx'
import { HouseholdFrame, WayUp } from '#web/household-frame.tsx'
import type { HouseholdPageProps } from '#web/household-frame.tsx'
import { paths } from '#web/paths.ts'

/** A page about procedures, under the tab of the applications. */
export const ProcedurePage = ({ head, ...page }: HouseholdPageProps & { head: Head }) => (
  <HouseholdFrame
    {...page}
    household={toHeadProps(head, 'applications')}
    above={<WayUp href={paths.caseFile.applications({ id: head.id })}>Démarches, courriers et procédures</WayUp>}
  />
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
