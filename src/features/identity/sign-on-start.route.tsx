import { data } from 'react-router'
import { z } from 'zod'
import { NotFound } from '#core/errors.ts'
import { LinkButton } from '#ui/button.tsx'
import { ticked } from '#web/form.ts'
import { readForm } from '#web/form.server.ts'
import { open } from '#web/page.server.ts'
import { SignOnProblem } from '#web/sign-on.ts'
import { depart } from './passage.server.ts'
import { returnPath } from './return-path.ts'
import { ReturnWords, SignOnForm } from './sign-on-words.tsx'
import { Threshold } from './threshold.tsx'
import type { Route } from './+types/sign-on-start.route'

export const meta = () => [{ title: 'Connexion — Aparté' }]
export const headers = ({ actionHeaders }: Route.HeadersArgs) => actionHeaders
/** Somebody came to this address by hand: the same button as on the page of login. */
export const loader = open(async ({ signOn }) => {
  if (!signOn) throw new NotFound('no single sign-on here')
  return { name: signOn.name }
})

const form = z.object({ to: z.string().optional(), shared: ticked })

/**
 * Towards the provider. A page and not a redirect: our policy lets no form lead to another site (`form-action 'self'`), and browsers hold
 * the redirects of a form to it too.
 */
export const action = open(async (ctx) => {
  const { signOn } = ctx
  if (!signOn) throw new NotFound('no single sign-on here')
  const read = await readForm(ctx.request, form)
  const to = returnPath(read.ok ? read.value.to : '/')
  try {
    const { address, cookie } = await depart({ ...ctx, signOn }, { to, shared: read.ok && read.value.shared })
    return data({ address, problem: null, name: signOn.name, to }, { headers: { 'Set-Cookie': cookie } })
  } catch (error) {
    if (!(error instanceof SignOnProblem)) throw error
    return data({ address: null, problem: error.kind, name: signOn.name, to }, { status: 503 })
  }
})

export default function SignOnStartPage({ actionData, loaderData }: Route.ComponentProps) {
  if (!actionData)
    return (
      <Threshold title="Connexion">
        <SignOnForm name={loaderData.name} to="/" />
      </Threshold>
    )
  const { address, problem, name, to } = actionData
  return problem === null ? (
    <Threshold title={`Vers ${name}`}>
      <meta httpEquiv="refresh" content={`0;url=${address}`} />
      <p className="doux">Vous allez prouver qui vous êtes chez {name}, puis revenir ici.</p>
      <p>
        <LinkButton look="principal" href={address}>
          Continuer
        </LinkButton>
      </p>
    </Threshold>
  ) : (
    <Threshold title="Vous n’êtes pas entré·e">
      <ReturnWords problem={problem} name={name} to={to} />
    </Threshold>
  )
}
