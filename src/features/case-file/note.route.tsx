import { writableKinds } from '#core/compartments.ts'
import { Refused } from '#core/errors.ts'
import { issueDomains } from '#features/needs/model.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { TitleBar } from '#ui/page.tsx'
import { instantOf } from '#web/clock.ts'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { listPossibleReaders } from './access.server.ts'
import { actions } from './actions.ts'
import { writeEntry } from './commands.server.ts'
import { noteForm, typed, typedList, writableLabels, writtenKinds } from './forms.ts'
import { tabTitle } from './model.ts'
import { CaseFilePage } from './parts.tsx'
import { getHead } from './queries.server.ts'
import type { Route } from './+types/note.route'

export const loader = householdPage(actions.noteForm, async ({ tx, id, today, time, actor }) => ({
  head: await getHead(tx, id, today),
  readers: await listPossibleReaders(tx, id),
  printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
}))

export const action = submit(actions.note, noteForm, async ({ tx, id, value, now, today, timeZone }) => {
  if (value.date && value.date > today)
    throw new Refused({ date: 'Cette date est à venir. Ce qui est prévu se pose dans « Rendez-vous et suite ».' })
  const happenedAt = value.date
    ? instantOf(value.date, value.time ?? '12:00', timeZone)
    : value.time
      ? instantOf(today, value.time, timeZone)
      : now
  await writeEntry(tx, {
    caseFileId: id,
    kind: value.kind,
    title: value.title,
    happenedAt,
    minutes: value.minutes,
    present: value.present,
    text: value.text,
    compartmentKind: value.compartment,
    aparteReaders: value.readers,
    themes: value.themes,
  })
  return redirectWithMessage(paths.caseFile.show({ id }), 'note-gardee')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Écrire') }]

export default function Note({ loaderData, actionData }: Route.ComponentProps) {
  const { head, readers } = loaderData
  const { errors, values } = actionData && 'errors' in actionData ? actionData : { errors: {} as Record<string, string>, values: {} }
  const kinds = writableKinds.filter((kind) => head.referent.isMe || head.myKinds.includes(kind))
  return (
    <CaseFilePage head={head} tab={null} printed={loaderData.printed}>
      <TitleBar title="Écrire dans le fil" small />
      <form method="post" className="formulaire" data-principal="">
        <ErrorSummary errors={errors} />
        <Choice
          name="kind"
          legend="Ce que c’est"
          options={Object.entries(writtenKinds).map(([value, label]) => ({ value, label }))}
          value={typed(values, 'kind') ?? 'note'}
          error={errors['kind']}
        />
        <TextArea
          name="text"
          label="Ce qui s’est dit, ce qui s’est fait"
          rows={10}
          value={typed(values, 'text')}
          error={errors['text']}
          help="Un passage entre (( et )) est à part : seuls vous et les personnes nommées plus bas le lisent."
        />
        <Field name="title" label="Titre" value={typed(values, 'title')} error={errors['title']} />
        <div className="formulaire deux">
          <Field name="date" label="Jour" type="date" value={typed(values, 'date') ?? head.today} error={errors['date']} />
          <Field name="time" label="Heure" value={typed(values, 'time')} error={errors['time']} placeholder="9 h 30" />
          <Field name="minutes" label="Durée, en minutes" inputMode="numeric" value={typed(values, 'minutes')} error={errors['minutes']} />
          <Field name="present" label="Avec qui" value={typed(values, 'present')} error={errors['present']} />
        </div>
        {kinds.length > 1 && (
          <Choice
            name="compartment"
            legend="Qui pourra le lire : la partie du dossier"
            options={kinds.map((kind) => ({ value: kind, label: writableLabels[kind] }))}
            value={typed(values, 'compartment') ?? (kinds.includes('general') ? 'general' : kinds[0])}
            error={errors['compartment']}
            help="Chaque partie n’est lue que par les personnes à qui elle est ouverte."
          />
        )}
        {readers.length > 0 && (
          <Choice
            name="readers[]"
            legend="Qui lit aussi les passages à part"
            multiple
            optional="personne si rien n’est coché"
            options={readers.map(({ agentId, name }) => ({ value: agentId, label: name, icon: 'verrou' as const }))}
            value={typedList(values, 'readers')}
            error={errors['readers']}
          />
        )}
        <Choice
          name="themes[]"
          legend="De quoi il s’agit"
          multiple
          options={Object.entries(issueDomains).map(([value, label]) => ({ value, label }))}
          value={typedList(values, 'themes')}
          error={errors['themes']}
        />
        <Actions>
          <Button look="principal" kbd="Ctrl Entrée">
            Garder
          </Button>
          <LinkButton href={paths.caseFile.show({ id: head.id })} look="nu">
            Revenir sans garder
          </LinkButton>
        </Actions>
      </form>
    </CaseFilePage>
  )
}
