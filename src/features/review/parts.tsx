import type { ReactNode } from 'react'
import { compartmentLabels } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { noBreak, writeDate, writeEuros } from '#core/french.ts'
import { toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { HouseholdPrintFoot } from '#ui/print-foot.tsx'
import type { Printed } from '#ui/print-foot.tsx'
import { Tag } from '#ui/tag.tsx'
import type { TagKind } from '#ui/tag.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import type { FormState } from '#web/page.server.ts'
import { RightsRooms } from '#web/rights-rooms.tsx'
import { pers, reasonLabels, standsInClear, statuses } from './model.ts'
import type { NamedStatus, Status, StatusVersion } from './model.ts'

/** The pages of the review of rights, under the tab of the rights. */
export const ReviewPage = (props: {
  head: Head
  room: 'rightsFollow' | 'rightsInformation' | null
  title: ReactNode
  intro?: ReactNode
  actions?: ReactNode
  printed: Printed
  state?: FormState | undefined
  children: ReactNode
}) => (
  <Frame>
    <HouseholdHead {...toHeadProps(props.head, 'rights')} />
    <Page>
      <RightsRooms id={props.head.id} current={props.room} />
      <TitleBar title={props.title} small actions={props.actions}>
        {props.intro}
      </TitleBar>
      <ErrorSummary errors={props.state?.errors} />
      {props.children}
      <HouseholdPrintFoot printed={props.printed} estimated />
    </Page>
  </Frame>
)

const looks: Readonly<Record<Status, TagKind>> = {
  toVerify: 'verifier',
  proposed: 'verifier',
  requested: 'delai',
  open: 'ouvert',
  refused: 'non',
  contested: 'delai',
  notWanted: 'non',
  ended: 'non',
}
export const StatusTag = ({ status }: { status: Status }) => <Tag kind={looks[status]}>{statuses[status]}</Tag>

/** « 452 € par mois »; empty when no amount is known. */
export const amountWords = ({ amountCents, per }: Pick<StatusVersion, 'amountCents' | 'per'>): string =>
  amountCents === null ? '' : [writeEuros(amountCents), per && pers[per]].filter(Boolean).join(' ')

/** What is known of a status beside its word: amount, dates, reason. */
export const detailWords = (one: StatusVersion, today: IsoDate): string =>
  [
    amountWords(one),
    one.since && `depuis le ${writeDate(one.since, today)}`,
    one.until && `jusqu’au ${writeDate(one.until, today)}`,
    one.status === 'refused' && (one.notifiedOn ? `notifié le ${writeDate(one.notifiedOn, today)}` : 'jour de la notification inconnu'),
    one.reason && lower(reasonLabels[one.reason]),
  ]
    .filter(Boolean)
    .join(', ')

const lower = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** « Revenu de solidarité active (RSA) », with whose it is. */
export const RightName = ({ one }: { one: Pick<NamedStatus, 'right' | 'person'> }) => (
  <>
    {one.right.name}
    {one.person && <span className="doux"> pour {one.person}</span>}
  </>
)

/** A compartment beyond the thread and the budget is named, so that who writes knows who reads. */
export const WhereKept = ({ one }: { one: Pick<StatusVersion, 'compartmentKind'> }) =>
  standsInClear(one.compartmentKind) ? null : <span className="doux petit"> {compartmentLabels[one.compartmentKind]}</span>

/** Every version, the newest first: nothing was overwritten. */
export const History = ({ versions, today, timeZone }: { versions: readonly StatusVersion[]; today: IsoDate; timeZone: string }) => (
  <ol className="lignes">
    {versions.toReversed().map((one) => (
      <li key={one.id}>
        <StatusTag status={one.status} /> le {writeDate(one.saidOn, today)}
        {detailWords(one, today) && `${noBreak}: ${detailWords(one, today)}`}
        {one.note && <p className="petit">{one.note}</p>}
        <p className="doux petit">
          Écrit le {writeDate(wallClock(one.writtenAt, timeZone).date, today)} par {one.author}
        </p>
      </li>
    ))}
  </ol>
)
