import { may } from '#core/actor.ts'
import { writeFullDate } from '#core/french.ts'
import { LinkButton } from '#ui/button.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { localAids as acts } from './actions.ts'
import { typedOfAddress } from './answers.ts'
import { aidLine, Bands, ConditionList, LocalCheck, LocalSheet, StateTag, validity } from './local-parts.tsx'
import type { LocalVersion } from './model.ts'
import { getLocalAid } from './queries.server.ts'
import { sayGives } from './say.ts'
import type { Route } from './+types/local-show.route'

export const loader = page(acts.show, async ({ tx, id, url, actor, today, timeZone }) => {
  const { aid, former } = await getLocalAid(tx, id)
  const dayOf = ({ writtenAt }: LocalVersion) => writeFullDate(wallClock(writtenAt, timeZone).date)
  return {
    aid,
    written: `${dayOf(aid)} par ${aid.writtenBy}`,
    former: former.map((one) => ({ one, written: `${dayOf(one)} par ${one.writtenBy}` })),
    typed: typedOfAddress(url),
    today,
    writes: may(actor, acts.change),
  }
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: `${loaderData?.aid.name ?? 'Aide locale'} — Aparté` }]

export default function LocalAidPage({ loaderData }: Route.ComponentProps) {
  const { aid, former, typed, today, writes } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar
          title={aid.name}
          actions={
            <>
              <LinkButton href={paths.localAid.list()}>Aides locales</LinkButton>
              {writes && (
                <>
                  <LinkButton href={paths.localAid.end({ id: aid.id })}>Arrêter</LinkButton>
                  <LinkButton href={paths.localAid.edit({ id: aid.id })} icon="plume">
                    Modifier
                  </LinkButton>
                </>
              )}
            </>
          }
        >
          Aide locale · {aidLine(aid)}
        </TitleBar>
        <p className="relecture">
          <StateTag aid={aid} on={today} /> <span className="doux">Écrite le {loaderData.written}.</span>
        </p>
        <div className="fiche-droit">
          <div>
            <Section id="h-quoi" title="Ce que c’est">
              <p className="accroche">{aid.what}</p>
              <Bands aid={aid} />
            </Section>
            <Section id="h-verifier" title="Vérifier avec la personne" end="sans nom, rien n’est gardé">
              <LocalCheck aid={aid} facts={{}} typed={typed} on={today} method="get" action={paths.localAid.show({ id: aid.id })} />
            </Section>
          </div>
          <LocalSheet aid={aid} />
        </div>
        {former.length > 0 && (
          <Section id="h-histoire" title="Ce qui était écrit avant" className="haut-4">
            {former.map(({ one, written }) => (
              <details key={one.versionId} className="haut-1">
                <summary>
                  Version du {written}, {validity(one)}
                </summary>
                <p className="haut-1">
                  <b>{one.name}</b>, {one.provider}. {one.what}
                </p>
                <p>{sayGives(one.gives)}</p>
                <Bands aid={one} />
                <ConditionList aid={one} />
                <p>
                  {one.apply} <span className="doux">{one.basis}</span>
                </p>
              </details>
            ))}
          </Section>
        )}
      </Page>
    </Frame>
  )
}
