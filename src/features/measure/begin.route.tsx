import { compartmentLabels, writableKinds } from '#core/compartments.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import { lastDayAfter, measureOf, MEASURES } from '#rules/measures/measures.ts'
import { DECIDERS } from '#rules/measures/measure.ts'
import type { DeciderKind } from '#rules/measures/measure.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedList, typedText } from '#web/typed.ts'
import { measure as acts } from './actions.ts'
import { beginMeasure } from './commands.server.ts'
import { beginForm } from './forms.ts'
import { LegalFrame, MeasurePage } from './parts.tsx'
import type { Route } from './+types/begin.route'

export const loader = householdPage(acts.beginning, async ({ tx, id, url, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const { members } = await getHousehold(tx, id, today)
  const mine = writableKinds.filter((one) => head.referent.isMe || head.myKinds.includes(one))
  const measure = measureOf(url.searchParams.get('mesure') ?? '') ?? null
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    measure,
    // what would lie where she may not write is not offered
    kinds: MEASURES.filter(({ places }) => places.some((place) => mine.includes(place))).map(({ id: kind, name, acronym, decidedBy }) => ({
      kind,
      name,
      acronym,
      decidedBy,
    })),
    lies: measure ? measure.places.filter((place) => mine.includes(place)) : [],
    endsOn: measure?.usualMonths ? lastDayAfter(today, measure.usualMonths) : '',
    people: members
      .filter((one) => one.diedOn === null && !one.unborn)
      .map((one) => ({ value: one.personId, label: one.firstName || one.name })),
  }
})

export const action = submit(acts.begin, beginForm, async ({ tx, id, today, value }) => {
  const measureId = await beginMeasure(tx, { ...value, caseFileId: id, today })
  tx.about({ subjectId: measureId })
  return redirectWithMessage(paths.caseFile.measure({ id, measureId }), 'mesure-notee')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Noter une mesure') }]

type Data = Route.ComponentProps['loaderData']

export default function BeginMeasure({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, measure } = loaderData
  const state: FormState | undefined = actionData
  return (
    <MeasurePage
      head={head}
      title={measure ? measure.name : 'Noter une mesure'}
      intro="Une mesure décidée, avec sa fin : ce qui la précède court dans « Ce qui court »."
      printed={printed}
      state={state}
    >
      {head.closedOn !== null ? (
        <Empty title="Ce dossier est clos : rien ne s’y commence." />
      ) : measure ? (
        <div className="deux-colonnes haut-2">
          <Form data={loaderData} state={state} />
          <LegalFrame measure={measure} />
        </div>
      ) : (
        <Kinds data={loaderData} />
      )}
    </MeasurePage>
  )
}

const Kinds = ({ data: { head, kinds } }: { data: Data }) => (
  <div className="deux-colonnes haut-2">
    {(Object.keys(DECIDERS) as DeciderKind[]).map((decider) => (
      <Section key={decider} id={`h-${decider}`} title={DECIDERS[decider]}>
        <ul className="lignes" data-lignes="">
          {kinds
            .filter(({ decidedBy }) => decidedBy === decider)
            .map(({ kind, name, acronym }) => (
              <li key={kind}>
                <a href={paths.caseFile.beginMeasure({ id: head.id, kind })}>{name}</a> <span className="doux petit">{acronym}</span>
              </li>
            ))}
        </ul>
      </Section>
    ))}
  </div>
)

const Form = ({ data, state }: { data: Data; state: FormState | undefined }) => {
  const { head, printed, measure, lies, people, endsOn } = data
  const errors = state?.errors ?? {}
  const area = (name: string, label: string, help?: string) => (
    <TextArea
      name={name}
      label={label}
      optional
      rows={2}
      maxLength={2_000}
      value={typedText(state, name)}
      error={errors[name]}
      help={help}
    />
  )
  return (
    <Section id="h-mesure" title="La mesure" end={lies.length === 1 && lies[0] ? compartmentLabels[lies[0]] : undefined}>
      <form
        method="post"
        action={paths.caseFile.beginMeasure({ id: head.id, kind: measure?.id ?? '' })}
        className="formulaire haut-2"
        data-principal=""
      >
        <input type="hidden" name="kind" value={measure?.id ?? ''} />
        {lies.length === 1 ? (
          <input type="hidden" name="lies" value={lies[0]} />
        ) : (
          <Choice
            name="lies"
            legend="Qui peut la lire"
            options={lies.map((value) => ({ value, label: compartmentLabels[value] }))}
            value={typedText(state, 'lies', lies[0])}
            error={errors['lies']}
          />
        )}
        {people.length > 0 && (
          <Choice
            name="persons[]"
            legend="Pour"
            multiple
            optional="le foyer, sinon"
            options={people}
            value={typedList(state, 'persons')}
            error={errors['persons']}
          />
        )}
        <Field name="begunOn" label="Depuis le" type="date" value={typedText(state, 'begunOn', printed.today)} error={errors['begunOn']} />
        <Field
          name="endsOn"
          label="Jusqu’au"
          type="date"
          value={typedText(state, 'endsOn', endsOn)}
          error={errors['endsOn']}
          help="La fin écrite dans la décision. Proposée d’après la durée usuelle : vérifiez-la."
        />
        <Field name="by" label="Qui l’exerce" optional maxLength={200} value={typedText(state, 'by')} error={errors['by']} />
        {area('aim', 'Pour quoi, en mots simples')}
        {area('herView', 'Ce que la personne ou la famille en dit, avec ses mots')}
        <Actions>
          <Button look="principal" kbd="Ctrl Entrée">
            Garder
          </Button>
          <LinkButton look="nu" href={paths.caseFile.projects({ id: head.id })}>
            Renoncer
          </LinkButton>
        </Actions>
      </form>
    </Section>
  )
}
