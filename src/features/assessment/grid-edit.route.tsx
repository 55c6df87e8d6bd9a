import { found } from '#db/door.server.ts'
import { faultsOf } from '#rules/instruments/faults.ts'
import { QUESTION_KINDS } from '#rules/instruments/instrument.ts'
import type { Instrument, Question, QuestionKind } from '#rules/instruments/instrument.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stateOf } from '#web/typed.ts'
import { grid as acts } from './actions.ts'
import { applied, dependable } from './grid-apply.ts'
import { changeGrid } from './grid-commands.server.ts'
import { gridForm } from './grid-forms.ts'
import { GridHeadFields } from './grid-parts.tsx'
import { listGridVersions } from './grid-queries.server.ts'
import { QuestionForm } from './grid-question.tsx'
import { ResultForm, SectionForm } from './grid-rest.tsx'
import type { Route } from './+types/grid-edit.route'

export const meta: Route.MetaFunction = () => [{ title: 'Modifier une grille — Aparté' }]

const isKind = (word: string | null): word is QuestionKind => word !== null && Object.hasOwn(QUESTION_KINDS, word)

export const loader = page(acts.editing, async ({ tx, id, url }) => {
  const last = found((await listGridVersions(tx, id))[0], 'grid')
  const grid = last.instrument
  const [section, questionId, kind, named] = ['partie', 'question', 'genre', 'titre'].map((name) => url.searchParams.get(name))
  const question = grid.sections.flatMap((one) => one.questions).find((one) => one.id === questionId) ?? null
  return {
    id,
    grid,
    isDraft: last.state === 'draft',
    nextVersion: last.state === 'draft' ? last.version : last.version + 1,
    faults: faultsOf(grid),
    question,
    /** The section that takes a new question. */
    section: grid.sections.find((one) => one.id === section) ?? null,
    named: grid.sections.find((one) => one.id === named) ?? null,
    kind: isKind(kind ?? null) ? (kind as QuestionKind) : (question?.kind ?? null),
    depends: dependable(grid, question?.id ?? null),
  }
})

export const action = submit(acts.change, gridForm, async ({ tx, id, value }) => {
  await changeGrid(tx, id, (grid) => applied(grid, value))
  const section = value.intent === 'question' && value.questionId === '' ? value.section : undefined
  return redirectWithMessage(paths.grid.edit({ id, section }), 'grille-gardee')
})

type Data = Route.ComponentProps['loaderData']

export default function EditGridPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, grid, isDraft, nextVersion, section, question, kind, named } = loaderData
  const state: FormState | undefined = actionData
  return (
    <Frame>
      <Page>
        <p className="petit">
          <a href={paths.grid.show({ id })}>{grid.title}</a>
        </p>
        <TitleBar title={`Construire : ${grid.title}`} actions={<LinkButton href={paths.grid.show({ id })}>Aperçu, et publier</LinkButton>}>
          {isDraft
            ? `Version ${nextVersion}, en préparation : personne ne la remplit encore.`
            : `La version publiée ne change pas : le premier changement prépare la version ${nextVersion}.`}
        </TitleBar>
        <ErrorSummary errors={state?.errors} />
        <div className="deux-colonnes haut-2">
          <Outline data={loaderData} />
          <div>
            {/* a form that comes back is shown again, also when its part was taken away meanwhile */}
            {question || (section && kind) || stateOf(state, 'question') ? (
              <QuestionForm data={{ ...loaderData, kind: kind ?? 'yesNo' }} state={stateOf(state, 'question')} />
            ) : section ? (
              <Kinds id={id} section={section.id} title={section.title} />
            ) : (
              <>
                <SectionForm id={id} named={named} state={stateOf(state, 'section')} />
                <ResultForm id={id} grid={grid} state={stateOf(state, 'result')} />
                <Section id="h-grille" title="La grille" className="haut-3">
                  <form method="post" action={paths.grid.edit({ id })} className="formulaire haut-1">
                    <input type="hidden" name="intent" value="head" />
                    <GridHeadFields grid={grid} state={stateOf(state, 'head')} />
                    <Actions>
                      <Button>Garder</Button>
                    </Actions>
                  </form>
                </Section>
              </>
            )}
          </div>
        </div>
      </Page>
    </Frame>
  )
}

/** Sections and questions in order, each with what can be done of it; what is wrong with one is said beside it. */
const Outline = ({ data: { id, grid, faults } }: { data: Data }) => (
  <Section id="h-plan" title="Parties et questions" end={`${grid.sections.reduce((n, one) => n + one.questions.length, 0)} questions`}>
    {grid.sections.length === 0 && <Empty title="Ajoutez une première partie, puis ses questions." />}
    {grid.sections.map((section) => (
      <section key={section.id} className="haut-2" aria-labelledby={`h-plan-${section.id}`}>
        <h3 id={`h-plan-${section.id}`}>{section.title}</h3>
        <Gestures id={id} of={section.id} name={section.title} href={paths.grid.edit({ id, named: section.id })} />
        <ol className="lignes">
          {section.questions.map((question) => (
            <OneQuestion key={question.id} id={id} question={question} grid={grid} faults={faults} />
          ))}
        </ol>
        <LinkButton small icon="plus" href={paths.grid.edit({ id, section: section.id })}>
          Ajouter une question<span className="vh"> dans {section.title}</span>
        </LinkButton>
      </section>
    ))}
  </Section>
)

const OneQuestion = (props: { id: string; question: Question; grid: Instrument; faults: Data['faults'] }) => {
  const { id, question, faults } = props
  const wrong = faults.filter((fault) => fault.id === question.id)
  return (
    <li>
      {question.ask}
      <p className="petit doux">
        {QUESTION_KINDS[question.kind]}
        {question.when && ' · selon une réponse'}
      </p>
      {wrong.map((fault) => (
        <p className="petit" key={fault.message}>
          {fault.message}
        </p>
      ))}
      <Gestures id={id} of={question.id} name={question.ask} href={paths.grid.edit({ id, question: question.id })} />
    </li>
  )
}

const Gestures = ({ id, of, name, href }: { id: string; of: string; name: string; href: string }) => {
  const gesture = (label: string, fields: Readonly<Record<string, string>>) => (
    <form method="post" action={paths.grid.edit({ id })} key={label}>
      {Object.entries(fields).map(([field, value]) => (
        <input type="hidden" key={field} name={field} value={value} />
      ))}
      <Button small look="nu" label={`${label} : ${name}`}>
        {label}
      </Button>
    </form>
  )
  return (
    <div className="ligne petit">
      <LinkButton small look="nu" href={href}>
        Modifier<span className="vh"> : {name}</span>
      </LinkButton>
      {gesture('Monter', { intent: 'move', id: of, by: 'up' })}
      {gesture('Descendre', { intent: 'move', id: of, by: 'down' })}
      {gesture('Retirer', { intent: 'remove', id: of })}
    </div>
  )
}

/** First what kind of answer: the form then asks for nothing else than that kind needs. */
const Kinds = ({ id, section, title }: { id: string; section: string; title: string }) => (
  <Section id="h-genre" title={`Une question dans « ${title} »`}>
    <p className="haut-1">Quelle sorte de réponse ?</p>
    <ul className="lignes">
      {Object.entries(QUESTION_KINDS).map(([kind, label]) => (
        <li key={kind}>
          <a href={paths.grid.edit({ id, section, kind })}>{label}</a>
        </li>
      ))}
    </ul>
    <LinkButton look="nu" href={paths.grid.edit({ id })}>
      Terminer cette partie
    </LinkButton>
  </Section>
)
