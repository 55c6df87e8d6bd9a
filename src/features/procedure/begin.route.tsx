import { NotFound } from '#core/errors.ts'
import { compartmentLabels } from '#core/compartments.ts'
import { ageInYears } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { noBreak } from '#core/french.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import { PROCEDURES, procedureAt, procedureOf } from '#rules/procedures/procedures.ts'
import { PROCEDURE_DOMAINS } from '#rules/procedures/words.ts'
import type { ProcedureDomain } from '#rules/procedures/words.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, FieldError } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { dateField } from '#web/form.ts'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedList, typedText } from '#web/typed.ts'
import { Refused } from '#core/errors.ts'
import { procedure as acts } from './actions.ts'
import { beginRun } from './commands.server.ts'
import { beginForm, typedAt } from './forms.ts'
import { ProcedurePage, SafetyPart, saidWords } from './parts.tsx'
import type { Route } from './+types/begin.route'

export const loader = householdPage(acts.beginning, async ({ tx, id, url, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const wanted = url.searchParams.get('procedure')
  const chosen = wanted === null ? null : procedureAt(wanted)
  if (chosen === undefined) throw new NotFound('procedure')
  const { members } = await getHousehold(tx, id, today)
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    chosen,
    people: members
      .filter((one) => one.diedOn === null)
      .map((one) => ({
        id: one.personId,
        name: one.firstName || one.name,
        minor: one.unborn || (one.birthDate !== null && ageInYears(one.birthDate, today) < 18),
      })),
    // said before it is tried; the database decides
    closed: chosen !== null && !head.referent.isMe && !head.myKinds.includes(chosen.compartment),
  }
})

export const action = submit(acts.begin, beginForm, async ({ tx, id, today, value }) => {
  const procedure = procedureOf(value.procedure)
  if (procedure === undefined) throw new NotFound('procedure')
  const days: Record<string, IsoDate> = {}
  const wrong: Record<string, string> = {}
  for (const { id: event } of procedure.steps.flatMap(({ starts }) => starts)) {
    const typed = typedAt(value, `day-${event}`)
    if (typed === '') continue
    const read = dateField.safeParse(typed)
    if (read.success) days[event] = read.data
    else wrong[`day-${event}`] = read.error.issues[0]?.message ?? 'Cette date n’est pas lisible.'
  }
  if (Object.keys(wrong).length > 0) throw new Refused(wrong)
  const runId = await beginRun(tx, { caseFileId: id, procedure, subjects: value.subjects, begunOn: value.begunOn, days, today })
  tx.about({ subjectId: runId })
  return redirectWithMessage(paths.caseFile.procedure({ id, runId }), 'procedure-commencee')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Commencer une procédure') }]

export default function BeginProcedure({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, chosen } = loaderData
  const state: FormState | undefined = actionData
  return (
    <ProcedurePage
      head={head}
      title={chosen ? `Commencer${noBreak}: ${chosen.name}` : 'Commencer une procédure'}
      intro={chosen ? chosen.summary : 'Chacune rappelle ses étapes, ses délais et ce que vaut un silence. Elle ne décide de rien.'}
      printed={printed}
      state={state}
    >
      {chosen ? <Chosen data={{ ...loaderData, chosen }} state={state} /> : <Every id={head.id} />}
    </ProcedurePage>
  )
}

const Every = ({ id }: { id: string }) => (
  <div className="deux-colonnes haut-2">
    {(Object.keys(PROCEDURE_DOMAINS) as ProcedureDomain[]).map((domain) => {
      const all = PROCEDURES.filter((one) => one.domain === domain)
      return all.length === 0 ? null : (
        <Section key={domain} id={`h-${domain}`} title={PROCEDURE_DOMAINS[domain]}>
          <ul className="lignes">
            {all.map((one) => (
              <li key={one.id}>
                <b>
                  <a href={paths.caseFile.beginProcedure({ id, slug: one.slug })}>{one.name}</a>
                </b>
                <p className="petit doux">{one.summary}</p>
              </li>
            ))}
          </ul>
        </Section>
      )
    })}
  </div>
)

type Data = Route.ComponentProps['loaderData']
type ChosenData = Data & { chosen: NonNullable<Data['chosen']> }

const Chosen = ({ data, state }: { data: ChosenData; state: FormState | undefined }) => {
  const { head, chosen, people, printed } = data
  const errors = state?.errors ?? {}
  const minors = people.filter(({ minor }) => minor).map(({ id }) => id)
  const days = chosen.steps.flatMap(({ starts }) => starts)
  return (
    <>
      <SafetyPart procedure={chosen} />
      <div className="deux-colonnes haut-2">
        <Section id="h-etapes" title="Les étapes">
          <ol className="calcul haut-1">
            {chosen.steps.map((step) => (
              <li key={step.code}>{step.label}</li>
            ))}
          </ol>
          {chosen.law.length > 0 && (
            <ul className="petit doux puces">
              {chosen.law.map((one) => (
                <li key={one.text}>{saidWords(one)}</li>
              ))}
            </ul>
          )}
        </Section>
        {head.closedOn === null && (
          <Section id="h-commencer" title="Commencer" end={compartmentLabels[chosen.compartment]}>
            {data.closed && (
              <p className="haut-1">
                Cette procédure se garde dans une partie du dossier qui ne vous est pas ouverte. Voyez avec la ou le référent du foyer.
              </p>
            )}
            <form
              method="post"
              action={paths.caseFile.beginProcedure({ id: head.id, slug: chosen.slug })}
              className="formulaire haut-1"
              data-principal=""
            >
              <input type="hidden" name="procedure" value={chosen.id} />
              {errors['procedure'] && <FieldError id="champ-procedure-erreur">{errors['procedure']}</FieldError>}
              <Field
                name="begunOn"
                label="Commencé le"
                type="date"
                value={typedText(state, 'begunOn', printed.today)}
                error={errors['begunOn']}
              />
              {people.length > 0 && (
                <Choice
                  name="subjects[]"
                  legend="Pour"
                  multiple
                  optional="le foyer sinon"
                  options={people.map(({ id, name }) => ({ value: id, label: name }))}
                  // all minors of the home, whoever the fear is for
                  value={typedList(state, 'subjects', chosen.domain === 'childProtection' ? minors : [])}
                  error={errors['subjects']}
                />
              )}
              {days.length > 0 && (
                <details className="ajouts" open={Object.keys(errors).some((name) => name.startsWith('day-'))}>
                  <summary>Dates déjà connues</summary>
                  {days.map(({ id, label }) => (
                    <Field
                      key={id}
                      name={`day-${id}`}
                      label={label}
                      type="date"
                      optional
                      value={typedText(state, `day-${id}`)}
                      error={errors[`day-${id}`]}
                    />
                  ))}
                </details>
              )}
              <Actions>
                <Button look="principal">Commencer</Button>
                <LinkButton look="nu" href={paths.caseFile.beginProcedure({ id: head.id })}>
                  Une autre procédure
                </LinkButton>
              </Actions>
            </form>
          </Section>
        )}
      </div>
    </>
  )
}
