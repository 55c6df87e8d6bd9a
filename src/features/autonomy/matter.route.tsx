import { NotFound, Refused } from '#core/errors.ts'
import { isUuid } from '#core/ids.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import { Empty, Section } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { autonomy as acts } from './actions.ts'
import { fundingOf, matterForm, quotesOf } from './forms.ts'
import { AdaptationForm, CarerForm, HomeHelpForm } from './matter-forms.tsx'
import { MatterLine } from './matter-parts.tsx'
import { kindOfSlug, matterKinds } from './matters.ts'
import type { MatterBody } from './matters.ts'
import { listMatters, setMatter } from './matters.server.ts'
import { adultsOf, AutonomyPage, mayWrite, titleOf } from './parts.tsx'
import type { Route } from './+types/matter.route'

export const loader = householdPage(acts.showMatter, async ({ tx, id, params, url, today, time, timeZone, actor }) => {
  const head = await getHead(tx, id, today)
  const kind = kindOfSlug(params['matter'])
  if (kind === undefined) throw new NotFound('matter')
  const matters = (await listMatters(tx, id)).filter(({ body }) => body.kind === kind)
  const wanted = url.searchParams.get('suivi')
  const edited = wanted !== null && isUuid(wanted) ? matters.find(({ seriesId }) => seriesId === wanted) : undefined
  if (wanted !== null && edited === undefined) throw new NotFound('matter')
  const { members } = await getHousehold(tx, id, today)
  return {
    head,
    kind,
    matters: matters.map((one) => ({ ...one, on: wallClock(one.writtenAt, timeZone).date })),
    edited: edited ?? null,
    adults: adultsOf(members).map(({ personId, name }) => ({ personId, name })),
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    canWrite: mayWrite(head, actor.roles),
  }
})

export const action = submit(acts.changeMatter, matterForm, async ({ tx, id, params, today, value }) => {
  if (kindOfSlug(params['matter']) !== value.intent) throw new NotFound('matter')
  const seriesId = await setMatter(tx, { caseFileId: id, seriesId: value.matterId, ...bodyOf(value, today) })
  tx.about({ subjectId: seriesId })
  return redirectWithMessage(paths.caseFile.autonomyMatter({ id, matter: matterKinds[value.intent].slug }), 'suivi-garde')
})

/** What a form says, as it is kept. @throws Refused beside the field that stops it. */
const bodyOf = (value: ReturnType<typeof matterForm.parse>, today: string): { personId: string | null; body: MatterBody } => {
  switch (value.intent) {
    case 'adaptation': {
      const { room, need, works, words } = value
      return { personId: null, body: { kind: 'adaptation', room, need, works, words, quotes: quotesOf(value), funding: fundingOf(value) } }
    }
    case 'homeHelp': {
      const { service, askedOn, answer, answeredOn, startsOn, words } = value
      if (askedOn > today) throw new Refused({ askedOn: 'Cette date est dans l’avenir. Vérifiez-la.' })
      if (answeredOn !== null && answeredOn < askedOn)
        throw new Refused({ answeredOn: 'Cette réponse serait d’avant la demande. Vérifiez les deux dates.' })
      if (startsOn !== null && startsOn < askedOn)
        throw new Refused({ startsOn: 'Ce début serait d’avant la demande. Vérifiez les deux dates.' })
      return { personId: value.personId, body: { kind: 'homeHelp', service, askedOn, answer, answeredOn, startsOn, words } }
    }
    case 'carer': {
      const { name, helps, needs, words, alone, next } = value
      if (value.carerId === null && name === '') throw new Refused({ name: 'Dites qui aide : quelqu’un du foyer, ou un nom.' })
      return {
        personId: value.carerId,
        body: { kind: 'carer', name: value.carerId === null ? name : '', helps, needs, words, alone, next },
      }
    }
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: titleOf(loaderData?.head, loaderData ? matterKinds[loaderData.kind].title : 'Autonomie') },
]

export default function MatterRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, kind, matters, edited, adults, printed, canWrite } = loaderData
  const state: FormState | undefined = actionData
  const { title, add } = matterKinds[kind]
  const body = edited?.body ?? null
  const of = { seriesId: edited?.seriesId ?? null, personId: edited?.personId ?? null, today: printed.today, adults, state }
  return (
    <AutonomyPage head={head} inside title={title} printed={printed} state={state}>
      <div className="deux-colonnes">
        <Section id="h-suivis" title="Où cela en est">
          {matters.length === 0 && <Empty title="Rien à lire ici pour le moment." />}
          <ul className="lignes">
            {matters.map((one) => (
              <MatterLine
                key={one.id}
                one={one}
                adults={adults}
                today={printed.today}
                on={one.on}
                href={
                  canWrite
                    ? `${paths.caseFile.autonomyMatter({ id: head.id, matter: matterKinds[kind].slug })}?suivi=${one.seriesId}#h-noter`
                    : null
                }
              />
            ))}
          </ul>
        </Section>
        {canWrite && (
          <Section id="h-noter" title={edited ? 'Dire la suite' : add} className="ne-pas-imprimer">
            {kind === 'adaptation' && <AdaptationForm key={edited?.id} {...of} body={body?.kind === 'adaptation' ? body : null} />}
            {kind === 'homeHelp' && <HomeHelpForm key={edited?.id} {...of} body={body?.kind === 'homeHelp' ? body : null} />}
            {kind === 'carer' && <CarerForm key={edited?.id} {...of} body={body?.kind === 'carer' ? body : null} />}
          </Section>
        )}
      </div>
    </AutonomyPage>
  )
}
