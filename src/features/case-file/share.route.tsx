import { writableKinds } from '#core/compartments.ts'
import type { WritableKind } from '#core/compartments.ts'
import { addMonths, isIsoDate } from '#core/dates.ts'
import { isUuid } from '#core/ids.ts'
import { noBreak, writeDate, writeFullDate } from '#core/french.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Section, TitleBar } from '#ui/page.tsx'
import { instantOf, wallClock } from '#web/clock.ts'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { listColleagues, previewAccess } from './access.server.ts'
import type { Preview } from './access.server.ts'
import { actions } from './actions.ts'
import { kindNotes, shareForm, typed, writableLabels } from './forms.ts'
import { describeReader, entryKinds, tabTitle } from './model.ts'
import type { Head } from './model.ts'
import { CaseFilePage } from './parts.tsx'
import { getHead } from './queries.server.ts'
import { shareCaseFile } from './sharing.server.ts'
import type { Route } from './+types/share.route'

const isKind = (word: string): word is WritableKind => writableKinds.some((kind) => kind === word)

export const loader = page(actions.shareForm, async ({ tx, id, url, today, time, timeZone, actor }) => {
  const head = await getHead(tx, id, today)
  const query = url.searchParams
  const agentId = query.get('collegue') ?? ''
  const kinds = query.getAll('partie[]').filter(isKind)
  const until = query.get('jusqu') ?? ''
  const colleagues = head.referent.isMe ? await listColleagues(tx) : []
  const chosen = isUuid(agentId) ? colleagues.find((one) => one.agentId === agentId) : undefined
  return {
    head,
    colleagues,
    asked: query.has('collegue'),
    chosen: chosen ?? null,
    kinds,
    until: isIsoDate(until) ? until : '',
    preview: chosen && kinds.length > 0 ? await previewAccess(tx, id, kinds) : null,
    timeZone,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
  }
})

export const action = submit(actions.share, shareForm, async ({ tx, id, value, timeZone }) => {
  // until the end of that day, at the site
  const until = value.until ? instantOf(value.until, '23:59', timeZone) : null
  await shareCaseFile(tx, { caseFileId: id, agentId: value.agentId, kinds: value.kinds, reason: value.reason, until })
  return redirectWithMessage(paths.caseFile.share({ id }), 'acces-donne')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Qui le voit') }]

export default function Share({ loaderData, actionData }: Route.ComponentProps) {
  const { head } = loaderData
  return (
    <CaseFilePage head={head} tab={null} printed={loaderData.printed}>
      <TitleBar title="Qui voit ce dossier" small>
        Chaque accès est noté au journal, que la personne peut lire.
      </TitleBar>
      <ErrorSummary errors={actionData && 'errors' in actionData ? actionData.errors : undefined} />
      <div className="deux-colonnes">
        <div>
          <WhoSeesNow head={head} />
        </div>
        <div>
          {head.referent.isMe &&
            (loaderData.preview && loaderData.chosen ? (
              <Confirm loaderData={loaderData} actionData={actionData} />
            ) : (
              <Choose {...loaderData} />
            ))}
        </div>
      </div>
      {loaderData.preview && loaderData.chosen && (
        <WhatIsRead name={loaderData.chosen.name} preview={loaderData.preview} head={head} timeZone={loaderData.timeZone} />
      )}
    </CaseFilePage>
  )
}

type Data = Route.ComponentProps['loaderData']

const WhoSeesNow = ({ head }: { head: Head }) => (
  <Section id="h-voient" title="Aujourd’hui">
    <ul className="lignes">
      {head.whoSees.map((reader) => (
        <li key={reader.agentId} className="ligne">
          <span className="pousse">
            {describeReader(reader, head.today)}
            {reader.agentId === head.referent.agentId && <span className="doux"> · tient le dossier</span>}
          </span>
          {head.referent.isMe && !reader.isMe && (
            <form method="post" action={paths.caseFile.unshare({ id: head.id })}>
              <input type="hidden" name="agentId" value={reader.agentId} />
              <Button small label={`Retirer l’accès de ${reader.name}`}>
                Retirer l’accès
              </Button>
            </form>
          )}
        </li>
      ))}
      {head.reception.length > 0 && (
        <li>
          {head.reception.map(({ name }) => name).join(', ')}, à l’accueil
          <br />
          <span className="doux">les noms et les consignes de contact, rien du fil</span>
        </li>
      )}
      {head.managers.map((manager) => (
        <li key={manager.agentId}>
          {manager.name}, {manager.jobTitle}
          <br />
          <span className="doux">rien, sauf en disant pourquoi par écrit ; vous en seriez prévenue ou prévenu</span>
        </li>
      ))}
    </ul>
    <p className="doux petit haut-3">
      Les passages à part ont leurs propres lecteurs, nommés sous chacun d’eux. Partager le dossier ne les montre pas.
    </p>
  </Section>
)

const Choose = ({ head, colleagues, chosen, kinds, until, asked }: Data) => (
  <Section id="h-partager" title="Donner un accès" end="1 sur 2">
    <form method="get" className="formulaire haut-3">
      <Select
        name="collegue"
        label="À qui"
        empty="Choisir"
        value={chosen?.agentId ?? ''}
        options={colleagues.map((one) => ({ value: one.agentId, label: `${one.name}, ${one.jobTitle}` }))}
        error={asked && !chosen ? 'Choisissez une ou un collègue.' : undefined}
      />
      <Choice
        name="partie[]"
        legend="Quelles parties"
        multiple
        options={writableKinds.map((kind) => ({ value: kind, label: kindNotes[kind] }))}
        value={kinds}
        error={asked && kinds.length === 0 ? 'Choisissez au moins une partie du dossier.' : undefined}
        help="Les noms et les consignes de contact vont toujours avec : personne ne travaille avec un foyer sans savoir comment le joindre sans risque."
      />
      <Field
        name="jusqu"
        label="Jusqu’au"
        type="date"
        optional="sans date : jusqu’à ce que vous le retiriez"
        value={until || (asked ? '' : addMonths(head.today, 3))}
        className="court"
      />
      <Actions>
        <Button look="principal">Voir ce qui sera lu</Button>
      </Actions>
    </form>
  </Section>
)

const Confirm = ({ loaderData, actionData }: { loaderData: Data; actionData: Route.ComponentProps['actionData'] }) => {
  const { head, chosen, kinds, until } = loaderData
  const state = actionData && 'errors' in actionData ? actionData : undefined
  return (
    <Section id="h-partager" title={`Donner un accès à ${chosen?.name ?? ''}`} end="2 sur 2">
      <p className="haut-2">
        <b>{kinds.map((kind) => writableLabels[kind]).join(', ')}</b>
        <br />
        {until ? `jusqu’au ${writeFullDate(until)} inclus` : 'jusqu’à ce que vous le retiriez'}
      </p>
      <form method="post" className="formulaire haut-3">
        <input type="hidden" name="agentId" value={chosen?.agentId ?? ''} />
        {kinds.map((kind) => (
          <input key={kind} type="hidden" name="kinds[]" value={kind} />
        ))}
        <input type="hidden" name="until" value={until} />
        <TextArea
          name="reason"
          label="Pourquoi"
          value={typed(state?.values, 'reason')}
          error={state?.errors['reason']}
          help="La personne peut le lire : écrivez-le comme vous le lui diriez."
        />
        <Actions>
          <Button look="principal">Donner l’accès</Button>
          <LinkButton href={paths.caseFile.share({ id: head.id })} look="nu">
            Choisir autrement
          </LinkButton>
        </Actions>
      </form>
    </Section>
  )
}

/** The exact list, before the act: no surprise for anybody. */
const WhatIsRead = ({ name, preview, head, timeZone }: { name: string; preview: Preview; head: Head; timeZone: string }) => (
  <Section
    id="h-lira"
    title={`Ce que lira ${name}`}
    end={`${preview.entries.length}${noBreak}note${preview.entries.length > 1 ? 's' : ''}`}
    className="haut-5"
  >
    <ul className="lignes">
      <li>Les noms, les âges, les consignes de contact et la façon de joindre la personne.</li>
      {preview.others.map((other) => (
        <li key={other.label}>
          {other.label} : {other.count}
        </li>
      ))}
      {preview.facts.map((fact) => (
        <li key={fact.id}>
          {fact.label} <span className="doux petit">fait relevé</span>
        </li>
      ))}
      {preview.entries.map((entry) => (
        <li key={entry.id}>
          <b>{writeDate(wallClock(entry.happenedAt, timeZone).date, head.today)}</b>, {entry.title || entryKinds[entry.kind]}
          <br />
          <span className="doux serif">{entry.start}</span>
        </li>
      ))}
    </ul>
    <p className="doux petit haut-3">Et ce qui sera écrit ensuite dans ces parties. Aucun passage à part.</p>
  </Section>
)
