import { NotFound, Refused } from '#core/errors.ts'
import { compartmentLabels, writableKinds } from '#core/compartments.ts'
import { noBreak } from '#core/french.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { readPages } from '#db/paper/pages.server.ts'
import { stepDoers, tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { listRuns } from '#features/procedure/queries.server.ts'
import { DEADLINE_FAMILIES, DEADLINES } from '#rules/deadlines/rules.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Check, Choice } from '#ui/choice.tsx'
import { Field, FieldError, Select } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { householdPage, redirectWithMessage, submitAfter } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { takesPages } from '#web/paper-form.ts'
import { PagesField } from '#web/paper-pages.tsx'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { letter as acts } from './actions.ts'
import { noteLetter } from './commands.server.ts'
import { noteForm } from './forms.ts'
import { isLetterType, letterType, letterTypes, startOf } from './model.ts'
import type { LetterTypeCode } from './model.ts'
import { addPages } from './pages.server.ts'
import { LetterFields, LetterPage } from './parts.tsx'
import type { Route } from './+types/note.route'

export const loader = householdPage(acts.noting, async ({ tx, id, url, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const wanted = url.searchParams.get('type')
  if (wanted !== null && !isLetterType(wanted)) throw new NotFound('type')
  const procedure = wanted === null ? undefined : letterType(wanted).procedure
  const run = procedure && (await listRuns(tx, id)).find((one) => one.procedure.id === procedure.id && one.endedOn === null)
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    chosen: wanted,
    run: run ? { id: run.id, name: run.procedure.name } : null,
    lies: writableKinds.filter((one) => head.referent.isMe || head.myKinds.includes(one)),
  }
})

export const action = submitAfter(
  acts.add,
  noteForm,
  async ({ value }) => readPages(value.pages),
  async ({ tx, id, today, timeZone, value, first }) => {
    await requireOpenCase(tx, id)
    const type = letterType(value.type)
    const { procedure } = type
    const inRun = value.inRun && value.runId !== null && procedure ? { id: value.runId, event: procedure.event } : null
    if (value.clock !== '' && !DEADLINES.has(value.clock)) throw new Refused({ clock: 'Choisissez dans la liste.' })
    // the day from which it runs: as typed, otherwise what the type of letter says
    const usual = type.rules.find(({ rule }) => rule === value.clock)?.from ?? 'received'
    const from = value.clockFrom ?? startOf(usual, value)
    if (value.clock !== '' && inRun === null && from === null) throw new Refused({ clockFrom: 'Indiquez le jour d’où part le délai.' })
    const seriesId = await noteLetter(tx, {
      ...value,
      caseFileId: id,
      today,
      timeZone,
      clock: value.clock === '' || from === null ? null : { rule: value.clock, from },
      ownDay: value.ownDue === null ? null : { title: value.ownTitle, due: value.ownDue },
      run: inRun,
    })
    await addPages(tx, { caseFileId: id, seriesId }, first)
    tx.about({ subjectId: seriesId, ...(first.length > 0 && { detail: { added: first.length } }) })
    return redirectWithMessage(paths.caseFile.letter({ id, letterId: seriesId }), 'courrier-note')
  },
  takesPages,
)

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Noter un courrier') }]

type Data = Route.ComponentProps['loaderData']

export default function NoteLetter({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, chosen } = loaderData
  const state: FormState | undefined = actionData
  const typed = state?.values['type']
  const type = typeof typed === 'string' && isLetterType(typed) ? typed : chosen
  return (
    <LetterPage
      head={head}
      title={type ? letterType(type).label : 'Noter un courrier reçu'}
      intro={type ? 'Son délai et ce qu’il demande se posent en même temps.' : 'Qu’est-ce que c’est ?'}
      printed={printed}
      state={state}
    >
      {type === null ? (
        <Types id={head.id} />
      ) : (
        head.closedOn === null && <NoteForm key={type} type={type} data={loaderData} state={state} />
      )}
    </LetterPage>
  )
}

const Types = ({ id }: { id: string }) => (
  <ul className="lignes deux-colonnes haut-2">
    {(Object.keys(letterTypes) as LetterTypeCode[]).map((code) => (
      <li key={code}>
        <b>
          <a href={paths.caseFile.noteLetter({ id, type: code })}>{letterType(code).label}</a>
        </b>
        {letterType(code).means && <p className="petit doux">{letterType(code).means}</p>}
      </li>
    ))}
  </ul>
)

type Props = { type: LetterTypeCode; data: Data; state: FormState | undefined }

const NoteForm = ({ type, data, state }: Props) => {
  const of = letterType(type)
  const errors = state?.errors ?? {}
  return (
    <form method="post" encType="multipart/form-data" action={paths.caseFile.noteLetter({ id: data.head.id, type })} data-principal="">
      <input type="hidden" name="type" value={type} />
      <div className="deux-colonnes haut-2">
        <Section id="h-lettre" title="La lettre">
          <div className="formulaire haut-1">
            <LetterFields
              state={state}
              standing={{ sender: '', receivedOn: data.printed.today, datedOn: null, text: '', explanation: of.means, action: of.act }}
            />
            <PagesField label="La lettre, numérisée ou en photo" optional error={errors['pages']} />
            <Choice
              name="doer"
              legend="Qui le fait"
              optional="sans réponse, aucune étape n’est notée"
              options={Object.entries(stepDoers).map(([value, label]) => ({
                value,
                label: value === 'person' ? 'La personne' : value === 'both' ? 'Ensemble' : label,
              }))}
              value={typedText(state, 'doer', of.act === '' ? null : 'both')}
              error={errors['doer']}
            />
            <Select
              name="lies"
              label="Partie du dossier"
              options={data.lies.map((one) => ({ value: one, label: compartmentLabels[one] }))}
              value={typedText(state, 'lies', of.lies)}
              error={errors['lies']}
            />
          </div>
        </Section>
        <Section id="h-delai" title="Le délai">
          <div className="formulaire haut-1">
            <Clock type={type} data={data} state={state} />
            <Field
              name="ownTitle"
              label={`Une date écrite dans la lettre${noBreak}: pour quoi`}
              optional
              maxLength={200}
              value={typedText(state, 'ownTitle', type === 'summons' || type === 'hearing' ? 'Audience' : '')}
              error={errors['ownTitle']}
            />
            <Field name="ownDue" label="Cette date" type="date" optional value={typedText(state, 'ownDue')} error={errors['ownDue']} />
          </div>
          <Actions className="haut-2">
            <Button look="principal" kbd="Ctrl Entrée">
              Garder
            </Button>
            <LinkButton look="nu" href={paths.caseFile.noteLetter({ id: data.head.id })}>
              Un autre courrier
            </LinkButton>
          </Actions>
        </Section>
      </div>
    </form>
  )
}

/** The rule that this type of letter usually starts stands first; any other may be chosen, or none. */
const Clock = ({ type, data, state }: Props) => {
  const { rules, procedure } = letterType(type)
  const errors = state?.errors ?? {}
  const own = rules.flatMap(({ rule }) => DEADLINES.get(rule) ?? [])
  return (
    <>
      {data.run && procedure && (
        <>
          <input type="hidden" name="runId" value={data.run.id} />
          <Check
            name="inRun"
            label={`C’est pour la procédure en cours${noBreak}: ${data.run.name}`}
            checked={state ? state.values['inRun'] === 'oui' : true}
            help="Sa date y est portée, et le délai vient de là."
          />
        </>
      )}
      {errors['run'] && <FieldError id="champ-run-erreur">{errors['run']}</FieldError>}
      <Select
        name="clock"
        label="Ce que la loi laisse de temps"
        empty="Aucun délai"
        options={[
          ...own.map(({ id, title }) => ({ value: id, label: title })),
          ...DEADLINE_FAMILIES.map(({ title, rules: all }) => ({
            group: title,
            options: all.filter(({ id }) => !own.some((one) => one.id === id)).map((rule) => ({ value: rule.id, label: rule.title })),
          })),
        ]}
        value={typedText(state, 'clock', own[0]?.id)}
        error={errors['clock']}
        help={
          own[0]
            ? `Part de${noBreak}: ${own[0].from.toLowerCase()}. ${own[0].law.text}${own[0].law.verified ? '' : ' (à vérifier)'}`
            : undefined
        }
      />
      <Field
        name="clockFrom"
        label="Le délai part du"
        type="date"
        optional="sans date, du jour de réception"
        value={typedText(state, 'clockFrom')}
        error={errors['clockFrom']}
      />
    </>
  )
}
