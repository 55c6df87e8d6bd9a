import { data } from 'react-router'
import { NotFound } from '#core/errors.ts'
import { LinkButton } from '#ui/button.tsx'
import { open } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { arrive, noPassage } from './passage.server.ts'
import { withReturn } from './return-path.ts'
import { sessionCookie } from './session.server.ts'
import { ReturnWords, statusOfReturn } from './sign-on-words.tsx'
import { deviceOfRequest } from './threshold.server.ts'
import { Threshold } from './threshold.tsx'
import type { Route } from './+types/sign-on-return.route'

export const meta = () => [{ title: 'Connexion — Aparté' }]
export const headers = ({ loaderHeaders }: Route.HeadersArgs) => loaderHeaders

/**
 * Back from the provider. The session's cookie is « Strict »: a redirect from here would still count as coming from the provider, and the
 * browser would leave the cookie at home. So this is a page of ours that leads on by itself; its own next request is ours.
 */
export const loader = open(async (ctx) => {
  const { signOn, origin, request, visit } = ctx
  if (!signOn) throw new NotFound('no single sign-on here')
  const came = await arrive({ ...ctx, signOn }, { device: deviceOfRequest(request), shared: false, addressHash: visit.addressHash })
  const cookies = new Headers({ 'Set-Cookie': noPassage(origin) })
  if ('problem' in came) return data({ ...came, next: null, name: signOn.name }, { status: statusOfReturn[came.problem], headers: cookies })
  cookies.append('Set-Cookie', sessionCookie(origin, came.token))
  const next = came.complete ? came.to : withReturn(paths.secondFactor(), came.to)
  return data({ problem: null, next, to: came.to, name: signOn.name }, { headers: cookies })
})

export default function SignOnReturnPage({ loaderData }: Route.ComponentProps) {
  const { next, name, to, problem } = loaderData
  return problem === null ? (
    <Threshold title="Vous voici">
      <meta httpEquiv="refresh" content={`0;url=${next ?? '/'}`} />
      <p>
        <LinkButton look="principal" href={next ?? '/'}>
          Entrer
        </LinkButton>
      </p>
    </Threshold>
  ) : (
    <Threshold title="Vous n’êtes pas entré·e">
      <ReturnWords problem={problem} name={name} to={to} />
    </Threshold>
  )
}
