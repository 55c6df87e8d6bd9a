import { data, redirect } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { z } from 'zod'
import { Refused } from '#core/errors.ts'
import { Field } from '#ui/field.tsx'
import { ClientScript } from '#web/client-script.tsx'
import { readForm } from '#web/form.server.ts'
import { open } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { EnrolmentForm } from './enrolment.tsx'
import { addFirstFactor, listFactors, newPasskey, newTotp, offerPasskey, offerTelephone } from './factor.server.ts'
import { passkeysWork } from './passkey.server.ts'
import { returnPath, withReturn } from './return-path.ts'
import { hashOf } from './session.server.ts'
import { goWith } from './threshold.server.ts'
import { LeaveForm, PasskeyForm, Threshold } from './threshold.tsx'
import type { Route } from './+types/first-factor.route'

export const meta = () => [{ title: 'Premier code — Aparté' }]

/** What the page shows; `offer` is the one already on screen when its form was refused. */
const loading = (offer?: string) =>
  open(async ({ house, visit, url, origin, script }) => {
    const to = returnPath(url.searchParams.get('vers'))
    if (visit.state === 'open') throw redirect(to)
    if (visit.state !== 'incomplete' || !visit.actor) throw redirect(paths.login(to))
    if ((await listFactors(house, hashOf(visit))).length > 0) throw redirect(withReturn(paths.secondFactor(), to))
    const { agentId, firstName, lastName } = visit.actor
    const account = { agentId, name: `${firstName} ${lastName}` }
    const { offer: sealed, address, spelled } = offerTelephone(house, account, offer)
    return {
      to,
      enrolment: { offer: sealed, address, spelled },
      passkey: passkeysWork(origin) ? await offerPasskey(house, hashOf(visit), origin, account) : null,
      script: script('passkey'),
    }
  })

export const loader = loading()

const form = z.object({
  code: z.string().max(40).default(''),
  offer: z.string().max(400).default(''),
  answer: z.string().max(20_000).default(''),
  label: z.string().trim().max(60, 'Ce nom est trop long.').default(''),
  to: z.string().optional(),
})

export const action = async (args: ActionFunctionArgs) => {
  const handle = open(async (ctx) => {
    const { house, visit, origin, request } = ctx
    const read = await readForm(request, form)
    if (!read.ok) return data({ errors: read.state.errors, label: '', enrolment: undefined }, { status: 422 })
    const { value } = read
    try {
      if (visit.state !== 'incomplete' || !visit.actor) throw new Refused({ '': 'L’attente a été trop longue. Connectez-vous à nouveau.' })
      const factor = value.answer ? await newPasskey(house, hashOf(visit), origin, value) : newTotp(house, visit.actor.agentId, value)
      return goWith(ctx, await addFirstFactor(house, hashOf(visit), factor), returnPath(value.to))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      // the same square stays on screen; one that is not hers gives way to a new one
      const enrolment = value.offer && !('' in error.fields) ? (await loading(value.offer)(args)).enrolment : undefined
      return data({ errors: { ...error.fields }, label: value.label, enrolment }, { status: 422 })
    }
  })
  return handle(args)
}

export default function FirstFactorPage({ loaderData, actionData }: Route.ComponentProps) {
  const { to, passkey, script } = loaderData
  return (
    <Threshold title="Un second facteur pour votre compte">
      <p className="doux">
        Votre phrase de passe ne suffit pas pour des dossiers sociaux. Ajoutez une preuve que vous avez avec vous : elle sera demandée à
        chaque connexion.
      </p>
      <EnrolmentForm
        enrolment={actionData?.enrolment ?? loaderData.enrolment}
        errors={actionData?.errors}
        label={actionData?.label}
        to={to}
        button="Ajouter ce téléphone et entrer"
      />
      {passkey && (
        <PasskeyForm act="create" options={passkey} to={to} button="Ajouter une clé d’accès et entrer">
          <p>Ou une clé d’accès : clé USB, empreinte ou code de ce poste.</p>
          <Field name="label" id="champ-label-cle" label="Nom de cette clé" maxLength={60} optional />
        </PasskeyForm>
      )}
      <LeaveForm>Plus tard, avec un autre compte</LeaveForm>
      {passkey && <ClientScript src={script} />}
    </Threshold>
  )
}
