import { Refused } from '#core/errors.ts'
import { writeDate, writeFullDate } from '#core/french.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stateOf, typedText } from '#web/typed.ts'
import { household as acts } from './actions.ts'
import { addMember, correctPerson, endMembership, linkSamePerson } from './commands.server.ts'
import { checkPerson, checkStay, personForm } from './forms.ts'
import { custodies, displayName, householdRoles } from './model.ts'
import { getPerson, listLookAlikes } from './page-queries.server.ts'
import { ageWords, HouseholdPage, PersonFields, PersonSelect, StayFields, titleOf, writeMaybe } from './parts.tsx'
import type { Route } from './+types/person.route'

export const loader = page(acts.showPerson, async ({ tx, id, params, today, time, timeZone, actor }) => {
  const personId = params['personId'] ?? ''
  tx.about({ subjectId: personId })
  const head = await getHead(tx, id, today)
  return {
    head,
    timeZone,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    person: await getPerson(tx, id, personId),
    lookAlikes: await listLookAlikes(tx, id, personId),
    canWrite: head.closedOn === null && head.myKinds.includes('identity') && actor.roles.includes('worker'),
  }
})

export const action = submit(acts.changePerson, personForm, async ({ tx, id, params, today, value }) => {
  const personId = params['personId'] ?? ''
  tx.about({ subjectId: personId })
  await requireOpenCase(tx, id)
  // of this household, and not of another one of the same worker
  const person = await getPerson(tx, id, personId)
  const refuse = (errors: Record<string, string>): void => {
    if (Object.keys(errors).length > 0) throw new Refused(errors)
  }
  switch (value.intent) {
    case 'correct': {
      refuse(checkPerson(value, today))
      // who may not read the detail may not empty it either
      const { detail, ...rest } = value
      await correctPerson(tx, person.detail === undefined && detail === '' ? { ...rest, personId } : { ...rest, detail, personId })
      break
    }
    case 'leave':
      await endMembership(tx, { memberId: value.memberId, untilDate: value.untilDate, caseFileId: id })
      break
    case 'return':
      refuse(checkStay(value.fromDate, person, today))
      await addMember(tx, { personId, role: value.role, custody: value.custody, fromDate: value.fromDate })
      break
    case 'same':
      await linkSamePerson(tx, { personA: personId, personB: value.otherPersonId })
      return redirectWithMessage(paths.caseFile.person({ id, personId }), 'foyer-modifie')
  }
  return redirectWithMessage(paths.caseFile.household({ id }), 'foyer-modifie')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: titleOf(loaderData?.head, 'household') }]

type Data = Route.ComponentProps['loaderData']

export default function PersonRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, person, canWrite } = loaderData
  const state: FormState | undefined = actionData
  const name = displayName(person)
  return (
    <HouseholdPage
      head={head}
      room={null}
      title={<bdi>{name}</bdi>}
      intro={ageWords({ unborn: false, expectedOn: null, diedOn: null, ...person }, printed.today)}
      printed={printed}
      state={state}
    >
      <div className="deux-colonnes">
        <div>
          <Stays data={loaderData} state={state} />
          <Elsewhere data={loaderData} state={state} />
          <Versions data={loaderData} />
        </div>
        {canWrite && (
          <div>
            <Section id="h-corriger" title="Corriger">
              <form method="post" className="formulaire deux haut-1">
                <input type="hidden" name="intent" value="correct" />
                <PersonFields state={stateOf(state, 'correct')} person={person} />
                <Field
                  name="diedOn"
                  label="Date du décès"
                  optional
                  type="date"
                  value={typedText(stateOf(state, 'correct'), 'diedOn', person.diedOn ?? null)}
                  error={stateOf(state, 'correct')?.errors['diedOn']}
                />
                <Actions className="plein">
                  <Button look="principal">Garder la correction</Button>
                </Actions>
                <p className="petit doux plein">Ce qui était écrit avant reste lisible ici.</p>
              </form>
            </Section>
          </div>
        )}
      </div>
    </HouseholdPage>
  )
}

/** Her stays, and the form to leave or to come back. */
const Stays = ({ data, state }: { data: Data; state: FormState | undefined }) => {
  const { head, person, printed, canWrite } = data
  const { today } = printed
  const current = person.stays.find((stay) => stay.untilDate === null)
  const [leaving, returning] = [stateOf(state, 'leave'), stateOf(state, 'return')]
  return (
    <Section id="h-sejours" title="Dans ce foyer" end="Retour à la composition" href={paths.caseFile.household({ id: head.id })}>
      <ul className="lignes">
        {person.stays.map((stay) => (
          <li key={stay.memberId}>
            <b>{householdRoles[stay.role]}</b>
            {stay.custody && `, ${custodies[stay.custody].toLowerCase()}`}
            <br />
            <span className="doux">
              {stay.untilDate
                ? `du ${writeDate(stay.fromDate, today)} au ${writeDate(stay.untilDate, today)}`
                : `depuis le ${writeDate(stay.fromDate, today)}`}
            </span>
          </li>
        ))}
      </ul>
      {canWrite && current && (
        <form method="post" className="formulaire haut-2">
          <input type="hidden" name="intent" value="leave" />
          <input type="hidden" name="memberId" value={current.memberId} />
          <Field
            name="untilDate"
            label="Ne vit plus ici depuis le"
            type="date"
            value={typedText(leaving, 'untilDate', today)}
            error={leaving?.errors['untilDate']}
            help="Son passage dans le foyer reste écrit, à ses dates."
          />
          <Actions>
            <Button>Dire ce départ</Button>
          </Actions>
        </form>
      )}
      {canWrite && !current && (
        <form method="post" className="formulaire haut-2">
          <input type="hidden" name="intent" value="return" />
          <StayFields state={returning} role={person.stays[0]?.role ?? 'other'} custody={person.stays[0]?.custody ?? null} today={today} />
          <Actions>
            <Button>Dire ce retour</Button>
          </Actions>
        </form>
      )}
    </Section>
  )
}

/** The same human being in another household of the reader, and nobody else's. */
const Elsewhere = ({ data, state }: { data: Data; state: FormState | undefined }) => {
  const { person, lookAlikes, canWrite } = data
  const known = new Set(person.elsewhere.map((one) => one.personId))
  const candidates = lookAlikes.filter((one) => !known.has(one.personId))
  if (person.elsewhere.length === 0 && (candidates.length === 0 || !canWrite)) return null
  return (
    <Section id="h-ailleurs" title="Vit aussi dans un autre foyer">
      <ul className="lignes">
        {person.elsewhere.map((one) => (
          <li key={one.personId}>
            <a href={paths.caseFile.household({ id: one.caseFileId })}>{one.caseName}</a>
            <br />
            <span className="doux">Ce lien n’est lu que par qui tient les deux dossiers.</span>
          </li>
        ))}
      </ul>
      {canWrite && candidates.length > 0 && (
        <form method="post" className="formulaire haut-2">
          <input type="hidden" name="intent" value="same" />
          <PersonSelect
            name="otherPersonId"
            label="C’est la même personne que"
            people={candidates.map((one) => ({ value: one.personId, label: `${one.name}, dossier ${one.caseName}` }))}
            state={stateOf(state, 'same')}
          />
          <Actions>
            <Button>Dire que c’est la même personne</Button>
          </Actions>
        </form>
      )}
    </Section>
  )
}

/** What stood before each correction. */
const Versions = ({ data }: { data: Data }) => {
  const { person, printed, timeZone } = data
  if (person.versions.length === 0) return null
  return (
    <Section id="h-versions" title="Écrit avant">
      <ul className="lignes">
        {person.versions.map((version) => (
          <li key={version.id}>
            <b>{displayName(version.was)}</b>, naissance {writeMaybe(version.was.birthDate, printed.today)}
            {version.was.detail && <p className="petit">{version.was.detail}</p>}
            <p className="doux petit">
              corrigé le {writeFullDate(wallClock(version.changedAt, timeZone).date)} par {version.changedBy}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
