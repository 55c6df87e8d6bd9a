import type { ReactNode } from 'react'
import { compartmentLabels } from '#core/compartments.ts'
import { addMonths, isIsoDate } from '#core/dates.ts'
import { Refused } from '#core/errors.ts'
import { noBreak, writeDate } from '#core/french.ts'
import type { Read } from '#db/door.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Check } from '#ui/choice.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icons.tsx'
import { Section } from '#ui/page.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedList, typedText } from '#web/typed.ts'
import { review } from './actions.ts'
import { Said } from './appeal-part.tsx'
import { prepareEvent } from './event-commands.server.ts'
import { readEvent } from './event.server.ts'
import type { EventRightLine, EventStepLine } from './event.server.ts'
import { eventForm } from './forms.ts'
import { fullName, statuses } from './model.ts'
import { ReviewPage } from './parts.tsx'
import type { Route } from './+types/event.route'

export const loader = householdPage(review.event, async ({ tx, id, url, params, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const jour = url.searchParams.get('jour') ?? ''
  const event = await readEvent(tx, head, params['event'] ?? '', today, isIsoDate(jour) ? jour : undefined)
  return {
    head,
    ...event,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    canWrite: head.closedOn === null && head.myKinds.some((kind) => kind !== 'identity'),
  }
})

export const action = submit(review.prepareEvent, eventForm, async ({ tx, id, params, today, value }) => {
  await requireOpenCase(tx, id)
  if (value.day > addMonths(today, 12)) throw new Refused({ day: 'Cette date est trop loin dans l’avenir. Vérifiez-la.' })
  const head = await getHead(tx as unknown as Read, id, today)
  const slug = params['event'] ?? ''
  const { rights, deadlines, steps, letters } = value
  if (rights.length + deadlines.length + steps.length + letters.length === 0)
    throw new Refused({ '': 'Rien n’est coché. Cochez ce que vous voulez garder, ou revenez au suivi des droits.' })
  await prepareEvent(tx, head, { slug, today, day: value.day, rights, deadlines, steps, letters })
  return redirectWithMessage(`${paths.caseFile.rightsEvent({ id, event: slug })}?jour=${value.day}`, 'evenement-prepare')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Préparer') }]

type Data = Route.ComponentProps['loaderData']

export default function EventRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, event, noted, day, printed, canWrite, rights } = loaderData
  const state: FormState | undefined = actionData
  const prepared = rights.some(({ standing }) => standing?.event === loaderData.mark)
  return (
    <ReviewPage
      head={head}
      room={null}
      title={event.name}
      intro={
        noted
          ? `${event.noted} le ${writeDate(noted.day, printed.today)}. Rien n’est gardé sans votre accord.`
          : 'Rien n’est gardé sans votre accord.'
      }
      printed={printed}
      state={state}
    >
      {prepared && <SheetPart data={loaderData} />}
      <form method="post" action={`${paths.caseFile.rightsEvent({ id: head.id, event: event.slug })}?jour=${day}`} data-principal="">
        <div className="deux-colonnes haut-2">
          <div>
            <Rights data={loaderData} state={state} />
            {event.notes.length > 0 && (
              <Section id="h-notes" title="À savoir">
                <ul className="lignes">
                  {event.notes.map((one) => (
                    <li key={one.text}>
                      <Said one={one} />
                    </li>
                  ))}
                </ul>
              </Section>
            )}
          </div>
          <div>
            <Section id="h-jour" title="Le jour">
              <Field
                name="day"
                label="C’est arrivé le"
                type="date"
                value={typedText(state, 'day', day)}
                error={state?.errors['day']}
                help="Les échéances partent de ce jour."
              />
            </Section>
            <Deadlines data={loaderData} state={state} />
            <StepList id="h-etapes" title="Qui fait quoi" name="steps" lines={loaderData.steps} data={loaderData} state={state} />
            <StepList id="h-lettres" title="Lettres à écrire" name="letters" lines={loaderData.letters} data={loaderData} state={state} />
          </div>
        </div>
        {canWrite && (
          <Actions className="haut-2">
            <Button look="principal" kbd="Ctrl Entrée">
              Garder ce qui est coché
            </Button>
            <LinkButton look="nu" href={paths.caseFile.rightsFollow({ id: head.id })}>
              Revenir au suivi
            </LinkButton>
          </Actions>
        )}
      </form>
    </ReviewPage>
  )
}

/** What remains once the rights are to be verified: a paper for the person, and the trace that it was handed over. */
const SheetPart = ({ data: { head, rights } }: { data: Data }) => {
  const slugs = rights.filter(({ standing }) => standing !== null).map(({ right }) => right.slug)
  return (
    <section className="demande haut-2" aria-label="La feuille">
      <p>
        La feuille pour la personne dit ses droits en mots simples. Une fois remise, notez-le{noBreak}: c’est la preuve de l’information.
      </p>
      <Actions>
        <LinkButton href={paths.caseFile.rightsVersion({ id: head.id })} icon="imprimer">
          Préparer la feuille
        </LinkButton>
        <LinkButton look="nu" href={paths.caseFile.rightsInformation({ id: head.id, slugs, medium: 'feuille' })}>
          Noter qu’elle est remise
        </LinkButton>
      </Actions>
    </section>
  )
}

const Rights = ({ data, state }: { data: Data; state: FormState | undefined }) => {
  const first = data.rights.filter(({ right }) => data.event.rights.find(({ slug }) => slug === right.slug)?.first)
  const others = data.rights.filter((line) => !first.includes(line))
  return (
    <>
      <Section id="h-droits" title="Droits à vérifier d’abord">
        {first.map((line) => (
          <RightBox key={line.right.slug} line={line} data={data} state={state} />
        ))}
      </Section>
      {others.length > 0 && (
        <Section id="h-autres" title="À penser aussi">
          {others.map((line) => (
            <RightBox key={line.right.slug} line={line} data={data} state={state} />
          ))}
        </Section>
      )}
    </>
  )
}

const RightBox = ({ line, data, state }: { line: EventRightLine; data: Data; state: FormState | undefined }) => {
  const { right, why, standing, state: stands, closed, widens, kind } = line
  const label = fullName(right)
  const more: ReactNode[] = [
    why,
    stands === 'running' && standing && `${statuses[standing.status]}${noBreak}: une étape dira de le revoir, son état reste.`,
    closed && `D’après ce qui est connu${noBreak}: ${closed.charAt(0).toLowerCase()}${closed.slice(1)}.`,
    widens && `Sera lu par qui lit «${noBreak}${compartmentLabels[kind]}${noBreak}».`,
  ].filter(Boolean)
  if (stands === 'done' && standing)
    return (
      <Done label={label} words={`${statuses[standing.status].toLowerCase()}, noté le ${writeDate(standing.saidOn, data.printed.today)}`} />
    )
  return (
    <Check
      name="rights[]"
      value={right.slug}
      label={label}
      checked={typedList(state, 'rights', line.ticked ? [right.slug] : []).includes(right.slug)}
      help={more.map((one, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- sentences in a fixed order
        <span key={index}>{one} </span>
      ))}
    />
  )
}

const Done = ({ label, words }: { label: string; words: string }) => (
  <div className="case">
    <Icon name="check" />
    <span>
      {label} <span className="doux petit">{words}</span>
    </span>
  </div>
)

const Deadlines = ({ data: { deadlines, printed }, state }: { data: Data; state: FormState | undefined }) =>
  deadlines.length === 0 ? null : (
    <Section id="h-echeances" title="Échéances">
      {deadlines.map((one, index) => {
        const past = one.dueOn < printed.today
        if (one.noted) return <Done key={one.title} label={one.title} words={`le ${writeDate(one.dueOn, printed.today)}, déjà notée`} />
        return (
          <Check
            key={one.title}
            name="deadlines[]"
            value={String(index)}
            label={`${one.title}, avant le ${writeDate(one.dueOn, printed.today)}`}
            checked={typedList(state, 'deadlines', past ? [] : [String(index)]).includes(String(index))}
            help={
              <>
                {past && 'Ce jour est passé. '}
                <Said one={{ text: one.text, verified: one.verified, ...(one.source !== null && { source: one.source }) }} />
              </>
            }
          />
        )
      })}
    </Section>
  )

const doers = { person: 'la personne', worker: 'nous', both: 'ensemble', other: 'un partenaire' } as const

const StepList = (props: {
  id: string
  title: string
  name: 'steps' | 'letters'
  lines: readonly EventStepLine[]
  data: Data
  state: FormState | undefined
}) => {
  const { id, title, name, lines, data, state } = props
  if (lines.length === 0) return null
  const ticked = (index: number): boolean => typedList(state, name, name === 'steps' ? [String(index)] : []).includes(String(index))
  return (
    <Section id={id} title={title}>
      {lines.map((one, index) =>
        one.noted ? (
          <Done key={one.what} label={one.what} words="déjà noté" />
        ) : (
          <Check
            key={one.what}
            name={`${name}[]`}
            value={String(index)}
            label={one.what}
            checked={ticked(index)}
            help={[doers[one.who], one.dueOn && `pour le ${writeDate(one.dueOn, data.printed.today)}`].filter(Boolean).join(', ')}
          />
        ),
      )}
    </Section>
  )
}
