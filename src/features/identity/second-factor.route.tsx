import { redirect } from 'react-router'
import { z } from 'zod'
import { Refused } from '#core/errors.ts'
import { ClientScript } from '#web/client-script.tsx'
import { open } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { askForPasskey, listFactors, proveCode, provePasskey } from './factor.server.ts'
import { passkeysWork } from './passkey.server.ts'
import { returnPath, withReturn } from './return-path.ts'
import { hashOf } from './session.server.ts'
import { attempt, goWith } from './threshold.server.ts'
import { CodeForm, LeaveForm, PasskeyForm, Threshold } from './threshold.tsx'
import type { Route } from './+types/second-factor.route'

export const meta = () => [{ title: 'Second facteur — Aparté' }]

export const loader = open(async ({ house, visit, url, origin, script }) => {
  const to = returnPath(url.searchParams.get('vers'))
  if (visit.state === 'open') throw redirect(to)
  if (visit.state !== 'incomplete') throw redirect(paths.login(to))
  const factors = await listFactors(house, hashOf(visit))
  if (factors.length === 0) throw redirect(withReturn(paths.firstFactor(), to))
  return {
    to,
    hasCode: factors.some((factor) => factor.kind === 'totp'),
    passkey: passkeysWork(origin) ? await askForPasskey(house, hashOf(visit), origin) : null,
    script: script('passkey'),
  }
})

const form = z.object({ code: z.string().max(40).default(''), answer: z.string().max(20_000).default(''), to: z.string().optional() })

export const action = attempt(form, async (ctx) => {
  const { house, visit, origin, value } = ctx
  if (visit.state !== 'incomplete' || !visit.actor)
    throw new Refused({ '': 'L’attente a été trop longue. Écrivez à nouveau votre identifiant et votre phrase de passe.' })
  const on = { agentId: visit.actor.agentId, addressHash: visit.addressHash, origin }
  const token = value.answer
    ? await provePasskey(house, hashOf(visit), value.answer, on)
    : await proveCode(house, hashOf(visit), value.code, on)
  return goWith(ctx, token, returnPath(value.to))
})

export default function SecondFactorPage({ loaderData, actionData }: Route.ComponentProps) {
  const { to, hasCode, passkey, script } = loaderData
  return (
    <Threshold title="Votre second facteur">
      {passkey && <PasskeyForm act="get" options={passkey} to={to} button="Utiliser ma clé d’accès" />}
      {hasCode ? (
        <CodeForm errors={actionData?.errors} to={to} label="Code à six chiffres affiché par votre téléphone" button="Entrer" />
      ) : (
        <noscript>
          <p>Une clé d’accès demande que JavaScript soit permis pour ce site.</p>
        </noscript>
      )}
      <LeaveForm>Recommencer avec un autre compte</LeaveForm>
      {passkey && <ClientScript src={script} />}
    </Threshold>
  )
}
