import { data, redirect } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { z } from 'zod'
import { Field } from '#ui/field.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { ClientScript } from '#web/client-script.tsx'
import { hallContext } from '#web/context.ts'
import { Frame } from '#web/frame.tsx'
import { pageAfter, redirectWithMessage, submitAfter } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { addFactor } from './account.server.ts'
import { actions } from './actions.ts'
import { EnrolmentForm } from './enrolment.tsx'
import type { Enrolment } from './enrolment.tsx'
import { newPasskey, newTotp, offerPasskey, offerTelephone } from './factor.server.ts'
import { passkeysWork } from './passkey.server.ts'
import { hashOf } from './session.server.ts'
import { PasskeyForm } from './threshold.tsx'
import type { Route } from './+types/add-factor.route'

export const meta = () => [{ title: 'Ajouter un second facteur — Aparté' }]

const shown = ({ offer, address, spelled }: Enrolment): Enrolment => ({ offer, address, spelled })

/** The challenge of a passkey is kept by the bare house, before the door opens. */
export const loader = pageAfter(
  actions.account,
  async ({ house, actor, visit, origin, script }) => {
    if (!visit.steppedUp) throw redirect(paths.stepUp(paths.account.factor()))
    const account = { agentId: actor.agentId, name: `${actor.firstName} ${actor.lastName}` }
    return {
      enrolment: shown(offerTelephone(house, account)),
      passkey: passkeysWork(origin) ? await offerPasskey(house, hashOf(visit), origin, account) : null,
      script: script('passkey'),
    }
  },
  async ({ first }) => first,
)

const form = z.object({
  code: z.string().max(40).default(''),
  offer: z.string().max(400).default(''),
  answer: z.string().max(20_000).default(''),
  label: z.string().trim().max(60, 'Ce nom est trop long.').default(''),
})

const add = submitAfter(
  actions.addFactor,
  form,
  async ({ house, actor, visit, origin, value }) =>
    value.answer ? await newPasskey(house, hashOf(visit), origin, value) : newTotp(house, actor.agentId, value),
  async ({ tx, first: factor }) => {
    await addFactor(tx, factor)
    return redirectWithMessage(paths.account.show(), 'facteur-ajoute')
  },
)

/** A refused code leaves the same square on screen. */
export const action = async (args: ActionFunctionArgs) => {
  const outcome = await add(args)
  if (outcome instanceof Response) return outcome
  const { errors, values } = outcome.data
  const { house, visit } = args.context.get(hallContext)
  const offer = values['offer']
  const again =
    visit.actor && typeof offer === 'string' && offer && !errors['']
      ? shown(offerTelephone(house, { agentId: visit.actor.agentId, name: `${visit.actor.firstName} ${visit.actor.lastName}` }, offer))
      : undefined
  return data({ errors, label: typeof values['label'] === 'string' ? values['label'] : '', enrolment: again }, { status: 422 })
}

export default function AddFactorPage({ loaderData, actionData }: Route.ComponentProps) {
  const { passkey, script } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar title="Ajouter un second facteur" />
        <EnrolmentForm
          enrolment={actionData?.enrolment ?? loaderData.enrolment}
          errors={actionData?.errors}
          label={actionData?.label}
          to={paths.account.show()}
          button="Ajouter ce téléphone"
        />
        {passkey && (
          <PasskeyForm act="create" options={passkey} to={paths.account.show()} button="Ajouter une clé d’accès">
            <p>Ou une clé d’accès : clé USB, empreinte ou code de ce poste.</p>
            <Field name="label" id="champ-label-cle" label="Nom de cette clé" maxLength={60} optional />
          </PasskeyForm>
        )}
        {passkey && <ClientScript src={script} />}
      </Page>
    </Frame>
  )
}
