import type { ActionFunctionArgs } from 'react-router'
import { found } from '#db/door.server.ts'
import { tabTitle, toHeadProps } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { findEntry } from '#rules/catalogue/catalogue.ts'
import { guidedCheck } from '#rules/catalogue/guided.ts'
import { HouseholdHead } from '#ui/household-head.tsx'
import { Actions, LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { householdPage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { catalogue as acts } from './actions.ts'
import { answersOf, typedForm } from './answers.ts'
import { CheckForm, Outcome } from './check-parts.tsx'
import { factsOfCase } from './facts-of-case.server.ts'
import { listTicks } from './queries.server.ts'
import { Appeals, GivenList, HowToAsk, lineOf, Review } from './sheet-parts.tsx'
import { trial } from './trial.server.ts'
import type { Route } from './+types/household.route'

export const loader = householdPage(acts.sheet, async ({ tx, id, params, today, actor }) => {
  const head = await getHead(tx, id, today)
  const entry = found(findEntry(params['slug'] ?? ''), 'right')
  return {
    head,
    entry,
    facts: await factsOfCase(tx, id, today, { conditions: entry.check }),
    follows: head.closedOn === null && actor.roles.includes('worker'),
    // a statement is ticked on the page of the right, outside any household
    proofs: { slug: entry.slug, ticks: await listTicks(tx, entry), mayTick: false },
  }
})

/** What she answers is tried and kept nowhere, not even in an address. */
export const action = async (args: ActionFunctionArgs) => {
  const { tried, answered } = trial()
  return answered(await submit(acts.check, typedForm, tried, { again: true })(args))
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, loaderData?.entry.name) }]

export default function HouseholdRightPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, entry, facts, proofs, follows } = loaderData
  const answers = answersOf(entry.check, actionData && 'typed' in actionData ? actionData.typed : {})
  const { conditions, outcome } = guidedCheck(entry, answers, facts)
  return (
    <Frame>
      <HouseholdHead {...toHeadProps(head, 'rights')} />
      <Page>
        <TitleBar
          title={entry.name}
          small
          actions={
            <>
              <LinkButton href={paths.caseFile.rights({ id: head.id })}>Tous ses droits</LinkButton>
              <LinkButton href={paths.catalogue.show({ slug: entry.slug })}>Toute la fiche</LinkButton>
            </>
          }
        >
          {lineOf(entry)}
        </TitleBar>
        <p className="accroche">{entry.what}</p>
        <ErrorSummary errors={actionData?.errors} />
        <Review entry={entry} proofs={proofs} />
        <div className="fiche-droit">
          <div>
            <Section id="h-verifier" title="Pour ce foyer" end="rien n’est gardé">
              <Outcome
                outcome={outcome}
                proofs={proofs}
                asked={conditions.some(({ origin }) => origin !== null)}
                decides={entry.decider.text}
              />
              {conditions.length > 0 && (
                <CheckForm
                  method="post"
                  action={paths.caseFile.rightSheet({ id: head.id, slug: entry.slug })}
                  conditions={conditions}
                  facts={facts}
                  proofs={proofs}
                />
              )}
            </Section>
            {entry.gives.length > 0 && (
              <Section id="h-donne" title="Ce qui est donné">
                <GivenList entry={entry} proofs={proofs} />
              </Section>
            )}
            <Appeals codes={entry.appeals} />
          </div>
          <HowToAsk
            entry={entry}
            proofs={proofs}
            end={
              follows && (
                <Actions className="haut-2">
                  <LinkButton href={paths.caseFile.rightStatus({ id: head.id, slug: entry.slug })} icon="plume">
                    Noter où en est ce droit
                  </LinkButton>
                </Actions>
              )
            }
          />
        </div>
      </Page>
    </Frame>
  )
}
