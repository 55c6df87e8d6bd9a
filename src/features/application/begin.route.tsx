import { NotFound } from '#core/errors.ts'
import { compartmentLabels, writableKinds } from '#core/compartments.ts'
import { isUuid } from '#core/ids.ts'
import { noBreak } from '#core/french.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import { letterType } from '#features/letter/model.ts'
import { getLetter } from '#features/letter/queries.server.ts'
import { compartmentOfRight, fullName } from '#features/review/model.ts'
import { listNamedRights, namedRight } from '#features/review/queries.server.ts'
import { findEntry } from '#rules/catalogue/catalogue.ts'
import { DOCUMENTS, DOCUMENTS_VERIFIED, DOMAINS } from '#rules/catalogue/entry.ts'
import type { Domain } from '#rules/catalogue/entry.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, FieldError, Select, TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { application as acts } from './actions.ts'
import { beginApplication } from './commands.server.ts'
import { beginForm } from './forms.ts'
import { kinds } from './model.ts'
import type { ApplicationKind } from './model.ts'
import { ApplicationPage } from './parts.tsx'
import { getApplication } from './queries.server.ts'
import type { Route } from './+types/begin.route'

const isKind = (word: string | null): word is ApplicationKind => word !== null && Object.hasOwn(kinds, word)

export const loader = householdPage(acts.beginning, async ({ tx, id, url, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const [slug, person, kind, from, letterId] = ['droit', 'personne', 'pour', 'de', 'courrier'].map((name) => url.searchParams.get(name))
  const about = from && isUuid(from) ? await getApplication(tx, id, from) : null
  const letter = letterId && isUuid(letterId) ? await getLetter(tx, id, letterId) : null
  const wanted = slug ?? about?.right ?? null
  const right = wanted === null ? null : await namedRight(tx, wanted)
  const { members } = await getHousehold(tx, id, today)
  const people = members
    .filter((one) => one.diedOn === null && !one.unborn)
    .map((one) => ({ id: one.personId, name: one.firstName || one.name }))
  const subjectId = about?.subjectId ?? (person && people.some((one) => one.id === person) ? person : null)
  if (person && subjectId === null) throw new NotFound('person')
  const entry = right === null ? undefined : findEntry(right.slug)
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    letter: letter && { id: letter.seriesId, title: letterType(letter.type).label, kind: letter.compartmentKind },
    about: about && { id: about.id, title: about.title, to: about.to },
    right,
    kind: isKind(kind ?? null) ? (kind as ApplicationKind) : 'request',
    subjectId,
    people,
    documents: (entry?.documents ?? []).map((code) => DOCUMENTS[code]),
    to: about?.to ?? letter?.sender ?? '',
    decider: entry?.decider.text ?? null,
    rights: await listNamedRights(tx),
    lies: writableKinds.filter((one) => head.referent.isMe || head.myKinds.includes(one)),
  }
})

export const action = submit(acts.begin, beginForm, async ({ tx, id, value }) => {
  const right = value.right === '' ? null : await namedRight(tx, value.right)
  const applicationId = await beginApplication(tx, { ...value, caseFileId: id, right })
  tx.about({ subjectId: applicationId })
  return redirectWithMessage(paths.caseFile.application({ id, applicationId }), 'demarche-commencee')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Commencer une démarche') }]

type Data = Route.ComponentProps['loaderData']

export default function BeginApplication({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, right, about } = loaderData
  const state: FormState | undefined = actionData
  return (
    <ApplicationPage
      head={head}
      title={right ? `Commencer${noBreak}: ${right.name}` : 'Commencer une démarche'}
      intro={
        about
          ? `À partir de la démarche « ${about.title} ».`
          : 'Ce que l’on note ici nourrit aussi le suivi des droits : rien n’est à écrire deux fois.'
      }
      within
      printed={printed}
      state={state}
    >
      <div className="deux-colonnes haut-2">
        {head.closedOn === null && <BeginForm data={loaderData} state={state} />}
        {!right && <OtherRight data={loaderData} />}
      </div>
    </ApplicationPage>
  )
}

/** A form that comes back stands on the page of its own right. */
const hereOf = ({ head, right, subjectId, kind, about, letter }: Data): string =>
  paths.caseFile.beginApplication({
    id: head.id,
    personId: subjectId,
    kind,
    ...(right && { slug: right.slug }),
    ...(about && { about: about.id }),
    ...(letter && { letter: letter.id }),
  })

const BeginForm = ({ data, state }: { data: Data; state: FormState | undefined }) => {
  const { right, about, people, printed } = data
  const errors = state?.errors ?? {}
  const place = right ? compartmentOfRight(right) : null
  return (
    <Section id="h-demande" title="La démarche" end={place && place !== 'general' ? compartmentLabels[place] : undefined}>
      <form method="post" action={hereOf(data)} className="formulaire haut-1" data-principal="">
        <input type="hidden" name="right" value={right?.slug ?? ''} />
        <input type="hidden" name="aboutId" value={about?.id ?? ''} />
        <input type="hidden" name="letterId" value={data.letter?.id ?? ''} />
        <Choice
          name="kind"
          legend="C’est"
          options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
          value={typedText(state, 'kind', data.kind)}
          error={errors['kind']}
          help="Contester dit que la décision est fausse ; demander une remise dit que la dette ne peut pas être payée."
        />
        <Field
          name="title"
          label="Ce qui est demandé"
          optional={right ? 'le nom du droit sinon' : undefined}
          maxLength={200}
          value={typedText(state, 'title', data.letter && !right ? data.letter.title : '')}
          error={errors['title']}
        />
        <Field
          name="to"
          label="À qui"
          optional
          maxLength={200}
          value={typedText(state, 'to', data.to)}
          error={errors['to']}
          help={data.decider ?? undefined}
        />
        {people.length > 0 && (
          <Select
            name="subjectId"
            label="Pour"
            empty="Le foyer"
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={typedText(state, 'subjectId', data.subjectId)}
            error={errors['subjectId']}
          />
        )}
        {!right && !about && (
          <Select
            name="lies"
            label="Partie du dossier"
            options={data.lies.map((one) => ({ value: one, label: compartmentLabels[one] }))}
            value={typedText(state, 'lies', data.letter?.kind ?? 'general')}
            error={errors['lies']}
          />
        )}
        {errors['right'] && <FieldError id="champ-right-erreur">{errors['right']}</FieldError>}
        <Field
          name="begunOn"
          label="Commencée le"
          type="date"
          value={typedText(state, 'begunOn', printed.today)}
          error={errors['begunOn']}
        />
        <TextArea
          name="documents"
          label="Pièces à réunir, une par ligne"
          optional
          rows={Math.max(4, data.documents.length + 1)}
          maxLength={5_000}
          value={typedText(state, 'documents', data.documents.join('\n'))}
          error={errors['documents']}
          help={data.documents.length > 0 && !DOCUMENTS_VERIFIED ? 'Liste à vérifier avec le formulaire : ajoutez, retirez.' : undefined}
        />
        <Actions>
          <Button look="principal">Commencer</Button>
          <LinkButton look="nu" href={paths.caseFile.applications({ id: data.head.id })}>
            Renoncer
          </LinkButton>
        </Actions>
      </form>
    </Section>
  )
}

/** A form that only goes somewhere: the same page, with the right chosen and its documents listed. */
const OtherRight = ({ data }: { data: Data }) => (
  <Section id="h-droit" title="Pour un droit ou une aide connus">
    <form method="get" action={paths.caseFile.beginApplication({ id: data.head.id })} className="formulaire haut-1">
      <Select
        name="droit"
        label="Droit ou aide"
        options={(Object.keys(DOMAINS) as Domain[]).flatMap((domain) => {
          const all = data.rights.filter((one) => one.domain === domain)
          return all.length === 0
            ? []
            : [{ group: DOMAINS[domain], options: all.map((one) => ({ value: one.slug, label: fullName(one) })) }]
        })}
        help="Ses pièces se remplissent d’elles-mêmes, et le suivi du droit avance avec la démarche."
      />
      <Button>Choisir ce droit</Button>
    </form>
  </Section>
)
