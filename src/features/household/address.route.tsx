import { data } from 'react-router'
import { Refused } from '#core/errors.ts'
import { addMonths } from '#core/dates.ts'
import { writeDate, writeFullDate, writeTimeInSentence } from '#core/french.ts'
import { isUuid } from '#core/ids.ts'
import { nameKey } from '#core/names.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import type { Write } from '#db/door.server.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { communesOf } from '#features/sector/queries.server.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import { Icon } from '#ui/icons.tsx'
import { Section } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stateOf, typedText } from '#web/typed.ts'
import { household as acts } from './actions.ts'
import { askAddress, setDwelling } from './commands.server.ts'
import { addressForm } from './forms.ts'
import { tenures } from './model.ts'
import type { Dwelling } from './model.ts'
import { listAddressViews } from './page-queries.server.ts'
import { HouseholdPage, optionsOf, titleOf } from './parts.tsx'
import { getDwelling } from './queries.server.ts'
import type { Route } from './+types/address.route'

export const loader = householdPage(acts.showAddress, async ({ tx, id, url, today, time, timeZone, actor }) => {
  const head = await getHead(tx, id, today)
  const view = url.searchParams.get('raison') ?? ''
  return {
    head,
    timeZone,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    dwelling: await getDwelling(tx, id, isUuid(view) ? view : undefined),
    views: await listAddressViews(tx, id),
    canWrite: head.closedOn === null && head.myKinds.includes('identity') && actor.roles.includes('worker'),
  }
})

type Commune = { code: string; name: string }

/** The commune that was meant: chosen, or the only one of that name or code. Several: they are asked, never guessed. */
const communeOf = async (tx: Write, typed: string, chosen: string | null, ask: (communes: Commune[]) => void): Promise<string | null> => {
  if (typed === '') return null
  const postalCode = /\b\d{5}\b/.exec(typed)?.[0] ?? null
  const communeKey = nameKey(typed.replace(postalCode ?? '', ''))
  const communes = await communesOf(tx, { communeKey, postalCode })
  const match = communes.find((one) => one.code === chosen)
  if (match) return match.code
  if (communes.length === 1) return communes[0]?.code ?? null
  ask(communes.map(({ code, name }) => ({ code, name })))
  throw new Refused(
    communes.length === 0
      ? { commune: 'Aucune commune de ce nom n’est connue. Vérifiez le nom, ou écrivez le code postal.' }
      : { communeCode: 'Plusieurs communes répondent à cela. Choisissez la bonne.' },
  )
}

export const action = async (args: Route.ActionArgs) => {
  let communes: Commune[] = []
  const act = submit(acts.changeAddress, addressForm, async ({ tx, id, today, value }) => {
    if (value.intent === 'show') {
      const view = await askAddress(tx, { caseFileId: id, reason: value.reason })
      return redirectWithMessage(`${paths.caseFile.address({ id })}?raison=${view}`, 'adresse-montree')
    }
    await requireOpenCase(tx, id)
    if (value.fromDate > addMonths(today, 12)) throw new Refused({ fromDate: 'Cette arrivée est dans plus d’un an. Vérifiez l’année.' })
    const communeCode = await communeOf(tx, value.commune, value.communeCode, (found) => {
      communes = found
    })
    const { detail, tenure, fromDate } = value
    // who corrects the rest of a hidden address did not have it before the eyes: left empty, it stays
    const untouched = value.line === '' && value.commune === '' && ((await getDwelling(tx, id))?.hidden ?? false)
    await setDwelling(tx, { caseFileId: id, line: untouched ? null : value.line, detail, tenure, fromDate, communeCode })
    return redirectWithMessage(paths.caseFile.address({ id }), 'adresse-gardee')
  })
  const answer = await act(args)
  return answer instanceof Response ? answer : data({ ...answer.data, communes }, answer.init ?? {})
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: titleOf(loaderData?.head, 'address') }]

type Data = Route.ComponentProps['loaderData']

export default function AddressRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, dwelling, canWrite } = loaderData
  return (
    <HouseholdPage head={head} room="address" title="Adresse et logement" printed={printed} state={actionData}>
      <div className="deux-colonnes">
        <div>
          <Section id="h-logement" title="Où vit ce foyer">
            {dwelling ? (
              <DwellingLines dwelling={dwelling} data={loaderData} />
            ) : (
              <p className="doux haut-1">Rien n’est écrit pour le moment.</p>
            )}
            {dwelling?.hidden && dwelling.line === null && <AskForm state={stateOf(actionData, 'show')} />}
          </Section>
          <Views data={loaderData} />
        </div>
        {canWrite && (
          <Section id="h-ecrire" title={dwelling ? 'Écrire un changement' : 'Écrire l’adresse'}>
            <AddressForm
              dwelling={dwelling}
              state={stateOf(actionData, 'set')}
              communes={actionData?.communes ?? []}
              today={printed.today}
            />
          </Section>
        )}
      </div>
    </HouseholdPage>
  )
}

const DwellingLines = ({ dwelling, data: { printed } }: { dwelling: Dwelling; data: Data }) => (
  <>
    <p className="haut-1">
      <b>{tenures[dwelling.tenure]}</b>, depuis le {writeDate(dwelling.fromDate, printed.today)}
    </p>
    {dwelling.detail && <p className="mesure">{dwelling.detail}</p>}
    {dwelling.hidden && (
      <p className="ligne">
        <Icon name="adrbarre" /> Adresse masquée{dwelling.line !== null && ', affichée pour vous seule'}
      </p>
    )}
    {(dwelling.line !== null || dwelling.commune) && (
      <p className="resume">{[dwelling.line, dwelling.commune?.name].filter(Boolean).join(', ')}</p>
    )}
  </>
)

/** The only way to a hidden address: a reason, kept and read by the referent, and by the person. */
const AskForm = ({ state }: { state: FormState | undefined }) => (
  <form method="post" className="formulaire haut-2">
    <input type="hidden" name="intent" value="show" />
    <TextArea
      name="reason"
      label="L’afficher, en disant pourquoi"
      rows={2}
      value={typedText(state, 'reason')}
      error={state?.errors['reason']}
      help="Votre raison est gardée mot pour mot. La référente ou le référent la lit, et la personne peut la lire."
    />
    <Actions>
      <Button icon="oeil">Afficher l’adresse</Button>
    </Actions>
  </form>
)

const Views = ({ data: { views, timeZone } }: { data: Data }) =>
  views.length === 0 ? null : (
    <Section id="h-raisons" title="Qui a demandé à la voir">
      <ul className="lignes">
        {views.map((view) => {
          const wall = wallClock(view.at, timeZone)
          return (
            <li key={view.id}>
              <b>{view.agent}</b>, le {writeFullDate(wall.date)} à {writeTimeInSentence(wall.time)}
              <p className="voix">« {view.reason} »</p>
            </li>
          )
        })}
      </ul>
    </Section>
  )

const AddressForm = (props: { dwelling: Dwelling | null; state: FormState | undefined; communes: readonly Commune[]; today: string }) => {
  const { dwelling, state, communes, today } = props
  const errors = state?.errors ?? {}
  return (
    <form method="post" className="formulaire haut-1">
      <input type="hidden" name="intent" value="set" />
      <Field
        name="line"
        label="Numéro et rue"
        optional
        value={typedText(state, 'line', dwelling?.line)}
        error={errors['line']}
        help={dwelling?.hidden ? 'L’adresse masquée n’est pas recopiée ici. Laissée vide, elle ne change pas.' : undefined}
      />
      <Field
        name="commune"
        label="Commune ou code postal"
        optional
        value={typedText(state, 'commune', dwelling?.commune?.name)}
        error={errors['commune']}
      />
      {communes.length > 0 && (
        <Choice
          name="communeCode"
          legend="Laquelle ?"
          options={communes.map((one) => ({ value: one.code, label: one.name }))}
          value={typedText(state, 'communeCode')}
          error={errors['communeCode']}
        />
      )}
      <Select
        name="tenure"
        label="Type de logement"
        options={optionsOf(tenures)}
        value={typedText(state, 'tenure', dwelling?.tenure ?? 'unknown')}
        error={errors['tenure']}
      />
      <TextArea
        name="detail"
        label="Le logement"
        optional
        rows={2}
        value={typedText(state, 'detail', dwelling?.detail)}
        error={errors['detail']}
        help="Deux-pièces, étage, code, état. N’y écrivez pas l’adresse."
      />
      <Field
        name="fromDate"
        label="Depuis le"
        type="date"
        value={typedText(state, 'fromDate', dwelling?.fromDate ?? today)}
        error={errors['fromDate']}
      />
      <Actions>
        <Button look="principal">Garder cette adresse</Button>
      </Actions>
      <p className="petit doux">L’adresse d’avant est gardée.</p>
    </form>
  )
}
