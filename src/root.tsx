import { Links, Meta, Outlet, useRouteLoaderData } from 'react-router'
import { DemoBand } from '#ui/band.tsx'
import { Message } from '#ui/messages.tsx'
import { SkipLink } from '#ui/page.tsx'
import { fontsToPreload } from '#ui/fonts.ts'
import { ClientScript } from '#web/client-script.tsx'
import { hallContext } from '#web/context.ts'
import { messageOf } from '#web/messages.ts'
import { paths } from '#web/paths.ts'
import { Problem } from '#app/problem.tsx'
import { frameOf } from '#app/frame.ts'
import type { Route } from './+types/root'
import stylesheet from '#ui/aparte.css?url'

export const links: Route.LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  ...fontsToPreload.map((href) => ({ rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' as const, href })),
  { rel: 'stylesheet', href: stylesheet },
]

export const loader = ({ context, request }: Route.LoaderArgs) => {
  const hall = context.get(hallContext)
  const { visit, mode, script } = hall
  const { pathname } = new URL(request.url)
  // the page of a visit without network is the page of nobody, whoever asks for it: it shuts by itself
  const actor = visit.state === 'open' && pathname !== paths.offlineVisit.shell() ? visit.actor : null
  return {
    mode,
    message: messageOf(new URL(request.url).searchParams.get('dit')),
    idleSeconds: actor ? visit.idleSeconds : null,
    keys: actor?.singleKeys ?? true,
    plainFonts: actor?.plainFonts ?? false,
    script: script('ordinary'),
    frame: frameOf(hall, pathname),
  }
}

export function Layout({ children }: { children: React.ReactNode }) {
  // Error pages are rendered with the root's data when it could be read.
  const data = useRouteLoaderData<typeof loader>('root')
  return (
    <html
      lang="fr"
      className={data?.plainFonts ? 'sans-partout' : undefined}
      data-idle-seconds={data?.idleSeconds ?? undefined}
      data-presence={data?.idleSeconds ? paths.presence() : undefined}
      data-touches={data && !data.keys ? 'non' : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        <meta name="robots" content="noindex" />
        <Meta />
        <Links />
        {data && <ClientScript src={data.script} />}
      </head>
      <body>
        <SkipLink />
        {data?.mode === 'demo' && <DemoBand />}
        {children}
        {data?.message && <Message>{data.message}</Message>}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <Problem error={error} />
}
