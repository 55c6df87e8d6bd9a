import { redirect } from 'react-router'
import type { IsoDate } from '#core/dates.ts'
import { daysBetween } from '#core/dates.ts'
import { noBreak, writeDate, writeDaysLeft } from '#core/french.ts'
import { isUuid } from '#core/ids.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { DOMAINS } from '#rules/catalogue/entry.ts'
import type { Domain } from '#rules/catalogue/entry.ts'
import { EVENTS } from '#rules/catalogue/events.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Select } from '#ui/field.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { householdPage } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { review } from './actions.ts'
import { readFollowed } from './follow.server.ts'
import { fullName } from './model.ts'
import type { Gap, NamedRight, NamedStatus, Status } from './model.ts'
import { detailWords, History, ReviewPage, RightName, StatusTag, WhereKept } from './parts.tsx'
import { firstAppeal, planOf } from './plan.ts'
import { listEventOffers, listGaps } from './queries.server.ts'
import { followedRight } from './rights.server.ts'
import type { Route } from './+types/follow.route'

export const loader = householdPage(review.follow, async ({ tx, id, url, today, time, timeZone, actor }) => {
  const wanted = url.searchParams.get('droit')
  const person = url.searchParams.get('personne')
  // the list « Suivre un autre droit » is a form that only goes somewhere
  if (wanted) throw redirect(paths.caseFile.rightStatus({ id, slug: wanted, personId: person && isUuid(person) ? person : null }))
  const head = await getHead(tx, id, today)
  const { current, versions, rights, people } = await readFollowed(tx, id, today)
  const gaps = await listGaps(tx, id, today)
  return {
    head,
    timeZone,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    current: current.map((one) => ({
      ...one,
      silence: silenceOf(one),
      appeal:
        one.status === 'refused' && one.notifiedOn ? (firstAppeal(followedRight(one.right).appeals, one.notifiedOn)?.dueOn ?? null) : null,
    })),
    versions,
    rights,
    people,
    gaps: gaps.filter((gap) => gap.kind !== 'unknown'),
    offers: await listEventOffers(tx, id, today),
    canWrite: head.closedOn === null && head.myKinds.some((kind) => kind !== 'identity') && actor.roles.includes('worker'),
  }
})

/** The day on which no answer to a request or an appeal says something by itself; null when the law says nothing of it. */
const silenceOf = (one: NamedStatus): { title: string; dueOn: IsoDate } | null => {
  if (one.status !== 'requested' && one.status !== 'contested') return null
  return planOf(followedRight(one.right), { ...one, renewOn: null }).deadlines[0] ?? null
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Suivi des droits') }]

type Data = Route.ComponentProps['loaderData']
type Line = Data['current'][number]

/** Groups of the page, in the order in which they call for an act. */
const groups: readonly { id: string; title: string; statuses: readonly Status[] }[] = [
  { id: 'refused', title: 'Refusés, contestés', statuses: ['refused', 'contested'] },
  { id: 'requested', title: 'Demandés', statuses: ['requested'] },
  { id: 'toVerify', title: 'À vérifier, proposés', statuses: ['toVerify', 'proposed'] },
  { id: 'open', title: 'Ouverts', statuses: ['open'] },
  { id: 'past', title: 'Non souhaités, arrêtés', statuses: ['notWanted', 'ended'] },
]

export default function Follow({ loaderData }: Route.ComponentProps) {
  const { head, printed, current, offers, gaps, canWrite } = loaderData
  const told = new Set(current.map((one) => `${one.slug} ${one.subjectId}`))
  const others = gaps.filter((gap) => !told.has(`${gap.slug} ${gap.subjectId}`))
  return (
    <ReviewPage
      head={head}
      room="rightsFollow"
      title="Suivi des droits"
      intro="Ce qui a été vérifié, demandé, obtenu, refusé, ou n’est pas souhaité, dans ce que vous pouvez lire de ce foyer. Les montants calculés sont une estimation, qui ne vaut pas décision."
      printed={printed}
    >
      {offers.map((offer) => (
        <section key={offer.event.id} className="demande haut-2 ligne" aria-label={offer.event.name}>
          <p>{offer.sentence}</p>
          {canWrite && (
            <LinkButton small href={paths.caseFile.rightsEvent({ id: head.id, event: offer.event.slug })}>
              Préparer
            </LinkButton>
          )}
        </section>
      ))}
      <div className="deux-colonnes haut-3">
        <div>
          {current.length === 0 && (
            <Empty title="Aucun droit n’est suivi ici pour le moment.">
              <p>Choisissez-en un dans la liste, ou partez de la page des droits du foyer.</p>
            </Empty>
          )}
          {groups.map((group) => (
            <Group key={group.id} group={group} data={loaderData} />
          ))}
        </div>
        <div>
          {canWrite && <AnotherRight data={loaderData} />}
          {others.length > 0 && (
            <Section id="h-recu" title="Reçu et calculé" end="estimation">
              <ul className="lignes">
                {others.map((gap) => (
                  <li key={`${gap.slug} ${gap.subjectId}`}>
                    <b>{nameOf(loaderData, gap.slug)}</b>
                    <GapWords gap={gap} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Changes data={loaderData} />
        </div>
      </div>
    </ReviewPage>
  )
}

const nameOf = ({ rights }: Data, slug: string): string => rights.find((one) => one.slug === slug)?.name ?? slug

const Group = ({ group, data }: { group: (typeof groups)[number]; data: Data }) => {
  const lines = data.current.filter((one) => group.statuses.includes(one.status)).toSorted(byName)
  if (lines.length === 0) return null
  return (
    <Section id={`h-${group.id}`} title={group.title}>
      <ul className="lignes" data-lignes="">
        {lines.map((one) => (
          <RightLine key={one.id} one={one} data={data} />
        ))}
      </ul>
    </Section>
  )
}

const byName = (a: NamedStatus, b: NamedStatus): number => a.right.name.localeCompare(b.right.name, 'fr')

const RightLine = ({ one, data }: { one: Line; data: Data }) => {
  const { head, printed, versions, timeZone, gaps, canWrite } = data
  const all = versions.get(one.seriesId) ?? []
  const gap = gaps.find(({ slug, subjectId }) => slug === one.slug && subjectId === one.subjectId)
  const href = paths.caseFile.rightStatus({ id: head.id, slug: one.slug, personId: one.subjectId })
  const detail = detailWords(one, printed.today)
  return (
    <li>
      <p className="ligne">
        <b>
          {canWrite ? (
            <a href={href}>
              <RightName one={one} />
            </a>
          ) : (
            <RightName one={one} />
          )}
        </b>
        <StatusTag status={one.status} />
        {one.event && one.status !== 'toVerify' && <Tag kind="verifier">à revoir</Tag>}
        <WhereKept one={one} />
      </p>
      {detail && <p>{detail}</p>}
      {one.appeal && <Left dueOn={one.appeal} today={printed.today} />}
      {one.silence && <Silence one={one.silence} today={printed.today} />}
      {one.note && <p className="petit">{one.note}</p>}
      {gap && <GapWords gap={gap} />}
      <p className="doux petit">
        {writeDate(one.saidOn, printed.today)}, {one.author}
      </p>
      {all.length > 1 && (
        <details>
          <summary className="petit">Historique ({all.length})</summary>
          <History versions={all} today={printed.today} timeZone={timeZone} />
        </details>
      )}
    </li>
  )
}

const Left = ({ dueOn, today }: { dueOn: IsoDate; today: IsoDate }) =>
  daysBetween(today, dueOn) >= 0 ? (
    <p>
      <Tag kind="delai">{writeDaysLeft(today, dueOn)}</Tag> pour contester, jusqu’au {writeDate(dueOn, today)}
    </p>
  ) : (
    <p>
      <Tag kind="non">délai passé</Tag> depuis le {writeDate(dueOn, today)}
    </p>
  )

/** « Sans réponse, c’est un refus à contester », from its day on. */
const Silence = ({ one, today }: { one: { title: string; dueOn: IsoDate }; today: IsoDate }) => {
  const past = daysBetween(today, one.dueOn) < 0
  return (
    <p>
      <Tag kind="delai">{writeDaysLeft(today, one.dueOn)}</Tag>{' '}
      {past ? 'Le jour est passé' : `Réponse attendue avant le ${writeDate(one.dueOn, today)}`}. {one.title.split(/\s*:/u)[0]}.
    </p>
  )
}

const GapWords = ({ gap }: { gap: Gap }) => (
  <>
    <p className="petit">
      {(gap.kind === 'more' || gap.kind === 'less') && <Tag kind="verifier">à regarder</Tag>} {capital(gap.sentence)}.
    </p>
    {gap.question && (
      <p className="petit doux">
        Pour préciser{noBreak}: {gap.question}
      </p>
    )}
  </>
)

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const optionsOf = (rights: readonly NamedRight[]) => [
  ...(Object.keys(DOMAINS) as Domain[]).map((domain) => ({
    group: DOMAINS[domain],
    options: rights.filter((one) => one.domain === domain && one.id !== undefined).map(optionOf),
  })),
  ...(rights.some((one) => one.id === undefined)
    ? [{ group: 'Aides locales', options: rights.filter((one) => one.id === undefined).map(optionOf) }]
    : []),
]
const optionOf = (right: NamedRight) => ({ value: right.slug, label: fullName(right) })

const AnotherRight = ({ data: { head, rights, people } }: { data: Data }) => (
  <Section id="h-autre" title="Suivre un autre droit">
    <form method="get" action={paths.caseFile.rightsFollow({ id: head.id })} className="formulaire haut-2">
      <Select name="droit" label="Le droit" empty="Choisir" options={optionsOf(rights)} />
      <Select name="personne" label="Pour qui" empty="Le foyer" options={people.map(({ id, name }) => ({ value: id, label: name }))} />
      <Button>Continuer</Button>
    </form>
  </Section>
)

/** Any event may be prepared, noted or not. */
const Changes = ({ data: { head, canWrite } }: { data: Data }) =>
  canWrite ? (
    <Section id="h-changement" title="Un changement dans le foyer ?">
      <p className="petit haut-1">Chacun ouvre la liste des droits à vérifier, des échéances et des étapes à proposer.</p>
      <Actions className="haut-2">
        {EVENTS.map((event) => (
          <LinkButton key={event.id} small href={paths.caseFile.rightsEvent({ id: head.id, event: event.slug })}>
            {event.name}
          </LinkButton>
        ))}
      </Actions>
    </Section>
  ) : null
