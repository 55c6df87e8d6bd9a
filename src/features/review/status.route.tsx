import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { NotFound, Conflict, Refused } from '#core/errors.ts'
import { writeDate } from '#core/french.ts'
import { isUuid } from '#core/ids.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { addStep } from '#features/interview/commands.server.ts'
import { findEntry } from '#rules/catalogue/catalogue.ts'
import { Actions, LinkButton } from '#ui/button.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stateOf } from '#web/typed.ts'
import { review } from './actions.ts'
import { AppealPart } from './appeal-part.tsx'
import { followRight, setStatus } from './commands.server.ts'
import { readFollowed } from './follow.server.ts'
import { statusForm } from './forms.ts'
import { compartmentOfRight, shortName, statuses, statusOfWord, statusWords } from './model.ts'
import type { Status, StatusInput } from './model.ts'
import { detailWords, History, ReviewPage, StatusTag, WhereKept } from './parts.tsx'
import { planOf } from './plan.ts'
import { listStatuses } from './queries.server.ts'
import { followedRight, namedRight } from './rights.server.ts'
import { StatusForm } from './status-form.tsx'
import type { Route } from './+types/status.route'

/** The person in the address: one of the household, null for the household itself. */
const subjectIn = (url: URL): string | null => {
  const person = url.searchParams.get('personne')
  if (!person) return null
  if (!isUuid(person)) throw new NotFound('person')
  return person
}

export const loader = householdPage(review.status, async ({ tx, id, url, params, today, time, timeZone, actor }) => {
  const right = await namedRight(tx, params['slug'] ?? '')
  const head = await getHead(tx, id, today)
  const subjectId = subjectIn(url)
  const { versions, people } = await readFollowed(tx, id, today)
  const all = [...versions.values()].find((list) => list.some((one) => one.slug === right.slug && one.subjectId === subjectId)) ?? []
  const person = people.find((one) => one.id === subjectId)
  const current = all.find((one) => one.current)
  if (subjectId !== null && !person && !current) throw new NotFound('person')
  const followed = followedRight(right)
  const entry = findEntry(right.slug)
  const canWrite = head.closedOn === null && (head.referent.isMe || head.myKinds.includes(compartmentOfRight(right)))
  return {
    head,
    timeZone,
    right,
    followed,
    subjectId,
    person: person?.name ?? current?.person ?? null,
    current,
    all,
    kind: compartmentOfRight(right),
    renewal: entry?.renewal ?? null,
    wanted: canWrite ? statusOfWord(url.searchParams.get('vers')) : null,
    canWrite,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
  }
})

/** Of what the form holds, what has a meaning for this status; the rest is left out. */
const inputOf = (value: {
  status: Status
  saidOn: IsoDate
  amount: number | null
  per: StatusInput['per']
  since: IsoDate | null
  until: IsoDate | null
  notifiedOn: IsoDate | null
  reason: StatusInput['reason']
  note: string
}): StatusInput => {
  const { status } = value
  const open = status === 'open'
  return {
    status,
    saidOn: value.saidOn,
    amountCents: open ? value.amount : null,
    per: open && value.amount !== null ? value.per : null,
    since: open ? value.since : null,
    until: open || status === 'ended' ? value.until : null,
    notifiedOn: status === 'refused' || status === 'contested' ? value.notifiedOn : null,
    reason: status === 'notWanted' ? value.reason : null,
    note: value.note,
  }
}

export const action = submit(review.changeStatus, statusForm, async ({ tx, id, params, today, value }) => {
  await requireOpenCase(tx, id)
  const right = await namedRight(tx, params['slug'] ?? '')
  const here = paths.caseFile.rightStatus({ id, slug: right.slug, personId: value.subjectId })
  if (value.intent === 'remission') {
    const what = `Demander une remise de dette : ${shortName(right)}`
    const standing = (await listStatuses(tx, id)).find((one) => one.slug === right.slug && one.subjectId === value.subjectId)
    // beside what was said of it
    const kind = (standing?.compartmentKind as WritableKind | undefined) ?? compartmentOfRight(right)
    await addStep(tx, { caseFileId: id, what, doer: 'both', saidOn: today, lies: { kind } })
    return redirectWithMessage(here, 'remise-notee')
  }
  if (value.intent === 'follow') {
    const isNew = await followRight(tx, { caseFileId: id, right, subjectId: value.subjectId, saidOn: today })
    return redirectWithMessage(
      paths.caseFile.rights({ id, slug: right.slug, personId: value.subjectId }),
      isNew ? 'droit-au-suivi' : 'droit-deja-suivi',
    )
  }
  if (value.saidOn > today) throw new Refused({ saidOn: 'Cette date est dans l’avenir. Vérifiez-la.' })
  if (value.notifiedOn !== null && value.notifiedOn > today) throw new Refused({ notifiedOn: 'Cette date est dans l’avenir. Vérifiez-la.' })
  const input = inputOf(value)
  const plan = planOf(followedRight(right), { ...input, renewOn: input.status === 'open' ? value.renewOn : null })
  try {
    const { id: versionId } = await setStatus(tx, {
      caseFileId: id,
      right,
      subjectId: value.subjectId,
      readId: value.readId,
      input,
      deadlines: value.withDeadline ? plan.deadlines : [],
      steps: value.withStep ? plan.steps : [],
    })
    tx.about({ subjectId: versionId })
  } catch (error) {
    if (error instanceof Conflict)
      throw new Refused({
        '': 'Quelqu’un a noté autre chose pour ce droit entre-temps. Ce qui est gardé est à côté de ce que vous écriviez : relisez, puis gardez.',
      })
    throw error
  }
  return redirectWithMessage(here, 'droit-suivi')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Suivi d’un droit') }]

export default function StatusRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, right, person, current, all, printed, timeZone, canWrite } = loaderData
  const state: FormState | undefined = actionData
  const typed = stateOf(state, 'status')
  const wanted = statusOfTyped(typed) ?? loaderData.wanted
  const today = printed.today
  return (
    <ReviewPage
      head={head}
      room={null}
      title={right.name}
      intro={person ? `Pour ${person}.` : 'Pour le foyer.'}
      printed={printed}
      state={state}
    >
      <div className="deux-colonnes haut-2">
        <div>
          <Section id="h-etat" title="Ce qui est gardé">
            {current ? (
              <>
                <p className="ligne haut-2">
                  <StatusTag status={current.status} />
                  <WhereKept one={current} />
                </p>
                {detailWords(current, today) && <p>{detailWords(current, today)}</p>}
                <p className="doux petit">
                  {writeDate(current.saidOn, today)}, {current.author}
                </p>
                {current.note && <p>{current.note}</p>}
              </>
            ) : (
              <Empty title="Rien n’est encore noté pour ce droit." />
            )}
            {right.id && (
              <p className="petit haut-1">
                <a href={paths.caseFile.rightSheet({ id: head.id, slug: right.slug })}>Conditions, pièces et démarche</a>
              </p>
            )}
          </Section>
          {current && (current.status === 'refused' || current.status === 'contested') && (
            <AppealPart current={current} data={loaderData} state={stateOf(state, 'remission')} />
          )}
          {all.length > 1 && (
            <Section id="h-historique" title="Historique" end="rien n’est effacé">
              <History versions={all} today={today} timeZone={timeZone} />
            </Section>
          )}
        </div>
        {canWrite && (
          <div>
            {wanted ? (
              <StatusForm key={wanted} status={wanted} data={loaderData} state={typed} />
            ) : (
              <Section id="h-suite" title="Noter la suite">
                <NextChoices data={loaderData} />
              </Section>
            )}
          </div>
        )}
      </div>
    </ReviewPage>
  )
}

/** What usually comes next, as buttons; the rest stays at hand, smaller. */
const NextChoices = ({ data: { head, right, subjectId, current } }: { data: Route.ComponentProps['loaderData'] }) => {
  const usual = usualNext[current?.status ?? 'none']
  const href = (status: Status): string =>
    `${paths.caseFile.rightStatus({ id: head.id, slug: right.slug, personId: subjectId, to: statusWords[status] })}#h-suite`
  return (
    <>
      <Actions className="haut-2">
        {usual.map((status) => (
          <LinkButton key={status} href={href(status)}>
            {statuses[status]}
          </LinkButton>
        ))}
      </Actions>
      <Actions className="haut-2">
        {(Object.keys(statuses) as Status[])
          .filter((status) => !usual.includes(status))
          .map((status) => (
            <LinkButton key={status} small look="nu" href={href(status)}>
              {status === current?.status ? `${statuses[status]} (corriger)` : statuses[status]}
            </LinkButton>
          ))}
      </Actions>
    </>
  )
}

const usualNext: Readonly<Record<Status | 'none', readonly Status[]>> = {
  none: ['toVerify', 'proposed', 'requested', 'open'],
  toVerify: ['proposed', 'requested', 'notWanted'],
  proposed: ['requested', 'notWanted'],
  requested: ['open', 'refused'],
  open: ['ended'],
  refused: ['contested', 'requested'],
  contested: ['open', 'refused'],
  notWanted: ['proposed', 'requested'],
  ended: ['requested', 'toVerify'],
}

const statusOfTyped = (typed: FormState | undefined): Status | null => {
  const status = typed?.values['status']
  return typeof status === 'string' && Object.hasOwn(statuses, status) ? (status as Status) : null
}
