import { redirect } from 'react-router'
import { NotFound } from '#core/errors.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeDate, writeTime } from '#core/french.ts'
import { toHeadProps } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { householdRoles } from '#features/household/model.ts'
import { getDwelling, getHousehold } from '#features/household/queries.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary, Urgent } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { PersonName } from '#ui/readers.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { changeExceptional } from './commands.server.ts'
import { changeForm } from './forms.ts'
import { listExceptionalDeadlines, listMyExceptional } from './queries.server.ts'
import type { Route } from './+types/exceptional-show.route'

export const loader = page(actions.showExceptional, async ({ tx, id, today, timeZone }) => {
  const access = (await listMyExceptional(tx)).find((one) => one.id === id)
  if (!access) throw new NotFound('exceptional access')
  if (!access.caseFileId) return { id, open: null }
  // every page under the access carries its id in the log
  tx.about({ caseFileId: access.caseFileId, detail: { exceptional: id } })
  const head = await getHead(tx, access.caseFileId, today)
  const { members } = await getHousehold(tx, access.caseFileId, today)
  const dwelling = await getDwelling(tx, access.caseFileId)
  const end = access.expiresAt ? wallClock(access.expiresAt, timeZone) : null
  return {
    id,
    open: {
      head,
      members: members.map((one) => ({
        id: one.personId,
        name: one.name,
        role: householdRoles[one.role],
        age: one.age,
        birthDate: one.birthDate,
      })),
      dwelling,
      deadlines: await listExceptionalDeadlines(tx, id),
      until: end ? writeTime(end.time) : '',
      renewed: access.renewed,
      widened: access.widened,
      today,
    },
  }
})

export const action = submit(actions.changeExceptional, changeForm, async ({ tx, id, value }) => {
  await changeExceptional(tx, id, value.intent)
  return redirect(paths.access.exceptionalShow({ id }))
})

export const meta = () => [{ title: 'Accès exceptionnel — Aparté' }]

export default function ExceptionalShow({ loaderData, actionData }: Route.ComponentProps) {
  const errors = actionData && 'errors' in actionData ? actionData.errors : undefined
  if (!loaderData.open) return <NothingOpen />
  const { head, members, dwelling, deadlines, until, renewed, widened, today } = loaderData.open
  return (
    <Frame>
      <Urgent
        label="Accès exceptionnel en cours"
        actions={
          <form method="post" className="actions">
            {!renewed && (
              <Button small name="intent" value="renew">
                Soixante minutes de plus
              </Button>
            )}
            <Button small name="intent" value="end">
              Fermer maintenant
            </Button>
          </form>
        }
      >
        <b>Accès exceptionnel jusqu’à {until}.</b> {head.referent.name} et l’encadrement sont prévenus ; la personne peut le lire. Lecture
        seule.
      </Urgent>
      <HouseholdHead {...toHeadProps(head, null)} />
      <Page>
        <TitleBar title="Ce qui est ouvert" small>
          Identité, adresse, consignes de contact, échéances. Les passages à part restent fermés.
        </TitleBar>
        <ErrorSummary errors={errors} actAlone />
        <div className="deux-colonnes">
          <div>
            <Section id="h-foyer" title="Le foyer">
              <ul className="lignes">
                {members.map((member) => (
                  <li key={member.id}>
                    <PersonName>{member.name}</PersonName>
                    <span className="doux">
                      {' '}
                      {member.role.toLowerCase()}
                      {member.age !== null && `, ${member.age} ans`}
                    </span>
                  </li>
                ))}
                {dwelling && (
                  <li>
                    {dwelling.line ? (
                      <>
                        {dwelling.line}, {dwelling.commune?.name}
                      </>
                    ) : dwelling.hidden ? (
                      <a href={paths.caseFile.address({ id: head.id })}>Adresse masquée : la voir en disant pourquoi</a>
                    ) : (
                      'Adresse inconnue'
                    )}
                  </li>
                )}
              </ul>
            </Section>
          </div>
          <div>
            <Section id="h-delais" title="Échéances">
              <Deadlines deadlines={deadlines} today={today} />
            </Section>
          </div>
        </div>
        {widened ? (
          <Actions className="haut-4">
            <LinkButton look="principal" href={paths.caseFile.show({ id: head.id })}>
              Lire le dossier
            </LinkButton>
          </Actions>
        ) : (
          <form method="post" className="haut-4">
            <p className="doux">Cela suffit souvent. Sinon, tout le reste du dossier s’ouvre à la lecture, et c’est noté à part.</p>
            <Actions>
              <Button name="intent" value="widen" icon="cle">
                Ouvrir tout le dossier
              </Button>
            </Actions>
          </form>
        )}
      </Page>
    </Frame>
  )
}

const Deadlines = ({ deadlines, today }: { deadlines: readonly { dueOn: IsoDate; law: string | null }[]; today: IsoDate }) =>
  deadlines.length === 0 ? (
    <p className="doux">Aucune échéance en cours.</p>
  ) : (
    <ul className="lignes">
      {deadlines.map((deadline, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- days without a name, in their order
        <li key={index}>
          <b>{writeDate(deadline.dueOn, today)}</b>
          {deadline.law && <span className="doux">, {deadline.law}</span>}
        </li>
      ))}
    </ul>
  )

/** The same words whatever was found: nobody of that name, a protected household, one that is shut to the asker, or an access that is over. */
const NothingOpen = () => (
  <Frame>
    <Page>
      <TitleBar title="Rien n’est ouvert">Votre demande est notée, avec sa raison.</TitleBar>
      <p>
        Soit aucun foyer n’est connu sous cette identité exacte, soit son ouverture demande l’accord d’une autre personne, soit l’accès est
        terminé. Cette page dit la même chose dans tous les cas.
      </p>
      <ul className="lignes haut-3">
        <li>Si l’accord d’une autre personne était nécessaire, elle est prévenue ; cette page changera si elle le donne.</li>
        <li>Vérifiez l’orthographe, ou ajoutez la date de naissance : deux personnes du même nom restent fermées.</li>
        <li>
          Danger immédiat : <b>17</b>, <b>15</b> ou <b>112</b>. Enfant en danger : <b>119</b>. Sans abri : <b>115</b>. Violences :{' '}
          <b>3919</b>.
        </li>
      </ul>
      <Actions className="haut-4">
        <LinkButton href={paths.access.exceptional()}>Revenir aux demandes</LinkButton>
      </Actions>
    </Page>
  </Frame>
)
