import { Icon } from '#ui/icons.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { ClientScript } from '#web/client-script.tsx'
import { open } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import type { Route } from './+types/shell.route'

/** Nothing of anybody: the names of two files. A service worker keeps this page, asked for without cookies. */
export const loader = open(async ({ script }) => ({ page: script('offline-visit'), worker: script('rights-worker') }))

export const meta: Route.MetaFunction = () => [{ title: 'Visite hors ligne — Aparté' }]
export const links: Route.LinksFunction = () => [{ rel: 'manifest', href: '/visite-hors-ligne.webmanifest' }]

/** The page of a visit, empty: what it shows is on the device, sealed, and opens there. */
export default function OfflineVisit({ loaderData: { page, worker } }: Route.ComponentProps) {
  return (
    <>
      <Page className="visite-hors-ligne">
        <div
          id="visite"
          data-calcul={worker}
          data-etat={paths.offlineVisit.state()}
          data-connexion={paths.login(paths.offlineVisit.shell())}
          data-accueil={paths.home()}
        >
          <TitleBar title="Visite hors ligne" />
          <p className="doux">
            <Icon name="horsligne" /> Cette page s’ouvre sans réseau, sur la tablette où une visite a été préparée.
          </p>
          <noscript>
            <p>
              Elle a besoin de JavaScript : sans lui, rien n’est gardé sur cet appareil. La feuille de budget à remplir à la main s’imprime
              depuis le budget du dossier ; rien d’autre de la visite n’a de feuille.
            </p>
          </noscript>
        </div>
      </Page>
      <ClientScript src={page} />
    </>
  )
}
