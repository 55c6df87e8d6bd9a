import { toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import type { Statement } from '#rules/catalogue/entry.ts'
import { DECIDERS } from '#rules/measures/measure.ts'
import type { Measure } from '#rules/measures/measure.ts'
import { Section } from '#ui/page.tsx'
import { HouseholdFrame, WayUp } from '#web/household-frame.tsx'
import type { HouseholdPageProps } from '#web/household-frame.tsx'
import { paths } from '#web/paths.ts'

/** A page about a measure, under the tab « Besoins et projet ». */
export const MeasurePage = ({ head, ...page }: HouseholdPageProps & { head: Head }) => (
  <HouseholdFrame
    {...page}
    household={toHeadProps(head, 'needs')}
    above={<WayUp href={paths.caseFile.projects({ id: head.id })}>Projets et mesures</WayUp>}
  />
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
