import { redirect } from 'react-router'
import { z } from 'zod'
import { Button, LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { ClientScript } from '#web/client-script.tsx'
import { open } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { askForPasskey, listFactors, proveCode, provePasskey } from './factor.server.ts'
import { demoReturn } from './login.server.ts'
import { signOnOf } from './passage.server.ts'
import { passkeysWork } from './passkey.server.ts'
import { returnPath } from './return-path.ts'
import { hashOf } from './session.server.ts'
import { SignOnForm } from './sign-on-words.tsx'
import { attempt, goWith } from './threshold.server.ts'
import { CodeForm, PasskeyForm, Threshold } from './threshold.tsx'
import type { Route } from './+types/step-up.route'

export const meta = () => [{ title: 'Confirmer — Aparté' }]

export const loader = open(async ({ house, visit, url, origin, script, mode, signOn }) => {
  const to = returnPath(url.searchParams.get('vers'))
  if (visit.state === 'locked') throw redirect(paths.curtain(to))
  if (visit.state !== 'open') throw redirect(paths.login(to))
  const factors = await listFactors(house, hashOf(visit))
  const { linked } = await signOnOf(house, hashOf(visit), signOn)
  return {
    to,
    hasCode: factors.some((factor) => factor.kind === 'totp'),
    passkey: passkeysWork(origin) ? await askForPasskey(house, hashOf(visit), origin) : null,
    // only a provider whose second factor is trusted is enough here
    signOn: linked && signOn?.strong ? signOn.name : null,
    demo: mode === 'demo' && !visit.hasPassphrase && !linked,
    script: script('passkey'),
  }
})

const form = z.object({ code: z.string().max(40).default(''), answer: z.string().max(20_000).default(''), to: z.string().optional() })

/** Proves again that it is she, for five minutes: before rights, keys, exports (ASVS 7.5.3). */
export const action = attempt(form, async (ctx) => {
  const { house, visit, origin, value } = ctx
  if (visit.state !== 'open' || !visit.actor) throw redirect(paths.login())
  const on = { agentId: visit.actor.agentId, addressHash: visit.addressHash, origin }
  const session = hashOf(visit)
  const token = value.answer
    ? await provePasskey(house, session, value.answer, on)
    : ((visit.hasPassphrase ? undefined : await demoReturn(house, session)) ?? (await proveCode(house, session, value.code, on)))
  return goWith(ctx, token, returnPath(value.to))
})

export default function StepUpPage({ loaderData, actionData }: Route.ComponentProps) {
  const { to, hasCode, passkey, demo, script, signOn } = loaderData
  return (
    <Threshold title="Est-ce bien vous ?">
      <p className="doux">Cet acte touche aux comptes, aux droits ou à des données qui sortent. La preuve vaut cinq minutes.</p>
      {passkey && <PasskeyForm act="get" options={passkey} to={to} button="Utiliser ma clé d’accès" />}
      {hasCode && (
        <CodeForm errors={actionData?.errors} to={to} label="Code à six chiffres affiché par votre téléphone" button="Confirmer" />
      )}
      {signOn && <SignOnForm name={signOn} to={to} again />}
      {demo && !hasCode && (
        <form method="post" className="formulaire">
          <ErrorSummary errors={actionData?.errors} actAlone />
          <input type="hidden" name="to" value={to} />
          <Button look="principal">Confirmer (démonstration, sans code)</Button>
        </form>
      )}
      <p className="haut-3">
        <LinkButton look="nu" small href={to}>
          Ne pas continuer
        </LinkButton>
      </p>
      {passkey && <ClientScript src={script} />}
    </Threshold>
  )
}
