import { NotFound, Refused } from '#core/errors.ts'
import { compartmentLabels } from '#core/compartments.ts'
import { joinNames, writeDate } from '#core/french.ts'
import { addMonths } from '#core/dates.ts'
import { isUuid } from '#core/ids.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { publicTags } from '#features/household/model.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Check, Choice } from '#ui/choice.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { wallClock } from '#web/clock.ts'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stateOf, typedList, typedText } from '#web/typed.ts'
import { needs as acts } from './actions.ts'
import { addNeed, changeNeed, endPublic, tagPublic } from './commands.server.ts'
import { needsForm } from './forms.ts'
import { axes, compartmentOfDomain, issueDomains, issueStatuses, topics } from './model.ts'
import type { Need } from './model.ts'
import { NeedsMap } from './needs-map.tsx'
import { NeedsPage, optionsOf, titleOf } from './parts.tsx'
import { listNeeds, listPublics, listStatements } from './queries.server.ts'
import type { Route } from './+types/needs.route'

export const loader = householdPage(acts.show, async ({ tx, id, url, today, time, timeZone, actor }) => {
  const head = await getHead(tx, id, today)
  const needs = await listNeeds(tx, id)
  const wanted = url.searchParams.get('besoin')
  const edited = wanted && isUuid(wanted) ? needs.find((one) => one.id === wanted) : undefined
  if (wanted && !edited) throw new NotFound('need')
  return {
    head,
    timeZone,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    needs,
    edited,
    publics: await listPublics(tx, id),
    demand: (await listStatements(tx, id, 'demand'))[0],
    hasThread: head.myKinds.includes('general'),
    canWrite: head.closedOn === null && head.myKinds.some((kind) => kind !== 'identity') && actor.roles.includes('worker'),
  }
})

export const action = submit(acts.change, needsForm, async ({ tx, id, today, value }) => {
  await requireOpenCase(tx, id)
  switch (value.intent) {
    case 'add':
      tx.about({ subjectId: await addNeed(tx, { ...value, caseFileId: id }) })
      break
    case 'change':
      tx.about({ subjectId: await changeNeed(tx, { ...value, caseFileId: id }) })
      break
    case 'tag':
      if (value.fromDate > addMonths(today, 1)) throw new Refused({ fromDate: 'Cette date est dans l’avenir. Vérifiez-la.' })
      await tagPublic(tx, { caseFileId: id, tag: value.tag, fromDate: value.fromDate })
      break
    case 'untag':
      await endPublic(tx, { caseFileId: id, publicId: value.publicId, untilDate: value.untilDate })
  }
  return redirectWithMessage(paths.caseFile.needs({ id }), 'besoins-gardes')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: titleOf(loaderData?.head, 'needs') }]

type Data = Route.ComponentProps['loaderData']

export default function NeedsRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, needs, edited, demand, canWrite } = loaderData
  const state: FormState | undefined = actionData
  return (
    <NeedsPage
      head={head}
      room="needs"
      title="Besoins"
      intro="Ce que nous repérons ensemble, à côté de ce que la personne demande."
      printed={printed}
      state={state}
    >
      <div className="deux-colonnes">
        <div>
          <Section id="h-demande" title="Ce que la personne demande" end={demand ? writeDate(demand.saidOn, printed.today) : undefined}>
            {demand ? (
              <p className="voix haut-1">« {demand.words} »</p>
            ) : (
              <Empty
                title={loaderData.hasThread ? 'Sa demande n’est pas encore écrite.' : 'Sa demande ne vous est pas ouverte dans ce dossier.'}
              />
            )}
            <p className="petit">
              <a href={paths.caseFile.words({ id: head.id })}>Sa demande et ses objectifs</a>
            </p>
          </Section>
          <Section id="h-besoins" title="Besoins repérés">
            {needs.length === 0 && <Empty title="Aucun besoin à lire ici pour le moment." />}
            <ul className="lignes">
              {needs.map((need) => (
                <NeedLine key={need.id} need={need} data={loaderData} />
              ))}
            </ul>
            {needs.length > 1 && <NeedsMap needs={needs} />}
          </Section>
          <Publics data={loaderData} state={state} />
        </div>
        {canWrite && (
          <Section id="h-ecrire" title={edited ? 'Où en est ce besoin' : 'Ajouter un besoin'}>
            <NeedForm id={head.id} need={edited} state={stateOf(state, edited ? 'change' : 'add')} />
          </Section>
        )}
      </div>
    </NeedsPage>
  )
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const statusKinds: Readonly<Record<Need['status'], 'ouvert' | 'verifier' | 'non' | 'neutre' | 'delai'>> = {
  identified: 'verifier',
  worked: 'verifier',
  improved: 'ouvert',
  stabilised: 'ouvert',
  solved: 'ouvert',
  worsened: 'delai',
  notAddressed: 'non',
}

const NeedLine = ({ need, data }: { need: Need; data: Data }) => {
  const { head, printed, timeZone, canWrite } = data
  const day = (at: Date): string => writeDate(wallClock(at, timeZone).date, printed.today)
  const before = need.history.slice(0, -1)
  return (
    <li>
      <p className="ligne">
        <b>{capital(need.topic)}</b>
        <span className="doux">{issueDomains[need.domain]}</span>
        {need.primary && <Tag kind="neutre">d’abord</Tag>}
        <Tag kind={statusKinds[need.status]}>{issueStatuses[need.status]}</Tag>
      </p>
      <p className="petit">
        Difficulté {joinNames(need.axes.map((axis) => axes[axis]))}
        {need.compartment !== 'general' && ` · lu par qui lit « ${compartmentLabels[need.compartment]} »`}
      </p>
      {need.cause && <p className="petit">D’où cela vient : {need.cause}</p>}
      <p className="petit doux">
        {before.map((step) => `${issueStatuses[step.status].toLowerCase()} le ${day(step.at)}, `)}
        {need.history.at(-1) && `${issueStatuses[need.status].toLowerCase()} le ${day(need.history.at(-1)?.at ?? new Date(0))}`}
        {canWrite && (
          <>
            {' '}
            <a
              href={`${paths.caseFile.needs({ id: head.id })}?besoin=${need.id}#h-ecrire`}
              aria-label={`Dire où il en est : ${need.topic}`}
            >
              Dire où il en est
            </a>
          </>
        )}
      </p>
    </li>
  )
}

const NeedForm = ({ id, need, state }: { id: string; need: Need | undefined; state: FormState | undefined }) => {
  const errors = state?.errors ?? {}
  const listed = (Object.keys(topics) as (keyof typeof topics)[]).flatMap((domain) => topics[domain])
  return (
    <form method="post" className="formulaire haut-1">
      <input type="hidden" name="intent" value={need ? 'change' : 'add'} />
      {need ? (
        <>
          <input type="hidden" name="needId" value={need.id} />
          <p>
            <span className="doux">Domaine :</span> {issueDomains[need.domain]}
          </p>
        </>
      ) : (
        <Select
          name="domain"
          label="Domaine"
          options={Object.entries(issueDomains).map(([value, label]) => {
            const kind = compartmentOfDomain(value as keyof typeof issueDomains)
            return { value, label: kind === 'general' ? label : `${label} (réservé : ${compartmentLabels[kind].toLowerCase()})` }
          })}
          empty="Choisir…"
          value={typedText(state, 'domain')}
          error={errors['domain']}
        />
      )}
      <Field name="topic" label="De quoi s’agit-il" list="sujets" value={typedText(state, 'topic', need?.topic)} error={errors['topic']} />
      <datalist id="sujets">
        {[...new Set(need ? topics[need.domain] : listed)].map((topic) => (
          <option key={topic}>{topic}</option>
        ))}
      </datalist>
      <Choice
        name="axes[]"
        legend="La difficulté est"
        multiple
        options={optionsOf(axes)}
        value={typedList(state, 'axes', need?.axes)}
        error={errors['axes']}
        help="Un besoin peut tenir à plusieurs axes."
      />
      <TextArea
        name="cause"
        label="D’où cela vient"
        optional
        rows={2}
        value={typedText(state, 'cause', need?.cause)}
        error={errors['cause']}
        help="Des faits datés, et ce que la personne en dit. Une hypothèse se dit comme telle."
      />
      <Choice
        name="status"
        legend="Où il en est"
        options={optionsOf(issueStatuses)}
        value={typedText(state, 'status', need?.status ?? 'identified')}
        error={errors['status']}
      />
      <div className="champ">
        <Check
          name="primary"
          label="C’est ce qui compte d’abord"
          checked={typedText(state, 'primary', need?.primary ? 'oui' : '') === 'oui'}
        />
      </div>
      <Actions>
        <Button look="principal">{need ? 'Garder' : 'Ajouter ce besoin'}</Button>
        {need && (
          <LinkButton look="nu" href={paths.caseFile.needs({ id })}>
            Renoncer
          </LinkButton>
        )}
      </Actions>
    </form>
  )
}

/** Publics, dated: to find and to count, never to decide a right. */
const Publics = ({ data, state }: { data: Data; state: FormState | undefined }) => {
  const { publics, printed, canWrite } = data
  const { today } = printed
  const [tagging, ending] = [stateOf(state, 'tag'), stateOf(state, 'untag')]
  return (
    <Section id="h-publics" title="Publics" end="pour compter et retrouver, jamais pour décider d’un droit">
      {publics.length === 0 && <Empty title="Aucun public à lire ici." />}
      <ul className="lignes">
        {publics.map((one) => (
          <li key={one.id}>
            <b>{publicTags[one.tag]}</b>{' '}
            <span className="doux">
              {one.untilDate
                ? `du ${writeDate(one.fromDate, today)} au ${writeDate(one.untilDate, today)}`
                : `depuis le ${writeDate(one.fromDate, today)}`}
              {one.compartment !== 'general' && ` · ${compartmentLabels[one.compartment]}`}
            </span>
            {canWrite && one.untilDate === null && (
              <form method="post" className="ligne">
                <input type="hidden" name="intent" value="untag" />
                <input type="hidden" name="publicId" value={one.id} />
                <Field
                  name="untilDate"
                  id={ending?.values['publicId'] === one.id ? undefined : `fin-${one.id}`}
                  label={`Fin, pour « ${publicTags[one.tag]} »`}
                  hideLabel
                  type="date"
                  value={ending?.values['publicId'] === one.id ? typedText(ending, 'untilDate') : today}
                  error={ending?.values['publicId'] === one.id ? ending.errors['untilDate'] : undefined}
                />
                <Button small look="nu" label={`Ce n’est plus le cas : ${publicTags[one.tag]}`}>
                  Ce n’est plus le cas
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {canWrite && (
        <form method="post" className="formulaire deux haut-2">
          <input type="hidden" name="intent" value="tag" />
          <Select
            name="tag"
            label="Ajouter un public"
            options={optionsOf(publicTags)}
            empty="Choisir…"
            value={typedText(tagging, 'tag')}
            error={tagging?.errors['tag']}
          />
          <Field
            name="fromDate"
            label="Depuis le"
            type="date"
            value={typedText(tagging, 'fromDate', today)}
            error={tagging?.errors['fromDate']}
          />
          <Actions className="plein">
            <Button>Ajouter</Button>
          </Actions>
        </form>
      )}
    </Section>
  )
}
