import { may } from '#core/actor.ts'
import { found } from '#db/door.server.ts'
import { findEntry } from '#rules/catalogue/catalogue.ts'
import { guidedCheck } from '#rules/catalogue/guided.ts'
import { LinkButton } from '#ui/button.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { catalogue as acts } from './actions.ts'
import { answersOf, typedOfAddress } from './answers.ts'
import { CheckForm, Outcome } from './check-parts.tsx'
import { Computed } from './computed-part.tsx'
import { listTicks } from './queries.server.ts'
import { Afterwards, Appeals, GivenList, HowToAsk, lineOf, OtherNames, Review } from './sheet-parts.tsx'
import type { Route } from './+types/show.route'

export const loader = page(acts.show, async ({ tx, params, url, actor }) => {
  const entry = found(findEntry(params['slug'] ?? ''), 'right')
  return {
    entry,
    proofs: { slug: entry.slug, ticks: await listTicks(tx, entry), mayTick: may(actor, acts.tick) },
    answers: answersOf(entry.check, typedOfAddress(url)),
  }
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: `${loaderData?.entry.name ?? 'Droit'} — Aparté` }]

export default function RightPage({ loaderData }: Route.ComponentProps) {
  const { entry, proofs, answers } = loaderData
  const { conditions, outcome } = guidedCheck(entry, answers, {})
  return (
    <Frame>
      <Page>
        <TitleBar title={entry.name} actions={<LinkButton href={paths.catalogue.list()}>Tous les droits</LinkButton>}>
          {lineOf(entry)}
        </TitleBar>
        <Review entry={entry} proofs={proofs} />
        <div className="fiche-droit">
          <div>
            <Section id="h-quoi" title="Ce que c’est">
              <p className="accroche">{entry.what}</p>
              <GivenList entry={entry} proofs={proofs} />
              <OtherNames entry={entry} />
            </Section>
            <Section id="h-verifier" title="Vérifier avec la personne" end="sans nom, rien n’est gardé">
              <Outcome outcome={outcome} proofs={proofs} asked={Object.keys(answers).length > 0} decides={entry.decider.text} />
              {conditions.length > 0 && (
                <CheckForm
                  method="get"
                  action={paths.catalogue.show({ slug: entry.slug })}
                  conditions={conditions}
                  facts={{}}
                  proofs={proofs}
                />
              )}
            </Section>
          </div>
          <HowToAsk entry={entry} proofs={proofs} />
        </div>
        <div className="deux-colonnes haut-4">
          <div>
            <Afterwards entry={entry} proofs={proofs} />
            <Computed ids={entry.computed} />
          </div>
          <div>
            <Appeals codes={entry.appeals} />
          </div>
        </div>
      </Page>
    </Frame>
  )
}
