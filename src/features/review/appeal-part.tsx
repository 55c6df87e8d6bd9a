import { daysBetween } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { noBreak, writeDate, writeDaysLeft, writeDuration } from '#core/french.ts'
import { APPEALS } from '#rules/catalogue/appeals.ts'
import { BESIDE_APPEALS, ON_A_DEBT } from '#rules/catalogue/beside-appeals.ts'
import type { AppealCode, Statement } from '#rules/catalogue/entry.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { statusWords } from './model.ts'
import type { NamedStatus } from './model.ts'
import { firstAppeal } from './plan.ts'
import type { StatusData } from './status-form.tsx'

type Props = { current: NamedStatus; data: StatusData & { canWrite: boolean }; state: FormState | undefined }

/** How a refusal is contested, in how many days; and the remission of a debt, which is another thing. */
export const AppealPart = ({ current, data }: Props) => {
  const { head, right, subjectId, followed, printed, canWrite } = data
  const first = current.notifiedOn === null ? null : firstAppeal(followed.appeals, current.notifiedOn)
  const past = first !== null && daysBetween(printed.today, first.dueOn) < 0
  const contestHref = `${paths.caseFile.rightStatus({ id: head.id, slug: right.slug, personId: subjectId, to: statusWords.contested })}#h-suite`
  return (
    <>
      <Section id="h-recours" title={past ? 'Le délai pour contester est passé' : 'Contester la décision'}>
        {current.status === 'refused' && <DaysLeft dueOn={first?.dueOn ?? null} past={past} today={printed.today} />}
        {followed.appeals.length === 0 && <p>Aucune voie de recours n’est connue ici pour ce droit{noBreak}: lire la fin du courrier.</p>}
        {past && followed.appeals.length > 0 && <p className="etiquette haut-2">La voie qui était ouverte</p>}
        {followed.appeals.map((code) => (
          <Route key={code} code={code} several={followed.appeals.length > 1} />
        ))}
        {past && current.status === 'refused' && <AfterTheDelay />}
        {!past && (
          <details>
            <summary className="petit">À côté du recours</summary>
            <Statements list={BESIDE_APPEALS} />
          </details>
        )}
        {canWrite && current.status === 'refused' && (
          <Actions className="haut-2">
            <LinkButton small href={contestHref}>
              {past ? 'Noter un recours fait après le délai' : 'Noter que c’est contesté'}
            </LinkButton>
          </Actions>
        )}
      </Section>
      <Section id="h-remise" title="Autre chose : une remise de dette" end="si une somme est réclamée">
        <Statements list={[ON_A_DEBT.remission, ON_A_DEBT.instalments]} />
        {canWrite && (
          <form method="post" action={paths.caseFile.rightStatus({ id: head.id, slug: right.slug, personId: subjectId })}>
            <input type="hidden" name="intent" value="remission" />
            <input type="hidden" name="subjectId" value={subjectId ?? ''} />
            <Button small>Noter l’étape{noBreak}: demander une remise</Button>
          </form>
        )}
      </Section>
    </>
  )
}

const DaysLeft = ({ dueOn, past, today }: { dueOn: IsoDate | null; past: boolean; today: IsoDate }) => {
  if (dueOn === null)
    return (
      <p className="haut-1">
        Le jour de la notification n’est pas connu{noBreak}: le délai ne se calcule pas. Il est sur le courrier, ou dans l’espace personnel.
      </p>
    )
  if (past)
    return (
      <p className="haut-2">
        <Tag kind="non">délai passé</Tag> depuis le {writeDate(dueOn, today)}.
      </p>
    )
  const left = daysBetween(today, dueOn)
  return (
    <p className="haut-2">
      <Tag kind="delai">{writeDaysLeft(today, dueOn)}</Tag>{' '}
      {left === 0 ? 'C’est le dernier jour.' : `Il reste ${writeDuration(left, 'jour')}, jusqu’au ${writeDate(dueOn, today)}.`}
    </p>
  )
}

const Route = ({ code, several }: { code: AppealCode; several: boolean }) => {
  const appeal = APPEALS[code]
  return (
    <>
      {several && <p className="etiquette haut-1">{appeal.name}</p>}
      <ol className="lignes">
        {appeal.route.map((one) => (
          <li key={one.text}>
            <Said one={one} />
          </li>
        ))}
      </ol>
      <p className="petit">
        <Said one={appeal.note} />
      </p>
    </>
  )
}

/** What is left once the delay is over: said plainly, without closing a door that the law leaves ajar. */
const AfterTheDelay = () => (
  <div className="haut-2">
    <p className="etiquette">Ce qui reste possible</p>
    <ul className="lignes">
      <li>Refaire une demande, si la situation a changé ou si une pièce manquait.</li>
      <li>Demander de revoir la décision, avec un élément nouveau. L’organisme n’est pas tenu d’accepter.</li>
      {BESIDE_APPEALS.map((one) => (
        <li key={one.text}>
          <Said one={one} />
        </li>
      ))}
    </ul>
  </div>
)

const Statements = ({ list }: { list: readonly Statement[] }) => (
  <ul className="lignes">
    {list.map((one) => (
      <li key={one.text}>
        <Said one={one} />
      </li>
    ))}
  </ul>
)

/** A statement of law with its source; one that nobody checked says so. */
export const Said = ({ one }: { one: Statement }) => (
  <>
    {one.text}
    {one.source && <span className="doux petit"> {one.source}</span>} {!one.verified && <Tag kind="neutre">à vérifier</Tag>}
  </>
)
