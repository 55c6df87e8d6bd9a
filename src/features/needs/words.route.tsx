import type { ReactNode } from 'react'
import { NotFound, Refused } from '#core/errors.ts'
import { writeDate, writeFullDate } from '#core/french.ts'
import { isUuid } from '#core/ids.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { Icon } from '#ui/icons.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { wallClock } from '#web/clock.ts'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { needs as acts } from './actions.ts'
import { setStatement } from './commands.server.ts'
import { wordsForm } from './forms.ts'
import { countSentences, mostSentences, outcomes, statementKinds } from './model.ts'
import type { Statement, StatementKind } from './model.ts'
import { NeedsPage, optionsOf, titleOf } from './parts.tsx'
import { listStatementVersions } from './queries.server.ts'
import type { Route } from './+types/words.route'

/** Words of the address: `?ecrire=objectif&phrase=…`. */
const writings: Readonly<Record<string, StatementKind>> = { demande: 'demand', objectif: 'objective', resume: 'summary' }

export const loader = householdPage(acts.showWords, async ({ tx, id, url, today, time, timeZone, actor }) => {
  const head = await getHead(tx, id, today)
  const writing = writings[url.searchParams.get('ecrire') ?? ''] ?? null
  const wanted = url.searchParams.get('phrase')
  const demand = await listStatementVersions(tx, id, 'demand')
  const objective = await listStatementVersions(tx, id, 'objective')
  const summary = await listStatementVersions(tx, id, 'summary')
  const all = [...demand, ...objective, ...summary].filter((one) => one.current)
  const edited = wanted && isUuid(wanted) ? all.find((one) => one.id === wanted && one.kind === writing) : undefined
  if (wanted && !edited) throw new NotFound('statement')
  const hasThread = head.myKinds.includes('general')
  return {
    head,
    timeZone,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    demand,
    objective,
    summary,
    edited,
    hasThread,
    writing: head.closedOn === null && hasThread && actor.roles.includes('worker') ? writing : null,
    canWrite: head.closedOn === null && hasThread && actor.roles.includes('worker'),
  }
})

export const action = submit(acts.changeWords, wordsForm, async ({ tx, id, today, value }) => {
  await requireOpenCase(tx, id)
  if (value.saidOn > today) throw new Refused({ saidOn: 'Cette date est dans l’avenir. Vérifiez-la.' })
  if (value.intent === 'summary' && countSentences(value.words) > mostSentences)
    throw new Refused({ words: `« En bref » tient en quatre phrases ; il y en a ${countSentences(value.words)}. Gardez les plus utiles.` })
  const series = await setStatement(tx, {
    caseFileId: id,
    kind: value.intent,
    words: value.words,
    step: value.intent === 'objective' ? value.step : '',
    saidOn: value.saidOn,
    outcome: value.intent === 'objective' ? value.outcome : null,
    statementId: value.statementId ?? undefined,
  })
  tx.about({ subjectId: series })
  return redirectWithMessage(paths.caseFile.words({ id }), 'paroles-gardees')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: titleOf(loaderData?.head, 'words') }]

type Data = Route.ComponentProps['loaderData']
type Version = Data['demand'][number]

export default function WordsRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, hasThread } = loaderData
  const state: FormState | undefined = actionData
  return (
    <NeedsPage
      head={head}
      room="words"
      title="Ses mots, et notre résumé"
      intro="Ce que la personne dit reste entre guillemets, sans correction. Ce que nous écrivons est daté et signé."
      printed={printed}
      state={state}
    >
      {!hasThread && <Empty title="Ses mots ne vous sont pas ouverts dans ce dossier." />}
      {hasThread && (
        <div className="deux-colonnes">
          <div>
            <Part kind="demand" data={loaderData} state={state} add="Écrire une autre demande" />
            <Part kind="summary" data={loaderData} state={state} add="Écrire le résumé" />
          </div>
          <div>
            <Part kind="objective" data={loaderData} state={state} add="Ajouter un objectif" />
          </div>
        </div>
      )}
    </NeedsPage>
  )
}

const wordOf = (kind: StatementKind): string => Object.keys(writings).find((word) => writings[word] === kind) ?? ''

/** One kind of statement: what stands, the form when it was asked for, and what stood before. */
const Part = ({ kind, data, state, add }: { kind: StatementKind; data: Data; state: FormState | undefined; add: string }) => {
  const { head, printed, edited, writing, canWrite } = data
  const at = paths.caseFile.words({ id: head.id })
  const all = data[kind]
  const current = all.filter((one) => one.current)
  const open = writing === kind
  const alone = kind === 'summary' && current.length > 0
  return (
    <Section id={`h-${kind}`} title={statementKinds[kind]}>
      {current.length === 0 && !open && <Empty title="Rien n’est écrit pour le moment." />}
      <ul className="but">
        {current.map((one) => (
          <Words key={one.id} one={one} data={data} href={`${at}?ecrire=${wordOf(kind)}&phrase=${one.id}#h-${kind}`} />
        ))}
      </ul>
      {open && <WordsForm kind={kind} standing={edited} state={state} today={printed.today} back={at} />}
      {canWrite && !open && !alone && (
        <p className="haut-1">
          <LinkButton small href={`${at}?ecrire=${wordOf(kind)}#h-${kind}`} icon="plume">
            {current.length === 0 && kind === 'demand' ? 'Écrire sa demande' : add}
          </LinkButton>
        </p>
      )}
      <Former all={all.filter((one) => !one.current)} data={data} />
    </Section>
  )
}

const Words = ({ one, data, href }: { one: Version; data: Data; href: string }) => (
  <li>
    {one.kind === 'summary' ? <p className="resume">{one.words}</p> : <p className="voix">« {one.words} »</p>}
    {one.step && (
      <p className="pas">
        <Icon name="drapeau" /> {one.step}
      </p>
    )}
    <p className="petit doux">
      {writeDate(one.saidOn, data.printed.today)}, {one.kind === 'summary' ? one.writtenBy : `noté par ${one.writtenBy}`}
      {one.outcome && (
        <>
          {' '}
          <Tag kind={one.outcome === 'reached' ? 'ouvert' : 'non'}>{outcomes[one.outcome]}</Tag>
        </>
      )}
      {data.canWrite && (
        <>
          {' '}
          <a href={href} aria-label={`Revoir : ${one.words.slice(0, 60)}`}>
            Revoir
          </a>
        </>
      )}
    </p>
  </li>
)

const Former = ({ all, data }: { all: readonly Version[]; data: Data }): ReactNode =>
  all.length === 0 ? null : (
    <details className="haut-1">
      <summary>Ce qui était écrit avant ({all.length})</summary>
      <ul className="lignes">
        {all.map((one) => (
          <li key={`${one.id}-${one.version}`}>
            {one.kind === 'summary' ? one.words : `« ${one.words} »`}
            <br />
            <span className="doux petit">
              {writeDate(one.saidOn, data.printed.today)}, écrit le {writeFullDate(wallClock(one.writtenAt, data.timeZone).date)} par{' '}
              {one.writtenBy}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )

const labels: Readonly<Record<StatementKind, string>> = {
  demand: 'Ce que la personne demande, avec ses mots',
  objective: 'Ce que la personne veut, avec ses mots',
  summary: 'En bref, en quatre phrases au plus',
}

const WordsForm = (props: {
  kind: StatementKind
  standing: Statement | undefined
  state: FormState | undefined
  today: string
  back: string
}) => {
  const { kind, standing, state, today, back } = props
  const errors = state?.errors ?? {}
  return (
    <form method="post" className="formulaire haut-2">
      <input type="hidden" name="intent" value={kind} />
      <input type="hidden" name="statementId" value={standing?.id ?? ''} />
      <TextArea
        name="words"
        label={labels[kind]}
        rows={kind === 'summary' ? 5 : 3}
        value={typedText(state, 'words', standing?.words)}
        error={errors['words']}
        help={kind === 'summary' ? undefined : 'Sans corriger. Les guillemets se mettent seuls.'}
      />
      {kind === 'objective' && (
        <>
          <Field
            name="step"
            label="Le premier pas"
            optional
            value={typedText(state, 'step', standing?.step)}
            error={errors['step']}
            help="Ce qui est fait ou prévu, par qui."
          />
          <Choice
            name="outcome"
            legend="Où cela en est"
            options={[{ value: '', label: 'en cours' }, ...optionsOf(outcomes)]}
            value={typedText(state, 'outcome', standing?.outcome)}
            error={errors['outcome']}
          />
        </>
      )}
      <Field
        name="saidOn"
        label={kind === 'summary' ? 'Écrit le' : 'Dit le'}
        type="date"
        value={typedText(state, 'saidOn', kind === 'summary' ? today : (standing?.saidOn ?? today))}
        error={errors['saidOn']}
      />
      <Actions>
        <Button look="principal">Garder</Button>
        <LinkButton look="nu" href={back}>
          Renoncer
        </LinkButton>
      </Actions>
    </form>
  )
}
