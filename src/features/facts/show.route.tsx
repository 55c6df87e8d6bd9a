import type { ReactNode } from 'react'
import { writeDate, writeEuros } from '#core/french.ts'
import { getHead, listFacts } from '#features/case-file/queries.server.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { facts as acts } from './actions.ts'
import { settleFact } from './commands.server.ts'
import { labelOfEmptiness } from './emptiness.ts'
import { kindOfPath } from './fact-kinds.ts'
import { feedsRights, fillsOf } from './fact-names.ts'
import { settleForm } from './forms.ts'
import type { FactUse } from './model.ts'
import { FactsPage, KeptIn, originOf } from './parts.tsx'
import { getKnown } from './queries.server.ts'
import { questionsOf } from './questions.server.ts'
import type { Route } from './+types/show.route'

/** Questions shown at most: more would be a questionnaire. */
const MOST_QUESTIONS = 8

export const loader = householdPage(acts.show, async ({ tx, id, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const known = await getKnown(tx, id, today)
  const others = (await listFacts(tx, id)).filter(({ key }) => !feedsRights(key))
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    known,
    questions: await questionsOf(known.situation, today, MOST_QUESTIONS),
    others: others.map(({ id: factId, label, value, subjectId, compartmentKind, observedAt, author, source }) => ({
      id: factId,
      label: [label, value.text ?? (value.cents === undefined ? '' : writeEuros(value.cents))].filter(Boolean).join('\u00A0: '),
      subjectId,
      compartmentKind,
      observedAt,
      author,
      source,
    })),
    canWrite:
      head.closedOn === null &&
      actor.roles.includes('worker') &&
      !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional') &&
      head.myKinds.some((kind) => kind !== 'identity'),
  }
})

export const action = submit(acts.settle, settleForm, async ({ tx, id, value, today }) => {
  await settleFact(tx, { caseFileId: id, factId: value.keep, today })
  return redirectWithMessage(paths.caseFile.facts({ id }), 'contradiction-tranchee')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Ce que l’on sait') }]

type Data = Route.ComponentProps['loaderData']

export default function FactsRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, known, canWrite } = loaderData
  const { people } = known
  const here = new Set(known.situation.persons.map(({ id }) => id))
  return (
    <FactsPage
      head={head}
      title="Ce que l’on sait"
      isList
      intro="Chaque fait avec sa source et sa date. Les droits se calculent avec cela, et avec rien d’autre."
      printed={printed}
      state={actionData}
    >
      <div className="faits-connus">
        <div>
          <Contradictions data={loaderData} />
          <Facts id="h-foyer" title="Le foyer" data={loaderData} facts={known.uses.filter(({ path }) => ownerOf(path) === null)} />
          {people
            .filter(({ id }) => here.has(id))
            .map(({ id, name }) => (
              <Facts key={id} id={`h-${id}`} title={name} data={loaderData} facts={known.uses.filter(({ path }) => ownerOf(path) === id)} />
            ))}
          <Refusals data={loaderData} />
          <Others data={loaderData} />
        </div>
        <div>
          <Stale data={loaderData} />
          <Unknown data={loaderData} />
          {canWrite && (
            <Section id="h-noter" title="Noter autre chose">
              <Actions>
                <LinkButton href={paths.caseFile.noteFact({ id: head.id, to: paths.caseFile.facts({ id: head.id }) })}>
                  Choisir ce que je note
                </LinkButton>
              </Actions>
            </Section>
          )}
          <LeftOut data={loaderData} />
        </div>
      </div>
    </FactsPage>
  )
}

/** The person whose place it is; null: the household. */
const ownerOf = (path: string): string | null => /^(?:persons|taxNotices)\.([^.]+)\./.exec(path)?.[1] ?? null

/** Where the same fact is noted again, by its kind: an older name leads to the form of its kind. */
const noteAgain = (data: Data, use: FactUse): string =>
  paths.caseFile.noteFact({
    id: data.head.id,
    key: labelOfEmptiness(use.key) !== undefined ? use.key : (kindOfPath(use.path)?.kind.key ?? fillsOf(use.key)[0]?.kind.key ?? use.key),
    personId: ownerOf(use.path),
    to: paths.caseFile.facts({ id: data.head.id }),
  })

const FactLine = ({ use, data, children }: { use: FactUse; data: Data; children?: ReactNode }) => (
  <li>
    <p className="ligne">
      <b>{use.label}</b>
      {use.compartmentKind !== 'identity' && <KeptIn kind={use.compartmentKind} />}
    </p>
    <p className="petit doux">
      {originOf(use, data.printed.today)}
      {data.canWrite && (
        <>
          {' · '}
          {use.compartmentKind === 'identity' ? (
            <a href={paths.caseFile.household({ id: data.head.id })}>corriger au foyer</a>
          ) : (
            <a href={noteAgain(data, use)} aria-label={`Noter du nouveau : ${use.label}`}>
              noter du nouveau
            </a>
          )}
        </>
      )}
    </p>
    {children}
  </li>
)

/** « Aucun autre revenu » fills many places and is one line. */
const onceEach = <Use extends FactUse>(facts: readonly Use[]): Use[] =>
  facts.filter((use, at) => facts.findIndex((other) => other.id === use.id && other.label === use.label) === at)

const Facts = ({ id, title, facts, data }: { id: string; title: string; facts: readonly FactUse[]; data: Data }) => (
  <Section id={id} title={title}>
    {facts.length === 0 && <Empty title="Rien n’est encore noté pour les droits." />}
    <ul className="lignes">
      {onceEach(facts).map((use) => (
        <FactLine key={`${use.id} ${use.path}`} use={use} data={data} />
      ))}
    </ul>
  </Section>
)

/** Two values that cannot both be true: both stand, the one that counts first. */
const Contradictions = ({ data }: { data: Data }) =>
  data.known.contradictions.length === 0 ? null : (
    <Section id="h-contradictions" title="Deux valeurs différentes">
      <ul className="lignes">
        {data.known.contradictions.map(({ used, other, why }) => (
          <li key={`${used.id} ${other.id} ${used.path}`}>
            <p>
              <b>{why}</b>
            </p>
            {[used, other].map((use) => (
              <div key={use.id} className="haut-1">
                <p className="ligne">
                  {use.label} {use === used ? <Tag kind="ouvert">compte aujourd’hui</Tag> : <Tag kind="non">mise de côté</Tag>}
                </p>
                <p className="petit doux">{originOf(use, data.printed.today)}</p>
                {data.canWrite &&
                  (use.compartmentKind === 'identity' ? (
                    <p className="petit">
                      <a href={paths.caseFile.household({ id: data.head.id })}>Corriger au foyer</a>
                    </p>
                  ) : (
                    <form method="post">
                      <input type="hidden" name="keep" value={use.id} />
                      <Button small label={`Garder celle-ci : ${use.label}, ${originOf(use, data.printed.today)}`}>
                        Garder celle-ci
                      </Button>
                    </form>
                  ))}
              </div>
            ))}
          </li>
        ))}
      </ul>
      <p className="petit doux">Garder une valeur n’efface pas l’autre : elle reste lisible dans le dossier.</p>
    </Section>
  )

const Stale = ({ data }: { data: Data }) =>
  data.known.stale.length === 0 ? null : (
    <Section id="h-redemander" title="À redemander">
      <p className="petit doux">Trop anciens pour compter encore : les droits les tiennent pour inconnus.</p>
      <ul className="lignes">
        {onceEach(data.known.stale).map((use) => (
          <FactLine key={`${use.id} ${use.path}`} use={use} data={data}>
            <p className="ligne haut-1">
              <Tag kind="delai">à redemander</Tag>
              <span className="petit">depuis le {writeDate(use.staleSince, data.printed.today)}</span>
            </p>
          </FactLine>
        ))}
      </ul>
    </Section>
  )

const Unknown = ({ data }: { data: Data }) => (
  <Section id="h-inconnu" title="Encore inconnu, et qui compte">
    {data.questions.length === 0 && <Empty title="Tout ce qui compte pour les droits est noté." />}
    <ol className="lignes">
      {data.questions.map(({ key, label, question, personId, rights }) => (
        <li key={`${key} ${personId}`}>
          <p>
            <b>{question}</b>
            {personId !== null && ` (${nameIn(data, personId)})`}
          </p>
          <p className="petit doux">
            {rights !== null && rights > 0 && (rights === 1 ? 'Un droit en dépend. ' : `${rights} droits en dépendent. `)}
            {data.canWrite && (
              <a
                href={paths.caseFile.noteFact({ id: data.head.id, key, personId, to: paths.caseFile.facts({ id: data.head.id }) })}
                aria-label={`Noter la réponse : ${label}${personId === null ? '' : `, ${nameIn(data, personId)}`}`}
              >
                Noter la réponse
              </a>
            )}
          </p>
        </li>
      ))}
    </ol>
  </Section>
)

const nameIn = (data: Data, personId: string): string => data.known.nameOf[personId] ?? 'la personne accompagnée'

const Refusals = ({ data }: { data: Data }) =>
  data.known.refused.length === 0 ? null : (
    <Section id="h-refus" title="Noté, mais impossible à compter">
      <ul className="lignes">
        {data.known.refused.map((use) => (
          <FactLine key={`${use.id} ${use.path}`} use={use} data={data}>
            <p className="petit">{use.why}</p>
          </FactLine>
        ))}
      </ul>
    </Section>
  )

const LeftOut = ({ data }: { data: Data }) =>
  data.known.leftOut.length === 0 ? null : (
    <Section id="h-dehors" title="Hors du calcul">
      <ul className="lignes">
        {data.known.leftOut.map(({ personId, why }) => (
          <li key={personId}>
            <b>{nameIn(data, personId)}</b>
            <p className="petit doux">{why}</p>
          </li>
        ))}
      </ul>
    </Section>
  )

const Others = ({ data }: { data: Data }) =>
  data.others.length === 0 ? null : (
    <Section id="h-autres" title="Aussi noté dans le dossier">
      <ul className="lignes">
        {data.others.map((fact) => (
          <li key={fact.id}>
            <p className="ligne">
              {fact.label}
              {fact.subjectId !== null && <span className="doux">{nameIn(data, fact.subjectId)}</span>}
              <KeptIn kind={fact.compartmentKind} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
