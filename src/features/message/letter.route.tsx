import { getContact, getDwelling } from '#features/household/queries.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { DangerPlate } from '#ui/danger.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { A4, Page } from '#ui/page.tsx'
import { PersonName } from '#ui/readers.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { message } from './actions.ts'
import { markPrinted } from './commands.server.ts'
import { printedForm } from './forms.ts'
import { silenceWords } from './model.ts'
import { getLetter } from './queries.server.ts'
import type { Route } from './+types/letter.route'

export const loader = page(message.letter, async ({ tx, id, timeZone, actor }) => {
  const { line, letter } = await getLetter(tx, id, timeZone)
  tx.about({ caseFileId: line.caseFileId, subjectId: id })
  const [dwelling, contact] = [await getDwelling(tx, line.caseFileId), await getContact(tx, line.caseFileId)]
  return {
    id,
    caseFileId: line.caseFileId,
    letter,
    name: line.caseName,
    contact: contact && {
      mayCall: contact.mayCall,
      mayMessage: contact.mayMessage,
      mayWrite: contact.mayWrite,
      addressHidden: contact.addressHidden,
    },
    to: dwelling ? [dwelling.line, dwelling.commune?.name].filter(Boolean).join(', ') : '',
    open: !line.printed && !line.withdrawn,
    canMark: actor.roles.includes('worker'),
  }
})

export const action = submit(message.printed, printedForm, async ({ tx, id, timeZone }) => {
  const { line } = await getLetter(tx, id, timeZone)
  tx.about({ caseFileId: line.caseFileId, subjectId: id })
  await markPrinted(tx, id)
  return redirectWithMessage(paths.message.list(), 'lettre-imprimee')
})

// neutral: a tab, a print queue and a file name may be seen by somebody else
export const meta: Route.MetaFunction = () => [{ title: 'Votre rendez-vous' }]

/** A letter that names nobody and no service; to whom it goes is on the screen alone, for the envelope. */
export default function Letter({ loaderData, actionData }: Route.ComponentProps) {
  const { id, caseFileId, letter, name, contact, to, open, canMark } = loaderData
  return (
    <Frame>
      <Page className="page-resume">
        <div className="resume-actions ne-pas-imprimer">
          <ErrorSummary errors={actionData?.errors} actAlone />
          {!letter && <h1 className="moyen">Cette lettre ne part plus</h1>}
          {!letter && <p>{silenceWords.withheld}</p>}
          <p className="mesure">
            Pour l’enveloppe, sans cachet ni en-tête :{' '}
            <b>
              <PersonName>{name ?? 'Foyer'}</PersonName>
            </b>
            {to ? `, ${to}` : ', adresse non connue'}.
          </p>
          {contact && <DangerPlate {...contact} handedOver />}
          <Actions className="haut-2">
            {letter && open && canMark && (
              <form method="post" action={paths.message.letter({ id })}>
                <Button look="principal">Noter comme imprimée</Button>
              </form>
            )}
            <LinkButton href={paths.message.list()}>Toutes les lettres</LinkButton>
            <LinkButton href={paths.caseFile.messages({ id: caseFileId })} look="nu">
              Revenir au foyer
            </LinkButton>
          </Actions>
        </div>
        {letter && (
          <A4 label="La lettre">
            <h1>{letter.subject}</h1>
            <p>{letter.text}</p>
          </A4>
        )}
      </Page>
    </Frame>
  )
}
