import { writeTime } from '#core/french.ts'
import { Button } from '#ui/button.tsx'
import { DangerTag } from '#ui/danger.tsx'
import { Empty, Page, TitleBar } from '#ui/page.tsx'
import { PersonName } from '#ui/readers.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import type { Route } from './+types/start.route'
import { actions } from './actions.ts'
import { appointmentKinds } from './model.ts'
import { listHouseholdsToWrite } from './page-queries.server.ts'

export const loader = page(actions.start, async ({ tx, url, today, timeZone }) => {
  const search = (url.searchParams.get('q') ?? '').slice(0, 100)
  return { search, households: await listHouseholdsToWrite(tx, search, { today, timeZone }) }
})

export const meta: Route.MetaFunction = () => [{ title: 'Écrire une note — Aparté' }]

/** For whom: today's appointments first, one press opens the page. */
export default function Start({ loaderData: { search, households } }: Route.ComponentProps) {
  return (
    <Frame>
      <Page>
        <TitleBar title="Écrire une note">Pour quel foyer ? Les rendez-vous du jour viennent d’abord.</TitleBar>
        <form method="get" action={paths.interview.start()} className="ligne-formulaire">
          <div className="champ">
            <label htmlFor="champ-q">Nom du foyer</label>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the page's only field */}
            <input id="champ-q" name="q" type="text" defaultValue={search} autoComplete="off" autoFocus={search === ''} />
          </div>
          <Button>Filtrer</Button>
        </form>
        {households.length === 0 ? (
          <Empty title={search ? 'Aucun de vos foyers ne porte ce nom' : 'Vous ne suivez encore aucun foyer'}>
            {search && <a href={paths.interview.start()}>Voir tous vos foyers</a>}
          </Empty>
        ) : (
          <ul className="lignes haut-2" data-lignes="">
            {households.map((one) => (
              <li key={one.id} className="ligne">
                <span className="chiffres doux heure">{one.time && writeTime(one.time)}</span>
                <span className="pousse">
                  <b className="serif">
                    <PersonName>{one.name}</PersonName>
                  </b>{' '}
                  {one.kind && <span className="doux petit">{appointmentKinds[one.kind]} aujourd’hui</span>}{' '}
                  {one.flags && <DangerTag {...one.flags} />}
                </span>
                <form method="post" action={paths.caseFile.interview({ id: one.id })}>
                  <Button small label={`${one.draftId ? 'Reprendre la page' : 'Écrire'} : ${one.name}`}>
                    {one.draftId ? 'Reprendre la page' : 'Écrire'}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        )}
      </Page>
    </Frame>
  )
}
