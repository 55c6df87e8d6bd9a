import { Refused } from '#core/errors.ts'
import { tabTitle, toHeadProps } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { HouseholdPrintFoot } from '#ui/print-foot.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stateOf } from '#web/typed.ts'
import { message } from './actions.ts'
import { ChoiceForm, Current, Earlier } from './choice-parts.tsx'
import { chooseMessages, withdrawMessage } from './commands.server.ts'
import { checkChoice, messagesForm } from './forms.ts'
import { Told } from './parts.tsx'
import { getStanding, listChoices, listMessages } from './queries.server.ts'
import { shownMessage } from './shown.ts'
import type { Route } from './+types/household.route'

export const loader = householdPage(message.show, async ({ tx, id, today, time, now, timeZone, actor }) => {
  const head = await getHead(tx, id, today)
  const standing = await getStanding(tx, id)
  const choices = await listChoices(tx, id)
  return {
    head,
    now: wallClock(now, timeZone),
    standing,
    // that she asked for messages although there is a danger is told to nobody who may not know of it
    choices: choices.map((one) => ({ ...one, despiteDanger: one.despiteDanger && standing.danger })),
    messages: (await listMessages(tx, id)).map((one) => shownMessage(one, timeZone, today)),
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    // how to reach somebody without harm may be written at any time, also when the file is closed
    canWrite: head.myKinds.includes('identity') && actor.roles.includes('worker'),
  }
})

export const action = submit(message.change, messagesForm, async ({ tx, id, value, today }) => {
  const here = paths.caseFile.messages({ id })
  const standing = await getStanding(tx, id)
  if (value.intent === 'reprendre') {
    await compartmentOf(tx, id, 'identity')
    tx.about({ caseFileId: id, subjectId: value.messageId })
    await withdrawMessage(tx, id, value.messageId)
    return redirectWithMessage(here, 'message-repris')
  }
  const errors = checkChoice(value, standing, today)
  if (Object.keys(errors).length > 0) throw new Refused(errors)
  const { channel, from, until, said, askedOn } = value
  await chooseMessages(tx, {
    caseFileId: id,
    channel,
    from,
    until,
    despiteDanger: value.despiteDanger && standing.danger && channel !== 'none',
    to: channel === 'sms' || channel === 'email' ? value.to : '',
    said,
    askedOn,
  })
  return redirectWithMessage(here, 'choix-garde')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Prévenir') }]

/** How she wants to be told of her appointments, asked of her; what left, and for the referent what did not. */
export default function HouseholdMessages({ loaderData, actionData }: Route.ComponentProps) {
  const { head, standing, choices, messages, printed, canWrite } = loaderData
  const state: FormState | undefined = actionData
  const [current] = choices
  return (
    <Frame>
      <HouseholdHead {...toHeadProps(head, 'household')} />
      <Page>
        <TitleBar title="Prévenir la personne" small>
          Rien ne part sans qu’elle l’ait demandé. <a href={paths.caseFile.contact({ id: head.id })}>Consignes de contact</a>
        </TitleBar>
        <ErrorSummary errors={state?.errors} />
        <div className="deux-colonnes">
          <div>
            <Current choice={current} standing={standing} forReferent={head.referent.isMe} now={loaderData.now} today={head.today} />
            <Told messages={messages} canTakeBack={canWrite} referent={head.referent.isMe} />
            {choices.length > 1 && <Earlier choices={choices.slice(1)} today={head.today} />}
          </div>
          {canWrite && (
            <Section id="h-demander" title="Comment voulez-vous être prévenue ?">
              <ChoiceForm current={current} standing={standing} state={stateOf(state, 'choisir')} today={head.today} />
            </Section>
          )}
        </div>
        <HouseholdPrintFoot printed={printed} />
      </Page>
    </Frame>
  )
}
