import { Refused } from '#core/errors.ts'
import { compartmentLabels } from '#core/compartments.ts'
import { writeDate } from '#core/french.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { DOMAINS } from '#rules/catalogue/entry.ts'
import type { Domain } from '#rules/catalogue/entry.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Check, Choice } from '#ui/choice.tsx'
import { Field, FieldError, fieldId, TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedList, typedText } from '#web/typed.ts'
import { review } from './actions.ts'
import { recordInformation } from './commands.server.ts'
import { readFollowed } from './follow.server.ts'
import { informationForm } from './forms.ts'
import { compartmentOfRight, fullName, media, standsInClear } from './model.ts'
import type { Information, NamedRight } from './model.ts'
import { ReviewPage } from './parts.tsx'
import { listComputedSlugs, listInformation } from './queries.server.ts'
import { listNamedRights, unknownRight } from './rights.server.ts'
import type { Route } from './+types/information.route'

/** Rights of these compartments stand on no sheet unless she wants it. */
const safetyKinds: ReadonlySet<string> = new Set(['violence', 'justice'])

export const loader = householdPage(review.information, async ({ tx, id, url, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const { current, rights } = await readFollowed(tx, id, today)
  const followed = new Set(current.filter((one) => one.status !== 'ended' && one.status !== 'notWanted').map((one) => one.slug))
  const computed = new Set(await listComputedSlugs(tx, id, today))
  const mine = rights.filter((right) => head.referent.isMe || head.myKinds.includes(compartmentOfRight(right)))
  const medium = url.searchParams.get('moyen') === 'feuille' ? 'sheet' : ''
  const wanted = url.searchParams.get('droits')
  // a sheet handed over without more says what is computed, and what is to verify or proposed
  const onSheet = current.filter((one) => one.status === 'toVerify' || one.status === 'proposed').map((one) => one.slug)
  // what her safety keeps off the sheet was not given by it
  const discreet = (slug: string): boolean => mine.some((right) => right.slug === slug && safetyKinds.has(compartmentOfRight(right)))
  const told = medium ? [...computed, ...onSheet].filter((slug) => !discreet(slug)) : []
  const asked = new Set(wanted !== null ? wanted.split(',') : told)
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    near: mine.filter(({ slug }) => followed.has(slug) || computed.has(slug) || asked.has(slug)),
    others: mine.filter(({ slug }) => !followed.has(slug) && !computed.has(slug) && !asked.has(slug)),
    asked: mine.filter(({ slug }) => asked.has(slug)).map(({ slug }) => slug),
    medium,
    history: (await listInformation(tx, id)).map((one) => ({
      ...one,
      rights: one.slugs.map((slug) => rights.find((right) => right.slug === slug) ?? unknownRight(slug)),
    })),
    canWrite: head.closedOn === null && head.myKinds.some((kind) => kind !== 'identity') && actor.roles.includes('worker'),
  }
})

export const action = submit(review.inform, informationForm, async ({ tx, id, today, value }) => {
  await requireOpenCase(tx, id)
  if (value.givenOn > today) throw new Refused({ givenOn: 'Cette date est dans l’avenir. Vérifiez-la.' })
  const all = await listNamedRights(tx)
  const rights = all.filter(({ slug }) => value.rights.includes(slug))
  const [first] = await recordInformation(tx, { caseFileId: id, rights, givenOn: value.givenOn, medium: value.medium, words: value.words })
  tx.about(first === undefined ? {} : { subjectId: first })
  return redirectWithMessage(paths.caseFile.rightsInformation({ id }), 'information-notee')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Information donnée') }]

type Data = Route.ComponentProps['loaderData']

export default function InformationRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, history, canWrite } = loaderData
  const state: FormState | undefined = actionData
  return (
    <ReviewPage
      head={head}
      room="rightsInformation"
      title="Information donnée"
      intro="Quels droits, quel jour, par quel moyen : la trace que la personne a été informée."
      printed={printed}
      state={state}
    >
      <div className="deux-colonnes haut-2">
        {canWrite && (
          <Section id="h-noter" title="Noter une information">
            <InformationForm data={loaderData} state={state} />
          </Section>
        )}
        <Section id="h-passe" title="Ce qui a été dit">
          {history.length === 0 ? (
            <p className="doux haut-2">Aucune information n’est notée pour le moment.</p>
          ) : (
            <ul className="lignes">
              {history.map((one) => (
                <HistoryLine key={one.id} one={one} today={printed.today} />
              ))}
            </ul>
          )}
        </Section>
      </div>
    </ReviewPage>
  )
}

const HistoryLine = ({ one, today }: { one: Information & { rights: NamedRight[] }; today: string }) => (
  <li>
    <p>
      <b>{writeDate(one.givenOn, today)}</b>, {media[one.medium].toLowerCase()}
      {one.kinds
        .filter((kind) => !standsInClear(kind))
        .map((kind) => (
          <span key={kind} className="doux petit">
            {' '}
            {compartmentLabels[kind]}
          </span>
        ))}
    </p>
    <p>{one.rights.map(({ name }) => name).join(' · ')}</p>
    {one.words && <p className="petit">{one.words}</p>}
    <p className="doux petit">{one.author}</p>
  </li>
)

const InformationForm = ({ data, state }: { data: Data; state: FormState | undefined }) => {
  const { near, others, asked, medium, printed } = data
  const errors = state?.errors ?? {}
  const ticked = typedList(state, 'rights', asked)
  const box = (right: NamedRight) => (
    <Check key={right.slug} name="rights[]" value={right.slug} label={fullName(right)} checked={ticked.includes(right.slug)} />
  )
  return (
    <form method="post" className="formulaire haut-2" data-principal="">
      <fieldset className={errors['rights'] ? 'en-erreur' : undefined} id={fieldId('rights')} tabIndex={-1}>
        <legend className="etiquette">Droits dont vous avez parlé</legend>
        {errors['rights'] && <FieldError id="champ-rights-erreur">{errors['rights']}</FieldError>}
        {near.length === 0 && <p className="doux">Aucun droit n’est calculé ou suivi ici{'\u00A0'}: choisissez dans le catalogue.</p>}
        {near.map(box)}
        <details open={near.length === 0 || others.some(({ slug }) => ticked.includes(slug))}>
          <summary>Autres droits du catalogue</summary>
          {(Object.keys(DOMAINS) as Domain[]).map((domain) => (
            <details key={domain} open={others.some((one) => one.domain === domain && ticked.includes(one.slug))}>
              <summary className="petit">{DOMAINS[domain]}</summary>
              {others.filter((one) => one.domain === domain).map(box)}
            </details>
          ))}
        </details>
      </fieldset>
      <Field name="givenOn" label="Le" type="date" value={typedText(state, 'givenOn', printed.today)} error={errors['givenOn']} />
      <Choice
        name="medium"
        legend="Comment"
        options={Object.entries(media).map(([value, label]) => ({ value, label }))}
        value={typedText(state, 'medium', medium)}
        error={errors['medium']}
      />
      <TextArea
        name="words"
        label="À savoir"
        optional
        rows={2}
        maxLength={1_000}
        value={typedText(state, 'words')}
        error={errors['words']}
        help="Par exemple ce qu’elle en a dit, ou qui traduisait."
      />
      <Actions>
        <Button look="principal" kbd="Ctrl Entrée">
          Garder
        </Button>
      </Actions>
    </form>
  )
}
