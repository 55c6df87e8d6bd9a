import { Refused } from '#core/errors.ts'
import { writeDate } from '#core/french.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Select } from '#ui/field.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { Choice } from '#ui/choice.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stateOf, typedText } from '#web/typed.ts'
import { household as acts } from './actions.ts'
import { addMember, addPerson, endRelation, relate } from './commands.server.ts'
import { checkPerson, checkStay, householdForm, relationKinds } from './forms.ts'
import { linkQualities } from './model.ts'
import type { Relation } from './model.ts'
import { FormerList, MemberList } from './member-list.tsx'
import { HouseholdPage, optionsOf, PersonFields, PersonSelect, qualityOptions, StayFields, titleOf } from './parts.tsx'
import { getHousehold, listHelpers, listRelations } from './queries.server.ts'
import type { Route } from './+types/household.route'

export const loader = householdPage(acts.show, async ({ tx, id, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    household: await getHousehold(tx, id, today),
    helpers: (await listHelpers(tx, id)).filter((helper) => helper.untilDate === null || helper.untilDate > today),
    relations: await listRelations(tx, id),
    canWrite: head.closedOn === null && head.myKinds.includes('identity') && actor.roles.includes('worker'),
    hasThread: head.myKinds.includes('general'),
  }
})

export const action = submit(acts.change, householdForm, async ({ tx, id, today, value }) => {
  await requireOpenCase(tx, id)
  switch (value.intent) {
    case 'add': {
      const errors = { ...checkPerson(value, today), ...checkStay(value.fromDate, value, today) }
      if (Object.keys(errors).length > 0) throw new Refused(errors)
      const personId = await addPerson(tx, { ...value, caseFileId: id })
      tx.about({ subjectId: personId })
      await addMember(tx, { personId, role: value.role, custody: value.custody, fromDate: value.fromDate })
      break
    }
    case 'relate': {
      const [what, otherId] = value.to.split(':') as ['person' | 'helper', string]
      const tie = { caseFileId: id, fromPerson: value.fromPerson, kind: value.kind, quality: value.quality }
      await relate(tx, what === 'person' ? { ...tie, toPerson: otherId } : { ...tie, toHelper: otherId })
      break
    }
    case 'unrelate':
      await endRelation(tx, { relationId: value.relationId, caseFileId: id })
  }
  return redirectWithMessage(paths.caseFile.household({ id }), 'foyer-modifie')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: titleOf(loaderData?.head, 'household') }]

type Data = Route.ComponentProps['loaderData']

export default function HouseholdRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, household, canWrite } = loaderData
  const state: FormState | undefined = actionData
  const adding = stateOf(state, 'add')
  return (
    <HouseholdPage
      head={head}
      room="household"
      title="Composition du foyer"
      intro="Qui vit ici, et depuis quand. Un départ ne réécrit pas le passé."
      printed={printed}
      state={state}
    >
      <div className="deux-colonnes">
        <div>
          <Section
            id="h-membres"
            title="Aujourd’hui"
            end={household.members.length > 1 ? `${household.members.length} personnes` : undefined}
          >
            <MemberList id={head.id} members={household.members} today={printed.today} />
          </Section>
          {household.coming.length > 0 && (
            <Section id="h-attendus" title="Attendus">
              <MemberList id={head.id} members={household.coming} today={printed.today} />
            </Section>
          )}
          {household.former.length > 0 && (
            <Section id="h-avant" title="Avant">
              <FormerList id={head.id} former={household.former} today={printed.today} />
            </Section>
          )}
          <Relations data={loaderData} state={state} />
        </div>
        {canWrite && (
          <div>
            <Section id="h-ajouter" title="Ajouter quelqu’un">
              <form method="post" className="formulaire deux haut-1">
                <input type="hidden" name="intent" value="add" />
                <PersonFields state={adding} />
                <StayFields state={adding} today={printed.today} />
                <Actions className="plein">
                  <Button look="principal">Ajouter au foyer</Button>
                </Actions>
              </form>
            </Section>
          </div>
        )}
      </div>
      {!canWrite && head.closedOn && (
        <p className="doux">Dossier clos le {writeDate(head.closedOn, printed.today)} : rien ne s’y écrit plus.</p>
      )}
    </HouseholdPage>
  )
}

/** Ties between persons, and from a person to somebody outside; each can be said anew or ended. */
const Relations = ({ data, state }: { data: Data; state: FormState | undefined }) => {
  const { head, household, helpers, relations, canWrite, hasThread } = data
  if (!hasThread) return null
  const present = [
    ...household.members,
    ...household.former.filter((one) => !household.members.some((two) => two.personId === one.personId)),
  ]
  const names = new Map([...present.map((one) => [one.personId, one.name] as const), ...helpers.map((one) => [one.id, one.name] as const)])
  const others = [
    ...present.map((one) => ({ value: `person:${one.personId}`, label: one.name })),
    ...helpers.map((one) => ({ value: `helper:${one.id}`, label: `${one.name} (hors du foyer)` })),
  ]
  const kinds = Object.keys(relationKinds)
  const rank = (tie: Relation): number => present.findIndex((one) => one.personId === tie.fromPerson) * 100 + kinds.indexOf(tie.kind)
  const relating = stateOf(state, 'relate')
  return (
    <Section id="h-liens" title="Liens" end="Voir le génogramme" href={paths.caseFile.genogram({ id: head.id })}>
      {relations.length === 0 && <Empty title="Aucun lien n’est dit pour le moment." />}
      <ul className="lignes">
        {relations
          .toSorted((a, b) => rank(a) - rank(b))
          .flatMap((tie) => {
            const [from, to] = [names.get(tie.fromPerson), names.get(tie.toPerson ?? tie.toHelper ?? '')]
            if (!from || !to) return []
            return [
              <li key={tie.id} className="ligne">
                <span>
                  <bdi>
                    <b>{to}</b>
                  </bdi>
                  , {relationKinds[tie.kind].toLowerCase()} de{' '}
                  <bdi>
                    <b>{from}</b>
                  </bdi>{' '}
                  : {linkQualities[tie.quality]}
                </span>
                {canWrite && (
                  <form method="post" className="a-droite">
                    <input type="hidden" name="intent" value="unrelate" />
                    <input type="hidden" name="relationId" value={tie.id} />
                    <Button look="nu" small label={`Retirer le lien de ${from} à ${to}`}>
                      Retirer
                    </Button>
                  </form>
                )}
              </li>,
            ]
          })}
      </ul>
      {canWrite && others.length > 1 && (
        <form method="post" className="formulaire deux haut-2">
          <input type="hidden" name="intent" value="relate" />
          <PersonSelect name="to" label="Qui" people={others} state={relating} />
          <Select
            name="kind"
            label="est"
            options={optionsOf(relationKinds)}
            empty="Choisir…"
            value={typedText(relating, 'kind')}
            error={relating?.errors['kind']}
          />
          <PersonSelect
            name="fromPerson"
            label="de qui"
            people={present.map((one) => ({ value: one.personId, label: one.name }))}
            state={relating}
          />
          <Choice
            name="quality"
            legend="Comment ce lien est vécu"
            className="plein"
            options={qualityOptions}
            value={typedText(relating, 'quality', 'ordinary')}
            error={relating?.errors['quality']}
            help="Un lien de violence n’est lu que par qui lit « Violences et sécurité »."
          />
          <Actions className="plein">
            <Button>Dire ce lien</Button>
            <LinkButton look="nu" href={paths.caseFile.helpers({ id: head.id })}>
              Ajouter un proche hors du foyer
            </LinkButton>
          </Actions>
        </form>
      )}
    </Section>
  )
}
