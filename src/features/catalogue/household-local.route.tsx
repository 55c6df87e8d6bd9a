import type { ActionFunctionArgs } from 'react-router'
import { tabTitle, toHeadProps } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { LinkButton } from '#ui/button.tsx'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { householdPage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { localAids as acts } from './actions.ts'
import { typedForm } from './answers.ts'
import { factsOfCase } from './facts-of-case.server.ts'
import { aidLine, Bands, LocalCheck, LocalSheet } from './local-parts.tsx'
import { getLocalAid } from './queries.server.ts'
import { trial } from './trial.server.ts'
import type { Route } from './+types/household-local.route'

export const loader = householdPage(acts.sheet, async ({ tx, id, params, today }) => {
  const head = await getHead(tx, id, today)
  const { aid } = await getLocalAid(tx, params['aidId'] ?? '')
  return { head, aid, facts: await factsOfCase(tx, id, today, aid), today }
})

/** What she answers is tried and kept nowhere, not even in an address. */
export const action = async (args: ActionFunctionArgs) => {
  const { tried, answered } = trial()
  return answered(await submit(acts.check, typedForm, tried, { again: true })(args))
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, loaderData?.aid.name) }]

export default function HouseholdLocalAidPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, aid, facts, today } = loaderData
  return (
    <Frame>
      <HouseholdHead {...toHeadProps(head, 'rights')} />
      <Page>
        <TitleBar title={aid.name} small actions={<LinkButton href={paths.localAid.show({ id: aid.id })}>Toute la fiche</LinkButton>}>
          Aide locale · {aidLine(aid)}
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        <div className="fiche-droit">
          <Section id="h-verifier" title="Pour ce foyer" end="rien n’est gardé">
            <LocalCheck
              aid={aid}
              facts={facts}
              typed={actionData && 'typed' in actionData ? actionData.typed : {}}
              on={today}
              method="post"
              action={paths.caseFile.localAidSheet({ id: head.id, aidId: aid.id })}
            />
            <p className="haut-2">{aid.what}</p>
            <Bands aid={aid} />
          </Section>
          <LocalSheet aid={aid} />
        </div>
      </Page>
    </Frame>
  )
}
