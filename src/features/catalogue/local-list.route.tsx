import { may } from '#core/actor.ts'
import { DOMAINS } from '#rules/catalogue/entry.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { localAids as acts } from './actions.ts'
import { isInForce } from '#rules/local/local-aid.ts'
import { StateTag, validity } from './local-parts.tsx'
import type { LocalVersion } from './model.ts'
import { listAllLocalAids } from './queries.server.ts'
import { sayGives } from './say.ts'
import type { Route } from './+types/local-list.route'

export const meta: Route.MetaFunction = () => [{ title: 'Aides locales — Aparté' }]

export const loader = page(acts.list, async ({ tx, actor, today }) => ({
  aids: await listAllLocalAids(tx),
  today,
  writes: may(actor, acts.add),
}))

export default function LocalAidsPage({ loaderData }: Route.ComponentProps) {
  const { aids, today, writes } = loaderData
  const [now, others] = [aids.filter((aid) => isInForce(aid, today)), aids.filter((aid) => !isInForce(aid, today))]
  return (
    <Frame>
      <Page>
        <TitleBar
          title="Aides locales"
          actions={
            <>
              <LinkButton href={paths.catalogue.list()}>Tous les droits</LinkButton>
              {writes && (
                <LinkButton href={paths.localAid.add()} look="principal" icon="plus">
                  Écrire une aide locale
                </LinkButton>
              )}
            </>
          }
        >
          Ce que donnent le CCAS, le département, la caisse, une association.{' '}
          {writes ? 'Chaque changement garde l’ancienne version.' : 'L’encadrement les écrit ; dites-lui ce qui a changé.'}
        </TitleBar>
        <Section id="h-en-vigueur" title="En vigueur">
          {now.length === 0 ? <Empty title="Aucune aide locale n’est en vigueur aujourd’hui." /> : <AidList aids={now} today={today} />}
        </Section>
        {others.length > 0 && (
          <Section id="h-autres" title="Pas encore ouvertes, ou terminées">
            <AidList aids={others} today={today} />
          </Section>
        )}
      </Page>
    </Frame>
  )
}

const AidList = ({ aids, today }: { aids: readonly LocalVersion[]; today: string }) => (
  <ul className="lignes catalogue" data-lignes="">
    {aids.map((aid) => (
      <li key={aid.id}>
        <p className="ligne">
          <a href={paths.localAid.show({ id: aid.id })}>{aid.name}</a>
          <span className="doux">{aid.provider}</span>
          {!isInForce(aid, today) && <StateTag aid={aid} on={today} />}
          <span className="doux petit">{DOMAINS[aid.domain]}</span>
        </p>
        <p className="petit doux">
          {validity(aid)} · {sayGives(aid.gives)}
        </p>
      </li>
    ))}
  </ul>
)
