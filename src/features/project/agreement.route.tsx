import { NotFound } from '#core/errors.ts'
import { joinNames } from '#core/french.ts'
import { listPages, readPages } from '#db/paper/pages.server.ts'
import type { PageLine } from '#db/paper/pages.server.ts'
import { tabTitle, toHeadProps } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import { LinkButton, Actions } from '#ui/button.tsx'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Empty, Page, Section } from '#ui/page.tsx'
import { PrintButton } from '#ui/print-foot.tsx'
import { ClientScript } from '#web/client-script.tsx'
import { Frame } from '#web/frame.tsx'
import { householdPage, redirectWithMessage, submitAfter } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { takesPages } from '#web/paper-form.ts'
import { PageList } from '#web/paper-pages.tsx'
import { paths } from '#web/paths.ts'
import { project as acts } from './actions.ts'
import { adultsOf } from './adults.ts'
import { AgreementForm } from './agreement-form.tsx'
import { addSignedPages, paperOf } from './agreement-pages.server.ts'
import { AgreementSheet } from './agreement-sheet.tsx'
import { agree, seenOf } from './commands.server.ts'
import { agreeForm } from './forms.ts'
import { getProject } from './queries.server.ts'
import { agreementTextOf, isCurrent, notAgreeable } from './state.ts'
import type { Route } from './+types/agreement.route'

export const loader = householdPage(acts.showAgreement, async ({ tx, id, url, params, today, actor, script }) => {
  const head = await getHead(tx, id, today)
  const one = await getProject(tx, id, params['projectId'] ?? '')
  const wanted = url.searchParams.get('version')
  const given = wanted === null ? null : one.agreements.find(({ version }) => String(version) === wanted)
  if (given === undefined) throw new NotFound('version')
  const text = agreementTextOf(one.title, one.state, one.steps)
  const apart =
    one.compartmentKind !== 'general' || head.protected || head.contact?.addressHidden === true || head.contact?.mayWrite === false
  // where somebody may have to be kept out of it, nobody is named by us
  const signers =
    apart || head.myKinds.includes('violence') ? [] : adultsOf((await getHousehold(tx, id, today)).members).map(({ name }) => name)
  return {
    head,
    projectId: one.id,
    given,
    pages: given ? await listPages(tx, paperOf({ caseFileId: id, projectId: one.id, agreementId: given.id })) : [],
    text: given?.text ?? text,
    last: one.agreements.at(-1)?.version ?? null,
    current: isCurrent(one.agreements.at(-1), text),
    stops: given ? null : notAgreeable(one.state, one.steps),
    seen: seenOf(one),
    who: one.agreements.at(-1)?.who ?? joinNames(signers),
    signers,
    reviewOn: one.state.reviewOn,
    apart,
    today,
    canWrite:
      head.closedOn === null &&
      actor.roles.includes('worker') &&
      !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional'),
    script: script('signature'),
  }
})

export const action = submitAfter(
  acts.agree,
  agreeForm,
  async ({ value }) => readPages(value.pages),
  async ({ tx, id: caseFileId, params, today, value, first }) => {
    const projectId = params['projectId'] ?? ''
    const { id: agreementId, version } = await agree(tx, { ...value, caseFileId, projectId, today })
    await addSignedPages(tx, { caseFileId, projectId, agreementId }, first)
    tx.about({ subjectId: projectId, ...(first.length > 0 && { detail: { added: first.length } }) })
    return redirectWithMessage(paths.caseFile.agreement({ id: caseFileId, projectId, version }), 'accord-garde')
  },
  takesPages,
)

// Neutral: a tab, a print queue and a file name may be seen by somebody else.
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Notre accord') }]

export default function AgreementRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, projectId, given, pages, text, last, current, stops, canWrite, today } = loaderData
  const state: FormState | undefined = actionData
  const at = { id: head.id, projectId }
  const open = given === null && stops === null && canWrite && !current
  return (
    <Frame>
      <div className="ne-pas-imprimer">
        <HouseholdHead {...toHeadProps(head, 'needs')} />
      </div>
      <Page>
        <div className="ne-pas-imprimer">
          <p className="petit">
            <a href={paths.caseFile.project(at)}>Le projet</a>
          </p>
          <ErrorSummary errors={state?.errors} />
          {given === null && stops && <Empty title={stops} />}
          {given === null && current && (
            <p>
              Rien n’a changé depuis la version {last} : <a href={paths.caseFile.agreement({ ...at, version: last ?? 1 })}>la lire</a>.
            </p>
          )}
          {loaderData.apart && (
            <p className="note">
              Si quelqu’un d’autre peut trouver ce papier, il peut la mettre en danger. Demandez-lui si elle veut l’emporter ou le laisser
              au service.
            </p>
          )}
          {(given !== null || stops === null) && (
            <PrintButton
              words={
                given === null
                  ? 'Relisez-la ensemble. Pour signer sur papier, imprimez-la d’abord : seule la feuille s’imprime'
                  : 'Elle garde sa feuille : seule la feuille s’imprime'
              }
            />
          )}
          {given !== null && last !== given.version && (
            <Actions>
              <LinkButton href={paths.caseFile.agreement({ ...at, version: last ?? 1 })}>Lire la dernière version</LinkButton>
            </Actions>
          )}
        </div>
        {(given !== null || stops === null) && <AgreementSheet text={text} given={given} signers={loaderData.signers} />}
        {given === null && stops !== null && <h1 className="moyen">Notre accord</h1>}
        {given?.how === 'paper' && <SignedPaper at={{ ...at, agreementId: given.id }} pages={pages} canWrite={canWrite} />}
        {open && (
          <AgreementForm at={at} seen={loaderData.seen} who={loaderData.who} reviewOn={loaderData.reviewOn} today={today} state={state} />
        )}
        {open && <ClientScript src={loaderData.script} />}
      </Page>
    </Frame>
  )
}

/** The paper itself, where it was signed on paper: it is looked at here and never printed with the sheet. */
const SignedPaper = ({
  at,
  pages,
  canWrite,
}: {
  at: { id: string; projectId: string; agreementId: string }
  pages: readonly PageLine[]
  canWrite: boolean
}) =>
  pages.length === 0 && !canWrite ? null : (
    <Section id="h-papier" title="Le papier signé" className="ne-pas-imprimer">
      {pages.length > 0 && (
        <PageList pages={pages} href={(pageId) => paths.caseFile.agreementPage({ ...at, pageId })} paper="de l’accord signé" />
      )}
      {canWrite && (
        <p className="petit haut-1">
          <a href={paths.caseFile.agreementPages(at)}>
            {pages.length === 0 ? 'Joindre sa photo ou son PDF' : 'Joindre ou retirer des pages'}
          </a>
        </p>
      )}
    </Section>
  )
