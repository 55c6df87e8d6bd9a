import { compartmentLabels } from '#core/compartments.ts'
import { addDays } from '#core/dates.ts'
import { joinNames, writeDate, writeDay, writeDaysLeft } from '#core/french.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import { lastDayAfter } from '#rules/measures/measures.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { measure as acts } from './actions.ts'
import { tellMeasure } from './commands.server.ts'
import { measureForm } from './forms.ts'
import type { MeasureValue } from './forms.ts'
import { daysLeft, endings, eventWords, lengthWarnings } from './model.ts'
import type { MeasureEvent, MeasureEventBody } from './model.ts'
import { LegalFrame, MeasurePage } from './parts.tsx'
import { getMeasure } from './queries.server.ts'
import type { Route } from './+types/show.route'

/** What may be noted, by its name in the address: the words of its button. */
const notes = { fait: 'Noter ce qui est fait', renouvelee: 'Renouvelée', finie: 'Terminée', note: 'Une note' } as const
type Note = keyof typeof notes
const isNote = (word: string | null): word is Note => word !== null && Object.hasOwn(notes, word)

export const loader = householdPage(acts.show, async ({ tx, id, url, params, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const { compartmentId: _place, ...one } = await getMeasure(tx, id, params['measureId'] ?? '')
  const { members, former } = await getHousehold(tx, id, today)
  const names = new Map([...former, ...members].map((person) => [person.personId, person.firstName || person.name]))
  const wanted = url.searchParams.get('faire')
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    one,
    people: one.persons.map((person) => names.get(person) ?? 'une personne du foyer'),
    days: daysLeft(one.measure, one.state),
    warnings: lengthWarnings(one.measure, one.begunOn, one.state),
    note: isNote(wanted) ? wanted : null,
    canWrite:
      one.state.ended === null &&
      head.closedOn === null &&
      actor.roles.includes('worker') &&
      !head.whoSees.some((reader) => reader.isMe && reader.basis === 'exceptional'),
  }
})

const bodyOf = (value: MeasureValue): MeasureEventBody => {
  switch (value.intent) {
    case 'fait':
      return { kind: 'done', code: value.code, words: value.words }
    case 'renouvelee':
      return { kind: 'renewed', from: value.from, endsOn: value.endsOn, words: value.words, herView: value.herView }
    case 'note':
      return { kind: 'note', words: value.words }
    case 'finie':
      return { kind: 'ended', why: value.why, words: value.words, herView: value.herView }
  }
}

export const action = submit(acts.change, measureForm, async ({ tx, id: caseFileId, params, today, value }) => {
  const measureId = params['measureId'] ?? ''
  await tellMeasure(tx, { caseFileId, measureId, event: bodyOf(value), day: value.day, today })
  tx.about({ subjectId: measureId })
  return redirectWithMessage(paths.caseFile.measure({ id: caseFileId, measureId }), 'mesure-suivie')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Mesure') }]

type Data = Route.ComponentProps['loaderData']

export default function MeasureRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, one, people, printed, canWrite, warnings } = loaderData
  const state: FormState | undefined = actionData
  const typed = state?.values['intent']
  const note = typeof typed === 'string' && isNote(typed) ? typed : loaderData.note
  const { today } = printed
  return (
    <MeasurePage
      head={head}
      title={one.measure.name}
      intro={[
        people.length > 0 && `Pour ${joinNames(people)}.`,
        one.by && `Exercée par ${one.by}.`,
        `Depuis le ${writeDate(one.begunOn, today)}, notée par ${one.author}.`,
        one.compartmentKind !== 'general' && `Lue par qui lit « ${compartmentLabels[one.compartmentKind]} ».`,
      ]
        .filter(Boolean)
        .join(' ')}
      printed={printed}
      state={state}
    >
      <div className="deux-colonnes haut-2">
        <div>
          <Section id="h-fin" title={one.state.ended ? 'Terminée' : 'Sa fin, et ce qui la précède'}>
            {one.state.ended ? (
              <p className="haut-1">
                {endings[one.state.ended.why]}, le {writeDate(one.state.ended.day, today)}.
              </p>
            ) : (
              <ul className="lignes">
                {loaderData.days.map((day) => (
                  <li key={day.code}>
                    <b>{day.title}</b>{' '}
                    <Tag kind="delai">
                      {writeDay(day.due, today)}, {writeDaysLeft(today, day.due)}
                    </Tag>
                    {day.law && <p className="petit doux">{day.law.text}</p>}
                  </li>
                ))}
              </ul>
            )}
            {warnings.map((words) => (
              <p key={words}>
                <Tag kind="verifier">à vérifier</Tag> {words}
              </p>
            ))}
          </Section>
          {(one.aim || one.herView) && (
            <Section id="h-pourquoi" title="Pour quoi">
              {one.aim && <p className="haut-1">{one.aim}</p>}
              {one.herView && <p className="voix">« {one.herView} »</p>}
            </Section>
          )}
          <Section id="h-passe" title="Ce qui s’est passé" end="rien n’est effacé">
            {one.events.length === 0 && <Empty title="Rien n’est encore noté." />}
            <ol className="lignes">
              {one.events.toReversed().map((event) => (
                <li key={event.id}>
                  <b>{eventWords[event.kind]}</b>, {writeDate(event.day, today)}
                  <EventWords event={event} data={loaderData} />
                  <p className="petit doux">{event.author}</p>
                </li>
              ))}
            </ol>
          </Section>
        </div>
        <div>
          {/* a form that came back stays, also when somebody ended the measure meanwhile: what was typed must not be lost */}
          {(canWrite || state !== undefined) &&
            (note ? (
              <NoteForm key={note} note={note} data={loaderData} state={state} />
            ) : (
              <Section id="h-suite" title="La suite" className="ne-pas-imprimer">
                <Actions className="haut-2">
                  {(Object.keys(notes) as Note[])
                    .filter((name) => name !== 'fait' || loaderData.days.length > 1)
                    .map((name) => (
                      <LinkButton key={name} href={`${paths.caseFile.measure({ id: head.id, measureId: one.id, act: name })}#h-noter`}>
                        {notes[name]}
                      </LinkButton>
                    ))}
                </Actions>
              </Section>
            ))}
          <LegalFrame measure={one.measure} />
        </div>
      </div>
    </MeasurePage>
  )
}

const EventWords = ({ event, data: { one, printed } }: { event: MeasureEvent; data: Data }) => {
  const { today } = printed
  const herView = 'herView' in event ? event.herView : ''
  return (
    <>
      {event.kind === 'done' && <p>{one.measure.beforeEnd.find(({ code }) => code === event.code)?.title}</p>}
      {event.kind === 'renewed' && (
        <p>
          Du {writeDate(event.from, today)} au {writeDate(event.endsOn, today)}
        </p>
      )}
      {event.kind === 'ended' && <p>{endings[event.why]}</p>}
      {event.words && <p>{event.words}</p>}
      {herView && <p className="voix">« {herView} »</p>}
    </>
  )
}

const NoteForm = ({ note, data, state }: { note: Note; data: Data; state: FormState | undefined }) => {
  const { head, one, printed, days } = data
  const errors = state?.errors ?? {}
  const at = { id: head.id, measureId: one.id }
  const area = (name: string, label: string, optional = true) => (
    <TextArea
      name={name}
      label={label}
      optional={optional}
      rows={3}
      maxLength={5_000}
      value={typedText(state, name)}
      error={errors[name]}
    />
  )
  const date = (name: string, label: string, standing: string) => (
    <Field name={name} label={label} type="date" value={typedText(state, name, standing)} error={errors[name]} />
  )
  const next = addDays(one.state.endsOn, 1)
  return (
    <Section id="h-noter" title={notes[note]} className="ne-pas-imprimer">
      <form method="post" action={paths.caseFile.measure({ ...at, act: note })} className="formulaire haut-2" data-principal="">
        <input type="hidden" name="intent" value={note} />
        {note === 'fait' && (
          <Choice
            name="code"
            legend="Ce qui est fait"
            options={days.filter(({ code }) => code !== 'end').map(({ code, title }) => ({ value: code, label: title }))}
            value={typedText(state, 'code', days[0]?.code)}
            error={errors['code']}
          />
        )}
        {note === 'renouvelee' && (
          <>
            {date('from', 'À partir du', next)}
            {date('endsOn', 'Jusqu’au', one.measure.usualMonths ? lastDayAfter(next, one.measure.usualMonths) : '')}
          </>
        )}
        {note === 'finie' && (
          <Choice
            name="why"
            legend="Pourquoi"
            options={Object.entries(endings).map(([value, label]) => ({ value, label }))}
            value={typedText(state, 'why')}
            error={errors['why']}
          />
        )}
        {area('words', note === 'note' ? 'Note' : 'À savoir', note !== 'note')}
        {(note === 'renouvelee' || note === 'finie') && area('herView', 'Ce que la personne ou la famille en dit, avec ses mots')}
        {date('day', note === 'renouvelee' ? 'Décidé le' : 'Le', printed.today)}
        <Actions>
          <Button look="principal" kbd="Ctrl Entrée">
            Garder
          </Button>
          <LinkButton look="nu" href={paths.caseFile.measure(at)}>
            Renoncer
          </LinkButton>
        </Actions>
      </form>
    </Section>
  )
}
