import { z } from 'zod'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/choice.tsx'
import { Field } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { ticked } from '#web/form.ts'
import { open } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { acceptLink, openLink } from './link.server.ts'
import { attempt, deviceOfRequest, goWith } from './threshold.server.ts'
import { NewPassphraseFields, Threshold } from './threshold.tsx'
import type { Route } from './+types/account-link.route'

export const meta = () => [{ title: 'Première connexion — Aparté' }]

export const loader = open(async ({ house, params }) => {
  const { kind, firstName, login, needsCode } = await openLink(house, params['token'] ?? '')
  return { kind, firstName, login, needsCode }
})

const form = z.object({
  passphrase: z.string().max(1000, 'Cette phrase est trop longue.').default(''),
  again: z.string().max(1000).default(''),
  code: z.string().max(60).default(''),
  shared: ticked,
})

/** Uses the link: the passphrase is set, then the second factor is asked for. */
export const action = attempt(form, async (ctx) => {
  const { house, params, request, visit, value } = ctx
  const on = { device: deviceOfRequest(request), shared: value.shared, addressHash: visit.addressHash }
  return goWith(ctx, await acceptLink(house, params['token'] ?? '', value, on), paths.firstFactor())
})

export default function AccountLinkPage({ loaderData, actionData }: Route.ComponentProps) {
  const { kind, firstName, login, needsCode } = loaderData
  const errors = actionData?.errors
  return (
    <Threshold title={kind === 'recovery' ? `Rouvrir votre compte, ${firstName}` : `Bienvenue, ${firstName}`}>
      <p className="doux">
        Votre identifiant est <b>{login}</b>. Choisissez une phrase de passe : personne d’autre ne la connaîtra, pas même l’administration.
      </p>
      <form method="post" className="formulaire" data-principal="">
        <ErrorSummary errors={errors} />
        {needsCode && (
          <Field
            name="code"
            label="Le code remis par la personne qui a demandé la réouverture"
            placeholder="ABCD-EFGH-JKLM"
            maxLength={20}
            error={errors?.['code']}
          />
        )}
        <NewPassphraseFields errors={errors} login={login} />
        <Check name="shared" label="Ce poste est partagé avec des collègues" checked={actionData?.values['shared'] === 'oui'} />
        <Button look="principal">Continuer vers le second facteur</Button>
      </form>
    </Threshold>
  )
}
