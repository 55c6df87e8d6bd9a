import { NotFound, Refused } from '#core/errors.ts'
import { writeDate } from '#core/french.ts'
import type { IsoDate } from '#core/dates.ts'
import { isUuid } from '#core/ids.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import { Icon } from '#ui/icons.tsx'
import type { IconName } from '#ui/icons.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { household as acts } from './actions.ts'
import { addHelper, changeHelper, relate } from './commands.server.ts'
import { helperForm, sexes } from './forms.ts'
import { helperKinds, linkQualities, tellings } from './model.ts'
import type { Helper, Telling } from './model.ts'
import { HouseholdPage, optionsOf, qualityOptions, titleOf } from './parts.tsx'
import { getHousehold, listHelpers, listRelations } from './queries.server.ts'
import type { Route } from './+types/helpers.route'

export const loader = householdPage(acts.showHelpers, async ({ tx, id, url, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const violent = (await listRelations(tx, id)).filter((tie) => tie.quality === 'violence')
  const helpers = (await listHelpers(tx, id)).map((one) =>
    violent.some((tie) => tie.toHelper === one.id) ? { ...one, quality: 'violence' as const } : one,
  )
  const wanted = url.searchParams.get('appui')
  const edited = wanted && isUuid(wanted) ? helpers.find((one) => one.id === wanted) : undefined
  if (wanted && !edited) throw new NotFound('helper')
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    helpers,
    edited,
    hasThread: head.myKinds.includes('general'),
    canWrite: head.closedOn === null && head.myKinds.includes('general') && actor.roles.includes('worker'),
  }
})

export const action = submit(acts.changeHelpers, helperForm, async ({ tx, id, today, value }) => {
  await requireOpenCase(tx, id)
  if (value.agreedOn && value.agreedOn > today) throw new Refused({ agreedOn: 'Cet accord est dans l’avenir. Vérifiez la date.' })
  const { helperId, ...input } = value
  const seriesId = helperId
    ? await changeHelper(tx, { ...input, helperId, caseFileId: id })
    : await addHelper(tx, { ...input, caseFileId: id })
  tx.about({ subjectId: seriesId })
  const standing = (await listRelations(tx, id)).find((tie) => tie.toHelper === seriesId)
  if ((value.quality === 'violence') !== (standing?.quality === 'violence')) {
    const main = (await getHousehold(tx, id, today)).members.find((one) => one.role === 'main')
    const from = standing?.fromPerson ?? main?.personId
    if (!from) throw new Refused({ quality: 'Inscrivez d’abord la personne accompagnée dans le foyer.' })
    await relate(tx, { caseFileId: id, fromPerson: from, toHelper: seriesId, kind: standing?.kind ?? 'other', quality: value.quality })
  }
  return redirectWithMessage(paths.caseFile.helpers({ id }), 'appui-garde')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: titleOf(loaderData?.head, 'helpers') }]

const icons: Readonly<Record<Telling, IconName>> = { yes: 'check', partly: 'demi', no: 'croix', unknown: 'vide' }

export default function HelpersRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, helpers, edited, canWrite, hasThread } = loaderData
  const state: FormState | undefined = actionData
  return (
    <HouseholdPage
      head={head}
      room="helpers"
      title="Proches et appuis"
      intro="À qui pouvons-nous parler, et de quoi. C’est la personne qui décide."
      printed={printed}
      state={state}
    >
      {!hasThread && <Empty title="Les proches et les appuis ne vous sont pas ouverts dans ce dossier." />}
      <div className="deux-colonnes">
        {hasThread && (
          <div>
            <Section id="h-appuis" title="Autour du foyer">
              {helpers.length === 0 && <Empty title="Personne n’est noté pour le moment." />}
              <ul className="lignes">
                {helpers.map((one) => (
                  <HelperLine key={one.id} helper={one} id={head.id} today={printed.today} canWrite={canWrite} />
                ))}
              </ul>
            </Section>
          </div>
        )}
        {canWrite && (
          <div>
            <Section id="h-ecrire" title={edited ? `Revoir : ${edited.name}` : 'Ajouter un proche ou un appui'}>
              <HelperForm id={head.id} helper={edited} state={state} />
            </Section>
          </div>
        )}
      </div>
    </HouseholdPage>
  )
}

/** « On peut lui parler de : la garde des enfants », « Ne pas lui parler. Elle préfère le faire elle-même ». */
const tellingWords = ({ telling, about }: Helper): string => {
  const said = about.replace(/[.\s]+$/u, '')
  if (!said) return tellings[telling]
  return telling === 'yes' || telling === 'partly' ? `${tellings[telling]} : ${said}` : `${tellings[telling]}. ${said}`
}

const HelperLine = ({ helper, id, today, canWrite }: { helper: Helper; id: string; today: IsoDate; canWrite: boolean }) => (
  <li>
    <Icon name={icons[helper.telling]} />{' '}
    <bdi>
      <b>{helper.name}</b>
    </bdi>
    {helper.organisation && `, ${helper.organisation}`}{' '}
    <span className="doux">
      {helperKinds[helper.kind].toLowerCase()}
      {helper.quality && `, ${linkQualities[helper.quality]}`}
      {helper.untilDate && `, jusqu’au ${writeDate(helper.untilDate, today)}`}
    </span>
    <br />
    {tellingWords(helper)}
    {helper.agreedOn && (
      <span className="doux">
        , {helper.telling === 'no' || helper.telling === 'unknown' ? 'dit' : 'accord donné'} le {writeDate(helper.agreedOn, today)}
      </span>
    )}
    {helper.phone && helper.telling !== 'no' && (
      <>
        <br />
        <span className="doux">{helper.phone}</span>
      </>
    )}
    {helper.ownNeeds && (
      <>
        <br />
        <span className="doux">Ses propres besoins : {helper.ownNeeds}</span>
      </>
    )}
    {canWrite && (
      <>
        {' '}
        <a href={`${paths.caseFile.helpers({ id })}?appui=${helper.id}#h-ecrire`} aria-label={`Revoir ${helper.name}`}>
          Revoir
        </a>
      </>
    )}
  </li>
)

const HelperForm = ({ id, helper, state }: { id: string; helper: Helper | undefined; state: FormState | undefined }) => {
  const errors = state?.errors ?? {}
  return (
    <form method="post" className="formulaire deux haut-1">
      <input type="hidden" name="helperId" value={helper?.id ?? ''} />
      <Field name="name" label="Nom" value={typedText(state, 'name', helper?.name)} error={errors['name']} />
      <Field
        name="organisation"
        label="Service ou organisme"
        optional
        value={typedText(state, 'organisation', helper?.organisation)}
        error={errors['organisation']}
      />
      <Select
        name="kind"
        label="Qui c’est"
        options={optionsOf(helperKinds)}
        value={typedText(state, 'kind', helper?.kind ?? 'professional')}
        error={errors['kind']}
      />
      <Field name="phone" label="Numéro" type="tel" optional value={typedText(state, 'phone', helper?.phone)} error={errors['phone']} />
      <Choice
        name="telling"
        legend="Pouvons-nous lui parler ?"
        className="plein"
        options={optionsOf(tellings)}
        value={typedText(state, 'telling', helper?.telling ?? 'unknown')}
        error={errors['telling']}
      />
      <Field
        name="about"
        label="De quoi, ou pourquoi non"
        optional
        className="plein"
        value={typedText(state, 'about', helper?.about)}
        error={errors['about']}
      />
      <Field
        name="agreedOn"
        label="Accord donné le"
        type="date"
        optional
        value={typedText(state, 'agreedOn', helper?.agreedOn)}
        error={errors['agreedOn']}
      />
      <Field
        name="untilDate"
        label="Jusqu’au"
        type="date"
        optional
        value={typedText(state, 'untilDate', helper?.untilDate)}
        error={errors['untilDate']}
      />
      <Choice
        name="sex"
        legend="Sexe"
        optional="pour le génogramme"
        className="plein"
        options={optionsOf(sexes)}
        value={typedText(state, 'sex', helper?.sex ?? 'unknown')}
        error={errors['sex']}
      />
      <Choice
        name="quality"
        legend="Comment ce lien est vécu"
        className="plein"
        options={qualityOptions}
        value={typedText(state, 'quality', helper?.quality ?? 'ordinary')}
        error={errors['quality']}
        help="Un lien de violence n’est lu que par qui lit « Violences et sécurité »."
      />
      <TextArea
        name="ownNeeds"
        label="Ce dont cette personne a besoin pour elle-même"
        optional="pour un proche aidant"
        rows={2}
        className="plein"
        value={typedText(state, 'ownNeeds', helper?.ownNeeds)}
        error={errors['ownNeeds']}
      />
      <Actions className="plein">
        <Button look="principal">Garder</Button>
        {helper && (
          <LinkButton look="nu" href={paths.caseFile.helpers({ id })}>
            Renoncer
          </LinkButton>
        )}
      </Actions>
    </form>
  )
}
