import { compartmentLabels, writableKinds } from '#core/compartments.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { writeEuros } from '#core/french.ts'
import { isUuid } from '#core/ids.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { monthOf } from '#rules/time.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { instantOf } from '#web/clock.ts'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { facts as acts } from './actions.ts'
import { noteFact } from './commands.server.ts'
import { EMPTINESS } from './emptiness.ts'
import { FACT_KINDS, factKind, kindOfPath } from './fact-kinds.ts'
import type { FactKind } from './fact-kinds.ts'
import { AnswerFields } from './fact-fields.tsx'
import { fieldOf, formOf, valueOfForm } from './fact-form.ts'
import { noteForm, notedSources, ownPath } from './forms.ts'
import { FactsPage } from './parts.tsx'
import { readPayLine, twelveMonths } from './pay-line.ts'
import { getKnown } from './queries.server.ts'
import { writeMonthYear } from './sentences.ts'
import type { Route } from './+types/note.route'

export const loader = householdPage(acts.noteForm, async ({ tx, id, url, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const key = url.searchParams.get('fait')
  const kind = key === null ? undefined : notable(key)
  if (key !== null && kind === undefined) throw new NotFound('kind of fact')
  const wanted = url.searchParams.get('personne')
  const known = await getKnown(tx, id, today)
  const persons = known.situation.persons.map(({ id: personId }) => ({ value: personId, label: known.nameOf[personId] ?? 'La personne accompagnée' }))
  const personId = wanted !== null && isUuid(wanted) && persons.some(({ value }) => value === wanted) ? wanted : known.mainId
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    chosen: kind === undefined ? null : kind.key,
    persons,
    personId,
    to: ownPath(url.searchParams.get('vers') ?? '', paths.caseFile.facts({ id })),
    standing:
      kind === undefined
        ? []
        : known.uses
            .filter(({ path }) => {
              const place = kindOfPath(path)
              return place?.kind === kind && (place.personId === null || place.personId === personId)
            })
            .map(({ id: factId, label }) => ({ id: factId, label })),
  }
}) // prettier-ignore

export const action = submit(acts.note, noteForm, async ({ tx, id, url, value, now, today, timeZone }) => {
  const kind = notable(url.searchParams.get('fait') ?? '')
  if (kind === undefined) throw new NotFound('kind of fact')
  const told = valueOfForm(kind, value, today)
  // the table of the twelve months, without JavaScript: the same page, nothing written
  if (value.intent === 'preview') throw new Refused({})
  await noteFact(tx, {
    caseFileId: id,
    kind,
    personId: value.personId,
    value: told,
    detail: value.detail,
    source: value.source,
    observedOn: value.observedOn,
    observedAt: value.observedOn === today ? now : instantOf(value.observedOn, '12:00', timeZone),
    compartment: value.compartment,
    today,
    field: fieldOf(kind),
  })
  return redirectWithMessage(ownPath(url.searchParams.get('vers') ?? '', paths.caseFile.facts({ id })), 'fait-garde')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Noter un fait') }]

/** What may be noted: every kind of the rights, and the facts that answer for many amounts. */
const notable = (key: string): FactKind | undefined => factKind(key) ?? EMPTINESS.find((kind) => kind.key === key)

type Data = Route.ComponentProps['loaderData']

export default function NoteFactRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, chosen } = loaderData
  const state: FormState | undefined = actionData
  const kind = notable(chosen ?? '')
  return (
    <FactsPage
      head={head}
      title={kind === undefined ? 'Noter un fait' : kind.label}
      intro="Une fois noté, c’est compté partout. Ce qui était noté avant reste."
      printed={printed}
      state={state}
    >
      {kind === undefined ? <Kinds data={loaderData} /> : <NoteForm kind={kind} data={loaderData} state={state} />}
    </FactsPage>
  )
}

const NoteForm = ({ kind, data, state }: { kind: FactKind; data: Data; state: FormState | undefined }) => {
  const { head, persons, personId, printed, standing } = data
  const errors = state?.errors ?? {}
  const kinds = writableKinds.filter((one) => head.referent.isMe || head.myKinds.includes(one))
  return (
    <div className="deux-colonnes">
      <form
        method="post"
        action={paths.caseFile.noteFact({ id: head.id, key: kind.key, personId, to: data.to })}
        className="formulaire"
        data-principal=""
      >
        {kind.input.of !== 'household' && persons.length > 1 && (
          <Select
            name="personId"
            label="De qui"
            options={persons}
            value={typedText(state, 'personId', personId)}
            error={errors['personId']}
          />
        )}
        <AnswerFields kind={kind} state={state} today={printed.today} />
        <Choice
          name="source"
          legend="D’où vient-il"
          options={Object.entries(notedSources).map(([value, label]) => ({ value, label }))}
          value={typedText(state, 'source', 'said')}
          error={errors['source']}
        />
        <Field
          name="observedOn"
          label="Le"
          type="date"
          value={typedText(state, 'observedOn', printed.today)}
          error={errors['observedOn']}
          help="Le jour où c’est dit ou vu, ou la date du document."
        />
        <Select
          name="compartment"
          label="Gardé dans"
          options={kinds.map((value) => ({ value, label: compartmentLabels[value] }))}
          value={typedText(state, 'compartment', kinds.includes(kind.compartment) ? kind.compartment : (kinds[0] ?? ''))}
          error={errors['compartment'] ?? errors['']}
          help="Seules les personnes à qui cette partie du dossier est ouverte le liront, et ce qui s’en déduit."
        />
        <TextArea name="detail" label="Précision" optional rows={2} value={typedText(state, 'detail')} error={errors['detail']} />
        <Actions>
          <Button look="principal" name="intent" value="keep">
            Garder
          </Button>
          {formOf(kind) === 'line' && (
            <Button name="intent" value="preview">
              Voir les douze mois
            </Button>
          )}
          <LinkButton look="nu" href={data.to}>
            Annuler
          </LinkButton>
        </Actions>
      </form>
      <div>
        <Preview kind={kind} state={state} today={printed.today} />
        {standing.length > 0 && (
          <Section id="h-su" title="Ce qui est déjà noté">
            <ul className="lignes">
              {standing.map(({ id, label }) => (
                <li key={id}>{label}</li>
              ))}
            </ul>
          </Section>
        )}
        <Section id="h-ou" title="Où le lire">
          <p>{kind.input.where}.</p>
          <p className="petit doux">{lastingSentence(kind)}</p>
        </Section>
      </div>
    </div>
  )
}

const lastingSentence = ({ lasting: { said, read }, shape }: FactKind): string => {
  if (shape === 'received') return 'Compte pour les mois dits, jusqu’à celui où c’est noté.'
  if (said === null || read === null) return 'Reste vrai : il n’est pas à redemander.'
  const months = said === read ? `${said} mois` : `${said} mois s’il est dit, ${read} s’il est lu dans un document`
  return `À redemander après ${months}. Les mois passés restent vrais.`
}

/** The table of what the line says, before it is kept. */
const Preview = ({ kind, state, today }: { kind: FactKind; state: FormState | undefined; today: string }) => {
  if (formOf(kind) !== 'line' || state === undefined) return null
  const read = readPayLine(typedText(state, 'line'), today)
  if ('error' in read) return null
  const year = read.value.period === 'year' && read.value.until !== undefined ? read.value.from?.slice(0, 4) : undefined
  return (
    <Section id="h-mois" title="Ce que la ligne dit">
      {year === undefined ? (
        <Table
          caption="Les douze derniers mois"
          hideCaption
          columns={[
            { key: 'month', title: 'Mois', head: true, cell: (row) => writeMonthYear(monthOf(row.month)) },
            {
              key: 'cents',
              title: 'Montant',
              numeric: true,
              cell: (row) => (row.cents === null ? 'non dit' : writeEuros(row.cents)),
            },
          ]}
          rows={twelveMonths(read.value, today)}
          rowKey={(row) => row.month}
        />
      ) : (
        <p>
          {writeEuros(read.value.cents ?? 0)} pour l’année {year}.
        </p>
      )}
      <p className="petit doux">Rien n’est encore gardé.</p>
    </Section>
  )
}

const FAMILIES: readonly (readonly [string, RegExp])[] = [
  ['Ressources', /^(?:income|alimony)\./],
  ['Logement', /^housing\./],
  ['Famille et enfants', /^(?:family|school|childcare)\./],
  ['Travail et études', /^employment\./],
  ['Identité et séjour', /^(?:identity|residence)\./],
  ['Épargne, biens, impôts', /^(?:savings|property|tax)\./],
  ['Santé, handicap, autonomie', /^(?:health|disability|autonomy|apa)\./],
  ['Violences', /^violence\./],
]

/** Every kind of fact, by family; those that few people have are folded. */
const Kinds = ({ data }: { data: Data }) => {
  const all = [...EMPTINESS, ...FACT_KINDS]
  const list = (kinds: readonly FactKind[]) => (
    <ul className="lignes">
      {kinds.map(({ key, label }) => (
        <li key={key}>
          <a href={paths.caseFile.noteFact({ id: data.head.id, key, personId: data.personId, to: data.to })}>{label}</a>
        </li>
      ))}
    </ul>
  )
  const family = ([title, pattern]: (typeof FAMILIES)[number], at: number) => {
    const kinds = all.filter(({ key }) => pattern.test(key))
    const seldom = kinds.filter(({ input }) => input.absent !== 'unknown')
    const rare = seldom.length === kinds.length ? [] : seldom
    return (
      <Section key={title} id={`h-famille-${at}`} title={title}>
        {list(kinds.filter((kind) => !rare.includes(kind)))}
        {rare.length > 0 && (
          <details>
            <summary>Plus rare ({rare.length})</summary>
            {list(rare)}
          </details>
        )}
      </Section>
    )
  }
  const half = Math.ceil(FAMILIES.length / 2)
  return (
    <div className="deux-colonnes">
      <div>{FAMILIES.slice(0, half).map(family)}</div>
      <div>{FAMILIES.slice(half).map((one, at) => family(one, at + half))}</div>
    </div>
  )
}
