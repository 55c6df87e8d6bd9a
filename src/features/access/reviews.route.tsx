import { addDays } from '#core/dates.ts'
import { noBreak, writeDate, writeTime } from '#core/french.ts'
import { Actions, Button } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { ProveFirst, requireStepUp } from '#web/step-up.tsx'
import { actions } from './actions.ts'
import { approveExceptional, reviewExceptional } from './commands.server.ts'
import { reviewForm } from './forms.ts'
import { REVIEW_WITHIN_DAYS, verdicts } from './model.ts'
import type { Verdict } from './model.ts'
import { listReviews } from './queries.server.ts'
import type { Route } from './+types/reviews.route'

export const loader = page(actions.reviews, async ({ tx, today, timeZone, now, visit, actor }) => {
  const at = (instant: Date): string => {
    const wall = wallClock(instant, timeZone)
    return `${writeDate(wall.date, today)} à ${writeTime(wall.time)}`
  }
  const all = (await listReviews(tx)).map((one) => ({
    id: one.id,
    who: one.who,
    ground: one.ground,
    reason: one.reason,
    asked: one.asked,
    askedAt: at(one.askedAt),
    opened: one.openedAt ? `${at(one.openedAt)}${one.expiresAt ? `, jusqu’au ${at(one.expiresAt)}` : ''}` : null,
    known: one.known,
    secondPerson: one.secondPerson,
    running: one.expiresAt !== null && one.expiresAt > now,
    late: one.verdict === null && addDays(wallClock(one.askedAt, timeZone).date, REVIEW_WITHIN_DAYS) < today,
    waitsForSecond: one.waitsForSecond && actor.roles.includes('manager'),
    verdict: one.verdict,
    reviewed: one.reviewedAt ? `${one.reviewer ?? ''}, ${at(one.reviewedAt)}` : null,
    mine: one.mine,
  }))
  return { waiting: all.filter((one) => one.verdict === null), done: all.filter((one) => one.verdict !== null), proven: visit.steppedUp }
})

export const action = submit(actions.review, reviewForm, async ({ tx, value, visit }) => {
  if (value.intent === 'approve') {
    requireStepUp(visit)
    await approveExceptional(tx, value.accessId)
    return redirectWithMessage(paths.access.reviews(), 'acces-donne')
  }
  await reviewExceptional(tx, value.accessId, value.verdict)
  return redirectWithMessage(paths.access.reviews(), 'revue-gardee')
})

export const meta = () => [{ title: 'Accès exceptionnels — Aparté' }]

export default function Reviews({ loaderData, actionData }: Route.ComponentProps) {
  const { waiting, done, proven } = loaderData
  const errors = actionData && 'errors' in actionData ? actionData.errors : undefined
  return (
    <Frame>
      <Page>
        <TitleBar title="Accès exceptionnels">
          Chaque ouverture exceptionnelle est relue par une autre personne sous {REVIEW_WITHIN_DAYS} jours. Une ouverture qui n’a rien
          trouvé est relue aussi.
        </TitleBar>
        <ErrorSummary errors={errors} />
        {!proven && waiting.some((one) => one.waitsForSecond) && (
          <ProveFirst to={paths.access.reviews()}>
            Autoriser l’ouverture d’un foyer protégé demande de prouver que c’est bien vous.
          </ProveFirst>
        )}
        <Section id="h-attente" title="À revoir" end={waiting.length > 0 ? String(waiting.length) : undefined} className="haut-3">
          {waiting.length === 0 ? <Empty title="Rien n’attend." /> : <List items={waiting} proven={proven} />}
        </Section>
        {done.length > 0 && (
          <Section id="h-revus" title="Déjà revus" className="haut-5">
            <List items={done} proven={proven} />
          </Section>
        )}
      </Page>
    </Frame>
  )
}

type Item = Route.ComponentProps['loaderData']['waiting'][number]

const verdictTags: Readonly<Record<Verdict, 'ouvert' | 'non' | 'verifier'>> = {
  justified: 'ouvert',
  notJustified: 'non',
  unclear: 'verifier',
}

const List = ({ items, proven }: { items: readonly Item[]; proven: boolean }) => (
  <ul className="lignes">
    {items.map((item) => (
      <li key={item.id}>
        <p>
          <b>{item.who}</b>, le {item.askedAt}, pour <b>{item.asked}</b>
          {item.late && (
            <>
              {' '}
              <Tag kind="delai">en retard</Tag>
            </>
          )}{' '}
          {item.verdict && <Tag kind={verdictTags[item.verdict]}>{verdicts[item.verdict]}</Tag>}
        </p>
        <p className="raison">« {item.reason} »</p>
        <p className="doux petit">
          {item.ground} ·{' '}
          {item.opened ? `ouvert le ${item.opened}` : item.known ? 'rien n’a été ouvert' : 'personne n’est connu sous cette identité'}
          {item.secondPerson && ` · accord de ${item.secondPerson}`}
          {item.reviewed && ` · revu par ${item.reviewed}`}
        </p>
        <Acts item={item} proven={proven} />
      </li>
    ))}
  </ul>
)

const Acts = ({ item, proven }: { item: Item; proven: boolean }) => {
  if (item.verdict) return null
  if (item.mine) return <p className="doux petit">Vous y avez pris part : quelqu’un d’autre le revoit.</p>
  if (item.running) return <p className="doux petit">En cours. Vous pourrez le revoir quand il sera terminé.</p>
  return (
    <div className="actions haut-1">
      {item.waitsForSecond && proven && (
        <form method="post">
          <input type="hidden" name="intent" value="approve" />
          <input type="hidden" name="accessId" value={item.id} />
          <Button look="principal" small icon="cle" label={`Donner l’accord, soixante${noBreak}minutes, à ${item.who}`}>
            Donner l’accord, soixante{noBreak}minutes
          </Button>
        </form>
      )}
      <form method="post">
        <input type="hidden" name="intent" value="review" />
        <input type="hidden" name="accessId" value={item.id} />
        <Actions>
          {Object.entries(verdicts).map(([value, label]) => (
            <Button key={value} small name="verdict" value={value} label={`${label} : demande de ${item.who} du ${item.askedAt}`}>
              {label}
            </Button>
          ))}
        </Actions>
      </form>
    </div>
  )
}
