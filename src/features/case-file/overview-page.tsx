import { Alarms } from './overview-alarm.tsx'
import { AppointmentPart, FactsPart, NeedsPart, ObjectivesPart, ProceedingsPart, SummaryPart } from './overview-right.tsx'
import { NewsPart } from './overview-news.tsx'
import { OffersPart } from './overview-offers.tsx'
import { CirclePart, DossierPart, HelpersPart, HouseholdPart } from './overview-left.tsx'
import type { OverviewData } from './overview.server.ts'
import { CaseFilePage } from './parts.tsx'
import { ThreadColumn } from './thread-column.tsx'

/** The three columns of a household: who, what happened, where it stands. `printing`: the page that is made to be printed, and logged so. */
export const OverviewPage = ({ data, printing = false }: { data: OverviewData; printing?: boolean }) => {
  const { head, household } = data
  return (
    <CaseFilePage head={head} tab="overview" printed={{ ...data.printed, logged: printing }}>
      {printing && (
        <p className="doux ne-pas-imprimer">
          Cette page est prête : <kbd>Ctrl P</kbd> l’imprime. L’impression est déjà notée au journal d’accès ; les passages à part n’en font
          pas partie.
        </p>
      )}
      <Alarms head={head} alarms={data.alarms} canWrite={data.canWrite} />
      <div className="colonnes dossier3">
        <div className="col-gauche">
          <HouseholdPart head={head} members={household.members} dwelling={data.dwelling} />
          <CirclePart id={head.id} genogram={data.genogram} />
          <HelpersPart head={head} helpers={data.helpers} />
          <DossierPart head={head} />
        </div>
        <ThreadColumn {...data} next={data.appointments[0]} printing={printing} />
        <div className="col-droite">
          <OffersPart head={head} offers={data.offers} canWrite={data.canWrite && !printing} />
          {!printing && <NewsPart head={head} news={data.news} canWrite={data.canWrite} />}
          <SummaryPart head={head} summary={data.summary} demand={data.demand} />
          <ObjectivesPart head={head} objectives={data.objectives} />
          <ProceedingsPart head={head} applications={data.applications} deadlines={data.deadlines} steps={data.steps} />
          <AppointmentPart head={head} appointments={data.appointments} timeZone={data.timeZone} />
          <NeedsPart head={head} needs={data.needs} />
          <FactsPart head={head} facts={data.facts} />
        </div>
      </div>
    </CaseFilePage>
  )
}
