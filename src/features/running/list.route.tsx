import { redirect } from 'react-router'
import type { IsoDate } from '#core/dates.ts'
import { writeAgo, writeCount, writeNearDay } from '#core/french.ts'
import { Refused } from '#core/errors.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field, FieldError, Select } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { running as acts } from './actions.ts'
import { actOnMany } from './batch.server.ts'
import { batchForm } from './forms.ts'
import { Household, lineOf, Lines, RunningFrieze } from './list-parts.tsx'
import { arrange, foldFar } from './model.ts'
import type { RunningLine } from './model.ts'
import { listColleaguesOfMine, listQuiet } from './page-queries.server.ts'
import { listRunning, openDeadline, stepToSay } from './queries.server.ts'
import { listWithoutRow } from './silent.server.ts'
import type { Route } from './+types/list.route'

export const loader = page(acts.list, async ({ tx, actor, today, timeZone }) => ({
  today,
  ...arrange([...(await listRunning(tx)), ...(await listWithoutRow(tx, today))], actor.agentId, today),
  quiet: await listQuiet(tx, today, timeZone),
  colleagues: await listColleaguesOfMine(tx),
}))

export const action = submit(acts.act, batchForm, async ({ tx, value, today }) => {
  const deadlineIds = value.lines.filter((one) => one.caseFileId === null).map(({ id }) => id)
  const stepIds = value.lines.flatMap(({ id, caseFileId }) => (caseFileId === null ? [] : [{ id, caseFileId }]))
  // one line of a procedure is not ticked away: it leads to where is said what happened
  if (value.intent === 'done' && value.lines.length === 1 && deadlineIds[0] !== undefined) {
    const to = await stepToSay(tx, await openDeadline(tx, deadlineIds[0]), today)
    if (to !== null) return redirect(`${paths.caseFile.procedure(to)}#h-noter`)
  }
  try {
    await actOnMany(tx, {
      deadlineIds,
      stepIds,
      today,
      batch:
        value.intent === 'postpone'
          ? { act: 'postpone', to: value.to, reason: value.reason }
          : value.intent === 'handOver'
            ? { act: 'handOver', to: value.agentId, reason: value.why }
            : { act: 'done' },
    })
  } catch (error) {
    // beside the field of this act: « to » is a day for one, a person for the other
    throw error instanceof Refused && value.intent === 'handOver' ? error.renamed({ to: 'agentId' }) : error
  }
  return redirectWithMessage(paths.running(), 'echeances-changees')
})

// no name of a household may stand in the title of a tab
export const meta: Route.MetaFunction = () => [{ title: 'Ce qui court — Aparté' }]

export default function RunningPage({ loaderData, actionData }: Route.ComponentProps) {
  const { today, ours, later, waiting, stopped, handed, quiet } = loaderData
  const { now, soon } = foldFar(ours, today)
  const state: FormState | undefined = actionData
  const ticked = new Set(listOf(state?.values['lines']))
  const nothing = [ours, later, waiting, stopped, handed, quiet].every((list) => list.length === 0)
  return (
    <Frame>
      <Page>
        <TitleBar title="Ce qui court" actions={<MaskNames />}>
          {sentence(now.length, soon.length + later.length, waiting.length)}
        </TitleBar>
        <ErrorSummary errors={state?.errors} />
        {nothing && <Empty title="Rien ne court.">Les délais que vous notez dans un dossier apparaissent ici.</Empty>}
        <form method="post">
          <div className="deux-colonnes">
            <div>
              <Section id="h-a-nous" title="À nous d’agir" end="d’abord ce qui serait perdu">
                <RunningFrieze lines={now} today={today} />
                {now.length === 0 ? <Empty title="Rien ne presse." /> : <Lines lines={now} today={today} ticked={ticked} />}
              </Section>
              <Folded id="h-bientot" title="D’ici huit semaines" lines={soon} today={today} ticked={ticked} />
              <Folded id="h-plus-tard" title="Plus tard" lines={later} today={today} ticked={ticked} />
            </div>
            <div>
              <Folded
                id="h-on-attend"
                title="On attend quelqu’un d’autre"
                end="à nous dès que le jour est passé"
                lines={waiting}
                today={today}
                ticked={ticked}
              />
              <Folded id="h-arretes" title="Arrêtés par la loi" end="aucun n’est en retard" lines={stopped} today={today} ticked={ticked} />
              <Folded id="h-confies" title="Confiés" lines={handed} today={today} ticked={ticked} />
              {ours.length + later.length + waiting.length + handed.length > 0 && <Batch data={loaderData} state={state} />}
              {quiet.length > 0 && <Quiet quiet={quiet} today={today} />}
            </div>
          </div>
        </form>
      </Page>
    </Frame>
  )
}

const MaskNames = () => (
  <Button type="button" look="nu" icon="oeilbarre" pressed={false} kbd="M" data={{ 'data-masquer-noms': '' }}>
    Masquer les noms
  </Button>
)

/** What asks nothing of her today: told with how many and from when, open with one key. What is late, or was ticked, stays in sight. */
const Folded = (props: {
  id: string
  title: string
  end?: string
  lines: readonly RunningLine[]
  today: IsoDate
  ticked: ReadonlySet<string>
}) => {
  const { id, title, end, lines, today, ticked } = props
  const [first] = lines
  if (!first) return null
  return (
    <Section id={id} title={title} end={end}>
      <details className="ajouts haut-1" open={lines.some((line) => ticked.has(lineOf(line)) || isLate(line, today))}>
        <summary>
          {lines.length === 1 ? 'Une ligne' : `${capital(writeCount(lines.length, true))} lignes`}
          {first.due !== null && first.stoppedOn === null && `, la première ${writeNearDay(first.due, today)}`}
        </summary>
        <Lines lines={lines} today={today} ticked={ticked} />
      </details>
    </Section>
  )
}
const isLate = ({ due, stoppedOn }: RunningLine, today: IsoDate): boolean => stoppedOn === null && due !== null && due < today
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const listOf = (value: string | string[] | undefined): readonly string[] => (Array.isArray(value) ? value : [])

const sentence = (now: number, folded: number, waiting: number): string =>
  [
    now === 0 ? 'rien qui presse' : `${writeCount(now, true)} ligne${now > 1 ? 's' : ''} à voir maintenant`,
    folded > 0 && `${writeCount(folded, true)} plus tard`,
    waiting > 0 && `${writeCount(waiting, true)} qui attend${waiting > 1 ? 'ent' : ''} quelqu’un d’autre`,
  ]
    .filter(Boolean)
    .join(', ')

type Data = Route.ComponentProps['loaderData']

/** Open households of which nothing is to come. */
const Quiet = ({ quiet, today }: { quiet: Data['quiet']; today: IsoDate }) => (
  <Section id="h-sans-suite" title={`Sans suite depuis ${quiet[0]?.days ?? 30} jours`}>
    <ul className="lignes">
      {quiet.map((one) => (
        <li key={one.caseFileId}>
          <Household of={one} /> · rien d’écrit depuis {writeAgo(one.last, today).replace('il y a ', '')}
          <Actions className="haut-2">
            <LinkButton small look="nu" href={paths.caseFile.steps({ id: one.caseFileId })}>
              Noter une suite
            </LinkButton>
          </Actions>
        </li>
      ))}
    </ul>
  </Section>
)

/** What is done with the ticked lines: met, postponed with a reason, handed to a colleague who reads that part of the file. */
const Batch = ({ data, state }: { data: Data; state: FormState | undefined }) => {
  const errors = state?.errors ?? {}
  return (
    <Section id="h-lot" title="Avec les lignes cochées" className="ne-pas-imprimer lot">
      <div id="champ-lines" tabIndex={-1}>
        {errors['lines'] && <FieldError id="champ-lines-erreur">{errors['lines']}</FieldError>}
      </div>
      <Actions className="haut-1">
        <Button name="intent" value="done">
          C’est fait
        </Button>
      </Actions>
      <div className="deux-colonnes haut-2">
        <fieldset className="formulaire">
          <legend className="etiquette">Reporter</legend>
          <Field name="to" label="Au" type="date" min={data.today} value={typedText(state, 'to')} error={errors['to']} />
          <Field name="reason" label="Pourquoi" maxLength={500} value={typedText(state, 'reason')} error={errors['reason']} />
          <Button name="intent" value="postpone">
            Reporter
          </Button>
        </fieldset>
        <fieldset className="formulaire">
          <legend className="etiquette">Confier</legend>
          <Select
            name="agentId"
            label="À"
            empty="La ou le référent du foyer"
            options={data.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            value={typedText(state, 'agentId')}
            error={errors['agentId']}
            help="Confier n’ouvre rien : la personne doit déjà lire cette partie du dossier."
          />
          <Field name="why" label="À savoir" optional maxLength={500} value={typedText(state, 'why')} error={errors['why']} />
          <Button name="intent" value="handOver">
            Confier
          </Button>
        </fieldset>
      </div>
      <p className="petit">
        <LinkButton look="nu" small href={paths.day()}>
          Revenir à la journée
        </LinkButton>
      </p>
    </Section>
  )
}
