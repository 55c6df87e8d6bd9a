import { ofName, writeDate } from '#core/french.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { NOT_A_DECISION } from '#features/assessment/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import { listRuns } from '#features/procedure/queries.server.ts'
import { Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { instantOf } from '#web/clock.ts'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { autonomy as acts } from './actions.ts'
import { addItem, answerPlan, proposePlan, removeItem, setContext } from './plan-commands.server.ts'
import { planForm } from './forms.ts'
import { listMatters } from './matters.server.ts'
import { countPlan, planAnswers, planState, planStates } from './model.ts'
import { AutonomyPage, mayWrite, nameOf, planTags, titleOf } from './parts.tsx'
import { CarerPart } from './plan-carer.tsx'
import type { CarerOfPlan } from './plan-carer.tsx'
import { AddItem, AnswerPart, ContextPart, ProposePart } from './plan-forms.tsx'
import { PlanCount, PlanTable } from './plan-parts.tsx'
import { getPlan } from './queries.server.ts'
import type { Route } from './+types/plan.route'

export const loader = householdPage(acts.showPlan, async ({ tx, id, params, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const { plan, before } = await getPlan(tx, id, params['planId'] ?? '')
  const { members, former } = await getHousehold(tx, id, today)
  const runs = await listRuns(tx, id)
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    name: nameOf([...members, ...former], plan.personId),
    plan,
    before,
    counted: countPlan(plan),
    state: planState(plan),
    carers: (await listMatters(tx, id)).flatMap(({ seriesId, personId, body }): CarerOfPlan[] =>
      body.kind === 'carer' && personId !== plan.personId
        ? [
            {
              seriesId,
              name: personId === null ? body.name : nameOf([...members, ...former], personId),
              asksRespite: body.needs.includes('respite'),
            },
          ]
        : [],
    ),
    runs: runs
      .filter((one) => one.procedure.id === 'apa' && one.compartmentId === plan.compartmentId && one.endedOn === null)
      .map(({ id: runId, begunOn }) => ({ id: runId, begunOn })),
    canWrite: mayWrite(head, actor.roles),
  }
})

export const action = submit(acts.changePlan, planForm, async ({ tx, id, params, today, timeZone, value }) => {
  await requireOpenCase(tx, id)
  const planId = params['planId'] ?? ''
  tx.about({ subjectId: planId })
  const of = { caseFileId: id, seriesId: planId, today }
  switch (value.intent) {
    case 'add': {
      const { intent: _intent, price, ...item } = value
      await addItem(tx, of, { ...item, cents: price })
      break
    }
    case 'remove':
      await removeItem(tx, of, value.itemId)
      break
    case 'context':
      await setContext(tx, of, {
        gir: value.gir === null ? null : Number(value.gir),
        resources: value.resources,
        couple: value.couple,
        words: value.purpose,
      })
      break
    case 'propose':
      await proposePlan(tx, of, value)
      break
    case 'answer': {
      const noon = instantOf(value.answeredOn, '12:00', timeZone)
      await answerPlan(tx, of, { ...value, words: value.said, observedAt: noon > tx.now ? tx.now : noon })
    }
  }
  return redirectWithMessage(paths.caseFile.helpPlan({ id, planId }), value.intent === 'answer' ? 'reponse-notee' : 'plan-garde')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: titleOf(loaderData?.head, 'Plan d’aide') }]

export default function PlanRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, plan, before, counted, state: stands, canWrite, name, runs } = loaderData
  const state: FormState | undefined = actionData
  const { today } = printed
  return (
    <AutonomyPage
      head={head}
      inside
      title={`Plan d’aide ${ofName(name)}`}
      intro={
        <>
          <Tag kind={planTags[stands]}>{planStates[stands]}</Tag>{' '}
          {plan.proposedOn ? `Proposé le ${writeDate(plan.proposedOn, today)} par ${plan.author}.` : `Préparé par ${plan.author}.`}{' '}
          {NOT_A_DECISION}
        </>
      }
      printed={printed}
      estimated
      state={state}
    >
      <div className="deux-colonnes">
        <div>
          <Section id="h-aides" title="Ce qui aide">
            {plan.words && <p className="haut-1">{plan.words}</p>}
            <PlanTable plan={plan} canChange={canWrite} />
            {canWrite && <AddItem state={state} />}
          </Section>
          {before.length > 0 && (
            <Section id="h-avant" title="Versions proposées avant" className="ne-pas-imprimer">
              <ul className="lignes">
                {before.map((one) => (
                  <li key={one.id}>
                    Proposée le {one.proposedOn && writeDate(one.proposedOn, today)} · {planStates[planState(one)].toLowerCase()}
                    <details>
                      <summary>Relire cette version</summary>
                      <PlanTable plan={one} canChange={false} />
                    </details>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
        <div>
          <Section id="h-compte" title="Par mois" end={NOT_A_DECISION}>
            <PlanCount plan={plan} counted={counted} />
            {canWrite && <ContextPart plan={plan} state={state} />}
          </Section>
          <CarerPart plan={plan} counted={counted} carers={loaderData.carers} caseFileId={head.id} canWrite={canWrite} />
          <Section id="h-reponse" title="Sa réponse">
            {plan.answers.map((one) => (
              <div key={one.id} className="haut-1">
                <b>{planAnswers[one.answer]}</b>, le {writeDate(one.on, today)}
                <span className="petit doux"> (noté par {one.author})</span>
                {one.words && <p className="voix">« {one.words} »</p>}
              </div>
            ))}
            {plan.proposedOn === null && canWrite && <ProposePart data={{ plan, runs, today }} state={state} />}
            {plan.proposedOn !== null && canWrite && <AnswerPart today={today} answered={plan.answers.length > 0} state={state} />}
            {plan.proposedOn === null && !canWrite && <p className="doux haut-1">Ce plan n’est pas encore proposé.</p>}
            {plan.runId && (
              <p className="petit haut-1 ne-pas-imprimer">
                <a href={paths.caseFile.procedure({ id: head.id, runId: plan.runId })}>La demande d’APA et ses délais</a>
              </p>
            )}
          </Section>
        </div>
      </div>
    </AutonomyPage>
  )
}
