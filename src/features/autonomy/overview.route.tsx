import { requireOpenCase } from '#db/open-case.server.ts'
import { writeDate } from '#core/french.ts'
import { NOT_A_DECISION } from '#features/assessment/model.ts'
import type { Assessment } from '#features/assessment/model.ts'
import { listAssessments } from '#features/assessment/queries.server.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import { listRuns } from '#features/procedure/queries.server.ts'
import { readAggir } from '#rules/autonomy/aggir-answers.ts'
import { procedureOf } from '#rules/procedures/procedures.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field } from '#ui/field.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stateOf, typedText } from '#web/typed.ts'
import { autonomy as acts } from './actions.ts'
import { startGrid } from './commands.server.ts'
import { startPlan } from './plan-commands.server.ts'
import { beginForm } from './forms.ts'
import { matterKinds } from './matters.ts'
import { AGGIR, planState, planStates } from './model.ts'
import { startPch } from './pch-commands.server.ts'
import { PCH, readPchOn } from './pch-model.ts'
import { AutonomyPage, mayWrite, nameOf, peopleOf, planTags, titleOf } from './parts.tsx'
import { listPlans } from './queries.server.ts'
import type { Route } from './+types/overview.route'

export const loader = householdPage(acts.show, async ({ tx, id, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const { members } = await getHousehold(tx, id, today)
  const filled = (await listAssessments(tx, id)).filter((one) => one.supersededById === null)
  const runs = await listRuns(tx, id)
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    people: peopleOf(members).map(({ personId, name, age }) => ({ personId, name, age })),
    grids: filled
      .filter(({ instrument }) => instrument === AGGIR.instrument)
      .map((one) => lineOf(one, `${readAggir(one.body.answers).seen} sur 10`)),
    evaluations: filled
      .filter(({ instrument }) => instrument === PCH.instrument)
      .map((one) => lineOf(one, `${readPchOn(one.body.answers, one.assessedOn).seen} sur 20`)),
    plans: (await listPlans(tx, id)).map((plan) => ({
      seriesId: plan.seriesId,
      personId: plan.personId,
      state: planState(plan),
      lines: plan.items.length,
      on: plan.proposedOn,
    })),
    run: runs.find((one) => one.procedure.id === 'apa' && one.endedOn === null)?.id ?? null,
    canWrite: mayWrite(head, actor.roles),
  }
})

/** A filled grid in the list. `seen`: how much of a draft was looked at. */
const lineOf = ({ id, instrument, personId, assessedOn, author, state, body }: Assessment, seen: string) => ({
  id,
  instrument,
  personId,
  on: assessedOn,
  author,
  state,
  seen,
  label: body.result?.label ?? null,
})

export const action = submit(acts.begin, beginForm, async ({ tx, id, today, value }) => {
  await requireOpenCase(tx, id)
  const given = { caseFileId: id, personId: value.personId, today }
  if (value.intent === 'grid') {
    const assessmentId = await startGrid(tx, { ...given, assessedOn: value.assessedOn })
    tx.about({ subjectId: assessmentId })
    return redirectWithMessage(paths.caseFile.autonomyGrid({ id, assessmentId }), 'grille-commencee')
  }
  if (value.intent === 'pch') {
    const assessmentId = await startPch(tx, { ...given, assessedOn: value.assessedOn })
    tx.about({ subjectId: assessmentId })
    return redirectWithMessage(paths.caseFile.pchEvaluation({ id, assessmentId }), 'pch-commencee')
  }
  const planId = await startPlan(tx, given)
  tx.about({ subjectId: planId })
  return redirectWithMessage(paths.caseFile.helpPlan({ id, planId }), 'plan-commence')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: titleOf(loaderData?.head, 'Autonomie') }]

type Data = Route.ComponentProps['loaderData']

export default function AutonomyRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, canWrite } = loaderData
  const state: FormState | undefined = actionData
  return (
    <AutonomyPage
      head={head}
      title="Autonomie"
      intro="Ce que chacun fait seul, ce qui l’aide, et ce que l’aide coûte."
      printed={printed}
      state={state}
    >
      <div className="deux-colonnes">
        <div>
          <Section id="h-grilles" title="Grille AGGIR" end={NOT_A_DECISION}>
            {loaderData.grids.length === 0 && <Empty title="Aucune grille à lire ici." />}
            <Grids data={loaderData} of={loaderData.grids} />
          </Section>
          {loaderData.evaluations.length > 0 && (
            <Section id="h-pch" title="Évaluation pour la PCH" end={NOT_A_DECISION}>
              <Grids data={loaderData} of={loaderData.evaluations} />
            </Section>
          )}
          <Plans data={loaderData} />
        </div>
        <div>
          <Section id="h-autour" title="Autour">
            <ul className="lignes">
              {Object.values(matterKinds).map(({ slug, title }) => (
                <li key={slug}>
                  <a href={paths.caseFile.autonomyMatter({ id: head.id, matter: slug })}>{title}</a>
                </li>
              ))}
            </ul>
          </Section>
          {canWrite && <Begin data={loaderData} state={state} />}
          <Request data={loaderData} />
        </div>
      </div>
    </AutonomyPage>
  )
}

const Grids = ({ data, of }: { data: Data; of: Data['grids'] }) => {
  const { head, people, printed } = data
  return (
    <ul className="lignes">
      {of.map((one) => (
        <li key={one.id}>
          <b>
            <a href={paths.caseFile.assessmentOf({ id: head.id, assessmentId: one.id, instrument: one.instrument })}>
              {nameOf(people, one.personId)}
            </a>
          </b>{' '}
          {one.state === 'finished' ? <Tag kind="neutre">{one.label}</Tag> : <Tag kind="verifier">en cours, {one.seen}</Tag>}
          <p className="petit doux">
            Le {writeDate(one.on, printed.today)}, par {one.author}
          </p>
        </li>
      ))}
    </ul>
  )
}

const Plans = ({ data }: { data: Data }) => {
  const { head, plans, people, printed } = data
  return (
    <Section id="h-plans" title="Plan d’aide">
      {plans.length === 0 && <Empty title="Aucun plan d’aide à lire ici." />}
      <ul className="lignes">
        {plans.map((one) => (
          <li key={one.seriesId}>
            <b>
              <a href={paths.caseFile.helpPlan({ id: head.id, planId: one.seriesId })}>{nameOf(people, one.personId)}</a>
            </b>{' '}
            <Tag kind={planTags[one.state]}>{planStates[one.state]}</Tag>
            <p className="petit doux">
              {one.lines === 0 ? 'Encore vide' : one.lines === 1 ? 'Une aide' : `${one.lines} aides`}
              {one.on && `, proposé le ${writeDate(one.on, printed.today)}`}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** One person chosen, then a grid or a plan. */
const Begin = ({ data, state }: { data: Data; state: FormState | undefined }) => {
  const { people, printed } = data
  const dated = stateOf(state, 'grid') ?? stateOf(state, 'pch')
  const errors = state?.errors ?? {}
  // whom it is mostly about: the eldest, from the age of the APA on, or the only one
  const [eldest] = people
  const only = eldest && (people.length === 1 || (eldest.age ?? 0) >= 60) ? eldest.personId : ''
  return (
    <Section id="h-commencer" title="Commencer">
      {people.length === 0 ? (
        <Empty title="Ajoutez d’abord la personne au foyer." />
      ) : (
        <form method="post" className="formulaire haut-1">
          <Choice
            name="personId"
            legend="Pour"
            options={people.map(({ personId, name, age }) => ({ value: personId, label: age === null ? name : `${name}, ${age} ans` }))}
            value={typedText(state, 'personId', only)}
            error={errors['personId']}
          />
          <Field
            name="assessedOn"
            label="Vu le"
            type="date"
            value={typedText(dated ?? state, 'assessedOn', printed.today)}
            error={errors['assessedOn']}
          />
          <Actions>
            <Button look="principal" name="intent" value="grid">
              Grille AGGIR
            </Button>
            <Button name="intent" value="pch">
              Évaluation PCH
            </Button>
            <Button name="intent" value="plan">
              Plan d’aide
            </Button>
          </Actions>
        </form>
      )}
    </Section>
  )
}

/** The request itself is a procedure with its own clocks: followed there, never here. */
const Request = ({ data }: { data: Data }) => {
  const { head, run, canWrite } = data
  const slug = procedureOf('apa')?.slug
  if (run === null && (!canWrite || slug === undefined)) return null
  return (
    <Section id="h-demande" title="Demande d’APA">
      {run !== null ? (
        <p className="haut-1">
          Une demande est suivie dans ce dossier, avec ses délais.{' '}
          <a href={paths.caseFile.procedure({ id: head.id, runId: run })}>Voir où elle en est</a>
        </p>
      ) : (
        <>
          <p className="haut-1">Visite, plan proposé, dix jours pour répondre, décision en deux mois : les délais se suivent à part.</p>
          <Actions>
            <LinkButton href={paths.caseFile.beginProcedure({ id: head.id, slug: slug ?? '' })}>Suivre une demande d’APA</LinkButton>
          </Actions>
        </>
      )}
    </Section>
  )
}
