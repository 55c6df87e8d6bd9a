import { compartmentLabels } from '#core/compartments.ts'
import { Conflict, Refused } from '#core/errors.ts'
import { writeDay, writeFullDate, writeTimeInSentence } from '#core/french.ts'
import { issueDomains } from '#features/needs/model.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { TextArea } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Rubric, Section, TitleBar } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { wallClock } from '#web/clock.ts'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { listPossibleReaders } from './access.server.ts'
import { actions } from './actions.ts'
import { correctEntry } from './corrections.server.ts'
import { entryForm, typed, typedList } from './forms.ts'
import { entryKinds, factSources, tabTitle } from './model.ts'
import { paragraphs } from './passages.ts'
import { CaseFilePage, EntryWords, namesOrNobody, outcomeWords, readerNames } from './parts.tsx'
import { agentsById, getHead } from './queries.server.ts'
import { getEntry } from './thread.server.ts'
import type { Version } from './thread.server.ts'
import type { Route } from './+types/entry.route'

export const loader = householdPage(actions.showEntry, async ({ tx, id, params, today, time, timeZone, actor }) => {
  const head = await getHead(tx, id, today)
  const read = await getEntry(tx, id, params['entryId'] ?? '')
  const people = [...read.entry.readers.values()].flat()
  const names = await agentsById(tx, [...people, read.entry.authorId, ...read.aparteAuthors.values()])
  tx.about({ subjectId: read.entry.id })
  return {
    head,
    ...read,
    names: new Map([...names].map(([agentId, { name }]) => [agentId, name])),
    possible: await listPossibleReaders(tx, id),
    mayCorrect: head.referent.isMe || read.entry.authorId === actor.agentId,
    me: actor.agentId,
    timeZone,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
  }
})

export const action = submit(actions.correctEntry, entryForm, async ({ tx, id, params, value }) => {
  const entryId = params['entryId'] ?? ''
  const here = paths.caseFile.entry({ id, entryId })
  try {
    const changed = await correctEntry(tx, {
      caseFileId: id,
      entryId,
      token: value.token,
      text: value.text,
      apartes: value.aparteIds.map((compartmentId, index) => ({ compartmentId, text: value.apartes[index] ?? '' })),
      aparteReaders: value.readers,
    })
    return redirectWithMessage(here, changed ? 'note-corrigee' : 'rien-change')
  } catch (error) {
    if (error instanceof Conflict)
      throw new Refused({
        text: 'Cette note a été corrigée entre-temps. Les deux textes sont ci-dessous : reprenez ce qui manque, puis gardez. Rien n’est perdu.',
      })
    throw error
  }
})

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: tabTitle(loaderData?.head, loaderData && entryKinds[loaderData.entry.kind]) },
]

export default function Entry({ loaderData, actionData }: Route.ComponentProps) {
  const { head, entry, names, me, timeZone, mayCorrect } = loaderData
  const wall = wallClock(entry.happenedAt, timeZone)
  return (
    <CaseFilePage head={head} tab={null} printed={loaderData.printed}>
      <p className="petit">
        <a href={`${paths.caseFile.show({ id: head.id })}#entree-${entry.id}`}>Revenir au fil</a>
      </p>
      <TitleBar title={entry.title} small>
        {writeDay(wall.date, head.today)}, {writeTimeInSentence(wall.time)} · {entry.author}
        {entry.minutes ? ` · ${entry.minutes} min` : ''}
        {entry.present && ` · ${entry.present}`}{' '}
        {entry.compartmentKind !== 'general' && entry.compartmentKind !== 'aparte' && (
          <Tag kind="neutre">{compartmentLabels[entry.compartmentKind]}</Tag>
        )}
      </TitleBar>
      <div className="deux-colonnes">
        <div>
          <div className="fil">
            <div className="txt">
              <EntryWords entry={entry} names={names} me={me} />
            </div>
          </div>
          {entry.themes.length > 0 && (
            <p className="ligne haut-3">
              {entry.themes.map((theme) => (
                <Tag key={theme} kind="neutre">
                  {issueDomains[theme]}
                </Tag>
              ))}
            </p>
          )}
          <CameOut {...loaderData} />
        </div>
        <div>{mayCorrect && !head.closedOn && <Correct loaderData={loaderData} actionData={actionData} />}</div>
      </div>
      <ReadersOfApartes {...loaderData} />
      <Versions {...loaderData} />
    </CaseFilePage>
  )
}

type Data = Route.ComponentProps['loaderData']

const CameOut = ({ head, entry, timeZone }: Data) =>
  entry.facts.length + entry.outcomes.length === 0 ? null : (
    <Section id="faits" title="Ce qui en est sorti">
      <ul className="lignes">
        {entry.facts.map((fact) => (
          <li key={fact.id} id={`fait-${fact.id}`}>
            {fact.label}
            <br />
            <span className="doux petit">
              {factSources[fact.source]}, noté par {fact.author} le {writeFullDate(wallClock(fact.observedAt, timeZone).date)}
            </span>
          </li>
        ))}
        {entry.outcomes.map((outcome) => (
          <li key={outcome.id}>
            <a href={paths.caseFile.steps({ id: head.id })}>{outcomeWords(outcome, head.today)}</a>
          </li>
        ))}
      </ul>
    </Section>
  )

/** A correction is a new version; each private passage is corrected in its own place, where only its readers see it. */
const Correct = ({ loaderData, actionData }: { loaderData: Data; actionData: Route.ComponentProps['actionData'] }) => {
  const { head, text, names, entry, me, possible } = loaderData
  const state = actionData && 'errors' in actionData ? actionData : undefined
  const errors: Record<string, string> = state?.errors ?? {}
  const sent = typedList(state?.values, 'apartes')
  const order = typedList(state?.values, 'aparteIds') ?? []
  const conflict = state !== undefined && typed(state.values, 'token') !== text.token
  const readersOf = (compartmentId: string): string => namesOrNobody(readerNames(entry.readers.get(compartmentId) ?? [], names, me))
  return (
    <Section id="corriger" title="Corriger" end="l’ancienne version reste" className="ne-pas-imprimer">
      <ErrorSummary errors={errors} />
      {conflict && (
        <div className="haut-3">
          <Rubric level={3} title="Ce qui est gardé maintenant" />
          <div className="resume haut-2">
            {paragraphs(text.main).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <p className="doux haut-2">Ce que vous écriviez est dans la page, juste dessous.</p>
        </div>
      )}
      <form method="post" className="formulaire haut-3" data-principal="">
        <input type="hidden" name="token" value={text.token} />
        <TextArea
          name="text"
          label={conflict ? 'Votre version' : text.isPrivate ? 'Passage à part' : 'Le texte'}
          rows={Math.min(20, Math.max(5, Math.ceil(text.main.length / 60)))}
          value={typed(state?.values, 'text') ?? text.main}
          error={errors['text']}
          help={text.isPrivate ? undefined : 'Entre (( et )), un nouveau passage à part.'}
        />
        {text.apartes.map((aparte, index) => {
          const at = order.indexOf(aparte.compartmentId)
          return (
            <div key={aparte.compartmentId}>
              <input type="hidden" name="aparteIds[]" value={aparte.compartmentId} />
              <TextArea
                name="apartes[]"
                // the summary of what is to be gone over leads to the first
                id={index === 0 ? 'champ-apartes' : `champ-aparte-${aparte.compartmentId}`}
                label={`À part : ${readersOf(aparte.compartmentId)}`}
                rows={3}
                value={at >= 0 ? sent?.[at] : aparte.text}
                error={errors['apartes']}
                help="Vide, il disparaît du fil ; ses anciennes versions restent à ses lecteurs."
              />
            </div>
          )
        })}
        {possible.length > 0 && !text.isPrivate && (
          <Choice
            name="readers[]"
            legend="Qui lit un nouveau passage à part"
            multiple
            optional="personne si rien n’est coché"
            options={possible.map(({ agentId, name }) => ({ value: agentId, label: name }))}
            value={typedList(state?.values, 'readers')}
          />
        )}
        <Actions>
          <Button look="principal" kbd="Ctrl Entrée">
            Garder la correction
          </Button>
          {conflict && <a href={paths.caseFile.entry({ id: head.id, entryId: entry.id })}>Laisser la version gardée</a>}
        </Actions>
      </form>
    </Section>
  )
}

/** The author of a private passage chooses again who reads it. */
const ReadersOfApartes = ({ head, entry, aparteAuthors, possible, me, names }: Data) => {
  const mine = [...entry.readers].filter(([compartmentId]) => aparteAuthors.get(compartmentId) === me)
  if (mine.length === 0 || possible.length === 0) return null
  return (
    <Section id="lecteurs" title="Qui lit les passages à part" className="ne-pas-imprimer haut-5">
      {mine.map(([compartmentId, readers], index) => (
        <form
          method="post"
          action={paths.caseFile.entryReaders({ id: head.id, entryId: entry.id })}
          className="formulaire haut-3"
          key={compartmentId}
        >
          <input type="hidden" name="compartmentId" value={compartmentId} />
          <Choice
            name="readers[]"
            legend={
              mine.length > 1
                ? `Passage ${index + 1}, lu par ${namesOrNobody(readerNames(readers, names, me))}`
                : `Lu par ${namesOrNobody(readerNames(readers, names, me))}`
            }
            multiple
            options={possible.map(({ agentId, name }) => ({ value: agentId, label: name, icon: 'verrou' as const }))}
            value={readers}
            help="Décocher retire la lecture tout de suite."
          />
          <Actions>
            <Button small>Changer les lecteurs</Button>
          </Actions>
        </form>
      ))}
    </Section>
  )
}

/** Every version side by side, the newest first: nothing was ever overwritten. */
const Versions = ({ entry, versions, aparteVersions, names, me, timeZone }: Data) => {
  const several = [...aparteVersions].filter(([, own]) => own.length > 1)
  if (versions.length < 2 && several.length === 0) return null
  return (
    <Section id="versions" title="Versions" end="rien n’est effacé" className="haut-5">
      {versions.length > 1 && <VersionList versions={versions} timeZone={timeZone} />}
      {several.map(([compartmentId, own]) => (
        <div key={compartmentId} className="haut-4 apart-versions ne-pas-imprimer">
          <Rubric level={3} title={`Passage à part : ${namesOrNobody(readerNames(entry.readers.get(compartmentId) ?? [me], names, me))}`} />
          <VersionList versions={own} timeZone={timeZone} />
        </div>
      ))}
    </Section>
  )
}

const VersionList = ({ versions, timeZone }: { versions: readonly Version[]; timeZone: string }) => (
  <div className="versions haut-3">
    {versions.toReversed().map((version, index) => {
      const wall = wallClock(version.at, timeZone)
      return (
        <section key={version.key} aria-label={index === 0 ? 'Version gardée' : `Ancienne version, ${writeFullDate(wall.date)}`}>
          <p className="petit doux">
            {index === 0 ? 'Version gardée' : 'Ancienne version'}, {version.by}, {writeFullDate(wall.date)} à{' '}
            {writeTimeInSentence(wall.time)}
          </p>
          <div className="resume haut-2">
            {version.text === '' ? <p className="doux">Retiré.</p> : paragraphs(version.text).map((line) => <p key={line}>{line}</p>)}
          </div>
        </section>
      )
    })}
  </div>
)
